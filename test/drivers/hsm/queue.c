/*++

Module: queue.c

    The cancel-safe queue of writes that wait.

--*/

#include "larder.h"

static NTSTATUS FLTAPI
LarderQueueInsert (
    _Inout_ PFLT_CALLBACK_DATA_QUEUE Cbdq,
    _In_ PFLT_CALLBACK_DATA Cbd,
    _In_opt_ PVOID InsertContext
    )
{
    PLARDER_INSTANCE instance =
        CONTAINING_RECORD( Cbdq, LARDER_INSTANCE, Queue );

    UNREFERENCED_PARAMETER( InsertContext );

    InsertTailList( &instance->QueueHead, &Cbd->QueueLinks );
    return STATUS_SUCCESS;
}

static VOID FLTAPI
LarderQueueRemove (
    _Inout_ PFLT_CALLBACK_DATA_QUEUE Cbdq,
    _In_ PFLT_CALLBACK_DATA Cbd
    )
{
    UNREFERENCED_PARAMETER( Cbdq );
    RemoveEntryList( &Cbd->QueueLinks );
}

static PFLT_CALLBACK_DATA FLTAPI
LarderQueuePeek (
    _In_ PFLT_CALLBACK_DATA_QUEUE Cbdq,
    _In_opt_ PFLT_CALLBACK_DATA Cbd,
    _In_opt_ PVOID PeekContext
    )
{
    PLARDER_INSTANCE instance =
        CONTAINING_RECORD( Cbdq, LARDER_INSTANCE, Queue );
    PLIST_ENTRY next;

    next = (Cbd == NULL) ? instance->QueueHead.Flink : Cbd->QueueLinks.Flink;

    for (; next != &instance->QueueHead; next = next->Flink) {

        PFLT_CALLBACK_DATA data =
            CONTAINING_RECORD( next, FLT_CALLBACK_DATA, QueueLinks );

        if (PeekContext == NULL ||
            PeekContext == data->Iopb->TargetFileObject) {
            return data;
        }
    }
    return NULL;
}

static VOID FLTAPI
LarderQueueAcquire (
    _Inout_ PFLT_CALLBACK_DATA_QUEUE Cbdq,
    _Out_opt_ PKIRQL Irql
    )
{
    PLARDER_INSTANCE instance =
        CONTAINING_RECORD( Cbdq, LARDER_INSTANCE, Queue );

    UNREFERENCED_PARAMETER( Irql );
    ExAcquireFastMutex( &instance->QueueLock );
}

static VOID FLTAPI
LarderQueueRelease (
    _Inout_ PFLT_CALLBACK_DATA_QUEUE Cbdq,
    _In_opt_ KIRQL Irql
    )
{
    PLARDER_INSTANCE instance =
        CONTAINING_RECORD( Cbdq, LARDER_INSTANCE, Queue );

    UNREFERENCED_PARAMETER( Irql );
    ExReleaseFastMutex( &instance->QueueLock );
}

static VOID FLTAPI
LarderQueueCanceled (
    _Inout_ PFLT_CALLBACK_DATA_QUEUE Cbdq,
    _Inout_ PFLT_CALLBACK_DATA Cbd
    )
{
    PLARDER_RECALL recall = (PLARDER_RECALL)Cbd->QueueContext[0];

    UNREFERENCED_PARAMETER( Cbdq );

    Cbd->QueueContext[0] = NULL;
    Cbd->IoStatus.Status = STATUS_CANCELLED;
    Cbd->IoStatus.Information = 0;
    FltCompletePendedPreOperation( Cbd, FLT_PREOP_COMPLETE, NULL );
    LarderFreeRecall( recall );
}

NTSTATUS
LarderInitializeQueue (
    _Inout_ PLARDER_INSTANCE Instance
    )
{
    InitializeListHead( &Instance->QueueHead );
    ExInitializeFastMutex( &Instance->QueueLock );

    return FltCbdqInitialize( Instance->Instance,
                              &Instance->Queue,
                              LarderQueueInsert,
                              LarderQueueRemove,
                              LarderQueuePeek,
                              LarderQueueAcquire,
                              LarderQueueRelease,
                              LarderQueueCanceled );
}

//
//  Works off what is in the queue. Owns a reference to the instance context.
//

static VOID FLTAPI
LarderQueueWorker (
    _In_ PFLT_GENERIC_WORKITEM WorkItem,
    _In_ PVOID FltObject,
    _In_opt_ PVOID Context
    )
{
    PLARDER_INSTANCE instance = (PLARDER_INSTANCE)Context;
    PFLT_CALLBACK_DATA data;
    PLARDER_RECALL recall;
    NTSTATUS status;

    UNREFERENCED_PARAMETER( FltObject );

    for (;;) {

        data = FltCbdqRemoveNextIo( &instance->Queue, NULL );
        if (data == NULL) {
            break;
        }

        recall = (PLARDER_RECALL)data->QueueContext[0];
        data->QueueContext[0] = NULL;

        status = LarderBringBack( instance->Instance,
                                  data->Iopb->TargetFileObject,
                                  recall->Stream );
        if (NT_SUCCESS( status )) {
            FltCompletePendedPreOperation( data,
                                           FLT_PREOP_SUCCESS_NO_CALLBACK,
                                           NULL );
        } else {
            data->IoStatus.Status = status;
            data->IoStatus.Information = 0;
            FltCompletePendedPreOperation( data, FLT_PREOP_COMPLETE, NULL );
        }
        LarderFreeRecall( recall );
    }

    InterlockedDecrement( &instance->Workers );
    FltReleaseContext( instance );
    FltFreeGenericWorkItem( WorkItem );
}

//
//  Success: the operation is in the queue, and not the caller's any more. The
//  contexts stay the caller's in any case.
//

NTSTATUS
LarderEnqueue (
    _In_ PLARDER_INSTANCE Instance,
    _In_ PLARDER_STREAM Stream,
    _In_ PFLT_CALLBACK_DATA Data
    )
{
    PFLT_GENERIC_WORKITEM workItem;
    PLARDER_RECALL recall;
    NTSTATUS status;

    workItem = FltAllocateGenericWorkItem();
    if (workItem == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }

    status = LarderCreateRecall( Instance, Stream, &recall );
    if (!NT_SUCCESS( status )) {
        FltFreeGenericWorkItem( workItem );
        return status;
    }

    Data->QueueContext[0] = recall;
    Data->QueueContext[1] = NULL;

    status = FltCbdqInsertIo( &Instance->Queue, Data, NULL, NULL );
    if (!NT_SUCCESS( status )) {
        Data->QueueContext[0] = NULL;
        LarderFreeRecall( recall );
        FltFreeGenericWorkItem( workItem );
        return status;
    }

    FltReferenceContext( Instance );
    InterlockedIncrement( &Instance->Workers );
    status = FltQueueGenericWorkItem( workItem,
                                      Instance->Instance,
                                      LarderQueueWorker,
                                      DelayedWorkQueue,
                                      Instance );
    if (!NT_SUCCESS( status )) {

        //
        //  The worker of another operation, or teardown, will find it.
        //

        InterlockedDecrement( &Instance->Workers );
        FltReleaseContext( Instance );
        FltFreeGenericWorkItem( workItem );
    }

    return STATUS_SUCCESS;
}
