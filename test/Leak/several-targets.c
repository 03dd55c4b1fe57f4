// A routine that only a table of the object knows: which one it is goes with what
// kind of object it is, and that is not known where it is called.
// RUN: not %audit %s 2>&1 | %check %s

#include <fltkernel.h>

typedef struct _WORK WORK, *PWORK;
typedef VOID (*PFINISH)(PWORK Work, PFLT_CONTEXT Context);

typedef struct _KIND {
    PFINISH Finish;
    PFINISH Trace;
    PFINISH Drop;
} KIND;

struct _WORK {
    const KIND *Kind;
    LIST_ENTRY Link;
    PFLT_CONTEXT Kept;
};

static VOID FinishOwned(PWORK Work, PFLT_CONTEXT Context)
{
    UNREFERENCED_PARAMETER(Work);
    FltReleaseContext(Context);
}

static VOID FinishLent(PWORK Work, PFLT_CONTEXT Context)
{
    UNREFERENCED_PARAMETER(Work);
    UNREFERENCED_PARAMETER(Context);
}

static VOID FinishLater(PWORK Work, PFLT_CONTEXT Context)
{
    Work->Kept = Context;
}

static VOID TraceOwned(PWORK Work, PFLT_CONTEXT Context)
{
    DbgPrint("%p %p\n", Work, Context);
}

static VOID TraceLent(PWORK Work, PFLT_CONTEXT Context)
{
    DbgPrint("lent %p %p\n", Work, Context);
}

static VOID DropOwned(PWORK Work, PFLT_CONTEXT Context)
{
    DbgPrint("%p\n", Work);
    FltReleaseContext(Context);
}

static const KIND Owned = { FinishOwned, TraceOwned, DropOwned };
static const KIND Lent = { FinishLent, TraceLent, FinishOwned };
static const KIND Later = { FinishLater, TraceLent, DropOwned };

VOID Choose(PWORK Work, ULONG Which)
{
    Work->Kind = Which == 0 ? &Owned : Which == 1 ? &Lent : &Later;
}

// One of them releases, one keeps it, and one does neither.
VOID Finishes(PWORK Work, PFLT_INSTANCE Instance)
{
    PFLT_CONTEXT context;
    if (NT_SUCCESS(FltGetInstanceContext(Instance, &context)))
        Work->Kind->Finish(Work, context);
}

// Whichever it is, it does not release.
VOID Traces(PWORK Work, PFLT_INSTANCE Instance)
{
    PFLT_CONTEXT context;
    if (NT_SUCCESS(FltGetInstanceContext(Instance, &context)))
        Work->Kind->Trace(Work, context);
// CHECK: :[[@LINE+1]]:1: warning: reference to the instance context 'context' obtained by 'FltGetInstanceContext' is not released on this path [flt-context-leak]
}

// Whichever it is, it releases.
VOID Drops(PWORK Work, PFLT_INSTANCE Instance)
{
    PFLT_CONTEXT context;
    if (NT_SUCCESS(FltGetInstanceContext(Instance, &context))) {
        Work->Kind->Drop(Work, context);
// CHECK: :[[@LINE+1]]:9: warning: {{.*}} [flt-context-over-release]
        FltReleaseContext(context);
    }
}

// Here it is known.
VOID Known(PFLT_INSTANCE Instance)
{
    WORK work;
    PFLT_CONTEXT context;
    work.Kind = &Lent;
    if (NT_SUCCESS(FltGetInstanceContext(Instance, &context)))
        work.Kind->Finish(&work, context);
// CHECK: :[[@LINE+1]]:1: warning: reference to the instance context 'context' obtained by 'FltGetInstanceContext' is not released on this path [flt-context-leak]
}

// Released once more behind it: by one of them for the second time, perhaps.
VOID ReleasesAfter(PWORK Work, PFLT_INSTANCE Instance)
{
    PFLT_CONTEXT context;
    if (NT_SUCCESS(FltGetInstanceContext(Instance, &context))) {
        Work->Kind->Finish(Work, context);
        FltReleaseContext(context);
    }
}
