// Contexts that are on a list themselves: the list has a reference to each.
// RUN: not %audit %s 2>&1 | %check %s

#include <fltkernel.h>

PFLT_FILTER Filter;
FAST_MUTEX Lock;
LIST_ENTRY Members;
volatile LONG Stopping;

typedef struct _MEMBER {
    ULONG Flags;
    LIST_ENTRY Link;
    BOOLEAN Linked;
} MEMBER;

static VOID Join(MEMBER *Member)
{
    FltReferenceContext(Member);
    ExAcquireFastMutex(&Lock);
    InsertTailList(&Members, &Member->Link);
    Member->Linked = TRUE;
    ExReleaseFastMutex(&Lock);
}

NTSTATUS Setup(PCFLT_RELATED_OBJECTS Objects)
{
    MEMBER *member;
    NTSTATUS status;

    status = FltAllocateContext(Filter, FLT_INSTANCE_CONTEXT, sizeof(MEMBER),
                                NonPagedPool, (PFLT_CONTEXT *)&member);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    RtlZeroMemory(member, sizeof(MEMBER));
    status = FltSetInstanceContext(Objects->Instance,
                                   FLT_SET_CONTEXT_KEEP_IF_EXISTS, member,
                                   NULL);
    if (NT_SUCCESS(status)) {
        Join(member);
    }
    FltReleaseContext(member);
    return status;
}

// Right.
static VOID Leave(MEMBER *Member)
{
    BOOLEAN linked;

    ExAcquireFastMutex(&Lock);
    linked = Member->Linked;
    if (linked) {
        RemoveEntryList(&Member->Link);
        Member->Linked = FALSE;
    }
    ExReleaseFastMutex(&Lock);
    if (linked) {
        FltReleaseContext(Member);
    }
}

// The reference of the list is forgotten.
static VOID Forget(MEMBER *Member)
{
    ExAcquireFastMutex(&Lock);
    if (Member->Linked) {
        RemoveEntryList(&Member->Link);
        Member->Linked = FALSE;
    }
    ExReleaseFastMutex(&Lock);
    // CHECK: members.c:[[@LINE+2]]:1: warning: the reference that '_MEMBER.Link' keeps is not released on this path [flt-context-leak]
    // CHECK: members.c:21:5: note: the reference is stored in '_MEMBER.Link' here
}

VOID Teardown(PCFLT_RELATED_OBJECTS Objects)
{
    MEMBER *member;

    if (!NT_SUCCESS(FltGetInstanceContext(Objects->Instance,
                                          (PFLT_CONTEXT *)&member))) {
        return;
    }
    if (Stopping) {
        Leave(member);
    } else {
        Forget(member);
    }
    FltReleaseContext(member);
}

extern const FLT_REGISTRATION Registration;

NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(RegistryPath);
    return FltRegisterFilter(DriverObject, &Registration, &Filter);
}
