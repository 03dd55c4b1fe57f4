/*===- devpropdef.h - device properties ----------------------------------===*
 *
 * Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
 * SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 *===----------------------------------------------------------------------===*
 *
 * Keys and types of device properties.
 */
#ifndef FLTLINT_DEVPROPDEF_H
#define FLTLINT_DEVPROPDEF_H

#include <wdm.h>

/* DEVPROP_* */

#define DEVPROP_TRUE (-1)
#define DEVPROP_FALSE 0
#define DEVPROP_TYPE_EMPTY 0
#define DEVPROP_TYPE_NULL 1
#define DEVPROP_TYPE_SBYTE 2
#define DEVPROP_TYPE_BYTE 3
#define DEVPROP_TYPE_INT16 4
#define DEVPROP_TYPE_UINT16 5
#define DEVPROP_TYPE_INT32 6
#define DEVPROP_TYPE_UINT32 7
#define DEVPROP_TYPE_INT64 8
#define DEVPROP_TYPE_UINT64 9
#define DEVPROP_TYPE_FLOAT 0x0A
#define DEVPROP_TYPE_DOUBLE 0x0B
#define DEVPROP_TYPE_DECIMAL 0x0C
#define DEVPROP_TYPE_GUID 0x0D
#define DEVPROP_TYPE_CURRENCY 0x0E
#define DEVPROP_TYPE_DATE 0x0F
#define DEVPROP_TYPE_FILETIME 0x10
#define DEVPROP_TYPE_BOOLEAN 0x11
#define DEVPROP_TYPE_STRING 0x12
#define DEVPROP_TYPE_SECURITY_DESCRIPTOR 0x13
#define DEVPROP_TYPE_SECURITY_DESCRIPTOR_STRING 0x14
#define DEVPROP_TYPE_DEVPROPKEY 0x15
#define DEVPROP_TYPE_DEVPROPTYPE 0x16
#define DEVPROP_TYPE_ERROR 0x17
#define DEVPROP_TYPE_NTSTATUS 0x18
#define DEVPROP_TYPE_STRING_INDIRECT 0x19
#define DEVPROP_MASK_TYPE 0x0FFF
#define DEVPROP_TYPEMOD_ARRAY 0x1000
#define DEVPROP_TYPE_BINARY 0x1003
#define DEVPROP_TYPEMOD_LIST 0x2000
#define DEVPROP_TYPE_STRING_LIST 0x2012
#define DEVPROP_MASK_TYPEMOD 0xF000

/* Others */

#define DEVPROPID_FIRST_USABLE 2
#define MAX_DEVPROP_TYPE 0x19
#define MAX_DEVPROP_TYPEMOD 0x2000

#ifdef __cplusplus
extern "C" {
#endif

#ifdef __cplusplus
}
#endif

#endif /* FLTLINT_DEVPROPDEF_H */
