//===- UseAfterRelease.cpp - flt-context-use-after-release ----------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Rule.h"

using namespace fltlint;

Finding rules::makeUseAfterRelease(const EventContext &C) {
  return startFinding(C, CheckId::ContextUseAfterRelease,
                      C.theContext() + " is used after the last reference to "
                                       "it was released on this path");
}
