//===- Irql.h - What is known of the IRQL -----------------------*- C++ -*-===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The IRQL is a value like others, so that code which saves, tests and
/// restores it is followed like other code. It is a constant behind what sets
/// it, else one of two symbols: the IRQL at which a root was entered, where the
/// documentation or the code says something of it (facts bound it then), and
/// the same where nothing does.
///
//===----------------------------------------------------------------------===//

#ifndef FLTLINT_LIB_ENGINE_IRQL_H
#define FLTLINT_LIB_ENGINE_IRQL_H

#include "ContextKinds.h"
#include "ContextPools.h"
#include "IrqlBounds.h"
#include "State.h"
#include "fltlint/Engine/Engine.h"
#include "fltlint/Engine/IrqlNames.h"
#include "llvm/ADT/DenseSet.h"
#include <map>

namespace fltlint {
namespace engine {

class Program;

constexpr ddi::Irql PassiveLevel = 0, ApcLevel = 1, DispatchLevel = 2,
                    HighestLevel = 31;

/// "DISPATCH_LEVEL", "PASSIVE_LEVEL to APC_LEVEL".
std::string irqlRangeName(const RangeSet &R);

/// What SAL says of a function's IRQL.
struct IrqlAnnotations {
  std::optional<ddi::Irql> Min, Max; ///< At entry.
  std::optional<ddi::Irql> Raises;
  bool Saves = false;       ///< The old IRQL is returned.
  bool SavesGlobal = false; ///< ... or kept in some place.
  bool RestoresGlobal = false;
  bool any() const { return Min || Max; }
};
IrqlAnnotations readIrqlAnnotations(const pm::Function &F,
                                    const ddi::DdiTable &Table);
bool hasIrqlWord(const pm::Param &P, llvm::StringRef Word,
                 llvm::StringRef OldWord);

/// The IRQL at which a routine is entered by those who are no part of the
/// program.
struct IrqlEntry {
  bool Known = false;
  ddi::Irql Low = PassiveLevel, High = HighestLevel;
  std::string Reason; ///< "is a post-operation callback of IRP_MJ_READ, ..."
};

/// What a pre-operation callback returns decides where its post-operation
/// callback runs, and who asks for it.
class PreOperationReturns {
public:
  /// \p F has returned one of \p Ret; none: nobody knows what.
  void note(uint32_t F, const RangeSet &Ret);
  bool isKnown(uint32_t F) const { return Known.count(F); }
  bool mayBeSynchronize(uint32_t F) const {
    return !Known.count(F) || MaySynchronize.count(F);
  }
  bool mayBePending(uint32_t F) const {
    return !Known.count(F) || MayPend.count(F);
  }

private:
  llvm::DenseSet<uint32_t> Known, MaySynchronize, MayPend;
};

class IrqlFacts {
public:
  IrqlFacts(const Program &P, ExprContext &Ctx, const ContextPools &Pools,
            const PreOperationReturns &PreReturns);

  /// The two symbols.
  const Expr *knownEntry() const { return KnownEntry; }
  const Expr *unknownEntry() const { return UnknownEntry; }
  const Expr *level(int64_t L) const { return Ctx.constant(L, 8); }

  /// Nothing can come of following the IRQL from the root \p F.
  bool canLeaveOut(uint32_t F) const;
  /// The IRQL passes through \p F as it is, and makes no difference to it.
  bool isNeutral(uint32_t F) const { return !Where && Bounds.isNeutral(F); }
  /// The same when it is entered with the IRQL \p Irql, which lies in \p Now
  /// (none: not known).
  bool passes(uint32_t F, const Expr *Irql, const RangeSet &Now) const {
    if (isNeutral(F))
      return true;
    if (Where || Now.empty())
      return false;
    int64_t Low = Now.parts().front().Low, High = Now.parts().back().High;
    // Of a level that nobody knows, only what is certainly too high is told.
    return Low >= PassiveLevel && High <= HighestLevel &&
           (Bounds.passes(F, ddi::Irql(High)) ||
            (Irql == UnknownEntry && Bounds.passesUnknown(F, ddi::Irql(Low))));
  }
  /// Sets the IRQL of a root's entry.
  void enterRoot(State &S, uint32_t F) const;
  /// What a function says of itself bounds the IRQL of whoever calls it.
  void enterCallee(State &S, uint32_t F) const;
  /// Post-operation callbacks are judged by those: they come last.
  bool dependsOnOthers(uint32_t F) const;
  llvm::ArrayRef<uint32_t> preOperationsOf(uint32_t Post) const;

  /// A call of \p Callee, entered with \p Entry, out of \p Caller, itself
  /// entered with \p CallerEntry.
  void noteCall(uint32_t Callee, const Expr *Entry, uint32_t Caller,
                const Expr *CallerEntry, const State &S, const RangeSet &Level,
                pm::LocId Where);
  void noteRaise(pm::LocId Where, llvm::StringRef Routine);
  /// The steps that lead to \p F's entry with that IRQL, first things first.
  std::vector<Step> stepsTo(uint32_t F, const Expr *Entry) const;

  void noteExcess(pm::LocId Where, const IrqlExcess &X) { Excess[Where] = X; }
  IrqlExcess excessAt(pm::LocId Where) const {
    auto It = Excess.find(Where);
    return It == Excess.end() ? IrqlExcess() : It->second;
  }
  std::string functionName(uint32_t F) const;

  const ContextPools &Pools;
  const PreOperationReturns &PreReturns;
  ContextKinds Kinds;
  IrqlBounds Bounds;
  /// The line that is asked about.
  const SourceLine *Where = nullptr;

private:
  /// With \p AnyPre, whatever pre-operation callbacks may return.
  IrqlEntry entryOf(uint32_t F, bool AnyPre = false) const;
  IrqlEntry postEntry(uint32_t F, bool AnyPre) const;
  bool staysBelowLimits(uint32_t F) const;
  bool isPageable(uint32_t F) const;

  struct Call {
    uint32_t Caller;
    const Expr *CallerEntry;
    const Expr *Irql;
    pm::LocId Where, RaisedAt;
    std::string Level;
  };
  const Program &P;
  ExprContext &Ctx;
  const Expr *KnownEntry, *UnknownEntry;
  /// By the parameters that the routines are passed as.
  std::map<uint32_t, const ddi::Role *> Roles;
  std::map<uint32_t, std::vector<uint32_t>> PreOperations;
  std::map<std::pair<uint32_t, const Expr *>, Call> Calls;
  std::map<pm::LocId, std::string> Raises;
  std::map<pm::LocId, IrqlExcess> Excess;
};

} // namespace engine
} // namespace fltlint

#endif // FLTLINT_LIB_ENGINE_IRQL_H
