//===- BrokenCode.h - Functions without a body at hand ------*- C++ -*-===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FLTLINT_LIB_TIDY_BROKENCODE_H
#define FLTLINT_LIB_TIDY_BROKENCODE_H

#include "fltlint/PathModel/PathModel.h"
#include "clang/Basic/SourceLocation.h"
#include "llvm/ADT/ArrayRef.h"

namespace clang {
class ASTContext;
} // namespace clang

namespace fltlint {
namespace tidy {

/// Takes the bodies of those functions of the main file out of \p M that have
/// one of the \p Errors in them or behind them (a brace too many ends a
/// function too early): half a body says nothing, neither of itself nor of who
/// calls it. True if a body is missing now. That is also so if a function does
/// not end before the file does: those behind it are not in the AST.
bool removeBrokenBodies(pm::Module &M, clang::ASTContext &Ctx,
                        llvm::ArrayRef<clang::SourceLocation> Errors);

} // namespace tidy
} // namespace fltlint

#endif // FLTLINT_LIB_TIDY_BROKENCODE_H
