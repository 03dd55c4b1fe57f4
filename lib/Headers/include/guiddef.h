/*===- guiddef.h - GUIDs -------------------------------------------------===*
 *
 * Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
 * SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 *===----------------------------------------------------------------------===*
 *
 * DEFINE_GUID declares a GUID; after initguid.h it defines one.
 */

#ifndef FLTLINT_GUIDDEF_H
#define FLTLINT_GUIDDEF_H

#ifndef GUID_DEFINED
#define GUID_DEFINED
typedef struct _GUID {
  unsigned long Data1;
  unsigned short Data2;
  unsigned short Data3;
  unsigned char Data4[8];
} GUID;
#endif

typedef GUID *LPGUID;
typedef const GUID *LPCGUID;
typedef const GUID *PCGUID;
typedef GUID IID, *LPIID;
typedef GUID CLSID, *LPCLSID;
typedef GUID UUID, UOW, *PUOW, *PGUID;

#ifdef __cplusplus
#define REFGUID const GUID &
#define REFIID const IID &
#define REFCLSID const CLSID &
extern "C" int __fltlint_same_guid(const GUID *A, const GUID *B);
inline int IsEqualGUID(REFGUID A, REFGUID B) {
  return __fltlint_same_guid(&A, &B);
}
inline int InlineIsEqualGUID(REFGUID A, REFGUID B) {
  return __fltlint_same_guid(&A, &B);
}
inline bool operator==(REFGUID A, REFGUID B) { return !!IsEqualGUID(A, B); }
inline bool operator!=(REFGUID A, REFGUID B) { return !IsEqualGUID(A, B); }
#else
#define REFGUID const GUID *
#define REFIID const IID *
#define REFCLSID const CLSID *
int __fltlint_same_guid(const GUID *A, const GUID *B);
#define IsEqualGUID(a, b) (__fltlint_same_guid((a), (b)))
#define InlineIsEqualGUID(a, b) (__fltlint_same_guid((a), (b)))
#endif

#define IsEqualIID(a, b) IsEqualGUID(a, b)
#define IsEqualCLSID(a, b) IsEqualGUID(a, b)
#define GUID_NULL __fltlint_guid_null
#ifdef __cplusplus
extern "C" const GUID __fltlint_guid_null;
#else
extern const GUID __fltlint_guid_null;
#endif

#endif /* FLTLINT_GUIDDEF_H */

/* Outside of the guard: initguid.h switches it. */

#undef DEFINE_GUID
#undef __FLTLINT_GUID_EXTERN
#ifdef __cplusplus
#define __FLTLINT_GUID_EXTERN extern "C"
#else
#define __FLTLINT_GUID_EXTERN extern
#endif
#ifndef DECLSPEC_SELECTANY
#define DECLSPEC_SELECTANY __declspec(selectany)
#endif
#ifdef INITGUID
#ifdef __cplusplus
#define DEFINE_GUID(Name, l, w1, w2, b1, b2, b3, b4, b5, b6, b7, b8)           \
  extern "C" const GUID DECLSPEC_SELECTANY Name = {                            \
      l, w1, w2, {b1, b2, b3, b4, b5, b6, b7, b8}}
#else
#define DEFINE_GUID(Name, l, w1, w2, b1, b2, b3, b4, b5, b6, b7, b8)           \
  const GUID DECLSPEC_SELECTANY Name = {                                       \
      l, w1, w2, {b1, b2, b3, b4, b5, b6, b7, b8}}
#endif
#else
#define DEFINE_GUID(Name, l, w1, w2, b1, b2, b3, b4, b5, b6, b7, b8)           \
  __FLTLINT_GUID_EXTERN const GUID Name
#endif
