// References that live in list entries: handed on by the insertion, taken out
// by the drain.
// RUN: not %audit %s 2>&1 | %check %s

#include <fltkernel.h>

typedef struct _ENTRY {
    LIST_ENTRY Links;
    PFLT_CONTEXT Stream;
} ENTRY, *PENTRY;

LIST_ENTRY Head;
KSPIN_LOCK Lock;
FAST_MUTEX Mutex;

NTSTATUS Insert(PCFLT_RELATED_OBJECTS FltObjects)
{
    PENTRY entry = ExAllocatePoolWithTag(NonPagedPool, sizeof(ENTRY), 'tseT');
    NTSTATUS status;

    if (entry == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    status = FltGetStreamContext(FltObjects->Instance, FltObjects->FileObject,
                                 &entry->Stream);
    if (!NT_SUCCESS(status)) {
        ExFreePoolWithTag(entry, 'tseT');
        return status;
    }
    ExAcquireFastMutex(&Mutex);
    InsertTailList(&Head, &entry->Links);
    ExReleaseFastMutex(&Mutex);
    return STATUS_SUCCESS;
}

NTSTATUS InsertInterlocked(PCFLT_RELATED_OBJECTS FltObjects)
{
    PENTRY entry = ExAllocatePoolWithTag(NonPagedPool, sizeof(ENTRY), 'tseT');
    PFLT_CONTEXT stream;
    NTSTATUS status;

    if (entry == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    status = FltGetStreamContext(FltObjects->Instance, FltObjects->FileObject,
                                 &stream);
    if (!NT_SUCCESS(status)) {
        ExFreePoolWithTag(entry, 'tseT');
        return status;
    }
    FltReferenceContext(stream);
    entry->Stream = stream;
    ExInterlockedInsertTailList(&Head, &entry->Links, &Lock);
    FltReleaseContext(stream);
    return STATUS_SUCCESS;
}

VOID Drain(VOID)
{
    ExAcquireFastMutex(&Mutex);
    while (!IsListEmpty(&Head)) {
        PLIST_ENTRY links = RemoveHeadList(&Head);
        PENTRY entry = CONTAINING_RECORD(links, ENTRY, Links);

        ExReleaseFastMutex(&Mutex);
        FltReleaseContext(entry->Stream);
        ExFreePoolWithTag(entry, 'tseT');
        ExAcquireFastMutex(&Mutex);
    }
    ExReleaseFastMutex(&Mutex);
}

// The entry is freed instead of inserted.
NTSTATUS Freed(PCFLT_RELATED_OBJECTS FltObjects, BOOLEAN Closing)
{
    PENTRY entry = ExAllocatePoolWithTag(NonPagedPool, sizeof(ENTRY), 'tseT');
    NTSTATUS status;

    if (entry == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    status = FltGetStreamContext(FltObjects->Instance, FltObjects->FileObject,
                                 &entry->Stream);
    if (NT_SUCCESS(status) && !Closing) {
        InsertTailList(&Head, &entry->Links);
        return STATUS_SUCCESS;
    }
// CHECK: lists.c:[[@LINE+2]]:{{[0-9]+}}: warning: reference to the stream context 'entry->Stream' obtained by 'FltGetStreamContext' is not released
// CHECK: lists.c:[[@LINE+1]]:{{[0-9]+}}: note: the object holding the reference is freed here by 'ExFreePoolWithTag'
    ExFreePoolWithTag(entry, 'tseT');
    return status;
}

// Neither inserted nor freed: the entry is lost, and the reference with it.
NTSTATUS Lost(PCFLT_RELATED_OBJECTS FltObjects)
{
    PENTRY entry = ExAllocatePoolWithTag(NonPagedPool, sizeof(ENTRY), 'tseT');

    if (entry == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    RtlZeroMemory(entry, sizeof(ENTRY));
    FltGetStreamContext(FltObjects->Instance, FltObjects->FileObject,
                        &entry->Stream);
// CHECK: lists.c:[[@LINE+1]]:{{[0-9]+}}: warning: reference to the stream context 'entry->Stream' obtained by 'FltGetStreamContext' is not released
    return STATUS_SUCCESS;
}

// A local list, drained where it was filled.
VOID LocalList(PCFLT_RELATED_OBJECTS FltObjects)
{
    LIST_ENTRY head;
    PENTRY entry;

    InitializeListHead(&head);
    entry = ExAllocatePoolWithTag(NonPagedPool, sizeof(ENTRY), 'tseT');
    if (entry != NULL) {
        if (NT_SUCCESS(FltGetStreamContext(FltObjects->Instance,
                                           FltObjects->FileObject,
                                           &entry->Stream))) {
            InsertHeadList(&head, &entry->Links);
        } else {
            ExFreePoolWithTag(entry, 'tseT');
        }
    }
    while (!IsListEmpty(&head)) {
        entry = CONTAINING_RECORD(RemoveHeadList(&head), ENTRY, Links);
        FltReleaseContext(entry->Stream);
        ExFreePoolWithTag(entry, 'tseT');
    }
}
// CHECK: fltlint: 1 file, 6 functions analysed, 0 not fully analysed, 2 findings
