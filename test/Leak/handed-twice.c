// A reference that went to a routine which releases it is not the giver's to
// release any more.
// RUN: not %audit %s 2>&1 | %check %s

#include <fltkernel.h>

typedef struct _CONTEXT {
    ULONG Busy;
} CONTEXT, *PCONTEXT;

typedef struct _REQUEST {
    PFLT_GENERIC_WORKITEM Item;
    PCONTEXT Context;
} REQUEST, *PREQUEST;

static BOOLEAN Get(PCFLT_RELATED_OBJECTS FltObjects, PCONTEXT *Context)
{
    return NT_SUCCESS(FltGetStreamContext(FltObjects->Instance,
                                          FltObjects->FileObject,
                                          (PFLT_CONTEXT *)Context));
}

static VOID Releases(PFLT_GENERIC_WORKITEM Item, PVOID FltObject, PVOID Context)
{
    UNREFERENCED_PARAMETER(FltObject);
    FltReleaseContext(Context);
    FltFreeGenericWorkItem(Item);
}

// Somebody else may have taken the context over: nothing is promised.
static VOID MayRelease(PFLT_GENERIC_WORKITEM Item, PVOID FltObject,
                       PVOID Context)
{
    PCONTEXT context = Context;

    UNREFERENCED_PARAMETER(FltObject);
    if (!context->Busy) {
        FltReleaseContext(context);
    }
    FltFreeGenericWorkItem(Item);
// CHECK-DAG: :[[@LINE+1]]:{{[0-9]+}}: warning: reference to the stream context{{.*}} is not released
}

static VOID ReleasesRequest(PFLT_GENERIC_WORKITEM Item, PVOID FltObject,
                            PVOID Context)
{
    PREQUEST request = Context;

    UNREFERENCED_PARAMETER(FltObject);
    FltReleaseContext(request->Context);
    ExFreePoolWithTag(request, 'wtlF');
    FltFreeGenericWorkItem(Item);
}

VOID ReleasedAsWell(PCFLT_RELATED_OBJECTS FltObjects,
                    PFLT_GENERIC_WORKITEM Item)
{
    PCONTEXT context;

    if (!Get(FltObjects, &context)) {
        return;
    }
// CHECK-DAG: :[[@LINE+1]]:{{[0-9]+}}: note: the reference is handed over here to 'Releases', which releases it
    if (!NT_SUCCESS(FltQueueGenericWorkItem(Item, FltObjects->Instance,
                                            Releases, DelayedWorkQueue,
                                            context))) {
        FltFreeGenericWorkItem(Item);
    }
// CHECK-DAG: :[[@LINE+1]]:{{[0-9]+}}: warning: the stream context 'context' is released although its reference was handed to 'Releases', which releases it [flt-context-over-release]
    FltReleaseContext(context);
}

VOID ReleasedIfNotQueued(PCFLT_RELATED_OBJECTS FltObjects,
                         PFLT_GENERIC_WORKITEM Item)
{
    PCONTEXT context;

    if (!Get(FltObjects, &context)) {
        return;
    }
    if (!NT_SUCCESS(FltQueueGenericWorkItem(Item, FltObjects->Instance,
                                            Releases, DelayedWorkQueue,
                                            context))) {
        FltFreeGenericWorkItem(Item);
        FltReleaseContext(context);
    }
}

VOID ReferencedFirst(PCFLT_RELATED_OBJECTS FltObjects,
                     PFLT_GENERIC_WORKITEM Item)
{
    PCONTEXT context;

    if (!Get(FltObjects, &context)) {
        return;
    }
    FltReferenceContext(context);
    if (!NT_SUCCESS(FltQueueGenericWorkItem(Item, FltObjects->Instance,
                                            Releases, DelayedWorkQueue,
                                            context))) {
        FltReleaseContext(context);
    }
    FltReleaseContext(context);
}

VOID OneForTwo(PCFLT_RELATED_OBJECTS FltObjects, PFLT_GENERIC_WORKITEM First,
               PFLT_GENERIC_WORKITEM Second)
{
    PCONTEXT context;

    if (!Get(FltObjects, &context)) {
        return;
    }
    if (!NT_SUCCESS(FltQueueGenericWorkItem(First, FltObjects->Instance,
                                            Releases, DelayedWorkQueue,
                                            context))) {
        FltReleaseContext(context);
        return;
    }
// CHECK-DAG: :[[@LINE+1]]:{{[0-9]+}}: warning: the stream context 'context' is handed to 'Releases', which releases it, although no reference is left for that [flt-context-over-release]
    (VOID)FltQueueGenericWorkItem(Second, FltObjects->Instance, Releases,
                                  DelayedWorkQueue, context);
}

VOID NotPromised(PCFLT_RELATED_OBJECTS FltObjects, PFLT_GENERIC_WORKITEM Item)
{
    PCONTEXT context;

    if (!Get(FltObjects, &context)) {
        return;
    }
    if (!NT_SUCCESS(FltQueueGenericWorkItem(Item, FltObjects->Instance,
                                            MayRelease, DelayedWorkQueue,
                                            context))) {
        FltReleaseContext(context);
    }
}

VOID InARequest(PCFLT_RELATED_OBJECTS FltObjects, PFLT_GENERIC_WORKITEM Item)
{
    PREQUEST request = ExAllocatePoolWithTag(NonPagedPool, sizeof(REQUEST),
                                             'wtlF');
    PCONTEXT context;

    if (request == NULL) {
        return;
    }
    if (!Get(FltObjects, &context)) {
        ExFreePoolWithTag(request, 'wtlF');
        return;
    }
    request->Context = context;
    if (!NT_SUCCESS(FltQueueGenericWorkItem(Item, FltObjects->Instance,
                                            ReleasesRequest, DelayedWorkQueue,
                                            request))) {
        ExFreePoolWithTag(request, 'wtlF');
    }
// CHECK-DAG: :[[@LINE+1]]:{{[0-9]+}}: warning: the stream context 'context' is released although its reference was handed to 'ReleasesRequest', which releases it [flt-context-over-release]
    FltReleaseContext(context);
}

// The helper queues, its caller releases.
static NTSTATUS Queue(PCFLT_RELATED_OBJECTS FltObjects,
                      PFLT_GENERIC_WORKITEM Item, PCONTEXT Context)
{
    return FltQueueGenericWorkItem(Item, FltObjects->Instance, Releases,
                                   DelayedWorkQueue, Context);
}

VOID ThroughAHelper(PCFLT_RELATED_OBJECTS FltObjects,
                    PFLT_GENERIC_WORKITEM Item)
{
    PCONTEXT context;

    if (!Get(FltObjects, &context)) {
        return;
    }
    (VOID)Queue(FltObjects, Item, context);
// CHECK-DAG: :[[@LINE+1]]:{{[0-9]+}}: warning: the stream context 'context' is released although its reference was handed to 'Queue', which releases it [flt-context-over-release]
    FltReleaseContext(context);
}

static FLT_POSTOP_CALLBACK_STATUS SafePostWrite(
    PFLT_CALLBACK_DATA Data, PCFLT_RELATED_OBJECTS FltObjects,
    PVOID CompletionContext, FLT_POST_OPERATION_FLAGS Flags)
{
    UNREFERENCED_PARAMETER(Data);
    UNREFERENCED_PARAMETER(FltObjects);
    UNREFERENCED_PARAMETER(Flags);
    FltReleaseContext(CompletionContext);
    return FLT_POSTOP_FINISHED_PROCESSING;
}

static FLT_PREOP_CALLBACK_STATUS PreWrite(PFLT_CALLBACK_DATA Data,
                                          PCFLT_RELATED_OBJECTS FltObjects,
                                          PVOID *CompletionContext)
{
    PCONTEXT context;

    UNREFERENCED_PARAMETER(Data);
    if (!Get(FltObjects, &context)) {
        return FLT_PREOP_SUCCESS_NO_CALLBACK;
    }
    *CompletionContext = context;
    return FLT_PREOP_SUCCESS_WITH_CALLBACK;
}

static FLT_POSTOP_CALLBACK_STATUS PostWrite(PFLT_CALLBACK_DATA Data,
                                            PCFLT_RELATED_OBJECTS FltObjects,
                                            PVOID CompletionContext,
                                            FLT_POST_OPERATION_FLAGS Flags)
{
    FLT_POSTOP_CALLBACK_STATUS status = FLT_POSTOP_FINISHED_PROCESSING;

    if (FlagOn(Flags, FLTFL_POST_OPERATION_DRAINING)) {
        FltReleaseContext(CompletionContext);
        return status;
    }
    if (!FltDoCompletionProcessingWhenSafe(Data, FltObjects, CompletionContext,
                                           Flags, SafePostWrite, &status)) {
        DbgPrint("not now\n");
    }
// CHECK-DAG: :[[@LINE+1]]:{{[0-9]+}}: warning: the stream context{{.*}} is released although its reference was handed to 'SafePostWrite', which releases it [flt-context-over-release]
    FltReleaseContext(CompletionContext);
    return status;
}

CONST FLT_OPERATION_REGISTRATION Callbacks[] = {
    {IRP_MJ_WRITE, 0, PreWrite, PostWrite},
    {IRP_MJ_OPERATION_END}
};

CONST FLT_REGISTRATION Registration = {
    sizeof(FLT_REGISTRATION),
    FLT_REGISTRATION_VERSION,
    0,
    NULL,
    Callbacks
};
