/*===- poppack.h - end of packed fields ----------------------------------===*
 *
 * Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
 * SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 *===----------------------------------------------------------------------===*
 *
 * Undoes pshpack1.h and its siblings.
 */

#pragma pack(pop)
