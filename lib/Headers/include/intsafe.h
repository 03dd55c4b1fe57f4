/*===- intsafe.h - integers that do not overflow -------------------------===*
 *
 * Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
 * SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 *===----------------------------------------------------------------------===*
 *
 * Those of the kernel; the user-mode ones differ in the status they return.
 */
#ifndef FLTLINT_INTSAFE_H
#define FLTLINT_INTSAFE_H

#include <ntintsafe.h>

#endif /* FLTLINT_INTSAFE_H */
