/*===- ntstrsafe.h - strings that stay in their buffers ------------------===*
 *
 * Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
 * SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 *===----------------------------------------------------------------------===*
 *
 * Declared only: the analysis needs what they write, not how.
 */
#ifndef FLTLINT_NTSTRSAFE_H
#define FLTLINT_NTSTRSAFE_H

#include <wdm.h>
#include <stdio.h>

/* STRSAFE_* */

#define STRSAFE_IGNORE_NULLS 0x0100
#define STRSAFE_FILL_BEHIND_NULL 0x0200
#define STRSAFE_FILL_ON_FAILURE 0x0400
#define STRSAFE_NULL_ON_FAILURE 0x0800
#define STRSAFE_NO_TRUNCATION 0x1000
#define STRSAFE_VALID_FLAGS 0x1FFF
#define STRSAFE_IGNORE_NULL_UNICODE_STRINGS 0x00010000
#define STRSAFE_UNICODE_STRING_DEST_NULL_TERMINATED 0x00020000
#define STRSAFE_UNICODE_STRING_VALID_FLAGS 0x00031FFF

/* Others */

#define NTSTRSAFE_MAX_CCH 0x7FFFFFFF

#ifdef __cplusplus
extern "C" {
#endif

typedef const char *NTSTRSAFE_PCSTR;
typedef const wchar_t *NTSTRSAFE_PCWSTR;
typedef char *NTSTRSAFE_PSTR;
typedef wchar_t *NTSTRSAFE_PWSTR;
/* Run time: strings */

NTSTATUS RtlStringCatExWorkerA(NTSTRSAFE_PSTR pszDest, size_t cchDest,
                               size_t cbDest, NTSTRSAFE_PCSTR pszSrc,
                               NTSTRSAFE_PSTR *ppszDestEnd,
                               size_t *pcchRemaining, unsigned long dwFlags);
NTSTATUS RtlStringCatExWorkerW(NTSTRSAFE_PWSTR pszDest, size_t cchDest,
                               size_t cbDest, NTSTRSAFE_PCWSTR pszSrc,
                               NTSTRSAFE_PWSTR *ppszDestEnd,
                               size_t *pcchRemaining, unsigned long dwFlags);
NTSTATUS RtlStringCatNExWorkerA(NTSTRSAFE_PSTR pszDest, size_t cchDest,
                                size_t cbDest, NTSTRSAFE_PCSTR pszSrc,
                                size_t cchToAppend, NTSTRSAFE_PSTR *ppszDestEnd,
                                size_t *pcchRemaining, unsigned long dwFlags);
NTSTATUS RtlStringCatNExWorkerW(NTSTRSAFE_PWSTR pszDest, size_t cchDest,
                                size_t cbDest, NTSTRSAFE_PCWSTR pszSrc,
                                size_t cchToAppend,
                                NTSTRSAFE_PWSTR *ppszDestEnd,
                                size_t *pcchRemaining, unsigned long dwFlags);
NTSTATUS RtlStringCatNWorkerA(NTSTRSAFE_PSTR pszDest, size_t cchDest,
                              NTSTRSAFE_PCSTR pszSrc, size_t cchToAppend);
NTSTATUS RtlStringCatNWorkerW(NTSTRSAFE_PWSTR pszDest, size_t cchDest,
                              NTSTRSAFE_PCWSTR pszSrc, size_t cchToAppend);
NTSTATUS RtlStringCatWorkerA(NTSTRSAFE_PSTR pszDest, size_t cchDest,
                             NTSTRSAFE_PCSTR pszSrc);
NTSTATUS RtlStringCatWorkerW(NTSTRSAFE_PWSTR pszDest, size_t cchDest,
                             NTSTRSAFE_PCWSTR pszSrc);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS RtlStringCbCatA(NTSTRSAFE_PSTR pszDest, size_t cbDest,
                         NTSTRSAFE_PCSTR pszSrc);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS RtlStringCbCatExA(NTSTRSAFE_PSTR pszDest, size_t cbDest,
                           NTSTRSAFE_PCSTR pszSrc, NTSTRSAFE_PSTR *ppszDestEnd,
                           size_t *pcbRemaining, unsigned long dwFlags);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS RtlStringCbCatNA(NTSTRSAFE_PSTR pszDest, size_t cbDest,
                          NTSTRSAFE_PCSTR pszSrc, size_t cbToAppend);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS RtlStringCbCatNExA(NTSTRSAFE_PSTR pszDest, size_t cbDest,
                            NTSTRSAFE_PCSTR pszSrc, size_t cbToAppend,
                            NTSTRSAFE_PSTR *ppszDestEnd, size_t *pcbRemaining,
                            unsigned long dwFlags);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS RtlStringCbCopyA(NTSTRSAFE_PSTR pszDest, size_t cbDest,
                          NTSTRSAFE_PCSTR pszSrc);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS RtlStringCbCopyExA(NTSTRSAFE_PSTR pszDest, size_t cbDest,
                            NTSTRSAFE_PCSTR pszSrc, NTSTRSAFE_PSTR *ppszDestEnd,
                            size_t *pcbRemaining, unsigned long dwFlags);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS RtlStringCbCopyNA(NTSTRSAFE_PSTR pszDest, size_t cbDest,
                           NTSTRSAFE_PCSTR pszSrc, size_t cbToCopy);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS RtlStringCbCopyNExA(NTSTRSAFE_PSTR pszDest, size_t cbDest,
                             NTSTRSAFE_PCSTR pszSrc, size_t cbToCopy,
                             NTSTRSAFE_PSTR *ppszDestEnd, size_t *pcbRemaining,
                             unsigned long dwFlags);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS RtlStringCbCopyUnicodeString(_Out_ NTSTRSAFE_PWSTR pszDest,
                                      _In_ size_t cbDest,
                                      _In_ PCUNICODE_STRING SourceString);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS RtlStringCbCopyUnicodeStringEx(_Out_ NTSTRSAFE_PWSTR pszDest,
                                        _In_ size_t cbDest,
                                        _In_ PCUNICODE_STRING SourceString,
                                        _Out_ NTSTRSAFE_PWSTR *ppszDestEnd,
                                        _Out_opt_ size_t *pcbRemaining,
                                        _In_ DWORD dwFlags);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS RtlStringCbLengthA(NTSTRSAFE_PCSTR psz, size_t cbMax,
                            size_t *pcbLength);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS RtlStringCbPrintfA(NTSTRSAFE_PSTR pszDest, size_t cbDest,
                            NTSTRSAFE_PCSTR pszFormat, ...);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS RtlStringCbPrintfExA(NTSTRSAFE_PSTR pszDest, size_t cbDest,
                              NTSTRSAFE_PSTR *ppszDestEnd, size_t *pcbRemaining,
                              unsigned long dwFlags, NTSTRSAFE_PCSTR pszFormat,
                              ...);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS RtlStringCbPrintfW(_Out_ LPTSTR pszDest, _In_ size_t cbDest,
                            _In_ LPCTSTR pszFormat, ...);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS RtlStringCbVPrintfA(NTSTRSAFE_PSTR pszDest, size_t cbDest,
                             NTSTRSAFE_PCSTR pszFormat, va_list argList);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS RtlStringCbVPrintfExA(NTSTRSAFE_PSTR pszDest, size_t cbDest,
                               NTSTRSAFE_PSTR *ppszDestEnd,
                               size_t *pcbRemaining, unsigned long dwFlags,
                               NTSTRSAFE_PCSTR pszFormat, va_list argList);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS RtlStringCchCatA(NTSTRSAFE_PSTR pszDest, size_t cchDest,
                          NTSTRSAFE_PCSTR pszSrc);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS RtlStringCchCatExA(NTSTRSAFE_PSTR pszDest, size_t cchDest,
                            NTSTRSAFE_PCSTR pszSrc, NTSTRSAFE_PSTR *ppszDestEnd,
                            size_t *pcchRemaining, unsigned long dwFlags);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS RtlStringCchCatExW(NTSTRSAFE_PWSTR pszDest, size_t cchDest,
                            NTSTRSAFE_PCWSTR pszSrc,
                            NTSTRSAFE_PWSTR *ppszDestEnd, size_t *pcchRemaining,
                            unsigned long dwFlags);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS RtlStringCchCatNA(NTSTRSAFE_PSTR pszDest, size_t cchDest,
                           NTSTRSAFE_PCSTR pszSrc, size_t cchToAppend);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS RtlStringCchCatNExA(NTSTRSAFE_PSTR pszDest, size_t cchDest,
                             NTSTRSAFE_PCSTR pszSrc, size_t cchToAppend,
                             NTSTRSAFE_PSTR *ppszDestEnd, size_t *pcchRemaining,
                             unsigned long dwFlags);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS RtlStringCchCopyA(NTSTRSAFE_PSTR pszDest, size_t cchDest,
                           NTSTRSAFE_PCSTR pszSrc);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS RtlStringCchCopyExA(NTSTRSAFE_PSTR pszDest, size_t cchDest,
                             NTSTRSAFE_PCSTR pszSrc,
                             NTSTRSAFE_PSTR *ppszDestEnd, size_t *pcchRemaining,
                             unsigned long dwFlags);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS RtlStringCchCopyNA(NTSTRSAFE_PSTR pszDest, size_t cchDest,
                            NTSTRSAFE_PCSTR pszSrc, size_t cchToCopy);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS RtlStringCchCopyNExA(NTSTRSAFE_PSTR pszDest, size_t cchDest,
                              NTSTRSAFE_PCSTR pszSrc, size_t cchToCopy,
                              NTSTRSAFE_PSTR *ppszDestEnd,
                              size_t *pcchRemaining, unsigned long dwFlags);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS RtlStringCchCopyUnicodeString(_Out_ NTSTRSAFE_PWSTR pszDest,
                                       _In_ size_t cchDest,
                                       _In_ PCUNICODE_STRING SourceString);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS RtlStringCchCopyUnicodeStringEx(_Out_ NTSTRSAFE_PWSTR pszDest,
                                         _In_ size_t cchDest,
                                         _In_ PCUNICODE_STRING SourceString,
                                         _Out_ NTSTRSAFE_PWSTR *ppszDestEnd,
                                         _Out_opt_ size_t *pcchRemaining,
                                         _In_ DWORD dwFlags);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS RtlStringCchCopyW(_Out_ LPTSTR pszDest, _In_ size_t cchDest,
                           _In_ LPCTSTR pszSrc);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS RtlStringCchLengthA(NTSTRSAFE_PCSTR psz, size_t cchMax,
                             size_t *pcchLength);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS RtlStringCchPrintfA(NTSTRSAFE_PSTR pszDest, size_t cchDest,
                             NTSTRSAFE_PCSTR pszFormat, ...);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS RtlStringCchPrintfExA(NTSTRSAFE_PSTR pszDest, size_t cchDest,
                               NTSTRSAFE_PSTR *ppszDestEnd,
                               size_t *pcchRemaining, unsigned long dwFlags,
                               NTSTRSAFE_PCSTR pszFormat, ...);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS RtlStringCchPrintfW(_Out_ LPTSTR pszDest, _In_ size_t cchDest,
                             _In_ LPCTSTR pszFormat, ...);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS RtlStringCchVPrintfA(NTSTRSAFE_PSTR pszDest, size_t cchDest,
                              NTSTRSAFE_PCSTR pszFormat, va_list argList);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS RtlStringCchVPrintfExA(NTSTRSAFE_PSTR pszDest, size_t cchDest,
                                NTSTRSAFE_PSTR *ppszDestEnd,
                                size_t *pcchRemaining, unsigned long dwFlags,
                                NTSTRSAFE_PCSTR pszFormat, va_list argList);
NTSTATUS RtlStringCopyExWorkerA(NTSTRSAFE_PSTR pszDest, size_t cchDest,
                                size_t cbDest, NTSTRSAFE_PCSTR pszSrc,
                                NTSTRSAFE_PSTR *ppszDestEnd,
                                size_t *pcchRemaining, unsigned long dwFlags);
NTSTATUS RtlStringCopyExWorkerW(NTSTRSAFE_PWSTR pszDest, size_t cchDest,
                                size_t cbDest, NTSTRSAFE_PCWSTR pszSrc,
                                NTSTRSAFE_PWSTR *ppszDestEnd,
                                size_t *pcchRemaining, unsigned long dwFlags);
NTSTATUS RtlStringCopyNExWorkerA(NTSTRSAFE_PSTR pszDest, size_t cchDest,
                                 size_t cbDest, NTSTRSAFE_PCSTR pszSrc,
                                 size_t cchToCopy, NTSTRSAFE_PSTR *ppszDestEnd,
                                 size_t *pcchRemaining, unsigned long dwFlags);
NTSTATUS RtlStringCopyNExWorkerW(NTSTRSAFE_PWSTR pszDest, size_t cchDest,
                                 size_t cbDest, NTSTRSAFE_PCWSTR pszSrc,
                                 size_t cchToCopy, NTSTRSAFE_PWSTR *ppszDestEnd,
                                 size_t *pcchRemaining, unsigned long dwFlags);
NTSTATUS RtlStringCopyNWorkerA(NTSTRSAFE_PSTR pszDest, size_t cchDest,
                               NTSTRSAFE_PCSTR pszSrc, size_t cchToCopy);
NTSTATUS RtlStringCopyNWorkerW(NTSTRSAFE_PWSTR pszDest, size_t cchDest,
                               NTSTRSAFE_PCWSTR pszSrc, size_t cchToCopy);
NTSTATUS RtlStringCopyWorkerA(NTSTRSAFE_PSTR pszDest, size_t cchDest,
                              NTSTRSAFE_PCSTR pszSrc);
NTSTATUS RtlStringCopyWorkerW(NTSTRSAFE_PWSTR pszDest, size_t cchDest,
                              NTSTRSAFE_PCWSTR pszSrc);
NTSTATUS RtlStringLengthWorkerA(NTSTRSAFE_PCSTR psz, size_t cchMax,
                                size_t *pcchLength);
NTSTATUS RtlStringLengthWorkerW(NTSTRSAFE_PCWSTR psz, size_t cchMax,
                                size_t *pcchLength);
NTSTATUS RtlStringVPrintfExWorkerA(NTSTRSAFE_PSTR pszDest, size_t cchDest,
                                   size_t cbDest, NTSTRSAFE_PSTR *ppszDestEnd,
                                   size_t *pcchRemaining, unsigned long dwFlags,
                                   NTSTRSAFE_PCSTR pszFormat, va_list argList);
NTSTATUS RtlStringVPrintfExWorkerW(NTSTRSAFE_PWSTR pszDest, size_t cchDest,
                                   size_t cbDest, NTSTRSAFE_PWSTR *ppszDestEnd,
                                   size_t *pcchRemaining, unsigned long dwFlags,
                                   NTSTRSAFE_PCWSTR pszFormat, va_list argList);
NTSTATUS RtlStringVPrintfWorkerA(NTSTRSAFE_PSTR pszDest, size_t cchDest,
                                 NTSTRSAFE_PCSTR pszFormat, va_list argList);
NTSTATUS RtlStringVPrintfWorkerW(NTSTRSAFE_PWSTR pszDest, size_t cchDest,
                                 NTSTRSAFE_PCWSTR pszFormat, va_list argList);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS RtlUnicodeStringCat(_Inout_ PUNICODE_STRING DestinationString,
                             _In_ PCUNICODE_STRING SourceString);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS RtlUnicodeStringCatEx(_Inout_ PUNICODE_STRING DestinationString,
                               _In_ PCUNICODE_STRING SourceString,
                               _Out_opt_ PUNICODE_STRING RemainingString,
                               _In_ DWORD dwFlags);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS RtlUnicodeStringCatString(_Inout_ PUNICODE_STRING DestinationString,
                                   _In_ NTSTRSAFE_PCWSTR pszSrc);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS RtlUnicodeStringCatStringEx(_Inout_ PUNICODE_STRING DestinationString,
                                     _In_ NTSTRSAFE_PCWSTR pszSrc,
                                     _Out_opt_ PUNICODE_STRING RemainingString,
                                     _In_ DWORD dwFlags);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS RtlUnicodeStringCbCatN(_Inout_ PUNICODE_STRING DestinationString,
                                _In_ PCUNICODE_STRING SourceString,
                                _In_ size_t cbToAppend);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS RtlUnicodeStringCbCatNEx(_Inout_ PUNICODE_STRING DestinationString,
                                  _In_ PCUNICODE_STRING SourceString,
                                  _In_ size_t cbToAppend,
                                  _Out_opt_ PUNICODE_STRING RemainingString,
                                  _In_ DWORD dwFlags);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS RtlUnicodeStringCbCatStringN(_Inout_ PUNICODE_STRING DestinationString,
                                      _In_ NTSTRSAFE_PCWSTR pszSrc,
                                      _In_ size_t cbToAppend);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS RtlUnicodeStringCbCatStringNEx(
    _Inout_ PUNICODE_STRING DestinationString, _In_ NTSTRSAFE_PCWSTR pszSrc,
    _In_ size_t cbToAppend, _Out_opt_ PUNICODE_STRING RemainingString,
    _In_ DWORD dwFlags);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS RtlUnicodeStringCbCopyN(_Out_ PUNICODE_STRING DestinationString,
                                 _In_ PCUNICODE_STRING SourceString,
                                 _In_ size_t cbToCopy);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS RtlUnicodeStringCbCopyNEx(_Out_ PUNICODE_STRING DestinationString,
                                   _In_ PCUNICODE_STRING SourceString,
                                   _In_ size_t cbToCopy,
                                   _Out_opt_ PUNICODE_STRING RemainingString,
                                   _In_ DWORD dwFlags);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS RtlUnicodeStringCbCopyStringN(_Out_ PUNICODE_STRING DestinationString,
                                       _In_ NTSTRSAFE_PCWSTR pszSrc,
                                       _In_ size_t cbToCopy);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS RtlUnicodeStringCbCopyStringNEx(
    _Out_ PUNICODE_STRING DestinationString, _In_ NTSTRSAFE_PCWSTR pszSrc,
    _In_ size_t cbToCopy, _Out_opt_ PUNICODE_STRING RemainingString,
    _In_ DWORD dwFlags);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS RtlUnicodeStringCchCatN(_Inout_ PUNICODE_STRING DestinationString,
                                 _In_ PCUNICODE_STRING SourceString,
                                 _In_ size_t cchToAppend);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS RtlUnicodeStringCchCatNEx(_Inout_ PUNICODE_STRING DestinationString,
                                   _In_ PCUNICODE_STRING SourceString,
                                   _In_ size_t cchToAppend,
                                   _Out_opt_ PUNICODE_STRING RemainingString,
                                   _In_ DWORD dwFlags);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS RtlUnicodeStringCchCatStringN(
    _Inout_ PUNICODE_STRING DestinationString, _In_ NTSTRSAFE_PCWSTR pszSrc,
    _In_ size_t cchToAppend);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS RtlUnicodeStringCchCatStringNEx(
    _Inout_ PUNICODE_STRING DestinationString, _In_ NTSTRSAFE_PCWSTR pszSrc,
    _In_ size_t cchToAppend, _Out_opt_ PUNICODE_STRING RemainingString,
    _In_ DWORD dwFlags);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS RtlUnicodeStringCchCopyN(_Out_ PUNICODE_STRING DestinationString,
                                  _In_ PCUNICODE_STRING SourceString,
                                  _In_ size_t cchToCopy);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS RtlUnicodeStringCchCopyNEx(_Out_ PUNICODE_STRING DestinationString,
                                    _In_ PCUNICODE_STRING SourceString,
                                    _In_ size_t cchToCopy,
                                    _Out_opt_ PUNICODE_STRING RemainingString,
                                    _In_ DWORD dwFlags);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS RtlUnicodeStringCchCopyStringN(_Out_ PUNICODE_STRING DestinationString,
                                        _In_ NTSTRSAFE_PCWSTR pszSrc,
                                        _In_ size_t cchToCopy);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS RtlUnicodeStringCchCopyStringNEx(
    _Out_ PUNICODE_STRING DestinationString, _In_ NTSTRSAFE_PCWSTR pszSrc,
    _In_ size_t cchToCopy, _Out_opt_ PUNICODE_STRING RemainingString,
    _In_ DWORD dwFlags);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS RtlUnicodeStringCopy(_Out_ PUNICODE_STRING DestinationString,
                              _In_ PCUNICODE_STRING SourceString);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS RtlUnicodeStringCopyEx(_Out_ PUNICODE_STRING DestinationString,
                                _In_ PCUNICODE_STRING SourceString,
                                _Out_opt_ PUNICODE_STRING RemainingString,
                                _In_ DWORD dwFlags);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS RtlUnicodeStringCopyString(_Out_ PUNICODE_STRING DestinationString,
                                    _In_ NTSTRSAFE_PCWSTR pszSrc);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS RtlUnicodeStringCopyStringEx(_Out_ PUNICODE_STRING DestinationString,
                                      _In_ NTSTRSAFE_PCWSTR pszSrc,
                                      _Out_opt_ PUNICODE_STRING RemainingString,
                                      _In_ DWORD dwFlags);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS RtlUnicodeStringInit(_Out_ PUNICODE_STRING DestinationString,
                              _In_opt_ NTSTRSAFE_PCWSTR pszSrc);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS RtlUnicodeStringInitEx(_Out_ PUNICODE_STRING DestinationString,
                                _In_opt_ NTSTRSAFE_PCWSTR pszSrc,
                                _In_ DWORD dwFlags);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS RtlUnicodeStringPrintf(_Out_ PUNICODE_STRING DestinationString,
                                _In_ NTSTRSAFE_PCWSTR pszFormat, ...);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS RtlUnicodeStringPrintfEx(_Out_ PUNICODE_STRING DestinationString,
                                  _Out_opt_ PUNICODE_STRING RemainingString,
                                  _In_ DWORD dwFlags,
                                  _In_ NTSTRSAFE_PCWSTR pszFormat, ...);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS RtlUnicodeStringVPrintf(_Out_ PUNICODE_STRING DestinationString,
                                 _In_ NTSTRSAFE_PCWSTR pszFormat,
                                 _In_ va_list argList);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS RtlUnicodeStringVPrintfEx(_Out_ PUNICODE_STRING DestinationString,
                                   _Out_opt_ PUNICODE_STRING RemainingString,
                                   _In_ DWORD dwFlags,
                                   _In_ NTSTRSAFE_PCWSTR pszFormat,
                                   _In_ va_list argList);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS RtlUnicodeStringValidate(_In_ PCUNICODE_STRING SourceString);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS RtlUnicodeStringValidateEx(_In_ PCUNICODE_STRING SourceString,
                                    _In_ DWORD dwFlags);

#ifdef __cplusplus
}
#endif

#endif /* FLTLINT_NTSTRSAFE_H */
