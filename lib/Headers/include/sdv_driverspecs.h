/*===- sdv_driverspecs.h - annotations for drivers -----------------------===*
 *
 * Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
 * SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 *===----------------------------------------------------------------------===*
 *
 * All of them are in driverspecs.h.
 */
#ifndef FLTLINT_SDV_DRIVERSPECS_H
#define FLTLINT_SDV_DRIVERSPECS_H

#include <driverspecs.h>

#endif /* FLTLINT_SDV_DRIVERSPECS_H */
