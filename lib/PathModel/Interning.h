//===- Interning.h - Equal parts of a module stored once --------*- C++ -*-===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FLTLINT_LIB_PATHMODEL_INTERNING_H
#define FLTLINT_LIB_PATHMODEL_INTERNING_H

#include "TextForm.h"
#include "TypeKey.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/StringMap.h"

namespace fltlint {
namespace pm {

/// Appends types, strings and locations to a module's tables unless they are
/// there. The tables must be empty at first and changed by nothing else.
class Interner {
public:
  explicit Interner(Module &M) : M(M) {}

  TypeId type(const Type &Ty) {
    TypeKey Key(canonicalType(Ty));
    auto [It, New] = Types.try_emplace(Key, M.Types.size());
    if (New)
      M.Types.push_back(Key.Ty);
    return It->second;
  }

  TypeId pointerTo(TypeId Pointee, bool Const) {
    Type Ty;
    Ty.Kind = TypeKind::Pointer;
    Ty.Element = Pointee;
    Ty.ConstPointee = Const;
    return type(Ty);
  }

  uint32_t string(llvm::StringRef Text) {
    auto [It, New] = Strings.try_emplace(Text, M.Strings.size());
    if (New)
      M.Strings.push_back(Text.str());
    return It->second;
  }

  LocId loc(const Loc &L) {
    // There are many locations, so the table holds hashes and leads to the
    // locations themselves instead of repeating them.
    llvm::hash_code Hash = llvm::hash_value(llvm::StringRef(L.Macro));
    for (const SourceRange *R : {&L.Expansion, &L.Spelling})
      Hash = llvm::hash_combine(Hash, R->File, R->Line, R->Col, R->EndLine,
                                R->EndCol);
    LocId New = M.Locs.size();
    auto [It, IsNew] = LastLoc.try_emplace(uint64_t(size_t(Hash)) >> 1, New);
    if (!IsNew) {
      for (LocId Old = It->second; Old != None; Old = PreviousLoc[Old])
        if (M.Locs[Old].Expansion == L.Expansion &&
            M.Locs[Old].Spelling == L.Spelling && M.Locs[Old].Macro == L.Macro)
          return Old;
    }
    PreviousLoc.push_back(IsNew ? None : It->second);
    It->second = New;
    M.Locs.push_back(L);
    return New;
  }

private:
  Module &M;
  llvm::DenseMap<TypeKey, TypeId> Types;
  llvm::StringMap<uint32_t> Strings;
  /// The last location of each hash, and the one before it of the same hash.
  llvm::DenseMap<uint64_t, LocId> LastLoc;
  std::vector<LocId> PreviousLoc;
};

} // namespace pm
} // namespace fltlint

#endif // FLTLINT_LIB_PATHMODEL_INTERNING_H
