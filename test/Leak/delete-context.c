// FltDeleteContext detaches; the caller's own reference stays his.
// RUN: not %audit %s 2>&1 | %check %s

#include <fltkernel.h>

VOID DeletedNotReleased(PCFLT_RELATED_OBJECTS FltObjects)
{
    PFLT_CONTEXT context;

    if (NT_SUCCESS(FltGetStreamContext(FltObjects->Instance,
                                       FltObjects->FileObject, &context))) {
        FltDeleteContext(context);
    }
// CHECK: delete-context.c:[[@LINE+1]]:{{[0-9]+}}: warning: reference to the stream context 'context' obtained by 'FltGetStreamContext' is not released
}

VOID DeletedAndReleased(PCFLT_RELATED_OBJECTS FltObjects)
{
    PFLT_CONTEXT context;

    if (NT_SUCCESS(FltGetStreamContext(FltObjects->Instance,
                                       FltObjects->FileObject, &context))) {
        FltDeleteContext(context);
        FltReleaseContext(context);
    }
}

// With the typed delete, in either order.
VOID TypedBefore(PCFLT_RELATED_OBJECTS FltObjects)
{
    PFLT_CONTEXT context;

    if (NT_SUCCESS(FltGetStreamContext(FltObjects->Instance,
                                       FltObjects->FileObject, &context))) {
        FltDeleteStreamContext(FltObjects->Instance, FltObjects->FileObject,
                               NULL);
        FltReleaseContext(context);
    }
}

VOID TypedAfter(PCFLT_RELATED_OBJECTS FltObjects)
{
    PFLT_CONTEXT context;

    if (NT_SUCCESS(FltGetStreamContext(FltObjects->Instance,
                                       FltObjects->FileObject, &context))) {
        FltReleaseContext(context);
        FltDeleteStreamContext(FltObjects->Instance, FltObjects->FileObject,
                               NULL);
    }
}

// A context that was never attached is not freed by deleting it, not even on an
// error path.
NTSTATUS NeverAttached(PFLT_FILTER Filter, BOOLEAN Fail, PFLT_CONTEXT *Result)
{
    PFLT_CONTEXT context;
    NTSTATUS status = FltAllocateContext(Filter, FLT_STREAM_CONTEXT, 64,
                                         PagedPool, &context);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    RtlZeroMemory(context, 64);
    if (Fail) {
// CHECK: delete-context.c:[[@LINE+1]]:{{[0-9]+}}: warning: 'FltDeleteContext' is called for the stream context 'context', which is not attached {{.*}}[flt-context-argument]
        FltDeleteContext(context);
// CHECK: delete-context.c:[[@LINE+1]]:{{[0-9]+}}: warning: reference to the stream context 'context' obtained by 'FltAllocateContext' is not released
        return STATUS_UNSUCCESSFUL;
    }
    *Result = context;
    return STATUS_SUCCESS;
}
// CHECK: fltlint: 1 file, 5 functions analysed, 0 not fully analysed, 3 findings
