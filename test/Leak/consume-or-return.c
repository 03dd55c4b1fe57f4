// An in/out parameter: the helper is given a reference to a new context, and
// gives back a reference to the one that is attached in the end. What it must
// not do is to fail and keep neither promise.
// RUN: not %audit %s 2>&1 | %check %s

#include <fltkernel.h>

PFLT_FILTER Filter;

// Consumes what it is given on every failure. Returns it or another one.
static NTSTATUS GetOrSet(PCFLT_RELATED_OBJECTS FltObjects,
                         PFLT_CONTEXT *Context)
{
    PFLT_CONTEXT ours = *Context, theirs = NULL;
    NTSTATUS status = FltGetStreamContext(FltObjects->Instance,
                                          FltObjects->FileObject, &theirs);

    if (NT_SUCCESS(status)) {
        FltReleaseContext(ours);
        *Context = theirs;
        return STATUS_SUCCESS;
    }
    if (status == STATUS_NOT_FOUND) {
        status = FltSetStreamContext(FltObjects->Instance,
                                     FltObjects->FileObject,
                                     FLT_SET_CONTEXT_KEEP_IF_EXISTS, ours,
                                     &theirs);
        if (NT_SUCCESS(status)) {
            return STATUS_SUCCESS;
        }
        if (status == STATUS_FLT_CONTEXT_ALREADY_DEFINED) {
            FltReleaseContext(ours);
            *Context = theirs;
            return STATUS_SUCCESS;
        }
    }
    FltReleaseContext(ours);
    *Context = NULL;
    return status;
}

// Forgets that a get may fail in more than one way.
static NTSTATUS GetOrSetHalf(PCFLT_RELATED_OBJECTS FltObjects,
                             PFLT_CONTEXT *Context)
{
    PFLT_CONTEXT ours = *Context, theirs = NULL;
    NTSTATUS status = FltGetStreamContext(FltObjects->Instance,
                                          FltObjects->FileObject, &theirs);

    if (NT_SUCCESS(status)) {
        FltReleaseContext(ours);
        *Context = theirs;
        return STATUS_SUCCESS;
    }
    if (status != STATUS_NOT_FOUND) {
        return status;
    }
    status = FltSetStreamContext(FltObjects->Instance, FltObjects->FileObject,
                                 FLT_SET_CONTEXT_KEEP_IF_EXISTS, ours, &theirs);
    if (!NT_SUCCESS(status)) {
        FltReleaseContext(ours);
        *Context = theirs;
        if (status == STATUS_FLT_CONTEXT_ALREADY_DEFINED) {
            return STATUS_SUCCESS;
        }
        *Context = NULL;
    }
    return status;
}

NTSTATUS Clean(PCFLT_RELATED_OBJECTS FltObjects)
{
    PFLT_CONTEXT context;
    NTSTATUS status = FltAllocateContext(Filter, FLT_STREAM_CONTEXT, 64,
                                         PagedPool, &context);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    RtlZeroMemory(context, 64);
    status = GetOrSet(FltObjects, &context);
    if (NT_SUCCESS(status)) {
        FltReleaseContext(context);
    }
    return status;
}

NTSTATUS Leaks(PCFLT_RELATED_OBJECTS FltObjects)
{
    PFLT_CONTEXT context;
    NTSTATUS status = FltAllocateContext(Filter, FLT_STREAM_CONTEXT, 64,
                                         PagedPool, &context);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    RtlZeroMemory(context, 64);
    status = GetOrSetHalf(FltObjects, &context);
    if (NT_SUCCESS(status)) {
        FltReleaseContext(context);
    }
// CHECK: consume-or-return.c:[[@LINE+1]]:{{[0-9]+}}: warning: reference to the stream context 'context' obtained by 'FltAllocateContext' is not released
    return status;
}
// CHECK: fltlint: 1 file, 4 functions analysed, 0 not fully analysed, 1 finding,
