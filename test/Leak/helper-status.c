// A helper that fails and still hands out a reference, and one that fails and
// does not: what a caller owes depends on which row it meets.
// RUN: not %audit %s 2>&1 | %check %s

#include <fltkernel.h>

PFLT_FILTER Filter;

// Enlisting fails: an error is returned, and the reference stays in *Context.
static NTSTATUS GetEnlisted(PCFLT_RELATED_OBJECTS FltObjects,
                            PFLT_CONTEXT *Context)
{
    NTSTATUS status;

    *Context = NULL;
    status = FltGetTransactionContext(FltObjects->Instance,
                                      FltObjects->Transaction, Context);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    status = FltEnlistInTransaction(FltObjects->Instance,
                                    FltObjects->Transaction, *Context,
                                    FLT_MAX_TRANSACTION_NOTIFICATIONS);
    if (status == STATUS_FLT_ALREADY_ENLISTED) {
        return STATUS_SUCCESS;
    }
    return status;
}

NTSTATUS TrustsStatus(PCFLT_RELATED_OBJECTS FltObjects)
{
    PFLT_CONTEXT context;
    NTSTATUS status = GetEnlisted(FltObjects, &context);

    if (!NT_SUCCESS(status)) {
// CHECK: helper-status.c:[[@LINE+1]]:{{[0-9]+}}: warning: reference to the transaction context 'context' obtained by 'GetEnlisted' is not released
        return status;
    }
    FltReleaseContext(context);
    return STATUS_SUCCESS;
}

NTSTATUS TrustsPointer(PCFLT_RELATED_OBJECTS FltObjects)
{
    PFLT_CONTEXT context;
    NTSTATUS status = GetEnlisted(FltObjects, &context);

    if (context != NULL) {
        FltReleaseContext(context);
    }
    return status;
}

// This one cleans up after itself.
static NTSTATUS GetCleanly(PCFLT_RELATED_OBJECTS FltObjects,
                           PFLT_CONTEXT *Context)
{
    NTSTATUS status = FltGetTransactionContext(
        FltObjects->Instance, FltObjects->Transaction, Context);

    if (!NT_SUCCESS(status)) {
        return status;
    }
    status = FltEnlistInTransaction(FltObjects->Instance,
                                    FltObjects->Transaction, *Context,
                                    FLT_MAX_TRANSACTION_NOTIFICATIONS);
    if (!NT_SUCCESS(status) && status != STATUS_FLT_ALREADY_ENLISTED) {
        FltReleaseContext(*Context);
        *Context = NULL;
        return status;
    }
    return STATUS_SUCCESS;
}

NTSTATUS TrustsCleanHelper(PCFLT_RELATED_OBJECTS FltObjects)
{
    PFLT_CONTEXT context;
    NTSTATUS status = GetCleanly(FltObjects, &context);

    if (NT_SUCCESS(status)) {
        FltReleaseContext(context);
    }
    return status;
}
// CHECK: fltlint: 1 file, 5 functions analysed, 0 not fully analysed, 1 finding,
