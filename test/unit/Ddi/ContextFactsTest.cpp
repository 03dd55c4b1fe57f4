//===- ContextFactsTest.cpp - The context DDIs against their pages --------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts.h"
#include "llvm/ADT/STLExtras.h"
#include "gtest/gtest.h"

using namespace facts;

namespace {

constexpr int64_t Null = 0, Address = 0x1000;
constexpr int64_t Replace = 0, Keep = 1;

struct Presence {
  const char *Name;
  unsigned NumParams;
  unsigned MaxIrql;
  bool CountsContexts;
};

// PASSIVE_LEVEL 0, APC_LEVEL 1, DISPATCH_LEVEL 2, as the pages say.
const Presence AllContextRoutines[] = {
    {"FltAllocateContext", 5, 1, true},
    {"FltGetInstanceContext", 2, 1, true},
    {"FltGetFileContext", 3, 1, true},
    {"FltGetStreamContext", 3, 1, true},
    {"FltGetStreamHandleContext", 3, 1, true},
    {"FltGetTransactionContext", 3, 1, true},
    {"FltGetVolumeContext", 3, 1, true},
    {"FltGetSectionContext", 3, 1, true},
    {"FltGetContexts", 3, 1, true},
    {"FltGetContextsEx", 4, 1, true},
    {"FltReferenceContext", 1, 2, true},
    {"FltSetVolumeContext", 4, 1, true},
    {"FltSetInstanceContext", 4, 1, true},
    {"FltSetFileContext", 5, 1, true},
    {"FltSetStreamContext", 5, 1, true},
    {"FltSetStreamHandleContext", 5, 1, true},
    {"FltSetTransactionContext", 5, 1, true},
    {"FltDeleteContext", 1, 1, true},
    {"FltDeleteVolumeContext", 3, 1, true},
    {"FltDeleteInstanceContext", 2, 1, true},
    {"FltDeleteFileContext", 3, 1, true},
    {"FltDeleteStreamContext", 3, 1, true},
    {"FltDeleteStreamHandleContext", 3, 1, true},
    {"FltDeleteTransactionContext", 3, 1, true},
    {"FltReleaseContext", 1, 2, true},
    {"FltReleaseContexts", 1, 2, true},
    {"FltReleaseContextsEx", 2, 2, true},
    {"FltRegisterForDataScan", 1, 1, false},
    {"FltCreateSectionForDataScan", 12, 1, true},
    {"FltCloseSectionForDataScan", 1, 1, true},
    {"FltEnlistInTransaction", 4, 1, true},
    {"FltCommitComplete", 3, 0, true},
    {"FltRollbackComplete", 3, 0, true},
    {"FltCommitFinalizeComplete", 3, 1, true},
    {"FltPrepareComplete", 3, 1, true},
    {"FltPrePrepareComplete", 3, 1, true},
    {"FltRollbackEnlistment", 3, 1, true},
    {"FltSupportsFileContexts", 1, 1, false},
    {"FltSupportsFileContextsEx", 2, 1, false},
    {"FltSupportsStreamContexts", 1, 1, false},
    {"FltSupportsStreamHandleContexts", 1, 1, false},
};

class ContextRoutine : public testing::TestWithParam<Presence> {};

TEST_P(ContextRoutine, IsInTheTable) {
  const Presence &P = GetParam();
  const Function *F = DdiTable::builtin().find(P.Name);
  ASSERT_TRUE(F);
  EXPECT_EQ(F->NumParams, P.NumParams);
  ASSERT_TRUE(F->MaxIrql);
  EXPECT_EQ(unsigned(*F->MaxIrql), P.MaxIrql);
  EXPECT_EQ(F->CountsContexts, P.CountsContexts);
  EXPECT_FALSE(F->UserDefined);
  EXPECT_EQ(F->Exit, ExitKind::Returns);
  EXPECT_FALSE(F->MayRaise);
  EXPECT_EQ(F->Page, "nf-fltkernel-" + llvm::StringRef(P.Name).lower());
  EXPECT_EQ(F->ParamNames.size(), P.NumParams);
}

INSTANTIATE_TEST_SUITE_P(Ddi, ContextRoutine,
                         testing::ValuesIn(AllContextRoutines),
                         [](const auto &Info) {
                           return std::string(Info.param.Name);
                         });

TEST(ContextFacts, AllocateGivesOneReference) {
  // (Filter, ContextType, ContextSize, PoolType, *ReturnedContext)
  EXPECT_EQ(call("FltAllocateContext", {}, Ok),
            Alternatives{"acquire new *4 kind 1 size 2 pool 3"});
  // No page says what a failure leaves behind.
  for (int64_t Failure : {InsufficientResources, Deleting, InvalidParameter})
    EXPECT_EQ(call("FltAllocateContext", {}, Failure),
              Alternatives{"unset *4"});
}

struct GetRoutine {
  const char *Name;
  unsigned Out;
  const char *Kind;
  bool MayBeUnsupported; ///< The page lists STATUS_NOT_SUPPORTED.
};
const GetRoutine GetRoutines[] = {
    {"FltGetVolumeContext", 2, "volume", false},
    {"FltGetInstanceContext", 1, "instance", false},
    {"FltGetFileContext", 2, "file", true},
    {"FltGetStreamContext", 2, "stream", true},
    {"FltGetStreamHandleContext", 2, "stream handle", true},
    {"FltGetTransactionContext", 2, "transaction", false},
    {"FltGetSectionContext", 2, "section", true},
};

TEST(ContextFacts, GetReferencesOrLeavesNull) {
  for (const GetRoutine &G : GetRoutines) {
    std::string Out = "*" + std::to_string(G.Out);
    EXPECT_EQ(call(G.Name, {}, Ok),
              Alternatives{"acquire " + Out + " " + std::string(G.Kind)})
        << G.Name;
    EXPECT_EQ(call(G.Name, {}, NotFound), Alternatives{"null " + Out})
        << G.Name;
    EXPECT_EQ(call(G.Name, {}, NotSupported),
              Alternatives{(G.MayBeUnsupported ? "null " : "unknown ") + Out})
        << G.Name;
    EXPECT_EQ(call(G.Name, {}, InsufficientResources),
              Alternatives{"unknown " + Out})
        << G.Name;
    const Function *F = DdiTable::builtin().find(G.Name);
    EXPECT_EQ(F->OutArgs, std::vector<unsigned>{G.Out});
  }
}

TEST(ContextFacts, GetContextsWritesEveryMember) {
  EXPECT_EQ(call("FltGetContexts", {}, 0),
            Alternatives{"acquire 6 members of *2 by 1"});
  EXPECT_EQ(call("FltGetContextsEx", {}, Ok),
            Alternatives{"acquire 7 members of *3 by 1"});
  EXPECT_EQ(call("FltGetContextsEx", {}, InvalidParameter),
            Alternatives{"unset *3"});
}

TEST(ContextFacts, ReferenceReleaseDelete) {
  EXPECT_EQ(call("FltReferenceContext", {}, 0), Alternatives{"reference 0"});
  EXPECT_EQ(call("FltReleaseContext", {}, 0), Alternatives{"release 0"});
  EXPECT_EQ(call("FltReleaseContexts", {}, 0),
            Alternatives{"release 6 members of *0"});
  EXPECT_EQ(call("FltReleaseContextsEx", {}, 0),
            Alternatives{"release 7 members of *1"});
  // The caller's own reference stays.
  EXPECT_EQ(call("FltDeleteContext", {}, 0), Alternatives{"detach 0"});
  for (const char *Name :
       {"FltReferenceContext", "FltReleaseContext", "FltDeleteContext"})
    EXPECT_EQ(DdiTable::builtin().find(Name)->ContextArgs,
              std::vector<unsigned>{0})
        << Name;
}

//===----------------------------------------------------------------------===//
// FltSet*: the state table of the documentation, row by row, for all six
//===----------------------------------------------------------------------===//

struct SetRoutine {
  const char *Name;
  unsigned Operation, New, Old;
  const char *Kind;
};

const SetRoutine SetRoutines[] = {
    {"FltSetVolumeContext", 1, 2, 3, "volume"},
    {"FltSetInstanceContext", 1, 2, 3, "instance"},
    {"FltSetFileContext", 2, 3, 4, "file"},
    {"FltSetStreamContext", 2, 3, 4, "stream"},
    {"FltSetStreamHandleContext", 2, 3, 4, "stream handle"},
    {"FltSetTransactionContext", 2, 3, 4, "transaction"},
};

struct SetRow {
  const char *What;
  int64_t Operation, Old, Status;
  /// $N, $O, $K stand for the new context, *OldContext and the kind.
  Alternatives Expected;
};

const SetRow SetRows[] = {
    {"1: keep, none attached", Keep, Address, Ok, {"attach $N, null $O"}},
    {"2: keep, one attached", Keep, Address, AlreadyDefined, {"acquire $O $K"}},
    {"3 and 4: replace",
     Replace,
     Address,
     Ok,
     {"attach $N, null $O", "attach $N, acquire $O $K"}},
    {"5: keep, new one is linked",
     Keep,
     Address,
     AlreadyLinked,
     {"unknown $O"}},
    {"5: replace, new one is linked",
     Replace,
     Address,
     AlreadyLinked,
     {"unknown $O"}},
    {"6: keep, deleting", Keep, Address, Deleting, {"unknown $O"}},
    {"6: replace, deleting", Replace, Address, Deleting, {"unknown $O"}},
    {"6: keep, invalid", Keep, Address, InvalidParameter, {"unknown $O"}},
    {"6: replace, unsupported", Replace, Address, NotSupported, {"unknown $O"}},
    {"1 without OldContext", Keep, Null, Ok, {"attach $N"}},
    {"2 without OldContext", Keep, Null, AlreadyDefined, {""}},
    {"3 and 4 without OldContext", Replace, Null, Ok, {"attach $N"}},
    {"5 without OldContext", Keep, Null, AlreadyLinked, {""}},
    {"6 without OldContext", Replace, Null, Deleting, {""}},
};

void replaceAll(std::string &S, llvm::StringRef From, const std::string &To) {
  for (size_t At; (At = S.find(From)) != std::string::npos;)
    S.replace(At, From.size(), To);
}

TEST(ContextFacts, SetFollowsTheStateTable) {
  for (const SetRoutine &R : SetRoutines)
    for (const SetRow &Row : SetRows) {
      std::vector<int64_t> Args(R.Old + 1, Address);
      Args[R.Operation] = Row.Operation;
      Args[R.Old] = Row.Old;
      Alternatives Expected = Row.Expected;
      for (std::string &S : Expected) {
        replaceAll(S, "$N", std::to_string(R.New));
        replaceAll(S, "$O", "*" + std::to_string(R.Old));
        replaceAll(S, "$K", R.Kind);
      }
      EXPECT_EQ(call(R.Name, Args, Row.Status), Expected)
          << R.Name << ", row " << Row.What;
    }
}

TEST(ContextFacts, SetNeverTouchesTheCallersReference) {
  for (const SetRoutine &R : SetRoutines) {
    const Function *F = DdiTable::builtin().find(R.Name);
    for (const Outcome &O : F->Outcomes)
      for (const Effect &E : O.Effects) {
        EXPECT_NE(E.Kind, EffectKind::Release) << R.Name;
        EXPECT_NE(E.Kind, EffectKind::Reference) << R.Name;
      }
    EXPECT_EQ(F->ContextArgs, std::vector<unsigned>{R.New});
    EXPECT_TRUE(F->OptionalContextArgs.empty());
    // A NULL OldContext is no mistake.
    EXPECT_TRUE(F->OutArgs.empty());
    EXPECT_EQ(F->OptionalOutArgs, std::vector<unsigned>{R.Old});
  }
}

//===----------------------------------------------------------------------===//
// FltDelete*
//===----------------------------------------------------------------------===//

TEST(ContextFacts, DeleteConvertsTheObjectsReference) {
  struct {
    const char *Name;
    unsigned Old;
    const char *Kind;
    const char *WhenNotFound;
  } Routines[] = {
      {"FltDeleteVolumeContext", 2, "volume", "unknown"},
      {"FltDeleteInstanceContext", 1, "instance", "unknown"},
      {"FltDeleteFileContext", 2, "file", "null"},
      {"FltDeleteStreamContext", 2, "stream", "unknown"},
      {"FltDeleteStreamHandleContext", 2, "stream handle", "unknown"},
      {"FltDeleteTransactionContext", 2, "transaction", "unknown"},
  };
  for (const auto &R : Routines) {
    std::vector<int64_t> Args(R.Old + 1, Address);
    std::string Old = "*" + std::to_string(R.Old);
    EXPECT_EQ(call(R.Name, Args, Ok),
              Alternatives{"acquire " + Old + " " + R.Kind})
        << R.Name;
    EXPECT_EQ(call(R.Name, Args, NotFound),
              Alternatives{std::string(R.WhenNotFound) + " " + Old})
        << R.Name;
    EXPECT_EQ(call(R.Name, Args, Deleting), Alternatives{"unknown " + Old})
        << R.Name;
    Args[R.Old] = Null;
    for (int64_t Status : {Ok, NotFound, Deleting})
      EXPECT_EQ(call(R.Name, Args, Status), Alternatives{""}) << R.Name;
    // The caller needs no reference of its own.
    EXPECT_TRUE(DdiTable::builtin().find(R.Name)->ContextArgs.empty());
  }
}

//===----------------------------------------------------------------------===//
// Sections, transactions, queries
//===----------------------------------------------------------------------===//

TEST(ContextFacts, SectionContextOwesNothingAfterASuccessfulCreate) {
  EXPECT_EQ(call("FltCreateSectionForDataScan", {}, Ok),
            Alternatives{"attach 2, open 2, unknown *9, nonnull *10, "
                         "unknown *11"});
  // A failure leaves the reference of the allocation to be released.
  for (int64_t Failure : {AlreadyDefined, InsufficientResources})
    EXPECT_EQ(call("FltCreateSectionForDataScan", {}, Failure),
              Alternatives{"unknown *9, unknown *10, unknown *11"});
  EXPECT_EQ(call("FltCloseSectionForDataScan", {}, Ok),
            Alternatives{"close 0"});
  // It was closed before.
  EXPECT_EQ(call("FltCloseSectionForDataScan", {}, NotFound),
            Alternatives{"close 0"});
}

TEST(ContextFacts, TransactionRoutinesBorrow) {
  const DdiTable &T = DdiTable::builtin();
  EXPECT_EQ(call("FltEnlistInTransaction", {}, Ok), Alternatives{""});
  EXPECT_EQ(call("FltEnlistInTransaction", {}, InsufficientResources),
            Alternatives{""});
  EXPECT_EQ(T.find("FltEnlistInTransaction")->ContextArgs,
            std::vector<unsigned>{2});
  EXPECT_TRUE(T.find("FltEnlistInTransaction")->OptionalContextArgs.empty());
  for (const char *Name : {"FltCommitComplete", "FltRollbackComplete",
                           "FltCommitFinalizeComplete", "FltPrepareComplete",
                           "FltPrePrepareComplete", "FltRollbackEnlistment"}) {
    EXPECT_EQ(call(Name, {}, Ok), Alternatives{""}) << Name;
    EXPECT_EQ(T.find(Name)->OptionalContextArgs, std::vector<unsigned>{2})
        << Name;
  }
}

TEST(ContextFacts, StatusesAreSigned) {
  const DdiTable &T = DdiTable::builtin();
  EXPECT_EQ(T.findConstant("STATUS_NOT_FOUND"), NotFound);
  EXPECT_EQ(T.findConstant("STATUS_FLT_CONTEXT_ALREADY_DEFINED"),
            AlreadyDefined);
  EXPECT_EQ(T.findConstant("STATUS_FLT_IO_COMPLETE"), 0x001C0001);
  EXPECT_EQ(T.findConstant("STATUS_NO_SUCH_THING"), std::nullopt);
  EXPECT_LT(*T.findConstant("STATUS_FLT_CONTEXT_ALREADY_LINKED"), 0);
}

TEST(ContextFacts, CallsThroughPointersAreFoundByTheirEnd) {
  const DdiTable &T = DdiTable::builtin();
  auto Name = [&](llvm::StringRef Pointer, unsigned NumParams) {
    const Function *F = T.findBySuffix(Pointer, NumParams);
    return F ? F->Name : std::string();
  };
  EXPECT_EQ(Name("pfnFltGetStreamContext", 3), "FltGetStreamContext");
  EXPECT_EQ(Name("g_Globals.PFltSetTransactionContext", 5),
            "FltSetTransactionContext");
  EXPECT_EQ(Name("FltReleaseContext", 1), "FltReleaseContext");
  // Wrong arity, no context routine, nothing known.
  EXPECT_EQ(Name("pfnFltGetStreamContext", 2), "");
  EXPECT_EQ(Name("pfnExFreePoolWithTag", 2), "");
  EXPECT_EQ(Name("callback", 1), "");
  EXPECT_EQ(Name("", 1), "");
}

TEST(ContextFacts, EveryOutcomeThatDecidesOverAReferenceHasWords) {
  // Notes say how the call came out; without words they would be blank where
  // a reference depends on it.
  for (const auto &Entry : DdiTable::builtin().functions()) {
    const Function &F = Entry.second;
    if (!F.CountsContexts || F.Outcomes.size() < 2)
      continue;
    for (const Outcome &O : F.Outcomes)
      EXPECT_NE(O.Says, "") << F.Name;
  }
}

} // namespace
