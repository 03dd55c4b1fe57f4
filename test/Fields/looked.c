// A context keeps another one, and its cleanup callback releases that. Who
// finds it there meanwhile has to leave it the reference.
// RUN: not %audit %s 2>&1 | %check %s

#include <fltkernel.h>

#define TAG 'kooL'

PFLT_FILTER Filter;
FAST_MUTEX Lock;
LIST_ENTRY Requests, Lendings;
volatile LONG Stopping;

typedef struct _HANDLE_STATE {
    ULONG Flags;
    PFLT_CONTEXT Stream;
} HANDLE_STATE;

typedef struct _REQUEST {
    LIST_ENTRY Link;
    PFLT_CONTEXT Stream;
} REQUEST;

typedef struct _LENDING {
    LIST_ENTRY Link;
    PFLT_CONTEXT Stream;
} LENDING;

VOID CleanupHandle(PFLT_CONTEXT Context, FLT_CONTEXT_TYPE Type)
{
    HANDLE_STATE *handle = Context;

    UNREFERENCED_PARAMETER(Type);
    if (handle->Stream != NULL) {
        FltReleaseContext(handle->Stream);
    }
}

NTSTATUS Attach(PCFLT_RELATED_OBJECTS Objects)
{
    HANDLE_STATE *handle;
    NTSTATUS status;

    status = FltAllocateContext(Filter, FLT_STREAMHANDLE_CONTEXT,
                                sizeof(HANDLE_STATE), NonPagedPool,
                                (PFLT_CONTEXT *)&handle);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    handle->Flags = 0;
    handle->Stream = NULL;
    status = FltGetStreamContext(Objects->Instance, Objects->FileObject,
                                 &handle->Stream);
    if (NT_SUCCESS(status)) {
        status = FltSetStreamHandleContext(Objects->Instance,
                                           Objects->FileObject,
                                           FLT_SET_CONTEXT_KEEP_IF_EXISTS,
                                           handle, NULL);
    }
    FltReleaseContext(handle);
    return status;
}

static HANDLE_STATE *HandleOf(PCFLT_RELATED_OBJECTS Objects)
{
    HANDLE_STATE *handle;

    return NT_SUCCESS(FltGetStreamHandleContext(Objects->Instance,
                                                Objects->FileObject,
                                                (PFLT_CONTEXT *)&handle))
               ? handle
               : NULL;
}

// Right: one for the request, and given back if there is none.
static void Post(PFLT_CONTEXT Stream)
{
    REQUEST *request;

    FltReferenceContext(Stream);
    request = ExAllocatePoolWithTag(NonPagedPool, sizeof(*request), TAG);
    if (request == NULL) {
        FltReleaseContext(Stream);
        return;
    }
    request->Stream = Stream;
    ExAcquireFastMutex(&Lock);
    InsertTailList(&Requests, &request->Link);
    ExReleaseFastMutex(&Lock);
}

// Gives back two, if there is none.
static void PostTwice(PFLT_CONTEXT Stream)
{
    REQUEST *request;

    FltReferenceContext(Stream);
    request = ExAllocatePoolWithTag(NonPagedPool, sizeof(*request), TAG);
    if (request == NULL) {
        FltReleaseContext(Stream);
        FltReleaseContext(Stream);
        return;
    }
    request->Stream = Stream;
    ExAcquireFastMutex(&Lock);
    InsertTailList(&Requests, &request->Link);
    ExReleaseFastMutex(&Lock);
}

// Takes none for what is released with it.
static void Lend(PFLT_CONTEXT Stream)
{
    LENDING *lending;

    lending = ExAllocatePoolWithTag(NonPagedPool, sizeof(*lending), TAG);
    if (lending != NULL) {
        // CHECK-DAG: looked.c:[[@LINE+1]]:9: warning: '_LENDING.Stream' keeps the context 'handle->Stream' without a reference of its own; what is found there is released elsewhere [flt-context-over-release]
        lending->Stream = Stream;
        ExAcquireFastMutex(&Lock);
        InsertTailList(&Lendings, &lending->Link);
        ExReleaseFastMutex(&Lock);
    }
}

VOID EmptyAll(void)
{
    while (!IsListEmpty(&Requests)) {
        REQUEST *request = CONTAINING_RECORD(RemoveHeadList(&Requests), REQUEST,
                                             Link);

        FltReleaseContext(request->Stream);
        ExFreePoolWithTag(request, TAG);
    }
    while (!IsListEmpty(&Lendings)) {
        LENDING *lending = CONTAINING_RECORD(RemoveHeadList(&Lendings), LENDING,
                                             Link);

        FltReleaseContext(lending->Stream);
        ExFreePoolWithTag(lending, TAG);
    }
}

VOID Change(PCFLT_RELATED_OBJECTS Objects)
{
    HANDLE_STATE *handle = HandleOf(Objects);

    if (handle != NULL) {
        Post(handle->Stream);
        FltReleaseContext(handle);
    }
}

VOID ChangeTwice(PCFLT_RELATED_OBJECTS Objects)
{
    HANDLE_STATE *handle = HandleOf(Objects);

    if (handle != NULL) {
        PostTwice(handle->Stream);
        FltReleaseContext(handle);
    }
    // CHECK-DAG: looked.c:[[@LINE+1]]:1: warning: the reference that '_HANDLE_STATE.Stream' keeps is released on this path, and the pointer stays there; it is released elsewhere too [flt-context-over-release]
}

VOID ChangeLent(PCFLT_RELATED_OBJECTS Objects)
{
    HANDLE_STATE *handle = HandleOf(Objects);

    if (handle != NULL) {
        Lend(handle->Stream);
        FltReleaseContext(handle);
    }
}

// Right: with the reference goes the pointer.
VOID Forget(PCFLT_RELATED_OBJECTS Objects)
{
    HANDLE_STATE *handle = HandleOf(Objects);

    if (handle != NULL) {
        PFLT_CONTEXT stream = handle->Stream;

        handle->Stream = NULL;
        if (stream != NULL) {
            FltReleaseContext(stream);
        }
        FltReleaseContext(handle);
    }
}

// Right: it goes to another owner.
VOID Move(PCFLT_RELATED_OBJECTS Objects)
{
    HANDLE_STATE *handle = HandleOf(Objects);
    REQUEST *request = ExAllocatePoolWithTag(NonPagedPool, sizeof(*request),
                                             TAG);

    if (handle != NULL && request != NULL && handle->Stream != NULL) {
        request->Stream = handle->Stream;
        handle->Stream = NULL;
        ExAcquireFastMutex(&Lock);
        InsertTailList(&Requests, &request->Link);
        ExReleaseFastMutex(&Lock);
    } else if (request != NULL) {
        ExFreePoolWithTag(request, TAG);
    }
    if (handle != NULL) {
        FltReleaseContext(handle);
    }
}

CONST FLT_CONTEXT_REGISTRATION Contexts[] = {
    { FLT_STREAMHANDLE_CONTEXT, 0, CleanupHandle, sizeof(HANDLE_STATE), TAG },
    { FLT_STREAM_CONTEXT, 0, NULL, 64, TAG },
    { FLT_CONTEXT_END }
};

CONST FLT_REGISTRATION Registration = {
    sizeof(FLT_REGISTRATION), FLT_REGISTRATION_VERSION, 0, Contexts
};

NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(RegistryPath);
    return FltRegisterFilter(DriverObject, &Registration, &Filter);
}
