//===- Guard.cpp - Surviving a crash --------------------------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Guard.h"
#include "llvm/Support/CrashRecoveryContext.h"

/// Clang and the engine recurse over expressions; only what is touched costs
/// memory.
static constexpr unsigned StackSize = 256u << 20;

bool fltlint::driver::runGuarded(llvm::function_ref<void()> Work) {
  static const bool Enabled = [] {
    llvm::CrashRecoveryContext::Enable();
    return true;
  }();
  (void)Enabled;
  llvm::CrashRecoveryContext Context;
  return Context.RunSafelyOnThread(Work, StackSize);
}
