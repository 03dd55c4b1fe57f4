//===- LoaderTest.cpp - Users' files, right and wrong ---------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts.h"
#include "gtest/gtest.h"

using namespace facts;

namespace {

DdiTable extended(llvm::StringRef Yaml) {
  DdiTable T = DdiTable::createDefault();
  EXPECT_EQ(llvm::toString(T.addFacts(Yaml, "my.yaml")), "");
  return T;
}

TEST(Loader, AddsAUsersRow) {
  DdiTable T = extended("ddis:\n"
                        "- ddi: MyRelease(Log, context opt Ctx)\n"
                        "  irql: APC\n"
                        "  outcomes:\n"
                        "  - {when: Ctx is NULL}\n"
                        "  - {when: Ctx is not NULL, do: release Ctx}\n");
  const Function *F = T.find("MyRelease");
  ASSERT_TRUE(F);
  EXPECT_TRUE(F->UserDefined);
  EXPECT_TRUE(F->CountsContexts);
  EXPECT_EQ(F->NumParams, 2u);
  EXPECT_EQ(F->MaxIrql, Irql(1));
  EXPECT_EQ(F->ContextArgs, std::vector<unsigned>{1});
  EXPECT_EQ(F->OptionalContextArgs, std::vector<unsigned>{1});
  EXPECT_EQ(call(T, "MyRelease", {1, 0}, 0), Alternatives{""});
  EXPECT_EQ(call(T, "MyRelease", {1, 8}, 0), Alternatives{"release 1"});
  // The table of the program itself is as it was.
  EXPECT_FALSE(DdiTable::builtin().find("MyRelease"));
}

TEST(Loader, KnowsTheBuiltInConstantsAndItsOwn) {
  DdiTable T = extended(
      "statuses: {STATUS_MINE: 0xE0000001}\n"
      "constants: {MY_FLAG: 4}\n"
      "ddis:\n"
      "- ddi: MyGet(Flags, out Ctx)\n"
      "  outcomes:\n"
      "  - {ret: success, do: acquire *Ctx as stream handle}\n"
      "  - {when: Flags has MY_FLAG, ret: STATUS_NOT_FOUND or STATUS_MINE,\n"
      "     do: null *Ctx}\n"
      "  - {when: Flags has MY_FLAG,\n"
      "     ret: failure but STATUS_NOT_FOUND or STATUS_MINE,\n"
      "     do: unset *Ctx}\n"
      "  - {when: Flags lacks MY_FLAG, ret: failure, do: null *Ctx}\n");
  EXPECT_EQ(call(T, "MyGet", {5, 8}, Ok),
            Alternatives{"acquire *1 stream handle"});
  EXPECT_EQ(call(T, "MyGet", {5, 8}, NotFound), Alternatives{"null *1"});
  EXPECT_EQ(call(T, "MyGet", {5, 8}, status(0xE0000001)),
            Alternatives{"null *1"});
  EXPECT_EQ(call(T, "MyGet", {5, 8}, NotSupported), Alternatives{"unset *1"});
  EXPECT_EQ(call(T, "MyGet", {1, 8}, NotSupported), Alternatives{"null *1"});
}

TEST(Loader, GroupsByKind) {
  DdiTable T = extended("ddis:\n"
                        "- ddis:\n"
                        "    file:    MyGetFile(out Ctx)\n"
                        "    volume: ['MyGetVolume(A, out Ctx)',\n"
                        "             'MyFindVolume(out Ctx)']\n"
                        "  do: acquire *Ctx\n");
  EXPECT_EQ(call(T, "MyGetFile", {}, 0), Alternatives{"acquire *0 file"});
  EXPECT_EQ(call(T, "MyFindVolume", {}, 0), Alternatives{"acquire *0 volume"});
}

TEST(Loader, ReadsEveryForm) {
  DdiTable T = extended("ddis:\n"
                        "- ddi: Ranges(out N)\n"
                        "  outcomes:\n"
                        "  - {ret: 0..3, do: set *N to -1 or 7}\n"
                        "  - {ret: '> 3', do: 'set *N to <= 0x10'}\n"
                        "  - {ret: < 0, do: nonnull *N}\n"
                        "- ddi: Whole()\n"
                        "  exit: ends thread\n"
                        "- ddi: Truth(context C)\n"
                        "  outcomes:\n"
                        "  - {ret: TRUE, do: [reference C, excuse C]}\n"
                        "  - {ret: FALSE}\n"
                        "- ddi: Register(Driver, registration R)\n"
                        "- ddi: FindRoutine(routine-name Name)\n"
                        "- ddi: Fresh()\n"
                        "  outcomes:\n"
                        "  - {ret: non-NULL, do: may acquire return}\n"
                        "  - {ret: \"NULL\", do: null return}\n");
  EXPECT_EQ(call(T, "Ranges", {}, 3), Alternatives{"set *0 to -1..-1 7..7"});
  EXPECT_EQ(call(T, "Ranges", {}, 4),
            Alternatives{"set *0 to -9223372036854775808..16"});
  EXPECT_EQ(call(T, "Ranges", {}, -1), Alternatives{"nonnull *0"});
  EXPECT_EQ(T.find("Whole")->Exit, ExitKind::ThreadExit);
  EXPECT_EQ(T.find("Whole")->Outcomes.size(), 1u);
  EXPECT_EQ(call(T, "Truth", {}, 255), Alternatives{"reference 0, excuse 0"});
  EXPECT_EQ(call(T, "Fresh", {}, 8), Alternatives{"may acquire return"});
  EXPECT_EQ(T.find("Register")->RegistrationArg, 1u);
  EXPECT_EQ(T.find("Register")->RoutineNameArg, std::nullopt);
  EXPECT_EQ(T.find("FindRoutine")->RoutineNameArg, 0u);
  EXPECT_EQ(T.find("FindRoutine")->RegistrationArg, std::nullopt);
}

TEST(Loader, ReplacesOnlyWhenAsked) {
  EXPECT_EQ(complaint("ddis:\n- {ddi: FltReleaseContext(C), do: free C}\n"),
            "my.yaml:2:9: FltReleaseContext has a row already; add "
            "'override: true' to replace it");
  EXPECT_EQ(complaint("ddis:\n- {ddi: MyOwn(C), override: true}\n"),
            "my.yaml:2:9: MyOwn has no row that could be replaced");
  DdiTable T = extended("ddis:\n"
                        "- ddi: FltDeleteContext(context C)\n"
                        "  override: true\n"
                        "  do: [detach C, release C]\n");
  EXPECT_EQ(call(T, "FltDeleteContext", {}, 0),
            Alternatives{"detach 0, release 0"});
  EXPECT_TRUE(T.find("FltDeleteContext")->UserDefined);
}

TEST(Loader, AddsRoles) {
  DdiTable T = extended("roles:\n"
                        "- role: MY_NOTIFY(Cookie, context Ctx)\n"
                        "  irql: APC to DISPATCH\n");
  const Role *R = T.findRole("PMY_NOTIFY");
  ASSERT_TRUE(R);
  EXPECT_EQ(unsigned(R->MinIrql), 1u);
  EXPECT_EQ(unsigned(R->MaxIrql), 2u);
  EXPECT_EQ(R->BorrowedContexts, std::vector<unsigned>{1});
}

TEST(Loader, AddsObjects) {
  DdiTable T = extended("objects:\n"
                        "  _MY_OBJECT: an object of mine\n");
  EXPECT_EQ(T.findObject("_MY_OBJECT"), "an object of mine");
  EXPECT_EQ(T.findObject("_FILE_OBJECT"), "a file object");
  EXPECT_EQ(T.findObject("_MY_CONTEXT"), "");
}

TEST(Loader, AnEmptyFileAddsNothing) {
  EXPECT_EQ(complaint(""), "");
  EXPECT_EQ(complaint("# nothing yet\n"), "");
}

struct Mistake {
  const char *Yaml, *Complaint;
};

const Mistake Mistakes[] = {
    // Not YAML, or not of this form.
    {"ddis: [", "my.yaml:1:7: "},
    {"- ddi: X()\n", "my.yaml:1:1: a mapping is expected here"},
    {"rows: []\n", "my.yaml:1:1: 'rows' is not known here; known are "
                   "statuses, constants, ddis, roles"},
    {"ddis:\n- {ddi: X(), doo: free P}\n",
     "my.yaml:2:14: 'doo' is not known here; known are ddi, ddis, header, "
     "page, irql, irql_if_paged, exit, may_raise, override, do, outcomes"},
    {"ddis:\n- {ddi: X(), ddi: Y()}\n", "my.yaml:2:14: 'ddi' is given twice"},
    {"ddis:\n- {irql: APC}\n",
     "my.yaml:2:4: a row is about one function ('ddi') or several ('ddis')"},
    {"ddis:\n- ddi: X(P)\n  do: *P\n",
     "my.yaml:3:7: aliases are not used in a table of facts; quote a text "
     "that begins with '*'"},
    {"--- {}\n--- {}\n", "my.yaml:1:1: the file must hold one YAML document "
                         "only"},
    // Signatures.
    {"ddis:\n- ddi: X\n", "my.yaml:2:8: a function and its parameters are "
                          "expected, as in 'FltReleaseContext(context "
                          "Context)'"},
    {"ddis:\n- ddi: X(A, A)\n", "my.yaml:2:13: two parameters are named 'A'"},
    {"ddis:\n- ddi: X(A,)\n",
     "my.yaml:2:12: a parameter is missing after the ','"},
    {"ddis:\n- ddi: X(PVOID A)\n",
     "my.yaml:2:10: 'PVOID A' is not the name of a parameter"},
    {"ddis:\n- ddi: X(A)\n- ddi: X(A)\n",
     "my.yaml:3:8: X has a row already in this file"},
    {"ddis:\n- ddis:\n    directory: X(A)\n",
     "my.yaml:3:5: 'directory' is not a kind of context"},
    // Effects.
    {"ddis:\n- ddi: X(P)\n  do: realease P\n",
     "my.yaml:3:7: 'realease' is not a verb of the table; docs/ddi.md lists "
     "them"},
    {"ddis:\n- ddi: X(P)\n  do: [free P, release Q]\n",
     "my.yaml:3:24: 'Q' is not a parameter of X"},
    {"ddis:\n- ddi: X(P)\n  do: null P\n",
     "my.yaml:3:12: '*' and the name of a pointer parameter are expected"},
    {"ddis:\n- ddi: X(P)\n  do: release P twice\n",
     "my.yaml:3:17: 'twice' is not expected after the rest of the phrase"},
    {"ddis:\n- ddi: X(P)\n  do: may release P\n",
     "my.yaml:3:19: only 'acquire' and 'hand' can be uncertain ('may'), not "
     "'release'"},
    {"ddis:\n- ddi: X(P, R)\n  do: hand P to R\n",
     "my.yaml:3:18: 'parameter' is expected at the end"},
    {"ddis:\n- ddi: X(P)\n  do: acquire *P as directory\n",
     "my.yaml:3:21: 'directory' is not a kind of context"},
    {"ddis:\n- ddi: X(P)\n  do: raise to HIGHEST\n",
     "my.yaml:3:16: 'HIGHEST' is not an IRQL; write PASSIVE, APC, DISPATCH or "
     "a number up to 31"},
    {"ddis:\n- ddi: X(out P)\n", "my.yaml:2:8: X: this does not say what *P "
                                 "becomes"},
    // Values and conditions.
    {"ddis:\n- ddi: X(P)\n  outcomes:\n  - {ret: STATUS_FOO}\n",
     "my.yaml:4:11: 'STATUS_FOO' is neither a number nor a constant of the "
     "table"},
    {"ddis:\n- ddi: X(P)\n  outcomes:\n  - {ret: 3..1}\n",
     "my.yaml:4:11: '3..1' is not a range of values"},
    {"ddis:\n- ddi: X(P)\n  outcomes:\n  - {ret: success but any}\n",
     "my.yaml:4:26: this leaves no value"},
    {"ddis:\n- ddi: X(P)\n  outcomes:\n  - {when: P is not 1 or 2}\n",
     "my.yaml:4:26: write 'is neither A nor B'"},
    {"ddis:\n- ddi: X(P)\n  outcomes:\n  - {when: Q is 1}\n",
     "my.yaml:4:12: 'Q' is not a parameter of X"},
    {"statuses: {S: 0x100000000}\n", "my.yaml:1:15: a status has 32 bits"},
    {"constants: {PASSIVE_LEVEL: 1}\n",
     "my.yaml:1:13: 'PASSIVE_LEVEL' already has another value"},
    {"ddis:\n- ddi: X()\n  exit: never\n",
     "my.yaml:3:9: 'never' is not a way to end; write returns, stops, ends "
     "thread or raises"},
    // Outcomes that overlap or leave gaps.
    {"ddis:\n- ddi: X(P)\n  outcomes:\n  - {ret: success}\n",
     "my.yaml:2:8: X: no row is about the return value -1 or less"},
    {"ddis:\n- ddi: X(P)\n  outcomes:\n  - {ret: '> 0'}\n  - {ret: '< 0'}\n",
     "my.yaml:2:8: X: no row is about the return value 0"},
    {"ddis:\n- ddi: X(P)\n  outcomes:\n  - {ret: any}\n  - {ret: failure}\n",
     "my.yaml:5:6: X: this overlaps with another row for the return value -1 "
     "or less"},
    {"ddis:\n- ddi: X(P)\n  outcomes:\n  - {when: P is NULL}\n",
     "my.yaml:2:8: X: no row applies when P is not 0"},
    {"ddis:\n- ddi: X(P)\n  outcomes:\n  - {when: P is 1}\n"
     "  - {when: P is not 1}\n  - {when: P is 1 and P is 2}\n",
     "my.yaml:6:6: X: this row never applies"},
    // Roles.
    {"roles:\n- {role: R}\n",
     "my.yaml:2:4: a role needs the IRQL at entry ('irql')"},
    {"roles:\n- {role: R, irql: DISPATCH to APC}\n",
     "my.yaml:2:19: the lower IRQL comes first"},
    {"roles:\n- {role: FLT_PRE_OPERATION_CALLBACK, irql: APC}\n",
     "my.yaml:2:10: the role FLT_PRE_OPERATION_CALLBACK has a row already"},
};

TEST(Loader, SaysWhereAndWhatIsWrong) {
  for (const Mistake &M : Mistakes) {
    std::string Got = complaint(M.Yaml);
    EXPECT_EQ(Got.substr(0, strlen(M.Complaint)), M.Complaint)
        << "for:\n"
        << M.Yaml << "whole complaint:\n"
        << Got;
  }
}

TEST(Loader, ReportsEveryWrongRowAndAddsNone) {
  EXPECT_EQ(complaint("ddis:\n"
                      "- {ddi: Good(P), do: free P}\n"
                      "- {ddi: Bad(P), do: free Q}\n"
                      "- {ddi: Worse(P), do: burn P}\n"),
            "my.yaml:3:26: 'Q' is not a parameter of Bad\n"
            "my.yaml:4:23: 'burn' is not a verb of the table; docs/ddi.md "
            "lists them");
}

} // namespace
