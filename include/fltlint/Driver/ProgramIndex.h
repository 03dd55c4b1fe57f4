//===- ProgramIndex.h - What the whole driver knows -------------*- C++ -*-===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The path models of all files of some drivers, in one file, for those who
/// see one source file only: clang-tidy and clangd.
///
//===----------------------------------------------------------------------===//

#ifndef FLTLINT_DRIVER_PROGRAMINDEX_H
#define FLTLINT_DRIVER_PROGRAMINDEX_H

#include "fltlint/PathModel/PathModel.h"
#include "fltlint/Project/Parse.h"
#include "fltlint/Rules/Finding.h"
#include "llvm/Support/Chrono.h"
#include "llvm/Support/Error.h"
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace fltlint {
namespace driver {

struct IndexUnit {
  struct Input {
    std::string Path, Content; ///< As project::describeContent says it.
  };
  std::string File;                 ///< Absolute, links resolved.
  std::vector<std::string> Defines; ///< Of the command line: "NAME=VALUE".
  std::vector<Input> Inputs;
  std::string Model; ///< In binary form.
};

struct IndexDriver {
  std::string Name;
  std::vector<IndexUnit> Units; ///< In the order in which they are linked.
  /// What was found in all of them, with absolute paths, NOLINT or not.
  std::vector<Finding> Findings;
  /// By the built-in facts alone, and with nothing failing.
  bool FindingsAreWhole = false;

  /// Compiled with DBG=1. A driver with code that depends on it is there twice.
  bool isDebug() const;
};

/// What the index keeps of a file that \p Job had parsed.
IndexUnit makeIndexUnit(const project::ParseJob &Job,
                        const project::ParseOutcome &Outcome);

/// The findings for IndexDriver.
std::vector<Finding> makeIndexFindings(const std::vector<Finding> &Findings);

llvm::Error writeIndex(llvm::StringRef Path,
                       llvm::ArrayRef<IndexDriver> Drivers);

/// An index that was read. Thread-safe.
class ProgramIndex {
public:
  /// The index at \p Path. One that was read before is read again only if it
  /// has changed.
  static llvm::Expected<std::shared_ptr<ProgramIndex>>
  open(llvm::StringRef Path);

  /// The first driver that \p File is a part of, or null. If one of several is
  /// compiled with DBG=1 as \p Debug says, or without, that.
  const IndexDriver *driverOf(llvm::StringRef File, bool Debug) const;

  /// The program of \p D, with \p Own for the model of \p File.
  llvm::Expected<pm::Module> link(const IndexDriver &D, llvm::StringRef File,
                                  pm::Module Own) const;

  /// What \p D has of \p File.
  static const IndexUnit &unit(const IndexDriver &D, llvm::StringRef File);

  /// The files that have changed since \p D was analysed, except \p File.
  std::vector<std::string> findStale(const IndexDriver &D,
                                     llvm::StringRef File);

  /// Whether a file that \p U was made of has changed, except \p File.
  bool anyStale(const IndexUnit &U, llvm::StringRef File);

  llvm::StringRef path() const { return Path; }
  /// Another one for each content.
  uint64_t generation() const { return Generation; }

private:
  llvm::Error read(llvm::StringRef Data);
  bool isStale(const IndexUnit::Input &I);

  std::string Path;
  uint64_t Generation = 0;
  std::vector<IndexDriver> Drivers;
  struct Checked {
    llvm::sys::TimePoint<> Time;
    uint64_t Size;
    bool Stale;
  };
  std::mutex Lock;
  std::map<std::pair<std::string, std::string>, Checked> Known;
};

} // namespace driver
} // namespace fltlint

#endif // FLTLINT_DRIVER_PROGRAMINDEX_H
