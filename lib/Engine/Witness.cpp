//===- Witness.cpp - Exact paths to what went wrong -----------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A run over merged states may reach a defect that no single path reaches.
/// So each candidate is replayed: a best-first search with unmerged states,
/// through those blocks only from which the run reached the candidate, the
/// nearest first. What is found is the shortest path to tell; what is not
/// found is not reported.
///
//===----------------------------------------------------------------------===//

#include "Exploration.h"
#include "llvm/ADT/STLExtras.h"
#include <queue>

namespace fltlint {
namespace engine {

FrameInfo::FrameInfo(Analyzer &A, const Summary &Sum, bool IsRoot)
    : A(A), F(Sum.Function), IsRoot(IsRoot), EntryHeaps(Sum.EntryHeaps) {
  const CallbackInfo &C = A.Prog.callback(F);
  if (IsRoot) {
    IsCallback = C.isCallback();
    EndsCookie = C.EndsCookie;
    IsPreOperation =
        C.PreOperation && A.Prog.M.Functions[F].Params.size() > CookieParam;
    RegisteredAlone = C.RegisteredWithoutPost && C.Posts.empty();
  }
}

static constexpr size_t MinBlocks = 300, MaxBlocks = 5000;

Witness::Witness(Analyzer &A, const FrameInfo &Frame, const FunctionInfo &Info,
                 const Exploration &Run, const Exploration *Base,
                 const std::vector<Candidate> &Goals)
    : A(A), Frame(Frame), Info(Info), Run(Run), Base(Base), Goals(Goals),
      MaxBudget(std::min<size_t>(MaxBlocks, MinBlocks + 2 * Run.Nodes.size())),
      Budget(MaxBudget) {}

/// Distances to some nodes, going back along all predecessors.
static std::vector<unsigned> distances(const Exploration &X,
                                       llvm::ArrayRef<uint32_t> Targets) {
  std::vector<unsigned> D(X.Nodes.size(), ~0u);
  std::vector<uint32_t> Work;
  for (uint32_t T : Targets)
    if (T < D.size() && D[T] == ~0u) {
      D[T] = 0;
      Work.push_back(T);
    }
  for (size_t I = 0; I < Work.size(); ++I)
    for (uint32_t P : X.Nodes[Work[I]].Preds)
      if (D[P] == ~0u) {
        D[P] = D[Work[I]] + 1;
        Work.push_back(P);
      }
  return D;
}

namespace {
/// What a node's key lets through.
struct Waypoint {
  RefState T;
  uint8_t Count;
  unsigned Distance;
};
using Waypoints = llvm::DenseMap<pm::BlockId, llvm::SmallVector<Waypoint, 2>>;

Waypoints waypoints(const Exploration &X, const std::vector<unsigned> &D) {
  Waypoints W;
  for (size_t N = 0; N < X.Nodes.size(); ++N) {
    if (D[N] == ~0u || X.Nodes[N].IsStart)
      continue;
    const Tracked &T = X.Nodes[N].S.T;
    auto &L = W[X.Nodes[N].Block];
    bool Found = false;
    for (Waypoint &P : L)
      if (P.T == T.State && P.Count == T.Count) {
        P.Distance = std::min(P.Distance, D[N]);
        Found = true;
      }
    if (!Found)
      L.push_back({T.State, T.Count, D[N]});
  }
  return W;
}

/// One concrete path so far, at the entry of a block.
struct Probe {
  State S;
  pm::BlockId Block;
  unsigned Distance, Length;
  uint32_t Serial;
};

/// Whether \p P is to be run later than \p Q.
struct Later {
  Witness::Order By;
  bool operator()(const Probe &P, const Probe &Q) const {
    if (By == Witness::Order::Shortest) {
      unsigned A = P.Distance + P.Length, B = Q.Distance + Q.Length;
      if (A != B)
        return A > B;
    }
    if (P.Distance != Q.Distance)
      return P.Distance > Q.Distance;
    return By == Witness::Order::Shortest ? P.Serial > Q.Serial
                                          : P.Serial < Q.Serial;
  }
};

/// Which callees on the way to \p S failed, is known at its end.
void decideFailures(const State &S) {
  for (const Trail *T = S.Path.get(); T; T = T->Before.get())
    if (T->Way)
      T->Way->Fails =
          S.rangeOf(T->Way->Ret).isSubsetOf(RangeSet::of(minOfWidth(32), -1));
}

/// Notices when a replay meets one of the goals.
class ReplaySink : public ExecSink {
public:
  ReplaySink(const std::vector<Candidate> &Goals, bool ExactCallees)
      : Goals(Goals), ExactCallees(ExactCallees) {}
  bool wantsExactCallees() const override { return ExactCallees; }
  void defect(EventKind K, StepKind How, pm::LocId Where, const State &S,
              llvm::StringRef Holder) override {
    meet(K, Where, S, Holder);
  }
  void misuse(EventKind K, pm::LocId Where, const State &S,
              const Misuse &What) override {
    if (meet(K, Where, S, ""))
      Call = What;
  }
  void site(pm::BlockId B, size_t I, const State &S) override {
    if (WantBlock == B && WantInstr == I)
      AtSite.push_back(S);
  }
  std::shared_ptr<const Trail> Found;
  bool FoundApproximate = false;
  Misuse Call;
  pm::BlockId WantBlock = pm::None;
  size_t WantInstr = 0;
  std::vector<State> AtSite;

private:
  bool meet(EventKind K, pm::LocId Where, const State &S,
            llvm::StringRef Holder) {
    if (Found)
      return false;
    for (const Candidate &C : Goals)
      if (C.Kind == K && C.Where == Where && !S.Tainted &&
          C.Assumed == S.T.Assumed &&
          (K != EventKind::IrqlHere || C.Holder == Holder)) {
        Found = S.Path;
        FoundApproximate = S.Approximate;
        decideFailures(S);
      }
    return Found != nullptr;
  }
  const std::vector<Candidate> &Goals;
  bool ExactCallees;
};

/// The search both phases share. \p OnExits looks at what a block's run gave
/// and returns true to end.
class Search {
public:
  Search(Executor &Ex, const FunctionInfo &Info, const Waypoints &W,
         Witness::Order By, unsigned &Budget)
      : Ex(Ex), Info(Info), W(W), Budget(Budget), Queue(Later{By}) {}

  void push(State S, pm::BlockId B, unsigned Length) {
    auto It = W.find(B);
    if (It == W.end())
      return;
    for (const Waypoint &P : It->second)
      if (P.T == S.T.State && P.Count == S.T.Count) {
        collectGarbage(S, &Info.LiveSlots[B], &Info.LiveTemps[B]);
        if (!isNew(B, S))
          return;
        Queue.push({std::move(S), B, P.Distance, Length, Serial++});
        return;
      }
  }

  /// Runs until \p Done says so.
  void run(llvm::function_ref<bool(std::vector<BlockExit> &)> Done) {
    while (!Queue.empty() && Budget) {
      --Budget;
      Probe P = Queue.top();
      Queue.pop();
      // A loop is gone round a few times, not for ever.
      std::vector<BlockExit> Exits;
      Ex.runBlock(P.S, P.Block, 0, nullptr, Exits);
      if (Done(Exits))
        return;
      for (BlockExit &E : Exits)
        if (E.K == BlockExit::Goto)
          push(std::move(E.S), E.Target, P.Length + 1);
    }
  }

private:
  /// Has the search been there? Paths that meet in one and the same state go
  /// on in the same way.
  bool isNew(pm::BlockId B, const State &S) {
    if (!Info.JoinPoint.test(B))
      return true;
    constexpr size_t MaxSeen = 256;
    std::vector<State> &Here = Seen[B];
    for (auto It = Here.rbegin(); It != Here.rend(); ++It)
      if (covers(*It, S))
        return false;
    if (Here.size() < MaxSeen) {
      Here.push_back(S);
      Here.back().Path = nullptr;
    }
    return true;
  }

  Executor &Ex;
  const FunctionInfo &Info;
  const Waypoints &W;
  unsigned &Budget;
  llvm::DenseMap<pm::BlockId, std::vector<State>> Seen;
  uint32_t Serial = 0;
  std::priority_queue<Probe, std::vector<Probe>, Later> Queue;
};
} // namespace

namespace {
/// Walks exactly from the entry to an acquisition whose states were merged,
/// and comes back with a few exact ones at a time.
class StartSearch {
public:
  StartSearch(Analyzer &A, const FrameInfo &Frame, const FunctionInfo &Info,
              const Exploration &Base, llvm::ArrayRef<uint32_t> Targets,
              const BirthRequest &Birth, Witness::Order By, unsigned Budget,
              bool ExactCallees)
      : W(waypoints(Base, distances(Base, Targets))),
        Sink(NoGoals, ExactCallees), Ex(A, Frame.F, Sink), Budget(Budget),
        S(Ex, Info, W, By, this->Budget) {
    Sink.WantBlock = Birth.Block;
    Sink.WantInstr = Birth.Instr;
    if (!Base.Nodes.empty())
      S.push(Base.Nodes[0].S, 0, 0);
  }

  /// The next ones; none if there are no more.
  std::vector<State> next() {
    constexpr size_t MaxStarts = 8;
    std::vector<State> New;
    S.run([&](std::vector<BlockExit> &) {
      for (State &At : Sink.AtSite)
        if (!llvm::any_of(Seen, [&](const State &Old) {
              return covers(Old, At) && covers(At, Old);
            })) {
          Seen.push_back(At);
          New.push_back(std::move(At));
        }
      Sink.AtSite.clear();
      return New.size() >= MaxStarts;
    });
    return New;
  }
  bool outOfBudget() const { return Budget == 0; }

private:
  Waypoints W;
  const std::vector<Candidate> NoGoals;
  ReplaySink Sink;
  Executor Ex;
  unsigned Budget;
  Search S;
  std::vector<State> Seen;
};
} // namespace

Witness::Finish Witness::attempt(const Start &From, bool ExactCallees,
                                 Order By) {
  std::vector<uint32_t> Targets;
  for (const Candidate &C : Goals)
    Targets.push_back(C.Node);
  std::vector<unsigned> D = distances(Run, Targets);
  Waypoints W = waypoints(Run, D);
  ReplaySink Sink(Goals, ExactCallees);
  Executor Ex(A, Frame.F, Sink);
  Search S(Ex, Info, W, By, Budget);

  Finish Result;
  std::shared_ptr<const Trail> &Found = Result.Path;
  auto Look = [&](std::vector<BlockExit> &Exits) {
    if (Sink.Found) {
      Found = Sink.Found;
      Result.IsApproximate = Sink.FoundApproximate;
      return true;
    }
    for (BlockExit &E : Exits) {
      if (E.K == BlockExit::Goto)
        continue;
      ExitType Type = E.K == BlockExit::Return   ? ExitType::Return
                      : E.K == BlockExit::Unwind ? ExitType::Unwind
                                                 : ExitType::ThreadExit;
      if (E.S.Tainted)
        continue;
      bool Leaked = Frame.judge(E.S, E.Ret, Type).Kind == ExitVerdict::Leaked;
      for (const Candidate &C : Goals)
        if (C.How == StepKind::Exit && C.Where == E.Loc &&
            C.Assumed == E.S.T.Assumed &&
            (C.Holds ? C.Holds(E.S, E.Ret)
                     : C.Kind == EventKind::Leak && Leaked)) {
          auto T = std::make_shared<Trail>();
          T->Last.Kind = StepKind::Exit;
          T->Last.Loc = E.Loc;
          T->Before = E.S.Path;
          decideFailures(E.S);
          Found = T;
          Result.IsApproximate = E.S.Approximate;
          return true;
        }
    }
    return false;
  };

  auto Root = std::make_shared<Trail>();
  Root->Last.Loc = pm::None;
  auto Begin = [&](State St) {
    St.Path = Root;
    std::vector<BlockExit> Exits;
    Ex.runBlock(std::move(St), From.Birth->Block, From.Birth->Instr,
                &*From.Birth, Exits);
    if (Look(Exits))
      return;
    for (BlockExit &E : Exits)
      if (E.K == BlockExit::Goto)
        S.push(std::move(E.S), E.Target, 0);
  };
  bool StartsExact = From.AllExact;
  for (const State &St : From.States)
    StartsExact &= !(ExactCallees && St.Approximate);
  if (From.Birth && (StartsExact || !Base)) {
    for (const State &St : From.States)
      if (!Found)
        Begin(St);
  } else if (From.Birth) {
    // Merged lossily before the acquisition: walk there exactly, to where the
    // run got to the goal from.
    std::vector<uint32_t> Before;
    for (size_t K = 0; K < From.BaseNodes.size(); ++K)
      if (D[K] != ~0u)
        llvm::append_range(Before, From.BaseNodes[K]);
    StartSearch Starts(A, Frame, Info, *Base, Before, *From.Birth, By,
                       Budget / 2, ExactCallees);
    while (!Found && Budget) {
      std::vector<State> Some = Starts.next();
      if (Some.empty()) {
        if (Starts.outOfBudget())
          Budget = 0;
        break;
      }
      for (State &St : Some)
        if (!Found)
          Begin(std::move(St));
      if (!Found)
        S.run(Look);
    }
  } else if (From.Entry) {
    State St = *From.Entry;
    St.Path = Root;
    S.push(std::move(St), 0, 0);
  }
  if (!Found)
    S.run(Look);
  if (Found)
    Call = Sink.Call;
  return Result;
}

Witness::Finish Witness::attempt(const Start &From, bool ExactCallees) {
  Budget = MaxBudget;
  Finish Found = attempt(From, ExactCallees, Order::Shortest);
  if (!Found.Path && Budget == 0) {
    // Lost among the many ways that a loop can be gone round in. Any of them
    // would do.
    Budget = MaxBudget;
    Found = attempt(From, ExactCallees, Order::Deepest);
  }
  return Found;
}

std::optional<std::vector<Step>> Witness::search(const Start &From) {
  Finish Found = attempt(From, /*ExactCallees=*/false);
  if (Found.Path && Found.IsApproximate) {
    // Perhaps no path at all: what a callee does was merged.
    Finish Exactly = attempt(From, /*ExactCallees=*/true);
    if (Exactly.Path || Budget)
      Found = std::move(Exactly);
  }
  if (!Found.Path)
    return std::nullopt;
  std::vector<Step> Steps;
  for (const Trail *T = Found.Path.get(); T; T = T->Before.get()) {
    if (T->Way) {
      std::vector<Step> Story = storyOf(A, *T->Way);
      Steps.insert(Steps.end(), Story.rbegin(), Story.rend());
    }
    if (T->Last.Loc != pm::None || T->Before)
      Steps.push_back(T->Last);
  }
  std::reverse(Steps.begin(), Steps.end());
  return Steps;
}

} // namespace engine
} // namespace fltlint
