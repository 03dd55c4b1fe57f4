/*===- wsk.h - Winsock kernel --------------------------------------------===*
 *
 * Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
 * SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 *===----------------------------------------------------------------------===*
 *
 * Addresses only: minifilters print those of remote clients.
 */
#ifndef FLTLINT_WSK_H
#define FLTLINT_WSK_H

#include <ntifs.h>

#ifdef __cplusplus
extern "C" {
#endif

#define AF_UNSPEC 0
#define AF_INET 2
#define AF_INET6 23

typedef USHORT ADDRESS_FAMILY;

typedef struct in_addr {
  union {
    struct {
      UCHAR s_b1, s_b2, s_b3, s_b4;
    } S_un_b;
    struct {
      USHORT s_w1, s_w2;
    } S_un_w;
    ULONG S_addr;
  } S_un;
#define s_addr S_un.S_addr
} IN_ADDR, *PIN_ADDR;

typedef struct in6_addr {
  union {
    UCHAR Byte[16];
    USHORT Word[8];
  } u;
#define s6_bytes u.Byte
#define s6_words u.Word
#define s6_addr u.Byte
} IN6_ADDR, *PIN6_ADDR;

typedef struct sockaddr {
  ADDRESS_FAMILY sa_family;
  CHAR sa_data[14];
} SOCKADDR, *PSOCKADDR;

typedef struct sockaddr_in {
  ADDRESS_FAMILY sin_family;
  USHORT sin_port;
  IN_ADDR sin_addr;
  CHAR sin_zero[8];
} SOCKADDR_IN, *PSOCKADDR_IN;

typedef struct sockaddr_in6 {
  ADDRESS_FAMILY sin6_family;
  USHORT sin6_port;
  ULONG sin6_flowinfo;
  IN6_ADDR sin6_addr;
  ULONG sin6_scope_id;
} SOCKADDR_IN6, *PSOCKADDR_IN6;

typedef struct sockaddr_storage {
  ADDRESS_FAMILY ss_family;
  CHAR __ss_pad1[6];
  LONGLONG __ss_align;
  CHAR __ss_pad2[112];
} SOCKADDR_STORAGE, *PSOCKADDR_STORAGE;

PSTR RtlIpv4AddressToStringA(_In_ const struct in_addr *Address,
                             _Out_ PSTR Text);
PWSTR RtlIpv4AddressToStringW(_In_ const struct in_addr *Address,
                              _Out_ PWSTR Text);
PSTR RtlIpv6AddressToStringA(_In_ const struct in6_addr *Address,
                             _Out_ PSTR Text);
PWSTR RtlIpv6AddressToStringW(_In_ const struct in6_addr *Address,
                              _Out_ PWSTR Text);
NTSTATUS RtlIpv4AddressToStringExW(_In_ const struct in_addr *Address,
                                   _In_ USHORT Port, _Out_ PWSTR Text,
                                   _Inout_ PULONG Length);
NTSTATUS RtlIpv6AddressToStringExW(_In_ const struct in6_addr *Address,
                                   _In_ ULONG Scope, _In_ USHORT Port,
                                   _Out_ PWSTR Text, _Inout_ PULONG Length);

#ifdef __cplusplus
}
#endif

#endif /* FLTLINT_WSK_H */
