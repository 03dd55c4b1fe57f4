/*===- fltlint_crt.h - the kernel run-time library -----------------------===*
 *
 * Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
 * SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 *===----------------------------------------------------------------------===*
 *
 * Memory, strings, characters, and the scalar types of C's own headers. Under a
 * name of our own: a driver's folder may well have a string.h, and the kernel
 * headers must not pick that up.
 */
#ifndef FLTLINT_FLTLINT_CRT_H
#define FLTLINT_FLTLINT_CRT_H

#ifndef __cplusplus
typedef __WCHAR_TYPE__ wchar_t;
#endif
#ifdef __cplusplus
extern "C" {
#endif

typedef __SIZE_TYPE__ size_t;
typedef __PTRDIFF_TYPE__ ptrdiff_t;
typedef long long intptr_t;
typedef unsigned long long uintptr_t;
typedef unsigned short wint_t;
typedef unsigned short wctype_t;
typedef int errno_t;
typedef size_t rsize_t;
typedef __builtin_va_list va_list;
#ifndef va_arg
#define va_start(ap, param) __builtin_va_start(ap, param)
#define va_end(ap) __builtin_va_end(ap)
#define va_arg(ap, type) __builtin_va_arg(ap, type)
#endif
#ifndef va_copy
#define va_copy(dest, src) __builtin_va_copy(dest, src)
#endif
#ifndef offsetof
#define offsetof(t, d) __builtin_offsetof(t, d)
#endif

/* Memory. */

void *memcpy(void *Destination, const void *Source, size_t Count);
void *memmove(void *Destination, const void *Source, size_t Count);
void *memset(void *Destination, int Value, size_t Count);
int memcmp(const void *A, const void *B, size_t Count);
int _memicmp(const void *A, const void *B, size_t Count);
errno_t memcpy_s(void *Destination, rsize_t Size, const void *Source,
                 rsize_t Count);
errno_t memmove_s(void *Destination, rsize_t Size, const void *Source,
                  rsize_t Count);

/* Narrow strings. */

size_t strlen(const char *String);
size_t strnlen(const char *String, size_t MaxSize);
int strcmp(const char *A, const char *B);
int strncmp(const char *A, const char *B, size_t Count);
int _stricmp(const char *A, const char *B);
int _strnicmp(const char *A, const char *B, size_t Count);
int stricmp(const char *A, const char *B);
int strnicmp(const char *A, const char *B, size_t Count);
char *strcpy(char *Destination, const char *Source);
char *strncpy(char *Destination, const char *Source, size_t Count);
char *strcat(char *Destination, const char *Source);
char *strncat(char *Destination, const char *Source, size_t Count);
errno_t strcpy_s(char *Destination, rsize_t Size, const char *Source);
errno_t strncpy_s(char *Destination, rsize_t Size, const char *Source,
                  rsize_t Count);
errno_t strcat_s(char *Destination, rsize_t Size, const char *Source);
errno_t strncat_s(char *Destination, rsize_t Size, const char *Source,
                  rsize_t Count);
char *strtok_s(char *String, const char *Delimiters, char **Context);
size_t strspn(const char *String, const char *Set);
size_t strcspn(const char *String, const char *Set);
char *_strlwr(char *String);
char *_strupr(char *String);
char *_strrev(char *String);
char *_strset(char *String, int Value);
#ifdef __cplusplus
}
extern "C++" {
/* Constness goes through, as C++ asks for. */
const char *strchr(const char *String, int Char);
char *strchr(char *String, int Char);
const char *strrchr(const char *String, int Char);
char *strrchr(char *String, int Char);
const char *strstr(const char *String, const char *Sub);
char *strstr(char *String, const char *Sub);
const char *strpbrk(const char *String, const char *Set);
char *strpbrk(char *String, const char *Set);
const void *memchr(const void *Memory, int Value, size_t Count);
void *memchr(void *Memory, int Value, size_t Count);
const wchar_t *wcschr(const wchar_t *String, wchar_t Char);
wchar_t *wcschr(wchar_t *String, wchar_t Char);
const wchar_t *wcsrchr(const wchar_t *String, wchar_t Char);
wchar_t *wcsrchr(wchar_t *String, wchar_t Char);
const wchar_t *wcsstr(const wchar_t *String, const wchar_t *Sub);
wchar_t *wcsstr(wchar_t *String, const wchar_t *Sub);
const wchar_t *wcspbrk(const wchar_t *String, const wchar_t *Set);
wchar_t *wcspbrk(wchar_t *String, const wchar_t *Set);
}
extern "C" {
#else
char *strchr(const char *String, int Char);
char *strrchr(const char *String, int Char);
char *strstr(const char *String, const char *Sub);
char *strpbrk(const char *String, const char *Set);
void *memchr(const void *Memory, int Value, size_t Count);
wchar_t *wcschr(const wchar_t *String, wchar_t Char);
wchar_t *wcsrchr(const wchar_t *String, wchar_t Char);
wchar_t *wcsstr(const wchar_t *String, const wchar_t *Sub);
wchar_t *wcspbrk(const wchar_t *String, const wchar_t *Set);
#endif

/* Wide strings. */

size_t wcslen(const wchar_t *String);
size_t wcsnlen(const wchar_t *String, size_t MaxSize);
int wcscmp(const wchar_t *A, const wchar_t *B);
int wcsncmp(const wchar_t *A, const wchar_t *B, size_t Count);
int _wcsicmp(const wchar_t *A, const wchar_t *B);
int _wcsnicmp(const wchar_t *A, const wchar_t *B, size_t Count);
int wcsicmp(const wchar_t *A, const wchar_t *B);
wchar_t *wcscpy(wchar_t *Destination, const wchar_t *Source);
wchar_t *wcsncpy(wchar_t *Destination, const wchar_t *Source, size_t Count);
wchar_t *wcscat(wchar_t *Destination, const wchar_t *Source);
wchar_t *wcsncat(wchar_t *Destination, const wchar_t *Source, size_t Count);
errno_t wcscpy_s(wchar_t *Destination, rsize_t Size, const wchar_t *Source);
errno_t wcsncpy_s(wchar_t *Destination, rsize_t Size, const wchar_t *Source,
                  rsize_t Count);
errno_t wcscat_s(wchar_t *Destination, rsize_t Size, const wchar_t *Source);
errno_t wcsncat_s(wchar_t *Destination, rsize_t Size, const wchar_t *Source,
                  rsize_t Count);
wchar_t *wcstok_s(wchar_t *String, const wchar_t *Delimiters,
                  wchar_t **Context);
size_t wcsspn(const wchar_t *String, const wchar_t *Set);
size_t wcscspn(const wchar_t *String, const wchar_t *Set);
wchar_t *_wcslwr(wchar_t *String);
wchar_t *_wcsupr(wchar_t *String);
wchar_t *_wcsrev(wchar_t *String);
errno_t _wcslwr_s(wchar_t *String, size_t Size);
errno_t _wcsupr_s(wchar_t *String, size_t Size);

/* Characters. */

int isalpha(int Char);
int isdigit(int Char);
int isalnum(int Char);
int isspace(int Char);
int isupper(int Char);
int islower(int Char);
int isprint(int Char);
int isxdigit(int Char);
int tolower(int Char);
int toupper(int Char);
int iswalpha(wint_t Char);
int iswdigit(wint_t Char);
int iswalnum(wint_t Char);
int iswspace(wint_t Char);
int iswupper(wint_t Char);
int iswlower(wint_t Char);
int iswxdigit(wint_t Char);
wint_t towlower(wint_t Char);
wint_t towupper(wint_t Char);

#ifdef __cplusplus
}
#endif

#endif /* FLTLINT_FLTLINT_CRT_H */
