// Daybook: loading and unloading.

#include "daybook.h"

DAYBOOK Daybook;

static NTSTATUS FLTAPI
DaybookInstanceSetup(_In_ PCFLT_RELATED_OBJECTS FltObjects,
                     _In_ FLT_INSTANCE_SETUP_FLAGS Flags,
                     _In_ DEVICE_TYPE VolumeDeviceType,
                     _In_ FLT_FILESYSTEM_TYPE VolumeFilesystemType)
{
    UNREFERENCED_PARAMETER(FltObjects);
    UNREFERENCED_PARAMETER(Flags);
    UNREFERENCED_PARAMETER(VolumeFilesystemType);
    PAGED_CODE();

    return VolumeDeviceType == FILE_DEVICE_DISK_FILE_SYSTEM
               ? STATUS_SUCCESS
               : STATUS_FLT_DO_NOT_ATTACH;
}

static NTSTATUS FLTAPI
DaybookUnload(_In_ FLT_FILTER_UNLOAD_FLAGS Flags)
{
    UNREFERENCED_PARAMETER(Flags);
    PAGED_CODE();

    // Entries hold references to contexts; as long as there are any the filter
    // cannot go. So first the thread.
    DaybookStopWriter();
    FltUnregisterFilter(Daybook.Filter);
    return STATUS_SUCCESS;
}

static const FLT_OPERATION_REGISTRATION Operations[] = {
    {IRP_MJ_CREATE, 0, NULL, DaybookPostCreate},
    {IRP_MJ_WRITE, FLTFL_OPERATION_REGISTRATION_SKIP_PAGING_IO,
     DaybookPreChange, DaybookPostChange},
    {IRP_MJ_SET_INFORMATION, FLTFL_OPERATION_REGISTRATION_SKIP_PAGING_IO,
     DaybookPreChange, DaybookPostChange},
    {IRP_MJ_CLEANUP, 0, DaybookPreCleanup, NULL},
    {IRP_MJ_OPERATION_END}};

static const FLT_CONTEXT_REGISTRATION Contexts[] = {
    {FLT_STREAM_CONTEXT, 0, DaybookCleanupStream, sizeof(DAYBOOK_STREAM),
     DAYBOOK_POOL_STREAM},
    {FLT_STREAMHANDLE_CONTEXT, 0, DaybookCleanupHandle,
     sizeof(DAYBOOK_HANDLE), DAYBOOK_POOL_HANDLE},
    {FLT_CONTEXT_END}};

static const FLT_REGISTRATION Registration = {
    sizeof(FLT_REGISTRATION),
    FLT_REGISTRATION_VERSION,
    0,
    Contexts,
    Operations,
    DaybookUnload,
    DaybookInstanceSetup,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL};

NTSTATUS
DriverEntry(_In_ PDRIVER_OBJECT DriverObject,
            _In_ PUNICODE_STRING RegistryPath)
{
    NTSTATUS status;

    UNREFERENCED_PARAMETER(RegistryPath);

    InitializeListHead(&Daybook.Entries);
    KeInitializeSpinLock(&Daybook.EntriesLock);
    KeInitializeEvent(&Daybook.Wakeup, SynchronizationEvent, FALSE);

    status = FltRegisterFilter(DriverObject, &Registration, &Daybook.Filter);
    if (!NT_SUCCESS(status))
        return status;

    status = DaybookStartWriter();
    if (!NT_SUCCESS(status))
        goto Unregister;

    status = FltStartFiltering(Daybook.Filter);
    if (!NT_SUCCESS(status))
        goto StopWriter;

    return STATUS_SUCCESS;

StopWriter:
    DaybookStopWriter();
Unregister:
    FltUnregisterFilter(Daybook.Filter);
    return status;
}
