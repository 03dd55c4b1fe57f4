// FLT_SET_CONTEXT_KEEP_IF_EXISTS with an OldContext: if there is a context
// already, the caller owns a reference to each of the two.
// RUN: not %audit %s 2>&1 | %check %s

#include <fltkernel.h>

PFLT_FILTER Filter;

// Row 2: theirs is used and given out, ours is forgotten.
NTSTATUS NewForgotten(PCFLT_RELATED_OBJECTS FltObjects, PFLT_CONTEXT *Context)
{
    PFLT_CONTEXT ours = NULL, theirs = NULL;
    NTSTATUS status = FltAllocateContext(Filter, FLT_STREAM_CONTEXT, 64,
                                         PagedPool, &ours);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    RtlZeroMemory(ours, 64);
    status = FltSetStreamContext(FltObjects->Instance, FltObjects->FileObject,
                                 FLT_SET_CONTEXT_KEEP_IF_EXISTS, ours, &theirs);
    if (NT_SUCCESS(status)) {
        *Context = ours;
        return STATUS_SUCCESS;
    }
    if (status == STATUS_FLT_CONTEXT_ALREADY_DEFINED) {
        *Context = theirs;
// CHECK: set-keep.c:[[@LINE+3]]:{{[0-9]+}}: warning: reference to the stream context 'ours' obtained by 'FltAllocateContext' is not released
// CHECK: set-keep.c:[[@LINE-15]]:{{[0-9]+}}: note: 'FltAllocateContext' returns a referenced stream context in 'ours'
// CHECK: set-keep.c:[[@LINE-10]]:{{[0-9]+}}: note: assuming the call of 'FltSetStreamContext' finds a context already attached
        return STATUS_SUCCESS;
    }
    FltReleaseContext(ours);
    return status;
}

// Row 2: ours is released, theirs is forgotten.
NTSTATUS OldForgotten(PCFLT_RELATED_OBJECTS FltObjects)
{
    PFLT_CONTEXT ours, theirs;
    NTSTATUS status = FltAllocateContext(Filter, FLT_STREAM_CONTEXT, 64,
                                         PagedPool, &ours);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    RtlZeroMemory(ours, 64);
    status = FltSetStreamContext(FltObjects->Instance, FltObjects->FileObject,
                                 FLT_SET_CONTEXT_KEEP_IF_EXISTS, ours, &theirs);
    FltReleaseContext(ours);
// CHECK: set-keep.c:[[@LINE+1]]:{{[0-9]+}}: warning: reference to the stream context 'theirs' obtained by 'FltSetStreamContext' is not released
    return status;
}

NTSTATUS FindOrCreate(PCFLT_RELATED_OBJECTS FltObjects, PFLT_CONTEXT *Context)
{
    PFLT_CONTEXT ours, theirs;
    NTSTATUS status = FltGetStreamContext(FltObjects->Instance,
                                          FltObjects->FileObject, Context);
    if (status != STATUS_NOT_FOUND) {
        return status;
    }
    status = FltAllocateContext(Filter, FLT_STREAM_CONTEXT, 64, PagedPool,
                                &ours);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    RtlZeroMemory(ours, 64);
    status = FltSetStreamContext(FltObjects->Instance, FltObjects->FileObject,
                                 FLT_SET_CONTEXT_KEEP_IF_EXISTS, ours, &theirs);
    if (!NT_SUCCESS(status)) {
        FltReleaseContext(ours);
        if (status != STATUS_FLT_CONTEXT_ALREADY_DEFINED) {
            return status;
        }
        ours = theirs;
        status = STATUS_SUCCESS;
    }
    *Context = ours;
    return status;
}

// Without an OldContext nothing is handed out.
NTSTATUS NoOldContext(PCFLT_RELATED_OBJECTS FltObjects)
{
    PFLT_CONTEXT ours;
    NTSTATUS status = FltAllocateContext(Filter, FLT_STREAM_CONTEXT, 64,
                                         PagedPool, &ours);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    RtlZeroMemory(ours, 64);
    status = FltSetStreamContext(FltObjects->Instance, FltObjects->FileObject,
                                 FLT_SET_CONTEXT_KEEP_IF_EXISTS, ours, NULL);
    if (status == STATUS_FLT_CONTEXT_ALREADY_DEFINED) {
        status = STATUS_SUCCESS;
    }
    FltReleaseContext(ours);
    return status;
}
// CHECK: fltlint: 1 file, 4 functions analysed, 0 not fully analysed, 2 findings
