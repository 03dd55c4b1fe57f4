//===- DiscoverTest.cpp - What to analyse ---------------------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "fltlint/Project/Discover.h"
#include "TemporaryFolder.h"
#include "llvm/ADT/StringExtras.h"

using namespace fltlint;
using namespace fltlint::project;
using llvm::StringRef;
using Strings = std::vector<std::string>;

namespace {

const char *const DriverSource =
    "#include <fltKernel.h>\n"
    "NTSTATUS DriverEntry(PDRIVER_OBJECT D, PUNICODE_STRING R)\n"
    "{ return STATUS_SUCCESS; }\n";
const char *const HelperSource = "#include \"fltkernel.h\"\nint Helper;\n";
const char *const UserSource = "#include <windows.h>\nint main() {}\n";

/// The files of a driver relative to the test's folder.
Strings filesOf(const Driver &D, const TemporaryFolder &F) {
  Strings Result;
  for (const ParseJob &Job : D.Jobs) {
    StringRef File = Job.File;
    File.consume_front(F.path() + "/");
    Result.push_back(File.str());
  }
  return Result;
}

bool mentions(const Strings &Lines, StringRef What) {
  for (const std::string &L : Lines)
    if (StringRef(L).contains(What))
      return true;
  return false;
}

std::string configurations(std::initializer_list<const char *> Names) {
  std::string Text = "<ItemGroup Label='ProjectConfigurations'>";
  for (const char *Name : Names)
    Text += std::string("<ProjectConfiguration Include='") + Name + "'/>";
  return Text + "</ItemGroup>";
}

std::string kernelProject(StringRef Body) {
  return "<Project>" +
         configurations(
             {"Debug|Win32", "Debug|x64", "Release|Win32", "Release|x64"}) +
         "<PropertyGroup><PlatformToolset>WindowsKernelModeDriver10.0"
         "</PlatformToolset></PropertyGroup>" +
         Body.str() + "</Project>";
}

//===----------------------------------------------------------------------===//
// Visual Studio projects
//===----------------------------------------------------------------------===//

TEST(Discover, ProjectSettings) {
  TemporaryFolder F;
  F.write("src/Main.c", DriverSource);
  F.write("src/helper.cpp", HelperSource);
  F.write("d/d.vcxproj",
          kernelProject(
              "<PropertyGroup><TargetName>mydrv</TargetName></PropertyGroup>"
              "<ItemDefinitionGroup "
              "Condition=\"'$(Configuration)|$(Platform)'=='Release|x64'\">"
              "<ClCompile><AdditionalIncludeDirectories>..\\inc;"
              "%(AdditionalIncludeDirectories);$(DDK_INC_PATH)"
              "</AdditionalIncludeDirectories>"
              "<PreprocessorDefinitions>REL;N=1;%(PreprocessorDefinitions)"
              "</PreprocessorDefinitions>"
              "<LanguageStandard>stdcpp20</LanguageStandard>"
              "<LanguageStandard_C>stdc11</LanguageStandard_C>"
              "<ForcedIncludeFiles>pre.h</ForcedIncludeFiles>"
              "<AdditionalOptions>/D EXTRA %(AdditionalOptions)"
              "</AdditionalOptions></ClCompile></ItemDefinitionGroup>"
              "<ItemGroup><ClCompile Include='..\\SRC\\main.c'/>"
              "<ClCompile Include='..\\src\\helper.cpp'>"
              "<AdditionalIncludeDirectories>own;"
              "%(AdditionalIncludeDirectories)</AdditionalIncludeDirectories>"
              "</ClCompile></ItemGroup>"));
  Discovery D = discover({F.path("d/d.vcxproj")});
  EXPECT_EQ(D.Problems, Strings());
  ASSERT_EQ(D.Drivers.size(), 1u);
  EXPECT_EQ(D.Drivers[0].Name, "mydrv");
  EXPECT_EQ(filesOf(D.Drivers[0], F),
            (Strings{"src/Main.c", "src/helper.cpp"}));
  const ParseJob &C = D.Drivers[0].Jobs[0], &Cpp = D.Drivers[0].Jobs[1];
  EXPECT_EQ(C.IncludeDirs, Strings{F.path("inc")});
  EXPECT_EQ(Cpp.IncludeDirs, (Strings{F.path("d/own"), F.path("inc")}));
  EXPECT_EQ(C.Defines, (Strings{"REL", "N=1", "EXTRA"}));
  EXPECT_EQ(C.ForcedIncludes, Strings{"pre.h"});
  EXPECT_EQ(C.Standard, "gnu11");
  EXPECT_EQ(Cpp.Standard, "c++20");
  EXPECT_EQ(C.Directory, F.path("d"));
}

TEST(Discover, ConfigurationAndPlatform) {
  TemporaryFolder F;
  F.write("a.c", DriverSource);
  std::string Path = F.write(
      "a.vcxproj",
      "<Project>" +
          configurations({"Debug|ARM64", "Debug|x64", "Win8 Release|x64",
                          "Release|ARM64"}) +
          "<PropertyGroup><ConfigurationType>Driver</ConfigurationType>"
          "</PropertyGroup><ItemDefinitionGroup><ClCompile>"
          "<PreprocessorDefinitions>C=$(Configuration);P=$(Platform)"
          "</PreprocessorDefinitions></ClCompile></ItemDefinitionGroup>"
          "<ItemGroup><ClCompile Include='a.c'/></ItemGroup></Project>");
  auto Defines = [&](const char *Configuration, const char *Platform) {
    DiscoverOptions O;
    O.Configuration = Configuration;
    O.Platform = Platform;
    Discovery D = discover({Path}, O);
    return D.Drivers.empty() ? Strings{} : D.Drivers[0].Jobs[0].Defines;
  };
  // x64 goes before the name, a release before a debug build.
  EXPECT_EQ(Defines("", ""), (Strings{"C=Win8 Release", "P=x64"}));
  EXPECT_EQ(Defines("Release", ""), (Strings{"C=Release", "P=ARM64"}));
  EXPECT_EQ(Defines("debug", "x64"), (Strings{"DBG=1", "C=Debug", "P=x64"}));
  DiscoverOptions O;
  O.Configuration = "None";
  Discovery D = discover({Path}, O);
  EXPECT_TRUE(D.Drivers.empty());
  ASSERT_EQ(D.Problems.size(), 1u);
  EXPECT_TRUE(mentions(D.Problems, "'None|*'; it has Debug|ARM64, Debug|x64"));
}

TEST(Discover, ExcludedAndMissingFiles) {
  TemporaryFolder F;
  F.write("a.c", DriverSource);
  F.write("b.c", HelperSource);
  std::string Path =
      F.write("a.vcxproj",
              kernelProject("<ItemGroup><ClCompile Include='a.c'/>"
                            "<ClCompile Include='b.c'><ExcludedFromBuild>true"
                            "</ExcludedFromBuild></ClCompile>"
                            "<ClCompile Include='gone.c'/></ItemGroup>"));
  Discovery D = discover({Path});
  ASSERT_EQ(D.Drivers.size(), 1u);
  EXPECT_EQ(filesOf(D.Drivers[0], F), Strings{"a.c"});
  ASSERT_EQ(D.Problems.size(), 1u);
  EXPECT_TRUE(mentions(D.Problems, "gone.c' does not exist, but '" + Path));
}

TEST(Discover, KernelModeOrNot) {
  TemporaryFolder F;
  F.write("k.c", HelperSource);
  F.write("u.c", UserSource);
  auto Project = [&](StringRef Name, StringRef Properties, StringRef Link,
                     StringRef File) {
    F.write(Name, "<Project>" + configurations({"Release|x64"}) +
                      "<PropertyGroup>" + Properties.str() +
                      "</PropertyGroup><ItemDefinitionGroup><Link>" +
                      Link.str() +
                      "</Link></ItemDefinitionGroup><ItemGroup>"
                      "<ClCompile Include='" +
                      File.str() + "'/></ItemGroup></Project>");
    return discover({F.path(Name)}).Drivers.size();
  };
  const char *const Exe = "<PlatformToolset>v143</PlatformToolset>"
                          "<ConfigurationType>Application</ConfigurationType>";
  EXPECT_EQ(Project("1.vcxproj", "<DriverType>WDM</DriverType>", "", "u.c"),
            1u);
  EXPECT_EQ(Project("2.vcxproj", "<DriverType>UMDF</DriverType>", "", "k.c"),
            0u);
  EXPECT_EQ(Project("3.vcxproj", Exe,
                    "<AdditionalDependencies>fltMgr.lib;%(X)"
                    "</AdditionalDependencies>",
                    "u.c"),
            1u);
  EXPECT_EQ(Project("4.vcxproj", Exe, "<SubSystem>Console</SubSystem>", "k.c"),
            0u);
  // Nothing said: the sources decide.
  EXPECT_EQ(Project("5.vcxproj", Exe, "", "k.c"), 1u);
  EXPECT_EQ(Project("6.vcxproj", Exe, "", "u.c"), 0u);
}

TEST(Discover, UserModeProjectsAreNoticed) {
  TemporaryFolder F;
  F.write("drv/a.c", DriverSource);
  F.write("drv/a.vcxproj",
          kernelProject("<ItemGroup><ClCompile Include='a.c'/></ItemGroup>"));
  F.write("app/u.c", UserSource);
  F.write("app/u.vcxproj",
          "<Project>" + configurations({"Release|x64"}) +
              "<ItemGroup><ClCompile Include='u.c'/></ItemGroup></Project>");
  F.write("drv/dead.c", HelperSource);
  Discovery D = discover({F.path()});
  ASSERT_EQ(D.Drivers.size(), 1u);
  EXPECT_EQ(D.Drivers[0].Name, "a");
  EXPECT_EQ(D.Problems, Strings());
  EXPECT_TRUE(mentions(D.Notices, "u.vcxproj' (u) is left out"));
  EXPECT_TRUE(mentions(D.Notices, "dead.c' is left out"));
  EXPECT_EQ(D.Notices.size(), 2u);
}

TEST(Discover, StaticLibrariesJoinTheirDrivers) {
  TemporaryFolder F;
  F.write("lib/l.c", HelperSource);
  F.write("lib/l.vcxproj",
          kernelProject("<PropertyGroup><ConfigurationType>StaticLibrary"
                        "</ConfigurationType></PropertyGroup><ItemGroup>"
                        "<ClCompile Include='l.c'/></ItemGroup>"));
  F.write("drv/a.c", DriverSource);
  F.write("drv/a.vcxproj",
          kernelProject("<ItemGroup><ClCompile Include='a.c'/>"
                        "<ProjectReference Include='..\\Lib\\l.vcxproj'/>"
                        "</ItemGroup>"));
  Discovery D = discover({F.path()});
  ASSERT_EQ(D.Drivers.size(), 1u);
  EXPECT_EQ(filesOf(D.Drivers[0], F), (Strings{"drv/a.c", "lib/l.c"}));
}

//===----------------------------------------------------------------------===//
// Solutions
//===----------------------------------------------------------------------===//

TEST(Discover, SolutionsOfBothKinds) {
  TemporaryFolder F;
  F.write("drv/a.c", DriverSource);
  F.write("inc/x.h", "");
  F.write("drv/a.vcxproj",
          kernelProject("<ItemDefinitionGroup><ClCompile>"
                        "<AdditionalIncludeDirectories>$(SolutionDir)inc"
                        "</AdditionalIncludeDirectories></ClCompile>"
                        "</ItemDefinitionGroup>"
                        "<ItemGroup><ClCompile Include='a.c'/></ItemGroup>"));
  F.write("all.sln",
          "\xEF\xBB\xBF\r\nMicrosoft Visual Studio Solution File\r\n"
          "Project(\"{8BC9}\") = \"a\", \"drv\\a.vcxproj\", \"{1}\"\r\n"
          "EndProject\r\n"
          "Project(\"{FAE0}\") = \"cs\", \"cs\\cs.csproj\", \"{2}\"\r\n"
          "EndProject\r\n");
  F.write("all.slnx", "<Solution><Folder Name='/d/'>"
                      "<Project Path='drv/a.vcxproj'/></Folder>"
                      "<Project Path='gone/b.vcxproj'/></Solution>");
  Discovery D = discover({F.path("all.sln")});
  EXPECT_EQ(D.Problems, Strings());
  ASSERT_EQ(D.Drivers.size(), 1u);
  EXPECT_EQ(D.Drivers[0].Jobs[0].IncludeDirs, Strings{F.path("inc")});
  Discovery X = discover({F.path("all.slnx")});
  EXPECT_EQ(X.Drivers.size(), 1u);
  ASSERT_EQ(X.Problems.size(), 1u);
  EXPECT_TRUE(mentions(X.Problems, "gone/b.vcxproj' does not exist"));
  // A folder knows the solution around a project too.
  Discovery W = discover({F.path()});
  ASSERT_EQ(W.Drivers.size(), 1u);
  EXPECT_EQ(W.Drivers[0].Jobs[0].IncludeDirs, Strings{F.path("inc")});
}

//===----------------------------------------------------------------------===//
// Older project files
//===----------------------------------------------------------------------===//

TEST(Discover, SourcesFile) {
  TemporaryFolder F;
  F.write("drv/a.c", DriverSource);
  F.write("drv/b.c", HelperSource);
  F.write("drv/sources", "TARGETNAME=old # the name\n"
                         "TARGETTYPE=DRIVER\n"
                         "!IF \"$(DDKBUILDENV)\"==\"chk\"\n"
                         "C_DEFINES=-DCHECKED\n"
                         "!ELSE\n"
                         "C_DEFINES=$(C_DEFINES) -DFREE=1 /DTWO\n"
                         "!ENDIF\n"
                         "INCLUDES=..\\inc;$(IFSKIT_INC_PATH)\n"
                         "SOURCES=a.c \\\n"
                         "# a comment within\n"
                         "        B.c \\\n"
                         "        a.rc\n");
  Discovery D = discover({F.path()});
  EXPECT_EQ(D.Problems, Strings());
  ASSERT_EQ(D.Drivers.size(), 1u);
  EXPECT_EQ(D.Drivers[0].Name, "old");
  EXPECT_EQ(filesOf(D.Drivers[0], F), (Strings{"drv/a.c", "drv/b.c"}));
  const ParseJob &Job = D.Drivers[0].Jobs[0];
  EXPECT_EQ(Job.Defines, (Strings{"FREE=1", "TWO"}));
  EXPECT_EQ(Job.IncludeDirs, (Strings{F.path("inc"), F.path("drv")}));
}

TEST(Discover, SourcesFileOfAProgram) {
  TemporaryFolder F;
  F.write("u.c", UserSource);
  F.write("sources", "TARGETNAME=u\nTARGETTYPE=PROGRAM\nSOURCES=u.c\n");
  Discovery D = discover({F.path()});
  EXPECT_TRUE(D.Drivers.empty());
  EXPECT_TRUE(mentions(D.Notices, "is not a kernel-mode driver"));
  EXPECT_TRUE(mentions(D.Problems, "no driver was found"));
}

TEST(Discover, Vcproj) {
  TemporaryFolder F;
  F.write("a.c", DriverSource);
  F.write("b.c", HelperSource);
  F.write("a.vcproj",
          "<VisualStudioProject Name='older'><Configurations>"
          "<Configuration Name='Debug|Win32'>"
          "<Tool Name='VCCLCompilerTool' PreprocessorDefinitions='D'/>"
          "</Configuration><Configuration Name='Release|Win32'>"
          "<Tool Name='VCCLCompilerTool' PreprocessorDefinitions='R;S' "
          "AdditionalIncludeDirectories='inc,&quot;$(ProjectDir)x&quot;'/>"
          "</Configuration></Configurations><Files><Filter Name='s'>"
          "<File RelativePath='.\\a.c'/><File RelativePath='.\\b.c'>"
          "<FileConfiguration Name='Release|Win32' ExcludedFromBuild='true'/>"
          "</File></Filter></Files></VisualStudioProject>");
  Discovery D = discover({F.path("a.vcproj")});
  EXPECT_EQ(D.Problems, Strings());
  ASSERT_EQ(D.Drivers.size(), 1u);
  EXPECT_EQ(D.Drivers[0].Name, "older");
  EXPECT_EQ(filesOf(D.Drivers[0], F), Strings{"a.c"});
  EXPECT_EQ(D.Drivers[0].Jobs[0].Defines, (Strings{"R", "S"}));
  EXPECT_EQ(D.Drivers[0].Jobs[0].IncludeDirs,
            (Strings{F.path("inc"), F.path("x")}));
}

//===----------------------------------------------------------------------===//
// Compile databases
//===----------------------------------------------------------------------===//

TEST(Discover, CompileDatabase) {
  TemporaryFolder F;
  F.write("a.c", DriverSource);
  F.write("b.c", HelperSource);
  F.write("u.c", UserSource);
  std::string Dir = F.path();
  F.write("compile_commands.json",
          "[{\"directory\":\"" + Dir +
              "\",\"file\":\"a.c\",\"arguments\":[\"clang-cl\",\"/c\","
              "\"/DA=1\",\"/Iinc\",\"/kernel\","
              "\"/FoCMakeFiles\\\\drv.dir\\\\a.c.obj\",\"a.c\"]},"
              "{\"directory\":\"" +
              Dir +
              "\",\"file\":\"b.c\",\"command\":\"clang -DB -std=c11 -c b.c "
              "-o CMakeFiles/drv.dir/b.c.o\"},"
              "{\"directory\":\"" +
              Dir +
              "\",\"file\":\"u.c\",\"command\":\"cc -c u.c -o "
              "CMakeFiles/app.dir/u.c.o\"}]");
  Discovery D = discover({F.path()});
  EXPECT_EQ(D.Problems, Strings());
  ASSERT_EQ(D.Drivers.size(), 1u);
  EXPECT_EQ(D.Drivers[0].Name, "drv");
  EXPECT_EQ(filesOf(D.Drivers[0], F), (Strings{"a.c", "b.c"}));
  EXPECT_EQ(D.Drivers[0].Jobs[0].Defines, Strings{"A=1"});
  EXPECT_EQ(D.Drivers[0].Jobs[0].IncludeDirs, Strings{F.path("inc")});
  EXPECT_EQ(D.Drivers[0].Jobs[1].Standard, "gnu11");
  EXPECT_TRUE(mentions(D.Notices, "(app) is left out"));
}

TEST(Discover, BrokenCompileDatabase) {
  TemporaryFolder F;
  for (const char *Text : {"", "{", "[]", "[{\"file\": 1}]", "null"}) {
    Discovery D = discover({F.write("compile_commands.json", Text)});
    EXPECT_EQ(D.Problems.size(), 1u) << Text;
    EXPECT_TRUE(D.Drivers.empty());
  }
}

//===----------------------------------------------------------------------===//
// Plain folders and files
//===----------------------------------------------------------------------===//

TEST(Discover, PlainFolderIsOneDriverAnEntry) {
  TemporaryFolder F;
  F.write("one/main.c", DriverSource);
  F.write("one/sub/help.c", HelperSource);
  F.write("two/main.cpp", DriverSource);
  F.write("two/own.h", "#include <ntifs.h>\n");
  F.write("two/indirect.c", "#include \"own.h\"\n");
  F.write("app/u.c", UserSource);
  Discovery D = discover({F.path()});
  EXPECT_EQ(D.Problems, Strings());
  ASSERT_EQ(D.Drivers.size(), 2u);
  EXPECT_EQ(D.Drivers[0].Name, "one");
  EXPECT_EQ(filesOf(D.Drivers[0], F),
            (Strings{"one/main.c", "one/sub/help.c"}));
  EXPECT_EQ(filesOf(D.Drivers[1], F),
            (Strings{"two/indirect.c", "two/main.cpp"}));
}

TEST(Discover, PlainFolderOfOneFileDrivers) {
  TemporaryFolder F;
  F.write("a.c", DriverSource);
  F.write("b.c", DriverSource);
  Discovery D = discover({F.path()});
  ASSERT_EQ(D.Drivers.size(), 2u);
  EXPECT_EQ(D.Drivers[0].Name, "a");
  EXPECT_EQ(filesOf(D.Drivers[1], F), Strings{"b.c"});
}

TEST(Discover, PlainFolderWithoutAnEntry) {
  TemporaryFolder F;
  F.write("x/a.c", HelperSource);
  F.write("y/b.c", HelperSource);
  Discovery D = discover({F.path()});
  ASSERT_EQ(D.Drivers.size(), 1u);
  EXPECT_EQ(filesOf(D.Drivers[0], F), (Strings{"x/a.c", "y/b.c"}));
}

// A declaration of DriverEntry makes no driver.
TEST(Discover, DriverEntryDeclaredOnly) {
  TemporaryFolder F;
  F.write("a.c", DriverSource);
  F.write("b.c", "#include <fltkernel.h>\nDRIVER_INITIALIZE DriverEntry;\n"
                 "NTSTATUS DriverEntry(PDRIVER_OBJECT, PUNICODE_STRING);\n");
  EXPECT_EQ(discover({F.path()}).Drivers.size(), 1u);
}

TEST(Discover, SingleFiles) {
  TemporaryFolder F;
  F.write("a.c", "int a;\n");
  F.write("b.cpp", "int b;\n");
  F.write("other/c.c", "int c;\n");
  DiscoverOptions O;
  O.ExtraDefines = {"X=1"};
  O.ExtraIncludeDirs = {F.path("inc")};
  O.ExtraArgs = {"-Wfoo"};
  Discovery D = discover(
      {F.path("a.c"), F.path("b.cpp"), F.path("other/c.c"), F.path("a.c")}, O);
  EXPECT_EQ(D.Problems, Strings());
  ASSERT_EQ(D.Drivers.size(), 2u);
  EXPECT_EQ(filesOf(D.Drivers[0], F), (Strings{"a.c", "b.cpp"}));
  EXPECT_EQ(D.Drivers[1].Name, "c");
  EXPECT_EQ(D.Drivers[1].Jobs[0].Defines, Strings{"X=1"});
  EXPECT_EQ(D.Drivers[1].Jobs[0].IncludeDirs, Strings{F.path("inc")});
  EXPECT_EQ(D.Drivers[1].Jobs[0].ExtraArgs, Strings{"-Wfoo"});
}

// A file of a project is parsed as the project says, and alone.
TEST(Discover, SingleFileOfAProject) {
  TemporaryFolder F;
  F.write("proj/src/a.c", DriverSource);
  F.write("proj/src/b.c", HelperSource);
  F.write("proj/a.vcxproj",
          kernelProject("<ItemDefinitionGroup><ClCompile>"
                        "<PreprocessorDefinitions>P</PreprocessorDefinitions>"
                        "</ClCompile></ItemDefinitionGroup>"
                        "<ItemGroup><ClCompile Include='src\\a.c'/>"
                        "<ClCompile Include='gone.c'/></ItemGroup>"));
  F.write(".git/HEAD", "");
  Discovery D = discover({F.path("proj/src/a.c")});
  EXPECT_EQ(D.Problems, Strings());
  ASSERT_EQ(D.Drivers.size(), 1u);
  EXPECT_EQ(filesOf(D.Drivers[0], F), Strings{"proj/src/a.c"});
  EXPECT_EQ(D.Drivers[0].Jobs[0].Defines, Strings{"P"});
  EXPECT_EQ(D.Drivers[0].Jobs[0].SearchRoots, Strings{F.path()});
  // Not listed: on its own.
  Discovery Other = discover({F.path("proj/src/b.c")});
  ASSERT_EQ(Other.Drivers.size(), 1u);
  EXPECT_EQ(Other.Drivers[0].Jobs[0].Defines, Strings());
}

TEST(Discover, BothDebugValues) {
  DiscoverOptions O;
  O.BothDebugValues = true;
  auto Count = [&](StringRef Text) {
    TemporaryFolder F;
    return discover({F.write("a.c", Text)}, O).Drivers.size();
  };
  EXPECT_EQ(Count("int a;\n#if DBG\nint b;\n#endif\n"), 2u);
  EXPECT_EQ(Count("#ifdef DBG\n#if X\nint b;\n#endif\n#endif\n"), 2u);
  EXPECT_EQ(Count("# if defined(DBG) && X\nint b;\n#endif\n"), 2u);
  EXPECT_EQ(Count("#if DBG\n#define A(x) \\\n f(x)\n#else\n#define A(x)\n"
                  "// nothing\n/* nor\n here */\n#endif\nint b;\n"),
            1u);
  EXPECT_EQ(Count("#if XDBG\nint b;\n#endif\n#if DBGX\nint c;\n#endif\n"), 1u);
  TemporaryFolder F;
  Discovery D = discover({F.write("a.c", "#if DBG\nint b;\n#endif\n")}, O);
  ASSERT_EQ(D.Drivers.size(), 2u);
  EXPECT_EQ(D.Drivers[0].Jobs[0].Defines, Strings());
  EXPECT_EQ(D.Drivers[1].Jobs[0].Defines, Strings{"DBG=1"});
  EXPECT_EQ(D.Drivers[1].Name, "a with DBG=1");
  O.ExtraDefines = {"DBG=1"};
  D = discover({F.path("a.c")}, O);
  EXPECT_EQ(D.Drivers[0].Jobs[0].Defines, Strings{"DBG=1"});
  EXPECT_EQ(D.Drivers[1].Jobs[0].Defines, Strings());
}

TEST(Discover, WhatCannotBeAnalysed) {
  TemporaryFolder F;
  F.write("a.txt", "");
  F.write("a.h", "");
  F.write("empty/readme", "");
  F.write("sources", "just a text\n");
  for (const char *Name : {"gone", "a.txt", "a.h", "empty", "sources"}) {
    Discovery D = discover({F.path(Name)});
    EXPECT_TRUE(D.Drivers.empty());
    ASSERT_EQ(D.Problems.size(), 1u) << Name;
    EXPECT_TRUE(mentions(D.Problems, F.path(Name)));
  }
}

// One bad project must not take the others with it.
TEST(Discover, GarbageBesideADriver) {
  TemporaryFolder F;
  F.write("drv/a.c", DriverSource);
  F.write("drv/a.vcxproj",
          kernelProject("<ItemGroup><ClCompile Include='a.c'/></ItemGroup>"));
  F.write("bad/b.vcxproj", std::string("\0\1\2<<<>>>", 9));
  F.write("bad2/c.vcproj", "<");
  Discovery D = discover({F.path()});
  EXPECT_EQ(D.Drivers.size(), 1u);
  EXPECT_EQ(D.Problems.size(), 2u);
}

} // namespace
