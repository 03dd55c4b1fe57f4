/*++

    Tidemark: entry point and registration.

--*/

#include "tidemark.h"

TM_GLOBALS TmGlobals;

DRIVER_INITIALIZE DriverEntry;

NTSTATUS FLTAPI
TmUnload(
    _In_ FLT_FILTER_UNLOAD_FLAGS Flags);

NTSTATUS FLTAPI
TmQueryTeardown(
    _In_ PCFLT_RELATED_OBJECTS FltObjects,
    _In_ FLT_INSTANCE_QUERY_TEARDOWN_FLAGS Flags);

#ifdef ALLOC_PRAGMA
#pragma alloc_text(INIT, DriverEntry)
#pragma alloc_text(PAGE, TmUnload)
#pragma alloc_text(PAGE, TmQueryTeardown)
#endif

CONST FLT_OPERATION_REGISTRATION TmOperations[] = {

    { IRP_MJ_WRITE,
      FLTFL_OPERATION_REGISTRATION_SKIP_PAGING_IO,
      TmPreWrite,
      NULL },

    { IRP_MJ_SET_INFORMATION,
      0,
      TmPreSetInformation,
      TmPostSetInformation },

    { IRP_MJ_OPERATION_END }
};

CONST FLT_CONTEXT_REGISTRATION TmContexts[] = {

    { FLT_INSTANCE_CONTEXT,
      0,
      TmInstanceContextCleanup,
      sizeof(TM_INSTANCE),
      TM_TAG_INSTANCE },

    { FLT_FILE_CONTEXT,
      FLTFL_CONTEXT_REGISTRATION_NO_EXACT_SIZE_MATCH,
      NULL,
      sizeof(TM_FILE),
      TM_TAG_FILE },

    { FLT_CONTEXT_END }
};

CONST FLT_REGISTRATION TmRegistration = {

    sizeof(FLT_REGISTRATION),
    FLT_REGISTRATION_VERSION,
    0,
    TmContexts,
    TmOperations,
    TmUnload,
    TmInstanceSetup,
    TmQueryTeardown,
    TmInstanceTeardownStart,
    NULL,
    NULL,
    NULL,
    NULL
};

NTSTATUS
DriverEntry(
    _In_ PDRIVER_OBJECT DriverObject,
    _In_ PUNICODE_STRING RegistryPath)
{
    NTSTATUS status;

    UNREFERENCED_PARAMETER(RegistryPath);

    ExInitializeFastMutex(&TmGlobals.Lock);
    InitializeListHead(&TmGlobals.Instances);

    status = FltRegisterFilter(DriverObject, &TmRegistration,
                               &TmGlobals.Filter);
    if (!NT_SUCCESS(status))
        return status;

    status = FltStartFiltering(TmGlobals.Filter);
    if (!NT_SUCCESS(status))
        FltUnregisterFilter(TmGlobals.Filter);

    return status;
}

NTSTATUS FLTAPI
TmUnload(
    _In_ FLT_FILTER_UNLOAD_FLAGS Flags)
{
    PAGED_CODE();

    if (!FlagOn(Flags, FLTFL_FILTER_UNLOAD_MANDATORY)) {

        BOOLEAN busy = FALSE;
        PLIST_ENTRY entry;

        ExAcquireFastMutex(&TmGlobals.Lock);
        for (entry = TmGlobals.Instances.Flink;
             entry != &TmGlobals.Instances;
             entry = entry->Flink) {

            if (CONTAINING_RECORD(entry, TM_INSTANCE, Link)->Pending != 0)
                busy = TRUE;
        }
        ExReleaseFastMutex(&TmGlobals.Lock);

        if (busy)
            return STATUS_FLT_DO_NOT_DETACH;
    }

    FltUnregisterFilter(TmGlobals.Filter);
    return STATUS_SUCCESS;
}

NTSTATUS FLTAPI
TmQueryTeardown(
    _In_ PCFLT_RELATED_OBJECTS FltObjects,
    _In_ FLT_INSTANCE_QUERY_TEARDOWN_FLAGS Flags)
{
    PTM_INSTANCE instance;
    NTSTATUS status;

    UNREFERENCED_PARAMETER(Flags);

    PAGED_CODE();

    status = FltGetInstanceContext(FltObjects->Instance,
                                   (PFLT_CONTEXT *)&instance);
    if (!NT_SUCCESS(status))
        return STATUS_SUCCESS;

    status = (instance->Pending == 0) ? STATUS_SUCCESS
                                      : STATUS_FLT_DO_NOT_DETACH;
    FltReleaseContext(instance);
    return status;
}
