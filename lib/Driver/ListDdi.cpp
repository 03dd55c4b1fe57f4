//===- ListDdi.cpp - The facts about DDIs, for people to read -------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "fltlint/Driver/Commands.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/raw_ostream.h"

using namespace fltlint;
using namespace fltlint::driver;
using llvm::StringRef;

static StringRef getEffectName(ddi::EffectKind Kind) {
  switch (Kind) {
  case ddi::EffectKind::Acquire:
    return "acquires";
  case ddi::EffectKind::AcquireMembers:
    return "acquires the members of";
  case ddi::EffectKind::Reference:
    return "references";
  case ddi::EffectKind::Release:
    return "releases";
  case ddi::EffectKind::ReleaseMembers:
    return "releases the members of";
  case ddi::EffectKind::Attach:
    return "attaches";
  case ddi::EffectKind::Detach:
    return "detaches";
  case ddi::EffectKind::MakeMay:
    return "may take over";
  case ddi::EffectKind::MustClose:
    return "opens";
  case ddi::EffectKind::Close:
    return "closes";
  case ddi::EffectKind::SetNull:
    return "sets to NULL";
  case ddi::EffectKind::SetUndef:
    return "leaves unset";
  case ddi::EffectKind::HandOff:
    return "hands over";
  case ddi::EffectKind::Capture:
    return "keeps";
  case ddi::EffectKind::Allocate:
    return "allocates";
  case ddi::EffectKind::Free:
    return "frees";
  case ddi::EffectKind::RaiseIrql:
    return "raises the IRQL";
  case ddi::EffectKind::LowerIrql:
    return "lowers the IRQL";
  // What only moves values about is no news to somebody who looks for
  // references.
  case ddi::EffectKind::SetNonNull:
  case ddi::EffectKind::SetUnknown:
  case ddi::EffectKind::SetRange:
  case ddi::EffectKind::CopyMemory:
  case ddi::EffectKind::ZeroMemory:
  case ddi::EffectKind::FillMemory:
  case ddi::EffectKind::Exchange:
  case ddi::EffectKind::CompareExchange:
  case ddi::EffectKind::AddTo:
  case ddi::EffectKind::ReadIrql:
  case ddi::EffectKind::Link:
  case ddi::EffectKind::Unlink:
  case ddi::EffectKind::Wake:
    return "";
  }
  return "";
}

static std::string describe(const ddi::Place &P) {
  switch (P.Root) {
  case ddi::Place::Return:
    return "the value returned";
  case ddi::Place::Arg:
    return "argument " + std::to_string(P.Index);
  case ddi::Place::Pointee:
    return "*argument " + std::to_string(P.Index);
  }
  return {};
}

static std::string describe(const ddi::Effect &E) {
  StringRef Name = getEffectName(E.Kind);
  if (Name.empty())
    return {};
  std::string Text = E.Mode == ddi::Modality::May ? "perhaps " : "";
  Text += Name;
  if (E.Kind == ddi::EffectKind::RaiseIrql ||
      E.Kind == ddi::EffectKind::LowerIrql)
    return Text;
  StringRef Kind = ddi::getContextKindName(E.Context);
  if (!Kind.empty())
    Text += " a " + Kind.str() + " context in";
  return Text + " " + describe(E.Where);
}

int driver::listDdi(const std::vector<std::string> &DdiFiles) {
  std::vector<std::string> Problems;
  ddi::DdiTable Table = loadDdiTable(DdiFiles, Problems);
  for (const std::string &Problem : Problems)
    llvm::errs() << "fltlint: error: " << Problem << '\n';

  std::vector<const ddi::Function *> Functions;
  for (const auto &Entry : Table.functions())
    Functions.push_back(&Entry.second);
  llvm::sort(Functions,
             [](const auto *A, const auto *B) { return A->Name < B->Name; });
  llvm::raw_ostream &OS = llvm::outs();
  for (const ddi::Function *F : Functions) {
    OS << F->Name;
    if (F->UserDefined)
      OS << " (user-defined)";
    if (F->MaxIrql)
      OS << " (IRQL <= " << unsigned(*F->MaxIrql) << ")";
    OS << '\n';
    for (const ddi::Outcome &O : F->Outcomes) {
      std::string Effects;
      for (const ddi::Effect &E : O.Effects) {
        std::string Text = describe(E);
        if (!Text.empty())
          Effects += (Effects.empty() ? "" : ", ") + Text;
      }
      if (!Effects.empty())
        OS << "  " << (O.Says.empty() ? "" : O.Says + ": ") << Effects << '\n';
    }
  }
  return Problems.empty() ? 0 : 2;
}
