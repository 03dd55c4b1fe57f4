/*===- fltkernel.h - the filter manager ----------------------------------===*
 *
 * Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
 * SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 *===----------------------------------------------------------------------===*
 *
 * Everything a minifilter calls, registers and is handed.
 */
#ifndef FLTLINT_FLTKERNEL_H
#define FLTLINT_FLTKERNEL_H

/* What drivers ask whether it was included by. */
#ifndef __FLTKERNEL__
#define __FLTKERNEL__
#endif

#include <ntifs.h>
#include <fltuserstructures.h>

/* Which filter manager. */

#ifndef FLT_MGR_BASELINE
#define FLT_MGR_BASELINE 1
#endif
#ifndef FLT_MGR_AFTER_XPSP2
#define FLT_MGR_AFTER_XPSP2 1
#endif
#ifndef FLT_MGR_LONGHORN
#define FLT_MGR_LONGHORN 1
#endif
#ifndef FLT_MGR_WIN7
#define FLT_MGR_WIN7 1
#endif
#ifndef FLT_MGR_WIN8
#define FLT_MGR_WIN8 1
#endif
#ifndef FLT_MGR_WIN10_RS1
#define FLT_MGR_WIN10_RS1 1
#endif
#ifndef NULL_CONTEXT
#define NULL_CONTEXT ((PFLT_CONTEXT)NULL)
#endif

#ifndef FLT_MAX_TRANSACTION_NOTIFICATIONS
#define FLT_MAX_TRANSACTION_NOTIFICATIONS                                      \
  (TRANSACTION_NOTIFY_PREPREPARE | TRANSACTION_NOTIFY_PREPARE |                \
   TRANSACTION_NOTIFY_COMMIT | TRANSACTION_NOTIFY_ROLLBACK |                   \
   TRANSACTION_NOTIFY_COMMIT_FINALIZE)
#endif

/* Callback data. */

#ifndef FLT_IS_IRP_OPERATION
#define FLT_IS_IRP_OPERATION(Data)                                             \
  (FlagOn((Data)->Flags, FLTFL_CALLBACK_DATA_IRP_OPERATION))
#endif
#ifndef FLT_IS_FASTIO_OPERATION
#define FLT_IS_FASTIO_OPERATION(Data)                                          \
  (FlagOn((Data)->Flags, FLTFL_CALLBACK_DATA_FAST_IO_OPERATION))
#endif
#ifndef FLT_IS_FS_FILTER_OPERATION
#define FLT_IS_FS_FILTER_OPERATION(Data)                                       \
  (FlagOn((Data)->Flags, FLTFL_CALLBACK_DATA_FS_FILTER_OPERATION))
#endif
#ifndef FLT_IS_REISSUED_IO
#define FLT_IS_REISSUED_IO(Data)                                               \
  (FlagOn((Data)->Flags, FLTFL_CALLBACK_DATA_REISSUED_IO))
#endif
#ifndef FLT_IS_SYSTEM_BUFFER
#define FLT_IS_SYSTEM_BUFFER(Data)                                             \
  (FlagOn((Data)->Flags, FLTFL_CALLBACK_DATA_SYSTEM_BUFFER))
#endif
#ifndef FLT_SET_CALLBACK_DATA_DIRTY
#define FLT_SET_CALLBACK_DATA_DIRTY(Data) FltSetCallbackDataDirty(Data)
#endif
#ifndef FLT_CLEAR_CALLBACK_DATA_DIRTY
#define FLT_CLEAR_CALLBACK_DATA_DIRTY(Data) FltClearCallbackDataDirty(Data)
#endif
#ifndef FLT_IS_CALLBACK_DATA_DIRTY
#define FLT_IS_CALLBACK_DATA_DIRTY(Data) FltIsCallbackDataDirty(Data)
#endif
#ifndef FLT_ASSERT
#define FLT_ASSERT(e) __FLTLINT_ASSERT(e)
#endif
#ifndef FLT_ASSERTMSG
#define FLT_ASSERTMSG(m, e) __FLTLINT_ASSERT(e)
#endif
#ifndef FltGetFileNameFormat
#define FltGetFileNameFormat(o) ((o) & FLT_VALID_FILE_NAME_FORMATS)
#endif
#ifndef FltGetFileNameQueryMethod
#define FltGetFileNameQueryMethod(o) ((o) & FLT_VALID_FILE_NAME_QUERY_METHODS)
#endif
#ifndef FltGetFileNameFlags
#define FltGetFileNameFlags(o) ((o) & FLT_VALID_FILE_NAME_FLAGS)
#endif
#ifndef FltSetFileNameFormat
#define FltSetFileNameFormat(o, v)                                             \
  ((o) = ((o) & ~FLT_VALID_FILE_NAME_FORMATS) |                                \
         ((v) & FLT_VALID_FILE_NAME_FORMATS))
#endif
#ifndef FltSetFileNameQueryMethod
#define FltSetFileNameQueryMethod(o, v)                                        \
  ((o) = ((o) & ~FLT_VALID_FILE_NAME_QUERY_METHODS) |                          \
         ((v) & FLT_VALID_FILE_NAME_QUERY_METHODS))
#endif

/* Kinds of context */

#ifndef FLT_VOLUME_CONTEXT
#define FLT_VOLUME_CONTEXT 1
#endif
#ifndef FLT_INSTANCE_CONTEXT
#define FLT_INSTANCE_CONTEXT 2
#endif
#ifndef FLT_FILE_CONTEXT
#define FLT_FILE_CONTEXT 4
#endif
#ifndef FLT_STREAM_CONTEXT
#define FLT_STREAM_CONTEXT 8
#endif
#ifndef FLT_STREAMHANDLE_CONTEXT
#define FLT_STREAMHANDLE_CONTEXT 0x10
#endif
#ifndef FLT_TRANSACTION_CONTEXT
#define FLT_TRANSACTION_CONTEXT 0x20
#endif
#ifndef FLT_SECTION_CONTEXT
#define FLT_SECTION_CONTEXT 0x40
#endif
#define FLT_ALL_CONTEXTS 0x7F
#ifndef FLT_CONTEXT_END
#define FLT_CONTEXT_END 0xFFFF
#endif
#ifndef FLT_VARIABLE_SIZED_CONTEXTS
#define FLT_VARIABLE_SIZED_CONTEXTS 0xFFFFFFFFFFFFFFFFULL
#endif

/* Major function codes */

#ifndef IRP_MJ_OPERATION_END
#define IRP_MJ_OPERATION_END ((UCHAR)0x80)
#endif
#ifndef IRP_MJ_VOLUME_DISMOUNT
#define IRP_MJ_VOLUME_DISMOUNT ((UCHAR)0xEC)
#endif
#ifndef IRP_MJ_VOLUME_MOUNT
#define IRP_MJ_VOLUME_MOUNT ((UCHAR)0xED)
#endif
#ifndef IRP_MJ_MDL_WRITE_COMPLETE
#define IRP_MJ_MDL_WRITE_COMPLETE ((UCHAR)0xEE)
#endif
#ifndef IRP_MJ_PREPARE_MDL_WRITE
#define IRP_MJ_PREPARE_MDL_WRITE ((UCHAR)0xEF)
#endif
#ifndef IRP_MJ_MDL_READ_COMPLETE
#define IRP_MJ_MDL_READ_COMPLETE ((UCHAR)0xF0)
#endif
#ifndef IRP_MJ_MDL_READ
#define IRP_MJ_MDL_READ ((UCHAR)0xF1)
#endif
#ifndef IRP_MJ_NETWORK_QUERY_OPEN
#define IRP_MJ_NETWORK_QUERY_OPEN ((UCHAR)0xF2)
#endif
#ifndef IRP_MJ_FAST_IO_CHECK_IF_POSSIBLE
#define IRP_MJ_FAST_IO_CHECK_IF_POSSIBLE ((UCHAR)0xF3)
#endif
#define IRP_MJ_QUERY_OPEN ((UCHAR)0xF9)
#ifndef IRP_MJ_RELEASE_FOR_CC_FLUSH
#define IRP_MJ_RELEASE_FOR_CC_FLUSH ((UCHAR)0xFA)
#endif
#ifndef IRP_MJ_ACQUIRE_FOR_CC_FLUSH
#define IRP_MJ_ACQUIRE_FOR_CC_FLUSH ((UCHAR)0xFB)
#endif
#ifndef IRP_MJ_RELEASE_FOR_MOD_WRITE
#define IRP_MJ_RELEASE_FOR_MOD_WRITE ((UCHAR)0xFC)
#endif
#ifndef IRP_MJ_ACQUIRE_FOR_MOD_WRITE
#define IRP_MJ_ACQUIRE_FOR_MOD_WRITE ((UCHAR)0xFD)
#endif
#ifndef IRP_MJ_RELEASE_FOR_SECTION_SYNCHRONIZATION
#define IRP_MJ_RELEASE_FOR_SECTION_SYNCHRONIZATION ((UCHAR)0xFE)
#endif
#ifndef IRP_MJ_ACQUIRE_FOR_SECTION_SYNCHRONIZATION
#define IRP_MJ_ACQUIRE_FOR_SECTION_SYNCHRONIZATION ((UCHAR)0xFF)
#endif

/* File name options */

#ifndef FLT_FILE_NAME_NORMALIZED
#define FLT_FILE_NAME_NORMALIZED 1
#endif
#ifndef FLT_FILE_NAME_OPENED
#define FLT_FILE_NAME_OPENED 2
#endif
#ifndef FLT_FILE_NAME_SHORT
#define FLT_FILE_NAME_SHORT 3
#endif
#ifndef FLT_FILE_NAME_QUERY_DEFAULT
#define FLT_FILE_NAME_QUERY_DEFAULT 0x0100
#endif
#ifndef FLT_FILE_NAME_QUERY_CACHE_ONLY
#define FLT_FILE_NAME_QUERY_CACHE_ONLY 0x0200
#endif
#ifndef FLT_FILE_NAME_QUERY_FILESYSTEM_ONLY
#define FLT_FILE_NAME_QUERY_FILESYSTEM_ONLY 0x0300
#endif
#ifndef FLT_FILE_NAME_QUERY_ALWAYS_ALLOW_CACHE_LOOKUP
#define FLT_FILE_NAME_QUERY_ALWAYS_ALLOW_CACHE_LOOKUP 0x0400
#endif
#ifndef FLT_FILE_NAME_REQUEST_FROM_CURRENT_PROVIDER
#define FLT_FILE_NAME_REQUEST_FROM_CURRENT_PROVIDER 0x01000000
#endif
#ifndef FLT_FILE_NAME_DO_NOT_CACHE
#define FLT_FILE_NAME_DO_NOT_CACHE 0x02000000
#endif
#ifndef FLT_FILE_NAME_ALLOW_QUERY_ON_REPARSE
#define FLT_FILE_NAME_ALLOW_QUERY_ON_REPARSE 0x04000000
#endif

/* Context registration */

#define FLTFL_CONTEXT_REGISTRATION_NO_EXACT_SIZE_MATCH 1

/* Filter registration */

#ifndef FLTFL_REGISTRATION_DO_NOT_SUPPORT_SERVICE_STOP
#define FLTFL_REGISTRATION_DO_NOT_SUPPORT_SERVICE_STOP 0x00000001
#endif
#ifndef FLTFL_REGISTRATION_SUPPORT_NPFS_MSFS
#define FLTFL_REGISTRATION_SUPPORT_NPFS_MSFS 0x00000002
#endif
#define FLTFL_REGISTRATION_SUPPORT_DAX_VOLUME 0x00000004
#define FLTFL_REGISTRATION_SUPPORT_WCOS 0x00000008UL

/* Operation registration */

#ifndef FLTFL_OPERATION_REGISTRATION_SKIP_PAGING_IO
#define FLTFL_OPERATION_REGISTRATION_SKIP_PAGING_IO 0x00000001
#endif
#define FLTFL_OPERATION_REGISTRATION_SKIP_CACHED_IO 0x00000002
#ifndef FLTFL_OPERATION_REGISTRATION_SKIP_NON_DASD_IO
#define FLTFL_OPERATION_REGISTRATION_SKIP_NON_DASD_IO 0x00000004
#endif
#define FLTFL_OPERATION_REGISTRATION_SKIP_NON_CACHED_NON_PAGING_IO 0x00000008

/* Callback data */

#ifndef FLTFL_CALLBACK_DATA_IRP_OPERATION
#define FLTFL_CALLBACK_DATA_IRP_OPERATION 0x00000001
#endif
#ifndef FLTFL_CALLBACK_DATA_FAST_IO_OPERATION
#define FLTFL_CALLBACK_DATA_FAST_IO_OPERATION 0x00000002
#endif
#ifndef FLTFL_CALLBACK_DATA_FS_FILTER_OPERATION
#define FLTFL_CALLBACK_DATA_FS_FILTER_OPERATION 0x00000004
#endif
#ifndef FLTFL_CALLBACK_DATA_SYSTEM_BUFFER
#define FLTFL_CALLBACK_DATA_SYSTEM_BUFFER 0x00000008
#endif
#define FLTFL_CALLBACK_DATA_REISSUE_MASK 0x0000FFFF
#ifndef FLTFL_CALLBACK_DATA_GENERATED_IO
#define FLTFL_CALLBACK_DATA_GENERATED_IO 0x00010000
#endif
#define FLTFL_CALLBACK_DATA_REISSUED_IO 0x00020000
#define FLTFL_CALLBACK_DATA_DRAINING_IO 0x00040000
#define FLTFL_CALLBACK_DATA_POST_OPERATION 0x00080000
#define FLTFL_CALLBACK_DATA_NEW_SYSTEM_BUFFER 0x00100000
#define FLTFL_CALLBACK_DATA_DIRTY 0x80000000

/* Instance set-up */

#ifndef FLTFL_INSTANCE_SETUP_AUTOMATIC_ATTACHMENT
#define FLTFL_INSTANCE_SETUP_AUTOMATIC_ATTACHMENT 0x00000001
#endif
#ifndef FLTFL_INSTANCE_SETUP_MANUAL_ATTACHMENT
#define FLTFL_INSTANCE_SETUP_MANUAL_ATTACHMENT 0x00000002
#endif
#define FLTFL_INSTANCE_SETUP_NEWLY_MOUNTED_VOLUME 0x00000004
#define FLTFL_INSTANCE_SETUP_DETACHED_VOLUME 0x00000008
#define FLTFL_INSTANCE_SETUP_DEV_VOLUME 0x00000010UL
#define FLTFL_INSTANCE_SETUP_TRUSTED_VOLUME 0x00000020UL

/* Instance teardown */

#define FLTFL_INSTANCE_TEARDOWN_MANUAL 0x00000001
#define FLTFL_INSTANCE_TEARDOWN_FILTER_UNLOAD 0x00000002
#define FLTFL_INSTANCE_TEARDOWN_MANDATORY_FILTER_UNLOAD 0x00000004
#define FLTFL_INSTANCE_TEARDOWN_VOLUME_DISMOUNT 0x00000008
#define FLTFL_INSTANCE_TEARDOWN_INTERNAL_ERROR 0x00000010

/* Post-operation */

#ifndef FLTFL_POST_OPERATION_DRAINING
#define FLTFL_POST_OPERATION_DRAINING 1
#endif

/* Unload */

#ifndef FLTFL_FILTER_UNLOAD_MANDATORY
#define FLTFL_FILTER_UNLOAD_MANDATORY 1
#endif

/* I/O issued by a filter */

#ifndef FLTFL_IO_OPERATION_NON_CACHED
#define FLTFL_IO_OPERATION_NON_CACHED 0x00000001
#endif
#ifndef FLTFL_IO_OPERATION_PAGING
#define FLTFL_IO_OPERATION_PAGING 0x00000002
#endif
#ifndef FLTFL_IO_OPERATION_DO_NOT_UPDATE_BYTE_OFFSET
#define FLTFL_IO_OPERATION_DO_NOT_UPDATE_BYTE_OFFSET 0x00000004
#endif
#ifndef FLTFL_IO_OPERATION_SYNCHRONOUS_PAGING
#define FLTFL_IO_OPERATION_SYNCHRONOUS_PAGING 0x00000008
#endif

/* Other flags of the filter manager */

#define FLTFL_FILE_NAME_PARSED_FINAL_COMPONENT 0x00000001
#ifndef FLTFL_NORMALIZE_NAME_CASE_SENSITIVE
#define FLTFL_NORMALIZE_NAME_CASE_SENSITIVE 0x00000001
#endif
#define FLTFL_FILE_NAME_PARSED_EXTENSION 0x00000002
#ifndef FLTFL_NORMALIZE_NAME_DESTINATION_FILE_NAME
#define FLTFL_NORMALIZE_NAME_DESTINATION_FILE_NAME 0x00000002
#endif
#ifndef FLTFL_FILE_NAME_PARSED_STREAM
#define FLTFL_FILE_NAME_PARSED_STREAM 0x00000004
#endif
#define FLTFL_FILE_NAME_PARSED_PARENT_DIR 0x00000008

/* Communication ports */

#define FLT_PORT_CONNECT 0x00000001
#ifndef FLT_PORT_ALL_ACCESS
#define FLT_PORT_ALL_ACCESS 0x001F0001
#endif

/* Filter manager */

#define FLT_NO_DEBUG 0
#define FLT_ALLOCATE_CALLBACK_DATA_PREALLOCATE_ALL_MEMORY 1UL
#define FLT_MGR_WINBLUE 1
#define FLT_PUSH_LOCK_ENABLE_AUTO_BOOST 1
#define FLT_PUSH_LOCK_VALID_FLAGS 1
#ifndef FLT_TAG_DATA_BUFFER_HEADER_SIZE
#define FLT_TAG_DATA_BUFFER_HEADER_SIZE 8L
#endif
#define FLT_INTERNAL_OPERATION_COUNT 0x16
#define FLT_VALID_FILE_NAME_FORMATS 0xFF
#ifndef FLT_REGISTRATION_VERSION_0200
#define FLT_REGISTRATION_VERSION_0200 0x0200
#endif
#define FLT_REGISTRATION_VERSION_0201 0x0201
#define FLT_REGISTRATION_VERSION_0202 0x0202
#ifndef FLT_REGISTRATION_VERSION
#define FLT_REGISTRATION_VERSION 0x0203
#endif
#define FLT_REGISTRATION_VERSION_0203 0x0203
#define FLT_VALID_FILE_NAME_QUERY_METHODS 0xFF00
#ifndef FLT_VALID_FILE_NAME_FLAGS
#define FLT_VALID_FILE_NAME_FLAGS 0xFF000000UL
#endif

/* Others */

#define FLTTCFL_AUTO_REPARSE 1UL

#ifdef __cplusplus
extern "C" {
#endif

/* Structures the system keeps to itself, or defines below. */

struct _FLT_DEFERRED_IO_WORKITEM;
struct _FLT_FILTER;
struct _FLT_GENERIC_WORKITEM;
struct _FLT_PORT;
struct _FLT_VOLUME;

/* Names ahead of their definitions. */

typedef struct _FLT_CALLBACK_DATA FLT_CALLBACK_DATA, *PFLT_CALLBACK_DATA;
typedef struct _FLT_CALLBACK_DATA_QUEUE FLT_CALLBACK_DATA_QUEUE,
    *PFLT_CALLBACK_DATA_QUEUE;
typedef struct _FLT_IO_PARAMETER_BLOCK FLT_IO_PARAMETER_BLOCK,
    *PFLT_IO_PARAMETER_BLOCK;
typedef struct _FLT_NAME_CONTROL FLT_NAME_CONTROL, *PFLT_NAME_CONTROL;
typedef struct _FLT_RELATED_OBJECTS FLT_RELATED_OBJECTS, *PFLT_RELATED_OBJECTS;
typedef struct _FLT_TAG_DATA_BUFFER FLT_TAG_DATA_BUFFER, *PFLT_TAG_DATA_BUFFER;

#ifndef __FLTLINT_YIELD__FLT_POSTOP_CALLBACK_STATUS
typedef enum _FLT_POSTOP_CALLBACK_STATUS {
  FLT_POSTOP_FINISHED_PROCESSING,
  FLT_POSTOP_MORE_PROCESSING_REQUIRED,
  FLT_POSTOP_DISALLOW_FSFILTER_IO
} FLT_POSTOP_CALLBACK_STATUS,
    *PFLT_POSTOP_CALLBACK_STATUS;
#else
typedef enum _FLT_POSTOP_CALLBACK_STATUS FLT_POSTOP_CALLBACK_STATUS,
    *PFLT_POSTOP_CALLBACK_STATUS;
#endif

#ifndef __FLTLINT_YIELD__FLT_PREOP_CALLBACK_STATUS
typedef enum _FLT_PREOP_CALLBACK_STATUS {
  FLT_PREOP_SUCCESS_WITH_CALLBACK,
  FLT_PREOP_SUCCESS_NO_CALLBACK,
  FLT_PREOP_PENDING,
  FLT_PREOP_DISALLOW_FASTIO,
  FLT_PREOP_COMPLETE,
  FLT_PREOP_SYNCHRONIZE,
  FLT_PREOP_DISALLOW_FSFILTER_IO
} FLT_PREOP_CALLBACK_STATUS,
    *PFLT_PREOP_CALLBACK_STATUS;
#else
typedef enum _FLT_PREOP_CALLBACK_STATUS FLT_PREOP_CALLBACK_STATUS,
    *PFLT_PREOP_CALLBACK_STATUS;
#endif

#ifndef __FLTLINT_YIELD__FLT_SET_CONTEXT_OPERATION
typedef enum _FLT_SET_CONTEXT_OPERATION {
  FLT_SET_CONTEXT_REPLACE_IF_EXISTS,
  FLT_SET_CONTEXT_KEEP_IF_EXISTS
} FLT_SET_CONTEXT_OPERATION,
    *PFLT_SET_CONTEXT_OPERATION;
#else
typedef enum _FLT_SET_CONTEXT_OPERATION FLT_SET_CONTEXT_OPERATION,
    *PFLT_SET_CONTEXT_OPERATION;
#endif

typedef ULONG FLT_ALLOCATE_CALLBACK_DATA_FLAGS;
typedef ULONG FLT_CALLBACK_DATA_FLAGS;
typedef ULONG FLT_CALLBACK_DATA_QUEUE_FLAGS;
typedef USHORT FLT_CONTEXT_REGISTRATION_FLAGS;
typedef USHORT FLT_CONTEXT_TYPE;
typedef ULONG FLT_CREATEFILE_TARGET_FLAGS;
typedef ULONG FLT_FILE_LOCK_FLAGS;
typedef ULONG FLT_FILE_NAME_OPTIONS;
typedef USHORT FLT_FILE_NAME_PARSED_FLAGS;
typedef ULONG FLT_FILTER_UNLOAD_FLAGS;
typedef ULONG FLT_INSTANCE_QUERY_TEARDOWN_FLAGS;
typedef ULONG FLT_INSTANCE_SETUP_FLAGS;
typedef ULONG FLT_INSTANCE_TEARDOWN_FLAGS;
typedef ULONG FLT_IO_OPERATION_FLAGS;
typedef ULONG FLT_NORMALIZE_NAME_FLAGS;
typedef ULONG FLT_OPERATION_REGISTRATION_FLAGS;
typedef ULONG FLT_POST_OPERATION_FLAGS;
typedef ULONG FLT_REGISTRATION_FLAGS;
typedef PVOID PFLT_CONTEXT;
typedef struct _FLT_DEFERRED_IO_WORKITEM *PFLT_DEFERRED_IO_WORKITEM;
typedef struct _FLT_FILTER *PFLT_FILTER;
typedef struct _FLT_GENERIC_WORKITEM *PFLT_GENERIC_WORKITEM;
typedef struct _FLT_PORT *PFLT_PORT;
typedef struct _FLT_VOLUME *PFLT_VOLUME;
#ifndef __FLTLINT_YIELD_PFLTOPLOCK_PREPOST_CALLBACKDATA_ROUTINE
typedef VOID (*PFLTOPLOCK_PREPOST_CALLBACKDATA_ROUTINE)(
    _In_ PFLT_CALLBACK_DATA CallbackData, _In_opt_ PVOID Context);
#endif

#ifndef __FLTLINT_YIELD_PFLTOPLOCK_WAIT_COMPLETE_ROUTINE
typedef VOID (*PFLTOPLOCK_WAIT_COMPLETE_ROUTINE)(
    _In_ PFLT_CALLBACK_DATA CallbackData, _In_opt_ PVOID Context);
#endif

#ifndef __FLTLINT_YIELD_PFLT_CALLBACK_DATA_QUEUE_ACQUIRE
typedef VOID (*PFLT_CALLBACK_DATA_QUEUE_ACQUIRE)(
    _Inout_ PFLT_CALLBACK_DATA_QUEUE Cbdq, _Out_opt_ PKIRQL Irql);
#endif

#ifndef __FLTLINT_YIELD_PFLT_CALLBACK_DATA_QUEUE_COMPLETE_CANCELED_IO
typedef VOID (*PFLT_CALLBACK_DATA_QUEUE_COMPLETE_CANCELED_IO)(
    _Inout_ PFLT_CALLBACK_DATA_QUEUE Cbdq, _Inout_ PFLT_CALLBACK_DATA Cbd);
#endif

#ifndef __FLTLINT_YIELD_PFLT_CALLBACK_DATA_QUEUE_INSERT_IO
typedef NTSTATUS (*PFLT_CALLBACK_DATA_QUEUE_INSERT_IO)(
    _Inout_ PFLT_CALLBACK_DATA_QUEUE Cbdq, _In_ PFLT_CALLBACK_DATA Cbd,
    _In_opt_ PVOID InsertContext);
#endif

#ifndef __FLTLINT_YIELD_PFLT_CALLBACK_DATA_QUEUE_PEEK_NEXT_IO
typedef PFLT_CALLBACK_DATA (*PFLT_CALLBACK_DATA_QUEUE_PEEK_NEXT_IO)(
    _In_ PFLT_CALLBACK_DATA_QUEUE Cbdq, _In_opt_ PFLT_CALLBACK_DATA Cbd,
    _In_opt_ PVOID PeekContext);
#endif

#ifndef __FLTLINT_YIELD_PFLT_CALLBACK_DATA_QUEUE_RELEASE
typedef VOID (*PFLT_CALLBACK_DATA_QUEUE_RELEASE)(
    _Inout_ PFLT_CALLBACK_DATA_QUEUE Cbdq, _In_opt_ KIRQL Irql);
#endif

#ifndef __FLTLINT_YIELD_PFLT_CALLBACK_DATA_QUEUE_REMOVE_IO
typedef VOID (*PFLT_CALLBACK_DATA_QUEUE_REMOVE_IO)(
    _Inout_ PFLT_CALLBACK_DATA_QUEUE Cbdq, _In_ PFLT_CALLBACK_DATA Cbd);
#endif

#ifndef __FLTLINT_YIELD_PFLT_COMPLETED_ASYNC_IO_CALLBACK
typedef VOID (*PFLT_COMPLETED_ASYNC_IO_CALLBACK)(
    _In_ PFLT_CALLBACK_DATA CallbackData, _In_ PFLT_CONTEXT Context);
#endif

#ifndef __FLTLINT_YIELD_PFLT_COMPLETE_CANCELED_CALLBACK
typedef VOID (*PFLT_COMPLETE_CANCELED_CALLBACK)(
    _In_ PFLT_CALLBACK_DATA CallbackData);
#endif

#ifndef __FLTLINT_YIELD_PFLT_COMPLETE_LOCK_CALLBACK_DATA_ROUTINE
typedef NTSTATUS (*PFLT_COMPLETE_LOCK_CALLBACK_DATA_ROUTINE)(
    _In_opt_ PVOID Context, _In_ PFLT_CALLBACK_DATA CallbackData);
#endif

#ifndef __FLTLINT_YIELD_PFLT_CONNECT_NOTIFY
typedef NTSTATUS (*PFLT_CONNECT_NOTIFY)(
    _In_ PFLT_PORT ClientPort, _In_opt_ PVOID ServerPortCookie,
    _In_reads_bytes_opt_(SizeOfContext) PVOID ConnectionContext,
    _In_ ULONG SizeOfContext,
    _Flt_ConnectionCookie_Outptr_ PVOID *ConnectionPortCookie);
#endif

#ifndef __FLTLINT_YIELD_PFLT_CONTEXT_ALLOCATE_CALLBACK
typedef PVOID (*PFLT_CONTEXT_ALLOCATE_CALLBACK)(
    _In_ POOL_TYPE PoolType, _In_ SIZE_T Size,
    _In_ FLT_CONTEXT_TYPE ContextType);
#endif

#ifndef __FLTLINT_YIELD_PFLT_CONTEXT_CLEANUP_CALLBACK
typedef VOID (*PFLT_CONTEXT_CLEANUP_CALLBACK)(
    _In_ PFLT_CONTEXT Context, _In_ FLT_CONTEXT_TYPE ContextType);
#endif

#ifndef __FLTLINT_YIELD_PFLT_CONTEXT_FREE_CALLBACK
typedef VOID (*PFLT_CONTEXT_FREE_CALLBACK)(_In_ PVOID Pool,
                                           _In_ FLT_CONTEXT_TYPE ContextType);
#endif

#ifndef __FLTLINT_YIELD_PFLT_DEFERRED_IO_WORKITEM_ROUTINE
typedef VOID (*PFLT_DEFERRED_IO_WORKITEM_ROUTINE)(
    _In_ PFLT_DEFERRED_IO_WORKITEM FltWorkItem,
    _In_ PFLT_CALLBACK_DATA CallbackData, _In_opt_ PVOID Context);
#endif

#ifndef __FLTLINT_YIELD_PFLT_DISCONNECT_NOTIFY
typedef VOID (*PFLT_DISCONNECT_NOTIFY)(_In_opt_ PVOID ConnectionCookie);
#endif

#ifndef __FLTLINT_YIELD_PFLT_FILTER_UNLOAD_CALLBACK
typedef NTSTATUS (*PFLT_FILTER_UNLOAD_CALLBACK)(
    _In_ FLT_FILTER_UNLOAD_FLAGS Flags);
#endif

#ifndef __FLTLINT_YIELD_PFLT_GENERATE_FILE_NAME
typedef NTSTATUS (*PFLT_GENERATE_FILE_NAME)(
    _In_ PFLT_INSTANCE Instance, _In_ PFILE_OBJECT FileObject,
    _In_opt_ PFLT_CALLBACK_DATA Data, _In_ FLT_FILE_NAME_OPTIONS NameOptions,
    _Out_ PBOOLEAN CacheFileNameInformation, _Out_ PFLT_NAME_CONTROL FileName);
#endif

#ifndef __FLTLINT_YIELD_PFLT_GENERIC_WORKITEM_ROUTINE
typedef VOID (*PFLT_GENERIC_WORKITEM_ROUTINE)(
    _In_ PFLT_GENERIC_WORKITEM FltWorkItem, _In_ PVOID FltObject,
    _In_opt_ PVOID Context);
#endif

typedef const struct _FLT_RELATED_OBJECTS *PCFLT_RELATED_OBJECTS;
#ifndef __FLTLINT_YIELD_PFLT_GET_OPERATION_STATUS_CALLBACK
typedef VOID (*PFLT_GET_OPERATION_STATUS_CALLBACK)(
    _In_ PCFLT_RELATED_OBJECTS FltObjects,
    _In_ PFLT_IO_PARAMETER_BLOCK IopbSnapshot, _In_ NTSTATUS OperationStatus,
    _In_opt_ PVOID RequesterContext);
#endif

#ifndef __FLTLINT_YIELD_PFLT_INSTANCE_QUERY_TEARDOWN_CALLBACK
typedef NTSTATUS (*PFLT_INSTANCE_QUERY_TEARDOWN_CALLBACK)(
    _In_ PCFLT_RELATED_OBJECTS FltObjects,
    _In_ FLT_INSTANCE_QUERY_TEARDOWN_FLAGS Flags);
#endif

#ifndef __FLTLINT_YIELD_PFLT_INSTANCE_SETUP_CALLBACK
typedef NTSTATUS (*PFLT_INSTANCE_SETUP_CALLBACK)(
    _In_ PCFLT_RELATED_OBJECTS FltObjects, _In_ FLT_INSTANCE_SETUP_FLAGS Flags,
    _In_ DEVICE_TYPE VolumeDeviceType,
    _In_ FLT_FILESYSTEM_TYPE VolumeFilesystemType);
#endif

#ifndef __FLTLINT_YIELD_PFLT_INSTANCE_TEARDOWN_CALLBACK
typedef VOID (*PFLT_INSTANCE_TEARDOWN_CALLBACK)(
    _In_ PCFLT_RELATED_OBJECTS FltObjects,
    _In_ FLT_INSTANCE_TEARDOWN_FLAGS Reason);
#endif

#ifndef __FLTLINT_YIELD_PFLT_MESSAGE_NOTIFY
typedef NTSTATUS (*PFLT_MESSAGE_NOTIFY)(
    _In_opt_ PVOID PortCookie,
    _In_reads_bytes_opt_(InputBufferLength) PVOID InputBuffer,
    _In_ ULONG InputBufferLength,
    _Out_writes_bytes_to_opt_(OutputBufferLength, *ReturnOutputBufferLength)
        PVOID OutputBuffer,
    _In_ ULONG OutputBufferLength, _Out_ PULONG ReturnOutputBufferLength);
#endif

#ifndef __FLTLINT_YIELD_PFLT_NORMALIZE_CONTEXT_CLEANUP
typedef VOID (*PFLT_NORMALIZE_CONTEXT_CLEANUP)(
    _Inout_ PVOID *NormalizationContext);
#endif

#ifndef __FLTLINT_YIELD_PFLT_NORMALIZE_NAME_COMPONENT
typedef NTSTATUS (*PFLT_NORMALIZE_NAME_COMPONENT)(
    _In_ PFLT_INSTANCE Instance, _In_ PCUNICODE_STRING ParentDirectory,
    _In_ USHORT VolumeNameLength, _In_ PCUNICODE_STRING Component,
    _Out_writes_bytes_(ExpandComponentNameLength)
        PFILE_NAMES_INFORMATION ExpandComponentName,
    _In_ ULONG ExpandComponentNameLength, _In_ FLT_NORMALIZE_NAME_FLAGS Flags,
    _Inout_ PVOID *NormalizationContext);
#endif

#ifndef __FLTLINT_YIELD_PFLT_NORMALIZE_NAME_COMPONENT_EX
typedef NTSTATUS (*PFLT_NORMALIZE_NAME_COMPONENT_EX)(
    _In_ PFLT_INSTANCE Instance, _In_ PFILE_OBJECT FileObject,
    _In_ PCUNICODE_STRING ParentDirectory, _In_ USHORT VolumeNameLength,
    _In_ PCUNICODE_STRING Component,
    _Out_writes_bytes_(ExpandComponentNameLength)
        PFILE_NAMES_INFORMATION ExpandComponentName,
    _In_ ULONG ExpandComponentNameLength, _In_ FLT_NORMALIZE_NAME_FLAGS Flags,
    _Inout_ PVOID *NormalizationContext);
#endif

#ifndef __FLTLINT_YIELD_PFLT_POST_OPERATION_CALLBACK
typedef FLT_POSTOP_CALLBACK_STATUS (*PFLT_POST_OPERATION_CALLBACK)(
    _Inout_ PFLT_CALLBACK_DATA Data, _In_ PCFLT_RELATED_OBJECTS FltObjects,
    _In_opt_ PVOID CompletionContext, _In_ FLT_POST_OPERATION_FLAGS Flags);
#endif

#ifndef __FLTLINT_YIELD_PFLT_PRE_OPERATION_CALLBACK
typedef FLT_PREOP_CALLBACK_STATUS (*PFLT_PRE_OPERATION_CALLBACK)(
    _Inout_ PFLT_CALLBACK_DATA Data, _In_ PCFLT_RELATED_OBJECTS FltObjects,
    _Flt_CompletionContext_Outptr_ PVOID *CompletionContext);
#endif

#ifndef __FLTLINT_YIELD_PFLT_SECTION_CONFLICT_NOTIFICATION_CALLBACK
typedef NTSTATUS (*PFLT_SECTION_CONFLICT_NOTIFICATION_CALLBACK)(
    _In_ PFLT_INSTANCE Instance, _In_ PFLT_CONTEXT SectionContext,
    _In_ PFLT_CALLBACK_DATA Data);
#endif

#ifndef __FLTLINT_YIELD_PFLT_TRANSACTION_NOTIFICATION_CALLBACK
typedef NTSTATUS (*PFLT_TRANSACTION_NOTIFICATION_CALLBACK)(
    _In_ PCFLT_RELATED_OBJECTS FltObjects, _In_ PFLT_CONTEXT TransactionContext,
    _In_ ULONG NotificationMask);
#endif

typedef union _FLT_PARAMETERS FLT_PARAMETERS, *PFLT_PARAMETERS;
#ifndef __FLTLINT_YIELD__FLT_PARAMETERS
union _FLT_PARAMETERS {
  struct {
    PIO_SECURITY_CONTEXT SecurityContext;
    ULONG Options;
    POINTER_ALIGNMENT USHORT FileAttributes;
    USHORT ShareAccess;
    POINTER_ALIGNMENT ULONG EaLength;
    PVOID EaBuffer;
    LARGE_INTEGER AllocationSize;
  } Create;
  struct {
    PIO_SECURITY_CONTEXT SecurityContext;
    ULONG Options;
    POINTER_ALIGNMENT USHORT Reserved;
    USHORT ShareAccess;
    PVOID Parameters;
  } CreatePipe;
  struct {
    PIO_SECURITY_CONTEXT SecurityContext;
    ULONG Options;
    POINTER_ALIGNMENT USHORT Reserved;
    USHORT ShareAccess;
    PVOID Parameters;
  } CreateMailslot;
  struct {
    ULONG Length;
    POINTER_ALIGNMENT ULONG Key;
    LARGE_INTEGER ByteOffset;
    PVOID ReadBuffer;
    PMDL MdlAddress;
  } Read;
  struct {
    ULONG Length;
    POINTER_ALIGNMENT ULONG Key;
    LARGE_INTEGER ByteOffset;
    PVOID WriteBuffer;
    PMDL MdlAddress;
  } Write;
  struct {
    ULONG Length;
    POINTER_ALIGNMENT FILE_INFORMATION_CLASS FileInformationClass;
    PVOID InfoBuffer;
  } QueryFileInformation;
  struct {
    ULONG Length;
    POINTER_ALIGNMENT FILE_INFORMATION_CLASS FileInformationClass;
    PFILE_OBJECT ParentOfTarget;
    union {
      struct {
        BOOLEAN ReplaceIfExists;
        BOOLEAN AdvanceOnly;
      };
      ULONG ClusterCount;
      HANDLE DeleteHandle;
    };
    PVOID InfoBuffer;
  } SetFileInformation;
  struct {
    ULONG Length;
    PVOID EaList;
    ULONG EaListLength;
    POINTER_ALIGNMENT ULONG EaIndex;
    PVOID EaBuffer;
    PMDL MdlAddress;
  } QueryEa;
  struct {
    ULONG Length;
    PVOID EaBuffer;
    PMDL MdlAddress;
  } SetEa;
  struct {
    ULONG Length;
    POINTER_ALIGNMENT FS_INFORMATION_CLASS FsInformationClass;
    PVOID VolumeBuffer;
  } QueryVolumeInformation;
  struct {
    ULONG Length;
    POINTER_ALIGNMENT FS_INFORMATION_CLASS FsInformationClass;
    PVOID VolumeBuffer;
  } SetVolumeInformation;
  union {
    struct {
      ULONG Length;
      PUNICODE_STRING FileName;
      FILE_INFORMATION_CLASS FileInformationClass;
      POINTER_ALIGNMENT ULONG FileIndex;
      PVOID DirectoryBuffer;
      PMDL MdlAddress;
    } QueryDirectory;
    struct {
      ULONG Length;
      POINTER_ALIGNMENT ULONG CompletionFilter;
      POINTER_ALIGNMENT ULONG Spare1;
      POINTER_ALIGNMENT ULONG Spare2;
      PVOID DirectoryBuffer;
      PMDL MdlAddress;
    } NotifyDirectory;
    struct {
      ULONG Length;
      POINTER_ALIGNMENT ULONG CompletionFilter;
      POINTER_ALIGNMENT ULONG DirectoryNotifyInformationClass;
      POINTER_ALIGNMENT ULONG Spare2;
      PVOID DirectoryBuffer;
      PMDL MdlAddress;
    } NotifyDirectoryEx;
  } DirectoryControl;
  union {
    struct {
      PVPB Vpb;
      PDEVICE_OBJECT DeviceObject;
    } VerifyVolume;
    struct {
      ULONG OutputBufferLength;
      POINTER_ALIGNMENT ULONG InputBufferLength;
      POINTER_ALIGNMENT ULONG FsControlCode;
    } Common;
    struct {
      ULONG OutputBufferLength;
      POINTER_ALIGNMENT ULONG InputBufferLength;
      POINTER_ALIGNMENT ULONG FsControlCode;
      PVOID InputBuffer;
      PVOID OutputBuffer;
      PMDL OutputMdlAddress;
    } Neither;
    struct {
      ULONG OutputBufferLength;
      POINTER_ALIGNMENT ULONG InputBufferLength;
      POINTER_ALIGNMENT ULONG FsControlCode;
      PVOID SystemBuffer;
    } Buffered;
    struct {
      ULONG OutputBufferLength;
      POINTER_ALIGNMENT ULONG InputBufferLength;
      POINTER_ALIGNMENT ULONG FsControlCode;
      PVOID InputSystemBuffer;
      PVOID OutputBuffer;
      PMDL OutputMdlAddress;
    } Direct;
  } FileSystemControl;
  union {
    struct {
      ULONG OutputBufferLength;
      POINTER_ALIGNMENT ULONG InputBufferLength;
      POINTER_ALIGNMENT ULONG IoControlCode;
    } Common;
    struct {
      ULONG OutputBufferLength;
      POINTER_ALIGNMENT ULONG InputBufferLength;
      POINTER_ALIGNMENT ULONG IoControlCode;
      PVOID InputBuffer;
      PVOID OutputBuffer;
      PMDL OutputMdlAddress;
    } Neither;
    struct {
      ULONG OutputBufferLength;
      POINTER_ALIGNMENT ULONG InputBufferLength;
      POINTER_ALIGNMENT ULONG IoControlCode;
      PVOID SystemBuffer;
    } Buffered;
    struct {
      ULONG OutputBufferLength;
      POINTER_ALIGNMENT ULONG InputBufferLength;
      POINTER_ALIGNMENT ULONG IoControlCode;
      PVOID InputSystemBuffer;
      PVOID OutputBuffer;
      PMDL OutputMdlAddress;
    } Direct;
    struct {
      ULONG OutputBufferLength;
      POINTER_ALIGNMENT ULONG InputBufferLength;
      POINTER_ALIGNMENT ULONG IoControlCode;
      PVOID InputBuffer;
      PVOID OutputBuffer;
    } FastIo;
  } DeviceIoControl;
  struct {
    PLARGE_INTEGER Length;
    POINTER_ALIGNMENT ULONG Key;
    LARGE_INTEGER ByteOffset;
    PEPROCESS ProcessId;
    BOOLEAN FailImmediately;
    BOOLEAN ExclusiveLock;
  } LockControl;
  struct {
    SECURITY_INFORMATION SecurityInformation;
    POINTER_ALIGNMENT ULONG Length;
    PVOID SecurityBuffer;
    PMDL MdlAddress;
  } QuerySecurity;
  struct {
    SECURITY_INFORMATION SecurityInformation;
    PSECURITY_DESCRIPTOR SecurityDescriptor;
  } SetSecurity;
  struct {
    ULONG_PTR ProviderId;
    PVOID DataPath;
    ULONG BufferSize;
    PVOID Buffer;
  } WMI;
  struct {
    ULONG Length;
    PSID StartSid;
    PFILE_GET_QUOTA_INFORMATION SidList;
    ULONG SidListLength;
    PVOID QuotaBuffer;
    PMDL MdlAddress;
  } QueryQuota;
  struct {
    ULONG Length;
    PVOID QuotaBuffer;
    PMDL MdlAddress;
  } SetQuota;
  union {
    struct {
      DEVICE_RELATION_TYPE Type;
    } QueryDeviceRelations;
    struct {
      const GUID *InterfaceType;
      USHORT Size;
      USHORT Version;
      PINTERFACE Interface;
      PVOID InterfaceSpecificData;
    } QueryInterface;
    struct {
      PDEVICE_CAPABILITIES Capabilities;
    } DeviceCapabilities;
    struct {
      PIO_RESOURCE_REQUIREMENTS_LIST IoResourceRequirementList;
    } FilterResourceRequirements;
    struct {
      ULONG WhichSpace;
      PVOID Buffer;
      ULONG Offset;
      POINTER_ALIGNMENT ULONG Length;
    } ReadWriteConfig;
    struct {
      BOOLEAN Lock;
    } SetLock;
    struct {
      BUS_QUERY_ID_TYPE IdType;
    } QueryId;
    struct {
      DEVICE_TEXT_TYPE DeviceTextType;
      POINTER_ALIGNMENT LCID LocaleId;
    } QueryDeviceText;
    struct {
      BOOLEAN InPath;
      BOOLEAN Reserved[3];
      POINTER_ALIGNMENT DEVICE_USAGE_NOTIFICATION_TYPE Type;
    } UsageNotification;
    struct {
      PCM_RESOURCE_LIST AllocatedResources;
      PCM_RESOURCE_LIST AllocatedResourcesTranslated;
    } StartDevice;
  } Pnp;
  struct {
    FS_FILTER_SECTION_SYNC_TYPE SyncType;
    ULONG PageProtection;
  } AcquireForSectionSynchronization;
  struct {
    PLARGE_INTEGER EndingOffset;
    PERESOURCE *ResourceToRelease;
  } AcquireForModifiedPageWriter;
  struct {
    PERESOURCE ResourceToRelease;
  } ReleaseForModifiedPageWriter;
  struct {
    PIRP Irp;
    PVOID FileInformation;
    PULONG Length;
    ULONG FileInformationClass;
    NTSTATUS CompletionStatus;
  } QueryOpen;
  struct {
    LARGE_INTEGER FileOffset;
    ULONG Length;
    POINTER_ALIGNMENT ULONG LockKey;
    POINTER_ALIGNMENT BOOLEAN CheckForReadOperation;
  } FastIoCheckIfPossible;
  struct {
    PIRP Irp;
    PFILE_NETWORK_OPEN_INFORMATION NetworkInformation;
  } NetworkQueryOpen;
  struct {
    LARGE_INTEGER FileOffset;
    POINTER_ALIGNMENT ULONG Length;
    POINTER_ALIGNMENT ULONG Key;
    PMDL *MdlChain;
  } MdlRead;
  struct {
    LARGE_INTEGER FileOffset;
    POINTER_ALIGNMENT ULONG Length;
    POINTER_ALIGNMENT ULONG Key;
    PMDL *MdlChain;
  } PrepareMdlWrite;
  struct {
    PMDL MdlChain;
  } MdlReadComplete;
  struct {
    LARGE_INTEGER FileOffset;
    PMDL MdlChain;
  } MdlWriteComplete;
  struct {
    ULONG DeviceType;
  } MountVolume;
  struct {
    PVOID Argument1;
    PVOID Argument2;
    PVOID Argument3;
    PVOID Argument4;
    PVOID Argument5;
    LARGE_INTEGER Argument6;
  } Others;
};
#endif

#ifndef __FLTLINT_YIELD__FLT_IO_PARAMETER_BLOCK
struct _FLT_IO_PARAMETER_BLOCK {
  ULONG IrpFlags;
  UCHAR MajorFunction;
  UCHAR MinorFunction;
  UCHAR OperationFlags;
  UCHAR Reserved;
  PFILE_OBJECT TargetFileObject;
  PFLT_INSTANCE TargetInstance;
  FLT_PARAMETERS Parameters;
};
#endif

#ifndef __FLTLINT_YIELD__FLT_CALLBACK_DATA
struct _FLT_CALLBACK_DATA {
  FLT_CALLBACK_DATA_FLAGS Flags;
  const PETHREAD Thread;
  const PFLT_IO_PARAMETER_BLOCK Iopb;
  IO_STATUS_BLOCK IoStatus;
  struct _FLT_TAG_DATA_BUFFER *TagData;
  union {
    struct {
      LIST_ENTRY QueueLinks;
      PVOID QueueContext[2];
    };
    PVOID FilterContext[4];
  };
  KPROCESSOR_MODE RequestorMode;
};
#endif

#ifndef __FLTLINT_YIELD__FLT_CALLBACK_DATA_QUEUE
struct _FLT_CALLBACK_DATA_QUEUE {
  IO_CSQ Csq;
  FLT_CALLBACK_DATA_QUEUE_FLAGS Flags;
  PFLT_INSTANCE Instance;
  PFLT_CALLBACK_DATA_QUEUE_INSERT_IO InsertIo;
  PFLT_CALLBACK_DATA_QUEUE_REMOVE_IO RemoveIo;
  PFLT_CALLBACK_DATA_QUEUE_PEEK_NEXT_IO PeekNextIo;
  PFLT_CALLBACK_DATA_QUEUE_ACQUIRE Acquire;
  PFLT_CALLBACK_DATA_QUEUE_RELEASE Release;
  PFLT_CALLBACK_DATA_QUEUE_COMPLETE_CANCELED_IO CompleteCanceledIo;
};
#endif

typedef struct _FLT_CALLBACK_DATA_QUEUE_IO_CONTEXT
    FLT_CALLBACK_DATA_QUEUE_IO_CONTEXT,
    *PFLT_CALLBACK_DATA_QUEUE_IO_CONTEXT;
#ifndef __FLTLINT_YIELD__FLT_CALLBACK_DATA_QUEUE_IO_CONTEXT
struct _FLT_CALLBACK_DATA_QUEUE_IO_CONTEXT {
  IO_CSQ_IRP_CONTEXT Csq;
};
#endif

typedef struct _FLT_CONTEXT_REGISTRATION FLT_CONTEXT_REGISTRATION,
    *PFLT_CONTEXT_REGISTRATION;
#ifndef __FLTLINT_YIELD__FLT_CONTEXT_REGISTRATION
struct _FLT_CONTEXT_REGISTRATION {
  FLT_CONTEXT_TYPE ContextType;
  FLT_CONTEXT_REGISTRATION_FLAGS Flags;
  PFLT_CONTEXT_CLEANUP_CALLBACK ContextCleanupCallback;
  SIZE_T Size;
  ULONG PoolTag;
  PFLT_CONTEXT_ALLOCATE_CALLBACK ContextAllocateCallback;
  PFLT_CONTEXT_FREE_CALLBACK ContextFreeCallback;
  PVOID Reserved1;
};
#endif

typedef struct _FLT_FILE_NAME_INFORMATION FLT_FILE_NAME_INFORMATION,
    *PFLT_FILE_NAME_INFORMATION;
#ifndef __FLTLINT_YIELD__FLT_FILE_NAME_INFORMATION
struct _FLT_FILE_NAME_INFORMATION {
  USHORT Size;
  FLT_FILE_NAME_PARSED_FLAGS NamesParsed;
  FLT_FILE_NAME_OPTIONS Format;
  UNICODE_STRING Name;
  UNICODE_STRING Volume;
  UNICODE_STRING Share;
  UNICODE_STRING Extension;
  UNICODE_STRING Stream;
  UNICODE_STRING FinalComponent;
  UNICODE_STRING ParentDir;
};
#endif

typedef struct _FLT_CREATEFILE_TARGET_ECP_CONTEXT
    FLT_CREATEFILE_TARGET_ECP_CONTEXT,
    *PFLT_CREATEFILE_TARGET_ECP_CONTEXT;
#ifndef __FLTLINT_YIELD__FLT_CREATEFILE_TARGET_ECP_CONTEXT
struct _FLT_CREATEFILE_TARGET_ECP_CONTEXT {
  PFLT_INSTANCE Instance;
  PFLT_VOLUME Volume;
  PFLT_FILE_NAME_INFORMATION FileNameInformation;
  FLT_CREATEFILE_TARGET_FLAGS Flags;
};
#endif

#ifndef __FLTLINT_YIELD__FLT_NAME_CONTROL
struct _FLT_NAME_CONTROL {
  UNICODE_STRING Name;
};
#endif

typedef struct _FLT_OPERATION_REGISTRATION FLT_OPERATION_REGISTRATION,
    *PFLT_OPERATION_REGISTRATION;
#ifndef __FLTLINT_YIELD__FLT_OPERATION_REGISTRATION
struct _FLT_OPERATION_REGISTRATION {
  UCHAR MajorFunction;
  FLT_OPERATION_REGISTRATION_FLAGS Flags;
  PFLT_PRE_OPERATION_CALLBACK PreOperation;
  PFLT_POST_OPERATION_CALLBACK PostOperation;
  PVOID Reserved1;
};
#endif

typedef struct _FLT_REGISTRATION FLT_REGISTRATION, *PFLT_REGISTRATION;
#ifndef __FLTLINT_YIELD__FLT_REGISTRATION
struct _FLT_REGISTRATION {
  USHORT Size;
  USHORT Version;
  FLT_REGISTRATION_FLAGS Flags;
  const FLT_CONTEXT_REGISTRATION *ContextRegistration;
  const FLT_OPERATION_REGISTRATION *OperationRegistration;
  PFLT_FILTER_UNLOAD_CALLBACK FilterUnloadCallback;
  PFLT_INSTANCE_SETUP_CALLBACK InstanceSetupCallback;
  PFLT_INSTANCE_QUERY_TEARDOWN_CALLBACK InstanceQueryTeardownCallback;
  PFLT_INSTANCE_TEARDOWN_CALLBACK InstanceTeardownStartCallback;
  PFLT_INSTANCE_TEARDOWN_CALLBACK InstanceTeardownCompleteCallback;
  PFLT_GENERATE_FILE_NAME GenerateFileNameCallback;
  PFLT_NORMALIZE_NAME_COMPONENT NormalizeNameComponentCallback;
  PFLT_NORMALIZE_CONTEXT_CLEANUP NormalizeContextCleanupCallback;
  PFLT_TRANSACTION_NOTIFICATION_CALLBACK TransactionNotificationCallback;
  PFLT_NORMALIZE_NAME_COMPONENT_EX NormalizeNameComponentExCallback;
  PFLT_SECTION_CONFLICT_NOTIFICATION_CALLBACK SectionNotificationCallback;
};
#endif

typedef struct _FLT_RELATED_CONTEXTS FLT_RELATED_CONTEXTS,
    *PFLT_RELATED_CONTEXTS;
#ifndef __FLTLINT_YIELD__FLT_RELATED_CONTEXTS
struct _FLT_RELATED_CONTEXTS {
  PFLT_CONTEXT VolumeContext;
  PFLT_CONTEXT InstanceContext;
  PFLT_CONTEXT FileContext;
  PFLT_CONTEXT StreamContext;
  PFLT_CONTEXT StreamHandleContext;
  PFLT_CONTEXT TransactionContext;
};
#endif

typedef struct _FLT_RELATED_CONTEXTS_EX FLT_RELATED_CONTEXTS_EX,
    *PFLT_RELATED_CONTEXTS_EX;
#ifndef __FLTLINT_YIELD__FLT_RELATED_CONTEXTS_EX
struct _FLT_RELATED_CONTEXTS_EX {
  PFLT_CONTEXT VolumeContext;
  PFLT_CONTEXT InstanceContext;
  PFLT_CONTEXT FileContext;
  PFLT_CONTEXT StreamContext;
  PFLT_CONTEXT StreamHandleContext;
  PFLT_CONTEXT TransactionContext;
  PFLT_CONTEXT SectionContext;
};
#endif

#ifndef __FLTLINT_YIELD__FLT_RELATED_OBJECTS
struct _FLT_RELATED_OBJECTS {
  const USHORT Size;
  const USHORT TransactionContext;
  const PFLT_FILTER Filter;
  const PFLT_VOLUME Volume;
  const PFLT_INSTANCE Instance;
  const PFILE_OBJECT FileObject;
  const PKTRANSACTION Transaction;
};
#endif

#ifndef __FLTLINT_YIELD__FLT_TAG_DATA_BUFFER
struct _FLT_TAG_DATA_BUFFER {
  ULONG FileTag;
  USHORT TagDataLength;
  USHORT UnparsedNameLength;
  union {
    struct {
      USHORT SubstituteNameOffset;
      USHORT SubstituteNameLength;
      USHORT PrintNameOffset;
      USHORT PrintNameLength;
      ULONG Flags;
      WCHAR PathBuffer[1];
    } SymbolicLinkReparseBuffer;
    struct {
      USHORT SubstituteNameOffset;
      USHORT SubstituteNameLength;
      USHORT PrintNameOffset;
      USHORT PrintNameLength;
      WCHAR PathBuffer[1];
    } MountPointReparseBuffer;
    struct {
      UCHAR DataBuffer[1];
    } GenericReparseBuffer;
    struct {
      GUID TagGuid;
      UCHAR DataBuffer[1];
    } GenericGUIDReparseBuffer;
  };
};
#endif

typedef struct _FLT_VOLUME_PROPERTIES FLT_VOLUME_PROPERTIES,
    *PFLT_VOLUME_PROPERTIES;
#ifndef __FLTLINT_YIELD__FLT_VOLUME_PROPERTIES
struct _FLT_VOLUME_PROPERTIES {
  DEVICE_TYPE DeviceType;
  ULONG DeviceCharacteristics;
  ULONG DeviceObjectFlags;
  ULONG AlignmentRequirement;
  USHORT SectorSize;
  USHORT Flags;
  UNICODE_STRING FileSystemDriverName;
  UNICODE_STRING FileSystemDeviceName;
  UNICODE_STRING RealDeviceName;
};
#endif

typedef ULONG NOTIFICATION_MASK;
typedef const FLT_CONTEXT_REGISTRATION *PCFLT_CONTEXT_REGISTRATION;
/* Contexts */

_Must_inspect_result_
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FltAllocateContext(_In_ PFLT_FILTER Filter,
                            _In_ FLT_CONTEXT_TYPE ContextType,
                            _In_ SIZE_T ContextSize, _In_ POOL_TYPE PoolType,
                            _Outptr_result_bytebuffer_(ContextSize)
                                PFLT_CONTEXT *ReturnedContext);
_IRQL_requires_max_(APC_LEVEL)
VOID FltDeleteContext(_In_ PFLT_CONTEXT Context);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS
FltDeleteFileContext(_In_ PFLT_INSTANCE Instance, _In_ PFILE_OBJECT FileObject,
                     _Outptr_opt_result_maybenull_ PFLT_CONTEXT *OldContext);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FltDeleteInstanceContext(
    _In_ PFLT_INSTANCE Instance,
    _Outptr_opt_result_maybenull_ PFLT_CONTEXT *OldContext);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS
FltDeleteStreamContext(_In_ PFLT_INSTANCE Instance,
                       _In_ PFILE_OBJECT FileObject,
                       _Outptr_opt_result_maybenull_ PFLT_CONTEXT *OldContext);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FltDeleteStreamHandleContext(
    _In_ PFLT_INSTANCE Instance, _In_ PFILE_OBJECT FileObject,
    _Outptr_opt_result_maybenull_ PFLT_CONTEXT *OldContext);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FltDeleteTransactionContext(_In_ PFLT_INSTANCE Instance,
                                     _In_ PKTRANSACTION Transaction,
                                     _Outptr_opt_ PFLT_CONTEXT *OldContext);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS
FltDeleteVolumeContext(_In_ PFLT_FILTER Filter, _In_ PFLT_VOLUME Volume,
                       _Outptr_opt_result_maybenull_ PFLT_CONTEXT *OldContext);
_IRQL_requires_max_(APC_LEVEL)
VOID FltGetContexts(_In_ PCFLT_RELATED_OBJECTS FltObjects,
                    _In_ FLT_CONTEXT_TYPE DesiredContexts,
                    _Out_ PFLT_RELATED_CONTEXTS Contexts);
_Must_inspect_result_
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FltGetContextsEx(_In_ PCFLT_RELATED_OBJECTS FltObjects,
                          _In_ FLT_CONTEXT_TYPE DesiredContexts,
                          _In_ SIZE_T ContextsSize,
                          _Out_ PFLT_RELATED_CONTEXTS_EX Contexts);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FltGetFileContext(_In_ PFLT_INSTANCE Instance,
                           _In_ PFILE_OBJECT FileObject,
                           _Outptr_ PFLT_CONTEXT *Context);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FltGetInstanceContext(_In_ PFLT_INSTANCE Instance,
                               _Outptr_ PFLT_CONTEXT *Context);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FltGetSectionContext(_In_ PFLT_INSTANCE Instance,
                              _In_ PFILE_OBJECT FileObject,
                              _Outptr_ PFLT_CONTEXT *Context);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FltGetStreamContext(_In_ PFLT_INSTANCE Instance,
                             _In_ PFILE_OBJECT FileObject,
                             _Outptr_ PFLT_CONTEXT *Context);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FltGetStreamHandleContext(_In_ PFLT_INSTANCE Instance,
                                   _In_ PFILE_OBJECT FileObject,
                                   _Outptr_ PFLT_CONTEXT *Context);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FltGetTransactionContext(_In_ PFLT_INSTANCE Instance,
                                  _In_ PKTRANSACTION Transaction,
                                  _Outptr_ PFLT_CONTEXT *Context);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FltGetVolumeContext(_In_ PFLT_FILTER Filter, _In_ PFLT_VOLUME Volume,
                             _Outptr_ PFLT_CONTEXT *Context);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID FltReferenceContext(_In_ PFLT_CONTEXT Context);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID FltReleaseContext(_In_ PFLT_CONTEXT Context);
_IRQL_requires_max_(APC_LEVEL)
VOID FltReleaseContexts(_Inout_ PFLT_RELATED_CONTEXTS Contexts);
_IRQL_requires_max_(APC_LEVEL)
VOID FltReleaseContextsEx(_In_ SIZE_T ContextsSize,
                          _Inout_ PFLT_RELATED_CONTEXTS_EX Contexts);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS
FltSetFileContext(_In_ PFLT_INSTANCE Instance, _In_ PFILE_OBJECT FileObject,
                  _In_ FLT_SET_CONTEXT_OPERATION Operation,
                  _In_ PFLT_CONTEXT NewContext,
                  _Outptr_opt_result_maybenull_ PFLT_CONTEXT *OldContext);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS
FltSetInstanceContext(_In_ PFLT_INSTANCE Instance,
                      _In_ FLT_SET_CONTEXT_OPERATION Operation,
                      _In_ PFLT_CONTEXT NewContext,
                      _Outptr_opt_result_maybenull_ PFLT_CONTEXT *OldContext);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS
FltSetStreamContext(_In_ PFLT_INSTANCE Instance, _In_ PFILE_OBJECT FileObject,
                    _In_ FLT_SET_CONTEXT_OPERATION Operation,
                    _In_ PFLT_CONTEXT NewContext,
                    _Outptr_opt_result_maybenull_ PFLT_CONTEXT *OldContext);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FltSetStreamHandleContext(
    _In_ PFLT_INSTANCE Instance, _In_ PFILE_OBJECT FileObject,
    _In_ FLT_SET_CONTEXT_OPERATION Operation, _In_ PFLT_CONTEXT NewContext,
    _Outptr_opt_result_maybenull_ PFLT_CONTEXT *OldContext);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FltSetTransactionContext(_In_ PFLT_INSTANCE Instance,
                                  _In_ PKTRANSACTION Transaction,
                                  _In_ FLT_SET_CONTEXT_OPERATION Operation,
                                  _In_ PFLT_CONTEXT NewContext,
                                  _Outptr_opt_ PFLT_CONTEXT *OldContext);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS
FltSetVolumeContext(_In_ PFLT_VOLUME Volume,
                    _In_ FLT_SET_CONTEXT_OPERATION Operation,
                    _In_ PFLT_CONTEXT NewContext,
                    _Outptr_opt_result_maybenull_ PFLT_CONTEXT *OldContext);
_IRQL_requires_max_(APC_LEVEL)
BOOLEAN FltSupportsFileContexts(_In_ PFILE_OBJECT FileObject);
_IRQL_requires_max_(APC_LEVEL)
BOOLEAN FltSupportsFileContextsEx(_In_ PFILE_OBJECT FileObject,
                                  _In_opt_ PFLT_INSTANCE Instance);
_IRQL_requires_max_(APC_LEVEL)
BOOLEAN FltSupportsStreamContexts(_In_ PFILE_OBJECT FileObject);
_IRQL_requires_max_(APC_LEVEL)
BOOLEAN FltSupportsStreamHandleContexts(_In_ PFILE_OBJECT FileObject);

/* Filters and instances: registration, attachment */

_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS FltAttachVolume(_Inout_ PFLT_FILTER Filter, _Inout_ PFLT_VOLUME Volume,
                         _In_opt_ PCUNICODE_STRING InstanceName,
                         _Outptr_ PFLT_INSTANCE *RetInstance);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS FltAttachVolumeAtAltitude(_Inout_ PFLT_FILTER Filter,
                                   _Inout_ PFLT_VOLUME Volume,
                                   _In_ PCUNICODE_STRING Altitude,
                                   _In_opt_ PCUNICODE_STRING InstanceName,
                                   _Outptr_opt_ PFLT_INSTANCE *RetInstance);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FltDetachVolume(_Inout_ PFLT_FILTER Filter, _Inout_ PFLT_VOLUME Volume,
                         _In_opt_ PCUNICODE_STRING InstanceName);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS FltLoadFilter(_In_ PCUNICODE_STRING FilterName);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FltRegisterFilter(_In_ PDRIVER_OBJECT Driver,
                           _In_ const FLT_REGISTRATION *Registration,
                           _Outptr_ PFLT_FILTER *RetFilter);
_Must_inspect_result_
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS FltRegisterForDataScan(_In_ PFLT_INSTANCE Instance);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FltStartFiltering(_In_ PFLT_FILTER Filter);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS FltUnloadFilter(_In_ PCUNICODE_STRING FilterName);
_IRQL_requires_max_(APC_LEVEL)
VOID FltUnregisterFilter(_In_ PFLT_FILTER Filter);

/* File names */

_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FltCheckAndGrowNameControl(_Inout_ PFLT_NAME_CONTROL NameCtrl,
                                    _In_ USHORT NewSize);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FltGetDestinationFileNameInformation(
    _In_ PFLT_INSTANCE Instance, _In_ PFILE_OBJECT FileObject,
    _In_opt_ HANDLE RootDirectory, _In_ PWSTR FileName,
    _In_ ULONG FileNameLength, _In_ FLT_FILE_NAME_OPTIONS NameOptions,
    _Outptr_ PFLT_FILE_NAME_INFORMATION *RetFileNameInformation);
NTSTATUS FltGetFileNameInformation(
    _In_ PFLT_CALLBACK_DATA CallbackData,
    _In_ FLT_FILE_NAME_OPTIONS NameOptions,
    _Outptr_ PFLT_FILE_NAME_INFORMATION *FileNameInformation);
NTSTATUS FltGetFileNameInformationUnsafe(
    _In_ PFILE_OBJECT FileObject, _In_opt_ PFLT_INSTANCE Instance,
    _In_ FLT_FILE_NAME_OPTIONS NameOptions,
    _Outptr_ PFLT_FILE_NAME_INFORMATION *FileNameInformation);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FltGetFilterFromName(_In_ PCUNICODE_STRING FilterName,
                              _Outptr_ PFLT_FILTER *RetFilter);
PCHAR FltGetIrpName(_In_ UCHAR IrpMajorCode);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FltGetTunneledName(
    _In_ PFLT_CALLBACK_DATA CallbackData,
    _In_ PFLT_FILE_NAME_INFORMATION FileNameInformation,
    _Outptr_ PFLT_FILE_NAME_INFORMATION *RetTunneledFileNameInformation);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS FltGetVolumeFromName(_In_ PFLT_FILTER Filter,
                              _In_ PCUNICODE_STRING VolumeName,
                              _Outptr_ PFLT_VOLUME *RetVolume);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS FltGetVolumeGuidName(_In_ PFLT_VOLUME Volume,
                              _Out_ PUNICODE_STRING VolumeGuidName,
                              _Out_opt_ PULONG BufferSizeNeeded);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FltGetVolumeInstanceFromName(_In_opt_ PFLT_FILTER Filter,
                                      _In_ PFLT_VOLUME Volume,
                                      _In_opt_ PCUNICODE_STRING InstanceName,
                                      _Outptr_ PFLT_INSTANCE *RetInstance);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FltGetVolumeName(_In_ PFLT_VOLUME Volume,
                          _Inout_opt_ PUNICODE_STRING VolumeName,
                          _Out_opt_ PULONG BufferSizeNeeded);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FltParseFileName(_In_ PCUNICODE_STRING FileName,
                          _Inout_ PUNICODE_STRING Extension,
                          _Inout_ PUNICODE_STRING Stream,
                          _Inout_ PUNICODE_STRING FinalComponent);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FltParseFileNameInformation(
    _Inout_ PFLT_FILE_NAME_INFORMATION FileNameInformation);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FltPurgeFileNameInformationCache(_In_ PFLT_INSTANCE Instance,
                                          _In_opt_ PFILE_OBJECT FileObject);
_IRQL_requires_max_(APC_LEVEL)
VOID FltReferenceFileNameInformation(
    _In_ PFLT_FILE_NAME_INFORMATION FileNameInformation);
_IRQL_requires_max_(APC_LEVEL)
VOID FltReleaseFileNameInformation(
    _In_ PFLT_FILE_NAME_INFORMATION FileNameInformation);

/* Queues of callback data */

VOID FltCbdqDisable(_Inout_ PFLT_CALLBACK_DATA_QUEUE Cbdq);
VOID FltCbdqEnable(_Inout_ PFLT_CALLBACK_DATA_QUEUE Cbdq);
NTSTATUS FltCbdqInitialize(
    _In_ PFLT_INSTANCE Instance, _Inout_ PFLT_CALLBACK_DATA_QUEUE Cbdq,
    _In_ PFLT_CALLBACK_DATA_QUEUE_INSERT_IO CbdqInsertIo,
    _In_ PFLT_CALLBACK_DATA_QUEUE_REMOVE_IO CbdqRemoveIo,
    _In_ PFLT_CALLBACK_DATA_QUEUE_PEEK_NEXT_IO CbdqPeekNextIo,
    _In_ PFLT_CALLBACK_DATA_QUEUE_ACQUIRE CbdqAcquire,
    _In_ PFLT_CALLBACK_DATA_QUEUE_RELEASE CbdqRelease,
    _In_ PFLT_CALLBACK_DATA_QUEUE_COMPLETE_CANCELED_IO CbdqCompleteCanceledIo);
NTSTATUS FltCbdqInsertIo(_Inout_ PFLT_CALLBACK_DATA_QUEUE Cbdq,
                         _In_ PFLT_CALLBACK_DATA Cbd,
                         _In_opt_ PFLT_CALLBACK_DATA_QUEUE_IO_CONTEXT Context,
                         _In_opt_ PVOID InsertContext);
PFLT_CALLBACK_DATA
FltCbdqRemoveIo(_Inout_ PFLT_CALLBACK_DATA_QUEUE Cbdq,
                _In_ PFLT_CALLBACK_DATA_QUEUE_IO_CONTEXT Context);
PFLT_CALLBACK_DATA FltCbdqRemoveNextIo(_Inout_ PFLT_CALLBACK_DATA_QUEUE Cbdq,
                                       _In_opt_ PVOID PeekContext);

/* Callback data and pended operations */

_IRQL_requires_max_(APC_LEVEL)
NTSTATUS
FltAllocateCallbackData(_In_ PFLT_INSTANCE Instance,
                        _In_opt_ PFILE_OBJECT FileObject,
                        _Outptr_ PFLT_CALLBACK_DATA *RetNewCallbackData);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS
FltAllocateCallbackDataEx(_In_ PFLT_INSTANCE Instance,
                          _In_opt_ PFILE_OBJECT FileObject,
                          _In_ FLT_ALLOCATE_CALLBACK_DATA_FLAGS Flags,
                          _Outptr_ PFLT_CALLBACK_DATA *RetNewCallbackData);
VOID FltCancelFileOpen(_In_ PFLT_INSTANCE Instance,
                       _In_ PFILE_OBJECT FileObject);
_IRQL_requires_max_(DISPATCH_LEVEL)
BOOLEAN FltCancelIo(_In_ PFLT_CALLBACK_DATA CallbackData);
VOID FltClearCallbackDataDirty(_Inout_ PFLT_CALLBACK_DATA Data);
NTSTATUS FltClearCancelCompletion(_In_ PFLT_CALLBACK_DATA CallbackData);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID FltCompletePendedPostOperation(_In_ PFLT_CALLBACK_DATA CallbackData);
VOID FltCompletePendedPreOperation(
    _In_ PFLT_CALLBACK_DATA Data, _In_ FLT_PREOP_CALLBACK_STATUS CallbackStatus,
    _In_opt_ PVOID Context);
BOOLEAN FltDoCompletionProcessingWhenSafe(
    _In_ PFLT_CALLBACK_DATA Data, _In_ PCFLT_RELATED_OBJECTS FltObjects,
    _In_opt_ PVOID CompletionContext, _In_ FLT_POST_OPERATION_FLAGS Flags,
    _In_ PFLT_POST_OPERATION_CALLBACK SafePostCallback,
    _Out_ PFLT_POSTOP_CALLBACK_STATUS RetPostOperationStatus);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID FltFreeCallbackData(_In_ PFLT_CALLBACK_DATA CallbackData);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS FltGetActivityIdCallbackData(_In_ PFLT_CALLBACK_DATA CallbackData,
                                      _Out_ LPGUID Guid);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS
FltGetCopyInformationFromCallbackData(_In_ PFLT_CALLBACK_DATA Data,
                                      _Out_ PCOPY_INFORMATION CopyInformation);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FltGetEcpListFromCallbackData(_In_ PFLT_FILTER Filter,
                                       _In_ PFLT_CALLBACK_DATA Data,
                                       _Outptr_ PECP_LIST *EcpList);
_IRQL_requires_max_(DISPATCH_LEVEL)
IO_PRIORITY_HINT
FltGetIoPriorityHintFromCallbackData(_In_ PFLT_CALLBACK_DATA Data);
BOOLEAN FltIsCallbackDataDirty(_In_ PFLT_CALLBACK_DATA Data);
BOOLEAN FltIsIoCanceled(_In_ PFLT_CALLBACK_DATA CallbackData);
BOOLEAN FltIsOperationSynchronous(_In_ PFLT_CALLBACK_DATA CallbackData);
NTSTATUS
FltPerformAsynchronousIo(_Inout_ PFLT_CALLBACK_DATA CallbackData,
                         _In_ PFLT_COMPLETED_ASYNC_IO_CALLBACK CallbackRoutine,
                         _In_ PVOID CallbackContext);
_IRQL_requires_max_(APC_LEVEL)
VOID FltPerformSynchronousIo(_Inout_ PFLT_CALLBACK_DATA CallbackData);
VOID FltReissueSynchronousIo(_In_ PFLT_INSTANCE InitiatingInstance,
                             _In_ PFLT_CALLBACK_DATA CallbackData);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FltRequestOperationStatusCallback(
    _In_ PFLT_CALLBACK_DATA Data,
    _In_ PFLT_GET_OPERATION_STATUS_CALLBACK CallbackRoutine,
    _In_opt_ PVOID RequesterContext);
_IRQL_requires_max_(APC_LEVEL)
VOID FltReuseCallbackData(_Inout_ PFLT_CALLBACK_DATA CallbackData);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS FltSetActivityIdCallbackData(_Inout_ PFLT_CALLBACK_DATA CallbackData,
                                      _In_opt_ LPGUID Guid);
VOID FltSetCallbackDataDirty(_Inout_ PFLT_CALLBACK_DATA Data);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS
FltSetCancelCompletion(_In_ PFLT_CALLBACK_DATA CallbackData,
                       _In_ PFLT_COMPLETE_CANCELED_CALLBACK CanceledCallback);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FltSetEcpListIntoCallbackData(_In_ PFLT_FILTER Filter,
                                       _In_ PFLT_CALLBACK_DATA Data,
                                       _In_ PECP_LIST EcpList);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS
FltSetIoPriorityHintIntoCallbackData(_In_ PFLT_CALLBACK_DATA Data,
                                     _In_ IO_PRIORITY_HINT PriorityHint);

/* Work items */

_IRQL_requires_max_(DISPATCH_LEVEL)
PFLT_DEFERRED_IO_WORKITEM FltAllocateDeferredIoWorkItem(void);
_IRQL_requires_max_(DISPATCH_LEVEL)
PFLT_GENERIC_WORKITEM FltAllocateGenericWorkItem(void);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID FltFreeDeferredIoWorkItem(_In_ PFLT_DEFERRED_IO_WORKITEM FltWorkItem);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID FltFreeGenericWorkItem(_In_ PFLT_GENERIC_WORKITEM FltWorkItem);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS
FltQueueDeferredIoWorkItem(_In_ PFLT_DEFERRED_IO_WORKITEM FltWorkItem,
                           _In_ PFLT_CALLBACK_DATA Data,
                           _In_ PFLT_DEFERRED_IO_WORKITEM_ROUTINE WorkerRoutine,
                           _In_ WORK_QUEUE_TYPE QueueType, _In_ PVOID Context);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS
FltQueueGenericWorkItem(_In_ PFLT_GENERIC_WORKITEM FltWorkItem,
                        _In_ PVOID FltObject,
                        _In_ PFLT_GENERIC_WORKITEM_ROUTINE WorkerRoutine,
                        _In_ WORK_QUEUE_TYPE QueueType, _In_opt_ PVOID Context);

/* Messages */

_IRQL_requires_max_(PASSIVE_LEVEL)
VOID FltCloseClientPort(_In_ PFLT_FILTER Filter,
                        _Outptr_ PFLT_PORT *ClientPort);
_IRQL_requires_max_(PASSIVE_LEVEL)
VOID FltCloseCommunicationPort(_In_ PFLT_PORT ServerPort);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS FltCreateCommunicationPort(
    _In_ PFLT_FILTER Filter, _Outptr_ PFLT_PORT *ServerPort,
    _In_ POBJECT_ATTRIBUTES ObjectAttributes, _In_opt_ PVOID ServerPortCookie,
    _In_ PFLT_CONNECT_NOTIFY ConnectNotifyCallback,
    _In_ PFLT_DISCONNECT_NOTIFY DisconnectNotifyCallback,
    _In_opt_ PFLT_MESSAGE_NOTIFY MessageNotifyCallback,
    _In_ LONG MaxConnections);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FltSendMessage(_In_ PFLT_FILTER Filter, _In_ PFLT_PORT *ClientPort,
                        _In_ PVOID SenderBuffer, _In_ ULONG SenderBufferLength,
                        _Out_opt_ PVOID ReplyBuffer, _Inout_ PULONG ReplyLength,
                        _In_opt_ PLARGE_INTEGER Timeout);

/* Locks and oplocks */

_IRQL_requires_max_(APC_LEVEL)
VOID FltAcquirePushLockExclusive(_Inout_ PEX_PUSH_LOCK PushLock);
VOID FltAcquirePushLockExclusiveEx(_Inout_ PEX_PUSH_LOCK PushLock,
                                   _In_ ULONG Flags);
_IRQL_requires_max_(APC_LEVEL)
VOID FltAcquirePushLockShared(_Inout_ PEX_PUSH_LOCK PushLock);
VOID FltAcquirePushLockSharedEx(_Inout_ PEX_PUSH_LOCK PushLock,
                                _In_ ULONG Flags);
_IRQL_requires_max_(APC_LEVEL)
VOID FltAcquireResourceExclusive(_Inout_ PERESOURCE Resource);
_IRQL_requires_max_(APC_LEVEL)
VOID FltAcquireResourceShared(_Inout_ PERESOURCE Resource);
_IRQL_requires_max_(APC_LEVEL)
PFILE_LOCK FltAllocateFileLock(_In_opt_ PFLT_COMPLETE_LOCK_CALLBACK_DATA_ROUTINE
                                   CompleteLockCallbackDataRoutine,
                               _In_opt_ PUNLOCK_ROUTINE UnlockRoutine);
_IRQL_requires_max_(APC_LEVEL)
BOOLEAN FltCheckLockForReadAccess(_In_ PFILE_LOCK FileLock,
                                  _In_ PFLT_CALLBACK_DATA CallbackData);
_IRQL_requires_max_(APC_LEVEL)
BOOLEAN FltCheckLockForWriteAccess(_In_ PFILE_LOCK FileLock,
                                   _In_ PFLT_CALLBACK_DATA CallbackData);
_IRQL_requires_max_(APC_LEVEL)
FLT_PREOP_CALLBACK_STATUS
FltCheckOplock(_In_ POPLOCK Oplock, _In_ PFLT_CALLBACK_DATA CallbackData,
               _In_opt_ PVOID Context,
               _In_opt_ PFLTOPLOCK_WAIT_COMPLETE_ROUTINE WaitCompletionRoutine,
               _In_opt_ PFLTOPLOCK_PREPOST_CALLBACKDATA_ROUTINE
                   PrePostCallbackDataRoutine);
_IRQL_requires_max_(APC_LEVEL)
FLT_PREOP_CALLBACK_STATUS FltCheckOplockEx(
    _In_ POPLOCK Oplock, _In_ PFLT_CALLBACK_DATA CallbackData, _In_ ULONG Flags,
    _In_opt_ PVOID Context,
    _In_opt_ PFLTOPLOCK_WAIT_COMPLETE_ROUTINE WaitCompletionRoutine,
    _In_opt_ PFLTOPLOCK_PREPOST_CALLBACKDATA_ROUTINE
        PrePostCallbackDataRoutine);
_IRQL_requires_max_(APC_LEVEL)
BOOLEAN FltCurrentBatchOplock(_In_ POPLOCK Oplock);
_IRQL_requires_max_(APC_LEVEL)
BOOLEAN FltCurrentOplock(_In_ POPLOCK Oplock);
_IRQL_requires_max_(APC_LEVEL)
BOOLEAN FltCurrentOplockH(_In_ POPLOCK Oplock);
_IRQL_requires_max_(APC_LEVEL)
VOID FltDeletePushLock(_In_ PEX_PUSH_LOCK PushLock);
_IRQL_requires_max_(APC_LEVEL)
VOID FltFreeFileLock(_In_ PFILE_LOCK FileLock);
_IRQL_requires_max_(APC_LEVEL)
VOID FltInitializeFileLock(_Out_ PFILE_LOCK FileLock);
_IRQL_requires_max_(APC_LEVEL)
VOID FltInitializeOplock(_Out_ POPLOCK Oplock);
_IRQL_requires_max_(APC_LEVEL)
VOID FltInitializePushLock(_Out_ PEX_PUSH_LOCK PushLock);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FltLockUserBuffer(_In_ PFLT_CALLBACK_DATA CallbackData);
_IRQL_requires_max_(APC_LEVEL)
FLT_PREOP_CALLBACK_STATUS
FltOplockBreakH(_In_ POPLOCK Oplock, _In_ PFLT_CALLBACK_DATA CallbackData,
                _In_ ULONG Flags, _In_opt_ PVOID Context,
                _In_opt_ PFLTOPLOCK_WAIT_COMPLETE_ROUTINE WaitCompletionRoutine,
                _In_opt_ PFLTOPLOCK_PREPOST_CALLBACKDATA_ROUTINE
                    PrePostCallbackDataRoutine);
_IRQL_requires_max_(APC_LEVEL)
FLT_PREOP_CALLBACK_STATUS FltOplockBreakToNone(
    _In_ POPLOCK Oplock, _In_ PFLT_CALLBACK_DATA CallbackData,
    _In_opt_ PVOID Context,
    _In_opt_ PFLTOPLOCK_WAIT_COMPLETE_ROUTINE WaitCompletionRoutine,
    _In_opt_ PFLTOPLOCK_PREPOST_CALLBACKDATA_ROUTINE
        PrePostCallbackDataRoutine);
_IRQL_requires_max_(APC_LEVEL)
FLT_PREOP_CALLBACK_STATUS FltOplockBreakToNoneEx(
    _In_ POPLOCK Oplock, _In_ PFLT_CALLBACK_DATA CallbackData, _In_ ULONG Flags,
    _In_opt_ PVOID Context,
    _In_opt_ PFLTOPLOCK_WAIT_COMPLETE_ROUTINE WaitCompletionRoutine,
    _In_opt_ PFLTOPLOCK_PREPOST_CALLBACKDATA_ROUTINE
        PrePostCallbackDataRoutine);
_IRQL_requires_max_(APC_LEVEL)
FLT_PREOP_CALLBACK_STATUS FltOplockFsctrl(_In_ POPLOCK Oplock,
                                          _In_ PFLT_CALLBACK_DATA CallbackData,
                                          _In_ ULONG OpenCount);
_IRQL_requires_max_(APC_LEVEL)
FLT_PREOP_CALLBACK_STATUS
FltOplockFsctrlEx(_In_ POPLOCK Oplock, _In_ PFLT_CALLBACK_DATA CallbackData,
                  _In_ ULONG OpenCount, _In_ ULONG Flags);
_IRQL_requires_max_(APC_LEVEL)
BOOLEAN FltOplockIsFastIoPossible(_In_ POPLOCK Oplock);
_IRQL_requires_max_(APC_LEVEL)
BOOLEAN FltOplockIsSharedRequest(_In_ PFLT_CALLBACK_DATA CallbackData);
_IRQL_requires_max_(APC_LEVEL)
BOOLEAN FltOplockKeysEqual(_In_opt_ PFILE_OBJECT Fo1,
                           _In_opt_ PFILE_OBJECT Fo2);
_IRQL_requires_max_(APC_LEVEL)
FLT_PREOP_CALLBACK_STATUS
FltProcessFileLock(_In_ PFILE_LOCK FileLock,
                   _In_ PFLT_CALLBACK_DATA CallbackData,
                   _In_opt_ PVOID Context);
_IRQL_requires_max_(APC_LEVEL)
VOID FltReleasePushLock(_Inout_ PEX_PUSH_LOCK PushLock);
VOID FltReleasePushLockEx(_Inout_ PEX_PUSH_LOCK PushLock, _In_ ULONG Flags);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID FltReleaseResource(_Inout_ PERESOURCE Resource);
_IRQL_requires_max_(APC_LEVEL)
VOID FltUninitializeFileLock(_In_ PFILE_LOCK FileLock);
_IRQL_requires_max_(APC_LEVEL)
VOID FltUninitializeOplock(_In_ POPLOCK Oplock);

/* Transactions */

_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS FltCommitComplete(_In_ PFLT_INSTANCE Instance,
                           _In_ PKTRANSACTION Transaction,
                           _In_opt_ PFLT_CONTEXT TransactionContext);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FltCommitFinalizeComplete(_In_ PFLT_INSTANCE Instance,
                                   _In_ PKTRANSACTION Transaction,
                                   _In_opt_ PFLT_CONTEXT TransactionContext);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FltEnlistInTransaction(_In_ PFLT_INSTANCE Instance,
                                _In_ PKTRANSACTION Transaction,
                                _In_ PFLT_CONTEXT TransactionContext,
                                _In_ NOTIFICATION_MASK NotificationMask);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FltPrePrepareComplete(_In_ PFLT_INSTANCE Instance,
                               _In_ PKTRANSACTION Transaction,
                               _In_opt_ PFLT_CONTEXT TransactionContext);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FltPrepareComplete(_In_ PFLT_INSTANCE Instance,
                            _In_ PKTRANSACTION Transaction,
                            _In_opt_ PFLT_CONTEXT TransactionContext);
_IRQL_requires_max_(APC_LEVEL)
VOID FltPrepareToReuseEcp(_In_ PFLT_FILTER Filter, _In_ PVOID EcpContext);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS FltRollbackComplete(_In_ PFLT_INSTANCE Instance,
                             _In_ PKTRANSACTION Transaction,
                             _In_opt_ PFLT_CONTEXT TransactionContext);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FltRollbackEnlistment(_In_ PFLT_INSTANCE Instance,
                               _In_ PKTRANSACTION Transaction,
                               _In_opt_ PFLT_CONTEXT TransactionContext);

/* Sections */

_Must_inspect_result_
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS FltCloseSectionForDataScan(_In_ PFLT_CONTEXT SectionContext);
_Must_inspect_result_
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS FltCreateSectionForDataScan(
    _In_ PFLT_INSTANCE Instance, _In_ PFILE_OBJECT FileObject,
    _In_ PFLT_CONTEXT SectionContext, _In_ ACCESS_MASK DesiredAccess,
    _In_opt_ POBJECT_ATTRIBUTES ObjectAttributes,
    _In_opt_ PLARGE_INTEGER MaximumSize, _In_ ULONG SectionPageProtection,
    _In_ ULONG AllocationAttributes, _In_ ULONG Flags,
    _Out_ PHANDLE SectionHandle, _Outptr_ PVOID *SectionObject,
    _Out_opt_ PLARGE_INTEGER SectionFileSize);

/* Extra create parameters */

_IRQL_requires_max_(APC_LEVEL)
VOID FltAcknowledgeEcp(_In_ PFLT_FILTER Filter, _In_ PVOID EcpContext);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FltAllocateExtraCreateParameter(
    _In_ PFLT_FILTER Filter, _In_ LPCGUID EcpType, _In_ ULONG SizeOfContext,
    _In_ FSRTL_ALLOCATE_ECP_FLAGS Flags,
    _In_opt_ PFSRTL_EXTRA_CREATE_PARAMETER_CLEANUP_CALLBACK CleanupCallback,
    _In_ ULONG PoolTag, _Outptr_ PVOID *EcpContext);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FltAllocateExtraCreateParameterFromLookasideList(
    _In_ PFLT_FILTER Filter, _In_ LPCGUID EcpType, _In_ ULONG SizeOfContext,
    _In_ FSRTL_ALLOCATE_ECP_FLAGS Flags,
    _In_opt_ PFSRTL_EXTRA_CREATE_PARAMETER_CLEANUP_CALLBACK CleanupCallback,
    _Inout_ PVOID LookasideList, _Outptr_ PVOID *EcpContext);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS
FltAllocateExtraCreateParameterList(_In_ PFLT_FILTER Filter,
                                    _In_ FSRTL_ALLOCATE_ECPLIST_FLAGS Flags,
                                    _Outptr_ PECP_LIST *EcpList);
_IRQL_requires_max_(APC_LEVEL)
VOID FltDeleteExtraCreateParameterLookasideList(
    _In_ PFLT_FILTER Filter, _Inout_ PVOID Lookaside,
    _In_ FSRTL_ECP_LOOKASIDE_FLAGS Flags);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FltFindExtraCreateParameter(_In_ PFLT_FILTER Filter,
                                     _In_ PECP_LIST EcpList,
                                     _In_ LPCGUID EcpType,
                                     _Outptr_opt_ PVOID *EcpContext,
                                     _Out_opt_ ULONG *EcpContextSize);
_IRQL_requires_max_(APC_LEVEL)
VOID FltFreeExtraCreateParameter(_In_ PFLT_FILTER Filter,
                                 _In_ PVOID EcpContext);
_IRQL_requires_max_(APC_LEVEL)
VOID FltFreeExtraCreateParameterList(_In_ PFLT_FILTER Filter,
                                     _In_ PECP_LIST EcpList);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FltGetNextExtraCreateParameter(_In_ PFLT_FILTER Filter,
                                        _In_ PECP_LIST EcpList,
                                        _In_opt_ PVOID CurrentEcpContext,
                                        _Out_opt_ LPGUID NextEcpType,
                                        _Outptr_opt_ PVOID *NextEcpContext,
                                        _Out_opt_ ULONG *NextEcpContextSize);
_IRQL_requires_max_(APC_LEVEL)
VOID FltInitExtraCreateParameterLookasideList(
    _In_ PFLT_FILTER Filter, _Inout_ PVOID Lookaside,
    _In_ FSRTL_ECP_LOOKASIDE_FLAGS Flags, _In_ SIZE_T Size, _In_ ULONG Tag);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FltInsertExtraCreateParameter(_In_ PFLT_FILTER Filter,
                                       _Inout_ PECP_LIST EcpList,
                                       _Inout_ PVOID EcpContext);
_IRQL_requires_max_(APC_LEVEL)
BOOLEAN FltIsEcpAcknowledged(_In_ PFLT_FILTER Filter, _In_ PVOID EcpContext);
_IRQL_requires_max_(APC_LEVEL)
BOOLEAN FltIsEcpFromUserMode(_In_ PFLT_FILTER Filter, _In_ PVOID EcpContext);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FltRemoveExtraCreateParameter(_In_ PFLT_FILTER Filter,
                                       _Inout_ PECP_LIST EcpList,
                                       _In_ LPCGUID EcpType,
                                       _Outptr_ PVOID *EcpContext,
                                       _Out_opt_ ULONG *EcpContextSize);

/* File operations */

NTSTATUS FltAddOpenReparseEntry(_In_ PFLT_FILTER Filter,
                                _In_ PFLT_CALLBACK_DATA Data,
                                _In_ POPEN_REPARSE_LIST_ENTRY OpenReparseEntry);
PVOID FltAllocatePoolAlignedWithTag(_In_ PFLT_INSTANCE Instance,
                                    _In_ POOL_TYPE PoolType,
                                    _In_ SIZE_T NumberOfBytes, _In_ ULONG Tag);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS FltClose(_In_ HANDLE FileHandle);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS FltCreateFile(_In_ PFLT_FILTER Filter, _In_opt_ PFLT_INSTANCE Instance,
                       _Out_ PHANDLE FileHandle, _In_ ACCESS_MASK DesiredAccess,
                       _In_ POBJECT_ATTRIBUTES ObjectAttributes,
                       _Out_ PIO_STATUS_BLOCK IoStatusBlock,
                       _In_opt_ PLARGE_INTEGER AllocationSize,
                       _In_ ULONG FileAttributes, _In_ ULONG ShareAccess,
                       _In_ ULONG CreateDisposition, _In_ ULONG CreateOptions,
                       _In_opt_ PVOID EaBuffer, _In_ ULONG EaLength,
                       _In_ ULONG Flags);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS
FltCreateFileEx(_In_ PFLT_FILTER Filter, _In_opt_ PFLT_INSTANCE Instance,
                _Out_ PHANDLE FileHandle, _Outptr_ PFILE_OBJECT *FileObject,
                _In_ ACCESS_MASK DesiredAccess,
                _In_ POBJECT_ATTRIBUTES ObjectAttributes,
                _Out_ PIO_STATUS_BLOCK IoStatusBlock,
                _In_opt_ PLARGE_INTEGER AllocationSize,
                _In_ ULONG FileAttributes, _In_ ULONG ShareAccess,
                _In_ ULONG CreateDisposition, _In_ ULONG CreateOptions,
                _In_opt_ PVOID EaBuffer, _In_ ULONG EaLength, _In_ ULONG Flags);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS FltCreateFileEx2(
    _In_ PFLT_FILTER Filter, _In_opt_ PFLT_INSTANCE Instance,
    _Out_ PHANDLE FileHandle, _Outptr_opt_ PFILE_OBJECT *FileObject,
    _In_ ACCESS_MASK DesiredAccess, _In_ POBJECT_ATTRIBUTES ObjectAttributes,
    _Out_ PIO_STATUS_BLOCK IoStatusBlock,
    _In_opt_ PLARGE_INTEGER AllocationSize, _In_ ULONG FileAttributes,
    _In_ ULONG ShareAccess, _In_ ULONG CreateDisposition,
    _In_ ULONG CreateOptions, _In_opt_ PVOID EaBuffer, _In_ ULONG EaLength,
    _In_ ULONG Flags, _In_opt_ PIO_DRIVER_CREATE_CONTEXT DriverContext);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS FltCreateMailslotFile(
    _In_ PFLT_FILTER Filter, _In_opt_ PFLT_INSTANCE Instance,
    _Out_ PHANDLE FileHandle, _Outptr_opt_ PFILE_OBJECT *FileObject,
    _In_ ACCESS_MASK DesiredAccess, _In_ POBJECT_ATTRIBUTES ObjectAttributes,
    _Out_ PIO_STATUS_BLOCK IoStatusBlock, _In_ ULONG CreateOptions,
    _In_ ULONG MailslotQuota, _In_ ULONG MaximumMessageSize,
    _In_ PLARGE_INTEGER ReadTimeout,
    _In_opt_ PIO_DRIVER_CREATE_CONTEXT DriverContext);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS FltCreateNamedPipeFile(
    _In_ PFLT_FILTER Filter, _In_opt_ PFLT_INSTANCE Instance,
    _Out_ PHANDLE FileHandle, _Outptr_opt_ PFILE_OBJECT *FileObject,
    _In_ ACCESS_MASK DesiredAccess, _In_ POBJECT_ATTRIBUTES ObjectAttributes,
    _Out_ PIO_STATUS_BLOCK IoStatusBlock, _In_ ULONG ShareAccess,
    _In_ ULONG CreateDisposition, _In_ ULONG CreateOptions,
    _In_ ULONG NamedPipeType, _In_ ULONG ReadMode, _In_ ULONG CompletionMode,
    _In_ ULONG MaximumInstances, _In_ ULONG InBoundQuota,
    _In_ ULONG OutBoundQuota, _In_opt_ PLARGE_INTEGER DefaultTimeout,
    _In_opt_ PIO_DRIVER_CREATE_CONTEXT DriverContext);
NTSTATUS FltCreateSystemVolumeInformationFolder(_In_ PFLT_INSTANCE Instance);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS
FltDeviceIoControlFile(_In_ PFLT_INSTANCE Instance,
                       _In_ PFILE_OBJECT FileObject, _In_ ULONG IoControlCode,
                       _In_opt_ PVOID InputBuffer, _In_ ULONG InputBufferLength,
                       _Out_ PVOID OutputBuffer, _In_ ULONG OutputBufferLength,
                       _Out_opt_ PULONG LengthReturned);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS FltFlushBuffers(_In_ PFLT_INSTANCE Instance,
                         _In_ PFILE_OBJECT FileObject);
NTSTATUS FltFlushBuffers2(_In_ PFLT_INSTANCE Instance,
                          _In_ PFILE_OBJECT FileObject, _In_ ULONG FlushType,
                          _In_opt_ PFLT_CALLBACK_DATA CallbackData);
VOID FltFreePoolAlignedWithTag(_In_ PFLT_INSTANCE Instance, _In_ PVOID Buffer,
                               _In_ ULONG Tag);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS FltFsControlFile(_In_ PFLT_INSTANCE Instance,
                          _In_ PFILE_OBJECT FileObject,
                          _In_ ULONG FsControlCode, _In_opt_ PVOID InputBuffer,
                          _In_ ULONG InputBufferLength,
                          _Out_opt_ PVOID OutputBuffer,
                          _In_ ULONG OutputBufferLength,
                          _Out_opt_ PULONG LengthReturned);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS FltOpenVolume(_In_ PFLT_INSTANCE Instance, _Out_ PHANDLE VolumeHandle,
                       _Outptr_ PFILE_OBJECT *VolumeFileObject);
NTSTATUS FltQueryDirectoryFile(_In_ PFLT_INSTANCE Instance,
                               _In_ PFILE_OBJECT FileObject,
                               _Out_ PVOID FileInformation, _In_ ULONG Length,
                               _In_ FILE_INFORMATION_CLASS FileInformationClass,
                               _In_ BOOLEAN ReturnSingleEntry,
                               _In_opt_ PUNICODE_STRING FileName,
                               _In_ BOOLEAN RestartScan,
                               _Out_opt_ PULONG LengthReturned);
NTSTATUS FltQueryDirectoryFileEx(
    _In_ PFLT_INSTANCE Instance, _In_ PFILE_OBJECT FileObject,
    _Out_ PVOID FileInformation, _In_ ULONG Length,
    _In_ FILE_INFORMATION_CLASS FileInformationClass, _In_ ULONG QueryFlags,
    _In_opt_ PUNICODE_STRING FileName, _Out_opt_ PULONG LengthReturned);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS FltQueryEaFile(_In_ PFLT_INSTANCE Instance,
                        _In_ PFILE_OBJECT FileObject,
                        _Out_ PVOID ReturnedEaData, _In_ ULONG Length,
                        _In_ BOOLEAN ReturnSingleEntry, _In_opt_ PVOID EaList,
                        _In_ ULONG EaListLength, _In_opt_ PULONG EaIndex,
                        _In_ BOOLEAN RestartScan,
                        _Out_opt_ PULONG LengthReturned);
NTSTATUS FltQueryInformationByName(
    _In_ PFLT_FILTER Filter, _In_opt_ PFLT_INSTANCE Instance,
    _In_ POBJECT_ATTRIBUTES ObjectAttributes,
    _Out_ PIO_STATUS_BLOCK IoStatusBlock, _Out_ PVOID FileInformation,
    _In_ ULONG Length, _In_ FILE_INFORMATION_CLASS FileInformationClass,
    _In_opt_ PIO_DRIVER_CREATE_CONTEXT DriverContext);
NTSTATUS
FltQueryInformationFile(_In_ PFLT_INSTANCE Instance,
                        _In_ PFILE_OBJECT FileObject,
                        _Out_ PVOID FileInformation, _In_ ULONG Length,
                        _In_ FILE_INFORMATION_CLASS FileInformationClass,
                        _Out_opt_ PULONG LengthReturned);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS FltQueryQuotaInformationFile(
    _In_ PFLT_INSTANCE Instance, _In_ PFILE_OBJECT FileObject,
    _Out_ PIO_STATUS_BLOCK IoStatusBlock, _Out_ PVOID Buffer, _In_ ULONG Length,
    _In_ BOOLEAN ReturnSingleEntry, _In_opt_ PVOID SidList,
    _In_ ULONG SidListLength, _In_opt_ PULONG StartSid,
    _In_ BOOLEAN RestartScan, _Out_opt_ PULONG LengthReturned);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS FltQuerySecurityObject(_In_ PFLT_INSTANCE Instance,
                                _In_ PFILE_OBJECT FileObject,
                                _In_ SECURITY_INFORMATION SecurityInformation,
                                _Inout_ PSECURITY_DESCRIPTOR SecurityDescriptor,
                                _In_ ULONG Length,
                                _Out_opt_ PULONG LengthNeeded);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS
FltQueryVolumeInformation(_In_ PFLT_INSTANCE Instance,
                          _Out_ PIO_STATUS_BLOCK Iosb,
                          _Out_ PVOID FsInformation, _In_ ULONG Length,
                          _In_ FS_INFORMATION_CLASS FsInformationClass);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS
FltQueryVolumeInformationFile(_In_ PFLT_INSTANCE Instance,
                              _In_ PFILE_OBJECT FileObject,
                              _Out_ PVOID FsInformation, _In_ ULONG Length,
                              _In_ FS_INFORMATION_CLASS FsInformationClass,
                              _Out_opt_ PULONG LengthReturned);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS FltReadFile(_In_ PFLT_INSTANCE InitiatingInstance,
                     _In_ PFILE_OBJECT FileObject,
                     _In_opt_ PLARGE_INTEGER ByteOffset, _In_ ULONG Length,
                     _Out_ PVOID Buffer, _In_ FLT_IO_OPERATION_FLAGS Flags,
                     _Out_opt_ PULONG BytesRead,
                     _In_opt_ PFLT_COMPLETED_ASYNC_IO_CALLBACK CallbackRoutine,
                     _In_opt_ PVOID CallbackContext);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS FltReadFileEx(
    _In_ PFLT_INSTANCE InitiatingInstance, _In_ PFILE_OBJECT FileObject,
    _In_opt_ PLARGE_INTEGER ByteOffset, _In_ ULONG Length, _Out_ PVOID Buffer,
    _In_ FLT_IO_OPERATION_FLAGS Flags, _Out_opt_ PULONG BytesRead,
    _In_opt_ PFLT_COMPLETED_ASYNC_IO_CALLBACK CallbackRoutine,
    _In_opt_ PVOID CallbackContext, _In_opt_ PULONG Key, _In_opt_ PMDL Mdl);
NTSTATUS FltRequestFileInfoOnCreateCompletion(_In_ PFLT_FILTER Filter,
                                              _In_ PFLT_CALLBACK_DATA Data,
                                              _In_ ULONG InfoClassFlags);
PVOID FltRetrieveFileInfoOnCreateCompletion(_In_ PFLT_FILTER Filter,
                                            _In_ PFLT_CALLBACK_DATA Data,
                                            _In_ ULONG InfoClass,
                                            _Out_ PULONG Size);
NTSTATUS FltRetrieveFileInfoOnCreateCompletionEx(_In_ PFLT_FILTER Filter,
                                                 _In_ PFLT_CALLBACK_DATA Data,
                                                 _In_ ULONG InfoClass,
                                                 _Out_ PULONG RetInfoSize,
                                                 _Outptr_ PVOID *RetInfoBuffer);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS FltSetEaFile(_In_ PFLT_INSTANCE Instance, _In_ PFILE_OBJECT FileObject,
                      _In_ PVOID EaBuffer, _In_ ULONG Length);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS
FltSetInformationFile(_In_ PFLT_INSTANCE Instance, _In_ PFILE_OBJECT FileObject,
                      _In_ PVOID FileInformation, _In_ ULONG Length,
                      _In_ FILE_INFORMATION_CLASS FileInformationClass);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS FltSetIoPriorityHintIntoFileObject(_In_ PFILE_OBJECT FileObject,
                                            _In_ IO_PRIORITY_HINT PriorityHint);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS FltSetIoPriorityHintIntoThread(_In_ PETHREAD Thread,
                                        _In_ IO_PRIORITY_HINT PriorityHint);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS FltSetQuotaInformationFile(_In_ PFLT_INSTANCE Instance,
                                    _In_ PFILE_OBJECT FileObject,
                                    _In_ PVOID Buffer, _In_ ULONG Length);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS FltSetSecurityObject(_In_ PFLT_INSTANCE Instance,
                              _In_ PFILE_OBJECT FileObject,
                              _In_ SECURITY_INFORMATION SecurityInformation,
                              _In_ PSECURITY_DESCRIPTOR SecurityDescriptor);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS FltSetVolumeInformation(_In_ PFLT_INSTANCE Instance,
                                 _Out_ PIO_STATUS_BLOCK Iosb,
                                 _Out_ PVOID FsInformation, _In_ ULONG Length,
                                 _In_ FS_INFORMATION_CLASS FsInformationClass);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS FltTagFile(_In_ PFLT_INSTANCE InitiatingInstance,
                    _In_ PFILE_OBJECT FileObject, _In_ ULONG FileTag,
                    _In_opt_ GUID *Guid, _In_ PVOID DataBuffer,
                    _In_ USHORT DataBufferLength);
NTSTATUS FltTagFileEx(_In_ PFLT_INSTANCE InitiatingInstance,
                      _In_ PFILE_OBJECT FileObject, _In_ ULONG FileTag,
                      _In_opt_ GUID *Guid, _In_ PVOID DataBuffer,
                      _In_ USHORT DataBufferLength, _In_ ULONG ExistingFileTag,
                      _In_opt_ GUID *ExistingGuid, _In_ ULONG Flags);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS FltUntagFile(_In_ PFLT_INSTANCE InitiatingInstance,
                      _In_ PFILE_OBJECT FileObject, _In_ ULONG FileTag,
                      _In_opt_ GUID *Guid);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS FltWriteFile(_In_ PFLT_INSTANCE InitiatingInstance,
                      _In_ PFILE_OBJECT FileObject,
                      _In_opt_ PLARGE_INTEGER ByteOffset, _In_ ULONG Length,
                      _In_ PVOID Buffer, _In_ FLT_IO_OPERATION_FLAGS Flags,
                      _Out_opt_ PULONG BytesWritten,
                      _In_opt_ PFLT_COMPLETED_ASYNC_IO_CALLBACK CallbackRoutine,
                      _In_opt_ PVOID CallbackContext);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS FltWriteFileEx(
    _In_ PFLT_INSTANCE InitiatingInstance, _In_ PFILE_OBJECT FileObject,
    _In_opt_ PLARGE_INTEGER ByteOffset, _In_ ULONG Length, _In_ PVOID Buffer,
    _In_ FLT_IO_OPERATION_FLAGS Flags, _Out_opt_ PULONG BytesWritten,
    _In_opt_ PFLT_COMPLETED_ASYNC_IO_CALLBACK CallbackRoutine,
    _In_opt_ PVOID CallbackContext, _In_opt_ PULONG Key, _In_opt_ PMDL Mdl);

/* Volumes, objects, the rest of the filter manager */

_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS FltAdjustDeviceStackSizeForIoRedirection(
    _In_ PFLT_INSTANCE SourceInstance, _In_ PFLT_INSTANCE TargetInstance,
    _Out_opt_ PBOOLEAN SourceDeviceStackSizeModified);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS
FltApplyPriorityInfoThread(_In_ PIO_PRIORITY_INFO InputPriorityInfo,
                           _Out_opt_ PIO_PRIORITY_INFO OutputPriorityInfo,
                           _In_ PETHREAD Thread);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FltBuildDefaultSecurityDescriptor(
    _Outptr_ PSECURITY_DESCRIPTOR *SecurityDescriptor,
    _In_ ACCESS_MASK DesiredAccess);
NTSTATUS FltCancellableWaitForMultipleObjects(
    _In_ ULONG Count, _In_ PVOID ObjectArray[], _In_ WAIT_TYPE WaitType,
    _In_opt_ PLARGE_INTEGER Timeout, _In_opt_ PKWAIT_BLOCK WaitBlockArray,
    _In_ PFLT_CALLBACK_DATA CallbackData);
NTSTATUS
FltCancellableWaitForSingleObject(_In_ PVOID Object,
                                  _In_opt_ PLARGE_INTEGER Timeout,
                                  _In_opt_ PFLT_CALLBACK_DATA CallbackData);
_IRQL_requires_max_(DISPATCH_LEVEL)
LONG FltCompareInstanceAltitudes(_In_ PFLT_INSTANCE Instance1,
                                 _In_ PFLT_INSTANCE Instance2);
NTSTATUS FltDecodeParameters(_In_ PFLT_CALLBACK_DATA CallbackData,
                             _Outptr_ PMDL **MdlAddressPointer,
                             _Outptr_ PVOID **Buffer, _Outptr_ PULONG *Length,
                             _Out_opt_ LOCK_OPERATION *DesiredAccess);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FltEnumerateFilterInformation(
    _In_ ULONG Index, _In_ FILTER_INFORMATION_CLASS InformationClass,
    _Out_ PVOID Buffer, _In_ ULONG BufferSize, _Out_ PULONG BytesReturned);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FltEnumerateFilters(_Outptr_ PFLT_FILTER *FilterList,
                             _In_ ULONG FilterListSize,
                             _Out_ PULONG NumberFiltersReturned);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FltEnumerateInstanceInformationByDeviceObject(
    _In_ PDEVICE_OBJECT DeviceObject, _In_ ULONG Index,
    _In_ INSTANCE_INFORMATION_CLASS InformationClass, _Out_ PVOID Buffer,
    _In_ ULONG BufferSize, _Out_ PULONG BytesReturned);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FltEnumerateInstanceInformationByFilter(
    _In_ PFLT_FILTER Filter, _In_ ULONG Index,
    _In_ INSTANCE_INFORMATION_CLASS InformationClass, _Out_ PVOID Buffer,
    _In_ ULONG BufferSize, _Out_ PULONG BytesReturned);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FltEnumerateInstanceInformationByVolume(
    _In_ PFLT_VOLUME Volume, _In_ ULONG Index,
    _In_ INSTANCE_INFORMATION_CLASS InformationClass, _Out_ PVOID Buffer,
    _In_ ULONG BufferSize, _Out_ PULONG BytesReturned);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FltEnumerateInstanceInformationByVolumeName(
    _In_ PUNICODE_STRING VolumeName, _In_ ULONG Index,
    _In_ INSTANCE_INFORMATION_CLASS InformationClass, _Out_ PVOID Buffer,
    _In_ ULONG BufferSize, _Out_ PULONG BytesReturned);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FltEnumerateInstances(_In_opt_ PFLT_VOLUME Volume,
                               _In_opt_ PFLT_FILTER Filter,
                               _Outptr_ PFLT_INSTANCE *InstanceList,
                               _In_ ULONG InstanceListSize,
                               _Out_ PULONG NumberInstancesReturned);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FltEnumerateVolumeInformation(
    _In_ PFLT_FILTER Filter, _In_ ULONG Index,
    _In_ FILTER_VOLUME_INFORMATION_CLASS InformationClass, _Out_ PVOID Buffer,
    _In_ ULONG BufferSize, _Out_ PULONG BytesReturned);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FltEnumerateVolumes(_In_ PFLT_FILTER Filter,
                             _Outptr_ PFLT_VOLUME *VolumeList,
                             _In_ ULONG VolumeListSize,
                             _Out_ PULONG NumberVolumesReturned);
_IRQL_requires_max_(APC_LEVEL)
VOID FltFreeSecurityDescriptor(_In_ PSECURITY_DESCRIPTOR SecurityDescriptor);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FltGetBottomInstance(_In_ PFLT_VOLUME Volume,
                              _Outptr_ PFLT_INSTANCE *Instance);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS FltGetDeviceObject(_In_ PFLT_VOLUME Volume,
                            _Outptr_ PDEVICE_OBJECT *DeviceObject);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS FltGetDiskDeviceObject(_In_ PFLT_VOLUME Volume,
                                _Outptr_ PDEVICE_OBJECT *DiskDeviceObject);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FltGetFileSystemType(_In_ PVOID FltObject,
                              _Out_ PFLT_FILESYSTEM_TYPE FileSystemType);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FltGetFilterFromInstance(_In_ PFLT_INSTANCE Instance,
                                  _Outptr_ PFLT_FILTER *RetFilter);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FltGetFilterInformation(_In_ PFLT_FILTER Filter,
                                 _In_ FILTER_INFORMATION_CLASS InformationClass,
                                 _Out_ PVOID Buffer, _In_ ULONG BufferSize,
                                 _Out_ PULONG BytesReturned);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS
FltGetInstanceInformation(_In_ PFLT_INSTANCE Instance,
                          _In_ INSTANCE_INFORMATION_CLASS InformationClass,
                          _Out_ PVOID Buffer, _In_ ULONG BufferSize,
                          _Out_ PULONG BytesReturned);
_IRQL_requires_max_(DISPATCH_LEVEL)
IO_PRIORITY_HINT FltGetIoPriorityHint(_In_ PFLT_CALLBACK_DATA Data);
_IRQL_requires_max_(DISPATCH_LEVEL)
IO_PRIORITY_HINT
FltGetIoPriorityHintFromFileObject(_In_ PFILE_OBJECT FileObject);
_IRQL_requires_max_(DISPATCH_LEVEL)
IO_PRIORITY_HINT FltGetIoPriorityHintFromThread(_In_ PETHREAD Thread);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FltGetLowerInstance(_In_ PFLT_INSTANCE CurrentInstance,
                             _Outptr_ PFLT_INSTANCE *LowerInstance);
_IRQL_requires_max_(DISPATCH_LEVEL)
PVOID FltGetNewSystemBufferAddress(_In_ PFLT_CALLBACK_DATA CallbackData);
_IRQL_requires_max_(DISPATCH_LEVEL)
PEPROCESS FltGetRequestorProcess(_In_ PFLT_CALLBACK_DATA CallbackData);
_IRQL_requires_max_(DISPATCH_LEVEL)
ULONG FltGetRequestorProcessId(_In_ PFLT_CALLBACK_DATA CallbackData);
_IRQL_requires_max_(DISPATCH_LEVEL)
HANDLE FltGetRequestorProcessIdEx(_In_ PFLT_CALLBACK_DATA CallbackData);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FltGetRequestorSessionId(_In_ PFLT_CALLBACK_DATA CallbackData,
                                  _Out_ PULONG SessionId);
_IRQL_requires_max_(DISPATCH_LEVEL)
PVOID FltGetRoutineAddress(_In_ PCSTR FltMgrRoutineName);
PMDL FltGetSwappedBufferMdlAddress(_In_ PFLT_CALLBACK_DATA CallbackData);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FltGetTopInstance(_In_ PFLT_VOLUME Volume,
                           _Outptr_ PFLT_INSTANCE *Instance);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FltGetUpperInstance(_In_ PFLT_INSTANCE CurrentInstance,
                             _Outptr_ PFLT_INSTANCE *UpperInstance);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FltGetVolumeFromDeviceObject(_In_ PFLT_FILTER Filter,
                                      _In_ PDEVICE_OBJECT DeviceObject,
                                      _Outptr_ PFLT_VOLUME *RetVolume);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FltGetVolumeFromFileObject(_In_ PFLT_FILTER Filter,
                                    _In_ PFILE_OBJECT FileObject,
                                    _Outptr_ PFLT_VOLUME *RetVolume);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FltGetVolumeFromInstance(_In_ PFLT_INSTANCE Instance,
                                  _Outptr_ PFLT_VOLUME *RetVolume);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS
FltGetVolumeInformation(_In_ PFLT_VOLUME Volume,
                        _In_ FILTER_VOLUME_INFORMATION_CLASS InformationClass,
                        _Out_ PVOID Buffer, _In_ ULONG BufferSize,
                        _Out_ PULONG BytesReturned);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FltGetVolumeProperties(_In_ PFLT_VOLUME Volume,
                                _Out_ PFLT_VOLUME_PROPERTIES VolumeProperties,
                                _In_ ULONG Length, _Out_ PULONG LengthReturned);
_IRQL_requires_max_(APC_LEVEL)
BOOLEAN FltIs32bitProcess(_In_opt_ PFLT_CALLBACK_DATA CallbackData);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FltIsDirectory(_In_ PFILE_OBJECT FileObject,
                        _In_ PFLT_INSTANCE Instance,
                        _Out_ PBOOLEAN IsDirectory);
_IRQL_requires_max_(APC_LEVEL)
BOOLEAN FltIsFltMgrVolumeDeviceObject(_In_ PDEVICE_OBJECT DeviceObject);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS FltIsIoRedirectionAllowed(_In_ PFLT_INSTANCE SourceInstance,
                                   _In_ PFLT_INSTANCE TargetInstance,
                                   _Out_ PBOOLEAN RedirectionAllowed);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS FltIsIoRedirectionAllowedForOperation(
    _In_ PFLT_CALLBACK_DATA Data, _In_ PFLT_INSTANCE TargetInstance,
    _Out_ PBOOLEAN RedirectionAllowedThisIo,
    _Out_opt_ PBOOLEAN RedirectionAllowedAllIo);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS FltIsVolumeSnapshot(_In_ PVOID FltObject,
                             _Out_ PBOOLEAN IsSnapshotVolume);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS FltIsVolumeWritable(_In_ PVOID FltObject, _Out_ PBOOLEAN IsWritable);
_IRQL_requires_max_(APC_LEVEL)
VOID FltNotifyFilterChangeDirectory(
    _Inout_ PNOTIFY_SYNC NotifySync, _Inout_ PLIST_ENTRY NotifyList,
    _In_ PVOID FsContext, _In_ PSTRING FullDirectoryName,
    _In_ BOOLEAN WatchTree, _In_ BOOLEAN IgnoreBuffer,
    _In_ ULONG CompletionFilter, _In_ PFLT_CALLBACK_DATA NotifyCallbackData,
    _In_opt_ PCHECK_FOR_TRAVERSE_ACCESS TraverseCallback,
    _In_opt_ PSECURITY_SUBJECT_CONTEXT SubjectContext,
    _In_opt_ PFILTER_REPORT_CHANGE FilterCallback);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID FltObjectDereference(_Inout_ PVOID FltObject);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS FltObjectReference(_Inout_ PVOID FltObject);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS FltPropagateActivityIdToThread(_In_ PFLT_CALLBACK_DATA CallbackData,
                                        _Inout_ LPGUID PropagatedId,
                                        _Out_ LPGUID *OriginalId);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS FltPropagateIrpExtension(_In_ PFLT_CALLBACK_DATA SourceData,
                                  _Inout_ PFLT_CALLBACK_DATA TargetData,
                                  _In_ ULONG Flags);
VOID FltRetainSwappedBufferMdlAddress(_In_ PFLT_CALLBACK_DATA CallbackData);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS FltRetrieveIoPriorityInfo(_In_opt_ PFLT_CALLBACK_DATA Data,
                                   _In_opt_ PFILE_OBJECT FileObject,
                                   _In_opt_ PETHREAD Thread,
                                   _Inout_ PIO_PRIORITY_INFO PriorityInfo);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS FltVetoBypassIo(_In_ PFLT_CALLBACK_DATA CallbackData,
                         _In_ PCFLT_RELATED_OBJECTS FltObjects,
                         _In_ NTSTATUS OperationStatus,
                         _In_ PCUNICODE_STRING FailureReason);

/* Objects */

extern const GUID GUID_ECP_FLT_CREATEFILE_TARGET;

#ifdef __cplusplus
}
#endif

#endif /* FLTLINT_FLTKERNEL_H */
