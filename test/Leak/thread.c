// A system thread owns its start context if it was created, until it ends.
// RUN: not %audit %s 2>&1 | %check %s

#include <fltkernel.h>

typedef struct _STREAM_STATE {
    PVOID Buffer;
} STREAM_STATE, *PSTREAM_STATE;

static VOID Thread(PVOID StartContext)
{
    PSTREAM_STATE state = StartContext;

    if (state->Buffer != NULL) {
        ExFreePoolWithTag(state->Buffer, 'tseT');
        state->Buffer = NULL;
    }
    FltReleaseContext(state);
    PsTerminateSystemThread(STATUS_SUCCESS);
}

// Ends at once where there is nothing to do.
static VOID Hasty(PVOID StartContext)
{
    PSTREAM_STATE state = StartContext;

    if (state->Buffer == NULL) {
// CHECK: thread.c:[[@LINE+1]]:{{[0-9]+}}: warning: reference to the stream context{{.*}} is not released
        PsTerminateSystemThread(STATUS_INVALID_PARAMETER);
    }
    FltReleaseContext(state);
    PsTerminateSystemThread(STATUS_SUCCESS);
}

NTSTATUS Start(PCFLT_RELATED_OBJECTS FltObjects)
{
    PSTREAM_STATE state;
    HANDLE thread;
    NTSTATUS status = FltGetStreamContext(FltObjects->Instance,
                                          FltObjects->FileObject, &state);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    status = PsCreateSystemThread(&thread, THREAD_ALL_ACCESS, NULL, NULL, NULL,
                                  Thread, state);
    if (!NT_SUCCESS(status)) {
        FltReleaseContext(state);
        return status;
    }
    ZwClose(thread);
    return STATUS_SUCCESS;
}

NTSTATUS StartHasty(PCFLT_RELATED_OBJECTS FltObjects)
{
    PSTREAM_STATE state;
    HANDLE thread;
    NTSTATUS status = FltGetStreamContext(FltObjects->Instance,
                                          FltObjects->FileObject, &state);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    status = PsCreateSystemThread(&thread, THREAD_ALL_ACCESS, NULL, NULL, NULL,
                                  Hasty, state);
    if (!NT_SUCCESS(status)) {
// CHECK: thread.c:[[@LINE+1]]:{{[0-9]+}}: warning: reference to the stream context 'state' obtained by 'FltGetStreamContext' is not released
        return status;
    }
    ZwClose(thread);
    return STATUS_SUCCESS;
}
// CHECK: fltlint: 1 file, {{[34]}} functions analysed, 0 not fully analysed, 2 findings
