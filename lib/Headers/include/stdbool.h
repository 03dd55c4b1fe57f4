/*===- stdbool.h - truth values ------------------------------------------===*
 *
 * Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
 * SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 *===----------------------------------------------------------------------===*
 *
 * C++ has them as keywords.
 */
#ifndef FLTLINT_STDBOOL_H
#define FLTLINT_STDBOOL_H

#ifndef __cplusplus
#define bool _Bool
#define true 1
#define false 0
#endif
#define __bool_true_false_are_defined 1

#endif /* FLTLINT_STDBOOL_H */
