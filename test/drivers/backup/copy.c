/*++

    Tidemark: copies by work items, and the operations that start them.

--*/

#include "tidemark.h"

#ifdef ALLOC_PRAGMA
#pragma alloc_text(PAGE, TmQueueCopy)
#pragma alloc_text(PAGE, TmPreWrite)
#pragma alloc_text(PAGE, TmPreSetInformation)
#endif

static VOID
TmFreeCopy(
    _In_ __drv_freesMem(Mem) PTM_COPY Copy)
{
    InterlockedDecrement(&Copy->Instance->Pending);
    ObDereferenceObject(Copy->FileObject);
    FltReleaseContext(Copy->File);
    FltReleaseContext(Copy->Instance);
    ExFreePoolWithTag(Copy, TM_TAG_WORK);
}

static NTSTATUS
TmCopyContent(
    _In_ PTM_INSTANCE Instance,
    _Inout_ PTM_FILE File,
    _In_ PFILE_OBJECT FileObject)
{
    LARGE_INTEGER offset;
    PVOID buffer;
    ULONG got;
    NTSTATUS status = STATUS_SUCCESS;

    buffer = ExAllocatePoolWithTag(PagedPool, TM_COPY_CHUNK, TM_TAG_BUFFER);
    if (buffer == NULL)
        return STATUS_INSUFFICIENT_RESOURCES;

    offset.QuadPart = 0;

    while (offset.QuadPart < File->FileSize.QuadPart) {

        status = FltReadFile(Instance->Instance, FileObject, &offset,
                             TM_COPY_CHUNK, buffer,
                             FLTFL_IO_OPERATION_DO_NOT_UPDATE_BYTE_OFFSET,
                             &got, NULL, NULL);
        if (status == STATUS_END_OF_FILE) {
            status = STATUS_SUCCESS;
            break;
        }
        if (!NT_SUCCESS(status) || got == 0)
            break;

        /* To the store; left out here. */
        File->BytesSaved += got;
        offset.QuadPart += got;
    }

    ExFreePoolWithTag(buffer, TM_TAG_BUFFER);
    return status;
}

static VOID FLTAPI
TmCopyWorker(
    _In_ PFLT_GENERIC_WORKITEM WorkItem,
    _In_ PVOID FltObject,
    _In_opt_ PVOID Context)
{
    PTM_COPY copy = (PTM_COPY)Context;
    NTSTATUS status;

    UNREFERENCED_PARAMETER(FltObject);

    status = TmCopyContent(copy->Instance, copy->File, copy->FileObject);

    FltAcquireResourceExclusive(&copy->Instance->Resource);
    if (NT_SUCCESS(status))
        copy->Instance->FilesSaved += 1;
    else
        copy->Instance->FilesLost += 1;
    FltReleaseResource(&copy->Instance->Resource);

    if (copy->Done != NULL)
        KeSetEvent(copy->Done, IO_NO_INCREMENT, FALSE);

    TmFreeCopy(copy);
    FltFreeGenericWorkItem(WorkItem);
}

/*
 * Both contexts are the caller's before and after; the copy takes references
 * of its own.
 */
NTSTATUS
TmQueueCopy(
    _In_ PTM_INSTANCE Instance,
    _In_ PTM_FILE File,
    _In_ PFILE_OBJECT FileObject,
    _In_ BOOLEAN Wait)
{
    PFLT_GENERIC_WORKITEM workItem;
    KEVENT done;
    PTM_COPY copy;
    NTSTATUS status;

    PAGED_CODE();

    copy = ExAllocatePoolWithTag(NonPagedPoolNx, sizeof(TM_COPY),
                                 TM_TAG_WORK);
    if (copy == NULL)
        return STATUS_INSUFFICIENT_RESOURCES;

    workItem = FltAllocateGenericWorkItem();
    if (workItem == NULL) {
        ExFreePoolWithTag(copy, TM_TAG_WORK);
        return STATUS_INSUFFICIENT_RESOURCES;
    }

    KeInitializeEvent(&done, NotificationEvent, FALSE);

    FltReferenceContext(Instance);
    copy->Instance = Instance;
    FltReferenceContext(File);
    copy->File = File;
    ObReferenceObject(FileObject);
    copy->FileObject = FileObject;
    copy->Done = Wait ? &done : NULL;
    copy->Status = STATUS_SUCCESS;
    InterlockedIncrement(&Instance->Pending);

    status = FltQueueGenericWorkItem(workItem, TmGlobals.Filter, TmCopyWorker,
                                     DelayedWorkQueue, copy);
    if (!NT_SUCCESS(status)) {
        /* The worker will not run. */
        TmFreeCopy(copy);
        FltFreeGenericWorkItem(workItem);
        return status;
    }

    if (Wait)
        KeWaitForSingleObject(&done, Executive, KernelMode, FALSE, NULL);

    return STATUS_SUCCESS;
}

/* What both operations have in common. TRUE: the file has been saved. */
static BOOLEAN
TmSaveBeforeChange(
    _In_ PCFLT_RELATED_OBJECTS FltObjects,
    _In_ BOOLEAN Wait)
{
    PTM_INSTANCE instance;
    PTM_FILE file = NULL;
    BOOLEAN saved = FALSE;
    LONG epoch;
    NTSTATUS status;

    status = FltGetInstanceContext(FltObjects->Instance,
                                   (PFLT_CONTEXT *)&instance);
    if (!NT_SUCCESS(status))
        return FALSE;

    epoch = instance->Epoch;
    if (epoch == 0)
        goto Exit;

    status = TmReferenceFile(FltObjects, epoch, &file);
    if (!NT_SUCCESS(status))
        goto Exit;

    if (InterlockedExchange(&file->Saved, 1) != 0) {
        saved = TRUE;
        goto Exit;
    }

    status = TmQueueCopy(instance, file, FltObjects->FileObject, Wait);
    if (!NT_SUCCESS(status)) {
        InterlockedExchange(&file->Saved, 0);
        goto Exit;
    }

    saved = TRUE;

Exit:

    if (file != NULL)
        FltReleaseContext(file);
    FltReleaseContext(instance);
    return saved;
}

FLT_PREOP_CALLBACK_STATUS FLTAPI
TmPreWrite(
    _Inout_ PFLT_CALLBACK_DATA Data,
    _In_ PCFLT_RELATED_OBJECTS FltObjects,
    _Flt_CompletionContext_Outptr_ PVOID *CompletionContext)
{
    UNREFERENCED_PARAMETER(CompletionContext);

    PAGED_CODE();

    if (FLT_IS_FASTIO_OPERATION(Data))
        return FLT_PREOP_DISALLOW_FASTIO;

    if (IoGetTopLevelIrp() != NULL)
        return FLT_PREOP_SUCCESS_NO_CALLBACK;

    (VOID)TmSaveBeforeChange(FltObjects, TRUE);
    return FLT_PREOP_SUCCESS_NO_CALLBACK;
}

FLT_PREOP_CALLBACK_STATUS FLTAPI
TmPreSetInformation(
    _Inout_ PFLT_CALLBACK_DATA Data,
    _In_ PCFLT_RELATED_OBJECTS FltObjects,
    _Flt_CompletionContext_Outptr_ PVOID *CompletionContext)
{
    PAGED_CODE();

    *CompletionContext = NULL;

    switch (Data->Iopb->Parameters.SetFileInformation.FileInformationClass) {

    case FileEndOfFileInformation:
    case FileAllocationInformation:

        (VOID)TmSaveBeforeChange(FltObjects, TRUE);
        return FLT_PREOP_SUCCESS_NO_CALLBACK;

    case FileDispositionInformation:
    case FileDispositionInformationEx:

        (VOID)TmSaveBeforeChange(FltObjects, TRUE);
        return FLT_PREOP_SYNCHRONIZE;

    default:

        return FLT_PREOP_SUCCESS_NO_CALLBACK;
    }
}

FLT_POSTOP_CALLBACK_STATUS FLTAPI
TmPostSetInformation(
    _Inout_ PFLT_CALLBACK_DATA Data,
    _In_ PCFLT_RELATED_OBJECTS FltObjects,
    _In_opt_ PVOID CompletionContext,
    _In_ FLT_POST_OPERATION_FLAGS Flags)
{
    UNREFERENCED_PARAMETER(CompletionContext);

    if (!FlagOn(Flags, FLTFL_POST_OPERATION_DRAINING) &&
        NT_SUCCESS(Data->IoStatus.Status)) {

        /* Synchronised, so below DISPATCH_LEVEL. */
        TmForgetFile(FltObjects);
    }

    return FLT_POSTOP_FINISHED_PROCESSING;
}
