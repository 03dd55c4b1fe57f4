//===- Commands.h - The subcommands of fltlint ------------------*- C++ -*-===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// One function a subcommand; each returns the exit code: 0, 1 (findings) or 2
/// (something could not be done; standard error says what, and the way out).
///
//===----------------------------------------------------------------------===//

#ifndef FLTLINT_DRIVER_COMMANDS_H
#define FLTLINT_DRIVER_COMMANDS_H

#include "fltlint/Driver/Audit.h"
#include "fltlint/Driver/CompileCommands.h"
#include "fltlint/Driver/NinjaFile.h"
#include "fltlint/PathModel/Text.h"

namespace fltlint {
namespace driver {

struct OutputOptions {
  std::string Sarif; ///< Empty: none. "-": standard output, text to stderr.
  bool Snippets = true;
  SummaryOptions Summary;
};

int runAudit(const AuditOptions &Opts, const OutputOptions &Out);

/// Links the path models in \p Paths and analyses them.
int runModels(const std::vector<std::string> &Paths,
              const std::vector<std::string> &DdiFiles, Profile Shown,
              const OutputOptions &Out);

/// Prints the IRQLs at \p Line ("FILE:LINE") in the drivers that \p Opts names,
/// or the one the file belongs to, and every reason for them.
int explainIrql(const std::string &Line, const AuditOptions &Opts);

/// Parses \p Path, without looking into the cache, and prints its path model to
/// \p Output.
int emitModel(const std::string &Path, const project::DiscoverOptions &Discover,
              const CacheOptions &Cache, const pm::PrintOptions &Print,
              const std::string &Output);

/// Writes a build file that does what runAudit does.
int emitNinja(const std::vector<std::string> &Paths,
              const project::DiscoverOptions &Discover,
              const NinjaOptions &Opts);

/// Writes a compile_commands.json for stock clangd and clang-tidy.
int compileCommands(const std::vector<std::string> &Paths,
                    const project::DiscoverOptions &Discover,
                    const CompileCommandsOptions &Opts);

struct ModelOptions {
  CacheOptions Cache;
  std::string Output;
  std::string Depfile;               ///< Empty: none.
  unsigned Timeout = DefaultTimeout; ///< Seconds for each file; 0: no limit.
};

/// Parses \p Paths and writes the linked path model, in binary form.
int compileModel(const std::vector<std::string> &Paths,
                 const project::DiscoverOptions &Discover,
                 const ModelOptions &Opts);

/// The same for a single job.
int compileModel(const project::ParseJob &Job, const ModelOptions &Opts);

/// Reads, verifies and prints a path model.
int printModel(const std::string &Path, const pm::PrintOptions &Print,
               const std::string &Output);

/// Links path models into one, written in binary form. \p Name is the
/// program's; empty: a single model stays as it is.
int linkModels(const std::vector<std::string> &Paths, const std::string &Name,
               const std::string &Output, const std::string &Depfile);

int listDdi(const std::vector<std::string> &DdiFiles);
int listChecks();

} // namespace driver
} // namespace fltlint

#endif // FLTLINT_DRIVER_COMMANDS_H
