//
// Sieve: looks at the content of files through sections for data scan, while
// they are cleaned up. Several scans may be under way; a client in user mode
// maps the section and gives the verdict, and a list finds a scan by its number.
//

#pragma once

#include <fltKernel.h>

#define SIEVE_TAG_INSTANCE 'nIvS'
#define SIEVE_TAG_STREAM 'tSvS'
#define SIEVE_TAG_SECTION 'eSvS'
#define SIEVE_TAG_SCAN 'cSvS'

#define SIEVE_PORT L"\\SievePort"

typedef struct _SIEVE_INSTANCE {
    PFLT_VOLUME Volume;
    PFLT_INSTANCE Instance;
    BOOLEAN DataScan;
    FLT_FILESYSTEM_TYPE FileSystem;
} SIEVE_INSTANCE, *PSIEVE_INSTANCE;

typedef struct _SIEVE_STREAM {
    volatile LONG Dirty;
    volatile LONG Bad;
    KEVENT Idle;            // signalled while nobody scans
} SIEVE_STREAM, *PSIEVE_STREAM;

typedef struct _SIEVE_SECTION {
    PVOID SectionObject;
    HANDLE SectionHandle;
    LARGE_INTEGER Size;
    BOOLEAN Aborted;
    PKEVENT Cancel;
} SIEVE_SECTION, *PSIEVE_SECTION;

// A scan that the client knows of. Holds references to both contexts.
typedef struct _SIEVE_SCAN {
    LIST_ENTRY Link;
    ULONG Number;
    PSIEVE_STREAM Stream;
    PSIEVE_SECTION Section;
    KEVENT Done;
    volatile LONG References;
} SIEVE_SCAN, *PSIEVE_SCAN;

typedef struct _SIEVE_MESSAGE {
    ULONG Number;
    ULONG Command;
    ULONG Verdict;
} SIEVE_MESSAGE, *PSIEVE_MESSAGE;

enum { SieveCommandVerdict = 1, SieveCommandAbort = 2 };

typedef struct _SIEVE_DATA {
    PFLT_FILTER Filter;
    PFLT_PORT ServerPort;
    PFLT_PORT ClientPort;
    ERESOURCE ScansLock;
    LIST_ENTRY Scans;
    volatile LONG NextNumber;
} SIEVE_DATA;

extern SIEVE_DATA Sieve;

// section.c
NTSTATUS
SieveOpenSection(
    _In_ PCFLT_RELATED_OBJECTS FltObjects,
    _Outptr_ PSIEVE_SECTION *Section
    );

VOID
SieveCloseSection(
    _In_ PSIEVE_SECTION Section
    );

NTSTATUS FLTAPI
SieveSectionConflict(
    _In_ PFLT_INSTANCE Instance,
    _In_ PFLT_CONTEXT SectionContext,
    _In_ PFLT_CALLBACK_DATA Data
    );

// scan.c
PSIEVE_SCAN
SieveStartScan(
    _In_ PSIEVE_STREAM Stream,
    _In_ PSIEVE_SECTION Section
    );

VOID
SieveEndScan(
    _In_ PSIEVE_SCAN Scan
    );

NTSTATUS
SieveOpenPort(VOID);

VOID
SieveClosePort(VOID);

// operations.c
FLT_POSTOP_CALLBACK_STATUS FLTAPI
SievePostCreate(
    _Inout_ PFLT_CALLBACK_DATA Data,
    _In_ PCFLT_RELATED_OBJECTS FltObjects,
    _In_opt_ PVOID CompletionContext,
    _In_ FLT_POST_OPERATION_FLAGS Flags
    );

FLT_PREOP_CALLBACK_STATUS FLTAPI
SievePreWrite(
    _Inout_ PFLT_CALLBACK_DATA Data,
    _In_ PCFLT_RELATED_OBJECTS FltObjects,
    _Flt_CompletionContext_Outptr_ PVOID *CompletionContext
    );

FLT_PREOP_CALLBACK_STATUS FLTAPI
SievePreCleanup(
    _Inout_ PFLT_CALLBACK_DATA Data,
    _In_ PCFLT_RELATED_OBJECTS FltObjects,
    _Flt_CompletionContext_Outptr_ PVOID *CompletionContext
    );
