//===- ContextKinds.h - What kind of context a pointer is -------*- C++ -*-===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Finds the kinds of context that a pointer in the program can be, whatever
/// path brought it there: by the type it is declared with, which the driver
/// uses for contexts of some kinds only, and by what the variable is given.
///
//===----------------------------------------------------------------------===//

#ifndef FLTLINT_LIB_ENGINE_CONTEXTKINDS_H
#define FLTLINT_LIB_ENGINE_CONTEXTKINDS_H

#include "ContextPools.h"
#include <set>
#include <vector>

namespace fltlint {
namespace engine {

class ContextKinds {
public:
  explicit ContextKinds(const Program &P);
  /// The kinds, as bits, that \p O of function \p F can be. AllContextKinds:
  /// not known.
  uint16_t of(uint32_t F, const pm::Operand &O) const;

private:
  using Place = std::pair<uint32_t, uint32_t>; ///< Of a function, or a record.
  struct Argument {
    uint32_t Caller;
    const pm::Instruction *Call;
  };
  void noteAcquisition(uint32_t F, const pm::Operand &Out, uint16_t Kinds,
                       unsigned Depth = 0);
  uint16_t find(uint32_t F, const pm::Operand &O, std::set<Place> &Seen) const;
  uint16_t ofSlot(uint32_t F, pm::SlotId S, std::set<Place> &Seen) const;
  uint16_t ofRecord(pm::TypeId Ptr) const;

  const Program &P;
  const pm::Module &M;
  std::map<pm::RecordId, uint16_t> ByRecord;
  std::map<Place, uint16_t> BySlot, ByField;
  std::map<uint32_t, uint16_t> ByGlobal;
  /// What is acquired through a parameter: `*Context`.
  std::map<Place, uint16_t> ByOutParam;
  std::map<uint32_t, std::vector<Argument>> Callers;
};

} // namespace engine
} // namespace fltlint

#endif // FLTLINT_LIB_ENGINE_CONTEXTKINDS_H
