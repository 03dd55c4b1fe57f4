//===- SourceLocator.h - Where a finding is in the AST's files --*- C++ -*-===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FLTLINT_LIB_TIDY_SOURCELOCATOR_H
#define FLTLINT_LIB_TIDY_SOURCELOCATOR_H

#include "fltlint/Rules/Finding.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/StringMap.h"

namespace fltlint {
namespace tidy {

/// Findings name files by path; diagnostics need the source manager's own idea
/// of a place.
class SourceLocator {
public:
  explicit SourceLocator(clang::SourceManager &SM) : SM(SM) {}

  /// From the first character to behind the last; invalid if there is no such
  /// file.
  clang::CharSourceRange find(const FindingLocation &Where);

  /// What the AST was made of, which in an editor is not what is on disk.
  llvm::StringRef text(llvm::StringRef Path);

private:
  clang::FileID file(llvm::StringRef Path);

  clang::SourceManager &SM;
  llvm::StringMap<clang::FileID> Files;
};

} // namespace tidy
} // namespace fltlint

#endif // FLTLINT_LIB_TIDY_SOURCELOCATOR_H
