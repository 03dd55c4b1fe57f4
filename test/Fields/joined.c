// A context that is on a list, and that somebody else got a reference to: what
// he has when it leaves the list are both.
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
        FltReferenceContext(member);
        ExAcquireFastMutex(&Lock);
        InsertTailList(&Members, &member->Link);
        member->Linked = TRUE;
        ExReleaseFastMutex(&Lock);
    }
    FltReleaseContext(member);
    return status;
}

// True: the caller has the list's reference now.
static BOOLEAN Leave(MEMBER *Member)
{
    BOOLEAN linked;

    ExAcquireFastMutex(&Lock);
    linked = Member->Linked;
    if (linked) {
        RemoveEntryList(&Member->Link);
        Member->Linked = FALSE;
    }
    ExReleaseFastMutex(&Lock);
    return linked;
}

// Right.
VOID Teardown(PCFLT_RELATED_OBJECTS Objects)
{
    MEMBER *member;

    if (!NT_SUCCESS(FltGetInstanceContext(Objects->Instance,
                                          (PFLT_CONTEXT *)&member))) {
        return;
    }
    if (Leave(member)) {
        FltReleaseContext(member);
    }
    FltReleaseContext(member);
}

// Releases both, and one that nobody has.
VOID TeardownOnceMore(PCFLT_RELATED_OBJECTS Objects)
{
    MEMBER *member;

    if (!NT_SUCCESS(FltGetInstanceContext(Objects->Instance,
                                          (PFLT_CONTEXT *)&member))) {
        return;
    }
    if (Leave(member)) {
        FltReleaseContext(member);
        FltReleaseContext(member);
    }
    // CHECK: joined.c:[[@LINE+2]]:5: warning: the instance context 'member' is released once more although its reference obtained by 'FltGetInstanceContext' was already released on this path [flt-context-over-release]
    // CHECK: joined.c:[[@LINE-5]]:9: note: the context is taken off its list here by 'Leave', and the list's reference comes with it
    FltReleaseContext(member);
}

// Has got two references, and gives one back.
static VOID ReleaseOnce(PCFLT_RELATED_OBJECTS Objects)
{
    MEMBER *member;

    if (!NT_SUCCESS(FltGetInstanceContext(Objects->Instance,
                                          (PFLT_CONTEXT *)&member))) {
        return;
    }
    if (Leave(member)) {
        DbgPrint("%lu\n", member->Flags);
    }
    FltReleaseContext(member);
    // CHECK: joined.c:[[@LINE+1]]:1: warning: reference to the instance context 'member' obtained by 'FltGetInstanceContext' is not released on this path [flt-context-leak]
}

VOID TeardownOnceLess(PCFLT_RELATED_OBJECTS Objects)
{
    ReleaseOnce(Objects);
}

extern const FLT_REGISTRATION Registration;

NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(RegistryPath);
    return FltRegisterFilter(DriverObject, &Registration, &Filter);
}
