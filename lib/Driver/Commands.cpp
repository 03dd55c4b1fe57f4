//===- Commands.cpp - The subcommands of fltlint --------------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "fltlint/Driver/Commands.h"
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
                      const std::vector<std::string> &DdiFiles,
                      const OutputOptions &Out) {
  auto Start = std::chrono::steady_clock::now();
  AuditReport R;
  R.Files = Paths.size();
  ddi::DdiTable Table = loadDdiTable(DdiFiles, R.Problems);
  size_t NotFiles = R.Problems.size();
  std::optional<pm::Module> M = readModels(Paths, R.Problems);
  R.FilesFailed = R.Problems.size() - NotFiles;
  if (M) {
    R.Drivers = 1;
    R.addProgram(analyzeProgram(*M, Table), M->Recovered);
  }
  R.finish();
  R.Seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - Start)
          .count();
  return printReport(R, Out);
}

/// Discovers \p Paths and parses everything in them, one after the other; for
/// the commands that make models. Problems are printed; none if there are any.
static std::optional<std::vector<pm::Module>>
parseAll(const std::vector<std::string> &Paths,
         const project::DiscoverOptions &Opts, const CacheOptions &CacheOpts) {
  ModelCache Cache(CacheOpts);
  project::Discovery Found = project::discover(Paths, Opts);
  std::vector<std::string> Problems = Found.Problems;
  std::vector<pm::Module> Modules;
  for (const project::Driver &D : Found.Drivers)
    for (const project::ParseJob &Job : D.Jobs) {
      std::string Problem;
      bool Survived = runGuarded([&] {
        bool Cached;
        llvm::Expected<project::ParseOutcome> Outcome =
            Cache.parse(Job, Cached);
        if (Outcome)
          Modules.push_back(std::move(Outcome->Model));
        else
          Problem = llvm::toString(Outcome.takeError());
      });
      if (!Survived)
        Problem = Job.File + ": parsing or modelling this file crashed";
      if (!Problem.empty())
        Problems.push_back(Problem);
    }
  for (const std::string &Notice : Cache.finish())
    errs() << "fltlint: note: " << Notice << '\n';
  if (fail(Problems))
    return std::nullopt;
  return Modules;
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
                      const pm::PrintOptions &Print,
                      const std::string &Output) {
  // This command is for those who look at what a parse makes of a file.
  CacheOptions NoCache;
  NoCache.Enabled = false;
  auto Modules = parseAll({Path}, Discover, NoCache);
  if (!Modules)
    return 2;
  if (Modules->size() != 1)
    return fail({Path + ": 'emit-model' takes one source file, this names " +
                 std::to_string(Modules->size()) +
                 "; use 'fltlint model' for several"});
  return printTo(Output, Modules->front(), Print);
}

int driver::compileModel(const std::vector<std::string> &Paths,
                         const project::DiscoverOptions &Discover,
                         const CacheOptions &Cache, const std::string &Output) {
  auto Modules = parseAll(Paths, Discover, Cache);
  if (!Modules)
    return 2;
  if (Modules->size() == 1)
    return writeTo(Output, Modules->front());
  return writeTo(Output, pm::link(std::move(*Modules), "linked"));
}

int driver::printModel(const std::string &Path, const pm::PrintOptions &Print,
                       const std::string &Output) {
  llvm::Expected<pm::Module> M = readModel(Path);
  if (!M)
    return fail(M.takeError());
  return printTo(Output, *M, Print);
}

int driver::linkModels(const std::vector<std::string> &Paths,
                       const std::string &Output) {
  std::vector<std::string> Problems;
  std::optional<pm::Module> M = readModels(Paths, Problems);
  // Half a program would answer wrongly, and silently, from here on.
  if (int Code = fail(Problems))
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
