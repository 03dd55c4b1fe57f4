//
// Sieve: registration and instances.
//

#include "sieve.h"

SIEVE_DATA Sieve;

DRIVER_INITIALIZE DriverEntry;

static
NTSTATUS FLTAPI
SieveInstanceSetup(
    _In_ PCFLT_RELATED_OBJECTS FltObjects,
    _In_ FLT_INSTANCE_SETUP_FLAGS Flags,
    _In_ DEVICE_TYPE VolumeDeviceType,
    _In_ FLT_FILESYSTEM_TYPE VolumeFilesystemType
    )
{
    PSIEVE_INSTANCE instance = NULL;
    NTSTATUS status;

    UNREFERENCED_PARAMETER(Flags);
    UNREFERENCED_PARAMETER(VolumeDeviceType);
    PAGED_CODE();

    status = FltAllocateContext(Sieve.Filter,
                                FLT_INSTANCE_CONTEXT,
                                sizeof(SIEVE_INSTANCE),
                                NonPagedPoolNx,
                                &instance);

    if (NT_SUCCESS(status)) {

        instance->Volume = FltObjects->Volume;
        instance->Instance = FltObjects->Instance;
        instance->FileSystem = VolumeFilesystemType;

        // Without data scan there is only the list of names.
        status = FltRegisterForDataScan(FltObjects->Instance);
        instance->DataScan = (BOOLEAN)NT_SUCCESS(status);

        status = FltSetInstanceContext(FltObjects->Instance,
                                       FLT_SET_CONTEXT_KEEP_IF_EXISTS,
                                       instance,
                                       NULL);

        FltReleaseContext(instance);
    }

    return NT_SUCCESS(status) ? STATUS_SUCCESS : STATUS_FLT_DO_NOT_ATTACH;
}

static
VOID FLTAPI
SieveTeardownStart(
    _In_ PCFLT_RELATED_OBJECTS FltObjects,
    _In_ FLT_INSTANCE_TEARDOWN_FLAGS Reason
    )
{
    PLIST_ENTRY link;

    UNREFERENCED_PARAMETER(FltObjects);
    UNREFERENCED_PARAMETER(Reason);
    PAGED_CODE();

    // Who waits for a client that will not answer any more goes on.
    FltAcquireResourceShared(&Sieve.ScansLock);
    for (link = Sieve.Scans.Flink; link != &Sieve.Scans; link = link->Flink) {
        KeSetEvent(&CONTAINING_RECORD(link, SIEVE_SCAN, Link)->Done,
                   IO_NO_INCREMENT, FALSE);
    }
    FltReleaseResource(&Sieve.ScansLock);
}

static
NTSTATUS FLTAPI
SieveUnload(
    _In_ FLT_FILTER_UNLOAD_FLAGS Flags
    )
{
    UNREFERENCED_PARAMETER(Flags);
    PAGED_CODE();

    SieveClosePort();
    FltUnregisterFilter(Sieve.Filter);
    ExDeleteResourceLite(&Sieve.ScansLock);
    return STATUS_SUCCESS;
}

static const FLT_OPERATION_REGISTRATION Callbacks[] = {
    { IRP_MJ_CREATE, 0, NULL, SievePostCreate },
    { IRP_MJ_WRITE, 0, SievePreWrite, NULL },
    { IRP_MJ_CLEANUP, 0, SievePreCleanup, NULL },
    { IRP_MJ_OPERATION_END }
};

static const FLT_CONTEXT_REGISTRATION Contexts[] = {
    { FLT_INSTANCE_CONTEXT, 0, NULL, sizeof(SIEVE_INSTANCE),
      SIEVE_TAG_INSTANCE },
    { FLT_STREAM_CONTEXT, 0, NULL, sizeof(SIEVE_STREAM), SIEVE_TAG_STREAM },
    { FLT_SECTION_CONTEXT, 0, NULL, sizeof(SIEVE_SECTION),
      SIEVE_TAG_SECTION },
    { FLT_CONTEXT_END }
};

static const FLT_REGISTRATION Registration = {
    sizeof(FLT_REGISTRATION),
    FLT_REGISTRATION_VERSION,
    FLTFL_REGISTRATION_SUPPORT_NPFS_MSFS,
    Contexts,
    Callbacks,
    SieveUnload,
    SieveInstanceSetup,
    NULL,
    SieveTeardownStart,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    SieveSectionConflict
};

NTSTATUS
DriverEntry(
    _In_ PDRIVER_OBJECT DriverObject,
    _In_ PUNICODE_STRING RegistryPath
    )
{
    NTSTATUS status;

    UNREFERENCED_PARAMETER(RegistryPath);

    InitializeListHead(&Sieve.Scans);
    status = ExInitializeResourceLite(&Sieve.ScansLock);
    if (!NT_SUCCESS(status)) {
        return status;
    }

    __try {

        status = FltRegisterFilter(DriverObject, &Registration,
                                   &Sieve.Filter);
        if (!NT_SUCCESS(status)) {
            __leave;
        }

        status = SieveOpenPort();
        if (!NT_SUCCESS(status)) {
            __leave;
        }

        status = FltStartFiltering(Sieve.Filter);

    } __finally {

        if (!NT_SUCCESS(status)) {
            SieveClosePort();
            if (Sieve.Filter != NULL) {
                FltUnregisterFilter(Sieve.Filter);
            }
            ExDeleteResourceLite(&Sieve.ScansLock);
        }
    }

    return status;
}
