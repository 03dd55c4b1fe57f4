//===- Irql.cpp - flt-context-irql ----------------------------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Rule.h"
#include "fltlint/Engine/IrqlNames.h"

using namespace fltlint;

/// "a stream", "a file or stream", "an instance".
static std::string kindsOf(uint16_t Bits) {
  std::vector<std::string> Names;
  for (uint16_t Bit = 1; Bit <= 0x40; Bit <<= 1)
    if (Bits & Bit)
      Names.push_back(ddi::getContextKindName(ddi::ContextKind(Bit)).str());
  bool StartsWithVowel = !Names.empty() && Names.front() == "instance";
  std::string Text = StartsWithVowel ? "an " : "a ";
  for (size_t I = 0; I < Names.size(); ++I)
    Text += (I == 0 ? "" : I + 1 == Names.size() ? " or " : ", ") + Names[I];
  return Text;
}

Finding rules::makeIrql(const EventContext &C) {
  bool MayBe = C.E.Kind == engine::EventKind::IrqlMayBeTooHigh;
  const engine::IrqlExcess &X = C.E.Irql;
  std::string Level = engine::irqlName(X.Level);
  std::string Limit = engine::irqlName(X.Limit);
  // An upper bound that is the lowest level there is has nothing below it.
  std::string Allowed = X.Limit ? Limit + " or below" : Limit;
  std::string Message;
  if (X.PagedKinds)
    Message = kindsOf(X.PagedKinds) +
              " context, which is allocated from paged pool, " +
              (MayBe ? "may be released at " : "is released at ") + Level +
              "; it must be released at " + Allowed;
  else
    Message = "'" + C.E.AcquiredBy + "' " +
              (MayBe ? "may be called at " : "is called at ") + Level +
              "; it must be called at " + Allowed;
  Finding F = startFinding(C, CheckId::ContextIrql, std::move(Message));
  if (MayBe)
    F.Sure = Certainty::MayBe;
  return F;
}
