//
// Sieve: scans that are under way, and the port by which they are answered.
//

#include "sieve.h"

//
// Takes references of its own. They are given back when nobody refers to the
// scan any more.
//
PSIEVE_SCAN
SieveStartScan(
    _In_ PSIEVE_STREAM Stream,
    _In_ PSIEVE_SECTION Section
    )
{
    PSIEVE_SCAN scan;

    scan = ExAllocatePoolWithTag(NonPagedPoolNx, sizeof(SIEVE_SCAN),
                                 SIEVE_TAG_SCAN);
    if (scan == NULL) {
        return NULL;
    }

    FltReferenceContext(Stream);
    scan->Stream = Stream;
    FltReferenceContext(Section);
    scan->Section = Section;
    scan->Number = (ULONG)InterlockedIncrement(&Sieve.NextNumber);
    scan->References = 1;
    KeInitializeEvent(&scan->Done, NotificationEvent, FALSE);
    Section->Cancel = &scan->Done;

    FltAcquireResourceExclusive(&Sieve.ScansLock);
    InsertTailList(&Sieve.Scans, &scan->Link);
    FltReleaseResource(&Sieve.ScansLock);

    return scan;
}

static
VOID
SieveDereferenceScan(
    _In_ PSIEVE_SCAN Scan
    )
{
    if (InterlockedDecrement(&Scan->References) == 0) {
        FltReleaseContext(Scan->Section);
        FltReleaseContext(Scan->Stream);
        ExFreePoolWithTag(Scan, SIEVE_TAG_SCAN);
    }
}

VOID
SieveEndScan(
    _In_ PSIEVE_SCAN Scan
    )
{
    FltAcquireResourceExclusive(&Sieve.ScansLock);
    RemoveEntryList(&Scan->Link);
    Scan->Section->Cancel = NULL;
    FltReleaseResource(&Sieve.ScansLock);

    SieveDereferenceScan(Scan);
}

static
PSIEVE_SCAN
SieveFindScan(
    _In_ ULONG Number
    )
{
    PSIEVE_SCAN found = NULL;
    PLIST_ENTRY link;

    FltAcquireResourceShared(&Sieve.ScansLock);
    for (link = Sieve.Scans.Flink; link != &Sieve.Scans; link = link->Flink) {
        PSIEVE_SCAN scan = CONTAINING_RECORD(link, SIEVE_SCAN, Link);

        if (scan->Number == Number) {
            InterlockedIncrement(&scan->References);
            found = scan;
            break;
        }
    }
    FltReleaseResource(&Sieve.ScansLock);
    return found;
}

static
NTSTATUS FLTAPI
SieveMessage(
    _In_opt_ PVOID PortCookie,
    _In_reads_bytes_opt_(InputLength) PVOID Input,
    _In_ ULONG InputLength,
    _Out_writes_bytes_to_opt_(OutputLength, *Returned) PVOID Output,
    _In_ ULONG OutputLength,
    _Out_ PULONG Returned
    )
{
    SIEVE_MESSAGE message;
    PSIEVE_SCAN scan;
    NTSTATUS status = STATUS_SUCCESS;

    UNREFERENCED_PARAMETER(PortCookie);
    UNREFERENCED_PARAMETER(Output);
    UNREFERENCED_PARAMETER(OutputLength);
    PAGED_CODE();

    *Returned = 0;

    if (Input == NULL || InputLength < sizeof(SIEVE_MESSAGE)) {
        return STATUS_INVALID_PARAMETER;
    }

    // From user mode; it may vanish under our eyes.
    __try {
        RtlCopyMemory(&message, Input, sizeof(message));
    } __except (EXCEPTION_EXECUTE_HANDLER) {
        return GetExceptionCode();
    }

    scan = SieveFindScan(message.Number);
    if (scan == NULL) {
        return STATUS_NOT_FOUND;
    }

    switch (message.Command) {
    case SieveCommandVerdict:
        if (!scan->Section->Aborted) {
            InterlockedExchange(&scan->Stream->Bad,
                                message.Verdict != 0 ? 1 : 0);
            InterlockedExchange(&scan->Stream->Dirty, 0);
        }
        KeSetEvent(&scan->Done, IO_NO_INCREMENT, FALSE);
        break;

    case SieveCommandAbort:
        scan->Section->Aborted = TRUE;
        KeSetEvent(&scan->Done, IO_NO_INCREMENT, FALSE);
        break;

    default:
        status = STATUS_INVALID_PARAMETER;
        break;
    }

    SieveDereferenceScan(scan);
    return status;
}

static
NTSTATUS FLTAPI
SieveConnect(
    _In_ PFLT_PORT ClientPort,
    _In_opt_ PVOID ServerPortCookie,
    _In_reads_bytes_opt_(SizeOfContext) PVOID ConnectionContext,
    _In_ ULONG SizeOfContext,
    _Outptr_result_maybenull_ PVOID *ConnectionCookie
    )
{
    UNREFERENCED_PARAMETER(ServerPortCookie);
    UNREFERENCED_PARAMETER(ConnectionContext);
    UNREFERENCED_PARAMETER(SizeOfContext);

    *ConnectionCookie = NULL;
    Sieve.ClientPort = ClientPort;
    return STATUS_SUCCESS;
}

static
VOID FLTAPI
SieveDisconnect(
    _In_opt_ PVOID ConnectionCookie
    )
{
    UNREFERENCED_PARAMETER(ConnectionCookie);

    FltCloseClientPort(Sieve.Filter, &Sieve.ClientPort);
}

NTSTATUS
SieveOpenPort(VOID)
{
    PSECURITY_DESCRIPTOR descriptor;
    OBJECT_ATTRIBUTES attributes;
    UNICODE_STRING name = RTL_CONSTANT_STRING(SIEVE_PORT);
    NTSTATUS status;

    status = FltBuildDefaultSecurityDescriptor(&descriptor,
                                               FLT_PORT_ALL_ACCESS);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    InitializeObjectAttributes(&attributes, &name,
                               OBJ_CASE_INSENSITIVE | OBJ_KERNEL_HANDLE, NULL,
                               descriptor);
    status = FltCreateCommunicationPort(Sieve.Filter, &Sieve.ServerPort,
                                        &attributes, NULL, SieveConnect,
                                        SieveDisconnect, SieveMessage, 1);
    FltFreeSecurityDescriptor(descriptor);
    return status;
}

VOID
SieveClosePort(VOID)
{
    if (Sieve.ServerPort != NULL) {
        FltCloseCommunicationPort(Sieve.ServerPort);
        Sieve.ServerPort = NULL;
    }
}
