/*===- wmidata.h - data blocks of WMI ------------------------------------===*
 *
 * Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
 * SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 *===----------------------------------------------------------------------===*
 *
 * None is needed yet.
 */
#ifndef FLTLINT_WMIDATA_H
#define FLTLINT_WMIDATA_H

#include <wmistr.h>

#endif /* FLTLINT_WMIDATA_H */
