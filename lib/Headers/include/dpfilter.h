/*===- dpfilter.h - debug print filter -----------------------------------===*
 *
 * Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
 * SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 *===----------------------------------------------------------------------===*
 *
 * Component numbers are the enumeration in wdm.h.
 */
#ifndef FLTLINT_DPFILTER_H
#define FLTLINT_DPFILTER_H

/* Debug print filter */

#ifndef DPFLTR_ERROR_LEVEL
#define DPFLTR_ERROR_LEVEL 0
#endif
#ifndef DPFLTR_WARNING_LEVEL
#define DPFLTR_WARNING_LEVEL 1
#endif
#ifndef DPFLTR_TRACE_LEVEL
#define DPFLTR_TRACE_LEVEL 2
#endif
#ifndef DPFLTR_INFO_LEVEL
#define DPFLTR_INFO_LEVEL 3
#endif
#define DPFLTR_MASK 0x80000000U

#endif /* FLTLINT_DPFILTER_H */
