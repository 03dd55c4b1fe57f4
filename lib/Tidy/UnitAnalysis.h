//===- UnitAnalysis.h - The findings of a translation unit ------*- C++ -*-===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The one place where an AST becomes findings. clang-tidy makes an object for
/// each check; they share one analysis, so that four checks cost what one does.
///
//===----------------------------------------------------------------------===//

#ifndef FLTLINT_LIB_TIDY_UNITANALYSIS_H
#define FLTLINT_LIB_TIDY_UNITANALYSIS_H

#include "fltlint/Driver/ProgramIndex.h"
#include "fltlint/Rules/Finding.h"
#include <map>
#include <memory>
#include <string>
#include <tuple>
#include <vector>

namespace clang {
class ASTContext;
class Preprocessor;
} // namespace clang

namespace fltlint {
namespace tidy {

class ErrorRecorder;

/// What the user can set. Checks that are set alike share the result.
struct UnitOptions {
  std::vector<std::string> DdiFiles;
  uint64_t MaxStepsPerRoot = 0;
  std::string IndexFile; ///< Empty: the one of the build folder, if any.
  /// Without an index: the file is all there is of the driver.
  bool WholeProgram = false;

  bool operator<(const UnitOptions &O) const {
    return std::tie(DdiFiles, MaxStepsPerRoot, IndexFile, WholeProgram) <
           std::tie(O.DdiFiles, O.MaxStepsPerRoot, O.IndexFile, O.WholeProgram);
  }
};

struct UnitResult {
  std::vector<Finding> Findings; ///< Of all checks.
  /// What could not be done, each told once.
  std::vector<std::string> Problems;
};

class UnitAnalysis {
public:
  /// The analysis that all checks made for \p Owner share, for as long as one
  /// of them lives.
  static std::shared_ptr<UnitAnalysis> of(const void *Owner);

  ~UnitAnalysis();

  /// The checks are about to see what \p PP reads.
  void start(clang::Preprocessor &PP);
  void setContext(clang::ASTContext &Context) { Ctx = &Context; }
  clang::ASTContext *context() const { return Ctx; }

  /// True for the first that asks: it looks for the AST, for all.
  bool claim() { return !std::exchange(Claimed, true); }

  /// Computed when first asked for. Null if there is nothing to analyse. The
  /// caller may take the problems.
  UnitResult *result(const UnitOptions &Opts);

private:
  void openIndex(const UnitOptions &Opts);
  bool indexIsCurrent(const UnitOptions &Opts);
  std::vector<Finding> indexFindings();
  pm::Module linkProgram(pm::Module Own, std::vector<std::string> &Problems);
  UnitResult analyze(const UnitOptions &Opts);

  clang::ASTContext *Ctx = nullptr;
  clang::Preprocessor *PP = nullptr;
  std::unique_ptr<ErrorRecorder> Errors;
  bool Claimed = false;
  std::shared_ptr<driver::ProgramIndex> Index;
  /// The driver that the file is a part of, if the index knows.
  const driver::IndexDriver *Driver = nullptr;
  std::vector<std::string> Stale, IndexProblems;
  std::map<UnitOptions, UnitResult> Results;
};

} // namespace tidy
} // namespace fltlint

#endif // FLTLINT_LIB_TIDY_UNITANALYSIS_H
