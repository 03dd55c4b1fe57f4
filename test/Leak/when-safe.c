// FltDoCompletionProcessingWhenSafe: TRUE means that the safe routine has the
// completion context, FALSE that the caller still has it.
// RUN: not %audit %s 2>&1 | %check %s

#include <fltkernel.h>

FLT_PREOP_CALLBACK_STATUS PreAny(PFLT_CALLBACK_DATA Data,
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

FLT_POSTOP_CALLBACK_STATUS SafeRead(PFLT_CALLBACK_DATA Data,
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

FLT_POSTOP_CALLBACK_STATUS PostRead(PFLT_CALLBACK_DATA Data,
                                    PCFLT_RELATED_OBJECTS FltObjects,
                                    PVOID CompletionContext,
                                    FLT_POST_OPERATION_FLAGS Flags)
{
    FLT_POSTOP_CALLBACK_STATUS result = FLT_POSTOP_FINISHED_PROCESSING;
    BOOLEAN release = TRUE;

    if (!FlagOn(Flags, FLTFL_POST_OPERATION_DRAINING)) {
        if (FltDoCompletionProcessingWhenSafe(Data, FltObjects,
                                              CompletionContext, Flags,
                                              SafeRead, &result)) {
            release = FALSE;
        } else {
            Data->IoStatus.Status = STATUS_UNSUCCESSFUL;
            Data->IoStatus.Information = 0;
        }
    }
    if (release) {
        FltReleaseContext(CompletionContext);
    }
    return result;
}

// FALSE is taken for "somebody else's".
FLT_POSTOP_CALLBACK_STATUS PostWrite(PFLT_CALLBACK_DATA Data,
                                     PCFLT_RELATED_OBJECTS FltObjects,
                                     PVOID CompletionContext,
                                     FLT_POST_OPERATION_FLAGS Flags)
{
    FLT_POSTOP_CALLBACK_STATUS result = FLT_POSTOP_FINISHED_PROCESSING;

    if (FlagOn(Flags, FLTFL_POST_OPERATION_DRAINING)) {
        FltReleaseContext(CompletionContext);
        return result;
    }
    if (!FltDoCompletionProcessingWhenSafe(Data, FltObjects, CompletionContext,
                                           Flags, SafeRead, &result)) {
        Data->IoStatus.Status = STATUS_UNSUCCESSFUL;
    }
// CHECK: when-safe.c:[[@LINE+1]]:{{[0-9]+}}: warning: reference to the stream context{{.*}} is not released
    return result;
}

// The safe routine that forgets it on one of its paths.
FLT_POSTOP_CALLBACK_STATUS SafeClose(PFLT_CALLBACK_DATA Data,
                                     PCFLT_RELATED_OBJECTS FltObjects,
                                     PVOID CompletionContext,
                                     FLT_POST_OPERATION_FLAGS Flags)
{
    UNREFERENCED_PARAMETER(FltObjects);
    UNREFERENCED_PARAMETER(Flags);
    if (!NT_SUCCESS(Data->IoStatus.Status)) {
// CHECK: when-safe.c:[[@LINE+1]]:{{[0-9]+}}: warning: reference to the stream context{{.*}} is not released
        return FLT_POSTOP_FINISHED_PROCESSING;
    }
    FltReleaseContext(CompletionContext);
    return FLT_POSTOP_FINISHED_PROCESSING;
}

FLT_POSTOP_CALLBACK_STATUS PostClose(PFLT_CALLBACK_DATA Data,
                                     PCFLT_RELATED_OBJECTS FltObjects,
                                     PVOID CompletionContext,
                                     FLT_POST_OPERATION_FLAGS Flags)
{
    FLT_POSTOP_CALLBACK_STATUS result = FLT_POSTOP_FINISHED_PROCESSING;

    if (!FltDoCompletionProcessingWhenSafe(Data, FltObjects, CompletionContext,
                                           Flags, SafeClose, &result)) {
        FltReleaseContext(CompletionContext);
    }
    return result;
}

const FLT_OPERATION_REGISTRATION Callbacks[] = {
    {IRP_MJ_READ, 0, PreAny, PostRead},
    {IRP_MJ_WRITE, 0, PreAny, PostWrite},
    {IRP_MJ_CLOSE, 0, PreAny, PostClose},
    {IRP_MJ_OPERATION_END}};
// CHECK: fltlint: 1 file, 6 functions analysed, 0 not fully analysed, 2 findings
