//===- UseAfterRelease.cpp - flt-context-use-after-release ----------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Rule.h"
#include "llvm/ADT/STLExtras.h"

using namespace fltlint;

/// The pointer was read out of memory that was freed.
static Finding makeFromFreed(const rules::EventContext &C) {
  std::string Use = C.E.Kind == engine::EventKind::UseOfFreed ? "used"
                    : C.E.AcquiredBy.empty()
                        ? "released"
                        : "passed to '" + C.E.AcquiredBy + "'";
  return startFinding(C, CheckId::ContextUseAfterRelease,
                      C.variable("the context pointer") + " is " + Use +
                          " although the memory it is kept in was freed on "
                          "this path");
}

Finding rules::makeUseAfterRelease(const EventContext &C) {
  if (C.E.Kind != engine::EventKind::UseAfterRelease)
    return makeFromFreed(C);
  auto Use = llvm::find_if(llvm::reverse(C.E.Path), [](const engine::Step &S) {
    return S.Kind == engine::StepKind::Use;
  });
  bool Known = Use != C.E.Path.rend();
  return startFinding(C, CheckId::ContextUseAfterRelease,
                      C.theContext() + " is " +
                          (Known ? sayUse(*Use) : std::string("used")) +
                          " after the last reference to it was released on "
                          "this path");
}
