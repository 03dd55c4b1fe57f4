//===- Lexer.h - Words of the path model's text -----------------*- C++ -*-===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FLTLINT_LIB_PATHMODEL_LEXER_H
#define FLTLINT_LIB_PATHMODEL_LEXER_H

#include "llvm/ADT/StringRef.h"
#include <cstdint>
#include <string>

namespace fltlint {
namespace pm {

enum class TokenKind : uint8_t {
  End,
  Error,  ///< Text is the message.
  Word,   ///< `define`, `bb3`, `scope.begin`
  Int,    ///< `-12`, `0xC0000225`
  String, ///< `"text"`; Text is unescaped.
  Symbol, ///< `@name` or `@"name"`; Text is the name.
  Range,  ///< `!0:12:3-20`; Text is what follows the `!`.
  Text,   ///< `; "text"` behind an instruction; Text is unescaped.
  Punct   ///< one of ( ) [ ] { } , : = + * # . $ % < > ? -> .. ...
};

struct Token {
  TokenKind Kind = TokenKind::End;
  /// Nothing but blanks and comments before it on its line.
  bool FirstOnLine = true;
  /// Int: written in hexadecimal, or with a minus sign.
  bool IsHex = false, IsNegative = false;
  uint64_t Magnitude = 0;
  /// Where the token begins.
  const char *Pos = nullptr;
  std::string Text;
};

class Lexer {
public:
  explicit Lexer(llvm::StringRef Buffer)
      : Cur(Buffer.begin()), End(Buffer.end()) {}

  Token next();

private:
  Token number(Token T);
  Token word(Token T);
  /// Reads a string whose opening quote is next. False, with the message in
  /// \p Text, if it is malformed.
  bool quoted(std::string &Text);
  Token fail(Token T, llvm::StringRef Message);

  const char *Cur;
  const char *End;
  bool AtLineStart = true;
};

} // namespace pm
} // namespace fltlint

#endif // FLTLINT_LIB_PATHMODEL_LEXER_H
