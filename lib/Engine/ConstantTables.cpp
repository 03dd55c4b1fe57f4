//===- ConstantTables.cpp - What initialised tables say -------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ConstantTables.h"
#include <algorithm>

namespace fltlint {
namespace engine {

using pm::OperandKind;

bool isTag(const pm::Record &R, llvm::StringRef Name) {
  llvm::StringRef Tag = R.Tag;
  Tag.consume_front("struct ");
  Tag.consume_front("_");
  return Tag == Name;
}

ConstantTable::ConstantTable(const pm::Module &M, const pm::Global &G)
    : M(M), G(G) {
  for (const pm::InitEntry &E : G.Init) {
    Entries[E.Offset] = &E;
    Last = std::max(Last, E.Offset);
  }
}

static void visitRecords(const pm::Module &M, pm::TypeId T, uint64_t Offset,
                         uint64_t Last,
                         llvm::function_ref<void(pm::RecordId, uint64_t)> Fn) {
  if (T == pm::None || Offset > Last)
    return;
  const pm::Type &Ty = M.Types[T];
  if (Ty.Kind == pm::TypeKind::Array) {
    uint64_t Size = M.sizeOf(Ty.Element);
    if (!Size)
      return;
    uint64_t N = Ty.Count ? Ty.Count : Last / Size + 1;
    for (uint64_t I = 0; I < N && Offset + I * Size <= Last; ++I)
      visitRecords(M, Ty.Element, Offset + I * Size, Last, Fn);
  } else if (Ty.Kind == pm::TypeKind::Record) {
    Fn(Ty.Record, Offset);
    for (const pm::Field &F : M.Records[Ty.Record].Fields)
      visitRecords(M, F.Type, Offset + F.OffsetBits / 8, Last, Fn);
  }
}

void ConstantTable::forEachRecord(
    llvm::function_ref<void(pm::RecordId, uint64_t Offset)> Fn) const {
  if (!G.Init.empty())
    visitRecords(M, G.Type, 0, Last, Fn);
}

const pm::InitEntry *ConstantRecord::at(llvm::StringRef Field) const {
  for (const pm::Field &F : R.Fields)
    if (F.Name == Field)
      return T.at(Offset + F.OffsetBits / 8);
  return nullptr;
}

std::optional<int64_t> ConstantRecord::number(llvm::StringRef Field) const {
  const pm::InitEntry *E = at(Field);
  if (!E || E->Value.Kind == OperandKind::Null)
    return 0;
  if (E->Value.Kind != OperandKind::Int)
    return std::nullopt;
  return E->Value.Value;
}

uint32_t ConstantRecord::address(llvm::StringRef Field, OperandKind K) const {
  const pm::InitEntry *E = at(Field);
  return E && E->Value.Kind == K && !E->Addend ? E->Value.Index : pm::None;
}

OperationRow::OperationRow(const ConstantRecord &R)
    : Major(R.number("MajorFunction")),
      Pre(R.address("PreOperation", OperandKind::Function)),
      Post(R.address("PostOperation", OperandKind::Function)),
      CallbacksAreKnown((Pre != pm::None || R.isNull("PreOperation")) &&
                        (Post != pm::None || R.isNull("PostOperation"))) {
  if (Major)
    *Major &= 0xff;
}

NameProviderRow::NameProviderRow(const ConstantRecord &R)
    : Normalize(
          R.address("NormalizeNameComponentCallback", OperandKind::Function)),
      NormalizeEx(
          R.address("NormalizeNameComponentExCallback", OperandKind::Function)),
      Cleanup(R.address("NormalizeContextCleanupCallback",
                        OperandKind::Function)) {}

ContextRow::ContextRow(const ConstantRecord &R)
    : Type(R.number("ContextType")), Size(R.number("Size")),
      OwnAllocator(!R.isNull("ContextAllocateCallback")),
      Cleanup(R.address("ContextCleanupCallback", OperandKind::Function)) {
  if (Type)
    *Type &= 0xffff;
  if (Size && *Size < 0) // FLT_VARIABLE_SIZED_CONTEXTS
    Size.reset();
}

} // namespace engine
} // namespace fltlint
