//===- Fixes.cpp - Where a fix goes in the source
//-----------------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "fltlint/Report/Fixes.h"
#include "llvm/ADT/StringExtras.h"

using namespace fltlint;
using namespace fltlint::report;
using llvm::StringRef;

namespace {

/// Reads C's tokens off the lines of a file, just well enough to tell the
/// arguments of a call apart: comments are skipped, literals are one token,
/// names and numbers too, anything else is a token of one character.
class Scanner {
public:
  Scanner(SourceLines &Lines, const FindingLocation &From)
      : Lines(Lines), Path(From.Path), Line(From.Line), Column(From.Column),
        EndLine(std::max(From.Line, From.EndLine)) {
    Text = Lines.get(Path, Line);
  }

  struct Token {
    StringRef Text; ///< Empty: the end.
    unsigned Line = 0, Column = 0;
  };

  Token next() {
    while (skipBlank())
      ;
    if (!rest().empty()) {
      Token T{rest(), Line, Column};
      T.Text = T.Text.take_front(length(T.Text));
      Column += unsigned(T.Text.size());
      return T;
    }
    return {};
  }

private:
  StringRef rest() const {
    return Column && Column <= Text.size() ? Text.drop_front(Column - 1)
                                           : StringRef();
  }
  bool nextLine() {
    if (Line >= EndLine)
      return false;
    Text = Lines.get(Path, ++Line);
    Column = 1;
    return true;
  }
  /// A blank, a comment or the end of a line; false if there is none.
  bool skipBlank() {
    StringRef R = rest();
    if (R.empty() || R.starts_with("//"))
      return nextLine();
    if (R.starts_with("/*")) {
      Column += 2;
      size_t End;
      while ((End = rest().find("*/")) == StringRef::npos)
        if (!nextLine()) {
          Text = StringRef();
          return false;
        }
      Column += unsigned(End) + 2;
      return true;
    }
    if (!llvm::isSpace(R.front()) && R != "\\")
      return false;
    ++Column;
    return true;
  }
  static size_t length(StringRef R) {
    auto InName = [](char C) { return llvm::isAlnum(C) || C == '_'; };
    if (InName(R.front()))
      return R.take_while(InName).size();
    if (R.front() != '"' && R.front() != '\'')
      return 1;
    for (size_t I = 1; I < R.size(); ++I) {
      if (R[I] == '\\')
        ++I;
      else if (R[I] == R.front())
        return I + 1;
    }
    return R.size();
  }

  SourceLines &Lines;
  StringRef Path, Text;
  unsigned Line, Column, EndLine;
};

} // namespace

std::optional<Replacement> report::findFix(const Finding &F,
                                           SourceLines &Lines) {
  if (!F.Fix || !F.Where.Line || !F.Where.Column)
    return std::nullopt;
  Scanner Scan(Lines, F.Where);
  if (Scan.next().Text != F.Fix->Routine || Scan.next().Text != "(")
    return std::nullopt;
  unsigned Depth = 0, Argument = 0;
  llvm::SmallVector<Scanner::Token, 2> Wanted;
  for (;;) {
    Scanner::Token T = Scan.next();
    if (T.Text.empty())
      return std::nullopt; // the call ends elsewhere than expected
    bool Opens = T.Text == "(" || T.Text == "[" || T.Text == "{";
    bool Closes = T.Text == ")" || T.Text == "]" || T.Text == "}";
    if (Closes && Depth == 0)
      break;
    if (T.Text == "," && Depth == 0) {
      ++Argument;
      continue;
    }
    Depth += Opens;
    Depth -= Closes;
    if (Argument == F.Fix->Argument)
      Wanted.push_back(T);
  }
  if (Wanted.size() != 1 || Wanted.front().Text != F.Fix->Old)
    return std::nullopt;
  const Scanner::Token &T = Wanted.front();
  Replacement R;
  R.Where = F.Where;
  R.Where.Line = R.Where.EndLine = T.Line;
  R.Where.Column = T.Column;
  R.Where.EndColumn = T.Column + unsigned(T.Text.size()) - 1;
  R.Text = F.Fix->New;
  return R;
}
