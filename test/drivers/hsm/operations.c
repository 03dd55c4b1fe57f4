/*++

Module: operations.c

    The operations.

--*/

#include "larder.h"

#ifdef ALLOC_PRAGMA
#pragma alloc_text(PAGE, LarderPostCreate)
#endif

FLT_POSTOP_CALLBACK_STATUS FLTAPI
LarderPostCreate (
    _Inout_ PFLT_CALLBACK_DATA Data,
    _In_ PCFLT_RELATED_OBJECTS FltObjects,
    _In_opt_ PVOID CompletionContext,
    _In_ FLT_POST_OPERATION_FLAGS Flags
    )
{
    FILE_NETWORK_OPEN_INFORMATION info;
    PLARDER_STREAM stream;
    NTSTATUS status;

    PAGED_CODE();
    UNREFERENCED_PARAMETER( CompletionContext );

    if (FlagOn( Flags, FLTFL_POST_OPERATION_DRAINING )) {
        return FLT_POSTOP_FINISHED_PROCESSING;
    }

    if (!NT_SUCCESS( Data->IoStatus.Status ) ||
        Data->IoStatus.Status == STATUS_REPARSE) {
        return FLT_POSTOP_FINISHED_PROCESSING;
    }

    status = FltQueryInformationFile( FltObjects->Instance,
                                      FltObjects->FileObject,
                                      &info,
                                      sizeof(info),
                                      FileNetworkOpenInformation,
                                      NULL );
    if (!NT_SUCCESS( status ) ||
        !FlagOn( info.FileAttributes, FILE_ATTRIBUTE_OFFLINE )) {
        return FLT_POSTOP_FINISHED_PROCESSING;
    }

    status = FltAllocateContext( FltObjects->Filter,
                                 FLT_STREAM_CONTEXT,
                                 sizeof(LARDER_STREAM),
                                 NonPagedPoolNx,
                                 &stream );
    if (!NT_SUCCESS( status )) {

        //
        //  Better no file than one full of zeros.
        //

        FltCancelFileOpen( FltObjects->Instance, FltObjects->FileObject );
        Data->IoStatus.Status = status;
        Data->IoStatus.Information = 0;
        return FLT_POSTOP_FINISHED_PROCESSING;
    }

    stream->State = LarderPlaceholder;
    stream->Size = info.EndOfFile;
    stream->Resident.QuadPart = 0;
    ExInitializeFastMutex( &stream->Lock );

    //
    //  One that is there already knows better.
    //

    (VOID)FltSetStreamContext( FltObjects->Instance,
                               FltObjects->FileObject,
                               FLT_SET_CONTEXT_KEEP_IF_EXISTS,
                               stream,
                               NULL );
    FltReleaseContext( stream );
    return FLT_POSTOP_FINISHED_PROCESSING;
}

//
//  Gives both contexts, referenced, if the file is a placeholder.
//

static BOOLEAN
LarderIsPlaceholder (
    _In_ PCFLT_RELATED_OBJECTS FltObjects,
    _Outptr_ PLARDER_INSTANCE *Instance,
    _Outptr_ PLARDER_STREAM *Stream
    )
{
    PLARDER_STREAM stream;

    *Instance = NULL;
    *Stream = NULL;

    if (!NT_SUCCESS( FltGetStreamContext( FltObjects->Instance,
                                          FltObjects->FileObject,
                                          &stream ))) {
        return FALSE;
    }

    if (stream->State == LarderResident) {
        FltReleaseContext( stream );
        return FALSE;
    }

    if (!NT_SUCCESS( FltGetInstanceContext( FltObjects->Instance,
                                            Instance ))) {
        FltReleaseContext( stream );
        return FALSE;
    }

    *Stream = stream;
    return TRUE;
}

static VOID FLTAPI
LarderReadWorker (
    _In_ PFLT_DEFERRED_IO_WORKITEM WorkItem,
    _In_ PFLT_CALLBACK_DATA Data,
    _In_opt_ PVOID Context
    )
{
    PLARDER_RECALL recall = (PLARDER_RECALL)Context;

    recall->Status = LarderBringBack( recall->Instance->Instance,
                                      Data->Iopb->TargetFileObject,
                                      recall->Stream );

    if (NT_SUCCESS( recall->Status )) {

        //
        //  The recall goes on to the post-operation.
        //

        FltCompletePendedPreOperation( Data,
                                       FLT_PREOP_SUCCESS_WITH_CALLBACK,
                                       recall );
    } else {

        Data->IoStatus.Status = recall->Status;
        Data->IoStatus.Information = 0;
        FltCompletePendedPreOperation( Data, FLT_PREOP_COMPLETE, NULL );
        LarderFreeRecall( recall );
    }

    FltFreeDeferredIoWorkItem( WorkItem );
}

FLT_PREOP_CALLBACK_STATUS FLTAPI
LarderPreRead (
    _Inout_ PFLT_CALLBACK_DATA Data,
    _In_ PCFLT_RELATED_OBJECTS FltObjects,
    _Flt_CompletionContext_Outptr_ PVOID *CompletionContext
    )
{
    FLT_PREOP_CALLBACK_STATUS result = FLT_PREOP_COMPLETE;
    PFLT_DEFERRED_IO_WORKITEM workItem = NULL;
    PLARDER_INSTANCE instance;
    PLARDER_STREAM stream;
    PLARDER_RECALL recall = NULL;
    NTSTATUS status;

    *CompletionContext = NULL;

    if (!LarderIsPlaceholder( FltObjects, &instance, &stream )) {
        return FLT_PREOP_SUCCESS_NO_CALLBACK;
    }

    if (FLT_IS_FASTIO_OPERATION( Data )) {
        result = FLT_PREOP_DISALLOW_FASTIO;
        goto Exit;
    }

    status = STATUS_INSUFFICIENT_RESOURCES;

    workItem = FltAllocateDeferredIoWorkItem();
    if (workItem == NULL) {
        goto Fail;
    }

    status = LarderCreateRecall( instance, stream, &recall );
    if (!NT_SUCCESS( status )) {
        goto Fail;
    }

    status = FltQueueDeferredIoWorkItem( workItem,
                                         Data,
                                         LarderReadWorker,
                                         DelayedWorkQueue,
                                         recall );
    if (NT_SUCCESS( status )) {
        result = FLT_PREOP_PENDING;
        goto Exit;
    }

Fail:

    if (recall != NULL) {
        LarderFreeRecall( recall );
    }
    if (workItem != NULL) {
        FltFreeDeferredIoWorkItem( workItem );
    }
    Data->IoStatus.Status = status;
    Data->IoStatus.Information = 0;

Exit:

    FltReleaseContext( stream );
    FltReleaseContext( instance );
    return result;
}

FLT_POSTOP_CALLBACK_STATUS FLTAPI
LarderPostRead (
    _Inout_ PFLT_CALLBACK_DATA Data,
    _In_ PCFLT_RELATED_OBJECTS FltObjects,
    _In_opt_ PVOID CompletionContext,
    _In_ FLT_POST_OPERATION_FLAGS Flags
    )
{
    PLARDER_RECALL recall = (PLARDER_RECALL)CompletionContext;

    UNREFERENCED_PARAMETER( FltObjects );
    UNREFERENCED_PARAMETER( Flags );

    if (!NT_SUCCESS( Data->IoStatus.Status )) {
        DbgPrint( "Larder: read after recall failed\n" );
    }

    LarderFreeRecall( recall );
    return FLT_POSTOP_FINISHED_PROCESSING;
}

FLT_PREOP_CALLBACK_STATUS FLTAPI
LarderPreWrite (
    _Inout_ PFLT_CALLBACK_DATA Data,
    _In_ PCFLT_RELATED_OBJECTS FltObjects,
    _Flt_CompletionContext_Outptr_ PVOID *CompletionContext
    )
{
    FLT_PREOP_CALLBACK_STATUS result;
    PLARDER_INSTANCE instance = NULL;
    PLARDER_STREAM stream = NULL;
    NTSTATUS status;

    UNREFERENCED_PARAMETER( CompletionContext );

    if (!LarderIsPlaceholder( FltObjects, &instance, &stream )) {
        return FLT_PREOP_SUCCESS_NO_CALLBACK;
    }

    if (!FLT_IS_IRP_OPERATION( Data )) {

        result = FLT_PREOP_DISALLOW_FASTIO;

    } else {

        status = LarderEnqueue( instance, stream, Data );

        if (NT_SUCCESS( status )) {

            result = FLT_PREOP_PENDING;

        } else {

            Data->IoStatus.Status = status;
            Data->IoStatus.Information = 0;
            result = FLT_PREOP_COMPLETE;
        }
    }

    FltReleaseContext( stream );
    FltReleaseContext( instance );
    return result;
}
