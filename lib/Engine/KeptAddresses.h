//===- KeptAddresses.h - Which routines keep what they get ------*- C++ -*-===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A local whose address was given away is alive for as long as it exists,
/// unless who got it has not kept it. Most out-parameters are not kept.
///
//===----------------------------------------------------------------------===//

#ifndef FLTLINT_LIB_ENGINE_KEPTADDRESSES_H
#define FLTLINT_LIB_ENGINE_KEPTADDRESSES_H

#include "fltlint/Ddi/DdiTable.h"
#include "fltlint/PathModel/PathModel.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/BitVector.h"
#include <vector>

namespace fltlint {
namespace engine {

class KeptAddresses {
public:
  KeptAddresses(const pm::Module &M,
                llvm::ArrayRef<const ddi::Function *> Ddis);

  /// What is passed to \p F as its argument number \p Arg may still be known
  /// somewhere when it has returned: in memory that is not its own, or as what
  /// it returns.
  bool keeps(uint32_t F, unsigned Arg) const {
    return Arg >= Kept[F].size() || Kept[F].test(Arg);
  }

private:
  /// By function and parameter.
  std::vector<llvm::BitVector> Kept;
};

/// By temporary of \p F: the slot into which it is an address, or pm::None.
std::vector<pm::SlotId> slotsOfAddresses(const pm::Function &F);

} // namespace engine
} // namespace fltlint

#endif // FLTLINT_LIB_ENGINE_KEPTADDRESSES_H
