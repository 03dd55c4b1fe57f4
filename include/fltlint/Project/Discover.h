//===- Discover.h - What to analyse -----------------------------*- C++ -*-===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Turns what the user names (folders, solutions, project files, compile
/// databases, `sources` files, single files) into drivers and parse jobs.
///
//===----------------------------------------------------------------------===//

#ifndef FLTLINT_PROJECT_DISCOVER_H
#define FLTLINT_PROJECT_DISCOVER_H

#include "fltlint/Project/Parse.h"
#include <optional>
#include <string>
#include <vector>

namespace fltlint {
namespace project {

struct DiscoverOptions {
  std::string Configuration; ///< Empty: the first kernel-mode Release-like one.
  std::string Platform;      ///< Empty: x64, else ARM64, else the first.
  std::vector<std::string> ExtraDefines, ExtraIncludeDirs, ExtraArgs;
  /// A driver whose sources have code under `#if DBG` is given twice, with DBG
  /// as its project says and then with the other value, which these sources
  /// only are compiled with: the others are the same jobs as before.
  bool BothDebugValues = false;
};

/// One program: what a linker makes one driver of.
struct Driver {
  std::string Name;
  std::string Origin; ///< The project file or folder it was read from.
  std::vector<ParseJob> Jobs;
  /// This is the driver before it once more, with this value of DBG.
  std::optional<unsigned> OtherDebugValue;
};

struct Discovery {
  std::vector<Driver> Drivers;
  /// What was left out on purpose, and why (user-mode projects, ...).
  std::vector<std::string> Notices;
  /// Input that is missing or malformed: one sentence each with the file and
  /// the way out. A problem makes the exit code 2; the rest goes on.
  std::vector<std::string> Problems;
};

Discovery discover(const std::vector<std::string> &Paths,
                   const DiscoverOptions &Opts = DiscoverOptions());

/// Whether a macro of a command line, "NAME=VALUE", is DBG, and not 0.
bool definesDebug(llvm::StringRef Define);

} // namespace project
} // namespace fltlint

#endif // FLTLINT_PROJECT_DISCOVER_H
