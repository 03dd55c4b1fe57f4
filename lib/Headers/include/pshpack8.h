/*===- pshpack8.h - fields packed to 8 bytes -----------------------------===*
 *
 * Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
 * SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 *===----------------------------------------------------------------------===*
 *
 * Undone by poppack.h.
 */

#pragma pack(push, 8)
