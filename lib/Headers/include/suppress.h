/*===- suppress.h - names of analysis warnings ---------------------------===*
 *
 * Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
 * SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 *===----------------------------------------------------------------------===*
 *
 * Nothing here depends on their numbers.
 */
#ifndef FLTLINT_SUPPRESS_H
#define FLTLINT_SUPPRESS_H

#define __WARNING_BANNED_API_USAGE 28719

#endif /* FLTLINT_SUPPRESS_H */
