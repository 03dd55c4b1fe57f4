//===- ExprLowering.cpp - Values ------------------------------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FunctionLowering.h"
#include "RawTokens.h"
#include "fltlint/Frontend/ClangCompat.h"
#include "clang/Basic/SourceManager.h"

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

/// To MSVC a cast of a place to a type of its size is a place too, so drivers
/// write `&(ULONG)Length`. Clang keeps the operand of what it refuses.
const Expr *FunctionLowering::addressedThroughCast(const RecoveryExpr *E) {
  if (E->subExpressions().size() != 1)
    return nullptr;
  const Expr *Sub = E->subExpressions()[0];
  const auto *Cast = dyn_cast<CStyleCastExpr>(Sub->IgnoreParens());
  if (!Cast)
    return nullptr;
  // Clang does not keep the operator, nor where it stands.
  const SourceManager &SM = Ctx.getSourceManager();
  auto [File, Offset] =
      SM.getDecomposedLoc(SM.getSpellingLoc(Sub->getBeginLoc()));
  StringRef Before = SM.getBufferData(File).take_front(Offset).rtrim();
  if (!Before.consume_back("&") || Before.ends_with("&"))
    return nullptr;
  Sub = Cast->getSubExpr()->IgnoreParenImpCasts();
  return Sub->isGLValue() && !Sub->isTypeDependent() ? Sub : nullptr;
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
  if (const auto *RE = dyn_cast<RecoveryExpr>(E))
    if (const Expr *Sub = addressedThroughCast(RE))
      return place(Sub);
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
  Operand V;
  deeper([&] { V = scalarImpl(E); });
  // An operand with errors makes Clang forget the type that this has.
  if (V.isNone() || E->getType()->isVoidType() || E->isTypeDependent())
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
    // The parentheses that a macro puts around its argument are no reading.
    At There(*this, Sub->IgnoreParens());
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

} // namespace frontend
} // namespace fltlint
