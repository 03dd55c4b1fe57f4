/* BlueScan: registration, and what happens once per volume. */

#include "bluescan.h"

BLUE_GLOBALS Blue;

DRIVER_INITIALIZE DriverEntry;

NTSTATUS FLTAPI
BlueUnload(
    _In_ FLT_FILTER_UNLOAD_FLAGS Flags
    );

NTSTATUS FLTAPI
BlueInstanceSetup(
    _In_ PCFLT_RELATED_OBJECTS FltObjects,
    _In_ FLT_INSTANCE_SETUP_FLAGS Flags,
    _In_ DEVICE_TYPE VolumeDeviceType,
    _In_ FLT_FILESYSTEM_TYPE VolumeFilesystemType
    );

NTSTATUS FLTAPI
BlueInstanceQueryTeardown(
    _In_ PCFLT_RELATED_OBJECTS FltObjects,
    _In_ FLT_INSTANCE_QUERY_TEARDOWN_FLAGS Flags
    );

VOID FLTAPI
BlueInstanceTeardownComplete(
    _In_ PCFLT_RELATED_OBJECTS FltObjects,
    _In_ FLT_INSTANCE_TEARDOWN_FLAGS Reason
    );

#ifdef ALLOC_PRAGMA
#pragma alloc_text(INIT, DriverEntry)
#pragma alloc_text(PAGE, BlueUnload)
#pragma alloc_text(PAGE, BlueInstanceSetup)
#pragma alloc_text(PAGE, BlueInstanceQueryTeardown)
#pragma alloc_text(PAGE, BlueInstanceTeardownComplete)
#endif

static const FLT_OPERATION_REGISTRATION BlueCallbacks[] = {
    { IRP_MJ_CREATE, 0, BluePreCreate, BluePostCreate },
    { IRP_MJ_CLEANUP, 0, BluePreCleanup, NULL },
    { IRP_MJ_WRITE, 0, BluePreWrite, BluePostWrite },
    { IRP_MJ_OPERATION_END }
};

static const FLT_CONTEXT_REGISTRATION BlueContexts[] = {
    { FLT_INSTANCE_CONTEXT, 0, NULL,
      sizeof(BLUE_INSTANCE_CONTEXT), BLUE_TAG_INSTANCE },
    { FLT_STREAM_CONTEXT, 0, BlueStreamContextCleanup,
      sizeof(BLUE_STREAM_CONTEXT), BLUE_TAG_STREAM },
    { FLT_STREAMHANDLE_CONTEXT, 0, NULL,
      sizeof(BLUE_HANDLE_CONTEXT), BLUE_TAG_HANDLE },
    { FLT_CONTEXT_END }
};

static const FLT_REGISTRATION BlueRegistration = {
    sizeof(FLT_REGISTRATION),
    FLT_REGISTRATION_VERSION,
    0,
    BlueContexts,
    BlueCallbacks,
    BlueUnload,
    BlueInstanceSetup,
    BlueInstanceQueryTeardown,
    NULL,
    BlueInstanceTeardownComplete,
    NULL,
    NULL,
    NULL
};

NTSTATUS
DriverEntry(
    _In_ PDRIVER_OBJECT DriverObject,
    _In_ PUNICODE_STRING RegistryPath
    )
{
    NTSTATUS status;

    UNREFERENCED_PARAMETER(RegistryPath);

    RtlZeroMemory(&Blue, sizeof(Blue));
    Blue.DriverObject = DriverObject;

    status = FltRegisterFilter(DriverObject, &BlueRegistration, &Blue.Filter);
    if (!NT_SUCCESS(status)) {
        return status;
    }

    status = BlueOpenPort();
    if (!NT_SUCCESS(status)) {
        FltUnregisterFilter(Blue.Filter);
        return status;
    }

    status = FltStartFiltering(Blue.Filter);
    if (!NT_SUCCESS(status)) {
        BlueClosePort();
        FltUnregisterFilter(Blue.Filter);
    }
    return status;
}

NTSTATUS FLTAPI
BlueUnload(
    _In_ FLT_FILTER_UNLOAD_FLAGS Flags
    )
{
    UNREFERENCED_PARAMETER(Flags);
    PAGED_CODE();

    BlueClosePort();
    FltUnregisterFilter(Blue.Filter);
    Blue.Filter = NULL;
    return STATUS_SUCCESS;
}

NTSTATUS FLTAPI
BlueInstanceSetup(
    _In_ PCFLT_RELATED_OBJECTS FltObjects,
    _In_ FLT_INSTANCE_SETUP_FLAGS Flags,
    _In_ DEVICE_TYPE VolumeDeviceType,
    _In_ FLT_FILESYSTEM_TYPE VolumeFilesystemType
    )
{
    PBLUE_INSTANCE_CONTEXT context;
    NTSTATUS status;

    UNREFERENCED_PARAMETER(Flags);
    PAGED_CODE();

    /* RAW volumes have no files worth a scan. */
    if (VolumeFilesystemType == FLT_FSTYPE_RAW) {
        return STATUS_FLT_DO_NOT_ATTACH;
    }

    status = FltAllocateContext(FltObjects->Filter,
                                FLT_INSTANCE_CONTEXT,
                                sizeof(BLUE_INSTANCE_CONTEXT),
                                NonPagedPoolNx,
                                (PFLT_CONTEXT *)&context);
    if (!NT_SUCCESS(status)) {
        return STATUS_FLT_DO_NOT_ATTACH;
    }

    RtlZeroMemory(context, sizeof(*context));
    context->Instance = FltObjects->Instance;
    context->FileSystem = VolumeFilesystemType;
    context->IsNetwork =
        (BOOLEAN)(VolumeDeviceType == FILE_DEVICE_NETWORK_FILE_SYSTEM);

    status = FltSetInstanceContext(FltObjects->Instance,
                                   FLT_SET_CONTEXT_KEEP_IF_EXISTS,
                                   context,
                                   NULL);

    /* Set or not, the reference of the allocation goes. */
    FltReleaseContext(context);

    return NT_SUCCESS(status) ? STATUS_SUCCESS : STATUS_FLT_DO_NOT_ATTACH;
}

NTSTATUS FLTAPI
BlueInstanceQueryTeardown(
    _In_ PCFLT_RELATED_OBJECTS FltObjects,
    _In_ FLT_INSTANCE_QUERY_TEARDOWN_FLAGS Flags
    )
{
    UNREFERENCED_PARAMETER(FltObjects);
    UNREFERENCED_PARAMETER(Flags);
    PAGED_CODE();

    return STATUS_SUCCESS;
}

VOID FLTAPI
BlueInstanceTeardownComplete(
    _In_ PCFLT_RELATED_OBJECTS FltObjects,
    _In_ FLT_INSTANCE_TEARDOWN_FLAGS Reason
    )
{
    PBLUE_INSTANCE_CONTEXT context = NULL;
    NTSTATUS status;

    UNREFERENCED_PARAMETER(Reason);
    PAGED_CODE();

    status = FltGetInstanceContext(FltObjects->Instance,
                                   (PFLT_CONTEXT *)&context);
    if (NT_SUCCESS(status)) {
        DbgPrint("BlueScan: %ld scans, %ld files blocked\n",
                 context->Scans, context->Blocked);
        FltReleaseContext(context);
    }
}
