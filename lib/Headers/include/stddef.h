/*===- stddef.h - scalars of C -------------------------------------------===*
 *
 * Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
 * SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 *===----------------------------------------------------------------------===*
 *
 * All of them are in fltlint_crt.h.
 */
#ifndef FLTLINT_STDDEF_H
#define FLTLINT_STDDEF_H

#include <fltlint_crt.h>

#endif /* FLTLINT_STDDEF_H */
