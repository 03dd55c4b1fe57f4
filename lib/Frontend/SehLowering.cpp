//===- SehLowering.cpp - Structured exception handling --------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A __finally block is lowered once for each way control can go on behind it:
/// falling off the end of the body and __leave share one clone, each other
/// continuation has its own, an exception too. AbnormalTermination() is then a
/// constant and no continuation variable blurs what is known on each way.
///
//===----------------------------------------------------------------------===//

#include "FunctionLowering.h"
#include "llvm/ADT/StringSwitch.h"

using namespace clang;
using namespace llvm;

namespace fltlint {
namespace frontend {

void FunctionLowering::sehTry(const SEHTryStmt *S) {
  Scope *Outer = Cur;
  const SEHFinallyStmt *Finally = S->getFinallyHandler();
  const SEHExceptStmt *Except = S->getExceptHandler();
  if (!Finally && !Except)
    return stmt(S->getTryBlock());

  BlockId End = newBlock();
  BlockId OnException = newBlock();
  BlockId Body = newBlock();
  Scope *N = push(Finally ? ScopeKind::Finally : ScopeKind::Except, S);
  N->Try = S;
  N->End = End;
  N->Unwind = OnException;
  block(Body).Unwind = OnException;
  br(Body);
  setBlock(Body);
  stmt(S->getTryBlock());

  Destination Normal;
  Normal.Target = End;
  Normal.Ctx = Outer;
  {
    At Here(*this, clang::SourceRange(S->getTryBlock()->getEndLoc()));
    exitTo(Normal);
  }
  Cur = Outer;

  SwitchScope *SavedSwitch = CurSwitch;
  CurSwitch = nullptr;
  if (Finally) {
    Scope *Marker = push(ScopeKind::InFinally, Finally);
    Marker->Clone = ++NumClones;
    Marker->Abnormal = true;
    Marker->ExceptionCleanup = true;
  }
  forceBlock(OnException);
  {
    At Here(*this, clang::SourceRange(S->getTryBlock()->getEndLoc()));
    // Begun may grow while clones of inner blocks are made, not from here.
    for (SlotId Slot : reverse(N->Begun))
      scopeEnd(Slot);
  }
  if (Finally) {
    finallyBody(Finally);
    raiseFrom(Outer);
  } else {
    BlockId Handler = newBlock(), Search = newBlock();
    {
      FullExpression FE(*this);
      sehFilter(Except->getFilterExpr(), Handler, Search);
    }
    setBlock(Search);
    raiseFrom(Outer);
    setBlock(Handler);
    stmt(Except->getBlock());
    br(End);
  }
  Cur = Outer;
  CurSwitch = SavedSwitch;
  setBlock(End);
}

/// Blocks in each other multiply. Nobody writes as many by hand; whatever made
/// them shall not take all memory.
static constexpr unsigned MaxClones = 20000;

void FunctionLowering::finallyBody(const SEHFinallyStmt *S) {
  if (NumClones <= MaxClones)
    return stmt(S->getBlock());
  unknownStmt(S, "too many copies of a __finally block", MB.voidType());
}

/// EXCEPTION_EXECUTE_HANDLER is 1, EXCEPTION_CONTINUE_SEARCH 0. After
/// EXCEPTION_CONTINUE_EXECUTION (-1) the instruction is tried again, which is
/// what happens on the way without an exception.
void FunctionLowering::sehFilter(const Expr *E, BlockId Handler,
                                 BlockId Search) {
  At Here(*this, E);
  if (std::optional<Operand> C = tryConstant(E)) {
    if (C->Value > 0)
      return br(Handler);
    if (C->Value == 0)
      return br(Search);
    return terminate(pm::TermKind::Stop);
  }
  const Expr *Inner = E->IgnoreParenImpCasts();
  if (const auto *CO = dyn_cast<ConditionalOperator>(Inner)) {
    BlockId T = newBlock(), F = newBlock();
    cond(CO->getCond(), T, F);
    setBlock(T);
    sehFilter(CO->getTrueExpr(), Handler, Search);
    setBlock(F);
    return sehFilter(CO->getFalseExpr(), Handler, Search);
  }
  if (const auto *BO = dyn_cast<clang::BinaryOperator>(Inner)) {
    if (BO->getOpcode() == BO_Comma) {
      ignored(BO->getLHS());
      return sehFilter(BO->getRHS(), Handler, Search);
    }
    if (BO->isLogicalOp() || BO->isComparisonOp())
      return cond(Inner, Handler, Search);
  }
  TypeId Int = MB.intType(32, true);
  Operand V = coerce(scalar(E), Int);
  condBr(binary(pm::BinaryOp::Gt, V, integer(0, Int), Int), Handler, Search,
         MB.text(E));
}

void FunctionLowering::sehLeave(const SEHLeaveStmt *S) {
  At Here(*this, S);
  if (!leaveInnermost())
    unknownStmt(S, "__leave outside of __try", MB.voidType());
}

bool FunctionLowering::leaveInnermost() {
  for (Scope *N = Cur; N; N = N->Parent)
    if (N->Try) {
      Destination D;
      D.Target = N->End;
      D.Ctx = N->Parent;
      exitTo(D);
      return true;
    }
  return false;
}

std::optional<pm::Operand> FunctionLowering::sehIntrinsic(StringRef Name,
                                                          TypeId Ty) {
  enum { No, Abnormal, Exception };
  int K = StringSwitch<int>(Name)
              .Case("AbnormalTermination", Abnormal)
              .Case("_abnormal_termination", Abnormal)
              .Case("__abnormal_termination", Abnormal)
              .Case("GetExceptionCode", Exception)
              .Case("_exception_code", Exception)
              .Case("__exception_code", Exception)
              .Case("GetExceptionInformation", Exception)
              .Case("_exception_info", Exception)
              .Case("__exception_info", Exception)
              .Default(No);
  if (K == No)
    return std::nullopt;
  if (K == Abnormal && Cur->Clone)
    return castTo(boolean(Cur->Abnormal), Ty);
  return havoc(Ty);
}

} // namespace frontend
} // namespace fltlint
