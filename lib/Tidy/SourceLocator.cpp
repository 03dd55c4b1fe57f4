//===- SourceLocator.cpp - Where a finding is in the AST's files ----------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "SourceLocator.h"
#include "clang/Basic/FileManager.h"

using namespace clang;
using namespace fltlint;
using namespace fltlint::tidy;

FileID SourceLocator::file(llvm::StringRef Path) {
  auto [It, New] = Files.try_emplace(Path);
  if (New)
    if (OptionalFileEntryRef File =
            SM.getFileManager().getOptionalFileRef(Path))
      // A path may lead through files that this one does not include.
      It->second = SM.getOrCreateFileID(*File, SrcMgr::C_User);
  return It->second;
}

llvm::StringRef SourceLocator::text(llvm::StringRef Path) {
  FileID File = file(Path);
  return File.isValid() ? SM.getBufferData(File) : llvm::StringRef();
}

CharSourceRange SourceLocator::find(const FindingLocation &Where) {
  if (!Where.Line || !Where.Column)
    return {};
  FileID File = file(Where.Path);
  if (File.isInvalid())
    return {};
  SourceLocation Begin = SM.translateLineCol(File, Where.Line, Where.Column);
  if (!Where.EndLine)
    return CharSourceRange::getCharRange(Begin, Begin);
  return CharSourceRange::getCharRange(
      Begin, SM.translateLineCol(File, Where.EndLine, Where.EndColumn + 1));
}
