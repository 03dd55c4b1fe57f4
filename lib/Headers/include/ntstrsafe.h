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

/* The checks of the lengths can be left out; nothing changes here. */

#define NTSTRSAFE_MAX_CCH 2147483647
#define NTSTRSAFE_MAX_LENGTH (NTSTRSAFE_MAX_CCH - 1)
#define NTSTRSAFE_UNICODE_STRING_MAX_CCH (0xffff / sizeof(wchar_t))
#define STRSAFE_MAX_CCH NTSTRSAFE_MAX_CCH
#define STRSAFE_IGNORE_NULLS 0x00000100
#define STRSAFE_FILL_BEHIND_NULL 0x00000200
#define STRSAFE_FILL_ON_FAILURE 0x00000400
#define STRSAFE_NULL_ON_FAILURE 0x00000800
#define STRSAFE_NO_TRUNCATION 0x00001000
#define STRSAFE_ZERO_LENGTH_ON_FAILURE 0x00002000
#define STRSAFE_FILL_BYTE(x) ((ULONG)(((x) & 0xFF) | STRSAFE_FILL_BEHIND_NULL))
#define STRSAFE_FAILURE_BYTE(x)                                                \
  ((ULONG)(((x) & 0xFF) | STRSAFE_FILL_ON_FAILURE))

/* STRSAFE_* */

#define STRSAFE_VALID_FLAGS 0x00001FFF
#define STRSAFE_IGNORE_NULL_UNICODE_STRINGS 0x00010000
#define STRSAFE_UNICODE_STRING_DEST_NULL_TERMINATED 0x00020000
#define STRSAFE_UNICODE_STRING_VALID_FLAGS 0x00031FFF

#ifdef __cplusplus
extern "C" {
#endif

typedef const char *NTSTRSAFE_PCSTR;
typedef const wchar_t *NTSTRSAFE_PCWSTR;
typedef char *NTSTRSAFE_PSTR;
typedef wchar_t *NTSTRSAFE_PWSTR;
/* Sizes in characters, narrow strings. */

NTSTATUS RtlStringCchCopyA(_Out_writes_(CchDest) NTSTRSAFE_PSTR Dest,
                           _In_ size_t CchDest, _In_ NTSTRSAFE_PCSTR Source);
NTSTATUS RtlStringCchCopyExA(_Out_writes_(CchDest) NTSTRSAFE_PSTR Dest,
                             _In_ size_t CchDest, _In_ NTSTRSAFE_PCSTR Source,
                             _Outptr_opt_ NTSTRSAFE_PSTR *End,
                             _Out_opt_ size_t *CchRemaining, _In_ ULONG Flags);
NTSTATUS RtlStringCchCopyNA(_Out_writes_(CchDest) NTSTRSAFE_PSTR Dest,
                            _In_ size_t CchDest, _In_ NTSTRSAFE_PCSTR Source,
                            _In_ size_t CchToCopy);
NTSTATUS RtlStringCchCopyNExA(_Out_writes_(CchDest) NTSTRSAFE_PSTR Dest,
                              _In_ size_t CchDest, _In_ NTSTRSAFE_PCSTR Source,
                              _In_ size_t CchToCopy,
                              _Outptr_opt_ NTSTRSAFE_PSTR *End,
                              _Out_opt_ size_t *CchRemaining, _In_ ULONG Flags);
NTSTATUS RtlStringCchCatA(_Inout_updates_(CchDest) NTSTRSAFE_PSTR Dest,
                          _In_ size_t CchDest, _In_ NTSTRSAFE_PCSTR Source);
NTSTATUS RtlStringCchCatExA(_Inout_updates_(CchDest) NTSTRSAFE_PSTR Dest,
                            _In_ size_t CchDest, _In_ NTSTRSAFE_PCSTR Source,
                            _Outptr_opt_ NTSTRSAFE_PSTR *End,
                            _Out_opt_ size_t *CchRemaining, _In_ ULONG Flags);
NTSTATUS RtlStringCchCatNA(_Inout_updates_(CchDest) NTSTRSAFE_PSTR Dest,
                           _In_ size_t CchDest, _In_ NTSTRSAFE_PCSTR Source,
                           _In_ size_t CchToAppend);
NTSTATUS RtlStringCchCatNExA(_Inout_updates_(CchDest) NTSTRSAFE_PSTR Dest,
                             _In_ size_t CchDest, _In_ NTSTRSAFE_PCSTR Source,
                             _In_ size_t CchToAppend,
                             _Outptr_opt_ NTSTRSAFE_PSTR *End,
                             _Out_opt_ size_t *CchRemaining, _In_ ULONG Flags);
NTSTATUS RtlStringCchPrintfA(_Out_writes_(CchDest) NTSTRSAFE_PSTR Dest,
                             _In_ size_t CchDest,
                             _In_ _Printf_format_string_ NTSTRSAFE_PCSTR Format,
                             ...);
NTSTATUS
RtlStringCchPrintfExA(_Out_writes_(CchDest) NTSTRSAFE_PSTR Dest,
                      _In_ size_t CchDest, _Outptr_opt_ NTSTRSAFE_PSTR *End,
                      _Out_opt_ size_t *CchRemaining, _In_ ULONG Flags,
                      _In_ _Printf_format_string_ NTSTRSAFE_PCSTR Format, ...);
NTSTATUS RtlStringCchVPrintfA(
    _Out_writes_(CchDest) NTSTRSAFE_PSTR Dest, _In_ size_t CchDest,
    _In_ _Printf_format_string_ NTSTRSAFE_PCSTR Format, _In_ va_list Args);
NTSTATUS
RtlStringCchVPrintfExA(_Out_writes_(CchDest) NTSTRSAFE_PSTR Dest,
                       _In_ size_t CchDest, _Outptr_opt_ NTSTRSAFE_PSTR *End,
                       _Out_opt_ size_t *CchRemaining, _In_ ULONG Flags,
                       _In_ _Printf_format_string_ NTSTRSAFE_PCSTR Format,
                       _In_ va_list Args);
NTSTATUS RtlStringCchLengthA(_In_ NTSTRSAFE_PCSTR String, _In_ size_t CchMax,
                             _Out_opt_ size_t *CchLength);

/* Sizes in characters, wide strings. */

NTSTATUS RtlStringCchCopyW(_Out_writes_(CchDest) NTSTRSAFE_PWSTR Dest,
                           _In_ size_t CchDest, _In_ NTSTRSAFE_PCWSTR Source);
NTSTATUS RtlStringCchCopyExW(_Out_writes_(CchDest) NTSTRSAFE_PWSTR Dest,
                             _In_ size_t CchDest, _In_ NTSTRSAFE_PCWSTR Source,
                             _Outptr_opt_ NTSTRSAFE_PWSTR *End,
                             _Out_opt_ size_t *CchRemaining, _In_ ULONG Flags);
NTSTATUS RtlStringCchCopyNW(_Out_writes_(CchDest) NTSTRSAFE_PWSTR Dest,
                            _In_ size_t CchDest, _In_ NTSTRSAFE_PCWSTR Source,
                            _In_ size_t CchToCopy);
NTSTATUS RtlStringCchCopyNExW(_Out_writes_(CchDest) NTSTRSAFE_PWSTR Dest,
                              _In_ size_t CchDest, _In_ NTSTRSAFE_PCWSTR Source,
                              _In_ size_t CchToCopy,
                              _Outptr_opt_ NTSTRSAFE_PWSTR *End,
                              _Out_opt_ size_t *CchRemaining, _In_ ULONG Flags);
NTSTATUS RtlStringCchCatW(_Inout_updates_(CchDest) NTSTRSAFE_PWSTR Dest,
                          _In_ size_t CchDest, _In_ NTSTRSAFE_PCWSTR Source);
NTSTATUS RtlStringCchCatExW(_Inout_updates_(CchDest) NTSTRSAFE_PWSTR Dest,
                            _In_ size_t CchDest, _In_ NTSTRSAFE_PCWSTR Source,
                            _Outptr_opt_ NTSTRSAFE_PWSTR *End,
                            _Out_opt_ size_t *CchRemaining, _In_ ULONG Flags);
NTSTATUS RtlStringCchCatNW(_Inout_updates_(CchDest) NTSTRSAFE_PWSTR Dest,
                           _In_ size_t CchDest, _In_ NTSTRSAFE_PCWSTR Source,
                           _In_ size_t CchToAppend);
NTSTATUS RtlStringCchCatNExW(_Inout_updates_(CchDest) NTSTRSAFE_PWSTR Dest,
                             _In_ size_t CchDest, _In_ NTSTRSAFE_PCWSTR Source,
                             _In_ size_t CchToAppend,
                             _Outptr_opt_ NTSTRSAFE_PWSTR *End,
                             _Out_opt_ size_t *CchRemaining, _In_ ULONG Flags);
NTSTATUS
RtlStringCchPrintfW(_Out_writes_(CchDest) NTSTRSAFE_PWSTR Dest,
                    _In_ size_t CchDest,
                    _In_ _Printf_format_string_ NTSTRSAFE_PCWSTR Format, ...);
NTSTATUS
RtlStringCchPrintfExW(_Out_writes_(CchDest) NTSTRSAFE_PWSTR Dest,
                      _In_ size_t CchDest, _Outptr_opt_ NTSTRSAFE_PWSTR *End,
                      _Out_opt_ size_t *CchRemaining, _In_ ULONG Flags,
                      _In_ _Printf_format_string_ NTSTRSAFE_PCWSTR Format, ...);
NTSTATUS RtlStringCchVPrintfW(
    _Out_writes_(CchDest) NTSTRSAFE_PWSTR Dest, _In_ size_t CchDest,
    _In_ _Printf_format_string_ NTSTRSAFE_PCWSTR Format, _In_ va_list Args);
NTSTATUS
RtlStringCchVPrintfExW(_Out_writes_(CchDest) NTSTRSAFE_PWSTR Dest,
                       _In_ size_t CchDest, _Outptr_opt_ NTSTRSAFE_PWSTR *End,
                       _Out_opt_ size_t *CchRemaining, _In_ ULONG Flags,
                       _In_ _Printf_format_string_ NTSTRSAFE_PCWSTR Format,
                       _In_ va_list Args);
NTSTATUS RtlStringCchLengthW(_In_ NTSTRSAFE_PCWSTR String, _In_ size_t CchMax,
                             _Out_opt_ size_t *CchLength);

/* Sizes in bytes, narrow strings. */

NTSTATUS RtlStringCbCopyA(_Out_writes_bytes_(CbDest) NTSTRSAFE_PSTR Dest,
                          _In_ size_t CbDest, _In_ NTSTRSAFE_PCSTR Source);
NTSTATUS RtlStringCbCopyExA(_Out_writes_bytes_(CbDest) NTSTRSAFE_PSTR Dest,
                            _In_ size_t CbDest, _In_ NTSTRSAFE_PCSTR Source,
                            _Outptr_opt_ NTSTRSAFE_PSTR *End,
                            _Out_opt_ size_t *CbRemaining, _In_ ULONG Flags);
NTSTATUS RtlStringCbCopyNA(_Out_writes_bytes_(CbDest) NTSTRSAFE_PSTR Dest,
                           _In_ size_t CbDest, _In_ NTSTRSAFE_PCSTR Source,
                           _In_ size_t CbToCopy);
NTSTATUS RtlStringCbCopyNExA(_Out_writes_bytes_(CbDest) NTSTRSAFE_PSTR Dest,
                             _In_ size_t CbDest, _In_ NTSTRSAFE_PCSTR Source,
                             _In_ size_t CbToCopy,
                             _Outptr_opt_ NTSTRSAFE_PSTR *End,
                             _Out_opt_ size_t *CbRemaining, _In_ ULONG Flags);
NTSTATUS RtlStringCbCatA(_Inout_updates_bytes_(CbDest) NTSTRSAFE_PSTR Dest,
                         _In_ size_t CbDest, _In_ NTSTRSAFE_PCSTR Source);
NTSTATUS RtlStringCbCatExA(_Inout_updates_bytes_(CbDest) NTSTRSAFE_PSTR Dest,
                           _In_ size_t CbDest, _In_ NTSTRSAFE_PCSTR Source,
                           _Outptr_opt_ NTSTRSAFE_PSTR *End,
                           _Out_opt_ size_t *CbRemaining, _In_ ULONG Flags);
NTSTATUS RtlStringCbCatNA(_Inout_updates_bytes_(CbDest) NTSTRSAFE_PSTR Dest,
                          _In_ size_t CbDest, _In_ NTSTRSAFE_PCSTR Source,
                          _In_ size_t CbToAppend);
NTSTATUS RtlStringCbCatNExA(_Inout_updates_bytes_(CbDest) NTSTRSAFE_PSTR Dest,
                            _In_ size_t CbDest, _In_ NTSTRSAFE_PCSTR Source,
                            _In_ size_t CbToAppend,
                            _Outptr_opt_ NTSTRSAFE_PSTR *End,
                            _Out_opt_ size_t *CbRemaining, _In_ ULONG Flags);
NTSTATUS RtlStringCbPrintfA(_Out_writes_bytes_(CbDest) NTSTRSAFE_PSTR Dest,
                            _In_ size_t CbDest,
                            _In_ _Printf_format_string_ NTSTRSAFE_PCSTR Format,
                            ...);
NTSTATUS
RtlStringCbPrintfExA(_Out_writes_bytes_(CbDest) NTSTRSAFE_PSTR Dest,
                     _In_ size_t CbDest, _Outptr_opt_ NTSTRSAFE_PSTR *End,
                     _Out_opt_ size_t *CbRemaining, _In_ ULONG Flags,
                     _In_ _Printf_format_string_ NTSTRSAFE_PCSTR Format, ...);
NTSTATUS RtlStringCbVPrintfA(_Out_writes_bytes_(CbDest) NTSTRSAFE_PSTR Dest,
                             _In_ size_t CbDest,
                             _In_ _Printf_format_string_ NTSTRSAFE_PCSTR Format,
                             _In_ va_list Args);
NTSTATUS
RtlStringCbVPrintfExA(_Out_writes_bytes_(CbDest) NTSTRSAFE_PSTR Dest,
                      _In_ size_t CbDest, _Outptr_opt_ NTSTRSAFE_PSTR *End,
                      _Out_opt_ size_t *CbRemaining, _In_ ULONG Flags,
                      _In_ _Printf_format_string_ NTSTRSAFE_PCSTR Format,
                      _In_ va_list Args);
NTSTATUS RtlStringCbLengthA(_In_ NTSTRSAFE_PCSTR String, _In_ size_t CbMax,
                            _Out_opt_ size_t *CbLength);

/* Sizes in bytes, wide strings. */

NTSTATUS RtlStringCbCopyW(_Out_writes_bytes_(CbDest) NTSTRSAFE_PWSTR Dest,
                          _In_ size_t CbDest, _In_ NTSTRSAFE_PCWSTR Source);
NTSTATUS RtlStringCbCopyExW(_Out_writes_bytes_(CbDest) NTSTRSAFE_PWSTR Dest,
                            _In_ size_t CbDest, _In_ NTSTRSAFE_PCWSTR Source,
                            _Outptr_opt_ NTSTRSAFE_PWSTR *End,
                            _Out_opt_ size_t *CbRemaining, _In_ ULONG Flags);
NTSTATUS RtlStringCbCopyNW(_Out_writes_bytes_(CbDest) NTSTRSAFE_PWSTR Dest,
                           _In_ size_t CbDest, _In_ NTSTRSAFE_PCWSTR Source,
                           _In_ size_t CbToCopy);
NTSTATUS RtlStringCbCopyNExW(_Out_writes_bytes_(CbDest) NTSTRSAFE_PWSTR Dest,
                             _In_ size_t CbDest, _In_ NTSTRSAFE_PCWSTR Source,
                             _In_ size_t CbToCopy,
                             _Outptr_opt_ NTSTRSAFE_PWSTR *End,
                             _Out_opt_ size_t *CbRemaining, _In_ ULONG Flags);
NTSTATUS RtlStringCbCatW(_Inout_updates_bytes_(CbDest) NTSTRSAFE_PWSTR Dest,
                         _In_ size_t CbDest, _In_ NTSTRSAFE_PCWSTR Source);
NTSTATUS RtlStringCbCatExW(_Inout_updates_bytes_(CbDest) NTSTRSAFE_PWSTR Dest,
                           _In_ size_t CbDest, _In_ NTSTRSAFE_PCWSTR Source,
                           _Outptr_opt_ NTSTRSAFE_PWSTR *End,
                           _Out_opt_ size_t *CbRemaining, _In_ ULONG Flags);
NTSTATUS RtlStringCbCatNW(_Inout_updates_bytes_(CbDest) NTSTRSAFE_PWSTR Dest,
                          _In_ size_t CbDest, _In_ NTSTRSAFE_PCWSTR Source,
                          _In_ size_t CbToAppend);
NTSTATUS RtlStringCbCatNExW(_Inout_updates_bytes_(CbDest) NTSTRSAFE_PWSTR Dest,
                            _In_ size_t CbDest, _In_ NTSTRSAFE_PCWSTR Source,
                            _In_ size_t CbToAppend,
                            _Outptr_opt_ NTSTRSAFE_PWSTR *End,
                            _Out_opt_ size_t *CbRemaining, _In_ ULONG Flags);
NTSTATUS RtlStringCbPrintfW(_Out_writes_bytes_(CbDest) NTSTRSAFE_PWSTR Dest,
                            _In_ size_t CbDest,
                            _In_ _Printf_format_string_ NTSTRSAFE_PCWSTR Format,
                            ...);
NTSTATUS
RtlStringCbPrintfExW(_Out_writes_bytes_(CbDest) NTSTRSAFE_PWSTR Dest,
                     _In_ size_t CbDest, _Outptr_opt_ NTSTRSAFE_PWSTR *End,
                     _Out_opt_ size_t *CbRemaining, _In_ ULONG Flags,
                     _In_ _Printf_format_string_ NTSTRSAFE_PCWSTR Format, ...);
NTSTATUS RtlStringCbVPrintfW(
    _Out_writes_bytes_(CbDest) NTSTRSAFE_PWSTR Dest, _In_ size_t CbDest,
    _In_ _Printf_format_string_ NTSTRSAFE_PCWSTR Format, _In_ va_list Args);
NTSTATUS
RtlStringCbVPrintfExW(_Out_writes_bytes_(CbDest) NTSTRSAFE_PWSTR Dest,
                      _In_ size_t CbDest, _Outptr_opt_ NTSTRSAFE_PWSTR *End,
                      _Out_opt_ size_t *CbRemaining, _In_ ULONG Flags,
                      _In_ _Printf_format_string_ NTSTRSAFE_PCWSTR Format,
                      _In_ va_list Args);
NTSTATUS RtlStringCbLengthW(_In_ NTSTRSAFE_PCWSTR String, _In_ size_t CbMax,
                            _Out_opt_ size_t *CbLength);

/* Run time: strings */

_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS RtlUnicodeStringCat(_Inout_ PUNICODE_STRING DestinationString,
                             _In_ PCUNICODE_STRING SourceString);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS RtlUnicodeStringCatEx(_Inout_ PUNICODE_STRING DestinationString,
                               _In_ PCUNICODE_STRING SourceString,
                               _Out_opt_ PUNICODE_STRING RemainingString,
                               _In_ ULONG dwFlags);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS RtlUnicodeStringCatString(_Inout_ PUNICODE_STRING DestinationString,
                                   _In_ NTSTRSAFE_PCWSTR pszSrc);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS RtlUnicodeStringCatStringEx(_Inout_ PUNICODE_STRING DestinationString,
                                     _In_ NTSTRSAFE_PCWSTR pszSrc,
                                     _Out_opt_ PUNICODE_STRING RemainingString,
                                     _In_ ULONG dwFlags);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS RtlUnicodeStringCbCatN(_Inout_ PUNICODE_STRING DestinationString,
                                _In_ PCUNICODE_STRING SourceString,
                                _In_ size_t cbToAppend);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS RtlUnicodeStringCbCatNEx(_Inout_ PUNICODE_STRING DestinationString,
                                  _In_ PCUNICODE_STRING SourceString,
                                  _In_ size_t cbToAppend,
                                  _Out_opt_ PUNICODE_STRING RemainingString,
                                  _In_ ULONG dwFlags);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS RtlUnicodeStringCbCatStringN(_Inout_ PUNICODE_STRING DestinationString,
                                      _In_ NTSTRSAFE_PCWSTR pszSrc,
                                      _In_ size_t cbToAppend);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS RtlUnicodeStringCbCatStringNEx(
    _Inout_ PUNICODE_STRING DestinationString, _In_ NTSTRSAFE_PCWSTR pszSrc,
    _In_ size_t cbToAppend, _Out_opt_ PUNICODE_STRING RemainingString,
    _In_ ULONG dwFlags);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS RtlUnicodeStringCbCopyN(_Out_ PUNICODE_STRING DestinationString,
                                 _In_ PCUNICODE_STRING SourceString,
                                 _In_ size_t cbToCopy);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS RtlUnicodeStringCbCopyNEx(_Out_ PUNICODE_STRING DestinationString,
                                   _In_ PCUNICODE_STRING SourceString,
                                   _In_ size_t cbToCopy,
                                   _Out_opt_ PUNICODE_STRING RemainingString,
                                   _In_ ULONG dwFlags);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS RtlUnicodeStringCbCopyStringN(_Out_ PUNICODE_STRING DestinationString,
                                       _In_ NTSTRSAFE_PCWSTR pszSrc,
                                       _In_ size_t cbToCopy);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS RtlUnicodeStringCbCopyStringNEx(
    _Out_ PUNICODE_STRING DestinationString, _In_ NTSTRSAFE_PCWSTR pszSrc,
    _In_ size_t cbToCopy, _Out_opt_ PUNICODE_STRING RemainingString,
    _In_ ULONG dwFlags);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS RtlUnicodeStringCchCatN(_Inout_ PUNICODE_STRING DestinationString,
                                 _In_ PCUNICODE_STRING SourceString,
                                 _In_ size_t cchToAppend);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS RtlUnicodeStringCchCatNEx(_Inout_ PUNICODE_STRING DestinationString,
                                   _In_ PCUNICODE_STRING SourceString,
                                   _In_ size_t cchToAppend,
                                   _Out_opt_ PUNICODE_STRING RemainingString,
                                   _In_ ULONG dwFlags);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS
RtlUnicodeStringCchCatStringN(_Inout_ PUNICODE_STRING DestinationString,
                              _In_ NTSTRSAFE_PCWSTR pszSrc,
                              _In_ size_t cchToAppend);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS RtlUnicodeStringCchCatStringNEx(
    _Inout_ PUNICODE_STRING DestinationString, _In_ NTSTRSAFE_PCWSTR pszSrc,
    _In_ size_t cchToAppend, _Out_opt_ PUNICODE_STRING RemainingString,
    _In_ ULONG dwFlags);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS RtlUnicodeStringCchCopyN(_Out_ PUNICODE_STRING DestinationString,
                                  _In_ PCUNICODE_STRING SourceString,
                                  _In_ size_t cchToCopy);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS RtlUnicodeStringCchCopyNEx(_Out_ PUNICODE_STRING DestinationString,
                                    _In_ PCUNICODE_STRING SourceString,
                                    _In_ size_t cchToCopy,
                                    _Out_opt_ PUNICODE_STRING RemainingString,
                                    _In_ ULONG dwFlags);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS RtlUnicodeStringCchCopyStringN(_Out_ PUNICODE_STRING DestinationString,
                                        _In_ NTSTRSAFE_PCWSTR pszSrc,
                                        _In_ size_t cchToCopy);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS RtlUnicodeStringCchCopyStringNEx(
    _Out_ PUNICODE_STRING DestinationString, _In_ NTSTRSAFE_PCWSTR pszSrc,
    _In_ size_t cchToCopy, _Out_opt_ PUNICODE_STRING RemainingString,
    _In_ ULONG dwFlags);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS RtlUnicodeStringCopy(_Out_ PUNICODE_STRING DestinationString,
                              _In_ PCUNICODE_STRING SourceString);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS RtlUnicodeStringCopyEx(_Out_ PUNICODE_STRING DestinationString,
                                _In_ PCUNICODE_STRING SourceString,
                                _Out_opt_ PUNICODE_STRING RemainingString,
                                _In_ ULONG dwFlags);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS RtlUnicodeStringCopyString(_Out_ PUNICODE_STRING DestinationString,
                                    _In_ NTSTRSAFE_PCWSTR pszSrc);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS RtlUnicodeStringCopyStringEx(_Out_ PUNICODE_STRING DestinationString,
                                      _In_ NTSTRSAFE_PCWSTR pszSrc,
                                      _Out_opt_ PUNICODE_STRING RemainingString,
                                      _In_ ULONG dwFlags);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS RtlUnicodeStringInit(_Out_ PUNICODE_STRING DestinationString,
                              _In_opt_ NTSTRSAFE_PCWSTR pszSrc);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS RtlUnicodeStringInitEx(_Out_ PUNICODE_STRING DestinationString,
                                _In_opt_ NTSTRSAFE_PCWSTR pszSrc,
                                _In_ ULONG dwFlags);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS RtlUnicodeStringPrintf(_Out_ PUNICODE_STRING DestinationString,
                                _In_ NTSTRSAFE_PCWSTR pszFormat, ...);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS RtlUnicodeStringPrintfEx(_Out_ PUNICODE_STRING DestinationString,
                                  _Out_opt_ PUNICODE_STRING RemainingString,
                                  _In_ ULONG dwFlags,
                                  _In_ NTSTRSAFE_PCWSTR pszFormat, ...);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS RtlUnicodeStringVPrintf(_Out_ PUNICODE_STRING DestinationString,
                                 _In_ NTSTRSAFE_PCWSTR pszFormat,
                                 _In_ va_list argList);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS RtlUnicodeStringVPrintfEx(_Out_ PUNICODE_STRING DestinationString,
                                   _Out_opt_ PUNICODE_STRING RemainingString,
                                   _In_ ULONG dwFlags,
                                   _In_ NTSTRSAFE_PCWSTR pszFormat,
                                   _In_ va_list argList);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS RtlUnicodeStringValidate(_In_ PCUNICODE_STRING SourceString);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS RtlUnicodeStringValidateEx(_In_ PCUNICODE_STRING SourceString,
                                    _In_ ULONG dwFlags);

#ifdef __cplusplus
}
#endif

#endif /* FLTLINT_NTSTRSAFE_H */
