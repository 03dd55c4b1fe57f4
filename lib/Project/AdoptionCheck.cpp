//===- AdoptionCheck.cpp - May a file begin with precompiled headers? -----===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PrecompiledHeader.h"
#include "fltlint/Headers/Headers.h"
#include "clang/Basic/CharInfo.h"
#include "clang/Basic/FileManager.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/HeaderSearch.h"
#include "clang/Lex/Lexer.h"
#include "clang/Lex/Preprocessor.h"
#include "llvm/Support/Path.h"

using namespace clang;
using llvm::StringRef;

namespace fltlint {
namespace project {

AdoptionCheck::AdoptionCheck(Preprocessor &PP, SourceFileSystem &Files,
                             const PrecompiledHeader &Pre, Verdict &Result)
    : PP(PP), SM(PP.getSourceManager()), Files(Files), Pre(Pre),
      Result(Result) {
  Result = Verdict::Pending;
  PP.setTokenWatcher([this](const Token &T) { sawToken(T); });
}

bool AdoptionCheck::isInPrelude(SourceLocation Loc) const {
  return SM.getFilename(SM.getSpellingLoc(Loc)) ==
         SourceFileSystem::PreludePath;
}

/// Any token that reaches the parser stands before the headers: afterwards
/// nobody is watching.
void AdoptionCheck::sawToken(const Token &T) {
  if (isPending() && !isInPrelude(T.getLocation()))
    refuse();
  if (Result != Verdict::Refused)
    return;
  // All further work would be for nothing. PreprocessorLexer has no other kind.
  if (auto *L = static_cast<Lexer *>(PP.getCurrentFileLexer()))
    L->seek(L->getBuffer().size(), /*IsAtStartOfLine=*/true);
}

bool AdoptionCheck::isInBundled(SourceLocation Loc) const {
  return SM.getFilename(SM.getSpellingLoc(Loc))
      .starts_with(headers::virtualDirectory());
}

/// Each header that the bundled ones include is looked for once more: the
/// folders of the project come first, and what is asked of the disk is noted.
bool AdoptionCheck::findsTheSame(const PrecompiledHeader::Part &Part,
                                 SourceLocation Loc) const {
  Files.setCurrentFile(Part.File, headers::virtualDirectory());
  HeaderSearch &Search = PP.getHeaderSearchInfo();
  return llvm::all_of(
      Part.Inclusions, [&](const PrecompiledHeader::Inclusion &I) {
        ConstSearchDirIterator Dir = nullptr;
        OptionalFileEntryRef File = Search.LookupFile(
            I.Written, Loc, /*isAngled=*/true,
            /*FromDir=*/nullptr, &Dir, /*Includers=*/{}, nullptr, nullptr,
            nullptr, nullptr, nullptr, nullptr);
        return File && File->getName() == I.File;
      });
}

/// Is macro \p Name now what the headers were read with?
bool AdoptionCheck::hasDefined(StringRef Name, StringRef Value) const {
  const MacroInfo *MI = PP.getMacroInfo(PP.getIdentifierInfo(Name));
  if (!MI || !MI->isObjectLike() || MI->getNumTokens() > 1)
    return false;
  return MI->tokens_empty()
             ? Value.empty()
             : PP.getSpelling(MI->getReplacementToken(0)) == Value;
}

void AdoptionCheck::InclusionDirective(SourceLocation HashLoc,
                                       const Token &Directive, StringRef, bool,
                                       CharSourceRange,
                                       OptionalFileEntryRef File, StringRef,
                                       StringRef, const clang::Module *, bool,
                                       SrcMgr::CharacteristicKind) {
  if (!isPending() || !File ||
      !File->getName().starts_with(headers::virtualDirectory()) ||
      isInBundled(HashLoc) ||
      saysNothing(llvm::sys::path::filename(File->getName())))
    return;
  OptionalFileEntryRef From =
      SM.getFileEntryRefForID(SM.getFileID(SM.getFileLoc(HashLoc)));
  const PrecompiledHeader::Part &Part = Pre.Parts[NextPart];
  if (File->getName() != Part.File || !From ||
      Directive.getIdentifierInfo()->getPPKeywordID() != tok::pp_include ||
      !findsTheSame(Part, HashLoc))
    return refuse();
  Files.setCurrentFile(From->getName(), From->getDir().getName());
  if (++NextPart != Pre.Parts.size())
    return;
  for (const auto &[Name, Value] : Pre.Before)
    if (!hasDefined(Name, Value))
      return refuse();
  Result = Verdict::Adopted;
  PP.setTokenWatcher(nullptr);
}

void AdoptionCheck::PragmaDirective(SourceLocation Loc, PragmaIntroducerKind) {
  if (!isPending() || isInPrelude(Loc) || isInBundled(Loc))
    return;
  auto [File, Offset] = SM.getDecomposedLoc(SM.getSpellingLoc(Loc));
  StringRef Text = SM.getBufferData(File).substr(Offset).take_until(
      [](char C) { return C == '\n' || C == '\r'; });
  Text = Text.ltrim("# \t");
  // Those that say something about nothing but their own line, or about
  // warnings, which are all off.
  if (!Text.consume_front("pragma"))
    return refuse();
  Text = Text.ltrim();
  for (StringRef Harmless : {"once", "warning", "prefast", "region",
                             "endregion", "message", "comment"})
    if (Text.consume_front(Harmless) &&
        (Text.empty() || !isAsciiIdentifierContinue(Text.front())))
      return;
  refuse();
}

/// A question about what the headers define was answered as if they had been
/// read. They may ask themselves: `initguid.h` is read each time.
void AdoptionCheck::sawQuestion(const Token &Name, const MacroDefinition &MD) {
  if (!isPending())
    return;
  if (const MacroInfo *MI = MD.getMacroInfo())
    if (isInBundled(MI->getDefinitionLoc()) && !isInBundled(Name.getLocation()))
      refuse();
}

void AdoptionCheck::MacroExpands(const Token &Name, const MacroDefinition &MD,
                                 SourceRange, const MacroArgs *) {
  sawQuestion(Name, MD);
}
void AdoptionCheck::Defined(const Token &Name, const MacroDefinition &MD,
                            SourceRange) {
  sawQuestion(Name, MD);
}
void AdoptionCheck::Ifdef(SourceLocation, const Token &Name,
                          const MacroDefinition &MD) {
  sawQuestion(Name, MD);
}
void AdoptionCheck::Ifndef(SourceLocation, const Token &Name,
                           const MacroDefinition &MD) {
  sawQuestion(Name, MD);
}
void AdoptionCheck::Elifdef(SourceLocation, const Token &Name,
                            const MacroDefinition &MD) {
  sawQuestion(Name, MD);
}
void AdoptionCheck::Elifndef(SourceLocation, const Token &Name,
                             const MacroDefinition &MD) {
  sawQuestion(Name, MD);
}

/// What the headers mention is defined otherwise than where they were read.
void AdoptionCheck::sawChange(const Token &Name) {
  StringRef Text = Name.getIdentifierInfo()->getName();
  if (isPending() && Pre.Words->contains(Text) &&
      !isInBundled(Name.getLocation()) && !Pre.Before.count(Text.str()))
    refuse();
}

void AdoptionCheck::MacroDefined(const Token &Name, const MacroDirective *MD) {
  // These are known to make no difference: what the headers were read with, as
  // it stands at the top of the stubs, and what guessHeaders left out.
  StringRef Text = Name.getIdentifierInfo()->getName();
  if ((isInPrelude(Name.getLocation()) &&
       Text.starts_with("__FLTLINT_YIELD_")) ||
      (Text == "DBG" &&
       SM.getFileID(Name.getLocation()) == PP.getPredefinesFileID()))
    return;
  sawChange(Name);
}

void AdoptionCheck::MacroUndefined(const Token &Name, const MacroDefinition &,
                                   const MacroDirective *) {
  sawChange(Name);
}

} // namespace project
} // namespace fltlint
