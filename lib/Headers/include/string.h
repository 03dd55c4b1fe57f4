/*===- string.h - memory and strings of the kernel run-time library ------===*
 *
 * Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
 * SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 *===----------------------------------------------------------------------===*
 *
 * All of it is in fltlint_crt.h.
 */
#ifndef FLTLINT_STRING_H
#define FLTLINT_STRING_H

#include <fltlint_crt.h>

#endif /* FLTLINT_STRING_H */
