//===- Uninitialized.cpp - flt-context-uninitialized ----------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Rule.h"

using namespace fltlint;

static Finding makeCleanupOfUnset(const rules::EventContext &C) {
  const engine::Misuse &Call = C.E.Call;
  bool IsNull = C.E.Kind == engine::EventKind::CleanupOfNull;
  Finding F = startFinding(
      C, CheckId::ContextUninitialized,
      C.theContext() + " is released while its '" + Call.Field + "' is " +
          (IsNull ? "NULL" : "not set") + ", which its cleanup callback '" +
          Call.Routine + "' " + (IsNull ? "releases" : "relies on"));
  FindingLocation Read = C.location(Call.ReadAt);
  if (Read.Line)
    F.Related.push_back({std::move(Read), "it is read here"});
  for (pm::LocId Exit : C.E.OtherExits) {
    FindingLocation Where = C.location(Exit);
    if (Where.Line)
      F.Related.push_back({std::move(Where),
                           std::string("the same context is released here, ") +
                               (IsNull ? "without it" : "not yet set")});
  }
  return F;
}

static Finding makeNullHandedOver(const rules::EventContext &C) {
  Finding F = startFinding(C, CheckId::ContextUninitialized,
                           "NULL is handed over to '" + C.E.AcquiredBy +
                               "' on this path, which uses it as a context");
  FindingLocation Use = C.location(C.E.Call.ReadAt);
  if (Use.Line)
    F.Related.push_back({std::move(Use), "it is used here"});
  return F;
}

Finding rules::makeUninitialized(const EventContext &C) {
  if (C.E.Kind == engine::EventKind::NullHandedOver)
    return makeNullHandedOver(C);
  if (C.E.Kind == engine::EventKind::CleanupOfUnset ||
      C.E.Kind == engine::EventKind::CleanupOfNull)
    return makeCleanupOfUnset(C);
  std::string What = C.variable("the context pointer");
  bool IsUse = C.E.Kind == engine::EventKind::UseOfNull ||
               C.E.Kind == engine::EventKind::UseOfUndefined;
  std::string Use = IsUse ? "used"
                    : C.E.AcquiredBy.empty()
                        ? "released"
                        : "passed to '" + C.E.AcquiredBy + "'";
  if (C.E.Kind == engine::EventKind::ReleaseOfNull ||
      C.E.Kind == engine::EventKind::UseOfNull)
    return startFinding(C, CheckId::ContextUninitialized,
                        What + " is NULL on this path and is " + Use);
  return startFinding(C, CheckId::ContextUninitialized,
                      What + " is " + Use +
                          " although nothing has set it on this path");
}
