//===- JobArguments.cpp - A parse job as a command line -------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "fltlint/Driver/JobArguments.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Program.h"

using namespace fltlint;
using llvm::StringRef;

std::vector<std::string> driver::jobArguments(const project::ParseJob &Job) {
  // Bound one by one, so that this does not compile when a job gets a new
  // field.
  const auto &[File, Directory, SearchRoots, IncludeDirs, Defines,
               ForcedIncludes, ExtraArgs, Language, Standard, Arch,
               BundledHeaders, MaxStubRounds] = Job;
  const project::ParseJob Default;
  std::vector<std::string> Args = {"--exact"};
  auto AddEach = [&](StringRef Option, const std::vector<std::string> &Values) {
    for (const std::string &Value : Values)
      Args.push_back((Option + Value).str());
  };
  if (!Directory.empty())
    Args.push_back("--directory=" + Directory);
  AddEach("--search-root=", SearchRoots);
  AddEach("-I", IncludeDirs);
  AddEach("-D", Defines);
  AddEach("--include=", ForcedIncludes);
  if (!Language.empty())
    Args.push_back("--language=" + Language);
  if (!Standard.empty())
    Args.push_back("--std=" + Standard);
  if (Arch == project::Architecture::Arm64)
    Args.push_back("--arch=arm64");
  if (!BundledHeaders)
    Args.push_back("--no-bundled-headers");
  if (MaxStubRounds != Default.MaxStubRounds)
    Args.push_back("--stub-rounds=" + std::to_string(MaxStubRounds));
  return Args;
}

std::string driver::quoteForShell(llvm::ArrayRef<std::string> Arguments) {
#ifdef _WIN32
  // Ninja hands the whole line to CreateProcess.
  std::vector<StringRef> Refs(Arguments.begin(), Arguments.end());
  return llvm::sys::flattenWindowsCommandLine(Refs).get();
#else
  std::string Line;
  for (StringRef Argument : Arguments) {
    if (!Line.empty())
      Line += ' ';
    bool Plain = !Argument.empty() && llvm::all_of(Argument, [](char C) {
      return llvm::isAlnum(C) || StringRef("_-+=./,:@%").contains(C);
    });
    if (Plain) {
      Line += Argument;
      continue;
    }
    Line += '\'';
    for (char C : Argument)
      if (C == '\'')
        Line += "'\\''";
      else
        Line += C;
    Line += '\'';
  }
  return Line;
#endif
}
