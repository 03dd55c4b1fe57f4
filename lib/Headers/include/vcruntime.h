/*===- vcruntime.h - scalars of the run-time library ---------------------===*
 *
 * Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
 * SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 *===----------------------------------------------------------------------===*
 *
 * They are in fltlint_crt.h.
 */
#ifndef FLTLINT_VCRUNTIME_H
#define FLTLINT_VCRUNTIME_H

#include <fltlint_crt.h>

#endif /* FLTLINT_VCRUNTIME_H */
