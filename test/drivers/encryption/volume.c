//
//  Veil: volume contexts.
//

#include "veil.h"

#pragma alloc_text(PAGE, VeilInstanceSetup)
#pragma alloc_text(PAGE, VeilCleanupVolumeContext)

static
NTSTATUS
VeilQueryVolumeName (
    _In_ PFLT_VOLUME Volume,
    _Inout_ PUNICODE_STRING Name
    )
{
    NTSTATUS status;
    ULONG needed = 0;

    status = FltGetVolumeName( Volume, NULL, &needed );
    if (status != STATUS_BUFFER_TOO_SMALL) {

        return NT_SUCCESS( status ) ? STATUS_OBJECT_NAME_INVALID : status;
    }

    if (needed > MAXUSHORT) {

        return STATUS_NAME_TOO_LONG;
    }

    Name->Buffer = ExAllocatePoolWithTag( NonPagedPoolNx,
                                          needed,
                                          VEIL_TAG_NAME );
    if (Name->Buffer == NULL) {

        return STATUS_INSUFFICIENT_RESOURCES;
    }

    Name->Length = 0;
    Name->MaximumLength = (USHORT)needed;

    status = FltGetVolumeName( Volume, Name, NULL );
    if (!NT_SUCCESS( status )) {

        ExFreePoolWithTag( Name->Buffer, VEIL_TAG_NAME );
        RtlInitEmptyUnicodeString( Name, NULL, 0 );
    }

    return status;
}

NTSTATUS FLTAPI
VeilInstanceSetup (
    _In_ PCFLT_RELATED_OBJECTS FltObjects,
    _In_ FLT_INSTANCE_SETUP_FLAGS Flags,
    _In_ DEVICE_TYPE VolumeDeviceType,
    _In_ FLT_FILESYSTEM_TYPE VolumeFilesystemType
    )
{
    PVEIL_VOLUME_CONTEXT volume = NULL;
    FLT_VOLUME_PROPERTIES properties;
    ULONG returned;
    NTSTATUS status;
    ULONG i;

    UNREFERENCED_PARAMETER( Flags );
    UNREFERENCED_PARAMETER( VolumeFilesystemType );

    PAGED_CODE();

    if (VolumeDeviceType != FILE_DEVICE_DISK_FILE_SYSTEM) {

        return STATUS_FLT_DO_NOT_ATTACH;
    }

    try {

        status = FltAllocateContext( FltObjects->Filter,
                                     FLT_VOLUME_CONTEXT,
                                     sizeof(VEIL_VOLUME_CONTEXT),
                                     NonPagedPoolNx,
                                     (PFLT_CONTEXT *)&volume );

        if (!NT_SUCCESS( status )) {

            //
            //  What a failed allocation leaves behind is not documented.
            //

            volume = NULL;
            leave;
        }

        //
        //  The cleanup callback looks at the name, so it has to be empty
        //  before anything can fail.
        //

        RtlZeroMemory( volume, sizeof(VEIL_VOLUME_CONTEXT) );
        KeInitializeSpinLock( &volume->StatisticsLock );

        status = FltGetVolumeProperties( FltObjects->Volume,
                                         &properties,
                                         sizeof(properties),
                                         &returned );

        if (!NT_SUCCESS( status )) {

            leave;
        }

        volume->SectorSize = max( properties.SectorSize,
                                  VEIL_MIN_SECTOR_SIZE );

        status = VeilQueryVolumeName( FltObjects->Volume, &volume->Name );

        if (!NT_SUCCESS( status )) {

            leave;
        }

        for (i = 0; i < VEIL_KEY_SIZE; i++) {

            volume->Key[i] = (UCHAR)(volume->Name.Length + i * 31);
        }

        status = FltSetVolumeContext( FltObjects->Volume,
                                      FLT_SET_CONTEXT_KEEP_IF_EXISTS,
                                      volume,
                                      NULL );

        //
        //  A second instance on this volume is no mistake.
        //

        if (status == STATUS_FLT_CONTEXT_ALREADY_DEFINED) {

            status = STATUS_SUCCESS;
        }

    } finally {

        if (volume != NULL) {

            FltReleaseContext( volume );
        }
    }

    return NT_SUCCESS( status ) ? STATUS_SUCCESS : STATUS_FLT_DO_NOT_ATTACH;
}

VOID FLTAPI
VeilCleanupVolumeContext (
    _In_ PFLT_CONTEXT Context,
    _In_ FLT_CONTEXT_TYPE ContextType
    )
{
    PVEIL_VOLUME_CONTEXT volume = Context;

    PAGED_CODE();

    UNREFERENCED_PARAMETER( ContextType );
    NT_ASSERT( ContextType == FLT_VOLUME_CONTEXT );

    if (volume->Name.Buffer != NULL) {

        ExFreePoolWithTag( volume->Name.Buffer, VEIL_TAG_NAME );
        volume->Name.Buffer = NULL;
    }

    RtlSecureZeroMemory( volume->Key, VEIL_KEY_SIZE );
}
