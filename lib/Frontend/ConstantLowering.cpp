//===- ConstantLowering.cpp - Constants and initial content ---------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The initial content of a global is found by walking its initialiser, one
/// scalar at a time, not by evaluating it as a whole: one broken entry of a
/// registration table must not cost the others.
///
//===----------------------------------------------------------------------===//

#include "ModuleBuilder.h"
#include "clang/AST/APValue.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;
using namespace llvm;

namespace fltlint {
namespace frontend {

/// Entries of one array. A bigger table is data, not code.
static constexpr uint64_t MaxArray = 1u << 16;

pm::Operand ModuleBuilder::integer(const APSInt &V, pm::TypeId Ty) {
  const pm::Type &T = M.Types[Ty];
  unsigned Bits = T.Kind == pm::TypeKind::Int ? T.Bits : 64;
  bool Signed = T.Kind == pm::TypeKind::Int && T.Signed;
  APSInt W = V.extOrTrunc(std::max(1u, Bits));
  APInt X = Signed ? W.sextOrTrunc(64) : W.zextOrTrunc(64);
  return pm::Operand::integer(static_cast<int64_t>(X.getZExtValue()), Ty);
}

bool ModuleBuilder::constant(const APValue &V, QualType T, pm::Operand &Out,
                             int64_t &Addend) {
  Addend = 0;
  if (V.isInt()) {
    pm::TypeId Ty = type(T);
    if (M.Types[Ty].Kind == pm::TypeKind::Pointer)
      Ty = intType(64, false);
    if (M.Types[Ty].Kind != pm::TypeKind::Int)
      return false;
    Out = integer(V.getInt(), Ty);
    return true;
  }
  if (!V.isLValue())
    return false;
  pm::TypeId Ty = type(T);
  Addend = V.getLValueOffset().getQuantity();
  APValue::LValueBase Base = V.getLValueBase();
  if (!Base) {
    if (M.Types[Ty].Kind == pm::TypeKind::Int)
      Out = pm::Operand::integer(Addend, Ty);
    else if (Addend || !V.isNullPointer())
      Out = pm::Operand::integer(Addend, intType(64, false));
    else
      Out = pm::Operand::null(Ty);
    Addend = 0;
    return true;
  }
  if (M.Types[Ty].Kind != pm::TypeKind::Pointer)
    Ty = voidPointer();
  if (const auto *D = Base.dyn_cast<const ValueDecl *>()) {
    if (const auto *FD = dyn_cast<FunctionDecl>(D)) {
      Out = pm::Operand::function(function(FD), Ty);
      return true;
    }
    const auto *VD = dyn_cast<VarDecl>(D);
    if (VD && VD->hasGlobalStorage()) {
      Out = pm::Operand::global(global(VD), Ty);
      return true;
    }
    return false;
  }
  if (const auto *E = Base.dyn_cast<const Expr *>()) {
    if (const auto *SL = dyn_cast<clang::StringLiteral>(E->IgnoreParens())) {
      Out = pm::Operand::string(string(SL), Ty);
      return true;
    }
    if (const auto *CL = dyn_cast<CompoundLiteralExpr>(E->IgnoreParens())) {
      if (!CL->isFileScope())
        return false;
      uint32_t G = hiddenGlobal("literal", type(CL->getType()));
      std::vector<pm::InitEntry> Init;
      initializer(Init, CL->getInitializer(), CL->getType(), 0);
      M.Globals[G].Init = std::move(Init);
      Out = pm::Operand::global(G, Ty);
      return true;
    }
    if (const auto *PE = dyn_cast<PredefinedExpr>(E->IgnoreParens()))
      if (const clang::StringLiteral *SL = PE->getFunctionName()) {
        Out = pm::Operand::string(string(SL), Ty);
        return true;
      }
  }
  return false;
}

static void undef(ModuleBuilder &MB, std::vector<pm::InitEntry> &Out,
                  QualType T, uint64_t Offset) {
  pm::InitEntry E;
  E.Offset = Offset;
  E.Size = MB.sizeOf(T);
  pm::TypeId Ty = MB.type(T);
  E.Value = pm::Operand::undef(MB.isScalar(Ty) ? Ty : MB.opaqueType());
  Out.push_back(std::move(E));
}

/// Bit-fields share bytes with others: their content is kept byte by byte.
/// A null \p V is one that is not constant.
static void bitField(ModuleBuilder &MB, std::vector<pm::InitEntry> &Out,
                     uint64_t OffsetBits, unsigned Width, const APSInt *V) {
  pm::TypeId Byte = MB.intType(8, false);
  for (unsigned I = 0; I != Width; ++I) {
    uint64_t Bit = OffsetBits + I;
    bool Set = V && I < V->getBitWidth() && (*V)[I];
    if (V && !Set)
      continue;
    auto It = find_if(Out, [&](const pm::InitEntry &E) {
      return E.Offset == Bit / 8 && E.Size == 1;
    });
    if (It == Out.end()) {
      pm::InitEntry E;
      E.Offset = Bit / 8;
      E.Size = 1;
      E.Value = pm::Operand::integer(0, Byte);
      Out.push_back(E);
      It = std::prev(Out.end());
    }
    if (!V)
      It->Value = pm::Operand::undef(Byte);
    else if (It->Value.Kind == pm::OperandKind::Int)
      It->Value.Value |= int64_t(1) << (Bit % 8);
  }
}

void ModuleBuilder::apvalueEntries(std::vector<pm::InitEntry> &Out,
                                   const APValue &V, QualType T,
                                   uint64_t Offset) {
  T = Ctx.getCanonicalType(T);
  if (V.isArray()) {
    const ConstantArrayType *CA = Ctx.getAsConstantArrayType(T);
    if (!CA)
      return undef(*this, Out, T, Offset);
    uint64_t Stride = sizeOf(CA->getElementType());
    unsigned Done = V.getArrayInitializedElts();
    for (unsigned I = 0; I != Done; ++I)
      apvalueEntries(Out, V.getArrayInitializedElt(I), CA->getElementType(),
                     Offset + I * Stride);
    if (V.hasArrayFiller() && V.getArraySize() <= MaxArray)
      for (unsigned I = Done; I != V.getArraySize(); ++I)
        apvalueEntries(Out, V.getArrayFiller(), CA->getElementType(),
                       Offset + I * Stride);
    return;
  }
  const RecordDecl *RD = T->getAsRecordDecl();
  if (RD && RD->getDefinition())
    RD = RD->getDefinition();
  if (V.isStruct() && RD) {
    const pm::RecordId Id = record(RD);
    if (const auto *CXX = dyn_cast<CXXRecordDecl>(RD)) {
      unsigned I = 0;
      for (const CXXBaseSpecifier &B : CXX->bases()) {
        uint32_t F = baseIndex(CXX, B.getType()->getAsCXXRecordDecl());
        if (I < V.getStructNumBases() && F != pm::None)
          apvalueEntries(Out, V.getStructBase(I), B.getType(),
                         Offset + M.Records[Id].Fields[F].OffsetBits / 8);
        ++I;
      }
    }
    for (const FieldDecl *FD : RD->fields()) {
      uint32_t F = fieldIndex(FD);
      if (F == pm::None)
        continue;
      const APValue &Sub = V.getStructField(FD->getFieldIndex());
      if (FD->isBitField())
        bitField(*this, Out, Offset * 8 + M.Records[Id].Fields[F].OffsetBits,
                 M.Records[Id].Fields[F].BitWidth,
                 Sub.isInt() ? &Sub.getInt() : nullptr);
      else
        apvalueEntries(Out, Sub, FD->getType(),
                       Offset + M.Records[Id].Fields[F].OffsetBits / 8);
    }
    return;
  }
  if (V.isUnion() && RD) {
    if (const FieldDecl *FD = V.getUnionField())
      apvalueEntries(Out, V.getUnionValue(), FD->getType(), Offset);
    return;
  }
  pm::InitEntry E;
  E.Offset = Offset;
  E.Size = sizeOf(T);
  if (!V.hasValue() || !constant(V, T, E.Value, E.Addend))
    return undef(*this, Out, T, Offset);
  bool Zero = E.Value.Kind == pm::OperandKind::Null ||
              (E.Value.Kind == pm::OperandKind::Int && E.Value.Value == 0);
  if (!Zero)
    Out.push_back(std::move(E));
}

bool ModuleBuilder::initializer(std::vector<pm::InitEntry> &Out,
                                const Expr *Init, QualType T, uint64_t Offset) {
  if (!Init ||
      isa<ImplicitValueInitExpr, CXXScalarValueInitExpr, NoInitExpr>(Init))
    return true;
  Init = Init->IgnoreParens();
  if (const auto *FE = dyn_cast<FullExpr>(Init))
    return initializer(Out, FE->getSubExpr(), T, Offset);
  if (const auto *DI = dyn_cast<CXXDefaultInitExpr>(Init))
    return initializer(Out, DI->getExpr(), T, Offset);
  if (const auto *CL = dyn_cast<CompoundLiteralExpr>(Init))
    if (CL->getType()->isRecordType() || CL->getType()->isArrayType())
      return initializer(Out, CL->getInitializer(), T, Offset);
  bool Aggregate = T->isRecordType() || T->isArrayType();

  if (const auto *ILE = dyn_cast<InitListExpr>(Init)) {
    if (const InitListExpr *Semantic =
            ILE->isSemanticForm() ? ILE : ILE->getSemanticForm())
      ILE = Semantic;
    if (ILE->isTransparent() || (!Aggregate && ILE->getNumInits() == 1))
      return initializer(Out, ILE->getInit(0), T, Offset);
    if (!Aggregate)
      return true;
    bool All = true;
    if (const clang::ArrayType *AT = Ctx.getAsArrayType(T)) {
      QualType Elt = AT->getElementType();
      uint64_t Stride = sizeOf(Elt);
      for (unsigned I = 0, E = ILE->getNumInits(); I != E; ++I) {
        const Expr *Sub = ILE->getInit(I);
        if (I < MaxArray)
          All &= initializer(Out, Sub, Elt, Offset + I * Stride);
      }
      if (const Expr *Filler = ILE->getArrayFiller())
        if (const ConstantArrayType *CA = Ctx.getAsConstantArrayType(T))
          if (!isa<ImplicitValueInitExpr>(Filler))
            for (uint64_t I = ILE->getNumInits();
                 I < CA->getSize().getLimitedValue(MaxArray); ++I)
              All &= initializer(Out, Filler, Elt, Offset + I * Stride);
      return All;
    }
    const RecordDecl *RD = T->getAsRecordDecl();
    if (!RD || !RD->getDefinition()) {
      undef(*this, Out, T, Offset);
      return false;
    }
    RD = RD->getDefinition();
    pm::RecordId Id = record(RD);
    if (RD->isUnion()) {
      const FieldDecl *FD = ILE->getInitializedFieldInUnion();
      if (FD && ILE->getNumInits())
        return initializer(Out, ILE->getInit(0), FD->getType(), Offset);
      return true;
    }
    unsigned Next = 0;
    if (const auto *CXX = dyn_cast<CXXRecordDecl>(RD))
      for (const CXXBaseSpecifier &B : CXX->bases()) {
        uint32_t F = baseIndex(CXX, B.getType()->getAsCXXRecordDecl());
        if (Next < ILE->getNumInits() && F != pm::None)
          All &= initializer(Out, ILE->getInit(Next), B.getType(),
                             Offset + M.Records[Id].Fields[F].OffsetBits / 8);
        ++Next;
      }
    for (const FieldDecl *FD : RD->fields()) {
      if (FD->isUnnamedBitField())
        continue;
      if (Next >= ILE->getNumInits())
        break;
      const Expr *Sub = ILE->getInit(Next++);
      uint32_t F = fieldIndex(FD);
      if (F == pm::None)
        continue;
      if (FD->isBitField()) {
        Expr::EvalResult R;
        bool Known = !Sub->isValueDependent() && Sub->EvaluateAsInt(R, Ctx);
        bitField(*this, Out, Offset * 8 + M.Records[Id].Fields[F].OffsetBits,
                 M.Records[Id].Fields[F].BitWidth,
                 Known ? &R.Val.getInt() : nullptr);
        All &= Known;
        continue;
      }
      All &= initializer(Out, Sub, FD->getType(),
                         Offset + M.Records[Id].Fields[F].OffsetBits / 8);
    }
    return All;
  }

  if (const clang::ArrayType *AT = Ctx.getAsArrayType(T)) {
    const Expr *Lit = Init->IgnoreParenImpCasts();
    if (const auto *PE = dyn_cast<PredefinedExpr>(Lit))
      Lit = PE->getFunctionName();
    if (const auto *SL = dyn_cast_if_present<clang::StringLiteral>(Lit)) {
      uint64_t Width = SL->getCharByteWidth();
      uint64_t Room = SL->getLength();
      if (const auto *CA = dyn_cast<ConstantArrayType>(AT))
        Room = std::min(Room, CA->getSize().getLimitedValue());
      for (uint64_t I = 0; I < Room && I < MaxArray; ++I) {
        pm::InitEntry E;
        E.Offset = Offset + I * Width;
        E.Size = Width;
        E.Value =
            pm::Operand::integer(SL->getCodeUnit(I), intType(Width * 8, false));
        if (E.Value.Value)
          Out.push_back(std::move(E));
      }
      return true;
    }
  }

  if (Init->isValueDependent() || Init->containsErrors() ||
      T->isDependentType()) {
    undef(*this, Out, T, Offset);
    return false;
  }
  Expr::EvalResult R;
  bool Known = Init->isGLValue() && T->isReferenceType()
                   ? Init->EvaluateAsLValue(R, Ctx)
                   : Init->EvaluateAsRValue(R, Ctx);
  // Some constants are only constant once a floating point or integer context
  // is granted; what still has effects is none.
  if (!Known || R.HasSideEffects) {
    undef(*this, Out, T, Offset);
    return false;
  }
  if (Aggregate) {
    apvalueEntries(Out, R.Val, T, Offset);
    return true;
  }
  pm::InitEntry E;
  E.Offset = Offset;
  E.Size = sizeOf(T);
  if (!constant(R.Val, T, E.Value, E.Addend)) {
    undef(*this, Out, T, Offset);
    return false;
  }
  bool Zero = E.Value.Kind == pm::OperandKind::Null ||
              (E.Value.Kind == pm::OperandKind::Int && E.Value.Value == 0);
  if (!Zero)
    Out.push_back(std::move(E));
  return true;
}

void ModuleBuilder::initGlobal(uint32_t Index, const VarDecl *Def) {
  std::vector<pm::InitEntry> Init;
  initializer(Init, Def->getInit(), Def->getType(), 0);
  llvm::sort(Init, [](const pm::InitEntry &A, const pm::InitEntry &B) {
    return A.Offset < B.Offset;
  });
  M.Globals[Index].Init = std::move(Init);
}

} // namespace frontend
} // namespace fltlint
