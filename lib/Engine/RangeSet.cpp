//===- RangeSet.cpp - Sets of integers as intervals -----------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "RangeSet.h"
#include "llvm/ADT/STLExtras.h"
#include <algorithm>
#include <limits>

namespace fltlint {
namespace engine {

int64_t minOfWidth(unsigned Width) {
  return Width >= 64 ? std::numeric_limits<int64_t>::min()
                     : -(int64_t(1) << (Width - 1));
}

int64_t maxOfWidth(unsigned Width) {
  return Width >= 64 ? std::numeric_limits<int64_t>::max()
                     : (int64_t(1) << (Width - 1)) - 1;
}

int64_t signExtendTo(int64_t V, unsigned Width) {
  if (Width == 0 || Width >= 64)
    return V;
  uint64_t U = uint64_t(V) << (64 - Width);
  return int64_t(U) >> (64 - Width);
}

RangeSet RangeSet::of(int64_t Low, int64_t High) {
  RangeSet R;
  if (Low <= High)
    R.Parts.push_back({Low, High});
  return R;
}

RangeSet RangeSet::full(unsigned Width) {
  return of(minOfWidth(Width), maxOfWidth(Width));
}

RangeSet RangeSet::nonZero(unsigned Width) {
  return single(0).complement(Width);
}

bool RangeSet::isFull(unsigned Width) const {
  return Parts.size() == 1 && Parts[0].Low <= minOfWidth(Width) &&
         Parts[0].High >= maxOfWidth(Width);
}

RangeSet RangeSet::ofUnsigned(uint64_t Low, uint64_t High, unsigned Width) {
  if (Low > High)
    return RangeSet();
  uint64_t SignBit = uint64_t(1) << (Width - 1);
  RangeSet R;
  if (Low < SignBit)
    R = RangeSet::of(int64_t(Low), int64_t(std::min(High, SignBit - 1)));
  if (High >= SignBit)
    R = R.unite(
        RangeSet::of(signExtendTo(int64_t(std::max(Low, SignBit)), Width),
                     signExtendTo(int64_t(High), Width)));
  return R;
}

RangeSet RangeSet::satisfying(Relation R, int64_t C, unsigned Width,
                              bool Signed) {
  C = signExtendTo(C, Width);
  switch (R) {
  case Relation::Eq:
    return single(C);
  case Relation::Ne:
    return single(C).complement(Width);
  default:
    break;
  }
  if (Signed) {
    int64_t Min = minOfWidth(Width), Max = maxOfWidth(Width);
    switch (R) {
    case Relation::Lt:
      return C == Min ? RangeSet() : of(Min, C - 1);
    case Relation::Le:
      return of(Min, C);
    case Relation::Gt:
      return C == Max ? RangeSet() : of(C + 1, Max);
    default:
      return of(C, Max);
    }
  }
  uint64_t Mask = Width >= 64 ? ~uint64_t(0) : (uint64_t(1) << Width) - 1;
  uint64_t U = uint64_t(C) & Mask;
  switch (R) {
  case Relation::Lt:
    return U == 0 ? RangeSet() : ofUnsigned(0, U - 1, Width);
  case Relation::Le:
    return ofUnsigned(0, U, Width);
  case Relation::Gt:
    return U == Mask ? RangeSet() : ofUnsigned(U + 1, Mask, Width);
  default:
    return ofUnsigned(U, Mask, Width);
  }
}

bool RangeSet::contains(int64_t V) const {
  return llvm::any_of(
      Parts, [V](const Interval &I) { return I.Low <= V && V <= I.High; });
}

bool RangeSet::isSubsetOf(const RangeSet &O) const {
  return llvm::all_of(Parts, [&O](const Interval &I) {
    return llvm::any_of(O.Parts, [&I](const Interval &J) {
      return J.Low <= I.Low && I.High <= J.High;
    });
  });
}

bool RangeSet::intersects(const RangeSet &O) const {
  for (const Interval &I : Parts)
    for (const Interval &J : O.Parts)
      if (I.Low <= J.High && J.Low <= I.High)
        return true;
  return false;
}

RangeSet RangeSet::intersect(const RangeSet &O) const {
  RangeSet R;
  for (const Interval &I : Parts)
    for (const Interval &J : O.Parts) {
      int64_t Low = std::max(I.Low, J.Low), High = std::min(I.High, J.High);
      if (Low <= High)
        R.Parts.push_back({Low, High});
    }
  // In order, and never side by side, as those of both are.
  if (R.Parts.size() > MaxIntervals)
    R.normalize();
  return R;
}

RangeSet RangeSet::unite(const RangeSet &O, bool *Exact) const {
  if (O.empty() || *this == O)
    return *this;
  if (empty())
    return O;
  RangeSet R = *this;
  R.Parts.append(O.Parts.begin(), O.Parts.end());
  R.normalize(Exact);
  return R;
}

RangeSet RangeSet::complement(unsigned Width) const {
  RangeSet R;
  int64_t Next = minOfWidth(Width), Max = maxOfWidth(Width);
  for (const Interval &I : Parts) {
    if (I.Low > Next)
      R.Parts.push_back({Next, I.Low - 1});
    if (I.High >= Max)
      return R;
    Next = I.High + 1;
  }
  R.Parts.push_back({Next, Max});
  return R;
}

RangeSet RangeSet::shifted(int64_t C, unsigned Width) const {
  if (C == 0)
    return *this;
  RangeSet R;
  for (const Interval &I : Parts) {
    uint64_t Span = uint64_t(I.High) - uint64_t(I.Low);
    uint64_t All = Width >= 64 ? ~uint64_t(0) : (uint64_t(1) << Width) - 1;
    if (Span >= All)
      return full(Width);
    int64_t Low = signExtendTo(int64_t(uint64_t(I.Low) + uint64_t(C)), Width);
    int64_t High = signExtendTo(int64_t(uint64_t(I.High) + uint64_t(C)), Width);
    if (Low <= High) {
      R.Parts.push_back({Low, High});
    } else { // wrapped
      R.Parts.push_back({minOfWidth(Width), High});
      R.Parts.push_back({Low, maxOfWidth(Width)});
    }
  }
  R.normalize();
  return R;
}

RangeSet RangeSet::widened(unsigned Width) const {
  RangeSet R;
  int64_t Min = minOfWidth(Width), Max = maxOfWidth(Width);
  for (const RangeSet &Class : {of(Min, -1), single(0), of(1, Max)})
    if (intersects(Class))
      R = R.unite(Class);
  return R;
}

unsigned RangeSet::count(unsigned Limit) const {
  uint64_t N = 0;
  for (const Interval &I : Parts) {
    uint64_t Span = uint64_t(I.High) - uint64_t(I.Low);
    if (Span >= Limit)
      return Limit + 1;
    N += Span + 1;
  }
  return N > Limit ? Limit + 1 : unsigned(N);
}

void RangeSet::normalize(bool *Exact) {
  auto IsBefore = [](const Interval &A, const Interval &B) {
    return A.Low < B.Low;
  };
  if (!llvm::is_sorted(Parts, IsBefore))
    llvm::sort(Parts, IsBefore);
  llvm::SmallVector<Interval, MaxIntervals> Out;
  for (const Interval &I : Parts) {
    if (!Out.empty() &&
        (Out.back().High == std::numeric_limits<int64_t>::max() ||
         I.Low <= Out.back().High + 1))
      Out.back().High = std::max(Out.back().High, I.High);
    else
      Out.push_back(I);
  }
  while (Out.size() > MaxIntervals) {
    if (Exact)
      *Exact = false;
    unsigned Best = 1;
    uint64_t BestGap = ~uint64_t(0);
    for (unsigned K = 1; K < Out.size(); ++K) {
      // Never close the gap that tells failure from success.
      if (Out[K - 1].High < 0 && Out[K].Low >= 0 && Out.size() > 2)
        continue;
      uint64_t Gap = uint64_t(Out[K].Low) - uint64_t(Out[K - 1].High);
      if (Gap < BestGap) {
        BestGap = Gap;
        Best = K;
      }
    }
    Out[Best - 1].High = Out[Best].High;
    Out.erase(Out.begin() + Best);
  }
  Parts.assign(Out.begin(), Out.end());
}

} // namespace engine
} // namespace fltlint
