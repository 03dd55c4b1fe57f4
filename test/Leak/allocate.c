// FltAllocateContext gives one reference, whatever becomes of the context.
// RUN: not %audit %s 2>&1 | %check %s

#include <fltkernel.h>

typedef struct _STREAM_STATE {
    ULONG Flags;
    PVOID Buffer;
} STREAM_STATE, *PSTREAM_STATE;

PFLT_FILTER Filter;

NTSTATUS NeverReleased(ULONG Flags)
{
    PSTREAM_STATE state;
    NTSTATUS status = FltAllocateContext(Filter, FLT_STREAM_CONTEXT,
                                         sizeof(STREAM_STATE), PagedPool,
                                         &state);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    state->Flags = Flags;
// CHECK: allocate.c:[[@LINE+2]]:{{[0-9]+}}: warning: reference to the stream context 'state' obtained by 'FltAllocateContext' is not released on this path [flt-context-leak]
// CHECK-NEXT: allocate.c:[[@LINE-8]]:{{[0-9]+}}: note: 'FltAllocateContext' returns a referenced stream context in 'state'
    return STATUS_SUCCESS;
}

// The set has a count of its own; the one of the allocation is still owed.
NTSTATUS AttachedAndForgotten(PCFLT_RELATED_OBJECTS FltObjects)
{
    PSTREAM_STATE state;
    NTSTATUS status = FltAllocateContext(Filter, FLT_STREAM_CONTEXT,
                                         sizeof(STREAM_STATE), PagedPool,
                                         &state);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    RtlZeroMemory(state, sizeof(STREAM_STATE));
    status = FltSetStreamContext(FltObjects->Instance, FltObjects->FileObject,
                                 FLT_SET_CONTEXT_KEEP_IF_EXISTS, state, NULL);
    if (!NT_SUCCESS(status)) {
        FltReleaseContext(state);
    }
// CHECK: allocate.c:[[@LINE+1]]:{{[0-9]+}}: warning: reference to the stream context 'state' obtained by 'FltAllocateContext' is not released
    return status;
}

// After a failed set the reference is owed just as well.
NTSTATUS FailedSetForgotten(PCFLT_RELATED_OBJECTS FltObjects)
{
    PSTREAM_STATE state;
    NTSTATUS status = FltAllocateContext(Filter, FLT_STREAM_CONTEXT,
                                         sizeof(STREAM_STATE), PagedPool,
                                         &state);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    RtlZeroMemory(state, sizeof(STREAM_STATE));
    status = FltSetStreamContext(FltObjects->Instance, FltObjects->FileObject,
                                 FLT_SET_CONTEXT_KEEP_IF_EXISTS, state, NULL);
    if (!NT_SUCCESS(status)) {
// CHECK: allocate.c:[[@LINE+1]]:{{[0-9]+}}: warning: reference to the stream context 'state' obtained by 'FltAllocateContext' is not released
        return status;
    }
    FltReleaseContext(state);
    return STATUS_SUCCESS;
}

// The set's result does not matter to the reference.
NTSTATUS SetResultIgnored(PCFLT_RELATED_OBJECTS FltObjects)
{
    PSTREAM_STATE state;
    NTSTATUS status = FltAllocateContext(Filter, FLT_STREAM_CONTEXT,
                                         sizeof(STREAM_STATE), PagedPool,
                                         &state);
    if (NT_SUCCESS(status)) {
        state->Flags = 0;
        state->Buffer = NULL;
        (VOID)FltSetStreamContext(FltObjects->Instance, FltObjects->FileObject,
                                  FLT_SET_CONTEXT_REPLACE_IF_EXISTS, state,
                                  NULL);
        FltReleaseContext(state);
    }
    return status;
}

// A failed allocation leaves the variable as it was.
NTSTATUS CleanupLabel(PCFLT_RELATED_OBJECTS FltObjects)
{
    PSTREAM_STATE state = NULL;
    NTSTATUS status = FltAllocateContext(Filter, FLT_STREAM_CONTEXT,
                                         sizeof(STREAM_STATE), PagedPool,
                                         &state);
    if (!NT_SUCCESS(status)) {
        goto Cleanup;
    }
    RtlZeroMemory(state, sizeof(STREAM_STATE));
    state->Buffer = ExAllocatePoolWithTag(PagedPool, 64, 'tseT');
    if (state->Buffer == NULL) {
        status = STATUS_INSUFFICIENT_RESOURCES;
        goto Cleanup;
    }
    status = FltSetStreamContext(FltObjects->Instance, FltObjects->FileObject,
                                 FLT_SET_CONTEXT_KEEP_IF_EXISTS, state, NULL);

Cleanup:
    if (state != NULL) {
        FltReleaseContext(state);
    }
    return status;
}
// CHECK: fltlint: 1 file, 5 functions analysed, 0 not fully analysed, 3 findings
