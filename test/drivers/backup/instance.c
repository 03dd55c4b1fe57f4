/*++

    Tidemark: one TM_INSTANCE a volume, all of them on a list.

--*/

#include "tidemark.h"

#ifdef ALLOC_PRAGMA
#pragma alloc_text(PAGE, TmInstanceSetup)
#pragma alloc_text(PAGE, TmInstanceTeardownStart)
#pragma alloc_text(PAGE, TmInstanceContextCleanup)
#endif

/* Puts the context on the list, which has a reference of its own. */
static VOID
TmLinkInstance(
    _Inout_ PTM_INSTANCE Instance)
{
    FltReferenceContext(Instance);

    ExAcquireFastMutex(&TmGlobals.Lock);
    InsertTailList(&TmGlobals.Instances, &Instance->Link);
    Instance->Linked = TRUE;
    ExReleaseFastMutex(&TmGlobals.Lock);
}

static VOID
TmUnlinkInstance(
    _Inout_ PTM_INSTANCE Instance)
{
    BOOLEAN wasLinked;

    ExAcquireFastMutex(&TmGlobals.Lock);
    wasLinked = Instance->Linked;
    if (wasLinked) {
        RemoveEntryList(&Instance->Link);
        Instance->Linked = FALSE;
    }
    ExReleaseFastMutex(&TmGlobals.Lock);

    if (wasLinked)
        FltReleaseContext(Instance);
}

PTM_INSTANCE
TmFindInstance(
    _In_ PFLT_VOLUME Volume)
{
    PLIST_ENTRY entry;
    PTM_INSTANCE found = NULL;

    ExAcquireFastMutex(&TmGlobals.Lock);

    for (entry = TmGlobals.Instances.Flink;
         entry != &TmGlobals.Instances;
         entry = entry->Flink) {

        PTM_INSTANCE instance = CONTAINING_RECORD(entry, TM_INSTANCE, Link);

        if (instance->Volume == Volume) {
            FltReferenceContext(instance);
            found = instance;
            break;
        }
    }

    ExReleaseFastMutex(&TmGlobals.Lock);
    return found;
}

NTSTATUS
TmBeginSnapshot(
    _In_ PFLT_VOLUME Volume)
{
    PTM_INSTANCE instance;

    instance = TmFindInstance(Volume);
    if (instance == NULL)
        return STATUS_NOT_FOUND;

    FltAcquireResourceExclusive(&instance->Resource);
    InterlockedIncrement(&instance->Epoch);
    instance->FilesSaved = 0;
    instance->FilesLost = 0;
    FltReleaseResource(&instance->Resource);

    FltReleaseContext(instance);
    return STATUS_SUCCESS;
}

NTSTATUS FLTAPI
TmInstanceSetup(
    _In_ PCFLT_RELATED_OBJECTS FltObjects,
    _In_ FLT_INSTANCE_SETUP_FLAGS Flags,
    _In_ DEVICE_TYPE VolumeDeviceType,
    _In_ FLT_FILESYSTEM_TYPE VolumeFilesystemType)
{
    PTM_INSTANCE instance;
    NTSTATUS status;

    UNREFERENCED_PARAMETER(Flags);

    PAGED_CODE();

    if (VolumeDeviceType == FILE_DEVICE_NETWORK_FILE_SYSTEM ||
        VolumeFilesystemType != FLT_FSTYPE_NTFS)
        return STATUS_FLT_DO_NOT_ATTACH;

    status = FltAllocateContext(TmGlobals.Filter, FLT_INSTANCE_CONTEXT,
                                sizeof(TM_INSTANCE), NonPagedPoolNx,
                                (PFLT_CONTEXT *)&instance);
    if (!NT_SUCCESS(status))
        return STATUS_FLT_DO_NOT_ATTACH;

    RtlZeroMemory(instance, sizeof(TM_INSTANCE));
    instance->Instance = FltObjects->Instance;
    instance->Volume = FltObjects->Volume;

    status = ExInitializeResourceLite(&instance->Resource);
    if (!NT_SUCCESS(status))
        goto Cleanup;
    instance->ResourceReady = TRUE;

    status = FltSetInstanceContext(FltObjects->Instance,
                                   FLT_SET_CONTEXT_KEEP_IF_EXISTS,
                                   instance, NULL);
    if (!NT_SUCCESS(status))
        goto Cleanup;

    TmLinkInstance(instance);

Cleanup:

    FltReleaseContext(instance);
    return NT_SUCCESS(status) ? STATUS_SUCCESS : STATUS_FLT_DO_NOT_ATTACH;
}

VOID FLTAPI
TmInstanceTeardownStart(
    _In_ PCFLT_RELATED_OBJECTS FltObjects,
    _In_ FLT_INSTANCE_TEARDOWN_FLAGS Reason)
{
    PTM_INSTANCE instance;
    LARGE_INTEGER interval;
    NTSTATUS status;

    UNREFERENCED_PARAMETER(Reason);

    PAGED_CODE();

    status = FltGetInstanceContext(FltObjects->Instance,
                                   (PFLT_CONTEXT *)&instance);
    if (!NT_SUCCESS(status))
        return;

    /* No new copies, then wait for those that are under way. */
    InterlockedExchange(&instance->Epoch, 0);

    interval.QuadPart = -10000LL * TM_DRAIN_MILLISECONDS;
    while (instance->Pending != 0)
        KeDelayExecutionThread(KernelMode, FALSE, &interval);

    TmUnlinkInstance(instance);
    FltReleaseContext(instance);
}

VOID FLTAPI
TmInstanceContextCleanup(
    _In_ PFLT_CONTEXT Context,
    _In_ FLT_CONTEXT_TYPE ContextType)
{
    PTM_INSTANCE instance = (PTM_INSTANCE)Context;

    UNREFERENCED_PARAMETER(ContextType);

    PAGED_CODE();

    if (instance->ResourceReady)
        ExDeleteResourceLite(&instance->Resource);
}
