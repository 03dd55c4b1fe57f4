// Contexts that are found on a list and stay there: the list's reference is not
// the finder's.
// RUN: not %audit %s 2>&1 | %check %s

#include <fltkernel.h>

PFLT_FILTER Filter;
FAST_MUTEX Lock;
LIST_ENTRY Members, Sessions;

typedef struct _MEMBER {
    LIST_ENTRY Link;
    ULONG Id;
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
    member->Id = 0;
    status = FltSetInstanceContext(Objects->Instance,
                                   FLT_SET_CONTEXT_KEEP_IF_EXISTS, member,
                                   NULL);
    if (NT_SUCCESS(status)) {
        FltReferenceContext(member);
        ExAcquireFastMutex(&Lock);
        InsertTailList(&Members, &member->Link);
        ExReleaseFastMutex(&Lock);
    }
    FltReleaseContext(member);
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

// With a reference.
static MEMBER *Find(ULONG Id)
{
    MEMBER *found = NULL;
    PLIST_ENTRY link;

    ExAcquireFastMutex(&Lock);
    for (link = Members.Flink; link != &Members; link = link->Flink) {
        MEMBER *member = CONTAINING_RECORD(link, MEMBER, Link);

        if (member->Id == Id) {
            FltReferenceContext(member);
            found = member;
            break;
        }
    }
    ExReleaseFastMutex(&Lock);
    return found;
}

// Without one.
static MEMBER *Look(ULONG Id)
{
    PLIST_ENTRY link;

    for (link = Members.Flink; link != &Members; link = link->Flink) {
        MEMBER *member = CONTAINING_RECORD(link, MEMBER, Link);

        if (member->Id == Id) {
            return member;
        }
    }
    return NULL;
}

// Right.
VOID Use(ULONG Id)
{
    MEMBER *member = Find(Id);

    if (member != NULL) {
        FltReleaseContext(member);
    }
}

VOID UseOnceMore(ULONG Id)
{
    MEMBER *member = Find(Id);

    if (member != NULL) {
        FltReleaseContext(member);
        FltReleaseContext(member);
    }
    // CHECK-DAG: found.c:[[@LINE+1]]:1: warning: the reference that '_MEMBER.Link' keeps is released on this path, and the pointer stays there; it is released elsewhere too [flt-context-over-release]
}

VOID UseWithout(ULONG Id)
{
    MEMBER *member = Look(Id);

    if (member != NULL) {
        FltReleaseContext(member);
    }
    // CHECK-DAG: found.c:[[@LINE+1]]:1: warning: the reference that '_MEMBER.Link' keeps is released on this path, and the pointer stays there; it is released elsewhere too [flt-context-over-release]
}

// Right: it has left the list.
VOID Expel(ULONG Id)
{
    MEMBER *member = Look(Id);

    if (member != NULL) {
        ExAcquireFastMutex(&Lock);
        RemoveEntryList(&member->Link);
        ExReleaseFastMutex(&Lock);
        FltReleaseContext(member);
    }
}

// A reference that only a number in somebody else's hands stands for is lost,
// but one of two that are released may be that.
typedef struct _SESSION {
    LIST_ENTRY Link;
    ULONG Id;
} SESSION;

VOID Begin(PCFLT_RELATED_OBJECTS Objects)
{
    SESSION *session;

    if (!NT_SUCCESS(FltGetStreamContext(Objects->Instance, Objects->FileObject,
                                        (PFLT_CONTEXT *)&session))) {
        return;
    }
    ExAcquireFastMutex(&Lock);
    InsertTailList(&Sessions, &session->Link);
    ExReleaseFastMutex(&Lock);
}

static SESSION *FindSession(ULONG Id)
{
    SESSION *found = NULL;
    PLIST_ENTRY link;

    ExAcquireFastMutex(&Lock);
    for (link = Sessions.Flink; link != &Sessions; link = link->Flink) {
        SESSION *session = CONTAINING_RECORD(link, SESSION, Link);

        if (session->Id == Id) {
            FltReferenceContext(session);
            found = session;
            break;
        }
    }
    ExReleaseFastMutex(&Lock);
    return found;
}

BOOLEAN Open(ULONG Id)
{
    // CHECK-DAG: found.c:[[@LINE+1]]:5: warning: reference to the context obtained by 'FindSession' is not released on this path [flt-context-leak]
    return FindSession(Id) != NULL;
}

VOID Close(ULONG Id)
{
    SESSION *session = FindSession(Id);

    if (session != NULL) {
        FltReleaseContext(session);
        FltReleaseContext(session);
    }
}

VOID End(PCFLT_RELATED_OBJECTS Objects)
{
    SESSION *session;

    if (!NT_SUCCESS(FltGetStreamContext(Objects->Instance, Objects->FileObject,
                                        (PFLT_CONTEXT *)&session))) {
        return;
    }
    ExAcquireFastMutex(&Lock);
    RemoveEntryList(&session->Link);
    ExReleaseFastMutex(&Lock);
    FltReleaseContext(session);
    FltReleaseContext(session);
}

extern const FLT_REGISTRATION Registration;

NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(RegistryPath);
    return FltRegisterFilter(DriverObject, &Registration, &Filter);
}
