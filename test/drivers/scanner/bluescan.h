/*
 * BlueScan: asks a service in user mode whether a file may be opened.
 *
 * The verdict is kept in a stream context and stays valid until the stream is
 * written. A stream handle context says that this very handle has to be
 * scanned again when it is cleaned up.
 */

#ifndef _BLUESCAN_H_
#define _BLUESCAN_H_

#include <fltKernel.h>
#include <dontuse.h>
#include <suppress.h>

#define BLUE_TAG_STREAM 'sScB'
#define BLUE_TAG_HANDLE 'hScB'
#define BLUE_TAG_INSTANCE 'iScB'
#define BLUE_TAG_BUFFER 'bScB'

#define BLUE_PORT_NAME L"\\BlueScanPort"
#define BLUE_READ_SIZE 1024
#define BLUE_MAX_VENDORS 8

typedef enum _BLUE_VERDICT {
    BlueVerdictUnknown = 0,
    BlueVerdictClean,
    BlueVerdictInfected,
    BlueVerdictScanning
} BLUE_VERDICT;

typedef struct _BLUE_INSTANCE_CONTEXT {
    PFLT_INSTANCE Instance;
    FLT_FILESYSTEM_TYPE FileSystem;
    BOOLEAN IsNetwork;
    volatile LONG Scans;
    volatile LONG Blocked;
} BLUE_INSTANCE_CONTEXT, *PBLUE_INSTANCE_CONTEXT;

typedef struct _BLUE_STREAM_CONTEXT {
    volatile LONG Verdict;
    LONG Generation;
    KEVENT ScanDone;
    PFLT_FILE_NAME_INFORMATION NameInfo;
} BLUE_STREAM_CONTEXT, *PBLUE_STREAM_CONTEXT;

typedef struct _BLUE_HANDLE_CONTEXT {
    BOOLEAN RescanOnCleanup;
    ACCESS_MASK Access;
} BLUE_HANDLE_CONTEXT, *PBLUE_HANDLE_CONTEXT;

/* What goes over the port. Shared with the service. */
typedef struct _BLUE_REQUEST {
    ULONG BytesToScan;
    ULONG Reserved;
    UCHAR Contents[BLUE_READ_SIZE];
} BLUE_REQUEST, *PBLUE_REQUEST;

typedef struct _BLUE_REPLY {
    BOOLEAN SafeToOpen;
} BLUE_REPLY, *PBLUE_REPLY;

typedef struct _BLUE_GLOBALS {
    PDRIVER_OBJECT DriverObject;
    PFLT_FILTER Filter;
    PFLT_PORT ServerPort;
    PFLT_PORT ClientPort;
    PEPROCESS ServiceProcess;
    LONG Timeouts;
} BLUE_GLOBALS;

extern BLUE_GLOBALS Blue;

/* context.c */

_IRQL_requires_max_(APC_LEVEL)
NTSTATUS
BlueGetOrCreateStreamContext(
    _In_ PFLT_CALLBACK_DATA Data,
    _In_ PCFLT_RELATED_OBJECTS FltObjects,
    _Outptr_ PBLUE_STREAM_CONTEXT *StreamContext,
    _Out_opt_ PBOOLEAN Created
    );

_IRQL_requires_max_(APC_LEVEL)
NTSTATUS
BlueMarkHandle(
    _In_ PCFLT_RELATED_OBJECTS FltObjects,
    _In_ ACCESS_MASK Access
    );

VOID FLTAPI
BlueStreamContextCleanup(
    _In_ PFLT_CONTEXT Context,
    _In_ FLT_CONTEXT_TYPE ContextType
    );

/* scan.c */

_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS
BlueScanFile(
    _In_ PCFLT_RELATED_OBJECTS FltObjects,
    _In_ PBLUE_STREAM_CONTEXT StreamContext,
    _Out_ PBOOLEAN SafeToOpen
    );

FLT_PREOP_CALLBACK_STATUS FLTAPI
BluePreCreate(
    _Inout_ PFLT_CALLBACK_DATA Data,
    _In_ PCFLT_RELATED_OBJECTS FltObjects,
    _Flt_CompletionContext_Outptr_ PVOID *CompletionContext
    );

FLT_POSTOP_CALLBACK_STATUS FLTAPI
BluePostCreate(
    _Inout_ PFLT_CALLBACK_DATA Data,
    _In_ PCFLT_RELATED_OBJECTS FltObjects,
    _In_opt_ PVOID CompletionContext,
    _In_ FLT_POST_OPERATION_FLAGS Flags
    );

FLT_PREOP_CALLBACK_STATUS FLTAPI
BluePreCleanup(
    _Inout_ PFLT_CALLBACK_DATA Data,
    _In_ PCFLT_RELATED_OBJECTS FltObjects,
    _Flt_CompletionContext_Outptr_ PVOID *CompletionContext
    );

FLT_PREOP_CALLBACK_STATUS FLTAPI
BluePreWrite(
    _Inout_ PFLT_CALLBACK_DATA Data,
    _In_ PCFLT_RELATED_OBJECTS FltObjects,
    _Flt_CompletionContext_Outptr_ PVOID *CompletionContext
    );

FLT_POSTOP_CALLBACK_STATUS FLTAPI
BluePostWrite(
    _Inout_ PFLT_CALLBACK_DATA Data,
    _In_ PCFLT_RELATED_OBJECTS FltObjects,
    _In_opt_ PVOID CompletionContext,
    _In_ FLT_POST_OPERATION_FLAGS Flags
    );

/* port.c */

NTSTATUS
BlueOpenPort(
    VOID
    );

VOID
BlueClosePort(
    VOID
    );

#endif
