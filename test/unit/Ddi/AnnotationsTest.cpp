//===- AnnotationsTest.cpp - Facts declared in the source -----------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts.h"
#include "gtest/gtest.h"

using namespace facts;

namespace {

/// A table with one annotated function F, or the complaint about it.
struct Annotated {
  DdiTable Table = DdiTable::createDefault();
  std::string Complaint;
  Annotated(unsigned NumParams, std::vector<std::string> Annotations) {
    Complaint = toString(Table.addAnnotated("F", NumParams, Annotations));
  }
  Alternatives call(std::vector<int64_t> Args, int64_t Ret) const {
    return Complaint.empty() ? facts::call(Table, "F", Args, Ret)
                             : Alternatives{Complaint};
  }
  const Function &function() const { return *Table.find("F"); }
};

TEST(Annotations, Acquires) {
  Annotated A(2, {"acquires(1, stream handle)"});
  EXPECT_EQ(A.call({}, Ok), Alternatives{"acquire *1 stream handle"});
  EXPECT_EQ(A.call({}, NotFound), Alternatives{"null *1"});
  EXPECT_EQ(A.function().OutArgs, std::vector<unsigned>{1});
  EXPECT_TRUE(A.function().CountsContexts);
  EXPECT_TRUE(A.function().UserDefined);

  Annotated B(1, {"acquires(0) if TRUE"});
  EXPECT_EQ(B.call({}, 1), Alternatives{"acquire *0"});
  EXPECT_EQ(B.call({}, 0), Alternatives{"null *0"});

  Annotated C(1, {"always_acquires(0, file)"});
  EXPECT_EQ(C.call({}, 0), Alternatives{"acquire *0 file"});
  EXPECT_EQ(C.call({}, -1), Alternatives{"acquire *0 file"});
}

TEST(Annotations, ReturnsAcquired) {
  Annotated A(1, {"returns_acquired(volume)"});
  EXPECT_EQ(A.call({}, 0x1000), Alternatives{"acquire return volume"});
  EXPECT_EQ(A.call({}, 0), Alternatives{"null return"});
  Annotated B(0, {"returns_acquired"});
  EXPECT_EQ(B.call({}, 0x1000), Alternatives{"acquire return"});
}

TEST(Annotations, ReleasesToleratesNull) {
  Annotated A(2, {"releases(1)"});
  EXPECT_EQ(A.call({8, 8}, 0), Alternatives{"release 1"});
  EXPECT_EQ(A.call({8, 0}, 0), Alternatives{""});
  EXPECT_EQ(A.function().ContextArgs, std::vector<unsigned>{1});
  EXPECT_EQ(A.function().OptionalContextArgs, std::vector<unsigned>{1});

  Annotated B(1, {"releases(0) if success"});
  EXPECT_EQ(B.call({8}, Ok), Alternatives{"release 0"});
  EXPECT_EQ(B.call({8}, NotFound), Alternatives{""});

  Annotated C(2, {"releases(0)", "releases(1)"});
  EXPECT_EQ(C.call({8, 8}, 0), Alternatives{"release 0, release 1"});
  EXPECT_EQ(C.call({8, 0}, 0), Alternatives{"release 0"});
  EXPECT_EQ(C.call({0, 8}, 0), Alternatives{"release 1"});
  EXPECT_EQ(C.call({0, 0}, 0), Alternatives{""});
}

TEST(Annotations, SeveralTogether) {
  Annotated A(3, {"acquires(2, file)", "borrows(0)", "stores(1) if success",
                  "max_irql(APC_LEVEL)", "may_raise"});
  EXPECT_EQ(A.call({}, Ok), Alternatives{"acquire *2 file, capture 1"});
  EXPECT_EQ(A.call({}, NotFound), Alternatives{"null *2"});
  EXPECT_EQ(A.function().ContextArgs, std::vector<unsigned>{0});
  EXPECT_EQ(A.function().MaxIrql, Irql(1));
  EXPECT_TRUE(A.function().MayRaise);
}

TEST(Annotations, TheOthers) {
  EXPECT_EQ(Annotated(1, {"references(0)"}).call({}, 0),
            Alternatives{"reference 0"});
  EXPECT_EQ(Annotated(1, {"borrows(0)"}).call({}, 0), Alternatives{""});
  EXPECT_EQ(Annotated(1, {"frees(0)"}).call({}, 0), Alternatives{"free 0"});
  Annotated Memory(2, {"returns_memory(1)"});
  EXPECT_EQ(Memory.call({}, 0x1000), Alternatives{"allocate 1"});
  EXPECT_EQ(Memory.call({}, 0), Alternatives{""});
  EXPECT_EQ(Annotated(0, {"noreturn"}).function().Exit, ExitKind::Stops);
  EXPECT_EQ(Annotated(0, {"raises"}).function().Exit, ExitKind::Raises);
  EXPECT_EQ(Annotated(0, {"ends_thread"}).function().Exit,
            ExitKind::ThreadExit);
  EXPECT_FALSE(Annotated(0, {"noreturn"}).function().CountsContexts);
}

TEST(Annotations, Mistakes) {
  struct {
    unsigned NumParams;
    std::vector<std::string> Annotations;
    const char *Complaint;
  } Cases[] = {
      {1,
       {"realeases(0)"},
       "F: flt::realeases(0): this annotation is not "
       "known; docs/ddi.md lists them"},
      {1,
       {"releases(1)"},
       "F: flt::releases(1): the function has 1 "
       "parameters, counting from 0"},
      {1, {"releases"}, "F: flt::releases: an argument is missing"},
      {1,
       {"releases(ctx)"},
       "F: flt::releases(ctx): the number of a "
       "parameter is expected, counting from 0"},
      {2,
       {"releases(0, 1)"},
       "F: flt::releases(0, 1): there are too many "
       "arguments"},
      {1,
       {"acquires(0, directory)"},
       "F: flt::acquires(0, directory): "
       "'directory' is not a kind of context"},
      {1,
       {"releases(0"},
       "F: flt::releases(0: the closing parenthesis is "
       "missing"},
      {1,
       {"releases(0) if lucky"},
       "F: flt::releases(0) if lucky: 'if' must "
       "be followed by success, failure, TRUE "
       "or FALSE"},
      {1,
       {"borrows(0) if success"},
       "F: flt::borrows(0) if success: this "
       "annotation takes no 'if'"},
      {1,
       {"max_irql(HIGH)"},
       "F: flt::max_irql(HIGH): PASSIVE, APC or "
       "DISPATCH is expected"},
      {2,
       {"acquires(0)", "releases(1) if TRUE"},
       "F: a function returns either a status (if success, if failure) or a "
       "truth value (if TRUE, if FALSE)"},
  };
  for (const auto &C : Cases) {
    Annotated A(C.NumParams, C.Annotations);
    EXPECT_EQ(A.Complaint, C.Complaint);
    EXPECT_FALSE(A.Table.find("F"));
  }
}

TEST(Annotations, ManyDeclarationsMustAgree) {
  Annotated A(1, {"releases(0)"});
  // Each translation unit brings the declaration along.
  EXPECT_EQ(toString(A.Table.addAnnotated("F", 1, {"releases(0)"})), "");
  EXPECT_EQ(toString(A.Table.addAnnotated("F", 1, {"references(0)"})),
            "F: two declarations of this function carry different flt:: "
            "annotations");
  EXPECT_EQ(toString(A.Table.addAnnotated("F", 1, {})), "");
}

TEST(Annotations, TheTableIsNotContradicted) {
  DdiTable T = DdiTable::createDefault();
  EXPECT_EQ(toString(T.addAnnotated("FltReleaseContext", 1, {"releases(0)"})),
            "FltReleaseContext: the table has a row for this function "
            "already; its flt:: annotations would contradict or repeat it");
}

} // namespace
