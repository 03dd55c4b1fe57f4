// FltReleaseContexts releases what FltGetContexts gave: one paged member is
// enough.
// RUN: not %audit %s 2>&1 | %check %s

#include <fltkernel.h>

typedef struct _STATE {
    ULONG Flags;
} STATE, *PSTATE;

extern PFLT_FILTER Filter;
extern KSPIN_LOCK Lock;

NTSTATUS NewState(PSTATE *State)
{
    return FltAllocateContext(Filter, FLT_STREAM_CONTEXT, sizeof(STATE),
                              PagedPool, (PFLT_CONTEXT *)State);
}

NTSTATUS NewHandleState(PSTATE *State)
{
    return FltAllocateContext(Filter, FLT_STREAMHANDLE_CONTEXT, sizeof(STATE),
                              NonPagedPoolNx, (PFLT_CONTEXT *)State);
}

void Paged(PCFLT_RELATED_OBJECTS FltObjects)
{
    FLT_RELATED_CONTEXTS contexts;
    KIRQL old;

    FltGetContexts(FltObjects, FLT_STREAM_CONTEXT | FLT_STREAMHANDLE_CONTEXT,
                   &contexts);
    KeAcquireSpinLock(&Lock, &old);
// CHECK: members.c:[[@LINE+1]]:5: warning: a stream context, which is allocated from paged pool, is released at DISPATCH_LEVEL; it must be released at APC_LEVEL or below [flt-context-irql]
    FltReleaseContexts(&contexts);
    KeReleaseSpinLock(&Lock, old);
}

void NotPaged(PCFLT_RELATED_OBJECTS FltObjects)
{
    FLT_RELATED_CONTEXTS contexts;
    KIRQL old;

    FltGetContexts(FltObjects, FLT_STREAMHANDLE_CONTEXT, &contexts);
    KeAcquireSpinLock(&Lock, &old);
    FltReleaseContexts(&contexts);
    KeReleaseSpinLock(&Lock, old);
}

void ReleasedBefore(PCFLT_RELATED_OBJECTS FltObjects)
{
    FLT_RELATED_CONTEXTS contexts;
    KIRQL old;

    FltGetContexts(FltObjects, FLT_STREAM_CONTEXT | FLT_STREAMHANDLE_CONTEXT,
                   &contexts);
    if (contexts.StreamContext != NULL) {
        FltReleaseContext(contexts.StreamContext);
        contexts.StreamContext = NULL;
    }
    KeAcquireSpinLock(&Lock, &old);
    FltReleaseContexts(&contexts);
    KeReleaseSpinLock(&Lock, old);
}

void PagedEx(PCFLT_RELATED_OBJECTS FltObjects)
{
    FLT_RELATED_CONTEXTS_EX contexts;
    KIRQL old;

    if (!NT_SUCCESS(FltGetContextsEx(FltObjects, FLT_STREAM_CONTEXT,
                                     sizeof(contexts), &contexts)))
        return;
    KeAcquireSpinLock(&Lock, &old);
// CHECK: members.c:[[@LINE+1]]:5: warning: a stream context, which is allocated from paged pool, is released at DISPATCH_LEVEL; it must be released at APC_LEVEL or below [flt-context-irql]
    FltReleaseContextsEx(sizeof(contexts), &contexts);
    KeReleaseSpinLock(&Lock, old);
}

void OneOfThem(PCFLT_RELATED_OBJECTS FltObjects)
{
    FLT_RELATED_CONTEXTS contexts;
    KIRQL old;

    FltGetContexts(FltObjects, FLT_STREAM_CONTEXT | FLT_STREAMHANDLE_CONTEXT,
                   &contexts);
    KeAcquireSpinLock(&Lock, &old);
    if (contexts.StreamHandleContext != NULL)
        FltReleaseContext(contexts.StreamHandleContext);
    if (contexts.StreamContext != NULL)
// CHECK: members.c:[[@LINE+1]]:9: warning: a stream context, which is allocated from paged pool, is released at DISPATCH_LEVEL; it must be released at APC_LEVEL or below [flt-context-irql]
        FltReleaseContext(contexts.StreamContext);
    KeReleaseSpinLock(&Lock, old);
}

// Above DISPATCH_LEVEL no context may be released, wherever it is.
void TooHigh(PSTATE State)
{
    KIRQL old;

    KeRaiseIrql(HIGH_LEVEL, &old);
// CHECK: members.c:[[@LINE+1]]:5: warning: 'FltReleaseContext' is called at HIGH_LEVEL; it must be called at DISPATCH_LEVEL or below [flt-context-irql]
    FltReleaseContext(State);
    KeLowerIrql(old);
}

// A reference may be taken at DISPATCH_LEVEL.
void Reference(PSTATE State)
{
    KIRQL old;

    KeAcquireSpinLock(&Lock, &old);
    FltReferenceContext(State);
    KeReleaseSpinLock(&Lock, old);
    FltReleaseContext(State);
}
// CHECK: 0 not fully analysed, 4 findings
