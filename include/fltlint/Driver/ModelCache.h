//===- ModelCache.h - Path models kept on disk ------------------*- C++ -*-===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Parsing takes nearly all the time of an audit, and from one run to the next
/// little changes. So what came out of a file is kept, with all that it
/// depends on; docs/cache.md describes how. The cache is no more than a
/// shortcut: whatever happens to it, the results are the same.
///
//===----------------------------------------------------------------------===//

#ifndef FLTLINT_DRIVER_MODELCACHE_H
#define FLTLINT_DRIVER_MODELCACHE_H

#include "fltlint/Project/Parse.h"
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
};

/// One command's use of the cache. Thread-safe.
class ModelCache {
public:
  /// Does nothing to the disk yet.
  explicit ModelCache(const CacheOptions &Opts);

  /// What project::parseFile would return. Sets \p Cached if nothing had to be
  /// parsed for it.
  llvm::Expected<project::ParseOutcome> parse(const project::ParseJob &Job,
                                              bool &Cached);

  /// Removes what nobody has used for long. Returns what the user is to be
  /// told of the cache: nothing if all is well.
  std::vector<std::string> finish();

private:
  std::string pathOf(const project::ParseJob &Job, std::string &Key);
  bool load(const std::string &Path, llvm::StringRef Key,
            project::ParseOutcome &Outcome);
  void store(const std::string &Path, llvm::StringRef Key,
             const project::ParseOutcome &Outcome);

  std::string Directory; ///< Empty: no cache.
  project::InputCheck Disk;
  std::atomic<unsigned> Damaged{0};
  std::atomic<bool> Written{false}, WriteFailed{false};
  std::mutex Lock;
  std::vector<std::string> Notices;
};

} // namespace driver
} // namespace fltlint

#endif // FLTLINT_DRIVER_MODELCACHE_H
