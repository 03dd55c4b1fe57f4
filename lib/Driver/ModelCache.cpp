//===- ModelCache.cpp - Path models kept on disk --------------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "fltlint/Driver/ModelCache.h"
#include "CacheEntry.h"
#include "fltlint/Driver/FileOutput.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/CachePruning.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

using namespace fltlint;
using namespace fltlint::driver;
using llvm::StringRef;
using project::ParseJob;
using project::ParseOutcome;

ModelCache::ModelCache(const CacheOptions &Opts) {
  if (!Opts.Enabled)
    return;
  llvm::SmallString<256> Path(Opts.Directory);
  if (Path.empty()) {
    if (!llvm::sys::path::cache_directory(Path)) {
      Notices.push_back("there is no cache, because this user has no folder "
                        "for caches; name one with --cache-dir");
      return;
    }
    llvm::sys::path::append(Path, "fltlint");
  }
  llvm::sys::fs::make_absolute(Path);
  Directory = Path.str().str();
}

llvm::Expected<ParseOutcome> ModelCache::parse(const ParseJob &Job,
                                               bool &Cached) {
  Cached = false;
  if (Directory.empty())
    return project::parseFile(Job);
  std::string Key;
  std::string Path = pathOf(Job, Key);
  ParseOutcome Outcome;
  if (load(Path, Key, Outcome)) {
    Cached = true;
    return Outcome;
  }
  llvm::Expected<ParseOutcome> Parsed = project::parseFile(Job);
  if (Parsed)
    store(Path, Key, *Parsed);
  return Parsed;
}

std::string ModelCache::pathOf(const ParseJob &Job, std::string &Key) {
  // A relative path means something else in another folder.
  ParseJob Absolute = Job;
  llvm::SmallString<256> Folder(Job.Directory);
  llvm::sys::fs::make_absolute(Folder);
  Absolute.Directory = Folder.str().str();
  llvm::SmallString<256> File(Job.File);
  if (!llvm::sys::path::is_absolute(File)) {
    File = Folder;
    llvm::sys::path::append(File, Job.File);
  }
  Key = cacheKey(Absolute, Disk.contentOf(File));
  // pruneCache goes by the prefix.
  llvm::SmallString<256> Path(Directory);
  llvm::sys::path::append(Path, "llvmcache-" + Key + ".fltlint");
  return Path.str().str();
}

bool ModelCache::load(const std::string &Path, StringRef Key,
                      ParseOutcome &Outcome) {
  // Not mapped: another process may put a new entry in its place.
  auto Buffer = llvm::MemoryBuffer::getFile(Path, /*IsText=*/false,
                                            /*RequiresNullTerminator=*/false,
                                            /*IsVolatile=*/true);
  if (!Buffer) {
    // That it cannot be written either will be found, and said, later.
    return false;
  }
  switch (readCacheEntry((*Buffer)->getBuffer(), Key,
                         [&](llvm::ArrayRef<project::DiskAnswer> Inputs) {
                           return Disk.holds(Inputs);
                         },
                         Outcome)) {
  case CacheEntryState::Good:
    return true;
  case CacheEntryState::Stale:
    return false;
  case CacheEntryState::Damaged:
    ++Damaged;
    return false;
  }
  return false;
}

void ModelCache::store(const std::string &Path, StringRef Key,
                       const ParseOutcome &Outcome) {
  // Where one entry cannot be written the next one cannot either, and a full
  // disk is not to be filled to the last byte.
  if (WriteFailed)
    return;
  llvm::Error E =
      llvm::errorCodeToError(llvm::sys::fs::create_directories(Directory));
  if (!E)
    E = writeFile(Path, writeCacheEntry(Outcome, Key));
  if (!E) {
    Written = true;
    return;
  }
  std::string Why = llvm::toString(std::move(E));
  if (WriteFailed.exchange(true))
    return;
  std::lock_guard<std::mutex> Guard(Lock);
  Notices.push_back("the cache in '" + Directory + "' cannot be written (" +
                    Why +
                    "); the results are right, but the next run will parse "
                    "these files again; choose another folder with "
                    "--cache-dir, or use --no-cache");
}

/// Limits the cache in \p Directory. A branch that one comes back to within
/// weeks should still be there.
static void prune(const std::string &Directory) {
  llvm::CachePruningPolicy Policy;
  Policy.Expiration = std::chrono::hours(24 * 30);
  Policy.MaxSizePercentageOfAvailableSpace = 0;
  // pruneCache ends the process if it cannot learn how much space there is.
  if (llvm::sys::fs::disk_space(Directory)) {
    Policy.MaxSizePercentageOfAvailableSpace = 10;
    Policy.MaxSizeBytes = uint64_t(1) << 30;
  }
  llvm::pruneCache(Directory, Policy);
}

std::vector<std::string> ModelCache::finish() {
  if (Written)
    prune(Directory);
  if (unsigned N = Damaged.exchange(0)) {
    bool One = N == 1;
    Notices.push_back(std::to_string(N) + (One ? " entry" : " entries") +
                      " of the cache in '" + Directory +
                      (One ? "' was damaged; its file was parsed again"
                           : "' were damaged; their files were parsed again"));
  }
  return std::move(Notices);
}
