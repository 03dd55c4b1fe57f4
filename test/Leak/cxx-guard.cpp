// Scope guards made of lambdas, scoped locks, templates.
// RUN: not %audit %s 2>&1 | %check %s

#include <fltkernel.h>

template <typename F> class Guard {
public:
    explicit Guard(F Function) : Function(Function), Active(true) {}
    ~Guard()
    {
        if (Active) {
            Function();
        }
    }
    void Dismiss() { Active = false; }

private:
    F Function;
    bool Active;
};

template <typename F> Guard<F> MakeGuard(F Function)
{
    return Guard<F>(Function);
}

struct Mutex {
    FAST_MUTEX Lock;
    void Acquire() { ExAcquireFastMutex(&Lock); }
    void Release() { ExReleaseFastMutex(&Lock); }
};

template <typename T> struct AutoLock {
    T &Lock;
    explicit AutoLock(T &Lock) : Lock(Lock) { Lock.Acquire(); }
    ~AutoLock() { Lock.Release(); }
};

struct FileState {
    Mutex Lock;
    bool Done;
};

NTSTATUS Guarded(PCFLT_RELATED_OBJECTS FltObjects)
{
    PFLT_CONTEXT Context = nullptr;
    NTSTATUS Status = FltGetStreamContext(FltObjects->Instance,
                                          FltObjects->FileObject, &Context);
    if (!NT_SUCCESS(Status)) {
        return Status;
    }
    auto Release = MakeGuard([&] { FltReleaseContext(Context); });
    if (FltObjects->FileObject->DeletePending) {
        return STATUS_DELETE_PENDING;
    }
    return STATUS_SUCCESS;
}

// By value, before there is anything to release.
NTSTATUS GuardedTooEarly(PCFLT_RELATED_OBJECTS FltObjects)
{
    PFLT_CONTEXT Context = nullptr;
    auto Release = MakeGuard([=] {
        if (Context) {
            FltReleaseContext(Context);
        }
    });
    NTSTATUS Status = FltGetStreamContext(FltObjects->Instance,
                                          FltObjects->FileObject, &Context);
// CHECK: cxx-guard.cpp:[[@LINE+1]]:{{[0-9]+}}: warning: reference to the stream context 'Context' obtained by 'FltGetStreamContext' is not released
    return Status;
}

// Dismissed on success, where the caller gets it.
NTSTATUS Dismissed(PCFLT_RELATED_OBJECTS FltObjects, PFLT_CONTEXT *Result)
{
    PFLT_CONTEXT Context = nullptr;
    NTSTATUS Status = FltGetStreamContext(FltObjects->Instance,
                                          FltObjects->FileObject, &Context);
    if (!NT_SUCCESS(Status)) {
        return Status;
    }
    auto Release = MakeGuard([&] { FltReleaseContext(Context); });
    if (FltObjects->FileObject->DeletePending) {
        return STATUS_DELETE_PENDING;
    }
    Release.Dismiss();
    *Result = Context;
    return STATUS_SUCCESS;
}

// Dismissed and not given to anybody.
NTSTATUS DismissedAndLost(PCFLT_RELATED_OBJECTS FltObjects)
{
    PFLT_CONTEXT Context = nullptr;
    NTSTATUS Status = FltGetStreamContext(FltObjects->Instance,
                                          FltObjects->FileObject, &Context);
    if (!NT_SUCCESS(Status)) {
        return Status;
    }
    auto Release = MakeGuard([&] { FltReleaseContext(Context); });
    Release.Dismiss();
// CHECK: cxx-guard.cpp:[[@LINE+1]]:{{[0-9]+}}: warning: reference to the stream context 'Context' obtained by 'FltGetStreamContext' is not released
    return STATUS_SUCCESS;
}

// A lock that is a member of the context is let go before the context is.
VOID LockInContext(PCFLT_RELATED_OBJECTS FltObjects)
{
    FileState *State;

    if (!NT_SUCCESS(FltGetFileContext(
            FltObjects->Instance, FltObjects->FileObject,
            reinterpret_cast<PFLT_CONTEXT *>(&State)))) {
        return;
    }
    do {
        AutoLock<Mutex> Locker(State->Lock);
        if (State->Done) {
            break;
        }
        State->Done = true;
    } while (false);
    FltReleaseContext(State);
}

VOID LockAndReturn(PCFLT_RELATED_OBJECTS FltObjects)
{
    FileState *State;

    if (!NT_SUCCESS(FltGetFileContext(
            FltObjects->Instance, FltObjects->FileObject,
            reinterpret_cast<PFLT_CONTEXT *>(&State)))) {
        return;
    }
    {
        AutoLock<Mutex> Locker(State->Lock);
        if (State->Done) {
// CHECK: cxx-guard.cpp:[[@LINE+1]]:{{[0-9]+}}: warning: reference to the file context 'State' obtained by 'FltGetFileContext' is not released
            return;
        }
    }
    FltReleaseContext(State);
}
// CHECK: fltlint: 1 file, {{[0-9]+}} functions analysed, 0 not fully analysed, 3 findings
