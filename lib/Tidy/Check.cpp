//===- Check.cpp - A check as clang-tidy knows it -------------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Check.h"
#include "SourceLocator.h"
#include "fltlint/Report/Fixes.h"
#include "fltlint/Tidy/Policy.h"
#include "clang/AST/ASTContext.h"
#include "clang/ASTMatchers/ASTMatchers.h"
#include "llvm/ADT/StringExtras.h"

using namespace clang;
using namespace clang::ast_matchers;
using namespace fltlint;
using namespace fltlint::tidy;
using llvm::StringRef;

Check::Check(const CheckInfo &Info, StringRef Name,
             clang::tidy::ClangTidyContext *Context)
    : ClangTidyCheck(Name, Context), Info(Info),
      Unit(UnitAnalysis::of(Context)) {
  llvm::SmallVector<StringRef, 4> Files;
  StringRef(Options.getLocalOrGlobal("DdiFiles", ""))
      .split(Files, ';', /*MaxSplit=*/-1, /*KeepEmpty=*/false);
  for (StringRef File : Files)
    UnitOpts.DdiFiles.push_back(File.trim().str());
  UnitOpts.MaxStepsPerRoot =
      Options.getLocalOrGlobal("MaxSteps", getPolicy().MaxStepsPerRoot);
  UnitOpts.IndexFile = Options.getLocalOrGlobal("IndexFile", "").str();
  UnitOpts.WholeProgram = Options.getLocalOrGlobal("WholeProgram", false);
}

void Check::storeOptions(clang::tidy::ClangTidyOptions::OptionMap &Map) {
  Options.store(Map, "DdiFiles", llvm::join(UnitOpts.DdiFiles, ";"));
  Options.store(Map, "IndexFile", UnitOpts.IndexFile);
  Options.store(Map, "MaxSteps", UnitOpts.MaxStepsPerRoot);
  Options.store(Map, "WholeProgram", UnitOpts.WholeProgram);
}

/// Findings are made when the translation unit is complete. All that has to be
/// matched is something that leads to the AST: clangd shows the declarations of
/// the main file, and no translation unit. One check does this for all; the
/// others match what costs nothing, to be told of the end.
void Check::registerMatchers(MatchFinder *Finder) {
  Finder->addMatcher(translationUnitDecl().bind("unit"), this);
  if (Unit->claim())
    Finder->addMatcher(functionDecl(isDefinition()).bind("function"), this);
}

void Check::registerPPCallbacks(const SourceManager &, Preprocessor *PP,
                                Preprocessor *) {
  Unit->start(*PP);
}

void Check::check(const MatchFinder::MatchResult &Result) {
  Unit->setContext(*Result.Context);
}

void Check::onEndOfTranslationUnit() {
  UnitResult *Result = Unit->result(UnitOpts);
  if (!Result)
    return;
  for (const std::string &Problem : std::exchange(Result->Problems, {}))
    configurationDiag("%0") << Problem;
  SourceLocator Locator(Unit->context()->getSourceManager());
  for (const Finding &F : Result->Findings)
    if (F.Check == Info.Name)
      tell(F, Locator);
}

void Check::tell(const Finding &F, SourceLocator &Locator) {
  CharSourceRange Where = Locator.find(F.Where);
  if (Where.isInvalid())
    return;
  {
    DiagnosticBuilder Told = diag(Where.getBegin(), "%0");
    Told << F.Message << Where;
    if (F.Fix) {
      report::SourceLines Lines;
      Lines.provide(F.Where.Path, Locator.text(F.Where.Path));
      if (std::optional<report::Replacement> Fix = report::findFix(F, Lines))
        Told << FixItHint::CreateReplacement(Locator.find(Fix->Where),
                                             Fix->Text);
    }
  }
  for (const auto *Notes : {&F.Notes, &F.Related})
    for (const FindingNote &N : *Notes)
      if (CharSourceRange At = Locator.find(N.Where); At.isValid())
        diag(At.getBegin(), "%0", DiagnosticIDs::Note) << N.Message << At;
}
