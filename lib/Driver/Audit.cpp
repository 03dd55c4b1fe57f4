//===- Audit.cpp - Everything that is to be said of some drivers ----------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "fltlint/Driver/Audit.h"
#include "CacheEntry.h"
#include "fltlint/Driver/DisplayPath.h"
#include "fltlint/Driver/Guard.h"
#include "fltlint/Driver/GuardedParse.h"
#include "fltlint/PathModel/Linker.h"
#include "fltlint/Report/Suppressions.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/ThreadPool.h"
#include "llvm/Support/Threading.h"
#include <atomic>
#include <chrono>
#include <deque>
#include <map>
#include <mutex>

using namespace fltlint;
using namespace fltlint::driver;

namespace {

/// One job under way, which any number of drivers wait for: a library is part
/// of each driver that links it, and most files say the same with DBG and
/// without.
struct FileTask {
  const project::ParseJob *Job = nullptr;
  std::vector<class DriverTask *> Users;
  CachedOutcome Outcome;
  std::string Problem; ///< Not empty: there is no outcome.

  /// The model is made of its binary form but once.
  std::mutex Lock;
  unsigned ModelsWanted = 0;
};

/// What all tasks have in common.
struct AuditContext {
  const AuditOptions &Opts;
  const ddi::DdiTable &Table;
  std::string Facts; ///< Stands for the table.
  std::shared_ptr<ModelCache> Cache;
  Progress &Shown;

  void run(FileTask &F);
};

/// One driver under way: its files are parsed in any order; whoever parses the
/// last one links and analyses the whole and lets go of the models.
class DriverTask {
public:
  DriverTask(const project::Driver &D, AuditContext &Ctx)
      : D(D), Ctx(Ctx), Left(D.Jobs.size()) {}

  void add(FileTask &F) {
    Files.push_back(&F);
    F.Users.push_back(this);
    ++F.ModelsWanted;
  }
  /// One more of its files is done.
  void finishFile() {
    if (Left.fetch_sub(1) == 1)
      analyze();
  }
  /// Adds what came out to \p R. In the order of drivers, on one thread.
  void collect(AuditReport &R);

private:
  void analyze();
  bool findAgain(std::string &Key);
  bool makesIndex() const { return !Ctx.Opts.IndexFile.empty(); }
  std::optional<pm::Module> link();

  const project::Driver &D;
  AuditContext &Ctx;
  std::vector<FileTask *> Files;
  std::atomic<size_t> Left;
  ProgramReport Report;
  IndexDriver Index;
  bool Cached = false;
};

} // namespace

/// What was done since \p Start.
static std::string tell(const llvm::Twine &What,
                        std::chrono::steady_clock::time_point Start) {
  std::chrono::duration<double> Seconds =
      std::chrono::steady_clock::now() - Start;
  return llvm::formatv("{0} ({1:F1} s)", What, Seconds.count());
}

void AuditContext::run(FileTask &F) {
  auto Start = std::chrono::steady_clock::now();
  llvm::Expected<CachedOutcome> Outcome =
      guardedParse(Cache, *F.Job, Opts.Timeout);
  if (Outcome)
    F.Outcome = std::move(*Outcome);
  else
    F.Problem = llvm::toString(Outcome.takeError());
  Shown.finish(tell((F.Outcome.Cached    ? "from the cache: "
                     : F.Problem.empty() ? "parsed "
                                         : "failed ") +
                        F.Job->File,
                    Start));
  for (DriverTask *User : F.Users)
    User->finishFile();
}

/// Whether the same models were analysed before. Else \p Key says under which
/// name to keep what is found.
bool DriverTask::findAgain(std::string &Key) {
  std::vector<std::string> Hashes;
  for (const FileTask *F : Files)
    if (F->Problem.empty())
      Hashes.push_back(F->Outcome.ModelHash);
  Key = Ctx.Cache->keyOfReport(D.Name, Hashes, Ctx.Facts);
  return Ctx.Cache->loadReport(Key, Report);
}

std::optional<pm::Module> DriverTask::link() {
  Index.Name = D.Name;
  std::vector<pm::Module> Units;
  for (FileTask *F : Files) {
    if (!F->Problem.empty())
      continue;
    std::lock_guard<std::mutex> Guard(F->Lock);
    if (llvm::Error E = Ctx.Cache->decode(*F->Job, F->Outcome)) {
      F->Problem = llvm::toString(std::move(E));
      continue;
    }
    if (makesIndex())
      Index.Units.push_back(makeIndexUnit(*F->Job, F->Outcome.Outcome));
    if (--F->ModelsWanted)
      Units.push_back(F->Outcome.Outcome.Model);
    else
      Units.push_back(std::move(F->Outcome.Outcome.Model));
  }
  if (Units.empty())
    return std::nullopt;
  return pm::link(std::move(Units), D.Name);
}

void DriverTask::analyze() {
  Ctx.Shown.start("analysing " + D.Name);
  auto Start = std::chrono::steady_clock::now();
  std::string Key;
  Cached = findAgain(Key);
  if (!Cached || makesIndex()) {
    std::optional<pm::Module> Program;
    if (!runGuarded([&] { Program = link(); })) {
      Report.Problems.push_back(D.Name + ": linking the models of this driver "
                                         "crashed, it has no findings; this is "
                                         "a defect of fltlint");
    } else if (Program && !Cached) {
      Report = analyzeProgram(*Program, Ctx.Table);
      Ctx.Cache->storeReport(Key, Report);
    }
  }
  if (makesIndex()) {
    Index.Findings = makeIndexFindings(Report.Findings);
    Index.FindingsAreWhole = Report.Problems.empty() &&
                             Ctx.Opts.DdiFiles.empty() &&
                             Index.Units.size() == Files.size();
  }
  Ctx.Shown.finish(
      tell((Cached ? "known from the cache: " : "analysed ") + D.Name, Start));
}

template <typename To, typename From> static void append(To &Out, From &&In) {
  Out.insert(Out.end(), std::make_move_iterator(In.begin()),
             std::make_move_iterator(In.end()));
}

void DriverTask::collect(AuditReport &R) {
  R.Drivers += !D.OtherDebugValue;
  R.Programs += 1;
  R.ProgramsCached += Cached;
  R.addProgram(std::move(Report), D.OtherDebugValue);
  if (makesIndex())
    R.Index.push_back(std::move(Index));
}

static void insertAll(std::set<std::string> &To,
                      const std::vector<std::string> &From) {
  To.insert(From.begin(), From.end());
}

/// What makes findings one and the same although they were made on two ways
/// through the preprocessor.
static auto originOf(const Finding &F) {
  return std::make_tuple(F.Check, F.Function, F.Acquisition.Path,
                         F.Acquisition.Line, F.Acquisition.Column,
                         F.Acquisition.Line ? 0u : F.Where.Line);
}

void AuditReport::addProgram(ProgramReport Program,
                             std::optional<unsigned> OtherDebugValue) {
  append(Hidden, Program.MayBe);
  Stats.Steps += Program.Stats.Steps;
  Stats.Unconfirmed += Program.Stats.Unconfirmed;
  append(Problems, Program.Problems);
  const pm::Recovery &Recovered = Program.Recovered;
  insertAll(MissingHeaders, Recovered.MissingHeaders);
  insertAll(StubbedNames, Recovered.StubbedNames);
  insertAll(ImplicitFunctions, Recovered.ImplicitFunctions);
  if (OtherDebugValue) {
    // The same driver once more. Of what it says only the news count.
    auto &Main = LastFindings;
    llvm::erase_if(Program.Findings, [&](const Finding &F) {
      return Main.count(originOf(F)) != 0;
    });
    for (Finding &F : Program.Findings)
      F.Notes.push_back({F.Where, "found in the build with DBG=" +
                                      std::to_string(*OtherDebugValue) +
                                      " only"});
    append(Findings, Program.Findings);
    append(Incomplete, Program.Incomplete);
    return;
  }
  LastFindings.clear();
  for (const Finding &F : Program.Findings)
    LastFindings.insert(originOf(F));
  append(Findings, Program.Findings);
  append(Incomplete, Program.Incomplete);
  Stats.FunctionsDefined += Program.Stats.FunctionsDefined;
  Stats.FunctionsRelevant += Program.Stats.FunctionsRelevant;
  Stats.FunctionsAnalysed += Program.Stats.FunctionsAnalysed;
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

static void setDisplayPaths(AuditReport &R) {
  llvm::StringMap<std::string> Known;
  auto Shorten = [&](FindingLocation &L) {
    auto [It, Inserted] = Known.try_emplace(L.Path);
    if (Inserted && !L.Path.empty())
      It->second = displayPath(L.Path);
    L.Path = It->second;
  };
  for (Finding &F : llvm::concat<Finding>(R.Findings, R.Hidden)) {
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

void AuditReport::finish(Profile Shown) {
  if (Shown == Profile::Strict) {
    append(Findings, Hidden);
    Hidden.clear();
  }
  setDisplayPaths(*this);
  sortAndUnique(Findings);
  Suppressed += report::removeSuppressed(Findings);
  sortAndUnique(Hidden);
  report::removeSuppressed(Hidden);
  uniqueIncomplete(Incomplete);
  uniqueKeepingOrder(Problems);
  uniqueKeepingOrder(Errors);
}

/// Jobs of one key have the same outcome.
static std::string jobKey(const project::ParseJob &Job) {
  return cacheKey(Job, /*MainFileContent=*/"");
}

/// The DDI files, by name and content.
static std::string describeFacts(llvm::ArrayRef<std::string> Files) {
  std::string Result;
  for (const std::string &File : Files) {
    auto Buffer = llvm::MemoryBuffer::getFile(File);
    Result += File + '\0' +
              (Buffer ? project::describeContent((*Buffer)->getBuffer()) : "") +
              '\0';
  }
  return Result;
}

AuditReport driver::audit(const AuditOptions &Opts) {
  auto Start = std::chrono::steady_clock::now();
  AuditReport R;
  R.FromSources = true;
  ddi::DdiTable Table = loadDdiTable(Opts.DdiFiles, R.Problems);
  project::Discovery Found = project::discover(Opts.Paths, Opts.Discover);
  append(R.Problems, Found.Problems);
  append(R.Notices, Found.Notices);

  // Jobs that are the same are done once.
  std::deque<FileTask> Files;
  std::map<std::string, FileTask *> FilesByKey;
  size_t Steps = Found.Drivers.size();
  for (const project::Driver &D : Found.Drivers)
    for (const project::ParseJob &Job : D.Jobs) {
      FileTask *&F = FilesByKey[jobKey(Job)];
      if (F)
        continue;
      F = &Files.emplace_back();
      F->Job = &Job;
      ++Steps;
    }
  Progress Shown(Opts.ProgressMode, Steps);
  AuditContext Ctx{Opts, Table, describeFacts(Opts.DdiFiles),
                   std::make_shared<ModelCache>(Opts.Cache), Shown};
  Ctx.Cache->expect(Files.size());
  std::deque<DriverTask> Drivers;
  for (const project::Driver &D : Found.Drivers) {
    DriverTask &Task = Drivers.emplace_back(D, Ctx);
    for (const project::ParseJob &Job : D.Jobs)
      Task.add(*FilesByKey[jobKey(Job)]);
  }
  {
    llvm::DefaultThreadPool Pool(llvm::hardware_concurrency(Opts.Threads));
    for (FileTask &F : Files)
      Pool.async([&Ctx, &F] { Ctx.run(F); });
    Pool.wait();
  }
  Shown.clear();
  std::set<llvm::StringRef> Names, Failed;
  for (FileTask &F : Files) {
    Names.insert(F.Job->File);
    if (!F.Problem.empty())
      Failed.insert(F.Job->File);
    ++(F.Outcome.Cached ? R.FilesCached : R.FilesParsed);
    if (!F.Problem.empty())
      R.Problems.push_back(std::move(F.Problem));
    append(R.Errors, F.Outcome.Outcome.Errors);
  }
  R.Files = Names.size();
  R.FilesFailed = Failed.size();
  for (DriverTask &Task : Drivers)
    Task.collect(R);
  append(R.Notices, Ctx.Cache->finish());
  R.Headers = Ctx.Cache->headerStatistics();

  if (!Opts.IndexFile.empty())
    if (llvm::Error E = writeIndex(Opts.IndexFile, R.Index))
      R.Problems.push_back(Opts.IndexFile + ": the index cannot be written (" +
                           llvm::toString(std::move(E)) +
                           "); check the path given to --index");
  R.finish(Opts.Shown);
  R.Seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - Start)
          .count();
  return R;
}
