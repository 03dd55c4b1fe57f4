// Daybook: the operations.

#include "daybook.h"

FLT_POSTOP_CALLBACK_STATUS FLTAPI
DaybookPostCreate(_Inout_ PFLT_CALLBACK_DATA Data,
                  _In_ PCFLT_RELATED_OBJECTS FltObjects,
                  _In_opt_ PVOID CompletionContext,
                  _In_ FLT_POST_OPERATION_FLAGS Flags)
{
    PDAYBOOK_HANDLE handle;

    UNREFERENCED_PARAMETER(CompletionContext);

    if (FlagOn(Flags, FLTFL_POST_OPERATION_DRAINING))
        return FLT_POSTOP_FINISHED_PROCESSING;
    if (!NT_SUCCESS(Data->IoStatus.Status) ||
        Data->IoStatus.Status == STATUS_REPARSE)
        return FLT_POSTOP_FINISHED_PROCESSING;
    if (FlagOn(FltObjects->FileObject->Flags, FO_VOLUME_OPEN))
        return FLT_POSTOP_FINISHED_PROCESSING;

    if (!NT_SUCCESS(DaybookAttach(Data, FltObjects)))
        return FLT_POSTOP_FINISHED_PROCESSING;

    if (Data->IoStatus.Information == FILE_CREATED) {
        handle = DaybookHandleOf(FltObjects);
        if (handle != NULL) {
            InterlockedOr(&handle->Reasons, DaybookCreated);
            FltReleaseContext(handle);
        }
    }
    return FLT_POSTOP_FINISHED_PROCESSING;
}

static LONG
ReasonFor(_In_ PFLT_CALLBACK_DATA Data)
{
    PFLT_IO_PARAMETER_BLOCK iopb = Data->Iopb;

    if (iopb->MajorFunction == IRP_MJ_WRITE)
        return DaybookWritten;

    switch (iopb->Parameters.SetFileInformation.FileInformationClass) {
    case FileRenameInformation:
        return DaybookRenamed;
    case FileDispositionInformation:
        return DaybookDeleted;
    case FileEndOfFileInformation:
    case FileAllocationInformation:
        return DaybookTruncated;
    default:
        return 0;
    }
}

FLT_PREOP_CALLBACK_STATUS FLTAPI
DaybookPreChange(_Inout_ PFLT_CALLBACK_DATA Data,
                 _In_ PCFLT_RELATED_OBJECTS FltObjects,
                 _Flt_CompletionContext_Outptr_ PVOID *CompletionContext)
{
    PDAYBOOK_HANDLE handle;

    if (ReasonFor(Data) == 0)
        return FLT_PREOP_SUCCESS_NO_CALLBACK;

    handle = DaybookHandleOf(FltObjects);
    if (handle == NULL)
        return FLT_PREOP_SUCCESS_NO_CALLBACK;

    *CompletionContext = handle;
    return FLT_PREOP_SUCCESS_WITH_CALLBACK;
}

FLT_POSTOP_CALLBACK_STATUS FLTAPI
DaybookPostChange(_Inout_ PFLT_CALLBACK_DATA Data,
                  _In_ PCFLT_RELATED_OBJECTS FltObjects,
                  _In_opt_ PVOID CompletionContext,
                  _In_ FLT_POST_OPERATION_FLAGS Flags)
{
    PDAYBOOK_HANDLE handle = CompletionContext;
    KIRQL irql;
    LONG reason;

    UNREFERENCED_PARAMETER(FltObjects);

    if (FlagOn(Flags, FLTFL_POST_OPERATION_DRAINING) ||
        !NT_SUCCESS(Data->IoStatus.Status)) {
        FltReleaseContext(handle);
        return FLT_POSTOP_FINISHED_PROCESSING;
    }

    reason = ReasonFor(Data);
    if ((InterlockedOr(&handle->Reasons, reason) & reason) == 0) {
        // The first change of its kind through this handle.
        KeAcquireSpinLock(&handle->Stream->Lock, &irql);
        handle->Stream->Reasons |= reason;
        KeQuerySystemTime(&handle->Stream->LastChange);
        KeReleaseSpinLock(&handle->Stream->Lock, irql);
        DaybookPost(handle->Stream, handle->ProcessId, reason);
    }

    FltReleaseContext(handle);
    return FLT_POSTOP_FINISHED_PROCESSING;
}

FLT_PREOP_CALLBACK_STATUS FLTAPI
DaybookPreCleanup(_Inout_ PFLT_CALLBACK_DATA Data,
                  _In_ PCFLT_RELATED_OBJECTS FltObjects,
                  _Flt_CompletionContext_Outptr_ PVOID *CompletionContext)
{
    PDAYBOOK_HANDLE handle;
    LONG reasons;

    UNREFERENCED_PARAMETER(Data);
    UNREFERENCED_PARAMETER(CompletionContext);

    handle = DaybookHandleOf(FltObjects);
    if (handle == NULL)
        return FLT_PREOP_SUCCESS_NO_CALLBACK;

    reasons = handle->Reasons;
    if (reasons != 0)
        DaybookPost(handle->Stream, handle->ProcessId,
                    (ULONG)reasons | DaybookClosed);

    FltReleaseContext(handle);
    return FLT_PREOP_SUCCESS_NO_CALLBACK;
}
