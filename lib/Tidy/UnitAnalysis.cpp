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
#include "fltlint/Project/Inputs.h"
#include "fltlint/Tidy/Policy.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Decl.h"
#include "clang/Basic/FileManager.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/HeaderSearch.h"
#include "clang/Lex/Preprocessor.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/raw_ostream.h"
#include <mutex>

using namespace clang;
using namespace fltlint;
using namespace fltlint::tidy;
using llvm::StringRef;

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

/// What of \p M is in \p File.
static std::vector<uint32_t> definedIn(const pm::Module &M, StringRef File) {
  std::vector<uint32_t> Result;
  for (uint32_t F = 0; F != M.Functions.size(); ++F)
    if (pm::LocId L = M.Functions[F].Loc;
        M.Functions[F].isDefinition() && L != pm::None)
      if (uint32_t At = M.Locs[L].Expansion.File;
          At != pm::None && M.Files[At].Path == File)
        Result.push_back(F);
  return Result;
}

static std::string mainFile(ASTContext &Ctx) {
  const SourceManager &SM = Ctx.getSourceManager();
  OptionalFileEntryRef Main = SM.getFileEntryRefForID(SM.getMainFileID());
  return Main ? Main->getName().str() : "";
}

/// `fltlint compdb -o DIR` puts the headers into DIR/.fltlint/include; the
/// index is looked for beside them.
static std::string findIndex(Preprocessor &PP) {
  for (const DirectoryLookup &Folder :
       PP.getHeaderSearchInfo().search_dir_range()) {
    StringRef Name = Folder.getName();
    if (!Name.consume_back("/include") || !Name.ends_with("/.fltlint"))
      continue;
    std::string Path = (Name + "/driver.index").str();
    if (llvm::sys::fs::exists(Path))
      return Path;
  }
  return "";
}

void UnitAnalysis::openIndex(const UnitOptions &Opts) {
  Index.reset();
  Driver = nullptr;
  IndexProblems.clear();
  std::string Path = Opts.IndexFile.empty() ? findIndex(*PP) : Opts.IndexFile;
  if (Path.empty())
    return;
  llvm::Expected<std::shared_ptr<driver::ProgramIndex>> Opened =
      driver::ProgramIndex::open(Path);
  if (!Opened) {
    IndexProblems.push_back(llvm::toString(Opened.takeError()));
    return;
  }
  Index = std::move(*Opened);
  StringRef Predefined = PP->getPredefines();
  bool Debug = Predefined.contains("#define DBG ") &&
               !Predefined.contains("#define DBG 0\n");
  Driver = Index->driverOf(mainFile(*Ctx), Debug);
}

/// Once for each index and number of files. What is in it is used all the same:
/// it is right about most functions, where without it nothing is known.
static void tellStale(const driver::ProgramIndex &Index,
                      const std::vector<std::string> &Stale) {
  static std::mutex Mutex;
  static std::map<uint64_t, size_t> Told;
  std::lock_guard<std::mutex> Lock(Mutex);
  if (Stale.empty() || Told[Index.generation()] == Stale.size())
    return;
  Told[Index.generation()] = Stale.size();
  llvm::errs() << "fltlint: note: " << Index.path() << ": '" << Stale.front()
               << "'";
  if (Stale.size() > 1)
    llvm::errs() << " and " << Stale.size() - 1 << " more";
  llvm::errs() << " changed since the index was written; write it again with "
                  "'fltlint audit --index'\n";
}

pm::Module UnitAnalysis::linkProgram(pm::Module Own,
                                     std::vector<std::string> &Problems) {
  if (Driver) {
    llvm::Expected<pm::Module> M = Index->link(*Driver, mainFile(*Ctx), Own);
    if (M)
      return std::move(*M);
    Problems.push_back(llvm::toString(M.takeError()));
    Driver = nullptr;
  }
  // Linked, though it is alone: what is found, and by which path, depends on
  // the order of functions, and is to be the same as in an audit.
  std::string Name = Own.Name;
  std::vector<pm::Module> Units;
  Units.push_back(std::move(Own));
  return pm::link(std::move(Units), Name);
}

/// Whether the audit that wrote the index saw exactly what is here: no file of
/// the driver has changed, this one has no unsaved changes, and the macros of
/// its command line are defined as they were.
bool UnitAnalysis::indexIsCurrent(const UnitOptions &Opts) {
  if (!Driver || !Driver->FindingsAreWhole || !Stale.empty() ||
      !Opts.DdiFiles.empty() ||
      Opts.MaxStepsPerRoot != getPolicy().MaxStepsPerRoot)
    return false;
  std::string Main = mainFile(*Ctx);
  const driver::IndexUnit &Own = driver::ProgramIndex::unit(*Driver, Main);
  const SourceManager &SM = Ctx->getSourceManager();
  StringRef Text = SM.getBufferData(SM.getMainFileID());
  std::string Content = project::describeContent(Text);
  bool Same = false;
  for (const driver::IndexUnit::Input &I : Own.Inputs)
    Same |= I.Path == Own.File && I.Content == Content;
  return Same && !Index->anyStale(Own, Own.File) &&
         llvm::all_of(Own.Defines, [&](StringRef Define) {
           auto [Name, Value] = Define.split('=');
           if (!Define.contains('='))
             Value = "1";
           return StringRef(PP->getPredefines())
               .contains(("#define " + Name + " " + Value + "\n").str());
         });
}

UnitResult UnitAnalysis::analyze(const UnitOptions &Opts) {
  UnitResult Result;
  Result.Problems = std::move(IndexProblems);
  if (Driver)
    tellStale(*Index, Stale);
  ddi::DdiTable Table = driver::loadDdiTable(Opts.DdiFiles, Result.Problems);
  // On a thread with a big stack: deeply nested code is code too. A crash
  // costs the findings and not the editor.
  bool Survived = driver::runGuarded([&] {
    if (!declaresContextRoutine(*Ctx, Table))
      return;
    pm::Module Own = Errors ? frontend::lower(*Ctx, Errors->errors())
                            : frontend::lower(*Ctx);
    bool Broken = Errors && removeBrokenBodies(Own, *Ctx, Errors->errors());
    pm::Module M = linkProgram(std::move(Own), Result.Problems);
    engine::Options Engine;
    Engine.MaxStepsPerRoot = Opts.MaxStepsPerRoot;
    Engine.MaxSteps = getPolicy().MaxSteps;
    if (Driver)
      Engine.Focus = definedIn(M, mainFile(*Ctx));
    Engine.WholeProgram = (Driver || Opts.WholeProgram) && !Broken;
    driver::ProgramReport Report = driver::analyzeProgram(M, Table, Engine);
    Result.Findings = std::move(Report.Findings);
    // Other files are told about when they are looked at.
    if (Driver)
      llvm::erase_if(Result.Findings, [&](const Finding &F) {
        return F.Where.Path != mainFile(*Ctx);
      });
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

std::vector<Finding> UnitAnalysis::indexFindings() {
  std::string Main = mainFile(*Ctx);
  const driver::IndexUnit &Own = driver::ProgramIndex::unit(*Driver, Main);
  std::vector<Finding> Result;
  for (const Finding &F : Driver->Findings)
    if (F.Where.Path == Main || F.Where.Path == Own.File)
      Result.push_back(F);
  return Result;
}

UnitResult *UnitAnalysis::result(const UnitOptions &Opts) {
  if (!Ctx)
    return nullptr;
  auto [It, New] = Results.try_emplace(Opts);
  if (!New)
    return &It->second;
  openIndex(Opts);
  std::optional<Fingerprint> Key;
  if (getPolicy().KeepResults)
    Key = fingerprint(*Ctx, *PP, Opts, Index ? Index->generation() : 0);
  if (!Key || !ResultCache::shared().find(*Key, It->second)) {
    // Looks at each file of the driver.
    if (Driver)
      Stale = Index->findStale(*Driver, mainFile(*Ctx));
    if (indexIsCurrent(Opts))
      It->second.Findings = indexFindings();
    else
      It->second = analyze(Opts);
    if (Key && It->second.Problems.empty())
      ResultCache::shared().add(*Key, It->second);
  }
  return &It->second;
}
