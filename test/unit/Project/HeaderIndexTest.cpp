//===- HeaderIndexTest.cpp - Names of files, whatever their case ----------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Project/HeaderIndex.h"
#include "TemporaryFolder.h"

using namespace fltlint;
using namespace fltlint::project;

namespace {

TEST(NormalizePath, FoldsDotsAndSlashes) {
  EXPECT_EQ(normalizePath("a\\b\\..\\c.h"), "a/c.h");
  EXPECT_EQ(normalizePath("./a//b"), "a/b");
  EXPECT_EQ(normalizePath("..\\inc\\a.h"), "../inc/a.h");
}

TEST(CaseTable, FindsWhatIsSpeltOtherwise) {
  TemporaryFolder F;
  std::string Path = F.write("Inc/Driver.H", "");
  CaseTable Table;
  EXPECT_EQ(Table.resolve(F.path("inc/driver.h")), Path);
  EXPECT_EQ(Table.resolve(F.path("Inc/Driver.H")), Path);
  EXPECT_EQ(Table.resolve(F.path("inc/other.h")), std::nullopt);
  EXPECT_EQ(Table.resolve(F.path("nowhere/driver.h")), std::nullopt);
}

TEST(CaseTable, PrefersTheExactName) {
  TemporaryFolder F;
  std::string Upper = F.write("A.h", "");
  std::string Lower = F.write("a.h", "");
  if (!llvm::sys::fs::exists(Lower) || Upper == Lower)
    GTEST_SKIP() << "the file system ignores case itself";
  CaseTable Table;
  EXPECT_EQ(Table.resolve(F.path("a.h")), Lower);
  EXPECT_EQ(Table.resolve(F.path("A.h")), Upper);
}

TEST(HeaderIndex, TheNearestWins) {
  TemporaryFolder F;
  std::string Own = F.write("a/inc/common.h", "");
  std::string Other = F.write("b/inc/common.h", "");
  auto Index = HeaderIndex::forRoot(F.path());
  EXPECT_EQ(Index->find("common.h", F.path("a/src")), Own);
  EXPECT_EQ(Index->find("common.h", F.path("b/src")), Other);
  // Neither is nearer: the least deep, then the first by name.
  EXPECT_EQ(Index->find("common.h", F.path("c")), Own);
  EXPECT_EQ(Index->find("COMMON.H", F.path("b")), Other);
}

TEST(HeaderIndex, TheWholeSuffixCounts) {
  TemporaryFolder F;
  F.write("x/a.h", "");
  std::string Path = F.write("y/inc/a.h", "");
  F.write("z/minc/a.h", "");
  auto Index = HeaderIndex::forRoot(F.path());
  EXPECT_EQ(Index->find("inc/a.h", F.path("x")), Path);
  EXPECT_EQ(Index->find("..\\Inc\\A.h", F.path("x")), Path);
  EXPECT_EQ(Index->find("no/a.h", F.path("x")), "");
  EXPECT_TRUE(Index->hasDirectory("inc"));
  EXPECT_FALSE(Index->hasDirectory("no"));
}

TEST(HeaderIndex, HiddenFoldersAreLeftOut) {
  TemporaryFolder F;
  F.write(".git/a.h", "");
  auto Index = HeaderIndex::forRoot(F.path());
  EXPECT_EQ(Index->find("a.h", F.path()), "");
}

} // namespace
