//===- OperatorLowering.cpp - Arithmetic, assignment, ?: ------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FunctionLowering.h"

using namespace clang;
using namespace llvm;

namespace fltlint {
namespace frontend {

int64_t FunctionLowering::stride(QualType PtrTy) {
  QualType Pointee = PtrTy->getPointeeType();
  if (Pointee.isNull() || Pointee->isVoidType() || Pointee->isFunctionType())
    return 1;
  return MB.sizeOf(Pointee);
}

pm::Operand FunctionLowering::pointerAdd(Operand P, Operand I, QualType PtrTy,
                                         bool Minus, TypeId ResTy) {
  int64_t S = stride(PtrTy);
  if (M.Types[I.Type].Kind != pm::TypeKind::Int || S == 0) {
    // Elements of unknown size, or no number at all.
    I = havoc(MB.intType(64, true));
    S = 1;
  }
  return offset(P, I, Minus ? -S : S, ResTy);
}

pm::Operand FunctionLowering::unary(const clang::UnaryOperator *E) {
  TypeId Ty = MB.type(E->getType());
  const Expr *Sub = E->getSubExpr();
  switch (E->getOpcode()) {
  case UO_PostInc:
  case UO_PostDec:
  case UO_PreInc:
  case UO_PreDec: {
    Operand V;
    increment(E, &V);
    return V;
  }
  case UO_AddrOf:
    if (E->getType()->isMemberPointerType())
      return havoc(Ty);
    return castTo(place(Sub), Ty);
  case UO_Plus:
  case UO_Extension:
    return scalar(Sub);
  case UO_Minus:
  case UO_Not: {
    Operand V = scalar(Sub);
    if (M.Types[Ty].Kind != pm::TypeKind::Int)
      return havoc(Ty);
    V = coerce(V, Ty);
    if (E->getOpcode() == UO_Minus)
      return binary(pm::BinaryOp::Sub, integer(0, Ty), V, Ty);
    APSInt Ones(APInt::getAllOnes(64), false);
    return binary(pm::BinaryOp::Xor, V, MB.integer(Ones, Ty), Ty);
  }
  case UO_LNot: {
    const Expr *Inner = Sub->IgnoreParenImpCasts();
    const auto *BO = dyn_cast<clang::BinaryOperator>(Inner);
    if (BO && BO->isLogicalOp())
      return materializeBool(E);
    Operand V = scalar(Sub);
    if (V.isNone())
      return havoc(Ty);
    if (M.Types[V.Type].Kind == pm::TypeKind::Pointer)
      return binary(pm::BinaryOp::Eq, V, Operand::null(V.Type), Ty);
    if (M.Types[V.Type].Kind == pm::TypeKind::Int)
      return binary(pm::BinaryOp::Eq, V, integer(0, V.Type), Ty);
    return havoc(Ty);
  }
  case UO_Deref:
    return load(place(E), Ty, E->getType().isVolatileQualified());
  case UO_Real:
  case UO_Imag:
    ignored(Sub);
    return havoc(Ty);
  case UO_Coawait:
    return unknown(E, "coroutine", Ty);
  }
  return havoc(Ty);
}

pm::Operand FunctionLowering::increment(const clang::UnaryOperator *E,
                                        Operand *Value) {
  const Expr *Sub = E->getSubExpr();
  QualType T = Sub->getType();
  TypeId Ty = MB.type(T);
  if (!MB.isScalar(Ty)) {
    Operand R = unknown(E, "increment that has errors", MB.opaqueType());
    if (Value)
      *Value = R;
    return place(Sub);
  }
  Operand P = place(Sub);
  Operand Old = load(P, Ty, T.isVolatileQualified());
  Operand New;
  bool Inc = E->isIncrementOp();
  if (M.Types[Ty].Kind == pm::TypeKind::Pointer) {
    New = pointerAdd(Old, integer(1, MB.intType(64, true)), T, !Inc, Ty);
  } else if (T->isBooleanType()) {
    New = Inc ? integer(1, Ty)
              : binary(pm::BinaryOp::Eq, Old, integer(0, Ty), Ty);
  } else if (M.Types[Ty].Kind == pm::TypeKind::Int) {
    New = binary(Inc ? pm::BinaryOp::Add : pm::BinaryOp::Sub, Old,
                 integer(1, Ty), Ty);
  } else {
    New = havoc(Ty);
  }
  store(P, New, T.isVolatileQualified());
  if (Value)
    *Value = E->isPostfix() ? Old : New;
  return P;
}

static std::optional<pm::BinaryOp> binaryOp(BinaryOperatorKind K) {
  switch (K) {
  case BO_Mul:
  case BO_MulAssign:
    return pm::BinaryOp::Mul;
  case BO_Div:
  case BO_DivAssign:
    return pm::BinaryOp::Div;
  case BO_Rem:
  case BO_RemAssign:
    return pm::BinaryOp::Rem;
  case BO_Add:
  case BO_AddAssign:
    return pm::BinaryOp::Add;
  case BO_Sub:
  case BO_SubAssign:
    return pm::BinaryOp::Sub;
  case BO_Shl:
  case BO_ShlAssign:
    return pm::BinaryOp::Shl;
  case BO_Shr:
  case BO_ShrAssign:
    return pm::BinaryOp::Shr;
  case BO_LT:
    return pm::BinaryOp::Lt;
  case BO_GT:
    return pm::BinaryOp::Gt;
  case BO_LE:
    return pm::BinaryOp::Le;
  case BO_GE:
    return pm::BinaryOp::Ge;
  case BO_EQ:
    return pm::BinaryOp::Eq;
  case BO_NE:
    return pm::BinaryOp::Ne;
  case BO_And:
  case BO_AndAssign:
    return pm::BinaryOp::And;
  case BO_Xor:
  case BO_XorAssign:
    return pm::BinaryOp::Xor;
  case BO_Or:
  case BO_OrAssign:
    return pm::BinaryOp::Or;
  default:
    return std::nullopt;
  }
}

/// \p Ty is the type of the result; \p LE and \p RE say what the operands are
/// in the source.
pm::Operand FunctionLowering::arithmetic(BinaryOperatorKind Op, Operand L,
                                         Operand R, const Expr *LE,
                                         const Expr *RE, QualType Type) {
  TypeId Ty = MB.type(Type);
  std::optional<pm::BinaryOp> B = binaryOp(Op);
  if (!B || L.isNone() || R.isNone())
    return havoc(Ty);
  auto KindOf = [&](const Operand &O) { return M.Types[O.Type].Kind; };
  bool LPtr = KindOf(L) == pm::TypeKind::Pointer;
  bool RPtr = KindOf(R) == pm::TypeKind::Pointer;
  bool Compare = *B >= pm::BinaryOp::Eq;
  if (M.Types[Ty].Kind == pm::TypeKind::Opaque && Compare)
    Ty = MB.intType(32, true);
  if (Compare) {
    if (LPtr && RPtr) {
      R = castTo(R, L.Type);
    } else if (LPtr != RPtr) {
      // A null constant, or a pointer against a number.
      if (LPtr)
        R = castTo(R, L.Type);
      else
        L = castTo(L, R.Type);
    } else if (KindOf(L) != pm::TypeKind::Int ||
               KindOf(R) != pm::TypeKind::Int) {
      return havoc(Ty);
    } else if (L.Type != R.Type) {
      R = castTo(R, L.Type);
    }
    return binary(*B, L, R, Ty);
  }
  if (*B == pm::BinaryOp::Add && (LPtr || RPtr)) {
    if (LPtr && RPtr)
      return havoc(Ty);
    const Expr *PE = LPtr ? LE : RE;
    Operand P = LPtr ? L : R, I = LPtr ? R : L;
    return pointerAdd(P, I, PE->getType(), false,
                      M.Types[Ty].Kind == pm::TypeKind::Pointer ? Ty : P.Type);
  }
  if (*B == pm::BinaryOp::Sub && LPtr) {
    if (!RPtr)
      return pointerAdd(L, R, LE->getType(), true,
                        M.Types[Ty].Kind == pm::TypeKind::Pointer ? Ty
                                                                  : L.Type);
    TypeId Diff = MB.intType(64, true);
    Operand D =
        binary(pm::BinaryOp::Sub, castTo(L, Diff), castTo(R, Diff), Diff);
    int64_t S = stride(LE->getType());
    if (S == 0)
      return havoc(Ty);
    if (S != 1)
      D = binary(pm::BinaryOp::Div, D, integer(S, Diff), Diff);
    return coerce(D, Ty);
  }
  if (LPtr || RPtr || KindOf(L) != pm::TypeKind::Int ||
      KindOf(R) != pm::TypeKind::Int)
    return havoc(Ty);
  if (M.Types[Ty].Kind != pm::TypeKind::Int)
    Ty = L.Type;
  L = castTo(L, Ty);
  if (*B != pm::BinaryOp::Shl && *B != pm::BinaryOp::Shr)
    R = castTo(R, Ty);
  return binary(*B, L, R, Ty);
}

pm::Operand FunctionLowering::binaryExpr(const clang::BinaryOperator *E) {
  TypeId Ty = MB.type(E->getType());
  if (E->getOpcode() == BO_Comma) {
    ignored(E->getLHS());
    return scalar(E->getRHS());
  }
  if (E->isAssignmentOp()) {
    Operand V;
    assign(E, &V);
    return V;
  }
  if (E->isLogicalOp())
    return materializeBool(E);
  if (E->isPtrMemOp())
    return unknown(E, "pointer to member", Ty);
  if (isAggregate(E->getLHS()->getType()) ||
      isAggregate(E->getRHS()->getType()))
    return unknown(E, "operator on a record", Ty);
  if (E->getLHS()->getType()->isVoidType() ||
      E->getRHS()->getType()->isVoidType())
    return unknown(E, "operator on void", Ty);
  Operand L = scalar(E->getLHS());
  Operand R = scalar(E->getRHS());
  return arithmetic(E->getOpcode(), L, R, E->getLHS(), E->getRHS(),
                    E->getType());
}

pm::Operand FunctionLowering::assign(const clang::BinaryOperator *E,
                                     Operand *Value) {
  const Expr *LHS = E->getLHS(), *RHS = E->getRHS();
  QualType T = LHS->getType();
  bool Volatile = T.isVolatileQualified();
  TypeId Ty = MB.type(T);
  if (E->getOpcode() == BO_Assign) {
    if (isAggregate(T)) {
      if (T->isArrayType()) {
        unknown(E, "assignment to an array", MB.voidType());
        return place(LHS);
      }
      // The value may need the old content: it is made first.
      const Expr *Src = RHS->IgnoreParens();
      if (isa<CallExpr>(Src) && !Src->isGLValue() && !needsDestroy(T)) {
        Operand V = callExpr(cast<CallExpr>(Src), /*Unused=*/false, nullptr);
        Operand P = place(LHS);
        store(P, coerce(V, Ty), Volatile);
        if (Value)
          *Value = P;
        return P;
      }
      const auto *Cast = dyn_cast<CastExpr>(Src);
      Operand From;
      if (RHS->isGLValue())
        From = place(RHS);
      else if (Cast && Cast->getCastKind() == CK_LValueToRValue)
        From = place(Cast->getSubExpr());
      else
        From = slotAddr(toTemp(RHS, /*Own=*/true));
      Operand P = place(LHS);
      copyObject(P, From, T);
      if (Value)
        *Value = P;
      return P;
    }
    if (!MB.isScalar(Ty)) {
      unknown(E, "assignment that has errors", MB.voidType());
      return place(LHS);
    }
    Operand V = scalar(RHS);
    Operand P = place(LHS);
    if (M.Types[P.Type].Kind != pm::TypeKind::Pointer)
      return P;
    if (M.Types[Ty].Kind == pm::TypeKind::Opaque && !V.isNone())
      Ty = V.Type;
    V = coerce(V, Ty);
    store(P, V, Volatile);
    if (Value)
      *Value = V;
    return P;
  }
  // Compound assignment. Only a broken one is no CompoundAssignOperator.
  const auto *CA = dyn_cast<CompoundAssignOperator>(E);
  if (!MB.isScalar(Ty)) {
    unknown(E, "assignment that has errors", MB.voidType());
    return place(LHS);
  }
  Operand R = scalar(RHS);
  Operand P = place(LHS);
  if (M.Types[P.Type].Kind != pm::TypeKind::Pointer)
    return P;
  Operand Old = load(P, Ty, Volatile);
  Operand V;
  if (M.Types[Ty].Kind == pm::TypeKind::Pointer) {
    V = arithmetic(E->getOpcode(), Old, R, LHS, RHS, T);
  } else {
    QualType Comp = CA ? CA->getComputationLHSType() : T;
    QualType Res = CA ? CA->getComputationResultType() : T;
    if (Comp.isNull() || Comp->isDependentType())
      Comp = T;
    if (Res.isNull() || Res->isDependentType())
      Res = T;
    Operand L = castTo(Old, MB.type(Comp));
    V = arithmetic(E->getOpcode(), L, R, LHS, RHS, Res);
  }
  V = coerce(V, Ty);
  store(P, V, Volatile);
  if (Value)
    *Value = V;
  return P;
}

/// A condition whose value is wanted: 0 or 1, by way of a slot.
pm::Operand FunctionLowering::materializeBool(const Expr *E) {
  TypeId Ty = MB.type(E->getType());
  if (M.Types[Ty].Kind != pm::TypeKind::Int)
    Ty = MB.intType(32, true);
  SlotId S = tempSlot(Ty);
  BlockId T = newBlock(), F = newBlock(), End = newBlock();
  scopeBegin(S);
  cond(E, T, F);
  setBlock(T);
  if (isLive())
    store(slotAddr(S), integer(1, Ty));
  br(End);
  setBlock(F);
  if (isLive())
    store(slotAddr(S), integer(0, Ty));
  br(End);
  setBlock(End);
  Operand V = load(slotAddr(S), Ty);
  scopeEnd(S);
  return V;
}

pm::Operand
FunctionLowering::conditionalScalar(const AbstractConditionalOperator *E) {
  TypeId Ty = MB.type(E->getType());
  bool Void = E->getType()->isVoidType();
  if (const auto *BC = dyn_cast<BinaryConditionalOperator>(E)) {
    const Expr *Common = BC->getCommon();
    Opaque[BC->getOpaqueValue()] =
        BC->getOpaqueValue()->isGLValue() ? place(Common) : scalar(Common);
  }
  // A condition that is known selects without a join.
  if (std::optional<bool> C = constantCond(E->getCond())) {
    const Expr *Arm = *C ? E->getTrueExpr() : E->getFalseExpr();
    if (!E->getCond()->isValueDependent() && !E->getCond()->HasSideEffects(Ctx))
      return Void ? (ignored(Arm), Operand()) : coerce(scalar(Arm), Ty);
  }
  SlotId S = Void ? pm::None : tempSlot(Ty);
  BlockId T = newBlock(), F = newBlock(), End = newBlock();
  if (!Void)
    scopeBegin(S);
  cond(E->getCond(), T, F);
  ++Conditional;
  auto Arm = [&](BlockId B, const Expr *Value) {
    setBlock(B);
    if (!isLive())
      return;
    if (Void)
      ignored(Value);
    else if (Value->getType()->isVoidType()) // `c ? x : throw y`
      ignored(Value);
    else
      store(slotAddr(S), coerce(scalar(Value), Ty));
    br(End);
  };
  Arm(T, E->getTrueExpr());
  Arm(F, E->getFalseExpr());
  --Conditional;
  setBlock(End);
  if (Void)
    return Operand();
  Operand V = load(slotAddr(S), Ty);
  scopeEnd(S);
  return V;
}

} // namespace frontend
} // namespace fltlint
