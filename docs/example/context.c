#include "tracefilter.h"

/* Returns the state of a stream with a reference that the caller must release
   with FltReleaseContext. */
NTSTATUS
FindOrCreateStreamState(
    _In_ PCFLT_RELATED_OBJECTS FltObjects,
    _Outptr_ PSTREAM_STATE *State
    )
{
    NTSTATUS status;
    PSTREAM_STATE newState = NULL;
    PSTREAM_STATE oldState = NULL;

    *State = NULL;

    status = FltGetStreamContext(FltObjects->Instance,
                                 FltObjects->FileObject,
                                 (PFLT_CONTEXT *)State);
    if (status != STATUS_NOT_FOUND) {
        return status;
    }

    status = FltAllocateContext(TraceFilter,
                                FLT_STREAM_CONTEXT,
                                sizeof(STREAM_STATE),
                                NonPagedPoolNx,
                                (PFLT_CONTEXT *)&newState);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    RtlZeroMemory(newState, sizeof(STREAM_STATE));

    status = FltSetStreamContext(FltObjects->Instance,
                                 FltObjects->FileObject,
                                 FLT_SET_CONTEXT_KEEP_IF_EXISTS,
                                 newState,
                                 (PFLT_CONTEXT *)&oldState);
    if (NT_SUCCESS(status)) {
        *State = newState;
        return STATUS_SUCCESS;
    }

    if (status == STATUS_FLT_CONTEXT_ALREADY_DEFINED) {
        /* Somebody was faster: theirs counts. */
        *State = oldState;
        return STATUS_SUCCESS;
    }

    FltReleaseContext(newState);
    return status;
}
