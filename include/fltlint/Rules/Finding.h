//===- Finding.h - What is told to the user ---------------------*- C++ -*-===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A finding as every front prints it: text, SARIF, clang-tidy.
///
//===----------------------------------------------------------------------===//

#ifndef FLTLINT_RULES_FINDING_H
#define FLTLINT_RULES_FINDING_H

#include "fltlint/Engine/Engine.h"
#include "fltlint/PathModel/PathModel.h"
#include <optional>
#include <string>
#include <vector>

namespace fltlint {

/// A place in a file; lines and columns count from 1, End inclusive.
struct FindingLocation {
  std::string Path;
  unsigned Line = 0, Column = 0, EndLine = 0, EndColumn = 0;
};

struct FindingNote {
  FindingLocation Where;
  std::string Message;
};

/// A change that mends the finding: the call of \p Routine at the finding's
/// place has \p Old as its argument number \p Argument (from 0), and should
/// have
/// \p New. It is offered only where the source says exactly that, which
/// report::findFix finds out: a path model does not know how arguments are
/// spelled.
struct ArgumentFix {
  std::string Routine;
  unsigned Argument = 0;
  std::string Old, New;
};

/// How sure a finding is of what it says.
enum class Certainty : uint8_t {
  Certain, ///< It happens on the path that is told.
  /// It may happen, as the documentation has it; shown in the strict profile
  /// only.
  MayBe
};

struct Finding {
  std::string Check; ///< "flt-context-leak"
  FindingLocation Where;
  std::string Message;
  std::string Function; ///< Display name of the function.
  Certainty Sure = Certainty::Certain;
  /// Where the reference was obtained; part of what makes a finding one of its
  /// own.
  FindingLocation Acquisition;
  std::vector<FindingNote> Notes;   ///< In path order: the code flow.
  std::vector<FindingNote> Related; ///< Other leaking exits.
  std::optional<ArgumentFix> Fix;
};

/// All findings of all checks, sorted by path, line, column, check.
std::vector<Finding> makeFindings(const pm::Module &M, const engine::Result &R);

/// Takes the findings out that are not certain, and returns them.
std::vector<Finding> takeMayBe(std::vector<Finding> &Findings);

/// Sorts by path, line, column, check and message, and keeps one of findings
/// that agree in all of these: a file that two drivers or two configurations
/// share says a thing once.
void sortAndUnique(std::vector<Finding> &Findings);

} // namespace fltlint

#endif // FLTLINT_RULES_FINDING_H
