//===- IrqlBounds.h - How high the IRQL can get at all ----------*- C++ -*-===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Most functions never get above the IRQL that all they call allows. That can
/// be seen without following a path, and then no path needs to be followed for
/// the sake of the IRQL.
///
//===----------------------------------------------------------------------===//

#ifndef FLTLINT_LIB_ENGINE_IRQLBOUNDS_H
#define FLTLINT_LIB_ENGINE_IRQLBOUNDS_H

#include "fltlint/Ddi/DdiTable.h"
#include "llvm/ADT/BitVector.h"
#include <vector>

namespace fltlint {
namespace engine {

class ContextPools;
class Program;

/// Bounds for each function and all that it may call.
class IrqlBounds {
public:
  IrqlBounds(const Program &P, const ContextPools &Pools);

  /// Entered at up to \p Entry, it breaks no limit.
  bool isSafe(uint32_t F, ddi::Irql Entry) const {
    return Entry <= Limit[F] && Top[F] <= Limit[F];
  }
  /// It asks for the IRQL; a test may then say any of one that was not known.
  bool isRead(uint32_t F) const { return Read.test(F); }
  /// It neither has a limit nor anything to do with the IRQL.
  bool isNeutral(uint32_t F) const { return Neutral.test(F); }
  /// Entered at up to \p Entry, it stays where no limit in the program is, does
  /// not ask for the IRQL, and in all likelihood leaves it as it was: what it
  /// raises it also lowers.
  bool passes(uint32_t F, ddi::Irql Entry) const {
    return std::max(Entry, Top[F]) <= LowestLimit && !Read.test(F) &&
           Raises.test(F) == Lowers.test(F);
  }
  /// Entered at an unknown level of at least \p Low, it changes nothing, asks
  /// nothing, and no limit is certainly broken.
  bool passesUnknown(uint32_t F, ddi::Irql Low) const {
    return Low <= LowestLimit && !Read.test(F) && !Raises.test(F) &&
           !Lowers.test(F);
  }
  /// Adds \p F and all that it may call to \p Set.
  void addCallees(uint32_t F, llvm::BitVector &Set) const;

private:
  /// The highest IRQL that something sets, and the lowest that is a limit.
  std::vector<ddi::Irql> Top, Limit;
  ddi::Irql LowestLimit; ///< of all functions
  llvm::BitVector Read, Neutral, Raises, Lowers;
  std::vector<std::vector<uint32_t>> Callees;
};

} // namespace engine
} // namespace fltlint

#endif // FLTLINT_LIB_ENGINE_IRQLBOUNDS_H
