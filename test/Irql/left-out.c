// Nothing that these functions call can get above the IRQL that it allows, which
// is seen without following them; what they call is then not judged by itself
// either, as if nobody knew who calls it. One that takes a lock is followed,
// through a helper that has nothing to do with the IRQL.
// RUN: not %audit %s 2>&1 | %check %s

#include <fltkernel.h>

extern KSPIN_LOCK Lock;

// Its annotation would let it be called at DISPATCH_LEVEL; its one caller never
// is there.
_IRQL_requires_max_(DISPATCH_LEVEL)
static NTSTATUS Find(PCFLT_RELATED_OBJECTS Objects, PFLT_CONTEXT *Context)
{
    return FltGetStreamContext(Objects->Instance, Objects->FileObject, Context);
}

FLT_PREOP_CALLBACK_STATUS PreRead(PFLT_CALLBACK_DATA Data,
                                  PCFLT_RELATED_OBJECTS Objects,
                                  PVOID *CompletionContext)
{
    PFLT_CONTEXT Context;
    if (NT_SUCCESS(Find(Objects, &Context)))
        FltReleaseContext(Context);
    return FLT_PREOP_SUCCESS_NO_CALLBACK;
}

static int Larger(int A, int B)
{
    return A > B ? A : B;
}

FLT_PREOP_CALLBACK_STATUS PreWrite(PFLT_CALLBACK_DATA Data,
                                   PCFLT_RELATED_OBJECTS Objects,
                                   PVOID *CompletionContext)
{
    PFLT_CONTEXT Context;
    KIRQL Old;
    int Size = Larger(1, 2);
    KeAcquireSpinLock(&Lock, &Old);
    Size = Larger(Size, 3);
// CHECK: left-out.c:[[@LINE+1]]:20: warning: 'FltGetStreamContext' is called at DISPATCH_LEVEL
    if (NT_SUCCESS(FltGetStreamContext(Objects->Instance, Objects->FileObject,
                                       &Context)))
        FltReleaseContext(Context);
    KeReleaseSpinLock(&Lock, Old);
    Size = Larger(Size, 4);
    if (Size == 4 &&
        NT_SUCCESS(FltGetStreamContext(Objects->Instance, Objects->FileObject,
                                       &Context)))
        FltReleaseContext(Context);
    return FLT_PREOP_SUCCESS_NO_CALLBACK;
}

const FLT_OPERATION_REGISTRATION Callbacks[] = {
    {IRP_MJ_READ, 0, PreRead, NULL},
    {IRP_MJ_WRITE, 0, PreWrite, NULL},
    {IRP_MJ_OPERATION_END},
};

// CHECK: 1 file, 3 functions analysed, 0 not fully analysed, 1 finding
