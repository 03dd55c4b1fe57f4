//===- Platform.h - What systems offer in ways of their own -----*- C++ -*-===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// All that LLVM's Support does not offer alike everywhere. Its source is the
/// only one that calls POSIX; elsewhere these do nothing, or say so.
///
//===----------------------------------------------------------------------===//

#ifndef FLTLINT_DRIVER_PLATFORM_H
#define FLTLINT_DRIVER_PLATFORM_H

#include <cstddef>
#include <cstdint>
#include <memory>

namespace fltlint {
namespace driver {

/// A stack for the handlers of signals, of the thread that makes one, for as
/// long as it lives.
class AlternateStack {
public:
  AlternateStack();
  ~AlternateStack();
  /// Has the handlers that are installed for crashes run on such stacks.
  static void use();

private:
  std::unique_ptr<char[]> Memory;
};

/// How wide the terminal is that standard error is; 0 if that is not known.
unsigned terminalColumns();

/// The bytes of memory the machine has; 0 if that is not known.
uint64_t physicalMemory();

/// Lets the process take \p Bytes for what it writes to, at most. False if it
/// cannot be kept from taking more.
bool limitMemory(uint64_t Bytes);
/// Moves the limit up, if there is one. Takes no memory itself.
void raiseMemoryLimit(uint64_t Bytes);

} // namespace driver
} // namespace fltlint

#endif // FLTLINT_DRIVER_PLATFORM_H
