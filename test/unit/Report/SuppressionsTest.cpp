//===- SuppressionsTest.cpp - NOLINT comments -----------------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "fltlint/Report/Suppressions.h"
#include "TemporaryFile.h"

using namespace fltlint;

/// The lines of \p Text on which a flt-context-leak is still reported.
static std::vector<unsigned> reportedLines(llvm::StringRef Text) {
  TemporaryFile Source(Text);
  std::vector<Finding> Findings;
  for (unsigned Line = 1; Line <= Text.count('\n'); ++Line) {
    Finding F;
    F.Check = "flt-context-leak";
    F.Where = {Source.path(), Line, 1, Line, 1};
    Findings.push_back(F);
  }
  unsigned Removed = report::removeSuppressed(Findings);
  EXPECT_EQ(Removed + Findings.size(), Text.count('\n'));
  std::vector<unsigned> Lines;
  for (const Finding &F : Findings)
    Lines.push_back(F.Where.Line);
  return Lines;
}

using Lines = std::vector<unsigned>;

TEST(Suppressions, OnTheLineAndOnTheNext) {
  EXPECT_EQ(reportedLines("a\nb // NOLINT\nc\n"), (Lines{1, 3}));
  EXPECT_EQ(reportedLines("a // NOLINTNEXTLINE\nb\nc\n"), (Lines{1, 3}));
}

TEST(Suppressions, OnlyTheChecksNamed) {
  EXPECT_EQ(reportedLines("a // NOLINT(flt-context-leak): owned by X\n"
                          "b // NOLINT(flt-context-over-release)\n"
                          "c // NOLINT(bugprone-*, flt-*)\n"
                          "d // NOLINT(flt-*, -flt-context-leak)\n"),
            (Lines{2, 4}));
}

TEST(Suppressions, BetweenBeginAndEnd) {
  EXPECT_EQ(reportedLines("a\n// NOLINTBEGIN(flt-*)\nb\n// NOLINTEND(flt-*)\n"
                          "c\n"),
            (Lines{1, 2, 5}));
  // An end with another list closes nothing.
  EXPECT_EQ(reportedLines("// NOLINTBEGIN\n// NOLINTEND(flt-*)\nb\n"),
            (Lines{1}));
}

TEST(Suppressions, AWordThatOnlyBeginsLikeAMarkerIsNone) {
  EXPECT_EQ(reportedLines("a // NOLINTER\n"), (Lines{1}));
}
