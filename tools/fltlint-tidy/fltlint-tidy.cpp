//===- fltlint-tidy.cpp - clang-tidy with the checks inside ---------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// For systems whose clang-tidy cannot load a plugin. Takes what clang-tidy
/// takes.
///
//===----------------------------------------------------------------------===//

#include "clang-tidy/tool/ClangTidyMain.h"
#include "fltlint/Tidy/Module.h"
#include "fltlint/Tidy/ResourceDir.h"
#include <string>
#include <vector>

using namespace fltlint;

int main(int Argc, const char **Argv) {
  tidy::linkModule();
  // The tools of Clang look for Clang's own headers beside themselves. A
  // command line that names a folder for them is left as it is.
  std::vector<const char *> Args(Argv, Argv + Argc);
  std::string Option;
  if (std::string Folder = tidy::findResourceDir(); !Folder.empty()) {
    Option = "--extra-arg-before=-resource-dir=" + Folder;
    Args.insert(Args.begin() + 1, Option.c_str());
  }
  Args.push_back(nullptr);
  return clang::tidy::clangTidyMain(Args.size() - 1, Args.data());
}
