//===- VersionGuard.cpp - Refuses another LLVM ----------------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A plugin that another release loads lists its checks, and then finds
/// nothing, or crashes. This part of the plugin comes first in it, and runs
/// before any other. Nothing here depends on how a class of LLVM is laid out.
///
//===----------------------------------------------------------------------===//

#include "clang/Basic/Version.h"
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>

#define STRINGIFY_VALUE(X) #X
#define STRINGIFY(X) STRINGIFY_VALUE(X)

namespace {

struct VersionGuard {
  VersionGuard() {
    // What is compatible has the major and the minor version in common, as in
    // the names of the shared libraries.
    const char *Wanted = "clang version " STRINGIFY(
        CLANG_VERSION_MAJOR) "." STRINGIFY(CLANG_VERSION_MINOR) ".";
    std::string Running = clang::getClangFullVersion();
    if (std::strstr(Running.c_str(), Wanted))
      return;
    std::fprintf(stderr,
                 "error: FltLintTidyModule was built for clang-tidy "
                 "%d.%d, but this is '%s'; load it into clang-tidy-%d, "
                 "build FltLint with -DFLTLINT_LLVM_VERSION=<major version>, "
                 "or use fltlint-tidy, which needs no plugin\n",
                 CLANG_VERSION_MAJOR, CLANG_VERSION_MINOR, Running.c_str(),
                 CLANG_VERSION_MAJOR);
    std::fflush(stderr);
    // Going on would look like a run without findings. Destructors of what is
    // half loaded are better not run.
    std::_Exit(1);
  }
};

} // namespace

static VersionGuard Guard;
