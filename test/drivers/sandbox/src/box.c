/* Playpen: boxes. Counted by hand; their list is under a spin lock. */

#include "playpen.h"

PPP_BOX
PpFindBox(_In_ PPP_INSTANCE Instance, _In_ HANDLE Process)
{
    KLOCK_QUEUE_HANDLE lock;
    PLIST_ENTRY link;
    PPP_BOX found = NULL;

    KeAcquireInStackQueuedSpinLock(&Instance->BoxesLock, &lock);
    for (link = Instance->Boxes.Flink; link != &Instance->Boxes;
         link = link->Flink) {
        PPP_BOX box = CONTAINING_RECORD(link, PP_BOX, Link);

        if (box->Process == Process) {
            InterlockedIncrement(&box->References);
            found = box;
            break;
        }
    }
    KeReleaseInStackQueuedSpinLock(&lock);
    return found;
}

VOID
PpDereferenceBox(_In_ PPP_BOX Box)
{
    if (InterlockedDecrement(&Box->References) == 0) {
        if (Box->Root.Buffer != NULL)
            ExFreePoolWithTag(Box->Root.Buffer, PP_TAG_PATH);
        ExFreePoolWithTag(Box, PP_TAG_BOX);
    }
}

NTSTATUS
PpAddBox(_In_ PPP_INSTANCE Instance, _In_ HANDLE Process)
{
    KLOCK_QUEUE_HANDLE lock;
    PPP_BOX box;
    NTSTATUS status;

    box = ExAllocatePoolWithTag(NonPagedPoolNx, sizeof(PP_BOX), PP_TAG_BOX);
    if (box == NULL)
        return STATUS_INSUFFICIENT_RESOURCES;

    RtlZeroMemory(box, sizeof(PP_BOX));
    box->References = 1;
    box->Process = Process;
    box->Root.Buffer = ExAllocatePoolWithTag(
        NonPagedPoolNx, 64 * sizeof(WCHAR), PP_TAG_PATH);
    if (box->Root.Buffer == NULL) {
        PpDereferenceBox(box);
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    box->Root.MaximumLength = 64 * sizeof(WCHAR);

    status = RtlUnicodeStringPrintf(&box->Root, L"\\Playpen\\%p", Process);
    if (!NT_SUCCESS(status)) {
        PpDereferenceBox(box);
        return status;
    }

    KeAcquireInStackQueuedSpinLock(&Instance->BoxesLock, &lock);
    InsertHeadList(&Instance->Boxes, &box->Link);
    Instance->BoxCount++;
    KeReleaseInStackQueuedSpinLock(&lock);
    return STATUS_SUCCESS;
}

BOOLEAN
PpRemoveBox(_In_ PPP_INSTANCE Instance, _In_ HANDLE Process)
{
    KLOCK_QUEUE_HANDLE lock;
    PLIST_ENTRY link;
    PPP_BOX found = NULL;

    KeAcquireInStackQueuedSpinLock(&Instance->BoxesLock, &lock);
    for (link = Instance->Boxes.Flink; link != &Instance->Boxes;
         link = link->Flink) {
        PPP_BOX box = CONTAINING_RECORD(link, PP_BOX, Link);

        if (box->Process == Process) {
            RemoveEntryList(&box->Link);
            Instance->BoxCount--;
            found = box;
            break;
        }
    }
    KeReleaseInStackQueuedSpinLock(&lock);

    if (found == NULL)
        return FALSE;
    PpDereferenceBox(found);
    return TRUE;
}

NTSTATUS
PpBoxPath(_In_ PPP_BOX Box, _In_ PCUNICODE_STRING Name,
          _Inout_ PUNICODE_STRING Path)
{
    ULONG length = (ULONG)Box->Root.Length + Name->Length;

    if (length > PP_MAX_PATH * sizeof(WCHAR))
        return STATUS_NAME_TOO_LONG;

    Path->Buffer = ExAllocatePoolWithTag(PagedPool, length, PP_TAG_PATH);
    if (Path->Buffer == NULL)
        return STATUS_INSUFFICIENT_RESOURCES;
    Path->Length = 0;
    Path->MaximumLength = (USHORT)length;

    RtlCopyUnicodeString(Path, &Box->Root);
    (VOID)RtlAppendUnicodeStringToString(Path, Name);
    return STATUS_SUCCESS;
}
