//===- Callees.cpp - Calls of modelled and of unknown functions -----------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A modelled callee runs once for each distinct entry state; its exits are
/// the rows that callers apply. The entry is the part of the caller's memory
/// that the callee can reach, with the caller's locals renamed to symbols of
/// class ExtStack. An opaque callee writes what its declared parameter types
/// allow it to write.
///
//===----------------------------------------------------------------------===//

#include "Analyzer.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"

namespace fltlint {
namespace engine {

using pm::Instruction;
using pm::OperandKind;

//===----------------------------------------------------------------------===//
// Entry and return
//===----------------------------------------------------------------------===//

namespace {
/// A caller's state seen by a callee, and the way back.
class Frame {
public:
  Frame(const State &Caller, ExprContext &Ctx, const Program &P, uint32_t F,
        bool KeepsIrql = false)
      : Caller(Caller), Ctx(Ctx), P(P), Reads(P.reads(F)),
        MovesOnly(!P.touchesReferences(F)), KeepsIrql(KeepsIrql) {}

  State enter(const pm::Module &M, const pm::Function &From,
              const pm::Function &F, llvm::ArrayRef<const Expr *> Args);
  /// The caller's state after the callee ended as \p R says; nothing if the
  /// row cannot happen here. \p Map takes the summary's symbols to the
  /// entry's.
  /// \p Unlinkable: what was on lists at the callee's entry.
  std::optional<State> leave(const Row &R, const ExprMap &Map,
                             llvm::ArrayRef<const Expr *> Unlinkable,
                             const Expr *&Ret);
  bool handsT() const { return HandsT; }
  /// Of a callee whose entry is the open one: nothing is entered, and what its
  /// rows call the initial content of memory is what the caller has there.
  void open() {
    Passed.clear();
    Down.clear();
    Up.clear();
    Roots.clear();
    HandsT = false;
    IsOpen = true;
  }

private:
  const Expr *toCallee(const Expr *E);
  bool reached(const Expr *Base) const;
  bool reads(const Expr *Root, int64_t Offset, uint32_t Size) const;
  bool matters(const Cell &C) const;
  bool matters(const Expr *E) const;
  bool isForgotten(const Expr *E, llvm::ArrayRef<const Expr *> Args) const;

  const State &Caller;
  ExprContext &Ctx;
  const Program &P;
  const ReadSet &Reads;
  /// The callee does nothing to references: to it T is a pointer like others,
  /// which saves a run for each state that T can be in.
  bool MovesOnly;
  /// It has nothing to do with the IRQL either: one run serves all levels.
  bool KeepsIrql;
  /// The caller's cells that the entry was given.
  std::vector<Cell> Passed;
  /// Where pointers into the middle of objects point.
  llvm::DenseMap<const Expr *, std::set<int64_t>> PointedTo;
  ExprMap Down, Memo, Up;
  llvm::DenseSet<const Expr *> Roots;
  bool HandsT = false, IsOpen = false;
};
} // namespace

const Expr *Frame::toCallee(const Expr *E) {
  return Ctx.substitute(
      E,
      [this](const Expr *L) -> const Expr * {
        bool Leaf = L->Kind == ExprKind::Slot ||
                    (L->Kind == ExprKind::Init && L->A->Kind == ExprKind::Slot);
        bool Uncertain = Caller.isNullUncertain(L);
        if (!Leaf && !Uncertain)
          return nullptr;
        const Expr *&D = Down[L];
        if (!D) {
          if (Uncertain) {
            D = Ctx.freshSymLike(L);
            D->MaybeNull = false;
          } else {
            D = L->Kind == ExprKind::Slot ? Ctx.freshSym(64, SymClass::ExtStack)
                                          : Ctx.freshSym(L->Width);
          }
          Up[D] = L;
        }
        return D;
      },
      Memo);
}

bool Frame::reached(const Expr *Base) const {
  const Expr *R = rootOf(Base);
  if (Roots.count(R))
    return true;
  // Behind the initial content of something reached.
  while (R->Kind == ExprKind::Init) {
    R = rootOf(R->A);
    if (Roots.count(R))
      return true;
  }
  return false;
}

/// What the callee reads, it reads at a distance from a pointer it has; that
/// may point into the middle of an object.
bool Frame::reads(const Expr *Root, int64_t Offset, uint32_t Size) const {
  if (Reads.reads(Offset, Size))
    return true;
  auto It = PointedTo.find(Root);
  return It != PointedTo.end() && llvm::any_of(It->second, [&](int64_t At) {
           return Reads.reads(Offset - At, Size);
         });
}

/// The callee may read the cell, or it leads to T.
bool Frame::matters(const Cell &C) const {
  const Expr *Root = rootOf(C.Base);
  if (C.Base != Root || reads(Root, C.Offset, C.Size))
    return true;
  return Caller.T.live() && C.Val->Width == 64 && !C.Val->isConst() &&
         !C.Val->isUndef() && Caller.reachesT(C.Val);
}

/// All that a fact is about can be read by the callee.
bool Frame::matters(const Expr *E) const {
  if (!E || !E->HasLeaf)
    return true;
  if (E->Kind == ExprKind::Init && E->A->Kind != ExprKind::Slot &&
      !reads(rootOf(E->A), E->Value, std::max(1u, unsigned(E->Width) / 8)))
    return false;
  return matters(E->A) && matters(E->B);
}

/// What memory held before it was overwritten, and nothing that the callee gets
/// has kept.
bool Frame::isForgotten(const Expr *E,
                        llvm::ArrayRef<const Expr *> Args) const {
  if (E->Kind != ExprKind::Init)
    return (E->A && isForgotten(E->A, Args)) ||
           (E->B && isForgotten(E->B, Args));
  bool Overwritten = false;
  for (const Cell &C : Passed) {
    Overwritten |= C.Base == E->A && C.Offset == E->Value;
    if (contains(C.Val, E) || contains(C.Base, E))
      return false;
  }
  return Overwritten &&
         llvm::none_of(Args, [E](const Expr *A) { return contains(A, E); });
}

State Frame::enter(const pm::Module &M, const pm::Function &CallerFn,
                   const pm::Function &F, llvm::ArrayRef<const Expr *> Args) {
  State E(Ctx);
  std::vector<const Expr *> From;
  for (const Expr *A : Args)
    if (!A->isConst() && !A->isUndef())
      From.push_back(A);
  auto PointsTo = [this](const Expr *V) {
    Address Ad = addressOf(V);
    if (V->Width == 64 && Ad.Offset && rootOf(Ad.Base) == Ad.Base)
      PointedTo[Ad.Base].insert(Ad.Offset);
  };
  for (const Expr *A : From)
    PointsTo(A);
  for (const Cell &C : Caller.cells())
    PointsTo(C.Val);
  // The globals that the callee names; the address of another one may be
  // passed to it.
  for (const Cell &C : Caller.cells()) {
    const Expr *R = rootOf(C.Base);
    while (R->Kind == ExprKind::Init)
      R = rootOf(R->A);
    if (R->Kind == ExprKind::Global && Reads.Globals.count(uint32_t(R->Value)))
      From.push_back(R);
  }
  State Seen = Caller;
  llvm::erase_if(Seen.cells(), [this](const Cell &C) { return !matters(C); });
  Seen.closure(From);
  Roots.insert(From.begin(), From.end());

  for (const Cell &C : Seen.cells())
    if (reached(C.Base)) {
      Passed.push_back(C);
      E.storeSized(Ctx.lin(toCallee(C.Base), C.Offset), C.Size,
                   toCallee(C.Val));
    }
  // A parameter of the caller's that nobody wrote yet: what the caller knows of
  // it, it knows of the value, and the callee reads a place.
  for (size_t I = 0; I < CallerFn.Params.size(); ++I) {
    const Expr *Slot = Ctx.slot(pm::SlotId(I));
    const pm::Type &T = M.Types[CallerFn.Params[I].Type];
    if (!Roots.count(Slot) || !Caller.cellsOf(Slot).empty() ||
        Caller.contentToken(Slot) != Slot ||
        (T.Kind != pm::TypeKind::Int && T.Kind != pm::TypeKind::Pointer))
      continue;
    unsigned Width = T.Kind == pm::TypeKind::Int && T.Bits
                         ? std::min<unsigned>(T.Bits, 64)
                         : 64;
    E.store(toCallee(Slot), toCallee(Ctx.init(Slot, 0, Width)));
  }
  for (const auto &P : Caller.contents())
    if (Roots.count(P.second.first))
      E.setContent(toCallee(P.second.first), toCallee(P.second.second));
  for (const Expr *H : Caller.Escaped)
    if (Roots.count(H)) {
      E.escapeHeap(H);
      if (Caller.isLinkedHeap(H))
        E.Linked.push_back(H);
    }
  for (size_t I = 0; I < F.Params.size(); ++I) {
    const Expr *Slot = Ctx.slot(pm::SlotId(I));
    const pm::Type &T = M.Types[F.Params[I].Type];
    if (I >= Args.size())
      continue;
    const Expr *V = toCallee(Args[I]);
    if (T.Kind == pm::TypeKind::Record) {
      E.copyRange(Slot, V, M.sizeOf(F.Params[I].Type));
      continue;
    }
    if (T.Kind == pm::TypeKind::Int && T.Bits && T.Bits < V->Width)
      V = Ctx.convert(V, T.Bits, T.Signed);
    E.store(Slot, V);
  }
  if (Caller.T.Ptr && Caller.T.State != RefState::Absent) {
    HandsT = Caller.T.live() && Roots.count(rootOf(Caller.T.Ptr)) &&
             !(MovesOnly && Caller.T.State != RefState::Done);
    if (HandsT) {
      E.T = Caller.T;
      E.T.Ptr = toCallee(Caller.T.Ptr);
      E.T.Incoming = true;
      E.T.Origin = ~0u;
      E.T.LostAt = pm::None;
      E.T.Field = FieldLedger::None;
      E.T.Looked = false;
      E.T.KeptIn = 0;
    }
  }
  if (!KeepsIrql)
    E.Irql = Caller.Irql;
  // Facts: of everything the entry mentions.
  for (const Fact &Fc : Caller.facts()) {
    bool Known = !KeepsIrql || Fc.E != Caller.Irql;
    forEachLeaf(Fc.E, [&](const Expr *L) {
      if (L->Kind == ExprKind::Slot && !Down.count(L)) {
        // An initial parameter value is a leaf of its own.
        bool AsInit = false;
        for (const auto &P : Down)
          AsInit |= P.first->Kind == ExprKind::Init && P.first->A == L;
        Known &= AsInit;
      }
    });
    if (Known && matters(Fc.E) && !isForgotten(Fc.E, Args))
      E.setFact(toCallee(Fc.E), Fc.R);
  }
  collectGarbage(E, nullptr, nullptr);
  return E;
}

std::optional<State> Frame::leave(const Row &R, const ExprMap &Map,
                                  llvm::ArrayRef<const Expr *> Unlinkable,
                                  const Expr *&Ret) {
  State S = Caller;
  ExprMap BackMemo, Fresh, UpMemo;
  // What the callee looked for in an object, it is; in any order.
  auto Rank = [this](uint32_t R) {
    return R == pm::None ? std::make_pair(uint64_t(0), uint32_t(0))
                         : std::make_pair(P.M.Records[R].Size + 1, ~R);
  };
  for (const auto &[Inner, Outer] : Map)
    if (Inner->isSym() && Outer->isSym() &&
        Rank(Outer->Record) < Rank(Inner->Record))
      Outer->Record = Inner->Record;
  auto Raise = [&](const Expr *E) {
    // Entry symbols back to the caller's places, in a pass of its own: what
    // they are mapped to may contain slots that are the caller's.
    return Ctx.substitute(
        E,
        [&](const Expr *L) -> const Expr * {
          if (!L->isSym())
            return nullptr;
          auto It = Up.find(L);
          return It != Up.end() ? It->second : L;
        },
        UpMemo);
  };
  std::function<const Expr *(const Expr *)> OfEntry =
      [&](const Expr *L) -> const Expr * {
    if (L->Kind == ExprKind::Slot ||
        (L->Kind == ExprKind::Init && L->A->Kind == ExprKind::Slot)) {
      // The callee's own frame is gone.
      const Expr *&N = Fresh[L];
      if (!N)
        N = Ctx.freshSym(L->Width);
      return N;
    }
    if (IsOpen && L->Kind == ExprKind::Init)
      return Caller.load(
          Ctx.lin(Ctx.substitute(L->A, OfEntry, BackMemo), L->Value), L->Width,
          L->FieldTag);
    if (!L->isSym())
      return nullptr;
    auto It = Map.find(L);
    if (It != Map.end())
      return It->second;
    const Expr *&N = Fresh[L];
    if (!N)
      N = Ctx.freshSymLike(L);
    return N;
  };
  auto Back = [&](const Expr *E) -> const Expr * {
    const Expr *InEntry = Ctx.substitute(E, OfEntry, BackMemo);
    return IsOpen ? InEntry : Raise(InEntry);
  };
  // What the callee was shown comes back as it left it. What it was not shown
  // stays, unless the whole object got another content.
  auto WasPassed = [this](const Cell &C) {
    return llvm::any_of(Passed, [&C](const Cell &P) {
      return P.Base == C.Base && P.Offset == C.Offset && P.Size == C.Size;
    });
  };
  llvm::erase_if(S.cells(), WasPassed);
  llvm::SmallVector<const Expr *, 8> OldContents;
  for (const auto &P : S.contents())
    if (Roots.count(P.second.first))
      OldContents.push_back(P.second.first);
  ExprMap Before;
  for (const Expr *O : OldContents) {
    Before[O] = S.contentToken(O);
    S.eraseContent(O);
  }
  for (const auto &P : R.S.contents()) {
    if (P.second.first->Kind == ExprKind::Slot)
      continue;
    const Expr *Obj = Back(P.second.first), *Tok = Back(P.second.second);
    if (rootOf(Obj) != Obj) {
      // To the callee it was an object, to the caller it is the inside of one:
      // all behind it may have changed, who knows how far.
      Address Ad = addressOf(Obj);
      S.forgetRange(Ad.Base, Ad.Offset, ~uint32_t(0), /*KeepT=*/true);
      const Expr *Root = rootOf(Obj), *Now = S.contentToken(Root);
      if (Now == Root || Now->isConst() || Now->isUndef())
        S.setContent(Root, Ctx.freshSym(64, SymClass::Token));
      continue;
    }
    auto It = Before.find(Obj);
    const Expr *Old = It == Before.end() ? Obj : It->second;
    if (Old != Tok)
      llvm::erase_if(S.cells(), [&](const Cell &C) {
        return rootOf(C.Base) == Obj && !S.pointsIntoT(C.Val);
      });
    if (Obj != Tok)
      S.setContent(Obj, Tok);
  }
  for (const Cell &C : R.S.cells()) {
    if (rootOf(C.Base)->Kind == ExprKind::Slot)
      continue;
    S.storeSized(Ctx.lin(Back(C.Base), C.Offset), C.Size, Back(C.Val));
  }
  for (const Expr *H : R.S.Escaped) {
    const Expr *B = Back(H);
    if (B->isHeap() && (!S.isEscapedHeap(B) || !R.S.isLinkedHeap(H))) {
      S.escapeHeap(B);
      if (R.S.isLinkedHeap(H))
        S.Linked.push_back(B);
    }
  }
  // What left its list in there.
  for (const Expr *H : Unlinkable)
    if (!R.S.isEscapedHeap(H))
      leaveList(P, pm::None, S, Back(H));
  for (const Fact &F : R.S.facts()) {
    bool OwnFrame = false;
    forEachLeaf(F.E,
                [&](const Expr *L) { OwnFrame |= L->Kind == ExprKind::Slot; });
    if (OwnFrame)
      continue;
    if (!S.restrict(Back(F.E), F.R))
      return std::nullopt;
  }
  if (R.S.T.State != RefState::Absent && R.S.T.Ptr) {
    bool Incoming = Caller.T.Incoming;
    uint32_t Origin = HandsT ? Caller.T.Origin : R.S.T.Origin;
    pm::LocId Lost = HandsT ? Caller.T.LostAt : pm::None;
    S.T = R.S.T;
    S.T.Ptr = Back(R.S.T.Ptr);
    S.T.Incoming = HandsT ? Incoming : false;
    S.T.Origin = Origin;
    S.T.LostAt = Lost;
    S.T.KnownOutside = HandsT && Caller.T.KnownOutside;
    if (HandsT) {
      S.T.Field = Caller.T.Field;
      S.T.Looked = Caller.T.Looked;
      S.T.KeptIn |= Caller.T.KeptIn;
      // The two would have to be known of at once.
      if (S.T.Field != FieldLedger::None && S.T.isAssumed() && S.T.live())
        S.T.State = RefState::May;
    }
  } else if (HandsT) {
    S.T.State = RefState::Absent;
  }
  S.Tainted |= R.S.Tainted;
  S.Approximate |= R.S.Approximate;
  if (!KeepsIrql) {
    if (S.Irql != R.S.Irql)
      S.RaisedAt = R.S.RaisedAt;
    S.Irql = R.S.Irql;
  }
  Ret = R.Ret ? Back(R.Ret) : nullptr;
  return S;
}

//===----------------------------------------------------------------------===//
// Calls
//===----------------------------------------------------------------------===//

std::vector<CallTarget> Executor::targetsOf(const State &S,
                                            const Instruction &I) {
  std::vector<CallTarget> R;
  if (I.Ops[0].Kind == OperandKind::Function) {
    CallTarget T;
    T.Function = I.Ops[0].Index;
    T.Ddi = P.ddiOf(T.Function);
    R.push_back(T);
    return R;
  }
  const Expr *Callee = operand(S, I.Ops[0]);
  if (Callee->Kind == ExprKind::Func) {
    CallTarget T;
    T.Function = uint32_t(Callee->Value);
    T.Ddi = P.ddiOf(T.Function);
    R.push_back(T);
    return R;
  }
  R = P.indirectTargets(FnIndex, I);
  constexpr size_t MaxTargets = 8;
  if (R.size() > MaxTargets)
    R.clear();
  for (CallTarget &T : R)
    if (!T.Ddi && T.Function != pm::None)
      T.Ddi = P.ddiOf(T.Function);
  return R;
}

/// Something has become of T between \p Before and \p After.
static bool settlesT(const State &Before, const State &After) {
  auto Escaped = [](const State &S) {
    return countHolders(S, nullptr, {}, nullptr, /*HasCaller=*/false).Escaped;
  };
  return After.T.State != Before.T.State || After.T.Count < Before.T.Count ||
         After.T.Assumed != Before.T.Assumed ||
         Escaped(After) > Escaped(Before);
}

/// Which of several routines a pointer stands for goes, as a rule, with what
/// kind of object it was found in, and that nobody knows here. If only some of
/// them settle T, it may be settled. \p Ends are where the results of each
/// routine end in \p Results.
static void doubtTargets(const State &Before, llvm::ArrayRef<size_t> Ends,
                         std::vector<Executor::CallResult> &Results) {
  size_t Begin = 0, Settling = 0;
  for (size_t End : Ends) {
    Settling += std::any_of(Results.begin() + Begin, Results.begin() + End,
                            [&Before](const Executor::CallResult &R) {
                              return settlesT(Before, R.S);
                            });
    Begin = End;
  }
  if (Settling == 0 || Settling == Ends.size())
    return;
  for (Executor::CallResult &R : Results)
    if (R.S.T.live())
      R.S.T.State = RefState::May;
}

void Executor::executeCall(State S, const Instruction &I, pm::BlockId B,
                           size_t Index, const BirthRequest *Birth,
                           CallResults &Out) {
  CallContext C{I, B, Index, {}};
  for (size_t K = 1; K < I.Ops.size(); ++K)
    C.Args.push_back(operand(S, I.Ops[K]));
  std::vector<CallTarget> Targets = targetsOf(S, I);
  if (!Birth && S.T.State == RefState::Absent && !S.Tainted)
    Sink.site(B, Index, S);
  if (Targets.empty()) {
    if (!Birth)
      callOpaque(std::move(S), C, nullptr, /*System=*/false, Out);
    return;
  }
  // A callee may overwrite the last holder.
  bool Held = false;
  std::string Holder;
  if (S.T.State == RefState::Owned && !S.T.Incoming)
    for (const Cell &Cl : S.cells())
      if (S.pointsIntoT(Cl.Val)) {
        Held = true;
        Holder = describePlace(Ctx.lin(Cl.Base, Cl.Offset), S);
        break;
      }
  std::optional<State> Before;
  llvm::SmallVector<size_t, 8> Ends;
  if (Targets.size() > 1 && S.T.live() && S.T.State != RefState::Done)
    Before = S;
  for (size_t K = 0; K < Targets.size(); ++K) {
    State St = K + 1 == Targets.size() ? std::move(S) : S;
    const CallTarget &T = Targets[K];
    if (K != 0)
      Ends.push_back(Out.size());
    if (!Birth && passesNothing(St, C, T))
      continue;
    passReleased(St, C, T.Function);
    if (T.Ddi)
      callDdi(std::move(St), C, *T.Ddi, Birth, Out);
    else if (T.Function == pm::None) {
      if (!Birth)
        callOpaque(std::move(St), C, nullptr, /*System=*/true, Out);
    } else if (M.Functions[T.Function].isDefinition())
      callModelled(std::move(St), C, T.Function, Birth, Out);
    else if (!Birth)
      callOpaque(std::move(St), C, &M.Functions[T.Function], /*System=*/false,
                 Out);
  }
  Ends.push_back(Out.size());
  if (Before)
    doubtTargets(*Before, Ends, Out);
  if (Held)
    for (CallResult &R : Out)
      if (R.End == CallEnd::Continue)
        checkLost(R.S, B, Index, StepKind::Lost, I.Loc, Holder);
  // T may have died with an argument that held it last.
  for (CallResult &R : Out)
    if (R.End == CallEnd::Continue && R.S.T.State == RefState::Owned &&
        R.S.T.LostAt != pm::None && !R.S.T.Incoming && !R.S.T.KnownOutside) {
      Sink.defect(EventKind::Leak, StepKind::ScopeEnd, R.S.T.LostAt, R.S, "");
      R.S.T.State = RefState::Handed;
    }
}

ddi::ContextKind kindFromArg(const State &S, const std::optional<unsigned> &Arg,
                             llvm::ArrayRef<const Expr *> Args,
                             ddi::ContextKind Default) {
  if (!Arg || *Arg >= Args.size())
    return Default;
  auto V = S.constantOf(Args[*Arg]);
  if (!V)
    return Default;
  for (unsigned Bit = 1; Bit <= 0x40; Bit <<= 1)
    if (uint64_t(*V & 0xffff) == Bit)
      return ddi::ContextKind(Bit);
  return Default;
}

std::vector<std::pair<uint32_t, Acquisition>>
Executor::births(const State &S, pm::BlockId B, size_t Index) {
  std::vector<std::pair<uint32_t, Acquisition>> R;
  const Instruction &I = Fn.Blocks[B].Instrs[Index];
  findTakes(S, B, Index, R);
  if (I.Op != pm::Opcode::Call)
    return R;
  llvm::SmallVector<const Expr *, 8> Args;
  for (size_t K = 1; K < I.Ops.size(); ++K)
    Args.push_back(operand(S, I.Ops[K]));
  auto Add = [&](uint32_t Sub, Acquisition A) {
    if (!llvm::any_of(R, [Sub](const auto &P) { return P.first == Sub; }))
      R.push_back({Sub, std::move(A)});
  };
  // The variable that a returned pointer is put into next.
  auto ReturnedTo = [&]() -> std::string {
    pm::TempId T = I.Result;
    for (size_t K = Index + 1; T != pm::None && K < Fn.Blocks[B].Instrs.size();
         ++K) {
      const Instruction &N = Fn.Blocks[B].Instrs[K];
      if (N.Op == pm::Opcode::Cast && N.Ops[0].isTemp() && N.Ops[0].Index == T)
        T = N.Result;
      else if (N.Op == pm::Opcode::Store && N.Ops[1].isTemp() &&
               N.Ops[1].Index == T)
        return describePlace(operand(S, N.Ops[0]), S);
    }
    return "";
  };
  for (const CallTarget &T : targetsOf(S, I)) {
    if (T.Ddi) {
      for (const ddi::Outcome &O : T.Ddi->Outcomes)
        for (const ddi::Effect &E : O.Effects) {
          Acquisition Acq;
          Acq.Function = FnIndex;
          Acq.Loc = I.Loc;
          Acq.By = T.Ddi->Name;
          Acq.Context = kindFromArg(S, E.KindArg, Args, E.Context);
          if (E.Kind == ddi::EffectKind::Acquire &&
              E.Mode == ddi::Modality::Must) {
            if (E.Where.Root == ddi::Place::Pointee) {
              if (E.Where.Index >= Args.size() ||
                  S.constantOf(Args[E.Where.Index]) ||
                  Args[E.Where.Index]->isUndef())
                continue;
              Acq.Variable = describePlace(Args[E.Where.Index], S);
            } else {
              Acq.Variable = ReturnedTo();
            }
            Add(0, Acq);
          } else if (E.Kind == ddi::EffectKind::AcquireMembers &&
                     E.Where.Index < Args.size()) {
            std::optional<int64_t> Mask;
            if (E.MaskArg != ~0u && E.MaskArg < Args.size())
              Mask = S.constantOf(Args[E.MaskArg]);
            if (S.constantOf(Args[E.Where.Index]))
              continue;
            // Without knowing what was asked for, nothing is owed for sure.
            for (unsigned K = 0; Mask && K < E.Count; ++K)
              if (*Mask >> K & 1) {
                Acq.Context = ddi::ContextKind(1u << K);
                Acq.Variable =
                    describePlace(Ctx.lin(Args[E.Where.Index], K * 8), S);
                Add(K, Acq);
              }
          } else if (E.Kind == ddi::EffectKind::Reference &&
                     E.Where.Index < Args.size()) {
            const Expr *V = Args[E.Where.Index];
            if (S.constantOf(V) || V->isUndef() || rootOf(V)->isObject() ||
                (rootOf(V)->Acquired && !S.isFixed(rootOf(V))))
              continue;
            Acq.ByReference = true;
            Acq.OfCaller = rootOf(V)->Acquired;
            for (const Cell &C : S.cells())
              if (C.Val == V && C.Base->Kind == ExprKind::Slot)
                Acq.Variable = describePlace(Ctx.lin(C.Base, C.Offset), S);
            Add(0, Acq);
          }
        }
    } else if (T.Function != pm::None &&
               M.Functions[T.Function].isDefinition() &&
               P.reachesContexts(T.Function)) {
      Frame Fr(S, Ctx, P, T.Function);
      const pm::Function &F = M.Functions[T.Function];
      State Entry = Fr.enter(M, Fn, F, Args);
      ExprMap Map;
      bool IsGeneral;
      Summary *Sum = summaryFor(T.Function, Entry, Map, IsGeneral);
      if (!Sum)
        continue;
      for (const Row &Rw : Sum->Births) {
        const Acquisition &Inner = A.Origins[T.Function][Rw.S.T.Origin];
        Acquisition Acq;
        Acq.Function = FnIndex;
        Acq.Loc = I.Loc;
        Acq.By = F.DisplayName.empty() ? F.Name : F.DisplayName;
        Acq.Context = Inner.Context;
        Acq.ByReference = Inner.ByReference;
        Acq.Field = Inner.Field;
        const Expr *Ret = nullptr;
        if (auto After = Fr.leave(Rw, Map, Sum->Entry.Linked, Ret)) {
          if (Ret && After->pointsIntoT(Ret))
            Acq.Variable = ReturnedTo();
          for (const Cell &C : After->cells())
            if (Acq.Variable.empty() && After->pointsIntoT(C.Val))
              Acq.Variable = describePlace(Ctx.lin(C.Base, C.Offset), *After);
        }
        Add(Rw.S.T.Origin, Acq);
      }
    }
  }
  return R;
}

/// In a replay, rows that were merged are taken apart again, if they are not
/// too many.
Summary *Executor::summaryFor(uint32_t F, const State &Entry, ExprMap &Map,
                              bool &IsGeneral, bool KeepsIrql, Summary *Open) {
  if (A.Supposing != Analyzer::Supposition::None)
    return A.summarizeExactly(F, Entry, Map);
  Summary *Sum = A.summarize(F, Entry, Map, IsGeneral, KeepsIrql, Open);
  if (!Sum || !Sink.wantsExactCallees())
    return Sum;
  if (!IsGeneral && !Sum->isApproximate())
    return Sum;
  Summary *Exact = A.summarizeExactly(F, Entry, Map);
  IsGeneral &= !Exact;
  return Exact ? Exact : Sum;
}

/// The open summary of \p F, if what it says holds for a call in \p S: what the
/// arguments lead to must be as distinct as its parameters are.
Summary *Executor::openSummaryFor(const State &S, const CallContext &C,
                                  uint32_t F, bool KeepsIrql, ExprMap &Map) {
  if (P.reachesContexts(F) || (A.Irql && !KeepsIrql) ||
      A.Supposing != Analyzer::Supposition::None ||
      C.Args.size() != M.Functions[F].Params.size())
    return nullptr;
  std::vector<const Expr *> From, Reached;
  llvm::SmallDenseSet<const Expr *, 16> Others;
  const pm::Function &Callee = M.Functions[F];
  for (size_t I = 0; I < C.Args.size(); ++I) {
    const Expr *V = C.Args[I];
    // Who uses a context that is not there is told of by its callers.
    uint32_t To = pointedRecord(M, Callee.Params[I].Type);
    if (To != pm::None && P.isContextRecord(To) &&
        (V->isUndef() || mayBeNull(S, V)))
      return nullptr;
    if (V->isConst() || V->isUndef() || V->Width != 64)
      continue;
    From.assign(1, V);
    S.closure(From);
    for (const Expr *R : From)
      if (!R->isConst() && !R->isUndef() && !Others.insert(R).second)
        return nullptr;
  }
  // T is a pointer like others to what only moves them about, unless it is one
  // that must not be used any more.
  if (S.T.live() && (S.T.State == RefState::Done || P.touchesReferences(F)) &&
      Others.contains(rootOf(S.T.Ptr)))
    return nullptr;
  const std::set<uint32_t> &Globals = P.reads(F).Globals;
  if (!Globals.empty()) {
    auto IsNamed = [&Globals](const Expr *R) {
      while (R->Kind == ExprKind::Init)
        R = rootOf(R->A);
      return R->Kind == ExprKind::Global && Globals.count(uint32_t(R->Value));
    };
    for (const Cell &Cl : S.cells())
      if (IsNamed(rootOf(Cl.Base)))
        return nullptr;
    for (const Expr *R : Others)
      if (IsNamed(R))
        return nullptr;
  }
  Summary *Sum = A.summarizeOpenly(F);
  if (!Sum)
    return nullptr;
  for (size_t I = 0; I < C.Args.size(); ++I) {
    const Expr *Param = Sum->Params[I], *V = C.Args[I];
    const pm::Type &T = M.Types[Callee.Params[I].Type];
    if (V->Width != Param->Width)
      V = Ctx.convert(V, Param->Width, T.Kind == pm::TypeKind::Int && T.Signed);
    Map[Param] = V;
  }
  return Sum;
}

void Executor::callModelled(State S, const CallContext &C, uint32_t F,
                            const BirthRequest *Birth, CallResults &Out) {
  const pm::Function &Callee = M.Functions[F];
  bool KeepsIrql = A.Irql && A.Irql->passes(F, S.Irql, irqlOf(S));
  Frame Fr(S, Ctx, P, F, KeepsIrql);
  ExprMap Map, OpenMap;
  bool IsGeneral = false;
  Summary *Open = Birth ? nullptr : openSummaryFor(S, C, F, KeepsIrql, OpenMap);
  Summary *Sum = Open && !Open->isApproximate() ? Open : nullptr;
  if (!Sum) {
    State Entry = Fr.enter(M, Fn, Callee, C.Args);
    // What may be two references is not followed on and on.
    if (Fr.handsT() && S.T.isAssumed() && S.T.State == RefState::Owned) {
      State Unsure = S;
      Unsure.T.State = RefState::May;
      callModelled(std::move(Unsure), C, F, Birth, Out);
      return;
    }
    if (A.Irql && !KeepsIrql) {
      A.Irql->enterCallee(Entry, F);
      A.Irql->noteCall(F, Entry.Irql, FnIndex, Sink.entryIrql(), S, irqlOf(S),
                       C.I.Loc);
    }
    // What was released by now and is still pointed to concerns the callee
    // only if it can reach it; and so does a reference.
    Sum = summaryFor(F, Entry, Map, IsGeneral, KeepsIrql, Open);
  }
  if (Open && Sum == Open) {
    Fr.open();
    Map = std::move(OpenMap);
    IsGeneral = false;
  }
  if (!Sum) {
    // Whether a recursion that was given up comes back, nobody knows.
    S.Tainted |= A.isRecursive(F);
    if (!Birth)
      callOpaque(std::move(S), C, &Callee, /*System=*/false, Out);
    return;
  }
  if (!Birth)
    tellNullUses(S, C, *Sum);
  if (Sum->UsesNullAt != pm::None)
    Sink.usesNull(Sum->UsesNullAt);
  const std::vector<Row> &Rows = Birth ? Sum->Births : Sum->Rows;
  std::string Name =
      Callee.DisplayName.empty() ? Callee.Name : Callee.DisplayName;
  for (size_t K = 0; K < Rows.size(); ++K) {
    // A copy: a recursive call may grow the table meanwhile.
    Row R = Rows[K];
    if (Birth && R.S.T.Origin != Birth->Sub)
      continue;
    const Expr *Ret = nullptr;
    std::optional<State> After = Fr.leave(R, Map, Sum->Entry.Linked, Ret);
    if (!After)
      continue;
    After->Path = S.Path;
    After->Approximate |= IsGeneral;
    if (A.Irql && After->Irql != S.Irql)
      note(*After, StepKind::Irql, C.I.Loc, Name, true,
           "returns with the IRQL at " +
               (After->Irql ? irqlRangeName(irqlOf(*After))
                            : std::string("a value that is not known")));
    if (R.Exit == ExitType::Misuse) {
      EventKind What = *After->T.Misused;
      After->T.Misused.reset();
      StepKind How =
          What == EventKind::OverRelease ? StepKind::Released : StepKind::Use;
      note(*After, How, C.I.Loc, Name, /*Taken=*/false,
           How == StepKind::Use ? "passed to" : "");
      Sink.defect(What, How, C.I.Loc, *After, "");
      continue;
    }
    if (Birth) {
      After->T.Origin = Birth->Origin;
      After->noteWhoKnowsT();
      note(*After, StepKind::Acquired, C.I.Loc, Name);
    }
    if (R.Exit == ExitType::Unwind) {
      if (!Birth)
        Out.emplace_back(std::move(*After), CallEnd::Unwind);
      continue;
    }
    if (R.Exit == ExitType::ThreadExit) {
      Out.emplace_back(std::move(*After), CallEnd::ThreadExit);
      continue;
    }
    if (!Birth && S.T.State == RefState::Owned &&
        (After->T.State == RefState::Done || After->T.Count < S.T.Count)) {
      note(*After, StepKind::Released, C.I.Loc, Name);
      if (After->T.State == RefState::Done) {
        checkCleanup(*After, C.I.Loc);
        if (After->T.Field != FieldLedger::None && !After->T.Looked)
          A.Ledger.taken(After->T.Field, FnIndex, C.I.Loc,
                         isGuardedRelease(P, FnIndex, *After),
                         rootOf(After->T.Ptr)->Acquired);
      }
    } else if (!Birth && After->T.Assumed != S.T.Assumed) {
      note(*After, StepKind::TakenOff, C.I.Loc, Name);
    } else if (!Birth && After->T.Promised > S.T.Promised) {
      note(*After, StepKind::HandedOver, C.I.Loc, Name, /*Taken=*/false,
           After->T.Promised - S.T.Promised > 1 ? "twice" : "");
    } else if (!Birth && Rows.size() > 1 && Ret && C.I.Result != pm::None &&
               Ret->Width == 32) {
      RangeSet RR = After->rangeOf(Ret);
      if (RR.isSubsetOf(RangeSet::of(minOfWidth(32), -1)))
        note(*After, StepKind::Call, C.I.Loc, Name, true, "fails");
    }
    if (After->Path && !A.Irql && Ret && Ret->Width == 32 &&
        (Birth || (Fr.handsT() && S.T.State == RefState::Owned)) &&
        After->rangeOf(Ret).intersects(RangeSet::of(minOfWidth(32), -1))) {
      auto Way = std::make_shared<CalleeWay>(R.S);
      Way->Of = Sum;
      Way->Ret = Ret;
      Way->IsBirth = Birth != nullptr;
      if (Birth)
        Way->Origin = A.Origins[F][R.S.T.Origin];
      Way->CountBefore = Birth ? 1 : S.T.Count;
      Way->Keeps = After->T.State == RefState::Owned &&
                   After->T.Count >= Way->CountBefore;
      auto Told = std::make_shared<Trail>(*After->Path);
      Told->Way = std::move(Way);
      After->Path = std::move(Told);
    }
    if (C.I.Result != pm::None)
      setResult(*After, C.I, Ret ? Ret : Ctx.freshSym(widthOf(C.I.Type)));
    Out.emplace_back(std::move(*After), CallEnd::Continue);
  }
}

/// True if one of the annotations starts with the word.
static bool hasSal(const std::vector<std::string> &Sal,
                   llvm::StringRef Prefix) {
  return llvm::any_of(
      Sal, [Prefix](llvm::StringRef A) { return A.starts_with(Prefix); });
}

/// A pointer to a structure; to any pointer's \p T.
static bool pointsToRecord(const pm::Module &M, pm::TypeId T) {
  if (T == pm::None || M.Types[T].Kind != pm::TypeKind::Pointer)
    return false;
  pm::TypeId E = M.Types[T].Element;
  return E != pm::None && M.Types[E].Kind == pm::TypeKind::Record;
}

void Executor::callOpaque(State S, const CallContext &C, const pm::Function *F,
                          bool System, CallResults &Out) {
  if (F && F->NoReturn)
    return;
  if (F)
    applyIrqlAnnotations(S, C, *F);
  // Functions of the system, and those of any number of arguments (traces),
  // write what their parameters say and keep nothing.
  System |= F && (F->FromSystemHeader || F->Variadic);
  markWritten(S, C, F);
  // Code that cannot be seen may attach what it is given.
  if (!System && S.T.Fresh)
    for (const Expr *V : C.Args)
      if (V->Width == 64 && !V->isConst() && !V->isUndef() && S.reachesT(V))
        S.T.Fresh = false;
  // A routine that only a pointer or a vtable knows may be the one that
  // releases; so may one whose body is elsewhere, unless it can only look.
  if ((!F || !P.IsWhole) && !System && S.T.live())
    for (size_t K = 0; K < C.Args.size(); ++K) {
      const Expr *V = C.Args[K];
      bool Looks =
          F && K < F->Params.size() && M.Types[F->Params[K].Type].ConstPointee;
      if (V->Width == 64 && !V->isConst() && !V->isUndef() && !Looks &&
          S.reachesT(V, /*WholeTOnly=*/true))
        S.T.State = RefState::May;
    }
  // Project code that cannot be seen may raise, where somebody guards it.
  if (!System && Fn.Blocks[C.Block].Unwind != pm::None)
    Out.emplace_back(S, CallEnd::Unwind);
  // `_Outptr_` promises a pointer when the function succeeds, and nothing when
  // it fails; so those are two ways to come back.
  std::optional<State> Failed;
  llvm::SmallVector<const Expr *, 2> Promised;
  for (size_t K = 0; K < C.Args.size(); ++K) {
    const Expr *V = C.Args[K];
    if (V->isConst() || V->isUndef() || V->Width != 64)
      continue;
    if (V->Kind == ExprKind::Func || V->Kind == ExprKind::Str)
      continue;
    pm::TypeId T = C.I.Ops[K + 1].Type;
    const std::vector<std::string> *Sal = nullptr;
    if (F && K < F->Params.size()) {
      T = F->Params[K].Type;
      Sal = &F->Params[K].Sal;
    } else if (F && F->Variadic) {
      continue;
    }
    if (T == pm::None || M.Types[T].Kind != pm::TypeKind::Pointer)
      continue;
    const pm::Type &Ptr = M.Types[T];
    if (Ptr.ConstPointee || S.pointsIntoT(V))
      continue;
    pm::TypeKind Pointee = Ptr.Element == pm::None ? pm::TypeKind::Void
                                                   : M.Types[Ptr.Element].Kind;
    bool OutSal = Sal && (hasSal(*Sal, "_Out") || hasSal(*Sal, "_Inout"));
    bool InSal = Sal && !Sal->empty() && !OutSal;
    if (InSal && System)
      continue;
    const Expr *Root = rootOf(V);
    bool Local = Root->Kind == ExprKind::Slot || Root->isHeap() ||
                 (Root->isSym() && Root->Class == SymClass::ExtStack);
    switch (Pointee) {
    case pm::TypeKind::Pointer: {
      const Expr *Old = S.load(V, 64);
      bool HoldsT = S.pointsIntoT(Old) ||
                    (S.T.live() && !Old->isConst() && !Old->isUndef() &&
                     S.reachesT(Old, /*WholeTOnly=*/true));
      if (HoldsT && (System || S.T.State == RefState::Owned)) {
        // Handed the address of T's holder, or of what leads to it: it may
        // have been replaced. What was released before stays so.
        if (!System)
          S.T.State = RefState::May;
      } else if (Local || OutSal || !System) {
        const Expr *New = Ctx.freshSym(64);
        // What the system gives as a pointer to one of its own structures is
        // no context.
        if (F && System && !F->Variadic && pointsToRecord(M, Ptr.Element))
          New->Giver = uint32_t(F - M.Functions.data());
        S.store(V, New);
        if (System && OutSal && hasSal(*Sal, "_Outptr_") &&
            !hasSal(*Sal, "_Outptr_opt_result_maybenull") &&
            !hasSal(*Sal, "_Outptr_result_maybenull"))
          Promised.push_back(New);
      }
      break;
    }
    case pm::TypeKind::Int:
    case pm::TypeKind::Float:
      S.store(V, Ctx.freshSym(widthOf(Ptr.Element)));
      break;
    case pm::TypeKind::Record: {
      if (System && !OutSal && Sal && !Sal->empty())
        break;
      if (!System && S.T.live() && S.reachesT(V, /*WholeTOnly=*/true))
        S.T.State = RefState::May;
      if (Local && (OutSal || !System)) {
        uint64_t Size = M.sizeOf(Ptr.Element);
        Address Ad = addressOf(V);
        if (Ad.Offset == 0 && Ad.Base == Root) {
          S.resetObject(Root, Ctx.freshSym(64, SymClass::Token), true);
        } else {
          S.forgetRange(Ad.Base, Ad.Offset, Size, true);
          if (S.contentToken(Root)->isUndef() ||
              S.contentToken(Root)->isConst())
            S.setContent(Root, Ctx.freshSym(64, SymClass::Token));
        }
      } else if (Local && S.contentToken(Root)->isUndef()) {
        S.setContent(Root, Ctx.freshSym(64, SymClass::Token));
      }
      break;
    }
    default:
      // void *: a buffer to fill, or a value to print.
      if (Local && (OutSal || (!Sal || Sal->empty()))) {
        if (S.contentToken(Root)->isUndef())
          S.setContent(Root, Ctx.freshSym(64, SymClass::Token));
        if (OutSal)
          S.resetObject(Root, Ctx.freshSym(64, SymClass::Token), true);
        else if (!System)
          for (Cell &Cl : S.cells())
            if (rootOf(Cl.Base) == Root && !S.pointsIntoT(Cl.Val) &&
                Cl.Val->Width < 64)
              Cl.Val = Ctx.freshSym(Cl.Val->Width);
      }
      break;
    }
  }
  if (C.I.Result != pm::None) {
    unsigned W = widthOf(C.I.Type);
    const Expr *V = Ctx.freshSym(W);
    S.setTemp(C.I.Result, V);
    const pm::Type &RT = M.Types[C.I.Type];
    bool IsStatus = RT.Kind == pm::TypeKind::Int && RT.Signed && W == 32;
    if (IsStatus && !Promised.empty()) {
      Failed = S;
      Failed->setFact(V, RangeSet::of(minOfWidth(32), -1));
      S.setFact(V, RangeSet::of(0, maxOfWidth(32)));
      for (const Expr *E : Promised)
        S.setFact(E, RangeSet::nonZero(64));
      note(*Failed, StepKind::Call, C.I.Loc, F->Name, true, "fails");
      note(S, StepKind::Call, C.I.Loc, F->Name, true, "succeeds");
    }
  }
  if (Failed)
    Out.emplace_back(std::move(*Failed), CallEnd::Continue);
  Out.emplace_back(std::move(S), CallEnd::Continue);
}

//===----------------------------------------------------------------------===//
// Who holds T at an exit
//===----------------------------------------------------------------------===//

HolderCensus countHolders(const State &S, const Expr *Ret,
                          llvm::ArrayRef<const Expr *> EntryHeaps,
                          const Expr *Ignored, bool HasCaller) {
  HolderCensus H;
  H.Escaped = S.T.Captured;
  const Expr *TRoot = rootOf(S.T.Ptr);
  std::vector<const Expr *> Outside(S.Escaped.begin(), S.Escaped.end());
  std::vector<const Expr *> Visible(EntryHeaps.begin(), EntryHeaps.end());
  const Expr *Home = S.homeOfT();
  auto IsFrame = [Home](const Expr *R) {
    return R == Home || R->Kind == ExprKind::Slot || R->isHeap() ||
           (R->isSym() && R->Class == SymClass::ExtStack) ||
           (R->isSym() && R->Class == SymClass::Token);
  };
  // What the caller passed a pointer to is the caller's to account for, as its
  // locals are; whose that memory is in the end the caller knows better.
  auto IsCallers = [&](const Expr *R) {
    while (R->Kind == ExprKind::Init)
      R = rootOf(R->A);
    return R->isSym() && (R->Class == SymClass::ExtStack ||
                          (HasCaller && S.isFixed(R) && !R->isHeap()));
  };
  for (const Cell &C : S.cells()) {
    const Expr *R = rootOf(C.Base);
    if (C.Base == Ignored || R == TRoot)
      continue;
    if (IsCallers(R))
      Visible.push_back(R);
    else if (!IsFrame(R))
      Outside.push_back(R);
  }
  if (Ret && Ret->Width == 64 && !Ret->isConst() && !Ret->isUndef()) {
    if (S.pointsIntoT(Ret))
      H.Returned = true;
    Visible.push_back(Ret);
  }
  auto Close = [&](std::vector<const Expr *> Roots) {
    State Copy = S;
    // What T itself points to says nothing about who holds T; nor does what
    // is ignored.
    llvm::erase_if(Copy.cells(), [&](const Cell &C) {
      return C.Base == Ignored || rootOf(C.Base) == TRoot;
    });
    Copy.closure(Roots);
    llvm::DenseSet<const Expr *> Set(Roots.begin(), Roots.end());
    return Set;
  };
  llvm::DenseSet<const Expr *> OutSet = Close(Outside), InSet = Close(Visible);
  for (const Cell &C : S.cells()) {
    if (!S.pointsIntoT(C.Val) || C.Base == Ignored)
      continue;
    const Expr *R = rootOf(C.Base);
    if (R == TRoot || R->Kind == ExprKind::Slot)
      continue;
    if (R->isSym() && R->Class == SymClass::ExtStack)
      H.Visible = true;
    else if (OutSet.count(R)) {
      ++H.Escaped;
      if (S.isT(C.Val))
        H.Places.push_back(S.Ctx->lin(C.Base, C.Offset));
    } else if (InSet.count(R))
      H.Visible = true;
  }
  return H;
}

} // namespace engine
} // namespace fltlint
