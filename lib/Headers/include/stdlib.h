/*===- stdlib.h - numbers and sorting of the kernel run-time library -----===*
 *
 * Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
 * SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 *===----------------------------------------------------------------------===*
 *
 * No heap in the kernel.
 */
#ifndef FLTLINT_STDLIB_H
#define FLTLINT_STDLIB_H

#include <fltlint_crt.h>

#ifdef __cplusplus
extern "C" {
#endif

int abs(int Value);
long labs(long Value);
int atoi(const char *String);
long atol(const char *String);
long long _atoi64(const char *String);
int _wtoi(const wchar_t *String);
long _wtol(const wchar_t *String);
long strtol(const char *String, char **End, int Base);
unsigned long strtoul(const char *String, char **End, int Base);
long wcstol(const wchar_t *String, wchar_t **End, int Base);
unsigned long wcstoul(const wchar_t *String, wchar_t **End, int Base);
errno_t _itoa_s(int Value, char *Destination, size_t Size, int Radix);
errno_t _itow_s(int Value, wchar_t *Destination, size_t Size, int Radix);
char *_itoa(int Value, char *Destination, int Radix);
wchar_t *_itow(int Value, wchar_t *Destination, int Radix);
errno_t _ultow_s(unsigned long Value, wchar_t *Destination, size_t Size,
                 int Radix);
errno_t _i64tow_s(long long Value, wchar_t *Destination, size_t Size,
                  int Radix);
errno_t _ui64tow_s(unsigned long long Value, wchar_t *Destination, size_t Size,
                   int Radix);
size_t mbstowcs(wchar_t *Destination, const char *Source, size_t Count);
size_t wcstombs(char *Destination, const wchar_t *Source, size_t Count);
void qsort(void *Base, size_t Count, size_t Width,
           int (*Compare)(const void *, const void *));
void *bsearch(const void *Key, const void *Base, size_t Count, size_t Width,
              int (*Compare)(const void *, const void *));
int rand(void);
void srand(unsigned int Seed);
unsigned short _byteswap_ushort(unsigned short Value);
unsigned long _byteswap_ulong(unsigned long Value);
unsigned long long _byteswap_uint64(unsigned long long Value);
unsigned int _rotl(unsigned int Value, int Shift);
unsigned int _rotr(unsigned int Value, int Shift);
unsigned long _lrotl(unsigned long Value, int Shift);
unsigned long _lrotr(unsigned long Value, int Shift);

#ifdef __cplusplus
}
#endif

#endif /* FLTLINT_STDLIB_H */
