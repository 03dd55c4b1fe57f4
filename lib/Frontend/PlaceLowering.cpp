//===- PlaceLowering.cpp - Addresses --------------------------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FunctionLowering.h"
#include "fltlint/Frontend/ClangCompat.h"

using namespace clang;
using namespace llvm;

namespace fltlint {
namespace frontend {

bool FunctionLowering::isAggregate(QualType T) const {
  if (T.isNull())
    return false;
  T = T.getCanonicalType();
  if (const auto *AT = dyn_cast<AtomicType>(T))
    T = AT->getValueType().getCanonicalType();
  return isa<clang::RecordType>(T.getUnqualifiedType()) || T->isArrayType();
}

/// The address of the first element.
pm::Operand FunctionLowering::decay(Operand Addr, QualType ArrayTy) {
  QualType Elt;
  if (const clang::ArrayType *AT = Ctx.getAsArrayType(ArrayTy))
    Elt = AT->getElementType();
  TypeId Ty = Elt.isNull() ? MB.voidPointer() : MB.addressType(Elt);
  if (Addr.Kind == pm::OperandKind::String) {
    Addr.Type = Ty;
    return Addr;
  }
  return castTo(Addr, Ty);
}

pm::Operand FunctionLowering::place(const Expr *E) {
  At Here(*this, E);
  if (E->getType().isNull())
    return unknown(E, "code with errors", MB.voidPointer());
  Operand P;
  deeper([&] { P = placeImpl(E); });
  if (P.isNone() || M.Types[P.Type].Kind != pm::TypeKind::Pointer) {
    if (!P.isNone() && M.Types[P.Type].Kind == pm::TypeKind::Int)
      return castTo(P, MB.addressType(E->getType()));
    return havoc(MB.addressType(E->getType()));
  }
  return P;
}

pm::Operand FunctionLowering::placeImpl(const Expr *E) {
  QualType T = E->getType();
  TypeId AddrTy = MB.addressType(T);
  switch (E->getStmtClass()) {
  case Stmt::ParenExprClass:
    return place(cast<ParenExpr>(E)->getSubExpr());
  case Stmt::ConstantExprClass:
    return place(cast<ConstantExpr>(E)->getSubExpr());
  case Stmt::ExprWithCleanupsClass: {
    FullExpression FE(*this, /*Nested=*/true);
    return place(cast<ExprWithCleanups>(E)->getSubExpr());
  }
  case Stmt::GenericSelectionExprClass:
    if (cast<GenericSelectionExpr>(E)->isResultDependent())
      break;
    return place(cast<GenericSelectionExpr>(E)->getResultExpr());
  case Stmt::ChooseExprClass:
    if (cast<ChooseExpr>(E)->isConditionDependent())
      break;
    return place(cast<ChooseExpr>(E)->getChosenSubExpr());
  case Stmt::DeclRefExprClass:
    return declPlace(cast<DeclRefExpr>(E)->getDecl(), E);
  case Stmt::MemberExprClass:
    return member(cast<MemberExpr>(E));
  case Stmt::ArraySubscriptExprClass:
    return subscript(cast<ArraySubscriptExpr>(E));
  case Stmt::UnaryOperatorClass: {
    const auto *UO = cast<clang::UnaryOperator>(E);
    switch (UO->getOpcode()) {
    case UO_Deref:
      return scalar(UO->getSubExpr());
    case UO_Extension:
      return place(UO->getSubExpr());
    case UO_PreInc:
    case UO_PreDec:
      return increment(UO, nullptr);
    case UO_Real:
    case UO_Imag:
      return castTo(place(UO->getSubExpr()), AddrTy);
    default:
      break;
    }
    break;
  }
  case Stmt::BinaryOperatorClass:
  case Stmt::CompoundAssignOperatorClass: {
    const auto *BO = cast<clang::BinaryOperator>(E);
    if (BO->getOpcode() == BO_Comma) {
      ignored(BO->getLHS());
      return place(BO->getRHS());
    }
    if (BO->isAssignmentOp())
      return assign(BO, nullptr);
    if (BO->isPtrMemOp()) {
      unknown(E, "pointer to member", MB.voidType());
      return havoc(AddrTy);
    }
    break;
  }
  case Stmt::ConditionalOperatorClass:
  case Stmt::BinaryConditionalOperatorClass: {
    if (!E->isGLValue())
      break;
    const auto *CO = cast<AbstractConditionalOperator>(E);
    if (const auto *BC = dyn_cast<BinaryConditionalOperator>(E))
      Opaque[BC->getOpaqueValue()] = place(BC->getCommon());
    SlotId S = tempSlot(AddrTy);
    scopeBegin(S);
    BlockId Then = newBlock(), Else = newBlock(), End = newBlock();
    cond(CO->getCond(), Then, Else);
    ++Conditional;
    auto Arm = [&](BlockId B, const Expr *Value) {
      setBlock(B);
      if (!isLive())
        return;
      store(slotAddr(S), castTo(place(Value), AddrTy));
      br(End);
    };
    Arm(Then, CO->getTrueExpr());
    Arm(Else, CO->getFalseExpr());
    --Conditional;
    setBlock(End);
    Operand P = load(slotAddr(S), AddrTy);
    scopeEnd(S);
    return P;
  }
  case Stmt::StringLiteralClass:
    return Operand::string(MB.string(cast<clang::StringLiteral>(E)), AddrTy);
  case Stmt::PredefinedExprClass:
    if (const clang::StringLiteral *SL =
            cast<PredefinedExpr>(E)->getFunctionName())
      return Operand::string(MB.string(SL), AddrTy);
    return havoc(AddrTy);
  case Stmt::CompoundLiteralExprClass: {
    const auto *CL = cast<CompoundLiteralExpr>(E);
    if (CL->isFileScope()) {
      uint32_t G = MB.hiddenGlobal("literal", MB.type(T));
      std::vector<pm::InitEntry> Init;
      MB.initializer(Init, CL->getInitializer(), T, 0);
      M.Globals[G].Init = std::move(Init);
      return Operand::global(G, AddrTy);
    }
    // Lives until the block around it ends; what is written here again is a
    // new object.
    SlotId S = tempSlot(MB.objectType(T));
    scopeBegin(S);
    if (isAggregate(T))
      into(CL->getInitializer(), slotAddr(S));
    else
      store(slotAddr(S), coerce(scalar(CL->getInitializer()), Slots[S].Type));
    return slotAddr(S);
  }
  case Stmt::CallExprClass:
  case Stmt::CXXMemberCallExprClass:
  case Stmt::CXXOperatorCallExprClass:
  case Stmt::UserDefinedLiteralClass:
    if (!E->isGLValue())
      break;
    return callExpr(cast<CallExpr>(E), /*Unused=*/false, nullptr);
  case Stmt::ImplicitCastExprClass:
  case Stmt::CStyleCastExprClass:
  case Stmt::CXXFunctionalCastExprClass:
  case Stmt::CXXStaticCastExprClass:
  case Stmt::CXXReinterpretCastExprClass:
  case Stmt::CXXConstCastExprClass:
  case Stmt::CXXDynamicCastExprClass:
  case Stmt::CXXAddrspaceCastExprClass: {
    const auto *CE = cast<CastExpr>(E);
    const Expr *Sub = CE->getSubExpr();
    switch (CE->getCastKind()) {
    case CK_NoOp:
    case CK_UserDefinedConversion:
    case CK_ConstructorConversion:
    case CK_LValueBitCast:
    case CK_AddressSpaceConversion:
    case CK_Dependent:
      if (E->isGLValue() || isAggregate(T))
        return castTo(place(Sub), AddrTy);
      break;
    case CK_LValueToRValue:
      // The value of a record: its place will do for whoever only reads it.
      if (isAggregate(T))
        return place(Sub);
      break;
    case CK_FunctionToPointerDecay:
    case CK_BuiltinFnToFnPtr:
      return place(Sub);
    case CK_DerivedToBase:
    case CK_UncheckedDerivedToBase:
      if (E->isGLValue() || isAggregate(T))
        return baseAddr(place(Sub), CE, /*ToBase=*/true);
      break;
    case CK_BaseToDerived:
      if (E->isGLValue())
        return baseAddr(place(Sub), CE, /*ToBase=*/false);
      break;
    case CK_Dynamic:
      if (E->isGLValue()) {
        ignored(Sub);
        return havoc(AddrTy);
      }
      break;
    default:
      break;
    }
    break;
  }
  case Stmt::OpaqueValueExprClass: {
    if (!E->isGLValue())
      break;
    auto It = Opaque.find(cast<OpaqueValueExpr>(E));
    if (It != Opaque.end())
      return It->second;
    if (const Expr *Src = cast<OpaqueValueExpr>(E)->getSourceExpr())
      return place(Src);
    return havoc(AddrTy);
  }
  case Stmt::InitListExprClass: {
    const auto *ILE = cast<InitListExpr>(E);
    if (E->isGLValue() && ILE->getNumInits() == 1)
      return place(ILE->getInit(0));
    break;
  }
  case Stmt::PseudoObjectExprClass:
    if (E->isGLValue())
      return unknown(E, "property", AddrTy);
    break;
  case Stmt::RecoveryExprClass:
    return unknown(E, "code with errors", AddrTy);
  default:
    break;
  }
  if (std::optional<Operand> P = cxxPlace(E))
    return *P;
  if (E->isGLValue())
    return unknown(E, std::string("place ") + E->getStmtClassName(), AddrTy);
  if (T->isVoidType() || T->isDependentType()) {
    ignored(E);
    return havoc(AddrTy);
  }
  // A value where a place is asked for: put it somewhere.
  SlotId S = toTemp(E, /*Own=*/true);
  return slotAddr(S);
}

pm::Operand FunctionLowering::declPlace(const ValueDecl *D, const Expr *E) {
  if (const auto *FDecl = dyn_cast<FunctionDecl>(D)) {
    return Operand::function(MB.function(FDecl),
                             MB.pointerTo(MB.type(FDecl->getType())));
  }
  if (const auto *BD = dyn_cast<BindingDecl>(D)) {
    if (const VarDecl *Holder = BD->getHoldingVar())
      return declPlace(Holder, E);
    if (const Expr *Binding = BD->getBinding())
      return place(Binding);
    return havoc(MB.addressType(D->getType()));
  }
  auto Capture = Captures.find(D);
  if (Capture != Captures.end()) {
    Operand Closure = load(slotAddr(ThisSlot), Slots[ThisSlot].Type);
    return fieldPlace(Closure, Capture->second);
  }
  const auto *VD = dyn_cast<VarDecl>(D);
  if (!VD)
    return havoc(MB.addressType(D->getType()));
  QualType T = VD->getType();
  TypeId AddrTy = MB.addressType(T);
  if (VD->hasGlobalStorage() || VD->hasExternalStorage()) {
    uint32_t G = MB.global(VD);
    if (T->isReferenceType())
      return load(Operand::global(G, MB.pointerTo(M.Globals[G].Type)),
                  M.Globals[G].Type);
    return Operand::global(G, AddrTy);
  }
  // A variable of the function around a lambda that it does not capture, or
  // one whose declaration was lost.
  if (!VarSlots.count(VD)) {
    if (VD->getDeclContext() != FD && VD->getInit() &&
        VD->isUsableInConstantExpressions(Ctx)) {
      SlotId S = tempSlot(MB.objectType(T));
      if (!isAggregate(T) && !T->isReferenceType()) {
        store(slotAddr(S), coerce(scalar(VD->getInit()), Slots[S].Type));
        return slotAddr(S);
      }
    }
    if (isa<ParmVarDecl>(VD) || VD->getDeclContext() != FD)
      return havoc(AddrTy);
  }
  SlotId S = varSlot(VD);
  if (T->isReferenceType() || Indirect.count(VD))
    return load(slotAddr(S), Slots[S].Type);
  return slotAddr(S);
}

pm::Operand FunctionLowering::fieldPlace(Operand Base, const FieldDecl *F) {
  uint32_t Index = MB.fieldIndex(F);
  TypeId AddrTy = MB.addressType(F->getType());
  if (Index == pm::None)
    return havoc(AddrTy);
  pm::RecordId R = MB.record(F->getParent());
  Operand P = field(Base, R, Index);
  if (F->getType()->isReferenceType())
    return load(P, M.Records[R].Fields[Index].Type);
  return P;
}

pm::Operand FunctionLowering::member(const MemberExpr *E) {
  const ValueDecl *D = E->getMemberDecl();
  const Expr *Base = E->getBase();
  if (isa<VarDecl>(D) || isa<FunctionDecl>(D) || isa<EnumConstantDecl>(D)) {
    ignored(Base);
    return declPlace(D, E);
  }
  const auto *F = dyn_cast<FieldDecl>(D);
  Operand B;
  if (E->isArrow())
    B = Base->isGLValue() && Base->getType()->isArrayType()
            ? decay(place(Base), Base->getType())
            : scalar(Base);
  else
    B = place(Base);
  if (!F)
    return havoc(MB.addressType(E->getType()));
  TypeId Want = MB.pointerTo(MB.type(compat::tagType(Ctx, F->getParent())));
  if (B.isNone() || M.Types[B.Type].Kind != pm::TypeKind::Pointer)
    B = coerce(B, Want);
  return fieldPlace(B, F);
}

pm::Operand FunctionLowering::subscript(const ArraySubscriptExpr *E) {
  TypeId AddrTy = MB.addressType(E->getType());
  const Expr *Base = E->getBase(), *Idx = E->getIdx();
  if (Base->getType()->isVectorType()) {
    Operand P = Base->isGLValue() ? place(Base) : havoc(AddrTy);
    ignored(Idx);
    return offset(castTo(P, AddrTy), havoc(MB.intType(64, true)), 1, AddrTy);
  }
  Operand B, I;
  auto Pointer = [&] {
    return Base->isGLValue() && Base->getType()->isArrayType()
               ? decay(place(Base), Base->getType())
               : scalar(Base);
  };
  if (E->getLHS() == Base) {
    B = Pointer();
    I = scalar(Idx);
  } else {
    I = scalar(Idx);
    B = Pointer();
  }
  if (B.isNone() || M.Types[B.Type].Kind != pm::TypeKind::Pointer)
    B = coerce(B, AddrTy);
  if (I.isNone())
    I = havoc(MB.intType(64, true));
  QualType PtrTy = Base->getType();
  if (!PtrTy->isPointerType())
    PtrTy = E->getType()->isDependentType() ? Ctx.getPointerType(Ctx.CharTy)
                                            : Ctx.getPointerType(E->getType());
  return pointerAdd(B, I, PtrTy, /*Minus=*/false, AddrTy);
}

} // namespace frontend
} // namespace fltlint
