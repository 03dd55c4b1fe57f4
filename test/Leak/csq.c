// A reference for the queue, taken before the operation is inserted, while the
// local one is released; the worker drops the queue's.
// RUN: not %audit %s 2>&1 | %check %s

#include <fltkernel.h>

typedef struct _QUEUED {
    FLT_CALLBACK_DATA_QUEUE_IO_CONTEXT Io;
    PFLT_CONTEXT Instance;
} QUEUED, *PQUEUED;

typedef struct _INSTANCE_STATE {
    FLT_CALLBACK_DATA_QUEUE Queue;
} INSTANCE_STATE, *PINSTANCE_STATE;

FLT_PREOP_CALLBACK_STATUS PreRead(PFLT_CALLBACK_DATA Data,
                                  PCFLT_RELATED_OBJECTS FltObjects,
                                  PVOID *CompletionContext)
{
    PINSTANCE_STATE state;
    PQUEUED queued;

    UNREFERENCED_PARAMETER(CompletionContext);
    if (!NT_SUCCESS(FltGetInstanceContext(FltObjects->Instance, &state))) {
        return FLT_PREOP_SUCCESS_NO_CALLBACK;
    }
    queued = ExAllocatePoolWithTag(NonPagedPool, sizeof(QUEUED), 'tseT');
    if (queued == NULL) {
        FltReleaseContext(state);
        return FLT_PREOP_SUCCESS_NO_CALLBACK;
    }
    FltReferenceContext(state);
    queued->Instance = state;
    Data->QueueContext[0] = queued;
    if (!NT_SUCCESS(FltCbdqInsertIo(&state->Queue, Data, &queued->Io, NULL))) {
        Data->QueueContext[0] = NULL;
        ExFreePoolWithTag(queued, 'tseT');
        FltReleaseContext(state);
        FltReleaseContext(state);
        return FLT_PREOP_SUCCESS_NO_CALLBACK;
    }
    FltReleaseContext(state);
    return FLT_PREOP_PENDING;
}

// The failed insertion forgets the queue's reference.
FLT_PREOP_CALLBACK_STATUS PreWrite(PFLT_CALLBACK_DATA Data,
                                   PCFLT_RELATED_OBJECTS FltObjects,
                                   PVOID *CompletionContext)
{
    PINSTANCE_STATE state;
    PQUEUED queued;

    UNREFERENCED_PARAMETER(CompletionContext);
    if (!NT_SUCCESS(FltGetInstanceContext(FltObjects->Instance, &state))) {
        return FLT_PREOP_SUCCESS_NO_CALLBACK;
    }
    queued = ExAllocatePoolWithTag(NonPagedPool, sizeof(QUEUED), 'tseT');
    if (queued == NULL) {
        FltReleaseContext(state);
        return FLT_PREOP_SUCCESS_NO_CALLBACK;
    }
    FltReferenceContext(state);
    queued->Instance = state;
    Data->QueueContext[0] = queued;
    if (!NT_SUCCESS(FltCbdqInsertIo(&state->Queue, Data, &queued->Io, NULL))) {
        Data->QueueContext[0] = NULL;
        ExFreePoolWithTag(queued, 'tseT');
        FltReleaseContext(state);
// CHECK: csq.c:[[@LINE+1]]:{{[0-9]+}}: warning: reference to the instance context 'state' obtained by '{{FltGetInstanceContext|FltReferenceContext}}' is not released
        return FLT_PREOP_SUCCESS_NO_CALLBACK;
    }
    FltReleaseContext(state);
    return FLT_PREOP_PENDING;
}

const FLT_OPERATION_REGISTRATION Callbacks[] = {
    {IRP_MJ_READ, 0, PreRead, NULL},
    {IRP_MJ_WRITE, 0, PreWrite, NULL},
    {IRP_MJ_OPERATION_END}};
// CHECK: fltlint: 1 file, 2 functions analysed, 0 not fully analysed, 1 finding,
