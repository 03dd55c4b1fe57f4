/*===- wdmguid.h - GUIDs of plug and play --------------------------------===*
 *
 * Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
 * SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 *===----------------------------------------------------------------------===*
 *
 * None is needed yet.
 */
#ifndef FLTLINT_WDMGUID_H
#define FLTLINT_WDMGUID_H

#include <wdm.h>

#endif /* FLTLINT_WDMGUID_H */
