// AbnormalTermination() is zero after falling through and __leave, and one
// after return, goto and exceptions.
// RUN: not %audit %s 2>&1 | %check %s

#include <fltkernel.h>

NTSTATUS Work(PFLT_CONTEXT Context);

// Normally the caller gets it; abnormally it is released.
NTSTATUS Clean(PCFLT_RELATED_OBJECTS FltObjects, PFLT_CONTEXT *Result,
               PULONG Buffer)
{
    PFLT_CONTEXT context;
    NTSTATUS status;

    status = FltGetStreamContext(FltObjects->Instance, FltObjects->FileObject,
                                 &context);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    __try {
        ProbeForRead(Buffer, sizeof(ULONG), 1);
        if (*Buffer == 0) {
            return STATUS_INVALID_PARAMETER;
        }
        *Result = context;
    } __finally {
        if (AbnormalTermination()) {
            FltReleaseContext(context);
        }
    }
    return STATUS_SUCCESS;
}

// __leave is no abnormal termination.
NTSTATUS Leaks(PCFLT_RELATED_OBJECTS FltObjects, PFLT_CONTEXT *Result)
{
    PFLT_CONTEXT context;
    NTSTATUS status;

    status = FltGetStreamContext(FltObjects->Instance, FltObjects->FileObject,
                                 &context);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    __try {
        status = Work(context);
        if (!NT_SUCCESS(status)) {
            __leave;
        }
        *Result = context;
    } __finally {
        if (AbnormalTermination()) {
            FltReleaseContext(context);
        }
    }
// CHECK: seh-abnormal.c:[[@LINE+1]]:{{[0-9]+}}: warning: reference to the stream context 'context' obtained by 'FltGetStreamContext' is not released
    return status;
}
// CHECK: fltlint: 1 file, 2 functions analysed, 0 not fully analysed, 1 finding,
