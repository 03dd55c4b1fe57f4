/*===- ip2string.h - network addresses -----------------------------------===*
 *
 * Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
 * SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 *===----------------------------------------------------------------------===*
 *
 * All of them are in wsk.h.
 */
#ifndef FLTLINT_IP2STRING_H
#define FLTLINT_IP2STRING_H

#include <wsk.h>

#endif /* FLTLINT_IP2STRING_H */
