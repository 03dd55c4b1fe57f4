//===- Parse.cpp - From a source file to its path model -------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "fltlint/Project/Parse.h"
#include "ClangArguments.h"
#include "HeaderIndex.h"
#include "PrecompiledHeader.h"
#include "SourceFileSystem.h"
#include "Stubs.h"
#include "fltlint/Frontend/Frontend.h"
#include "fltlint/Headers/Headers.h"
#include "fltlint/Project/SharedHeaders.h"
#include "clang/AST/ASTConsumer.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Basic/FileManager.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/FrontendAction.h"
#include "clang/Lex/PPCallbacks.h"
#include "clang/Lex/Preprocessor.h"
#include "clang/Tooling/Tooling.h"
#include "llvm/Support/Allocator.h"
#include <array>
#include <set>

using namespace clang;
using llvm::StringRef;

namespace fltlint {
namespace project {

namespace {

/// How much of the project's code made it into the AST. Errors alone will not
/// do: the fewer declarations survive, the fewer errors are left to be made.
struct Score {
  unsigned Kept = 0; ///< names that are bound to a declaration
  unsigned Lost = 0; ///< expressions Clang gave up on, and invalid functions
  unsigned Errors = 0;

  bool betterThan(const Score &O) const { return value() > O.value(); }
  int64_t value() const {
    return int64_t(Kept) - 2 * int64_t(Lost) - int64_t(Errors);
  }
};

class ScoreVisitor : public RecursiveASTVisitor<ScoreVisitor> {
public:
  ScoreVisitor(Score &S, std::set<std::string> &Implicit)
      : S(S), Implicit(Implicit) {}

  bool VisitDeclRefExpr(DeclRefExpr *E) {
    ++S.Kept;
    if (auto *FD = dyn_cast<FunctionDecl>(E->getDecl()))
      if (FD->isImplicit() && !FD->getBuiltinID() && FD->getIdentifier())
        Implicit.insert(FD->getName().str());
    return true;
  }
  bool VisitMemberExpr(MemberExpr *) {
    ++S.Kept;
    return true;
  }
  bool VisitRecoveryExpr(RecoveryExpr *) {
    ++S.Lost;
    return true;
  }
  bool VisitFunctionDecl(FunctionDecl *FD) {
    S.Lost += FD->isInvalidDecl() && FD->doesThisDeclarationHaveABody();
    return true;
  }

private:
  Score &S;
  std::set<std::string> &Implicit;
};

/// One round: the AST is looked at while it lives, and lowered if it is the
/// one to keep.
struct Round {
  StringRef MainFile;
  SourceFileSystem *Files = nullptr;
  std::set<std::string> *MissingHeaders = nullptr;
  const std::set<std::string> *LenientMacros = nullptr;
  /// Asked at the end of the translation unit whether to lower it.
  std::function<bool(const Score &)> Keep;
  bool Lower = true;
  /// What the file was given to begin with, and whether it did.
  const PrecompiledHeader *Given = nullptr;
  AdoptionCheck::Verdict Adoption = AdoptionCheck::Verdict::Pending;
  bool ReachedEnd = false;
  std::optional<pm::Module> Model;
  /// Functions that C declares by their use.
  std::set<std::string> ImplicitFunctions;
  std::vector<Inclusion> Inclusions;
};

class Callbacks : public PPCallbacks {
public:
  Callbacks(Preprocessor &PP, Round &R)
      : PP(PP), SM(PP.getSourceManager()), R(R) {}

  void FileChanged(SourceLocation Loc, FileChangeReason Reason,
                   SrcMgr::CharacteristicKind, FileID) override {
    if (Reason != EnterFile && Reason != ExitFile)
      return;
    if (OptionalFileEntryRef File = SM.getFileEntryRefForID(SM.getFileID(Loc)))
      R.Files->setCurrentFile(File->getName(), File->getDir().getName());
    else
      R.Files->setCurrentFile(R.MainFile, "");
  }

  void InclusionDirective(SourceLocation HashLoc, const Token &Directive,
                          StringRef Written, bool Angled, CharSourceRange,
                          OptionalFileEntryRef File, StringRef, StringRef,
                          const clang::Module *, bool,
                          SrcMgr::CharacteristicKind) override {
    OptionalFileEntryRef From =
        SM.getFileEntryRefForID(SM.getFileID(SM.getFileLoc(HashLoc)));
    // What include_next means depends on where the file was found.
    if (SourceFileSystem::isVirtual(From ? From->getName() : Written) ||
        (Directive.getIdentifierInfo() &&
         Directive.getIdentifierInfo()->getPPKeywordID() ==
             tok::pp_include_next))
      return;
    Inclusion I;
    I.Written = Written.str();
    I.Angled = Angled;
    if (From)
      I.From = From->getName().str();
    if (File)
      I.File = File->getName().str();
    if (Seen.insert({I.From, I.Written, I.File}).second)
      R.Inclusions.push_back(std::move(I));
  }

  bool FileNotFound(StringRef Name) override {
    R.MissingHeaders->insert(Name.str());
    return true; // as if it were empty
  }

  /// Gives a macro that is called with too many arguments a `...` to take
  /// them. MSVC drops them with a warning; Clang would drop the whole call.
  void MacroDefined(const Token &Name, const MacroDirective *MD) override {
    IdentifierInfo *II = Name.getIdentifierInfo();
    const MacroInfo *MI = MD->getMacroInfo();
    if (!MI->isFunctionLike() || MI->isVariadic() ||
        !R.LenientMacros->count(II->getName().str()))
      return;
    MacroInfo *Copy = PP.AllocateMacroInfo(MI->getDefinitionLoc());
    Copy->setDefinitionEndLoc(MI->getDefinitionEndLoc());
    Copy->setIsFunctionLike();
    Copy->setIsC99Varargs();
    SmallVector<IdentifierInfo *, 8> Params;
    for (const IdentifierInfo *Param : MI->params())
      Params.push_back(const_cast<IdentifierInfo *>(Param));
    Params.push_back(PP.getIdentifierInfo("__VA_ARGS__"));
    Copy->setParameterList(Params, Allocator);
    Copy->setTokens(MI->tokens(), Allocator);
    PP.appendDefMacroDirective(II, Copy);
  }

private:
  Preprocessor &PP;
  const SourceManager &SM;
  Round &R;
  std::set<std::array<std::string, 3>> Seen;
  /// Not the preprocessor's own: code that is built with AddressSanitizer and
  /// code that is not must not share one.
  llvm::BumpPtrAllocator Allocator;
};

class Consumer : public ASTConsumer {
public:
  Consumer(Round &R, const ComplaintCollector &Complaints)
      : R(R), Complaints(Complaints) {}

  void HandleTranslationUnit(ASTContext &Ctx) override {
    if (R.Given) {
      if (R.Adoption != AdoptionCheck::Verdict::Adopted)
        return;
      // All that is precompiled belongs to system headers, and whoever asks for
      // all declarations has all of it read.
      auto Own = Ctx.getTranslationUnitDecl()->noload_decls();
      Ctx.setTraversalScope(std::vector<Decl *>(Own.begin(), Own.end()));
    }
    R.ReachedEnd = true;
    Score S;
    ScoreVisitor Visitor(S, R.ImplicitFunctions);
    const SourceManager &SM = Ctx.getSourceManager();
    for (Decl *D : Ctx.getTranslationUnitDecl()->noload_decls())
      if (!SM.isInSystemHeader(D->getLocation()))
        Visitor.TraverseDecl(D);
    S.Errors = Complaints.Errors.size();
    if (R.Keep(S))
      R.Model = R.Lower ? frontend::lower(Ctx) : pm::Module();
  }

private:
  Round &R;
  const ComplaintCollector &Complaints;
};

class Action : public ASTFrontendAction {
public:
  Action(Round &R, const ComplaintCollector &Complaints)
      : R(R), Complaints(Complaints) {}

  std::unique_ptr<ASTConsumer> CreateASTConsumer(CompilerInstance &CI,
                                                 StringRef) override {
    Preprocessor &PP = CI.getPreprocessor();
    if (R.Given)
      PP.addPPCallbacks(
          std::make_unique<AdoptionCheck>(PP, *R.Files, *R.Given, R.Adoption));
    PP.addPPCallbacks(std::make_unique<Callbacks>(PP, R));
    return std::make_unique<Consumer>(R, Complaints);
  }

private:
  Round &R;
  const ComplaintCollector &Complaints;
};

} // namespace

static llvm::Error fail(const llvm::Twine &Message) {
  return llvm::createStringError(llvm::inconvertibleErrorCode(), Message);
}

/// The file must be readable before Clang is troubled with it: its own words
/// for this are about a "source input", not about what to do.
static llvm::Error checkReadable(const std::string &File,
                                 SourceFileSystem &Files) {
  llvm::ErrorOr<llvm::vfs::Status> Stat = Files.status(File);
  if (!Stat) {
    if (Stat.getError() == std::errc::no_such_file_or_directory)
      return fail("'" + File + "' does not exist; check the path");
    return fail("cannot read '" + File + "': " + Stat.getError().message() +
                "; check its permissions");
  }
  if (Stat->isDirectory())
    return fail("'" + File +
                "' is a folder, not a source file; name a .c or .cpp file, or "
                "use 'fltlint audit' for a whole folder");
  return llvm::Error::success();
}

/// \p Args with an order to begin with a precompiled header.
static std::vector<std::string>
argumentsWith(const std::vector<std::string> &Args, const char *Path) {
  std::vector<std::string> Result = Args;
  Result.insert(llvm::find(Result, "--"),
                {"-Xclang", "-include-pch", "-Xclang", Path});
  return Result;
}

static llvm::Expected<ParseOutcome> parse(const ParseJob &Job, bool Lower,
                                          SharedHeaders *Shared) {
  llvm::IntrusiveRefCntPtr<SourceFileSystem> Files(
      new SourceFileSystem(Job.Directory, Job.SearchRoots, Job.BundledHeaders));
  if (llvm::Error E = checkReadable(Job.File, *Files))
    return std::move(E);
  if (std::string Own = clangHeaderDirectory(); !Own.empty())
    Files->addKnownDirectory(Own);

  HeaderWish Wish;
  if (Shared)
    Wish = guessHeaders(Job);

  std::vector<std::string> Args = clangArguments(Job);
  StubTable Stubs(languageOf(Job) == "c++");
  std::set<std::string> Missing;

  Score Best;
  std::optional<StubTable> BestStubs;
  ParseOutcome Outcome;
  for (unsigned N = 0;; ++N) {
    // The stubs of the best round are at hand when a later one disappoints.
    bool Final = false;
    ComplaintCollector Complaints;
    StubTable Next = Stubs;
    Round R;
    R.Lower = Lower;
    R.MainFile = Job.File;
    R.Files = Files.get();
    R.MissingHeaders = &Missing;
    R.LenientMacros = &Stubs.lenientMacros();
    R.Keep = [&](const Score &S) {
      if (N > Job.MaxStubRounds)
        return Final = true; // back to the best round
      if (!BestStubs || S.betterThan(Best)) {
        Best = S;
        BestStubs = Stubs;
        Final = N == Job.MaxStubRounds || !Next.learn(Complaints.Complaints);
      } else {
        // No better than an earlier one: the stubs since then did harm, or
        // nothing. Give them one more round to be put right.
        Final = false;
        if (N == Job.MaxStubRounds || !Next.learn(Complaints.Complaints)) {
          Next = *BestStubs;
          N = Job.MaxStubRounds;
        }
      }
      return Final;
    };
    std::string Prelude = Stubs.prelude();
    std::shared_ptr<const PrecompiledHeader> Pre;
    if (!Wish.Headers.empty()) {
      Wish.Yields = Stubs.yields();
      Pre = Shared->find(Wish);
    }
    if (Pre && Pre->goesWith(Stubs)) {
      R.Given = Pre.get();
      Files->serve(PrecompiledHeader::Path, Pre->Bytes->getBuffer());
      Files->serve(PrecompiledHeader::StubPath, Pre->Stub);
    }
    Files->setPrelude(Prelude);
    Missing.clear();

    llvm::IntrusiveRefCntPtr<FileManager> FM(
        new FileManager(FileSystemOptions(), Files));
    tooling::ToolInvocation Invocation(
        R.Given ? argumentsWith(Args, PrecompiledHeader::Path) : Args,
        std::make_unique<Action>(R, Complaints), FM.get());
    Invocation.setDiagnosticConsumer(&Complaints);
    Invocation.run();
    if (R.Given)
      Shared->tell(Wish, R.ReachedEnd);
    if (R.Given && !R.ReachedEnd)
      // From the start, as the disk was asked for more than it should be.
      return parse(Job, Lower, nullptr);
    if (!R.ReachedEnd) {
      std::string Why =
          Complaints.Errors.empty() ? "no reason given" : Complaints.Errors[0];
      return fail("'" + Job.File + "' could not be parsed: " + Why +
                  "; check the options given for it");
    }
    if (!R.Model) {
      Stubs = std::move(Next);
      continue;
    }
    Outcome.Model = std::move(*R.Model);
    Outcome.Errors = std::move(Complaints.Errors);
    pm::Recovery &Recovered = Outcome.Model.Recovered;
    Recovered.MissingHeaders.assign(Missing.begin(), Missing.end());
    Recovered.StubbedNames = Stubs.names();
    Recovered.ImplicitFunctions.assign(R.ImplicitFunctions.begin(),
                                       R.ImplicitFunctions.end());
    Recovered.ErrorCount = Outcome.Errors.size();
    Outcome.Inputs = Files->takeAnswers();
    Outcome.Inclusions = std::move(R.Inclusions);
    Outcome.Prelude = std::move(Prelude);
    if (Outcome.Prelude == StubTable(languageOf(Job) == "c++").prelude())
      Outcome.Prelude.clear(); // nothing is declared in it
    return std::move(Outcome);
  }
}

llvm::Expected<ParseOutcome> parseFile(const ParseJob &Job,
                                       SharedHeaders *Shared) {
  return parse(Job, /*Lower=*/true, Shared);
}

llvm::Error parseOnly(const ParseJob &Job) {
  return parse(Job, /*Lower=*/false, nullptr).takeError();
}

} // namespace project
} // namespace fltlint
