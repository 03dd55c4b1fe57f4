// Daybook: the list of entries, and the thread that empties it.

#include "daybook.h"

// May be called at DISPATCH_LEVEL.
VOID
DaybookPost(_In_ PDAYBOOK_STREAM Stream, _In_ ULONG ProcessId,
            _In_ ULONG Reasons)
{
    PDAYBOOK_ENTRY entry;
    KIRQL irql;
    BOOLEAN full;

    entry = ExAllocatePoolWithTag(NonPagedPoolNx, sizeof(DAYBOOK_ENTRY),
                                  DAYBOOK_POOL_ENTRY);
    if (entry == NULL) {
        InterlockedIncrement(&Daybook.Dropped);
        return;
    }

    FltReferenceContext(Stream);
    entry->Stream = Stream;
    entry->ProcessId = ProcessId;
    entry->Reasons = Reasons;
    KeQuerySystemTime(&entry->Time);

    KeAcquireSpinLock(&Daybook.EntriesLock, &irql);
    full = (BOOLEAN)(Daybook.Stopping ||
                     Daybook.EntryCount >= DAYBOOK_MAX_ENTRIES);
    if (!full) {
        InsertTailList(&Daybook.Entries, &entry->Link);
        Daybook.EntryCount += 1;
    }
    KeReleaseSpinLock(&Daybook.EntriesLock, irql);

    if (full) {
        InterlockedIncrement(&Daybook.Dropped);
        FltReleaseContext(entry->Stream);
        ExFreePoolWithTag(entry, DAYBOOK_POOL_ENTRY);
        return;
    }
    KeSetEvent(&Daybook.Wakeup, IO_NO_INCREMENT, FALSE);
}

// Takes the oldest entry off the list; with it goes its reference.
static PDAYBOOK_ENTRY
TakeEntry(VOID)
{
    PDAYBOOK_ENTRY entry = NULL;
    PLIST_ENTRY link;
    KIRQL irql;

    KeAcquireSpinLock(&Daybook.EntriesLock, &irql);
    if (!IsListEmpty(&Daybook.Entries)) {
        link = RemoveHeadList(&Daybook.Entries);
        Daybook.EntryCount -= 1;
        entry = CONTAINING_RECORD(link, DAYBOOK_ENTRY, Link);
    }
    KeReleaseSpinLock(&Daybook.EntriesLock, irql);
    return entry;
}

static VOID
WriteEntry(_In_ PDAYBOOK_ENTRY Entry)
{
    // To the log; left out here.
    DbgPrint("Daybook: %I64u %lx by %lu: %wZ\n", Entry->Time.QuadPart,
             Entry->Reasons, Entry->ProcessId, &Entry->Stream->Name);
    Daybook.Written += 1;
}

static VOID
EmptyList(VOID)
{
    PDAYBOOK_ENTRY entry;

    while ((entry = TakeEntry()) != NULL) {
        WriteEntry(entry);
        FltReleaseContext(entry->Stream);
        ExFreePoolWithTag(entry, DAYBOOK_POOL_ENTRY);
    }
}

static VOID
WriterThread(_In_ PVOID StartContext)
{
    UNREFERENCED_PARAMETER(StartContext);

    while (!Daybook.Stopping) {
        KeWaitForSingleObject(&Daybook.Wakeup, Executive, KernelMode, FALSE,
                              NULL);
        EmptyList();
    }
    EmptyList();
    PsTerminateSystemThread(STATUS_SUCCESS);
}

NTSTATUS
DaybookStartWriter(VOID)
{
    OBJECT_ATTRIBUTES attributes;
    HANDLE thread;
    NTSTATUS status;

    InitializeObjectAttributes(&attributes, NULL, OBJ_KERNEL_HANDLE, NULL,
                               NULL);
    status = PsCreateSystemThread(&thread, THREAD_ALL_ACCESS, &attributes,
                                  NULL, NULL, WriterThread, NULL);
    if (!NT_SUCCESS(status))
        return status;

    status = ObReferenceObjectByHandle(thread, SYNCHRONIZE, *PsThreadType,
                                       KernelMode, (PVOID *)&Daybook.Writer,
                                       NULL);
    ZwClose(thread);
    return status;
}

VOID
DaybookStopWriter(VOID)
{
    KIRQL irql;

    KeAcquireSpinLock(&Daybook.EntriesLock, &irql);
    Daybook.Stopping = TRUE;
    KeReleaseSpinLock(&Daybook.EntriesLock, irql);

    KeSetEvent(&Daybook.Wakeup, IO_NO_INCREMENT, FALSE);
    if (Daybook.Writer != NULL) {
        KeWaitForSingleObject(Daybook.Writer, Executive, KernelMode, FALSE,
                              NULL);
        ObDereferenceObject(Daybook.Writer);
        Daybook.Writer = NULL;
    }
    EmptyList();
}
