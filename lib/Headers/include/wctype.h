/*===- wctype.h - wide characters ----------------------------------------===*
 *
 * Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
 * SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 *===----------------------------------------------------------------------===*
 *
 * All of them are in ctype.h.
 */
#ifndef FLTLINT_WCTYPE_H
#define FLTLINT_WCTYPE_H

#include <ctype.h>

#endif /* FLTLINT_WCTYPE_H */
