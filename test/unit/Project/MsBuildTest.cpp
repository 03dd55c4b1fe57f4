//===- MsBuildTest.cpp - Evaluating Visual Studio project files -----------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Project/MsBuild.h"
#include "Project/MsBuildExpression.h"
#include "TemporaryFolder.h"
#include "llvm/ADT/StringMap.h"

using namespace fltlint;
using namespace fltlint::project;
using llvm::StringRef;

namespace {

class Expression : public ::testing::Test {
protected:
  llvm::StringMap<std::string> Properties{{"Configuration", "Release"},
                                          {"Platform", "x64"},
                                          {"Name", "My Driver.sys"},
                                          {"Version", "10.0"},
                                          {"Yes", "true"}};
  std::string Directory;

  template <typename FnT> auto with(FnT Fn) {
    auto Property = [&](StringRef Name) { return Properties.lookup(Name); };
    auto Metadata = [](StringRef Name) { return "<" + Name.str() + ">"; };
    auto Items = [](StringRef Name) {
      return Name == "Inf" ? std::string("a.inf;b.inf") : std::string();
    };
    MsBuildScope Scope{Property, Metadata, Items, Directory};
    return Fn(Scope);
  }
  std::string expand(StringRef Text) {
    return with([&](MsBuildScope &S) { return expandMsBuild(Text, S); });
  }
  std::optional<bool> holds(StringRef Text) {
    return with([&](MsBuildScope &S) { return evaluateCondition(Text, S); });
  }
};

TEST_F(Expression, Properties) {
  EXPECT_EQ(expand("$(Platform)\\$(Configuration)\\"), "x64\\Release\\");
  EXPECT_EQ(expand("[$(Unknown)]"), "[]");
  EXPECT_EQ(expand("%(AdditionalOptions) /D X"), "<AdditionalOptions> /D X");
  EXPECT_EQ(expand("@(Inf)"), "a.inf;b.inf");
  EXPECT_EQ(expand("a%3bb"), "a;b");
  EXPECT_EQ(expand("$(Broken"), "$(Broken");
}

TEST_F(Expression, PropertyFunctions) {
  EXPECT_EQ(expand("$(Name.Replace(' ', ''))"), "MyDriver.sys");
  EXPECT_EQ(expand("$(Name.ToUpper())"), "MY DRIVER.SYS");
  EXPECT_EQ(expand("$(Name.Substring(3, 6))"), "Driver");
  // An index that is itself a call.
  EXPECT_EQ(expand("$(Name.Substring(0, $(Name.LastIndexOf('.'))))"),
            "My Driver");
  EXPECT_EQ(expand("$(Name.Unheard(1))"), "");
  EXPECT_EQ(expand("$([System.IO.Path]::Combine('a', 'b'))"), "a/b");
  EXPECT_EQ(expand("$([Unheard]::Of('a'))"), "");
}

TEST_F(Expression, FileAbove) {
  TemporaryFolder F;
  F.write("build.props", "");
  F.write("a/b/x.vcxproj", "");
  Directory = F.path("a/b");
  EXPECT_EQ(
      expand("$([MSBuild]::GetDirectoryNameOfFileAbove('.', 'build.props'))"),
      F.path());
  EXPECT_EQ(expand("$([MSBuild]::GetPathOfFileAbove('build.props'))"),
            F.path("build.props"));
}

TEST_F(Expression, Comparisons) {
  EXPECT_EQ(holds("'$(Configuration)|$(Platform)'=='Release|x64'"), true);
  EXPECT_EQ(holds("'$(Configuration)|$(Platform)' == 'release|X64'"), true);
  EXPECT_EQ(holds("'$(Configuration)' != 'Release'"), false);
  EXPECT_EQ(holds("$(Platform) == x64"), true);
  EXPECT_EQ(holds("'$(Unknown)' == ''"), true);
  EXPECT_EQ(holds("'@(Inf)' != ''"), true);
  EXPECT_EQ(holds("'$(Version)' >= '9.5'"), true);
  EXPECT_EQ(holds("16.10 > 16.9"), true);
}

TEST_F(Expression, Logic) {
  EXPECT_EQ(holds("$(Yes)"), true);
  EXPECT_EQ(holds("!$(Yes)"), false);
  EXPECT_EQ(holds("'a'=='b' or 'c'=='c' and 'd'=='e'"), false);
  EXPECT_EQ(holds("('a'=='b' or 'c'=='c') and !('d'=='e')"), true);
  EXPECT_EQ(holds("'$(Unknown)' == '' Or '$(Unknown)' < '16.0'"), true);
}

TEST_F(Expression, Exists) {
  TemporaryFolder F;
  F.write("Sheet.props", "");
  Directory = F.path();
  EXPECT_EQ(holds("exists('sheet.props')"), true);
  EXPECT_EQ(holds("Exists('$(Unknown)')"), false);
  EXPECT_EQ(holds("!exists('other.props')"), true);
}

TEST_F(Expression, Nonsense) {
  EXPECT_EQ(holds("'a'=="), std::nullopt);
  EXPECT_EQ(holds("'a' 'b'"), std::nullopt);
  EXPECT_EQ(holds("'unclosed"), std::nullopt);
  EXPECT_EQ(holds("((true)"), std::nullopt);
  EXPECT_EQ(holds(std::string(5000, '(')), std::nullopt);
  EXPECT_EQ(holds(std::string(5000, '!') + "true"), std::nullopt);
}

std::string project(StringRef Body) {
  return "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<Project>" + Body.str() +
         "</Project>\n";
}

// Properties first, wherever they are; then definitions; then items.
TEST(MsBuildProject, OrderOfEvaluation) {
  TemporaryFolder F;
  std::string Path = F.write(
      "a.vcxproj",
      project("<ItemGroup><ClCompile Include='$(Stem).c'>"
              "<PreprocessorDefinitions>OWN;%(PreprocessorDefinitions)"
              "</PreprocessorDefinitions></ClCompile></ItemGroup>"
              "<ItemDefinitionGroup><ClCompile><PreprocessorDefinitions>"
              "$(Late)</PreprocessorDefinitions></ClCompile>"
              "</ItemDefinitionGroup>"
              "<PropertyGroup><Stem>main</Stem><Late>LATE=1</Late>"
              "</PropertyGroup>"));
  MsBuildProject P(Path, {});
  ASSERT_EQ(P.items("ClCompile").size(), 1u);
  EXPECT_EQ(P.items("clcompile")[0].Include, "main.c");
  EXPECT_EQ(P.items("ClCompile")[0].Metadata.get("PreprocessorDefinitions"),
            "OWN;LATE=1");
  EXPECT_TRUE(P.Problems.empty());
}

TEST(MsBuildProject, GlobalsWinOverTheFile) {
  TemporaryFolder F;
  std::string Path =
      F.write("a.vcxproj", project("<PropertyGroup><Platform>Win32</Platform>"
                                   "<Other>1</Other></PropertyGroup>"));
  MsBuildProject P(Path, {{"Platform", "x64"}});
  EXPECT_EQ(P.property("Platform"), "x64");
  EXPECT_EQ(P.property("other"), "1");
}

TEST(MsBuildProject, ConditionsOnEveryLevel) {
  TemporaryFolder F;
  std::string Path = F.write(
      "a.vcxproj",
      project("<PropertyGroup Condition=\"'$(Platform)'=='x64'\"><A>1</A>"
              "</PropertyGroup>"
              "<PropertyGroup><B Condition=\"'$(A)'=='1'\">2</B>"
              "<B Condition=\"'$(A)'!='1'\">3</B></PropertyGroup>"
              "<Choose><When Condition=\"'$(B)'=='3'\"><PropertyGroup><C>no"
              "</C></PropertyGroup></When><Otherwise><PropertyGroup><C>yes</C>"
              "</PropertyGroup></Otherwise></Choose>"
              "<ItemGroup><ClCompile Include='a.c'><ExcludedFromBuild "
              "Condition=\"'$(Platform)'=='x64'\">true</ExcludedFromBuild>"
              "</ClCompile><ClCompile Include='b.c' "
              "Condition=\"'$(Platform)'=='Win32'\" /></ItemGroup>"));
  MsBuildProject P(Path, {{"Platform", "x64"}});
  EXPECT_EQ(P.property("B"), "2");
  EXPECT_EQ(P.property("C"), "yes");
  ASSERT_EQ(P.items("ClCompile").size(), 1u);
  EXPECT_EQ(P.items("ClCompile")[0].Metadata.get("ExcludedFromBuild"), "true");
}

TEST(MsBuildProject, RemoveUpdateAndWildcards) {
  TemporaryFolder F;
  F.write("src/a.c", "");
  F.write("src/deep/b.c", "");
  F.write("src/c.h", "");
  std::string Path = F.write(
      "p.vcxproj",
      project("<ItemGroup><ClCompile Include='src\\**\\*.c;x.c;y.c'/>"
              "<ClCompile Remove='X.C'/>"
              "<ClCompile Update='y.c'><CompileAs>CompileAsC</CompileAs>"
              "</ClCompile></ItemGroup>"));
  MsBuildProject P(Path, {});
  std::vector<std::string> Names;
  for (const MsBuildItem &I : P.items("ClCompile"))
    Names.push_back(I.Include);
  EXPECT_EQ(Names, (std::vector<std::string>{F.path("src/a.c"),
                                             F.path("src/deep/b.c"), "y.c"}));
  EXPECT_EQ(P.items("ClCompile")[2].Metadata.get("CompileAs"), "CompileAsC");
}

TEST(MsBuildProject, ImportsAreFoundAndCyclesEnd) {
  TemporaryFolder F;
  F.write("props/sheet.props",
          project("<PropertyGroup><Here>$(MSBuildThisFileDirectory)</Here>"
                  "</PropertyGroup><Import Project='..\\p.vcxproj'/>"
                  "<Import Project='sheet.props'/>"));
  F.write("Directory.Build.props",
          project("<PropertyGroup><Above>1</Above></PropertyGroup>"));
  std::string Path = F.write(
      "p.vcxproj",
      project("<Import Project='$(VCTargetsPath)\\Microsoft.Cpp.props'/>"
              "<ImportGroup><Import Project='Props\\Sheet.props'/>"
              "</ImportGroup>"
              "<Import Project='gone.props'/>"
              "<Import Project='gone2.props' Condition=\"exists('gone2.props')"
              "\"/>"));
  MsBuildProject P(Path, {});
  EXPECT_EQ(P.property("Here"), F.path("props") + "/");
  EXPECT_EQ(P.property("Above"), "1");
  EXPECT_TRUE(P.Problems.empty());
  // What belongs to an installation is built in; what belongs to the project
  // is missed.
  ASSERT_EQ(P.Notices.size(), 1u);
  EXPECT_NE(P.Notices[0].find("'gone.props'"), std::string::npos);
}

TEST(MsBuildProject, MislabelledEncoding) {
  TemporaryFolder F;
  std::string Text = project("<PropertyGroup><A>1</A></PropertyGroup>"), Wide;
  Wide = "\xFF\xFE";
  for (char C : Text) {
    Wide.push_back(C);
    Wide.push_back(0);
  }
  MsBuildProject P(F.write("a.vcxproj", Wide), {});
  EXPECT_FALSE(P.failed());
  EXPECT_EQ(P.property("A"), "1");
  EXPECT_TRUE(P.Problems.empty());
}

TEST(MsBuildProject, TruncatedFileIsUsedAndReported) {
  TemporaryFolder F;
  std::string Path =
      F.write("a.vcxproj", "<Project><ItemGroup><ClCompile Include='a.c'/>"
                           "<ClCompile Include='b.c'/></ItemGr");
  MsBuildProject P(Path, {});
  EXPECT_FALSE(P.failed());
  EXPECT_EQ(P.items("ClCompile").size(), 2u);
  ASSERT_EQ(P.Problems.size(), 1u);
  EXPECT_NE(P.Problems[0].find(Path), std::string::npos);
  EXPECT_NE(P.Problems[0].find("is damaged"), std::string::npos);
}

TEST(MsBuildProject, NotAProject) {
  TemporaryFolder F;
  EXPECT_TRUE(MsBuildProject(F.write("a.vcxproj", ""), {}).failed());
  EXPECT_TRUE(MsBuildProject(F.write("b.vcxproj", "hello"), {}).failed());
  EXPECT_TRUE(MsBuildProject(F.write("c.vcxproj", "<html/>"), {}).failed());
  EXPECT_TRUE(MsBuildProject(F.path("none.vcxproj"), {}).failed());
}

// Entities must not be expanded without bound, nor read other files.
TEST(MsBuildProject, HostileEntities) {
  TemporaryFolder F;
  std::string Bomb = "<!DOCTYPE Project [<!ENTITY a0 'xxxxxxxxxx'>";
  for (int I = 1; I < 12; ++I) {
    Bomb += "<!ENTITY a" + std::to_string(I) + " '";
    for (int J = 0; J < 10; ++J)
      Bomb += "&a" + std::to_string(I - 1) + ";";
    Bomb += "'>";
  }
  F.write("secret", "secret");
  Bomb += "<!ENTITY f SYSTEM '" + F.path("secret") + "'>]>";
  Bomb += project("<PropertyGroup><A Label='&a11;'>&a11;</A><B>&f;</B>"
                  "</PropertyGroup>")
              .substr(40);
  MsBuildProject P(F.write("a.vcxproj", Bomb), {});
  EXPECT_LT(P.property("A").size(), 1000u);
  EXPECT_EQ(P.property("B"), "");
}

} // namespace
