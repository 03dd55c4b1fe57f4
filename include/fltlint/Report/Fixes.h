//===- Fixes.h - Where a fix goes in the source ---------------*- C++ -*-===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FLTLINT_REPORT_FIXES_H
#define FLTLINT_REPORT_FIXES_H

#include "fltlint/Report/SourceLines.h"
#include "fltlint/Rules/Finding.h"
#include <optional>

namespace fltlint {
namespace report {

/// The text at Where becomes Text.
struct Replacement {
  FindingLocation Where;
  std::string Text;
};

/// What the fix of \p F is in the source as it is now. Nothing if \p F has
/// none, or if the call does not stand there with that very argument: in the
/// text of a macro, say.
std::optional<Replacement> findFix(const Finding &F, SourceLines &Lines);

} // namespace report
} // namespace fltlint

#endif // FLTLINT_REPORT_FIXES_H
