/*===- ws2ipdef.h - network addresses ------------------------------------===*
 *
 * Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
 * SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 *===----------------------------------------------------------------------===*
 *
 * All of them are in wsk.h.
 */
#ifndef FLTLINT_WS2IPDEF_H
#define FLTLINT_WS2IPDEF_H

#include <wsk.h>

#endif /* FLTLINT_WS2IPDEF_H */
