//===- CompileCommands.h - A database for clangd ----------------*- C++ -*-===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Lays out on disk what the parser keeps in memory, and writes a
/// compile_commands.json by which stock clangd and clang-tidy parse drivers as
/// FltLint does: without a WDK, and regardless of case. docs/cli.md describes
/// the files.
///
//===----------------------------------------------------------------------===//

#ifndef FLTLINT_DRIVER_COMPILECOMMANDS_H
#define FLTLINT_DRIVER_COMPILECOMMANDS_H

#include "fltlint/Driver/GuardedParse.h"
#include "fltlint/Driver/Progress.h"
#include "fltlint/Project/Discover.h"

namespace fltlint {
namespace driver {

struct CompileCommandsOptions {
  std::string Folder; ///< Where the database is put.
  CacheOptions Cache;
  Progress::Mode ProgressMode = Progress::Off;
  unsigned Timeout = DefaultTimeout; ///< Seconds for each file; 0: no limit.
  unsigned Threads = 0;              ///< 0: as many as there are processors.
};

/// What is to be told the user.
struct CompileCommandsResult {
  std::vector<std::string> Problems, Notices;
};

CompileCommandsResult
writeCompileCommands(llvm::ArrayRef<project::Driver> Drivers,
                     const CompileCommandsOptions &Opts);

} // namespace driver
} // namespace fltlint

#endif // FLTLINT_DRIVER_COMPILECOMMANDS_H
