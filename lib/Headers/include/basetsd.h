/*===- basetsd.h - integers of a known size ------------------------------===*
 *
 * Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
 * SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 *===----------------------------------------------------------------------===*
 *
 * Integers of a fixed size and integers as wide as a pointer (64 bits here;
 * both supported processors are 64-bit ones).
 */
#ifndef FLTLINT_BASETSD_H
#define FLTLINT_BASETSD_H

#include <ntverp.h>

typedef signed char INT8, *PINT8;
typedef short INT16, *PINT16;
#ifndef __FLTLINT_YIELD_INT32
typedef int INT32, *PINT32;
#endif

typedef long long INT64, *PINT64;
typedef unsigned char UINT8, *PUINT8;
typedef unsigned short UINT16, *PUINT16;
#ifndef __FLTLINT_YIELD_UINT32
typedef unsigned int UINT32, *PUINT32;
#endif

typedef unsigned long long UINT64, *PUINT64;
typedef int LONG32, *PLONG32;
typedef unsigned int ULONG32, *PULONG32;
typedef long long LONG64, *PLONG64;
typedef unsigned long long ULONG64, *PULONG64;
#ifndef __FLTLINT_YIELD_DWORD32
typedef unsigned int DWORD32, *PDWORD32;
#endif
#ifndef __FLTLINT_YIELD_DWORD64
typedef unsigned long long DWORD64, *PDWORD64;
#endif

/* As wide as a pointer. */

typedef long long INT_PTR, *PINT_PTR;
typedef unsigned long long UINT_PTR, *PUINT_PTR;
typedef long long LONG_PTR, *PLONG_PTR;
typedef unsigned long long ULONG_PTR, *PULONG_PTR;
typedef unsigned int UHALF_PTR, *PUHALF_PTR;
typedef int HALF_PTR, *PHALF_PTR;
typedef ULONG_PTR SIZE_T, *PSIZE_T;
typedef LONG_PTR SSIZE_T, *PSSIZE_T;
typedef ULONG_PTR DWORD_PTR, *PDWORD_PTR;
typedef ULONG_PTR KAFFINITY, *PKAFFINITY;
#define __int3264 __int64
#define ADDRESS_TAG_BIT 0x40000000000ULL

#define MAXUINT_PTR (~((UINT_PTR)0))
#define MAXINT_PTR ((INT_PTR)(MAXUINT_PTR >> 1))
#define MININT_PTR (~MAXINT_PTR)
#define MAXULONG_PTR (~((ULONG_PTR)0))
#define MAXLONG_PTR ((LONG_PTR)(MAXULONG_PTR >> 1))
#define MINLONG_PTR (~MAXLONG_PTR)
#define MAXSIZE_T (~((SIZE_T)0))
#define MAXSSIZE_T ((SSIZE_T)(MAXSIZE_T >> 1))
#define MAXUINT8 ((UINT8) ~((UINT8)0))
#define MAXINT8 ((INT8)(MAXUINT8 >> 1))
#define MAXUINT16 ((UINT16) ~((UINT16)0))
#define MAXINT16 ((INT16)(MAXUINT16 >> 1))
#define MAXUINT32 ((UINT32) ~((UINT32)0))
#define MAXINT32 ((INT32)(MAXUINT32 >> 1))
#define MAXUINT64 ((UINT64) ~((UINT64)0))
#define MAXINT64 ((INT64)(MAXUINT64 >> 1))
#define MAXULONG32 ((ULONG32) ~((ULONG32)0))
#define MAXULONG64 ((ULONG64) ~((ULONG64)0))
#define MAXLONG64 ((LONG64)(MAXULONG64 >> 1))
#define MINLONG64 ((LONG64)~MAXLONG64)

/* Between handles, pointers and integers. */

#define HandleToULong(h) ((ULONG)(ULONG_PTR)(h))
#define HandleToLong(h) ((LONG)(LONG_PTR)(h))
#define ULongToHandle(h) ((HANDLE)(ULONG_PTR)(h))
#define LongToHandle(h) ((HANDLE)(LONG_PTR)(h))
#define PtrToUlong(p) ((ULONG)(ULONG_PTR)(p))
#define PtrToLong(p) ((LONG)(LONG_PTR)(p))
#define PtrToUint(p) ((UINT)(UINT_PTR)(p))
#define PtrToInt(p) ((INT)(INT_PTR)(p))
#define PtrToUshort(p) ((unsigned short)(ULONG_PTR)(p))
#define PtrToShort(p) ((short)(LONG_PTR)(p))
#define IntToPtr(i) ((VOID *)(INT_PTR)((int)(i)))
#define UIntToPtr(i) ((VOID *)(UINT_PTR)((unsigned int)(i)))
#define LongToPtr(l) ((VOID *)(LONG_PTR)((long)(l)))
#define ULongToPtr(l) ((VOID *)(ULONG_PTR)((unsigned long)(l)))
#define Ptr32ToPtr(p) ((void *)(ULONG_PTR)(p))
#define PtrToPtr64(p) ((void *)(p))
#define PtrToPtr32(p) ((void *)(p))
#define HandleToHandle64(h) ((void *)(h))
#define HandleToHandle32(h) ((void *)(h))
#define HandleToUlong HandleToULong
#define UlongToHandle ULongToHandle
#define UlongToPtr ULongToPtr
#define PtrToULong PtrToUlong
#define UintToPtr UIntToPtr

#endif /* FLTLINT_BASETSD_H */
