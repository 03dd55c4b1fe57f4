/***************************************************************************
 *
 *  GLCTX.C - contexts and the log
 *
 ***************************************************************************/

#include "gatelog.h"

#ifdef ALLOC_PRAGMA
#pragma alloc_text( PAGE, GlMakeVolume )
#pragma alloc_text( PAGE, GlVolumeCleanup )
#endif

#define GL_STREAM_SIZE(n)   (FIELD_OFFSET( GL_STREAM, Name ) + (n))

NTSTATUS
GlGetVolume( PCFLT_RELATED_OBJECTS FltObjects, PGL_VOLUME *Volume )
{
    return FltGetVolumeContext( FltObjects->Filter,
                                FltObjects->Volume,
                                (PFLT_CONTEXT *) Volume );
}

NTSTATUS
GlMakeVolume( PCFLT_RELATED_OBJECTS FltObjects )
{
    FLT_VOLUME_PROPERTIES   Properties;
    PGL_VOLUME  Volume = NULL;
    ULONG       Length;
    NTSTATUS    Status;

    PAGED_CODE();

    if( NT_SUCCESS( GlGetVolume( FltObjects, &Volume ) ) ) {
        /*  Another instance was here before. */
        Status = STATUS_SUCCESS;
        goto Exit;
    }

    Status = FltAllocateContext( FltObjects->Filter,
                                 FLT_VOLUME_CONTEXT,
                                 sizeof( GL_VOLUME ),
                                 NonPagedPool,
                                 (PFLT_CONTEXT *) &Volume );
    if( !NT_SUCCESS( Status ) ) {
        Volume = NULL;
        goto Exit;
    }

    RtlZeroMemory( Volume, sizeof( GL_VOLUME ) );
    KeInitializeSpinLock( &Volume->Lock );
    InitializeListHead( &Volume->LogList );

    CHECK( FltGetVolumeProperties( FltObjects->Volume, &Properties,
                                   sizeof( Properties ), &Length ) );
    Volume->Serial = Properties.DeviceCharacteristics;

    ExInitializeNPagedLookasideList( &Volume->Lookaside, NULL, NULL, 0,
                                     sizeof( GL_LOG ), GL_TAG, 0 );
    Volume->LookasideReady = TRUE;

    CHECK( FltSetVolumeContext( FltObjects->Volume,
                                FLT_SET_CONTEXT_KEEP_IF_EXISTS,
                                Volume,
                                NULL ) );

Exit:

    RELEASE( Volume );
    return Status == STATUS_FLT_CONTEXT_ALREADY_DEFINED ? STATUS_SUCCESS
                                                        : Status;
}

/*
 *  The name is behind the fixed part, as long as it is. On failure *Stream is
 *  NULL.
 */

NTSTATUS
GlGetStream( PFLT_CALLBACK_DATA Data,
             PCFLT_RELATED_OBJECTS FltObjects,
             BOOLEAN Make,
             PGL_STREAM *Stream )
{
    PFLT_FILE_NAME_INFORMATION  NameInfo = NULL;
    PGL_STREAM  New = NULL;
    PGL_STREAM  Old = NULL;
    USHORT      Bytes;
    NTSTATUS    Status;

    *Stream = NULL;

    Status = FltGetStreamContext( FltObjects->Instance,
                                  FltObjects->FileObject,
                                  (PFLT_CONTEXT *) Stream );
    if( NT_SUCCESS( Status ) || !Make ) {
        return Status;
    }
    if( Status != STATUS_NOT_FOUND ) {
        *Stream = NULL;
        return Status;
    }

    CHECK( FltGetFileNameInformation( Data,
                                      FLT_FILE_NAME_OPENED |
                                      FLT_FILE_NAME_QUERY_DEFAULT,
                                      &NameInfo ) );

    Bytes = NameInfo->Name.Length;
    if( Bytes > GL_NAME_LENGTH * sizeof( WCHAR ) ) {
        Bytes = GL_NAME_LENGTH * sizeof( WCHAR );
    }

    Status = FltAllocateContext( FltObjects->Filter,
                                 FLT_STREAM_CONTEXT,
                                 GL_STREAM_SIZE( Bytes ),
                                 NonPagedPool,
                                 (PFLT_CONTEXT *) &New );
    if( !NT_SUCCESS( Status ) ) {
        New = NULL;
        goto Exit;
    }

    New->Opens = New->Reads = New->Writes = 0;
    New->NameLength = Bytes;
    RtlCopyMemory( New->Name, NameInfo->Name.Buffer, Bytes );

    Status = FltSetStreamContext( FltObjects->Instance,
                                  FltObjects->FileObject,
                                  FLT_SET_CONTEXT_KEEP_IF_EXISTS,
                                  New,
                                  (PFLT_CONTEXT *) &Old );
    if( Status == STATUS_FLT_CONTEXT_ALREADY_DEFINED ) {
        *Stream = Old;
        Status = STATUS_SUCCESS;
        goto Exit;
    }
    if( !NT_SUCCESS( Status ) ) {
        goto Exit;
    }

    *Stream = New;
    New = NULL;

Exit:

    RELEASE( New );
    if( NameInfo != NULL ) {
        FltReleaseFileNameInformation( NameInfo );
    }
    return Status;
}

/*  Borrows both contexts; an entry has a reference of its own. */

VOID
GlLog( PGL_VOLUME Volume, PGL_STREAM Stream, UCHAR Major, NTSTATUS Result,
       ULONG_PTR Bytes )
{
    PGL_LOG     Log;
    KIRQL       OldIrql;

    Log = (PGL_LOG) ExAllocateFromNPagedLookasideList( &Volume->Lookaside );
    if( Log == NULL ) {
        InterlockedIncrement( (PLONG) &Volume->LogLost );
        return;
    }

    FltReferenceContext( Stream );
    Log->Stream = Stream;
    Log->Major  = Major;
    Log->Result = Result;
    Log->Bytes  = Bytes;

    KeAcquireSpinLock( &Volume->Lock, &OldIrql );
    InsertTailList( &Volume->LogList, &Log->List );
    Volume->LogCount++;
    KeReleaseSpinLock( &Volume->Lock, OldIrql );
}

VOID
GlFlushLog( PGL_VOLUME Volume )
{
    PLIST_ENTRY Entry;
    PGL_LOG     Log;

    for( ;; ) {

        Entry = ExInterlockedRemoveHeadList( &Volume->LogList,
                                             &Volume->Lock );
        if( Entry == NULL ) {
            break;
        }

        Log = CONTAINING_RECORD( Entry, GL_LOG, List );
        GLTRACE(( "GATELOG: %d %.*S %08lx\n", Log->Major,
                  Log->Stream->NameLength / sizeof( WCHAR ),
                  Log->Stream->Name, Log->Result ));
        FltReleaseContext( Log->Stream );
        ExFreeToNPagedLookasideList( &Volume->Lookaside, Log );
    }
}

VOID FLTAPI
GlVolumeCleanup( PFLT_CONTEXT Context, FLT_CONTEXT_TYPE Type )
{
    PGL_VOLUME  Volume = (PGL_VOLUME) Context;

    PAGED_CODE();
    UNREFERENCED_PARAMETER( Type );

    if( Volume->LookasideReady ) {
        GlFlushLog( Volume );
        ExDeleteNPagedLookasideList( &Volume->Lookaside );
    }
}
