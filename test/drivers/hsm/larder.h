/*++

Module: larder.h

    Larder keeps files that nobody has used for long in slower storage. On the
    volume only a placeholder stays. Who reads a placeholder waits: the
    operation is pended, a work item brings the content back, and lets it go on.

    Reads wait as deferred work items of their own. What would change the file
    waits in a cancel-safe queue in the instance context.

--*/

#pragma once

#include <fltKernel.h>

#define LARDER_INSTANCE_TAG     'iraL'
#define LARDER_STREAM_TAG       'sraL'
#define LARDER_RECALL_TAG       'rraL'
#define LARDER_CHUNK            0x10000

typedef enum _LARDER_STATE {
    LarderResident,
    LarderPlaceholder,
    LarderRecalling,
    LarderLost
} LARDER_STATE;

typedef struct _LARDER_INSTANCE {
    PFLT_INSTANCE Instance;
    FLT_CALLBACK_DATA_QUEUE Queue;
    LIST_ENTRY QueueHead;
    FAST_MUTEX QueueLock;
    volatile LONG Workers;
    volatile LONG Recalls;
} LARDER_INSTANCE, *PLARDER_INSTANCE;

typedef struct _LARDER_STREAM {
    volatile LONG State;
    LARGE_INTEGER Size;
    LARGE_INTEGER Resident;
    FAST_MUTEX Lock;
} LARDER_STREAM, *PLARDER_STREAM;

//
//  An operation that waits. Owns one reference to each context.
//

typedef struct _LARDER_RECALL {
    PLARDER_INSTANCE Instance;
    PLARDER_STREAM Stream;
    NTSTATUS Status;
} LARDER_RECALL, *PLARDER_RECALL;

extern PFLT_FILTER LarderFilter;

//
//  recall.c
//

_Must_inspect_result_
NTSTATUS
LarderCreateRecall (
    _In_ PLARDER_INSTANCE Instance,
    _In_ PLARDER_STREAM Stream,
    _Outptr_ PLARDER_RECALL *Recall
    );

VOID
LarderFreeRecall (
    _In_ PLARDER_RECALL Recall
    );

NTSTATUS
LarderBringBack (
    _In_ PFLT_INSTANCE Instance,
    _In_ PFILE_OBJECT FileObject,
    _Inout_ PLARDER_STREAM Stream
    );

//
//  queue.c
//

NTSTATUS
LarderInitializeQueue (
    _Inout_ PLARDER_INSTANCE Instance
    );

NTSTATUS
LarderEnqueue (
    _In_ PLARDER_INSTANCE Instance,
    _In_ PLARDER_STREAM Stream,
    _In_ PFLT_CALLBACK_DATA Data
    );

//
//  operations.c
//

FLT_POSTOP_CALLBACK_STATUS FLTAPI
LarderPostCreate (
    _Inout_ PFLT_CALLBACK_DATA Data,
    _In_ PCFLT_RELATED_OBJECTS FltObjects,
    _In_opt_ PVOID CompletionContext,
    _In_ FLT_POST_OPERATION_FLAGS Flags
    );

FLT_PREOP_CALLBACK_STATUS FLTAPI
LarderPreRead (
    _Inout_ PFLT_CALLBACK_DATA Data,
    _In_ PCFLT_RELATED_OBJECTS FltObjects,
    _Flt_CompletionContext_Outptr_ PVOID *CompletionContext
    );

FLT_POSTOP_CALLBACK_STATUS FLTAPI
LarderPostRead (
    _Inout_ PFLT_CALLBACK_DATA Data,
    _In_ PCFLT_RELATED_OBJECTS FltObjects,
    _In_opt_ PVOID CompletionContext,
    _In_ FLT_POST_OPERATION_FLAGS Flags
    );

FLT_PREOP_CALLBACK_STATUS FLTAPI
LarderPreWrite (
    _Inout_ PFLT_CALLBACK_DATA Data,
    _In_ PCFLT_RELATED_OBJECTS FltObjects,
    _Flt_CompletionContext_Outptr_ PVOID *CompletionContext
    );
