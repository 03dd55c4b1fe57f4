// Counted things of other kinds, and names that only look the part.
// RUN: %audit %s 2>&1 | %check %s

#include <fltkernel.h>

typedef struct _MY_CONTEXT {
    LONG References;
} MY_CONTEXT, *PMY_CONTEXT;

NTSTATUS MyGetStreamContext(PFILE_OBJECT FileObject, PMY_CONTEXT *Context);
VOID MyReferenceContext(PMY_CONTEXT Context);

VOID OwnContexts(PCFLT_RELATED_OBJECTS FltObjects)
{
    PMY_CONTEXT context;

    if (NT_SUCCESS(MyGetStreamContext(FltObjects->FileObject, &context))) {
        MyReferenceContext(context);
    }
}

VOID Names(PFLT_CALLBACK_DATA Data)
{
    PFLT_FILE_NAME_INFORMATION name;

    if (NT_SUCCESS(FltGetFileNameInformation(Data, FLT_FILE_NAME_NORMALIZED,
                                             &name))) {
        FltReferenceFileNameInformation(name);
        FltReleaseFileNameInformation(name);
    }
}

// A transaction's notification is lent its context.
NTSTATUS Notify(PCFLT_RELATED_OBJECTS FltObjects, PFLT_CONTEXT Transaction,
                ULONG Mask)
{
    if (FlagOn(Mask, TRANSACTION_NOTIFY_ROLLBACK)) {
        FltDeleteTransactionContext(FltObjects->Instance,
                                    FltObjects->Transaction, NULL);
    }
    DbgPrint("%p\n", Transaction);
    return STATUS_SUCCESS;
}
// CHECK: fltlint: 1 file, {{[1-3]}} function{{s?}} analysed, 0 not fully analysed, 0 findings
