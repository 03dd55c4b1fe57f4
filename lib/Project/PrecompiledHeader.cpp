//===- PrecompiledHeader.cpp - A bundled header, precompiled --------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PrecompiledHeader.h"
#include "ClangArguments.h"
#include "Stubs.h"
#include "fltlint/Frontend/ClangCompat.h"
#include "fltlint/Headers/Headers.h"
#include "clang/Basic/FileManager.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/FrontendAction.h"
#include "clang/Lex/Preprocessor.h"
#include "clang/Serialization/ASTWriter.h"
#include "clang/Tooling/Tooling.h"
#include "llvm/ADT/StringExtras.h"

using namespace clang;
using llvm::StringRef;

namespace fltlint {
namespace project {

WordSet::WordSet(std::string Sorted) : Text(std::move(Sorted)) {
  for (StringRef Word : llvm::split(Text, '\n'))
    Words.push_back(Word);
}

bool WordSet::contains(StringRef Word) const {
  return llvm::binary_search(Words, Word);
}

bool PrecompiledHeader::goesWith(const StubTable &Stubs) const {
  auto IsMentioned = [&](const std::string &Name) {
    return Words->contains(Name);
  };
  return llvm::none_of(Stubs.names(), IsMentioned) &&
         llvm::none_of(Stubs.lenientMacros(), IsMentioned);
}

namespace {

class InclusionRecorder : public PPCallbacks {
public:
  InclusionRecorder(const SourceManager &SM, PrecompiledHeader &Pre,
                    bool &Sound)
      : SM(SM), Pre(Pre), Sound(Sound) {}

  void InclusionDirective(SourceLocation HashLoc, const Token &Directive,
                          StringRef Written, bool Angled, CharSourceRange,
                          OptionalFileEntryRef File, StringRef, StringRef,
                          const clang::Module *, bool,
                          SrcMgr::CharacteristicKind) override {
    if (!Angled || !File ||
        !File->getName().starts_with(headers::virtualDirectory()) ||
        Directive.getIdentifierInfo()->getPPKeywordID() != tok::pp_include) {
      Sound = false;
      return;
    }
    std::string Name = File->getName().str();
    if (SM.isInMainFile(HashLoc))
      Pre.Parts.push_back({std::move(Name), {}});
    else
      Pre.Parts.back().Inclusions.push_back({Written.str(), std::move(Name)});
  }

private:
  const SourceManager &SM;
  PrecompiledHeader &Pre;
  bool &Sound;
};

class PrecompileAction : public ASTFrontendAction {
public:
  PrecompileAction(PrecompiledHeader &Pre, std::shared_ptr<PCHBuffer> Buffer,
                   bool &Sound)
      : Pre(Pre), Buffer(std::move(Buffer)), Sound(Sound) {}

  TranslationUnitKind getTranslationUnitKind() override { return TU_Prefix; }

  bool BeginSourceFileAction(CompilerInstance &CI) override {
    CI.getLangOpts().CompilingPCH = true;
    return true;
  }

  std::unique_ptr<ASTConsumer> CreateASTConsumer(CompilerInstance &CI,
                                                 StringRef) override {
    CI.getPreprocessor().addPPCallbacks(
        std::make_unique<InclusionRecorder>(CI.getSourceManager(), Pre, Sound));
    return compat::pchGenerator<PCHGenerator>(CI, PrecompiledHeader::Path,
                                              Buffer);
  }

  void EndSourceFileAction() override {
    std::vector<StringRef> Words;
    for (const auto &Identifier :
         getCompilerInstance().getPreprocessor().getIdentifierTable())
      Words.push_back(Identifier.getKey());
    llvm::sort(Words);
    Pre.Words = std::make_unique<WordSet>(llvm::join(Words, "\n"));
  }

private:
  PrecompiledHeader &Pre;
  std::shared_ptr<PCHBuffer> Buffer;
  bool &Sound;
};

} // namespace

std::shared_ptr<const PrecompiledHeader> precompile(const HeaderWish &Wish) {
  llvm::IntrusiveRefCntPtr<SourceFileSystem> Files(
      new SourceFileSystem(Wish.Job.Directory, {}, /*BundledHeaders=*/true));
  auto Pre = std::make_shared<PrecompiledHeader>();
  Pre->Before = Wish.Before;
  Pre->Stub = Wish.Yields;
  for (const auto &[Name, Value] : Wish.Before)
    Pre->Stub += "#define " + Name + " " + Value + "\n";
  for (const std::string &Header : Wish.Headers)
    Pre->Stub += "#include <" + Header + ">\n";
  // The file shall define them itself, perhaps under an #ifndef.
  for (const auto &[Name, Value] : Wish.Before)
    Pre->Stub += "#undef " + Name + "\n";
  Files->serve(PrecompiledHeader::StubPath, Pre->Stub);
  std::vector<std::string> Args = clangArguments(Wish.Job);
  // Each file brings stubs of its own.
  auto Prelude = llvm::find(Args, SourceFileSystem::PreludePath);
  Args.erase(Prelude - 1, Prelude + 1);

  auto Buffer = std::make_shared<PCHBuffer>();
  bool Sound = true;
  IgnoringDiagConsumer Diagnostics;
  llvm::IntrusiveRefCntPtr<FileManager> FM(
      new FileManager(FileSystemOptions(), Files));
  tooling::ToolInvocation Invocation(
      Args, std::make_unique<PrecompileAction>(*Pre, Buffer, Sound), FM.get());
  Invocation.setDiagnosticConsumer(&Diagnostics);
  if (!Invocation.run() || !Sound || !Buffer->IsComplete ||
      Pre->Parts.size() != Wish.Headers.size())
    return nullptr;
  Pre->Bytes = llvm::MemoryBuffer::getMemBufferCopy(
      StringRef(Buffer->Data.data(), Buffer->Data.size()),
      PrecompiledHeader::Path);
  return Pre;
}

} // namespace project
} // namespace fltlint
