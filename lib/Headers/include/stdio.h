/*===- stdio.h - formatted text of the kernel run-time library -----------===*
 *
 * Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
 * SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 *===----------------------------------------------------------------------===*
 *
 * No files in the kernel: only into buffers.
 */
#ifndef FLTLINT_STDIO_H
#define FLTLINT_STDIO_H

#include <fltlint_crt.h>

#ifdef __cplusplus
extern "C" {
#endif

int sprintf(char *Destination, const char *Format, ...);
int sprintf_s(char *Destination, size_t Size, const char *Format, ...);
int _snprintf(char *Destination, size_t Count, const char *Format, ...);
int _snprintf_s(char *Destination, size_t Size, size_t Count,
                const char *Format, ...);
int snprintf(char *Destination, size_t Count, const char *Format, ...);
int vsprintf(char *Destination, const char *Format, va_list Args);
int vsprintf_s(char *Destination, size_t Size, const char *Format,
               va_list Args);
int _vsnprintf(char *Destination, size_t Count, const char *Format,
               va_list Args);
int _vsnprintf_s(char *Destination, size_t Size, size_t Count,
                 const char *Format, va_list Args);
int sscanf(const char *Source, const char *Format, ...);
int sscanf_s(const char *Source, const char *Format, ...);
int swprintf(wchar_t *Destination, const wchar_t *Format, ...);
int swprintf_s(wchar_t *Destination, size_t Size, const wchar_t *Format, ...);
int _snwprintf(wchar_t *Destination, size_t Count, const wchar_t *Format, ...);
int _snwprintf_s(wchar_t *Destination, size_t Size, size_t Count,
                 const wchar_t *Format, ...);
int _swprintf(wchar_t *Destination, const wchar_t *Format, ...);
int vswprintf(wchar_t *Destination, const wchar_t *Format, va_list Args);
int vswprintf_s(wchar_t *Destination, size_t Size, const wchar_t *Format,
                va_list Args);
int _vsnwprintf(wchar_t *Destination, size_t Count, const wchar_t *Format,
                va_list Args);
int _vsnwprintf_s(wchar_t *Destination, size_t Size, size_t Count,
                  const wchar_t *Format, va_list Args);
int swscanf_s(const wchar_t *Source, const wchar_t *Format, ...);

#ifdef __cplusplus
}
#endif

#endif /* FLTLINT_STDIO_H */
