// __try/__finally: the release in the __finally is reached however the body is
// left.
// RUN: not %audit %s 2>&1 | %check %s

#include <fltkernel.h>

NTSTATUS Work(PFLT_CONTEXT Context);

NTSTATUS Clean(PCFLT_RELATED_OBJECTS FltObjects, ULONG Choice)
{
    PFLT_CONTEXT context = NULL;
    NTSTATUS status = STATUS_SUCCESS;
    ULONG i;

    for (i = 0; i < 4; ++i) {
        context = NULL;
        __try {
            status = FltGetStreamContext(FltObjects->Instance,
                                         FltObjects->FileObject, &context);
            if (!NT_SUCCESS(status)) {
                __leave;
            }
            if (Choice == 1) {
                return STATUS_CANCELLED;
            }
            if (Choice == 2) {
                goto Out;
            }
            if (Choice == 3) {
                break;
            }
            if (Choice == 4) {
                continue;
            }
            status = Work(context);
        } __finally {
            if (context != NULL) {
                FltReleaseContext(context);
            }
        }
    }
Out:
    return status;
}

// The __finally does something else.
NTSTATUS Leaks(PCFLT_RELATED_OBJECTS FltObjects, PERESOURCE Resource)
{
    PFLT_CONTEXT context;
    NTSTATUS status;

    FltAcquireResourceShared(Resource);
    __try {
        status = FltGetStreamContext(FltObjects->Instance,
                                     FltObjects->FileObject, &context);
        if (!NT_SUCCESS(status)) {
            __leave;
        }
        status = Work(context);
        if (!NT_SUCCESS(status)) {
            __leave;
        }
        FltReleaseContext(context);
    } __finally {
        FltReleaseResource(Resource);
    }
// CHECK: seh-finally.c:[[@LINE+1]]:{{[0-9]+}}: warning: reference to the stream context 'context' obtained by 'FltGetStreamContext' is not released
    return status;
}

// Released on failure only; on success the caller gets it.
NTSTATUS ReleasedOnFailure(PCFLT_RELATED_OBJECTS FltObjects,
                           PFLT_CONTEXT *Result)
{
    PFLT_CONTEXT context = NULL;
    NTSTATUS status;

    *Result = NULL;
    __try {
        status = FltGetStreamContext(FltObjects->Instance,
                                     FltObjects->FileObject, &context);
        if (!NT_SUCCESS(status)) {
            __leave;
        }
        status = Work(context);
        if (!NT_SUCCESS(status)) {
            __leave;
        }
        *Result = context;
    } __finally {
        if (!NT_SUCCESS(status) && context != NULL) {
            FltReleaseContext(context);
        }
    }
    return status;
}
// CHECK: fltlint: 1 file, 3 functions analysed, 0 not fully analysed, 1 finding,
