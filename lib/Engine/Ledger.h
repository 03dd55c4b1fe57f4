//===- Ledger.h - References that a field stands for ------------*- C++ -*-===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A reference that a function leaves in memory which outlives it is owed by
/// whoever finds it there. That cannot be judged on one path, but the exits of
/// one function can be compared: where a place is left with a reference on one
/// path and without one on another, the function itself releases what it finds
/// in that place, and nobody who calls it can tell the two apart, the second
/// path leaves one release too many behind. There are two forms of it:
///
///   holder  `Object->Field = Context` with a reference for the field, or not;
///   member  the context itself joins a list, with a reference for that, and
///           one of its own fields is set as the sign of it, or the field is
///           set and the context joins nothing.
///
//===----------------------------------------------------------------------===//

#ifndef FLTLINT_LIB_ENGINE_LEDGER_H
#define FLTLINT_LIB_ENGINE_LEDGER_H

#include "State.h"
#include <functional>

namespace fltlint {
namespace engine {

class Ledger {
public:
  /// An exit that leaves less behind than others.
  struct Finding {
    EventKind Kind;
    pm::LocId Where;
    uint32_t Node;
    const Expr *Place;
    /// Is such an exit, in an exact state.
    std::function<bool(const State &)> Holds;
  };

  /// \p Entry outlives the ledger.
  explicit Ledger(const State &Entry) : Entry(Entry) {}

  /// \p V is released, and is not T.
  void released(const Expr *V);
  /// T ends here in state \p S, not leaked.
  void leaves(const State &S, const Expr *Ret, pm::LocId Where, uint32_t Node);
  /// What the exits since the last call have in disagreement.
  std::vector<Finding> settle();

private:
  struct Exit {
    State S;
    const Expr *Ret;
    pm::LocId Where;
    uint32_t Node;
  };
  void holders(std::vector<Finding> &Out) const;
  void members(std::vector<Finding> &Out) const;
  bool findsAfter(const Exit &Taker, const Exit &Before, int64_t Offset) const;

  const State &Entry;
  llvm::DenseSet<const Expr *> Released;
  std::vector<Exit> Exits;
};

} // namespace engine
} // namespace fltlint

#endif // FLTLINT_LIB_ENGINE_LEDGER_H
