//===- Rule.h - What the checks share ---------------------------*- C++ -*-===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The words that all checks use for an event: names, locations, and the notes
/// along its path. Each check is one function here and one file of its own.
///
//===----------------------------------------------------------------------===//

#ifndef FLTLINT_LIB_RULES_RULE_H
#define FLTLINT_LIB_RULES_RULE_H

#include "fltlint/Rules/Checks.h"
#include "fltlint/Rules/Finding.h"

namespace fltlint {
namespace rules {

/// An event, and the module its indices point into.
struct EventContext {
  const pm::Module &M;
  const engine::Event &E;

  /// Where the reader of the file sees \p L.
  FindingLocation location(pm::LocId L) const;

  /// "the stream context 'ctx'", as far as kind and name are known.
  std::string theContext() const;

  /// "obtained by 'FltGetStreamContext'", or "obtained here" in the notes of a
  /// finding whose giver has no name.
  std::string obtained() const;

  /// The reference is one that the function found in a field.
  bool isFound() const { return E.StoredAt != pm::None; }

  /// 'name', or \p Otherwise when the variable has no name.
  std::string variable(llvm::StringRef Otherwise) const;
};

/// "used", "passed to 'f'", "returned": what a step of kind Use does.
std::string sayUse(const engine::Step &S);

/// "an instance context".
std::string aContext(ddi::ContextKind K);

/// A finding of \p Id at the event's place, with \p Message and the notes that
/// walk the event's path. The steps that repeat the finding's own place and
/// say no more than \p Message are left to the check.
Finding startFinding(const EventContext &C, CheckId Id, std::string Message);

/// The first letter of the sentence stays as it is: diagnostics begin in lower
/// case, and names are quoted.
Finding makeContextLeak(const EventContext &C);
Finding makeOverRelease(const EventContext &C);
Finding makeUseAfterRelease(const EventContext &C);
Finding makeUninitialized(const EventContext &C);
Finding makePool(const EventContext &C);
Finding makeArgument(const EventContext &C);
Finding makeRegistration(const EventContext &C);
Finding makeIrql(const EventContext &C);

} // namespace rules
} // namespace fltlint

#endif // FLTLINT_LIB_RULES_RULE_H
