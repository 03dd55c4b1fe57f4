/*===- crtdefs.h - scalars of the run-time library -----------------------===*
 *
 * Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
 * SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 *===----------------------------------------------------------------------===*
 *
 * They are in fltlint_crt.h.
 */
#ifndef FLTLINT_CRTDEFS_H
#define FLTLINT_CRTDEFS_H

#include <fltlint_crt.h>

#endif /* FLTLINT_CRTDEFS_H */
