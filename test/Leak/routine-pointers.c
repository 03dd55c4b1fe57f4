// The DDIs by way of FltGetRoutineAddress, of tables and of parameters.
// RUN: not %audit %s 2>&1 | %check %s

#include <fltkernel.h>

typedef NTSTATUS(FLTAPI *PFLT_GET_TRANSACTION_CONTEXT)(
    PFLT_INSTANCE Instance, PKTRANSACTION Transaction, PFLT_CONTEXT *Context);
typedef NTSTATUS(FLTAPI *PGET_ROUTINE)(PFLT_INSTANCE Instance,
                                       PFILE_OBJECT FileObject,
                                       PFLT_CONTEXT *Context);

typedef struct _GLOBALS {
    PFLT_GET_TRANSACTION_CONTEXT PFltGetTransactionContext;
} GLOBALS;

GLOBALS Globals;

VOID Initialise(VOID)
{
    Globals.PFltGetTransactionContext =
        (PFLT_GET_TRANSACTION_CONTEXT)FltGetRoutineAddress(
            "FltGetTransactionContext");
}

NTSTATUS ByAddress(PCFLT_RELATED_OBJECTS FltObjects)
{
    PFLT_CONTEXT context;
    NTSTATUS status;

    if (Globals.PFltGetTransactionContext == NULL) {
        return STATUS_NOT_SUPPORTED;
    }
    status = Globals.PFltGetTransactionContext(
        FltObjects->Instance, FltObjects->Transaction, &context);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    FltReleaseContext(context);
    return STATUS_SUCCESS;
}

NTSTATUS ByAddressLeaking(PCFLT_RELATED_OBJECTS FltObjects)
{
    PFLT_CONTEXT context;
    NTSTATUS status = (*Globals.PFltGetTransactionContext)(
        FltObjects->Instance, FltObjects->Transaction, &context);

    if (!NT_SUCCESS(status)) {
        return status;
    }
// CHECK: routine-pointers.c:[[@LINE+1]]:{{[0-9]+}}: warning: reference to the transaction context 'context' obtained by 'FltGetTransactionContext' is not released
    return STATUS_SUCCESS;
}

static const PGET_ROUTINE Routines[] = {FltGetStreamContext, FltGetFileContext};

VOID ByTable(PCFLT_RELATED_OBJECTS FltObjects)
{
    PFLT_CONTEXT context = NULL;

    Routines[0](FltObjects->Instance, FltObjects->FileObject, &context);
// CHECK: routine-pointers.c:[[@LINE+1]]:{{[0-9]+}}: warning: reference to the stream context 'context' obtained by 'FltGetStreamContext' is not released
}

VOID ByTableClean(PCFLT_RELATED_OBJECTS FltObjects, ULONG Which)
{
    PFLT_CONTEXT context = NULL;

    Routines[Which & 1](FltObjects->Instance, FltObjects->FileObject, &context);
    if (context != NULL) {
        FltReleaseContext(context);
    }
}

static NTSTATUS Through(PGET_ROUTINE Get, PCFLT_RELATED_OBJECTS FltObjects,
                        PFLT_CONTEXT *Context)
{
    return Get(FltObjects->Instance, FltObjects->FileObject, Context);
}

VOID ByParameter(PCFLT_RELATED_OBJECTS FltObjects)
{
    PFLT_CONTEXT context;

    if (NT_SUCCESS(Through(FltGetStreamHandleContext, FltObjects, &context))) {
        DbgPrint("%p\n", context);
    }
// CHECK: routine-pointers.c:[[@LINE+1]]:{{[0-9]+}}: warning: reference to the {{(stream handle )?}}context 'context' obtained by 'Through' is not released
}

VOID ByParameterClean(PCFLT_RELATED_OBJECTS FltObjects)
{
    PFLT_CONTEXT context;

    if (NT_SUCCESS(Through(FltGetStreamHandleContext, FltObjects, &context))) {
        FltReleaseContext(context);
    }
}
// CHECK: fltlint: 1 file, 7 functions analysed, 0 not fully analysed, 3 findings
