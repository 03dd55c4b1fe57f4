/*===- dontuse.h - functions drivers should not use ----------------------===*
 *
 * Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
 * SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 *===----------------------------------------------------------------------===*
 *
 * The kit deprecates functions here; the analysis does not care.
 */
#ifndef FLTLINT_DONTUSE_H
#define FLTLINT_DONTUSE_H

#endif /* FLTLINT_DONTUSE_H */
