/*++

    Tidemark: keeps what a snapshot needs. The first write to a file after a
    snapshot was taken copies the file's old content away before the write goes
    down.

--*/

#pragma once

#include <fltKernel.h>

#define TM_TAG_INSTANCE     'iDiT'
#define TM_TAG_FILE         'fDiT'
#define TM_TAG_WORK         'wDiT'
#define TM_TAG_BUFFER       'bDiT'

#define TM_COPY_CHUNK       (64 * 1024)
#define TM_DRAIN_MILLISECONDS   500

typedef struct _TM_INSTANCE {

    LIST_ENTRY Link;            /* in TmGlobals.Instances, with a reference */
    PFLT_INSTANCE Instance;
    PFLT_VOLUME Volume;
    volatile LONG Epoch;        /* of the current snapshot; 0: none */
    volatile LONG Pending;      /* work items that are out */
    ERESOURCE Resource;
    BOOLEAN ResourceReady;
    BOOLEAN Linked;
    ULONGLONG FilesSaved;
    ULONGLONG FilesLost;

} TM_INSTANCE, *PTM_INSTANCE;

typedef struct _TM_FILE {

    LONG Epoch;                 /* the snapshot this file was saved for */
    volatile LONG Saved;
    ULONGLONG BytesSaved;
    LARGE_INTEGER FileSize;

} TM_FILE, *PTM_FILE;

/* A copy that is under way. Owns a reference to each of both contexts. */
typedef struct _TM_COPY {

    PTM_INSTANCE Instance;
    PTM_FILE File;
    PFILE_OBJECT FileObject;    /* referenced */
    PKEVENT Done;
    NTSTATUS Status;

} TM_COPY, *PTM_COPY;

typedef struct _TM_GLOBALS {

    PFLT_FILTER Filter;
    FAST_MUTEX Lock;
    LIST_ENTRY Instances;

} TM_GLOBALS;

extern TM_GLOBALS TmGlobals;

/* instance.c */

NTSTATUS FLTAPI
TmInstanceSetup(
    _In_ PCFLT_RELATED_OBJECTS FltObjects,
    _In_ FLT_INSTANCE_SETUP_FLAGS Flags,
    _In_ DEVICE_TYPE VolumeDeviceType,
    _In_ FLT_FILESYSTEM_TYPE VolumeFilesystemType);

VOID FLTAPI
TmInstanceTeardownStart(
    _In_ PCFLT_RELATED_OBJECTS FltObjects,
    _In_ FLT_INSTANCE_TEARDOWN_FLAGS Reason);

VOID FLTAPI
TmInstanceContextCleanup(
    _In_ PFLT_CONTEXT Context,
    _In_ FLT_CONTEXT_TYPE ContextType);

PTM_INSTANCE
TmFindInstance(
    _In_ PFLT_VOLUME Volume);

NTSTATUS
TmBeginSnapshot(
    _In_ PFLT_VOLUME Volume);

/* file.c */

NTSTATUS
TmReferenceFile(
    _In_ PCFLT_RELATED_OBJECTS FltObjects,
    _In_ LONG Epoch,
    _Outptr_ PTM_FILE *File);

VOID
TmForgetFile(
    _In_ PCFLT_RELATED_OBJECTS FltObjects);

/* copy.c */

NTSTATUS
TmQueueCopy(
    _In_ PTM_INSTANCE Instance,
    _In_ PTM_FILE File,
    _In_ PFILE_OBJECT FileObject,
    _In_ BOOLEAN Wait);

FLT_PREOP_CALLBACK_STATUS FLTAPI
TmPreWrite(
    _Inout_ PFLT_CALLBACK_DATA Data,
    _In_ PCFLT_RELATED_OBJECTS FltObjects,
    _Flt_CompletionContext_Outptr_ PVOID *CompletionContext);

FLT_PREOP_CALLBACK_STATUS FLTAPI
TmPreSetInformation(
    _Inout_ PFLT_CALLBACK_DATA Data,
    _In_ PCFLT_RELATED_OBJECTS FltObjects,
    _Flt_CompletionContext_Outptr_ PVOID *CompletionContext);

FLT_POSTOP_CALLBACK_STATUS FLTAPI
TmPostSetInformation(
    _Inout_ PFLT_CALLBACK_DATA Data,
    _In_ PCFLT_RELATED_OBJECTS FltObjects,
    _In_opt_ PVOID CompletionContext,
    _In_ FLT_POST_OPERATION_FLAGS Flags);
