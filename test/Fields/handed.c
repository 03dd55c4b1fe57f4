// A routine releases what it is handed as often as it does, and an object that
// keeps the context has what is left.
// RUN: not %audit %s 2>&1 | %check %s

#include <fltkernel.h>

#define TAG 'dnaH'

PFLT_FILTER Filter;
FAST_MUTEX Lock;
LIST_ENTRY Requests;

typedef struct _REQUEST {
    LIST_ENTRY Link;
    PFLT_CONTEXT Stream;
} REQUEST;

VOID EndAll(void)
{
    while (!IsListEmpty(&Requests)) {
        REQUEST *request = CONTAINING_RECORD(RemoveHeadList(&Requests), REQUEST,
                                             Link);

        // CHECK-DAG: handed.c:[[@LINE+1]]:9: note: what '_REQUEST.Stream' keeps is released here
        FltReleaseContext(request->Stream);
        ExFreePoolWithTag(request, TAG);
    }
}

// With a reference of its own.
static void Post(REQUEST *Request, PFLT_CONTEXT Stream)
{
    FltReferenceContext(Stream);
    Request->Stream = Stream;
    ExAcquireFastMutex(&Lock);
    InsertTailList(&Requests, &Request->Link);
    ExReleaseFastMutex(&Lock);
}

static VOID ReleaseOne(PFLT_GENERIC_WORKITEM Item, PVOID Object, PVOID Context)
{
    UNREFERENCED_PARAMETER(Object);
    FltReleaseContext(Context);
    FltFreeGenericWorkItem(Item);
}

static VOID ReleaseTwo(PFLT_GENERIC_WORKITEM Item, PVOID Object, PVOID Context)
{
    UNREFERENCED_PARAMETER(Object);
    FltReleaseContext(Context);
    FltReleaseContext(Context);
    FltFreeGenericWorkItem(Item);
}

// Right.
VOID Start(PCFLT_RELATED_OBJECTS Objects, PFLT_GENERIC_WORKITEM Item)
{
    REQUEST *request = ExAllocatePoolWithTag(NonPagedPool, sizeof(*request),
                                             TAG);
    PFLT_CONTEXT stream;

    if (request == NULL) {
        return;
    }
    if (!NT_SUCCESS(FltGetStreamContext(Objects->Instance, Objects->FileObject,
                                        &stream))) {
        ExFreePoolWithTag(request, TAG);
        return;
    }
    Post(request, stream);
    FltReferenceContext(stream);
    if (!NT_SUCCESS(FltQueueGenericWorkItem(Item, Objects->Instance, ReleaseOne,
                                            DelayedWorkQueue, stream))) {
        FltReleaseContext(stream);
    }
    FltReleaseContext(stream);
}

// Right: its own one goes there too.
VOID StartWithBoth(PCFLT_RELATED_OBJECTS Objects, PFLT_GENERIC_WORKITEM Item)
{
    REQUEST *request = ExAllocatePoolWithTag(NonPagedPool, sizeof(*request),
                                             TAG);
    PFLT_CONTEXT stream;

    if (request == NULL) {
        return;
    }
    if (!NT_SUCCESS(FltGetStreamContext(Objects->Instance, Objects->FileObject,
                                        &stream))) {
        ExFreePoolWithTag(request, TAG);
        return;
    }
    Post(request, stream);
    FltReferenceContext(stream);
    if (!NT_SUCCESS(FltQueueGenericWorkItem(Item, Objects->Instance, ReleaseTwo,
                                            DelayedWorkQueue, stream))) {
        FltReleaseContext(stream);
        FltReleaseContext(stream);
    }
}

// None is taken for the routine.
VOID StartWithout(PCFLT_RELATED_OBJECTS Objects, PFLT_GENERIC_WORKITEM Item)
{
    REQUEST *request = ExAllocatePoolWithTag(NonPagedPool, sizeof(*request),
                                             TAG);
    PFLT_CONTEXT stream;

    if (request == NULL) {
        return;
    }
    if (!NT_SUCCESS(FltGetStreamContext(Objects->Instance, Objects->FileObject,
                                        &stream))) {
        ExFreePoolWithTag(request, TAG);
        return;
    }
    Post(request, stream);
    (VOID)FltQueueGenericWorkItem(Item, Objects->Instance, ReleaseOne,
                                  DelayedWorkQueue, stream);
    FltReleaseContext(stream);
    // CHECK-DAG: handed.c:[[@LINE+1]]:1: warning: '_REQUEST.Stream' keeps the stream context 'stream' without a reference of its own on this path; what is found there is released elsewhere [flt-context-over-release]
}

// One is, and the routine releases two.
VOID StartWithOne(PCFLT_RELATED_OBJECTS Objects, PFLT_GENERIC_WORKITEM Item)
{
    REQUEST *request = ExAllocatePoolWithTag(NonPagedPool, sizeof(*request),
                                             TAG);
    PFLT_CONTEXT stream;

    if (request == NULL) {
        return;
    }
    if (!NT_SUCCESS(FltGetStreamContext(Objects->Instance, Objects->FileObject,
                                        &stream))) {
        ExFreePoolWithTag(request, TAG);
        return;
    }
    Post(request, stream);
    FltReferenceContext(stream);
    // CHECK-DAG: handed.c:[[@LINE+1]]:21: note: the reference is handed over here to 'ReleaseTwo', which releases it twice
    if (!NT_SUCCESS(FltQueueGenericWorkItem(Item, Objects->Instance, ReleaseTwo,
                                            DelayedWorkQueue, stream))) {
        FltReleaseContext(stream);
    }
    FltReleaseContext(stream);
    // CHECK-DAG: handed.c:[[@LINE+1]]:1: warning: '_REQUEST.Stream' keeps the stream context 'stream' without a reference of its own on this path; what is found there is released elsewhere [flt-context-over-release]
}

extern const FLT_REGISTRATION Registration;

NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(RegistryPath);
    return FltRegisterFilter(DriverObject, &Registration, &Filter);
}
