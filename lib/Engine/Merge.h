//===- Merge.h - Dropping, comparing and joining states ---------*- C++ -*-===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// States at one point are kept apart only while that can matter. Two states
/// of which one covers the other become one; two that differ in a single
/// independent value become one without loss (the value gets the union of
/// both ranges); any two of the same key can be joined lossily when there are
/// too many. Symbols have no identity of their own: states are compared up to
/// a renaming.
///
//===----------------------------------------------------------------------===//

#ifndef FLTLINT_LIB_ENGINE_MERGE_H
#define FLTLINT_LIB_ENGINE_MERGE_H

#include "State.h"
#include "llvm/ADT/BitVector.h"

namespace fltlint {
namespace engine {

/// Drops dead slots and temporaries, what only they reached, and facts about
/// what is gone. A null set keeps everything of its kind; the symbols that
/// \p S calls fixed are always alive.
void collectGarbage(State &S, const llvm::BitVector *LiveSlots,
                    const llvm::BitVector *LiveTemps);

/// Every concrete state of \p B is one of \p A's. \p Map, if given, receives
/// what each symbol of A stands for in B. With \p Loosely, it does not matter
/// that some path made a value NULL, or set none at all.
bool covers(const State &A, const State &B, ExprMap *Map = nullptr,
            bool Loosely = false);

struct JoinResult {
  State S;
  /// Independent differences; at most one means nothing was lost.
  unsigned Differences;
};

/// The states agree on all that keeps states apart for good: the state of T,
/// the places that hold it, IRQL. Places of objects that have no name of their
/// own are not compared.
bool haveSameKey(const State &A, const State &B);

/// The join of two states, or nothing if their keys differ (the state of T,
/// its holders, IRQL) or there are more than \p MaxDifferences. With \p Widen,
/// ranges that differ are coarsened to signs and differing facts dropped, so
/// that loops end.
std::optional<JoinResult> join(const State &A, const State &B, bool Widen,
                               unsigned MaxDifferences = ~0u);

/// Of the joins of \p B with the \p Candidates that with the fewest
/// differences;
/// \p MaxTries of them are tried, not counting those that are no better than
/// an earlier one. \p Chosen says which it is.
std::optional<JoinResult> joinNearest(llvm::ArrayRef<const State *> Candidates,
                                      const State &B, bool Widen,
                                      unsigned MaxTries, size_t &Chosen);

} // namespace engine
} // namespace fltlint

#endif // FLTLINT_LIB_ENGINE_MERGE_H
