//===- Program.cpp - From a program's model to findings -------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "fltlint/Driver/Program.h"
#include "fltlint/Driver/Guard.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/MemoryBuffer.h"

using namespace fltlint;
using namespace fltlint::driver;

ddi::DdiTable driver::loadDdiTable(llvm::ArrayRef<std::string> Files,
                                   std::vector<std::string> &Problems) {
  ddi::DdiTable Table = ddi::DdiTable::createDefault();
  for (const std::string &File : Files) {
    auto Buffer = llvm::MemoryBuffer::getFile(File, /*IsText=*/true);
    if (!Buffer) {
      Problems.push_back(File + ": the DDI file cannot be read (" +
                         Buffer.getError().message() + "); check its path");
      continue;
    }
    if (llvm::Error E = Table.addFacts((*Buffer)->getBuffer(), File))
      Problems.push_back(llvm::toString(std::move(E)) +
                         " (docs/ddi.md describes the form of DDI files)");
  }
  return Table;
}

/// `annotate("flt::...")` attributes in the source say what a DDI file says of
/// functions elsewhere.
static void addAnnotations(const pm::Module &M, ddi::DdiTable &Table,
                           std::vector<std::string> &Problems) {
  for (const pm::Function &F : M.Functions) {
    if (F.Annotations.empty())
      continue;
    if (llvm::Error E =
            Table.addAnnotated(F.Name, F.Params.size(), F.Annotations)) {
      std::string Where;
      if (F.Loc < M.Locs.size()) {
        const pm::SourceRange &R = M.Locs[F.Loc].Expansion;
        if (R.File < M.Files.size())
          Where = M.Files[R.File].Path + ":" + std::to_string(R.Line) + ":" +
                  std::to_string(R.Col) + ": ";
      }
      Problems.push_back(Where + llvm::toString(std::move(E)));
    }
  }
}

static IncompleteFunction makeIncomplete(const pm::Module &M, uint32_t Index,
                                         std::string Reason) {
  IncompleteFunction I;
  I.Reason = std::move(Reason);
  if (Index >= M.Functions.size())
    return I;
  const pm::Function &F = M.Functions[Index];
  I.Function = F.DisplayName.empty() ? F.Name : F.DisplayName;
  if (F.Loc < M.Locs.size()) {
    const pm::SourceRange &R = M.Locs[F.Loc].Expansion;
    if (R.File < M.Files.size())
      I.Where.Path = M.Files[R.File].Path;
    I.Where.Line = R.Line;
    I.Where.Column = R.Col;
    I.Where.EndLine = R.EndLine;
    I.Where.EndColumn = R.EndCol;
  }
  return I;
}

ProgramReport driver::analyzeProgram(const pm::Module &M,
                                     const ddi::DdiTable &Table,
                                     const engine::Options &Opts) {
  ProgramReport Report;
  Report.Recovered = M.Recovered;
  ddi::DdiTable Facts = Table;
  addAnnotations(M, Facts, Report.Problems);

  engine::Result Result;
  if (!runGuarded([&] { Result = engine::analyze(M, Facts, Opts); })) {
    Report.Problems.push_back(
        M.Name + ": the analysis of this program crashed, it has no findings; "
                 "this is a defect of fltlint");
    Report.Crashed = true;
    return Report;
  }
  Report.Findings = makeFindings(M, Result);
  Report.MayBe = takeMayBe(Report.Findings);
  Report.Stats = Result.Stats;
  for (const engine::Incomplete &I : Result.NotFullyAnalysed)
    Report.Incomplete.push_back(makeIncomplete(M, I.Function, I.Reason));
  return Report;
}
