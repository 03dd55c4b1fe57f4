//===- Main.cpp - Compares the engine with brute force --------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Generates models, has both the engine and the interpreter say which
/// acquisitions leak, and tells where they disagree. See docs/oracle.md.
///
//===----------------------------------------------------------------------===//

#include "Generator.h"
#include "Interpreter.h"
#include "Shrink.h"
#include "fltlint/Engine/Engine.h"
#include "fltlint/PathModel/Text.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/InitLLVM.h"
#include "llvm/Support/MemoryBuffer.h"
#include <chrono>
#include <csignal>
#ifndef _WIN32
#include <unistd.h>
#endif

using namespace fltlint;
using namespace fltlint::oracle;

// Not llvm::cl: the options of a shared libLLVM would be ours too.
static unsigned Count = 1000;
static uint64_t Seed = 1;
static bool Shrink = false, Print = false, Stats = false;
static unsigned GiveUpAfter = 10;
static double SlowAfter = 0.2;
static std::vector<std::string> Inputs;

static const char Usage[] =
    R"(usage: fltlint-oracle [OPTION]... [MODEL]...
Compares the engine with brute force on random path models, or on those given.
  --count N          models to try (1000)
  --seed N           seed of the first one (1)
  --shrink           reduce each model that disagrees
  --print            print each model and both verdicts
  --stats            print what the models were like
  --give-up-after N  stop after that many disagreements (10)
  --slow SECONDS     tell analyses that take longer (0.2)
)";

static bool parseArguments(llvm::ArrayRef<const char *> Args) {
  for (size_t K = 0; K < Args.size(); ++K) {
    llvm::StringRef A = Args[K];
    auto Number = [&](auto &To) {
      double V;
      if (++K >= Args.size() || !llvm::to_float(Args[K], V) || V < 0)
        return false;
      To = std::decay_t<decltype(To)>(V);
      return true;
    };
    if (A == "--shrink")
      Shrink = true;
    else if (A == "--print")
      Print = true;
    else if (A == "--stats")
      Stats = true;
    else if (A == "--count"           ? !Number(Count)
             : A == "--seed"          ? !Number(Seed)
             : A == "--give-up-after" ? !Number(GiveUpAfter)
             : A == "--slow"          ? !Number(SlowAfter)
                                      : A.starts_with("-"))
      return false;
    else if (!A.starts_with("--") && K < Args.size() && A == Args[K])
      Inputs.push_back(A.str());
  }
  return true;
}

namespace {

/// What one model came to.
struct Comparison {
  std::set<Site> Missed[NumDefects], FalseAlarms[NumDefects];
  std::string Unstable; ///< How two analyses of one model differ.
  std::string Problem;  ///< The engine gave up.
  double Seconds = 0;
  bool Unconfirmed = false; ///< A candidate that no exact path confirmed.
  bool Undecided = false;   ///< Too many paths to say that none is wrong.
  Verdict Truth;
  std::set<Site> Told[NumDefects];

  /// The kinds of disagreement, which shrinking keeps.
  unsigned kinds() const {
    unsigned K = (Unstable.empty() ? 0 : 1) | (Problem.empty() ? 0 : 2);
    for (unsigned D = 0; D < NumDefects; ++D)
      K |= (Missed[D].empty() ? 0 : 4u << 2 * D) |
           (FalseAlarms[D].empty() ? 0 : 8u << 2 * D);
    return K;
  }
};

const char *const DefectNames[] = {"leak", "over-release", "use after release",
                                   "release of nothing"};

std::optional<Defect> defectOf(engine::EventKind K) {
  switch (K) {
  case engine::EventKind::Leak:
    return Defect::Leak;
  case engine::EventKind::OverRelease:
    return Defect::OverRelease;
  case engine::EventKind::UseAfterRelease:
    return Defect::UseAfterRelease;
  case engine::EventKind::ReleaseOfNull:
  case engine::EventKind::ReleaseOfUndefined:
  case engine::EventKind::ReleaseOfFreed:
    return Defect::ReleaseOfNothing;
  default:
    return std::nullopt;
  }
}

std::string describe(const engine::Result &R) {
  std::string S;
  llvm::raw_string_ostream OS(S);
  for (const engine::Event &E : R.Events) {
    OS << unsigned(E.Kind) << ' ' << E.Function << ' ' << E.Acquisition << ' '
       << E.Where << ' ' << E.Variable << ':';
    for (const engine::Step &St : E.Path)
      OS << ' ' << unsigned(St.Kind) << '/' << St.Loc << '/' << St.Taken;
    for (pm::LocId L : E.OtherExits)
      OS << " +" << L;
    OS << '\n';
  }
  for (const engine::Incomplete &I : R.NotFullyAnalysed)
    OS << "incomplete " << I.Function << ' ' << I.Reason << '\n';
  return S;
}

std::string text(const pm::Module &M) {
  std::string S;
  llvm::raw_string_ostream OS(S);
  pm::print(M, OS);
  return S;
}

Comparison compare(const pm::Module &M) {
  Comparison C;
  const ddi::DdiTable &Table = ddi::DdiTable::builtin();
  engine::Options Opts;
  Opts.MaxStepsPerRoot = 2'000'000;
  auto Start = std::chrono::steady_clock::now();
  engine::Result R = engine::analyze(M, Table, Opts);
  C.Seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - Start)
          .count();
  for (const engine::Event &E : R.Events)
    if (std::optional<Defect> D = defectOf(E.Kind))
      C.Told[unsigned(*D)].insert(
          {E.Function, E.Acquisition != pm::None ? E.Acquisition : E.Where});
  for (const engine::Incomplete &I : R.NotFullyAnalysed)
    C.Problem += "not fully analysed: " + I.Reason + "\n";
  // A loop may have to go round more often than a replay can.
  C.Unconfirmed = R.Stats.Unconfirmed != 0;
  // Once more: other addresses, other hash orders.
  engine::Result Again = engine::analyze(M, Table, Opts);
  std::string First = describe(R), Second = describe(Again);
  if (First != Second)
    C.Unstable = First + "--- then ---\n" + Second;

  C.Truth = interpret(M, Table);
  bool Doubt = false;
  for (unsigned D = 0; D < NumDefects; ++D) {
    const Findings &F = C.Truth.Of[D];
    for (const Site &S : F.Sure)
      if (!C.Told[D].count(S))
        C.Missed[D].insert(S);
    for (const Site &S : C.Told[D])
      if (!F.Sure.count(S) && !F.Unclear.count(S) &&
          !C.Truth.NeverEntered.count(S.Function))
        C.FalseAlarms[D].insert(S);
    Doubt |= !C.FalseAlarms[D].empty();
  }
  // A recursion that goes deeper than brute force can follow: the engine may
  // give it up as well, if it says so, and tell nothing of what lies behind;
  // but what it tells must be right.
  if (!C.Problem.empty() && C.Truth.Recursion) {
    C.Undecided = true;
    C.Problem.clear();
    for (std::set<Site> &Missed : C.Missed)
      Missed.clear();
  }
  if (!Doubt || (!C.Truth.Truncated && C.Truth.AllPaths))
    return C;
  // Perhaps on a path that was cut off.
  Limits Wide;
  Wide.Paths = 200000;
  Wide.Steps = 20'000'000;
  Wide.BlockVisits = 9;
  Wide.Activations = 5;
  Verdict V = interpret(M, Table, Wide);
  for (unsigned D = 0; D < NumDefects; ++D) {
    for (auto It = C.FalseAlarms[D].begin(); It != C.FalseAlarms[D].end();)
      if (V.Of[D].Sure.count(*It) || V.Of[D].Unclear.count(*It))
        It = C.FalseAlarms[D].erase(It);
      else
        ++It;
    if ((!V.AllPaths || V.Counting) && !C.FalseAlarms[D].empty()) {
      C.Undecided = true;
      C.FalseAlarms[D].clear();
    }
  }
  return C;
}

std::string siteName(const pm::Module &M, const Site &S) {
  const pm::Function &F = M.Functions[S.Function];
  return F.Name + ", line " +
         std::to_string(S.Loc == pm::None ? 0 : M.Locs[S.Loc].Expansion.Line);
}

void tell(const pm::Module &M, const Comparison &C) {
  llvm::raw_ostream &OS = llvm::outs();
  for (unsigned D = 0; D < NumDefects; ++D) {
    for (const Site &S : C.Missed[D])
      OS << "the engine misses a " << DefectNames[D] << ": " << siteName(M, S)
         << '\n';
    for (const Site &S : C.FalseAlarms[D])
      OS << "the engine is wrong about a " << DefectNames[D] << ": "
         << siteName(M, S) << '\n';
  }
  if (!C.Unstable.empty())
    OS << "two analyses differ:\n" << C.Unstable;
  OS << C.Problem;
  for (unsigned D = 0; D < NumDefects; ++D) {
    if (C.Truth.Of[D].Sure.empty() && C.Told[D].empty())
      continue;
    OS << DefectNames[D] << " by brute force:";
    for (const Site &S : C.Truth.Of[D].Sure)
      OS << " [" << siteName(M, S) << ']';
    OS << ", by the engine:";
    for (const Site &S : C.Told[D])
      OS << " [" << siteName(M, S) << ']';
    OS << '\n';
  }
  OS << text(M) << '\n';
  OS.flush();
}

struct Totals {
  unsigned Models = 0, Disagreements = 0, Undecided = 0, Unconfirmed = 0,
           Slow = 0;
  uint64_t Sites = 0, Paths = 0;
  uint64_t Sure[NumDefects] = {}, Unclear[NumDefects] = {};
  double Seconds = 0, Slowest = 0;
};

/// Returns true if the model disagrees.
bool tryModel(pm::Module M, llvm::StringRef Name, Totals &T) {
  std::vector<std::string> Errors = pm::verify(M);
  if (!Errors.empty()) {
    llvm::outs() << Name << ": the model is not well formed: " << Errors[0]
                 << '\n'
                 << text(M);
    ++T.Disagreements;
    return true;
  }
  Comparison C = compare(M);
  ++T.Models;
  T.Sites += C.Truth.Acquired.size();
  for (unsigned D = 0; D < NumDefects; ++D) {
    T.Sure[D] += C.Truth.Of[D].Sure.size();
    T.Unclear[D] += C.Truth.Of[D].Unclear.size();
  }
  T.Paths += C.Truth.Paths;
  T.Seconds += C.Seconds;
  T.Slowest = std::max(T.Slowest, C.Seconds);
  T.Undecided += C.Undecided;
  T.Unconfirmed += C.Unconfirmed;
  if (C.Seconds > SlowAfter) {
    ++T.Slow;
    llvm::outs() << Name << ": the analysis took "
                 << llvm::format("%.2f", C.Seconds) << " s\n";
  }
  if (Print)
    tell(M, C);
  if (C.kinds() == 0)
    return false;
  ++T.Disagreements;
  if (Shrink) {
    unsigned Kinds = C.kinds();
    M = shrink(std::move(M), [Kinds](const pm::Module &Candidate) {
      return (compare(Candidate).kinds() & Kinds) != 0;
    });
    C = compare(M);
  }
  llvm::outs() << "==== " << Name << '\n';
  tell(M, C);
  return true;
}

uint64_t CurrentSeed = 0;

/// Says which model the engine does not come back from.
void onSignal(int Signal) {
  char Buffer[96];
  int N = snprintf(Buffer, sizeof Buffer, "\nseed %llu: %s\n",
                   (unsigned long long)CurrentSeed,
                   Signal == SIGSEGV || Signal == SIGABRT ? "crash" : "hang");
#ifndef _WIN32
  if (write(1, Buffer, size_t(N)) < 0)
    _exit(3);
  _exit(2);
#else
  fwrite(Buffer, 1, size_t(N), stdout);
  _Exit(2);
#endif
}

} // namespace

int main(int Argc, char **Argv) {
  llvm::InitLLVM X(Argc, Argv);
  if (!parseArguments(
          llvm::ArrayRef<const char *>(Argv + 1, size_t(Argc) - 1))) {
    llvm::errs() << Usage;
    return 2;
  }
  signal(SIGSEGV, onSignal);
  signal(SIGABRT, onSignal);
#ifndef _WIN32
  signal(SIGALRM, onSignal);
#endif
  Totals T;
  for (const std::string &Path : Inputs) {
    auto Buffer = llvm::MemoryBuffer::getFile(Path, /*IsText=*/true);
    if (!Buffer) {
      llvm::errs() << Path << ": " << Buffer.getError().message() << '\n';
      return 2;
    }
    auto M = pm::parse((*Buffer)->getBuffer(), Path);
    if (!M) {
      llvm::errs() << llvm::toString(M.takeError()) << '\n';
      return 2;
    }
    tryModel(std::move(*M), Path, T);
  }
  if (Inputs.empty())
    for (unsigned K = 0; K < Count && T.Disagreements < GiveUpAfter; ++K) {
      CurrentSeed = Seed + K;
#ifndef _WIN32
      alarm(Shrink ? 600 : 60);
#endif
      tryModel(generate(CurrentSeed), "seed " + std::to_string(CurrentSeed), T);
    }
  if (Stats) {
    llvm::outs() << T.Sites << " acquisitions; ";
    for (unsigned D = 0; D < NumDefects; ++D)
      llvm::outs() << DefectNames[D] << ' ' << T.Sure[D] << " (unclear "
                   << T.Unclear[D] << "); ";
    llvm::outs() << T.Paths << " paths; engine "
                 << llvm::format("%.2f s, slowest %.3f s\n", T.Seconds,
                                 T.Slowest);
  }
  if (T.Undecided)
    llvm::outs() << T.Undecided
                 << " models with too many paths, or too long ones\n";
  if (T.Unconfirmed)
    llvm::outs() << T.Unconfirmed << " models with unconfirmed candidates\n";
  if (T.Slow)
    llvm::outs() << T.Slow << " slow analyses\n";
  llvm::outs() << T.Models << " models, " << T.Disagreements
               << " disagreements\n";
  return T.Disagreements ? 1 : 0;
}
