/***************************************************************************
 *
 *  GLOPS.C - operations
 *
 ***************************************************************************/

#include "gatelog.h"

#ifdef ALLOC_PRAGMA
#pragma alloc_text( PAGE, GlPreCreate )
#pragma alloc_text( PAGE, GlPostCreate )
#pragma alloc_text( PAGE, GlPreCleanup )
#endif

/*  The volume goes along to the completion, if it is of interest. */

FLT_PREOP_CALLBACK_STATUS FLTAPI
GlPreCreate( PFLT_CALLBACK_DATA Data,
             PCFLT_RELATED_OBJECTS FltObjects,
             PVOID *CompletionContext )
{
    PGL_VOLUME  Volume = NULL;
    NTSTATUS    Status;

    PAGED_CODE();

    *CompletionContext = NULL;

    if( FlagOn( Data->Iopb->OperationFlags, SL_OPEN_TARGET_DIRECTORY ) ||
        FlagOn( Data->Iopb->OperationFlags, SL_OPEN_PAGING_FILE ) ) {
        return FLT_PREOP_SUCCESS_NO_CALLBACK;
    }

    CHECK( GlGetVolume( FltObjects, &Volume ) );

    *CompletionContext = Volume;
    return FLT_PREOP_SYNCHRONIZE;

Exit:

    return FLT_PREOP_SUCCESS_NO_CALLBACK;
}

FLT_POSTOP_CALLBACK_STATUS FLTAPI
GlPostCreate( PFLT_CALLBACK_DATA Data,
              PCFLT_RELATED_OBJECTS FltObjects,
              PVOID CompletionContext,
              FLT_POST_OPERATION_FLAGS Flags )
{
    PGL_VOLUME  Volume = (PGL_VOLUME) CompletionContext;
    PGL_STREAM  Stream = NULL;
    NTSTATUS    Status;

    PAGED_CODE();

    __try {

        if( FlagOn( Flags, FLTFL_POST_OPERATION_DRAINING ) ) {
            TRY_RETURN( STATUS_SUCCESS );
        }

        if( !NT_SUCCESS( Data->IoStatus.Status ) ||
            Data->IoStatus.Status == STATUS_REPARSE ) {
            TRY_RETURN( Data->IoStatus.Status );
        }

        Status = GlGetStream( Data, FltObjects, TRUE, &Stream );
        if( !NT_SUCCESS( Status ) ) {
            TRY_RETURN( Status );
        }

        InterlockedIncrement( (PLONG) &Stream->Opens );
        GlLog( Volume, Stream, IRP_MJ_CREATE, Data->IoStatus.Status, 0 );

try_exit:   NOTHING;

    } __finally {

        RELEASE( Stream );
        RELEASE( Volume );
    }

    if( !NT_SUCCESS( Status ) ) {
        GLTRACE(( "GATELOG: create %08lx\n", Status ));
    }
    return FLT_POSTOP_FINISHED_PROCESSING;
}

FLT_PREOP_CALLBACK_STATUS FLTAPI
GlPreReadWrite( PFLT_CALLBACK_DATA Data,
                PCFLT_RELATED_OBJECTS FltObjects,
                PVOID *CompletionContext )
{
    PGL_VOLUME  Volume = NULL;
    PGL_STREAM  Stream = NULL;
    PGL_PASS    Pass = NULL;
    NTSTATUS    Status;

    if( FlagOn( Data->Iopb->IrpFlags, IRP_PAGING_IO ) ) {
        return FLT_PREOP_SUCCESS_NO_CALLBACK;
    }

    CHECK( GlGetStream( Data, FltObjects, FALSE, &Stream ) );
    CHECK( GlGetVolume( FltObjects, &Volume ) );

    Pass = (PGL_PASS) ExAllocatePoolWithTag( NonPagedPool, sizeof( GL_PASS ),
                                             GL_TAG );
    CHECK_ALLOC( Pass );

    Pass->Volume = Volume;
    Pass->Stream = Stream;
    *CompletionContext = Pass;

    return FLT_PREOP_SUCCESS_WITH_CALLBACK;

Exit:

    RELEASE( Volume );
    RELEASE( Stream );
    return FLT_PREOP_SUCCESS_NO_CALLBACK;
}

FLT_POSTOP_CALLBACK_STATUS FLTAPI
GlPostReadWrite( PFLT_CALLBACK_DATA Data,
                 PCFLT_RELATED_OBJECTS FltObjects,
                 PVOID CompletionContext,
                 FLT_POST_OPERATION_FLAGS Flags )
{
    PGL_PASS    Pass = (PGL_PASS) CompletionContext;
    PGL_STREAM  Stream = Pass->Stream;
    UCHAR       Major = Data->Iopb->MajorFunction;

    UNREFERENCED_PARAMETER( FltObjects );

    if( FlagOn( Flags, FLTFL_POST_OPERATION_DRAINING ) ) {
        goto Exit;
    }

    if( Major == IRP_MJ_READ ) {
        InterlockedIncrement( (PLONG) &Stream->Reads );
    } else {
        InterlockedIncrement( (PLONG) &Stream->Writes );
    }

    GlLog( Pass->Volume, Stream, Major, Data->IoStatus.Status,
           Data->IoStatus.Information );

Exit:

    FltReleaseContext( Stream );
    FltReleaseContext( Pass->Volume );
    ExFreePoolWithTag( Pass, GL_TAG );
    return FLT_POSTOP_FINISHED_PROCESSING;
}

FLT_PREOP_CALLBACK_STATUS FLTAPI
GlPreCleanup( PFLT_CALLBACK_DATA Data,
              PCFLT_RELATED_OBJECTS FltObjects,
              PVOID *CompletionContext )
{
    PGL_VOLUME  Volume = NULL;
    PGL_STREAM  Stream = NULL;
    NTSTATUS    Status;

    PAGED_CODE();
    UNREFERENCED_PARAMETER( CompletionContext );

    CHECK( GlGetStream( Data, FltObjects, FALSE, &Stream ) );
    CHECK( GlGetVolume( FltObjects, &Volume ) );

    if( Stream->Writes != 0 ) {
        GlLog( Volume, Stream, IRP_MJ_CLEANUP, STATUS_SUCCESS, 0 );
    }
    if( Volume->LogCount > 1000 ) {
        GlFlushLog( Volume );
        Volume->LogCount = 0;
    }

Exit:

    RELEASE( Volume );
    RELEASE( Stream );
    return FLT_PREOP_SUCCESS_NO_CALLBACK;
}
