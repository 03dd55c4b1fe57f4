//===- ModelCache.h - Path models kept on disk ------------------*- C++ -*-===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// From one run to the next little changes. So what came out of a file is kept,
/// with all that it depends on, and so is what was found in a driver;
/// docs/cache.md describes how. The cache is no more than a shortcut: whatever
/// happens to it, the results are the same.
///
//===----------------------------------------------------------------------===//

#ifndef FLTLINT_DRIVER_MODELCACHE_H
#define FLTLINT_DRIVER_MODELCACHE_H

#include "fltlint/Driver/Program.h"
#include "fltlint/Project/Parse.h"
#include "fltlint/Project/SharedHeaders.h"
#include <atomic>
#include <mutex>
#include <string>
#include <vector>

namespace fltlint {
namespace driver {

/// What the command line says about the cache.
struct CacheOptions {
  bool Enabled = true;
  std::string Directory; ///< Empty: the user's own cache folder.
  /// How many files must want them before the bundled headers are precompiled;
  /// 0: they never are.
  unsigned PrecompileFrom = project::SharedHeaders::WorthFrom;
  /// Where those are that come with FltLint; empty: nowhere.
  std::string ShippedHeaders = project::shippedHeaderDirectory();
};

/// What came out of a file.
struct CachedOutcome {
  /// Without its model, if ModelBytes is not empty: see ModelCache::decode.
  project::ParseOutcome Outcome;
  std::string ModelBytes;
  std::string ModelHash; ///< Stands for the model; empty: there is no cache.
  bool Cached = false;   ///< Nothing had to be parsed for it.
};

/// One command's use of the cache. Thread-safe.
class ModelCache {
public:
  /// Does nothing to the disk yet.
  explicit ModelCache(const CacheOptions &Opts);

  /// What project::parseFile would return.
  llvm::Expected<CachedOutcome> parse(const project::ParseJob &Job);

  /// Sees to it that \p C has its model. \p Job is what it came from.
  llvm::Error decode(const project::ParseJob &Job, CachedOutcome &C);

  /// What was found before in the program of these models: a key for the
  /// others, empty if there is no cache. \p Facts stands for the DDI files.
  std::string keyOfReport(llvm::StringRef Program,
                          llvm::ArrayRef<std::string> ModelHashes,
                          llvm::StringRef Facts);
  bool loadReport(llvm::StringRef Key, ProgramReport &Report);
  void storeReport(llvm::StringRef Key, const ProgramReport &Report);

  /// No more than \p Files will be parsed.
  void expect(size_t Files) { Headers.expect(Files); }
  project::SharedHeaders::Statistics headerStatistics() {
    return Headers.statistics();
  }

  /// Removes what nobody has used for long. Returns what the user is to be
  /// told of the cache: nothing if all is well.
  std::vector<std::string> finish();

private:
  std::string keyOf(const project::ParseJob &Job);
  std::string pathOf(llvm::StringRef Key, llvm::StringRef Extension);
  bool load(llvm::StringRef Key, CachedOutcome &C);
  void store(const std::string &Path, llvm::StringRef Data);

  std::string Directory; ///< Empty: no cache.
  project::InputCheck Disk;
  project::SharedHeaders Headers;
  std::atomic<unsigned> Damaged{0};
  std::atomic<bool> Written{false}, WriteFailed{false};
  std::mutex Lock;
  std::vector<std::string> Notices;
};

} // namespace driver
} // namespace fltlint

#endif // FLTLINT_DRIVER_MODELCACHE_H
