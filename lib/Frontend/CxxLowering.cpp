//===- CxxLowering.cpp - C++ expressions and objects ----------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FunctionLowering.h"
#include "clang/AST/Attr.h"

using namespace clang;
using namespace llvm;

namespace fltlint {
namespace frontend {

//===----------------------------------------------------------------------===//
// this, bases, temporaries
//===----------------------------------------------------------------------===//

pm::Operand FunctionLowering::thisValue(const Expr *E) {
  TypeId Ty = MB.type(E->getType());
  if (ThisOverride)
    return castTo(*ThisOverride, Ty);
  if (ThisSlot == pm::None)
    return havoc(Ty);
  Operand This = load(slotAddr(ThisSlot), Slots[ThisSlot].Type);
  if (!CapturedThis)
    return coerce(This, Ty);
  // In a lambda: `this` of the function around it, or a copy of the object.
  Operand P = fieldPlace(This, CapturedThis);
  if (CapturedThis->getType()->isPointerType())
    return coerce(load(P, MB.type(CapturedThis->getType())), Ty);
  return coerce(P, Ty);
}

/// The address of the base class object or of the object it is a base of.
pm::Operand FunctionLowering::baseAddr(Operand Obj, const CastExpr *E,
                                       bool ToBase) {
  QualType To = E->getType(), From = E->getSubExpr()->getType();
  bool Pointers = !E->isGLValue() && To->isPointerType();
  TypeId Ty = Pointers ? MB.type(To) : MB.addressType(To);
  auto ClassOf = [&](QualType T) {
    if (Pointers && T->isPointerType())
      T = T->getPointeeType();
    return T->getAsCXXRecordDecl();
  };
  const CXXRecordDecl *Class = ClassOf(ToBase ? From : To);
  int64_t Offset = 0;
  for (const CXXBaseSpecifier *B : E->path()) {
    const CXXRecordDecl *Base = B->getType()->getAsCXXRecordDecl();
    if (!Class || !Base)
      return havoc(Ty);
    uint32_t F = MB.baseIndex(Class, Base);
    if (F == pm::None)
      return havoc(Ty);
    Offset += M.Records[MB.record(Class)].Fields[F].OffsetBits / 8;
    Class = Base;
  }
  if (Obj.isNone() || M.Types[Obj.Type].Kind != pm::TypeKind::Pointer)
    return havoc(Ty);
  if (!ToBase)
    Offset = -Offset;
  TypeId Word = MB.intType(64, true);
  if (!Pointers || Offset == 0 ||
      isa<CXXThisExpr>(E->getSubExpr()->IgnoreParenImpCasts()))
    return offset(Obj, integer(Offset, Word), 1, Ty);
  // Null stays null.
  SlotId S = tempSlot(Ty);
  scopeBegin(S);
  store(slotAddr(S), Operand::null(Ty));
  BlockId Adjust = newBlock(), End = newBlock();
  condBr(Obj, Adjust, End, "");
  setBlock(Adjust);
  store(slotAddr(S), offset(Obj, integer(Offset, Word), 1, Ty));
  br(End);
  setBlock(End);
  Operand V = load(slotAddr(S), Ty);
  scopeEnd(S);
  return V;
}

pm::Operand FunctionLowering::materialize(const MaterializeTemporaryExpr *E) {
  const Expr *Sub = E->getSubExpr();
  QualType T = Sub->getType();
  TypeId AddrTy = MB.addressType(E->getType());
  auto Fill = [&](Operand Dst) {
    if (isAggregate(T))
      into(Sub, Dst);
    else
      store(Dst, coerce(scalar(Sub), MB.type(T)));
  };
  switch (E->getStorageDuration()) {
  case SD_Static:
  case SD_Thread: {
    uint32_t G = MB.hiddenGlobal("temporary", MB.type(T));
    Operand Dst = Operand::global(G, MB.pointerTo(MB.type(T)));
    Fill(Dst);
    return castTo(Dst, AddrTy);
  }
  case SD_Automatic: {
    // Extended by the reference it is bound to.
    SlotId S = tempSlot(MB.objectType(T));
    scopeBegin(S);
    Fill(slotAddr(S));
    if (isLive()) {
      Scope *Before = Cur;
      ownTemp(S, T);
      Scope *N = Cur;
      Cur = Before;
      PendingExtended.push_back({S, N->Destroyed, N->Guard});
    }
    return castTo(slotAddr(S), AddrTy);
  }
  default:
    return castTo(slotAddr(toTemp(Sub, /*Own=*/true)), AddrTy);
  }
}

bool FunctionLowering::needsDestroy(QualType T) {
  if (T.isNull() || T->isDependentType() || T->isReferenceType())
    return false;
  return T.isDestructedType() == QualType::DK_cxx_destructor;
}

void FunctionLowering::destroy(Operand Addr, QualType T, bool Implicit) {
  if (!needsDestroy(T) || !isLive())
    return;
  if (T->isArrayType())
    return eachElement(Addr, T, /*Backwards=*/true, [&](Operand Elt, Operand) {
      destroy(Elt, Ctx.getAsArrayType(T)->getElementType(), Implicit);
    });
  const CXXRecordDecl *RD = T->getAsCXXRecordDecl();
  if (RD && RD->getDefinition())
    RD = RD->getDefinition();
  const CXXDestructorDecl *D = RD ? RD->getDestructor() : nullptr;
  if (!D)
    return;
  Operand This = castTo(Addr, MB.type(D->getThisType()));
  call(Operand::function(MB.function(D), MB.pointerTo(MB.type(D->getType()))),
       {This}, MB.voidType(), Implicit ? pm::ImplicitCall : 0);
}

pm::Operand FunctionLowering::virtualCallee(const Expr *Written, TypeId Ty) {
  return havoc(Ty);
}

//===----------------------------------------------------------------------===//
// Construction
//===----------------------------------------------------------------------===//

void FunctionLowering::construct(const CXXConstructExpr *E, Operand Dst,
                                 QualType T) {
  const CXXConstructorDecl *C = E->getConstructor();
  if (const clang::ArrayType *AT = Ctx.getAsArrayType(T)) {
    if (E->requiresZeroInitialization())
      zero(Dst, MB.sizeOf(T));
    if (C->isTrivial() && C->isDefaultConstructor())
      return;
    return eachElement(Dst, T, /*Backwards=*/false, [&](Operand Elt, Operand) {
      FullExpression FE(*this);
      construct(E, Elt, AT->getElementType());
    });
  }
  if (E->requiresZeroInitialization())
    zero(Dst, MB.sizeOf(T));
  if (E->isElidable() && E->getNumArgs() >= 1) {
    const Expr *Src = E->getArg(0)->IgnoreImplicit();
    if (!Src->isGLValue() && Ctx.hasSameUnqualifiedType(Src->getType(), T))
      return into(Src, Dst);
  }
  if (C->isTrivial()) {
    if (C->isCopyOrMoveConstructor() && E->getNumArgs() >= 1)
      copyObject(Dst, place(E->getArg(0)), T);
    return;
  }
  SmallVector<Operand, 8> Args;
  SmallVector<SlotId, 2> Temps;
  Args.push_back(castTo(Dst, MB.type(C->getThisType())));
  SmallVector<const Expr *, 8> Exprs(E->arg_begin(), E->arg_end());
  arguments(Exprs, C->getType()->getAs<FunctionProtoType>(), Args, Temps);
  call(Operand::function(MB.function(C), MB.pointerTo(MB.type(C->getType()))),
       Args, MB.voidType());
  for (SlotId S : Temps)
    scopeEnd(S);
}

void FunctionLowering::lambda(const LambdaExpr *E, Operand Dst) {
  const CXXRecordDecl *Closure = E->getLambdaClass();
  if (const CXXMethodDecl *Op = E->getCallOperator())
    if (!Op->isTemplated())
      MB.function(Op);
  auto Field = Closure->field_begin();
  for (const Expr *Init : E->capture_inits()) {
    if (Field == Closure->field_end())
      break;
    const FieldDecl *F = *Field++;
    if (!Init)
      continue;
    Operand P = fieldPlaceRaw(Dst, F);
    TypeId Ty = M.Types[P.Type].Element;
    if (F->getType()->isReferenceType())
      store(P, coerce(place(Init), Ty));
    else if (isAggregate(F->getType()))
      into(Init, P);
    else
      store(P, coerce(scalar(Init), Ty));
  }
}

pm::Operand FunctionLowering::newExpr(const CXXNewExpr *E) {
  TypeId Ty = MB.type(E->getType());
  QualType T = E->getAllocatedType();
  const FunctionDecl *New = E->getOperatorNew();
  TypeId SizeTy = MB.intType(64, false);
  Operand Count;
  Operand Size = integer(MB.sizeOf(T), SizeTy);
  if (E->isArray()) {
    if (std::optional<const Expr *> N = E->getArraySize(); N && *N)
      Count = castTo(coerce(scalar(*N), SizeTy), SizeTy);
    else
      Count = havoc(SizeTy);
    Size = binary(pm::BinaryOp::Mul, Count, Size, SizeTy);
  }
  Operand Raw;
  bool Placed = New && New->isReservedGlobalPlacementOperator();
  if (Placed && E->getNumPlacementArgs() == 1) {
    Raw = scalar(E->getPlacementArg(0));
  } else if (New) {
    SmallVector<Operand, 4> Args{Size};
    SmallVector<SlotId, 1> Temps;
    const auto *Proto = New->getType()->getAs<FunctionProtoType>();
    unsigned Skip = 1;
    if (E->passAlignment()) {
      Args.push_back(integer(Ctx.getTypeAlignInChars(T).getQuantity(), SizeTy));
      ++Skip;
    }
    SmallVector<const Expr *, 4> Exprs;
    for (unsigned I = 0; I != E->getNumPlacementArgs(); ++I)
      Exprs.push_back(E->getPlacementArg(I));
    arguments(Exprs, Proto, Args, Temps, Skip);
    Raw = call(Operand::function(MB.function(New),
                                 MB.pointerTo(MB.type(New->getType()))),
               Args, MB.type(New->getReturnType()));
    for (SlotId S : Temps)
      scopeEnd(S);
  } else {
    Raw = unknownStmt(E, "operator new is not known", MB.voidPointer());
  }
  Operand P = coerce(Raw, Ty);
  const Expr *Init = E->getInitializer();
  if (!Init || !isLive())
    return P;
  BlockId Do = newBlock(), Done = newBlock();
  if (Placed)
    br(Do);
  else
    condBr(P, Do, Done, "");
  setBlock(Do);
  ++Conditional;
  const auto *CE = dyn_cast<CXXConstructExpr>(Init->IgnoreImplicit());
  if (!E->isArray()) {
    if (isAggregate(T))
      into(Init, P);
    else
      store(P, coerce(scalar(Init), MB.type(T)));
  } else if (CE && !CE->getConstructor()->isTrivial()) {
    SlotId I = tempSlot(SizeTy);
    scopeBegin(I);
    store(slotAddr(I), integer(0, SizeTy));
    BlockId Head = newBlock(), Body = newBlock(), End = newBlock();
    br(Head);
    forceBlock(Head);
    Operand N = load(slotAddr(I), SizeTy);
    condBr(binary(pm::BinaryOp::Lt, N, Count, MB.intType(32, true)), Body, End,
           "");
    setBlock(Body);
    construct(CE, offset(P, N, MB.sizeOf(T), Ty), T);
    if (isLive())
      store(slotAddr(I),
            binary(pm::BinaryOp::Add, N, integer(1, SizeTy), SizeTy));
    br(Head);
    setBlock(End);
    scopeEnd(I);
  } else if (const auto *ILE = dyn_cast<InitListExpr>(Init)) {
    initList(ILE, castTo(P, MB.addressType(ILE->getType())), false);
  } else if (isa<ImplicitValueInitExpr>(Init) || CE) {
    if (!CE || CE->requiresZeroInitialization())
      zero(P, Size.Kind == pm::OperandKind::Int ? Size.Value : 0);
  } else {
    unknownStmt(Init, "initialiser of an allocated array", MB.voidType());
  }
  --Conditional;
  br(Done);
  setBlock(Done);
  return P;
}

void FunctionLowering::deleteExpr(const CXXDeleteExpr *E) {
  Operand P = scalar(E->getArgument());
  if (P.isNone() || M.Types[P.Type].Kind != pm::TypeKind::Pointer)
    return;
  QualType T = E->getDestroyedType();
  const FunctionDecl *Delete = E->getOperatorDelete();
  BlockId Do = newBlock(), Done = newBlock();
  condBr(P, Do, Done, "");
  setBlock(Do);
  bool Virtual = false;
  if (!T.isNull() && needsDestroy(T)) {
    const CXXRecordDecl *RD = T->getAsCXXRecordDecl();
    const CXXDestructorDecl *D = RD ? RD->getDestructor() : nullptr;
    Virtual = D && D->isVirtual() && !D->hasAttr<FinalAttr>() &&
              !RD->hasAttr<FinalAttr>();
    TypeId Word = MB.intType(64, true);
    if (E->isArrayForm()) {
      // As many as were allocated.
      SlotId I = tempSlot(Word);
      scopeBegin(I);
      store(slotAddr(I), havoc(Word));
      BlockId Head = newBlock(), Body = newBlock(), End = newBlock();
      br(Head);
      forceBlock(Head);
      Operand N = load(slotAddr(I), Word);
      condBr(
          binary(pm::BinaryOp::Gt, N, integer(0, Word), MB.intType(32, true)),
          Body, End, "");
      setBlock(Body);
      Operand Next = binary(pm::BinaryOp::Sub, N, integer(1, Word), Word);
      store(slotAddr(I), Next);
      destroy(offset(P, Next, MB.sizeOf(T), P.Type), T, /*Implicit=*/true);
      br(Head);
      setBlock(End);
      scopeEnd(I);
    } else if (Virtual) {
      Operand Callee = havoc(MB.pointerTo(MB.type(D->getType())));
      call(Callee, {castTo(P, MB.type(D->getThisType()))}, MB.voidType(),
           pm::ImplicitCall, "~" + RD->getNameAsString());
    } else {
      destroy(P, T, /*Implicit=*/true);
    }
  }
  // A virtual destructor frees by the operator of the most derived class; the
  // one that is visible here is as good a guess as any.
  if (Delete) {
    SmallVector<Operand, 3> Args{castTo(P, MB.voidPointer())};
    for (unsigned I = 1; I < Delete->getNumParams(); ++I) {
      QualType PT = Delete->getParamDecl(I)->getType();
      if (PT->isIntegerType())
        Args.push_back(integer(T.isNull() ? 0 : MB.sizeOf(T), MB.type(PT)));
      else
        Args.push_back(havoc(MB.type(PT)));
    }
    call(Operand::function(MB.function(Delete),
                           MB.pointerTo(MB.type(Delete->getType()))),
         Args, MB.voidType());
  }
  br(Done);
  setBlock(Done);
}

//===----------------------------------------------------------------------===//
// Expressions
//===----------------------------------------------------------------------===//

std::optional<pm::Operand> FunctionLowering::cxxScalar(const Expr *E) {
  TypeId Ty = MB.type(E->getType());
  switch (E->getStmtClass()) {
  case Stmt::CXXThisExprClass:
    return thisValue(E);
  case Stmt::CXXNullPtrLiteralExprClass:
    return Operand::null(Ty);
  case Stmt::CXXDefaultArgExprClass:
    return scalar(cast<CXXDefaultArgExpr>(E)->getExpr());
  case Stmt::CXXDefaultInitExprClass:
    return scalar(cast<CXXDefaultInitExpr>(E)->getExpr());
  case Stmt::SubstNonTypeTemplateParmExprClass:
    return scalar(cast<SubstNonTypeTemplateParmExpr>(E)->getReplacement());
  case Stmt::CXXRewrittenBinaryOperatorClass:
    return scalar(cast<CXXRewrittenBinaryOperator>(E)->getSemanticForm());
  case Stmt::CXXBindTemporaryExprClass:
    return scalar(cast<CXXBindTemporaryExpr>(E)->getSubExpr());
  case Stmt::CXXNewExprClass:
    return newExpr(cast<CXXNewExpr>(E));
  case Stmt::CXXDeleteExprClass:
    deleteExpr(cast<CXXDeleteExpr>(E));
    return Operand();
  case Stmt::CXXThrowExprClass:
    if (const Expr *Sub = cast<CXXThrowExpr>(E)->getSubExpr())
      ignored(Sub);
    unknownStmt(E, "throw", MB.voidType());
    terminate(pm::TermKind::Stop);
    return Operand();
  case Stmt::ArrayInitIndexExprClass:
    return ArrayIndex.empty() ? havoc(Ty) : castTo(ArrayIndex.back(), Ty);
  case Stmt::CXXNoexceptExprClass:
  case Stmt::TypeTraitExprClass:
  case Stmt::ArrayTypeTraitExprClass:
  case Stmt::ExpressionTraitExprClass:
  case Stmt::SizeOfPackExprClass:
  case Stmt::ConceptSpecializationExprClass:
  case Stmt::RequiresExprClass:
    return havoc(Ty);
  case Stmt::CXXParenListInitExprClass: {
    ArrayRef<const Expr *> Inits =
        cast<CXXParenListInitExpr>(E)->getInitExprs();
    if (Inits.size() == 1)
      return scalar(Inits[0]);
    return havoc(Ty);
  }
  case Stmt::CoawaitExprClass:
  case Stmt::CoyieldExprClass:
  case Stmt::DependentCoawaitExprClass:
    return unknown(E, "coroutine", Ty);
  default:
    return std::nullopt;
  }
}

std::optional<pm::Operand> FunctionLowering::cxxPlace(const Expr *E) {
  TypeId AddrTy = MB.addressType(E->getType());
  switch (E->getStmtClass()) {
  case Stmt::MaterializeTemporaryExprClass:
    return materialize(cast<MaterializeTemporaryExpr>(E));
  case Stmt::CXXDefaultArgExprClass:
    return place(cast<CXXDefaultArgExpr>(E)->getExpr());
  case Stmt::CXXDefaultInitExprClass:
    return place(cast<CXXDefaultInitExpr>(E)->getExpr());
  case Stmt::SubstNonTypeTemplateParmExprClass:
    if (!E->isGLValue())
      return std::nullopt;
    return place(cast<SubstNonTypeTemplateParmExpr>(E)->getReplacement());
  case Stmt::CXXRewrittenBinaryOperatorClass:
    if (!E->isGLValue())
      return std::nullopt;
    return place(cast<CXXRewrittenBinaryOperator>(E)->getSemanticForm());
  case Stmt::CXXTypeidExprClass:
  case Stmt::CXXUuidofExprClass:
    return havoc(AddrTy);
  case Stmt::ExtVectorElementExprClass: {
    const auto *V = cast<ExtVectorElementExpr>(E);
    Operand B = V->isArrow() ? scalar(V->getBase()) : place(V->getBase());
    return offset(castTo(B, AddrTy), havoc(MB.intType(64, true)), 1, AddrTy);
  }
  case Stmt::CXXThrowExprClass:
    scalar(E);
    return havoc(AddrTy);
  default:
    return std::nullopt;
  }
}

bool FunctionLowering::cxxInto(const Expr *E, Operand Dst) {
  QualType T = E->getType();
  switch (E->getStmtClass()) {
  case Stmt::CXXConstructExprClass:
  case Stmt::CXXTemporaryObjectExprClass:
    construct(cast<CXXConstructExpr>(E), Dst, T);
    return true;
  case Stmt::CXXBindTemporaryExprClass:
    into(cast<CXXBindTemporaryExpr>(E)->getSubExpr(), Dst);
    return true;
  case Stmt::LambdaExprClass:
    lambda(cast<LambdaExpr>(E), Dst);
    return true;
  case Stmt::CXXDefaultArgExprClass:
    into(cast<CXXDefaultArgExpr>(E)->getExpr(), Dst);
    return true;
  case Stmt::CXXDefaultInitExprClass:
    into(cast<CXXDefaultInitExpr>(E)->getExpr(), Dst);
    return true;
  case Stmt::SubstNonTypeTemplateParmExprClass:
    into(cast<SubstNonTypeTemplateParmExpr>(E)->getReplacement(), Dst);
    return true;
  case Stmt::CXXRewrittenBinaryOperatorClass:
    into(cast<CXXRewrittenBinaryOperator>(E)->getSemanticForm(), Dst);
    return true;
  case Stmt::CXXThrowExprClass:
    scalar(E);
    return true;
  case Stmt::CXXInheritedCtorInitExprClass: {
    // The base's constructor gets this constructor's own arguments.
    const auto *I = cast<CXXInheritedCtorInitExpr>(E);
    const CXXConstructorDecl *C = I->getConstructor();
    SmallVector<Operand, 8> Args;
    Args.push_back(castTo(Dst, MB.type(C->getThisType())));
    for (unsigned N = 0; N != C->getNumParams() && N != FD->getNumParams();
         ++N) {
      SlotId S = varSlot(FD->getParamDecl(N));
      Args.push_back(load(slotAddr(S), Slots[S].Type));
    }
    call(Operand::function(MB.function(C), MB.pointerTo(MB.type(C->getType()))),
         Args, MB.voidType());
    return true;
  }
  case Stmt::ArrayInitLoopExprClass: {
    const auto *L = cast<ArrayInitLoopExpr>(E);
    const OpaqueValueExpr *Common = L->getCommonExpr();
    if (const Expr *Src = Common->getSourceExpr())
      if (!Opaque.count(Common))
        Opaque[Common] = place(Src);
    eachElement(Dst, T, /*Backwards=*/false, [&](Operand Elt, Operand I) {
      ArrayIndex.push_back(I);
      const Expr *Sub = L->getSubExpr();
      if (isAggregate(Sub->getType()))
        into(Sub, Elt);
      else
        store(Elt, coerce(scalar(Sub), MB.type(Sub->getType())));
      ArrayIndex.pop_back();
    });
    Opaque.erase(Common);
    return true;
  }
  case Stmt::CXXStdInitializerListExprClass: {
    // A pointer and either a count or an end.
    const Expr *Sub = cast<CXXStdInitializerListExpr>(E)->getSubExpr();
    Operand Array = place(Sub);
    const RecordDecl *RD = T->getAsRecordDecl();
    const ConstantArrayType *CA = Ctx.getAsConstantArrayType(Sub->getType());
    if (!RD || !CA)
      return false;
    unsigned N = 0;
    Operand First = decay(Array, Sub->getType());
    for (const FieldDecl *F : RD->fields()) {
      Operand P = fieldPlaceRaw(Dst, F);
      TypeId Ty = M.Types[P.Type].Element;
      int64_t Count = CA->getSize().getLimitedValue();
      if (N++ == 0)
        store(P, castTo(First, Ty));
      else if (M.Types[Ty].Kind == pm::TypeKind::Pointer)
        store(P, castTo(offset(First, integer(Count, MB.intType(64, true)),
                               MB.sizeOf(CA->getElementType()), First.Type),
                        Ty));
      else
        store(P, integer(Count, Ty));
    }
    return true;
  }
  case Stmt::CXXParenListInitExprClass: {
    const auto *P = cast<CXXParenListInitExpr>(E);
    zero(Dst, MB.sizeOf(T));
    ArrayRef<const Expr *> Inits = P->getInitExprs();
    if (const clang::ArrayType *AT = Ctx.getAsArrayType(T)) {
      Operand First = decay(Dst, T);
      int64_t Stride = MB.sizeOf(AT->getElementType());
      for (size_t I = 0; I != Inits.size(); ++I)
        into(Inits[I], offset(First, integer(I, MB.intType(64, true)), Stride,
                              First.Type));
      return true;
    }
    const CXXRecordDecl *RD = T->getAsCXXRecordDecl();
    if (!RD)
      return false;
    if (RD->getDefinition())
      RD = RD->getDefinition();
    if (RD->isUnion()) {
      const FieldDecl *F = P->getInitializedFieldInUnion();
      if (F && !Inits.empty())
        into(Inits[0], fieldPlaceRaw(Dst, F));
      return true;
    }
    size_t Next = 0;
    for (const CXXBaseSpecifier &B : RD->bases()) {
      uint32_t F = MB.baseIndex(RD, B.getType()->getAsCXXRecordDecl());
      if (Next < Inits.size() && F != pm::None)
        into(Inits[Next], field(Dst, MB.record(RD), F));
      ++Next;
    }
    for (const FieldDecl *F : RD->fields()) {
      if (F->isUnnamedBitField() || Next >= Inits.size())
        continue;
      Operand Q = fieldPlaceRaw(Dst, F);
      if (F->getType()->isReferenceType())
        store(Q, coerce(place(Inits[Next]), M.Types[Q.Type].Element));
      else
        into(Inits[Next], Q);
      ++Next;
    }
    return true;
  }
  default:
    break;
  }
  if (isa<CastExpr>(E) &&
      isAggregate(cast<CastExpr>(E)->getSubExpr()->getType())) {
    copyObject(Dst, place(E), T);
    return true;
  }
  return false;
}

} // namespace frontend
} // namespace fltlint
