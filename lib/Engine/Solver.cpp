//===- Solver.cpp - Explores one function ---------------------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A base run goes over the function once without a tracked reference and
/// notes each state in which a call can give one. For each acquisition a
/// reference run then starts there, with that one reference tracked. What a
/// reference run finds wrong is a candidate; it becomes an event when an exact
/// replay (Witness.h) confirms it.
///
//===----------------------------------------------------------------------===//

#include "Exploration.h"
#include "Ledger.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/bit.h"

namespace fltlint {
namespace engine {

//===----------------------------------------------------------------------===//
// Exploration
//===----------------------------------------------------------------------===//

/// Visits of a loop head before states are widened there, and rounds of a
/// recursion before rows are.
static constexpr unsigned WidenAfter = 3;
/// States kept apart at one point of a function that cannot reach a context
/// DDI: it is run for what it writes, not for what it proves.
static constexpr unsigned MaxHelperStates = 3;
/// ... and in a run that follows the IRQL. States of different IRQLs are never
/// merged, and little else decides what may be called.
static constexpr unsigned MaxIrqlStates = 4;
/// Nodes of all keys at one block before the run is given up.
static constexpr unsigned MaxNodesPerBlock = 512;
/// Nodes of all blocks where nothing is merged with loss.
static constexpr size_t MaxExactNodes = 600;
/// That a new one is compared with.
static constexpr size_t MaxExactCompared = 24;
/// Places, and facts, in one of their states: a loop over an array takes its
/// elements apart and names all of them anew in each round, and one that tests
/// them leaves a fact in each round.
static constexpr size_t MaxExactSize = 128;
/// ... and in all of them together.
static constexpr size_t MaxExactTotal = 16000;

Exploration::Exploration(Analyzer &A, uint32_t F, const FunctionInfo &Info,
                         bool IsExact)
    : A(A), F(F), Info(Info), IsHelper(!A.Prog.reachesContexts(F)),
      IsExact(IsExact), MaxStates(IsHelper ? MaxHelperStates
                                  : A.Irql ? MaxIrqlStates
                                           : A.Opts.MaxStates),
      At(Info.Order.size()), Pending(Info.Order.size()),
      Visits(Info.Order.size(), 0) {}

/// Can something still be said of T on the paths from here?
static bool mattersToT(const State &S) {
  switch (S.T.State) {
  case RefState::Owned:
  case RefState::Open:
    return true;
  case RefState::Done: {
    // Used or released again, by who still has a pointer to it.
    for (const Cell &C : S.cells())
      if (S.pointsIntoT(C.Val))
        return true;
    for (const auto &P : S.Temps)
      if (S.pointsIntoT(P.second))
        return true;
    // The exits are asked what such a field is left with.
    return S.T.Looked ||
           (S.Ctx->Ledger && (S.T.KeptIn & S.Ctx->Ledger->releasedAtEnd()));
  }
  case RefState::Absent:
  case RefState::May:
  case RefState::Handed:
    return false;
  }
  return true;
}

static void tellOf(Event &E, const Acquisition &Acq) {
  E.Acquisition = Acq.Loc;
  E.AcquiredBy = Acq.By;
  E.Context = Acq.Context;
  E.Variable = Acq.Variable;
}

void Exploration::noteReleased(const State &S) {
  constexpr size_t MaxReleased = 64;
  if (S.T.State != RefState::Done || S.T.Field == FieldLedger::None ||
      S.T.Looked || S.T.OpenBase || S.T.Ptr->Kind != ExprKind::Init ||
      Released.size() >= MaxReleased)
    return;
  Released.emplace_back();
  guardsOf(A.Prog, F, S, Released.back());
}

void Exploration::arrive(State S, pm::BlockId B, uint32_t Pred, bool Exact) {
  collectGarbage(S, &Info.LiveSlots[B], &Info.LiveTemps[B]);
  if (OnlyT && !mattersToT(S)) {
    noteReleased(S);
    // Nothing here will change what the field is left with.
    if (S.T.State == RefState::Done && S.T.KeptIn && !S.T.Incoming &&
        !S.T.isAssumed() && S.T.Field == FieldLedger::None && About) {
      Event E;
      E.Function = F;
      tellOf(E, *About);
      A.Ledger.leaves(S.T.KeptIn, FieldLedger::Loan, E);
    }
    return;
  }
  if (IsExact) {
    TotalSize += S.cells().size() + S.facts().size();
    if (S.cells().size() > MaxExactSize || S.facts().size() > MaxExactSize ||
        TotalSize > MaxExactTotal) {
      GaveUp = true;
      return;
    }
  }
  Node N(std::move(S), B, Exact);
  if (Pred != ~0u)
    N.Preds.push_back(Pred);
  Pending[B].push_back(std::move(N));
  Queue.insert({Info.Order[B], B});
}

static void addPred(Node &N, uint32_t Pred) {
  if (!llvm::is_contained(N.Preds, Pred))
    N.Preds.push_back(Pred);
}

/// Puts a state that arrived at a block among those already there; returns
/// false if nothing new has to be run.
void Exploration::settle(pm::BlockId B, std::vector<Node> Arrived) {
  // A row of calls, each with several outcomes, multiplies states where no
  // edges meet.
  bool Join =
      Info.JoinPoint.test(B) || At[B].size() + Arrived.size() > MaxStates;
  bool Widen = Info.LoopHead.test(B) && !IsExact &&
               Visits[B] > (IsHelper ? 1 : WidenAfter);
  std::vector<uint32_t> &Here = At[B];
  for (Node &N : Arrived) {
    // A point that was run very often does not settle with so many states that
    // go on changing side by side; fewer of them do.
    unsigned Limit = Here.size() > 16 * MaxStates  ? 1
                     : Here.size() > 8 * MaxStates ? (MaxStates + 3) / 4
                                                   : MaxStates;
    if (!Join) {
      Nodes.push_back(std::move(N));
      Here.push_back(uint32_t(Nodes.size() - 1));
      continue;
    }
    bool Placed = false;
    // All are kept apart in an exact run; what differs little came lately.
    llvm::ArrayRef<uint32_t> Near = Here;
    if (IsExact)
      Near = Near.take_back(MaxExactCompared);
    for (uint32_t Id : Near)
      if (!Nodes[Id].Superseded && covers(Nodes[Id].S, N.S)) {
        for (uint32_t P : N.Preds)
          addPred(Nodes[Id], P);
        Placed = true;
        break;
      }
    if (Placed)
      continue;
    // Without loss, and with those not yet run only: the others' successors
    // exist already.
    llvm::SmallVector<uint32_t, 16> SameKey;
    unsigned Alive = 0;
    for (uint32_t Id : Near) {
      Node &Old = Nodes[Id];
      if (Old.Superseded)
        continue;
      ++Alive;
      if (!haveSameKey(Old.S, N.S))
        continue;
      SameKey.push_back(Id);
      if (Old.Run || Widen)
        continue;
      if (auto J = join(Old.S, N.S, /*Widen=*/false, /*MaxDifferences=*/1)) {
        Old.S = std::move(J->S);
        Old.Exact = Old.Exact && N.Exact;
        for (uint32_t P : N.Preds)
          addPred(Old, P);
        Placed = true;
        break;
      }
    }
    if (Placed)
      continue;
    if (Widen || (SameKey.size() >= Limit && !IsExact)) {
      // With loss. Those that differ least from each other lose least; a few
      // tries find one that is near.
      unsigned MaxTries = 4;
      if (SameKey.size() > Limit)
        MaxTries = std::min(Limit, MaxTries); // the oldest have taken in most
      else
        std::reverse(SameKey.begin(), SameKey.end());
      llvm::SmallVector<const State *, 16> States;
      for (uint32_t Id : SameKey)
        States.push_back(&Nodes[Id].S);
      size_t Chosen = 0;
      std::optional<JoinResult> Best =
          joinNearest(States, N.S, Widen, MaxTries, Chosen);
      if (Best) {
        Best->S.Joined = true;
        Node &Old = Nodes[SameKey[Chosen]];
        collectGarbage(Best->S, &Info.LiveSlots[B], &Info.LiveTemps[B]);
        for (uint32_t P : N.Preds)
          addPred(Old, P);
        if (!Old.Run) {
          Old.S = std::move(Best->S);
          Old.Exact = false;
          continue;
        }
        if (covers(Old.S, Best->S))
          continue;
        N = Node(std::move(Best->S), B, /*Exact=*/false);
        N.Preds = Old.Preds;
        Old.Superseded = true;
      }
    }
    if (Alive >= MaxNodesPerBlock ||
        (IsExact && Nodes.size() > MaxExactNodes)) {
      GaveUp = true;
      continue;
    }
    Nodes.push_back(std::move(N));
    Here.push_back(uint32_t(Nodes.size() - 1));
  }
}

void Exploration::run(Executor &Ex, ExploreClient &Client) {
  while (!Queue.empty() && !GaveUp && !A.outOfSteps()) {
    pm::BlockId B = Queue.begin()->second;
    Queue.erase(Queue.begin());
    std::vector<Node> Arrived = std::move(Pending[B]);
    Pending[B].clear();
    ++Visits[B];
    size_t FirstNew = Nodes.size();
    settle(B, std::move(Arrived));
    for (size_t Id = 0; Id < At[B].size(); ++Id) {
      uint32_t N = At[B][Id];
      if (Nodes[N].Run || (Nodes[N].Superseded && N >= FirstNew))
        continue;
      Nodes[N].Run = true;
      if (Nodes[N].Superseded)
        continue;
      Current = N;
      std::vector<BlockExit> Exits;
      Ex.runBlock(Nodes[N].S, B, 0, nullptr, Exits);
      follow(Exits, N, Nodes[N].Exact, Client);
    }
  }
  if (IsExact) {
    GaveUp |= A.outOfSteps();
    return;
  }
  if (GaveUp)
    A.incomplete(F, "too many distinct states at one point");
  else if (A.outOfSteps())
    A.incomplete(F, "step limit reached");
}

void Exploration::follow(std::vector<BlockExit> &Exits, uint32_t From,
                         bool Exact, ExploreClient &Client) {
  for (BlockExit &E : Exits) {
    if (E.K == BlockExit::Goto)
      arrive(std::move(E.S), E.Target, From, Exact);
    else
      Client.leave(E, From);
  }
}

//===----------------------------------------------------------------------===//
// Judging exits
//===----------------------------------------------------------------------===//

ExitVerdict FrameInfo::judge(const State &S, const Expr *Ret,
                             ExitType Type) const {
  ExitVerdict V;
  const Tracked &T = S.T;
  if (T.State == RefState::Absent)
    return V;
  if (T.Looked) {
    // Who found it on a list may return it.
    if (!IsRoot && Ret && S.isT(Ret) && T.Captured &&
        A.Ledger.isLink(T.Field) && Type == ExitType::Return)
      V.Kind = ExitVerdict::ToCaller;
    return V;
  }
  if (T.Incoming) {
    V.Kind = ExitVerdict::ToCaller;
    return V;
  }
  if (T.State != RefState::Owned && T.State != RefState::Open)
    return V;
  if (Type == ExitType::Unwind) {
    // Nobody catches it: the machine stops. A caller that does catch it sees
    // the row.
    V.Kind = ExitVerdict::Nothing;
    return V;
  }
  const Expr *Ignored = nullptr, *Cookie = nullptr;
  if (IsPreOperation) {
    Ignored = A.Ctx.init(A.Ctx.slot(CookieParam), 0, 64);
    for (const Cell &C : S.cellsOf(Ignored))
      if (C.Offset == 0)
        Cookie = C.Val;
  } else if (EndsCookie) {
    Ignored = A.Ctx.init(A.Ctx.slot(0), 0, 64);
  }
  HolderCensus H = census(S, Ret, Ignored);
  unsigned Kept = std::min<unsigned>(H.Escaped, T.Count);
  unsigned Left = T.Count - Kept;
  if (Left == 0)
    return V;
  if (!IsRoot && (H.Visible || H.Returned || T.KnownOutside)) {
    V.Kind = ExitVerdict::ToCaller;
    V.Count = Left;
    return V;
  }
  if (IsRoot && (H.Visible || (T.KnownOutside && T.Field == FieldLedger::None)))
    return V;
  if (IsRoot && H.Returned && !IsCallback)
    return V;
  if (Type == ExitType::ThreadExit && !IsRoot) {
    V.Kind = ExitVerdict::ToCaller;
    V.Count = Left;
    return V;
  }
  if (Cookie && Ret && !Cookie->isConst() && !Cookie->isUndef()) {
    if (T.isAssumed())
      return V;
    bool Inside = S.pointsIntoT(Cookie);
    if (!Inside) {
      State Copy = S;
      llvm::erase_if(Copy.cells(), [&](const Cell &C) {
        return rootOf(C.Base) == rootOf(T.Ptr);
      });
      Inside = Copy.reachesT(Cookie);
    }
    if (Inside) {
      // FLT_PREOP_SUCCESS_WITH_CALLBACK and FLT_PREOP_SYNCHRONIZE bring the
      // post-operation.
      RangeSet Calls = RangeSet::single(0).unite(RangeSet::single(5));
      RangeSet R = S.rangeOf(Ret);
      V.CookieHandOff = R.intersects(Calls);
      V.Cookie = Cookie;
      bool NeverCalled = RegisteredAlone;
      if (R.isSubsetOf(Calls) && !NeverCalled)
        return V;
      // A value nothing is known of comes from a routine that decides it;
      // then the two presumably agree.
      if (R.count(8) > 8 && V.CookieHandOff && !NeverCalled)
        return V;
    }
  }
  if (T.State == RefState::Owned)
    V.Kind = ExitVerdict::Leaked;
  else if (!V.CookieHandOff)
    V.Kind = ExitVerdict::NotClosed;
  return V;
}

//===----------------------------------------------------------------------===//
// Rows
//===----------------------------------------------------------------------===//

/// -1, 0, 1: rows that callers tell apart by the returned value stay apart.
static unsigned returnClass(const State &S, const Expr *Ret) {
  if (!Ret || Ret->isUndef())
    return 0;
  RangeSet R = S.rangeOf(Ret);
  unsigned C = 0;
  if (R.intersects(RangeSet::of(minOfWidth(Ret->Width), -1)))
    C |= 1;
  if (R.contains(0))
    C |= 2;
  if (R.intersects(RangeSet::of(1, maxOfWidth(Ret->Width))))
    C |= 4;
  return C;
}

static constexpr size_t MaxRows = 32, MaxRecursiveRows = 8, MaxExactRows = 128;
/// Of a function that cannot reach a context DDI: more than this many ways to
/// end are told apart by what they return only.
static constexpr size_t MaxHelperRows = 6;

void closeFrame(Row &R) {
  // The frame is gone; the returned value travels as a temporary, so that it
  // takes part in comparisons.
  llvm::erase_if(R.S.cells(), [](const Cell &C) {
    return rootOf(C.Base)->Kind == ExprKind::Slot;
  });
  llvm::SmallVector<const Expr *, 8> Slots;
  for (const auto &P : R.S.contents())
    if (P.second.first->Kind == ExprKind::Slot)
      Slots.push_back(P.second.first);
  for (const Expr *S : Slots)
    R.S.eraseContent(S);
  R.S.Temps.clear();
  R.S.Path = nullptr;
  R.S.T.LostAt = pm::None;
  R.S.T.LostIn = 0;
  if (R.Ret)
    R.S.setTemp(0, R.Ret);
  collectGarbage(R.S, nullptr, nullptr);
}

/// False if the rows say so already.
static bool addRow(std::vector<Row> &Rows, Row R, size_t MaxRows, bool Widen) {
  closeFrame(R);
  auto Replace = [](Row &Old, State S) {
    bool IsNew = !covers(Old.S, S);
    Old.S = std::move(S);
    Old.Ret = Old.S.temp(0);
    return IsNew;
  };
  for (Row &Old : Rows)
    if (Old.Exit == R.Exit && covers(Old.S, R.S))
      return false;
  for (Row &Old : Rows) {
    if (Old.Exit != R.Exit)
      continue;
    if (auto J = join(Old.S, R.S, false, /*MaxDifferences=*/1))
      return Replace(Old, std::move(J->S));
  }
  if (Rows.size() >= MaxRows) {
    unsigned Class = returnClass(R.S, R.Ret);
    for (bool SameClass : {true, false})
      for (Row &Old : Rows) {
        if (Old.Exit != R.Exit ||
            (SameClass && returnClass(Old.S, Old.Ret) != Class))
          continue;
        if (auto J = join(Old.S, R.S, Widen)) {
          J->S.Approximate = true;
          return Replace(Old, std::move(J->S));
        }
      }
  }
  Rows.push_back(std::move(R));
  return true;
}

//===----------------------------------------------------------------------===//
// One function, one entry
//===----------------------------------------------------------------------===//

namespace {
struct SiteState {
  State S;
  /// All that brought a part of S.
  std::vector<uint32_t> Nodes;
  bool Exact;
};
using SiteMap =
    std::map<std::pair<pm::BlockId, size_t>, std::vector<SiteState>>;

class FunctionRun : public ExecSink, public ExploreClient {
public:
  FunctionRun(Analyzer &A, Summary &Sum, bool IsRoot, const Acquisition *Handed)
      : A(A), Sum(Sum), Handed(Handed), F(Sum.Function), Frame(A, Sum, IsRoot),
        Ex(A, Sum.Function, *this), Info(A.Prog.info(Sum.Function)),
        Kept(Sum.Entry) {}
  void solve();

  // ExecSink
  void site(pm::BlockId B, size_t I, const State &S) override;
  void defect(EventKind K, StepKind How, pm::LocId Where, const State &S,
              llvm::StringRef Holder) override;
  void misuse(EventKind K, pm::LocId Where, const State &S,
              const Misuse &What) override;
  bool usesParameter(pm::SlotId Param, EventKind K) override;
  void usesNull(pm::LocId Where) override {
    if (Sum.UsesNullAt == pm::None)
      Sum.UsesNullAt = Where;
  }
  void handOff(const State &S, const CallTarget &R, unsigned Param,
               const Expr *Cookie) override;
  void released(const Expr *V) override {
    if (BaseRun && Now == Base.get())
      Kept.released(V);
  }
  void incomplete(llvm::StringRef Why) override {
    if (!Sum.IsExact)
      A.incomplete(F, Why);
  }
  bool wantsExactCallees() const override { return Sum.IsExact; }
  const Expr *entryIrql() const override { return Sum.Entry.Irql; }
  // ExploreClient
  void leave(BlockExit &E, uint32_t From) override;

private:
  void keepRow(std::vector<Row> &Rows, Row R, uint32_t From);
  void runReference(uint32_t Origin, pm::BlockId B, size_t I, uint32_t Sub,
                    const std::vector<SiteState> &Starts);
  void conclude(uint32_t Origin, Witness::Start Start);
  bool noteFields(const State &S, const Expr *Ret, pm::LocId Where,
                  uint32_t From);
  void noteLost(const State &S, const Expr *Ret, pm::LocId Where,
                uint32_t From);
  void judgeLost();
  void noteNullHandedOver(const BlockExit &E, uint32_t From);
  void concludeIrql(Witness::Start Start);
  bool mayGiveReference(pm::BlockId B, size_t I) const;

  Analyzer &A;
  Summary &Sum;
  const Acquisition *Handed;
  uint32_t F;
  FrameInfo Frame;
  Executor Ex;
  const FunctionInfo &Info;
  Exploration *Now = nullptr;
  std::unique_ptr<Exploration> Base;
  bool BaseRun = true;
  /// Of T, only what fields are left with is of interest: it is a reference to
  /// a caller's context, and the caller counts it.
  bool OnlyFields = false;
  /// Exits of a reference run that leave T to a field, and those that lost an
  /// object that held it.
  struct NotedExit {
    State S;
    const Expr *Ret;
    pm::LocId Where;
    uint32_t Node;
    unsigned Left; ///< references that nothing holds
    uint64_t Fields;
  };
  static constexpr size_t MaxNoted = 16;
  std::vector<NotedExit> GivenExits, LostExits;
  /// Exits of the base run, if the function takes contexts off lists, on the
  /// way to which none left one.
  std::vector<NotedExit> BareExits;
  bool isKnownToCaller(const BlockExit &E) const;
  SiteMap Sites;
  std::vector<Candidate> Candidates;
  Ledger Kept;
};
} // namespace

bool FunctionRun::mayGiveReference(pm::BlockId B, size_t I) const {
  const pm::Instruction &In = A.Prog.M.Functions[F].Blocks[B].Instrs[I];
  if (A.Ctx.Ledger && !A.Prog.fields().takesAt(F, B, I).empty())
    return true;
  if (In.Op != pm::Opcode::Call)
    return false;
  auto Gives = [&](const CallTarget &T) {
    const ddi::Function *D = T.Ddi                    ? T.Ddi
                             : T.Function != pm::None ? A.Prog.ddiOf(T.Function)
                                                      : nullptr;
    if (!D)
      return T.Function != pm::None && A.Prog.reachesContexts(T.Function);
    for (const ddi::Outcome &O : D->Outcomes)
      for (const ddi::Effect &E : O.Effects)
        if (E.Kind == ddi::EffectKind::Acquire ||
            E.Kind == ddi::EffectKind::AcquireMembers ||
            E.Kind == ddi::EffectKind::Reference)
          return true;
    return false;
  };
  if (In.Ops[0].Kind == pm::OperandKind::Function) {
    CallTarget T;
    T.Function = In.Ops[0].Index;
    return Gives(T);
  }
  return true; // which function it is depends on the state
}

void FunctionRun::site(pm::BlockId B, size_t I, const State &S) {
  if (!BaseRun || !Now || A.Irql || !mayGiveReference(B, I))
    return;
  std::vector<SiteState> &L = Sites[{B, I}];
  State Copy = S;
  bool Exact = Now->Nodes[Now->Current].Exact;
  auto AddTo = [&](SiteState &Old) {
    if (Old.Nodes.back() != Now->Current)
      Old.Nodes.push_back(Now->Current);
  };
  for (SiteState &Old : L) {
    if (covers(Old.S, Copy)) {
      AddTo(Old);
      return;
    }
    if (auto J = join(Old.S, Copy, false, /*MaxDifferences=*/1)) {
      Old.S = std::move(J->S);
      Old.Exact = Old.Exact && Exact;
      AddTo(Old);
      return;
    }
  }
  if (L.size() >= A.Opts.MaxStates)
    for (SiteState &Old : L)
      if (auto J = join(Old.S, Copy, false)) {
        J->S.Joined = true;
        Old.S = std::move(J->S);
        Old.Exact = false;
        AddTo(Old);
        return;
      }
  L.push_back({std::move(Copy), {Now->Current}, Exact});
}

static bool isAboutIrql(EventKind K) {
  return K == EventKind::IrqlTooHigh || K == EventKind::IrqlMayBeTooHigh ||
         K == EventKind::IrqlHere;
}

/// \p From: the node it comes from.
void FunctionRun::keepRow(std::vector<Row> &Rows, Row R, uint32_t From) {
  if (Now && From < Now->Nodes.size() && !Now->Nodes[From].Exact)
    R.S.Approximate = true;
  // One more level of a recursion brings more rows, and these bring more still.
  bool IsRecursive = Sum.Round > 1 || Sum.Lowest != Summary::NotInProgress;
  size_t Limit = Sum.IsExact                  ? MaxExactRows
                 : !A.Prog.reachesContexts(F) ? MaxHelperRows
                 : IsRecursive                ? MaxRecursiveRows
                                              : MaxRows;
  A.Changes += addRow(Rows, std::move(R), Limit, Sum.Round > WidenAfter);
}

/// Of the candidate last found. Where T's way is not known any more, nothing is
/// known of what guards it.
static void addGuards(const Program &P, uint32_t F, const State &S,
                      std::vector<Candidate> &Candidates) {
  // Who takes a context off a list has the list's reference, whatever else is
  // known.
  if (S.T.Field == FieldLedger::None || S.T.OpenBase)
    return;
  if (S.T.Ptr->Kind == ExprKind::Init)
    guardsOf(P, F, S, Candidates.back().Guards);
  else
    Candidates.pop_back();
}

/// Do all paths that lead there go that way because of what another field of
/// the object said? That may say that there is no reference. If it does, it
/// says something else where the same function releases, as \p Released knows.
static bool isGuarded(const std::vector<Candidate> &Same,
                      llvm::ArrayRef<std::vector<Fact>> Released) {
  auto Differ = [](llvm::ArrayRef<Fact> X, llvm::ArrayRef<Fact> Y) {
    return llvm::any_of(X, [&Y](const Fact &F) {
      return llvm::any_of(Y, [&F](const Fact &G) {
        return F.E == G.E && !F.R.intersects(G.R);
      });
    });
  };
  if (!Released.empty())
    return llvm::all_of(Same, [&](const Candidate &C) {
      return llvm::all_of(Released, [&](const std::vector<Fact> &R) {
        return Differ(C.Guards, R);
      });
    });
  return llvm::all_of(Same, [&Same](const Candidate &C) {
    return llvm::any_of(C.Guards, [&Same](const Fact &F) {
      RangeSet All;
      for (const Candidate &Other : Same)
        for (const Fact &G : Other.Guards)
          if (G.E == F.E)
            All = All.unite(G.R);
      return !All.complement(F.E->Width).empty();
    });
  });
}

namespace {
/// What the fields that hold T at an exit are left with, as masks.
struct FieldsLeft {
  uint64_t Given = 0, Lent = 0, Unclear = 0;
};
} // namespace

static FieldsLeft fieldsLeft(Analyzer &A, const FrameInfo &Frame,
                             const State &S, const Expr *Ret) {
  FieldsLeft R;
  const Tracked &T = S.T;
  if (!A.Ctx.Ledger || A.Irql || !T.Ptr || T.Incoming || S.Tainted ||
      T.isAssumed() || (T.Field != FieldLedger::None && !T.Looked) ||
      T.Origin >= A.Origins[Frame.F].size() ||
      (T.State != RefState::Owned && T.State != RefState::Done))
    return R;
  if (T.Looked && A.Ledger.isLink(T.Field)) {
    // Who walks along a list and releases all that is on it may be emptying it.
    if (T.Captured && T.State == RefState::Done &&
        !A.Origins[Frame.F][T.Origin].By.empty())
      R.Lent = uint64_t(1) << T.Field;
    return R;
  }
  uint64_t Mask = T.KeptIn;
  bool Any = Mask != 0;
  for (const Cell &C : S.cells())
    Any |= S.isT(C.Val) && rootOf(C.Base)->Kind != ExprKind::Slot;
  if (!Any)
    return R;
  HolderCensus H = Frame.census(S, Ret, nullptr);
  // Where it was found, it may not be any more, or that is a caller's.
  const Expr *Home = nullptr;
  if (T.Looked) {
    if (T.Ptr->Kind == ExprKind::Init)
      Home = S.Ctx->lin(T.Ptr->A, T.Ptr->Value);
    if (!llvm::is_contained(H.Places, Home) ||
        S.contentToken(rootOf(Home))->isFreed())
      return R;
  }
  for (const Expr *Place : H.Places)
    if (uint8_t N = A.fieldAt(Frame.F, Place, /*Create=*/true);
        Place != Home && N != FieldLedger::None &&
        !S.contentToken(rootOf(Place))->isFreed())
      Mask |= uint64_t(1) << N;
  uint64_t Own = Home ? uint64_t(1) << T.Field : 0;
  if (T.State == RefState::Done) {
    R.Lent = Mask | Own;
    return R;
  }
  // What a routine got as it is has references of its own.
  unsigned Direct = std::min({T.Direct, T.Captured, T.Count});
  unsigned Pointers = H.Escaped - Direct, Count = T.Count - Direct;
  if (Home) {
    if (Count == 0) {
      R.Lent = Own;
      return R;
    }
    --Pointers;
    --Count;
  }
  if (Pointers <= Count) {
    R.Given = Mask;
    return R;
  }
  // More pointers than references: those that somebody releases count.
  uint64_t Counted = Mask & A.Ledger.releasedFields();
  if (unsigned(llvm::popcount(Mask)) != Pointers)
    R.Unclear = Mask;
  else if (Count == 0)
    R.Lent = Mask;
  else if (unsigned(llvm::popcount(Counted)) == Count) {
    R.Given = Counted;
    R.Lent = Mask & ~Counted;
  } else
    R.Unclear = Mask;
  return R;
}

/// The link by which T is on a list that alone has a reference to it, and T was
/// never attached to anything.
static uint8_t unattachedIn(Analyzer &A, const FrameInfo &Frame, const State &S,
                            const Expr *Ret) {
  const Tracked &T = S.T;
  if (!T.Fresh || T.Incoming || T.State != RefState::Owned || T.Count != 1 ||
      T.Captured != 1 || llvm::popcount(T.KeptIn) != 1 || S.Tainted)
    return FieldLedger::None;
  uint8_t N = uint8_t(llvm::countr_zero(T.KeptIn));
  HolderCensus H = Frame.census(S, Ret, nullptr);
  return A.Ledger.isLink(N) && H.Escaped == 1 && !H.Visible && !H.Returned
             ? N
             : FieldLedger::None;
}

/// Tells the ledger of an exit. True: some fields are given a reference.
bool FunctionRun::noteFields(const State &S, const Expr *Ret, pm::LocId Where,
                             uint32_t From) {
  if (S.T.Looked && Frame.IsRoot && S.T.State == RefState::Owned &&
      A.Ledger.isLink(S.T.Field) && S.T.Count > S.T.Captured)
    A.Ledger.exceeds(S.T.Field);
  FieldsLeft L = fieldsLeft(A, Frame, S, Ret);
  if (!(L.Given | L.Lent | L.Unclear))
    return false;
  Event E;
  E.Function = F;
  E.Where = Where;
  tellOf(E, A.Origins[F][S.T.Origin]);
  if (S.T.Looked) {
    // If there is a reference, it is that of the place where T was found.
    uint64_t Own = uint64_t(1) << S.T.Field;
    L.Given = L.Unclear = 0;
    A.Ledger.lends(L.Lent & ~Own, S.T.Field, E);
    L.Lent &= Own;
  } else {
    A.Ledger.leaves(L.Given, FieldLedger::Give, E);
    A.Ledger.leaves(L.Lent, FieldLedger::Loan, E);
    A.Ledger.leaves(L.Unclear, FieldLedger::Unclear, E);
  }
  // On a list, and nowhere else.
  if (uint8_t N = unattachedIn(A, Frame, S, Ret); N != FieldLedger::None) {
    Candidates.push_back({EventKind::KeptUnattached, StepKind::Exit, Where,
                          From, "", false,
                          [this, N](const State &S, const Expr *V) {
                            return unattachedIn(A, Frame, S, V) == N;
                          }});
    Candidates.back().InField = N;
  }
  // Whether others give the field a reference is known later.
  uint64_t Fields = S.T.Looked ? L.Lent : L.Lent & A.Ledger.releasedAtEnd();
  for (uint8_t N = 0; !BaseRun && !OnlyFields && N < FieldLedger::MaxFields;
       ++N)
    if (Fields >> N & 1) {
      Candidates.push_back({EventKind::LentHere, StepKind::Exit, Where, From,
                            "", false,
                            [this, N](const State &S, const Expr *V) {
                              return (fieldsLeft(A, Frame, S, V).Lent >> N) & 1;
                            }});
      Candidates.back().InField = N;
    }
  return L.Given || L.Unclear;
}

/// The fields of objects of this function's own that held T and are gone, if T
/// has no holder any more that this function gave it.
static uint64_t fieldsLost(const State &S, const FrameInfo &Frame,
                           const Expr *Ret, unsigned &Left) {
  const Tracked &T = S.T;
  if (T.State != RefState::Owned || T.Incoming || !T.KnownOutside ||
      T.isAssumed() || T.Field != FieldLedger::None || S.Tainted)
    return 0;
  HolderCensus H = Frame.census(S, Ret, nullptr);
  Left = T.Count - std::min<unsigned>(H.Escaped, T.Count);
  if (H.Visible || H.Returned)
    return 0;
  State Copy = S;
  for (const Cell &C : S.cells())
    if (!llvm::is_contained(H.Places, S.Ctx->lin(C.Base, C.Offset)))
      Copy.noteLost(C);
  return Copy.T.LostIn;
}

void FunctionRun::noteLost(const State &S, const Expr *Ret, pm::LocId Where,
                           uint32_t From) {
  unsigned Left = 0;
  uint64_t Lost = fieldsLost(S, Frame, Ret, Left) & A.Ledger.releasedFields();
  if (Lost && Left && S.T.Origin < A.Origins[F].size() &&
      A.Origins[F][S.T.Origin].ByReference && LostExits.size() < MaxNoted)
    LostExits.push_back({S, Ret, Where, From, Left, Lost});
}

/// Callers cannot tell \p X from \p Y by what they find in memory; if \p Told
/// is not null, by what is written there for them: that is elsewhere than in
/// the object \p Told.
static bool leaveAlike(const State &X, const State &Y,
                       const Expr *Told = nullptr) {
  return llvm::all_of(X.cells(), [&](const Cell &C) {
    const Expr *Root = rootOf(C.Base);
    if (Told && (Root == Told || Root->Kind == ExprKind::Global))
      return true;
    bool Outlives =
        Root->Kind == ExprKind::Init || Root->Kind == ExprKind::Global ||
        (Root->isSym() &&
         (Root->Class == SymClass::Value || Root->Class == SymClass::ExtStack));
    return !Outlives || !C.Val->isConst() ||
           Y.constantOf(Y.load(Y.Ctx->lin(C.Base, C.Offset), C.Val->Width)) ==
               C.Val->Value;
  });
}

/// What the function took off a list, as the caller had told it to, is the
/// caller's now, if he can know: it looks otherwise where nothing was taken.
bool FunctionRun::isKnownToCaller(const BlockExit &E) const {
  return llvm::none_of(BareExits, [&E](const NotedExit &B) {
    bool SameValue =
        !E.Ret || !B.Ret || E.S.rangeOf(E.Ret).intersects(B.S.rangeOf(B.Ret));
    const Expr *Object = rootOf(E.S.T.Ptr);
    return SameValue && leaveAlike(E.S, B.S, Object) &&
           leaveAlike(B.S, E.S, Object);
  });
}

/// A reference that was taken for an object which then was not kept. The
/// callers could still know of it, unless they see the same where it was kept.
void FunctionRun::judgeLost() {
  for (const NotedExit &L : LostExits) {
    auto IsAlike = [&](const NotedExit &G) {
      bool SameValue =
          !L.Ret || !G.Ret || L.S.rangeOf(L.Ret).intersects(G.S.rangeOf(G.Ret));
      return G.Left < L.Left && SameValue && leaveAlike(L.S, G.S) &&
             leaveAlike(G.S, L.S);
    };
    bool Wrong = GivenExits.empty() ? !L.Ret && L.S.T.Count == 1
                                    : llvm::any_of(GivenExits, IsAlike);
    if (!Wrong)
      continue;
    uint64_t Fields = L.Fields;
    Candidates.push_back(
        {EventKind::Leak, StepKind::Exit, L.Where, L.Node, "", false,
         [this, Fields](const State &S, const Expr *) {
           unsigned Left = 0;
           return (fieldsLost(S, Frame, nullptr, Left) & Fields) && Left;
         }});
    Candidates.back().InField = uint8_t(llvm::countr_zero(Fields));
  }
  LostExits.clear();
  GivenExits.clear();
}

void FunctionRun::defect(EventKind K, StepKind How, pm::LocId Where,
                         const State &S, llvm::StringRef Holder) {
  if (S.Tainted || isAboutIrql(K) != bool(A.Irql))
    return;
  if (K == EventKind::UseOfNull || K == EventKind::ReleaseOfNull)
    usesNull(Where);
  bool AboutT = isAboutReference(K);
  if ((K == EventKind::Leak && S.T.Incoming) || (AboutT && S.T.Looked))
    return;
  if (AboutT && S.T.Incoming) {
    Row R{S, ExitType::Misuse, nullptr, Where};
    R.S.T.State = RefState::Handed;
    R.S.T.Misused = K;
    keepRow(Sum.Rows, std::move(R), Now ? Now->Current : ~0u);
    return;
  }
  if (AboutT && (BaseRun && !Handed))
    return;
  Candidates.push_back(
      {K, How, Where, Now ? Now->Current : ~0u, Holder.str(), S.T.Incoming});
  Candidates.back().Assumed = S.T.Assumed;
  if (AboutT)
    addGuards(A.Prog, F, S, Candidates);
}

void FunctionRun::misuse(EventKind K, pm::LocId Where, const State &S,
                         const Misuse &What) {
  if (A.Irql)
    return;
  // Calls are judged once, not again for each reference; what a callback
  // returns matters to the filter manager only.
  if (isAboutReference(K) ? (BaseRun && !Handed) || S.T.Incoming : !BaseRun)
    return;
  if (!S.Tainted && (K != EventKind::NoPostOperation || Frame.IsRoot))
    Candidates.push_back(
        {K, StepKind::Use, Where, Now ? Now->Current : ~0u, "", false});
}

bool FunctionRun::usesParameter(pm::SlotId Param, EventKind K) {
  if (Frame.IsRoot)
    return false;
  State Start = Sum.Entry;
  const Expr *V = Start.load(A.Ctx.slot(Param), 64);
  if (!V->isUndef() && !mayBeNull(Start, V))
    return false;
  // An entry that stands for many may be one that no caller comes with.
  std::pair<unsigned, EventKind> Use(Param, K);
  if (!V->isSym() && !llvm::is_contained(Sum.NullUses, Use)) {
    Sum.NullUses.push_back(Use);
    ++A.Changes;
  }
  return true;
}

void FunctionRun::handOff(const State &S, const CallTarget &R, unsigned Param,
                          const Expr *Cookie) {
  if (R.Function == pm::None || Sum.IsExact || OnlyFields || S.T.isAssumed() ||
      S.T.Looked)
    return;
  if (!S.T.Incoming && S.T.Field == FieldLedger::None) {
    uint64_t Mask = S.T.KeptIn;
    for (const Cell &Cl : S.cells())
      if (uint8_t N = S.isT(Cl.Val)
                          ? A.fieldAt(F, A.Ctx.lin(Cl.Base, Cl.Offset))
                          : FieldLedger::None;
          N != FieldLedger::None)
        Mask |= uint64_t(1) << N;
    A.Ledger.handed(Mask, R.Function);
  }
  // The caller's own reference is the caller's to tell of; one taken besides
  // goes to the routine.
  if (S.T.Incoming && S.T.Count > 1 && S.T.CountedBy != ~0u) {
    State Counted = S;
    Counted.T.OpenBase = true;
    A.handOff(Counted, R, Param, Cookie, A.References[S.T.CountedBy]);
    return;
  }
  if (S.T.Incoming || S.T.Origin >= A.Origins[F].size())
    return;
  A.handOff(S, R, Param, Cookie, A.Origins[F][S.T.Origin]);
}

/// A pre-operation hands NULL to a post-operation that takes it for a context.
void FunctionRun::noteNullHandedOver(const BlockExit &E, uint32_t From) {
  if (!BaseRun || !Frame.IsRoot || !Frame.IsPreOperation || A.Irql ||
      E.S.Tainted)
    return;
  for (uint32_t Post : A.Prog.callback(F).Posts) {
    auto UsedAt = [this, Post](const State &S,
                               const Expr *Ret) -> std::optional<pm::LocId> {
      RangeSet Calls = RangeSet::single(0).unite(RangeSet::single(5));
      if (!Ret || Ret->isUndef() || !S.rangeOf(Ret).isSubsetOf(Calls))
        return std::nullopt;
      State Copy = S;
      Copy.T = Tracked();
      const Expr *Cookie =
          Copy.load(A.Ctx.init(A.Ctx.slot(FrameInfo::CookieParam), 0, 64), 64);
      CallTarget T;
      T.Function = Post;
      return A.surelyUsesNull(Copy, T, FrameInfo::CookieParam, Cookie);
    };
    std::optional<pm::LocId> At = UsedAt(E.S, E.Ret);
    if (!At)
      continue;
    const pm::Function &Fn = A.Prog.M.Functions[Post];
    Candidate C{EventKind::NullHandedOver,
                StepKind::Exit,
                E.Loc,
                From,
                Fn.DisplayName.empty() ? Fn.Name : Fn.DisplayName,
                false};
    C.Holds = [UsedAt](const State &S, const Expr *Ret) {
      return UsedAt(S, Ret).has_value();
    };
    C.UsedAt = *At;
    Candidates.push_back(std::move(C));
  }
}

void FunctionRun::leave(BlockExit &E, uint32_t From) {
  ExitType Type = E.K == BlockExit::Return   ? ExitType::Return
                  : E.K == BlockExit::Unwind ? ExitType::Unwind
                                             : ExitType::ThreadExit;
  if (Frame.IsRoot && A.Prog.callback(F).PreOperation &&
      Type == ExitType::Return) {
    RangeSet Ret = E.Ret && !E.Ret->isUndef() ? E.S.rangeOf(E.Ret) : RangeSet();
    A.PreReturns.note(F, Ret);
  }
  if (E.S.T.State == RefState::Absent) {
    if (BaseRun && Type == ExitType::Return && !E.S.T.Unlinked &&
        !Sum.IsExact && !A.Irql && A.Ctx.Ledger &&
        A.Prog.fields().takesAny(F) && BareExits.size() < MaxNoted)
      BareExits.push_back({E.S, E.Ret, E.Loc, From, 0, 0});
    E.S.T.Unlinked = false;
  }
  ExitVerdict V = Frame.judge(E.S, E.Ret, Type);
  bool IsHidden = V.Kind == ExitVerdict::ToCaller && !E.S.T.Incoming &&
                  E.S.T.Field != FieldLedger::None && E.S.T.KnownOutside &&
                  !E.S.T.Looked && Type == ExitType::Return &&
                  !isKnownToCaller(E);
  if (IsHidden)
    V.Kind = ExitVerdict::Leaked;
  if (Type != ExitType::Unwind && !Sum.IsExact)
    if (noteFields(E.S, E.Ret, E.Loc, From) && GivenExits.size() < MaxNoted) {
      unsigned Left = 0;
      fieldsLost(E.S, Frame, E.Ret, Left);
      GivenExits.push_back({E.S, E.Ret, E.Loc, From, Left, 0});
    }
  if (OnlyFields)
    return;
  if (!BaseRun && Type == ExitType::Return && V.Kind != ExitVerdict::Leaked)
    noteLost(E.S, E.Ret, E.Loc, From);
  if (!BaseRun)
    Now->noteReleased(E.S);
  if (V.CookieHandOff && !E.S.T.Incoming && E.S.T.State == RefState::Owned &&
      E.S.T.Origin < A.Origins[F].size()) {
    State S = E.S;
    if (!E.Ret ||
        S.restrict(E.Ret, RangeSet::single(0).unite(RangeSet::single(5))))
      for (uint32_t Post : A.Prog.callback(F).Posts) {
        CallTarget T;
        T.Function = Post;
        A.handOff(S, T, FrameInfo::CookieParam, V.Cookie,
                  A.Origins[F][E.S.T.Origin]);
      }
  }
  if (uint32_t Taker = A.Prog.callback(F).CookieTaker;
      Taker != pm::None && Frame.IsRoot && E.S.T.State == RefState::Owned &&
      !E.S.T.isAssumed() && !E.S.T.Looked && !E.S.T.Incoming &&
      E.S.T.Origin < A.Origins[F].size()) {
    State Copy = E.S;
    auto Last = pm::SlotId(A.Prog.M.Functions[F].Params.size() - 1);
    const Expr *Cookie = Copy.load(Copy.load(A.Ctx.slot(Last), 64), 64);
    CallTarget T;
    T.Function = Taker;
    T.InPlace = true;
    if (!Cookie->isConst() && !Cookie->isUndef() && Copy.reachesT(Cookie))
      A.handOff(Copy, T, 0, Cookie, A.Origins[F][E.S.T.Origin]);
  }
  if (V.Kind == ExitVerdict::Leaked) {
    if (!E.S.Tainted) {
      Candidates.push_back(
          {EventKind::Leak, StepKind::Exit, E.Loc, From, "", false});
      Candidates.back().Assumed = E.S.T.Assumed;
      if (IsHidden)
        Candidates.back().Holds = [](const State &S, const Expr *) {
          return S.T.State == RefState::Owned;
        };
      addGuards(A.Prog, F, E.S, Candidates);
    }
    return;
  }
  if (V.Kind == ExitVerdict::NotClosed) {
    if (!E.S.Tainted) {
      Candidates.push_back(
          {EventKind::NotClosed, StepKind::Exit, E.Loc, From, "", false});
      Candidates.back().Holds = [this](const State &S, const Expr *Ret) {
        return Frame.judge(S, Ret, ExitType::Return).Kind ==
               ExitVerdict::NotClosed;
      };
    }
    return;
  }
  if (Type == ExitType::Return)
    noteNullHandedOver(E, From);
  if (Type == ExitType::Return && E.S.T.Incoming == BaseRun && !Handed &&
      !E.S.T.Looked) {
    State S = E.S;
    // How many references there are is not known for certain.
    if (S.T.isAssumed() && S.T.live())
      S.T.State = RefState::May;
    Kept.leaves(S, E.Ret, E.Loc, From);
  }
  if (BaseRun || V.Kind == ExitVerdict::ToCaller) {
    if (Frame.IsRoot)
      return;
    Row R{E.S, Type, E.Ret, E.Loc};
    if (!BaseRun) {
      if (R.S.T.State != RefState::Owned && R.S.T.State != RefState::Open)
        return;
      // All of them, and all that hold them: the caller counts again.
      keepRow(Sum.Births, std::move(R), From);
    } else {
      keepRow(Sum.Rows, std::move(R), From);
    }
  }
}

static bool isAboutField(EventKind K) {
  return K == EventKind::LentHere || K == EventKind::KeptUnattached;
}

void FunctionRun::conclude(uint32_t Origin, Witness::Start Start) {
  Sum.Failed |= Now->GaveUp;
  if (Sum.IsExact || OnlyFields) {
    Candidates.clear();
    LostExits.clear();
    GivenExits.clear();
    return;
  }
  judgeLost();
  for (Ledger::Finding &L : Kept.settle())
    Candidates.push_back(
        {L.Kind, StepKind::Exit, L.Where, L.Node,
         Ex.describePlace(L.Place, Sum.Entry), false,
         [Holds = std::move(L.Holds)](const State &S, const Expr *) {
           return Holds(S);
         }});
  if (Candidates.empty())
    return;
  std::vector<Candidate> All = std::move(Candidates);
  Candidates.clear();
  std::set<EventKind> Kinds;
  for (const Candidate &C : All)
    Kinds.insert(C.Kind);
  for (EventKind K : Kinds) {
    bool AboutT = isAboutReference(K);
    // One candidate a place; all nodes that reach it.
    // What is about another field, or takes another link to count, is told
    // apart.
    using PlaceKey = std::pair<pm::LocId, uint8_t>;
    std::map<PlaceKey, std::vector<Candidate>> ByPlace;
    for (Candidate &C : All)
      if (C.Kind == K)
        ByPlace[{C.Where, isAboutField(K) ? C.InField : C.Assumed}].push_back(
            C);
    std::map<uint8_t, std::vector<Event>> ByField;
    uint8_t Field = AboutT && Origin < A.Origins[F].size()
                        ? A.Origins[F][Origin].Field
                        : FieldLedger::None;
    if (Field != FieldLedger::None && K != EventKind::Leak &&
        K != EventKind::OverRelease && K != EventKind::UseAfterRelease &&
        K != EventKind::LentHere)
      continue;
    for (auto &P : ByPlace) {
      pm::LocId Where = P.first.first;
      if (P.second.front().Assumed != FieldLedger::None &&
          K != EventKind::Leak && K != EventKind::OverRelease &&
          K != EventKind::UseAfterRelease)
        continue;
      if (Field != FieldLedger::None && K == EventKind::Leak &&
          isGuarded(P.second, Now->Released)) {
        A.Ledger.passed(Field);
        continue;
      }
      Witness W(A, Frame, Info, *Now, Base.get(), P.second);
      unsigned &Exhausted = A.Exhausted[{K, F, Where, AboutT ? Origin : ~0u}];
      W.limitAfter(Exhausted);
      std::optional<std::vector<Step>> Path = W.search(Start);
      if (!Path) {
        if (W.outOfBudget()) {
          ++A.Unconfirmed;
          ++Exhausted;
        }
        continue;
      }
      Event E;
      E.Kind = K;
      E.Function = F;
      E.Where = Where;
      E.Path = std::move(*Path);
      if (AboutT && Origin < A.Origins[F].size()) {
        tellOf(E, A.Origins[F][Origin]);
        E.Call = W.call();
        if (K == EventKind::UncountedHolder)
          E.Holder = P.second.front().Holder;
      } else if (AboutT) {
        continue; // the frame that acquired it is told elsewhere
      } else if (K == EventKind::UseOfNull || K == EventKind::UseOfUndefined ||
                 K == EventKind::UseOfFreed) {
        E.Variable = P.second.front().Holder;
      } else {
        E.AcquiredBy = P.second.front().Holder;
        if (K == EventKind::UncountedMember)
          E.Holder = E.AcquiredBy;
        E.Call = W.call();
        if (K == EventKind::NullHandedOver)
          E.Call.ReadAt = P.second.front().UsedAt;
      }
      ByField[P.first.second].push_back(std::move(E));
    }
    // What is certain without the reference of a list comes first.
    if (auto Best = ByField.find(FieldLedger::None); Best != ByField.end())
      ByField.erase(ByField.begin(), Best); // it is the last
    for (auto &[Of, Confirmed] : ByField) {
      if (!AboutT) {
        for (Event &E : Confirmed)
          A.report(std::move(E));
        continue;
      }
      auto Shortest = std::min_element(Confirmed.begin(), Confirmed.end(),
                                       [](const Event &X, const Event &Y) {
                                         return X.Path.size() < Y.Path.size();
                                       });
      Event E = *Shortest;
      for (const Event &Other : Confirmed)
        if (Other.Where != E.Where)
          E.OtherExits.push_back(Other.Where);
      uint8_t Lost = ByPlace[{E.Where, Of}].front().InField;
      if (K == EventKind::KeptUnattached)
        A.Ledger.hold(Of, std::move(E), FieldLedger::Held::Fresh);
      else if (K == EventKind::LentHere)
        A.Ledger.hold(Of, std::move(E),
                      Field == FieldLedger::None ? FieldLedger::Held::Lent
                                                 : FieldLedger::Held::Looked);
      else if (Field != FieldLedger::None)
        A.Ledger.hold(Field, std::move(E));
      else if (Of != FieldLedger::None)
        A.Ledger.hold(Of, std::move(E), FieldLedger::Held::Joined);
      else if (Lost != FieldLedger::None)
        A.Ledger.hold(Lost, std::move(E), FieldLedger::Held::Lost);
      else
        A.report(std::move(E));
    }
  }
}

/// What the run says of the IRQL, each with a path and the calls that lead to
/// this function.
void FunctionRun::concludeIrql(Witness::Start Start) {
  // By what is told of which place.
  std::map<std::tuple<EventKind, pm::LocId, std::string>,
           std::vector<Candidate>>
      Groups;
  for (Candidate &C : Candidates)
    Groups[{C.Kind, C.Where, C.Holder}].push_back(C);
  Candidates.clear();
  for (auto &[Key, Group] : Groups) {
    auto &[Kind, Where, Text] = Key;
    Witness W(A, Frame, Info, *Now, Base.get(), Group);
    std::optional<std::vector<Step>> Path = W.search(Start);
    if (!Path && Kind != EventKind::IrqlHere) {
      A.Unconfirmed += W.outOfBudget();
      continue;
    }
    Event E;
    E.Kind = Kind;
    E.Function = F;
    E.Where = Where;
    E.AcquiredBy = Text;
    if (Kind == EventKind::IrqlHere)
      E.Variable = Text; // answers that differ are answers of their own
    E.Irql = A.Irql->excessAt(Where);
    // How the IRQL at the entry came about, if that is what matters.
    const Expr *Entry = Sum.Entry.Irql;
    bool OfEntry =
        Kind == EventKind::IrqlHere ||
        (Entry && (Entry->isConst() ? Entry->Value > E.Irql.Limit
                                    : Kind == EventKind::IrqlMayBeTooHigh));
    if (OfEntry)
      E.Path = A.Irql->stepsTo(F, Entry);
    if (Path)
      E.Path.insert(E.Path.end(), Path->begin(), Path->end());
    if (E.Irql.PagedKinds)
      for (uint16_t Bit = 1; Bit <= AllContextKinds; Bit <<= 1)
        if (ContextPools::Site At =
                A.Irql->Pools.whereAllocated(uint16_t(Bit & E.Irql.PagedKinds));
            At.Where != pm::None) {
          Step S;
          S.Kind = StepKind::Irql;
          S.Loc = At.Where;
          S.Text = At.Routine;
          S.Says = "allocates " +
                   ddi::getContextKindName(ddi::ContextKind(Bit)).str() +
                   " contexts from paged pool";
          E.Path.insert(E.Path.begin(), std::move(S));
        }
    A.report(std::move(E));
  }
}

void FunctionRun::runReference(uint32_t Origin, pm::BlockId B, size_t I,
                               uint32_t Sub,
                               const std::vector<SiteState> &Starts) {
  Exploration X(A, F, Info, Sum.IsExact);
  X.OnlyT = true;
  X.About = A.Origins[F][Origin];
  OnlyFields = X.About->OfCaller;
  Now = &X;
  BirthRequest Birth;
  Birth.Block = B;
  Birth.Instr = I;
  Birth.Sub = Sub;
  Birth.Origin = Origin;
  Witness::Start Start;
  Start.Birth = Birth;
  for (const SiteState &St : Starts) {
    // The rest of the block runs from the middle: a node of its own, whose
    // state is the one before the call.
    X.Nodes.push_back(Node(St.S, B, St.Exact));
    X.Nodes.back().Run = true;
    X.Nodes.back().IsStart = true;
    uint32_t Id = uint32_t(X.Nodes.size() - 1);
    X.Current = Id;
    std::vector<BlockExit> Exits;
    Ex.runBlock(St.S, B, I, &Birth, Exits);
    X.follow(Exits, Id, St.Exact, *this);
    Start.States.push_back(St.S);
    Start.AllExact &= St.Exact;
    Start.BaseNodes.push_back(St.Nodes);
  }
  X.run(Ex, *this);
  conclude(Origin, std::move(Start));
  Now = nullptr;
}

static void collectEntrySymbols(Summary &Sum) {
  auto Add = [&Sum](const Expr *E) {
    forEachLeaf(E, [&Sum](const Expr *L) {
      if (L->isSym())
        Sum.EntrySymbols.insert(L);
    });
  };
  for (const Cell &C : Sum.Entry.cells()) {
    Add(C.Base);
    Add(C.Val);
  }
  for (const auto &P : Sum.Entry.contents()) {
    Add(P.second.first);
    Add(P.second.second);
  }
  Add(Sum.Entry.T.Ptr);
}

void FunctionRun::solve() {
  Base = std::make_unique<Exploration>(A, F, Info, Sum.IsExact);
  Now = Base.get();
  if (Handed)
    Sum.Entry.T.Origin = A.originOf(F, *Handed);
  collectEntrySymbols(Sum);
  State Start = Sum.Entry;
  Start.Fixed = &Sum.EntrySymbols;
  Base->arrive(Start, 0, ~0u, true);
  Base->run(Ex, *this);
  Witness::Start FromEntry;
  FromEntry.Entry = Start;
  if (A.Irql && !Sum.IsExact)
    concludeIrql(std::move(FromEntry));
  else
    conclude(Handed ? Sum.Entry.T.Origin : ~0u, std::move(FromEntry));
  Now = nullptr;
  if (A.Irql)
    return;
  if (Sum.Entry.T.State != RefState::Absent)
    return; // the references born in here are judged in the runs without T
  BaseRun = false;
  SiteMap All = std::move(Sites);
  for (auto &P : All) {
    // Which references the call can give depends on the state.
    std::map<uint32_t, std::pair<Acquisition, std::vector<SiteState>>> BySub;
    for (const SiteState &St : P.second)
      for (auto &[Sub, Acq] : Ex.births(St.S, P.first.first, P.first.second)) {
        auto &Entry = BySub[Sub];
        Entry.first = Acq;
        Entry.second.push_back(St);
      }
    for (auto &[Sub, Group] : BySub) {
      if (A.outOfSteps())
        return;
      if (Group.first.OfCaller && (Sum.IsExact || !A.Ctx.Ledger))
        continue;
      uint32_t Origin = A.originOf(F, Group.first);
      runReference(Origin, P.first.first, P.first.second, Sub, Group.second);
    }
  }
}

void solveFunction(Analyzer &A, Summary &Sum, bool IsRoot,
                   const Acquisition *Handed) {
  FunctionRun(A, Sum, IsRoot, Handed).solve();
}

} // namespace engine
} // namespace fltlint
