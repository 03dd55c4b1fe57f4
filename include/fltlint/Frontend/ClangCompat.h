//===- ClangCompat.h - What differs between Clang releases ------*- C++ -*-===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The same sources are built against LLVM 19 and 22. Everything that has
/// another name or shape in one of them is spelt here, once.
///
//===----------------------------------------------------------------------===//

#ifndef FLTLINT_FRONTEND_CLANGCOMPAT_H
#define FLTLINT_FRONTEND_CLANGCOMPAT_H

#include "clang/AST/ASTContext.h"
#include "clang/AST/Decl.h"
#include "clang/Basic/Version.h"
#include "llvm/ADT/ScopeExit.h"

namespace fltlint {
namespace compat {

/// The canonical type of a struct, union, class or enumeration.
inline clang::QualType tagType(const clang::ASTContext &Ctx,
                               const clang::TagDecl *TD) {
#if CLANG_VERSION_MAJOR >= 22
  return Ctx.getCanonicalTagType(TD);
#else
  return Ctx.getTypeDeclType(TD).getCanonicalType();
#endif
}

/// What writes a precompiled header to \p Buffer, which is to be served as
/// \p Path. A template, so that few need the headers it takes.
template <typename Generator, typename Instance, typename Buffer>
std::unique_ptr<Generator> pchGenerator(Instance &CI, llvm::StringRef Path,
                                        std::shared_ptr<Buffer> Out) {
  return std::make_unique<Generator>(CI.getPreprocessor(), CI.getModuleCache(),
                                     Path, /*isysroot=*/"", std::move(Out),
#if CLANG_VERSION_MAJOR >= 22
                                     CI.getCodeGenOpts(),
#endif
                                     CI.getFrontendOpts().ModuleFileExtensions,
                                     /*AllowASTWithErrors=*/false,
                                     /*IncludeTimestamps=*/false);
}

/// Calls \p Function when the scope that holds the result ends.
template <typename Callable>
[[nodiscard]] auto atScopeExit(Callable &&Function) {
#if CLANG_VERSION_MAJOR >= 22
  return llvm::scope_exit(std::forward<Callable>(Function));
#else
  return llvm::make_scope_exit(std::forward<Callable>(Function));
#endif
}

} // namespace compat
} // namespace fltlint

#endif // FLTLINT_FRONTEND_CLANGCOMPAT_H
