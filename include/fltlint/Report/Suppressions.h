//===- Suppressions.h - NOLINT comments -------------------------*- C++ -*-===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FLTLINT_REPORT_SUPPRESSIONS_H
#define FLTLINT_REPORT_SUPPRESSIONS_H

#include "fltlint/Rules/Finding.h"

namespace fltlint {
namespace report {

/// Removes the findings whose line a NOLINT comment covers, as clang-tidy
/// understands it: `NOLINT` on the line, `NOLINTNEXTLINE` on the one before,
/// `NOLINTBEGIN` ... `NOLINTEND` around it; each for all checks, or for those
/// that the list of globs in parentheses names. Returns how many it removed.
unsigned removeSuppressed(std::vector<Finding> &Findings);

} // namespace report
} // namespace fltlint

#endif // FLTLINT_REPORT_SUPPRESSIONS_H
