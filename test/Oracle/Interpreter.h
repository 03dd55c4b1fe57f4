//===- Interpreter.h - Runs path models concretely --------------*- C++ -*-===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A second opinion on who leaks what: executes a small path model once for
/// each way it can go, with real counts for real contexts. It shares nothing
/// with lib/Engine but the model and the table of facts. docs/oracle.md states
/// the rules it judges by.
///
//===----------------------------------------------------------------------===//

#ifndef FLTLINT_TEST_ORACLE_INTERPRETER_H
#define FLTLINT_TEST_ORACLE_INTERPRETER_H

#include "fltlint/Ddi/DdiTable.h"
#include "fltlint/PathModel/PathModel.h"
#include <set>

namespace fltlint {
namespace oracle {

/// An acquisition as the frame sees it that has to account for the reference:
/// the call, in that function, that gave it.
struct Site {
  uint32_t Function = pm::None;
  pm::LocId Loc = pm::None;
  bool operator<(const Site &O) const {
    return Function != O.Function ? Function < O.Function : Loc < O.Loc;
  }
  bool operator==(const Site &O) const {
    return Function == O.Function && Loc == O.Loc;
  }
};

struct Limits {
  unsigned Paths = 20000;
  unsigned StepsPerPath = 4000;
  uint64_t Steps = 2'000'000; ///< of all paths
  /// Visits of one block by one activation of its function.
  unsigned BlockVisits = 5;
  /// Activations of one function at a time.
  unsigned Activations = 3;
};

enum class Defect : uint8_t {
  Leak,
  OverRelease,
  UseAfterRelease,
  ReleaseOfNothing ///< NULL, or a pointer that was never set
};
constexpr unsigned NumDefects = 4;

/// Where defects of one kind are: at acquisitions, or, if no reference is
/// involved, at the calls that are wrong.
struct Findings {
  std::set<Site> Sure; ///< on some path that is well defined so far
  /// Only where something undefined happened before, or where the path was cut
  /// off, or if a pointer of unknown origin is a context: no opinion.
  std::set<Site> Unclear;
};

struct Verdict {
  std::set<Site> Acquired; ///< on some path
  Findings Of[NumDefects];
  /// Functions that only dead code calls. No opinion on these either.
  std::set<uint32_t> NeverEntered;
  uint64_t Paths = 0;
  bool AllPaths = true;   ///< Neither Limits::Paths nor Steps was reached.
  bool Truncated = false; ///< Some path was cut off by another limit.
  /// One was cut off in a recursion.
  bool Recursion = false;
  /// One was cut off in a loop that counts and so may end after all.
  bool Counting = false;
};

Verdict interpret(const pm::Module &M, const ddi::DdiTable &Table,
                  const Limits &L = Limits());

} // namespace oracle
} // namespace fltlint

#endif // FLTLINT_TEST_ORACLE_INTERPRETER_H
