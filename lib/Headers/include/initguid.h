/*===- initguid.h - GUIDs are defined from here on -----------------------===*
 *
 * Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
 * SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 *===----------------------------------------------------------------------===*
 *
 * To be included by one source file, before the headers that define GUIDs.
 */

#ifndef INITGUID
#define INITGUID
#endif
#include <guiddef.h>
