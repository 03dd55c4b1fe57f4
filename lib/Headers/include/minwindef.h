/*===- minwindef.h - Win32 names -----------------------------------------===*
 *
 * Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
 * SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 *===----------------------------------------------------------------------===*
 *
 * All of them are in windef.h.
 */
#ifndef FLTLINT_MINWINDEF_H
#define FLTLINT_MINWINDEF_H

#include <windef.h>

#endif /* FLTLINT_MINWINDEF_H */
