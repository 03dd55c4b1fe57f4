/*===- ntddvol.h - volumes -----------------------------------------------===*
 *
 * Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
 * SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 *===----------------------------------------------------------------------===*
 *
 * Control codes of volumes.
 */
#ifndef FLTLINT_NTDDVOL_H
#define FLTLINT_NTDDVOL_H

#include <ntddk.h>

#define IOCTL_VOLUME_ONLINE                                                    \
  CTL_CODE(0x56, 2, METHOD_BUFFERED, FILE_READ_ACCESS | FILE_WRITE_ACCESS)
#define IOCTL_VOLUME_GET_GPT_ATTRIBUTES                                        \
  CTL_CODE(0x56, 14, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define GPT_BASIC_DATA_ATTRIBUTE_NO_DRIVE_LETTER 0x8000000000000000ULL
#define GPT_BASIC_DATA_ATTRIBUTE_HIDDEN 0x4000000000000000ULL
#define GPT_BASIC_DATA_ATTRIBUTE_READ_ONLY 0x1000000000000000ULL

/* Device control codes */

#ifndef IOCTL_VOLUME_GET_VOLUME_DISK_EXTENTS
#define IOCTL_VOLUME_GET_VOLUME_DISK_EXTENTS 0x00560000UL
#endif

#ifdef __cplusplus
extern "C" {
#endif

typedef struct _DISK_EXTENT DISK_EXTENT, *PDISK_EXTENT;
#ifndef __FLTLINT_YIELD__DISK_EXTENT
struct _DISK_EXTENT {
  ULONG DiskNumber;
  LARGE_INTEGER StartingOffset;
  LARGE_INTEGER ExtentLength;
};
#endif

typedef struct _VOLUME_DISK_EXTENTS VOLUME_DISK_EXTENTS, *PVOLUME_DISK_EXTENTS;
#ifndef __FLTLINT_YIELD__VOLUME_DISK_EXTENTS
struct _VOLUME_DISK_EXTENTS {
  ULONG NumberOfDiskExtents;
  DISK_EXTENT Extents[ANYSIZE_ARRAY];
};
#endif

typedef struct _VOLUME_LOGICAL_OFFSET VOLUME_LOGICAL_OFFSET,
    *PVOLUME_LOGICAL_OFFSET;
#ifndef __FLTLINT_YIELD__VOLUME_LOGICAL_OFFSET
struct _VOLUME_LOGICAL_OFFSET {
  LONGLONG LogicalOffset;
};
#endif

typedef struct _VOLUME_PHYSICAL_OFFSET VOLUME_PHYSICAL_OFFSET,
    *PVOLUME_PHYSICAL_OFFSET;
#ifndef __FLTLINT_YIELD__VOLUME_PHYSICAL_OFFSET
struct _VOLUME_PHYSICAL_OFFSET {
  ULONG DiskNumber;
  LONGLONG Offset;
};
#endif

typedef struct _VOLUME_PHYSICAL_OFFSETS VOLUME_PHYSICAL_OFFSETS,
    *PVOLUME_PHYSICAL_OFFSETS;
#ifndef __FLTLINT_YIELD__VOLUME_PHYSICAL_OFFSETS
struct _VOLUME_PHYSICAL_OFFSETS {
  ULONG NumberOfPhysicalOffsets;
  VOLUME_PHYSICAL_OFFSET PhysicalOffset[ANYSIZE_ARRAY];
};
#endif

typedef struct _VOLUME_READ_PLEX_INPUT VOLUME_READ_PLEX_INPUT,
    *PVOLUME_READ_PLEX_INPUT;
#ifndef __FLTLINT_YIELD__VOLUME_READ_PLEX_INPUT
struct _VOLUME_READ_PLEX_INPUT {
  LARGE_INTEGER ByteOffset;
  ULONG Length;
  ULONG PlexNumber;
};
#endif

#ifndef __FLTLINT_YIELD__VOLUME_GET_GPT_ATTRIBUTES_INFORMATION
typedef struct _VOLUME_GET_GPT_ATTRIBUTES_INFORMATION {
  ULONGLONG GptAttributes;
} VOLUME_GET_GPT_ATTRIBUTES_INFORMATION,
    *PVOLUME_GET_GPT_ATTRIBUTES_INFORMATION;
#endif

#ifdef __cplusplus
}
#endif

#endif /* FLTLINT_NTDDVOL_H */
