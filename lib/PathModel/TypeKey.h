//===- TypeKey.h - Types as keys of a hash map ------------------*- C++ -*-===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FLTLINT_LIB_PATHMODEL_TYPEKEY_H
#define FLTLINT_LIB_PATHMODEL_TYPEKEY_H

#include "fltlint/PathModel/PathModel.h"
#include "llvm/ADT/DenseMapInfo.h"
#include "llvm/ADT/Hashing.h"

namespace fltlint {
namespace pm {

/// A canonical Type (see canonicalType) as a hash key.
struct TypeKey {
  Type Ty;
  TypeKey() = default;
  explicit TypeKey(const Type &Ty) : Ty(Ty) {}
};

} // namespace pm
} // namespace fltlint

template <> struct llvm::DenseMapInfo<fltlint::pm::TypeKey> {
  using Key = fltlint::pm::TypeKey;
  static Key reserved(uint8_t Kind) {
    Key K;
    K.Ty.Kind = static_cast<fltlint::pm::TypeKind>(Kind);
    return K;
  }
  static Key getEmptyKey() { return reserved(255); }
  static Key getTombstoneKey() { return reserved(254); }
  static unsigned getHashValue(const Key &K) {
    const fltlint::pm::Type &T = K.Ty;
    return hash_combine(static_cast<unsigned>(T.Kind), T.Signed, T.ConstPointee,
                        T.Bits, T.Element, T.Record, T.Count);
  }
  static bool isEqual(const Key &A, const Key &B) { return A.Ty == B.Ty; }
};

#endif // FLTLINT_LIB_PATHMODEL_TYPEKEY_H
