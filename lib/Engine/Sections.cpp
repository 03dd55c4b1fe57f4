//===- Sections.cpp - Who else may close a section ------------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A section context is attached to the stream as long as its section is open,
/// so others than who holds a pointer to it can find it there, and close it.
/// Then nothing can be said of who should have.
///
//===----------------------------------------------------------------------===//

#include "Analyzer.h"
#include "llvm/ADT/STLExtras.h"

namespace fltlint {
namespace engine {

using ddi::Effect;
using ddi::EffectKind;

/// The functions that call one of those with \p Is, directly or through others.
static llvm::BitVector
callersOf(const Program &P,
          llvm::function_ref<bool(const ddi::Function &)> Is) {
  const pm::Module &M = P.M;
  llvm::BitVector Found(unsigned(M.Functions.size()));
  auto Calls = [&](const CallTarget &T) {
    if (T.Ddi)
      return Is(*T.Ddi);
    if (T.Function == pm::None)
      return false;
    const ddi::Function *D = P.ddiOf(T.Function);
    return D ? Is(*D) : Found.test(T.Function);
  };
  auto CallsOne = [&](uint32_t F) {
    for (const pm::Block &B : M.Functions[F].Blocks)
      for (const pm::Instruction &I : B.Instrs) {
        if (I.Op != pm::Opcode::Call)
          continue;
        CallTarget T;
        if (I.Ops[0].Kind != pm::OperandKind::Function) {
          if (llvm::any_of(P.indirectTargets(F, I), Calls))
            return true;
          continue;
        }
        T.Function = I.Ops[0].Index;
        if (Calls(T))
          return true;
      }
    return false;
  };
  for (bool Grows = true; Grows;) {
    Grows = false;
    for (uint32_t F = 0; F < M.Functions.size(); ++F)
      if (!Found.test(F) && !P.ddiOf(F) && CallsOne(F)) {
        Found.set(F);
        Grows = true;
      }
  }
  return Found;
}

static bool hasEffect(const ddi::Function &D,
                      llvm::function_ref<bool(const Effect &)> Is) {
  return llvm::any_of(D.Outcomes, [Is](const ddi::Outcome &O) {
    return llvm::any_of(O.Effects, Is);
  });
}

bool mayCloseWhatIsFound(const Program &P) {
  llvm::BitVector Close = callersOf(P, [](const ddi::Function &D) {
    return hasEffect(
        D, [](const Effect &E) { return E.Kind == EffectKind::Close; });
  });
  llvm::BitVector Find = callersOf(P, [](const ddi::Function &D) {
    return hasEffect(D, [](const Effect &E) {
      constexpr unsigned MembersWithoutSection = 6;
      return (E.Kind == EffectKind::Acquire && !E.IsNew &&
              E.Context == ddi::ContextKind::Section) ||
             (E.Kind == EffectKind::AcquireMembers &&
              E.Count > MembersWithoutSection);
    });
  });
  if (Close.anyCommon(Find))
    return true;
  // A callback may be given one.
  for (uint32_t F : Close.set_bits()) {
    const CallbackInfo &C = P.callback(F);
    if (C.PreOperation || C.PostOperation ||
        (!P.addressTaken(F) && !C.isCallback()))
      continue;
    bool MayGet =
        C.Role ? !C.Role->BorrowedContexts.empty()
               : llvm::any_of(P.M.Functions[F].Params, [&](auto &Prm) {
                   const pm::Type &T = P.M.Types[Prm.Type];
                   return T.Kind == pm::TypeKind::Pointer &&
                          (T.Element == pm::None ||
                           P.M.Types[T.Element].Kind == pm::TypeKind::Void);
                 });
    if (MayGet)
      return true;
  }
  return false;
}

} // namespace engine
} // namespace fltlint
