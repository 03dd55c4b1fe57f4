//===- ContextPools.h - Which pool contexts come from -----------*- C++ -*-===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A context's pool is that of the allocations of its kind, wherever the
/// pointer came from. A kind is proven paged if every allocation of it in the
/// program asks for paged pool.
///
//===----------------------------------------------------------------------===//

#ifndef FLTLINT_LIB_ENGINE_CONTEXTPOOLS_H
#define FLTLINT_LIB_ENGINE_CONTEXTPOOLS_H

#include "fltlint/Ddi/DdiTable.h"
#include "fltlint/PathModel/PathModel.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/StringRef.h"
#include <map>
#include <optional>

namespace fltlint {
namespace engine {

class Program;

/// All bits that an FLT_CONTEXT_TYPE can have.
constexpr uint16_t AllContextKinds = 0x7f;

class ContextPools {
public:
  /// An allocation of contexts of kind \p Kind (a bit) from \p Pool, each
  /// unknown if not a single value.
  void note(const pm::Instruction &Call, llvm::StringRef Routine,
            std::optional<int64_t> Kind, std::optional<int64_t> Pool);
  /// Allocations that no run got to, allocators of the driver's own, and what
  /// other files may do, prove nothing.
  void complete(const Program &P, bool WholeProgram);

  uint16_t allocated() const { return Allocated; }
  /// \p Kinds are allocated, and from paged pool only.
  /// Volume contexts never are: they cannot be had from there.
  bool provenPaged(uint16_t Kinds) const {
    return Kinds && (Kinds & ~Allocated) == 0 && (Kinds & Other) == 0 &&
           !(Kinds & uint16_t(ddi::ContextKind::Volume));
  }
  struct Site {
    pm::LocId Where = pm::None;
    std::string Routine;
  };
  /// Where contexts of a kind are allocated.
  Site whereAllocated(uint16_t Kind) const;

private:
  uint16_t Allocated = 0;
  /// Kinds with an allocation that is not proven to be paged.
  uint16_t Other = 0;
  std::map<uint16_t, Site> Where;
  llvm::DenseSet<const pm::Instruction *> Seen;
};

} // namespace engine
} // namespace fltlint

#endif // FLTLINT_LIB_ENGINE_CONTEXTPOOLS_H
