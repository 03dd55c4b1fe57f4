//
// Sieve: the operations.
//

#include "sieve.h"

FLT_POSTOP_CALLBACK_STATUS FLTAPI
SievePostCreate(
    _Inout_ PFLT_CALLBACK_DATA Data,
    _In_ PCFLT_RELATED_OBJECTS FltObjects,
    _In_opt_ PVOID CompletionContext,
    _In_ FLT_POST_OPERATION_FLAGS Flags
    )
{
    FLT_RELATED_CONTEXTS_EX contexts;
    PSIEVE_STREAM stream;
    PSIEVE_STREAM known;
    NTSTATUS status;

    UNREFERENCED_PARAMETER(CompletionContext);
    PAGED_CODE();

    if (FlagOn(Flags, FLTFL_POST_OPERATION_DRAINING) ||
        !NT_SUCCESS(Data->IoStatus.Status) ||
        Data->IoStatus.Status == STATUS_REPARSE) {
        return FLT_POSTOP_FINISHED_PROCESSING;
    }

    status = FltGetContextsEx(FltObjects,
                              FLT_INSTANCE_CONTEXT | FLT_STREAM_CONTEXT,
                              sizeof(contexts),
                              &contexts);
    if (!NT_SUCCESS(status)) {
        return FLT_POSTOP_FINISHED_PROCESSING;
    }

    if (contexts.InstanceContext == NULL ||
        !((PSIEVE_INSTANCE)contexts.InstanceContext)->DataScan) {
        goto Exit;
    }

    known = contexts.StreamContext;
    if (known != NULL) {
        if (known->Bad) {
            FltCancelFileOpen(FltObjects->Instance, FltObjects->FileObject);
            Data->IoStatus.Status = STATUS_VIRUS_INFECTED;
            Data->IoStatus.Information = 0;
        }
        goto Exit;
    }

    status = FltAllocateContext(Sieve.Filter,
                                FLT_STREAM_CONTEXT,
                                sizeof(SIEVE_STREAM),
                                NonPagedPoolNx,
                                &stream);
    if (NT_SUCCESS(status)) {
        stream->Dirty = 0;
        stream->Bad = 0;
        KeInitializeEvent(&stream->Idle, SynchronizationEvent, TRUE);

        // Into the structure: the bulk release sees to it.
        contexts.StreamContext = stream;
        (VOID)FltSetStreamContext(FltObjects->Instance,
                                  FltObjects->FileObject,
                                  FLT_SET_CONTEXT_KEEP_IF_EXISTS,
                                  stream,
                                  NULL);
    }

Exit:
    FltReleaseContextsEx(sizeof(contexts), &contexts);
    return FLT_POSTOP_FINISHED_PROCESSING;
}

FLT_PREOP_CALLBACK_STATUS FLTAPI
SievePreWrite(
    _Inout_ PFLT_CALLBACK_DATA Data,
    _In_ PCFLT_RELATED_OBJECTS FltObjects,
    _Flt_CompletionContext_Outptr_ PVOID *CompletionContext
    )
{
    PSIEVE_SECTION section;
    PSIEVE_STREAM stream;

    UNREFERENCED_PARAMETER(Data);
    UNREFERENCED_PARAMETER(CompletionContext);

    if (NT_SUCCESS(FltGetStreamContext(FltObjects->Instance,
                                       FltObjects->FileObject,
                                       &stream))) {
        InterlockedExchange(&stream->Dirty, 1);
        FltReleaseContext(stream);
    }

    // What is being scanned now is of yesterday.
    if (NT_SUCCESS(FltGetSectionContext(FltObjects->Instance,
                                        FltObjects->FileObject,
                                        &section))) {
        section->Aborted = TRUE;
        FltReleaseContext(section);
    }

    return FLT_PREOP_SUCCESS_NO_CALLBACK;
}

static
NTSTATUS
SieveAskClient(
    _In_ PSIEVE_SCAN Scan
    )
{
    SIEVE_MESSAGE message;
    LARGE_INTEGER timeout;
    NTSTATUS status;

    message.Number = Scan->Number;
    message.Command = SieveCommandVerdict;
    message.Verdict = 0;
    timeout.QuadPart = -30LL * 10000000;

    status = FltSendMessage(Sieve.Filter, &Sieve.ClientPort, &message,
                            sizeof(message), NULL, NULL, &timeout);
    if (!NT_SUCCESS(status) || status == STATUS_TIMEOUT) {
        return status;
    }
    return KeWaitForSingleObject(&Scan->Done, Executive, KernelMode, FALSE,
                                 &timeout);
}

FLT_PREOP_CALLBACK_STATUS FLTAPI
SievePreCleanup(
    _Inout_ PFLT_CALLBACK_DATA Data,
    _In_ PCFLT_RELATED_OBJECTS FltObjects,
    _Flt_CompletionContext_Outptr_ PVOID *CompletionContext
    )
{
    PSIEVE_STREAM stream = NULL;
    PSIEVE_SECTION section = NULL;
    PSIEVE_SCAN scan = NULL;
    NTSTATUS status;

    UNREFERENCED_PARAMETER(Data);
    UNREFERENCED_PARAMETER(CompletionContext);
    PAGED_CODE();

    __try {

        status = FltGetStreamContext(FltObjects->Instance,
                                     FltObjects->FileObject,
                                     &stream);
        if (!NT_SUCCESS(status) || !stream->Dirty) {
            __leave;
        }

        status = FltCancellableWaitForSingleObject(&stream->Idle, NULL, Data);
        if (status != STATUS_SUCCESS) {
            __leave;
        }

        status = SieveOpenSection(FltObjects, &section);
        if (NT_SUCCESS(status)) {
            scan = SieveStartScan(stream, section);
            if (scan != NULL) {
                status = SieveAskClient(scan);
                if (!NT_SUCCESS(status)) {
                    DbgPrint("Sieve: no answer, %08lx\n", status);
                }
                SieveEndScan(scan);
            }
            SieveCloseSection(section);
        }

        KeSetEvent(&stream->Idle, IO_NO_INCREMENT, FALSE);

    } __finally {

        if (stream != NULL) {
            FltReleaseContext(stream);
        }
    }

    return FLT_PREOP_SUCCESS_NO_CALLBACK;
}
