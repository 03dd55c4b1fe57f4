//===- Intervals.h - Sets of integers as intervals --------------*- C++ -*-===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A set is a vector of intervals, sorted, disjoint and not adjacent, so that
/// equal sets are equal vectors.
///
//===----------------------------------------------------------------------===//

#ifndef FLTLINT_LIB_DDI_INTERVALS_H
#define FLTLINT_LIB_DDI_INTERVALS_H

#include "fltlint/Ddi/DdiTable.h"

namespace fltlint {
namespace ddi {

using IntervalSet = std::vector<Interval>;

inline bool operator==(const Interval &A, const Interval &B) {
  return A.Low == B.Low && A.High == B.High;
}

IntervalSet unite(const IntervalSet &A, const IntervalSet &B);
IntervalSet intersect(const IntervalSet &A, const IntervalSet &B);
IntervalSet complement(const IntervalSet &A);

} // namespace ddi
} // namespace fltlint

#endif // FLTLINT_LIB_DDI_INTERVALS_H
