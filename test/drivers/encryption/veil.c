//
//  Veil: registration.
//

#include "veil.h"

PFLT_FILTER VeilFilter;
NPAGED_LOOKASIDE_LIST VeilPre2PostList;

DRIVER_INITIALIZE DriverEntry;

NTSTATUS FLTAPI
VeilUnload (
    _In_ FLT_FILTER_UNLOAD_FLAGS Flags
    );

#pragma alloc_text(INIT, DriverEntry)
#pragma alloc_text(PAGE, VeilUnload)

const FLT_OPERATION_REGISTRATION VeilOperations[] = {

    { IRP_MJ_CREATE,
      0,
      NULL,
      VeilPostCreate },

    { IRP_MJ_READ,
      0,
      VeilPreRead,
      VeilPostRead },

    { IRP_MJ_WRITE,
      0,
      VeilPreWrite,
      VeilPostWrite },

    { IRP_MJ_OPERATION_END }
};

const FLT_CONTEXT_REGISTRATION VeilContexts[] = {

    { FLT_VOLUME_CONTEXT,
      0,
      VeilCleanupVolumeContext,
      sizeof(VEIL_VOLUME_CONTEXT),
      VEIL_TAG_VOLUME },

    { FLT_STREAM_CONTEXT,
      0,
      NULL,
      sizeof(VEIL_STREAM_CONTEXT),
      VEIL_TAG_STREAM },

    { FLT_CONTEXT_END }
};

const FLT_REGISTRATION VeilRegistration = {
    sizeof( FLT_REGISTRATION ),
    FLT_REGISTRATION_VERSION,
    0,
    VeilContexts,
    VeilOperations,
    VeilUnload,
    VeilInstanceSetup,
    NULL,
    NULL,
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

    ExInitializeDriverRuntime( DrvRtPoolNxOptIn );

    ExInitializeNPagedLookasideList( &VeilPre2PostList,
                                     NULL,
                                     NULL,
                                     POOL_NX_ALLOCATION,
                                     sizeof(VEIL_PRE_2_POST),
                                     VEIL_TAG_P2P,
                                     0 );

    status = FltRegisterFilter( DriverObject, &VeilRegistration, &VeilFilter );

    if (NT_SUCCESS( status )) {

        status = FltStartFiltering( VeilFilter );

        if (!NT_SUCCESS( status )) {

            FltUnregisterFilter( VeilFilter );
        }
    }

    if (!NT_SUCCESS( status )) {

        ExDeleteNPagedLookasideList( &VeilPre2PostList );
    }

    return status;
}

NTSTATUS FLTAPI
VeilUnload (
    _In_ FLT_FILTER_UNLOAD_FLAGS Flags
    )
{
    UNREFERENCED_PARAMETER( Flags );

    PAGED_CODE();

    FltUnregisterFilter( VeilFilter );
    ExDeleteNPagedLookasideList( &VeilPre2PostList );

    return STATUS_SUCCESS;
}
