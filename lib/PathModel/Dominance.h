//===- Dominance.h - Which definitions reach a block ------------*- C++ -*-===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FLTLINT_LIB_PATHMODEL_DOMINANCE_H
#define FLTLINT_LIB_PATHMODEL_DOMINANCE_H

#include "fltlint/PathModel/PathModel.h"

namespace fltlint {
namespace pm {

/// Dominance between blocks when an exception may leave a block before its
/// first instruction: what a block defines is *not* defined in its own unwind
/// block. Each block is therefore two nodes, its entry and its exit; unwind
/// edges leave from the entry.
class Dominance {
public:
  /// All of \p F's targets must be in range.
  explicit Dominance(const Function &F);

  bool isReachable(BlockId B) const { return Order[entry(B)] != None; }
  /// Every way from the start to the begin of \p Use has come through all of
  /// \p Def's instructions.
  bool exitDominatesEntry(BlockId Def, BlockId Use) const;

private:
  static uint32_t entry(BlockId B) { return 2 * B; }
  static uint32_t exit(BlockId B) { return 2 * B + 1; }

  /// Position in reverse post-order; None if unreachable.
  std::vector<uint32_t> Order;
  /// Entry and exit times of a walk over the dominator tree.
  std::vector<uint32_t> TreeIn, TreeOut;
};

} // namespace pm
} // namespace fltlint

#endif // FLTLINT_LIB_PATHMODEL_DOMINANCE_H
