//===- LinkerTest.cpp - Several path models into one ----------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "fltlint/PathModel/Linker.h"
#include "SampleModule.h"
#include "gtest/gtest.h"

using namespace fltlint::pm;

namespace {

Module linked(std::initializer_list<llvm::StringRef> Texts) {
  std::vector<Module> Units;
  for (llvm::StringRef Text : Texts)
    Units.push_back(parsed(Text));
  Module M = link(std::move(Units), "driver");
  EXPECT_EQ(verify(M), std::vector<std::string>());
  return M;
}

std::vector<std::string> functionNames(const Module &M) {
  std::vector<std::string> Names;
  for (const Function &F : M.Functions)
    Names.push_back(F.Name);
  return Names;
}

using Strings = std::vector<std::string>;

/// A definition of \p Name that returns \p Value and calls \p Callee first.
std::string definition(const std::string &Name, int Value,
                       const std::string &Words = "",
                       const std::string &Callee = "") {
  return "define i32 @" + Name + "() " + Words + " {\nbb0:\n" +
         (Callee.empty() ? "" : "  %0 = call i32 @" + Callee + "()\n") +
         "  ret i32 " + std::to_string(Value) + "\n}\n";
}

int64_t returnValue(const Module &M, llvm::StringRef Name) {
  uint32_t F = M.findFunction(Name);
  if (F == None || !M.Functions[F].isDefinition())
    return -1;
  return M.Functions[F].Blocks.back().Term.Cond.Value;
}

/// The name of the function that \p Name calls first.
std::string callee(const Module &M, llvm::StringRef Name) {
  const Function &F = M.Functions[functionNamed(M, Name)];
  if (F.Blocks.empty() || F.Blocks[0].Instrs.empty())
    return "nothing";
  return M.Functions[F.Blocks[0].Instrs[0].Ops[0].Index].Name;
}

TEST(PathModelLinker, OneUnitStaysAsItIs) {
  Module M = sampleModule();
  std::string Name = M.Name;
  std::string Before = text(M, PrintOptions());
  std::vector<Module> Units;
  Units.push_back(std::move(M));
  Module Out = link(std::move(Units), Name);
  EXPECT_EQ(verify(Out), std::vector<std::string>());
  // An incomplete record comes behind the complete ones, all else is as it
  // was.
  EXPECT_EQ(text(Out, PrintOptions()).size(), Before.size());
  EXPECT_EQ(
      fullText(Out).substr(fullText(Out).find("define")),
      fullText(sampleModule()).substr(fullText(sampleModule()).find("define")));
}

TEST(PathModelLinker, NoUnits) {
  Module M = link(std::vector<Module>(), "empty");
  EXPECT_EQ(M.Name, "empty");
  EXPECT_EQ(verify(M), std::vector<std::string>());
}

TEST(PathModelLinker, DeclarationMeetsItsDefinition) {
  std::string Caller =
      "declare i32 @Helper()\n" + definition("Caller", 1, "", "Helper");
  std::string Helper = definition("Helper", 2);
  for (const Module &M : {linked({Caller, Helper}), linked({Helper, Caller})}) {
    EXPECT_EQ(M.Functions.size(), 2u);
    EXPECT_EQ(callee(M, "Caller"), "Helper");
    EXPECT_EQ(returnValue(M, "Helper"), 2);
  }
}

TEST(PathModelLinker, InternalNamesStayApart) {
  Module M = linked({definition("Helper", 1, "internal") +
                         definition("First", 10, "", "Helper"),
                     definition("Helper", 2, "internal") +
                         definition("Second", 20, "", "Helper"),
                     definition("Helper", 3, "internal") +
                         definition("Third", 30, "", "Helper")});
  EXPECT_EQ(functionNames(M), (Strings{"Helper", "First", "Helper.1", "Second",
                                       "Helper.2", "Third"}));
  EXPECT_EQ(callee(M, "First"), "Helper");
  EXPECT_EQ(callee(M, "Second"), "Helper.1");
  EXPECT_EQ(callee(M, "Third"), "Helper.2");
  EXPECT_EQ(returnValue(M, "Helper.2"), 3);
  EXPECT_EQ(M.Functions[2].DisplayName, "Helper");
}

TEST(PathModelLinker, ExternalNameBeatsInternalOfAnEarlierUnit) {
  Module M =
      linked({definition("Name", 1, "internal") + definition("Name.1", 5) +
                  definition("First", 0, "", "Name"),
              definition("Name", 2),
              "declare i32 @Name()\n" + definition("Third", 0, "", "Name")});
  EXPECT_EQ(returnValue(M, "Name"), 2);
  EXPECT_EQ(returnValue(M, "Name.1"), 5);
  EXPECT_EQ(returnValue(M, "Name.2"), 1);
  EXPECT_EQ(callee(M, "First"), "Name.2");
  EXPECT_EQ(callee(M, "Third"), "Name");
}

TEST(PathModelLinker, FirstOfSeveralExternalDefinitionsWins) {
  Module M = linked({definition("F", 1),
                     definition("F", 2) + definition("G", 0, "", "F"),
                     "declare i32 @F()\n" + definition("H", 0, "", "F")});
  EXPECT_EQ(returnValue(M, "F"), 1);
  EXPECT_EQ(returnValue(M, "F.1"), 2);
  EXPECT_EQ(M.Functions[functionNamed(M, "F.1")].Link, Linkage::Internal);
  // Each unit calls what it sees.
  EXPECT_EQ(callee(M, "G"), "F.1");
  EXPECT_EQ(callee(M, "H"), "F");
}

TEST(PathModelLinker, LinkOnceIsKeptOnce) {
  Module M = linked(
      {definition("Inline", 1, "linkonce") + definition("A", 0, "", "Inline"),
       definition("Inline", 1, "linkonce") + definition("B", 0, "", "Inline")});
  EXPECT_EQ(functionNames(M), (Strings{"Inline", "A", "B"}));
  EXPECT_EQ(callee(M, "A"), "Inline");
  EXPECT_EQ(callee(M, "B"), "Inline");
}

TEST(PathModelLinker, ExternalDefinitionReplacesLinkOnce) {
  Module M = linked({definition("F", 1, "linkonce"), definition("F", 2),
                     definition("F", 3, "linkonce")});
  EXPECT_EQ(functionNames(M), Strings{"F"});
  EXPECT_EQ(returnValue(M, "F"), 2);
  EXPECT_EQ(M.Functions[0].Link, Linkage::External);
}

TEST(PathModelLinker, DefinitionsParametersWin) {
  const char *Declared = "declare void @F(ptr<void> A) noreturn {\n"
                         "  role \"DECLARED_ROLE\"\n"
                         "  sal \"_Declared_\"\n"
                         "  param A \"PVOID\" sal \"_In_\"\n"
                         "}\n"
                         "define void @User() {\nbb0:\n"
                         "  call void @F(ptr<void> null)\n  ret\n}\n";
  const char *Defined = "define void @F(ptr<void> Object) {\n"
                        "  sal \"_Defined_\"\n"
                        "  param Object \"PCTX\"\n"
                        "bb0:\n  ret\n}\n";
  Module M = linked({Declared, Defined});
  const Function &F = M.Functions[functionNamed(M, "F")];
  EXPECT_EQ(F.Params[0].Name, "Object");
  EXPECT_EQ(F.Params[0].TypeText, "PCTX");
  EXPECT_EQ(F.Sal, Strings{"_Defined_"});
  // Where the definition is silent, the declaration is heard.
  EXPECT_EQ(F.Params[0].Sal, Strings{"_In_"});
  EXPECT_EQ(F.Role, "DECLARED_ROLE");
  EXPECT_TRUE(F.NoReturn);
}

TEST(PathModelLinker, PrototypeBeatsImplicitDeclaration) {
  Module M = linked({"declare i32 @F(...)\n" + definition("A", 0, "", "F"),
                     "declare i32 @F(ptr<void> Context) system\n"});
  ASSERT_EQ(M.Functions.size(), 2u);
  EXPECT_EQ(M.Functions[0].Params.size(), 1u);
  EXPECT_TRUE(M.Functions[0].FromSystemHeader);
}

TEST(PathModelLinker, GlobalsAreLinkedToo) {
  const char *User = "extern ptr<fn> @gRoutine\n"
                     "global i32 @gPrivate internal\n"
                     "define ptr<fn> @Read() {\nbb0:\n"
                     "  %0 = load ptr<fn> @gRoutine\n"
                     "  %1 = load i32 @gPrivate\n  ret %0\n}\n";
  const char *Owner = "global i32 @gPrivate internal\n"
                      "global ptr<fn> @gRoutine const {\n"
                      "  at 0 size 8 = @Target\n}\n"
                      "declare void @Target()\n";
  Module M = linked({User, Owner});
  ASSERT_EQ(M.Globals.size(), 3u);
  const auto &Instrs = M.Functions[functionNamed(M, "Read")].Blocks[0].Instrs;
  const Global &Routine = M.Globals[Instrs[0].Ops[0].Index];
  EXPECT_EQ(Routine.Name, "gRoutine");
  EXPECT_TRUE(Routine.IsDefinition);
  ASSERT_EQ(Routine.Init.size(), 1u);
  EXPECT_EQ(M.Functions[Routine.Init[0].Value.Index].Name, "Target");
  EXPECT_EQ(M.Globals[Instrs[1].Ops[0].Index].Name, "gPrivate");
  EXPECT_EQ(M.Globals[2].Name, "gPrivate.1");
}

TEST(PathModelLinker, FunctionAndGlobalOfOneNameStayApart) {
  Module M = linked({"global i32 @Name\n", definition("Name", 1)});
  EXPECT_EQ(M.Globals[0].Name, "Name");
  EXPECT_EQ(M.Functions[0].Name, "Name.1");
}

const char *const UserOfA = "define void @%(ptr<rec \"A\"> P) {\nbb0:\n"
                            "  %0 = load ptr<rec \"A\"> $P\n"
                            "  %1 = field ptr<i32> %0, rec \"A\".X\n"
                            "  ret\n}\n";

std::string userOfA(const char *Name, const std::string &Records) {
  std::string Text = UserOfA;
  return Records + Text.replace(Text.find('%'), 1, Name);
}

RecordId recordUsedBy(const Module &M, llvm::StringRef Name) {
  const Function &F = M.Functions[functionNamed(M, Name)];
  RecordId R = F.Blocks[0].Instrs[1].Record;
  // The parameter's type must agree.
  EXPECT_EQ(M.Types[M.Types[F.Params[0].Type].Element].Record, R);
  return R;
}

TEST(PathModelLinker, EqualLayoutsAreOneRecord) {
  std::string A = "record \"A\" size 16 {\n  0: i32 X\n  8: ptr<rec \"A\"> "
                  "Next\n}\n";
  Module M = linked({userOfA("F", A), userOfA("G", A)});
  EXPECT_EQ(M.Records.size(), 1u);
  EXPECT_EQ(recordUsedBy(M, "F"), recordUsedBy(M, "G"));
}

TEST(PathModelLinker, DifferentLayoutsOfATagAreDifferentRecords) {
  std::string A = "record \"A\" size 4 {\n  0: i32 X\n}\n";
  for (const char *Other : {"record \"A\" size 8 {\n  0: i32 X\n}\n",
                            "record \"A\" size 8 {\n  4: i32 X\n}\n",
                            "union \"A\" size 4 {\n  0: i32 X\n}\n",
                            "record \"A\" size 4 {\n  0: i32 X : 3\n}\n",
                            "record \"A\" size 4 {\n  0: u32 X\n}\n"}) {
    Module M = linked({userOfA("F", A), userOfA("G", Other)});
    EXPECT_EQ(M.Records.size(), 2u) << Other;
    EXPECT_NE(recordUsedBy(M, "F"), recordUsedBy(M, "G")) << Other;
  }
}

TEST(PathModelLinker, LayoutOfContainedRecordsCounts) {
  auto Unit = [](const char *Name, const char *Inner) {
    return userOfA(Name, std::string("record \"A\" size 8 {\n  0: i32 X\n  4: "
                                     "[1 x rec \"I\"] Inner\n}\nrecord \"I\" "
                                     "size 4 {\n  0: ") +
                             Inner + " Y\n}\n");
  };
  EXPECT_EQ(linked({Unit("F", "i32"), Unit("G", "i32")}).Records.size(), 2u);
  EXPECT_EQ(linked({Unit("F", "i32"), Unit("G", "u32")}).Records.size(), 4u);
}

TEST(PathModelLinker, IncompleteRecordIsTheCompleteOneOfItsTag) {
  const char *Forward = "record \"A\" incomplete\n"
                        "define void @F(ptr<rec \"A\"> P) {\nbb0:\n  ret\n}\n";
  std::string Complete = userOfA("G", "record \"A\" size 4 {\n  0: i32 X\n}\n");
  for (const Module &M :
       {linked({Forward, Complete}), linked({Complete, Forward})}) {
    EXPECT_EQ(M.Records.size(), 1u);
    const Function &F = M.Functions[functionNamed(M, "F")];
    EXPECT_EQ(M.Types[M.Types[F.Params[0].Type].Element].Record, 0u);
  }
  EXPECT_EQ(linked({Forward, "record \"A\" incomplete\n"}).Records.size(), 1u);
}

TEST(PathModelLinker, FilesLocationsAndStringsAreStoredOnce) {
  const char *One = "file 0 \"a.c\"\nfile 1 \"x.h\" system\n"
                    "define ptr<u8> @F() !0:1:1 {\nbb0:\n"
                    "  ret ptr<u8> \"same\" !1:5:1 macro \"M\"\n}\n";
  const char *Two = "file 0 \"x.h\" system\nfile 1 \"b.c\"\n"
                    "define ptr<u8> @G() !1:1:1 {\nbb0:\n"
                    "  ret ptr<u8> \"same\" !0:5:1 macro \"M\"\n}\n";
  Module M = linked({One, Two});
  EXPECT_EQ(M.Files.size(), 3u);
  EXPECT_EQ(M.Locs.size(), 3u);
  EXPECT_EQ(M.Strings, Strings{"same"});
  EXPECT_EQ(M.Types.size(), 2u);
  const Function &F = M.Functions[0], &G = M.Functions[1];
  EXPECT_EQ(F.Blocks[0].Term.Loc, G.Blocks[0].Term.Loc);
  EXPECT_EQ(M.Files[M.Locs[F.Blocks[0].Term.Loc].Expansion.File].Path, "x.h");
  EXPECT_EQ(M.Files[M.Locs[G.Loc].Expansion.File].Path, "b.c");
}

TEST(PathModelLinker, FileIsTheProjectsIfOneUnitSaysSo) {
  Module M = linked({"file 0 \"x.h\" system\n", "file 0 \"x.h\"\n"});
  ASSERT_EQ(M.Files.size(), 1u);
  EXPECT_FALSE(M.Files[0].IsSystem);
}

TEST(PathModelLinker, RecoveryIsMerged) {
  Module M = linked({"recovered {\n  missing \"a.h\"\n  missing \"b.h\"\n"
                     "  stubbed \"PA\"\n  errors 2\n}\n",
                     "recovered {\n  missing \"b.h\"\n  missing \"c.h\"\n"
                     "  implicit \"F\"\n  errors 3\n}\n"});
  EXPECT_EQ(M.Recovered.MissingHeaders, (Strings{"a.h", "b.h", "c.h"}));
  EXPECT_EQ(M.Recovered.StubbedNames, Strings{"PA"});
  EXPECT_EQ(M.Recovered.ImplicitFunctions, Strings{"F"});
  EXPECT_EQ(M.Recovered.ErrorCount, 5u);
}

TEST(PathModelLinker, LinkingTheLinkedChangesNothing) {
  Module M = linked(
      {definition("Helper", 1, "internal") + definition("A", 0, "", "Helper"),
       definition("Helper", 2, "internal") + definition("B", 0, "", "Helper")});
  std::string Once = fullText(M);
  std::vector<Module> Units;
  Units.push_back(std::move(M));
  EXPECT_EQ(fullText(link(std::move(Units), "driver")), Once);
}

// A driver of a hundred units that all call each other and share a header.
TEST(PathModelLinker, ManyUnits) {
  const unsigned NumUnits = 100, NumFunctions = 500;
  std::vector<Module> Units;
  for (unsigned U = 0; U < NumUnits; ++U) {
    std::string Unit = std::to_string(U);
    std::string Text = "file 0 \"" + Unit +
                       ".c\"\nfile 1 \"common.h\"\n"
                       "record \"R\" size 8 {\n  0: ptr<rec \"R\"> Next\n}\n"
                       "declare i32 @Common" +
                       std::to_string((U + 1) % NumUnits) +
                       "(ptr<rec \"R\"> P)\n";
    for (unsigned F = 0; F < NumFunctions; ++F) {
      bool Shared = F == 0;
      Text += "define i32 @" +
              (Shared ? "Common" + Unit : "Local" + std::to_string(F)) +
              "(ptr<rec \"R\"> P)" + (Shared ? "" : " internal") +
              " !0:" + std::to_string(10 * F + 1) +
              ":1 {\nbb0:\n"
              "  %0 = load ptr<rec \"R\"> $P !0:" +
              std::to_string(10 * F + 2) +
              ":3-9\n"
              "  %1 = field ptr<ptr<rec \"R\">> %0, rec \"R\".Next !1:3:1\n"
              "  %2 = load ptr<rec \"R\"> %1\n"
              "  %3 = call i32 @Common" +
              std::to_string((U + 1) % NumUnits) + "(%2)\n  ret %3\n}\n";
    }
    Units.push_back(parsed(Text));
  }
  Module M = link(std::move(Units), "driver");
  EXPECT_EQ(M.Functions.size(), NumUnits * NumFunctions);
  EXPECT_EQ(M.Records.size(), 1u);
  EXPECT_EQ(M.Files.size(), NumUnits + 1);
  EXPECT_EQ(M.Locs.size(), NumUnits * NumFunctions * 2 + 1);
  EXPECT_NE(M.findFunction("Local499.99"), None);
  const Function &Last = M.Functions[functionNamed(M, "Common99")];
  EXPECT_EQ(M.Functions[Last.Blocks[0].Instrs[3].Ops[0].Index].Name, "Common0");
  EXPECT_EQ(verify(M), std::vector<std::string>());
}

} // namespace
