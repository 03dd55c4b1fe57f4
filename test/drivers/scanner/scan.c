/* BlueScan: the operations, and the scan itself. */

#include "bluescan.h"

#ifdef ALLOC_PRAGMA
#pragma alloc_text(PAGE, BlueScanFile)
#pragma alloc_text(PAGE, BluePreCreate)
#pragma alloc_text(PAGE, BluePostCreate)
#pragma alloc_text(PAGE, BluePreCleanup)
#endif

static const PCWSTR BlueExtensions[] = { L"exe", L"dll", L"doc", L"inf" };

static BOOLEAN
BlueIsInteresting(
    _In_ PCUNICODE_STRING Extension
    )
{
    UNICODE_STRING one;
    ULONG i;

    for (i = 0; i < RTL_NUMBER_OF(BlueExtensions); i++) {
        RtlInitUnicodeString(&one, BlueExtensions[i]);
        if (RtlCompareUnicodeString(&one, Extension, TRUE) == 0) {
            return TRUE;
        }
    }
    return FALSE;
}

/*
 * Claims the scan of a stream. FALSE: somebody else scans it already, and has
 * been waited for.
 */
static BOOLEAN
BlueBeginScan(
    _Inout_ PBLUE_STREAM_CONTEXT StreamContext
    )
{
    LONG before;

    before = InterlockedCompareExchange(&StreamContext->Verdict,
                                        BlueVerdictScanning,
                                        BlueVerdictUnknown);
    if (before == BlueVerdictUnknown) {
        KeClearEvent(&StreamContext->ScanDone);
        return TRUE;
    }
    if (before == BlueVerdictScanning) {
        KeWaitForSingleObject(&StreamContext->ScanDone, Executive, KernelMode,
                              FALSE, NULL);
    }
    return FALSE;
}

static VOID
BlueEndScan(
    _Inout_ PBLUE_STREAM_CONTEXT StreamContext,
    _In_ BLUE_VERDICT Verdict
    )
{
    InterlockedExchange(&StreamContext->Verdict, Verdict);
    KeSetEvent(&StreamContext->ScanDone, IO_NO_INCREMENT, FALSE);
}

_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS
BlueScanFile(
    _In_ PCFLT_RELATED_OBJECTS FltObjects,
    _In_ PBLUE_STREAM_CONTEXT StreamContext,
    _Out_ PBOOLEAN SafeToOpen
    )
{
    PBLUE_INSTANCE_CONTEXT instanceContext = NULL;
    PBLUE_REQUEST request = NULL;
    BLUE_REPLY reply;
    LARGE_INTEGER offset;
    LARGE_INTEGER timeout;
    BLUE_VERDICT verdict = BlueVerdictUnknown;
    ULONG bytesRead = 0;
    ULONG replyLength;
    NTSTATUS status;

    PAGED_CODE();

    *SafeToOpen = TRUE;

    if (Blue.ClientPort == NULL) {
        return STATUS_SUCCESS;
    }

    if (!BlueBeginScan(StreamContext)) {
        *SafeToOpen =
            (BOOLEAN)(StreamContext->Verdict != BlueVerdictInfected);
        return STATUS_SUCCESS;
    }

    try {
        status = FltGetInstanceContext(FltObjects->Instance,
                                       (PFLT_CONTEXT *)&instanceContext);
        if (!NT_SUCCESS(status)) {
            leave;
        }

        request = ExAllocatePoolWithTag(NonPagedPoolNx, sizeof(BLUE_REQUEST),
                                        BLUE_TAG_BUFFER);
        if (request == NULL) {
            status = STATUS_INSUFFICIENT_RESOURCES;
            leave;
        }

        offset.QuadPart = 0;
        status = FltReadFile(FltObjects->Instance,
                             FltObjects->FileObject,
                             &offset,
                             BLUE_READ_SIZE,
                             request->Contents,
                             FLTFL_IO_OPERATION_NON_CACHED |
                                 FLTFL_IO_OPERATION_DO_NOT_UPDATE_BYTE_OFFSET,
                             &bytesRead,
                             NULL,
                             NULL);
        if (status == STATUS_END_OF_FILE ||
            (NT_SUCCESS(status) && bytesRead == 0)) {
            verdict = BlueVerdictClean;
            status = STATUS_SUCCESS;
            leave;
        }
        if (!NT_SUCCESS(status)) {
            leave;
        }

        request->BytesToScan = bytesRead;
        request->Reserved = 0;
        replyLength = sizeof(reply);
        timeout.QuadPart = -10 * 1000 * 1000 * 5LL;

        status = FltSendMessage(Blue.Filter,
                                &Blue.ClientPort,
                                request,
                                sizeof(BLUE_REQUEST),
                                &reply,
                                &replyLength,
                                &timeout);
        if (status == STATUS_TIMEOUT) {
            InterlockedIncrement(&Blue.Timeouts);
            leave;
        }
        if (!NT_SUCCESS(status)) {
            leave;
        }

        InterlockedIncrement(&instanceContext->Scans);
        verdict = reply.SafeToOpen ? BlueVerdictClean : BlueVerdictInfected;
        *SafeToOpen = reply.SafeToOpen;
        if (!reply.SafeToOpen) {
            InterlockedIncrement(&instanceContext->Blocked);
        }
    } finally {
        BlueEndScan(StreamContext, verdict);
        if (request != NULL) {
            ExFreePoolWithTag(request, BLUE_TAG_BUFFER);
        }
        if (instanceContext != NULL) {
            FltReleaseContext(instanceContext);
        }
    }

    return status;
}

FLT_PREOP_CALLBACK_STATUS FLTAPI
BluePreCreate(
    _Inout_ PFLT_CALLBACK_DATA Data,
    _In_ PCFLT_RELATED_OBJECTS FltObjects,
    _Flt_CompletionContext_Outptr_ PVOID *CompletionContext
    )
{
    UNREFERENCED_PARAMETER(FltObjects);
    UNREFERENCED_PARAMETER(CompletionContext);
    PAGED_CODE();

    /* The service itself is trusted; scanning its opens would deadlock. */
    if (IoThreadToProcess(Data->Thread) == Blue.ServiceProcess) {
        return FLT_PREOP_SUCCESS_NO_CALLBACK;
    }
    if (FlagOn(Data->Iopb->OperationFlags, SL_OPEN_PAGING_FILE)) {
        return FLT_PREOP_SUCCESS_NO_CALLBACK;
    }
    return FLT_PREOP_SUCCESS_WITH_CALLBACK;
}

FLT_POSTOP_CALLBACK_STATUS FLTAPI
BluePostCreate(
    _Inout_ PFLT_CALLBACK_DATA Data,
    _In_ PCFLT_RELATED_OBJECTS FltObjects,
    _In_opt_ PVOID CompletionContext,
    _In_ FLT_POST_OPERATION_FLAGS Flags
    )
{
    PBLUE_STREAM_CONTEXT streamContext = NULL;
    ACCESS_MASK access;
    BOOLEAN safeToOpen = TRUE;
    BOOLEAN created;
    NTSTATUS status;

    UNREFERENCED_PARAMETER(CompletionContext);
    PAGED_CODE();

    if (FlagOn(Flags, FLTFL_POST_OPERATION_DRAINING) ||
        !NT_SUCCESS(Data->IoStatus.Status) ||
        Data->IoStatus.Status == STATUS_REPARSE) {
        return FLT_POSTOP_FINISHED_PROCESSING;
    }

    status = BlueGetOrCreateStreamContext(Data, FltObjects, &streamContext,
                                          &created);
    if (!NT_SUCCESS(status)) {
        return FLT_POSTOP_FINISHED_PROCESSING;
    }

    if (!BlueIsInteresting(&streamContext->NameInfo->Extension)) {
        FltReleaseContext(streamContext);
        return FLT_POSTOP_FINISHED_PROCESSING;
    }

    if (created || streamContext->Verdict == BlueVerdictUnknown) {
        (VOID)BlueScanFile(FltObjects, streamContext, &safeToOpen);
    } else {
        safeToOpen =
            (BOOLEAN)(streamContext->Verdict != BlueVerdictInfected);
    }

    if (!safeToOpen) {
        DbgPrint("BlueScan: %wZ is infected\n",
                 &streamContext->NameInfo->Name);
        FltCancelFileOpen(FltObjects->Instance, FltObjects->FileObject);
        Data->IoStatus.Status = STATUS_ACCESS_DENIED;
        Data->IoStatus.Information = 0;
        goto Done;
    }

    access = Data->Iopb->Parameters.Create.SecurityContext->DesiredAccess;
    if (FlagOn(access, FILE_WRITE_DATA | FILE_APPEND_DATA)) {
        (VOID)BlueMarkHandle(FltObjects, access);
    }

Done:
    FltReleaseContext(streamContext);
    return FLT_POSTOP_FINISHED_PROCESSING;
}

FLT_PREOP_CALLBACK_STATUS FLTAPI
BluePreCleanup(
    _Inout_ PFLT_CALLBACK_DATA Data,
    _In_ PCFLT_RELATED_OBJECTS FltObjects,
    _Flt_CompletionContext_Outptr_ PVOID *CompletionContext
    )
{
    FLT_RELATED_CONTEXTS contexts;
    PBLUE_HANDLE_CONTEXT handleContext;
    BOOLEAN safe;

    UNREFERENCED_PARAMETER(Data);
    UNREFERENCED_PARAMETER(CompletionContext);
    PAGED_CODE();

    FltGetContexts(FltObjects,
                   FLT_STREAM_CONTEXT | FLT_STREAMHANDLE_CONTEXT,
                   &contexts);

    handleContext = contexts.StreamHandleContext;
    if (handleContext != NULL && handleContext->RescanOnCleanup &&
        contexts.StreamContext != NULL) {
        (VOID)BlueScanFile(FltObjects, contexts.StreamContext, &safe);
        if (!safe) {
            DbgPrint("BlueScan: infected content was written\n");
        }
    }

    FltReleaseContexts(&contexts);
    return FLT_PREOP_SUCCESS_NO_CALLBACK;
}

FLT_PREOP_CALLBACK_STATUS FLTAPI
BluePreWrite(
    _Inout_ PFLT_CALLBACK_DATA Data,
    _In_ PCFLT_RELATED_OBJECTS FltObjects,
    _Flt_CompletionContext_Outptr_ PVOID *CompletionContext
    )
{
    PBLUE_STREAM_CONTEXT streamContext;
    NTSTATUS status;

    *CompletionContext = NULL;

    if (Data->Iopb->Parameters.Write.Length == 0) {
        return FLT_PREOP_SUCCESS_NO_CALLBACK;
    }

    status = FltGetStreamContext(FltObjects->Instance, FltObjects->FileObject,
                                 (PFLT_CONTEXT *)&streamContext);
    if (!NT_SUCCESS(status)) {
        return FLT_PREOP_SUCCESS_NO_CALLBACK;
    }

    if (streamContext->Verdict == BlueVerdictUnknown) {
        FltReleaseContext(streamContext);
        return FLT_PREOP_SUCCESS_NO_CALLBACK;
    }

    /* The post-operation must not get contexts; it is given this one. */
    *CompletionContext = streamContext;
    return FLT_PREOP_SUCCESS_WITH_CALLBACK;
}

FLT_POSTOP_CALLBACK_STATUS FLTAPI
BluePostWrite(
    _Inout_ PFLT_CALLBACK_DATA Data,
    _In_ PCFLT_RELATED_OBJECTS FltObjects,
    _In_opt_ PVOID CompletionContext,
    _In_ FLT_POST_OPERATION_FLAGS Flags
    )
{
    PBLUE_STREAM_CONTEXT streamContext = CompletionContext;

    UNREFERENCED_PARAMETER(FltObjects);

    if (streamContext == NULL) {
        return FLT_POSTOP_FINISHED_PROCESSING;
    }

    if (!FlagOn(Flags, FLTFL_POST_OPERATION_DRAINING) &&
        NT_SUCCESS(Data->IoStatus.Status) &&
        Data->IoStatus.Information != 0) {
        InterlockedIncrement(&streamContext->Generation);
        InterlockedCompareExchange(&streamContext->Verdict,
                                   BlueVerdictUnknown, BlueVerdictClean);
    }

    FltReleaseContext(streamContext);
    return FLT_POSTOP_FINISHED_PROCESSING;
}
