//===- LostCode.cpp - Code that errors removed from the AST ---------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Not every broken statement leaves a RecoveryExpr: in C, `return UNDECLARED;`
/// leaves nothing at all. Such a statement is found by the text between its
/// neighbours. It becomes an Unknown of all variables that its text names, and
/// where it may have left the function or loop, both ways are taken.
///
//===----------------------------------------------------------------------===//

#include "FunctionLowering.h"
#include "RawTokens.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;
using namespace llvm;

namespace fltlint {
namespace frontend {

bool ModuleBuilder::hasError(SourceLocation B, SourceLocation E) const {
  const SourceManager &SM = Ctx.getSourceManager();
  auto [File, Begin] = SM.getDecomposedLoc(B);
  auto [EndFile, End] = SM.getDecomposedLoc(E);
  if (File != EndFile)
    return false;
  auto It = Errors.find(File);
  if (It == Errors.end())
    return false;
  auto First = llvm::lower_bound(It->second, Begin);
  return First != It->second.end() && *First < End;
}

/// What is left of \p Tokens without macros, whose expansion may be nothing.
static bool hasOwnText(ASTContext &Ctx, ArrayRef<RawToken> Tokens) {
  for (size_t I = 0; I < Tokens.size(); ++I) {
    const RawToken &T = Tokens[I];
    if (T.Kind == tok::semi)
      continue;
    if (T.Kind != tok::raw_identifier)
      return true;
    auto II = Ctx.Idents.find(T.Text);
    if (II == Ctx.Idents.end() || !II->second->hadMacroDefinition())
      return true;
    if (I + 1 == Tokens.size() || Tokens[I + 1].Kind != tok::l_paren)
      continue;
    unsigned Depth = 0;
    for (++I; I < Tokens.size(); ++I) {
      Depth += Tokens[I].Kind == tok::l_paren;
      Depth -= Tokens[I].Kind == tok::r_paren;
      if (!Depth)
        break;
    }
  }
  return false;
}

/// \p B is the end of what is before the gap, \p E the begin of what follows.
void FunctionLowering::checkGap(SourceLocation B, SourceLocation E) {
  if (!MB.HasErrors || B.isInvalid() || E.isInvalid())
    return;
  const SourceManager &SM = Ctx.getSourceManager();
  E = SM.getExpansionLoc(E);
  if (B.isMacroID() || !SM.isBeforeInTranslationUnit(B, E))
    return;
  if (MB.KnowsErrors && !MB.hasError(B, E))
    return;
  RawTokens Raw = rawTokens(Ctx, B, E);
  ArrayRef<RawToken> Tokens = Raw.Tokens;
  while (!Tokens.empty() && Tokens.front().Kind == tok::semi)
    Tokens = Tokens.drop_front();
  if (Tokens.empty())
    return;
  // Without the list of errors only what can be no macro and no text that #if
  // left out is sure to be lost.
  if (!MB.KnowsErrors && (Raw.HasConditional || !hasOwnText(Ctx, Tokens)))
    return;
  lostTokens(Tokens);
}

/// Statements, separated by semicolons outside of all brackets.
void FunctionLowering::lostTokens(ArrayRef<RawToken> Tokens) {
  int Depth = 0;
  size_t Begin = 0;
  for (size_t I = 0; I <= Tokens.size(); ++I) {
    bool End = I == Tokens.size();
    if (!End) {
      tok::TokenKind K = Tokens[I].Kind;
      Depth += K == tok::l_paren || K == tok::l_brace || K == tok::l_square;
      Depth -= K == tok::r_paren || K == tok::r_brace || K == tok::r_square;
      bool Label =
          K == tok::colon && Depth == 0 && I > Begin &&
          (Tokens[Begin].isWord("case") || Tokens[Begin].isWord("default"));
      if (Label) {
        lostCase(Tokens.slice(Begin, I - Begin + 1));
        Begin = I + 1;
        continue;
      }
      End = K == tok::semi && Depth <= 0;
    }
    if (!End)
      continue;
    if (I > Begin)
      lostStatement(Tokens.slice(Begin, I - Begin));
    Begin = I + 1;
  }
}

void FunctionLowering::lostUnknown(ArrayRef<RawToken> Tokens,
                                   const VarDecl *Also) {
  SmallVector<const VarDecl *, 8> Vars;
  if (Also)
    Vars.push_back(Also);
  for (const RawToken &T : Tokens)
    if (T.Kind == tok::raw_identifier)
      if (const VarDecl *VD = variableNamed(T.Text))
        if (!is_contained(Vars, VD))
          Vars.push_back(VD);
  SmallVector<Operand, 8> Ops;
  for (const VarDecl *VD : Vars)
    Ops.push_back(declPlace(VD, nullptr));
  pm::Instruction &I = emit(pm::Opcode::Unknown);
  I.Text = "code lost to errors";
  I.Type = MB.voidType();
  I.Ops.append(Ops.begin(), Ops.end());
}

/// The variable that \p Name means here.
const VarDecl *FunctionLowering::variableNamed(StringRef Name) {
  for (Scope *S = Cur; S; S = S->Parent)
    if (S->Kind == ScopeKind::Local && S->Key) {
      const auto *VD = static_cast<const VarDecl *>(S->Key);
      if (VD->getIdentifier() && VD->getName() == Name)
        return VD;
    }
  for (const ParmVarDecl *PD : FD->parameters())
    if (PD->getIdentifier() && PD->getName() == Name)
      return PD;
  auto II = Ctx.Idents.find(Name);
  if (II == Ctx.Idents.end())
    return nullptr;
  for (const NamedDecl *ND :
       Ctx.getTranslationUnitDecl()->lookup(DeclarationName(II->second)))
    if (const auto *VD = dyn_cast<VarDecl>(ND))
      return VD;
  return nullptr;
}

void FunctionLowering::lostStatement(ArrayRef<RawToken> Tokens) {
  if (!isLive())
    return;
  At Here(*this, clang::SourceRange(Tokens.front().Loc, Tokens.back().Loc));
  lostUnknown(Tokens, nullptr);
  // Where it led: a statement that starts so is one; further inside, some
  // condition that is lost as well decided.
  for (size_t I = 0; I != Tokens.size() && isLive(); ++I) {
    const RawToken &T = Tokens[I];
    bool Return = T.isWord("return");
    bool Leave = T.isWord("__leave") || T.isWord("leave");
    bool Break = T.isWord("break"), Continue = T.isWord("continue");
    const LabelDecl *Target = nullptr;
    if (T.isWord("goto") && I + 1 != Tokens.size())
      for (const auto &L : LabelPaths)
        if (L.first->getName() == Tokens[I + 1].Text)
          Target = L.first;
    bool InLoop = any_of(Jumps, [&](const JumpScope &J) {
      return (Break ? J.Break : J.Continue) != pm::None;
    });
    if ((Break || Continue) && !InLoop)
      continue;
    if (Leave && isOutsideTry())
      continue;
    if (!Return && !Leave && !Break && !Continue && !Target)
      continue;
    BlockId Next = pm::None;
    if (I != 0) {
      BlockId Go = newBlock();
      Next = newBlock();
      condBr(havoc(MB.intType(32, true)), Go, Next, "");
      setBlock(Go);
    }
    if (Return) {
      Destination D;
      D.IsReturn = true;
      TypeId Ty = M.Functions[Index].ReturnType;
      if (M.Types[Ty].Kind != pm::TypeKind::Void)
        D.Value = havoc(Ty);
      returnTo(D);
    } else if (Leave) {
      leaveInnermost();
    } else if (Target) {
      lowerGoto(Target);
    } else {
      jumpStmt(Break);
    }
    if (Next != pm::None)
      setBlock(Next);
  }
}

bool FunctionLowering::isOutsideTry() const {
  for (Scope *S = Cur; S; S = S->Parent)
    if (S->Try)
      return false;
  return true;
}

/// A label whose value is not known: any value may lead here.
void FunctionLowering::lostCase(ArrayRef<RawToken> Tokens) {
  At Here(*this, clang::SourceRange(Tokens.front().Loc, Tokens.back().Loc));
  lost("case label is not a known constant", Tokens.front().Loc);
  if (!CurSwitch || CurSwitch->Unknown == pm::None)
    return;
  BlockId Target = newBlock(), Edge = newBlock(CurSwitch->Ctx),
          Rest = newBlock(CurSwitch->Ctx);
  br(Target);
  forceBlock(CurSwitch->Unknown);
  condBr(havoc(MB.intType(32, true)), Edge, Rest, "");
  CurSwitch->Unknown = Rest;
  forceBlock(Edge);
  enterCase(Target);
  setBlock(Target);
}

/// Was `= ...` behind the declaration of \p VD, or a list?
bool ModuleBuilder::lostInitializer(const VarDecl *VD) const {
  if (!HasErrors || VD->getInit() || VD->isCXXForRangeDecl() ||
      VD->hasExternalStorage() || isa<ParmVarDecl>(VD) ||
      VD->getEndLoc().isMacroID())
    return false;
  return nextRawToken(Ctx, VD->getEndLoc()).Kind == tok::equal;
}

void FunctionLowering::lostInitializer(const VarDecl *VD) {
  SourceLocation B = endOfToken(Ctx, VD->getEndLoc());
  const SourceManager &SM = Ctx.getSourceManager();
  RawTokens Raw = rawTokens(Ctx, B, SM.getLocForEndOfFile(SM.getFileID(B)));
  size_t N = 0;
  int Depth = 0;
  for (; N != Raw.Tokens.size(); ++N) {
    tok::TokenKind K = Raw.Tokens[N].Kind;
    Depth += K == tok::l_paren || K == tok::l_brace || K == tok::l_square;
    Depth -= K == tok::r_paren || K == tok::r_brace || K == tok::r_square;
    if (Depth < 0 || (Depth == 0 && (K == tok::semi || K == tok::comma)))
      break;
  }
  ArrayRef<RawToken> Tokens(Raw.Tokens.data(), N);
  At Here(*this, clang::SourceRange(VD->getLocation(),
                                    N ? Tokens.back().Loc : VD->getEndLoc()));
  lostUnknown(Tokens, VD);
}

/// An empty statement that is none: what Clang puts in the place of a broken
/// one.
void FunctionLowering::nullStmt(const NullStmt *S) {
  if (!MB.HasErrors || S->getSemiLoc().isMacroID() || !isLive())
    return;
  SourceLocation B = S->getSemiLoc();
  const SourceManager &SM = Ctx.getSourceManager();
  RawTokens Raw = rawTokens(Ctx, B, SM.getLocForEndOfFile(SM.getFileID(B)));
  if (Raw.Tokens.empty() || Raw.Tokens.front().Kind == tok::semi ||
      Raw.Tokens.front().Kind == tok::r_brace)
    return;
  size_t N = 0;
  int Depth = 0;
  for (; N != Raw.Tokens.size(); ++N) {
    tok::TokenKind K = Raw.Tokens[N].Kind;
    Depth += K == tok::l_paren || K == tok::l_brace || K == tok::l_square;
    Depth -= K == tok::r_paren || K == tok::r_brace || K == tok::r_square;
    if (Depth < 0 || (Depth == 0 && K == tok::semi))
      break;
  }
  ArrayRef<RawToken> Tokens(Raw.Tokens.data(), N);
  if (Tokens.empty())
    return;
  SourceLocation End = Tokens.back().Loc.getLocWithOffset(1);
  if (MB.KnowsErrors ? !MB.hasError(B, End) : !hasOwnText(Ctx, Tokens))
    return;
  lostStatement(Tokens);
}

/// The parts of `for (a; b; c)` that have text but no tree.
void FunctionLowering::forParts(const ForStmt *S, bool &Init, bool &Cond,
                                bool &Inc) {
  Init = Cond = Inc = false;
  if (!MB.HasErrors || (S->getInit() && S->getCond() && S->getInc()) ||
      S->getLParenLoc().isMacroID() || S->getRParenLoc().isMacroID())
    return;
  RawTokens Raw =
      rawTokens(Ctx, endOfToken(Ctx, S->getLParenLoc()), S->getRParenLoc());
  SmallVector<RawToken, 8> Parts[3];
  unsigned Part = 0;
  int Depth = 0;
  for (const RawToken &T : Raw.Tokens) {
    Depth += T.Kind == tok::l_paren || T.Kind == tok::l_brace;
    Depth -= T.Kind == tok::r_paren || T.Kind == tok::r_brace;
    if (T.Kind == tok::semi && Depth == 0)
      ++Part;
    else if (Part < 3)
      Parts[Part].push_back(T);
  }
  auto IsLost = [&](ArrayRef<RawToken> Tokens) {
    if (Tokens.empty())
      return false;
    if (MB.KnowsErrors)
      return MB.hasError(Tokens.front().Loc,
                         Tokens.back().Loc.getLocWithOffset(1));
    return hasOwnText(Ctx, Tokens);
  };
  Init = !S->getInit() && IsLost(Parts[0]);
  Cond =
      !S->getCond() && !S->getConditionVariableDeclStmt() && IsLost(Parts[1]);
  Inc = !S->getInc() && IsLost(Parts[2]);
}

} // namespace frontend
} // namespace fltlint
