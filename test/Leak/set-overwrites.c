// OldContext in the variable that holds the new context: what the set writes
// there is the end of the only pointer to the new one.
// RUN: not %audit %s 2>&1 | %check %s

#include <fltkernel.h>

PFLT_FILTER Filter;

NTSTATUS SameVariable(PCFLT_RELATED_OBJECTS FltObjects)
{
    PFLT_CONTEXT context;
    NTSTATUS status = FltAllocateContext(Filter, FLT_STREAM_CONTEXT, 64,
                                         PagedPool, &context);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    RtlZeroMemory(context, 64);
// CHECK: set-overwrites.c:[[@LINE+1]]:{{[0-9]+}}: warning: reference to the stream context 'context' obtained by 'FltAllocateContext' is not released
    status = FltSetStreamContext(FltObjects->Instance, FltObjects->FileObject,
                                 FLT_SET_CONTEXT_KEEP_IF_EXISTS, context,
                                 &context);
    if (context != NULL) {
        FltReleaseContext(context);
    }
    return status;
}

// The same by hand: the existing one takes the place of ours.
NTSTATUS CopiedOver(PCFLT_RELATED_OBJECTS FltObjects, PFLT_CONTEXT *Context)
{
    PFLT_CONTEXT ours, old = NULL;
    NTSTATUS status = FltAllocateContext(Filter, FLT_STREAM_CONTEXT, 64,
                                         PagedPool, &ours);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    RtlZeroMemory(ours, 64);
    status = FltSetStreamContext(FltObjects->Instance, FltObjects->FileObject,
                                 FLT_SET_CONTEXT_KEEP_IF_EXISTS, ours, &old);
    if (status == STATUS_FLT_CONTEXT_ALREADY_DEFINED) {
// CHECK: set-overwrites.c:[[@LINE+2]]:{{[0-9]+}}: warning: reference to the stream context 'ours' obtained by 'FltAllocateContext' is not released
// CHECK: set-overwrites.c:[[@LINE+1]]:{{[0-9]+}}: note: 'ours' is overwritten here while it still holds the reference
        ours = old;
        status = STATUS_SUCCESS;
    } else if (!NT_SUCCESS(status)) {
        FltReleaseContext(ours);
        return status;
    }
    *Context = ours;
    return status;
}
// CHECK: fltlint: 1 file, 2 functions analysed, 0 not fully analysed, 2 findings
