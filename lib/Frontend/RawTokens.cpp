//===- RawTokens.cpp - What the source says where the AST is silent -------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "RawTokens.h"
#include "clang/AST/ASTContext.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"

using namespace clang;
using namespace llvm;

namespace fltlint {
namespace frontend {

SourceLocation endOfToken(const ASTContext &Ctx, SourceLocation L) {
  const SourceManager &SM = Ctx.getSourceManager();
  if (L.isInvalid())
    return L;
  if (L.isMacroID())
    L = SM.getExpansionRange(L).getEnd();
  return Lexer::getLocForEndOfToken(L, 0, SM, Ctx.getLangOpts());
}

static RawTokens lex(const ASTContext &Ctx, SourceLocation B, SourceLocation E,
                     size_t Max) {
  RawTokens Out;
  const SourceManager &SM = Ctx.getSourceManager();
  if (B.isInvalid() || E.isInvalid() || B.isMacroID() || E.isMacroID())
    return Out;
  auto [File, Begin] = SM.getDecomposedLoc(B);
  auto [EndFile, End] = SM.getDecomposedLoc(E);
  if (File != EndFile || End <= Begin)
    return Out;
  bool Invalid = false;
  StringRef Buffer = SM.getBufferData(File, &Invalid);
  if (Invalid || End > Buffer.size())
    return Out;
  SourceLocation FileStart = SM.getLocForStartOfFile(File);
  Lexer Lex(FileStart, Ctx.getLangOpts(), Buffer.begin(),
            Buffer.begin() + Begin, Buffer.end());
  bool Directive = false, DirectiveName = false;
  while (true) {
    Token T;
    Lex.LexFromRawLexer(T);
    if (T.is(tok::eof))
      break;
    unsigned At = T.getLocation().getRawEncoding() - FileStart.getRawEncoding();
    if (At >= End)
      break;
    StringRef Text = Buffer.substr(At, T.getLength());
    if (T.isAtStartOfLine())
      Directive = T.is(tok::hash);
    if (Directive) {
      if (DirectiveName)
        Out.HasConditional |=
            Text.starts_with("if") || Text.starts_with("el") || Text == "endif";
      DirectiveName = T.is(tok::hash);
      continue;
    }
    Out.Tokens.push_back({T.getKind(), Text, T.getLocation()});
    if (Out.Tokens.size() == Max)
      break;
  }
  return Out;
}

RawTokens rawTokens(const ASTContext &Ctx, SourceLocation B, SourceLocation E) {
  return lex(Ctx, B, E, ~size_t(0));
}

RawToken nextRawToken(const ASTContext &Ctx, SourceLocation L) {
  const SourceManager &SM = Ctx.getSourceManager();
  SourceLocation B = endOfToken(Ctx, L);
  if (B.isInvalid() || B.isMacroID())
    return {tok::unknown, "", SourceLocation()};
  RawTokens T = lex(Ctx, B, SM.getLocForEndOfFile(SM.getFileID(B)), 1);
  return T.Tokens.empty() ? RawToken{tok::unknown, "", SourceLocation()}
                          : T.Tokens.front();
}

} // namespace frontend
} // namespace fltlint
