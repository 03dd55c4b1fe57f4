// A helper that is entered where no limit is, raises no further than to
// APC_LEVEL and lowers again, is not followed for the sake of the IRQL; from
// above it is.
// RUN: not %audit %s 2>&1 | %check %s

#include <fltkernel.h>

extern KSPIN_LOCK Lock;
extern FAST_MUTEX Mutex;

static VOID Touch(PCFLT_RELATED_OBJECTS Objects)
{
    PFLT_CONTEXT Context;

    ExAcquireFastMutex(&Mutex);
// CHECK: passes.c:[[@LINE+1]]:20: warning: 'FltGetStreamContext' is called at DISPATCH_LEVEL
    if (NT_SUCCESS(FltGetStreamContext(Objects->Instance, Objects->FileObject,
                                       &Context)))
        FltReleaseContext(Context);
    ExReleaseFastMutex(&Mutex);
}

// Takes it, and another gives it back.
static VOID Enter(VOID)
{
    ExAcquireFastMutex(&Mutex);
}

static VOID Leave(VOID)
{
    ExReleaseFastMutex(&Mutex);
}

FLT_PREOP_CALLBACK_STATUS PreRead(PFLT_CALLBACK_DATA Data,
                                  PCFLT_RELATED_OBJECTS Objects,
                                  PVOID *CompletionContext)
{
    PFLT_CONTEXT Context;
    KIRQL Old;

    Touch(Objects);
    Enter();
    Leave();
    KeAcquireSpinLock(&Lock, &Old);
// CHECK: passes.c:[[@LINE+1]]:20: warning: 'FltGetStreamContext' is called at DISPATCH_LEVEL
    if (NT_SUCCESS(FltGetStreamContext(Objects->Instance, Objects->FileObject,
                                       &Context)))
        FltReleaseContext(Context);
    KeReleaseSpinLock(&Lock, Old);
    Enter();
    if (NT_SUCCESS(FltGetStreamContext(Objects->Instance, Objects->FileObject,
                                       &Context)))
        FltReleaseContext(Context);
    ExReleaseFastMutex(&Mutex);
    return FLT_PREOP_SUCCESS_NO_CALLBACK;
}

FLT_PREOP_CALLBACK_STATUS PreWrite(PFLT_CALLBACK_DATA Data,
                                   PCFLT_RELATED_OBJECTS Objects,
                                   PVOID *CompletionContext)
{
    KIRQL Old;

    KeAcquireSpinLock(&Lock, &Old);
    Touch(Objects);
    KeReleaseSpinLock(&Lock, Old);
    Touch(Objects);
    return FLT_PREOP_SUCCESS_NO_CALLBACK;
}

const FLT_OPERATION_REGISTRATION Callbacks[] = {
    {IRP_MJ_READ, 0, PreRead, NULL},
    {IRP_MJ_WRITE, 0, PreWrite, NULL},
    {IRP_MJ_OPERATION_END},
};
