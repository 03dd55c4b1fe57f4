//
// Covenant: transaction contexts.
//

#include "covenant.h"

// Makes a context for the transaction and enlists. Whoever comes second gets
// the context of the first.
static NTSTATUS
CovEnlist(_In_ PCFLT_RELATED_OBJECTS FltObjects,
          _Outptr_ PCOV_TRANSACTION *Transaction)
{
    PCOV_TRANSACTION mine;
    PCOV_TRANSACTION theirs = NULL;
    NTSTATUS status;

    *Transaction = NULL;

    status = FltAllocateContext(Cov.Filter, FLT_TRANSACTION_CONTEXT,
                                sizeof(COV_TRANSACTION), NonPagedPoolNx,
                                (PFLT_CONTEXT *)&mine);
    if (!NT_SUCCESS(status))
    {
        return status;
    }

    RtlZeroMemory(mine, sizeof(COV_TRANSACTION));
    InitializeListHead(&mine->Touched);
    ExInitializeFastMutex(&mine->Mutex);

    status = Cov.SetTransactionContext(
        FltObjects->Instance, FltObjects->Transaction,
        FLT_SET_CONTEXT_KEEP_IF_EXISTS, mine, (PFLT_CONTEXT *)&theirs);
    if (status == STATUS_FLT_CONTEXT_ALREADY_DEFINED)
    {
        FltReleaseContext(mine);
        *Transaction = theirs;
        return STATUS_SUCCESS;
    }
    if (!NT_SUCCESS(status))
    {
        FltReleaseContext(mine);
        return status;
    }

    status = Cov.Enlist(FltObjects->Instance, FltObjects->Transaction, mine,
                        FLT_MAX_TRANSACTION_NOTIFICATIONS);
    if (!NT_SUCCESS(status) && status != STATUS_FLT_ALREADY_ENLISTED)
    {
        // A context that hears of no outcome is of no use.
        FltDeleteContext(mine);
        FltReleaseContext(mine);
        return status;
    }

    ExAcquireFastMutex(&mine->Mutex);
    mine->Enlisted = TRUE;
    ExReleaseFastMutex(&mine->Mutex);

    *Transaction = mine;
    return STATUS_SUCCESS;
}

NTSTATUS
CovFindTransaction(_In_ PCFLT_RELATED_OBJECTS FltObjects,
                   _Outptr_ PCOV_TRANSACTION *Transaction)
{
    NTSTATUS status;

    status = Cov.GetTransactionContext(FltObjects->Instance,
                                       FltObjects->Transaction,
                                       (PFLT_CONTEXT *)Transaction);
    if (status == STATUS_NOT_FOUND)
    {
        status = CovEnlist(FltObjects, Transaction);
    }
    return status;
}

// Notes that the stream was written in the transaction. Takes a reference of
// its own the first time.
NTSTATUS
CovTouch(_In_ PCOV_TRANSACTION Transaction, _In_ PCOV_STREAM Stream)
{
    PCOV_TOUCHED touched;
    PLIST_ENTRY link;

    ExAcquireFastMutex(&Transaction->Mutex);

    for (link = Transaction->Touched.Flink; link != &Transaction->Touched;
         link = link->Flink)
    {
        touched = CONTAINING_RECORD(link, COV_TOUCHED, Link);
        if (touched->Stream == Stream)
        {
            touched->Writes++;
            ExReleaseFastMutex(&Transaction->Mutex);
            return STATUS_SUCCESS;
        }
    }

    touched = (PCOV_TOUCHED)ExAllocatePoolWithTag(
        PagedPool, sizeof(COV_TOUCHED), COV_TAG_TOUCHED);
    if (touched == NULL)
    {
        ExReleaseFastMutex(&Transaction->Mutex);
        return STATUS_INSUFFICIENT_RESOURCES;
    }

    FltReferenceContext(Stream);
    touched->Stream = Stream;
    touched->Writes = 1;
    InsertTailList(&Transaction->Touched, &touched->Link);
    Transaction->Count++;

    ExReleaseFastMutex(&Transaction->Mutex);
    return STATUS_SUCCESS;
}

// Takes the list apart; each entry has a reference to give back.
static VOID
CovSettle(_Inout_ PCOV_TRANSACTION Transaction, _In_ COV_OUTCOME Outcome)
{
    LIST_ENTRY all;
    PCOV_TOUCHED touched;

    InitializeListHead(&all);

    ExAcquireFastMutex(&Transaction->Mutex);
    Transaction->Outcome = Outcome;
    while (!IsListEmpty(&Transaction->Touched))
    {
        PLIST_ENTRY link = RemoveHeadList(&Transaction->Touched);

        InsertTailList(&all, link);
    }
    Transaction->Count = 0;
    ExReleaseFastMutex(&Transaction->Mutex);

    while (!IsListEmpty(&all))
    {
        touched = CONTAINING_RECORD(RemoveHeadList(&all), COV_TOUCHED, Link);

        FltAcquireResourceExclusive(touched->Stream->Resource);
        touched->Stream->LastOutcome = Outcome;
        if (Outcome == CovCommitted)
        {
            touched->Stream->Writes += touched->Writes;
        }
        else
        {
            touched->Stream->WritesUndone += touched->Writes;
        }
        FltReleaseResource(touched->Stream->Resource);

        FltReleaseContext(touched->Stream);
        ExFreePoolWithTag(touched, COV_TAG_TOUCHED);
    }
}

NTSTATUS FLTAPI
CovNotify(_In_ PCFLT_RELATED_OBJECTS FltObjects,
          _In_ PFLT_CONTEXT TransactionContext, _In_ ULONG NotificationMask)
{
    PCOV_TRANSACTION transaction = (PCOV_TRANSACTION)TransactionContext;

    UNREFERENCED_PARAMETER(FltObjects);
    PAGED_CODE();

    // The context is lent; whoever calls has the reference.
    if (FlagOn(NotificationMask, TRANSACTION_NOTIFY_COMMIT_FINALIZE))
    {
        CovSettle(transaction, CovCommitted);
    }
    else if (FlagOn(NotificationMask, TRANSACTION_NOTIFY_ROLLBACK))
    {
        CovSettle(transaction, CovRolledBack);
    }
    return STATUS_SUCCESS;
}

VOID FLTAPI
CovCleanupTransaction(_In_ PFLT_CONTEXT Context, _In_ FLT_CONTEXT_TYPE Type)
{
    PCOV_TRANSACTION transaction = (PCOV_TRANSACTION)Context;

    UNREFERENCED_PARAMETER(Type);
    PAGED_CODE();

    // Without an outcome only if the filter goes before the transaction does.
    CovSettle(transaction, CovRolledBack);
}
