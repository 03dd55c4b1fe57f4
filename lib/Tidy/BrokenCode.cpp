//===- BrokenCode.cpp - Silence about functions that do not parse ---------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "BrokenCode.h"
#include "clang/AST/ASTContext.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/STLExtras.h"
#include <map>

using namespace clang;
using namespace fltlint;
using namespace fltlint::tidy;

namespace {

/// The functions of the main file and what belongs to each: its lines, from its
/// name to the name of the next.
class FunctionMap {
public:
  FunctionMap(ASTContext &Ctx, const pm::Module &M);

  /// Of the errors; true if a function is not complete.
  void markBroken(llvm::ArrayRef<SourceLocation> Errors);
  void markCallersOfMissing();

  bool isBroken(const FindingLocation &Where) const {
    if (Where.Path != Main)
      return false;
    auto It = Functions.upper_bound(Where.Line);
    return It != Functions.begin() && std::prev(It)->second.Broken;
  }
  bool hasOpenEnd() const { return OpenEnd; }

private:
  struct Entry {
    const pm::Function *F;
    bool Broken;
  };

  const SourceManager &SM;
  const pm::Module &M;
  llvm::StringRef Main;
  std::map<unsigned, Entry> Functions; ///< By line.
  bool OpenEnd = false;
};

} // namespace

FunctionMap::FunctionMap(ASTContext &Ctx, const pm::Module &M)
    : SM(Ctx.getSourceManager()), M(M) {
  FileID MainID = SM.getMainFileID();
  OptionalFileEntryRef File = SM.getFileEntryRefForID(MainID);
  if (!File)
    return;
  Main = File->getName();
  unsigned Size = SM.getFileIDSize(MainID);
  unsigned LastLine = SM.getLineNumber(MainID, Size);
  unsigned LastColumn = SM.getColumnNumber(MainID, Size);
  for (const pm::Function &F : M.Functions) {
    if (!F.isDefinition() || F.Loc == pm::None)
      continue;
    const pm::SourceRange &At = M.Locs[F.Loc].Expansion;
    if (At.File == pm::None || M.Files[At.File].Path != Main)
      continue;
    Functions.insert({At.Line, {&F, F.Invalid}});
    if (F.EndLoc == pm::None)
      continue;
    const pm::SourceRange &End = M.Locs[F.EndLoc].Expansion;
    OpenEnd |= End.Line == LastLine && End.Col == LastColumn;
  }
}

void FunctionMap::markBroken(llvm::ArrayRef<SourceLocation> Errors) {
  for (SourceLocation Error : Errors) {
    if (Error.isInvalid())
      continue;
    SourceLocation At = SM.getExpansionLoc(Error);
    if (!SM.isInMainFile(At))
      continue;
    auto It = Functions.upper_bound(SM.getExpansionLineNumber(At));
    if (It != Functions.begin())
      std::prev(It)->second.Broken = true;
  }
}

void FunctionMap::markCallersOfMissing() {
  auto CallsMissing = [&](const pm::Instruction &I) {
    if (I.Op != pm::Opcode::Call || I.Ops.empty() ||
        I.Ops[0].Kind != pm::OperandKind::Function)
      return false;
    const pm::Function &Callee = M.Functions[I.Ops[0].Index];
    return !Callee.isDefinition() && !Callee.FromSystemHeader;
  };
  for (auto &[Line, Known] : Functions)
    Known.Broken |= llvm::any_of(Known.F->Blocks, [&](const pm::Block &B) {
      return llvm::any_of(B.Instrs, CallsMissing);
    });
}

void tidy::removeBroken(std::vector<Finding> &Findings, ASTContext &Ctx,
                        llvm::ArrayRef<SourceLocation> Errors,
                        const pm::Module &M) {
  if (Errors.empty() || Findings.empty())
    return;
  FunctionMap Functions(Ctx, M);
  Functions.markBroken(Errors);
  if (Functions.hasOpenEnd())
    Functions.markCallersOfMissing();
  llvm::erase_if(Findings, [&](const Finding &F) {
    return Functions.isBroken(F.Where) || Functions.isBroken(F.Acquisition) ||
           llvm::any_of(F.Notes, [&](const FindingNote &N) {
             return Functions.isBroken(N.Where);
           });
  });
}
