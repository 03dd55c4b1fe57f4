// The IRQL goes into functions that are called, and comes out of them changed.
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

// Released in two ways: below, and under a lock that a caller of the caller
// holds.
static void Drop(PSTATE State)
{
// CHECK: calls.c:[[@LINE+5]]:5: warning: a stream context, which is allocated from paged pool, is released at DISPATCH_LEVEL
// CHECK-NEXT: calls.c:15:12: note: 'FltAllocateContext' allocates stream contexts from paged pool
// CHECK-NEXT: calls.c:[[@LINE+21]]:5: note: 'KeAcquireSpinLock' raises the IRQL to DISPATCH_LEVEL
// CHECK-NEXT: calls.c:[[@LINE+21]]:5: note: 'DropOne' is called by 'DropLocked' at DISPATCH_LEVEL
// CHECK-NEXT: calls.c:[[@LINE+7]]:9: note: 'Drop' is called by 'DropOne' at DISPATCH_LEVEL
    FltReleaseContext(State);
}

static void DropOne(PSTATE State)
{
    if (State->Flags)
        Drop(State);
}

void DropNow(PSTATE State)
{
    DropOne(State);
}

void DropLocked(PSTATE State)
{
    KIRQL old;

    KeAcquireSpinLock(&Lock, &old);
    DropOne(State);
    KeReleaseSpinLock(&Lock, old);
}

// Only ever called below.
static void DropLow(PSTATE State)
{
    FltReleaseContext(State);
}

void Low(PSTATE State)
{
    KIRQL old;

    KeAcquireSpinLock(&Lock, &old);
    KeReleaseSpinLock(&Lock, old);
    DropLow(State);
}

static BOOLEAN LockIf(BOOLEAN Wanted, PKIRQL Old)
{
    if (!Wanted)
        return FALSE;
    KeAcquireSpinLock(&Lock, Old);
    return TRUE;
}

static KIRQL LockIt(void)
{
    KIRQL old;

    KeAcquireSpinLock(&Lock, &old);
    return old;
}

static void UnlockIt(KIRQL Old)
{
    KeReleaseSpinLock(&Lock, Old);
}

void ThroughHelpers(PSTATE State, PSTATE Other, BOOLEAN Wanted)
{
    KIRQL old;

    if (LockIf(Wanted, &old))
        KeReleaseSpinLock(&Lock, old);
    else
        FltReleaseContext(Other);
    old = LockIt();
// CHECK: calls.c:[[@LINE+1]]:5: warning: a stream context, which is allocated from paged pool, is released at DISPATCH_LEVEL
    FltReleaseContext(State);
    UnlockIt(old);
    FltReleaseContext(State);
}

static BOOLEAN IsLow(void)
{
    return KeGetCurrentIrql() < DISPATCH_LEVEL;
}

void Asked(PSTATE State)
{
    if (IsLow())
        FltReleaseContext(State);
    else
// CHECK: calls.c:[[@LINE+1]]:9: warning: a stream context, which is allocated from paged pool, is released at DISPATCH_LEVEL
        FltReleaseContext(State);
}
// CHECK: 0 not fully analysed, 3 findings
