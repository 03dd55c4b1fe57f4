/*===- ntiologc.h - I/O error log codes ----------------------------------===*
 *
 * Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
 * SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 *===----------------------------------------------------------------------===*
 *
 * Codes for IoAllocateErrorLogEntry.
 */
#ifndef FLTLINT_NTIOLOGC_H
#define FLTLINT_NTIOLOGC_H

#endif /* FLTLINT_NTIOLOGC_H */
