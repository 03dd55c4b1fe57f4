//===- Uninitialized.cpp - flt-context-uninitialized ----------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Rule.h"

using namespace fltlint;

Finding rules::makeUninitialized(const EventContext &C) {
  if (C.E.Kind == engine::EventKind::ReleaseOfNull)
    return startFinding(C, CheckId::ContextUninitialized,
                        C.variable("the context pointer") +
                            " is NULL on this path and is released");
  return startFinding(C, CheckId::ContextUninitialized,
                      C.variable("the context pointer") +
                          " is released although nothing has set it on this "
                          "path");
}
