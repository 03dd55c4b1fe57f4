/*===- kernelspecs.h - annotations for kernel code -----------------------===*
 *
 * Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
 * SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 *===----------------------------------------------------------------------===*
 *
 * All of them are in driverspecs.h.
 */
#ifndef FLTLINT_KERNELSPECS_H
#define FLTLINT_KERNELSPECS_H

#include <driverspecs.h>

#endif /* FLTLINT_KERNELSPECS_H */
