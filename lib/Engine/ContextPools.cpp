//===- ContextPools.cpp - Which pool contexts come from -------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ContextPools.h"
#include "Program.h"
#include "Registration.h"
#include "llvm/ADT/STLExtras.h"

namespace fltlint {
namespace engine {

void ContextPools::note(const pm::Instruction &Call, llvm::StringRef Routine,
                        std::optional<int64_t> Kind,
                        std::optional<int64_t> Pool) {
  Seen.insert(&Call);
  // The odd POOL_TYPEs are paged (ne-wdm-_pool_type).
  bool Paged = Pool && (*Pool & 1);
  if (!Kind) {
    // It may be of any kind.
    if (!Paged)
      Other |= AllContextKinds;
    return;
  }
  uint16_t Bits = uint16_t(*Kind) & AllContextKinds;
  Allocated |= Bits;
  if (!Paged)
    Other |= Bits;
  for (uint16_t Bit = 1; Bit <= AllContextKinds; Bit <<= 1)
    if (Bits & Bit)
      Where.try_emplace(Bit, Site{Call.Loc, Routine.str()});
}

void ContextPools::complete(const Program &P, bool WholeProgram) {
  bool AnyAllocator =
      !P.registration().isKnown() &&
      P.keepsRoutine("FLT_CONTEXT_REGISTRATION", "ContextAllocateCallback");
  if (!WholeProgram || AnyAllocator)
    Other = AllContextKinds;
  for (uint16_t Bit = 1; Bit <= AllContextKinds; Bit <<= 1)
    if (P.registration().hasOwnAllocator(ddi::ContextKind(Bit)))
      Other |= Bit;
  for (uint32_t F = 0; F < P.M.Functions.size(); ++F) {
    if (P.ddiOf(F))
      continue;
    for (const pm::Block &B : P.M.Functions[F].Blocks)
      for (const pm::Instruction &I : B.Instrs) {
        if (I.Op != pm::Opcode::Call ||
            I.Ops[0].Kind != pm::OperandKind::Function || Seen.count(&I))
          continue;
        const ddi::Function *D = P.ddiOf(I.Ops[0].Index);
        if (D && llvm::any_of(D->Outcomes, [](const ddi::Outcome &O) {
              return llvm::any_of(O.Effects, [](const ddi::Effect &E) {
                return E.Kind == ddi::EffectKind::Acquire && E.IsNew;
              });
            }))
          Other |= AllContextKinds;
      }
  }
}

ContextPools::Site ContextPools::whereAllocated(uint16_t Kind) const {
  auto It = Where.find(Kind);
  return It == Where.end() ? Site() : It->second;
}

} // namespace engine
} // namespace fltlint
