//===- CalleePaths.cpp - What decided inside of a callee ------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A path tells of a call by one row of the callee's summary: it fails, and the
/// reference is the caller's still. Who reads that wants to know where in the
/// callee; and if the callee fails in another way in which it does release the
/// reference, that is as much the defect as what the caller makes of it. So
/// both ways are searched for in the callee, exactly, once a finding is
/// certain.
///
//===----------------------------------------------------------------------===//

#include "Exploration.h"
#include "llvm/ADT/STLExtras.h"
#include <deque>

namespace fltlint {
namespace engine {

namespace {

/// Collects the states before one call.
class SiteSink : public ExecSink {
public:
  void site(pm::BlockId B, size_t I, const State &S) override {
    if (B == Block && I == Instr)
      States.push_back(S);
  }
  pm::BlockId Block = pm::None;
  size_t Instr = 0;
  std::vector<State> States;
};

using Steps = std::vector<Step>;

class CalleeSearch {
public:
  CalleeSearch(Analyzer &A, const CalleeWay &Way)
      : A(A), Way(Way), F(Way.Of->Function), Ex(A, F, Sink),
        Info(A.Prog.info(F)) {}
  /// Looks for the way itself, and for one that ends alike and leaves T
  /// otherwise.
  void run();
  std::optional<Steps> Same, Other;

private:
  void push(State S, pm::BlockId B);
  void leave(std::vector<BlockExit> &Exits);
  void beginAt(const State &S);

  Analyzer &A;
  const CalleeWay &Way;
  uint32_t F;
  SiteSink Sink;
  Executor Ex;
  const FunctionInfo &Info;
  std::deque<std::pair<State, pm::BlockId>> Queue;
  llvm::DenseMap<pm::BlockId, std::vector<State>> Seen;
};

} // namespace

void CalleeSearch::push(State S, pm::BlockId B) {
  collectGarbage(S, &Info.LiveSlots[B], &Info.LiveTemps[B]);
  constexpr size_t MaxSeen = 64;
  std::vector<State> &Here = Seen[B];
  for (const State &Old : Here)
    if (covers(Old, S))
      return;
  if (Here.size() >= MaxSeen)
    return;
  Here.push_back(S);
  Here.back().Path = nullptr;
  Queue.push_back({std::move(S), B});
}

static Steps stepsOf(const State &S) {
  Steps R;
  for (const Trail *T = S.Path.get(); T; T = T->Before.get())
    if (T->Last.Loc != pm::None)
      R.push_back(T->Last);
  std::reverse(R.begin(), R.end());
  return R;
}

void CalleeSearch::leave(std::vector<BlockExit> &Exits) {
  RangeSet Failing = RangeSet::of(minOfWidth(32), -1);
  for (BlockExit &E : Exits) {
    if (E.K == BlockExit::Goto) {
      push(std::move(E.S), E.Target);
      continue;
    }
    const Tracked &T = E.S.T;
    if (E.K != BlockExit::Return || !E.Ret || E.Ret->isUndef() || E.S.Tainted ||
        T.State == RefState::Absent || !E.S.restrict(E.Ret, Failing))
      continue;
    bool Keeps = T.State == RefState::Owned && T.Count >= Way.CountBefore;
    bool Gone = T.State == RefState::Done ||
                (T.State == RefState::Owned && T.Count < Way.CountBefore);
    if (Keeps == Gone)
      continue;
    std::optional<Steps> &To = Keeps == Way.Keeps ? Same : Other;
    if (To)
      continue;
    if (&To == &Same) {
      // One that the caller can have come back from in that way.
      Row R{E.S, ExitType::Return, E.Ret, E.Loc};
      closeFrame(R);
      const Expr *T = R.S.T.Ptr;
      R.S.T = Way.Left.T;
      R.S.T.Ptr = T;
      if (!covers(Way.Left, R.S, nullptr, /*Loosely=*/true))
        continue;
    }
    To = stepsOf(E.S);
  }
}

void CalleeSearch::beginAt(const State &S) {
  for (auto &[Sub, Acq] : Ex.births(S, Sink.Block, Sink.Instr)) {
    if (Acq.Loc != Way.Origin.Loc || Acq.Variable != Way.Origin.Variable)
      continue;
    BirthRequest Birth;
    Birth.Block = Sink.Block;
    Birth.Instr = Sink.Instr;
    Birth.Sub = Sub;
    Birth.Origin = 0;
    std::vector<BlockExit> Exits;
    Ex.runBlock(S, Sink.Block, Sink.Instr, &Birth, Exits);
    leave(Exits);
  }
}

void CalleeSearch::run() {
  const pm::Function &Fn = A.Prog.M.Functions[F];
  if (Way.IsBirth) {
    for (pm::BlockId B = 0; B < Fn.Blocks.size(); ++B)
      for (size_t I = 0; I < Fn.Blocks[B].Instrs.size(); ++I)
        if (Fn.Blocks[B].Instrs[I].Op == pm::Opcode::Call &&
            Fn.Blocks[B].Instrs[I].Loc == Way.Origin.Loc) {
          Sink.Block = B;
          Sink.Instr = I;
        }
    if (Sink.Block == pm::None)
      return;
  }
  State Start = Way.Of->Entry;
  Start.Fixed = &Way.Of->EntrySymbols;
  auto Root = std::make_shared<Trail>();
  Root->Last.Loc = pm::None;
  Start.Path = Root;
  push(std::move(Start), 0);
  for (unsigned Budget = 2000; Budget && !Queue.empty() && !(Same && Other);
       --Budget) {
    auto [S, B] = std::move(Queue.front());
    Queue.pop_front();
    std::vector<BlockExit> Exits;
    Ex.runBlock(std::move(S), B, 0, nullptr, Exits);
    leave(Exits);
    std::vector<State> Sites = std::move(Sink.States);
    Sink.States.clear();
    if (Way.IsBirth)
      for (const State &At : Sites)
        beginAt(At);
  }
}

static bool isDecision(const Step &S) {
  return (S.Kind == StepKind::Branch || S.Kind == StepKind::Call) &&
         !S.Text.empty();
}

static bool isSame(const Step &A, const Step &B) {
  return A.Kind == B.Kind && A.Loc == B.Loc && A.Taken == B.Taken &&
         A.Says == B.Says;
}

/// What \p Of does that \p Other does not, first.
static const Step *firstOwn(const Steps &Of, const Steps &Other) {
  size_t I = 0;
  while (I < Of.size() && I < Other.size() && isSame(Of[I], Other[I]))
    ++I;
  for (; I < Of.size(); ++I)
    if (isDecision(Of[I]))
      return &Of[I];
  return nullptr;
}

/// A call that failed is what one looks for; else the last condition.
static const Step *lastReason(const Steps &Of) {
  const Step *Last = nullptr;
  for (const Step &S : Of)
    if (isDecision(S) &&
        (S.Kind == StepKind::Call || !Last || Last->Kind == StepKind::Branch))
      Last = &S;
  return Last;
}

std::vector<Step> storyOf(Analyzer &A, const CalleeWay &Way) {
  if (!Way.Fails)
    return {};
  CalleeSearch Search(A, Way);
  Search.run();
  std::vector<Step> R;
  if (!Search.Same)
    return R;
  const pm::Function &Fn = A.Prog.M.Functions[Way.Of->Function];
  auto Add = [&](const Step &Decision, bool Keeps, bool Tells, bool Otherwise) {
    Step S;
    S.Kind = StepKind::Inside;
    S.Loc = Decision.Loc;
    S.Text = Fn.DisplayName.empty() ? Fn.Name : Fn.DisplayName;
    S.Taken = Keeps;
    if (Otherwise)
      S.Says = "otherwise";
    if (Tells)
      S.Because.push_back(Decision);
    R.push_back(std::move(S));
  };
  const Step *Own = Search.Other && Way.Keeps
                        ? firstOwn(*Search.Same, *Search.Other)
                        : lastReason(*Search.Same);
  if (!Own)
    return R;
  Add(*Own, Way.Keeps, /*Tells=*/true, /*Otherwise=*/false);
  if (!Search.Other)
    return R;
  // Where it does so, or why not.
  const Step *Where = firstOwn(*Search.Other, *Search.Same);
  if (Way.Keeps)
    for (const Step &S : *Search.Other)
      if (S.Kind == StepKind::Released)
        Where = &S;
  if (Where)
    Add(*Where, !Way.Keeps, /*Tells=*/!Way.Keeps, /*Otherwise=*/true);
  return R;
}

} // namespace engine
} // namespace fltlint
