/* BlueScan: the port to the service. */

#include "bluescan.h"

static NTSTATUS FLTAPI
BlueConnect(
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
    PAGED_CODE();

    Blue.ServiceProcess = PsGetCurrentProcess();
    Blue.ClientPort = ClientPort;
    *ConnectionCookie = NULL;
    return STATUS_SUCCESS;
}

static VOID FLTAPI
BlueDisconnect(
    _In_opt_ PVOID ConnectionCookie
    )
{
    UNREFERENCED_PARAMETER(ConnectionCookie);
    PAGED_CODE();

    FltCloseClientPort(Blue.Filter, &Blue.ClientPort);
    Blue.ServiceProcess = NULL;
}

NTSTATUS
BlueOpenPort(
    VOID
    )
{
    OBJECT_ATTRIBUTES attributes;
    PSECURITY_DESCRIPTOR security;
    UNICODE_STRING name;
    NTSTATUS status;

    RtlInitUnicodeString(&name, BLUE_PORT_NAME);

    status = FltBuildDefaultSecurityDescriptor(&security,
                                               FLT_PORT_ALL_ACCESS);
    if (!NT_SUCCESS(status)) {
        return status;
    }

    InitializeObjectAttributes(&attributes, &name,
                               OBJ_KERNEL_HANDLE | OBJ_CASE_INSENSITIVE,
                               NULL, security);
    status = FltCreateCommunicationPort(Blue.Filter, &Blue.ServerPort,
                                        &attributes, NULL, BlueConnect,
                                        BlueDisconnect, NULL, 1);
    FltFreeSecurityDescriptor(security);
    return status;
}

VOID
BlueClosePort(
    VOID
    )
{
    if (Blue.ServerPort != NULL) {
        FltCloseCommunicationPort(Blue.ServerPort);
        Blue.ServerPort = NULL;
    }
}
