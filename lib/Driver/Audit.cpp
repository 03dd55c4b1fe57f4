//===- Audit.cpp - Everything that is to be said of some drivers ----------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "fltlint/Driver/Audit.h"
#include "fltlint/Driver/Guard.h"
#include "fltlint/PathModel/Linker.h"
#include "fltlint/Report/Suppressions.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/ThreadPool.h"
#include "llvm/Support/Threading.h"
#include <atomic>
#include <chrono>

using namespace fltlint;
using namespace fltlint::driver;

namespace {

/// What became of one file.
struct FileResult {
  std::optional<project::ParseOutcome> Outcome;
  std::string Problem;
  bool Cached = false;
};

/// One driver under way: its files are parsed in any order; whoever parses the
/// last one links and analyses the whole and lets go of the models.
class DriverTask {
public:
  DriverTask(const project::Driver &D, const ddi::DdiTable &Table,
             ModelCache &Cache, Progress &Shown, bool MakeIndex)
      : D(D), Table(Table), Cache(Cache), Shown(Shown), MakeIndex(MakeIndex),
        Files(D.Jobs.size()), Left(D.Jobs.size()) {}

  size_t numFiles() const { return Files.size(); }

  void runFile(size_t Index);
  /// Adds what came out to \p R. In the order of drivers, on one thread.
  void collect(AuditReport &R);

private:
  void analyze();

  const project::Driver &D;
  const ddi::DdiTable &Table;
  ModelCache &Cache;
  Progress &Shown;
  const bool MakeIndex;
  std::vector<FileResult> Files;
  pm::Recovery Recovered;
  std::atomic<size_t> Left;
  ProgramReport Report;
  IndexDriver Index;
};

} // namespace

/// What was done since \p Start.
static std::string tell(const llvm::Twine &What,
                        std::chrono::steady_clock::time_point Start) {
  std::chrono::duration<double> Seconds =
      std::chrono::steady_clock::now() - Start;
  return llvm::formatv("{0} ({1:F1} s)", What, Seconds.count());
}

void DriverTask::runFile(size_t Index) {
  auto Start = std::chrono::steady_clock::now();
  const project::ParseJob &Job = D.Jobs[Index];
  FileResult &Result = Files[Index];
  bool Survived = runGuarded([&] {
    llvm::Expected<project::ParseOutcome> Outcome =
        Cache.parse(Job, Result.Cached);
    if (Outcome)
      Result.Outcome = std::move(*Outcome);
    else
      Result.Problem = llvm::toString(Outcome.takeError());
  });
  if (!Survived) {
    Result.Outcome.reset();
    Result.Problem = Job.File +
                     ": parsing or modelling this file crashed, nothing in it "
                     "was analysed; the other files were";
  }
  Shown.finish(tell((Result.Cached            ? "from the cache: "
                     : Result.Problem.empty() ? "parsed "
                                              : "failed ") +
                        Job.File,
                    Start));
  if (Left.fetch_sub(1) != 1)
    return;
  Shown.start("analysing " + D.Name);
  Start = std::chrono::steady_clock::now();
  analyze();
  Shown.finish(tell("analysed " + D.Name, Start));
}

void DriverTask::analyze() {
  std::vector<pm::Module> Units;
  Index.Name = D.Name;
  for (size_t I = 0; I != Files.size(); ++I)
    if (std::optional<project::ParseOutcome> &Outcome = Files[I].Outcome) {
      if (MakeIndex)
        Index.Units.push_back(makeIndexUnit(D.Jobs[I], *Outcome));
      Units.push_back(std::move(Outcome->Model));
    }
  if (Units.empty())
    return;
  pm::Module Program;
  if (!runGuarded([&] { Program = pm::link(std::move(Units), D.Name); })) {
    Report.Problems.push_back(D.Name + ": linking the models of this driver "
                                       "crashed, it has no findings; this is "
                                       "a defect of fltlint");
    return;
  }
  Recovered = Program.Recovered;
  Report = analyzeProgram(Program, Table);
}

template <typename To, typename From> static void append(To &Out, From &&In) {
  Out.insert(Out.end(), std::make_move_iterator(In.begin()),
             std::make_move_iterator(In.end()));
}

void DriverTask::collect(AuditReport &R) {
  ++R.Drivers;
  R.Files += Files.size();
  for (FileResult &F : Files) {
    if (!F.Problem.empty()) {
      ++R.FilesFailed;
      R.Problems.push_back(std::move(F.Problem));
    }
    R.FilesCached += F.Cached;
    if (F.Outcome)
      append(R.Errors, F.Outcome->Errors);
  }
  R.addProgram(std::move(Report), Recovered);
  if (MakeIndex)
    R.Index.push_back(std::move(Index));
}

static void insertAll(std::set<std::string> &To,
                      const std::vector<std::string> &From) {
  To.insert(From.begin(), From.end());
}

void AuditReport::addProgram(ProgramReport Program,
                             const pm::Recovery &Recovered) {
  append(Findings, Program.Findings);
  append(Incomplete, Program.Incomplete);
  append(Problems, Program.Problems);
  Stats.FunctionsDefined += Program.Stats.FunctionsDefined;
  Stats.FunctionsRelevant += Program.Stats.FunctionsRelevant;
  Stats.FunctionsAnalysed += Program.Stats.FunctionsAnalysed;
  Stats.Steps += Program.Stats.Steps;
  Stats.Unconfirmed += Program.Stats.Unconfirmed;
  insertAll(MissingHeaders, Recovered.MissingHeaders);
  insertAll(StubbedNames, Recovered.StubbedNames);
  insertAll(ImplicitFunctions, Recovered.ImplicitFunctions);
}

/// Two drivers that share a file say the same of it.
static void uniqueIncomplete(std::vector<IncompleteFunction> &Incomplete) {
  auto Key = [](const IncompleteFunction &I) {
    return std::tie(I.Where.Path, I.Where.Line, I.Where.Column, I.Function,
                    I.Reason);
  };
  llvm::sort(Incomplete,
             [&](const auto &A, const auto &B) { return Key(A) < Key(B); });
  Incomplete.erase(
      llvm::unique(Incomplete, [&](const auto &A,
                                   const auto &B) { return Key(A) == Key(B); }),
      Incomplete.end());
}

template <typename T> static void uniqueKeepingOrder(std::vector<T> &Values) {
  std::set<T> Seen;
  llvm::erase_if(Values, [&](const T &V) { return !Seen.insert(V).second; });
}

/// The path by which a reader knows the file: without `..` steps, so that it is
/// the same from whichever folder the file was included, and without the
/// current directory.
static std::string displayPath(llvm::StringRef Path) {
  llvm::SmallString<256> Display(Path);
  llvm::sys::path::remove_dots(Display, /*remove_dot_dot=*/true);
  // With symbolic links, `..` may lead elsewhere.
  if (Display != Path && !llvm::sys::fs::equivalent(Display, Path))
    Display = Path;
  llvm::SmallString<256> Current;
  if (!llvm::sys::fs::current_path(Current)) {
    Current += llvm::sys::path::get_separator();
    llvm::StringRef Rest = Display;
    if (Rest.consume_front(Current) && !Rest.empty())
      return Rest.str();
  }
  return Display.str().str();
}

static void setDisplayPaths(AuditReport &R) {
  llvm::StringMap<std::string> Known;
  auto Shorten = [&](FindingLocation &L) {
    auto [It, Inserted] = Known.try_emplace(L.Path);
    if (Inserted && !L.Path.empty())
      It->second = displayPath(L.Path);
    L.Path = It->second;
  };
  for (Finding &F : R.Findings) {
    Shorten(F.Where);
    Shorten(F.Acquisition);
    for (FindingNote &N : F.Notes)
      Shorten(N.Where);
    for (FindingNote &N : F.Related)
      Shorten(N.Where);
  }
  for (IncompleteFunction &I : R.Incomplete)
    Shorten(I.Where);
}

void AuditReport::finish() {
  setDisplayPaths(*this);
  sortAndUnique(Findings);
  Suppressed += report::removeSuppressed(Findings);
  uniqueIncomplete(Incomplete);
  uniqueKeepingOrder(Problems);
  uniqueKeepingOrder(Errors);
}

AuditReport driver::audit(const AuditOptions &Opts) {
  auto Start = std::chrono::steady_clock::now();
  AuditReport R;
  R.FromSources = true;
  ddi::DdiTable Table = loadDdiTable(Opts.DdiFiles, R.Problems);
  project::Discovery Found = project::discover(Opts.Paths, Opts.Discover);
  append(R.Problems, Found.Problems);
  append(R.Notices, Found.Notices);

  ModelCache Cache(Opts.Cache);
  size_t Steps = Found.Drivers.size();
  for (const project::Driver &D : Found.Drivers)
    Steps += D.Jobs.size();
  Progress Shown(Opts.ProgressMode, Steps);
  std::vector<std::unique_ptr<DriverTask>> Tasks;
  for (const project::Driver &D : Found.Drivers)
    Tasks.push_back(std::make_unique<DriverTask>(D, Table, Cache, Shown,
                                                 !Opts.IndexFile.empty()));
  {
    llvm::DefaultThreadPool Pool(llvm::hardware_concurrency(Opts.Threads));
    for (auto &Task : Tasks)
      for (size_t I = 0, E = Task->numFiles(); I != E; ++I)
        Pool.async([&Task, I] { Task->runFile(I); });
    Pool.wait();
  }
  Shown.clear();
  for (auto &Task : Tasks)
    Task->collect(R);
  append(R.Notices, Cache.finish());

  if (!Opts.IndexFile.empty())
    if (llvm::Error E = writeIndex(Opts.IndexFile, R.Index))
      R.Problems.push_back(Opts.IndexFile + ": the index cannot be written (" +
                           llvm::toString(std::move(E)) +
                           "); check the path given to --index");
  R.finish();
  R.Seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - Start)
          .count();
  return R;
}
