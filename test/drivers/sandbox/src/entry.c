/* Playpen: registration, instances, the coming and going of processes. */

#include "playpen.h"

PFLT_FILTER PlaypenFilter;
NPAGED_LOOKASIDE_LIST PlaypenOpens;

DRIVER_INITIALIZE DriverEntry;

static NTSTATUS FLTAPI
PpInstanceSetup(_In_ PCFLT_RELATED_OBJECTS FltObjects,
                _In_ FLT_INSTANCE_SETUP_FLAGS Flags,
                _In_ DEVICE_TYPE VolumeDeviceType,
                _In_ FLT_FILESYSTEM_TYPE VolumeFilesystemType)
{
    BOOLEAN readOnly;

    UNREFERENCED_PARAMETER(Flags);
    UNREFERENCED_PARAMETER(VolumeFilesystemType);
    PAGED_CODE();

    if (VolumeDeviceType == FILE_DEVICE_CD_ROM_FILE_SYSTEM)
        return STATUS_FLT_DO_NOT_ATTACH;

    if (!NT_SUCCESS(FltIsVolumeWritable(FltObjects->Volume, &readOnly)))
        readOnly = FALSE;
    else
        readOnly = !readOnly;

    return NT_SUCCESS(PpCreateInstance(FltObjects, readOnly))
               ? STATUS_SUCCESS
               : STATUS_FLT_DO_NOT_ATTACH;
}

static VOID
PpProcessNotify(_In_ HANDLE ParentId, _In_ HANDLE ProcessId,
                _In_ BOOLEAN Create)
{
    PFLT_INSTANCE *instances;
    PPP_INSTANCE context;
    PPP_BOX parentBox;
    ULONG count = 0;
    ULONG i;
    NTSTATUS status;

    PAGED_CODE();

    status = FltEnumerateInstances(NULL, PlaypenFilter, NULL, 0, &count);
    if (status != STATUS_BUFFER_TOO_SMALL || count == 0)
        return;

    instances = ExAllocatePoolWithTag(
        PagedPool, count * sizeof(PFLT_INSTANCE), PP_TAG_PARAMETERS);
    if (instances == NULL)
        return;

    status = FltEnumerateInstances(NULL, PlaypenFilter, instances, count,
                                   &count);
    if (!NT_SUCCESS(status)) {
        ExFreePoolWithTag(instances, PP_TAG_PARAMETERS);
        return;
    }

    for (i = 0; i < count; i++) {
        status = FltGetInstanceContext(instances[i],
                                       (PFLT_CONTEXT *)&context);
        if (!NT_SUCCESS(status)) {
            FltObjectDereference(instances[i]);
            continue;
        }

        if (!Create) {
            (VOID)PpRemoveBox(context, ProcessId);
        } else {
            /* Children of those in a box are in one as well. */
            parentBox = PpFindBox(context, ParentId);
            if (parentBox != NULL) {
                (VOID)PpAddBox(context, ProcessId);
                PpDereferenceBox(parentBox);
            }
        }

        FltReleaseContext(context);
        FltObjectDereference(instances[i]);
    }

    ExFreePoolWithTag(instances, PP_TAG_PARAMETERS);
}

static NTSTATUS FLTAPI
PpUnload(_In_ FLT_FILTER_UNLOAD_FLAGS Flags)
{
    UNREFERENCED_PARAMETER(Flags);
    PAGED_CODE();

    (VOID)PsSetCreateProcessNotifyRoutine(PpProcessNotify, TRUE);
    FltUnregisterFilter(PlaypenFilter);
    ExDeleteNPagedLookasideList(&PlaypenOpens);
    return STATUS_SUCCESS;
}

static const FLT_OPERATION_REGISTRATION PpOperations[] = {
    { IRP_MJ_CREATE, 0, PpPreCreate, PpPostCreate },
    { IRP_MJ_SET_INFORMATION, 0, PpPreSetInformation, NULL },
    { IRP_MJ_OPERATION_END }
};

static const FLT_CONTEXT_REGISTRATION PpContexts[] = {
    { FLT_INSTANCE_CONTEXT, 0, PpCleanupContext, sizeof(PP_INSTANCE),
      PP_TAG_CONTEXT, NULL, NULL, NULL },
    { FLT_FILE_CONTEXT, 0, NULL, sizeof(PP_FILE), PP_TAG_CONTEXT, NULL, NULL,
      NULL },
    { FLT_STREAMHANDLE_CONTEXT, 0, PpCleanupContext, sizeof(PP_HANDLE),
      PP_TAG_CONTEXT, NULL, NULL, NULL },
    { FLT_CONTEXT_END }
};

static const FLT_REGISTRATION PpRegistration = {
    sizeof(FLT_REGISTRATION),
    FLT_REGISTRATION_VERSION,
    0,
    PpContexts,
    PpOperations,
    PpUnload,
    PpInstanceSetup,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL
};

NTSTATUS
DriverEntry(_In_ PDRIVER_OBJECT DriverObject, _In_ PUNICODE_STRING RegistryPath)
{
    NTSTATUS status;
    BOOLEAN registered = FALSE;
    BOOLEAN notified = FALSE;

    UNREFERENCED_PARAMETER(RegistryPath);

    ExInitializeNPagedLookasideList(&PlaypenOpens, NULL, NULL,
                                    POOL_NX_ALLOCATION, sizeof(PP_OPEN),
                                    PP_TAG_PARAMETERS, 0);

    status = FltRegisterFilter(DriverObject, &PpRegistration, &PlaypenFilter);
    if (!NT_SUCCESS(status))
        goto Exit;
    registered = TRUE;

    status = PsSetCreateProcessNotifyRoutine(PpProcessNotify, FALSE);
    if (!NT_SUCCESS(status))
        goto Exit;
    notified = TRUE;

    status = FltStartFiltering(PlaypenFilter);

Exit:
    if (!NT_SUCCESS(status)) {
        if (notified)
            (VOID)PsSetCreateProcessNotifyRoutine(PpProcessNotify, TRUE);
        if (registered)
            FltUnregisterFilter(PlaypenFilter);
        ExDeleteNPagedLookasideList(&PlaypenOpens);
    }
    return status;
}
