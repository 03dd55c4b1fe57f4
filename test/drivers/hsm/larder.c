/*++

Module: larder.c

    Registration and instances.

--*/

#include "larder.h"

PFLT_FILTER LarderFilter = NULL;

DRIVER_INITIALIZE DriverEntry;

NTSTATUS FLTAPI
LarderUnload (
    _In_ FLT_FILTER_UNLOAD_FLAGS Flags
    );

NTSTATUS FLTAPI
LarderInstanceSetup (
    _In_ PCFLT_RELATED_OBJECTS FltObjects,
    _In_ FLT_INSTANCE_SETUP_FLAGS Flags,
    _In_ DEVICE_TYPE VolumeDeviceType,
    _In_ FLT_FILESYSTEM_TYPE VolumeFilesystemType
    );

VOID FLTAPI
LarderTeardownStart (
    _In_ PCFLT_RELATED_OBJECTS FltObjects,
    _In_ FLT_INSTANCE_TEARDOWN_FLAGS Reason
    );

#ifdef ALLOC_PRAGMA
#pragma alloc_text(INIT, DriverEntry)
#pragma alloc_text(PAGE, LarderUnload)
#pragma alloc_text(PAGE, LarderInstanceSetup)
#pragma alloc_text(PAGE, LarderTeardownStart)
#endif

CONST FLT_OPERATION_REGISTRATION Callbacks[] = {
    { IRP_MJ_CREATE, 0, NULL, LarderPostCreate },
    { IRP_MJ_READ, 0, LarderPreRead, LarderPostRead },
    { IRP_MJ_WRITE, FLTFL_OPERATION_REGISTRATION_SKIP_PAGING_IO,
      LarderPreWrite, NULL },
    { IRP_MJ_OPERATION_END }
};

CONST FLT_CONTEXT_REGISTRATION ContextRegistration[] = {
    { FLT_INSTANCE_CONTEXT, 0, NULL, sizeof(LARDER_INSTANCE),
      LARDER_INSTANCE_TAG },
    { FLT_STREAM_CONTEXT, 0, NULL, sizeof(LARDER_STREAM),
      LARDER_STREAM_TAG },
    { FLT_CONTEXT_END }
};

CONST FLT_REGISTRATION FilterRegistration = {
    sizeof(FLT_REGISTRATION),
    FLT_REGISTRATION_VERSION,
    0,
    ContextRegistration,
    Callbacks,
    LarderUnload,
    LarderInstanceSetup,
    NULL,
    LarderTeardownStart,
    NULL,
    NULL,
    NULL,
    NULL
};

NTSTATUS
DriverEntry (
    _In_ PDRIVER_OBJECT DriverObject,
    _In_ PUNICODE_STRING RegistryPath
    )
{
    NTSTATUS status;

    UNREFERENCED_PARAMETER( RegistryPath );

    status = FltRegisterFilter( DriverObject,
                                &FilterRegistration,
                                &LarderFilter );
    if (!NT_SUCCESS( status )) {
        return status;
    }

    status = FltStartFiltering( LarderFilter );
    if (!NT_SUCCESS( status )) {
        FltUnregisterFilter( LarderFilter );
    }

    return status;
}

NTSTATUS FLTAPI
LarderUnload (
    _In_ FLT_FILTER_UNLOAD_FLAGS Flags
    )
{
    PAGED_CODE();
    UNREFERENCED_PARAMETER( Flags );

    FltUnregisterFilter( LarderFilter );
    return STATUS_SUCCESS;
}

NTSTATUS FLTAPI
LarderInstanceSetup (
    _In_ PCFLT_RELATED_OBJECTS FltObjects,
    _In_ FLT_INSTANCE_SETUP_FLAGS Flags,
    _In_ DEVICE_TYPE VolumeDeviceType,
    _In_ FLT_FILESYSTEM_TYPE VolumeFilesystemType
    )
{
    PLARDER_INSTANCE instance = NULL;
    NTSTATUS status = STATUS_FLT_DO_NOT_ATTACH;

    PAGED_CODE();
    UNREFERENCED_PARAMETER( Flags );
    UNREFERENCED_PARAMETER( VolumeDeviceType );

    if (VolumeFilesystemType != FLT_FSTYPE_NTFS) {
        goto Cleanup;
    }

    status = FltAllocateContext( LarderFilter,
                                 FLT_INSTANCE_CONTEXT,
                                 sizeof(LARDER_INSTANCE),
                                 NonPagedPoolNx,
                                 &instance );
    if (!NT_SUCCESS( status )) {
        instance = NULL;
        goto Cleanup;
    }

    RtlZeroMemory( instance, sizeof(LARDER_INSTANCE) );
    instance->Instance = FltObjects->Instance;

    status = LarderInitializeQueue( instance );
    if (!NT_SUCCESS( status )) {
        goto Cleanup;
    }

    status = FltSetInstanceContext( FltObjects->Instance,
                                    FLT_SET_CONTEXT_KEEP_IF_EXISTS,
                                    instance,
                                    NULL );

Cleanup:

    if (instance != NULL) {
        FltReleaseContext( instance );
    }

    if (!NT_SUCCESS( status )) {
        return STATUS_FLT_DO_NOT_ATTACH;
    }
    return STATUS_SUCCESS;
}

VOID FLTAPI
LarderTeardownStart (
    _In_ PCFLT_RELATED_OBJECTS FltObjects,
    _In_ FLT_INSTANCE_TEARDOWN_FLAGS Reason
    )
{
    PLARDER_INSTANCE instance;
    PFLT_CALLBACK_DATA data;
    PLARDER_RECALL recall;
    NTSTATUS status;

    PAGED_CODE();
    UNREFERENCED_PARAMETER( Reason );

    status = FltGetInstanceContext( FltObjects->Instance, &instance );
    if (!NT_SUCCESS( status )) {
        return;
    }

    //
    //  Nothing gets in any more; what is in goes out.
    //

    FltCbdqDisable( &instance->Queue );

    while ((data = FltCbdqRemoveNextIo( &instance->Queue, NULL )) != NULL) {

        recall = (PLARDER_RECALL)data->QueueContext[0];
        data->QueueContext[0] = NULL;

        data->IoStatus.Status = STATUS_FLT_DELETING_OBJECT;
        data->IoStatus.Information = 0;
        FltCompletePendedPreOperation( data, FLT_PREOP_COMPLETE, NULL );
        LarderFreeRecall( recall );
    }

    FltReleaseContext( instance );
}
