//===- RawTokens.h - What the source says where the AST is silent -*- C++
//-*-===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FLTLINT_LIB_FRONTEND_RAWTOKENS_H
#define FLTLINT_LIB_FRONTEND_RAWTOKENS_H

#include "clang/Basic/SourceLocation.h"
#include "clang/Basic/TokenKinds.h"
#include "llvm/ADT/StringRef.h"
#include <vector>

namespace clang {
class ASTContext;
} // namespace clang

namespace fltlint {
namespace frontend {

struct RawToken {
  clang::tok::TokenKind Kind;
  llvm::StringRef Text;
  clang::SourceLocation Loc;

  bool isWord(llvm::StringRef W) const {
    return Kind == clang::tok::raw_identifier && Text == W;
  }
};

struct RawTokens {
  std::vector<RawToken> Tokens;
  /// Part of the text may have been left out by #if.
  bool HasConditional = false;
};

/// The tokens from \p B up to, without, \p E. Both are in one file.
/// Preprocessor directives are left out.
RawTokens rawTokens(const clang::ASTContext &Ctx, clang::SourceLocation B,
                    clang::SourceLocation E);

/// The first token behind the one that \p L, which is in a file, points at.
RawToken nextRawToken(const clang::ASTContext &Ctx, clang::SourceLocation L);

/// \p L's end of token, in a file; invalid if there is no such place.
clang::SourceLocation endOfToken(const clang::ASTContext &Ctx,
                                 clang::SourceLocation L);

} // namespace frontend
} // namespace fltlint

#endif // FLTLINT_LIB_FRONTEND_RAWTOKENS_H
