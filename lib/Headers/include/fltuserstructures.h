/*===- fltuserstructures.h - what filters share with user mode -----------===*
 *
 * Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
 * SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 *===----------------------------------------------------------------------===*
 *
 * Headers of messages and what the filter manager tells about itself.
 */
#ifndef FLTLINT_FLTUSERSTRUCTURES_H
#define FLTLINT_FLTUSERSTRUCTURES_H

#include <ntdef.h>

#ifndef FLTAPI
#define FLTAPI NTAPI
#endif

#ifdef __cplusplus
extern "C" {
#endif

#ifndef __FLTLINT_YIELD__FLT_FILESYSTEM_TYPE
typedef enum _FLT_FILESYSTEM_TYPE {
  FLT_FSTYPE_UNKNOWN,
  FLT_FSTYPE_RAW,
  FLT_FSTYPE_NTFS,
  FLT_FSTYPE_FAT,
  FLT_FSTYPE_CDFS,
  FLT_FSTYPE_UDFS,
  FLT_FSTYPE_LANMAN,
  FLT_FSTYPE_WEBDAV,
  FLT_FSTYPE_RDPDR,
  FLT_FSTYPE_NFS,
  FLT_FSTYPE_MS_NETWARE,
  FLT_FSTYPE_NETWARE,
  FLT_FSTYPE_BSUDF,
  FLT_FSTYPE_MUP,
  FLT_FSTYPE_RSFX,
  FLT_FSTYPE_ROXIO_UDF1,
  FLT_FSTYPE_ROXIO_UDF2,
  FLT_FSTYPE_ROXIO_UDF3,
  FLT_FSTYPE_TACIT,
  FLT_FSTYPE_FS_REC,
  FLT_FSTYPE_INCD,
  FLT_FSTYPE_INCD_FAT,
  FLT_FSTYPE_EXFAT,
  FLT_FSTYPE_PSFS,
  FLT_FSTYPE_GPFS,
  FLT_FSTYPE_NPFS,
  FLT_FSTYPE_MSFS,
  FLT_FSTYPE_CSVFS,
  FLT_FSTYPE_REFS,
  FLT_FSTYPE_OPENAFS
} FLT_FILESYSTEM_TYPE,
    *PFLT_FILESYSTEM_TYPE;
#else
typedef enum _FLT_FILESYSTEM_TYPE FLT_FILESYSTEM_TYPE, *PFLT_FILESYSTEM_TYPE;
#endif

#ifndef __FLTLINT_YIELD__FILTER_INFORMATION_CLASS
typedef enum _FILTER_INFORMATION_CLASS {
  FilterFullInformation,
  FilterAggregateBasicInformation,
  FilterAggregateStandardInformation
} FILTER_INFORMATION_CLASS,
    *PFILTER_INFORMATION_CLASS;
#else
typedef enum _FILTER_INFORMATION_CLASS FILTER_INFORMATION_CLASS,
    *PFILTER_INFORMATION_CLASS;
#endif

#ifndef __FLTLINT_YIELD__FILTER_VOLUME_INFORMATION_CLASS
typedef enum _FILTER_VOLUME_INFORMATION_CLASS {
  FilterVolumeBasicInformation,
  FilterVolumeStandardInformation
} FILTER_VOLUME_INFORMATION_CLASS,
    *PFILTER_VOLUME_INFORMATION_CLASS;
#else
typedef enum _FILTER_VOLUME_INFORMATION_CLASS FILTER_VOLUME_INFORMATION_CLASS,
    *PFILTER_VOLUME_INFORMATION_CLASS;
#endif

#ifndef __FLTLINT_YIELD__INSTANCE_INFORMATION_CLASS
typedef enum _INSTANCE_INFORMATION_CLASS {
  InstanceBasicInformation,
  InstancePartialInformation,
  InstanceFullInformation,
  InstanceAggregateStandardInformation
} INSTANCE_INFORMATION_CLASS,
    *PINSTANCE_INFORMATION_CLASS;
#else
typedef enum _INSTANCE_INFORMATION_CLASS INSTANCE_INFORMATION_CLASS,
    *PINSTANCE_INFORMATION_CLASS;
#endif

typedef struct _FILTER_AGGREGATE_BASIC_INFORMATION
    FILTER_AGGREGATE_BASIC_INFORMATION,
    *PFILTER_AGGREGATE_BASIC_INFORMATION;
#ifndef __FLTLINT_YIELD__FILTER_AGGREGATE_BASIC_INFORMATION
struct _FILTER_AGGREGATE_BASIC_INFORMATION {
  ULONG NextEntryOffset;
  ULONG Flags;
  union {
    struct {
      ULONG FrameID;
      ULONG NumberOfInstances;
      USHORT FilterNameLength;
      USHORT FilterNameBufferOffset;
      USHORT FilterAltitudeLength;
      USHORT FilterAltitudeBufferOffset;
    } MiniFilter;
    struct {
      USHORT FilterNameLength;
      USHORT FilterNameBufferOffset;
    } LegacyFilter;
  } Type;
};
#endif

typedef struct _FILTER_AGGREGATE_STANDARD_INFORMATION
    FILTER_AGGREGATE_STANDARD_INFORMATION,
    *PFILTER_AGGREGATE_STANDARD_INFORMATION;
#ifndef __FLTLINT_YIELD__FILTER_AGGREGATE_STANDARD_INFORMATION
struct _FILTER_AGGREGATE_STANDARD_INFORMATION {
  ULONG NextEntryOffset;
  ULONG Flags;
  union {
    struct {
      ULONG Flags;
      ULONG FrameID;
      ULONG NumberOfInstances;
      USHORT FilterNameLength;
      USHORT FilterNameBufferOffset;
      USHORT FilterAltitudeLength;
      USHORT FilterAltitudeBufferOffset;
    } MiniFilter;
    struct {
      ULONG Flags;
      USHORT FilterNameLength;
      USHORT FilterNameBufferOffset;
      USHORT FilterAltitudeLength;
      USHORT FilterAltitudeBufferOffset;
    } LegacyFilter;
  } Type;
};
#endif

typedef struct _FILTER_FULL_INFORMATION FILTER_FULL_INFORMATION,
    *PFILTER_FULL_INFORMATION;
#ifndef __FLTLINT_YIELD__FILTER_FULL_INFORMATION
struct _FILTER_FULL_INFORMATION {
  ULONG NextEntryOffset;
  ULONG FrameID;
  ULONG NumberOfInstances;
  USHORT FilterNameLength;
  WCHAR FilterNameBuffer[1];
};
#endif

typedef struct _FILTER_MESSAGE_HEADER FILTER_MESSAGE_HEADER,
    *PFILTER_MESSAGE_HEADER;
#ifndef __FLTLINT_YIELD__FILTER_MESSAGE_HEADER
struct _FILTER_MESSAGE_HEADER {
  ULONG ReplyLength;
  ULONGLONG MessageId;
};
#endif

typedef struct _FILTER_REPLY_HEADER FILTER_REPLY_HEADER, *PFILTER_REPLY_HEADER;
#ifndef __FLTLINT_YIELD__FILTER_REPLY_HEADER
struct _FILTER_REPLY_HEADER {
  NTSTATUS Status;
  ULONGLONG MessageId;
};
#endif

typedef struct _FILTER_VOLUME_BASIC_INFORMATION FILTER_VOLUME_BASIC_INFORMATION,
    *PFILTER_VOLUME_BASIC_INFORMATION;
#ifndef __FLTLINT_YIELD__FILTER_VOLUME_BASIC_INFORMATION
struct _FILTER_VOLUME_BASIC_INFORMATION {
  USHORT FilterVolumeNameLength;
  WCHAR FilterVolumeName[1];
};
#endif

typedef struct _FILTER_VOLUME_STANDARD_INFORMATION
    FILTER_VOLUME_STANDARD_INFORMATION,
    *PFILTER_VOLUME_STANDARD_INFORMATION;
#ifndef __FLTLINT_YIELD__FILTER_VOLUME_STANDARD_INFORMATION
struct _FILTER_VOLUME_STANDARD_INFORMATION {
  ULONG NextEntryOffset;
  ULONG Flags;
  ULONG FrameID;
  FLT_FILESYSTEM_TYPE FileSystemType;
  USHORT FilterVolumeNameLength;
  WCHAR FilterVolumeName[1];
};
#endif

typedef struct _INSTANCE_AGGREGATE_STANDARD_INFORMATION
    INSTANCE_AGGREGATE_STANDARD_INFORMATION,
    *PINSTANCE_AGGREGATE_STANDARD_INFORMATION;
#ifndef __FLTLINT_YIELD__INSTANCE_AGGREGATE_STANDARD_INFORMATION
struct _INSTANCE_AGGREGATE_STANDARD_INFORMATION {
  ULONG NextEntryOffset;
  ULONG Flags;
  union {
    struct {
      ULONG Flags;
      ULONG FrameID;
      FLT_FILESYSTEM_TYPE VolumeFileSystemType;
      USHORT InstanceNameLength;
      USHORT InstanceNameBufferOffset;
      USHORT AltitudeLength;
      USHORT AltitudeBufferOffset;
      USHORT VolumeNameLength;
      USHORT VolumeNameBufferOffset;
      USHORT FilterNameLength;
      USHORT FilterNameBufferOffset;
      ULONG SupportedFeatures;
    } MiniFilter;
    struct {
      ULONG Flags;
      USHORT AltitudeLength;
      USHORT AltitudeBufferOffset;
      USHORT VolumeNameLength;
      USHORT VolumeNameBufferOffset;
      USHORT FilterNameLength;
      USHORT FilterNameBufferOffset;
      ULONG SupportedFeatures;
    } LegacyFilter;
  } Type;
};
#endif

typedef struct _INSTANCE_BASIC_INFORMATION INSTANCE_BASIC_INFORMATION,
    *PINSTANCE_BASIC_INFORMATION;
#ifndef __FLTLINT_YIELD__INSTANCE_BASIC_INFORMATION
struct _INSTANCE_BASIC_INFORMATION {
  ULONG NextEntryOffset;
  USHORT InstanceNameLength;
  USHORT InstanceNameBufferOffset;
};
#endif

typedef struct _INSTANCE_FULL_INFORMATION INSTANCE_FULL_INFORMATION,
    *PINSTANCE_FULL_INFORMATION;
#ifndef __FLTLINT_YIELD__INSTANCE_FULL_INFORMATION
struct _INSTANCE_FULL_INFORMATION {
  ULONG NextEntryOffset;
  USHORT InstanceNameLength;
  USHORT InstanceNameBufferOffset;
  USHORT AltitudeLength;
  USHORT AltitudeBufferOffset;
  USHORT VolumeNameLength;
  USHORT VolumeNameBufferOffset;
  USHORT FilterNameLength;
  USHORT FilterNameBufferOffset;
};
#endif

typedef struct _INSTANCE_PARTIAL_INFORMATION INSTANCE_PARTIAL_INFORMATION,
    *PINSTANCE_PARTIAL_INFORMATION;
#ifndef __FLTLINT_YIELD__INSTANCE_PARTIAL_INFORMATION
struct _INSTANCE_PARTIAL_INFORMATION {
  ULONG NextEntryOffset;
  USHORT InstanceNameLength;
  USHORT InstanceNameBufferOffset;
  USHORT AltitudeLength;
  USHORT AltitudeBufferOffset;
};
#endif

#ifdef __cplusplus
}
#endif

#endif /* FLTLINT_FLTUSERSTRUCTURES_H */
