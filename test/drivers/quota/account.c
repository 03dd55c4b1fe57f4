/* Ration: who has how much. */

#include "ration.h"

/* A hash of the owner's SID; 0 if it cannot be told. */
ULONG
RationHashOwner(PCFLT_RELATED_OBJECTS FltObjects)
{
    PSECURITY_DESCRIPTOR descriptor;
    PSID owner = NULL;
    BOOLEAN defaulted;
    ULONG needed = 0;
    ULONG hash = 0;
    ULONG i;
    ULONG length;
    NTSTATUS status;

    status = FltQuerySecurityObject(FltObjects->Instance,
                                    FltObjects->FileObject,
                                    OWNER_SECURITY_INFORMATION, NULL, 0,
                                    &needed);
    if (status != STATUS_BUFFER_TOO_SMALL) {
        return 0;
    }

    descriptor = ExAllocatePoolWithTag(PagedPool, needed, RATION_TAG);
    if (descriptor == NULL) {
        return 0;
    }

    status = FltQuerySecurityObject(FltObjects->Instance,
                                    FltObjects->FileObject,
                                    OWNER_SECURITY_INFORMATION, descriptor,
                                    needed, &needed);
    if (NT_SUCCESS(status)) {
        status = RtlGetOwnerSecurityDescriptor(descriptor, &owner, &defaulted);
    }
    if (NT_SUCCESS(status) && owner != NULL) {
        length = RtlLengthSid(owner);
        for (i = 0; i < length; i++) {
            hash = hash * 31 + ((PUCHAR)owner)[i];
        }
        if (hash == 0) {
            hash = 1;
        }
    }

    ExFreePoolWithTag(descriptor, RATION_TAG);
    return hash;
}

static PRATION_OWNER
RationFindOwner(PRATION_VOLUME Volume, ULONG Hash)
{
    PLIST_ENTRY link;

    for (link = Volume->Owners.Flink; link != &Volume->Owners;
         link = link->Flink) {
        PRATION_OWNER owner = CONTAINING_RECORD(link, RATION_OWNER, Link);

        if (owner->Hash == Hash) {
            return owner;
        }
    }
    return NULL;
}

LONGLONG
RationUsed(PRATION_VOLUME Volume, ULONG OwnerHash)
{
    PRATION_OWNER owner;
    LONGLONG used = 0;
    KIRQL irql;

    irql = ExAcquireSpinLockShared(&Volume->Lock);
    owner = RationFindOwner(Volume, OwnerHash);
    if (owner != NULL) {
        used = owner->Used;
    }
    ExReleaseSpinLockShared(&Volume->Lock, irql);
    return used;
}

NTSTATUS
RationCharge(PRATION_VOLUME Volume, ULONG OwnerHash, LONGLONG Delta)
{
    PRATION_OWNER owner;
    PRATION_OWNER fresh;
    NTSTATUS status = STATUS_SUCCESS;
    KIRQL irql;

    fresh = ExAllocatePoolWithTag(NonPagedPoolNx, sizeof(RATION_OWNER),
                                  RATION_TAG_OWNER);

    irql = ExAcquireSpinLockExclusive(&Volume->Lock);

    owner = RationFindOwner(Volume, OwnerHash);
    if (owner == NULL && fresh != NULL &&
        Volume->OwnerCount < RATION_OWNERS) {
        owner = fresh;
        fresh = NULL;
        owner->Hash = OwnerHash;
        owner->Used = 0;
        owner->Limit = Volume->DefaultLimit;
        InsertTailList(&Volume->Owners, &owner->Link);
        Volume->OwnerCount++;
    }

    if (owner == NULL) {
        status = STATUS_INSUFFICIENT_RESOURCES;
    } else if (Delta > 0 && Volume->Enforce &&
               owner->Used + Delta > owner->Limit) {
        status = STATUS_DISK_FULL;
    } else {
        owner->Used += Delta;
    }

    ExReleaseSpinLockExclusive(&Volume->Lock, irql);

    if (fresh != NULL) {
        ExFreePoolWithTag(fresh, RATION_TAG_OWNER);
    }
    return status;
}
