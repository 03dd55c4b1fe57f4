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
#include "llvm/ADT/SmallString.h"
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
    llvm::SmallString<64> Key;
    for (const SourceRange *R : {&L.Expansion, &L.Spelling})
      for (uint32_t Part : {R->File, R->Line, R->Col, R->EndLine, R->EndCol})
        Key.append(llvm::StringRef(reinterpret_cast<const char *>(&Part),
                                   sizeof(Part)));
    Key += L.Macro;
    auto [It, New] = Locs.try_emplace(Key, M.Locs.size());
    if (New)
      M.Locs.push_back(L);
    return It->second;
  }

private:
  Module &M;
  llvm::DenseMap<TypeKey, TypeId> Types;
  llvm::StringMap<uint32_t> Strings;
  llvm::StringMap<LocId> Locs;
};

} // namespace pm
} // namespace fltlint

#endif // FLTLINT_LIB_PATHMODEL_INTERNING_H
