/*===- wchar.h - wide strings of the kernel run-time library -------------===*
 *
 * Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
 * SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 *===----------------------------------------------------------------------===*
 *
 * Most are in fltlint_crt.h.
 */
#ifndef FLTLINT_WCHAR_H
#define FLTLINT_WCHAR_H

#include <fltlint_crt.h>
#include <stdio.h>

#endif /* FLTLINT_WCHAR_H */
