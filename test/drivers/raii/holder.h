// Warden: owners of what the filter manager and the pool give out.
//
// Context<T> owns one reference to a context. It can be moved, not copied; who
// wants a second reference says so with duplicate(). detach() gives the
// reference out of its hands, adopt() takes one over.

#pragma once

#include <fltKernel.h>

namespace warden {

template <typename T>
class Context {
public:
    Context() noexcept : p_(nullptr) {}
    ~Context() { reset(); }

    Context(Context&& other) noexcept : p_(other.detach()) {}

    Context& operator=(Context&& other) noexcept
    {
        if (this != &other) {
            reset();
            p_ = other.detach();
        }
        return *this;
    }

    Context(const Context&) = delete;
    Context& operator=(const Context&) = delete;

    static Context adopt(PFLT_CONTEXT context) noexcept
    {
        Context holder;
        holder.p_ = static_cast<T*>(context);
        return holder;
    }

    // What is in here must have been released before.
    PFLT_CONTEXT* put() noexcept
    {
        reset();
        return reinterpret_cast<PFLT_CONTEXT*>(&p_);
    }

    T* get() const noexcept { return p_; }
    T* operator->() const noexcept { return p_; }
    explicit operator bool() const noexcept { return p_ != nullptr; }

    T* detach() noexcept
    {
        T* p = p_;
        p_ = nullptr;
        return p;
    }

    Context duplicate() const noexcept
    {
        if (p_ != nullptr) {
            FltReferenceContext(p_);
        }
        return adopt(p_);
    }

    void reset() noexcept
    {
        if (p_ != nullptr) {
            FltReleaseContext(p_);
            p_ = nullptr;
        }
    }

private:
    T* p_;
};

// Runs something at the end of a scope, unless told otherwise.
template <typename F>
class ScopeExit {
public:
    explicit ScopeExit(F f) noexcept : f_(f), armed_(true) {}
    ~ScopeExit()
    {
        if (armed_) {
            f_();
        }
    }
    void dismiss() noexcept { armed_ = false; }

    ScopeExit(const ScopeExit&) = delete;
    ScopeExit& operator=(const ScopeExit&) = delete;
    ScopeExit(ScopeExit&& other) noexcept : f_(other.f_), armed_(other.armed_)
    {
        other.armed_ = false;
    }

private:
    F f_;
    bool armed_;
};

template <typename F>
ScopeExit<F> onExit(F f) noexcept
{
    return ScopeExit<F>(f);
}

class SpinGuard {
public:
    explicit SpinGuard(KSPIN_LOCK& lock) noexcept : lock_(lock)
    {
        KeAcquireSpinLock(&lock_, &irql_);
    }
    ~SpinGuard() { KeReleaseSpinLock(&lock_, irql_); }

    SpinGuard(const SpinGuard&) = delete;
    SpinGuard& operator=(const SpinGuard&) = delete;

private:
    KSPIN_LOCK& lock_;
    KIRQL irql_;
};

} // namespace warden
