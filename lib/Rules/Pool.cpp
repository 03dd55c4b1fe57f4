//===- Pool.cpp - flt-context-pool ----------------------------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Rule.h"

using namespace fltlint;

Finding rules::makePool(const EventContext &C) {
  Finding F = startFinding(C, CheckId::ContextPool,
                           "a volume context is allocated from paged pool; "
                           "volume contexts must be in nonpaged pool");
  F.Fix = ArgumentFix{C.E.Call.Routine, C.E.Call.Argument, "PagedPool",
                      "NonPagedPoolNx"};
  return F;
}
