//===- CallChecks.cpp - What is wrong with the arguments of a call --------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Calls that are wrong whoever releases what: judged in base runs, by the
/// values that the arguments have there.
///
/// A run over merged states asks whether a value *may* be wrong, its exact
/// replay whether it *is*: two paths that meet before the call may bring one
/// good and one bad value.
///
//===----------------------------------------------------------------------===//

#include "Analyzer.h"

namespace fltlint {
namespace engine {

using ddi::Effect;
using ddi::EffectKind;

/// More values than this are no choice but an unknown.
static constexpr unsigned MaxChoices = 8;

/// Whether \p V has a value that \p Wrong accepts: in a replay for certain,
/// else possibly.
static bool isWrong(const State &S, const Expr *V,
                    llvm::function_ref<bool(int64_t)> Wrong) {
  if (V->isUndef())
    return false;
  RangeSet R = S.rangeOf(V);
  unsigned N = R.count(MaxChoices);
  if (N == 0 || N > MaxChoices)
    return false;
  bool All = true, Any = false;
  for (const RangeSet::Interval &I : R.parts())
    for (int64_t X = I.Low;; ++X) {
      bool W = Wrong(X);
      All &= W;
      Any |= W;
      if (X == I.High)
        break;
    }
  return S.Path ? All : Any;
}

/// POOL_TYPE: the odd ones are paged (ne-wdm-_pool_type).
static bool isPaged(int64_t Pool) { return Pool & 1; }

void Executor::misuse(EventKind K, const State &S, const CallContext &C,
                      const ddi::Function &D, unsigned Arg,
                      ddi::ContextKind Kind) {
  Misuse What;
  What.Routine = D.Name;
  What.Argument = Arg;
  if (Arg < D.ParamNames.size())
    What.Parameter = D.ParamNames[Arg];
  What.Context = Kind;
  Sink.misuse(K, C.I.Loc, S, What);
}

void Executor::checkAllocation(const State &S, const CallContext &C,
                               const ddi::Function &D, const Effect &E) {
  using ddi::ContextKind;
  auto IsOfKind = [&](ContextKind K) {
    if (!E.KindArg || *E.KindArg >= C.Args.size())
      return E.Context == K;
    return isWrong(S, C.Args[*E.KindArg],
                   [K](int64_t V) { return ContextKind(V & 0xffff) == K; });
  };
  // "Volume contexts must be allocated from NonPagedPool"
  // (nf-fltkernel-fltallocatecontext).
  if (E.PoolArg && *E.PoolArg < C.Args.size() &&
      isWrong(S, C.Args[*E.PoolArg], isPaged) && IsOfKind(ContextKind::Volume))
    misuse(EventKind::PagedVolumeContext, S, C, D, *E.PoolArg,
           ContextKind::Volume);
}

void Executor::checkCall(const State &S, const CallContext &C,
                         const ddi::Function &D) {
  for (const ddi::Outcome &O : D.Outcomes)
    for (const Effect &E : O.Effects)
      if (E.Kind == EffectKind::Acquire && E.IsNew)
        checkAllocation(S, C, D, E);
}

} // namespace engine
} // namespace fltlint
