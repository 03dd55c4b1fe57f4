// A volume context from paged pool, however the call comes by the pool type.
// RUN: not %audit %s 2>&1 | %check %s

#include <fltkernel.h>

PFLT_FILTER Filter;

typedef struct _VOLUME {
    ULONG Flags;
} VOLUME, *PVOLUME;

typedef struct _STREAM {
    ULONG Flags;
} STREAM, *PSTREAM;

#define VOLUME_POOL PagedPool
enum { VolumePool = PagedPool };
const POOL_TYPE VolumePoolType = PagedPool;

VOID Enumerator(VOID)
{
    PVOLUME volume;
// CHECK: :[[@LINE+1]]:21: warning: a volume context is allocated from paged pool; volume contexts must be in nonpaged pool [flt-context-pool]
    if (!NT_SUCCESS(FltAllocateContext(Filter, FLT_VOLUME_CONTEXT, sizeof(VOLUME), PagedPool, (PFLT_CONTEXT *)&volume)))
        return;
    FltReleaseContext(volume);
}

VOID Macro(VOID)
{
    NTSTATUS status;
    PVOLUME volume;
// CHECK: :[[@LINE+1]]:14: warning: a volume context is allocated from paged pool{{.*}} [flt-context-pool]
    status = FltAllocateContext(Filter, FLT_VOLUME_CONTEXT, sizeof(VOLUME), VOLUME_POOL, (PFLT_CONTEXT *)&volume);
    if (NT_SUCCESS(status))
        FltReleaseContext(volume);
}

VOID OwnEnumerator(VOID)
{
    NTSTATUS status;
    PVOLUME volume;
// CHECK: :[[@LINE+1]]:14: warning: a volume context is allocated from paged pool{{.*}} [flt-context-pool]
    status = FltAllocateContext(Filter, FLT_VOLUME_CONTEXT, sizeof(VOLUME), (POOL_TYPE)VolumePool, (PFLT_CONTEXT *)&volume);
    if (NT_SUCCESS(status))
        FltReleaseContext(volume);
}

VOID Number(VOID)
{
    NTSTATUS status;
    PVOLUME volume;
// PagedPoolCacheAligned
// CHECK: :[[@LINE+1]]:14: warning: a volume context is allocated from paged pool{{.*}} [flt-context-pool]
    status = FltAllocateContext(Filter, FLT_VOLUME_CONTEXT, sizeof(VOLUME), (POOL_TYPE)5, (PFLT_CONTEXT *)&volume);
    if (NT_SUCCESS(status))
        FltReleaseContext(volume);
}

VOID Constant(VOID)
{
    NTSTATUS status;
    PVOLUME volume;
// CHECK: :[[@LINE+1]]:14: warning: a volume context is allocated from paged pool{{.*}} [flt-context-pool]
    status = FltAllocateContext(Filter, FLT_VOLUME_CONTEXT, sizeof(VOLUME), VolumePoolType, (PFLT_CONTEXT *)&volume);
    if (NT_SUCCESS(status))
        FltReleaseContext(volume);
}

// On one of two paths that meet before the call.
VOID Variable(BOOLEAN Small)
{
    NTSTATUS status;
    PVOLUME volume;
    POOL_TYPE pool = NonPagedPool;
    if (Small)
        pool = PagedPool;
// CHECK: :[[@LINE+2]]:14: warning: a volume context is allocated from paged pool{{.*}} [flt-context-pool]
// CHECK-NEXT: :[[@LINE-3]]:9: note: assuming 'Small' is true
    status = FltAllocateContext(Filter, FLT_VOLUME_CONTEXT, sizeof(VOLUME), pool, (PFLT_CONTEXT *)&volume);
    if (NT_SUCCESS(status))
        FltReleaseContext(volume);
}

// The kind and the pool that belong together do, the others do not.
VOID Both(BOOLEAN IsVolume)
{
    NTSTATUS status;
    PVOLUME volume;
    status = FltAllocateContext(Filter, IsVolume ? FLT_VOLUME_CONTEXT : FLT_INSTANCE_CONTEXT, sizeof(VOLUME), IsVolume ? NonPagedPool : PagedPool, (PFLT_CONTEXT *)&volume);
    if (NT_SUCCESS(status))
        FltReleaseContext(volume);
}

static NTSTATUS Allocate(FLT_CONTEXT_TYPE Kind, POOL_TYPE Pool, PFLT_CONTEXT *Context)
{
// CHECK: :[[@LINE+1]]:12: warning: a volume context is allocated from paged pool{{.*}} [flt-context-pool]
    return FltAllocateContext(Filter, Kind, sizeof(VOLUME), Pool, Context);
}

VOID ThroughWrapper(VOID)
{
    PFLT_CONTEXT stream, volume;
    if (NT_SUCCESS(Allocate(FLT_STREAM_CONTEXT, PagedPool, &stream)))
        FltReleaseContext(stream);
    if (NT_SUCCESS(Allocate(FLT_VOLUME_CONTEXT, PagedPool, &volume)))
        FltReleaseContext(volume);
}

static NTSTATUS AllocateWell(FLT_CONTEXT_TYPE Kind, PFLT_CONTEXT *Context)
{
    POOL_TYPE pool;
    switch (Kind) {
    case FLT_VOLUME_CONTEXT:
        pool = NonPagedPool;
        break;
    default:
        pool = PagedPool;
        break;
    }
    return FltAllocateContext(Filter, Kind, sizeof(VOLUME), pool, Context);
}

VOID ThroughGoodWrapper(VOID)
{
    PFLT_CONTEXT stream, volume;
    if (NT_SUCCESS(AllocateWell(FLT_STREAM_CONTEXT, &stream)))
        FltReleaseContext(stream);
    if (NT_SUCCESS(AllocateWell(FLT_VOLUME_CONTEXT, &volume)))
        FltReleaseContext(volume);
}

// Nothing is known of these pools, or they are nonpaged.
VOID Good(POOL_TYPE Given)
{
    PFLT_CONTEXT context;
    if (NT_SUCCESS(FltAllocateContext(Filter, FLT_VOLUME_CONTEXT, 8, Given, &context)))
        FltReleaseContext(context);
    if (NT_SUCCESS(FltAllocateContext(Filter, FLT_VOLUME_CONTEXT, 8, NonPagedPool, &context)))
        FltReleaseContext(context);
    if (NT_SUCCESS(FltAllocateContext(Filter, FLT_VOLUME_CONTEXT, 8, NonPagedPoolNx, &context)))
        FltReleaseContext(context);
    if (NT_SUCCESS(FltAllocateContext(Filter, FLT_STREAM_CONTEXT, 8, PagedPool, &context)))
        FltReleaseContext(context);
}
