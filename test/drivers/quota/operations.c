/* Ration: the operations. */

#include "ration.h"

FLT_POSTOP_CALLBACK_STATUS FLTAPI
RationPostCreate(PFLT_CALLBACK_DATA Data, PCFLT_RELATED_OBJECTS FltObjects,
                 PVOID CompletionContext, FLT_POST_OPERATION_FLAGS Flags)
{
    FILE_STANDARD_INFORMATION standard;
    PRATION_HANDLE handle = NULL;
    PRATION_STREAM stream = NULL;
    ULONG owner;

    UNREFERENCED_PARAMETER(CompletionContext);

    if (FlagOn(Flags, FLTFL_POST_OPERATION_DRAINING) ||
        !NT_SUCCESS(Data->IoStatus.Status) ||
        Data->IoStatus.Status == STATUS_REPARSE) {
        goto Exit;
    }

    if (!NT_SUCCESS(FltQueryInformationFile(FltObjects->Instance,
                                            FltObjects->FileObject, &standard,
                                            sizeof(standard),
                                            FileStandardInformation, NULL)) ||
        standard.Directory) {
        goto Exit;
    }

    if (!NT_SUCCESS(RationGetOrCreate(FltObjects, FLT_STREAM_CONTEXT,
                                      (PFLT_CONTEXT *)&stream))) {
        stream = NULL;
        goto Exit;
    }

    if (stream->OwnerHash == 0) {
        owner = RationHashOwner(FltObjects);
        if (owner == 0) {
            goto Exit;
        }
        stream->OwnerHash = owner;
        stream->Charged = standard.AllocationSize.QuadPart;
    }

    if (FlagOn(Data->Iopb->Parameters.Create.Options,
               FILE_DELETE_ON_CLOSE)) {
        if (!NT_SUCCESS(RationGetOrCreate(FltObjects,
                                          FLT_STREAMHANDLE_CONTEXT,
                                          (PFLT_CONTEXT *)&handle))) {
            handle = NULL;
            goto Exit;
        }
        handle->DeleteOnClose = TRUE;
        handle->Reserved = standard.AllocationSize.QuadPart;
    }

Exit:
    RationRelease((PFLT_CONTEXT *)&handle);
    RationRelease((PFLT_CONTEXT *)&stream);
    return FLT_POSTOP_FINISHED_PROCESSING;
}

static BOOLEAN
RationWantedSize(PFLT_CALLBACK_DATA Data, PLONGLONG Size)
{
    PFLT_PARAMETERS parameters = &Data->Iopb->Parameters;
    PVOID buffer = parameters->SetFileInformation.InfoBuffer;

    switch (parameters->SetFileInformation.FileInformationClass) {
    case FileEndOfFileInformation:
        *Size = ((PFILE_END_OF_FILE_INFORMATION)buffer)->EndOfFile.QuadPart;
        return TRUE;
    case FileAllocationInformation:
        *Size = ((PFILE_ALLOCATION_INFORMATION)buffer)
                    ->AllocationSize.QuadPart;
        return TRUE;
    default:
        return FALSE;
    }
}

FLT_PREOP_CALLBACK_STATUS FLTAPI
RationPreSetInformation(PFLT_CALLBACK_DATA Data,
                        PCFLT_RELATED_OBJECTS FltObjects,
                        PVOID *CompletionContext)
{
    FLT_PREOP_CALLBACK_STATUS result = FLT_PREOP_SUCCESS_NO_CALLBACK;
    FLT_RELATED_CONTEXTS contexts;
    PRATION_VOLUME volume;
    PRATION_STREAM stream;
    PRATION_CHANGE change;
    LONGLONG size;
    LONGLONG delta;
    NTSTATUS status;

    if (!RationWantedSize(Data, &size)) {
        return FLT_PREOP_SUCCESS_NO_CALLBACK;
    }

    FltGetContexts(FltObjects, FLT_VOLUME_CONTEXT | FLT_STREAM_CONTEXT,
                   &contexts);
    volume = contexts.VolumeContext;
    stream = contexts.StreamContext;
    if (volume == NULL || stream == NULL || stream->OwnerHash == 0) {
        goto Exit;
    }

    delta = size - stream->Charged;
    status = RationCharge(volume, stream->OwnerHash, delta);
    if (!NT_SUCCESS(status)) {
        Data->IoStatus.Status = status;
        Data->IoStatus.Information = 0;
        result = FLT_PREOP_COMPLETE;
        goto Exit;
    }

    change = ExAllocatePoolWithTag(NonPagedPoolNx, sizeof(*change),
                                   RATION_TAG);
    if (change == NULL) {
        RationCharge(volume, stream->OwnerHash, -delta);
        goto Exit;
    }

    /* The members go to the completion; what is not NULL is released here. */
    change->Volume = volume;
    contexts.VolumeContext = NULL;
    change->Stream = stream;
    contexts.StreamContext = NULL;
    change->Delta = delta;
    *CompletionContext = change;
    result = FLT_PREOP_SUCCESS_WITH_CALLBACK;

Exit:
    FltReleaseContexts(&contexts);
    return result;
}

FLT_POSTOP_CALLBACK_STATUS FLTAPI
RationPostSetInformation(PFLT_CALLBACK_DATA Data,
                         PCFLT_RELATED_OBJECTS FltObjects,
                         PVOID CompletionContext,
                         FLT_POST_OPERATION_FLAGS Flags)
{
    PRATION_CHANGE change = CompletionContext;

    UNREFERENCED_PARAMETER(FltObjects);

    if (change == NULL) {
        return FLT_POSTOP_FINISHED_PROCESSING;
    }

    if (FlagOn(Flags, FLTFL_POST_OPERATION_DRAINING) ||
        !NT_SUCCESS(Data->IoStatus.Status)) {
        RationCharge(change->Volume, change->Stream->OwnerHash,
                     -change->Delta);
    } else {
        InterlockedExchangeAdd64(&change->Stream->Charged, change->Delta);
    }

    FltReleaseContext(change->Stream);
    FltReleaseContext(change->Volume);
    ExFreePoolWithTag(change, RATION_TAG);
    return FLT_POSTOP_FINISHED_PROCESSING;
}

FLT_PREOP_CALLBACK_STATUS FLTAPI
RationPreCleanup(PFLT_CALLBACK_DATA Data, PCFLT_RELATED_OBJECTS FltObjects,
                 PVOID *CompletionContext)
{
    PRATION_HANDLE handle = NULL;
    PRATION_STREAM stream = NULL;
    PRATION_VOLUME volume = NULL;

    UNREFERENCED_PARAMETER(Data);
    UNREFERENCED_PARAMETER(CompletionContext);
    PAGED_CODE();

    if (NT_SUCCESS(RationGet(FltObjects, FLT_STREAMHANDLE_CONTEXT,
                             (PFLT_CONTEXT *)&handle)) &&
        handle->DeleteOnClose &&
        NT_SUCCESS(RationGet(FltObjects, FLT_STREAM_CONTEXT,
                             (PFLT_CONTEXT *)&stream)) &&
        NT_SUCCESS(RationGet(FltObjects, FLT_VOLUME_CONTEXT,
                             (PFLT_CONTEXT *)&volume))) {
        RationCharge(volume, stream->OwnerHash, -handle->Reserved);
        handle->Reserved = 0;
    }

    RationRelease((PFLT_CONTEXT *)&volume);
    RationRelease((PFLT_CONTEXT *)&stream);
    RationRelease((PFLT_CONTEXT *)&handle);
    return FLT_PREOP_SUCCESS_NO_CALLBACK;
}

FLT_PREOP_CALLBACK_STATUS FLTAPI
RationPreQueryVolume(PFLT_CALLBACK_DATA Data,
                     PCFLT_RELATED_OBJECTS FltObjects,
                     PVOID *CompletionContext)
{
    PRATION_VOLUME volume;

    if (Data->Iopb->Parameters.QueryVolumeInformation.FsInformationClass !=
        FileFsSizeInformation) {
        return FLT_PREOP_SUCCESS_NO_CALLBACK;
    }

    if (!NT_SUCCESS(RationGet(FltObjects, FLT_VOLUME_CONTEXT,
                              (PFLT_CONTEXT *)&volume))) {
        return FLT_PREOP_SUCCESS_NO_CALLBACK;
    }

    if (!volume->Enforce) {
        FltReleaseContext(volume);
        return FLT_PREOP_SUCCESS_NO_CALLBACK;
    }

    *CompletionContext = volume;
    return FLT_PREOP_SYNCHRONIZE;
}

FLT_POSTOP_CALLBACK_STATUS FLTAPI
RationPostQueryVolume(PFLT_CALLBACK_DATA Data,
                      PCFLT_RELATED_OBJECTS FltObjects,
                      PVOID CompletionContext,
                      FLT_POST_OPERATION_FLAGS Flags)
{
    PRATION_VOLUME volume = CompletionContext;
    PRATION_STREAM stream = NULL;
    PFILE_FS_SIZE_INFORMATION info;
    LONGLONG cluster;
    LONGLONG left;

    if (FlagOn(Flags, FLTFL_POST_OPERATION_DRAINING) ||
        !NT_SUCCESS(Data->IoStatus.Status)) {
        goto Exit;
    }

    /* Synchronised: contexts may be had. */
    if (!NT_SUCCESS(RationGet(FltObjects, FLT_STREAM_CONTEXT,
                              (PFLT_CONTEXT *)&stream))) {
        goto Exit;
    }

    info = Data->Iopb->Parameters.QueryVolumeInformation.VolumeBuffer;
    cluster = (LONGLONG)info->SectorsPerAllocationUnit * info->BytesPerSector;
    left = volume->DefaultLimit - RationUsed(volume, stream->OwnerHash);
    if (cluster != 0 && left >= 0 &&
        left / cluster < info->AvailableAllocationUnits.QuadPart) {
        info->AvailableAllocationUnits.QuadPart = left / cluster;
    }

Exit:
    RationRelease((PFLT_CONTEXT *)&stream);
    FltReleaseContext(volume);
    return FLT_POSTOP_FINISHED_PROCESSING;
}
