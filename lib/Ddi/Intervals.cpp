//===- Intervals.cpp - Sets of integers as intervals ----------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Intervals.h"
#include <algorithm>

namespace fltlint {
namespace ddi {

IntervalSet unite(const IntervalSet &A, const IntervalSet &B) {
  IntervalSet All = A;
  All.insert(All.end(), B.begin(), B.end());
  std::sort(All.begin(), All.end(),
            [](const Interval &X, const Interval &Y) { return X.Low < Y.Low; });
  IntervalSet R;
  for (const Interval &I : All) {
    // Adjacent intervals become one; High + 1 must not overflow.
    if (!R.empty() && (I.Low <= R.back().High ||
                       (I.Low != std::numeric_limits<int64_t>::min() &&
                        I.Low - 1 == R.back().High)))
      R.back().High = std::max(R.back().High, I.High);
    else
      R.push_back(I);
  }
  return R;
}

IntervalSet intersect(const IntervalSet &A, const IntervalSet &B) {
  IntervalSet R;
  for (const Interval &X : A)
    for (const Interval &Y : B) {
      Interval I;
      I.Low = std::max(X.Low, Y.Low);
      I.High = std::min(X.High, Y.High);
      if (I.Low <= I.High)
        R.push_back(I);
    }
  return R;
}

IntervalSet complement(const IntervalSet &A) {
  IntervalSet R;
  Interval Gap;
  for (const Interval &I : A) {
    if (I.Low != std::numeric_limits<int64_t>::min()) {
      Gap.High = I.Low - 1;
      if (Gap.Low <= Gap.High)
        R.push_back(Gap);
    }
    if (I.High == std::numeric_limits<int64_t>::max())
      return R;
    Gap.Low = I.High + 1;
  }
  Gap.High = std::numeric_limits<int64_t>::max();
  R.push_back(Gap);
  return R;
}

} // namespace ddi
} // namespace fltlint
