//===- DdiCalls.cpp - Transfer functions of table functions ---------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Each outcome of a table function is a state of its own. Where the outcomes
/// differ in what happens to T their keys differ too and they stay apart; else
/// the next join puts them together again. That resolves at once what a
/// guarded presence would resolve at the first test, at the same cost.
///
//===----------------------------------------------------------------------===//

#include "Analyzer.h"
#include "llvm/ADT/STLExtras.h"

namespace fltlint {
namespace engine {

using ddi::Effect;
using ddi::EffectKind;
using ddi::Place;

unsigned Executor::placeWidth(const CallContext &C, const Place &P) const {
  if (P.Root == Place::Return)
    return widthOf(C.I.Type);
  if (P.Index + 1 >= C.I.Ops.size())
    return 64;
  pm::TypeId T = C.I.Ops[P.Index + 1].Type;
  const pm::Operand &Callee = C.I.Ops[0];
  if (Callee.Kind == pm::OperandKind::Function) {
    const pm::Function &F = M.Functions[Callee.Index];
    if (P.Index < F.Params.size())
      T = F.Params[P.Index].Type;
  }
  if (P.Root == Place::Arg)
    return widthOf(T);
  if (T == pm::None || M.Types[T].Kind != pm::TypeKind::Pointer)
    return 64;
  pm::TypeId E = M.Types[T].Element;
  return E == pm::None || M.Types[E].Kind == pm::TypeKind::Void ? 64
                                                                : widthOf(E);
}

const Expr *Executor::readPlace(State &S, const CallContext &C,
                                const Place &P) {
  if (P.Root == Place::Return || P.Index >= C.Args.size())
    return Ctx.freshSym(64);
  if (P.Root == Place::Arg)
    return C.Args[P.Index];
  return S.load(C.Args[P.Index], placeWidth(C, P));
}

void Executor::writePlace(State &S, const CallContext &C, const Place &P,
                          const Expr *V, const Expr *&Ret) {
  if (P.Root == Place::Return) {
    Ret = V;
    return;
  }
  if (P.Root == Place::Arg || P.Index >= C.Args.size())
    return;
  const Expr *Ptr = C.Args[P.Index];
  if (S.constantOf(Ptr))
    return; // an optional out-parameter that is not there
  bool Held = false;
  std::string Holder;
  if (S.T.State == RefState::Owned && !Ptr->isUndef()) {
    Address Ad = addressOf(Ptr);
    for (const Cell &Cl : S.cellsOf(Ad.Base))
      if (Cl.Offset == Ad.Offset)
        Held |= S.pointsIntoT(Cl.Val);
    if (Held)
      Holder = describePlace(Ptr, S);
  }
  S.store(Ptr, V);
  if (Held)
    checkLost(S, C.Block, C.Index, StepKind::Lost, C.I.Loc, Holder);
}

/// Where the scalars of \p T are, and their sizes; false if there are too many,
/// or it is not that simple.
static bool scalarsOf(const pm::Module &M, pm::TypeId T, uint64_t Offset,
                      llvm::SmallVectorImpl<std::pair<uint64_t, uint32_t>> &R) {
  constexpr size_t MaxScalars = 16;
  if (T == pm::None || R.size() >= MaxScalars)
    return false;
  if (M.Types[T].Kind != pm::TypeKind::Record) {
    uint64_t Size = M.sizeOf(T);
    R.push_back({Offset, uint32_t(Size)});
    return M.Types[T].Kind != pm::TypeKind::Array && Size != 0 && Size <= 8;
  }
  const pm::Record &Rec = M.Records[M.Types[T].Record];
  return !Rec.IsUnion && !Rec.Fields.empty() &&
         llvm::all_of(Rec.Fields, [&](const pm::Field &F) {
           return !F.BitWidth &&
                  scalarsOf(M, F.Type, Offset + F.OffsetBits / 8, R);
         });
}

/// `unknown *ListHead`: a record changes, not one value. False if the pointee
/// is no record.
bool Executor::forgetRecord(State &S, const CallContext &C, const Place &P) {
  if (P.Root != Place::Pointee || P.Index + 1 >= C.I.Ops.size())
    return false;
  pm::TypeId T = C.I.Ops[P.Index + 1].Type;
  const pm::Operand &Callee = C.I.Ops[0];
  if (Callee.Kind == pm::OperandKind::Function &&
      P.Index < M.Functions[Callee.Index].Params.size())
    T = M.Functions[Callee.Index].Params[P.Index].Type;
  if (T == pm::None || M.Types[T].Kind != pm::TypeKind::Pointer)
    return false;
  pm::TypeId E = M.Types[T].Element;
  if (E == pm::None || M.Types[E].Kind != pm::TypeKind::Record)
    return false;
  const Expr *V = C.Args[P.Index];
  if (V->isConst() || V->isUndef())
    return true;
  Address Ad = addressOf(V);
  S.forgetRange(Ad.Base, Ad.Offset, M.sizeOf(E), /*KeepT=*/true);
  const Expr *Root = rootOf(V);
  const Expr *Token = S.contentToken(Root);
  if (!Token->isUndef() && !Token->isConst())
    return true;
  // What lies around it stays, where that may be more than a variable.
  llvm::SmallVector<std::pair<uint64_t, uint32_t>, 8> Scalars;
  if (Root->Kind == ExprKind::Slot || !scalarsOf(M, E, 0, Scalars)) {
    S.setContent(Root, Ctx.freshSym(64, SymClass::Token));
    return true;
  }
  for (auto [Offset, Size] : Scalars) {
    const Expr *Place = Ctx.lin(V, int64_t(Offset));
    if (!S.pointsIntoT(S.load(Place, Size * 8)))
      S.storeSized(Place, Size, Ctx.freshSym(Size * 8));
  }
  return true;
}

bool Executor::testArg(State &S, const CallContext &C, const ddi::ArgTest &T) {
  if (T.Arg >= C.Args.size())
    return true;
  const Expr *V = C.Args[T.Arg];
  if (V->isUndef())
    return true;
  if (T.Mask != ~uint64_t(0))
    V = Ctx.binary(pm::BinaryOp::And, V,
                   Ctx.constant(int64_t(T.Mask), V->Width), V->Width, false);
  RangeSet Want = RangeSet::single(signExtendTo(T.Value, V->Width));
  if (T.Negated)
    Want = Want.complement(V->Width);
  return S.restrict(V, Want);
}

void Executor::useContext(State &S, const CallContext &C, const Expr *V) {
  if (S.T.State != RefState::Done || !S.pointsIntoT(V))
    return;
  std::string Name;
  note(S, StepKind::Use, C.I.Loc, "");
  Sink.defect(EventKind::UseAfterRelease, StepKind::Use, C.I.Loc, S, Name);
  S.T.State = RefState::Handed;
}

bool mayBeNull(const State &S, const Expr *V) {
  RangeSet R = S.rangeOf(V);
  return R == RangeSet::single(0) ||
         (V->isSym() && V->MaybeNull && R.contains(0));
}

void Executor::release(State &S, const CallContext &C, const Expr *V) {
  if (!S.isT(V)) {
    // A cleanup callback is called when the count is 0; the filter manager
    // frees the context on return (nc-fltkernel-pflt_context_cleanup_callback).
    if (S.T.State == RefState::Absent && P.callback(FnIndex).Cleanup &&
        V == Ctx.init(Ctx.slot(0), 0, 64)) {
      Sink.defect(EventKind::ReleaseInCleanup, StepKind::Use, C.I.Loc, S, "");
      return;
    }
    if (S.T.State == RefState::Absent) {
      if (V->isUndef())
        Sink.defect(V->isFreed() ? EventKind::ReleaseOfFreed
                                 : EventKind::ReleaseOfUndefined,
                    StepKind::Use, C.I.Loc, S, "");
      else if (mayBeNull(S, V))
        Sink.defect(EventKind::ReleaseOfNull, StepKind::Use, C.I.Loc, S, "");
    }
    // For those who ask what becomes of NULL.
    if (S.T.State == RefState::Absent && V->isConst(0) &&
        Sink.wantsExactCallees())
      S.T.Misused = EventKind::ReleaseOfNull;
    Sink.released(V);
    // Behind the release of NULL there is nothing more to prove. That another
    // field of the object that T was found in is not NULL would look like a
    // test of it.
    bool IsBeside = S.T.Field != FieldLedger::None && S.T.Ptr &&
                    S.T.Ptr->Kind == ExprKind::Init &&
                    V->Kind == ExprKind::Init &&
                    rootOf(V->A) == rootOf(S.T.Ptr->A);
    if (!IsBeside && !V->isConst() && !V->isUndef() &&
        S.rangeOf(V) != RangeSet::single(0))
      S.restrict(V, RangeSet::nonZero(64));
    return;
  }
  switch (S.T.State) {
  case RefState::Owned:
    note(S, StepKind::Released, C.I.Loc, "");
    S.T.Taken |= S.T.Unlinked;
    // Below a reference taken on somebody else's context there are others,
    // which may be released as well.
    if (--S.T.Count < S.T.Promised) {
      // The routine releases what is left once more.
      Sink.defect(EventKind::OverRelease, StepKind::Released, C.I.Loc, S, "");
      S.T.State = RefState::Handed;
      break;
    }
    if (S.T.Count == 0) {
      S.T.State = S.T.OpenBase ? RefState::May : RefState::Done;
      if (S.T.Field != FieldLedger::None && !S.T.Looked)
        A.Ledger.taken(S.T.Field, FnIndex, C.I.Loc,
                       isGuardedRelease(P, FnIndex, S),
                       rootOf(S.T.Ptr)->Acquired);
      if (!S.T.OpenBase)
        checkCleanup(S, C.I.Loc);
    }
    break;
  case RefState::Done:
    note(S, StepKind::Use, C.I.Loc, "");
    Sink.defect(EventKind::OverRelease, StepKind::Released, C.I.Loc, S, "");
    S.T.State = RefState::Handed;
    break;
  default:
    S.T.Taken |= S.T.Unlinked;
    break;
  }
}

/// The member pointers of a FLT_RELATED_CONTEXTS(_EX) lie 8 bytes apart.
static const Expr *memberAt(ExprContext &Ctx, const Expr *Base, unsigned I) {
  return Ctx.lin(Base, int64_t(I) * 8);
}

bool Executor::applyEffects(State &S, const CallContext &C,
                            const ddi::Function &D, const ddi::Outcome &O,
                            const Expr *&Ret, const BirthRequest *Birth,
                            bool &Born) {
  auto Arg = [&](unsigned I) -> const Expr * {
    return I < C.Args.size() ? C.Args[I] : Ctx.undef(64);
  };
  auto SizeOf = [&](unsigned I) -> uint64_t {
    if (I == ~0u)
      return 0;
    auto V = S.constantOf(Arg(I));
    return V && *V > 0 ? uint64_t(*V) : 0;
  };
  auto MakeT = [&](const Expr *Ptr, bool Fresh = false) {
    S.T = Tracked();
    S.T.State = RefState::Owned;
    S.T.Count = 1;
    S.T.Ptr = Ptr;
    S.T.Origin = Birth->Origin;
    S.T.Fresh = Fresh;
    S.noteWhoKnowsT();
    Born = true;
    note(S, StepKind::Acquired, C.I.Loc, D.Name);
  };
  for (const Effect &E : O.Effects) {
    switch (E.Kind) {
    case EffectKind::Acquire: {
      const Expr *Ptr =
          Ctx.freshSym(64, SymClass::Value, E.Mode == ddi::Modality::Must);
      S.setFact(Ptr, RangeSet::nonZero(64));
      Ptr->ContextKind = uint8_t(kindFromArg(S, E.KindArg, C.Args, E.Context));
      if (E.IsNew)
        A.Pools.note(C.I, D.Name,
                     E.KindArg ? S.constantOf(Arg(*E.KindArg))
                               : std::optional(int64_t(E.Context)),
                     E.PoolArg ? S.constantOf(Arg(*E.PoolArg)) : std::nullopt);
      bool Reachable =
          E.Where.Root != Place::Pointee ||
          (E.Where.Index < C.Args.size() && !S.constantOf(Arg(E.Where.Index)) &&
           !Arg(E.Where.Index)->isUndef());
      bool IsT = Birth && !Born && E.Mode == ddi::Modality::Must && Reachable;
      if (!IsT)
        writePlace(S, C, E.Where, Ptr, Ret);
      else {
        writePlace(S, C, E.Where, Ptr, Ret);
        MakeT(Ptr, E.IsNew);
      }
      break;
    }
    case EffectKind::AcquireMembers: {
      const Expr *Base = Arg(E.Where.Index);
      if (S.constantOf(Base))
        break;
      std::optional<int64_t> Mask;
      if (E.MaskArg != ~0u)
        Mask = S.constantOf(Arg(E.MaskArg));
      else
        Mask = -1;
      for (unsigned K = 0; K < E.Count; ++K) {
        const Expr *V = Ctx.constant(0, 64);
        if (!Mask || (*Mask >> K & 1)) {
          V = Ctx.freshSym(64, SymClass::Value, /*Acquired=*/true);
          V->MaybeNull = true;
          V->ContextKind = uint8_t(1u << K);
          if (Birth && Birth->Sub == K) {
            S.setFact(V, RangeSet::nonZero(64));
            S.store(memberAt(Ctx, Base, K), V);
            MakeT(V);
            continue;
          }
        }
        S.store(memberAt(Ctx, Base, K), V);
      }
      break;
    }
    case EffectKind::Reference: {
      const Expr *V = readPlace(S, C, E.Where);
      if (S.isT(V)) {
        Acquisition Acq;
        Acq.Function = FnIndex;
        Acq.Loc = C.I.Loc;
        Acq.By = D.Name;
        Acq.Context = ddi::ContextKind(V->ContextKind);
        Acq.ByReference = true;
        S.T.CountedBy = A.referenceAt(std::move(Acq));
        if (S.T.State == RefState::Owned && ++S.T.Count > MaxExactCount)
          S.T.State = RefState::May;
        else if (S.T.State == RefState::Done)
          useContext(S, C, V);
      } else if (Birth && !Born && !V->isConst() && !V->isUndef() &&
                 S.restrict(V, RangeSet::nonZero(64))) {
        MakeT(V);
        S.T.OpenBase = true;
      }
      break;
    }
    case EffectKind::Release:
      release(S, C, readPlace(S, C, E.Where));
      break;
    case EffectKind::ReleaseMembers: {
      const Expr *Base = Arg(E.Where.Index);
      for (unsigned K = 0; K < E.Count; ++K) {
        const Expr *Ptr = memberAt(Ctx, Base, K);
        const Expr *V = S.load(Ptr, 64);
        if (S.isT(V)) {
          release(S, C, V);
        } else if (V->isUndef() && S.T.State == RefState::Absent) {
          Sink.defect(EventKind::ReleaseOfUndefined, StepKind::Use, C.I.Loc, S,
                      "");
        }
        S.store(Ptr, Ctx.constant(0, 64));
      }
      break;
    }
    case EffectKind::Attach:
      if (!A.Irql && S.T.State == RefState::Absent &&
          !rootOf(readPlace(S, C, E.Where))->Acquired)
        A.Ledger.attachesFound();
      if (S.isT(readPlace(S, C, E.Where)))
        S.T.Fresh = false;
      break;
    case EffectKind::Detach:
      if (S.isT(readPlace(S, C, E.Where)) && S.T.Fresh && !S.T.Incoming &&
          S.T.State == RefState::Owned && !S.isKnownElsewhere())
        Sink.defect(EventKind::DeleteOfUnattached, StepKind::Use, C.I.Loc, S,
                    "");
      break;
    case EffectKind::MakeMay:
      if (S.isT(readPlace(S, C, E.Where)) && S.T.State == RefState::Owned)
        S.T.State = RefState::May;
      break;
    case EffectKind::MustClose:
      if (S.isT(readPlace(S, C, E.Where)) && S.T.State == RefState::Owned) {
        S.T.State = A.Ctx.Ledger ? RefState::Open : RefState::May;
        S.T.Count = 1;
      }
      break;
    case EffectKind::Close:
      if (S.isT(readPlace(S, C, E.Where)) && S.T.State == RefState::Open)
        S.T.State = RefState::May;
      break;
    case EffectKind::SetNull:
      writePlace(S, C, E.Where, Ctx.constant(0, placeWidth(C, E.Where)), Ret);
      break;
    case EffectKind::SetNonNull: {
      unsigned W = placeWidth(C, E.Where);
      const Expr *V = Ctx.freshSym(W);
      S.setFact(V, RangeSet::nonZero(W));
      writePlace(S, C, E.Where, V, Ret);
      break;
    }
    case EffectKind::SetUnknown:
      if (!forgetRecord(S, C, E.Where))
        writePlace(S, C, E.Where, Ctx.freshSym(placeWidth(C, E.Where)), Ret);
      break;
    case EffectKind::SetUndef: {
      // Unspecified: a caller that set it before may rely on finding that.
      if (E.Where.Root != Place::Pointee)
        break;
      break;
    }
    case EffectKind::SetRange: {
      unsigned W = placeWidth(C, E.Where);
      const Expr *V = Ctx.freshSym(W);
      RangeSet R;
      for (const ddi::Interval &I : E.Values)
        R = R.unite(RangeSet::of(std::max(I.Low, minOfWidth(W)),
                                 std::min(I.High, maxOfWidth(W))));
      if (R.isSingle())
        V = Ctx.constant(R.single(), W);
      else
        S.setFact(V, R);
      writePlace(S, C, E.Where, V, Ret);
      break;
    }
    case EffectKind::HandOff: {
      const Expr *Cookie = readPlace(S, C, E.Where);
      if (!S.T.live() || !S.reachesT(Cookie))
        break;
      if (S.T.isAssumed() && S.T.State == RefState::Owned) {
        S.T.State = RefState::May;
        break;
      }
      if (S.T.State == RefState::Done && S.isT(Cookie)) {
        useReleased(S, C.I.Loc, "passed to", D.Name);
        break;
      }
      if (E.Mode == ddi::Modality::May) {
        // Whether the routine runs is not decided here: it may release.
        S.T.State = RefState::May;
        break;
      }
      if (E.Routine == ~0u && S.T.State == RefState::Owned) {
        // A pended operation goes on to its post-operation.
        CallTarget T;
        T.Function = P.onlyPendedPost(
            [this](uint32_t Pre) { return A.PreReturns.mayBePending(Pre); });
        T.OtherOperation = true;
        Sink.handOff(S, T, E.RoutineParam, Cookie);
      }
      if (E.Routine != ~0u && E.Routine < C.Args.size() &&
          S.T.State == RefState::Owned) {
        const Expr *R = Arg(E.Routine);
        CallTarget T;
        if (R->Kind == ExprKind::Func)
          T.Function = uint32_t(R->Value);
        unsigned N = A.surelyReleases(S, T, E.RoutineParam, Cookie);
        T.References = std::max(1u, N);
        Sink.handOff(S, T, E.RoutineParam, Cookie);
        if (N) {
          const pm::Function &To = M.Functions[T.Function];
          note(S, StepKind::HandedOver, C.I.Loc,
               To.DisplayName.empty() ? To.Name : To.DisplayName,
               /*Taken=*/false, N > 1 ? "twice" : "");
          S.T.Promised += N;
          if (S.T.Promised > S.T.Count) {
            Sink.defect(EventKind::OverRelease, StepKind::HandedOver, C.I.Loc,
                        S, "");
            S.T.State = RefState::Handed;
            break;
          }
          if (S.isT(Cookie)) {
            S.T.Captured += N - 1;
            S.T.Direct += N;
          }
        }
      }
      [[fallthrough]];
    }
    case EffectKind::Capture: {
      const Expr *Node = readPlace(S, C, E.Where);
      if (Node->isConst() || Node->isUndef())
        break;
      const Expr *Root = rootOf(Node);
      if (Root == S.homeOfT())
        S.T.Alone = false;
      FieldKey Link;
      if (Root->isHeap() && E.Kind == EffectKind::Capture &&
          E.Where.Root == ddi::Place::Arg &&
          E.Where.Index + 1 < C.I.Ops.size() &&
          FieldFacts::fieldAt(P, FnIndex, C.I.Ops[E.Where.Index + 1], Link))
        S.linkHeap(Root);
      else if (Root->isHeap())
        S.escapeHeap(Root);
      else if (S.T.live() && S.T.Captured < 8 &&
               (Root == rootOf(S.T.Ptr) ||
                (Root->Kind == ExprKind::Slot && S.reachesT(Node)))) {
        if (S.T.isAssumed()) {
          S.T.State = RefState::May;
          break;
        }
        ++S.T.Captured;
        noteJoined(S, C, E.Where);
      }
      break;
    }
    case EffectKind::Wake: {
      const Expr *V = readPlace(S, C, E.Where);
      if (V->isConst() || V->isUndef())
        break;
      if (rootOf(V) == S.homeOfT())
        S.T.Alone = false;
      if (rootOf(V)->isHeap() && S.isEscapedHeap(rootOf(V)))
        S.escapeHeap(rootOf(V));
      break;
    }
    case EffectKind::Unlink: {
      const Expr *Node = readPlace(S, C, E.Where);
      if (!Node->isConst() && !Node->isUndef())
        leaveList(P, FnIndex, S, rootOf(Node));
      if (S.T.live() && !Node->isConst() && !Node->isUndef() &&
          rootOf(Node) == rootOf(S.T.Ptr)) {
        if (S.T.Captured)
          --S.T.Captured;
        else if (S.T.Field == FieldLedger::None || !S.T.OpenBase)
          leaveUnknownList(S, C, E.Where);
      } else if (S.T.State == RefState::Absent &&
                 linkAt(C, E.Where) != FieldLedger::None) {
        // Exits behind it are kept apart from others.
        S.T.Unlinked = true;
      }
      break;
    }
    case EffectKind::Allocate: {
      const Expr *Obj = Ctx.freshSym(64, SymClass::Heap);
      S.setContent(Obj, E.Zeroed ? Ctx.constant(0, 64) : Ctx.undef(64));
      writePlace(S, C, E.Where, Obj, Ret);
      break;
    }
    case EffectKind::Free: {
      const Expr *V = readPlace(S, C, E.Where);
      if (V->isConst() || V->isUndef())
        break;
      const Expr *Root = rootOf(V);
      bool Held = false;
      if (S.T.State == RefState::Owned && Root != rootOf(S.T.Ptr))
        for (const Cell &Cl : S.cells())
          if (rootOf(Cl.Base) == Root && S.pointsIntoT(Cl.Val)) {
            Held = true;
            S.noteLost(Cl);
          }
      // Who reads freed memory finds what was in it, as a rule.
      S.resetObject(Root, Ctx.freed(64),
                    /*KeepT=*/S.T.State == RefState::Done);
      if (Held)
        checkLost(S, C.Block, C.Index, StepKind::Freed, C.I.Loc, D.Name);
      break;
    }
    case EffectKind::CopyMemory: {
      const Expr *Dst = readPlace(S, C, E.Where), *Src = Arg(E.Other);
      uint64_t N = SizeOf(E.SizeArg);
      if (N)
        S.copyRange(Dst, Src, N);
      else if (!Dst->isConst() && !Dst->isUndef())
        S.resetObject(rootOf(Dst), Ctx.freshSym(64, SymClass::Token), true);
      markWritten(S, Dst, N);
      break;
    }
    case EffectKind::ZeroMemory: {
      const Expr *Dst = readPlace(S, C, E.Where);
      bool Had = S.T.State == RefState::Owned && S.holderCount() != 0;
      std::string Holder = Had ? describePlace(Dst, S) : "";
      S.zeroRange(Dst, SizeOf(E.SizeArg));
      markWritten(S, Dst, SizeOf(E.SizeArg));
      if (Had)
        checkLost(S, C.Block, C.Index, StepKind::Lost, C.I.Loc, Holder);
      break;
    }
    case EffectKind::FillMemory: {
      const Expr *Dst = readPlace(S, C, E.Where);
      if (!Dst->isConst() && !Dst->isUndef())
        S.resetObject(rootOf(Dst), Ctx.freshSym(64, SymClass::Token), true);
      break;
    }
    case EffectKind::Exchange: {
      const Expr *Ptr = Arg(E.Where.Index);
      unsigned W = widthOf(C.I.Type);
      const Expr *Old = S.load(Ptr, W);
      const Expr *New = Ctx.convert(Arg(E.Other), W, true);
      Ret = Old;
      S.store(Ptr, New);
      noteStored(S, Ptr, New, C.I.Loc);
      break;
    }
    case EffectKind::CompareExchange: {
      // callDdi has decided which way it goes and left it in the facts.
      const Expr *Ptr = Arg(E.Where.Index);
      unsigned W = widthOf(C.I.Type);
      const Expr *Old = S.load(Ptr, W);
      const Expr *Same =
          Ctx.binary(pm::BinaryOp::Eq, Old,
                     Ctx.convert(Arg(E.SizeArg), W, true), 32, false);
      Ret = Old;
      if (S.constantOf(Same) == int64_t(1)) {
        if (auto K = S.constantOf(Arg(E.SizeArg)))
          Ret = Ctx.constant(*K, W);
        S.store(Ptr, Ctx.convert(Arg(E.Other), W, true));
        noteStored(S, Ptr, Arg(E.Other), C.I.Loc);
      }
      break;
    }
    case EffectKind::AddTo: {
      const Expr *Ptr = Arg(E.Where.Index);
      unsigned W = widthOf(C.I.Type);
      const Expr *New = S.load(Ptr, W);
      New = E.Values.empty() ? Ctx.freshSym(W)
                             : Ctx.lin(New, E.Values.front().Low);
      if (New->isUndef())
        New = Ctx.freshSym(W);
      S.store(Ptr, New);
      Ret = New;
      break;
    }
    case EffectKind::Link: {
      const Expr *V = readPlace(S, C, E.Where);
      S.storeSized(V, 8, V);
      S.storeSized(Ctx.lin(V, 8), 8, V);
      break;
    }
    case EffectKind::RaiseIrql:
      raiseIrql(S, C, D, E, Ret);
      break;
    case EffectKind::LowerIrql:
      lowerIrql(S, C, D, E);
      break;
    case EffectKind::ReadIrql:
      readIrql(S, C, E, Ret);
      break;
    }
  }
  return true;
}

/// Its effects say which bytes it writes.
static bool writesBytes(const ddi::Function &D) {
  for (const ddi::Outcome &O : D.Outcomes)
    for (const Effect &E : O.Effects)
      if (E.Kind == EffectKind::CopyMemory ||
          E.Kind == EffectKind::ZeroMemory || E.Kind == EffectKind::FillMemory)
        return true;
  return false;
}

void Executor::callDdi(State S, const CallContext &C, const ddi::Function &D,
                       const BirthRequest *Birth, CallResults &Out) {
  checkIrql(S, C, D);
  if (S.T.State == RefState::Absent && !Birth && !A.Irql)
    checkCall(S, C, D);
  // Routines that deal with contexts as such leave what is in them alone; what
  // a copy writes is known exactly.
  if (S.T.Fresh && !D.CountsContexts && !writesBytes(D))
    markWritten(S, C,
                C.I.Ops[0].Kind == pm::OperandKind::Function
                    ? &M.Functions[C.I.Ops[0].Index]
                    : nullptr);
  // Referencing or deleting needs a context, as releasing does.
  if (S.T.State == RefState::Absent && !Birth)
    for (const ddi::Outcome &O : D.Outcomes)
      for (const Effect &E : O.Effects) {
        if ((E.Kind != EffectKind::Detach && E.Kind != EffectKind::Reference) ||
            E.Where.Root != Place::Arg || E.Where.Index >= C.Args.size())
          continue;
        const Expr *V = C.Args[E.Where.Index];
        if (V->isUndef())
          Sink.defect(V->isFreed() ? EventKind::ReleaseOfFreed
                                   : EventKind::ReleaseOfUndefined,
                      StepKind::Use, C.I.Loc, S, D.Name);
        else if (mayBeNull(S, V))
          Sink.defect(EventKind::ReleaseOfNull, StepKind::Use, C.I.Loc, S,
                      D.Name);
      }
  for (unsigned I : D.ContextArgs)
    if (I < C.Args.size() &&
        !llvm::any_of(
            D.Outcomes,
            [I](const ddi::Outcome &O) {
              return llvm::any_of(O.Effects, [I](const Effect &E) {
                return E.Kind == EffectKind::Release && E.Where.Index == I;
              });
            }))
      useContext(S, C, C.Args[I]);

  switch (D.Exit) {
  case ddi::ExitKind::Stops:
    return;
  case ddi::ExitKind::Raises:
    if (!Birth)
      Out.emplace_back(std::move(S), CallEnd::Unwind);
    return;
  case ddi::ExitKind::ThreadExit:
    if (!Birth)
      Out.emplace_back(std::move(S), CallEnd::ThreadExit);
    return;
  case ddi::ExitKind::Returns:
    break;
  }
  if (D.MayRaise && !Birth)
    Out.emplace_back(S, CallEnd::Unwind);

  // A copy through a pointer that came with the operation may fault, where
  // somebody guards against that. Contexts, pool and locals do not.
  if (!Birth && Fn.Blocks[C.Block].Unwind != pm::None) {
    auto CameWithOperation = [&](const Expr *E) {
      E = rootOf(E);
      if (E->Kind != ExprKind::Init)
        return false;
      while (E->Kind == ExprKind::Init)
        E = rootOf(E->A);
      return E->Kind == ExprKind::Slot || (E->isSym() && S.isFixed(E));
    };
    bool Copies = false;
    for (const ddi::Outcome &O : D.Outcomes)
      for (const Effect &E : O.Effects)
        if (E.Kind == EffectKind::CopyMemory)
          for (unsigned I : {E.Where.Index, E.Other})
            if (I < C.Args.size() && CameWithOperation(C.Args[I]))
              Copies = true;
    if (Copies)
      Out.emplace_back(S, CallEnd::Unwind);
  }

  auto Allocates = [](const ddi::Outcome &O) {
    return llvm::any_of(O.Effects, [](const Effect &E) {
      return E.Kind == EffectKind::Allocate ||
             (E.Kind == EffectKind::Acquire && E.IsNew);
    });
  };
  bool OnlyLuck = A.Supposing == Analyzer::Supposition::OnlyLuck &&
                  llvm::any_of(D.Outcomes, Allocates);
  struct Alternative {
    State S;
    const ddi::Outcome *O;
  };
  std::vector<Alternative> Alternatives;
  for (const ddi::Outcome &O : D.Outcomes) {
    State St = S;
    bool Possible = !OnlyLuck || Allocates(O);
    for (const ddi::ArgTest &T : O.When)
      Possible = Possible && testArg(St, C, T);
    if (!Possible)
      continue;
    const Effect *Cmp = nullptr;
    for (const Effect &E : O.Effects)
      if (E.Kind == EffectKind::CompareExchange)
        Cmp = &E;
    if (!Cmp || Cmp->SizeArg >= C.Args.size()) {
      Alternatives.push_back({std::move(St), &O});
      continue;
    }
    unsigned W = widthOf(C.I.Type);
    const Expr *Same =
        Ctx.binary(pm::BinaryOp::Eq, St.load(C.Args[Cmp->Where.Index], W),
                   Ctx.convert(C.Args[Cmp->SizeArg], W, true), 32, false);
    State Different = St;
    if (St.assume(Same, true))
      Alternatives.push_back({std::move(St), &O});
    if (Different.assume(Same, false))
      Alternatives.push_back({std::move(Different), &O});
  }

  for (Alternative &Alt : Alternatives) {
    State &St = Alt.S;
    const ddi::Outcome &O = *Alt.O;
    const Expr *Ret = nullptr;
    if (C.I.Result != pm::None || C.I.Type != pm::None) {
      unsigned W = widthOf(C.I.Type);
      RangeSet R;
      for (const ddi::Interval &I : O.Ret)
        R = R.unite(RangeSet::of(std::max(I.Low, minOfWidth(W)),
                                 std::min(I.High, maxOfWidth(W))));
      // No context DDI is documented to succeed with any value but
      // STATUS_SUCCESS; drivers test for that as often as with NT_SUCCESS.
      if (D.CountsContexts && !D.UserDefined && W == 32 &&
          R == RangeSet::of(0, maxOfWidth(W)))
        R = RangeSet::single(0);
      if (O.Ret.empty())
        Ret = Ctx.freshSym(W);
      else if (R.isSingle())
        Ret = Ctx.constant(R.single(), W);
      else {
        Ret = Ctx.freshSym(W);
        St.setFact(Ret, R);
      }
    }
    bool Born = false;
    if (!Birth && Alternatives.size() > 1 && !O.Says.empty())
      note(St, StepKind::Call, C.I.Loc, D.Name, true, O.Says);
    applyEffects(St, C, D, O, Ret, Birth, Born);
    if (Birth && !Born)
      continue;
    if (Ret)
      setResult(St, C.I, Ret);
    Out.emplace_back(std::move(St), CallEnd::Continue);
  }
}

} // namespace engine
} // namespace fltlint
