//===- Report.h - Findings to text and SARIF --------------------*- C++ -*-===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FLTLINT_REPORT_REPORT_H
#define FLTLINT_REPORT_REPORT_H

#include "fltlint/Rules/Checks.h"
#include "fltlint/Rules/Finding.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/raw_ostream.h"
#include <string>
#include <vector>

namespace fltlint {
namespace report {

/// Clang's form: `file:line:col: warning: message [check]`, notes, and the
/// source line with a caret where the file can be read.
void printText(const std::vector<Finding> &Findings, llvm::raw_ostream &OS,
               bool Snippets = true);

/// What went into the report besides findings: input that could not be read, a
/// function that was not fully analysed.
struct Notification {
  Severity Level = Severity::Warning;
  std::string Message;
  FindingLocation Where; ///< Empty path: about the run as a whole.
};

struct SarifOptions {
  std::string BaseDirectory; ///< URIs are relative to it where possible.
  std::vector<Notification> Notifications;
};

/// "0.1.0"
llvm::StringRef getVersion();

/// SARIF 2.1.0 as GitHub code scanning reads it.
void printSarif(const std::vector<Finding> &Findings, llvm::raw_ostream &OS,
                const SarifOptions &Opts);

} // namespace report
} // namespace fltlint

#endif // FLTLINT_REPORT_REPORT_H
