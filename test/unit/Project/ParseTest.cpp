//===- ParseTest.cpp - From a source file to its path model ---------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "fltlint/Project/Parse.h"
#include "TemporaryFolder.h"
#include "llvm/ADT/STLExtras.h"
#include <thread>

using namespace fltlint;
using namespace fltlint::project;
using llvm::StringRef;
using Strings = std::vector<std::string>;

namespace {

class Parse : public ::testing::Test {
protected:
  TemporaryFolder F;
  ParseJob Job;

  /// Parses the job with \p Text as its file.
  ParseOutcome parse(StringRef Text, StringRef Name = "main.c") {
    Job.File = F.write(Name, Text);
    return parseJob();
  }
  ParseOutcome parseJob() {
    llvm::Expected<ParseOutcome> Outcome = parseFile(Job);
    if (!Outcome) {
      ADD_FAILURE() << llvm::toString(Outcome.takeError());
      return {};
    }
    return std::move(*Outcome);
  }
  std::string failure() {
    llvm::Expected<ParseOutcome> Outcome = parseFile(Job);
    if (Outcome) {
      ADD_FAILURE() << "parsed";
      return "";
    }
    return llvm::toString(Outcome.takeError());
  }
};

bool defines(const ParseOutcome &O, StringRef Name) {
  uint32_t I = O.Model.findFunction(Name);
  return I != pm::None && O.Model.Functions[I].isDefinition();
}

/// Nothing of the function's body was lost.
bool whole(const ParseOutcome &O, StringRef Name) {
  return defines(O, Name) &&
         O.Model.Functions[O.Model.findFunction(Name)].Unmodelled.empty();
}

//===----------------------------------------------------------------------===//
// The environment
//===----------------------------------------------------------------------===//

TEST_F(Parse, KernelHeaders) {
  ParseOutcome O = parse("#include <fltKernel.h>\n"
                         "#include <Ntddk.h>\n"
                         "NTSTATUS Get(PFLT_INSTANCE I, PFLT_CONTEXT *C) {\n"
                         "  return FltGetInstanceContext(I, C);\n"
                         "}\n");
  EXPECT_EQ(O.Errors, Strings());
  EXPECT_TRUE(whole(O, "Get"));
  EXPECT_EQ(O.Model.Recovered.MissingHeaders, Strings());
  EXPECT_EQ(O.Model.Recovered.StubbedNames, Strings());
}

TEST_F(Parse, TheCompilerIsMsvc) {
  ParseOutcome O = parse("#if !defined(_MSC_VER) || !defined(_M_X64) || "
                         "!defined(_WIN64) || !defined(_KERNEL_MODE) || "
                         "!defined(_AMD64_) || WINVER < 0x0602\n"
                         "#error\n#endif\n"
                         "typedef char a[sizeof(long) == 4 ? 1 : -1];\n"
                         "typedef char b[sizeof(void *) == 8 ? 1 : -1];\n"
                         "void f(int *p) { __try { *p = 1; } __except (1) { } "
                         "}\n");
  EXPECT_EQ(O.Errors, Strings());
}

TEST_F(Parse, Arm64) {
  Job.Arch = Architecture::Arm64;
  ParseOutcome O = parse("#include <fltkernel.h>\n"
                         "#if !defined(_M_ARM64) || !defined(_ARM64_) || "
                         "defined(_AMD64_)\n#error\n#endif\n");
  EXPECT_EQ(O.Errors, Strings());
}

TEST_F(Parse, TheJobHasTheLastWord) {
  Job.Defines = {"WINVER=0x0601", "OWN"};
  Job.ExtraArgs = {"-UOWN"};
  ParseOutcome O = parse("#if WINVER != 0x0601 || defined(OWN)\n#error\n"
                         "#endif\n");
  EXPECT_EQ(O.Errors, Strings());
}

TEST_F(Parse, LanguageFollowsTheExtension) {
  EXPECT_EQ(parse("int class;\n", "a.c").Errors, Strings());
  EXPECT_EQ(parse("class A {};\n", "b.cpp").Errors, Strings());
  EXPECT_EQ(parse("class A {};\n", "c.CXX").Errors, Strings());
  Job.Language = "c++";
  Job.Standard = "c++20";
  EXPECT_EQ(parse("template <class T> concept C = true;\n", "d.c").Errors,
            Strings());
}

// What MSVC warns about must not cost a function.
TEST_F(Parse, WarningsOfMsvcAreNoErrors) {
  ParseOutcome O = parse("#include <fltkernel.h>\n"
                         "typedef struct _CTX { int A; } CTX, *PCTX;\n"
                         "#define ONE(x) x\n"
                         "void f(PFLT_INSTANCE I) {\n"
                         "  PCTX c = NULL;\n"
                         "  FltGetInstanceContext(I, &c);\n"
                         "  int n = (PVOID)c;\n"
                         "  Undeclared(n);\n"
                         "  ONE(n = 1, n = 2);\n"
                         "}\n");
  EXPECT_TRUE(whole(O, "f"));
  EXPECT_EQ(O.Errors, Strings());
  EXPECT_EQ(O.Model.Recovered.ImplicitFunctions, Strings{"Undeclared"});
}

//===----------------------------------------------------------------------===//
// Look-up
//===----------------------------------------------------------------------===//

TEST_F(Parse, NamesMatchRegardlessOfCase) {
  F.write("Inc/Sub/Own.H", "int Own;\n");
  Job.IncludeDirs = {F.path("inc")};
  ParseOutcome O = parse("#include \"sub\\own.h\"\n"
                         "int f(void) { return Own; }\n");
  EXPECT_EQ(O.Errors, Strings());
  EXPECT_TRUE(whole(O, "f"));
}

TEST_F(Parse, TheProjectsOwnHeaderGoesBeforeOurs) {
  F.write("inc/wdm.h", "int FromProject;\n");
  Job.IncludeDirs = {F.path("inc")};
  EXPECT_TRUE(whole(parse("#include <wdm.h>\n"
                          "int f(void) { return FromProject; }\n"),
                    "f"));
}

TEST_F(Parse, OursGoesBeforeTheSearchRoots) {
  F.write("other/wdm.h", "#error\n");
  Job.SearchRoots = {F.path()};
  EXPECT_EQ(parse("#include <wdm.h>\nPVOID P;\n").Errors, Strings());
}

TEST_F(Parse, WithoutBundledHeaders) {
  Job.BundledHeaders = false;
  Job.MaxStubRounds = 0;
  ParseOutcome O = parse("#include <wdm.h>\n");
  EXPECT_EQ(O.Model.Recovered.MissingHeaders, Strings{"wdm.h"});
}

TEST_F(Parse, HeadersAreFoundInTheSearchRoots) {
  F.write("driver/inc/api.h", "#include \"detail.h\"\n#include <deep/d.h>\n");
  // Beside the header that includes it, and above it.
  F.write("driver/inc/detail.h", "#include \"../common/base.h\"\n");
  F.write("driver/common/base.h", "typedef struct _B { int A; } BASE;\n");
  F.write("driver/x/Deep/D.h", "int Deep(BASE *B);\n");
  // Farther from the file that asks.
  F.write("else/inc/api.h", "#error\n");
  Job.SearchRoots = {F.path()};
  ParseOutcome O = parse("#include \"api.h\"\n"
                         "int f(BASE *B) { return Deep(B) + B->A; }\n",
                         "driver/src/main.c");
  EXPECT_EQ(O.Errors, Strings());
  EXPECT_TRUE(whole(O, "f"));
  EXPECT_EQ(O.Model.Recovered.MissingHeaders, Strings());
  // They go by their own names.
  EXPECT_TRUE(llvm::any_of(O.Model.Files,
                           [&](const pm::File &File) {
                             return File.Path == F.path("driver/inc/api.h") ||
                                    File.Path == F.path("driver/x/Deep/D.h");
                           }) ||
              O.Model.Files.size() == 1);
}

TEST_F(Parse, PragmaOnceHoldsForFoundHeaders) {
  F.write("inc/a.h", "#pragma once\nstruct A { int X; };\n#include \"b.h\"\n");
  F.write("inc/b.h", "#pragma once\n#include \"a.h\"\n#include \"inc/a.h\"\n");
  Job.SearchRoots = {F.path()};
  EXPECT_EQ(parse("#include \"a.h\"\n#include \"b.h\"\n", "src/m.c").Errors,
            Strings());
}

// A header that is nowhere is as if it were empty; Clang would stop.
TEST_F(Parse, MissingHeaders) {
  ParseOutcome O = parse("#include <fltkernel.h>\n"
                         "#include \"main.tmh\"\n"
                         "#include <nowhere/gone.h>\n"
                         "ULONG f(void) { return 1; }\n");
  EXPECT_EQ(O.Errors, Strings());
  EXPECT_TRUE(whole(O, "f"));
  EXPECT_EQ(O.Model.Recovered.MissingHeaders,
            (Strings{"main.tmh", "nowhere/gone.h"}));
}

TEST_F(Parse, ForcedIncludes) {
  F.write("pre.h", "int Forced;\n");
  Job.Directory = F.path();
  Job.ForcedIncludes = {"pre.h"};
  EXPECT_TRUE(whole(parse("int f(void) { return Forced; }\n"), "f"));
}

//===----------------------------------------------------------------------===//
// Encodings
//===----------------------------------------------------------------------===//

TEST_F(Parse, Utf16) {
  std::string Wide = "\xFF\xFE";
  for (char C : StringRef("#include \"w.h\"\nint f(void) { return W; }\n")) {
    Wide.push_back(C);
    Wide.push_back(0);
  }
  std::string Header = "\xFE\xFF";
  for (char C : StringRef("int W;\n")) {
    Header.push_back(0);
    Header.push_back(C);
  }
  F.write("w.h", Header);
  ParseOutcome O = parse(Wide);
  EXPECT_EQ(O.Errors, Strings());
  EXPECT_TRUE(whole(O, "f"));
}

TEST_F(Parse, LegacyCodePageAndLineEnds) {
  ParseOutcome O = parse("\xEF\xBB\xBF// \xC3\xA9\r\nint a;\r\n");
  EXPECT_EQ(O.Errors, Strings());
  O = parse("// \x95\x5C\r\nint b;\r\nvoid f(void) { g(L\"\x95\x5C\"); b = 1; }"
            "\r\n");
  EXPECT_EQ(O.Errors, Strings());
  EXPECT_TRUE(whole(O, "f"));
}

//===----------------------------------------------------------------------===//
// Stubs
//===----------------------------------------------------------------------===//

TEST_F(Parse, UnknownNamesAreStubbed) {
  ParseOutcome O = parse(
      "#include <fltkernel.h>\n"
      "_Weird_note_ NTSTATUS f(_Other_(x) PFLT_CALLBACK_DATA Data, PGONE G,\n"
      "                        GONE_ENUM E) {\n"
      "  PGONE_TOO Other = NULL;\n"
      "  if (E == GONE_CONSTANT) return STATUS_GONE;\n"
      "  Other = (PGONE_TOO)G;\n"
      "  return G->Member.Inner + Other->Next->Value;\n"
      "}\n");
  EXPECT_EQ(O.Errors, Strings());
  EXPECT_TRUE(whole(O, "f"));
  EXPECT_EQ(O.Model.Recovered.StubbedNames,
            (Strings{"GONE_CONSTANT", "GONE_ENUM", "PGONE", "PGONE_TOO",
                     "STATUS_GONE", "_Other_", "_Weird_note_"}));
}

// NT_SUCCESS must see an error in a status nobody knows.
TEST_F(Parse, UnknownStatusIsNegative) {
  ParseOutcome O = parse("#include <fltkernel.h>\n"
                         "typedef char check[STATUS_GONE < 0 ? 1 : -1];\n"
                         "typedef char distinct[STATUS_GONE != STATUS_GONE_2 "
                         "? 1 : -1];\n");
  EXPECT_EQ(O.Errors, Strings());
}

// A made-up routine or type of this kind would make up findings.
TEST_F(Parse, ContextsAreNeverMadeUp) {
  ParseOutcome O = parse("void f(void) {\n"
                         "  PFLT_CONTEXT c = 0;\n"
                         "  FltGetGoneContext(&c);\n"
                         "}\n",
                         "a.cpp");
  EXPECT_EQ(O.Model.Recovered.StubbedNames, Strings());
  EXPECT_GT(O.Model.Recovered.ErrorCount, 0u);
}

TEST_F(Parse, NoRoundsNoStubs) {
  Job.MaxStubRounds = 0;
  ParseOutcome O = parse("PGONE G;\n");
  EXPECT_EQ(O.Model.Recovered.StubbedNames, Strings());
  EXPECT_EQ(O.Model.Recovered.ErrorCount, 1u);
  ASSERT_EQ(O.Errors.size(), 1u);
  EXPECT_EQ(O.Errors[0], Job.File + ":1:1: error: unknown type name 'PGONE'");
}

TEST_F(Parse, StubsInCPlusPlus) {
  ParseOutcome O = parse("#include <fltkernel.h>\n"
                         "NTSTATUS f(PFLT_INSTANCE I) {\n"
                         "  GoneLock Lock(I);\n"
                         "  PVOID P = GoneAllocate(I, 3);\n"
                         "  Lock.Release();\n"
                         "  return P != nullptr ? GoneStatus : STATUS_SUCCESS;"
                         "\n}\n",
                         "a.cpp");
  EXPECT_EQ(O.Errors, Strings());
  EXPECT_TRUE(llvm::any_of(O.Model.Functions, [](const pm::Function &Fn) {
    return Fn.DisplayName == "f" && Fn.isDefinition() && Fn.Unmodelled.empty();
  }));
  EXPECT_EQ(O.Model.Recovered.StubbedNames,
            (Strings{"GoneAllocate", "GoneLock", "GoneStatus"}));
}

// A driver's own copy of what our headers have replaces ours.
TEST_F(Parse, OwnCopiesOfKernelTypes) {
  ParseOutcome O =
      parse("#include <fltkernel.h>\n"
            "typedef struct _FILTER_MESSAGE_HEADER {\n"
            "  ULONG ReplyLength;\n  ULONGLONG MessageId;\n  ULONG Own;\n"
            "} FILTER_MESSAGE_HEADER, *PFILTER_MESSAGE_HEADER;\n"
            "ULONG f(PFILTER_MESSAGE_HEADER H) { return H->Own; }\n");
  EXPECT_EQ(O.Errors, Strings());
  EXPECT_TRUE(whole(O, "f"));
}

//===----------------------------------------------------------------------===//
// Failures, threads
//===----------------------------------------------------------------------===//

TEST_F(Parse, UnreadableFiles) {
  Job.File = F.path("gone.c");
  EXPECT_EQ(failure(), "'" + Job.File + "' does not exist; check the path");
  Job.File = F.path();
  EXPECT_NE(failure().find("' is a folder, not a source file"),
            std::string::npos);
}

TEST_F(Parse, OptionsClangRefuses) {
  Job.File = F.write("a.c", "int a;\n");
  Job.ExtraArgs = {"--target=nonsense"};
  std::string Message = failure();
  EXPECT_NE(Message.find(Job.File), std::string::npos);
  EXPECT_NE(Message.find("nonsense"), std::string::npos);
}

TEST_F(Parse, Nonsense) {
  parse(std::string("\0\1\2\3{{{{((((", 12));
  parse("");
  parse("#include \"main.c\"\nint a;\n"); // without end
  parse("#include <fltkernel.h>\nvoid f( { [ ) } <<<<\n#if 1\n\"\n");
}

TEST_F(Parse, ManyAtOnce) {
  F.write("inc/shared.h", "#define SHARED 3\n");
  std::vector<ParseJob> Jobs;
  for (int I = 0; I != 8; ++I) {
    ParseJob J;
    std::string Name = "f" + std::to_string(I);
    J.File = F.write(Name + ".c", "#include <fltkernel.h>\n"
                                  "#include <shared.h>\n"
                                  "PGONE_" +
                                      Name +
                                      " G;\n"
                                      "int " +
                                      Name + "(void) { return SHARED; }");
    J.SearchRoots = {F.path()};
    Jobs.push_back(J);
  }
  std::vector<ParseOutcome> Outcomes(Jobs.size());
  std::vector<std::thread> Threads;
  for (size_t T = 0; T != 4; ++T)
    Threads.emplace_back([&, T] {
      for (size_t I = T; I < Jobs.size(); I += 4)
        Outcomes[I] = llvm::cantFail(parseFile(Jobs[I]));
    });
  for (std::thread &T : Threads)
    T.join();
  for (size_t I = 0; I != Jobs.size(); ++I) {
    EXPECT_TRUE(whole(Outcomes[I], "f" + std::to_string(I)));
    EXPECT_EQ(Outcomes[I].Errors, Strings());
  }
}

} // namespace
