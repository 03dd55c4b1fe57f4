/*===- intrin.h - intrinsics ---------------------------------------------===*
 *
 * Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
 * SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 *===----------------------------------------------------------------------===*
 *
 * The few that drivers call, declared only. The compiler's own header costs
 * more to parse than all the others here.
 */
#ifndef FLTLINT_INTRIN_H
#define FLTLINT_INTRIN_H

#include <fltlint_crt.h>

#ifdef __cplusplus
extern "C" {
#endif

long _InterlockedAnd(long volatile *Target, long Value);
long _InterlockedOr(long volatile *Target, long Value);
long _InterlockedXor(long volatile *Target, long Value);
long _InterlockedExchange(long volatile *Target, long Value);
long _InterlockedExchangeAdd(long volatile *Target, long Value);
long _InterlockedIncrement(long volatile *Target);
long _InterlockedDecrement(long volatile *Target);
long _InterlockedCompareExchange(long volatile *Target, long Value,
                                 long Comparand);
short _InterlockedAnd16(short volatile *Target, short Value);
short _InterlockedOr16(short volatile *Target, short Value);
short _InterlockedXor16(short volatile *Target, short Value);
short _InterlockedExchange16(short volatile *Target, short Value);
short _InterlockedExchangeAdd16(short volatile *Target, short Value);
short _InterlockedIncrement16(short volatile *Target);
short _InterlockedDecrement16(short volatile *Target);
short _InterlockedCompareExchange16(short volatile *Target, short Value,
                                    short Comparand);
char _InterlockedAnd8(char volatile *Target, char Value);
char _InterlockedOr8(char volatile *Target, char Value);
char _InterlockedXor8(char volatile *Target, char Value);
char _InterlockedExchange8(char volatile *Target, char Value);
char _InterlockedExchangeAdd8(char volatile *Target, char Value);
char _InterlockedCompareExchange8(char volatile *Target, char Value,
                                  char Comparand);
__int64 _InterlockedAnd64(__int64 volatile *Target, __int64 Value);
__int64 _InterlockedOr64(__int64 volatile *Target, __int64 Value);
__int64 _InterlockedXor64(__int64 volatile *Target, __int64 Value);
__int64 _InterlockedExchange64(__int64 volatile *Target, __int64 Value);
__int64 _InterlockedExchangeAdd64(__int64 volatile *Target, __int64 Value);
__int64 _InterlockedIncrement64(__int64 volatile *Target);
__int64 _InterlockedDecrement64(__int64 volatile *Target);
__int64 _InterlockedCompareExchange64(__int64 volatile *Target, __int64 Value,
                                      __int64 Comparand);
void *_InterlockedExchangePointer(void *volatile *Target, void *Value);
void *_InterlockedCompareExchangePointer(void *volatile *Target, void *Value,
                                         void *Comparand);
unsigned char _InterlockedCompareExchange128(__int64 volatile *Destination,
                                             __int64 High, __int64 Low,
                                             __int64 *Comparand);
unsigned char _interlockedbittestandset(long volatile *Base, long Bit);
unsigned char _interlockedbittestandreset(long volatile *Base, long Bit);
unsigned char _BitScanForward(unsigned long *Index, unsigned long Mask);
unsigned char _BitScanReverse(unsigned long *Index, unsigned long Mask);
unsigned char _BitScanForward64(unsigned long *Index, unsigned __int64 Mask);
unsigned char _BitScanReverse64(unsigned long *Index, unsigned __int64 Mask);
unsigned char _bittest(long const *Base, long Bit);
unsigned char _bittestandset(long *Base, long Bit);
unsigned char _bittestandreset(long *Base, long Bit);
void _ReadWriteBarrier(void);
void _ReadBarrier(void);
void _WriteBarrier(void);
void __debugbreak(void);
__declspec(noreturn) void __fastfail(unsigned int Code);
void *_ReturnAddress(void);
void *_AddressOfReturnAddress(void);
unsigned short _byteswap_ushort(unsigned short Value);
unsigned long _byteswap_ulong(unsigned long Value);
unsigned __int64 _byteswap_uint64(unsigned __int64 Value);
unsigned int _rotl(unsigned int Value, int Shift);
unsigned int _rotr(unsigned int Value, int Shift);

#if defined(_M_AMD64) || defined(_AMD64_)
void _mm_pause(void);
void __nop(void);
void __halt(void);
void _disable(void);
void _enable(void);
unsigned __int64 __rdtsc(void);
void __cpuid(int Info[4], int Leaf);
void __cpuidex(int Info[4], int Leaf, int SubLeaf);
unsigned __int64 __readcr0(void);
unsigned __int64 __readcr3(void);
unsigned __int64 __readcr4(void);
unsigned __int64 __readcr8(void);
void __writecr0(unsigned __int64 Value);
void __writecr3(unsigned __int64 Value);
void __writecr4(unsigned __int64 Value);
void __writecr8(unsigned __int64 Value);
unsigned __int64 __readmsr(unsigned long Register);
void __writemsr(unsigned long Register, unsigned __int64 Value);
unsigned __int64 __readeflags(void);
unsigned char __readgsbyte(unsigned long Offset);
unsigned short __readgsword(unsigned long Offset);
unsigned long __readgsdword(unsigned long Offset);
unsigned __int64 __readgsqword(unsigned long Offset);
void __stosb(unsigned char *Destination, unsigned char Value, size_t Count);
void __stosw(unsigned short *Destination, unsigned short Value, size_t Count);
void __stosd(unsigned long *Destination, unsigned long Value, size_t Count);
void __stosq(unsigned __int64 *Destination, unsigned __int64 Value,
             size_t Count);
void __movsb(unsigned char *Destination, unsigned char const *Source,
             size_t Count);
void __movsq(unsigned __int64 *Destination, unsigned __int64 const *Source,
             size_t Count);
unsigned char __inbyte(unsigned short Port);
void __outbyte(unsigned short Port, unsigned char Value);
void __invlpg(void *Address);
void __wbinvd(void);
#endif

#ifdef __cplusplus
}
#endif

#endif /* FLTLINT_INTRIN_H */
