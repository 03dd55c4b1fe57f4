//===- RangeSet.h - Sets of integers as intervals ---------------*- C++ -*-===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What is known of an integer: a union of few disjoint intervals. A value of
/// width w stands for its w bits, sign-extended, whatever its C type; so a
/// cast between signed and unsigned changes nothing, NT_SUCCESS is [0, max]
/// and `p != NULL` the two intervals around 0.
///
//===----------------------------------------------------------------------===//

#ifndef FLTLINT_LIB_ENGINE_RANGESET_H
#define FLTLINT_LIB_ENGINE_RANGESET_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/SmallVector.h"
#include <cstdint>

namespace fltlint {
namespace engine {

int64_t minOfWidth(unsigned Width);
int64_t maxOfWidth(unsigned Width);
/// The low \p Width bits of \p V, sign-extended.
int64_t signExtendTo(int64_t V, unsigned Width);

class RangeSet {
public:
  struct Interval {
    int64_t Low, High;
    bool operator==(const Interval &O) const {
      return Low == O.Low && High == O.High;
    }
  };
  /// More intervals than this are merged over the smallest gaps.
  static constexpr unsigned MaxIntervals = 10;

  RangeSet() = default; ///< Empty.
  // Vectors of them would copy otherwise when they grow.
  RangeSet(RangeSet &&) noexcept = default;
  RangeSet &operator=(RangeSet &&) noexcept = default;
  RangeSet(const RangeSet &) = default;
  RangeSet &operator=(const RangeSet &) = default;
  static RangeSet of(int64_t Low, int64_t High);
  static RangeSet single(int64_t V) { return of(V, V); }
  static RangeSet full(unsigned Width);
  static RangeSet nonZero(unsigned Width);
  /// The values x of that width for which `x Op C` holds, unsigned or signed.
  enum class Relation : uint8_t { Eq, Ne, Lt, Le, Gt, Ge };
  static RangeSet satisfying(Relation R, int64_t C, unsigned Width,
                             bool Signed);

  /// The values of [Low, High] taken as unsigned numbers of that width.
  static RangeSet ofUnsigned(uint64_t Low, uint64_t High, unsigned Width);

  bool empty() const { return Parts.empty(); }
  bool isSingle() const {
    return Parts.size() == 1 && Parts[0].Low == Parts[0].High;
  }
  int64_t single() const { return Parts[0].Low; }
  bool isFull(unsigned Width) const;
  bool contains(int64_t V) const;
  bool isSubsetOf(const RangeSet &O) const;
  bool intersects(const RangeSet &O) const;
  bool operator==(const RangeSet &O) const { return Parts == O.Parts; }
  bool operator!=(const RangeSet &O) const { return !(*this == O); }

  RangeSet intersect(const RangeSet &O) const;
  /// Exact unless the result had too many parts; \p Exact is cleared then.
  RangeSet unite(const RangeSet &O, bool *Exact = nullptr) const;
  RangeSet complement(unsigned Width) const;
  /// Each value plus C, wrapping at Width.
  RangeSet shifted(int64_t C, unsigned Width) const;
  /// Coarsened to the signs: unions of {negative}, {0}, {positive}.
  RangeSet widened(unsigned Width) const;

  llvm::ArrayRef<Interval> parts() const { return Parts; }
  /// Number of values if at most Limit, else Limit + 1.
  unsigned count(unsigned Limit) const;

private:
  void normalize(bool *Exact = nullptr);
  llvm::SmallVector<Interval, 2> Parts;
};

} // namespace engine
} // namespace fltlint

#endif // FLTLINT_LIB_ENGINE_RANGESET_H
