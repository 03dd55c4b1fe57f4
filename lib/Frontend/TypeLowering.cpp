//===- TypeLowering.cpp - Clang types to path model types -----------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ModuleBuilder.h"
#include "fltlint/Frontend/ClangCompat.h"
#include "clang/AST/RecordLayout.h"
#include "llvm/Support/raw_ostream.h"

using namespace clang;
using namespace llvm;

namespace fltlint {
namespace frontend {

/// Readers of the path model recurse over types; nobody writes such a type by
/// hand, so one that nests deeper is given up.
static constexpr unsigned MaxPointerDepth = 64;

pm::TypeId ModuleBuilder::intern(const pm::Type &T) {
  std::string Key;
  raw_string_ostream OS(Key);
  OS << unsigned(T.Kind) << ',' << T.Signed << ',' << T.ConstPointee << ','
     << T.Bits << ',' << T.Element << ',' << T.Record << ',' << T.Count;
  std::vector<pm::TypeId> &Slot = TypeIndex[OS.str()];
  if (Slot.empty()) {
    Slot.push_back(M.Types.size());
    M.Types.push_back(T);
  }
  return Slot.front();
}

pm::TypeId ModuleBuilder::intType(unsigned Bits, bool Signed) {
  pm::Type T;
  T.Kind = pm::TypeKind::Int;
  T.Bits = Bits;
  T.Signed = Signed;
  return intern(T);
}

pm::TypeId ModuleBuilder::floatType(unsigned Bits) {
  pm::Type T;
  T.Kind = pm::TypeKind::Float;
  T.Bits = Bits;
  return intern(T);
}

pm::TypeId ModuleBuilder::voidType() { return intern(pm::Type()); }

pm::TypeId ModuleBuilder::opaqueType() {
  pm::Type T;
  T.Kind = pm::TypeKind::Opaque;
  return intern(T);
}

pm::TypeId ModuleBuilder::pointerTo(pm::TypeId Element, bool ConstPointee) {
  unsigned Depth = 0;
  for (pm::TypeId E = Element; E != pm::None; E = M.Types[E].Element)
    if (++Depth > MaxPointerDepth)
      return opaqueType();
  pm::Type T;
  T.Kind = pm::TypeKind::Pointer;
  T.Element = Element;
  T.ConstPointee = ConstPointee;
  return intern(T);
}

pm::TypeId ModuleBuilder::addressType(QualType T) {
  if (T.isNull())
    return voidPointer();
  return pointerTo(type(T.getNonReferenceType()),
                   T.getNonReferenceType().isConstQualified());
}

bool ModuleBuilder::isScalar(pm::TypeId T) const {
  switch (M.Types[T].Kind) {
  case pm::TypeKind::Int:
  case pm::TypeKind::Float:
  case pm::TypeKind::Pointer:
  case pm::TypeKind::Opaque:
    return true;
  default:
    return false;
  }
}

pm::TypeId ModuleBuilder::type(QualType T) {
  if (T.isNull() || T->isDependentType())
    return opaqueType();
  T = Ctx.getCanonicalType(T).getUnqualifiedType();
  auto It = TypeCache.find(T.getAsOpaquePtr());
  if (It != TypeCache.end())
    return It->second;
  pm::TypeId Id = lowerType(T);
  TypeCache[T.getAsOpaquePtr()] = Id;
  return Id;
}

pm::TypeId ModuleBuilder::objectType(QualType T) {
  pm::TypeId Ty = type(T);
  const pm::Type *Elt = &M.Types[Ty];
  while (Elt->Kind == pm::TypeKind::Array)
    Elt = &M.Types[Elt->Element];
  if (Elt->Kind == pm::TypeKind::Void || Elt->Kind == pm::TypeKind::Function)
    return opaqueType();
  return Ty;
}

pm::TypeId ModuleBuilder::lowerType(QualType T) {
  auto Pointer = [&](QualType Pointee) {
    return pointerTo(type(Pointee), Pointee.isConstQualified());
  };
  const clang::Type *Ty = T.getTypePtr();
  if (const auto *ET = Ty->getAs<EnumType>()) {
    const EnumDecl *ED = ET->getDecl();
    if (const EnumDecl *Def = ED->getDefinition())
      ED = Def;
    QualType Underlying = ED->getIntegerType();
    return Underlying.isNull() ? intType(32, true) : type(Underlying);
  }
  if (const auto *BT = dyn_cast<BuiltinType>(Ty)) {
    if (BT->isVoidType())
      return voidType();
    if (BT->isNullPtrType())
      return voidPointer();
    if (BT->isBooleanType())
      return intType(8, false);
    if (BT->isInteger())
      return intType(Ctx.getTypeSize(T), BT->isSignedInteger());
    if (BT->isFloatingPoint())
      return floatType(Ctx.getTypeSize(T));
    return opaqueType();
  }
  if (const auto *BI = dyn_cast<BitIntType>(Ty))
    return intType(BI->getNumBits(), BI->isSigned());
  if (const auto *PT = dyn_cast<clang::PointerType>(Ty))
    return Pointer(PT->getPointeeType());
  if (const auto *RT = dyn_cast<ReferenceType>(Ty))
    return Pointer(RT->getPointeeType());
  if (const auto *BP = dyn_cast<BlockPointerType>(Ty))
    return Pointer(BP->getPointeeType());
  if (const auto *AT = dyn_cast<AtomicType>(Ty))
    return type(AT->getValueType());
  if (const auto *AT = dyn_cast<clang::ArrayType>(Ty)) {
    pm::Type R;
    R.Kind = pm::TypeKind::Array;
    R.Element = type(AT->getElementType());
    if (const auto *CA = dyn_cast<ConstantArrayType>(AT))
      R.Count = CA->getSize().getLimitedValue();
    return intern(R);
  }
  if (isa<clang::FunctionType>(Ty)) {
    pm::Type R;
    R.Kind = pm::TypeKind::Function;
    return intern(R);
  }
  if (const RecordDecl *RD = Ty->getAsRecordDecl()) {
    pm::Type R;
    R.Kind = pm::TypeKind::Record;
    R.Record = record(RD);
    return intern(R);
  }
  if (isa<ComplexType>(Ty))
    return floatType(std::min<uint64_t>(Ctx.getTypeSize(T), 0xffff));
  return opaqueType();
}

//===----------------------------------------------------------------------===//
// Records
//===----------------------------------------------------------------------===//

std::string ModuleBuilder::recordTag(const RecordDecl *RD) {
  std::string Tag;
  raw_string_ostream OS(Tag);
  if (RD->getIdentifier()) {
    PrintingPolicy Policy(Ctx.getLangOpts());
    Policy.SuppressTagKeyword = true;
    RD->getNameForDiagnostic(OS, Policy, /*Qualified=*/true);
  } else if (const TypedefNameDecl *TD = RD->getTypedefNameForAnonDecl()) {
    TD->printQualifiedName(OS);
  } else if (const auto *Outer = dyn_cast<RecordDecl>(RD->getDeclContext())) {
    // Nameless inside a named record: the n-th one of it. Lines would differ
    // between two copies of one header.
    unsigned N = 0;
    for (const Decl *D : Outer->decls()) {
      if (D == RD)
        break;
      const auto *Other = dyn_cast<RecordDecl>(D);
      N += Other && !Other->getIdentifier();
    }
    pm::RecordId Id = record(Outer);
    OS << M.Records[Id].Tag << "::$" << N;
  } else {
    const auto *CXX = dyn_cast<CXXRecordDecl>(RD);
    OS << (CXX && CXX->isLambda() ? "lambda@" : "$")
       << lineText(RD->getLocation());
  }
  return Tag;
}

pm::RecordId ModuleBuilder::record(const RecordDecl *RD) {
  if (const RecordDecl *Def = RD->getDefinition())
    RD = Def;
  else
    RD = cast<RecordDecl>(RD->getCanonicalDecl());
  auto It = RecordCache.find(RD);
  if (It != RecordCache.end())
    return It->second;
  std::string Tag = recordTag(RD);
  // Naming a nested record makes its outer one, which makes its fields.
  It = RecordCache.find(RD);
  if (It != RecordCache.end())
    return It->second;
  pm::RecordId Id = M.Records.size();
  RecordCache[RD] = Id;
  M.Records.emplace_back();
  M.Records[Id].Tag = std::move(Tag);
  M.Records[Id].IsUnion = RD->isUnion();
  fillRecord(Id, RD);
  return Id;
}

/// Can a layout be asked for? Clang computes one for whatever it is given and
/// does not survive incomplete or dependent members.
static bool hasLayout(const RecordDecl *RD, unsigned Depth = 0) {
  if (!RD->isCompleteDefinition() || RD->isInvalidDecl() ||
      RD->isDependentContext() || Depth > 64)
    return false;
  auto Sound = [&](QualType T) {
    if (T.isNull() || T->isDependentType() || T->isUndeducedType())
      return false;
    if (T->isIncompleteType() && !T->isIncompleteArrayType())
      return false;
    if (T->isPointerType() || T->isReferenceType())
      return true;
    const RecordDecl *Inner = T->getBaseElementTypeUnsafe()->getAsRecordDecl();
    if (!Inner)
      return true;
    if (const RecordDecl *Def = Inner->getDefinition())
      return hasLayout(Def, Depth + 1);
    return false;
  };
  if (const auto *CXX = dyn_cast<CXXRecordDecl>(RD))
    for (const CXXBaseSpecifier &B : CXX->bases())
      if (!Sound(B.getType()))
        return false;
  for (const FieldDecl *F : RD->fields()) {
    if (F->isInvalidDecl() || !Sound(F->getType()))
      return false;
    if (F->isBitField() && F->getBitWidth()->isValueDependent())
      return false;
  }
  return true;
}

void ModuleBuilder::fillRecord(pm::RecordId Id, const RecordDecl *RD) {
  // Fields may name records that grow M.Records: build aside, then move in.
  pm::Record R;
  R.Tag = M.Records[Id].Tag;
  R.IsUnion = RD->isUnion();
  R.Complete = RD->isCompleteDefinition();
  if (!R.Complete) {
    M.Records[Id] = std::move(R);
    return;
  }
  Filling.insert(RD);
  auto Done = compat::atScopeExit([&] { Filling.erase(RD); });
  if (!hasLayout(RD)) {
    fillInvalidRecord(R, RD);
    M.Records[Id] = std::move(R);
    return;
  }
  const ASTRecordLayout &L = Ctx.getASTRecordLayout(RD);
  R.Size = L.getSize().getQuantity();
  if (const auto *CXX = dyn_cast<CXXRecordDecl>(RD)) {
    auto AddBase = [&](const CXXBaseSpecifier &B, bool Virtual) {
      const CXXRecordDecl *Base = B.getType()->getAsCXXRecordDecl();
      if (!Base)
        return;
      if (const CXXRecordDecl *Def = Base->getDefinition())
        Base = Def;
      CharUnits Off =
          Virtual ? L.getVBaseClassOffset(Base) : L.getBaseClassOffset(Base);
      auto Key = std::make_pair((const void *)RD, (const void *)Base);
      if (!BaseCache.try_emplace(Key, R.Fields.size()).second)
        return;
      pm::Field F;
      F.Name = Base->getNameAsString();
      F.Type = type(B.getType());
      F.OffsetBits = Off.getQuantity() * 8;
      // An empty base may be given a place behind everything else.
      if (Base->isEmpty() && Off.getQuantity() + sizeOf(B.getType()) > R.Size)
        F.OffsetBits = 0;
      R.Fields.push_back(std::move(F));
    };
    for (const CXXBaseSpecifier &B : CXX->bases())
      if (!B.isVirtual())
        AddBase(B, false);
    for (const CXXBaseSpecifier &B : CXX->vbases())
      AddBase(B, true);
  }
  for (const FieldDecl *FD : RD->fields()) {
    // A nameless bit-field is padding.
    if (FD->isBitField() && !FD->getDeclName())
      continue;
    FieldCache[FD] = R.Fields.size();
    pm::Field F;
    F.Name = FD->getNameAsString();
    F.Type = objectType(FD->getType());
    F.OffsetBits = L.getFieldOffset(FD->getFieldIndex());
    if (FD->isBitField())
      F.BitWidth = FD->getBitWidth()->EvaluateKnownConstInt(Ctx).getZExtValue();
    R.Fields.push_back(std::move(F));
  }
  M.Records[Id] = std::move(R);
}

/// A record with an error in it still has fields that sound code names. They
/// are laid out one behind the other by their natural alignment.
void ModuleBuilder::fillInvalidRecord(pm::Record &R, const RecordDecl *RD) {
  uint64_t Off = 0, Size = 0, MaxAlign = 1;
  auto Add = [&](std::string Name, QualType T) {
    const RecordDecl *Inner =
        T.isNull() ? nullptr : T->getBaseElementTypeUnsafe()->getAsRecordDecl();
    if (Inner && Inner->getDefinition())
      Inner = Inner->getDefinition();
    bool Recursive = Inner && Filling.contains(Inner);
    uint64_t FieldSize = Recursive ? 0 : sizeOf(T);
    uint64_t Align = 1;
    while (Align < 8 && Align < FieldSize)
      Align *= 2;
    MaxAlign = std::max(MaxAlign, Align);
    Off = R.IsUnion ? 0 : (Off + Align - 1) / Align * Align;
    pm::Field F;
    F.Name = std::move(Name);
    F.Type = Recursive ? opaqueType() : objectType(T);
    F.OffsetBits = Off * 8;
    R.Fields.push_back(std::move(F));
    Off += FieldSize;
    Size = std::max(Size, Off);
  };
  if (const auto *CXX = dyn_cast<CXXRecordDecl>(RD))
    for (const CXXBaseSpecifier &B : CXX->bases())
      if (const CXXRecordDecl *Base = B.getType()->getAsCXXRecordDecl()) {
        if (const CXXRecordDecl *Def = Base->getDefinition())
          Base = Def;
        if (BaseCache
                .try_emplace({(const void *)RD, (const void *)Base},
                             R.Fields.size())
                .second)
          Add(Base->getNameAsString(), B.getType());
      }
  for (const FieldDecl *FD : RD->fields()) {
    if (FD->isBitField() && !FD->getDeclName())
      continue;
    FieldCache[FD] = R.Fields.size();
    Add(FD->getNameAsString(), FD->getType());
  }
  R.Size = (Size + MaxAlign - 1) / MaxAlign * MaxAlign;
}

uint32_t ModuleBuilder::fieldIndex(const FieldDecl *FD) {
  record(FD->getParent());
  auto It = FieldCache.find(FD);
  return It == FieldCache.end() ? pm::None : It->second;
}

uint32_t ModuleBuilder::baseIndex(const CXXRecordDecl *Derived,
                                  const CXXRecordDecl *Base) {
  record(Derived);
  if (const CXXRecordDecl *Def = Derived->getDefinition())
    Derived = Def;
  if (const CXXRecordDecl *Def = Base->getDefinition())
    Base = Def;
  auto It = BaseCache.find(
      {(const void *)(const RecordDecl *)Derived, (const void *)Base});
  return It == BaseCache.end() ? pm::None : It->second;
}

uint64_t ModuleBuilder::sizeOf(QualType T) {
  if (T.isNull() || T->isDependentType() || T->isUndeducedType())
    return 0;
  T = Ctx.getCanonicalType(T);
  if (T->isPointerType() || T->isReferenceType())
    return 8;
  if (const auto *CA = Ctx.getAsConstantArrayType(T))
    return CA->getSize().getLimitedValue() * sizeOf(CA->getElementType());
  if (T->isIncompleteType() || T->isFunctionType() || T->isArrayType())
    return 0;
  if (const RecordDecl *RD = T->getAsRecordDecl())
    return M.Records[record(RD)].Size;
  return Ctx.getTypeSizeInChars(T).getQuantity();
}

} // namespace frontend
} // namespace fltlint
