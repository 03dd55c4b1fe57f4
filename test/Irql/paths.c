// What is lowered, tested or conditional on the way: only an IRQL that holds on
// a path there can be is reported.
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

// Locked and unlocked under one condition.
void Correlated(PSTATE State, BOOLEAN Locked)
{
    KIRQL old = PASSIVE_LEVEL;

    if (Locked)
        KeAcquireSpinLock(&Lock, &old);
    State->Flags |= 1;
    if (Locked)
        KeReleaseSpinLock(&Lock, old);
    FltReleaseContext(State);
}

// The same with a flag of its own, and a release that tests it.
void Flagged(PSTATE State, ULONG Want)
{
    BOOLEAN held = FALSE;
    KIRQL old = PASSIVE_LEVEL;

    if (FlagOn(Want, 2)) {
        KeAcquireSpinLock(&Lock, &old);
        held = TRUE;
    }
    State->Flags |= Want;
    if (!held)
        FltReleaseContext(State);
    if (held) {
        KeReleaseSpinLock(&Lock, old);
        FltReleaseContext(State);
    }
}

// Not under one condition: both at once are possible.
void Uncorrelated(PSTATE State, BOOLEAN Lock1, BOOLEAN Release)
{
    KIRQL old = PASSIVE_LEVEL;

    if (Lock1)
        KeAcquireSpinLock(&Lock, &old);
// CHECK: paths.c:[[@LINE+6]]:9: warning: a stream context, which is allocated from paged pool, is released at DISPATCH_LEVEL
// CHECK-NEXT: note: 'FltAllocateContext' allocates
// CHECK-NEXT: paths.c:[[@LINE-4]]:9: note: assuming 'Lock1' is true
// CHECK-NEXT: paths.c:[[@LINE-4]]:9: note: 'KeAcquireSpinLock' raises the IRQL to DISPATCH_LEVEL
// CHECK-NEXT: paths.c:[[@LINE+1]]:9: note: assuming 'Release' is true
    if (Release)
        FltReleaseContext(State);
    if (Lock1)
        KeReleaseSpinLock(&Lock, old);
}

void Tested(PSTATE State)
{
    if (KeGetCurrentIrql() <= APC_LEVEL)
        FltReleaseContext(State);
// CHECK: paths.c:[[@LINE+5]]:9: warning: a stream context, which is allocated from paged pool, is released at DISPATCH_LEVEL
// CHECK-NEXT: note: 'FltAllocateContext' allocates
// CHECK-NEXT: paths.c:[[@LINE-4]]:9: note: assuming 'KeGetCurrentIrql() <= APC_LEVEL' is false
// CHECK-NEXT: paths.c:[[@LINE-5]]:9: note: 'KeGetCurrentIrql() <= APC_LEVEL' says that the IRQL is DISPATCH_LEVEL to HIGH_LEVEL
    else
        FltReleaseContext(State);
}

void TestedTwice(PSTATE State)
{
    KIRQL irql = KeGetCurrentIrql();

    if (irql == DISPATCH_LEVEL)
        return;
    if (KeGetCurrentIrql() == DISPATCH_LEVEL)
        FltReleaseContext(State);
}

void Raised(PSTATE State)
{
    KIRQL old;

    KeRaiseIrql(DISPATCH_LEVEL, &old);
// CHECK: paths.c:[[@LINE+1]]:5: warning: a stream context, which is allocated from paged pool, is released at DISPATCH_LEVEL
    FltReleaseContext(State);
    KeLowerIrql(old);
}

void RaisedToApc(PSTATE State)
{
    KIRQL old;

    KeRaiseIrql(APC_LEVEL, &old);
    FltReleaseContext(State);
    KeLowerIrql(old);
    old = KeRaiseIrqlToDpcLevel();
    State->Flags = 0;
    KeLowerIrql(old);
    FltReleaseContext(State);
}

// The saved value travels through a structure of the caller's.
typedef struct _GUARD {
    KSPIN_LOCK Lock;
    KIRQL OldIrql;
} GUARD, *PGUARD;

void Enter(PGUARD Guard)
{
    KeAcquireSpinLock(&Guard->Lock, &Guard->OldIrql);
}

void Leave(PGUARD Guard)
{
    KeReleaseSpinLock(&Guard->Lock, Guard->OldIrql);
}

void Guarded(PGUARD Guard, PSTATE State, PSTATE Other)
{
    Enter(Guard);
// CHECK: paths.c:[[@LINE+3]]:5: warning: a stream context, which is allocated from paged pool, is released at DISPATCH_LEVEL
// CHECK-NEXT: note: 'FltAllocateContext' allocates
// CHECK-NEXT: paths.c:[[@LINE-3]]:5: note: 'Enter' returns with the IRQL at DISPATCH_LEVEL
    FltReleaseContext(State);
    Leave(Guard);
    FltReleaseContext(Other);
}

// A value that is lost proves nothing.
void Restored(PSTATE State, KIRQL (*Saved)(void))
{
    KeLowerIrql(Saved());
    FltReleaseContext(State);
}

void Loop(PSTATE *States, ULONG Count)
{
    KIRQL old;
    ULONG i;

    for (i = 0; i < Count; i++) {
        KeAcquireSpinLock(&Lock, &old);
        if (States[i]->Flags == 0) {
            KeReleaseSpinLock(&Lock, old);
            continue;
        }
        KeReleaseSpinLock(&Lock, old);
        FltReleaseContext(States[i]);
    }
}

void LeaveTry(PSTATE State, BOOLEAN Early)
{
    KIRQL old;

    KeAcquireSpinLock(&Lock, &old);
    __try {
        if (Early)
            __leave;
        State->Flags = 1;
    } __finally {
        KeReleaseSpinLock(&Lock, old);
    }
    FltReleaseContext(State);
}

// A blocking wait ends what KeSetEvent has begun.
void Wait(PSTATE State, PKEVENT Event)
{
    KeSetEvent(Event, IO_NO_INCREMENT, TRUE);
    KeWaitForSingleObject(Event, Executive, KernelMode, FALSE, NULL);
    FltReleaseContext(State);
}
// CHECK: 0 not fully analysed, 4 findings
