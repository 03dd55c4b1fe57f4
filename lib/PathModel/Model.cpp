//===- Model.cpp - Queries on a path model --------------------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "fltlint/PathModel/PathModel.h"
#include "llvm/Support/MathExtras.h"

namespace fltlint {
namespace pm {

uint64_t Module::sizeOf(TypeId T) const {
  uint64_t Factor = 1;
  // One step per array dimension. A chain longer than the table of types is a
  // cycle, which has no size.
  for (size_t Steps = 0; Steps <= Types.size(); ++Steps) {
    if (T >= Types.size())
      return 0;
    const Type &Ty = Types[T];
    uint64_t Size = 0;
    switch (Ty.Kind) {
    case TypeKind::Int:
    case TypeKind::Float:
      Size = (uint64_t(Ty.Bits) + 7) / 8;
      break;
    case TypeKind::Pointer:
      Size = 8;
      break;
    case TypeKind::Record:
      Size = Ty.Record < Records.size() ? Records[Ty.Record].Size : 0;
      break;
    case TypeKind::Array: {
      bool Overflow = false;
      Factor = llvm::SaturatingMultiply(Factor, Ty.Count, &Overflow);
      if (Overflow)
        return 0;
      T = Ty.Element;
      continue;
    }
    case TypeKind::Void:
    case TypeKind::Function:
    case TypeKind::Opaque:
      return 0;
    }
    bool Overflow = false;
    uint64_t Total = llvm::SaturatingMultiply(Factor, Size, &Overflow);
    return Overflow ? 0 : Total;
  }
  return 0;
}

uint32_t Module::findFunction(llvm::StringRef Name) const {
  for (uint32_t I = 0, E = Functions.size(); I != E; ++I)
    if (Functions[I].Name == Name)
      return I;
  return None;
}

} // namespace pm
} // namespace fltlint
