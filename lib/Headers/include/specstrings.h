/*===- specstrings.h - first-generation annotations ----------------------===*
 *
 * Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
 * SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 *===----------------------------------------------------------------------===*
 *
 * All of them are in sal.h.
 */
#ifndef FLTLINT_SPECSTRINGS_H
#define FLTLINT_SPECSTRINGS_H

#include <sal.h>

#endif /* FLTLINT_SPECSTRINGS_H */
