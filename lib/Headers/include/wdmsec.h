/*===- wdmsec.h - secure device objects ----------------------------------===*
 *
 * Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
 * SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 *===----------------------------------------------------------------------===*
 *
 * Named device objects with a security descriptor.
 */
#ifndef FLTLINT_WDMSEC_H
#define FLTLINT_WDMSEC_H

#include <wdm.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Others */

_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS WdmlibIoCreateDeviceSecure(
    _In_ PDRIVER_OBJECT DriverObject, _In_ ULONG DeviceExtensionSize,
    _In_opt_ PUNICODE_STRING DeviceName, _In_ DEVICE_TYPE DeviceType,
    _In_ ULONG DeviceCharacteristics, _In_ BOOLEAN Exclusive,
    _In_ PCUNICODE_STRING DefaultSDDLString, _In_opt_ LPCGUID DeviceClassGuid,
    PDEVICE_OBJECT DeviceObject);
NTSTATUS WdmlibIoValidateDeviceIoControlAccess(_In_ PIRP Irp,
                                               _In_ ULONG RequiredAccess);
NTSTATUS WdmlibRtlInitUnicodeStringEx(_Out_ PUNICODE_STRING DestinationString,
                                      _In_opt_ PCWSTR SourceString);

#ifdef __cplusplus
}
#endif

#endif /* FLTLINT_WDMSEC_H */
