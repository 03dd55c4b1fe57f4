//===- Guard.h - Surviving a crash ------------------------------*- C++ -*-===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FLTLINT_DRIVER_GUARD_H
#define FLTLINT_DRIVER_GUARD_H

#include "llvm/ADT/STLFunctionalExtras.h"
#include <cstdint>
#include <functional>

namespace fltlint {
namespace driver {

/// Runs \p Work on a thread with a stack big enough for deeply nested code.
/// False if it crashed: one translation unit that kills Clang must not take
/// the report on all others with it.
bool runGuarded(llvm::function_ref<void()> Work);

/// What is guarded may take \p Bytes of memory (0: all there is), on
/// \p Threads at a time. Who takes more has crashed, and what it took stays
/// taken; the others have as much again. For the process, once.
void guardMemory(uint64_t Bytes, unsigned Threads);

enum class GuardResult : uint8_t { Done, Crashed, TimedOut, OutOfMemory };

/// As above, and gives up waiting after \p Seconds (0: never). A thread cannot
/// be ended from outside, so what hangs goes on until the process ends: \p Work
/// has to own whatever it touches.
GuardResult runGuarded(std::function<void()> Work, unsigned Seconds);

/// Returns \p Code for main to return; unless there was a crash, or something
/// hangs still. Then it ends the process: the destructors that run at its end
/// would find the objects of frames that are gone, or in use.
int finish(int Code);

} // namespace driver
} // namespace fltlint

#endif // FLTLINT_DRIVER_GUARD_H
