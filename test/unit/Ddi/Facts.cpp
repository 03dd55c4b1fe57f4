//===- Facts.cpp - Asking the table what a call does ----------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace llvm;

namespace facts {

static std::string describe(const Place &P) {
  switch (P.Root) {
  case Place::Return:
    return "return";
  case Place::Arg:
    return std::to_string(P.Index);
  case Place::Pointee:
    return "*" + std::to_string(P.Index);
  }
  return "?";
}

static std::string size(const Effect &E) {
  return E.SizeArg == ~0u ? "unknown" : std::to_string(E.SizeArg);
}

static std::string verb(const Effect &E) {
  std::string Where = describe(E.Where);
  switch (E.Kind) {
  case EffectKind::Acquire: {
    std::string S = "acquire " + std::string(E.IsNew ? "new " : "") + Where;
    if (E.Context != ContextKind::Unknown)
      S += " " + getContextKindName(E.Context).str();
    if (E.KindArg)
      S += " kind " + std::to_string(*E.KindArg);
    if (E.SizeArg != ~0u)
      S += " size " + size(E);
    if (E.PoolArg)
      S += " pool " + std::to_string(*E.PoolArg);
    return S;
  }
  case EffectKind::AcquireMembers:
    return "acquire " + std::to_string(E.Count) + " members of " + Where +
           " by " + std::to_string(E.MaskArg);
  case EffectKind::Reference:
    return "reference " + Where;
  case EffectKind::Release:
    return "release " + Where;
  case EffectKind::ReleaseMembers:
    return "release " + std::to_string(E.Count) + " members of " + Where;
  case EffectKind::Attach:
    return "attach " + Where;
  case EffectKind::Detach:
    return "detach " + Where;
  case EffectKind::MakeMay:
    return "excuse " + Where;
  case EffectKind::MustClose:
    return "open " + Where;
  case EffectKind::Close:
    return "close " + Where;
  case EffectKind::SetNull:
    return "null " + Where;
  case EffectKind::SetNonNull:
    return "nonnull " + Where;
  case EffectKind::SetUnknown:
    return "unknown " + Where;
  case EffectKind::SetUndef:
    return "unset " + Where;
  case EffectKind::SetRange: {
    std::string S = "set " + Where + " to";
    for (const Interval &I : E.Values)
      S += " " + itostr(I.Low) + ".." + itostr(I.High);
    return S;
  }
  case EffectKind::HandOff:
    return "hand " + Where + " to " +
           (E.Routine == ~0u ? "post" : std::to_string(E.Routine)) + "(" +
           std::to_string(E.RoutineParam) + ")";
  case EffectKind::Capture:
    return "capture " + Where +
           (E.Other == ~0u ? "" : " in " + std::to_string(E.Other));
  case EffectKind::Unlink:
    return "unlink " + Where;
  case EffectKind::Wake:
    return "wake " + Where;
  case EffectKind::Allocate:
    return std::string("allocate ") + (E.Zeroed ? "zeroed " : "") + size(E);
  case EffectKind::Free:
    return "free " + Where;
  case EffectKind::CopyMemory:
    return "copy " + size(E) + " from " + std::to_string(E.Other) + " to " +
           Where;
  case EffectKind::ZeroMemory:
    return "zero " + size(E) + " at " + Where;
  case EffectKind::FillMemory:
    return "fill " + size(E) + " at " + Where;
  case EffectKind::Exchange:
    return "exchange *" + Where + " with " + std::to_string(E.Other);
  case EffectKind::CompareExchange:
    return "exchange *" + Where + " with " + std::to_string(E.Other) + " if " +
           std::to_string(E.SizeArg);
  case EffectKind::AddTo:
    return "add " + itostr(E.Values.at(0).Low) + " to *" + Where;
  case EffectKind::Link:
    return "initialise *" + Where;
  case EffectKind::RaiseIrql:
    return "raise to " + std::to_string(E.Level) +
           (E.Save ? " saving in " + describe(*E.Save) : "");
  case EffectKind::ReadIrql:
    return "set " + Where + " to IRQL";
  case EffectKind::LowerIrql:
    return E.Save ? "lower to " + describe(*E.Save)
                  : "lower to at most " + std::to_string(E.Level);
  }
  return "?";
}

std::string describe(const Effect &E) {
  return (E.Mode == Modality::May ? "may " : "") + verb(E);
}

std::vector<std::string> call(const DdiTable &Table, StringRef Name,
                              std::vector<int64_t> Args, int64_t Ret) {
  const Function *F = Table.find(Name);
  if (!F)
    return {"no row"};
  Args.resize(F->NumParams, 1);
  std::vector<std::string> R;
  for (const Outcome &O : F->Outcomes) {
    bool Applies = all_of(O.When, [&](const ArgTest &T) {
      bool Equal = (uint64_t(Args[T.Arg]) & T.Mask) == uint64_t(T.Value);
      return Equal != T.Negated;
    });
    bool Returned = O.Ret.empty() || any_of(O.Ret, [&](const Interval &I) {
                      return I.Low <= Ret && Ret <= I.High;
                    });
    if (!Applies || !Returned)
      continue;
    std::vector<std::string> Effects;
    for (const Effect &E : O.Effects)
      Effects.push_back(describe(E));
    R.push_back(join(Effects, ", "));
  }
  return R;
}

std::vector<std::string> call(StringRef Name, std::vector<int64_t> Args,
                              int64_t Ret) {
  return call(DdiTable::builtin(), Name, std::move(Args), Ret);
}

std::string complaint(StringRef Yaml) {
  DdiTable Table = DdiTable::createDefault();
  size_t Before = Table.functions().size();
  if (Error E = Table.addFacts(Yaml, "my.yaml")) {
    std::string S = toString(std::move(E));
    // All or nothing.
    return Table.functions().size() == Before ? S : "rows were added: " + S;
  }
  return "";
}

} // namespace facts
