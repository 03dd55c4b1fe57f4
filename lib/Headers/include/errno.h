/*===- errno.h - error numbers -------------------------------------------===*
 *
 * Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
 * SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 *===----------------------------------------------------------------------===*
 *
 * Of the checked string functions.
 */
#ifndef FLTLINT_ERRNO_H
#define FLTLINT_ERRNO_H

#define EINVAL 22
#define ERANGE 34
#define STRUNCATE 80

#endif /* FLTLINT_ERRNO_H */
