/*===- tchar.h - characters of either width ------------------------------===*
 *
 * Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
 * SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 *===----------------------------------------------------------------------===*
 *
 * Kernel code uses the wide ones; TEXT is in ntdef.h.
 */
#ifndef FLTLINT_TCHAR_H
#define FLTLINT_TCHAR_H

#include <wchar.h>

#endif /* FLTLINT_TCHAR_H */
