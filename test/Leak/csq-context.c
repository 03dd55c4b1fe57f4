// What is reached from the queue's own entry only is the queue's, once the
// operation is inserted, and the caller's where that fails.
// RUN: not %audit %s 2>&1 | %check %s

#include <fltkernel.h>

typedef struct _QUEUED {
    FLT_CALLBACK_DATA_QUEUE_IO_CONTEXT Io;
    PFLT_CONTEXT Instance;
} QUEUED, *PQUEUED;

typedef struct _QUEUED_IRP {
    IO_CSQ_IRP_CONTEXT Csq;
    PFLT_CONTEXT Instance;
} QUEUED_IRP, *PQUEUED_IRP;

typedef struct _INSTANCE_STATE {
    FLT_CALLBACK_DATA_QUEUE Queue;
    IO_CSQ IrpQueue;
} INSTANCE_STATE, *PINSTANCE_STATE;

NTSTATUS Insert(PCFLT_RELATED_OBJECTS FltObjects, PFLT_CALLBACK_DATA Data,
                PINSTANCE_STATE State)
{
    PQUEUED queued;
    NTSTATUS status;

    queued = ExAllocatePoolWithTag(NonPagedPool, sizeof(QUEUED), 'tseT');
    if (queued == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    status = FltGetInstanceContext(FltObjects->Instance, &queued->Instance);
    if (!NT_SUCCESS(status)) {
        ExFreePoolWithTag(queued, 'tseT');
        return status;
    }
    status = FltCbdqInsertIo(&State->Queue, Data, &queued->Io, NULL);
    if (!NT_SUCCESS(status)) {
        FltReleaseContext(queued->Instance);
        ExFreePoolWithTag(queued, 'tseT');
    }
    return status;
}

NTSTATUS InsertAndForget(PCFLT_RELATED_OBJECTS FltObjects,
                         PFLT_CALLBACK_DATA Data, PINSTANCE_STATE State)
{
    PQUEUED queued;
    NTSTATUS status;

    queued = ExAllocatePoolWithTag(NonPagedPool, sizeof(QUEUED), 'tseT');
    if (queued == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    status = FltGetInstanceContext(FltObjects->Instance, &queued->Instance);
    if (!NT_SUCCESS(status)) {
        ExFreePoolWithTag(queued, 'tseT');
        return status;
    }
    status = FltCbdqInsertIo(&State->Queue, Data, &queued->Io, NULL);
    if (!NT_SUCCESS(status)) {
// CHECK: csq-context.c:[[@LINE+1]]:9: warning: reference to the instance context 'queued->Instance' obtained by 'FltGetInstanceContext' is not released
        ExFreePoolWithTag(queued, 'tseT');
    }
    return status;
}

NTSTATUS InsertIrp(PCFLT_RELATED_OBJECTS FltObjects, PIRP Irp,
                   PINSTANCE_STATE State)
{
    PQUEUED_IRP queued;
    NTSTATUS status;

    queued = ExAllocatePoolWithTag(NonPagedPool, sizeof(QUEUED_IRP), 'tseT');
    if (queued == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    status = FltGetInstanceContext(FltObjects->Instance, &queued->Instance);
    if (!NT_SUCCESS(status)) {
        ExFreePoolWithTag(queued, 'tseT');
        return status;
    }
    IoCsqInsertIrp(&State->IrpQueue, Irp, &queued->Csq);
    return STATUS_PENDING;
}
// CHECK: fltlint: 1 file, 3 functions analysed, 0 not fully analysed, 1 finding,
