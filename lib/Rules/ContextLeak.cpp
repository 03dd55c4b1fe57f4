//===- ContextLeak.cpp - flt-context-leak ---------------------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Rule.h"

using namespace fltlint;

Finding rules::makeContextLeak(const EventContext &C) {
  Finding F = startFinding(C, CheckId::ContextLeak,
                           "reference to " + C.theContext() + " " +
                               C.obtained() + " is not released on this path");
  for (pm::LocId Exit : C.E.OtherExits) {
    FindingLocation Where = C.location(Exit);
    if (Where.Line)
      F.Related.push_back({std::move(Where),
                           "the reference is not released on the path that "
                           "leaves here either"});
  }
  return F;
}
