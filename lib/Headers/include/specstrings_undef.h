/*===- specstrings_undef.h - the annotations stay ------------------------===*
 *
 * Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
 * SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 *===----------------------------------------------------------------------===*
 *
 * A driver that removes the annotations would lose what they say; ours stay.
 */
