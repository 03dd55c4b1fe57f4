// References that one function leaves in a field of an object, and another
// takes from there. What is right stands beside each wrong form.
// RUN: not %audit %s 2>&1 | %check %s

#include <fltkernel.h>

#define TAG 'dleF'

PFLT_FILTER Filter;
FAST_MUTEX Lock;
volatile LONG Stopping;

//===--- Given, and never taken --------------------------------------------===//

typedef struct _LOST {
    LIST_ENTRY Link;
    PFLT_CONTEXT Stream;
} LOST;

LIST_ENTRY LostEntries;

NTSTATUS AddLost(PCFLT_RELATED_OBJECTS Objects)
{
    LOST *entry = ExAllocatePoolWithTag(NonPagedPool, sizeof(*entry), TAG);
    PFLT_CONTEXT stream;
    NTSTATUS status;

    if (entry == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    status = FltGetStreamContext(Objects->Instance, Objects->FileObject,
                                 &stream);
    if (!NT_SUCCESS(status)) {
        ExFreePoolWithTag(entry, TAG);
        return status;
    }
    // CHECK: lists.c:[[@LINE+1]]:5: warning: reference to the stream context 'stream' obtained by 'FltGetStreamContext' is kept in '_LOST.Stream', from where nothing in the program ever releases it [flt-context-leak]
    entry->Stream = stream;
    ExAcquireFastMutex(&Lock);
    InsertTailList(&LostEntries, &entry->Link);
    ExReleaseFastMutex(&Lock);
    return STATUS_SUCCESS;
}

// Looks, and takes nothing.
BOOLEAN FindLost(PFLT_CONTEXT Stream)
{
    PLIST_ENTRY link;

    for (link = LostEntries.Flink; link != &LostEntries; link = link->Flink) {
        LOST *entry = CONTAINING_RECORD(link, LOST, Link);

        if (entry->Stream == Stream) {
            DbgPrint("%p\n", entry->Stream);
            return TRUE;
        }
    }
    return FALSE;
}

//===--- Lent, and released by who finds it --------------------------------===//

typedef struct _LENT {
    struct _LENT *Next;
    ULONG_PTR Context;
} LENT;

LENT *LentEntries;

static void Remember(PFLT_CONTEXT Context)
{
    LENT *entry = ExAllocatePoolWithTag(NonPagedPool, sizeof(*entry), TAG);

    if (entry == NULL) {
        return;
    }
    // CHECK: lists.c:[[@LINE+1]]:5: warning: '_LENT.Context' keeps the file context 'context' without a reference of its own; what is found there is released elsewhere [flt-context-over-release]
    entry->Context = (ULONG_PTR)Context;
    entry->Next = LentEntries;
    LentEntries = entry;
}

NTSTATUS MakeFile(PCFLT_RELATED_OBJECTS Objects)
{
    PFLT_CONTEXT context;
    // CHECK: lists.c:[[@LINE+1]]:23: note: 'FltAllocateContext' returns a referenced file context in 'context'
    NTSTATUS status = FltAllocateContext(Filter, FLT_FILE_CONTEXT, 16,
                                         NonPagedPool, &context);

    if (!NT_SUCCESS(status)) {
        return status;
    }
    RtlZeroMemory(context, 16);
    Remember(context);
    status = FltSetFileContext(Objects->Instance, Objects->FileObject,
                               FLT_SET_CONTEXT_KEEP_IF_EXISTS, context, NULL);
    FltReleaseContext(context);
    return status;
}

void ForgetAll(void)
{
    LENT *entry = LentEntries;

    while (entry != NULL) {
        LENT *next = entry->Next;

        // CHECK: lists.c:[[@LINE+1]]:9: note: what '_LENT.Context' keeps is released here
        FltReleaseContext((PFLT_CONTEXT)entry->Context);
        ExFreePoolWithTag(entry, TAG);
        entry = next;
    }
}

//===--- Given one by one; some takers are wrong ---------------------------===//

typedef struct _ENTRY {
    LIST_ENTRY Link;
    PFLT_CONTEXT Stream;
    PFLT_CONTEXT Borrowed;
    ULONG Count;
} ENTRY;

LIST_ENTRY Entries;

NTSTATUS AddEntry(PCFLT_RELATED_OBJECTS Objects)
{
    ENTRY *entry = ExAllocatePoolWithTag(NonPagedPool, sizeof(*entry), TAG);
    PFLT_CONTEXT stream;
    NTSTATUS status;

    if (entry == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    status = FltGetStreamContext(Objects->Instance, Objects->FileObject,
                                 &stream);
    if (!NT_SUCCESS(status)) {
        ExFreePoolWithTag(entry, TAG);
        return status;
    }
    FltReferenceContext(stream);
    entry->Stream = stream;
    // Nobody releases that one, so nobody owes anything.
    entry->Borrowed = stream;
    entry->Count = 0;
    ExAcquireFastMutex(&Lock);
    if (Stopping) {
        ExReleaseFastMutex(&Lock);
        FltReleaseContext(entry->Stream);
        ExFreePoolWithTag(entry, TAG);
    } else {
        InsertTailList(&Entries, &entry->Link);
        ExReleaseFastMutex(&Lock);
    }
    FltReleaseContext(stream);
    return STATUS_SUCCESS;
}

static ENTRY *TakeEntry(void)
{
    ENTRY *entry = NULL;

    ExAcquireFastMutex(&Lock);
    if (!IsListEmpty(&Entries)) {
        entry = CONTAINING_RECORD(RemoveHeadList(&Entries), ENTRY, Link);
    }
    ExReleaseFastMutex(&Lock);
    return entry;
}

void EmptyEntries(void)
{
    ENTRY *entry;

    while ((entry = TakeEntry()) != NULL) {
        DbgPrint("%p %lu\n", entry->Stream, entry->Count);
        FltReleaseContext(entry->Stream);
        ExFreePoolWithTag(entry, TAG);
    }
}

// Put back.
void Rotate(void)
{
    ENTRY *entry = TakeEntry();

    if (entry != NULL) {
        entry->Count++;
        ExAcquireFastMutex(&Lock);
        InsertTailList(&Entries, &entry->Link);
        ExReleaseFastMutex(&Lock);
    }
}

// Through a list of its own.
void EmptyAtOnce(void)
{
    LIST_ENTRY all;

    InitializeListHead(&all);
    ExAcquireFastMutex(&Lock);
    while (!IsListEmpty(&Entries)) {
        InsertTailList(&all, RemoveHeadList(&Entries));
    }
    ExReleaseFastMutex(&Lock);
    while (!IsListEmpty(&all)) {
        ENTRY *entry = CONTAINING_RECORD(RemoveHeadList(&all), ENTRY, Link);

        FltReleaseContext(entry->Stream);
        ExFreePoolWithTag(entry, TAG);
    }
}

// The reference moves on.
PFLT_CONTEXT TakeStream(void)
{
    ENTRY *entry = TakeEntry();
    PFLT_CONTEXT stream;

    if (entry == NULL) {
        return NULL;
    }
    stream = entry->Stream;
    ExFreePoolWithTag(entry, TAG);
    return stream;
}

void DropFirst(void)
{
    ENTRY *entry = TakeEntry();

    if (entry != NULL) {
        // CHECK: lists.c:[[@LINE+1]]:9: warning: the reference that '_ENTRY.Stream' keeps in what 'TakeEntry' returns is not released on this path [flt-context-leak]
        ExFreePoolWithTag(entry, TAG);
    }
}

void DropSilent(void)
{
    ENTRY *entry = TakeEntry();

    if (entry == NULL) {
        return;
    }
    if (Stopping) {
        // CHECK: lists.c:[[@LINE+1]]:9: warning: the reference that '_ENTRY.Stream' keeps in what 'TakeEntry' returns is not released on this path [flt-context-leak]
        return;
    }
    FltReleaseContext(entry->Stream);
    ExFreePoolWithTag(entry, TAG);
}

void DropTwice(void)
{
    ENTRY *entry = TakeEntry();

    if (entry == NULL) {
        return;
    }
    FltReleaseContext(entry->Stream);
    // CHECK: lists.c:[[@LINE+1]]:5: warning: the reference that '_ENTRY.Stream' keeps is released once more on this path [flt-context-over-release]
    FltReleaseContext(entry->Stream);
    ExFreePoolWithTag(entry, TAG);
}

// Found on the way.
void DropAll(BOOLEAN Quickly)
{
    PLIST_ENTRY link, next;

    ExAcquireFastMutex(&Lock);
    for (link = Entries.Flink; link != &Entries; link = next) {
        ENTRY *entry = CONTAINING_RECORD(link, ENTRY, Link);

        next = link->Flink;
        RemoveEntryList(&entry->Link);
        if (!Quickly) {
            FltReleaseContext(entry->Stream);
        }
        // CHECK: lists.c:[[@LINE+1]]:9: warning: the reference that '_ENTRY.Stream' keeps is not released on this path [flt-context-leak]
        ExFreePoolWithTag(entry, TAG);
    }
    ExReleaseFastMutex(&Lock);
}

// What else the entry says may mean that there is none.
void DropSome(void)
{
    PLIST_ENTRY link, next;

    ExAcquireFastMutex(&Lock);
    for (link = Entries.Flink; link != &Entries; link = next) {
        ENTRY *entry = CONTAINING_RECORD(link, ENTRY, Link);

        next = link->Flink;
        if (entry->Count == 7) {
            RemoveEntryList(&entry->Link);
            ExFreePoolWithTag(entry, TAG);
        }
    }
    ExReleaseFastMutex(&Lock);
}

//===--- A flag beside the pointer says whether it counts ------------------===//

typedef struct _FLAGGED {
    LIST_ENTRY Link;
    PFLT_CONTEXT Stream;
    BOOLEAN Owned;
} FLAGGED;

LIST_ENTRY FlaggedEntries;

NTSTATUS AddFlagged(PCFLT_RELATED_OBJECTS Objects)
{
    FLAGGED *entry = ExAllocatePoolWithTag(NonPagedPool, sizeof(*entry), TAG);
    NTSTATUS status;

    if (entry == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    entry->Owned = FALSE;
    status = FltGetStreamContext(Objects->Instance, Objects->FileObject,
                                 &entry->Stream);
    if (NT_SUCCESS(status)) {
        entry->Owned = TRUE;
    }
    InsertTailList(&FlaggedEntries, &entry->Link);
    return STATUS_SUCCESS;
}

void EmptyFlagged(void)
{
    while (!IsListEmpty(&FlaggedEntries)) {
        FLAGGED *entry = CONTAINING_RECORD(RemoveHeadList(&FlaggedEntries),
                                           FLAGGED, Link);

        if (entry->Owned) {
            FltReleaseContext(entry->Stream);
        }
        ExFreePoolWithTag(entry, TAG);
    }
}

//===--- Others may still know the object ----------------------------------===//

typedef struct _SHARED {
    LIST_ENTRY Link;
    volatile LONG References;
    PFLT_CONTEXT Stream;
} SHARED;

LIST_ENTRY SharedEntries;

NTSTATUS AddShared(PCFLT_RELATED_OBJECTS Objects)
{
    SHARED *entry = ExAllocatePoolWithTag(NonPagedPool, sizeof(*entry), TAG);
    PFLT_CONTEXT stream;
    NTSTATUS status;

    if (entry == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    status = FltGetStreamContext(Objects->Instance, Objects->FileObject,
                                 &stream);
    if (!NT_SUCCESS(status)) {
        ExFreePoolWithTag(entry, TAG);
        return status;
    }
    entry->References = 1;
    entry->Stream = stream;
    InsertTailList(&SharedEntries, &entry->Link);
    return STATUS_SUCCESS;
}

static void DropShared(SHARED *entry)
{
    if (InterlockedDecrement(&entry->References) == 0) {
        FltReleaseContext(entry->Stream);
        ExFreePoolWithTag(entry, TAG);
    }
}

void EmptyShared(void)
{
    while (!IsListEmpty(&SharedEntries)) {
        DropShared(CONTAINING_RECORD(RemoveHeadList(&SharedEntries), SHARED,
                                     Link));
    }
}

//===--- One stores with a reference, another without ----------------------===//

typedef struct _MIXED {
    LIST_ENTRY Link;
    PFLT_CONTEXT Stream;
} MIXED;

LIST_ENTRY MixedEntries, OtherEntries;

static NTSTATUS AddMixed(PCFLT_RELATED_OBJECTS Objects, PLIST_ENTRY Head,
                         BOOLEAN Keep)
{
    MIXED *entry = ExAllocatePoolWithTag(NonPagedPool, sizeof(*entry), TAG);
    PFLT_CONTEXT stream;
    NTSTATUS status;

    if (entry == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    status = FltGetStreamContext(Objects->Instance, Objects->FileObject,
                                 &stream);
    if (!NT_SUCCESS(status)) {
        ExFreePoolWithTag(entry, TAG);
        return status;
    }
    entry->Stream = stream;
    InsertTailList(Head, &entry->Link);
    if (!Keep) {
        FltReleaseContext(stream);
    }
    return STATUS_SUCCESS;
}

void AddBoth(PCFLT_RELATED_OBJECTS Objects)
{
    AddMixed(Objects, &MixedEntries, TRUE);
    AddMixed(Objects, &OtherEntries, FALSE);
}

void EmptyBoth(void)
{
    while (!IsListEmpty(&MixedEntries)) {
        MIXED *entry = CONTAINING_RECORD(RemoveHeadList(&MixedEntries), MIXED,
                                         Link);

        FltReleaseContext(entry->Stream);
        ExFreePoolWithTag(entry, TAG);
    }
    while (!IsListEmpty(&OtherEntries)) {
        MIXED *entry = CONTAINING_RECORD(RemoveHeadList(&OtherEntries), MIXED,
                                         Link);

        ExFreePoolWithTag(entry, TAG);
    }
}

//===--- All of the driver -------------------------------------------------===//

extern const FLT_REGISTRATION Registration;

NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(RegistryPath);
    return FltRegisterFilter(DriverObject, &Registration, &Filter);
}
