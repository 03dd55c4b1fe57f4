// A reference handed to the post-operation through CompletionContext: it is
// handed on only by the values that bring the post-operation, and there it
// must be released on every path.
// RUN: not %audit %s 2>&1 | %check %s

#include <fltkernel.h>

PFLT_FILTER Filter;

FLT_PREOP_CALLBACK_STATUS PreRead(PFLT_CALLBACK_DATA Data,
                                  PCFLT_RELATED_OBJECTS FltObjects,
                                  PVOID *CompletionContext)
{
    PFLT_CONTEXT context;

    UNREFERENCED_PARAMETER(Data);
    if (!NT_SUCCESS(FltGetStreamContext(FltObjects->Instance,
                                        FltObjects->FileObject, &context))) {
        return FLT_PREOP_SUCCESS_NO_CALLBACK;
    }
    *CompletionContext = context;
    return FLT_PREOP_SUCCESS_WITH_CALLBACK;
}

FLT_POSTOP_CALLBACK_STATUS PostRead(PFLT_CALLBACK_DATA Data,
                                    PCFLT_RELATED_OBJECTS FltObjects,
                                    PVOID CompletionContext,
                                    FLT_POST_OPERATION_FLAGS Flags)
{
    UNREFERENCED_PARAMETER(Data);
    UNREFERENCED_PARAMETER(FltObjects);
    UNREFERENCED_PARAMETER(Flags);
    FltReleaseContext(CompletionContext);
    return FLT_POSTOP_FINISHED_PROCESSING;
}

FLT_PREOP_CALLBACK_STATUS PreWrite(PFLT_CALLBACK_DATA Data,
                                   PCFLT_RELATED_OBJECTS FltObjects,
                                   PVOID *CompletionContext)
{
    PFLT_CONTEXT context;

    UNREFERENCED_PARAMETER(Data);
    if (!NT_SUCCESS(FltGetStreamContext(FltObjects->Instance,
                                        FltObjects->FileObject, &context))) {
        return FLT_PREOP_SUCCESS_NO_CALLBACK;
    }
    *CompletionContext = context;
    return FLT_PREOP_SYNCHRONIZE;
}

// The draining post-operation owns it like any other.
FLT_POSTOP_CALLBACK_STATUS PostWrite(PFLT_CALLBACK_DATA Data,
                                     PCFLT_RELATED_OBJECTS FltObjects,
                                     PVOID CompletionContext,
                                     FLT_POST_OPERATION_FLAGS Flags)
{
    UNREFERENCED_PARAMETER(Data);
    UNREFERENCED_PARAMETER(FltObjects);
    if (FlagOn(Flags, FLTFL_POST_OPERATION_DRAINING)) {
// CHECK: completion-context.c:[[@LINE+1]]:{{[0-9]+}}: warning: reference to the stream context{{.*}} is not released
        return FLT_POSTOP_FINISHED_PROCESSING;
    }
    FltReleaseContext(CompletionContext);
    return FLT_POSTOP_FINISHED_PROCESSING;
}

// FLT_PREOP_COMPLETE brings no post-operation.
FLT_PREOP_CALLBACK_STATUS PreCreate(PFLT_CALLBACK_DATA Data,
                                    PCFLT_RELATED_OBJECTS FltObjects,
                                    PVOID *CompletionContext)
{
    PFLT_CONTEXT context;

    UNREFERENCED_PARAMETER(FltObjects);
    if (!NT_SUCCESS(FltAllocateContext(Filter, FLT_STREAM_CONTEXT, 64,
                                       PagedPool, &context))) {
        return FLT_PREOP_SUCCESS_NO_CALLBACK;
    }
    RtlZeroMemory(context, 64);
    *CompletionContext = context;
    if (FlagOn(Data->Iopb->OperationFlags, SL_OPEN_PAGING_FILE)) {
        Data->IoStatus.Status = STATUS_ACCESS_DENIED;
// CHECK: completion-context.c:[[@LINE+1]]:{{[0-9]+}}: warning: reference to the stream context 'context' obtained by 'FltAllocateContext' is not released
        return FLT_PREOP_COMPLETE;
    }
    return FLT_PREOP_SYNCHRONIZE;
}

FLT_POSTOP_CALLBACK_STATUS PostCreate(PFLT_CALLBACK_DATA Data,
                                      PCFLT_RELATED_OBJECTS FltObjects,
                                      PVOID CompletionContext,
                                      FLT_POST_OPERATION_FLAGS Flags)
{
    if (NT_SUCCESS(Data->IoStatus.Status) &&
        !FlagOn(Flags, FLTFL_POST_OPERATION_DRAINING)) {
        FltSetStreamContext(FltObjects->Instance, FltObjects->FileObject,
                            FLT_SET_CONTEXT_KEEP_IF_EXISTS, CompletionContext,
                            NULL);
    }
    FltReleaseContext(CompletionContext);
    return FLT_POSTOP_FINISHED_PROCESSING;
}

// Taken back before an answer that brings no post-operation.
FLT_PREOP_CALLBACK_STATUS PreCleanup(PFLT_CALLBACK_DATA Data,
                                     PCFLT_RELATED_OBJECTS FltObjects,
                                     PVOID *CompletionContext)
{
    PFLT_CONTEXT context;

    if (!NT_SUCCESS(FltGetStreamContext(FltObjects->Instance,
                                        FltObjects->FileObject, &context))) {
        return FLT_PREOP_SUCCESS_NO_CALLBACK;
    }
    *CompletionContext = context;
    if (FLT_IS_FASTIO_OPERATION(Data)) {
        *CompletionContext = NULL;
        FltReleaseContext(context);
        return FLT_PREOP_DISALLOW_FASTIO;
    }
    return FLT_PREOP_SUCCESS_WITH_CALLBACK;
}

FLT_POSTOP_CALLBACK_STATUS PostCleanup(PFLT_CALLBACK_DATA Data,
                                       PCFLT_RELATED_OBJECTS FltObjects,
                                       PVOID CompletionContext,
                                       FLT_POST_OPERATION_FLAGS Flags)
{
    UNREFERENCED_PARAMETER(Data);
    UNREFERENCED_PARAMETER(FltObjects);
    UNREFERENCED_PARAMETER(Flags);
    if (CompletionContext != NULL) {
        FltReleaseContext(CompletionContext);
    }
    return FLT_POSTOP_FINISHED_PROCESSING;
}

const FLT_OPERATION_REGISTRATION Callbacks[] = {
    {IRP_MJ_READ, 0, PreRead, PostRead},
    {IRP_MJ_WRITE, 0, PreWrite, PostWrite},
    {IRP_MJ_CREATE, 0, PreCreate, PostCreate},
    {IRP_MJ_CLEANUP, 0, PreCleanup, PostCleanup},
    {IRP_MJ_OPERATION_END}};
// CHECK: fltlint: 1 file, 8 functions analysed, 0 not fully analysed, 2 findings
