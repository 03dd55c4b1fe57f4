/*===- malloc.h - memory on the stack ------------------------------------===*
 *
 * Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
 * SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 *===----------------------------------------------------------------------===*
 *
 * There is no heap of C in the kernel.
 */
#ifndef FLTLINT_MALLOC_H
#define FLTLINT_MALLOC_H

#include <fltlint_crt.h>

#ifdef __cplusplus
extern "C" {
#endif

void *_alloca(size_t Size);

#ifdef __cplusplus
}
#endif

#endif /* FLTLINT_MALLOC_H */
