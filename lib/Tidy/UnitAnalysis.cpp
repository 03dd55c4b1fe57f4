//===- UnitAnalysis.cpp - The findings of a translation unit --------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "UnitAnalysis.h"
#include "BrokenCode.h"
#include "ErrorRecorder.h"
#include "ResultCache.h"
#include "fltlint/Driver/Guard.h"
#include "fltlint/Driver/Program.h"
#include "fltlint/Frontend/Frontend.h"
#include "fltlint/PathModel/Linker.h"
#include "fltlint/Tidy/Policy.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Decl.h"
#include "clang/Lex/Preprocessor.h"
#include "llvm/ADT/STLExtras.h"
#include <mutex>

using namespace clang;
using namespace fltlint;
using namespace fltlint::tidy;

std::shared_ptr<UnitAnalysis> UnitAnalysis::of(const void *Owner) {
  // clangd builds several files at a time.
  static std::mutex Mutex;
  static std::map<const void *, std::weak_ptr<UnitAnalysis>> Living;
  std::lock_guard<std::mutex> Lock(Mutex);
  for (auto It = Living.begin(); It != Living.end();)
    It = It->second.expired() ? Living.erase(It) : std::next(It);
  std::weak_ptr<UnitAnalysis> &Entry = Living[Owner];
  std::shared_ptr<UnitAnalysis> Unit = Entry.lock();
  if (!Unit)
    Entry = Unit = std::make_shared<UnitAnalysis>();
  return Unit;
}

/// Does the file see any routine that gives or takes references? If not it is
/// no part of a minifilter, and costs nothing.
static bool declaresContextRoutine(ASTContext &Ctx,
                                   const ddi::DdiTable &Table) {
  TranslationUnitDecl *TU = Ctx.getTranslationUnitDecl();
  return llvm::any_of(Table.functions(), [&](const auto &Entry) {
    if (llvm::all_of(Entry.second.Outcomes,
                     [](const ddi::Outcome &O) { return O.Effects.empty(); }))
      return false;
    return !TU->lookup(&Ctx.Idents.get(Entry.first())).empty();
  });
}

UnitAnalysis::~UnitAnalysis() = default;

void UnitAnalysis::start(Preprocessor &Next) {
  // Each check says so.
  if (PP == &Next)
    return;
  PP = &Next;
  Ctx = nullptr;
  Results.clear();
  Errors.reset();
  if (getPolicy().WholeFunctionsOnly)
    Errors = std::make_unique<ErrorRecorder>(PP->getDiagnostics());
}

UnitResult UnitAnalysis::analyze(const UnitOptions &Opts) {
  UnitResult Result;
  ddi::DdiTable Table = driver::loadDdiTable(Opts.DdiFiles, Result.Problems);
  // On a thread with a big stack: deeply nested code is code too. A crash
  // costs the findings and not the editor.
  bool Survived = driver::runGuarded([&] {
    if (!declaresContextRoutine(*Ctx, Table))
      return;
    // Linked, though it is alone: what is found, and by which path, depends on
    // the order of functions, and is to be the same as in an audit.
    std::vector<pm::Module> Units;
    Units.push_back(Errors ? frontend::lower(*Ctx, Errors->errors())
                           : frontend::lower(*Ctx));
    std::string Name = Units.front().Name;
    pm::Module M = pm::link(std::move(Units), Name);
    engine::Options Engine;
    Engine.MaxStepsPerRoot = Opts.MaxStepsPerRoot;
    Engine.MaxSteps = getPolicy().MaxSteps;
    driver::ProgramReport Report = driver::analyzeProgram(M, Table, Engine);
    Result.Findings = std::move(Report.Findings);
    if (Errors)
      removeBroken(Result.Findings, *Ctx, Errors->errors(), M);
    for (std::string &Problem : Report.Problems)
      Result.Problems.push_back(std::move(Problem));
  });
  if (!Survived) {
    Result.Findings.clear();
    Result.Problems.push_back("the analysis of this file crashed, it has no "
                              "findings; this is a defect of FltLint");
  }
  return Result;
}

UnitResult *UnitAnalysis::result(const UnitOptions &Opts) {
  if (!Ctx)
    return nullptr;
  auto [It, New] = Results.try_emplace(Opts);
  if (!New)
    return &It->second;
  std::optional<Fingerprint> Key;
  if (getPolicy().KeepResults)
    Key = fingerprint(*Ctx, *PP, Opts);
  if (!Key || !ResultCache::shared().find(*Key, It->second)) {
    It->second = analyze(Opts);
    if (Key && It->second.Problems.empty())
      ResultCache::shared().add(*Key, It->second);
  }
  return &It->second;
}
