//===- InputsTest.cpp - What a parse read ---------------------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "fltlint/Project/Inputs.h"
#include "TemporaryFolder.h"
#include "fltlint/Project/Parse.h"
#include "llvm/ADT/STLExtras.h"

using namespace fltlint;
using namespace fltlint::project;

namespace {

/// A driver in `drv`, whose include path is `first` before `second`, in a
/// repository that has headers elsewhere.
class Inputs : public ::testing::Test {
protected:
  void SetUp() override {
    Job.File = F.write("drv/main.c", "#include <fltKernel.h>\n"
                                     "#include \"Shared.h\"\n"
                                     "#include \"found.h\"\n"
                                     "#include \"nowhere.h\"\n"
                                     "int f(void) { return X; }\n");
    F.write("second/shared.h", "#define X 1\n");
    F.write("first/other.h", "");
    F.write("third_party/found.h", "");
    Job.SearchRoots = {F.path()};
    Job.IncludeDirs = {F.path("first"), F.path("second")};
    HeaderIndex::clearAll();
    llvm::Expected<ParseOutcome> O = parseFile(Job);
    if (!O)
      FAIL() << llvm::toString(O.takeError());
    Outcome = std::move(*O);
  }

  /// As a later run would see it.
  bool holds() {
    CaseTable::shared().clear();
    HeaderIndex::clearAll();
    return InputCheck().holds(Outcome.Inputs);
  }

  TemporaryFolder F;
  ParseJob Job;
  ParseOutcome Outcome;
};

TEST_F(Inputs, HoldWhileNothingChanges) { EXPECT_TRUE(holds()); }

TEST_F(Inputs, HoldWhenOtherFilesChange) {
  F.write("first/other.h", "#error\n");
  F.write("drv/notes.txt", "");
  F.write("third_party/more.h", "");
  EXPECT_TRUE(holds());
}

TEST_F(Inputs, HoldWhenAFileIsWrittenAgain) {
  F.write("second/shared.h", "#define X 1\n");
  EXPECT_TRUE(holds());
}

TEST_F(Inputs, ChangeWithTheMainFile) {
  F.write("drv/main.c", "int g;\n");
  EXPECT_FALSE(holds());
}

TEST_F(Inputs, ChangeWithAHeader) {
  // Of the same size, so that only the bytes tell.
  F.write("second/shared.h", "#define X 2\n");
  EXPECT_FALSE(holds());
}

TEST_F(Inputs, ChangeWithAFoundHeader) {
  F.write("third_party/found.h", "int g;\n");
  EXPECT_FALSE(holds());
}

TEST_F(Inputs, ChangeWhenAHeaderIsRemoved) {
  llvm::sys::fs::remove(F.path("second/shared.h"));
  EXPECT_FALSE(holds());
}

TEST_F(Inputs, ChangeWhenAHeaderAppearsEarlierOnThePath) {
  F.write("first/SHARED.H", "#define X 1\n");
  EXPECT_FALSE(holds());
}

TEST_F(Inputs, ChangeWhenAHeaderAppearsBesideTheFile) {
  F.write("drv/shared.h", "#define X 1\n");
  EXPECT_FALSE(holds());
}

TEST_F(Inputs, ChangeWhenABundledHeaderIsHidden) {
  F.write("second/fltKernel.h", "");
  EXPECT_FALSE(holds());
}

TEST_F(Inputs, ChangeWhenAMissingHeaderAppearsAnywhere) {
  F.write("some/where/else/Nowhere.h", "");
  EXPECT_FALSE(holds());
}

TEST_F(Inputs, ChangeWhenAFoundHeaderAppearsNearer) {
  F.write("drv/sub/found.h", "");
  EXPECT_FALSE(holds());
}

TEST_F(Inputs, NameEveryFileOnce) {
  std::vector<std::string> Files;
  for (const DiskAnswer &A : Outcome.Inputs)
    if (A.Kind == DiskAnswer::Content && A.Answer != folderContent())
      Files.push_back(A.Path);
  llvm::sort(Files);
  // Clang's own headers are read too.
  llvm::erase_if(Files, [&](const std::string &File) {
    return !llvm::StringRef(File).starts_with(F.path());
  });
  EXPECT_EQ(Files, (std::vector<std::string>{F.path("drv/main.c"),
                                             F.path("second/shared.h"),
                                             F.path("third_party/found.h")}));
}

TEST_F(Inputs, InclusionsSayWhatTheyCameTo) {
  const std::vector<Inclusion> &All = Outcome.Inclusions;
  ASSERT_EQ(All.size(), 4u);
  EXPECT_EQ(All[0].Written, "fltKernel.h");
  EXPECT_TRUE(All[0].Angled);
  EXPECT_EQ(All[0].From, F.path("drv/main.c"));
  EXPECT_EQ(All[0].File, "/__fltlint/include/fltkernel.h");
  EXPECT_EQ(All[1].File, F.path("second/shared.h"));
  EXPECT_FALSE(All[1].Angled);
  EXPECT_EQ(All[2].File, F.path("third_party/found.h"));
  EXPECT_EQ(All[3].Written, "nowhere.h");
  EXPECT_EQ(All[3].File, "");
}

} // namespace
