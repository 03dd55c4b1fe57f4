/*===- ntddcdrm.h - CD-ROM drives ----------------------------------------===*
 *
 * Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
 * SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 *===----------------------------------------------------------------------===*
 *
 * The storage control codes they share.
 */
#ifndef FLTLINT_NTDDCDRM_H
#define FLTLINT_NTDDCDRM_H

#include <ntddstor.h>

#ifndef IOCTL_CDROM_CHECK_VERIFY
#define IOCTL_CDROM_CHECK_VERIFY                                               \
  CTL_CODE(FILE_DEVICE_CD_ROM, 0x0200, METHOD_BUFFERED, FILE_READ_ACCESS)
#endif
#ifndef IOCTL_CDROM_READ_TOC
#define IOCTL_CDROM_READ_TOC                                                   \
  CTL_CODE(FILE_DEVICE_CD_ROM, 0x0000, METHOD_BUFFERED, FILE_READ_ACCESS)
#endif

#endif /* FLTLINT_NTDDCDRM_H */
