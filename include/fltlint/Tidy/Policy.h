//===- Policy.h - What an executable asks of its checks ---------*- C++ -*-===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The same checks run in a batch, where an answer may take its time, and in an
/// editor, where the code is unfinished most of the time and everybody waits.
///
//===----------------------------------------------------------------------===//

#ifndef FLTLINT_TIDY_POLICY_H
#define FLTLINT_TIDY_POLICY_H

#include <cstdint>

namespace fltlint {
namespace tidy {

struct Policy {
  /// Abstract steps for one function that nothing calls, and what it calls.
  uint64_t MaxStepsPerRoot;
  /// Abstract steps for a translation unit.
  uint64_t MaxSteps;
  /// Say nothing of functions that do not parse.
  bool WholeFunctionsOnly;
  /// Keep what was found, for when the same code is parsed again.
  bool KeepResults;
};

/// As `fltlint audit` has it: what clang-tidy uses.
extern const Policy BatchPolicy;
/// Steps, not seconds: the answer depends on the code alone.
extern const Policy EditorPolicy;

/// To be called before any check is made.
void setPolicy(const Policy &P);
const Policy &getPolicy();

} // namespace tidy
} // namespace fltlint

#endif // FLTLINT_TIDY_POLICY_H
