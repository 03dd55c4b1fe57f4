//===- Frontend.h - Clang AST to path model ---------------------*- C++ -*-===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Lowers one translation unit. Nothing of the AST is modified.
///
//===----------------------------------------------------------------------===//

#ifndef FLTLINT_FRONTEND_FRONTEND_H
#define FLTLINT_FRONTEND_FRONTEND_H

#include "fltlint/PathModel/PathModel.h"
#include "llvm/ADT/ArrayRef.h"

namespace clang {
class ASTContext;
class SourceLocation;
} // namespace clang

namespace fltlint {
namespace frontend {

/// Lowers all function definitions that Clang parsed (templates as
/// instantiated), all declarations they use, and the globals they name or
/// that are constant tables. Never fails: what cannot be modelled becomes
/// Unknown and is listed in Function::Unmodelled.
pm::Module lower(clang::ASTContext &Ctx);

/// The same, told where Clang's errors are. Some of them remove statements
/// without a trace in the AST; with their places these are found for sure and
/// become Unknown too. Without, only what cannot be anything else is.
pm::Module lower(clang::ASTContext &Ctx,
                 llvm::ArrayRef<clang::SourceLocation> Errors);

} // namespace frontend
} // namespace fltlint

#endif // FLTLINT_FRONTEND_FRONTEND_H
