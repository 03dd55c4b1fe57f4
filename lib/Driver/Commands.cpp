//===- Commands.cpp - The subcommands of fltlint --------------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "fltlint/Driver/Commands.h"
#include "fltlint/Driver/Depfile.h"
#include "fltlint/Driver/FileOutput.h"
#include "fltlint/Driver/Guard.h"
#include "fltlint/Driver/ModelFile.h"
#include "fltlint/PathModel/Linker.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/raw_ostream.h"
#include <chrono>

using namespace fltlint;
using namespace fltlint::driver;
using llvm::errs;
using llvm::outs;

static int fail(const std::vector<std::string> &Problems) {
  for (const std::string &Problem : Problems)
    errs() << "fltlint: error: " << Problem << '\n';
  return Problems.empty() ? 0 : 2;
}

static int fail(llvm::Error E) { return fail({llvm::toString(std::move(E))}); }

/// Tells of \p R in all forms that \p Out asks for.
static int printReport(const AuditReport &R, const OutputOptions &Out) {
  int Code = R.exitCode();
  if (!Out.Sarif.empty()) {
    report::SarifOptions Sarif;
    Sarif.Notifications = makeNotifications(R);
    llvm::Error E = printFile(Out.Sarif, [&](llvm::raw_ostream &OS) {
      report::printSarif(R.Findings, OS, Sarif);
    });
    if (E)
      Code = fail({Out.Sarif + ": the SARIF log cannot be written (" +
                   llvm::toString(std::move(E)) +
                   "); check the path given to --sarif"});
  }
  llvm::raw_ostream &OS = Out.Sarif == "-" ? errs() : outs();
  report::printText(R.Findings, OS, Out.Snippets);
  OS.flush();
  fail(R.Problems);
  printSummary(R, OS, Out.Summary);
  return Code;
}

int driver::runAudit(const AuditOptions &Opts, const OutputOptions &Out) {
  return printReport(audit(Opts), Out);
}

int driver::runModels(const std::vector<std::string> &Paths,
                      const std::vector<std::string> &DdiFiles, Profile Shown,
                      const OutputOptions &Out) {
  auto Start = std::chrono::steady_clock::now();
  AuditReport R;
  R.Files = Paths.size();
  ddi::DdiTable Table = loadDdiTable(DdiFiles, R.Problems);
  size_t NotFiles = R.Problems.size();
  std::optional<pm::Module> M = readModels(Paths, /*Name=*/"", R.Problems);
  R.FilesFailed = R.Problems.size() - NotFiles;
  if (M) {
    R.Drivers = 1;
    R.addProgram(analyzeProgram(*M, Table));
  }
  R.finish(Shown);
  R.Seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - Start)
          .count();
  return printReport(R, Out);
}

namespace {
/// What came of some jobs.
struct ParsedFiles {
  std::vector<pm::Module> Modules;
  std::set<std::string> Inputs; ///< All files that were read.
  std::vector<std::string> Problems;
};
} // namespace

/// Parses one file after the other; for the commands that make models.
static void parseAll(llvm::ArrayRef<project::ParseJob> Jobs,
                     const CacheOptions &CacheOpts, unsigned Timeout,
                     ParsedFiles &Result) {
  auto Cache = std::make_shared<ModelCache>(CacheOpts);
  for (const project::ParseJob &Job : Jobs) {
    llvm::Expected<CachedOutcome> C = guardedParse(Cache, Job, Timeout);
    llvm::Error E = C ? Cache->decode(Job, *C) : C.takeError();
    if (E) {
      Result.Problems.push_back(llvm::toString(std::move(E)));
      continue;
    }
    Result.Modules.push_back(std::move(C->Outcome.Model));
    for (const project::DiskAnswer &A : C->Outcome.Inputs)
      if (A.Kind == project::DiskAnswer::Content &&
          A.Answer != project::folderContent())
        Result.Inputs.insert(A.Path);
  }
  for (const std::string &Notice : Cache->finish())
    errs() << "fltlint: note: " << Notice << '\n';
}

static ParsedFiles discoverAndParse(const std::vector<std::string> &Paths,
                                    const project::DiscoverOptions &Opts,
                                    const CacheOptions &Cache,
                                    unsigned Timeout) {
  project::Discovery Found = project::discover(Paths, Opts);
  ParsedFiles Result;
  Result.Problems = std::move(Found.Problems);
  std::vector<project::ParseJob> Jobs;
  for (project::Driver &D : Found.Drivers)
    llvm::append_range(Jobs, D.Jobs);
  parseAll(Jobs, Cache, Timeout, Result);
  return Result;
}

static int printTo(const std::string &Output, const pm::Module &M,
                   const pm::PrintOptions &Print) {
  if (llvm::Error E = printFile(
          Output, [&](llvm::raw_ostream &OS) { pm::print(M, OS, Print); }))
    return fail({Output + ": cannot be written (" +
                 llvm::toString(std::move(E)) + "); check the path behind -o"});
  return 0;
}

static int writeTo(const std::string &Output, const pm::Module &M) {
  if (llvm::Error E = writeModel(M, Output))
    return fail({Output + ": cannot be written (" +
                 llvm::toString(std::move(E)) + "); check the path behind -o"});
  return 0;
}

int driver::emitModel(const std::string &Path,
                      const project::DiscoverOptions &Discover,
                      const CacheOptions &Cache, const pm::PrintOptions &Print,
                      const std::string &Output) {
  // This command is for those who look at what a parse makes of a file.
  CacheOptions NoCache = Cache;
  NoCache.Enabled = false;
  ParsedFiles Parsed =
      discoverAndParse({Path}, Discover, NoCache, DefaultTimeout);
  if (int Code = fail(Parsed.Problems))
    return Code;
  if (Parsed.Modules.size() != 1)
    return fail({Path + ": 'emit-model' takes one source file, this names " +
                 std::to_string(Parsed.Modules.size()) +
                 "; use 'fltlint model' for several"});
  return printTo(Output, Parsed.Modules.front(), Print);
}

static int writeDependencies(const std::string &Depfile,
                             const std::string &Output,
                             const std::set<std::string> &Inputs) {
  if (Depfile.empty())
    return 0;
  if (llvm::Error E = writeDepfile(Depfile, Output, Inputs))
    return fail({Depfile + ": cannot be written (" +
                 llvm::toString(std::move(E)) +
                 "); check the path given to --depfile"});
  return 0;
}

static int writeModels(ParsedFiles Parsed, const ModelOptions &Opts) {
  if (int Code = fail(Parsed.Problems))
    return Code;
  if (Parsed.Modules.empty())
    return fail({"there is no source file to write the model of; name one, or "
                 "a driver's folder or project"});
  // First, so that a build system never finds a model without it.
  if (int Code = writeDependencies(Opts.Depfile, Opts.Output, Parsed.Inputs))
    return Code;
  if (Parsed.Modules.size() == 1)
    return writeTo(Opts.Output, Parsed.Modules.front());
  return writeTo(Opts.Output, pm::link(std::move(Parsed.Modules), "linked"));
}

int driver::compileModel(const std::vector<std::string> &Paths,
                         const project::DiscoverOptions &Discover,
                         const ModelOptions &Opts) {
  return writeModels(
      discoverAndParse(Paths, Discover, Opts.Cache, Opts.Timeout), Opts);
}

int driver::compileModel(const project::ParseJob &Job,
                         const ModelOptions &Opts) {
  ParsedFiles Parsed;
  parseAll(Job, Opts.Cache, Opts.Timeout, Parsed);
  return writeModels(std::move(Parsed), Opts);
}

int driver::emitNinja(const std::vector<std::string> &Paths,
                      const project::DiscoverOptions &Discover,
                      const NinjaOptions &Opts) {
  project::Discovery Found = project::discover(Paths, Discover);
  for (const std::string &Notice : Found.Notices)
    outs() << "note: " << Notice << '\n';
  if (llvm::Error E = writeNinjaFile(Found.Drivers, Opts))
    Found.Problems.push_back(Opts.Path + ": cannot be written (" +
                             llvm::toString(std::move(E)) +
                             "); check the path given to --emit-ninja");
  return fail(Found.Problems);
}

int driver::compileCommands(const std::vector<std::string> &Paths,
                            const project::DiscoverOptions &Discover,
                            const CompileCommandsOptions &Opts) {
  project::Discovery Found = project::discover(Paths, Discover);
  CompileCommandsResult Result = writeCompileCommands(Found.Drivers, Opts);
  llvm::append_range(Found.Problems, Result.Problems);
  llvm::append_range(Found.Notices, Result.Notices);
  for (const std::string &Notice : Found.Notices)
    outs() << "note: " << Notice << '\n';
  return fail(Found.Problems);
}

int driver::printModel(const std::string &Path, const pm::PrintOptions &Print,
                       const std::string &Output) {
  llvm::Expected<pm::Module> M = readModel(Path);
  if (!M)
    return fail(M.takeError());
  return printTo(Output, *M, Print);
}

int driver::linkModels(const std::vector<std::string> &Paths,
                       const std::string &Name, const std::string &Output,
                       const std::string &Depfile) {
  std::vector<std::string> Problems;
  std::optional<pm::Module> M = readModels(Paths, Name, Problems);
  // Half a program would answer wrongly, and silently, from here on.
  if (int Code = fail(Problems))
    return Code;
  std::set<std::string> Inputs(Paths.begin(), Paths.end());
  if (int Code = writeDependencies(Depfile, Output, Inputs))
    return Code;
  return writeTo(Output, *M);
}

int driver::listChecks() {
  for (const CheckInfo &Check : allChecks())
    outs() << llvm::left_justify(Check.Name, 32)
           << (Check.Level == Severity::Error ? "error    " : "warning  ")
           << Check.Summary << '\n';
  return 0;
}
