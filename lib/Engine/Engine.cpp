//===- Engine.cpp - Roots, summaries, results -----------------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Analyzer.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"

namespace fltlint {
namespace engine {

/// Distinct entries of one function, with T in one and the same state, before
/// the general one serves all.
static constexpr size_t MaxEntries = 16;
/// Of a function that cannot reach a context DDI: it is run for what it
/// writes only.
static constexpr size_t MaxHelperEntries = 6;
/// Where the open entry serves the rest.
static constexpr size_t MaxEntriesBesideOpen = 2;
static constexpr size_t MaxEntriesOfAllKinds = 128;
/// Of one function, for replays; and how many may turn out to be too much.
static constexpr size_t MaxExactEntries = 24, MaxExactFailures = 3;
static constexpr unsigned MaxExactDepth = 6;
/// Of a function that calls itself, each within the one before. They depend on
/// each other, and so are computed again and again.
static constexpr size_t MaxNestedEntries = 3;
static constexpr unsigned MaxCallDepth = 48;
static constexpr unsigned MaxRecursionRounds = 8;

Analyzer::Analyzer(Program &Prog, ExprContext &Ctx, const Options &Opts)
    : Origins(Prog.M.Functions.size()), Ctx(Ctx), Prog(Prog), Ledger(Prog),
      Opts(Opts), Summaries(Prog.M.Functions.size()),
      OpenSummaries(Prog.M.Functions.size()),
      QueuedEntries(Prog.M.Functions.size()),
      EntriesAsked(Prog.M.Functions.size()), Analysed(Prog.M.Functions.size()),
      Recursive(Prog.M.Functions.size()) {
  // Without the rest of the program nothing is known of who takes what.
  if (Opts.WholeProgram)
    Ctx.Ledger = &Ledger;
}

Analyzer::~Analyzer() {
  if (Ctx.Ledger == &Ledger)
    Ctx.Ledger = nullptr;
}

State Analyzer::genericEntry(uint32_t F) {
  State S(Ctx);
  const pm::Function &Fn = Prog.M.Functions[F];
  const CallbackInfo &C = Prog.callback(F);
  // The filter manager passes valid objects, and an empty completion context.
  if (C.isCallback())
    for (size_t I = 0; I < Fn.Params.size(); ++I) {
      const pm::Type &T = Prog.M.Types[Fn.Params[I].Type];
      bool Cookie = I == 2 && C.PostOperation;
      if (T.Kind == pm::TypeKind::Pointer && !Cookie &&
          (C.PreOperation || C.PostOperation))
        S.setFact(Ctx.init(Ctx.slot(pm::SlotId(I)), 0, 64),
                  RangeSet::nonZero(64));
    }
  if (C.PreOperation && Fn.Params.size() > 2)
    S.store(Ctx.init(Ctx.slot(2), 0, 64), Ctx.constant(0, 64));
  return S;
}

/// The entry without what a caller happens to know: the same places, but
/// integers and statuses are any. What holds T, which object a pointer points
/// to, and what was never set, stays.
static State generalEntry(const State &E) {
  State G = E;
  G.facts().clear();
  for (const Fact &F : E.facts())
    if (F.E == E.Irql || (F.E->Width == 64 && F.R == RangeSet::nonZero(64)))
      G.setFact(F.E, F.R);
  for (Cell &C : G.cells())
    if (!E.pointsIntoT(C.Val) && !C.Val->isUndef() &&
        (C.Val->Width != 64 || C.Val->isConst()))
      C.Val = E.Ctx->freshSym(C.Val->Width);
  collectGarbage(G, nullptr, nullptr);
  return G;
}

/// What the join of two entries made of NULL and something else was NULL on no
/// path of the callee's own, and no replay of the callee tells the two apart.
static void forgetNulls(const State &Joined, const State &A, const State &B) {
  llvm::DenseSet<const Expr *> Old;
  auto ForEach = [](const State &S, auto &&Do) {
    for (const Cell &C : S.cells())
      forEachLeaf(C.Val, Do);
  };
  for (const State *S : {&A, &B})
    ForEach(*S, [&](const Expr *L) { Old.insert(L); });
  ForEach(Joined, [&](const Expr *L) {
    if (L->isSym() && !Old.count(L))
      L->MaybeNull = false;
  });
}

/// Computes the rows of \p S. Functions that call each other use what has been
/// found of each other so far; so the first of them to be entered is computed
/// until nothing new is found, and each time all that it uses.
void Analyzer::compute(Summary &S) {
  S.Index = unsigned(Active.size());
  S.Head = nullptr;
  Active.push_back(&S);
  ++Depth;
  // What is called only with a reference, where states are merged more, is not
  // called at all; the references that it takes itself are judged without one.
  if (S.Entry.T.State == RefState::Absent)
    Analysed.set(S.Function);
  for (unsigned Round = 0; Round < MaxRecursionRounds; ++Round) {
    S.Lowest = Summary::NotInProgress;
    ++S.Round;
    unsigned Before = Changes;
    solveFunction(*this, S, /*IsRoot=*/false, nullptr);
    if (S.Lowest != S.Index || Changes == Before)
      break;
  }
  --Depth;
  Active.pop_back();
  if (S.Lowest < S.Index) {
    S.Head = Active[S.Lowest];
    S.HeadRound = S.Head->Round;
  }
  S.Index = Summary::NotInProgress;
}

/// \p User relies on what is known of \p S.
void Analyzer::use(Summary &S, Summary &User) {
  Summary *Open = &S;
  while (!Open->inProgress() && Open->Head)
    Open = Open->Head;
  if (Open->inProgress())
    User.Lowest = std::min(User.Lowest, Open->Index);
}

static std::unique_ptr<Summary> newSummary(uint32_t F, const State &Entry) {
  auto S = std::make_unique<Summary>(Entry);
  S->Function = F;
  llvm::DenseSet<const Expr *> Seen;
  for (const Cell &C : Entry.cells())
    for (const Expr *E : {C.Base, C.Val})
      forEachLeaf(E, [&](const Expr *L) {
        if (L->isHeap() && Seen.insert(L).second)
          S->EntryHeaps.push_back(L);
      });
  return S;
}

/// The steps that it takes count here.
Summary *Analyzer::askBefore(llvm::function_ref<Summary *(Analyzer &)> Ask) {
  uint64_t Old = Before->Steps;
  Before->StepsThisRoot = StepsThisRoot;
  Summary *S = Ask(*Before);
  Steps += Before->Steps - Old;
  StepsThisRoot = Before->StepsThisRoot;
  return S;
}

Summary *Analyzer::summarize(uint32_t F, const State &Wanted, ExprMap &Map,
                             bool &IsGeneral, bool KeepsIrql, Summary *Open) {
  if (Before && KeepsIrql) {
    if (!Analysed.test(F))
      Irql->Bounds.addCallees(F, Analysed);
    return askBefore([&](Analyzer &B) {
      return B.summarize(F, Wanted, Map, IsGeneral, /*KeepsIrql=*/false, Open);
    });
  }
  auto &List = Summaries[F];
  IsGeneral = false;
  auto Find = [&](const State &E, bool Exactly) -> Summary * {
    for (auto &S : List) {
      ExprMap M;
      if (covers(S->Entry, E, &M, /*Loosely=*/!Exactly) &&
          (!Exactly || covers(E, S->Entry))) {
        // The list may grow meanwhile.
        Summary *Found = S.get();
        if (!Found->inProgress() && Found->isStale() && !outOfSteps())
          compute(*Found);
        if (!Active.empty())
          use(*Found, *Active.back());
        ExactBroken |= Found->inProgress() || Found->Head;
        Map = std::move(M);
        return Found;
      }
    }
    return nullptr;
  };
  if (Summary *S = Find(Wanted, true))
    return S;
  State Entry = Wanted;
  size_t Limit = Open                      ? MaxEntriesBesideOpen
                 : Prog.reachesContexts(F) ? MaxEntries
                                           : MaxHelperEntries;
  size_t SameKey = 0, Nested = 0;
  for (auto &S : List)
    if (haveSameKey(S->Entry, Wanted)) {
      ++SameKey;
      Nested += S->inProgress();
    }
  if (llvm::any_of(List, [](const auto &S) { return S->inProgress(); }))
    Recursive.set(F);
  if (SameKey >= Limit || Nested >= MaxNestedEntries ||
      Depth > MaxCallDepth / 2) {
    if (Open)
      return Open;
    // One entry for all that is left: what the last general one and this one
    // have in common.
    IsGeneral = true;
    if (Summary *S = Find(Wanted, false))
      return S;
    Entry = generalEntry(Wanted);
    for (auto It = List.rbegin();
         It != List.rend() && (SameKey > Limit || Nested > MaxNestedEntries);
         ++It)
      if (auto J = join((*It)->Entry, Wanted, /*Widen=*/true)) {
        collectGarbage(J->S, nullptr, nullptr);
        forgetNulls(J->S, (*It)->Entry, Wanted);
        ExprMap M;
        if (covers(J->S, Wanted, &M, /*Loosely=*/true)) {
          Entry = std::move(J->S);
          break;
        }
      }
  }
  if (Depth >= MaxCallDepth || outOfSteps() || SameKey >= 2 * MaxEntries ||
      List.size() >= MaxEntriesOfAllKinds) {
    if (Prog.reachesContexts(F))
      incomplete(F, "called in too many different ways");
    return nullptr;
  }
  List.push_back(newSummary(F, Entry));
  Summary *S = List.back().get();
  compute(*S);
  if (!Active.empty())
    use(*S, *Active.back());
  ExactBroken |= S->Head != nullptr;
  Map.clear();
  if (IsGeneral) {
    if (!covers(S->Entry, Wanted, &Map, /*Loosely=*/true)) {
      if (Prog.reachesContexts(F))
        incomplete(F, "called in too many different ways");
      return nullptr;
    }
    return S;
  }
  for (const Expr *L : S->EntrySymbols)
    Map[L] = L;
  return S;
}

Summary *Analyzer::summarizeOpenly(uint32_t F) {
  if (Before)
    return askBefore([F](Analyzer &B) { return B.summarizeOpenly(F); });
  std::unique_ptr<Summary> &Known = OpenSummaries[F];
  if (Known)
    return Known->Failed || Known->inProgress() ? nullptr : Known.get();
  if (Depth > MaxCallDepth / 2 || outOfSteps())
    return nullptr;
  const pm::Function &Fn = Prog.M.Functions[F];
  State Entry(Ctx);
  std::vector<const Expr *> Params;
  bool IsPlain = true;
  for (size_t I = 0; I < Fn.Params.size(); ++I) {
    const pm::Type &T = Prog.M.Types[Fn.Params[I].Type];
    IsPlain &= T.Kind == pm::TypeKind::Int || T.Kind == pm::TypeKind::Pointer;
    unsigned Width = T.Kind == pm::TypeKind::Int && T.Bits
                         ? std::min<unsigned>(T.Bits, 64)
                         : 64;
    Params.push_back(Ctx.freshSym(Width));
    Entry.store(Ctx.slot(pm::SlotId(I)), Params.back());
  }
  Known = newSummary(F, Entry);
  Summary *S = Known.get();
  S->Params = std::move(Params);
  if (!IsPlain) {
    S->Failed = true;
    return nullptr;
  }
  compute(*S);
  // Recursion is for the summaries that depend on their entries.
  S->Failed |= S->Head != nullptr || S->Round > 1 || outOfSteps();
  return S->Failed ? nullptr : S;
}

Summary *Analyzer::summarizeExactly(uint32_t F, const State &Entry,
                                    ExprMap &Map) {
  auto &List = ExactSummaries[F];
  size_t Failures = 0;
  for (auto &S : List) {
    ExprMap M;
    Failures += S->Failed;
    if (!covers(S->Entry, Entry, &M) || !covers(Entry, S->Entry))
      continue;
    if (S->Failed || S->inProgress())
      return nullptr;
    Map = std::move(M);
    return S.get();
  }
  if (List.size() >= MaxExactEntries || Failures >= MaxExactFailures ||
      ExactDepth >= MaxExactDepth || outOfSteps())
    return nullptr;
  List.push_back(newSummary(F, Entry));
  Summary *S = List.back().get();
  S->IsExact = true;
  S->Index = 0;
  bool WasBroken = std::exchange(ExactBroken, false);
  ++ExactDepth;
  solveFunction(*this, *S, /*IsRoot=*/false, nullptr);
  --ExactDepth;
  S->Index = Summary::NotInProgress;
  S->Failed |= std::exchange(ExactBroken, WasBroken) || outOfSteps();
  if (S->Failed)
    return nullptr;
  Map.clear();
  for (const Expr *L : S->EntrySymbols)
    Map[L] = L;
  return S;
}

uint32_t Analyzer::originOf(uint32_t F, const Acquisition &Acq) {
  std::vector<Acquisition> &List = Origins[F];
  for (uint32_t O = 0; O < List.size(); ++O)
    if (List[O].Loc == Acq.Loc && List[O].Variable == Acq.Variable &&
        List[O].By == Acq.By && List[O].Context == Acq.Context &&
        List[O].OfCaller == Acq.OfCaller && List[O].Field == Acq.Field)
      return O;
  List.push_back(Acq);
  return uint32_t(List.size() - 1);
}

void Analyzer::report(Event E) {
  auto Key = std::make_tuple(
      E.Kind, E.Function, E.Acquisition != pm::None ? E.Acquisition : E.Where,
      E.Context, E.Variable);
  auto It = Events.find(Key);
  if (It == Events.end()) {
    Events.insert({Key, std::move(E)});
    return;
  }
  Event &Old = It->second;
  auto AddExit = [](Event &To, pm::LocId L) {
    if (L != To.Where && !llvm::is_contained(To.OtherExits, L))
      To.OtherExits.push_back(L);
  };
  if (E.Path.size() < Old.Path.size())
    std::swap(Old, E);
  AddExit(Old, E.Where);
  for (pm::LocId L : E.OtherExits)
    AddExit(Old, L);
}

void Analyzer::incomplete(uint32_t F, llvm::StringRef Why) {
  Incompletes[F].insert(Why.str());
}

uint32_t Analyzer::referenceAt(Acquisition Acq) {
  for (uint32_t I = 0; I < References.size(); ++I)
    if (References[I].Function == Acq.Function && References[I].Loc == Acq.Loc)
      return I;
  References.push_back(std::move(Acq));
  return uint32_t(References.size() - 1);
}

void Analyzer::runRoot(const RootJob &J) {
  StepsThisRoot = 0;
  Analysed.set(J.Function);
  Summary Sum(J.Entry);
  Sum.Function = J.Function;
  solveFunction(*this, Sum, /*IsRoot=*/true, J.Handed ? &*J.Handed : nullptr);
}

/// What is reached through freed memory is told of by its reference, where that
/// is known.
void Analyzer::forgetWhatIsToldBetter() {
  auto IsOpenSection = [](const auto &P) {
    return P.second.Kind == EventKind::NotClosed;
  };
  if (llvm::any_of(Events, IsOpenSection) &&
      (!Prog.fields().isClosed() || mayCloseWhatIsFound(Prog)))
    for (auto It = Events.begin(); It != Events.end();)
      It = IsOpenSection(*It) ? Events.erase(It) : std::next(It);
  std::set<std::pair<uint32_t, pm::LocId>> Told;
  for (const auto &P : Events)
    if (P.second.Kind == EventKind::UseAfterRelease ||
        P.second.Kind == EventKind::OverRelease) {
      Told.insert({P.second.Function, P.second.Where});
      for (pm::LocId L : P.second.OtherExits)
        Told.insert({P.second.Function, L});
    }
  for (auto It = Events.begin(); It != Events.end();) {
    const Event &E = It->second;
    bool IsFreed =
        E.Kind == EventKind::UseOfFreed || E.Kind == EventKind::ReleaseOfFreed;
    It = IsFreed && Told.count({E.Function, E.Where}) ? Events.erase(It)
                                                      : std::next(It);
  }
}

Result Analyzer::run() {
  std::vector<uint32_t> Relevant = Prog.relevantFunctions();
  if (!Opts.Focus.empty()) {
    llvm::BitVector Wanted = Prog.reaching(Opts.Focus);
    llvm::erase_if(Relevant, [&](uint32_t F) { return !Wanted.test(F); });
  }
  // Roots: what no analysed function calls, and what others call by address.
  for (uint32_t F : Relevant)
    if (!Prog.hasCaller(F) || Prog.addressTaken(F) ||
        Prog.callback(F).isCallback())
      Queue.push_back(RootJob(F, genericEntry(F)));
  auto Drain = [this] {
    while (!Queue.empty()) {
      RootJob J = std::move(Queue.front());
      Queue.pop_front();
      runRoot(J);
    }
  };
  Drain();
  // Functions that no root got to (mutual recursion, callers without an
  // entry) are roots after all.
  for (uint32_t F : Relevant)
    if (!Analysed.test(F)) {
      Queue.push_back(RootJob(F, genericEntry(F)));
      Drain();
    }

  Result R;
  const pm::Module &M = Prog.M;
  for (const pm::Function &F : M.Functions)
    R.Stats.FunctionsDefined += F.isDefinition();
  R.Stats.FunctionsRelevant = uint32_t(Relevant.size());
  for (uint32_t F : Relevant) {
    for (const std::string &Why : M.Functions[F].Unmodelled)
      Incompletes[F].insert(Why);
    R.Stats.FunctionsAnalysed += Analysed.test(F);
  }
  R.Stats.Steps = Steps;
  R.Stats.Unconfirmed = Unconfirmed;
  R.NotFullyAnalysed = takeIncompletes();
  if (Opts.WholeProgram && !outOfSteps()) {
    std::vector<const Event *> Known;
    for (const auto &P : Events)
      Known.push_back(&P.second);
    for (Event &E : Ledger.settle(Known))
      report(std::move(E));
  }
  forgetWhatIsToldBetter();
  for (auto &P : Events)
    R.Events.push_back(std::move(P.second));
  if (Prog.registration().isKnown())
    for (uint32_t G : Prog.registration().unendedTables()) {
      Event E;
      E.Kind = EventKind::UnendedTable;
      E.Where = M.Globals[G].Loc;
      E.Variable = M.Globals[G].DisplayName.empty() ? M.Globals[G].Name
                                                    : M.Globals[G].DisplayName;
      R.Events.push_back(std::move(E));
    }
  return R;
}

std::vector<Incomplete> Analyzer::takeIncompletes() {
  std::vector<Incomplete> R;
  for (auto &P : Incompletes)
    for (const std::string &Why : P.second)
      R.push_back({P.first, Why});
  Incompletes.clear();
  return R;
}

static void sortResult(const pm::Module &M, Result &R) {
  auto At = [&M](const Event &E) {
    pm::SourceRange S;
    if (E.Where != pm::None)
      S = M.Locs[E.Where].Expansion;
    std::string File = S.File == pm::None ? "" : M.Files[S.File].Path;
    return std::make_tuple(File, S.Line, S.Col, uint8_t(E.Kind), E.Variable);
  };
  llvm::sort(R.Events,
             [&](const Event &X, const Event &Y) { return At(X) < At(Y); });
}

std::vector<Event> Analyzer::runIrql(Analyzer &References) {
  Before = &References;
  PreReturns = References.PreReturns;
  Irql = std::make_unique<IrqlFacts>(Prog, Ctx, References.Pools, PreReturns);
  return followIrql();
}

std::vector<Event> Analyzer::runIrql(const SourceLine &Where) {
  Irql = std::make_unique<IrqlFacts>(Prog, Ctx, Pools, PreReturns);
  Irql->Where = &Where;
  return followIrql();
}

std::vector<Event> Analyzer::followIrql() {
  llvm::BitVector Wanted(Prog.M.Functions.size());
  if (Irql->Where) {
    for (uint32_t F = 0; F < Wanted.size(); ++F)
      if (Prog.M.Functions[F].isDefinition() && !Prog.ddiOf(F))
        Wanted.set(F);
  } else {
    for (uint32_t F : Prog.relevantFunctions())
      Wanted.set(F);
    if (!Opts.Focus.empty())
      Wanted &= Prog.reaching(Opts.Focus);
    // Where a post-operation callback runs depends on what they return.
    for (unsigned F : llvm::BitVector(Wanted).set_bits())
      for (uint32_t Pre : Irql->preOperationsOf(F))
        if (Prog.M.Functions[Pre].isDefinition())
          Wanted.set(Pre);
  }
  auto Run = [this](uint32_t F) {
    if (Irql->canLeaveOut(F)) {
      Irql->Bounds.addCallees(F, Analysed);
      return;
    }
    State Entry = genericEntry(F);
    Irql->enterRoot(Entry, F);
    runRoot(RootJob(F, std::move(Entry)));
  };
  for (bool Later : {false, true})
    for (unsigned F : Wanted.set_bits())
      if (Irql->dependsOnOthers(F) == Later &&
          (!Prog.hasCaller(F) || Prog.addressTaken(F) ||
           Prog.callback(F).isCallback()))
        Run(F);
  for (unsigned F : Wanted.set_bits())
    if (!Analysed.test(F))
      Run(F);
  std::vector<Event> R;
  for (auto &P : Events)
    R.push_back(std::move(P.second));
  return R;
}

/// A call that is too high for certain on one path and perhaps on another is
/// told of once.
static void dropWeaker(std::vector<Event> &Events) {
  std::set<pm::LocId> Certain;
  for (const Event &E : Events)
    if (E.Kind == EventKind::IrqlTooHigh)
      Certain.insert(E.Where);
  llvm::erase_if(Events, [&](const Event &E) {
    return E.Kind == EventKind::IrqlMayBeTooHigh && Certain.count(E.Where);
  });
}

Result analyze(const pm::Module &M, const ddi::DdiTable &Table,
               const Options &Opts) {
  ExprContext Ctx;
  Program Prog(M, Table, Opts.WholeProgram);
  Analyzer A(Prog, Ctx, Opts);
  Result R = A.run();
  A.Pools.complete(A.Prog, Opts.WholeProgram);
  Options Rest = Opts;
  Rest.MaxSteps -= std::min(A.Steps, Opts.MaxSteps);
  Analyzer B(Prog, Ctx, Rest);
  std::vector<Event> OfIrql = B.runIrql(A);
  dropWeaker(OfIrql);
  R.Events.insert(R.Events.end(), std::make_move_iterator(OfIrql.begin()),
                  std::make_move_iterator(OfIrql.end()));
  R.Stats.Steps += B.Steps;
  R.Stats.Unconfirmed += B.Unconfirmed;
  for (Incomplete &I : B.takeIncompletes())
    if (llvm::none_of(R.NotFullyAnalysed, [&](const Incomplete &Old) {
          return Old.Function == I.Function && Old.Reason == I.Reason;
        }))
      R.NotFullyAnalysed.push_back(std::move(I));
  sortResult(M, R);
  return R;
}

std::vector<IrqlAnswer> explainIrql(const pm::Module &M,
                                    const ddi::DdiTable &Table,
                                    const SourceLine &Where,
                                    const Options &Opts) {
  ExprContext Ctx;
  Program Prog(M, Table, Opts.WholeProgram);
  Analyzer A(Prog, Ctx, Opts);
  std::vector<IrqlAnswer> R;
  // One for each level in each function, where the line begins.
  std::map<std::pair<uint32_t, std::string>, Event> Answers;
  for (Event &E : A.runIrql(Where)) {
    auto [It, New] = Answers.try_emplace({E.Function, E.AcquiredBy}, E);
    if (!New &&
        M.Locs[E.Where].Expansion.Col < M.Locs[It->second.Where].Expansion.Col)
      It->second = E;
  }
  for (auto &[Key, E] : Answers) {
    IrqlAnswer Answer{E.Function, E.Where, E.AcquiredBy, {}};
    for (Step &S : E.Path)
      if (S.Kind == StepKind::Irql)
        Answer.Reasons.push_back(std::move(S));
    R.push_back(std::move(Answer));
  }
  return R;
}

} // namespace engine
} // namespace fltlint
