// A work item's routine owns the context argument if the item was queued.
// RUN: not %audit %s 2>&1 | %check %s

#include <fltkernel.h>

static VOID Releases(PFLT_GENERIC_WORKITEM Item, PVOID FltObject, PVOID Context)
{
    UNREFERENCED_PARAMETER(FltObject);
    FltReleaseContext(Context);
    FltFreeGenericWorkItem(Item);
}

// This one forgets what it was given.
static VOID Forgets(PFLT_GENERIC_WORKITEM Item, PVOID FltObject, PVOID Context)
{
    UNREFERENCED_PARAMETER(FltObject);
    DbgPrint("%p\n", Context);
    FltFreeGenericWorkItem(Item);
// CHECK: work-item.c:[[@LINE+1]]:{{[0-9]+}}: warning: reference to the stream context{{.*}} is not released
}

VOID ReleasesIfNotQueued(PCFLT_RELATED_OBJECTS FltObjects,
                         PFLT_GENERIC_WORKITEM Item)
{
    PFLT_CONTEXT context;

    if (!NT_SUCCESS(FltGetStreamContext(FltObjects->Instance,
                                        FltObjects->FileObject, &context))) {
        return;
    }
    if (!NT_SUCCESS(FltQueueGenericWorkItem(Item, FltObjects->Instance,
                                            Releases, DelayedWorkQueue,
                                            context))) {
        FltReleaseContext(context);
    }
}

// Nobody looks whether it was queued.
VOID NotTested(PCFLT_RELATED_OBJECTS FltObjects, PFLT_GENERIC_WORKITEM Item)
{
    PFLT_CONTEXT context;

    if (!NT_SUCCESS(FltGetStreamContext(FltObjects->Instance,
                                        FltObjects->FileObject, &context))) {
        return;
    }
    FltQueueGenericWorkItem(Item, FltObjects->Instance, Releases,
                            DelayedWorkQueue, context);
// CHECK: work-item.c:[[@LINE+1]]:{{[0-9]+}}: warning: reference to the stream context 'context' obtained by 'FltGetStreamContext' is not released
}

VOID ToForgetter(PCFLT_RELATED_OBJECTS FltObjects, PFLT_GENERIC_WORKITEM Item)
{
    PFLT_CONTEXT context;

    if (!NT_SUCCESS(FltGetStreamContext(FltObjects->Instance,
                                        FltObjects->FileObject, &context))) {
        return;
    }
    if (!NT_SUCCESS(FltQueueGenericWorkItem(Item, FltObjects->Instance, Forgets,
                                            DelayedWorkQueue, context))) {
        FltReleaseContext(context);
    }
}
// CHECK: fltlint: 1 file, {{[45]}} functions analysed, 0 not fully analysed, 2 findings
