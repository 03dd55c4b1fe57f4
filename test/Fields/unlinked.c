// Objects that leave their list again, before the function ends that made them:
// then only it knows of them. What is right stands beside each wrong form.
// RUN: not %audit %s 2>&1 | %check %s

#include <fltkernel.h>

#define TAG 'lnuU'

FAST_MUTEX Lock;
LIST_ENTRY Requests, Abandoned;
volatile LONG Stopping;

typedef struct _REQUEST {
    LIST_ENTRY Link;
    PFLT_CONTEXT Stream;
    KEVENT Done;
    volatile LONG Users;
} REQUEST;

static REQUEST *Start(PFLT_CONTEXT Stream, LONG Users)
{
    REQUEST *request = ExAllocatePoolWithTag(NonPagedPool, sizeof(*request),
                                             TAG);

    if (request == NULL) {
        return NULL;
    }
    FltReferenceContext(Stream);
    request->Stream = Stream;
    request->Users = Users;
    KeInitializeEvent(&request->Done, NotificationEvent, FALSE);
    ExAcquireFastMutex(&Lock);
    InsertTailList(&Requests, &request->Link);
    ExReleaseFastMutex(&Lock);
    return request;
}

static void Stop(REQUEST *Request)
{
    ExAcquireFastMutex(&Lock);
    RemoveEntryList(&Request->Link);
    ExReleaseFastMutex(&Lock);
}

static void Drop(REQUEST *Request)
{
    if (InterlockedDecrement(&Request->Users) == 0) {
        FltReleaseContext(Request->Stream);
        ExFreePoolWithTag(Request, TAG);
    }
}

// Right.
NTSTATUS Ask(PCFLT_RELATED_OBJECTS FltObjects)
{
    REQUEST *request;
    PFLT_CONTEXT stream;
    NTSTATUS status = FltGetStreamContext(FltObjects->Instance,
                                          FltObjects->FileObject, &stream);

    if (!NT_SUCCESS(status)) {
        return status;
    }
    request = Start(stream, 1);
    if (request != NULL) {
        KeWaitForSingleObject(&request->Done, Executive, KernelMode, FALSE,
                              NULL);
        Stop(request);
        Drop(request);
    }
    FltReleaseContext(stream);
    return STATUS_SUCCESS;
}

// It leaves the list, and is forgotten.
NTSTATUS AskAndForget(PCFLT_RELATED_OBJECTS FltObjects)
{
    REQUEST *request;
    PFLT_CONTEXT stream;
    NTSTATUS status = FltGetStreamContext(FltObjects->Instance,
                                          FltObjects->FileObject, &stream);

    if (!NT_SUCCESS(status)) {
        return status;
    }
    request = Start(stream, 1);
    if (request != NULL) {
        KeWaitForSingleObject(&request->Done, Executive, KernelMode, FALSE,
                              NULL);
        Stop(request);
        if (!Stopping) {
            Drop(request);
        }
    }
    FltReleaseContext(stream);
    // CHECK: unlinked.c:[[@LINE+1]]:5: warning: reference to the stream context 'stream' obtained by 'FltGetStreamContext' is not released on this path [flt-context-leak]
    return STATUS_SUCCESS;
}

// Somebody else uses it too, and drops it later.
NTSTATUS AskTogether(PCFLT_RELATED_OBJECTS FltObjects)
{
    REQUEST *request;
    PFLT_CONTEXT stream;
    NTSTATUS status = FltGetStreamContext(FltObjects->Instance,
                                          FltObjects->FileObject, &stream);

    if (!NT_SUCCESS(status)) {
        return status;
    }
    request = Start(stream, 2);
    if (request != NULL) {
        Stop(request);
        Drop(request);
    }
    FltReleaseContext(stream);
    return STATUS_SUCCESS;
}

// It goes to another list.
NTSTATUS Abandon(PCFLT_RELATED_OBJECTS FltObjects)
{
    REQUEST *request;
    PFLT_CONTEXT stream;
    NTSTATUS status = FltGetStreamContext(FltObjects->Instance,
                                          FltObjects->FileObject, &stream);

    if (!NT_SUCCESS(status)) {
        return status;
    }
    request = Start(stream, 1);
    if (request != NULL) {
        Stop(request);
        InsertTailList(&Abandoned, &request->Link);
    }
    FltReleaseContext(stream);
    return STATUS_SUCCESS;
}

// Somebody waits for it, and knows it.
NTSTATUS Wake(PCFLT_RELATED_OBJECTS FltObjects)
{
    REQUEST *request;
    PFLT_CONTEXT stream;
    NTSTATUS status = FltGetStreamContext(FltObjects->Instance,
                                          FltObjects->FileObject, &stream);

    if (!NT_SUCCESS(status)) {
        return status;
    }
    request = Start(stream, 1);
    if (request != NULL) {
        KeSetEvent(&request->Done, IO_NO_INCREMENT, FALSE);
        Stop(request);
    }
    FltReleaseContext(stream);
    return STATUS_SUCCESS;
}

// It stays.
NTSTATUS Stay(PCFLT_RELATED_OBJECTS FltObjects)
{
    REQUEST *request;
    PFLT_CONTEXT stream;
    NTSTATUS status = FltGetStreamContext(FltObjects->Instance,
                                          FltObjects->FileObject, &stream);

    if (!NT_SUCCESS(status)) {
        return status;
    }
    request = Start(stream, 1);
    if (request != NULL && Stopping) {
        Stop(request);
        Drop(request);
    }
    FltReleaseContext(stream);
    return STATUS_SUCCESS;
}
