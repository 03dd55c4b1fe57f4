//===- Uninitialized.cpp - flt-context-uninitialized ----------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Rule.h"

using namespace fltlint;

Finding rules::makeUninitialized(const EventContext &C) {
  std::string What = C.variable("the context pointer");
  std::string Use = C.E.AcquiredBy.empty()
                        ? "released"
                        : "passed to '" + C.E.AcquiredBy + "'";
  if (C.E.Kind == engine::EventKind::ReleaseOfNull)
    return startFinding(C, CheckId::ContextUninitialized,
                        What + " is NULL on this path and is " + Use);
  return startFinding(C, CheckId::ContextUninitialized,
                      What + " is " + Use +
                          " although nothing has set it on this path");
}
