/*===- windef.h - Win32 names --------------------------------------------===*
 *
 * Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
 * SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 *===----------------------------------------------------------------------===*
 *
 * ntdef.h already has the ones drivers use; the rest is here.
 */
#ifndef FLTLINT_WINDEF_H
#define FLTLINT_WINDEF_H

#include <ntdef.h>

#ifdef __cplusplus
extern "C" {
#endif
typedef BOOL *LPBOOL;
typedef BYTE *LPBYTE;
typedef WORD *LPWORD;
typedef long *LPLONG;
typedef int *LPINT;
typedef UINT_PTR WPARAM;
typedef LONG_PTR LPARAM;
typedef LONG_PTR LRESULT;
typedef void *HMODULE;
typedef void *HINSTANCE;
typedef void *HKEY;
#ifdef __cplusplus
}
#endif
#ifndef MAX_PATH
#define MAX_PATH 260
#endif
#ifndef WINAPI
#define WINAPI __stdcall
#endif
#ifndef CALLBACK
#define CALLBACK __stdcall
#endif
#ifndef APIENTRY
#define APIENTRY __stdcall
#endif

#endif /* FLTLINT_WINDEF_H */
