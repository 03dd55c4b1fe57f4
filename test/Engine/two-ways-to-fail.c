// A helper that fails in two ways, and does something else to the reference in
// each: the notes tell of both.
// RUN: not %fltlint audit --no-snippets %s 2>&1 | FileCheck %s

#include <fltkernel.h>

PFLT_FILTER Filter;

//===--- The caller's reference is released on one of them -----------------===//

static NTSTATUS Install(PCFLT_RELATED_OBJECTS Objects, PFLT_CONTEXT Context)
{
    PVOID buffer = ExAllocatePoolWithTag(NonPagedPool, 16, 'liaF');
    NTSTATUS status;

    if (buffer == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    status = FltSetStreamContext(Objects->Instance, Objects->FileObject,
                                 FLT_SET_CONTEXT_KEEP_IF_EXISTS, Context, NULL);
    ExFreePoolWithTag(buffer, 'liaF');
    if (!NT_SUCCESS(status)) {
        FltReleaseContext(Context);
    }
    return status;
}

NTSTATUS Make(PCFLT_RELATED_OBJECTS Objects)
{
    PFLT_CONTEXT context;
    NTSTATUS status = FltAllocateContext(Filter, FLT_STREAM_CONTEXT, 16,
                                         NonPagedPool, &context);

    if (!NT_SUCCESS(status)) {
        return status;
    }
    // CHECK: [[@LINE+6]]:9: warning: reference to the stream context 'context' obtained by 'FltAllocateContext' is not released
    // CHECK: [[@LINE+3]]:14: note: assuming the call of 'Install' fails
    // CHECK: 13:20: note: in 'Install': assuming the call of 'ExAllocatePoolWithTag' fails, it leaves the reference to its caller although it fails
    // CHECK: 23:9: note: in 'Install': here, on another way to fail, it releases the reference
    status = Install(Objects, context);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    FltReleaseContext(context);
    return status;
}

// The other way round.
NTSTATUS MakeAndUndo(PCFLT_RELATED_OBJECTS Objects)
{
    PFLT_CONTEXT context;
    NTSTATUS status = FltAllocateContext(Filter, FLT_STREAM_CONTEXT, 16,
                                         NonPagedPool, &context);

    if (!NT_SUCCESS(status)) {
        return status;
    }
    // CHECK: [[@LINE+5]]:5: warning: the stream context 'context' is released once more
    // CHECK: [[@LINE+3]]:14: note: the reference is released here by 'Install'
    // CHECK: 19:14: note: in 'Install': assuming the call of 'FltSetStreamContext' {{.*}}, it releases the reference and fails
    // CHECK: 13:20: note: in 'Install': assuming the call of 'ExAllocatePoolWithTag' fails, on another way to fail, it leaves the reference to its caller
    status = Install(Objects, context);
    FltReleaseContext(context);
    return status;
}

//===--- A new reference goes out with one of them -------------------------===//

static NTSTATUS Create(PCFLT_RELATED_OBJECTS Objects, PFLT_CONTEXT *Context)
{
    NTSTATUS status = FltAllocateContext(Filter, FLT_STREAM_CONTEXT, 16,
                                         NonPagedPool, Context);

    if (!NT_SUCCESS(status)) {
        return status;
    }
    status = FltSetStreamContext(Objects->Instance, Objects->FileObject,
                                 FLT_SET_CONTEXT_KEEP_IF_EXISTS, *Context,
                                 NULL);
    if (!NT_SUCCESS(status)) {
        FltReleaseContext(*Context);
        return status;
    }
    return FltFlushBuffers(Objects->Instance, Objects->FileObject);
}

NTSTATUS Open(PCFLT_RELATED_OBJECTS Objects)
{
    PFLT_CONTEXT context;
    // CHECK: [[@LINE+6]]:9: warning: reference to the stream context 'context' obtained by 'Create' is not released
    // CHECK: [[@LINE+3]]:23: note: 'Create' returns a referenced stream context in 'context'
    // CHECK: note: in 'Create': assuming {{.*}}, it leaves the reference to its caller although it fails
    // CHECK: 82:9: note: in 'Create': here, on another way to fail, it releases the reference
    NTSTATUS status = Create(Objects, &context);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    FltReleaseContext(context);
    return status;
}
