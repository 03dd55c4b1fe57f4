//===- IrqlTransfer.cpp - What code does to the IRQL ----------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Raising saves the IRQL as a value in memory, lowering reads it back, a test
/// of KeGetCurrentIrql() is a test of the value: nothing here knows of locks.
///
//===----------------------------------------------------------------------===//

#include "Analyzer.h"

namespace fltlint {
namespace engine {

using ddi::Effect;
using ddi::Place;

RangeSet Executor::irqlOf(const State &S) const {
  return S.Irql ? S.rangeOf(S.Irql).intersect(
                      RangeSet::of(PassiveLevel, HighestLevel))
                : RangeSet();
}

void Executor::raiseIrql(State &S, const CallContext &C, const ddi::Function &D,
                         const Effect &E, const Expr *&Ret) {
  if (!A.Irql) {
    if (E.Save)
      writePlace(S, C, *E.Save, Ctx.freshSym(placeWidth(C, *E.Save)), Ret);
    return;
  }
  RangeSet Now = irqlOf(S);
  if (!E.Save) {
    // The caller must be that high; it proves as much.
    if (S.Irql && !S.Irql->isConst() &&
        S.restrict(S.Irql, RangeSet::of(E.Level, HighestLevel))) {
      if (irqlOf(S) != Now)
        note(S, StepKind::Irql, C.I.Loc, D.Name, true,
             "is for callers at " + irqlName(E.Level) + " only");
      return;
    }
  } else {
    const Expr *Old = S.Irql ? S.Irql : Ctx.freshSym(8);
    if (E.Save->Root == Place::Return)
      Ret = Ctx.convert(Old, widthOf(C.I.Type), false);
    else if (E.Save->Index < C.Args.size() &&
             !S.constantOf(C.Args[E.Save->Index]))
      S.store(C.Args[E.Save->Index], Old);
  }
  if (!Now.empty() && Now.parts().front().Low >= E.Level)
    return;
  S.Irql = A.Irql->level(E.Level);
  S.RaisedAt = C.I.Loc;
  A.Irql->noteRaise(C.I.Loc, D.Name);
  note(S, StepKind::Irql, C.I.Loc, D.Name, true,
       "raises the IRQL to " + irqlName(E.Level));
}

void Executor::lowerIrql(State &S, const CallContext &C, const ddi::Function &D,
                         const Effect &E) {
  if (!A.Irql)
    return;
  if (!E.Save) {
    RangeSet Low = RangeSet::of(PassiveLevel, E.Level);
    if (!S.Irql)
      return;
    if (!S.Irql->isConst()) {
      if (!S.restrict(S.Irql, Low))
        S.Irql = nullptr;
    } else if (!Low.contains(S.Irql->Value) && E.Mode == ddi::Modality::Must) {
      // A wait ends what KeSetEvent(..., TRUE) has begun.
      S.Irql = nullptr;
    }
    return;
  }
  if (E.Save->Index >= C.Args.size())
    return;
  const Expr *V = C.Args[E.Save->Index];
  if (E.Save->Root == Place::Pointee)
    V = V->isUndef() || S.constantOf(V) ? nullptr : S.load(V, 8);
  if (V && !V->isUndef() && V->Width != 8)
    V = Ctx.convert(V, 8, false);
  if (V && !V->isUndef() && !V->isConst() && V != A.Irql->knownEntry() &&
      V != A.Irql->unknownEntry()) {
    auto K = S.constantOf(V);
    V = K ? A.Irql->level(*K) : nullptr;
  }
  if (V && V->isUndef())
    V = nullptr;
  S.Irql = V;
  S.RaisedAt = pm::None;
  note(S, StepKind::Irql, C.I.Loc, D.Name, true,
       V ? "lowers the IRQL to " +
               (V->isConst() ? irqlName(V->Value) : "what it was")
         : "lowers the IRQL to a value that is not known");
}

void Executor::readIrql(State &S, const CallContext &C, const Effect &E,
                        const Expr *&Ret) {
  const Expr *V = S.Irql;
  if (!V) {
    V = Ctx.freshSym(8);
    S.setFact(V, RangeSet::of(PassiveLevel, HighestLevel));
  }
  writePlace(S, C, E.Where, Ctx.convert(V, placeWidth(C, E.Where), false), Ret);
}

/// What a function without a body or a row says it does.
void Executor::applyIrqlAnnotations(State &S, const CallContext &C,
                                    const pm::Function &F) {
  if (!A.Irql || (F.Sal.empty() && F.Params.empty()))
    return;
  IrqlAnnotations N = readIrqlAnnotations(F, P.Table);
  const Expr *Old = S.Irql ? S.Irql : Ctx.freshSym(8);
  bool Restored = N.RestoresGlobal;
  const Expr *To = nullptr;
  for (size_t K = 0; K < F.Params.size() && K < C.Args.size(); ++K) {
    bool IsPointer = M.isPointer(F.Params[K].Type);
    if (hasIrqlWord(F.Params[K], "_IRQL_saves_", "__drv_savesIRQL") &&
        IsPointer && !S.constantOf(C.Args[K]) && !C.Args[K]->isUndef())
      S.store(C.Args[K], Old);
    if (hasIrqlWord(F.Params[K], "_IRQL_restores_", "__drv_restoresIRQL")) {
      Restored = true;
      To = IsPointer ? nullptr : Ctx.convert(C.Args[K], 8, false);
    }
  }
  if (N.Saves && C.I.Result != pm::None)
    setResult(S, C.I, Ctx.convert(Old, widthOf(C.I.Type), false));
  if (Restored) {
    if (To && !To->isUndef())
      if (auto K = S.constantOf(To))
        To = A.Irql->level(*K);
    bool Usable = To && (To->isConst() || To == A.Irql->knownEntry() ||
                         To == A.Irql->unknownEntry());
    S.Irql = Usable ? To : nullptr;
    S.RaisedAt = pm::None;
  }
  if (!N.Raises)
    return;
  RangeSet Now = irqlOf(S);
  if (!Now.empty() && Now.parts().front().Low >= *N.Raises)
    return;
  S.Irql = A.Irql->level(*N.Raises);
  S.RaisedAt = C.I.Loc;
  A.Irql->noteRaise(C.I.Loc, F.Name);
  note(S, StepKind::Irql, C.I.Loc, F.Name, true,
       "is annotated to raise the IRQL to " + irqlName(*N.Raises));
}

/// What is known of the operation by now may say that its completion runs
/// below DISPATCH_LEVEL: it is drained, fast I/O, or no IRP
/// (nc-fltkernel-pflt_post_operation_callback,
/// ensuring-that-completion-processing-is-performed-at-safe-irql).
void Executor::noteOperation(State &S) {
  if (!A.Irql || S.Irql != A.Irql->knownEntry() ||
      irqlOf(S).isSubsetOf(RangeSet::of(PassiveLevel, ApcLevel)))
    return;
  // FLTFL_POST_OPERATION_DRAINING; FLTFL_CALLBACK_DATA_*_OPERATION.
  constexpr int64_t Draining = 1, Irp = 1, FastIo = 2, FsFilter = 4;
  auto Masked = [&](const Expr *V, int64_t Mask) {
    return S.rangeOf(
        Ctx.binary(pm::BinaryOp::And, V, Ctx.constant(Mask, 32), 32, false));
  };
  bool Safe = false;
  for (size_t K = 0; K < Fn.Params.size(); ++K) {
    const pm::Param &Prm = Fn.Params[K];
    const Expr *Slot = Ctx.slot(pm::SlotId(K));
    if (Prm.TypeText == "FLT_POST_OPERATION_FLAGS") {
      const Expr *V = S.load(Slot, 32);
      Safe |= !V->isUndef() && !Masked(V, Draining).contains(0);
      continue;
    }
    if (!M.isPointer(Prm.Type))
      continue;
    pm::TypeId To = M.Types[Prm.Type].Element;
    if (To == pm::None || M.Types[To].Kind != pm::TypeKind::Record)
      continue;
    const pm::Record &R = M.Records[M.Types[To].Record];
    llvm::StringRef Tag = R.Tag;
    Tag.consume_front("_");
    if (Tag != "FLT_CALLBACK_DATA")
      continue;
    const Expr *Data = S.load(Slot, 64);
    if (Data->isUndef() || Data->isConst())
      continue;
    for (const pm::Field &F : R.Fields)
      if (F.Name == "Flags") {
        const Expr *V = S.load(Ctx.lin(Data, int64_t(F.OffsetBits / 8)), 32);
        Safe |= !V->isUndef() && (Masked(V, Irp) == RangeSet::single(0) ||
                                  !Masked(V, FastIo).contains(0) ||
                                  !Masked(V, FsFilter).contains(0));
      }
  }
  if (Safe)
    (void)S.restrict(S.Irql, RangeSet::of(PassiveLevel, ApcLevel));
}

/// The kinds of paged context that the call releases, as bits.
uint16_t Executor::pagedKinds(const State &S, const CallContext &C,
                              const ddi::Function &D) {
  uint16_t Paged = 0;
  const ContextPools &Pools = A.Irql->Pools;
  for (const ddi::Outcome &O : D.Outcomes)
    for (const Effect &E : O.Effects) {
      if (E.Kind == ddi::EffectKind::Release && E.Where.Root == Place::Arg &&
          E.Where.Index < C.Args.size()) {
        if (S.rangeOf(C.Args[E.Where.Index]) == RangeSet::single(0))
          continue;
        // What this path was given, or what the program uses such pointers for.
        uint16_t Kinds = C.Args[E.Where.Index]->ContextKind;
        if (!Kinds)
          Kinds = A.Irql->Kinds.of(FnIndex, C.I.Ops[E.Where.Index + 1]);
        // Of a pointer that nothing is known of, if all contexts are paged.
        if (Kinds == AllContextKinds)
          Kinds = Pools.allocated();
        if (Pools.provenPaged(Kinds))
          Paged |= Kinds;
      }
      if (E.Kind == ddi::EffectKind::ReleaseMembers &&
          E.Where.Index < C.Args.size()) {
        const Expr *Base = C.Args[E.Where.Index];
        if (Base->isUndef() || S.constantOf(Base))
          continue;
        State Copy = S; // loading may remember what was read
        for (unsigned K = 0; K < E.Count; ++K) {
          const Expr *V = Copy.load(Ctx.lin(Base, int64_t(K) * 8), 64);
          // A member that FltGetContexts was asked for.
          if (V->isSym() && V->Acquired && Pools.provenPaged(1u << K) &&
              S.rangeOf(V) != RangeSet::single(0))
            Paged |= 1u << K;
        }
      }
    }
  return Paged;
}

void Executor::checkIrql(const State &S, const CallContext &C,
                         const ddi::Function &D) {
  if (!A.Irql || !S.Irql || !D.CountsContexts || A.Irql->Where)
    return;
  RangeSet Now = irqlOf(S);
  if (Now.empty())
    return;
  int64_t Low = Now.parts().front().Low, High = Now.parts().back().High;
  IrqlExcess X;
  std::optional<uint16_t> Paged;
  // Whether \p Level is more than one of the limits that hold here.
  auto Exceeds = [&](int64_t Level) {
    if (D.MaxIrql && Level > *D.MaxIrql) {
      X = {ddi::Irql(Level), *D.MaxIrql, 0};
      return true;
    }
    if (!D.MaxIrqlIfPaged || Level <= *D.MaxIrqlIfPaged)
      return false;
    if (!Paged)
      Paged = pagedKinds(S, C, D);
    X = {ddi::Irql(Level), *D.MaxIrqlIfPaged, *Paged};
    return *Paged != 0;
  };
  EventKind K = EventKind::IrqlTooHigh;
  if (!Exceeds(Low)) {
    // What the documentation lets it be; widened ranges say less than that.
    if (S.Irql != A.Irql->knownEntry() || High > DispatchLevel ||
        !Exceeds(High))
      return;
    K = EventKind::IrqlMayBeTooHigh;
  }
  A.Irql->noteExcess(C.I.Loc, X);
  Sink.defect(K, StepKind::Irql, C.I.Loc, S, D.Name);
}

/// The condition has told something of the IRQL.
void Executor::noteIrqlTest(State &S, const RangeSet &Before,
                            const pm::Terminator &T) {
  if (!S.Path || Before == irqlOf(S))
    return;
  note(S, StepKind::Irql, T.Loc, T.Text, true,
       "says that the IRQL is " + irqlRangeName(irqlOf(S)));
}

/// Answers for a line that was asked about, at the first instruction of each
/// block that begins there.
void Executor::explainIrql(const State &S, pm::BlockId B, size_t Index) {
  if (!A.Irql || !A.Irql->Where)
    return;
  auto IsThere = [&](pm::LocId L) {
    if (L == pm::None)
      return false;
    const pm::SourceRange &R = M.Locs[L].Expansion;
    return R.File != pm::None && R.Line == A.Irql->Where->Line &&
           M.Files[R.File].Path == A.Irql->Where->File;
  };
  const pm::Block &Blk = Fn.Blocks[B];
  auto LocAt = [&](size_t I) {
    return I < Blk.Instrs.size() ? Blk.Instrs[I].Loc : Blk.Term.Loc;
  };
  if (!IsThere(LocAt(Index)) || (Index && IsThere(LocAt(Index - 1))))
    return;
  std::string Level;
  if (!S.Irql)
    Level = "not known";
  else if (S.Irql == A.Irql->unknownEntry() &&
           irqlOf(S) == RangeSet::of(PassiveLevel, HighestLevel))
    Level = "what it was when the function was entered";
  else
    Level = irqlRangeName(irqlOf(S));
  Sink.defect(EventKind::IrqlHere, StepKind::Irql, LocAt(Index), S, Level);
}

} // namespace engine
} // namespace fltlint
