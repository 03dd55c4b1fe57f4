/*===- wmilib.h - the WMI library ----------------------------------------===*
 *
 * Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
 * SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 *===----------------------------------------------------------------------===*
 *
 * None is needed yet.
 */
#ifndef FLTLINT_WMILIB_H
#define FLTLINT_WMILIB_H

#include <wmistr.h>

#endif /* FLTLINT_WMILIB_H */
