//===- ModelCache.cpp - Path models kept on disk --------------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "fltlint/Driver/ModelCache.h"
#include "CacheEntry.h"
#include "ReportEntry.h"
#include "fltlint/Driver/FileOutput.h"
#include "fltlint/PathModel/Text.h"
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

ModelCache::ModelCache(const CacheOptions &Opts)
    : Headers(Opts.PrecompileFrom, Opts.ShippedHeaders) {
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

llvm::Expected<CachedOutcome> ModelCache::parse(const ParseJob &Job) {
  CachedOutcome C;
  std::string Key;
  if (!Directory.empty()) {
    Key = keyOf(Job);
    if (load(Key, C)) {
      C.Cached = true;
      return C;
    }
  }
  llvm::Expected<ParseOutcome> Parsed = project::parseFile(Job, &Headers);
  if (!Parsed)
    return Parsed.takeError();
  if (!Directory.empty())
    store(pathOf(Key, ".fltlint"), writeCacheEntry(*Parsed, Key, C.ModelHash));
  C.Outcome = std::move(*Parsed);
  return C;
}

llvm::Error ModelCache::decode(const ParseJob &Job, CachedOutcome &C) {
  if (C.ModelBytes.empty())
    return llvm::Error::success();
  llvm::Expected<pm::Module> Model = pm::readBinary(C.ModelBytes, "cache");
  C.ModelBytes.clear();
  if (Model) {
    C.Outcome.Model = std::move(*Model);
    return llvm::Error::success();
  }
  llvm::consumeError(Model.takeError());
  ++Damaged;
  C.Cached = false;
  llvm::Expected<ParseOutcome> Parsed = project::parseFile(Job, &Headers);
  if (!Parsed)
    return Parsed.takeError();
  C.Outcome = std::move(*Parsed);
  return llvm::Error::success();
}

std::string ModelCache::keyOf(const ParseJob &Job) {
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
  return cacheKey(Absolute, Disk.contentOf(File));
}

std::string ModelCache::pathOf(StringRef Key, StringRef Extension) {
  // pruneCache goes by the prefix.
  llvm::SmallString<256> Path(Directory);
  llvm::sys::path::append(Path, "llvmcache-" + Key + Extension);
  return Path.str().str();
}

/// Not mapped: another process may put a new entry in its place. Where there is
/// none, that it cannot be written either will be found, and said, later.
static std::unique_ptr<llvm::MemoryBuffer> readEntry(const std::string &Path) {
  auto Buffer = llvm::MemoryBuffer::getFile(Path, /*IsText=*/false,
                                            /*RequiresNullTerminator=*/false,
                                            /*IsVolatile=*/true);
  return Buffer ? std::move(*Buffer) : nullptr;
}

bool ModelCache::load(StringRef Key, CachedOutcome &C) {
  std::unique_ptr<llvm::MemoryBuffer> Buffer =
      readEntry(pathOf(Key, ".fltlint"));
  if (!Buffer)
    return false;
  switch (readCacheEntry(
      Buffer->getBuffer(), Key,
      [&](llvm::ArrayRef<project::DiskAnswer> Inputs) {
        return Disk.holds(Inputs);
      },
      C.Outcome, C.ModelBytes)) {
  case CacheEntryState::Good:
    C.ModelHash = modelHash(C.ModelBytes);
    return true;
  case CacheEntryState::Stale:
    break;
  case CacheEntryState::Damaged:
    ++Damaged;
    break;
  }
  C = CachedOutcome();
  return false;
}

std::string ModelCache::keyOfReport(StringRef Program,
                                    llvm::ArrayRef<std::string> ModelHashes,
                                    StringRef Facts) {
  if (Directory.empty())
    return "";
  return reportKey(Program, ModelHashes, Facts);
}

bool ModelCache::loadReport(StringRef Key, ProgramReport &Report) {
  if (Key.empty())
    return false;
  std::unique_ptr<llvm::MemoryBuffer> Buffer =
      readEntry(pathOf(Key, ".report"));
  if (!Buffer)
    return false;
  if (readReportEntry(Buffer->getBuffer(), Key, Report))
    return true;
  ++Damaged;
  Report = ProgramReport();
  return false;
}

void ModelCache::storeReport(StringRef Key, const ProgramReport &Report) {
  // A defect may be mended, and should be seen until then.
  if (!Key.empty() && !Report.Crashed)
    store(pathOf(Key, ".report"), writeReportEntry(Report, Key));
}

void ModelCache::store(const std::string &Path, StringRef Data) {
  // Where one entry cannot be written the next one cannot either, and a full
  // disk is not to be filled to the last byte.
  if (WriteFailed)
    return;
  llvm::Error E =
      llvm::errorCodeToError(llvm::sys::fs::create_directories(Directory));
  if (!E)
    E = writeFile(Path, Data);
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
                      (One ? "' was damaged; it was made again"
                           : "' were damaged; they were made again"));
  }
  return std::move(Notices);
}
