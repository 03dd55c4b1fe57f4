// A context is set as another kind than it was allocated or got as.
// RUN: not %audit %s 2>&1 | %check %s

#include <fltkernel.h>

PFLT_FILTER Filter;

VOID Allocated(PFLT_INSTANCE Instance, PFILE_OBJECT FileObject)
{
    PFLT_CONTEXT context;
    if (!NT_SUCCESS(FltAllocateContext(Filter, FLT_STREAMHANDLE_CONTEXT, 8, PagedPool, &context)))
        return;
// CHECK: :[[@LINE+1]]:11: warning: 'FltSetStreamContext' is given a stream handle context instead of a stream context [flt-context-argument]
    (VOID)FltSetStreamContext(Instance, FileObject, FLT_SET_CONTEXT_KEEP_IF_EXISTS, context, NULL);
    FltReleaseContext(context);
}

VOID Got(PFLT_INSTANCE Instance, PFILE_OBJECT FileObject)
{
    PFLT_CONTEXT context;
    if (!NT_SUCCESS(FltGetInstanceContext(Instance, &context)))
        return;
// CHECK: :[[@LINE+1]]:11: warning: 'FltSetFileContext' is given an instance context instead of a file context [flt-context-argument]
    (VOID)FltSetFileContext(Instance, FileObject, FLT_SET_CONTEXT_KEEP_IF_EXISTS, context, NULL);
    FltReleaseContext(context);
}

static NTSTATUS Create(FLT_CONTEXT_TYPE Kind, PFLT_CONTEXT *Context)
{
    NTSTATUS status = FltAllocateContext(Filter, Kind, 8, NonPagedPool, Context);
    if (NT_SUCCESS(status))
        RtlZeroMemory(*Context, 8);
    return status;
}

VOID ThroughWrapper(PFLT_INSTANCE Instance, PFILE_OBJECT FileObject)
{
    PFLT_CONTEXT context;
    if (NT_SUCCESS(Create(FLT_STREAM_CONTEXT, &context))) {
        (VOID)FltSetStreamContext(Instance, FileObject, FLT_SET_CONTEXT_KEEP_IF_EXISTS, context, NULL);
        FltReleaseContext(context);
    }
    if (NT_SUCCESS(Create(FLT_INSTANCE_CONTEXT, &context))) {
// CHECK: :[[@LINE+1]]:15: warning: 'FltSetStreamContext' is given an instance context instead of a stream context [flt-context-argument]
        (VOID)FltSetStreamContext(Instance, FileObject, FLT_SET_CONTEXT_KEEP_IF_EXISTS, context, NULL);
        FltReleaseContext(context);
    }
}

// The kind follows the routine, as in a generic wrapper.
VOID Generic(PCFLT_RELATED_OBJECTS FltObjects, FLT_CONTEXT_TYPE Kind)
{
    PFLT_CONTEXT context;
    if (!NT_SUCCESS(FltAllocateContext(Filter, Kind, 8, NonPagedPool, &context)))
        return;
    switch (Kind) {
    case FLT_VOLUME_CONTEXT:
        (VOID)FltSetVolumeContext(FltObjects->Volume, FLT_SET_CONTEXT_KEEP_IF_EXISTS, context, NULL);
        break;
    case FLT_INSTANCE_CONTEXT:
        (VOID)FltSetInstanceContext(FltObjects->Instance, FLT_SET_CONTEXT_KEEP_IF_EXISTS, context, NULL);
        break;
    default:
        (VOID)FltSetStreamContext(FltObjects->Instance, FltObjects->FileObject, FLT_SET_CONTEXT_KEEP_IF_EXISTS, context, NULL);
        break;
    }
    FltReleaseContext(context);
}

VOID Section(PFLT_INSTANCE Instance, PFILE_OBJECT FileObject)
{
    PFLT_CONTEXT context;
    HANDLE handle;
    PVOID object;
    if (!NT_SUCCESS(FltAllocateContext(Filter, FLT_STREAM_CONTEXT, 8, PagedPool, &context)))
        return;
// CHECK: :[[@LINE+1]]:11: warning: 'FltCreateSectionForDataScan' is given a stream context instead of a section context [flt-context-argument]
    (VOID)FltCreateSectionForDataScan(Instance, FileObject, context, SECTION_MAP_READ, NULL, NULL, PAGE_READONLY, SEC_COMMIT, 0, &handle, &object, NULL);
    FltReleaseContext(context);
}
