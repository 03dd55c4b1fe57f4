/*===- new.h - placement -------------------------------------------------===*
 *
 * Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
 * SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 *===----------------------------------------------------------------------===*
 *
 *
 */
#ifndef FLTLINT_NEW_H
#define FLTLINT_NEW_H

#include <fltlint_crt.h>

#ifdef __cplusplus
#ifndef __PLACEMENT_NEW_INLINE
#define __PLACEMENT_NEW_INLINE
inline void *operator new(size_t, void *Where) noexcept { return Where; }
inline void operator delete(void *, void *) noexcept {}
#endif
#endif

#endif /* FLTLINT_NEW_H */
