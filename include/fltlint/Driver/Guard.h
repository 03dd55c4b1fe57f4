//===- Guard.h - Surviving a crash ------------------------------*- C++ -*-===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FLTLINT_DRIVER_GUARD_H
#define FLTLINT_DRIVER_GUARD_H

#include "llvm/ADT/STLFunctionalExtras.h"

namespace fltlint {
namespace driver {

/// Runs \p Work on a thread with a stack big enough for deeply nested code.
/// False if it crashed: one translation unit that kills Clang must not take
/// the report on all others with it.
bool runGuarded(llvm::function_ref<void()> Work);

/// Returns \p Code for main to return; unless there was a crash. Then it ends
/// the process: the destructors that run at its end would find the objects of
/// frames that are gone.
int finish(int Code);

} // namespace driver
} // namespace fltlint

#endif // FLTLINT_DRIVER_GUARD_H
