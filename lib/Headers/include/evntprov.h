/*===- evntprov.h - event providers --------------------------------------===*
 *
 * Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
 * SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 *===----------------------------------------------------------------------===*
 *
 * Event tracing for kernel code.
 */
#ifndef FLTLINT_EVNTPROV_H
#define FLTLINT_EVNTPROV_H

#include <wdm.h>

/* EVENT_* */

#ifndef EVENT_CONTROL_CODE_DISABLE_PROVIDER
#define EVENT_CONTROL_CODE_DISABLE_PROVIDER 0UL
#endif
#define EVENT_MIN_LEVEL 0
#define EVENT_ACTIVITY_CTRL_GET_ID 1
#ifndef EVENT_CONTROL_CODE_ENABLE_PROVIDER
#define EVENT_CONTROL_CODE_ENABLE_PROVIDER 1UL
#endif
#define EVENT_ACTIVITY_CTRL_SET_ID 2
#define EVENT_CONTROL_CODE_CAPTURE_STATE 2UL
#define EVENT_ACTIVITY_CTRL_CREATE_ID 3
#define EVENT_ACTIVITY_CTRL_GET_SET_ID 4
#define EVENT_ACTIVITY_CTRL_CREATE_SET_ID 5
#define EVENT_MAX_LEVEL 0xFF
#define EVENT_FILTER_TYPE_SCHEMATIZED 0x80000000U
#define EVENT_FILTER_TYPE_SYSTEM_FLAGS 0x80000001U
#define EVENT_FILTER_TYPE_TRACEHANDLE 0x80000002U

/* Others */

#define MAX_EVENT_DATA_DESCRIPTORS 0x00000080
#define MAX_EVENT_FILTER_DATA_SIZE 0x00000400

#ifdef __cplusplus
extern "C" {
#endif

/* Tracing */

void EventDataDescCreate(PEVENT_DATA_DESCRIPTOR evp, const void *d, ULONG sz);

#ifdef __cplusplus
}
#endif

#endif /* FLTLINT_EVNTPROV_H */
