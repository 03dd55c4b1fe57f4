//===- Program.h - From a program's model to findings -----------*- C++ -*-===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What `fltlint audit` and `fltlint run-model` share once a path model is at
/// hand: the facts about DDIs, the engine, the checks.
///
//===----------------------------------------------------------------------===//

#ifndef FLTLINT_DRIVER_PROGRAM_H
#define FLTLINT_DRIVER_PROGRAM_H

#include "fltlint/Ddi/DdiTable.h"
#include "fltlint/Engine/Engine.h"
#include "fltlint/Rules/Finding.h"
#include "llvm/ADT/ArrayRef.h"
#include <optional>
#include <string>
#include <vector>

namespace fltlint {
namespace driver {

/// A function of which something is not known, and what.
struct IncompleteFunction {
  std::string Function;
  FindingLocation Where;
  std::string Reason;
};

/// All that is to be told about one program (one driver).
struct ProgramReport {
  std::vector<Finding> Findings; ///< What is certain.
  std::vector<Finding> MayBe;    ///< For the strict profile.
  std::vector<IncompleteFunction> Incomplete;
  engine::Statistics Stats;
  /// What could not be analysed at all: one sentence each.
  std::vector<std::string> Problems;
  /// What was made up to parse it.
  pm::Recovery Recovered;
  /// A defect of fltlint kept it from an answer.
  bool Crashed = false;
};

/// The built-in table with the facts of \p Files added in order. A file that
/// cannot be read or is malformed adds a sentence to \p Problems, and nothing
/// to the table.
ddi::DdiTable loadDdiTable(llvm::ArrayRef<std::string> Files,
                           std::vector<std::string> &Problems);

/// Analyses \p M. Survives a crash of the engine, which becomes a problem.
ProgramReport analyzeProgram(const pm::Module &M, const ddi::DdiTable &Table,
                             const engine::Options &Opts = engine::Options());

} // namespace driver
} // namespace fltlint

#endif // FLTLINT_DRIVER_PROGRAM_H
