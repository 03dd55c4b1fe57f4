/***************************************************************************
 *
 *  GATELOG.C - loading, unloading, volumes
 *
 ***************************************************************************/

#include "gatelog.h"

PFLT_FILTER     GlFilter = NULL;

NTSTATUS    DriverEntry( PDRIVER_OBJECT DriverObject,
                         PUNICODE_STRING RegistryPath );
NTSTATUS FLTAPI GlUnload( FLT_FILTER_UNLOAD_FLAGS Flags );
NTSTATUS FLTAPI GlSetup( PCFLT_RELATED_OBJECTS FltObjects,
                  FLT_INSTANCE_SETUP_FLAGS Flags,
                  DEVICE_TYPE VolumeDeviceType,
                  FLT_FILESYSTEM_TYPE VolumeFilesystemType );
VOID FLTAPI GlTeardownStart( PCFLT_RELATED_OBJECTS FltObjects,
                          FLT_INSTANCE_TEARDOWN_FLAGS Reason );

#ifdef ALLOC_PRAGMA
#pragma alloc_text( INIT, DriverEntry )
#pragma alloc_text( PAGE, GlUnload )
#pragma alloc_text( PAGE, GlSetup )
#pragma alloc_text( PAGE, GlTeardownStart )
#endif

FLT_OPERATION_REGISTRATION  GlOperations[] = {
    { IRP_MJ_CREATE,  0, GlPreCreate,    GlPostCreate },
    { IRP_MJ_READ,    0, GlPreReadWrite, GlPostReadWrite },
    { IRP_MJ_WRITE,   0, GlPreReadWrite, GlPostReadWrite },
    { IRP_MJ_CLEANUP, 0, GlPreCleanup,   NULL },
    { IRP_MJ_OPERATION_END }
};

FLT_CONTEXT_REGISTRATION    GlContexts[] = {
    { FLT_VOLUME_CONTEXT, 0, GlVolumeCleanup, sizeof( GL_VOLUME ), GL_TAG },
    { FLT_STREAM_CONTEXT, 0, NULL, FLT_VARIABLE_SIZED_CONTEXTS, GL_TAG },
    { FLT_CONTEXT_END }
};

FLT_REGISTRATION    GlRegistration = {
    sizeof( FLT_REGISTRATION ),
    FLT_REGISTRATION_VERSION,
    0,
    GlContexts,
    GlOperations,
    GlUnload,
    GlSetup,
    NULL,
    GlTeardownStart,
    NULL,
    NULL,
    NULL,
    NULL
};

NTSTATUS
DriverEntry( PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath )
{
    NTSTATUS    Status;

    UNREFERENCED_PARAMETER( RegistryPath );

    CHECK( FltRegisterFilter( DriverObject, &GlRegistration, &GlFilter ) );
    CHECK( FltStartFiltering( GlFilter ) );

Exit:

    if( !NT_SUCCESS( Status ) && GlFilter != NULL ) {
        FltUnregisterFilter( GlFilter );
        GlFilter = NULL;
    }

    return Status;
}

NTSTATUS FLTAPI
GlUnload( FLT_FILTER_UNLOAD_FLAGS Flags )
{
    PAGED_CODE();
    UNREFERENCED_PARAMETER( Flags );

    FltUnregisterFilter( GlFilter );
    return STATUS_SUCCESS;
}

NTSTATUS FLTAPI
GlSetup( PCFLT_RELATED_OBJECTS FltObjects,
         FLT_INSTANCE_SETUP_FLAGS Flags,
         DEVICE_TYPE VolumeDeviceType,
         FLT_FILESYSTEM_TYPE VolumeFilesystemType )
{
    NTSTATUS    Status;

    PAGED_CODE();
    UNREFERENCED_PARAMETER( Flags );
    UNREFERENCED_PARAMETER( VolumeDeviceType );

    if( VolumeFilesystemType == FLT_FSTYPE_RAW ) {
        return STATUS_FLT_DO_NOT_ATTACH;
    }

    CHECK( GlMakeVolume( FltObjects ) );

Exit:

    return Status;
}

VOID FLTAPI
GlTeardownStart( PCFLT_RELATED_OBJECTS FltObjects,
                 FLT_INSTANCE_TEARDOWN_FLAGS Reason )
{
    PGL_VOLUME  Volume = NULL;
    NTSTATUS    Status;

    PAGED_CODE();
    UNREFERENCED_PARAMETER( Reason );

    CHECK( GlGetVolume( FltObjects, &Volume ) );

    /*  Entries refer to streams, which could not go away. */
    GlFlushLog( Volume );

Exit:

    RELEASE( Volume );
}
