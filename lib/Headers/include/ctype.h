/*===- ctype.h - characters ----------------------------------------------===*
 *
 * Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
 * SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 *===----------------------------------------------------------------------===*
 *
 * Narrow and wide ones.
 */
#ifndef FLTLINT_CTYPE_H
#define FLTLINT_CTYPE_H

#include <string.h>

#ifdef __cplusplus
extern "C" {
#endif

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

#endif /* FLTLINT_CTYPE_H */
