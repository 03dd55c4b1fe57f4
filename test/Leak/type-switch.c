// Wrappers that switch over the kind of context.
// RUN: not %audit %s 2>&1 | %check %s

#include <fltkernel.h>

PFLT_FILTER Filter;

static NTSTATUS Get(PCFLT_RELATED_OBJECTS FltObjects, FLT_CONTEXT_TYPE Kind,
                    PFLT_CONTEXT *Context)
{
    switch (Kind) {
    case FLT_STREAM_CONTEXT:
        return FltGetStreamContext(FltObjects->Instance, FltObjects->FileObject,
                                   Context);
    case FLT_FILE_CONTEXT:
        return FltGetFileContext(FltObjects->Instance, FltObjects->FileObject,
                                 Context);
    case FLT_INSTANCE_CONTEXT:
        return FltGetInstanceContext(FltObjects->Instance, Context);
    case FLT_TRANSACTION_CONTEXT:
        return FltGetTransactionContext(FltObjects->Instance,
                                        FltObjects->Transaction, Context);
    default:
        return STATUS_INVALID_PARAMETER;
    }
}

static NTSTATUS Set(PCFLT_RELATED_OBJECTS FltObjects, FLT_CONTEXT_TYPE Kind,
                    PFLT_CONTEXT New, PFLT_CONTEXT *Old)
{
    switch (Kind) {
    case FLT_STREAM_CONTEXT:
        return FltSetStreamContext(FltObjects->Instance, FltObjects->FileObject,
                                   FLT_SET_CONTEXT_KEEP_IF_EXISTS, New, Old);
    case FLT_FILE_CONTEXT:
        return FltSetFileContext(FltObjects->Instance, FltObjects->FileObject,
                                 FLT_SET_CONTEXT_KEEP_IF_EXISTS, New, Old);
    case FLT_INSTANCE_CONTEXT:
        return FltSetInstanceContext(FltObjects->Instance,
                                     FLT_SET_CONTEXT_KEEP_IF_EXISTS, New, Old);
    case FLT_TRANSACTION_CONTEXT:
        return FltSetTransactionContext(FltObjects->Instance,
                                        FltObjects->Transaction,
                                        FLT_SET_CONTEXT_KEEP_IF_EXISTS, New,
                                        Old);
    default:
        return STATUS_INVALID_PARAMETER;
    }
}

NTSTATUS GetOrCreate(PCFLT_RELATED_OBJECTS FltObjects, FLT_CONTEXT_TYPE Kind,
                     SIZE_T Size, PFLT_CONTEXT *Context)
{
    PFLT_CONTEXT ours = NULL, theirs = NULL;
    NTSTATUS status = Get(FltObjects, Kind, Context);

    if (status != STATUS_NOT_FOUND) {
        return status;
    }
    status = FltAllocateContext(Filter, Kind, Size, NonPagedPool, &ours);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    RtlZeroMemory(ours, Size);
    status = Set(FltObjects, Kind, ours, &theirs);
    if (NT_SUCCESS(status)) {
        *Context = ours;
        return STATUS_SUCCESS;
    }
    FltReleaseContext(ours);
    if (status == STATUS_FLT_CONTEXT_ALREADY_DEFINED) {
        *Context = theirs;
        return STATUS_SUCCESS;
    }
    return status;
}

VOID Uses(PCFLT_RELATED_OBJECTS FltObjects)
{
    PFLT_CONTEXT file, stream;

    if (!NT_SUCCESS(GetOrCreate(FltObjects, FLT_FILE_CONTEXT, 64, &file))) {
        return;
    }
    if (!NT_SUCCESS(GetOrCreate(FltObjects, FLT_STREAM_CONTEXT, 64, &stream))) {
// CHECK: type-switch.c:[[@LINE+1]]:{{[0-9]+}}: warning: reference to the file context 'file' obtained by 'GetOrCreate' is not released
        return;
    }
    FltReleaseContext(stream);
    FltReleaseContext(file);
}
// CHECK: fltlint: 1 file, 4 functions analysed, 0 not fully analysed, 1 finding,
