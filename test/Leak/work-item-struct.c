// What a work item is given is a structure that holds the reference; a flag
// says who cleans up.
// RUN: not %audit %s 2>&1 | %check %s

#include <fltkernel.h>

typedef struct _TASK {
    PFLT_CONTEXT Volume;
    PFLT_CONTEXT Stream;
    PFLT_CALLBACK_DATA Data;
} TASK, *PTASK;

static VOID Run(PFLT_DEFERRED_IO_WORKITEM Item, PFLT_CALLBACK_DATA Data,
                PVOID Context)
{
    PTASK task = Context;

    FltReleaseContext(task->Volume);
    if (task->Stream != NULL) {
        FltReleaseContext(task->Stream);
    }
    ExFreePoolWithTag(task, 'tseT');
    FltCompletePendedPostOperation(Data);
    FltFreeDeferredIoWorkItem(Item);
}

FLT_POSTOP_CALLBACK_STATUS PostWrite(PFLT_CALLBACK_DATA Data,
                                     PCFLT_RELATED_OBJECTS FltObjects,
                                     PVOID CompletionContext,
                                     FLT_POST_OPERATION_FLAGS Flags)
{
    FLT_POSTOP_CALLBACK_STATUS result = FLT_POSTOP_FINISHED_PROCESSING;
    BOOLEAN cleanUp = TRUE;
    PFLT_CONTEXT volume = NULL, stream = NULL;
    PTASK task = NULL;
    PFLT_DEFERRED_IO_WORKITEM item = NULL;

    UNREFERENCED_PARAMETER(CompletionContext);
    UNREFERENCED_PARAMETER(Flags);
    if (!NT_SUCCESS(FltGetVolumeContext(FltObjects->Filter, FltObjects->Volume,
                                        &volume))) {
        goto Cleanup;
    }
    FltGetStreamContext(FltObjects->Instance, FltObjects->FileObject, &stream);
    task = ExAllocatePoolWithTag(NonPagedPool, sizeof(TASK), 'tseT');
    if (task == NULL) {
        goto Cleanup;
    }
    task->Volume = volume;
    task->Stream = stream;
    task->Data = Data;
    item = FltAllocateDeferredIoWorkItem();
    if (item == NULL) {
        goto Cleanup;
    }
    if (!NT_SUCCESS(FltQueueDeferredIoWorkItem(item, Data, Run,
                                               DelayedWorkQueue, task))) {
        goto Cleanup;
    }
    cleanUp = FALSE;
    result = FLT_POSTOP_MORE_PROCESSING_REQUIRED;

Cleanup:
    if (cleanUp) {
        if (item != NULL) {
            FltFreeDeferredIoWorkItem(item);
        }
        if (task != NULL) {
            ExFreePoolWithTag(task, 'tseT');
        }
        if (stream != NULL) {
            FltReleaseContext(stream);
        }
        if (volume != NULL) {
            FltReleaseContext(volume);
        }
    }
    return result;
}

// Frees the structure, and the references with it.
FLT_POSTOP_CALLBACK_STATUS PostRead(PFLT_CALLBACK_DATA Data,
                                    PCFLT_RELATED_OBJECTS FltObjects,
                                    PVOID CompletionContext,
                                    FLT_POST_OPERATION_FLAGS Flags)
{
    PTASK task;
    PFLT_DEFERRED_IO_WORKITEM item;

    UNREFERENCED_PARAMETER(CompletionContext);
    UNREFERENCED_PARAMETER(Flags);
    task = ExAllocatePoolWithTag(NonPagedPool, sizeof(TASK), 'tseT');
    if (task == NULL) {
        return FLT_POSTOP_FINISHED_PROCESSING;
    }
    RtlZeroMemory(task, sizeof(TASK));
    item = FltAllocateDeferredIoWorkItem();
    if (item == NULL) {
        ExFreePoolWithTag(task, 'tseT');
        return FLT_POSTOP_FINISHED_PROCESSING;
    }
    if (!NT_SUCCESS(FltGetVolumeContext(FltObjects->Filter, FltObjects->Volume,
                                        &task->Volume))) {
        FltFreeDeferredIoWorkItem(item);
        ExFreePoolWithTag(task, 'tseT');
        return FLT_POSTOP_FINISHED_PROCESSING;
    }
    task->Data = Data;
    if (!NT_SUCCESS(FltQueueDeferredIoWorkItem(item, Data, Run,
                                               DelayedWorkQueue, task))) {
        FltFreeDeferredIoWorkItem(item);
// CHECK: work-item-struct.c:[[@LINE+2]]:{{[0-9]+}}: warning: reference to the volume context 'task->Volume' obtained by 'FltGetVolumeContext' is not released
// CHECK: work-item-struct.c:[[@LINE+1]]:{{[0-9]+}}: note: the object holding the reference is freed here by 'ExFreePoolWithTag'
        ExFreePoolWithTag(task, 'tseT');
        return FLT_POSTOP_FINISHED_PROCESSING;
    }
    return FLT_POSTOP_MORE_PROCESSING_REQUIRED;
}

const FLT_OPERATION_REGISTRATION Callbacks[] = {
    {IRP_MJ_WRITE, 0, NULL, PostWrite},
    {IRP_MJ_READ, 0, NULL, PostRead},
    {IRP_MJ_OPERATION_END}};
// CHECK: fltlint: 1 file, 3 functions analysed, 0 not fully analysed, 1 finding,
