//===- CondLowering.cpp - Conditions as control flow ----------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// `&&`, `||` and `!` lead straight to the targets of the condition they are
/// part of; no truth value is stored and tested again. Each leaf is a branch
/// of its own, with its own text.
///
//===----------------------------------------------------------------------===//

#include "FunctionLowering.h"

using namespace clang;
using namespace llvm;

namespace fltlint {
namespace frontend {

std::optional<bool> FunctionLowering::constantCond(const Expr *E) {
  if (E->isValueDependent() || E->isTypeDependent() || E->containsErrors())
    return std::nullopt;
  bool Result;
  if (!E->getType()->isScalarType() || E->HasSideEffects(Ctx))
    return std::nullopt;
  if (!E->EvaluateAsBooleanCondition(Result, Ctx))
    return std::nullopt;
  return Result;
}

void FunctionLowering::fullCond(const Expr *E, BlockId T, BlockId F) {
  At Here(*this, E);
  Scope *Outer = Cur;
  FullExpression FE(*this);
  BlockId OnTrue = newBlock(), OnFalse = newBlock();
  cond(E, OnTrue, OnFalse);
  Scope *Inner = Cur;
  setBlock(OnTrue);
  popTo(Outer);
  br(T);
  setBlock(OnFalse);
  Cur = Inner;
  popTo(Outer);
  br(F);
}

/// Is \p E 0 or 1 whatever happens, so that widening it changes no branch?
bool FunctionLowering::isTruthValue(const Expr *E) {
  E = E->IgnoreParens();
  if (const auto *CE = dyn_cast<CastExpr>(E))
    return (CE->getCastKind() == CK_IntegralCast ||
            CE->getCastKind() == CK_NoOp) &&
           isTruthValue(CE->getSubExpr());
  if (const auto *BO = dyn_cast<clang::BinaryOperator>(E))
    return BO->isLogicalOp() || BO->isComparisonOp();
  if (const auto *UO = dyn_cast<clang::UnaryOperator>(E))
    return UO->getOpcode() == UO_LNot;
  return false;
}

void FunctionLowering::cond(const Expr *E, BlockId T, BlockId F) {
  if (isLive())
    deeper([&] { condImpl(E, T, F); });
}

void FunctionLowering::condImpl(const Expr *E, BlockId T, BlockId F) {
  At Here(*this, E);
  if (std::optional<bool> C = constantCond(E))
    return br(*C ? T : F);
  const Expr *Inner = E->IgnoreParens();
  if (const auto *CE = dyn_cast<ConstantExpr>(Inner))
    return cond(CE->getSubExpr(), T, F);
  if (const auto *EC = dyn_cast<ExprWithCleanups>(Inner)) {
    // Temporaries end at the full condition, which is what this is part of.
    return cond(EC->getSubExpr(), T, F);
  }
  if (const auto *BO = dyn_cast<clang::BinaryOperator>(Inner)) {
    if (BO->isLogicalOp()) {
      bool And = BO->getOpcode() == BO_LAnd;
      BlockId Rhs = newBlock();
      cond(BO->getLHS(), And ? Rhs : T, And ? F : Rhs);
      setBlock(Rhs);
      ++Conditional;
      cond(BO->getRHS(), T, F);
      --Conditional;
      return;
    }
    if (BO->getOpcode() == BO_Comma) {
      ignored(BO->getLHS());
      return cond(BO->getRHS(), T, F);
    }
    // `(a && b) == 0` and its kin: how TRUE and FALSE are compared with.
    if (BO->isEqualityOp()) {
      const Expr *Truth = BO->getLHS(), *Other = BO->getRHS();
      if (!isTruthValue(Truth))
        std::swap(Truth, Other);
      if (isTruthValue(Truth))
        if (std::optional<Operand> C = tryConstant(Other))
          if (C->Value == 0 || C->Value == 1) {
            bool Same = (C->Value == 1) == (BO->getOpcode() == BO_EQ);
            return cond(Truth, Same ? T : F, Same ? F : T);
          }
    }
    return condLeaf(Inner, T, F);
  }
  if (const auto *UO = dyn_cast<clang::UnaryOperator>(Inner)) {
    if (UO->getOpcode() == UO_LNot)
      return cond(UO->getSubExpr(), F, T);
    if (UO->getOpcode() == UO_Extension)
      return cond(UO->getSubExpr(), T, F);
    return condLeaf(Inner, T, F);
  }
  if (const auto *CO = dyn_cast<ConditionalOperator>(Inner)) {
    BlockId Then = newBlock(), Else = newBlock();
    cond(CO->getCond(), Then, Else);
    ++Conditional;
    setBlock(Then);
    cond(CO->getTrueExpr(), T, F);
    setBlock(Else);
    cond(CO->getFalseExpr(), T, F);
    --Conditional;
    return;
  }
  if (const auto *Call = dyn_cast<CallExpr>(Inner)) {
    StringRef Name;
    if (const FunctionDecl *Callee = Call->getDirectCallee())
      if (const IdentifierInfo *II = Callee->getIdentifier())
        Name = II->getName();
    if ((Name == "__builtin_expect" ||
         Name == "__builtin_expect_with_probability") &&
        Call->getNumArgs() >= 1)
      return cond(Call->getArg(0), T, F);
  }
  if (const auto *CE = dyn_cast<CastExpr>(Inner)) {
    const Expr *Sub = CE->getSubExpr();
    switch (CE->getCastKind()) {
    case CK_IntegralToBoolean:
    case CK_PointerToBoolean:
    case CK_NoOp:
      // `*p` of a volatile is read by the cast below this one.
      if (!Sub->isGLValue())
        return cond(Sub, T, F);
      break;
    case CK_IntegralCast:
    case CK_BooleanToSignedIntegral:
      if (isTruthValue(Sub))
        return cond(Sub, T, F);
      break;
    default:
      break;
    }
  }
  condLeaf(Inner, T, F);
}

void FunctionLowering::condLeaf(const Expr *E, BlockId T, BlockId F) {
  At Here(*this, E);
  Operand V = scalar(E);
  if (V.isNone())
    V = havoc(MB.intType(32, true));
  if (V.Kind == pm::OperandKind::Int)
    return br(V.Value ? T : F);
  if (V.Kind == pm::OperandKind::Null)
    return br(F);
  const pm::Type &Ty = M.Types[V.Type];
  if (Ty.Kind != pm::TypeKind::Int && Ty.Kind != pm::TypeKind::Pointer)
    V = havoc(MB.intType(32, true));
  condBr(V, T, F, ConditionText.empty() ? MB.text(E) : ConditionText);
}

} // namespace frontend
} // namespace fltlint
