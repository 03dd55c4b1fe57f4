//===- Rules.cpp - Engine events to findings ------------------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Rule.h"
#include "llvm/ADT/STLExtras.h"
#include <algorithm>
#include <tuple>

using namespace fltlint;
using namespace fltlint::rules;

static Finding makeFinding(const EventContext &C) {
  switch (C.E.Kind) {
  case engine::EventKind::Leak:
  case engine::EventKind::NeverTaken:
  case engine::EventKind::KeptUnattached:
  case engine::EventKind::NotClosed:
    return makeContextLeak(C);
  case engine::EventKind::OverRelease:
  case engine::EventKind::UncountedHolder:
  case engine::EventKind::UncountedMember:
  case engine::EventKind::OnlyLent:
  case engine::EventKind::LentHere:
  case engine::EventKind::ReleaseInCleanup:
    return makeOverRelease(C);
  case engine::EventKind::UseAfterRelease:
  case engine::EventKind::ReleaseOfFreed:
  case engine::EventKind::UseOfFreed:
    return makeUseAfterRelease(C);
  case engine::EventKind::ReleaseOfNull:
  case engine::EventKind::ReleaseOfUndefined:
  case engine::EventKind::CleanupOfUnset:
  case engine::EventKind::CleanupOfNull:
  case engine::EventKind::UseOfNull:
  case engine::EventKind::UseOfUndefined:
  case engine::EventKind::NullHandedOver:
    return makeUninitialized(C);
  case engine::EventKind::PagedVolumeContext:
    return makePool(C);
  case engine::EventKind::DeleteOfUnattached:
  case engine::EventKind::NullOutArgument:
  case engine::EventKind::UnsetOutArgument:
  case engine::EventKind::KindMismatch:
  case engine::EventKind::GotAsAnotherKind:
    return makeArgument(C);
  case engine::EventKind::UnregisteredKind:
  case engine::EventKind::SizeTooLarge:
  case engine::EventKind::UnendedTable:
  case engine::EventKind::WrongContextsSize:
  case engine::EventKind::MemberMissing:
  case engine::EventKind::UnsupportedMoment:
  case engine::EventKind::NotAContext:
  case engine::EventKind::NoPostOperation:
    return makeRegistration(C);
  case engine::EventKind::IrqlTooHigh:
  case engine::EventKind::IrqlMayBeTooHigh:
    return makeIrql(C);
  case engine::EventKind::IrqlHere:
    break;
  }
  llvm_unreachable("every kind of event has its check");
}

static auto sortKey(const Finding &F) {
  return std::tie(F.Where.Path, F.Where.Line, F.Where.Column, F.Check,
                  F.Acquisition.Path, F.Acquisition.Line, F.Acquisition.Column,
                  F.Message);
}

void fltlint::sortAndUnique(std::vector<Finding> &Findings) {
  llvm::sort(Findings, [](const Finding &A, const Finding &B) {
    return sortKey(A) < sortKey(B);
  });
  Findings.erase(llvm::unique(Findings,
                              [](const Finding &A, const Finding &B) {
                                return sortKey(A) == sortKey(B);
                              }),
                 Findings.end());
}

std::vector<Finding> fltlint::takeMayBe(std::vector<Finding> &Findings) {
  auto Middle = std::stable_partition(
      Findings.begin(), Findings.end(),
      [](const auto &F) { return F.Sure == Certainty::Certain; });
  std::vector<Finding> MayBe(std::make_move_iterator(Middle),
                             std::make_move_iterator(Findings.end()));
  Findings.erase(Middle, Findings.end());
  return MayBe;
}

std::vector<Finding> fltlint::makeFindings(const pm::Module &M,
                                           const engine::Result &R) {
  std::vector<Finding> Findings;
  Findings.reserve(R.Events.size());
  for (const engine::Event &E : R.Events)
    Findings.push_back(makeFinding(EventContext{M, E}));
  sortAndUnique(Findings);
  return Findings;
}
