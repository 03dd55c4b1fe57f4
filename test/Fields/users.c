// Objects with several users, the last of which gives back what their fields
// keep. What is right stands beside each wrong form.
// RUN: not %audit %s 2>&1 | %check %s

#include <fltkernel.h>

#define TAG 'resU'

PFLT_FILTER Filter;
FAST_MUTEX Lock;
volatile LONG Stopping;

typedef struct _SHARED {
    LIST_ENTRY Link;
    PFLT_CONTEXT Stream;
    PFLT_CONTEXT Other;
    volatile LONG Users;
} SHARED;

LIST_ENTRY Objects;

// The caller keeps its own references. That of the stream context is one that
// its caller has acquired.
static SHARED *MakeShared(PFLT_CONTEXT Stream, PFLT_CONTEXT Other)
{
    SHARED *shared = ExAllocatePoolWithTag(NonPagedPool, sizeof(*shared), TAG);

    if (shared == NULL) {
        return NULL;
    }
    FltReferenceContext(Stream);
    shared->Stream = Stream;
    FltReferenceContext(Other);
    shared->Other = Other;
    shared->Users = 1;
    ExAcquireFastMutex(&Lock);
    InsertTailList(&Objects, &shared->Link);
    ExReleaseFastMutex(&Lock);
    return shared;
}

// Right.
static void DropShared(SHARED *Shared)
{
    if (InterlockedDecrement(&Shared->Users) == 0) {
        FltReleaseContext(Shared->Stream);
        FltReleaseContext(Shared->Other);
        ExFreePoolWithTag(Shared, TAG);
    }
}

// Others may still be at it: nothing is lost where the count is not 0.
static void DropFirst(void)
{
    SHARED *shared = NULL;

    ExAcquireFastMutex(&Lock);
    if (!IsListEmpty(&Objects)) {
        shared = CONTAINING_RECORD(RemoveHeadList(&Objects), SHARED, Link);
    }
    ExReleaseFastMutex(&Lock);
    if (shared != NULL) {
        DropShared(shared);
    }
}

// The last user forgets one of them.
static void DropOne(SHARED *Shared)
{
    if (InterlockedDecrement(&Shared->Users) == 0) {
        FltReleaseContext(Shared->Stream);
        if (!Stopping) {
            FltReleaseContext(Shared->Other);
        }
        // CHECK: users.c:[[@LINE+1]]:9: warning: the reference that '_SHARED.Other' keeps is not released on this path [flt-context-leak]
        ExFreePoolWithTag(Shared, TAG);
    }
}

// The last user releases one twice.
static void DropTwice(SHARED *Shared)
{
    if (InterlockedDecrement(&Shared->Users) == 0) {
        FltReleaseContext(Shared->Stream);
        FltReleaseContext(Shared->Other);
        // CHECK: users.c:[[@LINE+1]]:9: warning: the reference that '_SHARED.Stream' keeps is released once more on this path [flt-context-over-release]
        FltReleaseContext(Shared->Stream);
        ExFreePoolWithTag(Shared, TAG);
    }
}

// The last user goes half way.
static void DropHalf(SHARED *Shared)
{
    if (InterlockedDecrement(&Shared->Users) == 0) {
        FltReleaseContext(Shared->Other);
        if (Stopping) {
            return;
        }
        FltReleaseContext(Shared->Stream);
        ExFreePoolWithTag(Shared, TAG);
    }
}

// A count that is no count of users says whether there is a reference.
typedef struct _COUNTED {
    LIST_ENTRY Link;
    PFLT_CONTEXT Stream;
    LONG Kept;
} COUNTED;

LIST_ENTRY CountedObjects;

static SHARED *Find(ULONG_PTR Which)
{
    PLIST_ENTRY link;
    SHARED *found = NULL;

    ExAcquireFastMutex(&Lock);
    for (link = Objects.Flink; link != &Objects; link = link->Flink) {
        SHARED *shared = CONTAINING_RECORD(link, SHARED, Link);

        if ((ULONG_PTR)shared->Stream == Which) {
            InterlockedIncrement(&shared->Users);
            found = shared;
            break;
        }
    }
    ExReleaseFastMutex(&Lock);
    return found;
}

void Use(ULONG_PTR Which, ULONG How)
{
    SHARED *shared = Find(Which);

    if (shared == NULL) {
        return;
    }
    DbgPrint("%p\n", shared->Stream);
    if (How == 1) {
        DropOne(shared);
    } else if (How == 2) {
        DropTwice(shared);
    } else if (How == 3) {
        DropHalf(shared);
    } else {
        DropShared(shared);
    }
    // CHECK: users.c:[[@LINE+1]]:1: warning: the reference that '_SHARED.Stream' keeps in what 'DropHalf' returns is not released on this path [flt-context-leak]
}

NTSTATUS Add(PCFLT_RELATED_OBJECTS FltObjects)
{
    COUNTED *counted;
    PFLT_CONTEXT stream, instance;
    NTSTATUS status;

    status = FltGetStreamContext(FltObjects->Instance, FltObjects->FileObject,
                                 &stream);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    status = FltGetInstanceContext(FltObjects->Instance, &instance);
    if (NT_SUCCESS(status)) {
        if (MakeShared(stream, instance) == NULL) {
            status = STATUS_INSUFFICIENT_RESOURCES;
        }
        FltReleaseContext(instance);
    }
    counted = ExAllocatePoolWithTag(NonPagedPool, sizeof(*counted), TAG);
    if (counted == NULL) {
        FltReleaseContext(stream);
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    counted->Stream = stream;
    counted->Kept = 1;
    InsertTailList(&CountedObjects, &counted->Link);
    return status;
}

void Empty(void)
{
    while (!IsListEmpty(&CountedObjects)) {
        COUNTED *counted = CONTAINING_RECORD(RemoveHeadList(&CountedObjects),
                                             COUNTED, Link);

        if (counted->Kept != 0) {
            FltReleaseContext(counted->Stream);
        }
        ExFreePoolWithTag(counted, TAG);
    }
    DropFirst();
}

// What else is known of the object is the same where it is released.
typedef struct _NAMED {
    LIST_ENTRY Link;
    PFLT_CONTEXT Stream;
    PVOID Name;
    BOOLEAN Owned;
} NAMED;

LIST_ENTRY NamedObjects;

NTSTATUS AddNamed(PCFLT_RELATED_OBJECTS FltObjects)
{
    NAMED *named = ExAllocatePoolWithTag(NonPagedPool, sizeof(*named), TAG);
    NTSTATUS status;

    if (named == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    status = FltGetStreamContext(FltObjects->Instance, FltObjects->FileObject,
                                 &named->Stream);
    if (!NT_SUCCESS(status)) {
        ExFreePoolWithTag(named, TAG);
        return status;
    }
    named->Name = FltObjects;
    named->Owned = TRUE;
    InsertTailList(&NamedObjects, &named->Link);
    return STATUS_SUCCESS;
}

void EmptyNamed(void)
{
    while (!IsListEmpty(&NamedObjects)) {
        NAMED *named = CONTAINING_RECORD(RemoveHeadList(&NamedObjects), NAMED,
                                         Link);

        // Both ways out know the same of the name.
        if (named->Name == NULL) {
            continue;
        }
        if (!Stopping) {
            FltReleaseContext(named->Stream);
        }
        // CHECK: users.c:[[@LINE+1]]:9: warning: the reference that '_NAMED.Stream' keeps is not released on this path [flt-context-leak]
        ExFreePoolWithTag(named, TAG);
    }
}

void EmptyOwned(void)
{
    while (!IsListEmpty(&NamedObjects)) {
        NAMED *named = CONTAINING_RECORD(RemoveHeadList(&NamedObjects), NAMED,
                                         Link);

        if (named->Name != NULL && named->Owned) {
            FltReleaseContext(named->Stream);
        }
        ExFreePoolWithTag(named, TAG);
    }
}

extern const FLT_REGISTRATION Registration;

NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(RegistryPath);
    return FltRegisterFilter(DriverObject, &Registration, &Filter);
}
