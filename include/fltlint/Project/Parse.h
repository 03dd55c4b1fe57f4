//===- Parse.h - From a source file to its path model -----------*- C++ -*-===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Parses one source file as a kernel-mode driver, without a WDK if need be:
/// bundled headers, case-insensitive look-up, search of the repository for
/// headers, empty stand-ins, auto-stub rounds.
///
//===----------------------------------------------------------------------===//

#ifndef FLTLINT_PROJECT_PARSE_H
#define FLTLINT_PROJECT_PARSE_H

#include "fltlint/PathModel/PathModel.h"
#include "fltlint/Project/Inputs.h"
#include "llvm/Support/Error.h"
#include <string>
#include <vector>

namespace fltlint {
namespace project {

enum class Architecture : uint8_t { X64, Arm64 };

/// How to parse one file.
struct ParseJob {
  std::string File;      ///< Path on disk.
  std::string Directory; ///< Working directory; empty: the current one.
  /// Folders searched for headers that are not on the include path (the
  /// repository); the nearest match by path suffix wins.
  std::vector<std::string> SearchRoots;
  std::vector<std::string> IncludeDirs;
  std::vector<std::string> Defines; ///< "NAME" or "NAME=VALUE"
  std::vector<std::string> ForcedIncludes;
  std::vector<std::string> ExtraArgs; ///< Given to Clang as they are.
  /// Empty: by the file's extension. Else "c" or "c++".
  std::string Language;
  std::string Standard; ///< "c11", "c++17"; empty: the default.
  Architecture Arch = Architecture::X64;
  /// Serve the bundled headers (behind any real ones on the include path).
  bool BundledHeaders = true;
  /// Rounds of parsing after the first, each with stubs for what was unknown
  /// in the one before. Most files need none, few more than two.
  unsigned MaxStubRounds = 6;
};

/// An #include in a file of the project, and what it came to.
struct Inclusion {
  std::string Written; ///< Without the quotes or angles.
  bool Angled = false;
  std::string From; ///< The file it stands in; empty: the command line.
  /// A path on disk, or one below headers::virtualDirectory(); empty: not
  /// found, taken as empty.
  std::string File;
};

struct ParseOutcome {
  pm::Module Model; ///< Model.Recovered says what was made up.
  /// Clang's errors that remained, one line each, for --verbose.
  std::vector<std::string> Errors;
  /// What the outcome depends on, besides the job and FltLint itself.
  std::vector<DiskAnswer> Inputs;
  /// In the order they were met, each once.
  std::vector<Inclusion> Inclusions;
  /// Declarations of what was found nowhere, which the file was parsed behind.
  std::string Prelude;
};

class SharedHeaders;

/// Fails only if the file cannot be read or Clang could not make an AST of it
/// at all; the message names the file and a way out.
/// \p Shared, if any, makes it faster and nothing else.
llvm::Expected<ParseOutcome> parseFile(const ParseJob &Job,
                                       SharedHeaders *Shared = nullptr);

/// Has Clang do all that it does in parseFile, and nothing else: what an audit
/// cannot do without, for benchmarks.
llvm::Error parseOnly(const ParseJob &Job);

} // namespace project
} // namespace fltlint

#endif // FLTLINT_PROJECT_PARSE_H
