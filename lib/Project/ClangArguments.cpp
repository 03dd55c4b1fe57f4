//===- ClangArguments.cpp - The command line of a parse job ---------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ClangArguments.h"
#include "SourceFileSystem.h"
#include "fltlint/Headers/Headers.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Config/llvm-config.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

using namespace llvm;

#ifndef FLTLINT_CLANG_RESOURCE_DIR
#define FLTLINT_CLANG_RESOURCE_DIR ""
#endif

namespace fltlint {
namespace project {

std::string languageOf(const ParseJob &Job) {
  if (!Job.Language.empty())
    return Job.Language;
  std::string Extension = sys::path::extension(Job.File).lower();
  bool CPlusPlus = is_contained(
      {".cc", ".cpp", ".cxx", ".c++", ".hpp", ".hxx", ".hh"}, Extension);
  return CPlusPlus ? "c++" : "c";
}

std::string clangHeaderDirectory() {
  static const std::string Directory = [] {
    std::string Major = std::to_string(LLVM_VERSION_MAJOR);
    // Beside an installed fltlint first, then where it was built against.
    std::string Program = sys::fs::getMainExecutable(
        nullptr, reinterpret_cast<void *>(&clangHeaderDirectory));
    SmallString<256> Installed(sys::path::parent_path(Program));
    sys::path::append(Installed, "..", "lib", "clang");
    sys::path::append(Installed, Major, "include");
    SmallString<256> Built(FLTLINT_CLANG_RESOURCE_DIR);
    sys::path::append(Built, "include");
    for (const SmallString<256> &Candidate : {Installed, Built})
      if (sys::fs::exists(Candidate + "/stdarg.h"))
        return std::string(Candidate);
    return std::string();
  }();
  return Directory;
}

std::vector<std::string> clangArguments(const ParseJob &Job) {
  bool Arm = Job.Arch == Architecture::Arm64;
  bool CPlusPlus = languageOf(Job) == "c++";
  std::vector<std::string> Args = {
      "clang", "-fsyntax-only",
      Arm ? "--target=aarch64-pc-windows-msvc"
          : "--target=x86_64-pc-windows-msvc",
      "-fms-extensions", "-fms-compatibility",
      "-fms-compatibility-version=19.40",
      // Many errors of Clang are warnings of MSVC; -Wno-everything makes them
      // so again. A corrected typo would bind another declaration than meant.
      "-Wno-everything", "-fno-spell-checking", "-ferror-limit=0",
      "-fno-delayed-template-parsing", "-fno-caret-diagnostics",
      // There is none: else each folder of PATH is searched for a compiler.
      "-Xmicrosoft-visualc-tools-root", "/__fltlint/msvc",
      // Nothing of this machine's user-mode headers.
      "-nostdlibinc", "-nobuiltininc", "-nostdinc++", "-x", languageOf(Job)};
  if (CPlusPlus)
    // Off in drivers, but a try statement should still parse.
    Args.insert(Args.end(), {"-fcxx-exceptions", "-fexceptions"});
  if (!Job.Standard.empty())
    Args.push_back("-std=" + Job.Standard);
  else
    Args.push_back(CPlusPlus ? "-std=c++17" : "-std=gnu17");

  // What the WDK's build rules define. Without WINVER, `#if (WINVER >= ...)`
  // removes code without a word.
  for (const char *Define :
       {"_WIN64=1", "_KERNEL_MODE=1", "WINNT=1", "NTDDI_VERSION=0x0A00000C",
        "_WIN32_WINNT=0x0A00", "WINVER=0x0A00", "__FLTLINT__=1"})
    Args.push_back(std::string("-D") + Define);
  if (Arm)
    Args.insert(Args.end(), {"-D_ARM64_=1", "-DARM64=1"});
  else
    Args.insert(Args.end(), {"-D_AMD64_=1", "-DAMD64=1"});

  for (const std::string &Define : Job.Defines)
    Args.push_back("-D" + Define);
  for (const std::string &Dir : Job.IncludeDirs)
    Args.push_back("-I" + Dir);
  Args.push_back(std::string("-I") + SourceFileSystem::FoundDirectory);
  if (Job.BundledHeaders)
    Args.push_back("-isystem" + headers::virtualDirectory().str());
  if (std::string Own = clangHeaderDirectory(); !Own.empty())
    Args.push_back("-isystem" + Own);
  Args.push_back("-include");
  Args.push_back(SourceFileSystem::PreludePath);
  for (const std::string &Forced : Job.ForcedIncludes) {
    Args.push_back("-include");
    Args.push_back(Forced);
  }
  Args.insert(Args.end(), Job.ExtraArgs.begin(), Job.ExtraArgs.end());
  Args.push_back("--");
  Args.push_back(Job.File);
  return Args;
}

} // namespace project
} // namespace fltlint
