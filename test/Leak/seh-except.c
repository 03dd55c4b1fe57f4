// __try/__except: a probe may raise; where the body goes on is the handler.
// RUN: not %audit %s 2>&1 | %check %s

#include <fltkernel.h>

// The release is behind the handler: both ways come there.
NTSTATUS Behind(PCFLT_RELATED_OBJECTS FltObjects, PULONG Buffer)
{
    PFLT_CONTEXT context = NULL;
    NTSTATUS status = STATUS_SUCCESS;

    __try {
        status = FltGetStreamContext(FltObjects->Instance,
                                     FltObjects->FileObject, &context);
        if (NT_SUCCESS(status)) {
            ProbeForWrite(Buffer, sizeof(ULONG), 1);
            *Buffer = 1;
        }
    } __except (EXCEPTION_EXECUTE_HANDLER) {
        status = GetExceptionCode();
    }
    if (context != NULL) {
        FltReleaseContext(context);
    }
    return status;
}

// The release is in the body: the exception jumps over it.
NTSTATUS InBody(PCFLT_RELATED_OBJECTS FltObjects, PULONG Buffer)
{
    PFLT_CONTEXT context = NULL;
    NTSTATUS status = STATUS_SUCCESS;

    __try {
        status = FltGetStreamContext(FltObjects->Instance,
                                     FltObjects->FileObject, &context);
        if (NT_SUCCESS(status)) {
            ProbeForWrite(Buffer, sizeof(ULONG), 1);
            FltReleaseContext(context);
        }
    } __except (EXCEPTION_EXECUTE_HANDLER) {
        status = GetExceptionCode();
    }
// CHECK: seh-except.c:[[@LINE+1]]:{{[0-9]+}}: warning: reference to the stream context 'context' obtained by 'FltGetStreamContext' is not released
    return status;
}

// Neither a context nor the parameters of the callback raise.
ULONG NothingRaises(PCFLT_RELATED_OBJECTS FltObjects, PFLT_CALLBACK_DATA Data)
{
    PULONG context = NULL;
    ULONG value = 0;

    __try {
        if (NT_SUCCESS(FltGetStreamContext(FltObjects->Instance,
                                           FltObjects->FileObject, &context))) {
            value = *context + Data->Iopb->Parameters.Write.Length;
            *context = value;
            FltReleaseContext(context);
        }
    } __except (EXCEPTION_EXECUTE_HANDLER) {
        value = 0;
    }
    return value;
}

// The handler returns.
NTSTATUS HandlerReturns(PCFLT_RELATED_OBJECTS FltObjects, PULONG Buffer,
                        ULONG Length)
{
    PFLT_CONTEXT context;
    NTSTATUS status = FltGetStreamContext(FltObjects->Instance,
                                          FltObjects->FileObject, &context);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    __try {
        ProbeForRead(Buffer, Length, 1);
    } __except (EXCEPTION_EXECUTE_HANDLER) {
// CHECK: seh-except.c:[[@LINE+1]]:{{[0-9]+}}: warning: reference to the stream context 'context' obtained by 'FltGetStreamContext' is not released
        return GetExceptionCode();
    }
    FltReleaseContext(context);
    return STATUS_SUCCESS;
}

// A __finally within an __except: the release is in the former.
NTSTATUS FinallyInExcept(PCFLT_RELATED_OBJECTS FltObjects, PULONG Buffer)
{
    PFLT_CONTEXT context = NULL;
    NTSTATUS status = STATUS_SUCCESS;

    __try {
        __try {
            status = FltGetStreamContext(FltObjects->Instance,
                                         FltObjects->FileObject, &context);
            if (!NT_SUCCESS(status)) {
                __leave;
            }
            ProbeForRead(Buffer, sizeof(ULONG), 1);
            status = *Buffer ? STATUS_SUCCESS : STATUS_UNSUCCESSFUL;
        } __finally {
            if (context != NULL) {
                FltReleaseContext(context);
            }
        }
    } __except (EXCEPTION_EXECUTE_HANDLER) {
        status = GetExceptionCode();
    }
    return status;
}
// CHECK: fltlint: 1 file, 5 functions analysed, 0 not fully analysed, 2 findings
