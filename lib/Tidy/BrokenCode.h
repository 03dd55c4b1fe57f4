//===- BrokenCode.h - Silence about functions that do not parse -*- C++ -*-===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FLTLINT_LIB_TIDY_BROKENCODE_H
#define FLTLINT_LIB_TIDY_BROKENCODE_H

#include "fltlint/Rules/Finding.h"
#include "clang/Basic/SourceLocation.h"
#include "llvm/ADT/ArrayRef.h"
#include <vector>

namespace clang {
class ASTContext;
} // namespace clang

namespace fltlint {
namespace tidy {

/// Removes the findings whose path goes through a function of the main file
/// that has one of the \p Errors in it or behind it (a brace too many ends a
/// function too early). If a function does not end before the file does, the
/// ones behind it are not in the AST; then nothing is said either of functions
/// in \p M that call what may be one of them.
void removeBroken(std::vector<Finding> &Findings, clang::ASTContext &Ctx,
                  llvm::ArrayRef<clang::SourceLocation> Errors,
                  const pm::Module &M);

} // namespace tidy
} // namespace fltlint

#endif // FLTLINT_LIB_TIDY_BROKENCODE_H
