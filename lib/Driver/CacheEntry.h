//===- CacheEntry.h - One file of the cache ---------------------*- C++ -*-===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FLTLINT_LIB_DRIVER_CACHEENTRY_H
#define FLTLINT_LIB_DRIVER_CACHEENTRY_H

#include "fltlint/Project/Parse.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace fltlint {
namespace driver {

/// Identifies all that makes an outcome besides the inputs: the job, the
/// sources FltLint was built from, and the Clang it runs with.
std::string cacheKey(const project::ParseJob &Job,
                     llvm::StringRef MainFileContent);

/// \p ModelHash gets what modelHash says of the model.
std::string writeCacheEntry(const project::ParseOutcome &Outcome,
                            llvm::StringRef Key, std::string &ModelHash);

/// Stands for a model, which is given in binary form.
std::string modelHash(llvm::StringRef ModelBytes);

enum class CacheEntryState : uint8_t {
  Good,
  Stale,  ///< Its inputs do not hold any more.
  Damaged ///< Not what writeCacheEntry wrote for this key.
};

/// Asks \p Holds about the inputs before it goes on to the rest. The model is
/// left in binary form: often nobody needs it.
CacheEntryState readCacheEntry(
    llvm::StringRef Data, llvm::StringRef Key,
    llvm::function_ref<bool(llvm::ArrayRef<project::DiskAnswer>)> Holds,
    project::ParseOutcome &Outcome, std::string &ModelBytes);

} // namespace driver
} // namespace fltlint

#endif // FLTLINT_LIB_DRIVER_CACHEENTRY_H
