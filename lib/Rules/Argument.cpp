//===- Argument.cpp - flt-context-argument --------------------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Rule.h"

using namespace fltlint;
using engine::EventKind;

Finding rules::makeArgument(const EventContext &C) {
  const engine::Misuse &Call = C.E.Call;
  auto Say = [&C](std::string Message) {
    return startFinding(C, CheckId::ContextArgument, std::move(Message));
  };
  switch (C.E.Kind) {
  case EventKind::NullOutArgument:
    return Say("'" + Call.Routine + "' is given NULL for '" + Call.Parameter +
               "', which must be the address of a variable");
  case EventKind::UnsetOutArgument:
    return Say("'" + Call.Routine + "' is given a pointer for '" +
               Call.Parameter +
               "' that nothing has set on this path; it must be the address "
               "of a variable");
  case EventKind::KindMismatch:
    return Say("'" + Call.Routine + "' is given " + aContext(Call.Actual) +
               " instead of " + aContext(Call.Context));
  case EventKind::GotAsAnotherKind:
    return Say("'" + Call.Routine + "' returns " + aContext(Call.Context) +
               " into a variable whose type this driver allocates as " +
               aContext(Call.Actual) + " only");
  default:
    return Say("'FltDeleteContext' is called for " + C.theContext() +
               ", which is not attached to anything on this path");
  }
}
