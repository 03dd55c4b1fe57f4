/*===- mountdev.h - mounted devices --------------------------------------===*
 *
 * Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
 * SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 *===----------------------------------------------------------------------===*
 *
 * Control codes a volume answers to the mount manager.
 */
#ifndef FLTLINT_MOUNTDEV_H
#define FLTLINT_MOUNTDEV_H

#include <wdm.h>

/* Device control codes */

#define IOCTL_MOUNTDEV_QUERY_UNIQUE_ID 0x004D0000UL
#define IOCTL_MOUNTDEV_UNIQUE_ID_CHANGE_NOTIFY 0x004D0004UL
#define IOCTL_MOUNTDEV_QUERY_SUGGESTED_LINK_NAME 0x004D000CUL
#define IOCTL_MOUNTDEV_LINK_CREATED 0x004D0010UL
#define IOCTL_MOUNTDEV_LINK_DELETED 0x004D0014UL
#define IOCTL_MOUNTDEV_QUERY_STABLE_GUID 0x004D0018UL

#ifdef __cplusplus
extern "C" {
#endif

typedef struct _MOUNTDEV_SUGGESTED_LINK_NAME MOUNTDEV_SUGGESTED_LINK_NAME,
    *PMOUNTDEV_SUGGESTED_LINK_NAME;
#ifndef __FLTLINT_YIELD__MOUNTDEV_SUGGESTED_LINK_NAME
struct _MOUNTDEV_SUGGESTED_LINK_NAME {
  BOOLEAN UseOnlyIfThereAreNoOtherLinks;
  USHORT NameLength;
  WCHAR Name[1];
};
#endif

typedef struct _MOUNTDEV_UNIQUE_ID MOUNTDEV_UNIQUE_ID, *PMOUNTDEV_UNIQUE_ID;
#ifndef __FLTLINT_YIELD__MOUNTDEV_UNIQUE_ID
struct _MOUNTDEV_UNIQUE_ID {
  USHORT UniqueIdLength;
  UCHAR UniqueId[1];
};
#endif

#ifdef __cplusplus
}
#endif

#endif /* FLTLINT_MOUNTDEV_H */
