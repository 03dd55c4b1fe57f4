//===- ExprLowering.cpp - Values ------------------------------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FunctionLowering.h"
#include "RawTokens.h"
#include "fltlint/Frontend/ClangCompat.h"

using namespace clang;
using namespace llvm;

namespace fltlint {
namespace frontend {

//===----------------------------------------------------------------------===//
// Full expressions
//===----------------------------------------------------------------------===//

FullExpression::FullExpression(FunctionLowering &L, bool Nested)
    : L(L), Outer(L.Cur), Conditional(L.Conditional), Block(L.FullExprBlock),
      Pos(L.FullExprPos), FirstExtended(L.PendingExtended.size()),
      Nested(Nested) {
  L.Conditional = 0;
  L.FullExprBlock = L.CurBB;
  L.FullExprPos = L.isLive() ? L.block(L.CurBB).Instrs.size() : 0;
}

void FullExpression::end() {
  if (Done)
    return;
  Done = true;
  L.popTo(Outer);
  // A temporary bound to a reference lives as long as that does.
  for (size_t I = FirstExtended; !Nested && I != L.PendingExtended.size();
       ++I) {
    const FunctionLowering::Extended &X = L.PendingExtended[I];
    Scope *N = L.push(ScopeKind::Local, nullptr);
    N->Slot = X.Slot;
    N->Destroyed = X.Destroyed;
    N->Guard = X.Guard;
  }
  if (!Nested)
    L.PendingExtended.truncate(FirstExtended);
  L.Conditional = Conditional;
  L.FullExprBlock = Block;
  L.FullExprPos = Pos;
}

void FunctionLowering::fullExpr(const Expr *E) {
  At Here(*this, E);
  FullExpression FE(*this);
  ignored(E);
}

void FunctionLowering::ignored(const Expr *E) {
  E = E->IgnoreParens();
  At Here(*this, E);
  QualType T = E->getType();
  if (T.isNull()) {
    unknown(E, "code with errors", MB.voidType());
    return;
  }
  if (const auto *FE = dyn_cast<clang::FullExpr>(E)) {
    if (isa<ExprWithCleanups>(FE)) {
      FullExpression Inner(*this, /*Nested=*/true);
      ignored(FE->getSubExpr());
    } else if (!tryConstant(E)) {
      ignored(FE->getSubExpr());
    }
    return;
  }
  // Naming a function or an unknown member does nothing but make its object.
  if (const auto *UM = dyn_cast<UnresolvedMemberExpr>(E)) {
    if (!UM->isImplicitAccess())
      ignored(UM->getBase());
    return;
  }
  if (const auto *DM = dyn_cast<CXXDependentScopeMemberExpr>(E)) {
    if (!DM->isImplicitAccess())
      ignored(DM->getBase());
    return;
  }
  if (const auto *ME = dyn_cast<MemberExpr>(E);
      ME && T->isSpecificPlaceholderType(BuiltinType::BoundMember))
    return ignored(ME->getBase());
  if (isa<OverloadExpr>(E) || isa<DependentScopeDeclRefExpr>(E))
    return;
  if (isa<DeclRefExpr>(E) || isa<CXXThisExpr>(E)) {
    // Naming a variable reads nothing, unless it is volatile.
    if (!E->isGLValue() || !T.isVolatileQualified())
      return;
    load(place(E), MB.type(T), /*Volatile=*/true);
    return;
  }
  if (const auto *CE = dyn_cast<CastExpr>(E)) {
    if (CE->getCastKind() == CK_ToVoid || CE->getCastKind() == CK_NoOp ||
        CE->getCastKind() == CK_Dependent ||
        (CE->getCastKind() == CK_LValueToRValue &&
         isa<DeclRefExpr>(CE->getSubExpr()->IgnoreParens())))
      return ignored(CE->getSubExpr());
    // Converting a value that nobody wants: only its making counts.
    if (isa<CallExpr>(CE->getSubExpr()->IgnoreParens()) &&
        (CE->getCastKind() == CK_IntegralCast ||
         CE->getCastKind() == CK_BitCast ||
         CE->getCastKind() == CK_IntegralToBoolean ||
         CE->getCastKind() == CK_PointerToBoolean))
      return ignored(CE->getSubExpr());
  }
  if (const auto *Call = dyn_cast<CallExpr>(E)) {
    if (isAggregate(T) && !E->isGLValue()) {
      ownTemp(toTemp(E, /*Own=*/false), T);
      return;
    }
    callExpr(Call, /*Unused=*/true, nullptr);
    return;
  }
  if (const auto *BO = dyn_cast<clang::BinaryOperator>(E)) {
    if (BO->getOpcode() == BO_Comma) {
      ignored(BO->getLHS());
      return ignored(BO->getRHS());
    }
    if (BO->isAssignmentOp()) {
      assign(BO, nullptr);
      return;
    }
    if (BO->isLogicalOp()) {
      if (tryConstant(BO))
        return;
      BlockId Rhs = newBlock(), End = newBlock();
      bool And = BO->getOpcode() == BO_LAnd;
      cond(BO->getLHS(), And ? Rhs : End, And ? End : Rhs);
      setBlock(Rhs);
      ++Conditional;
      ignored(BO->getRHS());
      --Conditional;
      br(End);
      setBlock(End);
      return;
    }
  }
  if (const auto *UO = dyn_cast<clang::UnaryOperator>(E))
    if (UO->isIncrementDecrementOp()) {
      increment(UO, nullptr);
      return;
    }
  if (const auto *CO = dyn_cast<ConditionalOperator>(E)) {
    BlockId Then = newBlock(), Else = newBlock(), End = newBlock();
    cond(CO->getCond(), Then, Else);
    ++Conditional;
    setBlock(Then);
    if (isLive())
      ignored(CO->getTrueExpr());
    br(End);
    setBlock(Else);
    if (isLive())
      ignored(CO->getFalseExpr());
    br(End);
    --Conditional;
    setBlock(End);
    return;
  }
  if (const auto *SE = dyn_cast<StmtExpr>(E); SE && T->isVoidType()) {
    stmtExpr(SE, nullptr);
    return;
  }
  if (E->isGLValue()) {
    Operand P = place(E);
    if (T.isVolatileQualified() && MB.isScalar(MB.type(T)))
      load(P, MB.type(T), /*Volatile=*/true);
    return;
  }
  if (isAggregate(T)) {
    SlotId S = toTemp(E, /*Own=*/false);
    ownTemp(S, T);
    return;
  }
  scalar(E);
}

//===----------------------------------------------------------------------===//
// What is not understood
//===----------------------------------------------------------------------===//

void FunctionLowering::lost(StringRef Why, SourceLocation L) {
  std::string Text =
      Why.str() + " (" + (L.isValid() ? MB.lineText(L) : "?") + ")";
  if (!is_contained(LostParts, Text))
    LostParts.push_back(std::move(Text));
}

/// All variables that \p S names, in the order of the source.
static void namedVars(const Stmt *S, SmallVectorImpl<const VarDecl *> &Out) {
  if (!S)
    return;
  if (const auto *DRE = dyn_cast<DeclRefExpr>(S))
    if (const auto *VD = dyn_cast<VarDecl>(DRE->getDecl()))
      if (!is_contained(Out, VD))
        Out.push_back(VD);
  if (const auto *OVE = dyn_cast<OpaqueValueExpr>(S))
    namedVars(OVE->getSourceExpr(), Out);
  for (const Stmt *C : S->children())
    namedVars(C, Out);
}

pm::Operand FunctionLowering::unknownStmt(const Stmt *S, StringRef Why,
                                          TypeId Ty) {
  At Here(*this, S);
  SmallVector<const VarDecl *, 8> Vars;
  namedVars(S, Vars);
  // A RecoveryExpr may have kept nothing of what stands in it.
  if (isa<RecoveryExpr>(S) && S->getBeginLoc().isFileID())
    for (const RawToken &T :
         rawTokens(Ctx, S->getBeginLoc(), endOfToken(Ctx, S->getEndLoc()))
             .Tokens)
      if (T.Kind == tok::raw_identifier)
        if (const VarDecl *VD = variableNamed(T.Text))
          if (!is_contained(Vars, VD))
            Vars.push_back(VD);
  SmallVector<Operand, 8> Ops;
  for (const VarDecl *VD : Vars) {
    if (VD->hasGlobalStorage() || VarSlots.count(VD) || Captures.count(VD))
      Ops.push_back(declPlace(VD, nullptr));
  }
  pm::Instruction &I = emit(pm::Opcode::Unknown);
  I.Text = Why.str();
  I.Ops.append(Ops.begin(), Ops.end());
  I.Type = Ty;
  if (M.Types[Ty].Kind == pm::TypeKind::Void)
    return Operand();
  return result(I, Ty);
}

/// Effects of the parts that are understood come first, in order.
pm::Operand FunctionLowering::unknown(const Expr *E, StringRef Why, TypeId Ty) {
  At Here(*this, E);
  if (const auto *RE = dyn_cast<RecoveryExpr>(E)) {
    if (std::optional<Operand> V = recoveredCall(RE))
      return M.Types[Ty].Kind == pm::TypeKind::Void ? Operand()
                                                    : coerce(*V, Ty);
    for (const Expr *Sub : RE->subExpressions())
      ignored(Sub);
  } else if (!isa<BlockExpr>(E)) {
    for (const Stmt *C : E->children())
      if (const auto *Sub = dyn_cast_or_null<Expr>(C))
        ignored(Sub);
  }
  return unknownStmt(E, Why, Ty);
}

/// \p V as a value of type \p Ty, whatever a broken program made of it.
pm::Operand FunctionLowering::coerce(Operand V, TypeId Ty) {
  if (V.isNone())
    return havoc(Ty);
  return castTo(V, Ty);
}

//===----------------------------------------------------------------------===//
// Scalars
//===----------------------------------------------------------------------===//

std::optional<pm::Operand> FunctionLowering::tryConstant(const Expr *E) {
  QualType T = E->getType();
  if (E->isValueDependent() || E->isTypeDependent() || E->containsErrors() ||
      T.isNull() || !T->isIntegralOrEnumerationType())
    return std::nullopt;
  TypeId Ty = MB.type(T);
  if (M.Types[Ty].Kind != pm::TypeKind::Int)
    return std::nullopt;
  Expr::EvalResult R;
  if (!E->EvaluateAsInt(R, Ctx, Expr::SE_NoSideEffects) || R.HasSideEffects)
    return std::nullopt;
  return MB.integer(R.Val.getInt(), Ty);
}

pm::Operand FunctionLowering::scalar(const Expr *E) {
  At Here(*this, E);
  if (E->getType().isNull())
    return unknown(E, "code with errors", MB.opaqueType());
  // A function is its own address, also where C calls it no place.
  if (E->getType()->isFunctionType())
    return place(E);
  TypeId Ty = MB.type(E->getType());
  // Calls are not folded: a function's own body says what it returns.
  if (!isa<CallExpr>(E) || cast<CallExpr>(E)->getBuiltinCallee())
    if (!E->isGLValue())
      if (std::optional<Operand> C = tryConstant(E))
        return *C;
  if (E->isGLValue()) {
    // A conversion is missing, as it is around what has errors.
    Operand P = place(E);
    QualType T = E->getType();
    if (T->isFunctionType())
      return P;
    if (T->isArrayType())
      return decay(P, T);
    if (T->isVoidType())
      return Operand();
    if (P.isNone() || M.Types[P.Type].Kind != pm::TypeKind::Pointer)
      return havoc(Ty);
    return load(P, Ty, T.isVolatileQualified());
  }
  Operand V = scalarImpl(E);
  if (V.isNone() || E->getType()->isVoidType())
    return V;
  return coerce(V, Ty);
}

pm::Operand FunctionLowering::scalarImpl(const Expr *E) {
  QualType T = E->getType();
  TypeId Ty = MB.type(T);
  switch (E->getStmtClass()) {
  case Stmt::ParenExprClass:
    return scalar(cast<ParenExpr>(E)->getSubExpr());
  case Stmt::ConstantExprClass:
    return scalar(cast<ConstantExpr>(E)->getSubExpr());
  case Stmt::ExprWithCleanupsClass: {
    FullExpression FE(*this, /*Nested=*/true);
    return scalar(cast<ExprWithCleanups>(E)->getSubExpr());
  }
  case Stmt::GenericSelectionExprClass: {
    const auto *G = cast<GenericSelectionExpr>(E);
    if (G->isResultDependent())
      return unknown(E, "_Generic that has errors", Ty);
    return scalar(G->getResultExpr());
  }
  case Stmt::ChooseExprClass: {
    const auto *C = cast<ChooseExpr>(E);
    if (C->isConditionDependent())
      return unknown(E, "__builtin_choose_expr that has errors", Ty);
    return scalar(C->getChosenSubExpr());
  }
  case Stmt::DeclRefExprClass:
    if (const auto *ECD =
            dyn_cast<EnumConstantDecl>(cast<DeclRefExpr>(E)->getDecl()))
      return MB.integer(ECD->getInitVal(), Ty);
    return place(E);
  case Stmt::CharacterLiteralClass:
  case Stmt::IntegerLiteralClass:
    return havoc(Ty); // Constant evaluation has had its turn.
  case Stmt::FloatingLiteralClass:
  case Stmt::ImaginaryLiteralClass:
  case Stmt::FixedPointLiteralClass:
    return havoc(Ty);
  case Stmt::GNUNullExprClass:
    return castTo(Operand::null(MB.voidPointer()), Ty);
  case Stmt::UnaryOperatorClass:
    return unary(cast<clang::UnaryOperator>(E));
  case Stmt::BinaryOperatorClass:
  case Stmt::CompoundAssignOperatorClass:
    return binaryExpr(cast<clang::BinaryOperator>(E));
  case Stmt::ConditionalOperatorClass:
  case Stmt::BinaryConditionalOperatorClass:
    return conditionalScalar(cast<AbstractConditionalOperator>(E));
  case Stmt::ImplicitCastExprClass:
  case Stmt::CStyleCastExprClass:
  case Stmt::CXXFunctionalCastExprClass:
  case Stmt::CXXStaticCastExprClass:
  case Stmt::CXXReinterpretCastExprClass:
  case Stmt::CXXConstCastExprClass:
  case Stmt::CXXDynamicCastExprClass:
  case Stmt::CXXAddrspaceCastExprClass:
  case Stmt::BuiltinBitCastExprClass:
    return scalarCast(cast<CastExpr>(E));
  case Stmt::CallExprClass:
  case Stmt::CXXMemberCallExprClass:
  case Stmt::CXXOperatorCallExprClass:
  case Stmt::UserDefinedLiteralClass:
    return callExpr(cast<CallExpr>(E), /*Unused=*/false, nullptr);
  case Stmt::StmtExprClass:
    return stmtExpr(cast<StmtExpr>(E), nullptr);
  case Stmt::ImplicitValueInitExprClass:
  case Stmt::CXXScalarValueInitExprClass:
    if (M.Types[Ty].Kind == pm::TypeKind::Pointer)
      return Operand::null(Ty);
    if (M.Types[Ty].Kind == pm::TypeKind::Int)
      return integer(0, Ty);
    return havoc(Ty);
  case Stmt::InitListExprClass: {
    const auto *ILE = cast<InitListExpr>(E);
    if (const InitListExpr *Sem = ILE->getSemanticForm())
      ILE = Sem;
    if (ILE->getNumInits() == 1 && ILE->getInit(0))
      return scalar(ILE->getInit(0));
    for (const Expr *Sub : ILE->inits())
      if (Sub)
        ignored(Sub);
    if (M.Types[Ty].Kind == pm::TypeKind::Pointer)
      return Operand::null(Ty);
    if (M.Types[Ty].Kind == pm::TypeKind::Int)
      return integer(0, Ty);
    return havoc(Ty);
  }
  case Stmt::OpaqueValueExprClass: {
    auto It = Opaque.find(cast<OpaqueValueExpr>(E));
    if (It != Opaque.end())
      return It->second;
    if (const Expr *Src = cast<OpaqueValueExpr>(E)->getSourceExpr())
      return scalar(Src);
    return havoc(Ty);
  }
  case Stmt::PseudoObjectExprClass: {
    const auto *PO = cast<PseudoObjectExpr>(E);
    Operand V;
    for (const Expr *Sem : PO->semantics()) {
      if (const auto *OVE = dyn_cast<OpaqueValueExpr>(Sem)) {
        const Expr *Src = OVE->getSourceExpr();
        Operand O = OVE->isGLValue() ? place(Src) : scalar(Src);
        Opaque[OVE] = O;
        if (Sem == PO->getResultExpr())
          V = O;
      } else if (Sem == PO->getResultExpr() && !Sem->getType()->isVoidType()) {
        V = scalar(Sem);
      } else {
        ignored(Sem);
      }
    }
    return V;
  }
  case Stmt::VAArgExprClass:
    ignored(cast<VAArgExpr>(E)->getSubExpr());
    return havoc(Ty);
  case Stmt::AtomicExprClass:
    return atomic(cast<AtomicExpr>(E));
  case Stmt::AddrLabelExprClass:
    return havoc(Ty);
  case Stmt::UnaryExprOrTypeTraitExprClass:
    // Of a variable-length array; everything else is a constant.
    if (const auto *U = cast<UnaryExprOrTypeTraitExpr>(E);
        !U->isArgumentType() && U->getArgumentExpr()->HasSideEffects(Ctx))
      ignored(U->getArgumentExpr());
    return havoc(Ty);
  case Stmt::OffsetOfExprClass: {
    const auto *O = cast<OffsetOfExpr>(E);
    for (unsigned I = 0; I != O->getNumExpressions(); ++I)
      ignored(O->getIndexExpr(I));
    return havoc(Ty);
  }
  case Stmt::SourceLocExprClass:
  case Stmt::PredefinedExprClass:
    return havoc(Ty);
  case Stmt::MemberExprClass: {
    // A member of a value: C has no place for it, we have.
    if (T->isSpecificPlaceholderType(BuiltinType::BoundMember))
      break;
    Operand P = place(E);
    if (T->isArrayType())
      return decay(P, T);
    return load(P, Ty, T.isVolatileQualified());
  }
  case Stmt::ArraySubscriptExprClass:
    return load(place(E), Ty, T.isVolatileQualified());
  case Stmt::RecoveryExprClass:
    return unknown(E, "code with errors", Ty);
  default:
    break;
  }
  if (std::optional<Operand> V = cxxScalar(E))
    return *V;
  if (M.Types[Ty].Kind == pm::TypeKind::Float || T->isVectorType() ||
      T->isAnyComplexType()) {
    for (const Stmt *C : E->children())
      if (const auto *Sub = dyn_cast_or_null<Expr>(C))
        ignored(Sub);
    return havoc(Ty);
  }
  return unknown(E, std::string("expression ") + E->getStmtClassName(), Ty);
}

pm::Operand FunctionLowering::scalarCast(const CastExpr *E) {
  const Expr *Sub = E->getSubExpr();
  TypeId Ty = MB.type(E->getType());
  switch (E->getCastKind()) {
  case CK_LValueToRValue: {
    QualType T = Sub->getType();
    Operand P = place(Sub);
    if (M.Types[P.Type].Kind != pm::TypeKind::Pointer)
      return havoc(Ty);
    return load(P, Ty, T.isVolatileQualified());
  }
  case CK_ArrayToPointerDecay:
    return castTo(decay(place(Sub), Sub->getType()), Ty);
  case CK_FunctionToPointerDecay:
  case CK_BuiltinFnToFnPtr:
    return place(Sub);
  case CK_NullToPointer:
    ignored(Sub);
    return Operand::null(Ty);
  case CK_NullToMemberPointer:
    return havoc(Ty);
  case CK_NoOp:
  case CK_BitCast:
  case CK_IntegralCast:
  case CK_BooleanToSignedIntegral:
  case CK_IntegralToPointer:
  case CK_PointerToIntegral:
  case CK_AddressSpaceConversion:
  case CK_AtomicToNonAtomic:
  case CK_NonAtomicToAtomic:
  case CK_UserDefinedConversion:
  case CK_ConstructorConversion:
  case CK_Dependent:
  case CK_AnyPointerToBlockPointerCast:
  case CK_CopyAndAutoreleaseBlockObject:
  case CK_CPointerToObjCPointerCast:
  case CK_BlockPointerToObjCPointerCast: {
    if (Sub->getType()->isVoidType()) {
      ignored(Sub);
      return havoc(Ty);
    }
    if (isAggregate(Sub->getType()) && !Sub->isGLValue()) {
      ownTemp(toTemp(Sub, /*Own=*/false), Sub->getType());
      return havoc(Ty);
    }
    return coerce(scalar(Sub), Ty);
  }
  case CK_IntegralToBoolean:
  case CK_PointerToBoolean: {
    Operand V = scalar(Sub);
    if (M.Types[V.Type].Kind == pm::TypeKind::Pointer)
      return binary(pm::BinaryOp::Ne, V, Operand::null(V.Type), Ty);
    if (M.Types[V.Type].Kind == pm::TypeKind::Int)
      return binary(pm::BinaryOp::Ne, V, integer(0, V.Type), Ty);
    return havoc(Ty);
  }
  case CK_DerivedToBase:
  case CK_UncheckedDerivedToBase:
    return baseAddr(scalar(Sub), E, /*ToBase=*/true);
  case CK_BaseToDerived:
    return baseAddr(scalar(Sub), E, /*ToBase=*/false);
  case CK_Dynamic: {
    // The object, or null.
    ignored(Sub);
    return havoc(Ty);
  }
  case CK_ToVoid:
    ignored(Sub);
    return Operand();
  case CK_LValueToRValueBitCast:
    return load(castTo(place(Sub), MB.addressType(E->getType())), Ty);
  default:
    // Floating point, complex numbers, vectors, member pointers.
    if (Sub->isGLValue())
      place(Sub);
    else
      ignored(Sub);
    return havoc(Ty);
  }
}

//===----------------------------------------------------------------------===//
// Operators
//===----------------------------------------------------------------------===//

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
