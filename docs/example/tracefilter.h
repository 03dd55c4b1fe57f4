/* TraceFilter: a small minifilter that counts what is written to each stream.
   It is an example for FltLint, with two reference leaks in it. */

#pragma once

#include <fltKernel.h>

#define TRACE_TAG 'FcrT'

typedef struct _STREAM_STATE {
    LONG Writes;
    LONG Volatile;
    LARGE_INTEGER LastWrite;
} STREAM_STATE, *PSTREAM_STATE;

extern PFLT_FILTER TraceFilter;

/* context.c */
NTSTATUS
FindOrCreateStreamState(
    _In_ PCFLT_RELATED_OBJECTS FltObjects,
    _Outptr_ PSTREAM_STATE *State
    );

/* operations.c */
FLT_POSTOP_CALLBACK_STATUS FLTAPI
TracePostCreate(
    _Inout_ PFLT_CALLBACK_DATA Data,
    _In_ PCFLT_RELATED_OBJECTS FltObjects,
    _In_opt_ PVOID CompletionContext,
    _In_ FLT_POST_OPERATION_FLAGS Flags
    );

FLT_PREOP_CALLBACK_STATUS FLTAPI
TracePreWrite(
    _Inout_ PFLT_CALLBACK_DATA Data,
    _In_ PCFLT_RELATED_OBJECTS FltObjects,
    _Flt_CompletionContext_Outptr_ PVOID *CompletionContext
    );

FLT_PREOP_CALLBACK_STATUS FLTAPI
TracePreCleanup(
    _Inout_ PFLT_CALLBACK_DATA Data,
    _In_ PCFLT_RELATED_OBJECTS FltObjects,
    _Flt_CompletionContext_Outptr_ PVOID *CompletionContext
    );
