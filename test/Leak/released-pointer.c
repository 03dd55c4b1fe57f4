// A pointer to a context whose last own reference was released is neither
// passed on, nor kept, nor returned. A link reference does not change that.
// RUN: not %audit %s 2>&1 | %check %s

#include <fltkernel.h>

typedef struct _CONTEXT {
    ULONG Flags;
    KSPIN_LOCK Lock;
    LIST_ENTRY Links;
} CONTEXT, *PCONTEXT;

typedef struct _HOLDER {
    PCONTEXT Context;
} HOLDER, *PHOLDER;

PCONTEXT Last;
LIST_ENTRY All;
VOID LooksInto(PCONTEXT Context);
VOID Counts(PVOID Identity);
VOID Trace(const char *Format, ...);

static NTSTATUS Get(PCFLT_RELATED_OBJECTS FltObjects, PCONTEXT *Context)
{
    return FltGetStreamContext(FltObjects->Instance, FltObjects->FileObject,
                               (PFLT_CONTEXT *)Context);
}

VOID Passed(PCFLT_RELATED_OBJECTS FltObjects)
{
    PCONTEXT context;

    if (NT_SUCCESS(Get(FltObjects, &context))) {
        LooksInto(context);
        FltReleaseContext(context);
// CHECK-DAG: :[[@LINE+1]]:{{[0-9]+}}: warning: the stream context 'context' is passed to 'LooksInto' after the last reference to it was released on this path [flt-context-use-after-release]
        LooksInto(context);
    }
}

VOID OneOfItsFields(PCFLT_RELATED_OBJECTS FltObjects)
{
    PCONTEXT context;

    if (NT_SUCCESS(Get(FltObjects, &context))) {
        FltReleaseContext(context);
// CHECK-DAG: :[[@LINE+1]]:{{[0-9]+}}: warning: the stream context 'context' is {{.*}} after the last reference to it was released on this path [flt-context-use-after-release]
        InsertTailList(&All, &context->Links);
    }
}

// What tells contexts apart need not look into them.
VOID OnlyItsAddress(PCFLT_RELATED_OBJECTS FltObjects)
{
    PCONTEXT context;

    if (NT_SUCCESS(Get(FltObjects, &context))) {
        FltReleaseContext(context);
        DbgPrint("%p\n", context);
        Trace("%p\n", context);
        Counts(context);
        if (context == Last) {
            DbgPrint("again\n");
        }
    }
}

VOID Stored(PCFLT_RELATED_OBJECTS FltObjects, PHOLDER Holder)
{
    PCONTEXT context;

    if (NT_SUCCESS(Get(FltObjects, &context))) {
        FltReleaseContext(context);
// CHECK-DAG: :[[@LINE+1]]:{{[0-9]+}}: warning: the stream context 'context' is stored in 'Holder->Context' after the last reference to it was released on this path [flt-context-use-after-release]
        Holder->Context = context;
    }
}

VOID StoredInAGlobal(PCFLT_RELATED_OBJECTS FltObjects)
{
    PCONTEXT context;

    if (NT_SUCCESS(Get(FltObjects, &context))) {
        FltReleaseContext(context);
// CHECK-DAG: :[[@LINE+1]]:{{[0-9]+}}: warning: the stream context 'context' is stored in 'Last' after the last reference to it was released on this path [flt-context-use-after-release]
        Last = context;
    }
}

// Whoever keeps it before may know why: another count keeps it alive.
VOID StoredBefore(PCFLT_RELATED_OBJECTS FltObjects)
{
    PCONTEXT context;

    if (NT_SUCCESS(Get(FltObjects, &context))) {
        Last = context;
        FltReleaseContext(context);
    }
}

VOID InALocal(PCFLT_RELATED_OBJECTS FltObjects)
{
    PCONTEXT context;
    HOLDER holder;

    if (NT_SUCCESS(Get(FltObjects, &context))) {
        FltReleaseContext(context);
        holder.Context = context;
        DbgPrint("%p\n", holder.Context);
    }
}

PCONTEXT Returned(PCFLT_RELATED_OBJECTS FltObjects)
{
    PCONTEXT context;

    if (!NT_SUCCESS(Get(FltObjects, &context))) {
        return NULL;
    }
    FltReleaseContext(context);
// CHECK-DAG: :[[@LINE+1]]:{{[0-9]+}}: warning: the stream context 'context' is returned after the last reference to it was released on this path [flt-context-use-after-release]
    return context;
}

BOOLEAN Exists(PCFLT_RELATED_OBJECTS FltObjects)
{
    PCONTEXT context;

    if (!NT_SUCCESS(Get(FltObjects, &context))) {
        return FALSE;
    }
    FltReleaseContext(context);
    return context != NULL;
}

// The caller's context is the caller's.
static PCONTEXT Put(PCONTEXT Context)
{
    FltReleaseContext(Context);
    return Context;
}

VOID PutsIt(PCFLT_RELATED_OBJECTS FltObjects)
{
    PCONTEXT context;

    if (NT_SUCCESS(Get(FltObjects, &context))) {
        Trace("%p\n", Put(context));
    }
}

static VOID Worker(PFLT_GENERIC_WORKITEM Item, PVOID FltObject, PVOID Context)
{
    UNREFERENCED_PARAMETER(FltObject);
    FltReleaseContext(Context);
    FltFreeGenericWorkItem(Item);
}

VOID Queued(PCFLT_RELATED_OBJECTS FltObjects, PFLT_GENERIC_WORKITEM Item)
{
    PCONTEXT context;

    if (!NT_SUCCESS(Get(FltObjects, &context))) {
        return;
    }
    FltReleaseContext(context);
// CHECK-DAG: :[[@LINE+1]]:{{[0-9]+}}: warning: the stream context 'context' is passed to 'FltQueueGenericWorkItem' after the last reference to it was released on this path [flt-context-use-after-release]
    (VOID)FltQueueGenericWorkItem(Item, FltObjects->Instance, Worker,
                                  DelayedWorkQueue, context);
}
