//===- Explain.cpp - The IRQL at a line, and why --------------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "fltlint/Driver/Commands.h"
#include "fltlint/Driver/DisplayPath.h"
#include "fltlint/Driver/GuardedParse.h"
#include "fltlint/PathModel/Linker.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/raw_ostream.h"

using namespace fltlint;
using namespace fltlint::driver;
using llvm::errs;
using llvm::outs;
using llvm::StringRef;

static int complain(const std::vector<std::string> &Problems) {
  for (const std::string &Problem : Problems)
    errs() << "fltlint: error: " << Problem << '\n';
  return Problems.empty() ? 0 : 2;
}

static std::string describe(const pm::Module &M, pm::LocId L) {
  if (L == pm::None)
    return "";
  const pm::SourceRange &R = M.Locs[L].Expansion;
  if (R.File == pm::None || !R.Line)
    return "";
  return displayPath(M.Files[R.File].Path) + ":" + std::to_string(R.Line) +
         ":" + std::to_string(R.Col) + ": ";
}

static void print(const pm::Module &M, const engine::IrqlAnswer &A) {
  const pm::Function &F = M.Functions[A.Function];
  outs() << describe(M, A.Where) << "in '"
         << (F.DisplayName.empty() ? F.Name : F.DisplayName) << "' the IRQL is "
         << A.Level << '\n';
  for (const engine::Step &S : A.Reasons)
    outs() << "  " << describe(M, S.Loc) << "'" << S.Text << "' " << S.Says
           << '\n';
}

int driver::explainIrql(const std::string &Line, const AuditOptions &Opts) {
  auto [File, Number] = StringRef(Line).rsplit(':');
  engine::SourceLine Where;
  if (Number.getAsInteger(10, Where.Line) || !Where.Line)
    return complain({Line + ": a file and a line are expected here, as in "
                            "'driver.c:120'"});
  if (!llvm::sys::fs::exists(File))
    return complain({File.str() + ": this file does not exist"});

  std::vector<std::string> Problems;
  ddi::DdiTable Table = loadDdiTable(Opts.DdiFiles, Problems);
  project::Discovery Found = project::discover(
      Opts.Paths.empty() ? std::vector<std::string>{File.str()} : Opts.Paths,
      Opts.Discover);
  llvm::append_range(Problems, Found.Problems);
  if (int Code = complain(Problems))
    return Code;

  auto Cache = std::make_shared<ModelCache>(Opts.Cache);
  bool Known = false, Answered = false;
  for (const project::Driver &D : Found.Drivers) {
    std::vector<pm::Module> Units;
    for (const project::ParseJob &Job : D.Jobs) {
      llvm::Expected<CachedOutcome> C = guardedParse(Cache, Job, Opts.Timeout);
      llvm::Error E = C ? Cache->decode(Job, *C) : C.takeError();
      if (E)
        Problems.push_back(llvm::toString(std::move(E)));
      else
        Units.push_back(std::move(C->Outcome.Model));
    }
    if (Units.empty())
      continue;
    pm::Module M = pm::link(std::move(Units), D.Name);
    for (const pm::File &Candidate : M.Files) {
      if (!llvm::sys::fs::equivalent(Candidate.Path, File))
        continue;
      Known = true;
      Where.File = Candidate.Path;
      for (const engine::IrqlAnswer &A : engine::explainIrql(M, Table, Where)) {
        Answered = true;
        print(M, A);
      }
      break;
    }
  }
  if (!Known)
    Problems.push_back(File.str() +
                       ": no driver that was named has code in this file; name "
                       "the driver's folder or project behind it");
  else if (!Answered)
    outs() << Line << ": no code that is reached begins here\n";
  return complain(Problems);
}
