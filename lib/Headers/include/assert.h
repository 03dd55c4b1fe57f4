/*===- assert.h - assertions of C ----------------------------------------===*
 *
 * Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
 * SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 *===----------------------------------------------------------------------===*
 *
 * As those of the kernel.
 */
#ifndef FLTLINT_ASSERT_H
#define FLTLINT_ASSERT_H

#include <sal.h>
#ifndef assert
#ifdef NDEBUG
#define assert(e) ((void)0)
#else
#define assert(e) (__fltlint_assert(!!(e)))
#endif
#endif
#ifndef __cplusplus
#ifndef static_assert
#define static_assert _Static_assert
#endif
#endif

#endif /* FLTLINT_ASSERT_H */
