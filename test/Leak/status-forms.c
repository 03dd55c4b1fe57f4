// The many ways to ask whether a call succeeded.
// RUN: %audit %s 2>&1 | %check %s

#include <fltkernel.h>

#define GET(Context)                                                           \
    FltGetStreamContext(FltObjects->Instance, FltObjects->FileObject, Context)

VOID NotNegative(PCFLT_RELATED_OBJECTS FltObjects)
{
    PFLT_CONTEXT context;
    NTSTATUS status = GET(&context);
    if (status < 0) {
        return;
    }
    FltReleaseContext(context);
}

VOID MinusOne(PCFLT_RELATED_OBJECTS FltObjects)
{
    PFLT_CONTEXT context;
    NTSTATUS status = GET(&context);
    if (-1 < status) {
        FltReleaseContext(context);
    }
}

VOID SignBit(PCFLT_RELATED_OBJECTS FltObjects)
{
    PFLT_CONTEXT context;
    NTSTATUS status = GET(&context);
    if ((status & 0x80000000) == 0) {
        FltReleaseContext(context);
    }
}

VOID Unsigned(PCFLT_RELATED_OBJECTS FltObjects)
{
    PFLT_CONTEXT context;
    ULONG status = (ULONG)GET(&context);
    if ((LONG)status >= 0) {
        FltReleaseContext(context);
    }
}

VOID Error(PCFLT_RELATED_OBJECTS FltObjects)
{
    PFLT_CONTEXT context;
    NTSTATUS status = GET(&context);
    if (!NT_ERROR(status) && !NT_WARNING(status)) {
        FltReleaseContext(context);
    }
}

VOID Truth(PCFLT_RELATED_OBJECTS FltObjects)
{
    PFLT_CONTEXT context;
    NTSTATUS status;
    if ((status = GET(&context)) == STATUS_SUCCESS) {
        FltReleaseContext(context);
    }
}

VOID Zero(PCFLT_RELATED_OBJECTS FltObjects)
{
    PFLT_CONTEXT context;
    NTSTATUS status = GET(&context);
    if (!status) {
        FltReleaseContext(context);
    }
}

VOID AllDocumentedFailures(PCFLT_RELATED_OBJECTS FltObjects)
{
    PFLT_CONTEXT context;
    NTSTATUS status = GET(&context);
    switch (status) {
    case STATUS_SUCCESS:
        FltReleaseContext(context);
        break;
    case STATUS_NOT_FOUND:
    case STATUS_NOT_SUPPORTED:
        break;
    default:
        DbgPrint("%x\n", status);
        break;
    }
}

VOID Copied(PCFLT_RELATED_OBJECTS FltObjects)
{
    PFLT_CONTEXT context;
    NTSTATUS status, saved;
    status = GET(&context);
    saved = status;
    status = IoGetTopLevelIrp() ? STATUS_UNSUCCESSFUL : STATUS_SUCCESS;
    DbgPrint("%x\n", status);
    if (NT_SUCCESS(saved)) {
        FltReleaseContext(context);
    }
}

VOID InAField(PCFLT_RELATED_OBJECTS FltObjects, PFLT_CALLBACK_DATA Data)
{
    PFLT_CONTEXT context;
    Data->IoStatus.Status = GET(&context);
    if (NT_SUCCESS(Data->IoStatus.Status)) {
        FltReleaseContext(context);
    }
}

VOID Pointer(PCFLT_RELATED_OBJECTS FltObjects)
{
    PFLT_CONTEXT context = NULL;
    GET(&context);
    if (!context) {
        return;
    }
    FltReleaseContext(context);
}

VOID Flag(PCFLT_RELATED_OBJECTS FltObjects)
{
    PFLT_CONTEXT context;
    BOOLEAN owned = FALSE;
    if (NT_SUCCESS(GET(&context))) {
        owned = TRUE;
    }
    DbgPrint("%d\n", owned);
    if (owned) {
        FltReleaseContext(context);
    }
}
// CHECK: fltlint: 1 file, 12 functions analysed, 0 not fully analysed, 0 findings
