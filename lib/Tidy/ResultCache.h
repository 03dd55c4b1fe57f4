//===- ResultCache.h - What was found in the same code before ---*- C++ -*-===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// An editor parses a file anew whenever something might have changed: a
/// header was saved, another tab got in front, an edit was taken back. The
/// analysis costs more than such a parse.
///
//===----------------------------------------------------------------------===//

#ifndef FLTLINT_LIB_TIDY_RESULTCACHE_H
#define FLTLINT_LIB_TIDY_RESULTCACHE_H

#include "UnitAnalysis.h"
#include <array>
#include <list>
#include <mutex>
#include <optional>

namespace fltlint {
namespace tidy {

using Fingerprint = std::array<uint64_t, 2>;

/// Of all that goes into a result: every file that was read, the preamble, the
/// macros of the command line, the options, the index. Nothing if some part of
/// it cannot be had.
std::optional<Fingerprint> fingerprint(clang::ASTContext &Ctx,
                                       clang::Preprocessor &PP,
                                       const UnitOptions &Opts,
                                       uint64_t IndexGeneration);

/// The results of the last files and states of files.
class ResultCache {
public:
  static ResultCache &shared();

  bool find(const Fingerprint &Key, UnitResult &Result);
  void add(const Fingerprint &Key, const UnitResult &Result);

private:
  static constexpr size_t MaxEntries = 64;

  std::mutex Mutex;
  std::list<std::pair<Fingerprint, UnitResult>> Entries; ///< Last used first.
};

} // namespace tidy
} // namespace fltlint

#endif // FLTLINT_LIB_TIDY_RESULTCACHE_H
