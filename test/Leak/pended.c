// A pended pre-operation hands its context over when it is completed, not when
// it returns.
// RUN: not %audit %s 2>&1 | %check %s

#include <fltkernel.h>

// The item's routine completes the operation with the reference.
VOID CompleteWithContext(PFLT_DEFERRED_IO_WORKITEM Item,
                         PFLT_CALLBACK_DATA Data, PVOID Context)
{
    FltCompletePendedPreOperation(Data, FLT_PREOP_SUCCESS_WITH_CALLBACK,
                                  Context);
    FltFreeDeferredIoWorkItem(Item);
}

// FLT_PREOP_COMPLETE brings no post-operation.
VOID CompleteForGood(PFLT_DEFERRED_IO_WORKITEM Item, PFLT_CALLBACK_DATA Data,
                     PVOID Context)
{
    Data->IoStatus.Status = STATUS_ACCESS_DENIED;
    FltCompletePendedPreOperation(Data, FLT_PREOP_COMPLETE, NULL);
    FltFreeDeferredIoWorkItem(Item);
    DbgPrint("%p\n", Context);
// CHECK: pended.c:[[@LINE+1]]:{{[0-9]+}}: warning: reference to the stream context{{.*}} is not released
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
        if (NT_SUCCESS(FltQueueDeferredIoWorkItem(item, Data,
                                                  CompleteWithContext,
                                                  DelayedWorkQueue, context))) {
            return FLT_PREOP_PENDING;
        }
        FltFreeDeferredIoWorkItem(item);
    }
    FltReleaseContext(context);
    return FLT_PREOP_SUCCESS_NO_CALLBACK;
}

FLT_PREOP_CALLBACK_STATUS PreWrite(PFLT_CALLBACK_DATA Data,
                                   PCFLT_RELATED_OBJECTS FltObjects,
                                   PVOID *CompletionContext)
{
    PFLT_CONTEXT context;
    PFLT_DEFERRED_IO_WORKITEM item;

    UNREFERENCED_PARAMETER(CompletionContext);
    item = FltAllocateDeferredIoWorkItem();
    if (item == NULL) {
        return FLT_PREOP_SUCCESS_NO_CALLBACK;
    }
    if (NT_SUCCESS(FltGetStreamContext(FltObjects->Instance,
                                       FltObjects->FileObject, &context))) {
        if (NT_SUCCESS(FltQueueDeferredIoWorkItem(item, Data, CompleteForGood,
                                                  DelayedWorkQueue, context))) {
            return FLT_PREOP_PENDING;
        }
        FltReleaseContext(context);
    }
    FltFreeDeferredIoWorkItem(item);
    return FLT_PREOP_SUCCESS_NO_CALLBACK;
}

// FLT_PREOP_PENDING itself hands nothing on.
FLT_PREOP_CALLBACK_STATUS PreCreate(PFLT_CALLBACK_DATA Data,
                                    PCFLT_RELATED_OBJECTS FltObjects,
                                    PVOID *CompletionContext)
{
    PFLT_CONTEXT context;

    UNREFERENCED_PARAMETER(Data);
    if (!NT_SUCCESS(FltGetInstanceContext(FltObjects->Instance, &context))) {
        return FLT_PREOP_SUCCESS_NO_CALLBACK;
    }
    *CompletionContext = context;
// CHECK: pended.c:[[@LINE+1]]:{{[0-9]+}}: warning: reference to the instance context 'context' obtained by 'FltGetInstanceContext' is not released
    return FLT_PREOP_PENDING;
}

FLT_POSTOP_CALLBACK_STATUS PostAny(PFLT_CALLBACK_DATA Data,
                                   PCFLT_RELATED_OBJECTS FltObjects,
                                   PVOID CompletionContext,
                                   FLT_POST_OPERATION_FLAGS Flags)
{
    UNREFERENCED_PARAMETER(Data);
    UNREFERENCED_PARAMETER(FltObjects);
    UNREFERENCED_PARAMETER(Flags);
    if (CompletionContext != NULL) {
        FltReleaseContext(CompletionContext);
    }
    return FLT_POSTOP_FINISHED_PROCESSING;
}

const FLT_OPERATION_REGISTRATION Callbacks[] = {
    {IRP_MJ_READ, 0, PreRead, PostAny},
    {IRP_MJ_WRITE, 0, PreWrite, PostAny},
    {IRP_MJ_CREATE, 0, PreCreate, PostAny},
    {IRP_MJ_OPERATION_END}};
// CHECK: fltlint: 1 file, {{[4-6]}} functions analysed, 0 not fully analysed, 2 findings
