// Daybook: a journal of what changed on a volume. Operations leave entries on a
// list in nonpaged memory; a thread takes them off and writes them away. An
// entry refers to its stream by the stream context, with a reference.

#pragma once

#include <fltKernel.h>

#define DAYBOOK_POOL_ENTRY 'eyaD'
#define DAYBOOK_POOL_STREAM 'syaD'
#define DAYBOOK_POOL_HANDLE 'hyaD'
#define DAYBOOK_POOL_NAME 'nyaD'

#define DAYBOOK_MAX_ENTRIES 4096

typedef enum _DAYBOOK_REASON {
    DaybookCreated = 0x01,
    DaybookWritten = 0x02,
    DaybookTruncated = 0x04,
    DaybookRenamed = 0x08,
    DaybookDeleted = 0x10,
    DaybookClosed = 0x80
} DAYBOOK_REASON;

typedef struct _DAYBOOK_STREAM {
    ULONGLONG FileId;
    UNICODE_STRING Name;
    volatile LONG Reasons;
    KSPIN_LOCK Lock;
    LARGE_INTEGER LastChange;
} DAYBOOK_STREAM, *PDAYBOOK_STREAM;

// Keeps its stream, so that close need not look it up.
typedef struct _DAYBOOK_HANDLE {
    PDAYBOOK_STREAM Stream;
    ULONG ProcessId;
    volatile LONG Reasons;
} DAYBOOK_HANDLE, *PDAYBOOK_HANDLE;

typedef struct _DAYBOOK_ENTRY {
    LIST_ENTRY Link;
    PDAYBOOK_STREAM Stream;
    ULONG ProcessId;
    ULONG Reasons;
    LARGE_INTEGER Time;
} DAYBOOK_ENTRY, *PDAYBOOK_ENTRY;

typedef struct _DAYBOOK {
    PFLT_FILTER Filter;
    LIST_ENTRY Entries;
    KSPIN_LOCK EntriesLock;
    LONG EntryCount;
    LONG Dropped;
    KEVENT Wakeup;
    BOOLEAN Stopping;
    PETHREAD Writer;
    ULONGLONG Written;
} DAYBOOK;

extern DAYBOOK Daybook;

// writer.c
NTSTATUS DaybookStartWriter(VOID);
VOID DaybookStopWriter(VOID);
VOID DaybookPost(_In_ PDAYBOOK_STREAM Stream, _In_ ULONG ProcessId,
                 _In_ ULONG Reasons);

// contexts.c
NTSTATUS DaybookAttach(_In_ PFLT_CALLBACK_DATA Data,
                       _In_ PCFLT_RELATED_OBJECTS FltObjects);
PDAYBOOK_HANDLE DaybookHandleOf(_In_ PCFLT_RELATED_OBJECTS FltObjects);

VOID FLTAPI DaybookCleanupStream(_In_ PFLT_CONTEXT Context,
                                 _In_ FLT_CONTEXT_TYPE ContextType);
VOID FLTAPI DaybookCleanupHandle(_In_ PFLT_CONTEXT Context,
                                 _In_ FLT_CONTEXT_TYPE ContextType);

// operations.c
FLT_POSTOP_CALLBACK_STATUS FLTAPI
DaybookPostCreate(_Inout_ PFLT_CALLBACK_DATA Data,
                  _In_ PCFLT_RELATED_OBJECTS FltObjects,
                  _In_opt_ PVOID CompletionContext,
                  _In_ FLT_POST_OPERATION_FLAGS Flags);
FLT_PREOP_CALLBACK_STATUS FLTAPI
DaybookPreChange(_Inout_ PFLT_CALLBACK_DATA Data,
                 _In_ PCFLT_RELATED_OBJECTS FltObjects,
                 _Flt_CompletionContext_Outptr_ PVOID *CompletionContext);
FLT_POSTOP_CALLBACK_STATUS FLTAPI
DaybookPostChange(_Inout_ PFLT_CALLBACK_DATA Data,
                  _In_ PCFLT_RELATED_OBJECTS FltObjects,
                  _In_opt_ PVOID CompletionContext,
                  _In_ FLT_POST_OPERATION_FLAGS Flags);
FLT_PREOP_CALLBACK_STATUS FLTAPI
DaybookPreCleanup(_Inout_ PFLT_CALLBACK_DATA Data,
                  _In_ PCFLT_RELATED_OBJECTS FltObjects,
                  _Flt_CompletionContext_Outptr_ PVOID *CompletionContext);
