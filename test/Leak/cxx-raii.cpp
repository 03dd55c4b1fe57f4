// Owners: got in the constructor or adopted later, released in the destructor,
// on every way out of the scope.
// RUN: not %audit %s 2>&1 | %check %s

#include <fltkernel.h>

class StreamContext {
public:
    StreamContext(PCFLT_RELATED_OBJECTS FltObjects) : Context(nullptr)
    {
        FltGetStreamContext(FltObjects->Instance, FltObjects->FileObject,
                            &Context);
    }
    ~StreamContext()
    {
        if (Context) {
            FltReleaseContext(Context);
        }
    }
    explicit operator bool() const { return Context != nullptr; }
    PFLT_CONTEXT get() const { return Context; }

private:
    PFLT_CONTEXT Context;
};

// Constructed empty, given a pointer later.
class Owner {
public:
    Owner() : Context(nullptr) {}
    explicit Owner(PFLT_CONTEXT Given) : Context(Given) {}
    ~Owner() { Reset(); }
    void Set(PFLT_CONTEXT Given) { Context = Given; }
    void Reset()
    {
        if (Context != nullptr) {
            FltReleaseContext(Context);
            Context = nullptr;
        }
    }
    PFLT_CONTEXT Detach()
    {
        PFLT_CONTEXT Given = Context;
        Context = nullptr;
        return Given;
    }

private:
    PFLT_CONTEXT Context;
};

ULONG Scoped(PCFLT_RELATED_OBJECTS FltObjects, ULONG Choice)
{
    StreamContext Stream(FltObjects);

    if (!Stream) {
        return 0;
    }
    for (ULONG I = 0; I < Choice; ++I) {
        StreamContext Inner(FltObjects);
        if (I == 2) {
            break;
        }
        if (I == 3) {
            continue;
        }
        if (I == 4) {
            return 4;
        }
        DbgPrint("%p\n", Inner.get());
    }
    return 1;
}

NTSTATUS Adopted(PCFLT_RELATED_OBJECTS FltObjects)
{
    Owner Holder;
    PFLT_CONTEXT Context;

    NTSTATUS Status = FltGetStreamContext(FltObjects->Instance,
                                          FltObjects->FileObject, &Context);
    if (!NT_SUCCESS(Status)) {
        return Status;
    }
    Holder.Set(Context);
    if (FltObjects->FileObject->DeletePending) {
        return STATUS_DELETE_PENDING;
    }
    return STATUS_SUCCESS;
}

// An early return before the owner is told.
NTSTATUS AdoptedTooLate(PCFLT_RELATED_OBJECTS FltObjects)
{
    Owner Holder;
    PFLT_CONTEXT Context;

    NTSTATUS Status = FltGetStreamContext(FltObjects->Instance,
                                          FltObjects->FileObject, &Context);
    if (!NT_SUCCESS(Status)) {
        return Status;
    }
    if (FltObjects->FileObject->DeletePending) {
// CHECK: cxx-raii.cpp:[[@LINE+1]]:{{[0-9]+}}: warning: reference to the stream context 'Context' obtained by 'FltGetStreamContext' is not released
        return STATUS_DELETE_PENDING;
    }
    Holder.Set(Context);
    return STATUS_SUCCESS;
}

// Given a second one, the owner forgets the first.
VOID SetTwice(PCFLT_RELATED_OBJECTS FltObjects)
{
    Owner Holder;
    PFLT_CONTEXT Context;

    if (NT_SUCCESS(FltGetStreamContext(FltObjects->Instance,
                                       FltObjects->FileObject, &Context))) {
        Holder.Set(Context);
    }
    if (NT_SUCCESS(FltGetInstanceContext(FltObjects->Instance, &Context))) {
// CHECK: cxx-raii.cpp:[[@LINE+1]]:{{[0-9]+}}: warning: reference to the stream context 'Context' obtained by 'FltGetStreamContext' is not released
        Holder.Set(Context);
    }
}

PFLT_CONTEXT Detached(PCFLT_RELATED_OBJECTS FltObjects)
{
    PFLT_CONTEXT Context = nullptr;

    FltGetStreamContext(FltObjects->Instance, FltObjects->FileObject, &Context);
    Owner Holder(Context);
    if (FltObjects->FileObject->DeletePending) {
        return nullptr;
    }
    return Holder.Detach();
}

VOID DetachedAndLost(PCFLT_RELATED_OBJECTS FltObjects)
{
    PFLT_CONTEXT Context = nullptr;

    FltGetStreamContext(FltObjects->Instance, FltObjects->FileObject, &Context);
    Owner Holder(Context);
    Context = Holder.Detach();
    DbgPrint("%p\n", Context);
// CHECK: cxx-raii.cpp:[[@LINE+1]]:{{[0-9]+}}: warning: reference to the stream context 'Context' obtained by 'FltGetStreamContext' is not released
}

// A temporary dies with its statement.
BOOLEAN Temporary(PCFLT_RELATED_OBJECTS FltObjects)
{
    return StreamContext(FltObjects).get() != nullptr;
}
// CHECK: fltlint: 1 file, {{[0-9]+}} functions analysed, 0 not fully analysed, 3 findings
