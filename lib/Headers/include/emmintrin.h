/*===- emmintrin.h - intrinsics ------------------------------------------===*
 *
 * Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
 * SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 *===----------------------------------------------------------------------===*
 *
 * The few that drivers call are in intrin.h.
 */
#ifndef FLTLINT_EMMINTRIN_H
#define FLTLINT_EMMINTRIN_H

#include <intrin.h>

#endif /* FLTLINT_EMMINTRIN_H */
