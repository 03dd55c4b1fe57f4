/*
    Aliaser: registration, instances, cleanup of contexts.
*/

#include "aliaser.h"

PFLT_FILTER AliasFilter;

DRIVER_INITIALIZE DriverEntry;

static const UNICODE_STRING DefaultAlias = RTL_CONSTANT_STRING(L"\\Alias");
static const UNICODE_STRING DefaultTarget = RTL_CONSTANT_STRING(L"\\Target");

static NTSTATUS
AliasAddPair(
    _Inout_ PALIAS_INSTANCE Instance,
    _In_ PCUNICODE_STRING Alias,
    _In_ PCUNICODE_STRING Target
    )
{
    PALIAS_PAIR pair;
    NTSTATUS status;

    pair = ExAllocatePoolZero(PagedPool, sizeof(ALIAS_PAIR), ALIAS_TAG_NAME);
    if (pair == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }

    status = AliasCopyString(&pair->Alias, Alias);
    if (NT_SUCCESS(status)) {
        status = AliasCopyString(&pair->Target, Target);
    }
    if (!NT_SUCCESS(status)) {
        AliasFreeString(&pair->Alias);
        ExFreePoolWithTag(pair, ALIAS_TAG_NAME);
        return status;
    }

    FltAcquirePushLockExclusive(&Instance->Lock);
    InsertTailList(&Instance->Pairs, &pair->Link);
    Instance->Generation++;
    FltReleasePushLock(&Instance->Lock);
    return STATUS_SUCCESS;
}

static NTSTATUS
AliasQueryVolumeName(
    _In_ PFLT_VOLUME Volume,
    _Out_ PUNICODE_STRING Name
    )
{
    ULONG size = 0;
    NTSTATUS status;

    RtlInitEmptyUnicodeString(Name, NULL, 0);

    status = FltGetVolumeName(Volume, NULL, &size);
    if (status != STATUS_BUFFER_TOO_SMALL) {
        return STATUS_UNSUCCESSFUL;
    }

    Name->Buffer = ExAllocatePoolZero(PagedPool, size, ALIAS_TAG_NAME);
    if (Name->Buffer == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    Name->MaximumLength = (USHORT)size;

    status = FltGetVolumeName(Volume, Name, NULL);
    if (!NT_SUCCESS(status)) {
        AliasFreeString(Name);
    }
    return status;
}

static NTSTATUS FLTAPI
AliasInstanceSetup(
    _In_ PCFLT_RELATED_OBJECTS FltObjects,
    _In_ FLT_INSTANCE_SETUP_FLAGS Flags,
    _In_ DEVICE_TYPE VolumeDeviceType,
    _In_ FLT_FILESYSTEM_TYPE VolumeFilesystemType
    )
{
    PALIAS_INSTANCE instance = NULL;
    NTSTATUS status;

    UNREFERENCED_PARAMETER(Flags);
    UNREFERENCED_PARAMETER(VolumeFilesystemType);
    PAGED_CODE();

    if (VolumeDeviceType == FILE_DEVICE_NETWORK_FILE_SYSTEM) {
        return STATUS_FLT_DO_NOT_ATTACH;
    }

    __try {
        status = FltAllocateContext(AliasFilter,
                                    FLT_INSTANCE_CONTEXT,
                                    sizeof(ALIAS_INSTANCE),
                                    PagedPool,
                                    (PFLT_CONTEXT *)&instance);
        if (!NT_SUCCESS(status)) {
            instance = NULL;
            __leave;
        }

        FltInitializePushLock(&instance->Lock);
        InitializeListHead(&instance->Pairs);
        instance->Generation = 0;
        RtlInitEmptyUnicodeString(&instance->VolumeName, NULL, 0);

        status = AliasQueryVolumeName(FltObjects->Volume,
                                      &instance->VolumeName);
        if (!NT_SUCCESS(status)) {
            __leave;
        }

        status = AliasAddPair(instance, &DefaultAlias, &DefaultTarget);
        if (!NT_SUCCESS(status)) {
            __leave;
        }

        status = FltSetInstanceContext(FltObjects->Instance,
                                       FLT_SET_CONTEXT_KEEP_IF_EXISTS,
                                       instance,
                                       NULL);
    } __finally {
        if (instance != NULL) {
            FltReleaseContext(instance);
        }
    }

    return NT_SUCCESS(status) ? STATUS_SUCCESS : STATUS_FLT_DO_NOT_ATTACH;
}

static VOID FLTAPI
AliasCleanupInstance(
    _In_ PFLT_CONTEXT Context,
    _In_ FLT_CONTEXT_TYPE ContextType
    )
{
    PALIAS_INSTANCE instance = Context;

    UNREFERENCED_PARAMETER(ContextType);
    PAGED_CODE();

    while (!IsListEmpty(&instance->Pairs)) {
        PALIAS_PAIR pair = CONTAINING_RECORD(RemoveHeadList(&instance->Pairs),
                                             ALIAS_PAIR, Link);

        AliasFreeString(&pair->Alias);
        AliasFreeString(&pair->Target);
        ExFreePoolWithTag(pair, ALIAS_TAG_NAME);
    }
    AliasFreeString(&instance->VolumeName);
    FltDeletePushLock(&instance->Lock);
}

static VOID FLTAPI
AliasCleanupHandle(
    _In_ PFLT_CONTEXT Context,
    _In_ FLT_CONTEXT_TYPE ContextType
    )
{
    PALIAS_HANDLE handle = Context;

    UNREFERENCED_PARAMETER(ContextType);
    PAGED_CODE();

    AliasFreeString(&handle->OpenedName);
    if (handle->Instance != NULL) {
        FltReleaseContext(handle->Instance);
        handle->Instance = NULL;
    }
}

static NTSTATUS FLTAPI
AliasUnload(
    _In_ FLT_FILTER_UNLOAD_FLAGS Flags
    )
{
    UNREFERENCED_PARAMETER(Flags);
    PAGED_CODE();

    FltUnregisterFilter(AliasFilter);
    return STATUS_SUCCESS;
}

static const FLT_OPERATION_REGISTRATION AliasOperations[] = {
    {IRP_MJ_CREATE, 0, AliasPreCreate, AliasPostCreate},
    {IRP_MJ_OPERATION_END}
};

static const FLT_CONTEXT_REGISTRATION AliasContexts[] = {
    {FLT_INSTANCE_CONTEXT, 0, AliasCleanupInstance, sizeof(ALIAS_INSTANCE),
     ALIAS_TAG_INSTANCE},
    {FLT_STREAMHANDLE_CONTEXT, 0, AliasCleanupHandle, sizeof(ALIAS_HANDLE),
     ALIAS_TAG_HANDLE},
    {FLT_CONTEXT_END}
};

static const FLT_REGISTRATION AliasRegistration = {
    .Size = sizeof(FLT_REGISTRATION),
    .Version = FLT_REGISTRATION_VERSION,
    .ContextRegistration = AliasContexts,
    .OperationRegistration = AliasOperations,
    .FilterUnloadCallback = AliasUnload,
    .InstanceSetupCallback = AliasInstanceSetup,
    .GenerateFileNameCallback = AliasGenerateFileName,
    .NormalizeNameComponentCallback = AliasNormalizeNameComponent,
    .NormalizeContextCleanupCallback = AliasNormalizeCleanup,
};

NTSTATUS
DriverEntry(
    _In_ PDRIVER_OBJECT DriverObject,
    _In_ PUNICODE_STRING RegistryPath
    )
{
    NTSTATUS status;

    UNREFERENCED_PARAMETER(RegistryPath);

    status = FltRegisterFilter(DriverObject, &AliasRegistration,
                               &AliasFilter);
    if (NT_SUCCESS(status)) {
        status = FltStartFiltering(AliasFilter);
        if (!NT_SUCCESS(status)) {
            FltUnregisterFilter(AliasFilter);
        }
    }
    return status;
}
