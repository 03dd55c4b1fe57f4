//===- CxxFunctionLowering.cpp - Whole functions, special members ---------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FunctionLowering.h"
#include "clang/AST/ASTLambda.h"

using namespace clang;
using namespace llvm;

namespace fltlint {
namespace frontend {

FunctionLowering::FunctionLowering(ModuleBuilder &MB, uint32_t Index,
                                   const FunctionDecl *FD)
    : MB(MB), Ctx(MB.Ctx), M(MB.M), Index(Index), FD(FD),
      CurRange(FD->getNameInfo().getSourceRange()),
      CurPoint(FD->getLocation()) {}

void FunctionLowering::run() {
  push(ScopeKind::Root, nullptr);
  const auto *Method = dyn_cast<CXXMethodDecl>(FD);
  bool HasThis = Method && Method->isImplicitObjectMemberFunction();
  size_t NumParams = M.Functions[Index].Params.size();
  for (size_t I = 0; I != NumParams; ++I) {
    // Copies: lowering may add functions and move them.
    TypeId Ty = M.Functions[Index].Params[I].Type;
    std::string Name = M.Functions[Index].Params[I].Name;
    clang::SourceRange R(FD->getLocation());
    const ParmVarDecl *PD = nullptr;
    size_t N = I - HasThis;
    if (!(HasThis && I == 0) && N < FD->getNumParams()) {
      PD = FD->getParamDecl(N);
      R = clang::SourceRange(PD->getLocation());
    }
    SlotId S = newSlot(Name, Ty, R);
    Slots[S].IsParam = true;
    if (HasThis && I == 0)
      ThisSlot = S;
    if (PD) {
      VarSlots[PD] = S;
      if (PD->getType()->isRecordType())
        Indirect.insert(PD);
    }
  }
  if (Method && isLambdaCallOperator(Method)) {
    DenseMap<const ValueDecl *, FieldDecl *> Fields;
    Method->getParent()->getCaptureFields(Fields, CapturedThis);
    for (const auto &F : Fields)
      Captures[F.first] = F.second;
  }
  forceBlock(newBlock());

  const Stmt *Body = FD->getBody();
  // The invoker's body is empty; what it does is left to code generation.
  if (Method && (!Body || Method->isLambdaStaticInvoker())) {
    synthesize(Method);
  } else if (isa_and_nonnull<CoroutineBodyStmt>(Body)) {
    unknownStmt(cast<CoroutineBodyStmt>(Body)->getBody(), "coroutine",
                MB.voidType());
  } else if (Body) {
    bodyWith(Body);
  }

  if (isLive()) {
    At Here(*this,
            clang::SourceRange(Body ? Body->getEndLoc() : FD->getLocation()));
    Destination D;
    D.IsReturn = true;
    TypeId Ty = M.Functions[Index].ReturnType;
    if (M.Types[Ty].Kind != pm::TypeKind::Void)
      D.Value = FD->isMain() ? integer(0, Ty) : Operand::undef(Ty);
    if (!SynthesizedValue.isNone())
      D.Value = SynthesizedValue;
    exitTo(D);
  }
  finish();
}

void FunctionLowering::bodyWith(const Stmt *Body) {
  std::vector<const void *> Path;
  scanLabels(Body, Path);
  if (const auto *C = dyn_cast<CXXConstructorDecl>(FD))
    constructorPrologue(C);
  if (isa<CXXDestructorDecl>(FD))
    push(ScopeKind::Members, nullptr);
  stmt(Body);
}

//===----------------------------------------------------------------------===//
// Constructors and destructors
//===----------------------------------------------------------------------===//

void FunctionLowering::constructorPrologue(const CXXConstructorDecl *C) {
  const CXXRecordDecl *RD = C->getParent();
  for (const CXXCtorInitializer *I : C->inits()) {
    if (!isLive())
      return;
    const Expr *Init = I->getInit();
    if (!Init)
      continue;
    At Here(*this, I->isWritten() ? I->getSourceRange() : CurRange);
    FullExpression FE(*this);
    Operand This = load(slotAddr(ThisSlot), Slots[ThisSlot].Type);
    if (I->isDelegatingInitializer()) {
      into(Init, This);
      continue;
    }
    if (I->isBaseInitializer()) {
      const CXXRecordDecl *Base = I->getBaseClass()->getAsCXXRecordDecl();
      uint32_t F = Base ? MB.baseIndex(RD, Base) : pm::None;
      if (F != pm::None)
        into(Init, field(This, MB.record(RD), F));
      else
        ignored(Init);
      continue;
    }
    Operand P = This;
    const FieldDecl *Member = I->getAnyMember();
    if (const IndirectFieldDecl *IF = I->getIndirectMember()) {
      for (const NamedDecl *Link : IF->chain())
        if (const auto *F = dyn_cast<FieldDecl>(Link))
          P = fieldPlaceRaw(P, F);
    } else {
      P = fieldPlaceRaw(P, Member);
    }
    QualType T = Member->getType();
    TypeId Ty = M.Types[P.Type].Element;
    if (T->isReferenceType())
      store(P, coerce(place(Init), Ty));
    else if (isAggregate(T))
      into(Init, P);
    else
      store(P, coerce(scalar(Init), Ty));
  }
}

/// Members in reverse order, then bases in reverse order.
void FunctionLowering::destructorEpilogue() {
  const CXXRecordDecl *RD = cast<CXXDestructorDecl>(FD)->getParent();
  auto HasParts = [&] {
    return any_of(
               RD->fields(),
               [](const FieldDecl *F) { return needsDestroy(F->getType()); }) ||
           any_of(RD->bases(), [](const CXXBaseSpecifier &B) {
             return needsDestroy(B.getType());
           });
  };
  if (RD->isUnion() || !isLive() || !HasParts())
    return;
  Operand This = load(slotAddr(ThisSlot), Slots[ThisSlot].Type);
  SmallVector<const FieldDecl *, 8> Fields(RD->fields());
  for (const FieldDecl *F : reverse(Fields))
    if (needsDestroy(F->getType()))
      destroy(fieldPlaceRaw(This, F), F->getType(), /*Implicit=*/true);
  auto Bases = [&](bool Virtual) {
    SmallVector<const CXXBaseSpecifier *, 4> List;
    for (const CXXBaseSpecifier &B : Virtual ? RD->vbases() : RD->bases())
      if (B.isVirtual() == Virtual)
        List.push_back(&B);
    for (const CXXBaseSpecifier *B : reverse(List)) {
      const CXXRecordDecl *Base = B->getType()->getAsCXXRecordDecl();
      uint32_t F = Base ? MB.baseIndex(RD, Base) : pm::None;
      if (F != pm::None && needsDestroy(B->getType()))
        destroy(field(This, MB.record(RD), F), B->getType(),
                /*Implicit=*/true);
    }
  };
  Bases(/*Virtual=*/false);
  Bases(/*Virtual=*/true);
}

//===----------------------------------------------------------------------===//
// What the compiler would have written
//===----------------------------------------------------------------------===//

void FunctionLowering::synthesize(const CXXMethodDecl *MD) {
  if (MD->isLambdaStaticInvoker()) {
    // Calls the lambda, which captures nothing, so that any object will do.
    const CXXMethodDecl *Op = MD->getParent()->getLambdaCallOperator();
    if (!Op || Op->isTemplated()) {
      lost("invoker of a generic lambda", MD->getLocation());
      emit(pm::Opcode::Unknown).Text = "invoker of a generic lambda";
      return;
    }
    SmallVector<Operand, 8> Args;
    if (Op->isImplicitObjectMemberFunction())
      Args.push_back(Operand::undef(MB.type(Op->getThisType())));
    for (const ParmVarDecl *PD : MD->parameters()) {
      SlotId S = varSlot(PD);
      Args.push_back(load(slotAddr(S), Slots[S].Type));
    }
    SynthesizedValue =
        call(Operand::function(MB.function(Op),
                               MB.pointerTo(MB.type(Op->getType()))),
             Args, MB.type(Op->getReturnType()));
    return;
  }
  if (isa<CXXDestructorDecl>(MD)) {
    push(ScopeKind::Members, nullptr);
    return;
  }
  if (const auto *C = dyn_cast<CXXConstructorDecl>(MD)) {
    if (C->getNumCtorInitializers())
      return constructorPrologue(C);
    return memberwise(MD, /*IsCtor=*/true);
  }
  memberwise(MD, /*IsCtor=*/false);
  if (ThisSlot != pm::None)
    SynthesizedValue = coerce(load(slotAddr(ThisSlot), Slots[ThisSlot].Type),
                              M.Functions[Index].ReturnType);
}

void FunctionLowering::memberwise(const CXXMethodDecl *MD, bool IsCtor) {
  const CXXRecordDecl *RD = MD->getParent();
  bool Copies = MD->getNumParams() >= 1;
  Operand This = load(slotAddr(ThisSlot), Slots[ThisSlot].Type);
  Operand From;
  bool Move = false;
  if (Copies) {
    SlotId S = varSlot(MD->getParamDecl(0));
    From = load(slotAddr(S), Slots[S].Type);
    Move = MD->getParamDecl(0)->getType()->isRValueReferenceType();
  }
  if (RD->isUnion() && Copies)
    return copy(This, From, M.Records[MB.record(RD)].Size);
  for (const CXXBaseSpecifier &B : RD->bases()) {
    const CXXRecordDecl *Base = B.getType()->getAsCXXRecordDecl();
    uint32_t F = Base ? MB.baseIndex(RD, Base) : pm::None;
    if (F == pm::None)
      continue;
    Operand Dst = field(This, MB.record(RD), F);
    Operand Src = Copies ? field(From, MB.record(RD), F) : Operand();
    copyMember(Dst, Src, B.getType(), IsCtor, Move);
  }
  for (const FieldDecl *F : RD->fields()) {
    if (MB.fieldIndex(F) == pm::None)
      continue;
    Operand Dst = fieldPlaceRaw(This, F);
    Operand Src = Copies ? fieldPlaceRaw(From, F) : Operand();
    if (!Copies && F->hasInClassInitializer() && F->getInClassInitializer()) {
      FullExpression FE(*this);
      if (isAggregate(F->getType()))
        into(F->getInClassInitializer(), Dst);
      else
        store(Dst, coerce(scalar(F->getInClassInitializer()),
                          M.Types[Dst.Type].Element));
      continue;
    }
    copyMember(Dst, Src, F->getType(), IsCtor, Move);
  }
}

/// Makes or assigns one member from \p Src, which is none for a default
/// constructor.
void FunctionLowering::copyMember(Operand Dst, Operand Src, QualType T,
                                  bool IsCtor, bool IsMove) {
  if (T->isArrayType() && !Src.isNone()) {
    QualType Elt = Ctx.getAsArrayType(T)->getElementType();
    const CXXRecordDecl *RD = Ctx.getBaseElementType(T)->getAsCXXRecordDecl();
    if (!RD)
      return copy(Dst, Src, MB.sizeOf(T));
    Operand First = decay(Src, T);
    int64_t Stride = MB.sizeOf(Elt);
    return eachElement(Dst, T, false, [&](Operand To, Operand I) {
      copyMember(To, offset(First, I, Stride, First.Type), Elt, IsCtor, IsMove);
    });
  }
  const CXXRecordDecl *RD = T->getAsCXXRecordDecl();
  if (RD && RD->getDefinition())
    RD = RD->getDefinition();
  const CXXMethodDecl *With = nullptr;
  if (RD && RD->isCompleteDefinition()) {
    if (IsCtor) {
      for (const CXXConstructorDecl *C : RD->ctors()) {
        bool Fits = Src.isNone() ? C->isDefaultConstructor()
                                 : C->isCopyOrMoveConstructor();
        if (!Fits || C->isDeleted())
          continue;
        if (!With || (IsMove && C->isMoveConstructor()) ||
            (!IsMove && C->isCopyConstructor()))
          With = C;
      }
    } else {
      for (const CXXMethodDecl *O : RD->methods()) {
        if (O->isDeleted() ||
            !(O->isCopyAssignmentOperator() || O->isMoveAssignmentOperator()))
          continue;
        if (!With || O->isMoveAssignmentOperator() == IsMove)
          With = O;
      }
    }
  }
  if (!With || With->isTrivial()) {
    if (!Src.isNone())
      copy(Dst, Src, MB.sizeOf(T));
    return;
  }
  SmallVector<Operand, 2> Args{castTo(Dst, MB.type(With->getThisType()))};
  if (!Src.isNone() && With->getNumParams())
    Args.push_back(castTo(Src, MB.type(With->getParamDecl(0)->getType())));
  call(Operand::function(MB.function(With),
                         MB.pointerTo(MB.type(With->getType()))),
       Args, IsCtor ? MB.voidType() : MB.type(With->getReturnType()));
}

} // namespace frontend
} // namespace fltlint
