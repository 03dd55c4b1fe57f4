// Spin locks of all kinds bring the IRQL to DISPATCH_LEVEL until they are
// released; other locks do not.
// RUN: not %audit %s 2>&1 | %check %s

#include <fltkernel.h>

typedef struct _STATE {
    ULONG Flags;
} STATE, *PSTATE;

extern PFLT_FILTER Filter;
extern KSPIN_LOCK Lock;
extern EX_SPIN_LOCK ExLock;
extern FAST_MUTEX Mutex;
extern KGUARDED_MUTEX Guarded;
extern ERESOURCE Resource;
extern EX_PUSH_LOCK PushLock;

NTSTATUS NewState(PSTATE *State)
{
    return FltAllocateContext(Filter, FLT_STREAM_CONTEXT, sizeof(STATE),
                              PagedPool, (PFLT_CONTEXT *)State);
}

void SpinLock(PSTATE State)
{
    KIRQL old;

    KeAcquireSpinLock(&Lock, &old);
// CHECK: locks.c:[[@LINE+3]]:5: warning: a stream context, which is allocated from paged pool, is released at DISPATCH_LEVEL; it must be released at APC_LEVEL or below [flt-context-irql]
// CHECK-NEXT: locks.c:21:12: note: 'FltAllocateContext' allocates stream contexts from paged pool
// CHECK-NEXT: locks.c:[[@LINE-3]]:5: note: 'KeAcquireSpinLock' raises the IRQL to DISPATCH_LEVEL
    FltReleaseContext(State);
    KeReleaseSpinLock(&Lock, old);
}

void AfterSpinLock(PSTATE State)
{
    KIRQL old;

    KeAcquireSpinLock(&Lock, &old);
    State->Flags |= 1;
    KeReleaseSpinLock(&Lock, old);
    FltReleaseContext(State);
}

void RaiseToDpc(PSTATE State)
{
    KIRQL old = KeAcquireSpinLockRaiseToDpc(&Lock);

// CHECK: locks.c:[[@LINE+1]]:5: warning: a stream context, which is allocated from paged pool, is released at DISPATCH_LEVEL
    FltReleaseContext(State);
    KeReleaseSpinLock(&Lock, old);
    FltReferenceContext(State);
    FltReleaseContext(State);
}

void InStackQueued(PSTATE State)
{
    KLOCK_QUEUE_HANDLE handle;

    KeAcquireInStackQueuedSpinLock(&Lock, &handle);
// CHECK: locks.c:[[@LINE+1]]:5: warning: a stream context, which is allocated from paged pool, is released at DISPATCH_LEVEL
    FltReleaseContext(State);
    KeReleaseInStackQueuedSpinLock(&handle);
    FltReferenceContext(State);
    FltReleaseContext(State);
}

void Shared(PSTATE State)
{
    KIRQL old = ExAcquireSpinLockShared(&ExLock);

// CHECK: locks.c:[[@LINE+1]]:5: warning: a stream context, which is allocated from paged pool, is released at DISPATCH_LEVEL
    FltReleaseContext(State);
    ExReleaseSpinLockShared(&ExLock, old);
    FltReferenceContext(State);
    FltReleaseContext(State);
}

void Exclusive(PSTATE State)
{
    KIRQL old = ExAcquireSpinLockExclusive(&ExLock);

// CHECK: locks.c:[[@LINE+1]]:5: warning: a stream context, which is allocated from paged pool, is released at DISPATCH_LEVEL
    FltReleaseContext(State);
    ExReleaseSpinLockExclusive(&ExLock, old);
    FltReferenceContext(State);
    FltReleaseContext(State);
}

// Who may call this is at DISPATCH_LEVEL, before and after.
void AtDpcLevel(PSTATE State, PSTATE Other)
{
    KeAcquireSpinLockAtDpcLevel(&Lock);
// CHECK: locks.c:[[@LINE+1]]:5: warning: a stream context, which is allocated from paged pool, is released at DISPATCH_LEVEL
    FltReleaseContext(State);
    KeReleaseSpinLockFromDpcLevel(&Lock);
// CHECK: locks.c:[[@LINE+1]]:5: warning: a stream context, which is allocated from paged pool, is released at DISPATCH_LEVEL
    FltReleaseContext(Other);
}

void Nested(PSTATE State)
{
    KIRQL outer, inner;

    KeAcquireSpinLock(&Lock, &outer);
    inner = ExAcquireSpinLockShared(&ExLock);
    ExReleaseSpinLockShared(&ExLock, inner);
// CHECK: locks.c:[[@LINE+1]]:5: warning: a stream context, which is allocated from paged pool, is released at DISPATCH_LEVEL
    FltReleaseContext(State);
    KeReleaseSpinLock(&Lock, outer);
}

// CHECK: locks.c:[[@LINE+6]]:9: warning: 'FltGetStreamContext' is called at DISPATCH_LEVEL; it must be called at APC_LEVEL or below [flt-context-irql]
void GetUnderLock(PCFLT_RELATED_OBJECTS FltObjects, PFLT_CONTEXT *State)
{
    KIRQL old;

    KeAcquireSpinLock(&Lock, &old); if (
        FltGetStreamContext(FltObjects->Instance, FltObjects->FileObject,
                            State))
        *State = NULL;
    KeReleaseSpinLock(&Lock, old);
}

// These stay at APC_LEVEL or where they are.
void OtherLocks(PSTATE State, PCFLT_RELATED_OBJECTS FltObjects, PSTATE *Out)
{
    PFLT_CONTEXT context;

    ExAcquireFastMutex(&Mutex);
    if (NT_SUCCESS(FltGetStreamContext(FltObjects->Instance,
                                       FltObjects->FileObject, &context)))
        FltReleaseContext(context);
    ExReleaseFastMutex(&Mutex);
    KeAcquireGuardedMutex(&Guarded);
    if (NT_SUCCESS(NewState(Out)))
        FltReleaseContext(*Out);
    KeReleaseGuardedMutex(&Guarded);
    FltAcquireResourceExclusive(&Resource);
    FltDeleteContext(State);
    FltReleaseResource(&Resource);
    FltAcquirePushLockShared(&PushLock);
    FltReleaseContext(State);
    FltReleasePushLock(&PushLock);
}
// CHECK: fltlint: 1 file, {{[0-9]+}} functions analysed, 0 not fully analysed, 9 findings
