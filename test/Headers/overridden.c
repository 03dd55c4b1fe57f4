// What a command line or a driver defines first stays.
//
// RUN: %clang -fsyntax-only -target x86_64-pc-windows-msvc -fms-extensions -fms-compatibility -nostdinc -I %headers_dir -Werror -DNTDDI_VERSION=0x06010000 -D_WIN32_WINNT=0x0601 -DWINVER=0x0601 %s
#define FLT_REGISTRATION_VERSION 0x0202
#define PAGE_SIZE 0x1000ULL
#define ASSERT(e) ((void)0)
#define min(a, b) Smaller(a, b)
#include <fltkernel.h>

_Static_assert(NTDDI_VERSION == 0x06010000, "");
_Static_assert(_WIN32_WINNT == 0x0601, "");
_Static_assert(WINVER == 0x0601, "");
_Static_assert(FLT_REGISTRATION_VERSION == 0x0202, "");
_Static_assert(sizeof(PAGE_SIZE) == 8, "");
int Smaller(int, int);
int f(int a, int b) {
  ASSERT(neither declared nor looked at);
  return min(a, b);
}
