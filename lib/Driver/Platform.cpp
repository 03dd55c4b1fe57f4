//===- Platform.cpp - What systems offer in ways of their own -------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "fltlint/Driver/Platform.h"
#include "llvm/Config/llvm-config.h"

#if LLVM_ON_UNIX
#include <algorithm>
#include <csignal>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <unistd.h>
#endif

using namespace fltlint;

#if LLVM_ON_UNIX

/// The handlers that CrashRecoveryContext installs run on the stack of the
/// thread that crashed, so the crash that hostile or generated code causes most
/// easily, a stack that overflows, would kill the process all the same. Here
/// they are told to use another stack, which each guarded thread brings along.
void driver::AlternateStack::use() {
  for (int Signal : {SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGSEGV, SIGTRAP}) {
    struct sigaction Action;
    if (sigaction(Signal, nullptr, &Action) == 0) {
      Action.sa_flags |= SA_ONSTACK;
      sigaction(Signal, &Action, nullptr);
    }
  }
}

static constexpr size_t AlternateStackSize = 64u << 10;

driver::AlternateStack::AlternateStack()
    : Memory(new char[AlternateStackSize]) {
  stack_t Stack = {};
  Stack.ss_sp = Memory.get();
  Stack.ss_size = AlternateStackSize;
  sigaltstack(&Stack, nullptr);
}

driver::AlternateStack::~AlternateStack() {
  stack_t Stack = {};
  Stack.ss_flags = SS_DISABLE;
  sigaltstack(&Stack, nullptr);
}

unsigned driver::terminalColumns() {
  struct winsize Size;
  return ioctl(STDERR_FILENO, TIOCGWINSZ, &Size) == 0 ? Size.ws_col : 0;
}

uint64_t driver::physicalMemory() {
  long Pages = sysconf(_SC_PHYS_PAGES), Size = sysconf(_SC_PAGESIZE);
  return Pages > 0 && Size > 0 ? uint64_t(Pages) * uint64_t(Size) : 0;
}

/// Linux counts here what is writable and the process's own, wherever it lies;
/// not the addresses alone that it has set aside.
bool driver::limitMemory(uint64_t Bytes) {
  rlimit Limit;
  if (getrlimit(RLIMIT_DATA, &Limit) != 0)
    return false;
  // Who has set a lower one meant it.
  Limit.rlim_cur = std::min<rlim_t>(Limit.rlim_cur, Bytes);
  return setrlimit(RLIMIT_DATA, &Limit) == 0;
}

void driver::raiseMemoryLimit(uint64_t Bytes) {
  rlimit Limit;
  if (getrlimit(RLIMIT_DATA, &Limit) != 0 || Limit.rlim_cur == RLIM_INFINITY)
    return;
  Limit.rlim_cur = std::min<rlim_t>(Limit.rlim_max, Limit.rlim_cur + Bytes);
  setrlimit(RLIMIT_DATA, &Limit);
}

#else

void driver::AlternateStack::use() {}
driver::AlternateStack::AlternateStack() = default;
driver::AlternateStack::~AlternateStack() = default;
unsigned driver::terminalColumns() { return 0; }
uint64_t driver::physicalMemory() { return 0; }
bool driver::limitMemory(uint64_t) { return false; }
void driver::raiseMemoryLimit(uint64_t) {}

#endif
