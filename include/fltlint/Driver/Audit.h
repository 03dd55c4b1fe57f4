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

#include "fltlint/Driver/ModelCache.h"
#include "fltlint/Driver/Program.h"
#include "fltlint/Driver/ProgramIndex.h"
#include "fltlint/Driver/Progress.h"
#include "fltlint/Project/Discover.h"
#include "fltlint/Report/Report.h"
#include <set>

namespace fltlint {
namespace driver {

struct AuditOptions {
  std::vector<std::string> Paths;
  std::vector<std::string> DdiFiles;
  project::DiscoverOptions Discover;
  CacheOptions Cache;
  Progress::Mode ProgressMode = Progress::Off;
  std::string IndexFile; ///< Empty: none. Written in the end.
  unsigned Threads = 0;  ///< 0: as many as there are processors.
};

struct AuditReport {
  std::vector<Finding> Findings; ///< Of all drivers, each once.
  std::vector<IncompleteFunction> Incomplete;
  std::vector<std::string> Problems; ///< Not analysed at all.
  std::vector<std::string> Notices;  ///< Left out on purpose, and the like.
  std::vector<std::string> Errors;   ///< Clang's, file by file.
  std::set<std::string> MissingHeaders, StubbedNames, ImplicitFunctions;
  engine::Statistics Stats; ///< Sums over all drivers.
  unsigned Drivers = 0, Files = 0, FilesFailed = 0;
  bool FromSources = false; ///< Files are sources, not path models.
  unsigned FilesCached = 0; ///< Not parsed, because the outcome was known.
  unsigned Suppressed = 0;  ///< Findings that a NOLINT comment took out.
  std::vector<IndexDriver> Index; ///< If there is to be one.
  double Seconds = 0;

  /// Adds what came out for one program.
  void addProgram(ProgramReport Program, const pm::Recovery &Recovered);
  /// Sorts, says what several programs share once, and applies NOLINT.
  void finish();

  /// 2: something could not be analysed at all; 1: findings; 0: neither.
  int exitCode() const {
    return !Problems.empty() ? 2 : !Findings.empty() ? 1 : 0;
  }
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
