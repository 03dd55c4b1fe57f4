//===- Sections.cpp - Who else may close a section ------------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A section context is attached to the stream as long as its section is open,
/// so others than who holds a pointer to it can find it there, and close it;
/// and so can who finds it in memory that both know. Then nothing can be said
/// of who should have.
///
//===----------------------------------------------------------------------===//

#include "Analyzer.h"
#include "llvm/ADT/STLExtras.h"
#include <set>

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

namespace {
/// Whether what is closed may have been found in memory, or been given by who
/// is not known.
class OriginSearch {
public:
  explicit OriginSearch(const Program &P) : P(P) {}
  bool isFound(uint32_t F, pm::Operand O);

private:
  bool isFoundIn(uint32_t F, pm::SlotId Slot);
  bool isFoundThrough(uint32_t F, pm::SlotId Param);

  const Program &P;
  std::set<std::pair<uint32_t, pm::SlotId>> Seen, SeenOut;
};
} // namespace

static bool acquires(const ddi::Function &D) {
  return hasEffect(
      D, [](const Effect &E) { return E.Kind == EffectKind::Acquire; });
}

bool OriginSearch::isFound(uint32_t F, pm::Operand O) {
  while (O.isTemp()) {
    const pm::Instruction *D = P.definitionOf(F, O.Index);
    if (!D)
      return true;
    if (D->Op == pm::Opcode::Load)
      return D->Ops[0].Kind != pm::OperandKind::Slot ||
             isFoundIn(F, D->Ops[0].Index);
    if (D->Op != pm::Opcode::Cast)
      return true;
    O = D->Ops[0];
  }
  return O.Kind != pm::OperandKind::Null && O.Kind != pm::OperandKind::Int;
}

/// In a variable of \p F.
bool OriginSearch::isFoundIn(uint32_t F, pm::SlotId Slot) {
  if (!Seen.insert({F, Slot}).second)
    return false;
  const pm::Module &M = P.M;
  if (Slot < M.Functions[F].Params.size()) {
    // Nobody else calls what no address was taken of.
    if (P.addressTaken(F) || P.callback(F).isCallback())
      return true;
    for (uint32_t Caller : P.fields().callersOf(F))
      for (const pm::Block &B : M.Functions[Caller].Blocks)
        for (const pm::Instruction &I : B.Instrs) {
          if (I.Op != pm::Opcode::Call ||
              I.Ops[0].Kind != pm::OperandKind::Function || I.Ops[0].Index != F)
            continue;
          if (Slot + 1 >= I.Ops.size() || isFound(Caller, I.Ops[Slot + 1]))
            return true;
        }
  }
  for (const pm::Block &B : M.Functions[F].Blocks)
    for (const pm::Instruction &I : B.Instrs) {
      if (I.Op == pm::Opcode::Store && I.Ops[0].Kind == pm::OperandKind::Slot &&
          I.Ops[0].Index == Slot && isFound(F, I.Ops[1]))
        return true;
      // Its address, perhaps as a pointer to another type.
      for (size_t K = 1; I.Op == pm::Opcode::Call && K < I.Ops.size(); ++K) {
        pm::Operand O = P.beforeCasts(F, I.Ops[K]);
        if (O.Kind != pm::OperandKind::Slot || O.Index != Slot)
          continue;
        if (I.Ops[0].Kind != pm::OperandKind::Function)
          return true;
        uint32_t Callee = I.Ops[0].Index;
        const ddi::Function *D = P.ddiOf(Callee);
        if (D ? !acquires(*D)
              : !M.Functions[Callee].isDefinition() ||
                    isFoundThrough(Callee, pm::SlotId(K - 1)))
          return true;
      }
    }
  return false;
}

/// What \p F stores where its parameter \p Param points to.
bool OriginSearch::isFoundThrough(uint32_t F, pm::SlotId Param) {
  if (!SeenOut.insert({F, Param}).second)
    return false;
  for (const pm::Block &B : P.M.Functions[F].Blocks)
    for (const pm::Instruction &I : B.Instrs) {
      auto IsParam = [&](pm::Operand O) {
        while (O.isTemp()) {
          const pm::Instruction *D = P.definitionOf(F, O.Index);
          if (!D)
            return false;
          if (D->Op == pm::Opcode::Load)
            return D->Ops[0].Kind == pm::OperandKind::Slot &&
                   D->Ops[0].Index == Param;
          if (D->Op != pm::Opcode::Cast)
            return false;
          O = D->Ops[0];
        }
        return false;
      };
      if (I.Op == pm::Opcode::Store) {
        if (IsParam(I.Ops[0]) ? isFound(F, I.Ops[1]) : IsParam(I.Ops[1]))
          return true;
        continue;
      }
      for (size_t K = 1; I.Op == pm::Opcode::Call && K < I.Ops.size(); ++K) {
        if (!IsParam(I.Ops[K]))
          continue;
        if (I.Ops[0].Kind != pm::OperandKind::Function)
          return true;
        uint32_t Callee = I.Ops[0].Index;
        const ddi::Function *D = P.ddiOf(Callee);
        if (D ? !acquires(*D)
              : !P.M.Functions[Callee].isDefinition() ||
                    isFoundThrough(Callee, pm::SlotId(K - 1)))
          return true;
      }
    }
  return false;
}

/// Some call closes what was not made by those who called it.
static bool closesWhatIsKept(const Program &P) {
  OriginSearch Search(P);
  for (uint32_t F = 0; F < P.M.Functions.size(); ++F)
    for (const pm::Block &B : P.M.Functions[F].Blocks)
      for (const pm::Instruction &I : B.Instrs) {
        if (I.Op != pm::Opcode::Call ||
            I.Ops[0].Kind != pm::OperandKind::Function)
          continue;
        const ddi::Function *D = P.ddiOf(I.Ops[0].Index);
        if (D && I.Ops.size() > 1 &&
            hasEffect(
                *D,
                [](const Effect &E) { return E.Kind == EffectKind::Close; }) &&
            Search.isFound(F, I.Ops[1]))
          return true;
      }
  return false;
}

bool mayCloseWhatIsFound(const Program &P) {
  if (closesWhatIsKept(P))
    return true;
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
