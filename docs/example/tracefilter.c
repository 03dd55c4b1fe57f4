#include "tracefilter.h"

PFLT_FILTER TraceFilter;

static const FLT_CONTEXT_REGISTRATION ContextRegistration[] = {
    { FLT_STREAM_CONTEXT, 0, NULL, sizeof(STREAM_STATE), TRACE_TAG },
    { FLT_CONTEXT_END }
};

static const FLT_OPERATION_REGISTRATION Callbacks[] = {
    { IRP_MJ_CREATE, 0, NULL, TracePostCreate },
    { IRP_MJ_WRITE, 0, TracePreWrite, NULL },
    { IRP_MJ_CLEANUP, 0, TracePreCleanup, NULL },
    { IRP_MJ_OPERATION_END }
};

static NTSTATUS FLTAPI
TraceUnload(_In_ FLT_FILTER_UNLOAD_FLAGS Flags)
{
    UNREFERENCED_PARAMETER(Flags);
    FltUnregisterFilter(TraceFilter);
    return STATUS_SUCCESS;
}

static const FLT_REGISTRATION Registration = {
    sizeof(FLT_REGISTRATION),
    FLT_REGISTRATION_VERSION,
    0,
    ContextRegistration,
    Callbacks,
    TraceUnload
};

NTSTATUS
DriverEntry(_In_ PDRIVER_OBJECT DriverObject, _In_ PUNICODE_STRING RegistryPath)
{
    NTSTATUS status;

    UNREFERENCED_PARAMETER(RegistryPath);

    status = FltRegisterFilter(DriverObject, &Registration, &TraceFilter);
    if (!NT_SUCCESS(status)) {
        return status;
    }

    status = FltStartFiltering(TraceFilter);
    if (!NT_SUCCESS(status)) {
        FltUnregisterFilter(TraceFilter);
    }
    return status;
}
