// Move-only owners, returned by value and put into another.
// RUN: not %audit %s 2>&1 | %check %s

#include <fltkernel.h>

class Owner {
public:
    Owner() = default;
    explicit Owner(PFLT_CONTEXT Given) : Context(Given) {}
    Owner(const Owner &) = delete;
    Owner &operator=(const Owner &) = delete;
    Owner(Owner &&Other) : Context(Other.Context) { Other.Context = nullptr; }
    Owner &operator=(Owner &&Other)
    {
        if (this != &Other) {
            Reset();
            Context = Other.Context;
            Other.Context = nullptr;
        }
        return *this;
    }
    ~Owner() { Reset(); }
    void Reset()
    {
        if (Context) {
            FltReleaseContext(Context);
        }
        Context = nullptr;
    }
    PFLT_CONTEXT *Put()
    {
        Reset();
        return &Context;
    }
    PFLT_CONTEXT Release()
    {
        PFLT_CONTEXT Given = Context;
        Context = nullptr;
        return Given;
    }
    explicit operator bool() const { return Context != nullptr; }

private:
    PFLT_CONTEXT Context = nullptr;
};

template <typename T> T &&Move(T &Value) { return static_cast<T &&>(Value); }

static Owner Get(PCFLT_RELATED_OBJECTS FltObjects)
{
    Owner Result;

    FltGetStreamContext(FltObjects->Instance, FltObjects->FileObject,
                        Result.Put());
    return Result;
}

VOID Returned(PCFLT_RELATED_OBJECTS FltObjects)
{
    Owner Stream = Get(FltObjects);
    if (Stream) {
        DbgPrint("got\n");
    }
}

VOID Moved(PCFLT_RELATED_OBJECTS FltObjects)
{
    Owner Stream = Get(FltObjects), Other;
    Other = Move(Stream);
    Owner Third(Move(Other));
    Stream = Get(FltObjects);
}

VOID ReleasedFromOwner(PCFLT_RELATED_OBJECTS FltObjects)
{
    Owner Stream = Get(FltObjects);
    PFLT_CONTEXT Context = Stream.Release();
    DbgPrint("%p\n", Context);
// CHECK: cxx-move.cpp:[[@LINE+1]]:{{[0-9]+}}: warning: reference to the stream context {{.*}}is not released
}
// CHECK: fltlint: 1 file, {{[0-9]+}} functions analysed, 0 not fully analysed, 1 finding,
