#include "tracefilter.h"

FLT_POSTOP_CALLBACK_STATUS FLTAPI
TracePostCreate(
    _Inout_ PFLT_CALLBACK_DATA Data,
    _In_ PCFLT_RELATED_OBJECTS FltObjects,
    _In_opt_ PVOID CompletionContext,
    _In_ FLT_POST_OPERATION_FLAGS Flags
    )
{
    PSTREAM_STATE state;

    UNREFERENCED_PARAMETER(CompletionContext);

    if (FlagOn(Flags, FLTFL_POST_OPERATION_DRAINING) ||
        !NT_SUCCESS(Data->IoStatus.Status)) {
        return FLT_POSTOP_FINISHED_PROCESSING;
    }

    if (NT_SUCCESS(FindOrCreateStreamState(FltObjects, &state))) {
        state->Volatile = FlagOn(Data->Iopb->Parameters.Create.Options,
                                 FILE_DELETE_ON_CLOSE) != 0;
        FltReleaseContext(state);
    }
    return FLT_POSTOP_FINISHED_PROCESSING;
}

FLT_PREOP_CALLBACK_STATUS FLTAPI
TracePreWrite(
    _Inout_ PFLT_CALLBACK_DATA Data,
    _In_ PCFLT_RELATED_OBJECTS FltObjects,
    _Flt_CompletionContext_Outptr_ PVOID *CompletionContext
    )
{
    NTSTATUS status;
    PSTREAM_STATE state = NULL;

    UNREFERENCED_PARAMETER(CompletionContext);

    status = FltGetStreamContext(FltObjects->Instance,
                                 FltObjects->FileObject,
                                 (PFLT_CONTEXT *)&state);
    if (!NT_SUCCESS(status)) {
        return FLT_PREOP_SUCCESS_NO_CALLBACK;
    }

    if (state->Volatile || Data->Iopb->Parameters.Write.Length == 0) {
        return FLT_PREOP_SUCCESS_NO_CALLBACK;
    }

    InterlockedIncrement(&state->Writes);
    KeQuerySystemTime(&state->LastWrite);

    FltReleaseContext(state);
    return FLT_PREOP_SUCCESS_NO_CALLBACK;
}

FLT_PREOP_CALLBACK_STATUS FLTAPI
TracePreCleanup(
    _Inout_ PFLT_CALLBACK_DATA Data,
    _In_ PCFLT_RELATED_OBJECTS FltObjects,
    _Flt_CompletionContext_Outptr_ PVOID *CompletionContext
    )
{
    PSTREAM_STATE state = NULL;

    UNREFERENCED_PARAMETER(Data);
    UNREFERENCED_PARAMETER(CompletionContext);

    if (NT_SUCCESS(FltGetStreamContext(FltObjects->Instance,
                                       FltObjects->FileObject,
                                       (PFLT_CONTEXT *)&state))) {
        DbgPrint("TraceFilter: %d writes\n", state->Writes);
        FltReleaseContext(state);
    }
    return FLT_PREOP_SUCCESS_NO_CALLBACK;
}
