//===- CommandLineTest.cpp - Compiler options into a parse job ------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Project/CommandLine.h"
#include "gtest/gtest.h"

using namespace fltlint::project;
using Strings = std::vector<std::string>;

namespace {

TEST(SplitOptions, Quotes) {
  EXPECT_EQ(splitOptions("  /D \"A B\"  /I\"x y\" "),
            (Strings{"/D", "A B", "/Ix y"}));
  EXPECT_EQ(splitOptions("-DNAME=\\\"text\\\""), Strings{"-DNAME=\"text\""});
  EXPECT_EQ(splitOptions("\"\""), Strings{""});
}

TEST(ApplyOptions, BothSpellings) {
  ParseJob Job;
  Job.Directory = "/w";
  applyOptions({"/DA", "/D", "B=2", "-DC", "/Iinc", "-I", "/abs", "/FIx.h",
                "-include", "y.h", "/std:c++20", "/TC", "/U", "Z"},
               Job);
  EXPECT_EQ(Job.Defines, (Strings{"A", "B=2", "C"}));
  EXPECT_EQ(Job.IncludeDirs, (Strings{"/w/inc", "/abs"}));
  EXPECT_EQ(Job.ForcedIncludes, (Strings{"x.h", "y.h"}));
  EXPECT_EQ(Job.Standard, "c++20");
  EXPECT_EQ(Job.Language, "c");
  EXPECT_EQ(Job.ExtraArgs, Strings{"-UZ"});
}

TEST(ApplyOptions, ForeignOptionsAreNoHarm) {
  ParseJob Job;
  applyOptions({"/nologo", "/Wv:18", "/W4", "/Zi", "/kernel", "-O2", "-c", "-o",
                "Debug.o", "-Xclang", "/external:W0", "-"},
               Job);
  EXPECT_TRUE(Job.Defines.empty());
  EXPECT_TRUE(Job.IncludeDirs.empty());
  EXPECT_TRUE(Job.ExtraArgs.empty());
  EXPECT_TRUE(Job.Language.empty());
}

TEST(ApplyOptions, TargetsAndLanguages) {
  ParseJob Job;
  applyOptions({"--target=aarch64-pc-windows-msvc", "-x", "c++", "-std=c11"},
               Job);
  EXPECT_EQ(Job.Arch, Architecture::Arm64);
  EXPECT_EQ(Job.Language, "c++");
  // The strict mode would bring trigraphs.
  EXPECT_EQ(Job.Standard, "gnu11");
}

TEST(AddDefine, OtherProcessorsAreDropped) {
  ParseJob Job;
  for (const char *D : {"_X86_=1", "i386=1", "_ARM64_", "_AMD64_", "OWN"})
    addDefine(D, Job);
  EXPECT_EQ(Job.Defines, (Strings{"_AMD64_", "OWN"}));
  ParseJob Arm;
  Arm.Arch = Architecture::Arm64;
  for (const char *D : {"_AMD64_", "_ARM64_"})
    addDefine(D, Arm);
  EXPECT_EQ(Arm.Defines, Strings{"_ARM64_"});
}

#ifndef _WIN32
TEST(AddIncludeDir, WindowsPaths) {
  ParseJob Job;
  for (const char *D : {"..\\inc", "\"inc dir\"", "C:\\WinDDK\\inc", "\\inc",
                        "", "..\\inc", "."})
    addIncludeDir(D, "/p/d", Job);
  EXPECT_EQ(Job.IncludeDirs, (Strings{"/p/inc", "/p/d/inc dir", "/p/d"}));
}
#endif

} // namespace
