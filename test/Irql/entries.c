// At which IRQL the system enters a routine: by its declared type, by what it
// is passed to, by its annotations, by the section it is in.
// RUN: not %audit --profile=strict %s 2>&1 | %check %s

#include <fltkernel.h>

typedef struct _STATE {
    ULONG Flags;
} STATE, *PSTATE;

extern PFLT_FILTER Filter;
extern KDPC Dpc;
extern KTIMER Timer;

NTSTATUS NewState(PSTATE *State)
{
    return FltAllocateContext(Filter, FLT_FILE_CONTEXT, sizeof(STATE),
                              PagedPool, (PFLT_CONTEXT *)State);
}

KDEFERRED_ROUTINE Declared;

void Declared(PKDPC Which, PVOID Context, PVOID Argument1, PVOID Argument2)
{
    UNREFERENCED_PARAMETER(Which);
    UNREFERENCED_PARAMETER(Argument1);
    UNREFERENCED_PARAMETER(Argument2);
// CHECK: entries.c:[[@LINE+3]]:5: warning: a file context, which is allocated from paged pool, is released at DISPATCH_LEVEL
// CHECK-NEXT: note: 'FltAllocateContext' allocates
// CHECK-NEXT: entries.c:[[@LINE-7]]:6: note: 'Declared' is a routine of type KDEFERRED_ROUTINE, which is called at DISPATCH_LEVEL
    FltReleaseContext(Context);
}

static void Passed(PKDPC Which, PVOID Context, PVOID Argument1,
                   PVOID Argument2)
{
    UNREFERENCED_PARAMETER(Which);
    UNREFERENCED_PARAMETER(Argument1);
    UNREFERENCED_PARAMETER(Argument2);
// CHECK: entries.c:[[@LINE+1]]:5: warning: a file context, which is allocated from paged pool, is released at DISPATCH_LEVEL
    FltReleaseContext(Context);
}

void Start(PSTATE State)
{
    KeInitializeDpc(&Dpc, Passed, State);
}

// A DPC that hands over to a work item.
extern PFLT_GENERIC_WORKITEM Item;

static void Work(PFLT_GENERIC_WORKITEM Which, PVOID Object, PVOID Context)
{
    UNREFERENCED_PARAMETER(Which);
    UNREFERENCED_PARAMETER(Object);
    FltReleaseContext(Context);
}

KDEFERRED_ROUTINE Queue;

void Queue(PKDPC Which, PVOID Context, PVOID Argument1, PVOID Argument2)
{
    UNREFERENCED_PARAMETER(Which);
    UNREFERENCED_PARAMETER(Argument1);
    UNREFERENCED_PARAMETER(Argument2);
    FltQueueGenericWorkItem(Item, Filter, Work, DelayedWorkQueue, Context);
}

KSTART_ROUTINE Thread;

void Thread(PVOID Context)
{
    FltReleaseContext(Context);
}

IO_COMPLETION_ROUTINE Completed;

NTSTATUS Completed(PDEVICE_OBJECT DeviceObject, PIRP Irp, PVOID Context)
{
    UNREFERENCED_PARAMETER(DeviceObject);
    UNREFERENCED_PARAMETER(Irp);
// CHECK: entries.c:[[@LINE+3]]:5: warning: a file context, which is allocated from paged pool, may be released at DISPATCH_LEVEL; it must be released at APC_LEVEL or below [flt-context-irql]
// CHECK-NEXT: note: 'FltAllocateContext' allocates
// CHECK-NEXT: entries.c:[[@LINE-6]]:10: note: 'Completed' is a routine of type IO_COMPLETION_ROUTINE, which may be called at up to DISPATCH_LEVEL
    FltReleaseContext(Context);
    return STATUS_SUCCESS;
}

_IRQL_requires_(DISPATCH_LEVEL) void Annotated(PSTATE State);

void Annotated(PSTATE State)
{
// CHECK: entries.c:[[@LINE+3]]:5: warning: a file context, which is allocated from paged pool, is released at DISPATCH_LEVEL
// CHECK-NEXT: note: 'FltAllocateContext' allocates
// CHECK-NEXT: entries.c:[[@LINE-4]]:6: note: 'Annotated' is annotated to be called at DISPATCH_LEVEL
    FltReleaseContext(State);
}

_IRQL_requires_max_(DISPATCH_LEVEL) void AnnotatedMax(PSTATE State)
{
// CHECK: entries.c:[[@LINE+1]]:5: warning: a file context, which is allocated from paged pool, may be released at DISPATCH_LEVEL
    FltReleaseContext(State);
}

_IRQL_requires_max_(APC_LEVEL) void AnnotatedLow(PSTATE State)
{
    FltReleaseContext(State);
}

// A routine of the project that is only declared.
_IRQL_raises_(DISPATCH_LEVEL) _IRQL_saves_ KIRQL Lock(void);
void Unlock(_IRQL_restores_ KIRQL Old);

void AnnotatedLock(PSTATE State)
{
    KIRQL old = Lock();

// CHECK: entries.c:[[@LINE+1]]:5: warning: a file context, which is allocated from paged pool, is released at DISPATCH_LEVEL
    FltReleaseContext(State);
    Unlock(old);
    FltReleaseContext(State);
}

// Pageable code cannot run at DISPATCH_LEVEL, so its callers are below.
void Pageable(PSTATE State);
#pragma alloc_text(PAGE, Pageable)

void Pageable(PSTATE State)
{
    FltReleaseContext(State);
}

_IRQL_requires_max_(DISPATCH_LEVEL) void CallsPageable(PSTATE State)
{
    Pageable(State);
    FltReleaseContext(State);
}

_IRQL_requires_max_(DISPATCH_LEVEL) void Paged(PSTATE State)
{
    PAGED_CODE();
    FltReleaseContext(State);
}

// Nothing is known of who calls it.
void UnknownCaller(PSTATE State)
{
    FltReleaseContext(State);
}
// CHECK: 0 not fully analysed, 6 findings
