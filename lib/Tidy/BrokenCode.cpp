//===- BrokenCode.cpp - Functions without a body at hand ------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "BrokenCode.h"
#include "clang/AST/ASTContext.h"
#include "clang/Basic/SourceManager.h"
#include <map>

using namespace clang;
using namespace fltlint;
using namespace fltlint::tidy;

static void removeBody(pm::Function &F) {
  F.Blocks.clear();
  F.Slots.clear();
  F.NumTemps = 0;
  F.EndLoc = pm::None;
  F.Unmodelled.clear();
}

bool tidy::removeBrokenBodies(pm::Module &M, ASTContext &Ctx,
                              llvm::ArrayRef<SourceLocation> Errors) {
  const SourceManager &SM = Ctx.getSourceManager();
  FileID MainID = SM.getMainFileID();
  OptionalFileEntryRef File = SM.getFileEntryRefForID(MainID);
  if (Errors.empty() || !File)
    return false;
  unsigned Size = SM.getFileIDSize(MainID);
  unsigned LastLine = SM.getLineNumber(MainID, Size);
  unsigned LastColumn = SM.getColumnNumber(MainID, Size);
  // To each belong the lines from its name to the name of the next.
  std::map<unsigned, pm::Function *> ByLine;
  bool Removed = false;
  for (pm::Function &F : M.Functions) {
    if (!F.isDefinition() || F.Loc == pm::None)
      continue;
    const pm::SourceRange &At = M.Locs[F.Loc].Expansion;
    if (At.File == pm::None || M.Files[At.File].Path != File->getName())
      continue;
    ByLine[At.Line] = &F;
    if (F.EndLoc != pm::None) {
      const pm::SourceRange &End = M.Locs[F.EndLoc].Expansion;
      Removed |= End.Line == LastLine && End.Col == LastColumn;
    }
  }
  auto Remove = [&Removed](pm::Function &F) {
    removeBody(F);
    Removed = true;
  };
  for (SourceLocation Error : Errors) {
    if (Error.isInvalid())
      continue;
    SourceLocation At = SM.getExpansionLoc(Error);
    if (!SM.isInMainFile(At))
      continue;
    auto It = ByLine.upper_bound(SM.getExpansionLineNumber(At));
    if (It != ByLine.begin())
      Remove(*std::prev(It)->second);
  }
  for (auto &[Line, F] : ByLine)
    if (F->Invalid)
      Remove(*F);
  return Removed;
}
