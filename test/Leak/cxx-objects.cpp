// An owner without a destructor; members of members; new and delete.
// RUN: not %audit %s 2>&1 | %check %s

#include <fltkernel.h>

void *operator new(size_t Size, POOL_TYPE Type)
{
    return ExAllocatePoolWithTag(Type, Size, 'tseT');
}

void operator delete(void *Memory)
{
    if (Memory) {
        ExFreePoolWithTag(Memory, 'tseT');
    }
}

void operator delete(void *Memory, size_t)
{
    if (Memory) {
        ExFreePoolWithTag(Memory, 'tseT');
    }
}

struct NoDestructor {
    PFLT_CONTEXT Context = nullptr;
    explicit NoDestructor(PCFLT_RELATED_OBJECTS FltObjects)
    {
        FltGetStreamContext(FltObjects->Instance, FltObjects->FileObject,
                            &Context);
    }
};

VOID NobodyReleases(PCFLT_RELATED_OBJECTS FltObjects)
{
    NoDestructor Holder(FltObjects);

    DbgPrint("%p\n", Holder.Context);
// CHECK: cxx-objects.cpp:[[@LINE+1]]:{{[0-9]+}}: warning: reference to the stream context 'Holder.Context' obtained by '{{.*}}NoDestructor' is not released
}

struct Owner {
    PFLT_CONTEXT Context = nullptr;
    ~Owner()
    {
        if (Context) {
            FltReleaseContext(Context);
        }
    }
};

struct Outer {
    ULONG Flags = 0;
    Owner Stream;
};

VOID MemberOfMember(PCFLT_RELATED_OBJECTS FltObjects)
{
    Outer O;

    FltGetStreamContext(FltObjects->Instance, FltObjects->FileObject,
                        &O.Stream.Context);
}

VOID NewAndDelete(PCFLT_RELATED_OBJECTS FltObjects)
{
    Outer *O = new (PagedPool) Outer;

    if (O) {
        FltGetStreamContext(FltObjects->Instance, FltObjects->FileObject,
                            &O->Stream.Context);
        delete O;
    }
}

// Freed without its destructor.
VOID FreedOnly(PCFLT_RELATED_OBJECTS FltObjects)
{
    Outer *O = new (PagedPool) Outer;

    if (O) {
        FltGetStreamContext(FltObjects->Instance, FltObjects->FileObject,
                            &O->Stream.Context);
// CHECK: cxx-objects.cpp:[[@LINE+1]]:{{[0-9]+}}: warning: reference to the stream context 'O->Stream.Context' obtained by 'FltGetStreamContext' is not released
        ExFreePoolWithTag(O, 'tseT');
    }
}
// CHECK: fltlint: 1 file, {{[0-9]+}} functions analysed, 0 not fully analysed, 2 findings
