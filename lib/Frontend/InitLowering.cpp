//===- InitLowering.cpp - Objects and how they are filled -----------------===//
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

/// Elements of a local array that are written one by one.
static constexpr uint64_t MaxElements = 4096;

/// Arrays of that many objects are made and destroyed one by one, which says
/// more about each of them than a loop does.
static constexpr int64_t MaxUnrolled = 16;

FunctionLowering::SlotId FunctionLowering::toTemp(const Expr *E, bool Own) {
  QualType T = E->getType();
  SlotId S = tempSlot(MB.objectType(T));
  scopeBegin(S);
  if (isAggregate(T))
    into(E, slotAddr(S));
  else
    store(slotAddr(S), coerce(scalar(E), Slots[S].Type));
  if (Own)
    ownTemp(S, T);
  return S;
}

/// The temporary in \p S ends with the full expression.
void FunctionLowering::ownTemp(SlotId S, QualType T) {
  if (!isLive())
    return;
  Scope *N = push(ScopeKind::Local, nullptr);
  N->Slot = S;
  if (!needsDestroy(T))
    return;
  N->Destroyed = T;
  if (Conditional && FullExprBlock != pm::None) {
    // Made on some ways only: a flag tells whether there is one to destroy.
    TypeId Byte = MB.intType(8, false);
    SlotId G = tempSlot(Byte);
    pm::Instruction Clear;
    Clear.Op = pm::Opcode::Store;
    Clear.Type = Byte;
    Clear.Ops = {slotAddr(G), integer(0, Byte)};
    Clear.Loc = curLoc();
    auto &Instrs = block(FullExprBlock).Instrs;
    Instrs.insert(Instrs.begin() + std::min(FullExprPos, Instrs.size()), Clear);
    store(slotAddr(G), integer(1, Byte));
    N->Guard = G;
  }
}

void FunctionLowering::copyObject(Operand Dst, Operand Src, QualType T) {
  copy(Dst, Src, MB.sizeOf(T));
}

void FunctionLowering::into(const Expr *E, Operand Dst) {
  if (!isLive())
    return;
  At Here(*this, E);
  if (E->getType().isNull())
    return unknownInto(E, "code with errors", Dst);
  deeper([&] { intoImpl(E, Dst); });
}

void FunctionLowering::intoImpl(const Expr *E, Operand Dst) {
  QualType T = E->getType();
  if (T->isVoidType())
    return ignored(E);
  if (!isAggregate(T)) {
    store(Dst, coerce(scalar(E), MB.objectType(T)), T.isVolatileQualified());
    return;
  }
  if (E->isGLValue()) {
    Operand P = place(E);
    return copyObject(Dst, P, T);
  }
  switch (E->getStmtClass()) {
  case Stmt::ParenExprClass:
    return into(cast<ParenExpr>(E)->getSubExpr(), Dst);
  case Stmt::ConstantExprClass:
    return into(cast<ConstantExpr>(E)->getSubExpr(), Dst);
  case Stmt::ExprWithCleanupsClass: {
    FullExpression FE(*this, /*Nested=*/true);
    return into(cast<ExprWithCleanups>(E)->getSubExpr(), Dst);
  }
  case Stmt::GenericSelectionExprClass:
    if (cast<GenericSelectionExpr>(E)->isResultDependent())
      break;
    return into(cast<GenericSelectionExpr>(E)->getResultExpr(), Dst);
  case Stmt::ChooseExprClass:
    if (cast<ChooseExpr>(E)->isConditionDependent())
      break;
    return into(cast<ChooseExpr>(E)->getChosenSubExpr(), Dst);
  case Stmt::InitListExprClass:
    return initList(cast<InitListExpr>(E), Dst, /*Zeroed=*/false);
  case Stmt::StringLiteralClass:
    return stringInit(cast<clang::StringLiteral>(E), Dst, T, false);
  case Stmt::ImplicitValueInitExprClass:
  case Stmt::CXXScalarValueInitExprClass:
    return zero(Dst, MB.sizeOf(T));
  case Stmt::NoInitExprClass:
    return;
  case Stmt::DesignatedInitUpdateExprClass: {
    const auto *DU = cast<DesignatedInitUpdateExpr>(E);
    into(DU->getBase(), Dst);
    return initList(DU->getUpdater(), Dst, /*Zeroed=*/true);
  }
  case Stmt::CompoundLiteralExprClass:
    return into(cast<CompoundLiteralExpr>(E)->getInitializer(), Dst);
  case Stmt::CallExprClass:
  case Stmt::CXXMemberCallExprClass:
  case Stmt::CXXOperatorCallExprClass:
  case Stmt::UserDefinedLiteralClass:
    callExpr(cast<CallExpr>(E), /*Unused=*/false, &Dst);
    return;
  case Stmt::StmtExprClass:
    stmtExpr(cast<StmtExpr>(E), &Dst);
    return;
  case Stmt::BinaryOperatorClass: {
    const auto *BO = cast<clang::BinaryOperator>(E);
    if (BO->getOpcode() == BO_Comma) {
      ignored(BO->getLHS());
      return into(BO->getRHS(), Dst);
    }
    if (BO->getOpcode() == BO_Assign)
      return copyObject(Dst, assign(BO, nullptr), T);
    break;
  }
  case Stmt::ConditionalOperatorClass:
  case Stmt::BinaryConditionalOperatorClass: {
    const auto *CO = cast<AbstractConditionalOperator>(E);
    if (const auto *BC = dyn_cast<BinaryConditionalOperator>(E))
      Opaque[BC->getOpaqueValue()] = place(BC->getCommon());
    BlockId Then = newBlock(), Else = newBlock(), End = newBlock();
    cond(CO->getCond(), Then, Else);
    ++Conditional;
    setBlock(Then);
    if (isLive())
      into(CO->getTrueExpr(), Dst);
    br(End);
    setBlock(Else);
    if (isLive())
      into(CO->getFalseExpr(), Dst);
    br(End);
    --Conditional;
    setBlock(End);
    return;
  }
  case Stmt::OpaqueValueExprClass: {
    auto It = Opaque.find(cast<OpaqueValueExpr>(E));
    if (It != Opaque.end() &&
        M.Types[It->second.Type].Kind == pm::TypeKind::Pointer)
      return copyObject(Dst, It->second, T);
    if (const Expr *Src = cast<OpaqueValueExpr>(E)->getSourceExpr())
      return into(Src, Dst);
    break;
  }
  case Stmt::VAArgExprClass: {
    ignored(cast<VAArgExpr>(E)->getSubExpr());
    store(Dst, havoc(MB.type(T)));
    return;
  }
  case Stmt::ImplicitCastExprClass:
  case Stmt::CStyleCastExprClass:
  case Stmt::CXXFunctionalCastExprClass:
  case Stmt::CXXStaticCastExprClass:
  case Stmt::CXXConstCastExprClass: {
    const auto *CE = cast<CastExpr>(E);
    const Expr *Sub = CE->getSubExpr();
    switch (CE->getCastKind()) {
    case CK_LValueToRValue:
    case CK_LValueToRValueBitCast: {
      Operand P = place(Sub);
      return copyObject(Dst, P, T);
    }
    case CK_NoOp:
    case CK_UserDefinedConversion:
    case CK_ConstructorConversion:
    case CK_Dependent:
      return into(Sub, Dst);
    case CK_AtomicToNonAtomic:
    case CK_NonAtomicToAtomic:
      return into(Sub, Dst);
    case CK_ToUnion: {
      zero(Dst, MB.sizeOf(T));
      Operand V = castTo(Dst, MB.addressType(Sub->getType()));
      return into(Sub, V);
    }
    default:
      break;
    }
    break;
  }
  case Stmt::MemberExprClass:
  case Stmt::ArraySubscriptExprClass: {
    // Part of a record that is a value itself.
    Operand P = place(E);
    return copyObject(Dst, P, T);
  }
  case Stmt::PredefinedExprClass:
    return copyObject(Dst, place(E), T);
  case Stmt::RecoveryExprClass: {
    return unknownInto(E, "code with errors", Dst);
  }
  default:
    break;
  }
  if (cxxInto(E, Dst))
    return;
  unknownInto(E, std::string("object ") + E->getStmtClassName(), Dst);
}

/// What \p Dst holds afterwards is not known either.
void FunctionLowering::unknownInto(const Expr *E, StringRef Why, Operand Dst) {
  unknown(E, Why, MB.voidType());
  if (!isLive())
    return;
  pm::Instruction &I = block(CurBB).Instrs.back();
  if (I.Op == pm::Opcode::Unknown && !is_contained(I.Ops, Dst))
    I.Ops.push_back(Dst);
}

/// Returns false if the element needs no instruction.
bool FunctionLowering::initElement(const Expr *E, Operand Dst, bool Zeroed) {
  const Expr *Inner = E->IgnoreParens();
  if (const auto *ILE = dyn_cast<InitListExpr>(Inner);
      ILE && isAggregate(E->getType())) {
    initList(ILE, Dst, Zeroed);
    return true;
  }
  if (const auto *SL = dyn_cast<clang::StringLiteral>(Inner);
      SL && E->getType()->isArrayType()) {
    stringInit(SL, Dst, E->getType(), Zeroed);
    return true;
  }
  into(E, Dst);
  return true;
}

/// Does \p E leave its place as Zero made it?
static bool isZeroInit(const Expr *E, ASTContext &Ctx) {
  E = E->IgnoreParenImpCasts();
  if (isa<ImplicitValueInitExpr>(E) || isa<CXXScalarValueInitExpr>(E))
    return true;
  if (isa<NoInitExpr>(E))
    return true;
  if (const auto *ILE = dyn_cast<InitListExpr>(E)) {
    if (ILE->getSemanticForm())
      ILE = ILE->getSemanticForm();
    for (const Expr *Sub : ILE->inits())
      if (Sub && !isZeroInit(Sub, Ctx))
        return false;
    return !ILE->getArrayFiller() || isZeroInit(ILE->getArrayFiller(), Ctx);
  }
  if (E->isValueDependent() || E->containsErrors())
    return false;
  QualType T = E->getType();
  if (T->isIntegralOrEnumerationType()) {
    Expr::EvalResult R;
    return E->EvaluateAsInt(R, Ctx, Expr::SE_NoSideEffects) &&
           R.Val.getInt().isZero();
  }
  if (T->isPointerType())
    return E->isNullPointerConstant(Ctx, Expr::NPC_ValueDependentIsNotNull) !=
           Expr::NPCK_NotNull;
  return false;
}

static bool hasImplicitPart(const InitListExpr *E) {
  if (E->getSemanticForm())
    E = E->getSemanticForm();
  if (E->hasArrayFiller())
    return true;
  for (const Expr *Sub : E->inits()) {
    // A list with errors may have holes.
    if (!Sub || isa<ImplicitValueInitExpr>(Sub))
      return true;
    if (const auto *ILE = dyn_cast<InitListExpr>(Sub->IgnoreParens()))
      if (hasImplicitPart(ILE))
        return true;
  }
  return false;
}

void FunctionLowering::initList(const InitListExpr *E, Operand Dst,
                                bool Zeroed) {
  At Here(*this, E);
  if (const InitListExpr *Sem = E->getSemanticForm())
    E = Sem;
  QualType T = E->getType();
  if (!isAggregate(T) || E->isTransparent()) {
    if (E->getNumInits() == 1 && E->getInit(0))
      into(E->getInit(0), Dst);
    else
      zero(Dst, MB.sizeOf(T));
    return;
  }
  const RecordDecl *RD = T->getAsRecordDecl();
  if (RD && RD->getDefinition())
    RD = RD->getDefinition();
  bool Partial =
      hasImplicitPart(E) || E->getNumInits() == 0 || (RD && RD->isUnion());
  if (Partial && !Zeroed) {
    zero(Dst, MB.sizeOf(T));
    Zeroed = true;
  }
  auto Element = [&](const Expr *Sub, llvm::function_ref<Operand()> Place) {
    if (!Sub || isa<ImplicitValueInitExpr>(Sub) || isa<NoInitExpr>(Sub))
      return;
    if (Zeroed && isZeroInit(Sub, Ctx))
      return;
    At There(*this, Sub);
    initElement(Sub, Place(), Zeroed);
  };
  if (const clang::ArrayType *AT = Ctx.getAsArrayType(T)) {
    QualType Elt = AT->getElementType();
    TypeId EltAddr = MB.addressType(Elt);
    uint64_t Stride = MB.sizeOf(Elt);
    Operand First;
    auto At = [&](uint64_t I) {
      if (First.isNone())
        First = decay(Dst, T);
      return I ? offset(First, integer(I, MB.intType(64, true)), Stride,
                        EltAddr)
               : First;
    };
    // Dominance: the decayed address is made before any element branches.
    if (E->getNumInits())
      At(0);
    uint64_t N = E->getNumInits();
    for (uint64_t I = 0; I != N; ++I) {
      if (I == MaxElements) {
        unknownStmt(E, "rest of a large initialiser", MB.voidType());
        return;
      }
      Element(E->getInit(I), [&] { return At(I); });
    }
    const Expr *Filler = E->getArrayFiller();
    const ConstantArrayType *CA = Ctx.getAsConstantArrayType(T);
    if (Filler && CA && !isZeroInit(Filler, Ctx))
      for (uint64_t I = N; I < CA->getSize().getLimitedValue(MaxElements); ++I)
        Element(Filler, [&] { return At(I); });
    return;
  }
  if (!RD) {
    for (const Expr *Sub : E->inits())
      if (Sub)
        ignored(Sub);
    return;
  }
  if (RD->isUnion()) {
    const FieldDecl *F = E->getInitializedFieldInUnion();
    if (F && E->getNumInits())
      Element(E->getInit(0), [&] { return fieldPlaceRaw(Dst, F); });
    return;
  }
  std::optional<Operand> SavedThis = ThisOverride;
  ThisOverride = Dst;
  unsigned Next = 0;
  if (const auto *CXX = dyn_cast<CXXRecordDecl>(RD)) {
    for (const CXXBaseSpecifier &B : CXX->bases()) {
      if (Next >= E->getNumInits())
        break;
      const Expr *Sub = E->getInit(Next++);
      uint32_t BI = MB.baseIndex(CXX, B.getType()->getAsCXXRecordDecl());
      if (BI != pm::None)
        Element(Sub, [&] { return field(Dst, MB.record(CXX), BI); });
    }
  }
  for (const FieldDecl *F : RD->fields()) {
    if (F->isUnnamedBitField())
      continue;
    if (Next >= E->getNumInits())
      break;
    const Expr *Sub = E->getInit(Next++);
    if (Sub && F->getType()->isReferenceType()) {
      At There(*this, Sub);
      Operand P = place(Sub);
      Operand Slot = fieldPlaceRaw(Dst, F);
      store(Slot, coerce(P, M.Types[Slot.Type].Element));
      continue;
    }
    Element(Sub, [&] { return fieldPlaceRaw(Dst, F); });
  }
  ThisOverride = SavedThis;
}

/// The field itself, also where it is a reference.
pm::Operand FunctionLowering::fieldPlaceRaw(Operand Base, const FieldDecl *F) {
  uint32_t Index = MB.fieldIndex(F);
  if (Index == pm::None)
    return havoc(MB.pointerTo(MB.type(F->getType())));
  return field(Base, MB.record(F->getParent()), Index);
}

void FunctionLowering::stringInit(const clang::StringLiteral *SL, Operand Dst,
                                  QualType T, bool Zeroed) {
  uint64_t Size = MB.sizeOf(T);
  uint64_t Text = uint64_t(SL->getLength()) * SL->getCharByteWidth();
  // The terminating zero is part of the constant.
  uint64_t Bytes = std::min(Size, Text + SL->getCharByteWidth());
  if (Size > Bytes && !Zeroed)
    zero(Dst, Size);
  Operand S = Operand::string(MB.string(SL), MB.addressType(SL->getType()));
  copy(Dst, S, Bytes);
}

void FunctionLowering::eachElement(
    Operand Array, QualType ArrayTy, bool Backwards,
    llvm::function_ref<void(Operand, Operand)> Body) {
  const ConstantArrayType *CA = Ctx.getAsConstantArrayType(ArrayTy);
  if (!CA)
    return;
  QualType Elt = CA->getElementType();
  int64_t N = CA->getSize().getLimitedValue();
  if (N == 0)
    return;
  TypeId Word = MB.intType(64, true);
  Operand First = decay(Array, ArrayTy);
  int64_t Stride = MB.sizeOf(Elt);
  if (N <= MaxUnrolled) {
    for (int64_t I = 0; I != N && isLive(); ++I) {
      Operand At = integer(Backwards ? N - 1 - I : I, Word);
      Body(At.Value ? offset(First, At, Stride, MB.addressType(Elt)) : First,
           At);
    }
    return;
  }
  SlotId S = tempSlot(Word);
  scopeBegin(S);
  store(slotAddr(S), integer(Backwards ? N : 0, Word));
  BlockId Head = newBlock(), Do = newBlock(), End = newBlock();
  br(Head);
  forceBlock(Head);
  Operand I = load(slotAddr(S), Word);
  condBr(binary(Backwards ? pm::BinaryOp::Gt : pm::BinaryOp::Lt, I,
                integer(Backwards ? 0 : N, Word), MB.intType(32, true)),
         Do, End, "");
  setBlock(Do);
  Operand Next = binary(Backwards ? pm::BinaryOp::Sub : pm::BinaryOp::Add, I,
                        integer(1, Word), Word);
  if (Backwards)
    store(slotAddr(S), Next);
  Operand At = Backwards ? Next : I;
  Body(offset(First, At, Stride, MB.addressType(Elt)), At);
  if (!Backwards && isLive())
    store(slotAddr(S), Next);
  br(Head);
  setBlock(End);
  scopeEnd(S);
}

} // namespace frontend
} // namespace fltlint
