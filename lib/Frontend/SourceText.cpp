//===- SourceText.cpp - Positions and texts for the model -----------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ModuleBuilder.h"
#include "clang/Basic/CharInfo.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

using namespace clang;
using namespace llvm;

namespace fltlint {
namespace frontend {

/// The bundled headers are served from memory below this directory.
static constexpr llvm::StringLiteral BundledRoot = "/__fltlint/include";

/// A condition's text goes into one line of a note.
static constexpr size_t MaxText = 120;

uint32_t ModuleBuilder::file(FileID FID) {
  auto [It, New] = FileCache.try_emplace(FID, 0);
  if (!New)
    return It->second;
  const SourceManager &SM = Ctx.getSourceManager();
  SmallString<256> Path;
  if (OptionalFileEntryRef FE = SM.getFileEntryRefForID(FID)) {
    Path = FE->getName();
    // Names are relative to where the compiler would have run. If that is
    // where this program runs they can stay as they are.
    SmallString<256> Here;
    FileManager &FM = SM.getFileManager();
    ErrorOr<std::string> There =
        FM.getVirtualFileSystem().getCurrentWorkingDirectory();
    bool Moved = !FM.getFileSystemOpts().WorkingDir.empty() ||
                 (There && !sys::fs::current_path(Here) && Here != *There);
    if (Moved && !sys::path::is_absolute(Path))
      FM.makeAbsolutePath(Path);
    sys::path::remove_dots(Path);
  } else {
    Path = SM.getBufferOrFake(FID).getBufferIdentifier();
  }
  bool System = isSystem(SM.getLocForStartOfFile(FID));
  // One file may be included twice.
  for (uint32_t I = 0, E = M.Files.size(); I != E; ++I)
    if (M.Files[I].Path == Path && M.Files[I].IsSystem == System)
      return FileCache[FID] = I;
  uint32_t Id = M.Files.size();
  FileCache[FID] = Id;
  M.Files.push_back({std::string(Path), System});
  return Id;
}

bool ModuleBuilder::isSystem(SourceLocation L) {
  if (L.isInvalid())
    return false;
  const SourceManager &SM = Ctx.getSourceManager();
  L = SM.getFileLoc(L);
  FileID FID = SM.getFileID(L);
  auto It = SystemCache.find(FID);
  if (It != SystemCache.end())
    return It->second;
  bool System = false;
  // Asking for the file's beginning keeps a `#pragma GCC system_header` further
  // down from giving two answers for one file.
  if (SM.isInSystemHeader(SM.getLocForStartOfFile(FID)))
    System = true;
  else if (OptionalFileEntryRef FE = SM.getFileEntryRefForID(FID))
    System = FE->getName().starts_with(BundledRoot);
  SystemCache[FID] = System;
  return System;
}

bool ModuleBuilder::isSystemMacroText(SourceLocation L) {
  if (!L.isMacroID())
    return false;
  const SourceManager &SM = Ctx.getSourceManager();
  SourceLocation Spelling = SM.getSpellingLoc(L);
  // Pasted tokens are spelt in a scratch buffer; they belong to the macro.
  if (SM.isWrittenInScratchSpace(Spelling))
    return isSystemMacroText(SM.getImmediateMacroCallerLoc(L)) ||
           isSystem(SM.getExpansionLoc(L));
  return isSystem(Spelling);
}

/// \p B and \p E are the starts of the first and last token, in files.
pm::SourceRange ModuleBuilder::range(SourceLocation B, SourceLocation E) {
  pm::SourceRange R;
  const SourceManager &SM = Ctx.getSourceManager();
  if (B.isInvalid())
    return R;
  std::pair<FileID, unsigned> BD = SM.getDecomposedLoc(B);
  std::pair<FileID, unsigned> ED = SM.getDecomposedLoc(E);
  if (BD.first.isInvalid())
    return R;
  if (E.isInvalid() || ED.first != BD.first || ED.second < BD.second) {
    E = B;
    ED = BD;
  }
  unsigned Length = Lexer::MeasureTokenLength(E, SM, Ctx.getLangOpts());
  unsigned Last = ED.second + (Length ? Length - 1 : 0);
  R.File = file(BD.first);
  bool Invalid = false;
  R.Line = SM.getLineNumber(BD.first, BD.second, &Invalid);
  R.Col = SM.getColumnNumber(BD.first, BD.second, &Invalid);
  R.EndLine = SM.getLineNumber(BD.first, Last, &Invalid);
  R.EndCol = SM.getColumnNumber(BD.first, Last, &Invalid);
  if (Invalid)
    R = pm::SourceRange();
  return R;
}

std::string ModuleBuilder::outermostMacro(SourceLocation L) {
  const SourceManager &SM = Ctx.getSourceManager();
  SourceLocation Outer;
  while (L.isMacroID()) {
    Outer = L;
    L = SM.getImmediateMacroCallerLoc(L);
  }
  // Text of an argument comes from the file, not from the macro.
  if (Outer.isInvalid() || SM.isMacroArgExpansion(Outer))
    return "";
  return Lexer::getImmediateMacroName(Outer, SM, Ctx.getLangOpts()).str();
}

/// The innermost macro text (or file) that both ends are part of, and where in
/// it they are.
static std::pair<SourceLocation, SourceLocation>
oneExpansion(const SourceManager &SM, SourceLocation B, SourceLocation E) {
  for (SourceLocation X = B;; X = SM.getImmediateMacroCallerLoc(X)) {
    for (SourceLocation Y = E;; Y = SM.getImmediateMacroCallerLoc(Y)) {
      if (SM.getFileID(X) == SM.getFileID(Y))
        return {X, Y};
      if (!Y.isMacroID())
        break;
    }
    if (!X.isMacroID())
      return {B, B};
  }
}

pm::LocId ModuleBuilder::loc(clang::SourceRange R) {
  if (R.isInvalid())
    return pm::None;
  auto Key = std::make_pair(R.getBegin().getRawEncoding(),
                            R.getEnd().getRawEncoding());
  auto It = LocCache.find(Key);
  if (It != LocCache.end())
    return It->second;
  const SourceManager &SM = Ctx.getSourceManager();
  pm::Loc L;
  SourceLocation B = R.getBegin(), E = R.getEnd();
  if (B.isFileID() && E.isFileID()) {
    L.Expansion = L.Spelling = range(B, E);
  } else {
    auto [SB, SE] = oneExpansion(SM, B, E);
    // What was pasted, or came from the command line, is spelt in no file.
    if (SM.getFileEntryRefForID(SM.getFileID(SM.getSpellingLoc(SB))))
      L.Spelling = range(SM.getSpellingLoc(SB), SM.getSpellingLoc(SE));
    // Code in a macro's argument stands where it is written. Whatever else
    // touches a macro stands where the macro is used.
    CharSourceRange File = Lexer::makeFileCharRange(
        CharSourceRange::getTokenRange(R), SM, Ctx.getLangOpts());
    if (SM.isMacroArgExpansion(B) && SM.isMacroArgExpansion(E) &&
        File.isValid()) {
      SourceLocation Last = Lexer::GetBeginningOfToken(
          File.getEnd().getLocWithOffset(-1), SM, Ctx.getLangOpts());
      L.Expansion = range(File.getBegin(), Last);
    } else {
      CharSourceRange X = SM.getExpansionRange(R);
      L.Expansion = range(X.getBegin(), X.getEnd());
    }
    // What only begins or ends with a macro is code of the file.
    if (B.isMacroID() && E.isMacroID() &&
        SM.getExpansionLoc(B) == SM.getExpansionLoc(E))
      L.Macro = outermostMacro(B);
    if (L.Spelling.File == pm::None)
      L.Spelling = L.Expansion;
  }
  pm::LocId Id = pm::None;
  if (L.Expansion.File != pm::None) {
    Id = M.Locs.size();
    M.Locs.push_back(std::move(L));
  }
  LocCache[Key] = Id;
  return Id;
}

std::string ModuleBuilder::lineText(SourceLocation L) {
  const SourceManager &SM = Ctx.getSourceManager();
  if (L.isInvalid())
    return "?";
  SourceLocation X = SM.getExpansionLoc(L);
  std::pair<FileID, unsigned> D = SM.getDecomposedLoc(X);
  uint32_t F = file(D.first);
  return sys::path::filename(M.Files[F].Path).str() + ":" +
         std::to_string(SM.getLineNumber(D.first, D.second));
}

/// \p Raw with its white space collapsed, short enough for a note.
static std::string oneLine(StringRef Raw) {
  std::string Out;
  bool Space = false;
  char Quote = 0;
  for (size_t I = 0; I != Raw.size(); ++I) {
    char C = Raw[I];
    StringRef Rest = Raw.substr(I);
    if (!Quote && (Rest.starts_with("//") || Rest.starts_with("/*"))) {
      // A comment is white space.
      bool Line = Rest[1] == '/';
      size_t End = Line ? Raw.find('\n', I) : Raw.find("*/", I + 2);
      if (End == StringRef::npos)
        break;
      I = Line ? End : End + 1;
      Space = !Out.empty();
      continue;
    }
    if (Quote && C == '\\' && I + 1 != Raw.size() && Raw[I + 1] != '\n') {
      // An escaped quote does not end the literal.
      Out += C;
      Out += Raw[++I];
      continue;
    }
    if (C == Quote)
      Quote = 0;
    else if (!Quote && (C == '"' || C == '\''))
      Quote = C;
    bool Continuation = C == '\\' && I + 1 != Raw.size() &&
                        (Raw[I + 1] == '\n' || Raw[I + 1] == '\r');
    if (isWhitespace(C) || Continuation) {
      Space = !Out.empty();
      continue;
    }
    if (Space)
      Out += ' ';
    Space = false;
    Out += C;
  }
  if (Out.size() > MaxText) {
    size_t End = MaxText - 3;
    // Not in the middle of a character.
    while (End && (Out[End] & 0xC0) == 0x80)
      --End;
    Out.resize(End);
    Out += "...";
  }
  return Out;
}

std::string ModuleBuilder::text(const Expr *E) {
  // A condition that is the whole of a macro's argument or use reads best as
  // just that; a part of a macro's text is shown as the macro's use.
  std::string Inner = text(E->IgnoreParenImpCasts()->getSourceRange());
  if (!Inner.empty())
    return Inner;
  Inner = text(E->getSourceRange());
  if (!Inner.empty() || E->getSourceRange().isInvalid())
    return Inner;
  CharSourceRange X =
      Ctx.getSourceManager().getExpansionRange(E->getSourceRange());
  return oneLine(
      Lexer::getSourceText(X, Ctx.getSourceManager(), Ctx.getLangOpts()));
}

std::string ModuleBuilder::text(clang::SourceRange R) {
  if (R.isInvalid())
    return "";
  CharSourceRange C =
      Lexer::makeFileCharRange(CharSourceRange::getTokenRange(R),
                               Ctx.getSourceManager(), Ctx.getLangOpts());
  if (C.isInvalid())
    return "";
  return oneLine(
      Lexer::getSourceText(C, Ctx.getSourceManager(), Ctx.getLangOpts()));
}

} // namespace frontend
} // namespace fltlint
