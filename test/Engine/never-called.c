// Both callers pass a constant with which the helper is not called. That it is
// called in a general way, in the runs that follow one reference, does not
// keep it from being judged by itself.
// RUN: not %fltlint audit --no-snippets %s 2>&1 | FileCheck %s

#include <fltkernel.h>

static NTSTATUS ScanHere(PCFLT_RELATED_OBJECTS Objects)
{
    PFLT_CONTEXT context;
    NTSTATUS status = FltGetFileContext(Objects->Instance, Objects->FileObject,
                                        &context);

    if (!NT_SUCCESS(status)) {
        return status;
    }
    status = FltDeleteFileContext(Objects->Instance, Objects->FileObject, NULL);
    if (!NT_SUCCESS(status)) {
// CHECK: never-called.c:[[@LINE+1]]:{{[0-9]+}}: warning: reference to the file context 'context' obtained by 'FltGetFileContext' is not released
        return status;
    }
    FltReleaseContext(context);
    return STATUS_SUCCESS;
}

static NTSTATUS Scan(PCFLT_RELATED_OBJECTS Objects, ULONG Mode)
{
    if (Mode == 1) {
        return STATUS_SUCCESS;
    }
    return ScanHere(Objects);
}

NTSTATUS First(PCFLT_RELATED_OBJECTS Objects)
{
    PFLT_CONTEXT stream;
    NTSTATUS status = FltGetStreamContext(Objects->Instance,
                                          Objects->FileObject, &stream);

    if (NT_SUCCESS(status)) {
        status = Scan(Objects, 1);
        FltReleaseContext(stream);
    }
    return status;
}
// CHECK: 1 finding
