/*===- devguid.h - GUIDs of device classes -------------------------------===*
 *
 * Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
 * SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 *===----------------------------------------------------------------------===*
 *
 * None is needed yet.
 */
#ifndef FLTLINT_DEVGUID_H
#define FLTLINT_DEVGUID_H

#include <guiddef.h>

#endif /* FLTLINT_DEVGUID_H */
