// Allocating, getting, setting and deleting need APC_LEVEL or below, each of
// them.
// RUN: not %audit %s 2>&1 | %check %s

#include <fltkernel.h>

extern PFLT_FILTER Filter;
extern KSPIN_LOCK Lock;

void Allocate(PFLT_CONTEXT *Context)
{
    KIRQL old = KeAcquireSpinLockRaiseToDpc(&Lock);

// CHECK: each-routine.c:[[@LINE+1]]:21: warning: 'FltAllocateContext' is called at DISPATCH_LEVEL; it must be called at APC_LEVEL or below [flt-context-irql]
    if (!NT_SUCCESS(FltAllocateContext(Filter, FLT_FILE_CONTEXT, 8,
                                       NonPagedPoolNx, Context)))
        *Context = NULL;
    KeReleaseSpinLock(&Lock, old);
}

void Set(PCFLT_RELATED_OBJECTS FltObjects, PFLT_CONTEXT Context)
{
    KIRQL old = KeAcquireSpinLockRaiseToDpc(&Lock);

// CHECK: each-routine.c:[[@LINE+1]]:5: warning: 'FltSetFileContext' is called at DISPATCH_LEVEL; it must be called at APC_LEVEL or below [flt-context-irql]
    FltSetFileContext(FltObjects->Instance, FltObjects->FileObject,
                      FLT_SET_CONTEXT_KEEP_IF_EXISTS, Context, NULL);
    KeReleaseSpinLock(&Lock, old);
    FltReleaseContext(Context);
}

void Delete(PCFLT_RELATED_OBJECTS FltObjects, PFLT_CONTEXT Context)
{
    KIRQL old = KeAcquireSpinLockRaiseToDpc(&Lock);

// CHECK: each-routine.c:[[@LINE+1]]:5: warning: 'FltDeleteContext' is called at DISPATCH_LEVEL; it must be called at APC_LEVEL or below [flt-context-irql]
    FltDeleteContext(Context);
// CHECK: each-routine.c:[[@LINE+1]]:5: warning: 'FltDeleteFileContext' is called at DISPATCH_LEVEL; it must be called at APC_LEVEL or below [flt-context-irql]
    FltDeleteFileContext(FltObjects->Instance, FltObjects->FileObject, NULL);
    KeReleaseSpinLock(&Lock, old);
    FltReleaseContext(Context);
}

void GetAll(PCFLT_RELATED_OBJECTS FltObjects, PFLT_RELATED_CONTEXTS Contexts)
{
    KIRQL old = KeAcquireSpinLockRaiseToDpc(&Lock);

// CHECK: each-routine.c:[[@LINE+1]]:5: warning: 'FltGetContexts' is called at DISPATCH_LEVEL; it must be called at APC_LEVEL or below [flt-context-irql]
    FltGetContexts(FltObjects, FLT_FILE_CONTEXT, Contexts);
    KeReleaseSpinLock(&Lock, old);
}

// Through a pointer.
void ByPointer(PCFLT_RELATED_OBJECTS FltObjects, PFLT_CONTEXT *Context,
               NTSTATUS (*pFltGetFileContext)(PFLT_INSTANCE, PFILE_OBJECT,
                                              PFLT_CONTEXT *))
{
    KIRQL old = KeAcquireSpinLockRaiseToDpc(&Lock);

// CHECK: each-routine.c:[[@LINE+1]]:5: warning: 'FltGetFileContext' is called at DISPATCH_LEVEL; it must be called at APC_LEVEL or below [flt-context-irql]
    pFltGetFileContext(FltObjects->Instance, FltObjects->FileObject, Context);
    KeReleaseSpinLock(&Lock, old);
}
// CHECK: 0 not fully analysed, 6 findings
