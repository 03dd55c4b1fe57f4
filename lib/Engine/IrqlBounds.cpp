//===- IrqlBounds.cpp - How high the IRQL can get at all ------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "IrqlBounds.h"
#include "ContextPools.h"
#include "Irql.h"
#include "Program.h"
#include "llvm/ADT/STLExtras.h"

namespace fltlint {
namespace engine {

namespace {
/// What a call may make of the IRQL, and how high that may be there.
struct CallBounds {
  ddi::Irql Top = PassiveLevel, Limit = HighestLevel;
  bool Read = false, Neutral = true;
  bool Raises = false, Lowers = false; ///< Lowers: to what was saved.

  void add(const ddi::Function &D, bool AnyPaged);
  void add(const IrqlAnnotations &A);
  void sets(ddi::Irql Level) {
    Top = std::max(Top, Level);
    Neutral = false;
    Raises = true;
  }
};
} // namespace

void CallBounds::add(const ddi::Function &D, bool AnyPaged) {
  for (const ddi::Outcome &O : D.Outcomes)
    for (const ddi::Effect &E : O.Effects)
      if (E.Kind == ddi::EffectKind::RaiseIrql) {
        sets(E.Level);
      } else if (E.Kind == ddi::EffectKind::LowerIrql) {
        Neutral = false;
        Lowers |= E.Save.has_value();
      } else if (E.Kind == ddi::EffectKind::ReadIrql) {
        Read = true;
        Neutral = false;
      }
  if (!D.CountsContexts)
    return;
  if (D.MaxIrql)
    Limit = std::min(Limit, *D.MaxIrql);
  if (D.MaxIrqlIfPaged && AnyPaged)
    Limit = std::min(Limit, *D.MaxIrqlIfPaged);
  Neutral &= !D.MaxIrql && !D.MaxIrqlIfPaged;
}

void CallBounds::add(const IrqlAnnotations &A) {
  if (A.Raises || A.Saves || A.SavesGlobal || A.RestoresGlobal || A.Min)
    sets(HighestLevel);
  Neutral &= !A.any();
}

IrqlBounds::IrqlBounds(const Program &P, const ContextPools &Pools)
    : Callees(P.M.Functions.size()) {
  const pm::Module &M = P.M;
  unsigned N = unsigned(M.Functions.size());
  bool AnyPaged = false;
  for (uint16_t Bit = 1; Bit <= AllContextKinds; Bit <<= 1)
    AnyPaged |= Pools.provenPaged(Bit);
  std::vector<uint32_t> Taken;
  for (uint32_t F = 0; F < N; ++F)
    if (P.addressTaken(F))
      Taken.push_back(F);

  std::vector<CallBounds> Bounds(N);
  for (uint32_t F = 0; F < N; ++F) {
    const pm::Function &Fn = M.Functions[F];
    CallBounds &B = Bounds[F];
    if (const ddi::Function *D = P.ddiOf(F)) {
      B.add(*D, AnyPaged);
      continue;
    }
    B.add(readIrqlAnnotations(Fn, P.Table));
    for (const pm::Param &Prm : Fn.Params) {
      // What a path knows of the operation bounds the IRQL.
      llvm::StringRef Type = Prm.TypeText;
      B.Neutral &= !Type.contains("FLT_CALLBACK_DATA") &&
                   Type != "FLT_POST_OPERATION_FLAGS";
      if (hasIrqlWord(Prm, "_IRQL_saves_", "__drv_savesIRQL") ||
          hasIrqlWord(Prm, "_IRQL_restores_", "__drv_restoresIRQL"))
        B.sets(HighestLevel);
    }
    // So does the section of the code.
    B.Neutral &= Fn.Section.empty();
    bool Indirect = false;
    for (const pm::Block &Blk : Fn.Blocks)
      for (const pm::Instruction &I : Blk.Instrs) {
        if (I.Op != pm::Opcode::Call)
          continue;
        if (I.Ops[0].Kind == pm::OperandKind::Function) {
          Callees[F].push_back(I.Ops[0].Index);
          continue;
        }
        Indirect = true;
        for (const CallTarget &T : P.indirectTargets(F, I))
          if (T.Ddi)
            B.add(*T.Ddi, AnyPaged);
          else if (T.Function != pm::None)
            Callees[F].push_back(T.Function);
      }
    if (Indirect)
      llvm::append_range(Callees[F], Taken);
    llvm::sort(Callees[F]);
    Callees[F].erase(llvm::unique(Callees[F]), Callees[F].end());
  }

  for (bool Changed = true; Changed;) {
    Changed = false;
    for (uint32_t F = 0; F < N; ++F) {
      CallBounds Now = Bounds[F];
      for (uint32_t C : Callees[F]) {
        Now.Top = std::max(Now.Top, Bounds[C].Top);
        Now.Limit = std::min(Now.Limit, Bounds[C].Limit);
        Now.Read |= Bounds[C].Read;
        Now.Neutral &= Bounds[C].Neutral;
        Now.Raises |= Bounds[C].Raises;
        Now.Lowers |= Bounds[C].Lowers;
      }
      Changed |=
          Now.Top != Bounds[F].Top || Now.Limit != Bounds[F].Limit ||
          Now.Read != Bounds[F].Read || Now.Neutral != Bounds[F].Neutral ||
          Now.Raises != Bounds[F].Raises || Now.Lowers != Bounds[F].Lowers;
      Bounds[F] = Now;
    }
  }
  for (llvm::BitVector *Set : {&Read, &Neutral, &Raises, &Lowers})
    Set->resize(N);
  LowestLimit = HighestLevel;
  for (uint32_t F = 0; F < N; ++F) {
    Top.push_back(Bounds[F].Top);
    Limit.push_back(Bounds[F].Limit);
    if (Bounds[F].Read)
      Read.set(F);
    if (Bounds[F].Neutral)
      Neutral.set(F);
    if (Bounds[F].Raises)
      Raises.set(F);
    if (Bounds[F].Lowers)
      Lowers.set(F);
    LowestLimit = std::min(LowestLimit, Bounds[F].Limit);
  }
}

void IrqlBounds::addCallees(uint32_t F, llvm::BitVector &Set) const {
  std::vector<uint32_t> Work{F};
  llvm::BitVector Seen(unsigned(Callees.size()));
  Seen.set(F);
  while (!Work.empty()) {
    uint32_t G = Work.back();
    Work.pop_back();
    for (uint32_t C : Callees[G])
      if (!Seen.test(C)) {
        Seen.set(C);
        Work.push_back(C);
      }
  }
  Set |= Seen;
}

} // namespace engine
} // namespace fltlint
