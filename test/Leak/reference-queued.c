// A helper takes a reference besides that of its caller, and hands it to a work
// item: whose routine has to release it.
// RUN: not %audit %s 2>&1 | %check %s

#include <fltkernel.h>

typedef struct _STATE {
    LONG Count;
} STATE, *PSTATE;

typedef struct _JOB {
    PSTATE State;
} JOB, *PJOB;

extern PFLT_FILTER Filter;

static VOID Releases(PFLT_GENERIC_WORKITEM Item, PVOID Object, PVOID Context)
{
    PJOB job = Context;

    UNREFERENCED_PARAMETER(Object);
    FltReleaseContext(job->State);
    ExFreePoolWithTag(job, 'boJ');
    FltFreeGenericWorkItem(Item);
}

static VOID Forgets(PFLT_GENERIC_WORKITEM Item, PVOID Object, PVOID Context)
{
    PJOB job = Context;

    UNREFERENCED_PARAMETER(Object);
    job->State->Count++;
    ExFreePoolWithTag(job, 'boJ');
// CHECK: reference-queued.c:[[@LINE-1]]:{{[0-9]+}}: warning: reference to the instance context obtained by 'FltReferenceContext' is not released
    FltFreeGenericWorkItem(Item);
}

static NTSTATUS Queue(PSTATE State, PFLT_GENERIC_WORKITEM Item,
                      PFLT_GENERIC_WORKITEM_ROUTINE Routine)
{
    PJOB job;
    NTSTATUS status;

    job = ExAllocatePoolWithTag(NonPagedPoolNx, sizeof(JOB), 'boJ');
    if (job == NULL)
        return STATUS_INSUFFICIENT_RESOURCES;
    FltReferenceContext(State);
    job->State = State;
    status = FltQueueGenericWorkItem(Item, Filter, Routine, DelayedWorkQueue,
                                     job);
    if (!NT_SUCCESS(status)) {
        FltReleaseContext(State);
        ExFreePoolWithTag(job, 'boJ');
    }
    return status;
}

VOID Caller(PFLT_INSTANCE Instance, PFLT_GENERIC_WORKITEM First,
            PFLT_GENERIC_WORKITEM Second)
{
    PSTATE state;

    if (!NT_SUCCESS(FltGetInstanceContext(Instance, (PFLT_CONTEXT *)&state)))
        return;
    Queue(state, First, Releases);
    Queue(state, Second, Forgets);
    FltReleaseContext(state);
}
// CHECK: 0 not fully analysed, 1 finding
