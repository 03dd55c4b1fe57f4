//
//  Veil: encrypts what is written to a volume and decrypts what is read.
//
//  The caller's buffer is never touched on its way down: the operation gets a
//  buffer of ours, and goes down with that. The post-operation callback copies
//  and decrypts. It runs at DISPATCH_LEVEL, where no context may be looked up,
//  so the pre-operation callback hands it the volume context, with its
//  reference, in a small structure.
//

#pragma once

#include <fltKernel.h>
#include <ntstrsafe.h>

#define VEIL_TAG_VOLUME     'vleV'
#define VEIL_TAG_STREAM     'sleV'
#define VEIL_TAG_P2P        'pleV'
#define VEIL_TAG_BUFFER     'bleV'
#define VEIL_TAG_NAME       'nleV'

#define VEIL_MIN_SECTOR_SIZE    0x200
#define VEIL_KEY_SIZE           32

//
//  One per volume. From nonpaged pool, as volume contexts have to be.
//
typedef struct _VEIL_VOLUME_CONTEXT {
    UNICODE_STRING Name;
    ULONG SectorSize;
    UCHAR Key[VEIL_KEY_SIZE];
    KSPIN_LOCK StatisticsLock;
    ULONGLONG BytesDecrypted;
    ULONGLONG BytesEncrypted;
} VEIL_VOLUME_CONTEXT, *PVEIL_VOLUME_CONTEXT;

//
//  One per encrypted stream.
//
typedef struct _VEIL_STREAM_CONTEXT {
    ULONGLONG Nonce;
    BOOLEAN Encrypted;
} VEIL_STREAM_CONTEXT, *PVEIL_STREAM_CONTEXT;

//
//  What a pre-operation callback hands to its post-operation callback.
//
typedef struct _VEIL_PRE_2_POST {
    PVEIL_VOLUME_CONTEXT Volume;
    PVEIL_STREAM_CONTEXT Stream;
    PVOID SwappedBuffer;
    ULONG Length;
} VEIL_PRE_2_POST, *PVEIL_PRE_2_POST;

extern PFLT_FILTER VeilFilter;
extern NPAGED_LOOKASIDE_LIST VeilPre2PostList;

//
//  volume.c
//

NTSTATUS FLTAPI
VeilInstanceSetup (
    _In_ PCFLT_RELATED_OBJECTS FltObjects,
    _In_ FLT_INSTANCE_SETUP_FLAGS Flags,
    _In_ DEVICE_TYPE VolumeDeviceType,
    _In_ FLT_FILESYSTEM_TYPE VolumeFilesystemType
    );

VOID FLTAPI
VeilCleanupVolumeContext (
    _In_ PFLT_CONTEXT Context,
    _In_ FLT_CONTEXT_TYPE ContextType
    );

//
//  stream.c
//

NTSTATUS
VeilFindStream (
    _In_ PCFLT_RELATED_OBJECTS FltObjects,
    _In_ BOOLEAN Create,
    _Outptr_ PVEIL_STREAM_CONTEXT *Stream
    );

FLT_POSTOP_CALLBACK_STATUS FLTAPI
VeilPostCreate (
    _Inout_ PFLT_CALLBACK_DATA Data,
    _In_ PCFLT_RELATED_OBJECTS FltObjects,
    _In_opt_ PVOID CompletionContext,
    _In_ FLT_POST_OPERATION_FLAGS Flags
    );

//
//  swap.c
//

FLT_PREOP_CALLBACK_STATUS FLTAPI
VeilPreRead (
    _Inout_ PFLT_CALLBACK_DATA Data,
    _In_ PCFLT_RELATED_OBJECTS FltObjects,
    _Flt_CompletionContext_Outptr_ PVOID *CompletionContext
    );

FLT_POSTOP_CALLBACK_STATUS FLTAPI
VeilPostRead (
    _Inout_ PFLT_CALLBACK_DATA Data,
    _In_ PCFLT_RELATED_OBJECTS FltObjects,
    _In_opt_ PVOID CompletionContext,
    _In_ FLT_POST_OPERATION_FLAGS Flags
    );

FLT_PREOP_CALLBACK_STATUS FLTAPI
VeilPreWrite (
    _Inout_ PFLT_CALLBACK_DATA Data,
    _In_ PCFLT_RELATED_OBJECTS FltObjects,
    _Flt_CompletionContext_Outptr_ PVOID *CompletionContext
    );

FLT_POSTOP_CALLBACK_STATUS FLTAPI
VeilPostWrite (
    _Inout_ PFLT_CALLBACK_DATA Data,
    _In_ PCFLT_RELATED_OBJECTS FltObjects,
    _In_opt_ PVOID CompletionContext,
    _In_ FLT_POST_OPERATION_FLAGS Flags
    );

//
//  cipher.c
//

VOID
VeilTransform (
    _In_reads_(VEIL_KEY_SIZE) const UCHAR *Key,
    _In_ ULONGLONG Nonce,
    _In_ ULONGLONG Position,
    _Inout_updates_bytes_(Length) PUCHAR Buffer,
    _In_ ULONG Length
    );
