// Objects that are released with what they keep, whoever made them; on some
// path they were only lent it. What is right stands beside each wrong form.
// RUN: not %audit %s 2>&1 | %check %s

#include <fltkernel.h>

#define TAG 'tneL'

PFLT_FILTER Filter;
FAST_MUTEX Lock;
LIST_ENTRY Requests, Notes;
volatile LONG Stopping;

typedef struct _REQUEST {
    LIST_ENTRY Link;
    PFLT_CONTEXT Stream;
    ULONG Kind;
} REQUEST;

// One that says whether it has a reference.
typedef struct _NOTE {
    LIST_ENTRY Link;
    PFLT_CONTEXT Stream;
    BOOLEAN Owned;
} NOTE;

static void EndRequest(REQUEST *Request)
{
    // CHECK-DAG: lent.c:[[@LINE+1]]:5: note: what '_REQUEST.Stream' keeps is released here
    FltReleaseContext(Request->Stream);
    ExFreePoolWithTag(Request, TAG);
}

static void EndNote(NOTE *Note)
{
    if (Note->Owned) {
        FltReleaseContext(Note->Stream);
    }
    ExFreePoolWithTag(Note, TAG);
}

VOID EndAll(void)
{
    while (!IsListEmpty(&Requests)) {
        EndRequest(CONTAINING_RECORD(RemoveHeadList(&Requests), REQUEST, Link));
    }
    while (!IsListEmpty(&Notes)) {
        EndNote(CONTAINING_RECORD(RemoveHeadList(&Notes), NOTE, Link));
    }
}

// Right: the reference goes with it.
VOID Post(PCFLT_RELATED_OBJECTS Objects)
{
    REQUEST *request = ExAllocatePoolWithTag(NonPagedPool, sizeof(*request),
                                             TAG);

    if (request == NULL) {
        return;
    }
    if (!NT_SUCCESS(FltGetStreamContext(Objects->Instance, Objects->FileObject,
                                        &request->Stream))) {
        ExFreePoolWithTag(request, TAG);
        return;
    }
    request->Kind = 0;
    ExAcquireFastMutex(&Lock);
    InsertTailList(&Requests, &request->Link);
    ExReleaseFastMutex(&Lock);
}

// Gives one of its own to the request on one path only.
VOID PostSome(PCFLT_RELATED_OBJECTS Objects)
{
    REQUEST *request;
    PFLT_CONTEXT stream;

    if (!NT_SUCCESS(FltGetStreamContext(Objects->Instance, Objects->FileObject,
                                        &stream))) {
        return;
    }
    request = ExAllocatePoolWithTag(NonPagedPool, sizeof(*request), TAG);
    if (request != NULL) {
        if (!Stopping) {
            FltReferenceContext(stream);
        }
        request->Stream = stream;
        request->Kind = 1;
        ExAcquireFastMutex(&Lock);
        InsertTailList(&Requests, &request->Link);
        ExReleaseFastMutex(&Lock);
    }
    FltReleaseContext(stream);
    // CHECK-DAG: lent.c:[[@LINE+1]]:1: warning: '_REQUEST.Stream' keeps the stream context 'stream' without a reference of its own on this path; what is found there is released elsewhere [flt-context-over-release]
}

// Right: it is off the list again, and was only lent what it had.
VOID PostAndWait(PCFLT_RELATED_OBJECTS Objects)
{
    REQUEST *request;
    PFLT_CONTEXT stream;

    if (!NT_SUCCESS(FltGetStreamContext(Objects->Instance, Objects->FileObject,
                                        &stream))) {
        return;
    }
    request = ExAllocatePoolWithTag(NonPagedPool, sizeof(*request), TAG);
    if (request != NULL) {
        request->Stream = stream;
        request->Kind = 2;
        ExAcquireFastMutex(&Lock);
        InsertTailList(&Requests, &request->Link);
        ExReleaseFastMutex(&Lock);
        KeStallExecutionProcessor(1);
        ExAcquireFastMutex(&Lock);
        RemoveEntryList(&request->Link);
        ExReleaseFastMutex(&Lock);
        ExFreePoolWithTag(request, TAG);
    }
    FltReleaseContext(stream);
}

// Right: who ends the note asks it.
VOID Notice(PCFLT_RELATED_OBJECTS Objects)
{
    NOTE *note;
    PFLT_CONTEXT stream;

    if (!NT_SUCCESS(FltGetStreamContext(Objects->Instance, Objects->FileObject,
                                        &stream))) {
        return;
    }
    note = ExAllocatePoolWithTag(NonPagedPool, sizeof(*note), TAG);
    if (note != NULL) {
        note->Owned = Stopping == 0;
        if (note->Owned) {
            FltReferenceContext(stream);
        }
        note->Stream = stream;
        ExAcquireFastMutex(&Lock);
        InsertTailList(&Notes, &note->Link);
        ExReleaseFastMutex(&Lock);
    }
    FltReleaseContext(stream);
}

extern const FLT_REGISTRATION Registration;

NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(RegistryPath);
    return FltRegisterFilter(DriverObject, &Registration, &Filter);
}
