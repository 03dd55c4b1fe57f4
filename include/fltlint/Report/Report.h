//===- Report.h - Findings to text and SARIF --------------------*- C++ -*-===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FLTLINT_REPORT_REPORT_H
#define FLTLINT_REPORT_REPORT_H

#include "fltlint/Rules/Finding.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/raw_ostream.h"

namespace fltlint {
namespace report {

/// Clang's form: `file:line:col: warning: message [check]`, notes, and the
/// source line with a caret where the file can be read.
void printText(const std::vector<Finding> &Findings, llvm::raw_ostream &OS,
               bool Snippets = true);

struct SarifOptions {
  std::string BaseDirectory; ///< URIs are relative to it where possible.
};

/// SARIF 2.1.0 as GitHub code scanning reads it.
void printSarif(const std::vector<Finding> &Findings, llvm::raw_ostream &OS,
                const SarifOptions &Opts);

} // namespace report
} // namespace fltlint

#endif // FLTLINT_REPORT_REPORT_H
