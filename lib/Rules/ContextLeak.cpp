//===- ContextLeak.cpp - flt-context-leak ---------------------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Rule.h"

using namespace fltlint;

static void addOtherExits(const rules::EventContext &C, Finding &F) {
  for (pm::LocId Exit : C.E.OtherExits) {
    FindingLocation Where = C.location(Exit);
    if (Where.Line)
      F.Related.push_back(
          {std::move(Where), C.E.Kind == engine::EventKind::NotClosed
                                 ? "the section is not closed on the path that "
                                   "leaves here either"
                                 : "the reference is not released on the path "
                                   "that leaves here either"});
  }
}

Finding rules::makeContextLeak(const EventContext &C) {
  if (C.E.Kind == engine::EventKind::KeptUnattached)
    return startFinding(
        C, CheckId::ContextLeak,
        "reference to " + C.theContext() + " " + C.obtained() +
            " is kept in '" + C.E.Holder +
            "', but the context is not attached on this path, and only "
            "attached ones are ever taken from there");
  if (C.E.Kind == engine::EventKind::NeverTaken)
    return startFinding(C, CheckId::ContextLeak,
                        "reference to " + C.theContext() + " " + C.obtained() +
                            " is kept in '" + C.E.Holder +
                            "', from where nothing in the program ever "
                            "releases it");
  if (C.E.Kind == engine::EventKind::NotClosed) {
    Finding F = startFinding(C, CheckId::ContextLeak,
                             "the section of " + C.theContext() + " " +
                                 C.obtained() + " is not closed on this path");
    addOtherExits(C, F);
    return F;
  }
  if (C.isFound()) {
    Finding F =
        startFinding(C, CheckId::ContextLeak,
                     "the reference that '" + C.E.Holder + "' keeps" +
                         (C.E.AcquiredBy.empty()
                              ? ""
                              : " in what '" + C.E.AcquiredBy + "' returns") +
                         " is not released on this path");
    addOtherExits(C, F);
    return F;
  }
  Finding F = startFinding(C, CheckId::ContextLeak,
                           "reference to " + C.theContext() + " " +
                               C.obtained() + " is not released on this path");
  addOtherExits(C, F);
  return F;
}
