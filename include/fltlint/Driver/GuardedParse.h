//===- GuardedParse.h - Parsing whatever there is ---------------*- C++ -*-===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FLTLINT_DRIVER_GUARDEDPARSE_H
#define FLTLINT_DRIVER_GUARDEDPARSE_H

#include "fltlint/Driver/ModelCache.h"
#include <memory>

namespace fltlint {
namespace driver {

/// Seconds after which a file is given up. Only what will never end takes as
/// long, on a busy machine too.
constexpr unsigned DefaultTimeout = 300;

/// ModelCache::parse. A file that crashes the parser, or takes longer than
/// \p Timeout seconds (0: as long as it likes), is an error as one that cannot
/// be read is.
llvm::Expected<CachedOutcome> guardedParse(std::shared_ptr<ModelCache> Cache,
                                           const project::ParseJob &Job,
                                           unsigned Timeout);

} // namespace driver
} // namespace fltlint

#endif // FLTLINT_DRIVER_GUARDEDPARSE_H
