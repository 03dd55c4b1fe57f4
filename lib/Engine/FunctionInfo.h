//===- FunctionInfo.h - Control flow and liveness of a function -*- C++ -*-===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What the solver needs to know of a function before it runs it: an order of
/// the blocks, loop heads, and which slots and temporaries are still read
/// later. Dead ones are dropped before states are compared, or old statuses
/// and pointers would keep states apart for nothing.
///
//===----------------------------------------------------------------------===//

#ifndef FLTLINT_LIB_ENGINE_FUNCTIONINFO_H
#define FLTLINT_LIB_ENGINE_FUNCTIONINFO_H

#include "KeptAddresses.h"
#include "fltlint/Ddi/DdiTable.h"
#include "fltlint/PathModel/PathModel.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/BitVector.h"
#include <vector>

namespace fltlint {
namespace engine {

struct FunctionInfo {
  /// \p Ddis: for each function of the module its facts, or null.
  FunctionInfo(const pm::Module &M, const pm::Function &F,
               llvm::ArrayRef<const ddi::Function *> Ddis,
               const KeptAddresses &Kept);

  /// Position of each block in a reverse post-order; ~0u: unreachable.
  std::vector<uint32_t> Order;
  llvm::BitVector LoopHead;
  /// Blocks with more than one way in: where states are merged.
  llvm::BitVector JoinPoint;
  /// By block, at its entry.
  std::vector<llvm::BitVector> LiveSlots, LiveTemps;
  /// Slots whose address is kept somewhere: live for as long as they exist.
  llvm::BitVector AddressKept;
  size_t NumInstrs = 0;
};

/// All successors, that of an exception included.
void forEachSuccessor(const pm::Block &B,
                      llvm::function_ref<void(pm::BlockId)> Fn);

} // namespace engine
} // namespace fltlint

#endif // FLTLINT_LIB_ENGINE_FUNCTIONINFO_H
