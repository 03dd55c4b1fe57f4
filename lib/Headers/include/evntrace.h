/*===- evntrace.h - event tracing ----------------------------------------===*
 *
 * Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
 * SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 *===----------------------------------------------------------------------===*
 *
 * What software tracing in kernel code needs.
 */
#ifndef FLTLINT_EVNTRACE_H
#define FLTLINT_EVNTRACE_H

#include <wdm.h>
#include <wmistr.h>

#define EVENT_TRACE_TYPE_INFO 0x00
#define EVENT_TRACE_TYPE_START 0x01
#define EVENT_TRACE_TYPE_END 0x02

#endif /* FLTLINT_EVNTRACE_H */
