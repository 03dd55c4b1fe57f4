// Objects that one field alone leads to: who takes the pointer out of it has the
// object, and what its fields keep. What is right stands beside each wrong form.
// RUN: not %audit %s 2>&1 | %check %s

#include <fltkernel.h>

#define TAG 'emoH'

PFLT_FILTER Filter;
volatile LONG Stopping;

typedef struct _RECALL {
    PFLT_CONTEXT Stream;
    ULONG Kind;
} RECALL;

// The only home of a recall is the operation that waits for it.
static VOID FreeRecall(RECALL *Recall)
{
    FltReleaseContext(Recall->Stream);
    ExFreePoolWithTag(Recall, TAG);
}

NTSTATUS Queue(PCFLT_RELATED_OBJECTS FltObjects, PFLT_CALLBACK_DATA Data)
{
    RECALL *recall = ExAllocatePoolWithTag(NonPagedPool, sizeof(*recall), TAG);
    NTSTATUS status;

    if (recall == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    status = FltGetStreamContext(FltObjects->Instance, FltObjects->FileObject,
                                 &recall->Stream);
    if (!NT_SUCCESS(status)) {
        ExFreePoolWithTag(recall, TAG);
        return status;
    }
    Data->QueueContext[0] = recall;
    return STATUS_SUCCESS;
}

// Right.
VOID Work(PFLT_CALLBACK_DATA Data)
{
    RECALL *recall = Data->QueueContext[0];

    Data->QueueContext[0] = NULL;
    FreeRecall(recall);
}

// It stays where it is.
VOID Look(PFLT_CALLBACK_DATA Data)
{
    RECALL *recall = Data->QueueContext[0];

    if (recall->Kind == 0 || Stopping) {
        return;
    }
    Data->QueueContext[0] = NULL;
    FreeRecall(recall);
}

// The context moves on.
PFLT_CONTEXT TakeOut(PFLT_CALLBACK_DATA Data)
{
    RECALL *recall = Data->QueueContext[0];
    PFLT_CONTEXT stream = recall->Stream;

    Data->QueueContext[0] = NULL;
    ExFreePoolWithTag(recall, TAG);
    return stream;
}

VOID Canceled(PFLT_CALLBACK_DATA Data)
{
    RECALL *recall = Data->QueueContext[0];

    Data->QueueContext[0] = NULL;
    DbgPrint("%lu\n", recall->Kind);
    // CHECK: homes.c:[[@LINE+1]]:1: warning: the reference that '_RECALL.Stream' keeps is not released on this path [flt-context-leak]
}

VOID Teardown(PFLT_CALLBACK_DATA Data, ULONG Count)
{
    while (Count-- != 0) {
        RECALL *recall = Data[Count].QueueContext[0];

        Data[Count].QueueContext[0] = NULL;
        if (!Stopping) {
            FreeRecall(recall);
        }
    }
    // CHECK: homes.c:[[@LINE+1]]:1: warning: the reference that '_RECALL.Stream' keeps is not released on this path [flt-context-leak]
}

//===--- Somebody waits for the object, and frees it himself ---------------===//

typedef struct _WAIT {
    PFLT_CONTEXT Stream;
    KEVENT Done;
} WAIT;

WAIT *Waiting;

NTSTATUS Wait(PCFLT_RELATED_OBJECTS FltObjects)
{
    WAIT *wait = ExAllocatePoolWithTag(NonPagedPool, sizeof(*wait), TAG);
    NTSTATUS status;

    if (wait == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    status = FltGetStreamContext(FltObjects->Instance, FltObjects->FileObject,
                                 &wait->Stream);
    if (!NT_SUCCESS(status)) {
        ExFreePoolWithTag(wait, TAG);
        return status;
    }
    KeInitializeEvent(&wait->Done, NotificationEvent, FALSE);
    Waiting = wait;
    if (Stopping) {
        return STATUS_PENDING;
    }
    KeWaitForSingleObject(&wait->Done, Executive, KernelMode, FALSE, NULL);
    FltReleaseContext(wait->Stream);
    ExFreePoolWithTag(wait, TAG);
    return STATUS_SUCCESS;
}

VOID Signal(void)
{
    WAIT *wait = Waiting;

    if (wait != NULL) {
        Waiting = NULL;
        KeSetEvent(&wait->Done, IO_NO_INCREMENT, FALSE);
    }
}

VOID Abort(void)
{
    WAIT *wait = Waiting;

    if (wait != NULL) {
        Waiting = NULL;
        FltReleaseContext(wait->Stream);
        ExFreePoolWithTag(wait, TAG);
    }
}

//===--- One that is kept twice --------------------------------------------===//

typedef struct _TWICE {
    LIST_ENTRY Link;
    PFLT_CONTEXT Stream;
} TWICE;

LIST_ENTRY All;
TWICE *Current;

NTSTATUS AddTwice(PCFLT_RELATED_OBJECTS FltObjects)
{
    TWICE *twice = ExAllocatePoolWithTag(NonPagedPool, sizeof(*twice), TAG);
    NTSTATUS status;

    if (twice == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    status = FltGetStreamContext(FltObjects->Instance, FltObjects->FileObject,
                                 &twice->Stream);
    if (!NT_SUCCESS(status)) {
        ExFreePoolWithTag(twice, TAG);
        return status;
    }
    InsertTailList(&All, &twice->Link);
    Current = twice;
    return STATUS_SUCCESS;
}

VOID LeaveCurrent(void)
{
    TWICE *twice = Current;

    Current = NULL;
    DbgPrint("%p\n", twice);
}

VOID DropCurrent(void)
{
    TWICE *twice = Current;

    if (twice != NULL) {
        Current = NULL;
        RemoveEntryList(&twice->Link);
        FltReleaseContext(twice->Stream);
        ExFreePoolWithTag(twice, TAG);
    }
}

extern const FLT_REGISTRATION Registration;

NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(RegistryPath);
    return FltRegisterFilter(DriverObject, &Registration, &Filter);
}
