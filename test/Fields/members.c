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

// A list that nothing is ever taken off again: who could do so is never called.
typedef struct _KEPT {
    LIST_ENTRY Link;
} KEPT;

LIST_ENTRY KeptMembers;

static VOID LeaveKept(KEPT *Kept)
{
    RemoveEntryList(&Kept->Link);
    FltReleaseContext(Kept);
}

NTSTATUS SetupKept(PCFLT_RELATED_OBJECTS Objects)
{
    KEPT *kept;
    NTSTATUS status;

    status = FltAllocateContext(Filter, FLT_FILE_CONTEXT, sizeof(KEPT),
                                NonPagedPool, (PFLT_CONTEXT *)&kept);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    status = FltSetFileContext(Objects->Instance, Objects->FileObject,
                               FLT_SET_CONTEXT_KEEP_IF_EXISTS, kept, NULL);
    if (NT_SUCCESS(status)) {
        FltReferenceContext(kept);
        // CHECK: members.c:[[@LINE+1]]:9: warning: reference to the file context 'kept' obtained by 'FltAllocateContext' is kept in '_KEPT.Link', from where nothing in the program ever releases it [flt-context-leak]
        InsertTailList(&KeptMembers, &kept->Link);
    }
    FltReleaseContext(kept);
    return status;
}

extern const FLT_REGISTRATION Registration;

NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(RegistryPath);
    return FltRegisterFilter(DriverObject, &Registration, &Filter);
}
