// What goes with a pended operation when it goes on is its post-operation's.
// RUN: not %audit %s 2>&1 | %check %s
// RUN: %audit -DTWO %s 2>&1 | %check --check-prefix=TWO %s

#include <fltkernel.h>

VOID Complete(PFLT_DEFERRED_IO_WORKITEM Item, PFLT_CALLBACK_DATA Data,
              PVOID Context)
{
    if (Context != NULL) {
        FltCompletePendedPreOperation(Data, FLT_PREOP_SUCCESS_WITH_CALLBACK,
                                      Context);
    }
    FltFreeDeferredIoWorkItem(Item);
}

FLT_PREOP_CALLBACK_STATUS PreRead(PFLT_CALLBACK_DATA Data,
                                  PCFLT_RELATED_OBJECTS FltObjects,
                                  PVOID *CompletionContext)
{
    PFLT_CONTEXT context;
    PFLT_DEFERRED_IO_WORKITEM item;

    UNREFERENCED_PARAMETER(CompletionContext);
    if (!NT_SUCCESS(FltGetStreamContext(FltObjects->Instance,
                                        FltObjects->FileObject, &context))) {
        return FLT_PREOP_SUCCESS_NO_CALLBACK;
    }
    item = FltAllocateDeferredIoWorkItem();
    if (item != NULL) {
        if (NT_SUCCESS(FltQueueDeferredIoWorkItem(item, Data, Complete,
                                                  DelayedWorkQueue, context))) {
            return FLT_PREOP_PENDING;
        }
        FltFreeDeferredIoWorkItem(item);
    }
    FltReleaseContext(context);
    return FLT_PREOP_SUCCESS_NO_CALLBACK;
}

// With two that may be pended it is not known which goes on.
FLT_POSTOP_CALLBACK_STATUS PostRead(PFLT_CALLBACK_DATA Data,
                                    PCFLT_RELATED_OBJECTS FltObjects,
                                    PVOID CompletionContext,
                                    FLT_POST_OPERATION_FLAGS Flags)
{
    UNREFERENCED_PARAMETER(Data);
    UNREFERENCED_PARAMETER(FltObjects);
    UNREFERENCED_PARAMETER(Flags);
    DbgPrint("%p\n", CompletionContext);
// CHECK: pended-post.c:[[@LINE+1]]:{{[0-9]+}}: warning: reference to the stream context{{.*}} is not released
    return FLT_POSTOP_FINISHED_PROCESSING;
}

// Never pends.
FLT_PREOP_CALLBACK_STATUS PreCreate(PFLT_CALLBACK_DATA Data,
                                    PCFLT_RELATED_OBJECTS FltObjects,
                                    PVOID *CompletionContext)
{
    UNREFERENCED_PARAMETER(Data);
    if (!NT_SUCCESS(FltGetInstanceContext(FltObjects->Instance,
                                          CompletionContext))) {
        return FLT_PREOP_SUCCESS_NO_CALLBACK;
    }
#ifdef TWO
    if (FltObjects->FileObject == NULL) {
        FltReleaseContext(*CompletionContext);
        return FLT_PREOP_PENDING;
    }
#endif
    return FLT_PREOP_SUCCESS_WITH_CALLBACK;
}

FLT_POSTOP_CALLBACK_STATUS PostCreate(PFLT_CALLBACK_DATA Data,
                                      PCFLT_RELATED_OBJECTS FltObjects,
                                      PVOID CompletionContext,
                                      FLT_POST_OPERATION_FLAGS Flags)
{
    UNREFERENCED_PARAMETER(Data);
    UNREFERENCED_PARAMETER(FltObjects);
    UNREFERENCED_PARAMETER(Flags);
    FltReleaseContext(CompletionContext);
    return FLT_POSTOP_FINISHED_PROCESSING;
}

const FLT_OPERATION_REGISTRATION Callbacks[] = {
    {IRP_MJ_READ, 0, PreRead, PostRead},
    {IRP_MJ_CREATE, 0, PreCreate, PostCreate},
    {IRP_MJ_OPERATION_END}};
// TWO: 0 findings
