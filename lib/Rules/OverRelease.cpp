//===- OverRelease.cpp - flt-context-over-release -------------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Rule.h"
#include "llvm/ADT/STLExtras.h"

using namespace fltlint;

Finding rules::makeOverRelease(const EventContext &C) {
  if (C.E.Kind == engine::EventKind::ReleaseInCleanup)
    return startFinding(C, CheckId::ContextOverRelease,
                        "a cleanup callback releases the context it is called "
                        "for, whose count is 0 already");
  if (C.E.Kind == engine::EventKind::UncountedHolder)
    return startFinding(
        C, CheckId::ContextOverRelease,
        "'" + C.E.Holder + "' keeps " + C.theContext() +
            " without a reference of its own on this path; other paths leave "
            "it one, and this function releases what it finds there");
  if (C.E.Kind == engine::EventKind::UncountedMember)
    return startFinding(
        C, CheckId::ContextOverRelease,
        "'" + C.E.Holder +
            "' is set on this path without the list entry and the reference "
            "that other paths take with it; this function removes and releases "
            "both when it finds '" +
            C.E.Holder + "' set");
  if (C.E.Kind == engine::EventKind::OnlyLent ||
      C.E.Kind == engine::EventKind::LentHere) {
    std::string On =
        C.E.Kind == engine::EventKind::LentHere ? " on this path" : "";
    Finding F = startFinding(
        C, CheckId::ContextOverRelease,
        C.isFound()
            ? "the reference that '" + C.E.Holder + "' keeps is released" + On +
                  ", and the pointer stays there; it is released elsewhere too"
            : "'" + C.E.Holder + "' keeps " + C.theContext() +
                  " without a reference of its own" + On +
                  "; what is found there is released elsewhere");
    for (pm::LocId L : C.E.OtherExits)
      if (FindingLocation Where = C.location(L); Where.Line)
        F.Related.push_back({std::move(Where), "what '" + C.E.Holder +
                                                   "' keeps is released here"});
    return F;
  }
  if (C.isFound())
    return startFinding(C, CheckId::ContextOverRelease,
                        "the reference that '" + C.E.Holder +
                            "' keeps is released once more on this path");
  auto Handed =
      llvm::find_if(llvm::reverse(C.E.Path), [](const engine::Step &S) {
        return S.Kind == engine::StepKind::HandedOver;
      });
  if (Handed != C.E.Path.rend())
    return startFinding(C, CheckId::ContextOverRelease,
                        C.theContext() +
                            (Handed->Loc == C.E.Where
                                 ? " is handed to '"
                                 : " is released although its reference was "
                                   "handed to '") +
                            Handed->Text + "', which releases it" +
                            (Handed->Loc == C.E.Where
                                 ? ", although no reference is left for that"
                                 : ""));
  // A second release and a release of something merely lent are told apart:
  // what the reader has to look for differs.
  bool Again = llvm::any_of(C.E.Path, [&](const engine::Step &S) {
    return S.Kind == engine::StepKind::Released && S.Loc != C.E.Where;
  });
  return startFinding(
      C, CheckId::ContextOverRelease,
      Again
          ? C.theContext() + " is released once more although its reference " +
                C.obtained() + " was already released on this path"
          : C.theContext() +
                " is released without a reference of this function's own");
}
