//===- CleanupReads.h - What a cleanup callback relies on -------*- C++ -*-===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A context cleanup callback runs for every context of its kind, also for one
/// that is released before anybody filled it in. The fields that it looks at
/// in any case must have been written by then.
///
//===----------------------------------------------------------------------===//

#ifndef FLTLINT_LIB_ENGINE_CLEANUPREADS_H
#define FLTLINT_LIB_ENGINE_CLEANUPREADS_H

#include "fltlint/Ddi/DdiTable.h"
#include "fltlint/PathModel/PathModel.h"
#include <string>
#include <vector>

namespace fltlint {
namespace engine {

class Program;

struct FieldRead {
  int64_t Offset = 0;
  uint32_t Size = 0;
  std::string Name; ///< "Name.Buffer"
  pm::LocId Loc = pm::None;
  /// It is released as a context, whatever it is.
  bool IsReleased = false;
};

/// The fields that the cleanup callback \p F tests, or frees without a test,
/// whenever it runs for a context of kind \p K: on each of its paths, whatever
/// the other fields hold. Those of the helpers it calls on all paths too.
std::vector<FieldRead> readsOfCleanup(const Program &P, uint32_t F,
                                      ddi::ContextKind K);

} // namespace engine
} // namespace fltlint

#endif // FLTLINT_LIB_ENGINE_CLEANUPREADS_H
