//===- Lexer.cpp - Words of the path model's text -------------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Lexer.h"
#include "llvm/ADT/StringExtras.h"

using namespace llvm;

namespace fltlint {
namespace pm {

static bool isWordChar(char C) { return isAlnum(C) || C == '_' || C == '.'; }

Token Lexer::fail(Token T, StringRef Message) {
  T.Kind = TokenKind::Error;
  T.Text = Message.str();
  Cur = End;
  return T;
}

bool Lexer::quoted(std::string &Text) {
  Text.clear();
  for (++Cur;; ++Cur) {
    if (Cur == End || *Cur == '\n') {
      Text = "the string does not end on its line";
      return false;
    }
    if (*Cur == '"') {
      ++Cur;
      return true;
    }
    if (*Cur != '\\') {
      Text += *Cur;
      continue;
    }
    ++Cur;
    char C = Cur == End ? '\0' : *Cur;
    if (C == 'n') {
      Text += '\n';
    } else if (C == 't') {
      Text += '\t';
    } else if (C == '"' || C == '\\') {
      Text += C;
    } else if (C == 'x' && End - Cur > 2 && isHexDigit(Cur[1]) &&
               isHexDigit(Cur[2])) {
      Text += char(hexDigitValue(Cur[1]) * 16 + hexDigitValue(Cur[2]));
      Cur += 2;
    } else {
      Text = "unknown escape in a string; there are \\n, \\t, \\\", \\\\ and "
             "\\xHH";
      return false;
    }
  }
}

Token Lexer::number(Token T) {
  T.Kind = TokenKind::Int;
  if (*Cur == '-') {
    T.IsNegative = true;
    ++Cur;
  }
  unsigned Base = 10;
  if (End - Cur > 2 && Cur[0] == '0' && Cur[1] == 'x' && isHexDigit(Cur[2])) {
    T.IsHex = true;
    Base = 16;
    Cur += 2;
  }
  while (Cur != End && (Base == 16 ? isHexDigit(*Cur) : isDigit(*Cur))) {
    unsigned Digit = hexDigitValue(*Cur);
    if (T.Magnitude > (UINT64_MAX - Digit) / Base)
      return fail(T, "the number does not fit into 64 bits");
    T.Magnitude = T.Magnitude * Base + Digit;
    ++Cur;
  }
  if (T.IsNegative && T.Magnitude > uint64_t(1) << 63)
    return fail(T, "the number does not fit into 64 bits");
  return T;
}

Token Lexer::word(Token T) {
  const char *Begin = Cur;
  while (Cur != End && isWordChar(*Cur))
    ++Cur;
  T.Text.assign(Begin, Cur);
  return T;
}

Token Lexer::next() {
  Token T;
  for (; Cur != End; ++Cur) {
    if (*Cur == '\n') {
      AtLineStart = true;
    } else if (*Cur == ';' || (*Cur == '/' && End - Cur > 1 && Cur[1] == '/')) {
      // `; "text"` behind an instruction belongs to it; all else is a comment.
      if (*Cur == ';' && !AtLineStart) {
        const char *Quote = Cur + 1;
        while (Quote != End && (*Quote == ' ' || *Quote == '\t'))
          ++Quote;
        if (Quote != End && *Quote == '"') {
          T.Pos = Cur;
          T.FirstOnLine = false;
          T.Kind = TokenKind::Text;
          Cur = Quote;
          if (!quoted(T.Text))
            return fail(T, std::string(T.Text));
          return T;
        }
      }
      while (Cur != End && *Cur != '\n')
        ++Cur;
      if (Cur == End)
        break;
      AtLineStart = true;
    } else if (*Cur != ' ' && *Cur != '\t' && *Cur != '\r') {
      break;
    }
  }
  T.Pos = Cur;
  if (Cur == End)
    return T;
  T.FirstOnLine = AtLineStart;
  AtLineStart = false;

  char C = *Cur;
  if (isDigit(C) || (C == '-' && End - Cur > 1 && isDigit(Cur[1])))
    return number(T);
  if (isAlpha(C) || C == '_') {
    T.Kind = TokenKind::Word;
    return word(T);
  }
  if (C == '"') {
    T.Kind = TokenKind::String;
    if (!quoted(T.Text))
      return fail(T, std::string(T.Text));
    return T;
  }
  if (C == '@') {
    T.Kind = TokenKind::Symbol;
    ++Cur;
    if (Cur != End && *Cur == '"') {
      if (!quoted(T.Text))
        return fail(T, std::string(T.Text));
      return T;
    }
    if (Cur == End || !(isAlpha(*Cur) || *Cur == '_'))
      return fail(T, "expected a name after '@'");
    return word(T);
  }
  if (C == '!') {
    T.Kind = TokenKind::Range;
    const char *Begin = ++Cur;
    while (Cur != End &&
           (isDigit(*Cur) || *Cur == ':' || *Cur == '-' || *Cur == '?'))
      ++Cur;
    T.Text.assign(Begin, Cur);
    return T;
  }
  T.Kind = TokenKind::Punct;
  StringRef Rest(Cur, End - Cur);
  for (StringRef Long : {"...", "..", "->"})
    if (Rest.starts_with(Long)) {
      T.Text = Long.str();
      Cur += Long.size();
      return T;
    }
  if (!StringRef("()[]{},:=+*#.$%<>?").contains(C))
    return fail(T, "unexpected character");
  T.Text = std::string(1, C);
  ++Cur;
  return T;
}

} // namespace pm
} // namespace fltlint
