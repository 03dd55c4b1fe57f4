/* Ration: registration. */

#include "ration.h"

PFLT_FILTER RationFilter;

DRIVER_INITIALIZE DriverEntry;

static NTSTATUS FLTAPI
RationSetup(PCFLT_RELATED_OBJECTS FltObjects, FLT_INSTANCE_SETUP_FLAGS Flags,
            DEVICE_TYPE VolumeDeviceType,
            FLT_FILESYSTEM_TYPE VolumeFilesystemType)
{
    PRATION_VOLUME volume;
    NTSTATUS status;

    PAGED_CODE();
    UNREFERENCED_PARAMETER(Flags);

    if (VolumeDeviceType != FILE_DEVICE_DISK_FILE_SYSTEM) {
        return STATUS_FLT_DO_NOT_ATTACH;
    }
    if (VolumeFilesystemType != FLT_FSTYPE_NTFS &&
        VolumeFilesystemType != FLT_FSTYPE_REFS) {
        return STATUS_FLT_DO_NOT_ATTACH;
    }

    status = RationGetOrCreate(FltObjects, FLT_VOLUME_CONTEXT,
                               (PFLT_CONTEXT *)&volume);
    if (!NT_SUCCESS(status)) {
        return STATUS_FLT_DO_NOT_ATTACH;
    }
    volume->Enforce = TRUE;
    FltReleaseContext(volume);
    return STATUS_SUCCESS;
}

static NTSTATUS FLTAPI
RationUnload(FLT_FILTER_UNLOAD_FLAGS Flags)
{
    PAGED_CODE();
    UNREFERENCED_PARAMETER(Flags);
    FltUnregisterFilter(RationFilter);
    return STATUS_SUCCESS;
}

static CONST FLT_OPERATION_REGISTRATION RationOperations[] = {
    { IRP_MJ_CREATE, 0, NULL, RationPostCreate },
    { IRP_MJ_SET_INFORMATION, 0, RationPreSetInformation,
      RationPostSetInformation },
    { IRP_MJ_CLEANUP, 0, RationPreCleanup, NULL },
    { IRP_MJ_QUERY_VOLUME_INFORMATION, 0, RationPreQueryVolume,
      RationPostQueryVolume },
    { IRP_MJ_OPERATION_END }
};

static CONST FLT_CONTEXT_REGISTRATION RationContexts[] = {
    { FLT_VOLUME_CONTEXT, 0, RationCleanupVolume, sizeof(RATION_VOLUME),
      RATION_TAG },
    { FLT_STREAM_CONTEXT, 0, NULL, sizeof(RATION_STREAM), RATION_TAG },
    { FLT_STREAMHANDLE_CONTEXT, 0, NULL, sizeof(RATION_HANDLE), RATION_TAG },
    { FLT_CONTEXT_END }
};

static CONST FLT_REGISTRATION RationRegistration = {
    sizeof(FLT_REGISTRATION), FLT_REGISTRATION_VERSION, 0, RationContexts,
    RationOperations, RationUnload, RationSetup, NULL, NULL, NULL, NULL, NULL,
    NULL
};

NTSTATUS
DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    NTSTATUS status;

    UNREFERENCED_PARAMETER(RegistryPath);

    status = FltRegisterFilter(DriverObject, &RationRegistration,
                               &RationFilter);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    status = FltStartFiltering(RationFilter);
    if (!NT_SUCCESS(status)) {
        FltUnregisterFilter(RationFilter);
    }
    return status;
}
