// A transaction context: allocated, attached, enlisted. If the enlisting fails,
// undoing the set is not enough.
// RUN: not %audit %s 2>&1 | %check %s

#include <fltkernel.h>

PFLT_FILTER Filter;

NTSTATUS Enlist(PCFLT_RELATED_OBJECTS FltObjects)
{
    PFLT_CONTEXT context = NULL, old = NULL;
    NTSTATUS status = FltGetTransactionContext(
        FltObjects->Instance, FltObjects->Transaction, &context);

    if (NT_SUCCESS(status)) {
        FltReleaseContext(context);
        return STATUS_SUCCESS;
    }
    if (status != STATUS_NOT_FOUND) {
        return status;
    }
    status = FltAllocateContext(Filter, FLT_TRANSACTION_CONTEXT, 64, PagedPool,
                                &context);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    RtlZeroMemory(context, 64);
    status = FltSetTransactionContext(FltObjects->Instance,
                                      FltObjects->Transaction,
                                      FLT_SET_CONTEXT_KEEP_IF_EXISTS, context,
                                      &old);
    if (!NT_SUCCESS(status)) {
        FltReleaseContext(context);
        if (status != STATUS_FLT_CONTEXT_ALREADY_DEFINED) {
            return status;
        }
        FltReleaseContext(old);
        return STATUS_SUCCESS;
    }
    status = FltEnlistInTransaction(FltObjects->Instance,
                                    FltObjects->Transaction, context,
                                    FLT_MAX_TRANSACTION_NOTIFICATIONS);
    if (!NT_SUCCESS(status) && status != STATUS_FLT_ALREADY_ENLISTED) {
        FltDeleteContext(context);
    }
    FltReleaseContext(context);
    return status;
}

NTSTATUS EnlistLeaking(PCFLT_RELATED_OBJECTS FltObjects)
{
    PFLT_CONTEXT context = NULL;
    NTSTATUS status = FltAllocateContext(Filter, FLT_TRANSACTION_CONTEXT, 64,
                                         PagedPool, &context);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    RtlZeroMemory(context, 64);
    status = FltSetTransactionContext(FltObjects->Instance,
                                      FltObjects->Transaction,
                                      FLT_SET_CONTEXT_KEEP_IF_EXISTS, context,
                                      NULL);
    if (NT_SUCCESS(status)) {
        status = FltEnlistInTransaction(FltObjects->Instance,
                                        FltObjects->Transaction, context,
                                        FLT_MAX_TRANSACTION_NOTIFICATIONS);
        if (!NT_SUCCESS(status)) {
            FltDeleteContext(context);
// CHECK: transaction.c:[[@LINE+1]]:{{[0-9]+}}: warning: reference to the transaction context 'context' obtained by 'FltAllocateContext' is not released
            return status;
        }
    }
    FltReleaseContext(context);
    return status;
}
// CHECK: fltlint: 1 file, 2 functions analysed, 0 not fully analysed, 1 finding,
