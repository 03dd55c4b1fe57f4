//===- UseAfterRelease.cpp - flt-context-use-after-release ----------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Rule.h"
#include "llvm/ADT/STLExtras.h"

using namespace fltlint;

Finding rules::makeUseAfterRelease(const EventContext &C) {
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
