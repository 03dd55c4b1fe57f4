//===- UsedSet.h - What a printed module has to contain ---------*- C++ -*-===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FLTLINT_LIB_PATHMODEL_USEDSET_H
#define FLTLINT_LIB_PATHMODEL_USEDSET_H

#include "fltlint/PathModel/Text.h"

namespace fltlint {
namespace pm {

/// One flag for each element of the module's vectors: is it printed?
struct UsedSet {
  std::vector<bool> Files, Records, Globals, Functions;
  /// The function is printed with its body.
  std::vector<bool> Bodies;
};

/// What PrintOptions selects, and all that the selected text names. Tolerates
/// indices out of range.
UsedSet computeUsed(const Module &M, const PrintOptions &Opts);

} // namespace pm
} // namespace fltlint

#endif // FLTLINT_LIB_PATHMODEL_USEDSET_H
