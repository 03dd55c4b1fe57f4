// FltDeleteContext on a context that is attached to nothing.
// RUN: not %audit %s 2>&1 | %check %s

#include <fltkernel.h>

PFLT_FILTER Filter;
PFLT_CONTEXT Shared;
NTSTATUS Fill(PVOID Context, ULONG Length);
VOID Attach(PFLT_CONTEXT Context);

VOID Never(VOID)
{
    PFLT_CONTEXT context;
    if (!NT_SUCCESS(FltAllocateContext(Filter, FLT_STREAM_CONTEXT, 8, PagedPool, &context)))
        return;
    RtlZeroMemory(context, 8);
// CHECK: :[[@LINE+1]]:5: warning: 'FltDeleteContext' is called for the stream context 'context', which is not attached to anything on this path [flt-context-argument]
    FltDeleteContext(context);
    FltReleaseContext(context);
}

// The set failed on this way, the other is right.
VOID Failed(PFLT_INSTANCE Instance, PFILE_OBJECT FileObject, BOOLEAN Keep)
{
    PFLT_CONTEXT context;
    NTSTATUS status;
    if (!NT_SUCCESS(FltAllocateContext(Filter, FLT_STREAM_CONTEXT, 8, PagedPool, &context)))
        return;
    status = FltSetStreamContext(Instance, FileObject, FLT_SET_CONTEXT_KEEP_IF_EXISTS, context, NULL);
    if (!NT_SUCCESS(status)) {
// CHECK: :[[@LINE+1]]:9: warning: 'FltDeleteContext' is called for the stream context 'context'
        FltDeleteContext(context);
    } else if (!Keep) {
        FltDeleteContext(context);
    }
    FltReleaseContext(context);
}

static NTSTATUS Create(PFLT_CONTEXT *Context)
{
    NTSTATUS status = FltAllocateContext(Filter, FLT_FILE_CONTEXT, 8, PagedPool, Context);
    if (NT_SUCCESS(status))
        RtlZeroMemory(*Context, 8);
    return status;
}

VOID Created(VOID)
{
    PFLT_CONTEXT context;
    if (NT_SUCCESS(Create(&context))) {
// CHECK: :[[@LINE+1]]:9: warning: 'FltDeleteContext' is called for the file context 'context'
        FltDeleteContext(context);
        FltReleaseContext(context);
    }
}

// Whether it is attached is not known.
VOID Got(PFLT_INSTANCE Instance, PFILE_OBJECT FileObject)
{
    PFLT_CONTEXT context;
    if (NT_SUCCESS(FltGetStreamContext(Instance, FileObject, &context))) {
        FltDeleteContext(context);
        FltReleaseContext(context);
    }
}

VOID Given(PFLT_CONTEXT Context)
{
    FltDeleteContext(Context);
}

VOID Elsewhere(VOID)
{
    PFLT_CONTEXT context;
    if (!NT_SUCCESS(FltAllocateContext(Filter, FLT_STREAM_CONTEXT, 8, PagedPool, &context)))
        return;
    Attach(context);
    FltDeleteContext(context);
    FltReleaseContext(context);
}

VOID Published(VOID)
{
    PFLT_CONTEXT context;
    if (!NT_SUCCESS(FltAllocateContext(Filter, FLT_STREAM_CONTEXT, 8, PagedPool, &context)))
        return;
    FltReferenceContext(context);
    Shared = context;
    FltDeleteContext(context);
    FltReleaseContext(context);
}
