/*===- ntddk.h - the kernel, more of it ----------------------------------===*
 *
 * Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
 * SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 *===----------------------------------------------------------------------===*
 *
 * What drivers other than WDM ones may use besides.
 */
#ifndef FLTLINT_NTDDK_H
#define FLTLINT_NTDDK_H

/* What drivers ask whether it was included by. */
#ifndef _NTDDK_
#define _NTDDK_
#endif

#include <wdm.h>

/* Minor function codes */

#define IRP_MN_NORMAL 0
#ifndef IRP_MN_USER_FS_REQUEST
#define IRP_MN_USER_FS_REQUEST 0
#endif
#define IRP_MN_DPC 1
#ifndef IRP_MN_FLUSH_AND_PURGE
#define IRP_MN_FLUSH_AND_PURGE 1
#endif
#ifndef IRP_MN_LOCK
#define IRP_MN_LOCK 1
#endif
#define IRP_MN_MOUNT_VOLUME 1
#ifndef IRP_MN_QUERY_DIRECTORY
#define IRP_MN_QUERY_DIRECTORY 1
#endif
#ifndef IRP_MN_MDL
#define IRP_MN_MDL 2
#endif
#ifndef IRP_MN_NOTIFY_CHANGE_DIRECTORY
#define IRP_MN_NOTIFY_CHANGE_DIRECTORY 2
#endif
#ifndef IRP_MN_UNLOCK_SINGLE
#define IRP_MN_UNLOCK_SINGLE 2
#endif
#define IRP_MN_VERIFY_VOLUME 2
#define IRP_MN_LOAD_FILE_SYSTEM 3
#define IRP_MN_MDL_DPC 3
#ifndef IRP_MN_UNLOCK_ALL
#define IRP_MN_UNLOCK_ALL 3
#endif
#ifndef IRP_MN_COMPLETE
#define IRP_MN_COMPLETE 4
#endif
#define IRP_MN_KERNEL_CALL 4
#define IRP_MN_TRACK_LINK 4
#ifndef IRP_MN_UNLOCK_ALL_BY_KEY
#define IRP_MN_UNLOCK_ALL_BY_KEY 4
#endif
#define IRP_MN_COMPLETE_MDL 6
#define IRP_MN_COMPLETE_MDL_DPC 7
#define IRP_MN_COMPRESSED 8
#define IRP_MN_QUERY_LEGACY_BUS_INFORMATION 0x18

/* Flags of a driver object */

#define DRVO_REINIT_REGISTERED 0x00000008
#define DRVO_INITIALIZED 0x00000010
#define DRVO_BOOTREINIT_REGISTERED 0x00000020
#define DRVO_LEGACY_RESOURCES 0x00000040

/* Security */

#define SE_UNSOLICITED_INPUT_PRIVILEGE 6

/* Process access */

#define PROCESS_LUID_DOSDEVICES_ONLY 1
#define PROCESS_EXCEPTION_PORT_ALL_STATE_BITS 3UL
#define PROCESS_EXCEPTION_PORT_ALL_STATE_FLAGS 7ULL
#define PROCESS_HANDLE_TRACING_MAX_STACKS 0x10

/* Thread access */

#define THREAD_CSWITCH_PMU_DISABLE 0
#define THREAD_CSWITCH_PMU_ENABLE 1
#define THREAD_PROFILING_FLAG_DISPATCH 1

/* DRIVER_* */

#define DRIVER_VERIFIER_SPECIAL_POOLING 0x00000001
#define DRIVER_VERIFIER_FORCE_IRQL_CHECKING 0x00000002
#define DRIVER_VERIFIER_INJECT_ALLOCATION_FAILURES 0x00000004
#define DRIVER_VERIFIER_TRACK_POOL_ALLOCATIONS 0x00000008
#define DRIVER_VERIFIER_IO_CHECKING 0x00000010

/* FILE_* */

#define FILE_CHARACTERISTICS_PROPAGATED 0x0000010F
#define FILE_CHARACTERISTICS_EXPECT_ORDERLY_REMOVAL_DEPRECATED 0x00000200
#define FILE_CHARACTERISTICS_EXPECT_SURPRISE_REMOVAL_DEPRECATED 0x00000300
#define FILE_CHARACTERISTICS_REMOVAL_POLICY_MASK_DEPRECATED 0x00000300
#define FILE_CHARACTERISTICS_EXPECT_ORDERLY_REMOVAL_EX 0x00004000
#define FILE_CHARACTERISTICS_EXPECT_SURPRISE_REMOVAL_EX 0x00008000
#define FILE_CHARACTERISTICS_REMOVAL_POLICY_MASK_EX 0x0000C000

/* HAL_* */

#define HAL_CMC_DISABLED 0UL
#define HAL_CPE_DISABLED 0UL
#define HAL_MCA_DISABLED 0UL
#define HAL_MCE_DISABLED 0UL
#define HAL_PLATFORM_DISABLE_WRITE_COMBINING 1L
#define HAL_DISPATCH_VERSION 3
#define HAL_PLATFORM_DISABLE_PTCG 4L
#define HAL_PLATFORM_DISABLE_UC_MAIN_MEMORY 8L
#define HAL_PLATFORM_ENABLE_WRITE_COMBINING_MMIO 0x10L
#define HAL_PLATFORM_ACPI_TABLES_CACHED 0x20L
#define HAL_CMC_INTERRUPTS_BASED 0xFFFFFFFFUL
#define HAL_CPE_INTERRUPTS_BASED 0xFFFFFFFFUL
#define HAL_MCA_INTERRUPTS_BASED 0xFFFFFFFFUL
#define HAL_MCE_INTERRUPTS_BASED 0xFFFFFFFFUL

/* KERNEL_* */

#define KERNEL_MCA_EXCEPTION_STACK_SIZE 0x00002000
#define KERNEL_LARGE_STACK_COMMIT 0x00006000
#define KERNEL_STACK_SIZE 0x00006000
#define KERNEL_LARGE_STACK_SIZE 0x00012000

/* NX_* */

#define NX_SUPPORT_POLICY_ALWAYSOFF 0
#define NX_SUPPORT_POLICY_ALWAYSON 1
#define NX_SUPPORT_POLICY_OPTIN 2
#define NX_SUPPORT_POLICY_OPTOUT 3

/* OSC_* */

#define OSC_FIRMWARE_FAILURE 0x00000002
#define OSC_UNRECOGNIZED_UUID 0x00000004
#define OSC_UNRECOGNIZED_REVISION 0x00000008
#define OSC_CAPABILITIES_MASKED 0x00000010

/* PCCARD_* */

#define PCCARD_MAP_ERROR 1
#define PCCARD_SCAN_DISABLED 1
#define PCCARD_MAP_ZERO 2
#define PCCARD_NO_TIMER 3
#define PCCARD_NO_PIC 4
#define PCCARD_NO_LEGACY_BASE 5
#define PCCARD_DUP_LEGACY_BASE 6
#define PCCARD_NO_CONTROLLERS 7
#define PCCARD_DEVICE_PCI 0x10

/* PXE_* */

#define PXE_PER_PAGE 0x0200
#define PXE_BASE 0xFFFFF6FB7DBED000ULL
#define PXE_SELFMAP 0xFFFFF6FB7DBEDF68ULL
#define PXE_TOP 0xFFFFF6FB7DBEDFFFULL

/* QUOTA_* */

#define QUOTA_LIMITS_HARDWS_MIN_ENABLE 0x00000001
#define QUOTA_LIMITS_HARDWS_MIN_DISABLE 0x00000002
#define QUOTA_LIMITS_HARDWS_MAX_ENABLE 0x00000004
#define QUOTA_LIMITS_HARDWS_MAX_DISABLE 0x00000008
#define QUOTA_LIMITS_USE_DEFAULT_LIMITS 0x00000010

/* RTL_* */

#define RTL_HASH_RESERVED_SIGNATURE 0
#define RTL_HASH_ALLOCATED_HEADER 1
#define RTL_RUN_ONCE_INIT_FAILED 4UL
#define RTL_STACK_WALKING_MODE_FRAMES_TO_SKIP_SHIFT 8

/* SHARED_* */

#define SHARED_GLOBAL_FLAGS_ERROR_PORT_V 0
#define SHARED_GLOBAL_FLAGS_ELEVATION_ENABLED_V 1
#define SHARED_GLOBAL_FLAGS_ERROR_PORT 1UL
#define SHARED_GLOBAL_FLAGS_ELEVATION_ENABLED 2UL
#define SHARED_GLOBAL_FLAGS_VIRT_ENABLED_V 2
#define SHARED_GLOBAL_FLAGS_INSTALLER_DETECT_ENABLED_V 3
#define SHARED_GLOBAL_FLAGS_SPARE_V 4
#define SHARED_GLOBAL_FLAGS_VIRT_ENABLED 4UL
#define SHARED_GLOBAL_FLAGS_DYNAMIC_PROC_ENABLED_V 5
#define SHARED_GLOBAL_FLAGS_SEH_VALIDATION_ENABLED_V 6
#define SHARED_GLOBAL_FLAGS_INSTALLER_DETECT_ENABLED 8UL
#define SHARED_GLOBAL_FLAGS_SPARE 0x10UL
#define SHARED_GLOBAL_FLAGS_DYNAMIC_PROC_ENABLED 0x20UL
#define SHARED_GLOBAL_FLAGS_SEH_VALIDATION_ENABLED 0x40UL

/* VER_* */

#define VER_PLATFORM_WIN32s 0
#define VER_EQUAL 1
#define VER_MINORVERSION 1
#define VER_NT_WORKSTATION 1
#define VER_PLATFORM_WIN32_WINDOWS 1
#define VER_GREATER 2
#define VER_MAJORVERSION 2
#define VER_NT_DOMAIN_CONTROLLER 2
#define VER_PLATFORM_WIN32_NT 2
#define VER_GREATER_EQUAL 3
#define VER_NT_SERVER 3
#define VER_NUM_BITS_PER_CONDITION_MASK 3
#define VER_BUILDNUMBER 4
#define VER_LESS 4
#define VER_LESS_EQUAL 5
#define VER_AND 6
#define VER_CONDITION_MASK 7
#define VER_OR 7
#define VER_PLATFORMID 8
#define VER_SERVICEPACKMINOR 0x10
#define VER_SERVICEPACKMAJOR 0x20
#define VER_SUITENAME 0x40
#define VER_PRODUCT_TYPE 0x80

/* Others */

#define ARBITER_FLAG_BOOT_CONFIG 1
#define ARBITER_PARTIAL 1
#define CONTEXT_AMD64 0x00100000
#define EXCEPTION_EXECUTE_FAULT 8
#define IMAGE_ADDRESSING_MODE_32BIT 3
#define IO_ATTACH_DEVICE 0x0400
#define IO_CHECK_CREATE_PARAMETERS 0x0200
#ifndef IO_IGNORE_SHARE_ACCESS_CHECK
#define IO_IGNORE_SHARE_ACCESS_CHECK 0x0800
#endif
#define MAXIMUM_EXPANSION_SIZE 0x00011800
#define MAXIMUM_XSTATE_FEATURES 0x40
#define MAX_HW_COUNTERS 0x10
#define MAX_WOW64_SHARED_ENTRIES 0x10
#define MM_LOWEST_SYSTEM_ADDRESS (-272678883688448)
#define MM_LOWEST_USER_ADDRESS 0x00010000
#define PCR_MAJOR_VERSION 1
#define PCR_MINOR_VERSION 1
#define PDE_BASE 0xFFFFF6FB40000000ULL
#define PDE_PER_PAGE 0x0200
#define PDE_TOP 0xFFFFF6FB7FFFFFFFULL
#define PDI_MASK_AMD64 0x01FF
#define PDI_SHIFT 0x15L
#define PPE_BASE 0xFFFFF6FB7DA00000ULL
#define PPE_PER_PAGE 0x0200
#define PPE_TOP 0xFFFFF6FB7DBFFFFFULL
#define PPI_MASK 0x01FF
#define PPI_SHIFT 0x1EL
#define PROTECTED_POOL 0x80000000U
#define PTE_BASE 0xFFFFF68000000000ULL
#define PTE_PER_PAGE 0x0200
#define PTE_TOP 0xFFFFF6FFFFFFFFFFULL
#define PTI_MASK_AMD64 0x01FF
#define PTI_SHIFT 0x0CL
#define PXI_MASK 0x01FF
#define PXI_SHIFT 0x27L
#define RESULT_NEGATIVE 1
#define RESULT_POSITIVE 2
#define RESULT_ZERO 0
#ifndef TXF_MINIVERSION_DEFAULT_VIEW
#define TXF_MINIVERSION_DEFAULT_VIEW 0xFFFE
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* Structures the system keeps to itself, or defines below. */

struct _CREATE_DISK;
struct _DISK_GEOMETRY_EX;
struct _EXCEPTION_REGISTRATION_RECORD;
struct _IMAGE_NT_HEADERS64;
struct _KPCR;
struct _KPRCB;
struct _KTSS64;
struct _NT_TIB;
struct _PEB;
struct _RTL_BALANCED_LINKS;
struct _RTL_SPLAY_LINKS;
union _KGDTENTRY64;
union _KIDTENTRY64;

/* Names ahead of their definitions. */

typedef struct _IMAGE_INFO IMAGE_INFO, *PIMAGE_INFO;
typedef union _RTL_RUN_ONCE RTL_RUN_ONCE, *PRTL_RUN_ONCE;

typedef struct _KEY_CACHED_INFORMATION KEY_CACHED_INFORMATION,
    *PKEY_CACHED_INFORMATION;
#ifndef __FLTLINT_YIELD__KEY_CACHED_INFORMATION
struct _KEY_CACHED_INFORMATION {
  LARGE_INTEGER LastWriteTime;
  ULONG TitleIndex;
  ULONG SubKeys;
  ULONG MaxNameLen;
  ULONG Values;
  ULONG MaxValueNameLen;
  ULONG MaxValueDataLen;
  ULONG NameLength;
};
#endif

typedef struct _KEY_NAME_INFORMATION KEY_NAME_INFORMATION,
    *PKEY_NAME_INFORMATION;
#ifndef __FLTLINT_YIELD__KEY_NAME_INFORMATION
struct _KEY_NAME_INFORMATION {
  ULONG NameLength;
  WCHAR Name[1];
};
#endif

typedef struct _KPCR KPCR, *PKPCR;
#ifndef __FLTLINT_YIELD__MM_ROTATE_DIRECTION
typedef enum _MM_ROTATE_DIRECTION {
  MmToFrameBuffer,
  MmToFrameBufferNoCopy,
  MmToRegularMemory,
  MmToRegularMemoryNoCopy,
  MmMaximumRotateDirection
} MM_ROTATE_DIRECTION,
    *PMM_ROTATE_DIRECTION;
#else
typedef enum _MM_ROTATE_DIRECTION MM_ROTATE_DIRECTION, *PMM_ROTATE_DIRECTION;
#endif

#ifndef __FLTLINT_YIELD_PMM_ROTATE_COPY_CALLBACK_FUNCTION
typedef NTSTATUS (*PMM_ROTATE_COPY_CALLBACK_FUNCTION)(PMDL DestinationMdl,
                                                      PMDL SourceMdl,
                                                      PVOID Context);
#endif

typedef struct _MM_COPY_ADDRESS MM_COPY_ADDRESS, *PMM_COPY_ADDRESS;
#ifndef __FLTLINT_YIELD__MM_COPY_ADDRESS
struct _MM_COPY_ADDRESS {
  union {
    PVOID VirtualAddress;
    PHYSICAL_ADDRESS PhysicalAddress;
  };
};
#endif

#ifndef __FLTLINT_YIELD_PRTL_AVL_MATCH_FUNCTION
typedef NTSTATUS (*PRTL_AVL_MATCH_FUNCTION)(struct _RTL_AVL_TABLE *Table,
                                            PVOID UserData, PVOID MatchData);
#endif

#ifndef __FLTLINT_YIELD_RTL_RUN_ONCE_INIT_FN
typedef ULONG RTL_RUN_ONCE_INIT_FN(_Inout_ PRTL_RUN_ONCE RunOnce,
                                   _Inout_ PVOID Parameter,
                                   _Outptr_ PVOID *Context);
typedef RTL_RUN_ONCE_INIT_FN *PRTL_RUN_ONCE_INIT_FN;
#endif

typedef struct _RTL_BALANCED_LINKS RTL_BALANCED_LINKS, *PRTL_BALANCED_LINKS;
#ifndef __FLTLINT_YIELD__RTL_BALANCED_LINKS
struct _RTL_BALANCED_LINKS {
  struct _RTL_BALANCED_LINKS *Parent;
  struct _RTL_BALANCED_LINKS *LeftChild;
  struct _RTL_BALANCED_LINKS *RightChild;
  CHAR Balance;
  UCHAR Reserved[3];
};
#endif

#ifndef __FLTLINT_YIELD__RTL_AVL_TABLE
struct _RTL_AVL_TABLE {
  RTL_BALANCED_LINKS BalancedRoot;
  PVOID OrderedPointer;
  ULONG WhichOrderedElement;
  ULONG NumberGenericTableElements;
  ULONG DepthOfTree;
  PRTL_BALANCED_LINKS RestartKey;
  ULONG DeleteCount;
  PRTL_AVL_COMPARE_ROUTINE CompareRoutine;
  PRTL_AVL_ALLOCATE_ROUTINE AllocateRoutine;
  PRTL_AVL_FREE_ROUTINE FreeRoutine;
  PVOID TableContext;
};
#endif

typedef struct _RTL_SPLAY_LINKS RTL_SPLAY_LINKS, *PRTL_SPLAY_LINKS;
#ifndef __FLTLINT_YIELD__RTL_SPLAY_LINKS
struct _RTL_SPLAY_LINKS {
  struct _RTL_SPLAY_LINKS *Parent;
  struct _RTL_SPLAY_LINKS *LeftChild;
  struct _RTL_SPLAY_LINKS *RightChild;
};
#endif

#ifndef __FLTLINT_YIELD__RTL_GENERIC_TABLE
struct _RTL_GENERIC_TABLE {
  PRTL_SPLAY_LINKS TableRoot;
  LIST_ENTRY InsertOrderList;
  PLIST_ENTRY OrderedPointer;
  ULONG WhichOrderedElement;
  ULONG NumberGenericTableElements;
  PRTL_GENERIC_COMPARE_ROUTINE CompareRoutine;
  PRTL_GENERIC_ALLOCATE_ROUTINE AllocateRoutine;
  PRTL_GENERIC_FREE_ROUTINE FreeRoutine;
  PVOID TableContext;
};
#endif

#ifndef __FLTLINT_YIELD__RTL_RUN_ONCE
union _RTL_RUN_ONCE {
  PVOID Ptr;
};
#endif

#ifndef __FLTLINT_YIELD_DRIVER_REINITIALIZE
typedef VOID DRIVER_REINITIALIZE(_In_ struct _DRIVER_OBJECT *DriverObject,
                                 _In_opt_ PVOID Context, _In_ ULONG Count);
typedef DRIVER_REINITIALIZE *PDRIVER_REINITIALIZE;
#endif

#ifndef __FLTLINT_YIELD__CONFIGURATION_TYPE
typedef enum _CONFIGURATION_TYPE {
  ArcSystem,
  CentralProcessor,
  FloatingPointProcessor,
  PrimaryIcache,
  PrimaryDcache,
  SecondaryIcache,
  SecondaryDcache,
  SecondaryCache,
  EisaAdapter,
  TcAdapter,
  ScsiAdapter,
  DtiAdapter,
  MultiFunctionAdapter,
  DiskController,
  TapeController,
  CdromController,
  WormController,
  SerialController,
  NetworkController,
  DisplayController,
  ParallelController,
  PointerController,
  KeyboardController,
  AudioController,
  OtherController,
  DiskPeripheral,
  FloppyDiskPeripheral,
  TapePeripheral,
  ModemPeripheral,
  MonitorPeripheral,
  PrinterPeripheral,
  PointerPeripheral,
  KeyboardPeripheral,
  TerminalPeripheral,
  OtherPeripheral,
  LinePeripheral,
  NetworkPeripheral,
  SystemMemory,
  DockingInformation,
  RealModeIrqRoutingTable,
  RealModePCIEnumeration,
  MaximumType
} CONFIGURATION_TYPE,
    *PCONFIGURATION_TYPE;
#else
typedef enum _CONFIGURATION_TYPE CONFIGURATION_TYPE, *PCONFIGURATION_TYPE;
#endif

#ifndef __FLTLINT_YIELD_PIO_QUERY_DEVICE_ROUTINE
typedef NTSTATUS (*PIO_QUERY_DEVICE_ROUTINE)(
    PVOID Context, PUNICODE_STRING PathName, INTERFACE_TYPE BusType,
    ULONG BusNumber, PKEY_VALUE_FULL_INFORMATION *BusInformation,
    CONFIGURATION_TYPE ControllerType, ULONG ControllerNumber,
    PKEY_VALUE_FULL_INFORMATION *ControllerInformation,
    CONFIGURATION_TYPE PeripheralType, ULONG PeripheralNumber,
    PKEY_VALUE_FULL_INFORMATION *PeripheralInformation);
#endif

typedef struct _FILE_ALIGNMENT_INFORMATION FILE_ALIGNMENT_INFORMATION,
    *PFILE_ALIGNMENT_INFORMATION;
#ifndef __FLTLINT_YIELD__FILE_ALIGNMENT_INFORMATION
struct _FILE_ALIGNMENT_INFORMATION {
  ULONG AlignmentRequirement;
};
#endif

typedef struct _FILE_ATTRIBUTE_TAG_INFORMATION FILE_ATTRIBUTE_TAG_INFORMATION,
    *PFILE_ATTRIBUTE_TAG_INFORMATION;
#ifndef __FLTLINT_YIELD__FILE_ATTRIBUTE_TAG_INFORMATION
struct _FILE_ATTRIBUTE_TAG_INFORMATION {
  ULONG FileAttributes;
  ULONG ReparseTag;
};
#endif

typedef struct _FILE_DISPOSITION_INFORMATION FILE_DISPOSITION_INFORMATION,
    *PFILE_DISPOSITION_INFORMATION;
#ifndef __FLTLINT_YIELD__FILE_DISPOSITION_INFORMATION
struct _FILE_DISPOSITION_INFORMATION {
  BOOLEAN DeleteFile;
};
#endif

typedef struct _FILE_END_OF_FILE_INFORMATION FILE_END_OF_FILE_INFORMATION,
    *PFILE_END_OF_FILE_INFORMATION;
#ifndef __FLTLINT_YIELD__FILE_END_OF_FILE_INFORMATION
struct _FILE_END_OF_FILE_INFORMATION {
  LARGE_INTEGER EndOfFile;
};
#endif

typedef struct _FILE_FS_FULL_SIZE_INFORMATION FILE_FS_FULL_SIZE_INFORMATION,
    *PFILE_FS_FULL_SIZE_INFORMATION;
#ifndef __FLTLINT_YIELD__FILE_FS_FULL_SIZE_INFORMATION
struct _FILE_FS_FULL_SIZE_INFORMATION {
  LARGE_INTEGER TotalAllocationUnits;
  LARGE_INTEGER CallerAvailableAllocationUnits;
  LARGE_INTEGER ActualAvailableAllocationUnits;
  ULONG SectorsPerAllocationUnit;
  ULONG BytesPerSector;
};
#endif

typedef struct _FILE_FS_LABEL_INFORMATION FILE_FS_LABEL_INFORMATION,
    *PFILE_FS_LABEL_INFORMATION;
#ifndef __FLTLINT_YIELD__FILE_FS_LABEL_INFORMATION
struct _FILE_FS_LABEL_INFORMATION {
  ULONG VolumeLabelLength;
  WCHAR VolumeLabel[1];
};
#endif

typedef struct _FILE_FS_OBJECTID_INFORMATION FILE_FS_OBJECTID_INFORMATION,
    *PFILE_FS_OBJECTID_INFORMATION;
#ifndef __FLTLINT_YIELD__FILE_FS_OBJECTID_INFORMATION
struct _FILE_FS_OBJECTID_INFORMATION {
  UCHAR ObjectId[16];
  UCHAR ExtendedInfo[48];
};
#endif

typedef struct _FILE_FS_SECTOR_SIZE_INFORMATION FILE_FS_SECTOR_SIZE_INFORMATION,
    *PFILE_FS_SECTOR_SIZE_INFORMATION;
#ifndef __FLTLINT_YIELD__FILE_FS_SECTOR_SIZE_INFORMATION
struct _FILE_FS_SECTOR_SIZE_INFORMATION {
  ULONG LogicalBytesPerSector;
  ULONG PhysicalBytesPerSectorForAtomicity;
  ULONG PhysicalBytesPerSectorForPerformance;
  ULONG FileSystemEffectivePhysicalBytesPerSectorForAtomicity;
  ULONG Flags;
  ULONG ByteOffsetForSectorAlignment;
  ULONG ByteOffsetForPartitionAlignment;
};
#endif

typedef struct _FILE_FS_SIZE_INFORMATION FILE_FS_SIZE_INFORMATION,
    *PFILE_FS_SIZE_INFORMATION;
#ifndef __FLTLINT_YIELD__FILE_FS_SIZE_INFORMATION
struct _FILE_FS_SIZE_INFORMATION {
  LARGE_INTEGER TotalAllocationUnits;
  LARGE_INTEGER AvailableAllocationUnits;
  ULONG SectorsPerAllocationUnit;
  ULONG BytesPerSector;
};
#endif

typedef struct _FILE_FS_VOLUME_INFORMATION FILE_FS_VOLUME_INFORMATION,
    *PFILE_FS_VOLUME_INFORMATION;
#ifndef __FLTLINT_YIELD__FILE_FS_VOLUME_INFORMATION
struct _FILE_FS_VOLUME_INFORMATION {
  LARGE_INTEGER VolumeCreationTime;
  ULONG VolumeSerialNumber;
  ULONG VolumeLabelLength;
  BOOLEAN SupportsObjects;
  WCHAR VolumeLabel[1];
};
#endif

typedef struct _FILE_NAME_INFORMATION FILE_NAME_INFORMATION,
    *PFILE_NAME_INFORMATION;
#ifndef __FLTLINT_YIELD__FILE_NAME_INFORMATION
struct _FILE_NAME_INFORMATION {
  ULONG FileNameLength;
  WCHAR FileName[1];
};
#endif

#ifndef __FLTLINT_YIELD__FILE_SEGMENT_ELEMENT
union _FILE_SEGMENT_ELEMENT {
  PVOID64 Buffer;
  ULONGLONG Alignment;
};
#endif

typedef struct _FILE_VALID_DATA_LENGTH_INFORMATION
    FILE_VALID_DATA_LENGTH_INFORMATION,
    *PFILE_VALID_DATA_LENGTH_INFORMATION;
#ifndef __FLTLINT_YIELD__FILE_VALID_DATA_LENGTH_INFORMATION
struct _FILE_VALID_DATA_LENGTH_INFORMATION {
  LARGE_INTEGER ValidDataLength;
};
#endif

typedef struct _IO_COUNTERS IO_COUNTERS, *PIO_COUNTERS;
#ifndef __FLTLINT_YIELD__IO_COUNTERS
struct _IO_COUNTERS {
  ULONGLONG ReadOperationCount;
  ULONGLONG WriteOperationCount;
  ULONGLONG OtherOperationCount;
  ULONGLONG ReadTransferCount;
  ULONGLONG WriteTransferCount;
  ULONGLONG OtherTransferCount;
};
#endif

typedef struct _TXN_PARAMETER_BLOCK TXN_PARAMETER_BLOCK, *PTXN_PARAMETER_BLOCK;
#ifndef __FLTLINT_YIELD__TXN_PARAMETER_BLOCK
struct _TXN_PARAMETER_BLOCK {
  USHORT Length;
  USHORT TxFsContext;
  PVOID TransactionObject;
};
#endif

typedef struct _IO_DRIVER_CREATE_CONTEXT IO_DRIVER_CREATE_CONTEXT,
    *PIO_DRIVER_CREATE_CONTEXT;
#ifndef __FLTLINT_YIELD__IO_DRIVER_CREATE_CONTEXT
struct _IO_DRIVER_CREATE_CONTEXT {
  CSHORT Size;
  struct _ECP_LIST *ExtraCreateParameter;
  PVOID DeviceObjectHint;
  PTXN_PARAMETER_BLOCK TxnParameters;
  PESILO SiloContext;
};
#endif

typedef struct _IO_FOEXT_SILO_PARAMETERS IO_FOEXT_SILO_PARAMETERS,
    *PIO_FOEXT_SILO_PARAMETERS;
#ifndef __FLTLINT_YIELD__IO_FOEXT_SILO_PARAMETERS
struct _IO_FOEXT_SILO_PARAMETERS {
  ULONG Length;
  PESILO SiloContext;
};
#endif

typedef struct _OPLOCK_KEY_CONTEXT OPLOCK_KEY_CONTEXT, *POPLOCK_KEY_CONTEXT;
#ifndef __FLTLINT_YIELD__OPLOCK_KEY_CONTEXT
struct _OPLOCK_KEY_CONTEXT {
  ULONG Version : 8;
  ULONG Flags : 8;
  GUID ParentOplockKey;
  GUID TargetOplockKey;
};
#endif

#ifndef __FLTLINT_YIELD__PROCESSINFOCLASS
typedef enum _PROCESSINFOCLASS {
  ProcessBasicInformation,
  ProcessQuotaLimits,
  ProcessIoCounters,
  ProcessVmCounters,
  ProcessTimes,
  ProcessBasePriority,
  ProcessRaisePriority,
  ProcessDebugPort,
  ProcessExceptionPort,
  ProcessAccessToken,
  ProcessLdtInformation,
  ProcessLdtSize,
  ProcessDefaultHardErrorMode,
  ProcessIoPortHandlers,
  ProcessPooledUsageAndLimits,
  ProcessWorkingSetWatch,
  ProcessUserModeIOPL,
  ProcessEnableAlignmentFaultFixup,
  ProcessPriorityClass,
  ProcessWx86Information,
  ProcessHandleCount,
  ProcessAffinityMask,
  ProcessPriorityBoost,
  ProcessDeviceMap,
  ProcessSessionInformation,
  ProcessForegroundInformation,
  ProcessWow64Information,
  ProcessImageFileName,
  ProcessLUIDDeviceMapsEnabled,
  ProcessBreakOnTermination,
  ProcessDebugObjectHandle,
  ProcessDebugFlags,
  ProcessHandleTracing,
  ProcessIoPriority,
  ProcessExecuteFlags,
  ProcessTlsInformation,
  ProcessCookie,
  ProcessImageInformation,
  ProcessCycleTime,
  ProcessPagePriority,
  ProcessInstrumentationCallback,
  ProcessThreadStackAllocation,
  ProcessWorkingSetWatchEx,
  ProcessImageFileNameWin32,
  ProcessImageFileMapping,
  ProcessAffinityUpdateMode,
  ProcessMemoryAllocationMode,
  ProcessGroupInformation,
  ProcessTokenVirtualizationEnabled,
  ProcessConsoleHostProcess,
  ProcessWindowInformation,
  MaxProcessInfoClass
} PROCESSINFOCLASS;
#else
typedef enum _PROCESSINFOCLASS PROCESSINFOCLASS;
#endif

#ifndef __FLTLINT_YIELD__PSCREATEPROCESSNOTIFYTYPE
typedef enum _PSCREATEPROCESSNOTIFYTYPE {
  PsCreateProcessNotifySubsystems
} PSCREATEPROCESSNOTIFYTYPE;
#else
typedef enum _PSCREATEPROCESSNOTIFYTYPE PSCREATEPROCESSNOTIFYTYPE;
#endif

#ifndef __FLTLINT_YIELD__PSCREATETHREADNOTIFYTYPE
typedef enum _PSCREATETHREADNOTIFYTYPE {
  PsCreateThreadNotifyNonSystem,
  PsCreateThreadNotifySubsystems
} PSCREATETHREADNOTIFYTYPE;
#else
typedef enum _PSCREATETHREADNOTIFYTYPE PSCREATETHREADNOTIFYTYPE;
#endif

#ifndef __FLTLINT_YIELD__THREADINFOCLASS
typedef enum _THREADINFOCLASS {
  ThreadBasicInformation,
  ThreadTimes,
  ThreadPriority,
  ThreadBasePriority,
  ThreadAffinityMask,
  ThreadImpersonationToken,
  ThreadDescriptorTableEntry,
  ThreadEnableAlignmentFaultFixup,
  ThreadEventPair_Reusable,
  ThreadQuerySetWin32StartAddress,
  ThreadZeroTlsCell,
  ThreadPerformanceCount,
  ThreadAmILastThread,
  ThreadIdealProcessor,
  ThreadPriorityBoost,
  ThreadSetTlsArrayAddress,
  ThreadIsIoPending,
  ThreadHideFromDebugger,
  ThreadBreakOnTermination,
  ThreadSwitchLegacyState,
  ThreadIsTerminated,
  ThreadLastSystemCall,
  ThreadIoPriority,
  ThreadCycleTime,
  ThreadPagePriority,
  ThreadActualBasePriority,
  ThreadTebInformation,
  ThreadCSwitchMon,
  ThreadCSwitchPmu,
  ThreadWow64Context,
  ThreadGroupInformation,
  ThreadUmsInformation,
  ThreadCounterProfiling,
  ThreadIdealProcessorEx,
  MaxThreadInfoClass
} THREADINFOCLASS;
#else
typedef enum _THREADINFOCLASS THREADINFOCLASS;
#endif

typedef struct _PROCESS_MITIGATION_CHILD_PROCESS_POLICY
    PROCESS_MITIGATION_CHILD_PROCESS_POLICY;
#ifndef __FLTLINT_YIELD__PROCESS_MITIGATION_CHILD_PROCESS_POLICY
struct _PROCESS_MITIGATION_CHILD_PROCESS_POLICY {
  union {
    struct {
      ULONG NoChildProcessCreation : 1;
      ULONG AuditNoChildProcessCreation : 1;
      ULONG AllowSecureProcessCreation : 1;
      ULONG ReservedFlags : 29;
    };
  };
};
#endif

typedef struct _PROCESS_MITIGATION_PAYLOAD_RESTRICTION_POLICY
    PROCESS_MITIGATION_PAYLOAD_RESTRICTION_POLICY;
#ifndef __FLTLINT_YIELD__PROCESS_MITIGATION_PAYLOAD_RESTRICTION_POLICY
struct _PROCESS_MITIGATION_PAYLOAD_RESTRICTION_POLICY {
  union {
    ULONG Flags;
    struct {
      ULONG EnableExportAddressFilter : 1;
      ULONG AuditExportAddressFilter : 1;
      ULONG EnableExportAddressFilterPlus : 1;
      ULONG AuditExportAddressFilterPlus : 1;
      ULONG EnableImportAddressFilter : 1;
      ULONG AuditImportAddressFilter : 1;
      ULONG EnableRopStackPivot : 1;
      ULONG AuditRopStackPivot : 1;
      ULONG EnableRopCallerCheck : 1;
      ULONG AuditRopCallerCheck : 1;
      ULONG EnableRopSimExec : 1;
      ULONG AuditRopSimExec : 1;
      ULONG ReservedFlags : 20;
    };
  };
};
#endif

typedef struct _PROCESS_MITIGATION_SYSTEM_CALL_FILTER_POLICY
    PROCESS_MITIGATION_SYSTEM_CALL_FILTER_POLICY;
#ifndef __FLTLINT_YIELD__PROCESS_MITIGATION_SYSTEM_CALL_FILTER_POLICY
struct _PROCESS_MITIGATION_SYSTEM_CALL_FILTER_POLICY {
  union {
    ULONG Flags;
    struct {
      ULONG FilterId : 4;
      ULONG ReservedFlags : 28;
    };
  };
};
#endif

typedef struct _PROCESS_WS_WATCH_INFORMATION PROCESS_WS_WATCH_INFORMATION,
    *PPROCESS_WS_WATCH_INFORMATION;
#ifndef __FLTLINT_YIELD__PROCESS_WS_WATCH_INFORMATION
struct _PROCESS_WS_WATCH_INFORMATION {
  PVOID FaultingPc;
  PVOID FaultingVa;
};
#endif

typedef struct _PS_CREATE_NOTIFY_INFO PS_CREATE_NOTIFY_INFO,
    *PPS_CREATE_NOTIFY_INFO;
#ifndef __FLTLINT_YIELD__PS_CREATE_NOTIFY_INFO
struct _PS_CREATE_NOTIFY_INFO {
  SIZE_T Size;
  union {
    ULONG Flags;
    struct {
      ULONG FileOpenNameAvailable : 1;
      ULONG IsSubsystemProcess : 1;
      ULONG Reserved : 30;
    };
  };
  HANDLE ParentProcessId;
  CLIENT_ID CreatingThreadId;
  struct _FILE_OBJECT *FileObject;
  PCUNICODE_STRING ImageFileName;
  PCUNICODE_STRING CommandLine;
  NTSTATUS CreationStatus;
};
#endif

#ifndef __FLTLINT_YIELD__HARDWARE_COUNTER_TYPE
typedef enum _HARDWARE_COUNTER_TYPE {
  PMCCounter,
  MaxHardwareCounterType
} HARDWARE_COUNTER_TYPE,
    *PHARDWARE_COUNTER_TYPE;
#else
typedef enum _HARDWARE_COUNTER_TYPE HARDWARE_COUNTER_TYPE,
    *PHARDWARE_COUNTER_TYPE;
#endif

#ifndef __FLTLINT_YIELD__MEDIA_TYPE
typedef enum _MEDIA_TYPE {
  Unknown,
  F5_1Pt2_512,
  F3_1Pt44_512,
  F3_2Pt88_512,
  F3_20Pt8_512,
  F3_720_512,
  F5_360_512,
  F5_320_512,
  F5_320_1024,
  F5_180_512,
  F5_160_512,
  RemovableMedia,
  FixedMedia,
  F3_120M_512,
  F3_640_512,
  F5_640_512,
  F5_720_512,
  F3_1Pt2_512,
  F3_1Pt23_1024,
  F5_1Pt23_1024,
  F3_128Mb_512,
  F3_230Mb_512,
  F8_256_128
} MEDIA_TYPE,
    *PMEDIA_TYPE;
#else
typedef enum _MEDIA_TYPE MEDIA_TYPE, *PMEDIA_TYPE;
#endif

#ifndef __FLTLINT_YIELD__SUBSYSTEM_INFORMATION_TYPE
typedef enum _SUBSYSTEM_INFORMATION_TYPE {
  SubsystemInformationTypeWin32,
  SubsystemInformationTypeWSL,
  MaxSubsystemInformationType
} SUBSYSTEM_INFORMATION_TYPE;
#else
typedef enum _SUBSYSTEM_INFORMATION_TYPE SUBSYSTEM_INFORMATION_TYPE;
#endif

#ifndef __FLTLINT_YIELD__TABLE_SEARCH_RESULT
typedef enum _TABLE_SEARCH_RESULT {
  TableEmptyTree,
  TableFoundNode,
  TableInsertAsLeft,
  TableInsertAsRight
} TABLE_SEARCH_RESULT;
#else
typedef enum _TABLE_SEARCH_RESULT TABLE_SEARCH_RESULT;
#endif

#ifndef __FLTLINT_YIELD__TIMER_SET_INFORMATION_CLASS
typedef enum _TIMER_SET_INFORMATION_CLASS {
  TimerSetCoalescableTimer,
  MaxTimerInfoClass
} TIMER_SET_INFORMATION_CLASS;
#else
typedef enum _TIMER_SET_INFORMATION_CLASS TIMER_SET_INFORMATION_CLASS;
#endif

#ifndef __FLTLINT_YIELD__WELL_KNOWN_SID_TYPE
typedef enum _WELL_KNOWN_SID_TYPE {
  WinNullSid,
  WinWorldSid,
  WinLocalSid,
  WinCreatorOwnerSid,
  WinCreatorGroupSid,
  WinCreatorOwnerServerSid,
  WinCreatorGroupServerSid,
  WinNtAuthoritySid,
  WinDialupSid,
  WinNetworkSid,
  WinBatchSid,
  WinInteractiveSid,
  WinServiceSid,
  WinAnonymousSid,
  WinProxySid,
  WinEnterpriseControllersSid,
  WinSelfSid,
  WinAuthenticatedUserSid,
  WinRestrictedCodeSid,
  WinTerminalServerSid,
  WinRemoteLogonIdSid,
  WinLogonIdsSid,
  WinLocalSystemSid,
  WinLocalServiceSid,
  WinNetworkServiceSid,
  WinBuiltinDomainSid,
  WinBuiltinAdministratorsSid,
  WinBuiltinUsersSid,
  WinBuiltinGuestsSid,
  WinBuiltinPowerUsersSid,
  WinBuiltinAccountOperatorsSid,
  WinBuiltinSystemOperatorsSid,
  WinBuiltinPrintOperatorsSid,
  WinBuiltinBackupOperatorsSid,
  WinBuiltinReplicatorSid,
  WinBuiltinPreWindows2000CompatibleAccessSid,
  WinBuiltinRemoteDesktopUsersSid,
  WinBuiltinNetworkConfigurationOperatorsSid,
  WinAccountAdministratorSid,
  WinAccountGuestSid,
  WinAccountKrbtgtSid,
  WinAccountDomainAdminsSid,
  WinAccountDomainUsersSid,
  WinAccountDomainGuestsSid,
  WinAccountComputersSid,
  WinAccountControllersSid,
  WinAccountCertAdminsSid,
  WinAccountSchemaAdminsSid,
  WinAccountEnterpriseAdminsSid,
  WinAccountPolicyAdminsSid,
  WinAccountRasAndIasServersSid,
  WinNTLMAuthenticationSid,
  WinDigestAuthenticationSid,
  WinSChannelAuthenticationSid,
  WinThisOrganizationSid,
  WinOtherOrganizationSid,
  WinBuiltinIncomingForestTrustBuildersSid,
  WinBuiltinPerfMonitoringUsersSid,
  WinBuiltinPerfLoggingUsersSid,
  WinBuiltinAuthorizationAccessSid,
  WinBuiltinTerminalServerLicenseServersSid,
  WinBuiltinDCOMUsersSid,
  WinBuiltinIUsersSid,
  WinIUserSid,
  WinBuiltinCryptoOperatorsSid,
  WinUntrustedLabelSid,
  WinLowLabelSid,
  WinMediumLabelSid,
  WinHighLabelSid,
  WinSystemLabelSid,
  WinWriteRestrictedCodeSid,
  WinCreatorOwnerRightsSid,
  WinCacheablePrincipalsGroupSid,
  WinNonCacheablePrincipalsGroupSid,
  WinEnterpriseReadonlyControllersSid,
  WinAccountReadonlyControllersSid,
  WinBuiltinEventLogReadersGroup,
  WinNewEnterpriseReadonlyControllersSid,
  WinBuiltinCertSvcDComAccessGroup,
  WinMediumPlusLabelSid,
  WinLocalLogonSid,
  WinConsoleLogonSid,
  WinThisOrganizationCertificateSid
} WELL_KNOWN_SID_TYPE;
#else
typedef enum _WELL_KNOWN_SID_TYPE WELL_KNOWN_SID_TYPE;
#endif

typedef struct _IMAGE_NT_HEADERS64 *PIMAGE_NT_HEADERS64;
typedef PIMAGE_NT_HEADERS64 PIMAGE_NT_HEADERS;
typedef struct _PEB *PPEB;
#ifndef __FLTLINT_YIELD_EXPAND_STACK_CALLOUT
typedef VOID EXPAND_STACK_CALLOUT(_In_opt_ PVOID Parameter);
typedef EXPAND_STACK_CALLOUT *PEXPAND_STACK_CALLOUT;
#endif

#ifndef __FLTLINT_YIELD_PCREATE_PROCESS_NOTIFY_ROUTINE
typedef void (*PCREATE_PROCESS_NOTIFY_ROUTINE)(_In_ HANDLE ParentId,
                                               _In_ HANDLE ProcessId,
                                               _In_ BOOLEAN Create);
#endif

#ifndef __FLTLINT_YIELD_PCREATE_PROCESS_NOTIFY_ROUTINE_EX
typedef void (*PCREATE_PROCESS_NOTIFY_ROUTINE_EX)(
    _Inout_ PEPROCESS Process, _In_ HANDLE ProcessId,
    _Inout_opt_ PPS_CREATE_NOTIFY_INFO CreateInfo);
#endif

#ifndef __FLTLINT_YIELD_PCREATE_THREAD_NOTIFY_ROUTINE
typedef void (*PCREATE_THREAD_NOTIFY_ROUTINE)(_In_ HANDLE ProcessId,
                                              _In_ HANDLE ThreadId,
                                              _In_ BOOLEAN Create);
#endif

#ifndef __FLTLINT_YIELD_PGET_LOCATION_STRING
typedef NTSTATUS (*PGET_LOCATION_STRING)(_Inout_ PVOID Context,
                                         _Outptr_ PWCHAR *LocationStrings);
#endif

#ifndef __FLTLINT_YIELD_PLOAD_IMAGE_NOTIFY_ROUTINE
typedef void (*PLOAD_IMAGE_NOTIFY_ROUTINE)(
    _In_opt_ PUNICODE_STRING FullImageName, _In_ HANDLE ProcessId,
    _In_ PIMAGE_INFO ImageInfo);
#endif

#ifndef __FLTLINT_YIELD_PTIMER_APC_ROUTINE
typedef void (*PTIMER_APC_ROUTINE)(PVOID TimerContext, ULONG TimerLowValue,
                                   LONG TimerHighValue);
#endif

#ifndef __FLTLINT_YIELD_SILO_CONTEXT_CLEANUP_CALLBACK
typedef void SILO_CONTEXT_CLEANUP_CALLBACK(_In_ PVOID SiloContext);
typedef SILO_CONTEXT_CLEANUP_CALLBACK *PSILO_CONTEXT_CLEANUP_CALLBACK;
#endif

#ifndef __FLTLINT_YIELD_pHalExamineMBR
typedef VOID (*pHalExamineMBR)(_In_ PDEVICE_OBJECT DeviceObject,
                               _In_ ULONG SectorSize,
                               _In_ ULONG MBRTypeIdentifier,
                               _Outptr_ PVOID *Buffer);
#endif

typedef struct _CONFIGURATION_INFORMATION CONFIGURATION_INFORMATION,
    *PCONFIGURATION_INFORMATION;
#ifndef __FLTLINT_YIELD__CONFIGURATION_INFORMATION
struct _CONFIGURATION_INFORMATION {
  ULONG DiskCount;
  ULONG FloppyCount;
  ULONG CdRomCount;
  ULONG TapeCount;
  ULONG ScsiPortCount;
  ULONG SerialCount;
  ULONG ParallelCount;
  BOOLEAN AtDiskPrimaryAddressClaimed;
  BOOLEAN AtDiskSecondaryAddressClaimed;
  ULONG Version;
  ULONG MediumChangerCount;
};
#endif

typedef struct _CONTROLLER_OBJECT CONTROLLER_OBJECT, *PCONTROLLER_OBJECT;
typedef struct _CORRELATION_VECTOR CORRELATION_VECTOR, *PCORRELATION_VECTOR;
#ifndef __FLTLINT_YIELD__CORRELATION_VECTOR
struct _CORRELATION_VECTOR {
  CHAR Version;
  CHAR Vector[RTL_CORRELATION_VECTOR_STRING_LENGTH];
};
#endif

typedef struct _CREATE_DISK CREATE_DISK, *PCREATE_DISK;
typedef struct _DISK_GEOMETRY DISK_GEOMETRY, *PDISK_GEOMETRY;
#ifndef __FLTLINT_YIELD__DISK_GEOMETRY
struct _DISK_GEOMETRY {
  LARGE_INTEGER Cylinders;
  MEDIA_TYPE MediaType;
  ULONG TracksPerCylinder;
  ULONG SectorsPerTrack;
  ULONG BytesPerSector;
};
#endif

typedef struct _DISK_GEOMETRY_EX DISK_GEOMETRY_EX, *PDISK_GEOMETRY_EX;
#ifndef __FLTLINT_YIELD__DISK_GEOMETRY_EX
struct _DISK_GEOMETRY_EX {
  DISK_GEOMETRY Geometry;
  LARGE_INTEGER DiskSize;
  UCHAR Data[1];
};
#endif

typedef struct _DISK_SIGNATURE DISK_SIGNATURE, *PDISK_SIGNATURE;
#ifndef __FLTLINT_YIELD__DISK_SIGNATURE
struct _DISK_SIGNATURE {
  ULONG PartitionStyle;
  union {
    struct {
      ULONG Signature;
      ULONG CheckSum;
    } Mbr;
    struct {
      GUID DiskId;
    } Gpt;
  };
};
#endif

typedef struct _HARDWARE_COUNTER HARDWARE_COUNTER, *PHARDWARE_COUNTER;
#ifndef __FLTLINT_YIELD__HARDWARE_COUNTER
struct _HARDWARE_COUNTER {
  HARDWARE_COUNTER_TYPE Type;
  ULONG Reserved;
  ULONG64 Index;
};
#endif

#ifndef __FLTLINT_YIELD__IMAGE_INFO
struct _IMAGE_INFO {
  union {
    ULONG Properties;
    struct {
      ULONG ImageAddressingMode : 8;
      ULONG SystemModeImage : 1;
      ULONG ImageMappedToAllPids : 1;
      ULONG ExtendedInfoPresent : 1;
      ULONG MachineTypeMismatch : 1;
      ULONG ImageSignatureLevel : 4;
      ULONG ImageSignatureType : 3;
      ULONG ImagePartialMap : 1;
      ULONG Reserved : 12;
    };
  };
  ULONG ImageBase;
  ULONG ImageSelector;
  SIZE_T ImageSize;
  ULONG ImageSectionNumber;
};
#endif

typedef struct _IMAGE_INFO_EX IMAGE_INFO_EX, *PIMAGE_INFO_EX;
#ifndef __FLTLINT_YIELD__IMAGE_INFO_EX
struct _IMAGE_INFO_EX {
  SIZE_T Size;
  IMAGE_INFO ImageInfo;
  struct _FILE_OBJECT *FileObject;
};
#endif

typedef struct _NT_TIB NT_TIB, *PNT_TIB;
#ifndef __FLTLINT_YIELD__NT_TIB
struct _NT_TIB {
  struct _EXCEPTION_REGISTRATION_RECORD *ExceptionList;
  PVOID StackBase;
  PVOID StackLimit;
  PVOID SubSystemTib;
  union {
    PVOID FiberData;
    ULONG Version;
  };
  PVOID ArbitraryUserPointer;
  struct _NT_TIB *Self;
};
#endif

typedef struct _PHYSICAL_MEMORY_RANGE PHYSICAL_MEMORY_RANGE,
    *PPHYSICAL_MEMORY_RANGE;
#ifndef __FLTLINT_YIELD__PHYSICAL_MEMORY_RANGE
struct _PHYSICAL_MEMORY_RANGE {
  PHYSICAL_ADDRESS BaseAddress;
  LARGE_INTEGER NumberOfBytes;
};
#endif

typedef struct _VM_COUNTERS VM_COUNTERS, *PVM_COUNTERS;
#ifndef __FLTLINT_YIELD__VM_COUNTERS
struct _VM_COUNTERS {
  SIZE_T PeakVirtualSize;
  SIZE_T VirtualSize;
  ULONG PageFaultCount;
  SIZE_T PeakWorkingSetSize;
  SIZE_T WorkingSetSize;
  SIZE_T QuotaPeakPagedPoolUsage;
  SIZE_T QuotaPagedPoolUsage;
  SIZE_T QuotaPeakNonPagedPoolUsage;
  SIZE_T QuotaNonPagedPoolUsage;
  SIZE_T PagefileUsage;
  SIZE_T PeakPagefileUsage;
};
#endif

/* Debugger */

ULONG DbgPrompt(_In_ PCCH Prompt, _Out_ PCHAR Response,
                _In_ ULONG MaximumResponseLength);

/* Executive */

VOID ExRaiseAccessViolation(void);
VOID ExRaiseDatatypeMisalignment(void);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS ExUuidCreate(_Out_ UUID *Uuid);

/* I/O manager: IRPs */

void IoClearIrpExtraCreateParameter(PIRP Irp);
NTSTATUS IoGetActivityIdIrp(_In_ PIRP Irp, _Out_ LPGUID Guid);
NTSTATUS IoGetIrpExtraCreateParameter(PIRP Irp,
                                      struct _ECP_LIST **ExtraCreateParameter);
LOGICAL IoIsValidIrpStatus(_In_ NTSTATUS Status);
_IRQL_requires_max_(DISPATCH_LEVEL)
PIRP IoMakeAssociatedIrp(_In_ PIRP Irp, _In_ CCHAR StackSize);
NTSTATUS IoSetActivityIdIrp(_In_ PIRP Irp, _In_opt_ LPGUID Guid);
NTSTATUS IoSetIrpExtraCreateParameter(PIRP Irp,
                                      struct _ECP_LIST *ExtraCreateParameter);
VOID IoSetMasterIrpStatus(_Inout_ PIRP MasterIrp, _In_ NTSTATUS Status);

/* I/O manager: devices and drivers */

NTSTATUS IoAttachDeviceByPointer(PDEVICE_OBJECT SourceDevice,
                                 PDEVICE_OBJECT TargetDevice);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS IoAttachDeviceToDeviceStackSafe(
    _In_ PDEVICE_OBJECT SourceDevice, _In_ PDEVICE_OBJECT TargetDevice,
    _Outptr_ PDEVICE_OBJECT *AttachedToDeviceObject);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS IoCreateFileSpecifyDeviceObjectHint(
    _Out_ PHANDLE FileHandle, _In_ ACCESS_MASK DesiredAccess,
    _In_ POBJECT_ATTRIBUTES ObjectAttributes,
    _Out_ PIO_STATUS_BLOCK IoStatusBlock,
    _In_opt_ PLARGE_INTEGER AllocationSize, _In_ ULONG FileAttributes,
    _In_ ULONG ShareAccess, _In_ ULONG Disposition, _In_ ULONG CreateOptions,
    _In_opt_ PVOID EaBuffer, _In_ ULONG EaLength,
    _In_ CREATE_FILE_TYPE CreateFileType, _In_opt_ PVOID InternalParameters,
    _In_ ULONG Options, _In_opt_ PVOID DeviceObject);
VOID IoInitializeDriverCreateContext(PIO_DRIVER_CREATE_CONTEXT DriverContext);
NTSTATUS IoQueryDeviceDescription(PINTERFACE_TYPE BusType, PULONG BusNumber,
                                  PCONFIGURATION_TYPE ControllerType,
                                  PULONG ControllerNumber,
                                  PCONFIGURATION_TYPE PeripheralType,
                                  PULONG PeripheralNumber,
                                  PIO_QUERY_DEVICE_ROUTINE CalloutRoutine,
                                  PVOID Context);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS IoQueryFullDriverPath(_In_ PDRIVER_OBJECT DriverObject,
                               _Out_ PUNICODE_STRING FullPath);
_IRQL_requires_max_(PASSIVE_LEVEL)
VOID IoRegisterBootDriverReinitialization(_In_ PDRIVER_OBJECT DriverObject,
                                          _In_ PDRIVER_REINITIALIZE
                                              DriverReinitializationRoutine,
                                          _In_opt_ PVOID Context);
_IRQL_requires_max_(PASSIVE_LEVEL)
VOID IoRegisterDriverReinitialization(_In_ PDRIVER_OBJECT DriverObject,
                                      _In_ PDRIVER_REINITIALIZE
                                          DriverReinitializationRoutine,
                                      _In_opt_ PVOID Context);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID IoSetHardErrorOrVerifyDevice(_In_ PIRP Irp,
                                  _In_ PDEVICE_OBJECT DeviceObject);
_IRQL_requires_max_(APC_LEVEL)
void IoUnRegisterBootDriverCallback(_In_ PVOID CallbackHandle);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS IoVolumeDeviceToDosName(_In_ PVOID VolumeDeviceObject,
                                 _Out_ PUNICODE_STRING DosName);

/* I/O manager */

_IRQL_requires_max_(PASSIVE_LEVEL)
VOID IoCancelFileOpen(_In_ PDEVICE_OBJECT DeviceObject,
                      _In_ PFILE_OBJECT FileObject);
void IoClearActivityIdThread(_In_ LPCGUID OriginalId);
NTSTATUS IoCreateDisk(_In_ PDEVICE_OBJECT DeviceObject,
                      _In_opt_ struct _CREATE_DISK *Disk);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS IoCreateFileEx(_Out_ PHANDLE FileHandle,
                        _In_ ACCESS_MASK DesiredAccess,
                        _In_ POBJECT_ATTRIBUTES ObjectAttributes,
                        _Out_ PIO_STATUS_BLOCK IoStatusBlock,
                        _In_opt_ PLARGE_INTEGER AllocationSize,
                        _In_ ULONG FileAttributes, _In_ ULONG ShareAccess,
                        _In_ ULONG Disposition, _In_ ULONG CreateOptions,
                        _In_opt_ PVOID EaBuffer, _In_ ULONG EaLength,
                        _In_ CREATE_FILE_TYPE CreateFileType,
                        _In_opt_ PVOID InternalParameters, _In_ ULONG Options,
                        _In_opt_ PIO_DRIVER_CREATE_CONTEXT DriverContext);
_IRQL_requires_max_(PASSIVE_LEVEL)
VOID IoDeassignArcName(_In_ PUNICODE_STRING ArcName);
NTSTATUS IoDecrementKeepAliveCount(_Inout_ PFILE_OBJECT FileObject,
                                   _Inout_ PEPROCESS Process);
_IRQL_requires_max_(PASSIVE_LEVEL)
VOID IoDeleteController(_In_ PCONTROLLER_OBJECT ControllerObject);
LPCGUID IoGetActivityIdThread(void);
_IRQL_requires_max_(PASSIVE_LEVEL)
PGENERIC_MAPPING IoGetFileObjectGenericMapping(void);
_IRQL_requires_max_(DISPATCH_LEVEL)
PEPROCESS IoGetInitiatorProcess(_In_ PFILE_OBJECT FileObject);
_IRQL_requires_max_(DISPATCH_LEVEL)
POPLOCK_KEY_CONTEXT IoGetOplockKeyContextEx(PFILE_OBJECT FileObject);
IO_PAGING_PRIORITY IoGetPagingIoPriority(_In_ PIRP Irp);
PTXN_PARAMETER_BLOCK
IoGetTransactionParameterBlock(_In_ PFILE_OBJECT FileObject);
NTSTATUS IoIncrementKeepAliveCount(_Inout_ PFILE_OBJECT FileObject,
                                   _Inout_ PEPROCESS Process);
BOOLEAN IoIsFileObjectIgnoringSharing(PFILE_OBJECT FileObject);
BOOLEAN IoIsFileOriginRemote(_In_ PFILE_OBJECT FileObject);
NTSTATUS IoPropagateActivityIdToThread(_In_ PIRP Irp, _Out_ LPGUID PropagatedId,
                                       _Out_ LPCGUID *OriginalId);
_IRQL_requires_max_(APC_LEVEL)
VOID IoRaiseHardError(_In_ PIRP Irp, _In_opt_ PVPB Vpb,
                      _In_ PDEVICE_OBJECT RealDeviceObject);
_IRQL_requires_max_(APC_LEVEL)
BOOLEAN IoRaiseInformationalHardError(_In_ NTSTATUS ErrorStatus,
                                      _In_opt_ PUNICODE_STRING String,
                                      _In_opt_ PKTHREAD Thread);
NTSTATUS IoReadDiskSignature(_In_ PDEVICE_OBJECT DeviceObject,
                             _In_ ULONG BytesPerSector,
                             _Out_ PDISK_SIGNATURE Signature);
LPGUID IoSetActivityIdThread(LPGUID ActivityId);
NTSTATUS IoSetFileObjectIgnoreSharing(PFILE_OBJECT FileObject);
NTSTATUS IoSetFileOrigin(_In_ PFILE_OBJECT FileObject, _In_ BOOLEAN Remote);
_IRQL_requires_max_(DISPATCH_LEVEL)
BOOLEAN IoSetThreadHardErrorMode(_In_ BOOLEAN EnableHardErrors);
void IoTransferActivityId(_In_ LPCGUID ActivityId,
                          _In_ LPCGUID RelatedActivityId);
BOOLEAN IoTranslateBusAddress(INTERFACE_TYPE InterfaceType, ULONG BusNumber,
                              PHYSICAL_ADDRESS BusAddress, PULONG AddressSpace,
                              PPHYSICAL_ADDRESS TranslatedAddress);
NTSTATUS IoUpdateDiskGeometry(PDEVICE_OBJECT DeviceObject,
                              struct _DISK_GEOMETRY_EX *OldDiskGeometry,
                              struct _DISK_GEOMETRY_EX *NewDiskGeometry);

/* Kernel: spin locks and interrupt level */

VOID KeLowerIrql(_In_ KIRQL NewIrql);

/* Kernel: objects to wait for, queues, DPCs and APCs */

_IRQL_requires_max_(DISPATCH_LEVEL)
LONG KePulseEvent(_Inout_ PRKEVENT Event, _In_ KPRIORITY Increment,
                  _In_ BOOLEAN Wait);

/* Kernel */

DECLSPEC_NORETURN VOID KeBugCheck(_In_ ULONG BugCheckCode);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS KeExpandKernelStackAndCallout(_In_ PEXPAND_STACK_CALLOUT Callout,
                                       _In_opt_ PVOID Parameter,
                                       _In_ SIZE_T Size);
ULONG KeGetCurrentProcessorNumber(void);
PKPCR KeGetPcr(void);
_IRQL_requires_max_(DISPATCH_LEVEL)
BOOLEAN KeInvalidateAllCaches(void);
_IRQL_requires_max_(DISPATCH_LEVEL)
void KeInvalidateRangeAllCaches(PVOID BaseAddress, ULONG Length);
VOID KeQuerySystemTime(_Out_ PLARGE_INTEGER CurrentTime);
_IRQL_requires_max_(PASSIVE_LEVEL)
LONG KeSetBasePriorityThread(_Inout_ PKTHREAD Thread, _In_ LONG Increment);

/* Memory manager */

_IRQL_requires_max_(APC_LEVEL)
NTSTATUS MmCopyMemory(_In_ PVOID TargetAddress,
                      _In_ MM_COPY_ADDRESS SourceAddress,
                      _In_ SIZE_T NumberOfBytes, _In_ ULONG Flags,
                      _Out_ PSIZE_T NumberOfBytesTransferred);
PHYSICAL_ADDRESS MmGetPhysicalAddress(_In_ PVOID BaseAddress);
PPHYSICAL_MEMORY_RANGE MmGetPhysicalMemoryRanges(void);
PVOID MmGetVirtualForPhysical(PHYSICAL_ADDRESS PhysicalAddress);
_IRQL_requires_max_(DISPATCH_LEVEL)
BOOLEAN MmIsAddressValid(_In_ PVOID VirtualAddress);
BOOLEAN MmIsNonPagedSystemAddressValid(PVOID VirtualAddress);
BOOLEAN MmIsThisAnNtAsSystem(void);
_IRQL_requires_max_(APC_LEVEL)
VOID MmLockPagableSectionByHandle(_In_ PVOID ImageSectionHandle);
NTSTATUS MmMapUserAddressesToPage(PVOID BaseAddress, SIZE_T NumberOfBytes,
                                  PVOID PageAddress);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS MmMapViewInSystemSpace(PVOID Section, PVOID *MappedBase,
                                PSIZE_T ViewSize);
NTSTATUS MmRotatePhysicalView(PVOID VirtualAddress, PSIZE_T NumberOfBytes,
                              PMDLX NewMdl, MM_ROTATE_DIRECTION Direction,
                              PMM_ROTATE_COPY_CALLBACK_FUNCTION CopyFunction,
                              PVOID Context);
_IRQL_requires_max_(APC_LEVEL)
HANDLE MmSecureVirtualMemory(_In_ PVOID Address, _In_ SIZE_T Size,
                             _In_ ULONG ProbeMode);
NTSTATUS MmUnmapViewInSystemSpace(PVOID MappedBase);
_IRQL_requires_max_(APC_LEVEL)
VOID MmUnsecureVirtualMemory(_In_ HANDLE SecureHandle);

/* Processes and threads */

NTSTATUS PsAllocSiloContextSlot(_In_ ULONG_PTR Reserved,
                                _Out_ ULONG *ReturnedContextSlot);
PESILO PsAttachSiloToCurrentThread(_In_ PESILO Silo);
NTSTATUS PsCreateSiloContext(
    _In_ PESILO Silo, _In_ ULONG Size, _In_ POOL_TYPE PoolType,
    _In_opt_ SILO_CONTEXT_CLEANUP_CALLBACK ContextCleanupCallback,
    _Outptr_ PVOID *ReturnedSiloContext);
void PsDereferenceSiloContext(_In_ PVOID SiloContext);
void PsDetachSiloFromCurrentThread(_In_ PESILO PreviousSilo);
NTSTATUS PsFreeSiloContextSlot(_In_ ULONG ContextSlot);
HANDLE PsGetCurrentProcessId(void);
PESILO PsGetCurrentServerSilo(void);
PESILO PsGetCurrentSilo(void);
HANDLE PsGetCurrentThreadId(void);
PVOID PsGetCurrentThreadTeb(void);
PESILO PsGetEffectiveServerSilo(_In_ PESILO Silo);
PESILO PsGetHostSilo(void);
NTSTATUS PsGetJobServerSilo(_In_opt_ PEJOB Job, _Outptr_ PESILO *ServerSilo);
NTSTATUS PsGetJobSilo(_In_ PEJOB Job, _Outptr_ PESILO *Silo);
_IRQL_requires_max_(PASSIVE_LEVEL)
PESILO PsGetParentSilo(_In_opt_ PEJOB Job);
NTSTATUS PsGetPermanentSiloContext(_In_ PESILO Silo, _In_ ULONG ContextSlot,
                                   _Outptr_ PVOID *ReturnedSiloContext);
LONGLONG PsGetProcessCreateTimeQuadPart(_In_ PEPROCESS Process);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS PsGetProcessExitStatus(_In_ PEPROCESS Process);
HANDLE PsGetProcessId(_In_ PEPROCESS Process);
_IRQL_requires_max_(DISPATCH_LEVEL)
ULONGLONG PsGetProcessStartKey(_In_ PEPROCESS Process);
_IRQL_requires_max_(PASSIVE_LEVEL)
ULONG PsGetServerSiloActiveConsoleId(PESILO Silo);
NTSTATUS PsGetSiloContext(_In_ PESILO Silo, _In_ ULONG ContextSlot,
                          _Outptr_ PVOID *ReturnedSiloContext);
LONGLONG PsGetThreadCreateTime(_In_ PETHREAD Thread);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS PsGetThreadExitStatus(_In_ PETHREAD Thread);
_IRQL_requires_max_(DISPATCH_LEVEL)
HANDLE PsGetThreadId(_In_ PETHREAD Thread);
PEPROCESS PsGetThreadProcess(_In_ PETHREAD Thread);
HANDLE PsGetThreadProcessId(_In_ PETHREAD Thread);
NTSTATUS PsInsertPermanentSiloContext(_In_ PESILO Silo, _In_ ULONG ContextSlot,
                                      _In_ PVOID SiloContext);
NTSTATUS PsInsertSiloContext(_In_ PESILO Silo, _In_ ULONG ContextSlot,
                             _In_ PVOID SiloContext);
BOOLEAN PsIsCurrentThreadPrefetching(void);
BOOLEAN PsIsHostSilo(_In_ PESILO Silo);
NTSTATUS PsMakeSiloContextPermanent(_In_ PESILO Silo, _In_ ULONG ContextSlot);
void PsReferenceSiloContext(_In_ PVOID SiloContext);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS PsRemoveCreateThreadNotifyRoutine(
    _In_ PCREATE_THREAD_NOTIFY_ROUTINE NotifyRoutine);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS
PsRemoveLoadImageNotifyRoutine(_In_ PLOAD_IMAGE_NOTIFY_ROUTINE NotifyRoutine);
NTSTATUS PsRemoveSiloContext(_In_ PESILO Silo, _In_ ULONG ContextSlot,
                             _Outptr_opt_ PVOID *ReturnedSiloContext);
NTSTATUS PsReplaceSiloContext(_In_ PESILO Silo, _In_ ULONG ContextSlot,
                              _In_ PVOID NewSiloContext,
                              _Outptr_opt_ PVOID *OldSiloContext);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS PsSetCreateProcessNotifyRoutine(
    _In_ PCREATE_PROCESS_NOTIFY_ROUTINE NotifyRoutine, _In_ BOOLEAN Remove);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS PsSetCreateProcessNotifyRoutineEx(
    _In_ PCREATE_PROCESS_NOTIFY_ROUTINE_EX NotifyRoutine, _In_ BOOLEAN Remove);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS
PsSetCreateProcessNotifyRoutineEx2(_In_ PSCREATEPROCESSNOTIFYTYPE NotifyType,
                                   _In_ PVOID NotifyInformation,
                                   _In_ BOOLEAN Remove);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS PsSetCreateThreadNotifyRoutine(
    _In_ PCREATE_THREAD_NOTIFY_ROUTINE NotifyRoutine);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS
PsSetCreateThreadNotifyRoutineEx(_In_ PSCREATETHREADNOTIFYTYPE NotifyType,
                                 _In_ PVOID NotifyInformation);
BOOLEAN PsSetCurrentThreadPrefetching(BOOLEAN Prefetching);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS
PsSetLoadImageNotifyRoutine(_In_ PLOAD_IMAGE_NOTIFY_ROUTINE NotifyRoutine);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS
PsSetLoadImageNotifyRoutineEx(_In_ PLOAD_IMAGE_NOTIFY_ROUTINE NotifyRoutine,
                              _In_ ULONG_PTR Flags);
void PsTerminateServerSilo(_In_ PESILO ServerSilo, _In_ NTSTATUS ExistStatus);

/* Run time: strings */

_IRQL_requires_max_(PASSIVE_LEVEL)
LONG RtlCompareString(_In_ const STRING *String1, _In_ const STRING *String2,
                      _In_ BOOLEAN CaseInSensitive);
VOID RtlCopyString(_Out_ PSTRING DestinationString,
                   _In_opt_ const STRING *SourceString);
_IRQL_requires_max_(PASSIVE_LEVEL)
BOOLEAN RtlEqualString(_In_ const STRING *String1, _In_ const STRING *String2,
                       _In_ BOOLEAN CaseInSensitive);
_IRQL_requires_max_(PASSIVE_LEVEL)
BOOLEAN RtlPrefixUnicodeString(_In_ PCUNICODE_STRING String1,
                               _In_ PCUNICODE_STRING String2,
                               _In_ BOOLEAN CaseInSensitive);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS RtlUpcaseUnicodeString(_Inout_ PUNICODE_STRING DestinationString,
                                _In_ PCUNICODE_STRING SourceString,
                                _In_ BOOLEAN AllocateDestinationString);
_IRQL_requires_max_(APC_LEVEL)
VOID RtlUpperString(_Inout_ PSTRING DestinationString,
                    _In_ const STRING *SourceString);

/* Run time: memory */

NTSTATUS RtlFlushNonVolatileMemory(_In_ PVOID NvToken, _In_ PVOID NvBuffer,
                                   _In_ SIZE_T Size, _In_ ULONG Flags);
NTSTATUS RtlWriteNonVolatileMemory(_In_ PVOID NvToken,
                                   _Out_ VOID *NvDestination, _In_ VOID *Source,
                                   _In_ SIZE_T Size, _In_ ULONG Flags);

/* Run time: tables, trees, bitmaps */

BOOLEAN RtlDeleteElementGenericTable(_In_ PRTL_GENERIC_TABLE Table,
                                     _In_ PVOID Buffer);
BOOLEAN RtlDeleteElementGenericTableAvl(_In_ PRTL_AVL_TABLE Table,
                                        _In_ PVOID Buffer);
VOID RtlDeleteNoSplay(_In_ PRTL_SPLAY_LINKS Links,
                      _Inout_ PRTL_SPLAY_LINKS *Root);
PVOID RtlEnumerateGenericTable(_In_ PRTL_GENERIC_TABLE Table,
                               _In_ BOOLEAN Restart);
PVOID RtlEnumerateGenericTableAvl(_In_ PRTL_AVL_TABLE Table,
                                  _In_ BOOLEAN Restart);
PVOID RtlEnumerateGenericTableLikeADirectory(
    _In_ PRTL_AVL_TABLE Table, _In_opt_ PRTL_AVL_MATCH_FUNCTION MatchFunction,
    _In_opt_ PVOID MatchData, _In_ ULONG NextFlag, _Inout_ PVOID *RestartKey,
    _Inout_ PULONG DeleteCount, _In_ PVOID Buffer);
PVOID RtlEnumerateGenericTableWithoutSplaying(_In_ PRTL_GENERIC_TABLE Table,
                                              _Inout_ PVOID *RestartKey);
PVOID RtlEnumerateGenericTableWithoutSplayingAvl(_In_ PRTL_AVL_TABLE Table,
                                                 _Inout_ PVOID *RestartKey);
PVOID RtlGetElementGenericTable(_In_ PRTL_GENERIC_TABLE Table, _In_ ULONG I);
PVOID RtlGetElementGenericTableAvl(_In_ PRTL_AVL_TABLE Table, _In_ ULONG I);
VOID RtlInitializeGenericTable(
    _Out_ PRTL_GENERIC_TABLE Table,
    _In_ PRTL_GENERIC_COMPARE_ROUTINE CompareRoutine,
    _In_ PRTL_GENERIC_ALLOCATE_ROUTINE AllocateRoutine,
    _In_ PRTL_GENERIC_FREE_ROUTINE FreeRoutine, _In_opt_ PVOID TableContext);
VOID RtlInitializeGenericTableAvl(
    _Out_ PRTL_AVL_TABLE Table, _In_ PRTL_AVL_COMPARE_ROUTINE CompareRoutine,
    _In_ PRTL_AVL_ALLOCATE_ROUTINE AllocateRoutine,
    _In_ PRTL_AVL_FREE_ROUTINE FreeRoutine, _In_opt_ PVOID TableContext);
VOID RtlInitializeSplayLinks(_In_ PRTL_SPLAY_LINKS Links);
PVOID RtlInsertElementGenericTable(_In_ PRTL_GENERIC_TABLE Table,
                                   _In_ PVOID Buffer, _In_ CLONG BufferSize,
                                   _Out_opt_ PBOOLEAN NewElement);
PVOID RtlInsertElementGenericTableAvl(_In_ PRTL_AVL_TABLE Table,
                                      _In_ PVOID Buffer, _In_ CLONG BufferSize,
                                      _Out_opt_ PBOOLEAN NewElement);
PVOID RtlInsertElementGenericTableFull(PRTL_GENERIC_TABLE Table, PVOID Buffer,
                                       CLONG BufferSize, PBOOLEAN NewElement,
                                       PVOID NodeOrParent,
                                       TABLE_SEARCH_RESULT SearchResult);
PVOID RtlInsertElementGenericTableFullAvl(
    _In_ PRTL_AVL_TABLE Table, _In_ PVOID Buffer, _In_ CLONG BufferSize,
    _Out_opt_ PBOOLEAN NewElement, _In_ PVOID NodeOrParent,
    _In_ TABLE_SEARCH_RESULT SearchResult);
BOOLEAN RtlIsGenericTableEmpty(_In_ PRTL_GENERIC_TABLE Table);
BOOLEAN RtlIsGenericTableEmptyAvl(_In_ PRTL_AVL_TABLE Table);
PVOID RtlLookupElementGenericTable(_In_ PRTL_GENERIC_TABLE Table,
                                   _In_ PVOID Buffer);
PVOID RtlLookupElementGenericTableAvl(_In_ PRTL_AVL_TABLE Table,
                                      _In_ PVOID Buffer);
PVOID RtlLookupElementGenericTableFull(PRTL_GENERIC_TABLE Table, PVOID Buffer,
                                       PVOID *NodeOrParent,
                                       TABLE_SEARCH_RESULT *SearchResult);
PVOID RtlLookupElementGenericTableFullAvl(
    _In_ PRTL_AVL_TABLE Table, _In_ PVOID Buffer, _Outptr_ PVOID *NodeOrParent,
    _Out_ TABLE_SEARCH_RESULT *SearchResult);
PVOID RtlLookupFirstMatchingElementGenericTableAvl(_In_ PRTL_AVL_TABLE Table,
                                                   _In_ PVOID Buffer,
                                                   _Outptr_ PVOID *RestartKey);
ULONG RtlNumberGenericTableElements(_In_ PRTL_GENERIC_TABLE Table);
ULONG RtlNumberGenericTableElementsAvl(_In_ PRTL_AVL_TABLE Table);
PRTL_SPLAY_LINKS RtlSplay(_Inout_ PRTL_SPLAY_LINKS Links);

/* Run time: security */

LUID RtlConvertLongToLuid(_In_ LONG Long);
LUID RtlConvertUlongToLuid(_In_ ULONG Ulong);

/* Run time */

_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS RtlCharToInteger(_In_ PCSZ String, _In_opt_ ULONG Base,
                          _Out_ PULONG Value);
PRTL_SPLAY_LINKS RtlDelete(_In_ PRTL_SPLAY_LINKS Links);
NTSTATUS RtlDrainNonVolatileFlush(_In_ PVOID NvToken);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS
RtlExtendCorrelationVector(_Inout_ PCORRELATION_VECTOR CorrelationVector);
NTSTATUS RtlFreeNonVolatileToken(_In_ PVOID NvToken);
_IRQL_requires_max_(PASSIVE_LEVEL)
ULONG64 RtlGetEnabledExtendedFeatures(_In_ ULONG64 FeatureMask);
NTSTATUS RtlGetNonVolatileToken(_In_ PVOID NvBuffer, _In_ SIZE_T Size,
                                _Outptr_ PVOID *NvToken);
BOOLEAN RtlGetProductInfo(ULONG OSMajorVersion, ULONG OSMinorVersion,
                          ULONG SpMajorVersion, ULONG SpMinorVersion,
                          PULONG ReturnedProductType);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS
RtlIncrementCorrelationVector(_Inout_ PCORRELATION_VECTOR CorrelationVector);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS
RtlInitializeCorrelationVector(_Inout_ PCORRELATION_VECTOR CorrelationVector,
                               _In_ int Version, _In_ const GUID Guid);
VOID RtlInsertAsLeftChild(_In_ PRTL_SPLAY_LINKS ParentLinks,
                          _In_ PRTL_SPLAY_LINKS ChildLinks);
VOID RtlInsertAsRightChild(_In_ PRTL_SPLAY_LINKS ParentLinks,
                           _In_ PRTL_SPLAY_LINKS ChildLinks);
BOOLEAN RtlIsLeftChild(_In_ PRTL_SPLAY_LINKS Links);
BOOLEAN RtlIsRightChild(_In_ PRTL_SPLAY_LINKS Links);
BOOLEAN RtlIsRoot(_In_ PRTL_SPLAY_LINKS Links);
_IRQL_requires_max_(PASSIVE_LEVEL)
BOOLEAN RtlIsStateSeparationEnabled(void);
LARGE_INTEGER RtlLargeIntegerDivide(LARGE_INTEGER Dividend,
                                    LARGE_INTEGER Divisor,
                                    PLARGE_INTEGER Remainder);
PRTL_SPLAY_LINKS RtlLeftChild(_In_ PRTL_SPLAY_LINKS Links);
_IRQL_requires_max_(APC_LEVEL)
VOID RtlMapGenericMask(_Inout_ PACCESS_MASK AccessMask,
                       _In_ PGENERIC_MAPPING GenericMapping);
PRTL_SPLAY_LINKS RtlParent(_In_ PRTL_SPLAY_LINKS Links);
PRTL_SPLAY_LINKS RtlRealPredecessor(_In_ PRTL_SPLAY_LINKS Links);
PRTL_SPLAY_LINKS RtlRealSuccessor(_In_ PRTL_SPLAY_LINKS Links);
PRTL_SPLAY_LINKS RtlRightChild(_In_ PRTL_SPLAY_LINKS Links);
PRTL_SPLAY_LINKS RtlSubtreePredecessor(_In_ PRTL_SPLAY_LINKS Links);
PRTL_SPLAY_LINKS RtlSubtreeSuccessor(_In_ PRTL_SPLAY_LINKS Links);
_IRQL_requires_max_(APC_LEVEL)
CHAR RtlUpperChar(_In_ CHAR Character);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS
RtlValidateCorrelationVector(_Inout_ PCORRELATION_VECTOR CorrelationVector);
NTSTATUS RtlVolumeDeviceToDosName(_In_ PVOID VolumeDeviceObject,
                                  _Out_ PUNICODE_STRING DosName);
ULONG RtlWalkFrameChain(PVOID *Callers, ULONG Count, ULONG Flags);

/* Security */

_IRQL_requires_max_(PASSIVE_LEVEL)
BOOLEAN SeSinglePrivilegeCheck(_In_ LUID PrivilegeValue,
                               _In_ KPROCESSOR_MODE PreviousMode);

/* System services */

_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NtOpenProcess(PHANDLE ProcessHandle, ACCESS_MASK DesiredAccess,
                       POBJECT_ATTRIBUTES ObjectAttributes,
                       PCLIENT_ID ClientId);
NTSTATUS NtQueryInformationProcess(HANDLE ProcessHandle,
                                   PROCESSINFOCLASS ProcessInformationClass,
                                   PVOID ProcessInformation,
                                   ULONG ProcessInformationLength,
                                   PULONG ReturnLength);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS ZwAllocateLocallyUniqueId(_Out_ PLUID LUID);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS ZwOpenProcess(_Out_ PHANDLE ProcessHandle,
                       _In_ ACCESS_MASK DesiredAccess,
                       _In_ POBJECT_ATTRIBUTES ObjectAttributes,
                       _In_opt_ PCLIENT_ID ClientId);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS ZwPowerInformation(_In_ POWER_INFORMATION_LEVEL InformationLevel,
                            _In_opt_ PVOID InputBuffer,
                            _In_ ULONG InputBufferLength,
                            _Out_opt_ PVOID OutputBuffer,
                            _In_ ULONG OutputBufferLength);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS ZwSetInformationThread(_In_ HANDLE ThreadHandle,
                                _In_ THREADINFOCLASS ThreadInformationClass,
                                _In_ PVOID ThreadInformation,
                                _In_ ULONG ThreadInformationLength);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS ZwTerminateProcess(_In_opt_ HANDLE ProcessHandle,
                            _In_ NTSTATUS ExitStatus);

/* Others */

ULONGLONG VerSetConditionMask(_In_ ULONGLONG ConditionMask, _In_ ULONG TypeMask,
                              _In_ UCHAR Condition);

/* Objects */

extern PULONG InitSafeBootMode;
extern CCHAR KeNumberProcessors;

#ifdef __cplusplus
}
#endif

/* A driver may ask for balanced trees under the older names. */

#ifdef RTL_USE_AVL_TABLES
#define PRTL_GENERIC_COMPARE_ROUTINE PRTL_AVL_COMPARE_ROUTINE
#define RTL_GENERIC_COMPARE_ROUTINE RTL_AVL_COMPARE_ROUTINE
#define PRTL_GENERIC_ALLOCATE_ROUTINE PRTL_AVL_ALLOCATE_ROUTINE
#define RTL_GENERIC_ALLOCATE_ROUTINE RTL_AVL_ALLOCATE_ROUTINE
#define PRTL_GENERIC_FREE_ROUTINE PRTL_AVL_FREE_ROUTINE
#define RTL_GENERIC_FREE_ROUTINE RTL_AVL_FREE_ROUTINE
#define RTL_GENERIC_TABLE RTL_AVL_TABLE
#define PRTL_GENERIC_TABLE PRTL_AVL_TABLE
#define RtlInitializeGenericTable RtlInitializeGenericTableAvl
#define RtlInsertElementGenericTable RtlInsertElementGenericTableAvl
#define RtlInsertElementGenericTableFull RtlInsertElementGenericTableFullAvl
#define RtlDeleteElementGenericTable RtlDeleteElementGenericTableAvl
#define RtlLookupElementGenericTable RtlLookupElementGenericTableAvl
#define RtlLookupElementGenericTableFull RtlLookupElementGenericTableFullAvl
#define RtlEnumerateGenericTable RtlEnumerateGenericTableAvl
#define RtlEnumerateGenericTableWithoutSplaying                                \
  RtlEnumerateGenericTableWithoutSplayingAvl
#define RtlGetElementGenericTable RtlGetElementGenericTableAvl
#define RtlNumberGenericTableElements RtlNumberGenericTableElementsAvl
#define RtlIsGenericTableEmpty RtlIsGenericTableEmptyAvl
#endif

#endif /* FLTLINT_NTDDK_H */
