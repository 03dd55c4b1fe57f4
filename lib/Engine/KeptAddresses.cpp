//===- KeptAddresses.cpp - Which routines keep what they get --------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "KeptAddresses.h"
#include "llvm/ADT/STLExtras.h"

namespace fltlint {
namespace engine {

using pm::Instruction;
using pm::Opcode;
using pm::Operand;
using pm::OperandKind;

std::vector<pm::SlotId> slotsOfAddresses(const pm::Function &F) {
  std::vector<pm::SlotId> Slots(F.NumTemps, pm::None);
  // Definitions dominate uses, but blocks come in any order: iterate.
  for (bool Changed = true; Changed;) {
    Changed = false;
    for (const pm::Block &B : F.Blocks)
      for (const Instruction &I : B.Instrs) {
        if (I.Op != Opcode::Field && I.Op != Opcode::Offset &&
            I.Op != Opcode::Cast)
          continue;
        const Operand &O = I.Ops[0];
        pm::SlotId S = O.Kind == OperandKind::Slot ? O.Index
                       : O.isTemp()                ? Slots[O.Index]
                                                   : pm::None;
        if (S == pm::None || Slots[I.Result] == S)
          continue;
        Slots[I.Result] = S;
        Changed = true;
      }
  }
  return Slots;
}

namespace {
/// Where the value of one parameter gets to in one function.
class Tracker {
public:
  Tracker(const pm::Module &M, llvm::ArrayRef<const ddi::Function *> Ddis,
          const KeptAddresses &All, const pm::Function &F)
      : M(M), Ddis(Ddis), All(All), F(F), SlotOf(slotsOfAddresses(F)) {}

  bool isKept(unsigned Param) {
    Slots.clear();
    Slots.resize(F.Slots.size());
    Temps.clear();
    Temps.resize(F.NumTemps);
    Slots.set(Param);
    for (Changed = true; Changed;) {
      Changed = false;
      for (const pm::Block &B : F.Blocks) {
        for (const Instruction &I : B.Instrs)
          if (!follow(I))
            return true;
        if (B.Term.Kind == pm::TermKind::Ret && carries(B.Term.Cond))
          return true;
      }
    }
    return false;
  }

private:
  pm::SlotId slotOf(const Operand &O) const {
    return O.Kind == OperandKind::Slot ? O.Index
           : O.isTemp()                ? SlotOf[O.Index]
                                       : pm::None;
  }
  bool carries(const Operand &O) const {
    return O.isTemp() && Temps.test(O.Index);
  }
  bool slotCarries(const Operand &O) const {
    pm::SlotId S = slotOf(O);
    return S != pm::None && Slots.test(S);
  }
  void carry(llvm::BitVector &Set, unsigned I) {
    Changed |= !Set.test(I);
    Set.set(I);
  }
  /// False: it is kept.
  bool follow(const Instruction &I);
  bool isGivenAway(const Instruction &I, unsigned Arg) const;

  const pm::Module &M;
  llvm::ArrayRef<const ddi::Function *> Ddis;
  const KeptAddresses &All;
  const pm::Function &F;
  std::vector<pm::SlotId> SlotOf;
  /// That hold it, or an address computed from it.
  llvm::BitVector Slots, Temps;
  bool Changed = false;
};
} // namespace

bool Tracker::isGivenAway(const Instruction &I, unsigned Arg) const {
  if (I.Ops[0].Kind != OperandKind::Function)
    return true;
  uint32_t Callee = I.Ops[0].Index;
  if (!M.Functions[Callee].isDefinition())
    return false;
  return Ddis[Callee] || All.keeps(Callee, Arg);
}

bool Tracker::follow(const Instruction &I) {
  switch (I.Op) {
  case Opcode::Load:
    if (slotCarries(I.Ops[0]))
      carry(Temps, I.Result);
    return true;
  case Opcode::Field:
  case Opcode::Offset:
  case Opcode::Cast:
  case Opcode::Binary:
    if (I.Result != pm::None &&
        llvm::any_of(I.Ops, [this](const Operand &O) { return carries(O); }))
      carry(Temps, I.Result);
    return true;
  case Opcode::Store:
  case Opcode::Copy: {
    bool Moves =
        I.Op == Opcode::Store ? carries(I.Ops[1]) : slotCarries(I.Ops[1]);
    if (!Moves)
      return true;
    pm::SlotId S = slotOf(I.Ops[0]);
    if (S == pm::None)
      return false;
    carry(Slots, S);
    return true;
  }
  case Opcode::Call:
    for (unsigned K = 1; K < I.Ops.size(); ++K) {
      if (carries(I.Ops[K]) && isGivenAway(I, K - 1))
        return false;
      // Who gets the address of a local that holds it can get at it as well.
      if (slotCarries(I.Ops[K]) && (I.Ops[0].Kind != OperandKind::Function ||
                                    M.Functions[I.Ops[0].Index].isDefinition()))
        return false;
    }
    return true;
  case Opcode::Unknown:
    return llvm::none_of(I.Ops, [this](const Operand &O) {
      return carries(O) || slotCarries(O);
    });
  default:
    return true;
  }
}

KeptAddresses::KeptAddresses(const pm::Module &M,
                             llvm::ArrayRef<const ddi::Function *> Ddis)
    : Kept(M.Functions.size()) {
  for (uint32_t F = 0; F < M.Functions.size(); ++F)
    Kept[F].resize(M.Functions[F].Params.size());
  for (bool Changed = true; Changed;) {
    Changed = false;
    for (uint32_t F = 0; F < M.Functions.size(); ++F) {
      const pm::Function &Fn = M.Functions[F];
      if (!Fn.isDefinition() || Ddis[F] || Kept[F].all())
        continue;
      Tracker T(M, Ddis, *this, Fn);
      for (unsigned P = 0; P < Fn.Params.size(); ++P)
        if (!Kept[F].test(P) && T.isKept(P)) {
          Kept[F].set(P);
          Changed = true;
        }
    }
  }
}

} // namespace engine
} // namespace fltlint
