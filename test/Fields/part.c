// A part of a driver does not say what the rest does: what is given here is
// taken elsewhere.
// RUN: %audit %s 2>&1 | %check %s

#include <fltkernel.h>

typedef struct _ENTRY {
    LIST_ENTRY Link;
    PFLT_CONTEXT Stream;
} ENTRY;

LIST_ENTRY Entries;

NTSTATUS Add(PCFLT_RELATED_OBJECTS Objects)
{
    ENTRY *entry = ExAllocatePoolWithTag(NonPagedPool, sizeof(*entry), 'traP');
    NTSTATUS status;

    if (entry == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    status = FltGetStreamContext(Objects->Instance, Objects->FileObject,
                                 &entry->Stream);
    if (!NT_SUCCESS(status)) {
        ExFreePoolWithTag(entry, 'traP');
        return status;
    }
    InsertTailList(&Entries, &entry->Link);
    return STATUS_SUCCESS;
}
// CHECK: 0 findings
