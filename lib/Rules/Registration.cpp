//===- Registration.cpp - flt-context-registration
//----------------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Rule.h"

using namespace fltlint;
using engine::EventKind;

Finding rules::makeRegistration(const EventContext &C) {
  const engine::Misuse &Call = C.E.Call;
  std::string Routine = "'" + Call.Routine + "'";
  auto Say = [&C](std::string Message) {
    return startFinding(C, CheckId::ContextRegistration, std::move(Message));
  };
  switch (C.E.Kind) {
  case EventKind::UnregisteredKind:
    return Say(Routine + " is asked for " + aContext(Call.Context) +
               ", which no table of the driver registers");
  case EventKind::SizeTooLarge:
    return Say(Routine + " is asked for " + std::to_string(Call.Value) +
               " bytes; the largest " +
               ddi::getContextKindName(Call.Context).str() +
               " context that is registered has " + std::to_string(Call.Limit));
  case EventKind::UnendedTable:
    return Say("the table of contexts " + C.variable("") +
               " does not end with FLT_CONTEXT_END");
  case EventKind::WrongContextsSize:
    return Say(Routine + " is given " + std::to_string(Call.Value) +
               " as the size of a FLT_RELATED_CONTEXTS_EX, which has " +
               std::to_string(Call.Limit) + " bytes");
  case EventKind::MemberMissing:
    return Say(Routine + " is asked for " + aContext(Call.Context) +
               ", which FLT_RELATED_CONTEXTS has no member for");
  case EventKind::UnsupportedMoment:
    return Say(Routine + " is called " + Call.When +
               ", where the file object can have no " +
               ddi::getContextKindName(Call.Context).str() + " context");
  case EventKind::NotAContext:
    return Say(Routine + " is given " +
               (!Call.Giver.empty()    ? "what '" + Call.Giver + "' returns"
                : !Call.Object.empty() ? Call.Object
                                       : "the address of a variable or of "
                                         "memory") +
               ", which is no context");
  default:
    return Say((Call.Value == 5 ? std::string("FLT_PREOP_SYNCHRONIZE")
                                : "FLT_PREOP_SUCCESS_WITH_CALLBACK") +
               " is returned, but no post-operation callback is registered");
  }
}
