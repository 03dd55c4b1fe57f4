/*
    Aliaser: shows a folder of a volume under another name as well. Opens below
    the alias are sent to the folder; names that others ask for are given with
    the alias in them, as the file was opened.

    The aliases of a volume are in its instance context, those who want to read
    them take a snapshot with a reference of its own.
*/

#pragma once

#include <fltKernel.h>

#define ALIAS_TAG_INSTANCE 'iilA'
#define ALIAS_TAG_HANDLE 'hilA'
#define ALIAS_TAG_NAME 'nilA'

typedef struct _ALIAS_PAIR {
    LIST_ENTRY Link;
    UNICODE_STRING Alias;
    UNICODE_STRING Target;
} ALIAS_PAIR, *PALIAS_PAIR;

typedef struct _ALIAS_INSTANCE {
    EX_PUSH_LOCK Lock;
    LIST_ENTRY Pairs;
    ULONG Generation;
    UNICODE_STRING VolumeName;
} ALIAS_INSTANCE, *PALIAS_INSTANCE;

/* The name a handle was opened by. */
typedef struct _ALIAS_HANDLE {
    PALIAS_INSTANCE Instance; /* referenced */
    ULONG Generation;
    UNICODE_STRING OpenedName;
} ALIAS_HANDLE, *PALIAS_HANDLE;

/* From pre- to post-create. */
typedef struct _ALIAS_CREATE {
    PALIAS_HANDLE Handle;
} ALIAS_CREATE, *PALIAS_CREATE;

extern PFLT_FILTER AliasFilter;

/* names.c */

NTSTATUS
AliasCopyString(
    _Out_ PUNICODE_STRING To,
    _In_ PCUNICODE_STRING From
    );

VOID
AliasFreeString(
    _Inout_ PUNICODE_STRING String
    );

NTSTATUS FLTAPI
AliasGenerateFileName(
    _In_ PFLT_INSTANCE Instance,
    _In_ PFILE_OBJECT FileObject,
    _In_opt_ PFLT_CALLBACK_DATA Data,
    _In_ FLT_FILE_NAME_OPTIONS NameOptions,
    _Out_ PBOOLEAN CacheFileNameInformation,
    _Out_ PFLT_NAME_CONTROL FileName
    );

NTSTATUS FLTAPI
AliasNormalizeNameComponent(
    _In_ PFLT_INSTANCE Instance,
    _In_ PCUNICODE_STRING ParentDirectory,
    _In_ USHORT VolumeNameLength,
    _In_ PCUNICODE_STRING Component,
    _Out_writes_bytes_(ExpandComponentNameLength)
        PFILE_NAMES_INFORMATION ExpandComponentName,
    _In_ ULONG ExpandComponentNameLength,
    _In_ FLT_NORMALIZE_NAME_FLAGS Flags,
    _Inout_ PVOID *NormalizationContext
    );

VOID FLTAPI
AliasNormalizeCleanup(
    _Inout_ PVOID *NormalizationContext
    );

/* create.c */

NTSTATUS
AliasTranslate(
    _In_ PALIAS_INSTANCE Instance,
    _In_ PCUNICODE_STRING Name,
    _Out_ PUNICODE_STRING Result
    );

FLT_PREOP_CALLBACK_STATUS FLTAPI
AliasPreCreate(
    _Inout_ PFLT_CALLBACK_DATA Data,
    _In_ PCFLT_RELATED_OBJECTS FltObjects,
    _Flt_CompletionContext_Outptr_ PVOID *CompletionContext
    );

FLT_POSTOP_CALLBACK_STATUS FLTAPI
AliasPostCreate(
    _Inout_ PFLT_CALLBACK_DATA Data,
    _In_ PCFLT_RELATED_OBJECTS FltObjects,
    _In_opt_ PVOID CompletionContext,
    _In_ FLT_POST_OPERATION_FLAGS Flags
    );
