/*===- ntdef.h - the words everything else is written in -----------------===*
 *
 * Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
 * SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 *===----------------------------------------------------------------------===*
 *
 * Scalars, strings, lists, statuses, handles, object attributes, and the macros
 * that belong to them. Functions that the kit defines inline, or as macros, are
 * declared without a body wherever a driver cannot tell the difference: the
 * analysis knows them by name.
 */
#ifndef FLTLINT_NTDEF_H
#define FLTLINT_NTDEF_H

/* What drivers ask whether it was included by. */
#ifndef _NTDEF_
#define _NTDEF_
#endif

#include <guiddef.h>
#include <driverspecs.h>
#include <basetsd.h>
#include <excpt.h>
#include <fltlint_crt.h>

/* Qualifiers. */

#ifndef NULL
#ifdef __cplusplus
#define NULL 0
#else
#define NULL ((void *)0)
#endif
#endif
#ifndef NULL64
#define NULL64 ((void *)0)
#endif
#ifndef CONST
#define CONST const
#endif
#ifndef IN
#define IN
#endif
#ifndef OUT
#define OUT
#endif
#ifndef OPTIONAL
#define OPTIONAL
#endif
#ifndef NOTHING
#define NOTHING
#endif
#ifndef CRITICAL
#define CRITICAL
#endif
#ifndef FAR
#define FAR
#endif
#ifndef NEAR
#define NEAR
#endif
#ifndef NTAPI
#define NTAPI __stdcall
#endif
#ifndef FASTCALL
#define FASTCALL __fastcall
#endif
#ifndef CDECL
#define CDECL __cdecl
#endif
#ifndef STDAPICALLTYPE
#define STDAPICALLTYPE __stdcall
#endif
#ifndef DECLSPEC_IMPORT
#define DECLSPEC_IMPORT
#endif
#ifndef NTSYSAPI
#define NTSYSAPI
#endif
#ifndef NTSYSCALLAPI
#define NTSYSCALLAPI
#endif
#ifndef NTKERNELAPI
#define NTKERNELAPI
#endif
#ifndef NTHALAPI
#define NTHALAPI
#endif
#ifndef FORCEINLINE
#define FORCEINLINE static __forceinline
#endif
#ifndef CFORCEINLINE
#define CFORCEINLINE FORCEINLINE
#endif
#ifndef INLINE
#define INLINE __inline
#endif
#ifndef DECLSPEC_NORETURN
#define DECLSPEC_NORETURN __declspec(noreturn)
#endif
#ifndef DECLSPEC_NOINLINE
#define DECLSPEC_NOINLINE __declspec(noinline)
#endif
#ifndef DECLSPEC_ALIGN
#define DECLSPEC_ALIGN(x) __declspec(align(x))
#endif
#ifndef DECLSPEC_CACHEALIGN
#define DECLSPEC_CACHEALIGN DECLSPEC_ALIGN(64)
#endif
#ifndef DECLSPEC_SELECTANY
#define DECLSPEC_SELECTANY __declspec(selectany)
#endif
#ifndef DECLSPEC_DEPRECATED_DDK
#define DECLSPEC_DEPRECATED_DDK
#endif
#ifndef DECLSPEC_ADDRSAFE
#define DECLSPEC_ADDRSAFE
#endif
#ifndef DECLSPEC_NOVTABLE
#define DECLSPEC_NOVTABLE
#endif
#ifndef DECLSPEC_UUID
#define DECLSPEC_UUID(x)
#endif
#ifndef RESTRICTED_POINTER
#define RESTRICTED_POINTER
#endif
#ifndef UNALIGNED
#define UNALIGNED __unaligned
#endif
#ifndef POINTER_ALIGNMENT
#define POINTER_ALIGNMENT DECLSPEC_ALIGN(8)
#endif
#ifndef POINTER_64
#define POINTER_64
#endif
#ifndef MAX_NATURAL_ALIGNMENT
#define MAX_NATURAL_ALIGNMENT sizeof(ULONGLONG)
#endif
#ifndef MEMORY_ALLOCATION_ALIGNMENT
#define MEMORY_ALLOCATION_ALIGNMENT 16
#endif
#ifndef TYPE_ALIGNMENT
#define TYPE_ALIGNMENT(t) __alignof(t)
#endif
#ifndef PROBE_ALIGNMENT
#define PROBE_ALIGNMENT(t) TYPE_ALIGNMENT(ULONG)
#endif
#ifndef DUMMYSTRUCTNAME
#define DUMMYSTRUCTNAME
#endif
#ifndef DUMMYSTRUCTNAME2
#define DUMMYSTRUCTNAME2
#endif
#ifndef DUMMYSTRUCTNAME3
#define DUMMYSTRUCTNAME3
#endif
#ifndef DUMMYUNIONNAME
#define DUMMYUNIONNAME
#endif
#ifndef DUMMYUNIONNAME2
#define DUMMYUNIONNAME2
#endif
#ifndef DUMMYUNIONNAME3
#define DUMMYUNIONNAME3
#endif
#ifndef DUMMYUNIONNAME4
#define DUMMYUNIONNAME4
#endif
#ifndef DUMMYUNIONNAME5
#define DUMMYUNIONNAME5
#endif
#ifndef _ANONYMOUS_STRUCT
#define _ANONYMOUS_STRUCT
#endif
#ifndef _ANONYMOUS_UNION
#define _ANONYMOUS_UNION
#endif
#ifdef __cplusplus
#ifndef EXTERN_C
#define EXTERN_C extern "C"
#endif
#ifndef EXTERN_C_START
#define EXTERN_C_START extern "C" {
#endif
#ifndef EXTERN_C_END
#define EXTERN_C_END }
#endif
#else
#ifndef EXTERN_C
#define EXTERN_C extern
#endif
#ifndef EXTERN_C_START
#define EXTERN_C_START
#endif
#ifndef EXTERN_C_END
#define EXTERN_C_END
#endif
#endif
#ifndef NTOS_KERNEL_RUNTIME
#define NTOS_KERNEL_RUNTIME 1
#endif
#ifndef FIRMWARE_PTR
#define FIRMWARE_PTR
#endif
#ifndef ALIGNEDMEM
#define ALIGNEDMEM
#endif
#ifndef NOTIFICATION_KIND
#define NOTIFICATION_KIND
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* Characters and integers. */

#ifndef VOID
#define VOID void
#endif
typedef char CHAR;
typedef short SHORT;
typedef long LONG;
typedef int INT;
typedef unsigned char UCHAR;
typedef unsigned short USHORT;
typedef unsigned long ULONG;
typedef unsigned int UINT;
typedef long long LONGLONG;
typedef unsigned long long ULONGLONG;
typedef ULONGLONG DWORDLONG, *PDWORDLONG;
typedef signed char SCHAR, *PSCHAR;
typedef char CCHAR, *PCCHAR;
typedef short CSHORT, *PCSHORT;
typedef ULONG CLONG, *PCLONG;
typedef ULONG LOGICAL, *PLOGICAL;
typedef UCHAR BOOLEAN, *PBOOLEAN;
typedef wchar_t WCHAR;
typedef UCHAR KIRQL, *PKIRQL;
typedef double DOUBLE;
typedef float FLOAT;

typedef void *PVOID;
typedef void *PVOID64;
typedef CHAR *PCHAR;
typedef SHORT *PSHORT;
typedef LONG *PLONG;
typedef INT *PINT;
typedef UCHAR *PUCHAR;
typedef USHORT *PUSHORT;
typedef ULONG *PULONG;
typedef UINT *PUINT;
typedef LONGLONG *PLONGLONG;
typedef ULONGLONG *PULONGLONG;
typedef const UCHAR *PCUCHAR;
typedef const USHORT *PCUSHORT;
typedef const ULONG *PCULONG;
typedef const void *PCVOID;
typedef LONGLONG USN, *PUSN;

/* Strings that end with zero. */

typedef CHAR *PCH, *LPCH, *PSTR, *NPSTR, *LPSTR, *PNZCH;
typedef const CHAR *PCCH, *LPCCH, *PCSTR, *LPCSTR, *PCNZCH;
typedef PSTR *PZPSTR;
typedef char *PSZ;
typedef const char *PCSZ;
typedef WCHAR *PWCHAR, *PWCH, *LPWCH, *PWSTR, *NWPSTR, *LPWSTR, *PNZWCH;
typedef const WCHAR *PCWCH, *LPCWCH, *PCWSTR, *LPCWSTR, *PCNZWCH, *LPCWCHAR;
typedef const WCHAR *PCWCHAR, *PCUNZWCH, *LPCUWSTR, *PCUWSTR;
typedef PWSTR *PZPWSTR;
typedef PCWSTR *PZPCWSTR;
typedef WCHAR *PUWSTR, *LPUWSTR;
typedef PWSTR PZZWSTR;
typedef PCWSTR PCZZWSTR;
typedef WCHAR TCHAR, *PTCHAR, *PTSTR, *LPTSTR;
typedef const WCHAR *PCTSTR, *LPCTSTR;
#ifndef TEXT
#define __TEXT(s) L##s
#define TEXT(s) __TEXT(s)
#endif
#ifndef _T
#define _T(s) __TEXT(s)
#endif
#ifndef UNICODE_NULL
#define UNICODE_NULL ((WCHAR)0)
#endif
#ifndef ANSI_NULL
#define ANSI_NULL ((CHAR)0)
#endif
#ifndef UNICODE_STRING_MAX_BYTES
#define UNICODE_STRING_MAX_BYTES ((USHORT)65534)
#endif
#ifndef UNICODE_STRING_MAX_CHARS
#define UNICODE_STRING_MAX_CHARS (32767)
#endif

/* Statuses and handles. */

typedef LONG NTSTATUS, *PNTSTATUS;
#ifndef __FLTLINT_YIELD_HRESULT
typedef LONG HRESULT;
#endif
typedef void *HANDLE, **PHANDLE;
typedef ULONG ACCESS_MASK, *PACCESS_MASK;
typedef ULONG LCID, *PLCID;
typedef USHORT LANGID;
typedef LONG KPRIORITY;

#ifndef NT_SUCCESS
#define NT_SUCCESS(Status) (((NTSTATUS)(Status)) >= 0)
#endif
#ifndef NT_INFORMATION
#define NT_INFORMATION(Status) ((((ULONG)(Status)) >> 30) == 1)
#endif
#ifndef NT_WARNING
#define NT_WARNING(Status) ((((ULONG)(Status)) >> 30) == 2)
#endif
#ifndef NT_ERROR
#define NT_ERROR(Status) ((((ULONG)(Status)) >> 30) == 3)
#endif
#define APPLICATION_ERROR_MASK 0x20000000
#define ERROR_SEVERITY_SUCCESS 0x00000000
#define ERROR_SEVERITY_INFORMATIONAL 0x40000000
#define ERROR_SEVERITY_WARNING 0x80000000
#define ERROR_SEVERITY_ERROR 0xC0000000

#ifndef TRUE
#define TRUE 1
#endif
#ifndef FALSE
#define FALSE 0
#endif

/* What Win32 code would write; many drivers do, and many declare their own. */

#ifndef __FLTLINT_YIELD_BOOL
typedef int BOOL, *PBOOL;
#endif
#ifndef __FLTLINT_YIELD_BYTE
typedef unsigned char BYTE, *PBYTE;
#endif
#ifndef __FLTLINT_YIELD_WORD
typedef unsigned short WORD, *PWORD;
#endif
#ifndef __FLTLINT_YIELD_DWORD
typedef unsigned long DWORD, *PDWORD;
#endif
#ifndef __FLTLINT_YIELD_LPVOID
typedef void *LPVOID;
#endif
#ifndef __FLTLINT_YIELD_LPDWORD
typedef unsigned long *LPDWORD;
#endif
#ifndef __FLTLINT_YIELD_LPCVOID
typedef const void *LPCVOID;
#endif
#ifndef NOMINMAX
#ifndef min
#define min(a, b) (((a) < (b)) ? (a) : (b))
#endif
#ifndef max
#define max(a, b) (((a) > (b)) ? (a) : (b))
#endif
#endif
#ifndef LOWORD
#define LOWORD(l) ((USHORT)((ULONG_PTR)(l) & 0xffff))
#endif
#ifndef HIWORD
#define HIWORD(l) ((USHORT)(((ULONG_PTR)(l) >> 16) & 0xffff))
#endif
#ifndef LOBYTE
#define LOBYTE(w) ((UCHAR)((ULONG_PTR)(w) & 0xff))
#endif
#ifndef HIBYTE
#define HIBYTE(w) ((UCHAR)(((ULONG_PTR)(w) >> 8) & 0xff))
#endif
#ifndef MAKELONG
#define MAKELONG(a, b)                                                         \
  ((LONG)(((USHORT)((ULONG_PTR)(a) & 0xffff)) |                                \
          ((ULONG)((USHORT)((ULONG_PTR)(b) & 0xffff))) << 16))
#endif
#ifndef MAKEWORD
#define MAKEWORD(a, b)                                                         \
  ((USHORT)(((UCHAR)((ULONG_PTR)(a) & 0xff)) |                                 \
            ((USHORT)((UCHAR)((ULONG_PTR)(b) & 0xff))) << 8))
#endif

/* Limits. */

#define MINCHAR 0x80
#define MAXCHAR 0x7f
#define MINSHORT 0x8000
#define MAXSHORT 0x7fff
#define MINLONG 0x80000000
#define MAXLONG 0x7fffffff
#define MAXUCHAR 0xff
#define MAXUSHORT 0xffff
#define MAXULONG 0xffffffff
#define MAXLONGLONG (0x7fffffffffffffff)
#define MAXULONGLONG (0xffffffffffffffffULL)
#define MAXDWORD 0xffffffff

/* 64-bit integers in two halves. */

typedef union _LARGE_INTEGER {
  struct {
    ULONG LowPart;
    LONG HighPart;
  };
  struct {
    ULONG LowPart;
    LONG HighPart;
  } u;
  LONGLONG QuadPart;
} LARGE_INTEGER, *PLARGE_INTEGER;

typedef union _ULARGE_INTEGER {
  struct {
    ULONG LowPart;
    ULONG HighPart;
  };
  struct {
    ULONG LowPart;
    ULONG HighPart;
  } u;
  ULONGLONG QuadPart;
} ULARGE_INTEGER, *PULARGE_INTEGER;

typedef LARGE_INTEGER PHYSICAL_ADDRESS, *PPHYSICAL_ADDRESS;

typedef struct _LUID {
  ULONG LowPart;
  LONG HighPart;
} LUID, *PLUID;

#ifndef Int32x32To64
#define Int32x32To64(a, b) ((LONGLONG)(LONG)(a) * (LONGLONG)(LONG)(b))
#endif
#ifndef UInt32x32To64
#define UInt32x32To64(a, b) ((ULONGLONG)(ULONG)(a) * (ULONGLONG)(ULONG)(b))
#endif
#ifndef Int64ShllMod32
#define Int64ShllMod32(a, b) ((ULONGLONG)(a) << (b))
#define Int64ShraMod32(a, b) ((LONGLONG)(a) >> (b))
#define Int64ShrlMod32(a, b) ((ULONGLONG)(a) >> (b))
#endif

/* Counted strings. */

typedef struct _UNICODE_STRING {
  USHORT Length;
  USHORT MaximumLength;
  PWCH Buffer;
} UNICODE_STRING, *PUNICODE_STRING;
typedef const UNICODE_STRING *PCUNICODE_STRING;

typedef struct _STRING {
  USHORT Length;
  USHORT MaximumLength;
  PCHAR Buffer;
} STRING, *PSTRING;
typedef const STRING *PCSTRING;
typedef STRING ANSI_STRING, *PANSI_STRING;
typedef STRING OEM_STRING, *POEM_STRING;
typedef STRING UTF8_STRING, *PUTF8_STRING;
typedef const STRING *PCANSI_STRING;
typedef const STRING *PCOEM_STRING;
typedef const STRING *PCUTF8_STRING;

typedef struct _CSTRING {
  USHORT Length;
  USHORT MaximumLength;
  const char *Buffer;
} CSTRING;

typedef struct _STRING32 {
  USHORT Length;
  USHORT MaximumLength;
  ULONG Buffer;
} STRING32, *PSTRING32;
typedef STRING32 UNICODE_STRING32, *PUNICODE_STRING32;
typedef STRING32 ANSI_STRING32, *PANSI_STRING32;

typedef struct _STRING64 {
  USHORT Length;
  USHORT MaximumLength;
  ULONGLONG Buffer;
} STRING64, *PSTRING64;
typedef STRING64 UNICODE_STRING64, *PUNICODE_STRING64;
typedef STRING64 ANSI_STRING64, *PANSI_STRING64;

#ifndef RTL_CONSTANT_STRING
#define RTL_CONSTANT_STRING(s)                                                 \
  {sizeof(s) - sizeof((s)[0]), sizeof(s), (__fltlint_string(s))}
#ifdef __cplusplus
}
static inline PCHAR __fltlint_string(const char *s) { return (PCHAR)s; }
static inline PWCH __fltlint_string(const wchar_t *s) { return (PWCH)s; }
extern "C" {
#else
#define __fltlint_string(s) s
#endif
#endif
#ifndef DECLARE_CONST_UNICODE_STRING
#define DECLARE_CONST_UNICODE_STRING(v, s)                                     \
  const WCHAR v##_buffer[] = s;                                                \
  const UNICODE_STRING v = {sizeof(s) - sizeof(WCHAR), sizeof(s),              \
                            (PWCH)v##_buffer}
#endif
#ifndef DECLARE_GLOBAL_CONST_UNICODE_STRING
#define DECLARE_GLOBAL_CONST_UNICODE_STRING(v, s)                              \
  extern const __declspec(selectany) UNICODE_STRING v = RTL_CONSTANT_STRING(s)
#endif
#ifndef DECLARE_UNICODE_STRING_SIZE
#define DECLARE_UNICODE_STRING_SIZE(v, n)                                      \
  WCHAR v##_buffer[n];                                                         \
  UNICODE_STRING v = {0, (n) * sizeof(WCHAR), v##_buffer}
#endif

/* Lists. */

typedef struct _LIST_ENTRY {
  struct _LIST_ENTRY *Flink;
  struct _LIST_ENTRY *Blink;
} LIST_ENTRY, *PLIST_ENTRY, *RESTRICTED_POINTER PRLIST_ENTRY;

typedef struct _SINGLE_LIST_ENTRY {
  struct _SINGLE_LIST_ENTRY *Next;
} SINGLE_LIST_ENTRY, *PSINGLE_LIST_ENTRY;

typedef struct LIST_ENTRY32 {
  ULONG Flink;
  ULONG Blink;
} LIST_ENTRY32, *PLIST_ENTRY32;

typedef struct LIST_ENTRY64 {
  ULONGLONG Flink;
  ULONGLONG Blink;
} LIST_ENTRY64, *PLIST_ENTRY64;

#ifndef CONTAINING_RECORD
#define CONTAINING_RECORD(address, type, field)                                \
  ((type *)((PCHAR)(address) - (ULONG_PTR) __builtin_offsetof(type, field)))
#endif
#ifndef FIELD_OFFSET
#define FIELD_OFFSET(type, field) ((LONG) __builtin_offsetof(type, field))
#endif
#ifndef UFIELD_OFFSET
#define UFIELD_OFFSET(type, field) ((ULONG) __builtin_offsetof(type, field))
#endif
#ifndef RTL_FIELD_SIZE
#define RTL_FIELD_SIZE(type, field) (sizeof(((type *)0)->field))
#endif
#ifndef RTL_SIZEOF_THROUGH_FIELD
#define RTL_SIZEOF_THROUGH_FIELD(type, field)                                  \
  (FIELD_OFFSET(type, field) + RTL_FIELD_SIZE(type, field))
#endif
#ifndef RTL_CONTAINS_FIELD
#define RTL_CONTAINS_FIELD(Struct, Size, Field)                                \
  ((((PCHAR)(&(Struct)->Field)) + sizeof((Struct)->Field)) <=                  \
   (((PCHAR)(Struct)) + (Size)))
#endif
#ifndef RTL_NUMBER_OF
#define RTL_NUMBER_OF(A) (sizeof(A) / sizeof((A)[0]))
#endif
#ifndef RTL_NUMBER_OF_V1
#define RTL_NUMBER_OF_V1(A) RTL_NUMBER_OF(A)
#endif
#ifndef RTL_NUMBER_OF_V2
#define RTL_NUMBER_OF_V2(A) RTL_NUMBER_OF(A)
#endif
#ifndef ARRAYSIZE
#define ARRAYSIZE(A) RTL_NUMBER_OF(A)
#endif
#ifndef _ARRAYSIZE
#define _ARRAYSIZE(A) RTL_NUMBER_OF(A)
#endif
#ifndef RTL_NUMBER_OF_FIELD
#define RTL_NUMBER_OF_FIELD(type, field) (RTL_NUMBER_OF(((type *)0)->field))
#endif
#ifndef RTL_PADDING_BETWEEN_FIELDS
#define RTL_PADDING_BETWEEN_FIELDS(T, F1, F2)                                  \
  ((FIELD_OFFSET(T, F2) > FIELD_OFFSET(T, F1))                                 \
       ? (FIELD_OFFSET(T, F2) - FIELD_OFFSET(T, F1) - RTL_FIELD_SIZE(T, F1))   \
       : (FIELD_OFFSET(T, F1) - FIELD_OFFSET(T, F2) - RTL_FIELD_SIZE(T, F2)))
#endif
#ifndef RTL_BITS_OF
#define RTL_BITS_OF(sizeOfArg) (sizeof(sizeOfArg) * 8)
#endif
#ifndef RTL_CONST_CAST
#define RTL_CONST_CAST(type) (type)
#endif
#ifndef ARGUMENT_PRESENT
#define ARGUMENT_PRESENT(a) (((CHAR *)((ULONG_PTR)(a))) != (CHAR *)(NULL))
#endif

/* Object attributes. */

typedef PVOID PSECURITY_DESCRIPTOR;
typedef PVOID PSID;
typedef ULONG SECURITY_INFORMATION, *PSECURITY_INFORMATION;

typedef struct _OBJECT_ATTRIBUTES {
  ULONG Length;
  HANDLE RootDirectory;
  PUNICODE_STRING ObjectName;
  ULONG Attributes;
  PVOID SecurityDescriptor;
  PVOID SecurityQualityOfService;
} OBJECT_ATTRIBUTES, *POBJECT_ATTRIBUTES;
typedef const OBJECT_ATTRIBUTES *PCOBJECT_ATTRIBUTES;

#define OBJ_INHERIT 0x00000002L
#define OBJ_PERMANENT 0x00000010L
#define OBJ_EXCLUSIVE 0x00000020L
#define OBJ_CASE_INSENSITIVE 0x00000040L
#define OBJ_OPENIF 0x00000080L
#define OBJ_OPENLINK 0x00000100L
#define OBJ_KERNEL_HANDLE 0x00000200L
#define OBJ_FORCE_ACCESS_CHECK 0x00000400L
#define OBJ_IGNORE_IMPERSONATED_DEVICEMAP 0x00000800L
#define OBJ_DONT_REPARSE 0x00001000L
#define OBJ_VALID_ATTRIBUTES 0x00001FF2L

#ifndef InitializeObjectAttributes
#define InitializeObjectAttributes(p, n, a, r, s)                              \
  {                                                                            \
    (p)->Length = sizeof(OBJECT_ATTRIBUTES);                                   \
    (p)->RootDirectory = r;                                                    \
    (p)->Attributes = a;                                                       \
    (p)->ObjectName = n;                                                       \
    (p)->SecurityDescriptor = s;                                               \
    (p)->SecurityQualityOfService = NULL;                                      \
  }
#endif
#ifndef RTL_CONSTANT_OBJECT_ATTRIBUTES
#define RTL_INIT_OBJECT_ATTRIBUTES(n, a)                                       \
  {sizeof(OBJECT_ATTRIBUTES),                                                  \
   NULL,                                                                       \
   RTL_CONST_CAST(PUNICODE_STRING)(n),                                         \
   a,                                                                          \
   NULL,                                                                       \
   NULL}
#define RTL_CONSTANT_OBJECT_ATTRIBUTES(n, a) RTL_INIT_OBJECT_ATTRIBUTES(n, a)
#endif

/* Processors and groups. */

typedef struct _GROUP_AFFINITY {
  KAFFINITY Mask;
  USHORT Group;
  USHORT Reserved[3];
} GROUP_AFFINITY, *PGROUP_AFFINITY;

typedef struct _PROCESSOR_NUMBER {
  USHORT Group;
  UCHAR Number;
  UCHAR Reserved;
} PROCESSOR_NUMBER, *PPROCESSOR_NUMBER;

typedef enum _EVENT_TYPE { NotificationEvent, SynchronizationEvent } EVENT_TYPE;
typedef enum _TIMER_TYPE { NotificationTimer, SynchronizationTimer } TIMER_TYPE;
typedef enum _WAIT_TYPE { WaitAll, WaitAny, WaitNotification } WAIT_TYPE;
typedef enum _NT_PRODUCT_TYPE {
  NtProductWinNt = 1,
  NtProductLanManNt,
  NtProductServer
} NT_PRODUCT_TYPE,
    *PNT_PRODUCT_TYPE;

typedef struct _FLOAT128 {
  LONGLONG LowPart;
  LONGLONG HighPart;
} FLOAT128, *PFLOAT128;

/* Bits of flags. */

#ifndef FlagOn
#define FlagOn(F, SF) ((F) & (SF))
#endif
#ifndef BooleanFlagOn
#define BooleanFlagOn(F, SF) ((BOOLEAN)(((F) & (SF)) != 0))
#endif
#ifndef SetFlag
#define SetFlag(F, SF) ((F) |= (SF))
#endif
#ifndef ClearFlag
#define ClearFlag(F, SF) ((F) &= ~(SF))
#endif

/* Unused names. The argument may be an assignment. */

#ifndef UNREFERENCED_PARAMETER
#define UNREFERENCED_PARAMETER(P) ((void)(P))
#endif
#ifndef DBG_UNREFERENCED_PARAMETER
#define DBG_UNREFERENCED_PARAMETER(P) ((void)(P))
#endif
#ifndef DBG_UNREFERENCED_LOCAL_VARIABLE
#define DBG_UNREFERENCED_LOCAL_VARIABLE(V) ((void)(V))
#endif
#ifndef DEFAULT_UNREACHABLE
#define DEFAULT_UNREACHABLE                                                    \
  default:                                                                     \
    __assume(0)
#endif

/* Assertions. They are facts for the analysis, whichever build it looks at;
   only an explicit DBG=0 removes them. */

#if defined(DBG) && !DBG
#define __FLTLINT_ASSERT(e) ((void)0)
#define __FLTLINT_VERIFY(e) (!!(e))
#else
#define __FLTLINT_ASSERT(e) (__fltlint_assert(!!(e)))
#define __FLTLINT_VERIFY(e) (__fltlint_assert(!!(e)), 1)
#endif
#ifndef ASSERT
#define ASSERT(e) __FLTLINT_ASSERT(e)
#endif
#ifndef ASSERTMSG
#define ASSERTMSG(m, e) __FLTLINT_ASSERT(e)
#endif
#ifndef RTL_ASSERT
#define RTL_ASSERT(e) __FLTLINT_ASSERT(e)
#endif
#ifndef RTL_ASSERTMSG
#define RTL_ASSERTMSG(m, e) __FLTLINT_ASSERT(e)
#endif
#ifndef RTL_SOFT_ASSERT
#define RTL_SOFT_ASSERT(e) __FLTLINT_ASSERT(e)
#endif
#ifndef RTL_SOFT_ASSERTMSG
#define RTL_SOFT_ASSERTMSG(m, e) __FLTLINT_ASSERT(e)
#endif
#ifndef SOFT_ASSERT
#define SOFT_ASSERT(e) __FLTLINT_ASSERT(e)
#endif
#ifndef NT_ASSERT
#define NT_ASSERT(e) __FLTLINT_ASSERT(e)
#endif
#ifndef NT_ASSERTMSG
#define NT_ASSERTMSG(m, e) __FLTLINT_ASSERT(e)
#endif
#ifndef NT_ASSERTMSGW
#define NT_ASSERTMSGW(m, e) __FLTLINT_ASSERT(e)
#endif
#ifndef NT_ASSERT_ASSUME
#define NT_ASSERT_ASSUME(e) __FLTLINT_ASSERT(e)
#endif
#ifndef NT_ASSERT_NOASSUME
#define NT_ASSERT_NOASSUME(e) __FLTLINT_ASSERT(e)
#endif
#ifndef NT_FRE_ASSERT
#define NT_FRE_ASSERT(e) (__fltlint_assert(!!(e)))
#endif
#ifndef NT_FRE_ASSERTMSG
#define NT_FRE_ASSERTMSG(m, e) (__fltlint_assert(!!(e)))
#endif
#ifndef NT_VERIFY
#define NT_VERIFY(e) __FLTLINT_VERIFY(e)
#endif
#ifndef NT_VERIFYMSG
#define NT_VERIFYMSG(m, e) __FLTLINT_VERIFY(e)
#endif
#ifndef RTL_VERIFY
#define RTL_VERIFY(e) __FLTLINT_VERIFY(e)
#endif
#ifndef NT_ANALYSIS_ASSUME
#define NT_ANALYSIS_ASSUME(e) __fltlint_assume(!!(e))
#endif

/* Sizes of structures approximate the kit's, so compile-time claims about them
   are not checked. */
#ifndef C_ASSERT
#define C_ASSERT(...) _Static_assert(1, "")
#endif
#ifndef STATIC_ASSERT
#define STATIC_ASSERT(...) _Static_assert(1, "")
#endif

/* Enumerations used as flags, C++. */

#ifndef DEFINE_ENUM_FLAG_OPERATORS
#ifdef __cplusplus
#define DEFINE_ENUM_FLAG_OPERATORS(T)                                          \
  extern "C++" {                                                               \
  inline constexpr T operator|(T a, T b) { return T(((int)a) | ((int)b)); }    \
  inline constexpr T operator&(T a, T b) { return T(((int)a) & ((int)b)); }    \
  inline constexpr T operator^(T a, T b) { return T(((int)a) ^ ((int)b)); }    \
  inline constexpr T operator~(T a) { return T(~((int)a)); }                   \
  inline T &operator|=(T &a, T b) { return a = a | b; }                        \
  inline T &operator&=(T &a, T b) { return a = a & b; }                        \
  inline T &operator^=(T &a, T b) { return a = a ^ b; }                        \
  }
#else
#define DEFINE_ENUM_FLAG_OPERATORS(T)
#endif
#endif

/* Languages. */

#ifndef MAKELANGID
#define MAKELANGID(p, s) ((((USHORT)(s)) << 10) | (USHORT)(p))
#define PRIMARYLANGID(id) ((USHORT)(id) & 0x3ff)
#define SUBLANGID(id) ((USHORT)(id) >> 10)
#define MAKELCID(id, sort)                                                     \
  ((ULONG)((((ULONG)((USHORT)(sort))) << 16) | ((ULONG)((USHORT)(id)))))
#define LANG_NEUTRAL 0x00
#define SUBLANG_DEFAULT 0x01
#endif

#ifdef __cplusplus
}
#endif

#endif /* FLTLINT_NTDEF_H */
