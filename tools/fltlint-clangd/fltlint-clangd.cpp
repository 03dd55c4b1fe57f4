//===- fltlint-clangd.cpp - clangd with the checks inside -----------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Stock clangd loads no plugins. This one takes what clangd takes.
///
//===----------------------------------------------------------------------===//

#include "fltlint/Tidy/Module.h"
#include "fltlint/Tidy/Policy.h"
#include "fltlint/Tidy/ResourceDir.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringRef.h"
#include <string>
#include <vector>

using namespace fltlint;

namespace clang {
namespace clangd {
int clangdMain(int Argc, char *Argv[]);
} // namespace clangd
} // namespace clang

/// The user knows better, and so does clangd.
static bool names(const char *Arg, llvm::StringRef Option) {
  return llvm::StringRef(Arg).split('=').first.ltrim('-') == Option;
}

int main(int Argc, char **Argv) {
  tidy::linkModule();
  tidy::setPolicy(tidy::EditorPolicy);
  std::vector<char *> Args(Argv, Argv + Argc);
  std::string Option;
  if (llvm::none_of(Args,
                    [](const char *Arg) { return names(Arg, "resource-dir"); }))
    if (std::string Folder = tidy::findResourceDir(); !Folder.empty()) {
      Option = "--resource-dir=" + Folder;
      Args.insert(Args.begin() + 1, Option.data());
    }
  Args.push_back(nullptr);
  return clang::clangd::clangdMain(Args.size() - 1, Args.data());
}
