// The pre-operation parks the reference for some operations only, and the
// post-operation releases it for the same ones: stable facts about the
// operation connect the two.
// RUN: not %audit %s 2>&1 | %check %s

#include <fltkernel.h>

FLT_PREOP_CALLBACK_STATUS PreFsControl(PFLT_CALLBACK_DATA Data,
                                       PCFLT_RELATED_OBJECTS FltObjects,
                                       PVOID *CompletionContext)
{
    PFLT_CONTEXT context;

    switch (Data->Iopb->Parameters.FileSystemControl.Common.FsControlCode) {
    case FSCTL_DISMOUNT_VOLUME:
    case FSCTL_LOCK_VOLUME:
        if (NT_SUCCESS(FltGetInstanceContext(FltObjects->Instance, &context))) {
            *CompletionContext = context;
            return FLT_PREOP_SYNCHRONIZE;
        }
        return FLT_PREOP_SUCCESS_NO_CALLBACK;
    default:
        return FLT_PREOP_SUCCESS_WITH_CALLBACK;
    }
}

FLT_POSTOP_CALLBACK_STATUS PostFsControl(PFLT_CALLBACK_DATA Data,
                                         PCFLT_RELATED_OBJECTS FltObjects,
                                         PVOID CompletionContext,
                                         FLT_POST_OPERATION_FLAGS Flags)
{
    UNREFERENCED_PARAMETER(FltObjects);
    UNREFERENCED_PARAMETER(Flags);
    switch (Data->Iopb->Parameters.FileSystemControl.Common.FsControlCode) {
    case FSCTL_DISMOUNT_VOLUME:
    case FSCTL_LOCK_VOLUME:
        FltReleaseContext(CompletionContext);
        break;
    }
    return FLT_POSTOP_FINISHED_PROCESSING;
}

BOOLEAN IsInteresting(PCFLT_RELATED_OBJECTS FltObjects);

FLT_PREOP_CALLBACK_STATUS PreWrite(PFLT_CALLBACK_DATA Data,
                                   PCFLT_RELATED_OBJECTS FltObjects,
                                   PVOID *CompletionContext)
{
    PFLT_CONTEXT context;

    UNREFERENCED_PARAMETER(Data);
    if (IsInteresting(FltObjects) &&
        NT_SUCCESS(FltGetVolumeContext(FltObjects->Filter, FltObjects->Volume,
                                       &context))) {
        *CompletionContext = context;
        return FLT_PREOP_SUCCESS_WITH_CALLBACK;
    }
    return FLT_PREOP_SUCCESS_NO_CALLBACK;
}

// A question that is asked again may be answered in another way.
FLT_POSTOP_CALLBACK_STATUS PostWrite(PFLT_CALLBACK_DATA Data,
                                     PCFLT_RELATED_OBJECTS FltObjects,
                                     PVOID CompletionContext,
                                     FLT_POST_OPERATION_FLAGS Flags)
{
    UNREFERENCED_PARAMETER(Data);
    UNREFERENCED_PARAMETER(Flags);
    if (!IsInteresting(FltObjects)) {
// CHECK: completion-cases.c:[[@LINE+1]]:{{[0-9]+}}: warning: reference to the volume context{{.*}} is not released
        return FLT_POSTOP_FINISHED_PROCESSING;
    }
    FltReleaseContext(CompletionContext);
    return FLT_POSTOP_FINISHED_PROCESSING;
}

const FLT_OPERATION_REGISTRATION Callbacks[] = {
    {IRP_MJ_FILE_SYSTEM_CONTROL, 0, PreFsControl, PostFsControl},
    {IRP_MJ_WRITE, 0, PreWrite, PostWrite},
    {IRP_MJ_OPERATION_END}};
// CHECK: fltlint: 1 file, 4 functions analysed, 0 not fully analysed, 1 finding,
