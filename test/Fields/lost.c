// References to other people's contexts that are taken for an object, which then
// is not kept. What is right stands beside each wrong form.
// RUN: not %audit %s 2>&1 | %check %s

#include <fltkernel.h>

#define TAG 'tsoL'

PFLT_FILTER Filter;
FAST_MUTEX Lock;
volatile LONG Stopping;

typedef struct _STREAM {
    LONG Queued;
} STREAM;

typedef struct _HANDLE {
    STREAM *Stream; // referenced elsewhere
} HANDLE_CONTEXT;

typedef struct _ENTRY {
    LIST_ENTRY Link;
    STREAM *Stream;
} ENTRY;

LIST_ENTRY Entries;
LONG Count;

void Empty(void)
{
    while (!IsListEmpty(&Entries)) {
        ENTRY *entry = CONTAINING_RECORD(RemoveHeadList(&Entries), ENTRY, Link);

        FltReleaseContext(entry->Stream);
        ExFreePoolWithTag(entry, TAG);
    }
}

// Right.
static VOID Post(STREAM *Stream)
{
    ENTRY *entry = ExAllocatePoolWithTag(NonPagedPool, sizeof(*entry), TAG);

    if (entry == NULL) {
        return;
    }
    FltReferenceContext(Stream);
    entry->Stream = Stream;
    ExAcquireFastMutex(&Lock);
    if (Stopping) {
        ExReleaseFastMutex(&Lock);
        ExFreePoolWithTag(entry, TAG);
        FltReleaseContext(Stream);
        return;
    }
    InsertTailList(&Entries, &entry->Link);
    Count++;
    ExReleaseFastMutex(&Lock);
}

static VOID PostAndForget(STREAM *Stream)
{
    ENTRY *entry = ExAllocatePoolWithTag(NonPagedPool, sizeof(*entry), TAG);

    if (entry == NULL) {
        return;
    }
    FltReferenceContext(Stream);
    entry->Stream = Stream;
    ExAcquireFastMutex(&Lock);
    if (Stopping) {
        ExReleaseFastMutex(&Lock);
        ExFreePoolWithTag(entry, TAG);
        // CHECK: lost.c:[[@LINE+1]]:9: warning: reference to the context 'Stream' obtained by 'FltReferenceContext' is not released on this path [flt-context-leak]
        return;
    }
    InsertTailList(&Entries, &entry->Link);
    Count++;
    ExReleaseFastMutex(&Lock);
}

// The status says whether the caller has to release.
static NTSTATUS PostOrFail(STREAM *Stream)
{
    ENTRY *entry = ExAllocatePoolWithTag(NonPagedPool, sizeof(*entry), TAG);

    FltReferenceContext(Stream);
    if (entry == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    entry->Stream = Stream;
    if (Stopping) {
        ExFreePoolWithTag(entry, TAG);
        return STATUS_CANCELLED;
    }
    InsertTailList(&Entries, &entry->Link);
    return STATUS_SUCCESS;
}

// So does a flag of the caller's.
static VOID PostAndTell(STREAM *Stream, BOOLEAN *Posted)
{
    ENTRY *entry = ExAllocatePoolWithTag(NonPagedPool, sizeof(*entry), TAG);

    *Posted = FALSE;
    FltReferenceContext(Stream);
    if (entry == NULL) {
        return;
    }
    entry->Stream = Stream;
    if (Stopping) {
        ExFreePoolWithTag(entry, TAG);
        return;
    }
    InsertTailList(&Entries, &entry->Link);
    *Posted = TRUE;
}

// The caller gets one in any case.
static VOID PostAndReference(STREAM *Stream)
{
    ENTRY *entry;

    FltReferenceContext(Stream);
    entry = ExAllocatePoolWithTag(NonPagedPool, sizeof(*entry), TAG);
    if (entry == NULL) {
        return;
    }
    FltReferenceContext(Stream);
    entry->Stream = Stream;
    if (Stopping) {
        FltReleaseContext(Stream);
        ExFreePoolWithTag(entry, TAG);
        return;
    }
    InsertTailList(&Entries, &entry->Link);
}

static HANDLE_CONTEXT *Handle;

NTSTATUS Setup(PCFLT_RELATED_OBJECTS FltObjects)
{
    return FltGetStreamHandleContext(FltObjects->Instance,
                                     FltObjects->FileObject,
                                     (PFLT_CONTEXT *)&Handle);
}

void All(ULONG Which)
{
    STREAM *stream = Handle->Stream;
    BOOLEAN posted;

    switch (Which) {
    case 0:
        Post(stream);
        break;
    case 1:
        PostAndForget(stream);
        break;
    case 2:
        if (!NT_SUCCESS(PostOrFail(stream))) {
            FltReleaseContext(stream);
        }
        break;
    case 3:
        PostAndTell(stream, &posted);
        if (!posted) {
            FltReleaseContext(stream);
        }
        break;
    default:
        PostAndReference(stream);
        FltReleaseContext(stream);
    }
}

void Unload(void)
{
    if (Handle != NULL) {
        FltReleaseContext(Handle);
        Handle = NULL;
    }
}

extern const FLT_REGISTRATION Registration;

NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(RegistryPath);
    return FltRegisterFilter(DriverObject, &Registration, &Filter);
}
