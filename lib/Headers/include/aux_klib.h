/*===- aux_klib.h - auxiliary kernel library -----------------------------===*
 *
 * Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
 * SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 *===----------------------------------------------------------------------===*
 *
 * Loaded modules.
 */
#ifndef FLTLINT_AUX_KLIB_H
#define FLTLINT_AUX_KLIB_H

#include <ntdef.h>
#include <ntimage.h>

#ifdef __cplusplus
extern "C" {
#endif

#define AUX_KLIB_MODULE_PATH_LEN 256

typedef struct _AUX_MODULE_BASIC_INFO {
  PVOID ImageBase;
} AUX_MODULE_BASIC_INFO, *PAUX_MODULE_BASIC_INFO;

typedef struct _AUX_MODULE_EXTENDED_INFO {
  AUX_MODULE_BASIC_INFO BasicInfo;
  ULONG ImageSize;
  USHORT FileNameOffset;
  UCHAR FullPathName[AUX_KLIB_MODULE_PATH_LEN];
} AUX_MODULE_EXTENDED_INFO, *PAUX_MODULE_EXTENDED_INFO;

_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS AuxKlibInitialize(void);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS AuxKlibQueryModuleInformation(_Inout_ PULONG BufferSize,
                                       _In_ ULONG ElementSize,
                                       _Out_opt_ PVOID QueryInfo);
PIMAGE_EXPORT_DIRECTORY AuxKlibGetImageExportDirectory(_In_ PVOID ImageBase);

#ifdef __cplusplus
}
#endif

#endif /* FLTLINT_AUX_KLIB_H */
