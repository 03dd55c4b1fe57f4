// Pointers that change places.
// RUN: not %audit %s 2>&1 | %check %s

#include <fltkernel.h>

PFLT_FILTER Filter;

// ours and theirs: one release for the loser, whoever that is.
NTSTATUS Attach(PCFLT_RELATED_OBJECTS FltObjects, PFLT_CONTEXT *Result)
{
    PFLT_CONTEXT ours, theirs = NULL, loser;
    NTSTATUS status = FltAllocateContext(Filter, FLT_INSTANCE_CONTEXT, 64,
                                         PagedPool, &ours);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    RtlZeroMemory(ours, 64);
    status = FltSetInstanceContext(FltObjects->Instance,
                                   FLT_SET_CONTEXT_KEEP_IF_EXISTS, ours,
                                   &theirs);
    if (status == STATUS_FLT_CONTEXT_ALREADY_DEFINED) {
        loser = ours;
        ours = theirs;
        theirs = loser;
        status = STATUS_SUCCESS;
    } else if (!NT_SUCCESS(status)) {
        FltReleaseContext(ours);
        return status;
    }
    *Result = ours;
    if (theirs != NULL) {
        FltReleaseContext(theirs);
    }
    return STATUS_SUCCESS;
}

// The winner is adopted, and then its pointer is cleared.
NTSTATUS AttachWrong(PCFLT_RELATED_OBJECTS FltObjects, PFLT_CONTEXT *Result)
{
    PFLT_CONTEXT ours, theirs = NULL;
    NTSTATUS status = FltAllocateContext(Filter, FLT_INSTANCE_CONTEXT, 64,
                                         PagedPool, &ours);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    RtlZeroMemory(ours, 64);
    status = FltSetInstanceContext(FltObjects->Instance,
                                   FLT_SET_CONTEXT_KEEP_IF_EXISTS, ours,
                                   &theirs);
    if (status == STATUS_FLT_CONTEXT_ALREADY_DEFINED) {
        FltReleaseContext(ours);
        ours = theirs;
        theirs = NULL;
// CHECK: swaps.c:[[@LINE+1]]:{{[0-9]+}}: warning: reference to the instance context 'theirs' obtained by 'FltSetInstanceContext' is not released
        ours = NULL;
        status = STATUS_UNSUCCESSFUL;
    }
    *Result = ours;
    return status;
}

typedef struct _STREAM_STATE {
    PFLT_CONTEXT Transaction;
} STREAM_STATE, *PSTREAM_STATE;

// What an exchange takes out of a field is of unknown budget: releasing it
// is right, comparing it with a lent pointer changes nothing.
VOID Detach(PSTREAM_STATE Stream, PFLT_CONTEXT Transaction)
{
    PFLT_CONTEXT old = InterlockedExchangePointer(&Stream->Transaction, NULL);

    if (old == NULL) {
        return;
    }
    if (old == Transaction) {
        DbgPrint("the same\n");
    }
    FltReleaseContext(old);
}

// What an exchange puts into a field is the object's.
VOID Replace(PCFLT_RELATED_OBJECTS FltObjects, PSTREAM_STATE Stream)
{
    PFLT_CONTEXT new, old;

    if (!NT_SUCCESS(FltGetTransactionContext(FltObjects->Instance,
                                             FltObjects->Transaction, &new))) {
        return;
    }
    old = InterlockedExchangePointer(&Stream->Transaction, new);
    if (old != NULL) {
        FltReleaseContext(old);
    }
}

// Put there if nothing is there; else it is ours still.
VOID PutIfEmpty(PCFLT_RELATED_OBJECTS FltObjects, PSTREAM_STATE Stream)
{
    PFLT_CONTEXT new;

    if (!NT_SUCCESS(FltGetTransactionContext(FltObjects->Instance,
                                             FltObjects->Transaction, &new))) {
        return;
    }
    if (InterlockedCompareExchangePointer(&Stream->Transaction, new, NULL) !=
        NULL) {
        FltReleaseContext(new);
    }
}

VOID PutIfEmptyLeaking(PCFLT_RELATED_OBJECTS FltObjects, PSTREAM_STATE Stream)
{
    PFLT_CONTEXT new;

    if (!NT_SUCCESS(FltGetTransactionContext(FltObjects->Instance,
                                             FltObjects->Transaction, &new))) {
        return;
    }
    InterlockedCompareExchangePointer(&Stream->Transaction, new, NULL);
// CHECK: swaps.c:[[@LINE+1]]:{{[0-9]+}}: warning: reference to the transaction context 'new' obtained by 'FltGetTransactionContext' is not released
}

// Into a local and out of it again.
VOID LocalExchange(PCFLT_RELATED_OBJECTS FltObjects)
{
    PVOID slot = NULL, context = NULL;

    FltGetStreamContext(FltObjects->Instance, FltObjects->FileObject, &context);
    InterlockedExchangePointer(&slot, context);
    context = InterlockedExchangePointer(&slot, NULL);
    if (context != NULL) {
        FltReleaseContext(context);
    }
}
// CHECK: fltlint: 1 file, 7 functions analysed, 0 not fully analysed, 2 findings
