// Contexts on lists that nobody can get to, for they were never attached.
// RUN: not %audit %s 2>&1 | %check %s

#include <fltkernel.h>

PFLT_FILTER Filter;
FAST_MUTEX Lock;
LIST_ENTRY Members, Drained;

typedef struct _MEMBER {
    LIST_ENTRY Link;
    ULONG Flags;
} MEMBER;

typedef struct _DRAINED {
    LIST_ENTRY Link;
    ULONG Flags;
} DRAINED;

// The status is not looked at.
NTSTATUS Setup(PCFLT_RELATED_OBJECTS Objects)
{
    MEMBER *member;
    NTSTATUS status;

    status = FltAllocateContext(Filter, FLT_INSTANCE_CONTEXT, sizeof(MEMBER),
                                NonPagedPool, (PFLT_CONTEXT *)&member);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    member->Flags = 0;
    status = FltSetInstanceContext(Objects->Instance,
                                   FLT_SET_CONTEXT_KEEP_IF_EXISTS, member,
                                   NULL);
    FltReferenceContext(member);
    ExAcquireFastMutex(&Lock);
    InsertTailList(&Members, &member->Link);
    ExReleaseFastMutex(&Lock);
    FltReleaseContext(member);
    // CHECK: unattached.c:[[@LINE+1]]:5: warning: reference to the instance context 'member' obtained by 'FltAllocateContext' is kept in '_MEMBER.Link', but the context is not attached on this path, and only attached ones are ever taken from there [flt-context-leak]
    return status;
}

VOID Teardown(PCFLT_RELATED_OBJECTS Objects)
{
    MEMBER *member;

    if (!NT_SUCCESS(FltGetInstanceContext(Objects->Instance,
                                          (PFLT_CONTEXT *)&member))) {
        return;
    }
    ExAcquireFastMutex(&Lock);
    RemoveEntryList(&member->Link);
    ExReleaseFastMutex(&Lock);
    FltReleaseContext(member);
    FltReleaseContext(member);
}

// Right, if not nice: whoever empties the list finds it.
NTSTATUS SetupDrained(PCFLT_RELATED_OBJECTS Objects)
{
    DRAINED *drained;
    NTSTATUS status;

    status = FltAllocateContext(Filter, FLT_FILE_CONTEXT, sizeof(DRAINED),
                                NonPagedPool, (PFLT_CONTEXT *)&drained);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    drained->Flags = 0;
    status = FltSetFileContext(Objects->Instance, Objects->FileObject,
                               FLT_SET_CONTEXT_KEEP_IF_EXISTS, drained, NULL);
    FltReferenceContext(drained);
    ExAcquireFastMutex(&Lock);
    InsertTailList(&Drained, &drained->Link);
    ExReleaseFastMutex(&Lock);
    FltReleaseContext(drained);
    return status;
}

VOID Drain(void)
{
    ExAcquireFastMutex(&Lock);
    while (!IsListEmpty(&Drained)) {
        DRAINED *drained = CONTAINING_RECORD(Drained.Flink, DRAINED, Link);

        RemoveEntryList(&drained->Link);
        FltReleaseContext(drained);
    }
    ExReleaseFastMutex(&Lock);
}

extern const FLT_REGISTRATION Registration;

NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(RegistryPath);
    return FltRegisterFilter(DriverObject, &Registration, &Filter);
}
