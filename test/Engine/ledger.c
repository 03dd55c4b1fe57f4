// References that a field stands for: the exits of one function disagree about
// them. What is right stands beside each wrong form.
// RUN: not %fltlint audit --no-snippets %s 2>&1 | FileCheck %s

#include <fltkernel.h>

#define DRAINED 1

typedef struct _GROUP {
    ULONG Flags;
    LIST_ENTRY Members;
    EX_PUSH_LOCK Lock;
} GROUP, *PGROUP;

typedef struct _MEMBER {
    ULONG Flags;
    PGROUP Group;
    LIST_ENTRY Link;
} MEMBER, *PMEMBER;

PFLT_CONTEXT Other;

//===--- The context is on a list when its field is set --------------------===//

// The list was drained: the field is set, and nothing else done.
NTSTATUS JoinDrained(PMEMBER member, PGROUP group)
{
    PGROUP old = InterlockedExchangePointer((PVOID *)&member->Group, group);

    if (old == group) {
        return STATUS_SUCCESS;
    }
    if (old == NULL) {
        if (group != NULL && !FlagOn(group->Flags, DRAINED)) {
            FltReferenceContext(member);
            InsertTailList(&group->Members, &member->Link);
        }
        // CHECK: [[@LINE+1]]:9: warning: 'member->Group' is set on this path without the list entry and the reference that other paths take with it; this function removes and releases both when it finds 'member->Group' set [flt-context-over-release]
        return STATUS_SUCCESS;
    }
    if (group == NULL) {
        RemoveEntryList(&member->Link);
        FltReleaseContext(member);
    }
    return STATUS_SUCCESS;
}

// It is taken back where nothing was joined.
NTSTATUS JoinOrUndo(PMEMBER member, PGROUP group)
{
    PGROUP old = InterlockedExchangePointer((PVOID *)&member->Group, group);

    if (old == group) {
        return STATUS_SUCCESS;
    }
    if (old == NULL) {
        if (group != NULL && !FlagOn(group->Flags, DRAINED)) {
            FltReferenceContext(member);
            InsertTailList(&group->Members, &member->Link);
        } else {
            member->Group = NULL;
        }
        return STATUS_SUCCESS;
    }
    if (group == NULL) {
        RemoveEntryList(&member->Link);
        FltReleaseContext(member);
    }
    return STATUS_SUCCESS;
}

// Who takes the context off asks whether it ever joined.
NTSTATUS JoinAndAsk(PMEMBER member, PGROUP group)
{
    PGROUP old = InterlockedExchangePointer((PVOID *)&member->Group, group);

    if (old == group) {
        return STATUS_SUCCESS;
    }
    if (old == NULL) {
        if (group != NULL && !FlagOn(group->Flags, DRAINED)) {
            FltReferenceContext(member);
            InsertTailList(&group->Members, &member->Link);
        }
        return STATUS_SUCCESS;
    }
    if (group == NULL && !FlagOn(old->Flags, DRAINED)) {
        RemoveEntryList(&member->Link);
        FltReleaseContext(member);
    }
    return STATUS_SUCCESS;
}

// The caller is told by the status.
NTSTATUS JoinOrFail(PMEMBER member, PGROUP group)
{
    PGROUP old = InterlockedExchangePointer((PVOID *)&member->Group, group);

    if (old == NULL) {
        if (group != NULL && !FlagOn(group->Flags, DRAINED)) {
            FltReferenceContext(member);
            InsertTailList(&group->Members, &member->Link);
            return STATUS_SUCCESS;
        }
        return STATUS_UNSUCCESSFUL;
    }
    if (group == NULL) {
        RemoveEntryList(&member->Link);
        FltReleaseContext(member);
    }
    return STATUS_SUCCESS;
}

NTSTATUS Join(PFLT_INSTANCE instance, PFILE_OBJECT file, PGROUP group, int how)
{
    PMEMBER member;
    NTSTATUS status =
        FltGetStreamContext(instance, file, (PFLT_CONTEXT *)&member);

    if (!NT_SUCCESS(status)) {
        return status;
    }
    switch (how) {
    case 0:
        status = JoinDrained(member, group);
        break;
    case 1:
        status = JoinOrUndo(member, group);
        break;
    case 2:
        status = JoinAndAsk(member, group);
        break;
    default:
        status = JoinOrFail(member, group);
        break;
    }
    FltReleaseContext(member);
    return status;
}

//===--- The field holds a reference of its own ----------------------------===//

// On replacing, no reference is taken for the field.
NTSTATUS ReplaceBare(PMEMBER member, PFLT_INSTANCE instance,
                     PKTRANSACTION transaction)
{
    PGROUP group, old;
    NTSTATUS status = FltGetTransactionContext(instance, transaction,
                                               (PFLT_CONTEXT *)&group);

    if (!NT_SUCCESS(status)) {
        return status;
    }
    old = member->Group;
    member->Group = group;
    if (old == NULL) {
        FltReferenceContext(group);
    } else {
        FltReleaseContext(old);
    }
    FltReleaseContext(group);
    // CHECK: [[@LINE+1]]:5: warning: 'member->Group' keeps the transaction context 'group' without a reference of its own on this path; other paths leave it one, and this function releases what it finds there [flt-context-over-release]
    return status;
}

NTSTATUS Replace(PMEMBER member, PFLT_INSTANCE instance,
                 PKTRANSACTION transaction)
{
    PGROUP group, old;
    NTSTATUS status = FltGetTransactionContext(instance, transaction,
                                               (PFLT_CONTEXT *)&group);

    if (!NT_SUCCESS(status)) {
        return status;
    }
    old = member->Group;
    member->Group = group;
    FltReferenceContext(group);
    if (old != NULL) {
        FltReleaseContext(old);
    }
    FltReleaseContext(group);
    return status;
}

// A failure leaves the pointer behind, and says so.
NTSTATUS ReplaceOrFail(PMEMBER member, PFLT_INSTANCE instance,
                       PKTRANSACTION transaction)
{
    PGROUP group, old;
    NTSTATUS status = FltGetTransactionContext(instance, transaction,
                                               (PFLT_CONTEXT *)&group);

    if (!NT_SUCCESS(status)) {
        return status;
    }
    old = member->Group;
    member->Group = group;
    if (FlagOn(group->Flags, DRAINED)) {
        FltReleaseContext(group);
        return STATUS_UNSUCCESSFUL;
    }
    if (old != NULL) {
        FltReleaseContext(old);
    }
    return STATUS_SUCCESS;
}
// CHECK: 2 findings
