//===- RulesTest.cpp - Engine events to findings --------------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "fltlint/Rules/Checks.h"
#include "fltlint/Rules/Finding.h"
#include "gtest/gtest.h"

using namespace fltlint;
using namespace fltlint::engine;

namespace {

/// A module with one file, one function, and a location for each line.
class RulesTest : public testing::Test {
protected:
  RulesTest() {
    M.Files.push_back({"x.c", false});
    pm::Function F;
    F.Name = "f";
    F.DisplayName = "Class::f";
    M.Functions.push_back(F);
    for (uint32_t Line = 0; Line != 100; ++Line) {
      pm::Loc L;
      L.Expansion = {0, Line + 1, 5, Line + 1, 9};
      // Deep in some macro: never shown.
      L.Spelling = {0, 999, 1, 999, 1};
      M.Locs.push_back(L);
    }
    E.Function = 0;
    E.Acquisition = line(2);
    E.AcquiredBy = "FltGetStreamContext";
    E.Context = ddi::ContextKind::Stream;
    E.Variable = "ctx";
    E.Where = line(8);
  }

  static pm::LocId line(unsigned N) { return N - 1; }

  void step(StepKind Kind, unsigned Line, const char *Text = "",
            bool Taken = false, const char *Says = "") {
    Step S;
    S.Kind = Kind;
    S.Loc = line(Line);
    S.Text = Text;
    S.Taken = Taken;
    S.Says = Says;
    E.Path.push_back(S);
  }

  Finding finding() {
    Result R;
    R.Events.push_back(E);
    std::vector<Finding> Findings = makeFindings(M, R);
    EXPECT_EQ(Findings.size(), 1u);
    return Findings.at(0);
  }

  pm::Module M;
  Event E;
};

} // namespace

TEST_F(RulesTest, LeakNamesVariableKindAndGiver) {
  Finding F = finding();
  EXPECT_EQ(F.Check, "flt-context-leak");
  EXPECT_EQ(F.Message, "reference to the stream context 'ctx' obtained by "
                       "'FltGetStreamContext' is not released on this path");
  EXPECT_EQ(F.Function, "Class::f");
  EXPECT_EQ(F.Where.Path, "x.c");
  EXPECT_EQ(F.Where.Line, 8u);
  EXPECT_EQ(F.Where.Column, 5u);
}

TEST_F(RulesTest, LeakWithoutNamesStillSpeaks) {
  E.Variable.clear();
  E.AcquiredBy.clear();
  E.Context = ddi::ContextKind::Unknown;
  EXPECT_EQ(finding().Message, "reference to the context obtained earlier is "
                               "not released on this path");
}

TEST_F(RulesTest, NotesWalkThePath) {
  step(StepKind::Acquired, 2, "FltGetStreamContext", false, "succeeds");
  step(StepKind::Branch, 3, "NT_SUCCESS(status)", true);
  step(StepKind::Branch, 4, "state->Volatile", false);
  step(StepKind::Branch, 5, "code", true, "3");
  step(StepKind::Call, 6, "FltSetStreamContext", false, "fails");
  step(StepKind::ScopeEnd, 8, "ctx");
  Finding F = finding();
  std::vector<std::string> Messages;
  for (const FindingNote &N : F.Notes)
    Messages.push_back(N.Message);
  EXPECT_EQ(Messages,
            (std::vector<std::string>{
                "'FltGetStreamContext' returns a referenced stream context in "
                "'ctx' (assuming the call succeeds)",
                "assuming 'NT_SUCCESS(status)' is true",
                "assuming 'state->Volatile' is false", "assuming 'code' is 3",
                "assuming the call of 'FltSetStreamContext' fails",
                "'ctx' goes out of scope here while it still holds the "
                "reference"}));
}

TEST_F(RulesTest, AcquisitionIsNotedEvenIfThePathDoesNotSayIt) {
  step(StepKind::ScopeEnd, 8, "ctx");
  Finding F = finding();
  ASSERT_EQ(F.Notes.size(), 2u);
  EXPECT_EQ(F.Notes[0].Where.Line, 2u);
}

TEST_F(RulesTest, AReferenceFromAnotherFunctionWasHandedOver) {
  M.Functions[0].Loc = line(1);
  M.Functions[0].EndLoc = line(10);
  step(StepKind::ScopeEnd, 8, "ctx");
  EXPECT_EQ(finding().Notes.size(), 2u);
  E.Acquisition = line(50);
  Finding F = finding();
  ASSERT_EQ(F.Notes.size(), 3u);
  EXPECT_EQ(F.Notes[0].Where.Line, 50u);
  EXPECT_EQ(F.Notes[1].Where.Line, 1u);
  EXPECT_EQ(F.Notes[1].Message, "the reference is handed over to 'Class::f', "
                                "which has to release it");
}

TEST_F(RulesTest, ReferenceAddsInsteadOfReturning) {
  E.AcquiredBy = "FltReferenceContext";
  step(StepKind::Acquired, 2, "FltReferenceContext");
  EXPECT_EQ(finding().Notes.at(0).Message,
            "'FltReferenceContext' adds a reference to the stream context "
            "'ctx'");
}

TEST_F(RulesTest, WhereTheHolderDiesIsSaidInsteadOfWhereControlLeaves) {
  step(StepKind::Acquired, 2, "FltGetStreamContext");
  step(StepKind::Exit, 8);
  EXPECT_EQ(finding().Notes.back().Message,
            "control leaves here while the reference is still owned");
  E.Path.pop_back();
  step(StepKind::ScopeEnd, 8, "ctx");
  step(StepKind::Exit, 8);
  EXPECT_EQ(finding().Notes.back().Message,
            "'ctx' goes out of scope here while it still holds the reference");
}

TEST_F(RulesTest, AssumptionOfACallThatMayFailComesFromTheTable) {
  step(StepKind::Acquired, 2, "FltGetStreamContext");
  EXPECT_EQ(finding().Notes.at(0).Message,
            "'FltGetStreamContext' returns a referenced stream context in "
            "'ctx' (assuming the call succeeds)");
}

TEST_F(RulesTest, OtherExitsAreRelated) {
  E.OtherExits = {line(12), line(20)};
  Finding F = finding();
  ASSERT_EQ(F.Related.size(), 2u);
  EXPECT_EQ(F.Related[1].Where.Line, 20u);
}

TEST_F(RulesTest, SecondReleaseAndForeignReleaseAreToldApart) {
  E.Kind = EventKind::OverRelease;
  step(StepKind::Released, 8);
  EXPECT_EQ(finding().Check, "flt-context-over-release");
  EXPECT_EQ(finding().Message, "the stream context 'ctx' is released without "
                               "a reference of this function's own");
  step(StepKind::Released, 6);
  EXPECT_EQ(finding().Message,
            "the stream context 'ctx' is released once more although its "
            "reference obtained by 'FltGetStreamContext' was already released "
            "on this path");
}

TEST_F(RulesTest, KindsOfEventsHaveTheirChecks) {
  E.Kind = EventKind::UseAfterRelease;
  EXPECT_EQ(finding().Check, "flt-context-use-after-release");
  E.Kind = EventKind::ReleaseOfNull;
  EXPECT_EQ(finding().Check, "flt-context-uninitialized");
  E.Kind = EventKind::ReleaseOfUndefined;
  EXPECT_EQ(finding().Check, "flt-context-uninitialized");
}

TEST_F(RulesTest, FindingsAreSortedAndUnique) {
  Result R;
  Event Later = E, Other = E;
  Later.Where = line(30);
  // Another acquisition that is lost at the same place is another finding.
  Other.Acquisition = line(3);
  R.Events = {Later, E, E, Other};
  std::vector<Finding> Findings = makeFindings(M, R);
  ASSERT_EQ(Findings.size(), 3u);
  EXPECT_EQ(Findings[0].Where.Line, 8u);
  EXPECT_EQ(Findings[1].Where.Line, 8u);
  EXPECT_EQ(Findings[2].Where.Line, 30u);
}

TEST(Checks, NamesAreUniqueAndFound) {
  for (const CheckInfo &C : allChecks())
    EXPECT_EQ(findCheck(C.Name), &C);
  EXPECT_EQ(findCheck("flt-nothing"), nullptr);
}
