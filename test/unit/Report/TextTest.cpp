//===- TextTest.cpp - Findings in Clang's form ----------------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "TemporaryFile.h"
#include "fltlint/Report/Report.h"

using namespace fltlint;

static std::string print(const Finding &F, bool Snippets = true) {
  std::string Text;
  llvm::raw_string_ostream OS(Text);
  report::printText({F}, OS, Snippets);
  return Text;
}

static Finding makeFinding(const std::string &Path, unsigned Line,
                           unsigned Column, unsigned EndColumn) {
  Finding F;
  F.Check = "flt-context-leak";
  F.Where = {Path, Line, Column, Line, EndColumn};
  F.Message = "message";
  return F;
}

TEST(Text, FindingThenNotesThenOtherExits) {
  Finding F = makeFinding("a.c", 3, 5, 7);
  F.Notes.push_back({{"a.c", 1, 2, 1, 2}, "acquired"});
  F.Related.push_back({{"b.c", 9, 1, 9, 1}, "other exit"});
  EXPECT_EQ(print(F), "a.c:3:5: warning: message [flt-context-leak]\n"
                      "a.c:1:2: note: acquired\n"
                      "b.c:9:1: note: other exit\n");
}

TEST(Text, SnippetMarksTheRange) {
  TemporaryFile Source("one\n  return x;\n");
  EXPECT_EQ(print(makeFinding(Source.path(), 2, 3, 8)),
            Source.path() + ":2:3: warning: message [flt-context-leak]\n"
                            "    2 |   return x;\n"
                            "      |   ^~~~~~\n");
}

TEST(Text, NoSnippetWhenNotWanted) {
  TemporaryFile Source("return x;\n");
  EXPECT_EQ(print(makeFinding(Source.path(), 1, 1, 6), false),
            Source.path() + ":1:1: warning: message [flt-context-leak]\n");
}

TEST(Text, TabsAreEightColumnsInLineAndCaret) {
  TemporaryFile Source("\tx = y;\n");
  EXPECT_EQ(print(makeFinding(Source.path(), 1, 2, 2)),
            Source.path() + ":1:2: warning: message [flt-context-leak]\n"
                            "    1 |         x = y;\n"
                            "      |         ^\n");
}

TEST(Text, CaretStandsBelowItsCharacterBehindWideOnes) {
  // Two characters of three bytes and two columns each.
  TemporaryFile Source("\xE4\xB8\xAD\xE6\x96\x87 x\n");
  EXPECT_EQ(print(makeFinding(Source.path(), 1, 8, 8)),
            Source.path() + ":1:8: warning: message [flt-context-leak]\n"
                            "    1 | \xE4\xB8\xAD\xE6\x96\x87 x\n"
                            "      |      ^\n");
}

TEST(Text, BytesOfAnotherCodePageBecomeReplacementCharacters) {
  TemporaryFile Source("/*\xD6*/ x\n");
  std::string Text = print(makeFinding(Source.path(), 1, 7, 7));
  EXPECT_NE(Text.find("/*\xEF\xBF\xBD*/ x\n      |       ^\n"),
            std::string::npos)
      << Text;
}

TEST(Text, RangeOverSeveralLinesIsMarkedToTheEndOfTheFirst) {
  TemporaryFile Source("if (a &&\n    b)\n");
  Finding F = makeFinding(Source.path(), 1, 5, 5);
  F.Where.EndLine = 2;
  EXPECT_EQ(print(F), Source.path() +
                          ":1:5: warning: message [flt-context-leak]\n"
                          "    1 | if (a &&\n"
                          "      |     ^~~~\n");
}

TEST(Text, CarriageReturnIsNoPartOfTheLine) {
  TemporaryFile Source("a;\r\nb;\r\n");
  EXPECT_EQ(print(makeFinding(Source.path(), 2, 1, 1)),
            Source.path() + ":2:1: warning: message [flt-context-leak]\n"
                            "    2 | b;\n"
                            "      | ^\n");
}
