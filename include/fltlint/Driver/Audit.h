//===- Audit.h - Everything that is to be said of some drivers --*- C++ -*-===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Discovers, parses, links and analyses, on several threads. The result does
/// not depend on how many there are.
///
//===----------------------------------------------------------------------===//

#ifndef FLTLINT_DRIVER_AUDIT_H
#define FLTLINT_DRIVER_AUDIT_H

#include "fltlint/Driver/GuardedParse.h"
#include "fltlint/Driver/Program.h"
#include "fltlint/Driver/ProgramIndex.h"
#include "fltlint/Driver/Progress.h"
#include "fltlint/Project/Discover.h"
#include "fltlint/Report/Report.h"
#include <optional>
#include <set>
#include <tuple>

namespace fltlint {
namespace driver {

/// Which findings are shown.
enum class Profile : uint8_t {
  Default, ///< Those that are certain.
  Strict   ///< Those that may be, too.
};

struct AuditOptions {
  std::vector<std::string> Paths;
  std::vector<std::string> DdiFiles;
  project::DiscoverOptions Discover;
  CacheOptions Cache;
  Progress::Mode ProgressMode = Progress::Off;
  std::string IndexFile;             ///< Empty: none. Written in the end.
  unsigned Timeout = DefaultTimeout; ///< Seconds for each file; 0: no limit.
  unsigned Threads = 0;              ///< 0: as many as there are processors.
  Profile Shown = Profile::Default;
};

struct AuditReport {
  std::vector<Finding> Findings; ///< Of all drivers, each once.
  std::vector<Finding> Hidden;   ///< Those the profile does not show.
  std::vector<IncompleteFunction> Incomplete;
  std::vector<std::string> Problems; ///< Not analysed at all.
  std::vector<std::string> Notices;  ///< Left out on purpose, and the like.
  std::vector<std::string> Errors;   ///< Clang's, file by file.
  std::set<std::string> MissingHeaders, StubbedNames, ImplicitFunctions;
  engine::Statistics Stats; ///< Sums over all drivers.
  unsigned Drivers = 0, Files = 0, FilesFailed = 0;
  bool FromSources = false; ///< Files are sources, not path models.
  /// Parsed, and not parsed because the outcome was known. A file that is
  /// looked at with both values of DBG is parsed twice.
  unsigned FilesParsed = 0, FilesCached = 0;
  project::SharedHeaders::Statistics Headers;
  /// A driver that is looked at with both values of DBG is two programs.
  unsigned Programs = 0, ProgramsCached = 0;
  unsigned Suppressed = 0;        ///< Findings that a NOLINT comment took out.
  std::vector<IndexDriver> Index; ///< If there is to be one.
  double Seconds = 0;

  /// Adds what came out for one program. With \p OtherDebugValue it is the one
  /// that was added last, compiled with this value of DBG.
  void addProgram(ProgramReport Program,
                  std::optional<unsigned> OtherDebugValue = std::nullopt);
  /// Sorts, says what several programs share once, and applies NOLINT.
  void finish(Profile Shown);

  /// 2: something could not be analysed at all; 1: findings; 0: neither.
  int exitCode() const {
    return !Problems.empty() ? 2 : !Findings.empty() ? 1 : 0;
  }

private:
  /// Of the program that was added last: check, function, where the reference
  /// comes from, and if it is from nowhere, the line.
  std::set<std::tuple<std::string, std::string, std::string, unsigned, unsigned,
                      unsigned>>
      LastFindings;
};

AuditReport audit(const AuditOptions &Opts);

struct SummaryOptions {
  bool Verbose = false; ///< Name everything instead of the first few.
  bool Stats = false;
};

/// What was not analysed and why, and the closing line. Problems are not among
/// it: they go to standard error.
void printSummary(const AuditReport &R, llvm::raw_ostream &OS,
                  const SummaryOptions &Opts);

/// Problems and incomplete functions, for the SARIF log.
std::vector<report::Notification> makeNotifications(const AuditReport &R);

} // namespace driver
} // namespace fltlint

#endif // FLTLINT_DRIVER_AUDIT_H
