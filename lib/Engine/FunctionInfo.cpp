//===- FunctionInfo.cpp - Control flow and liveness of a function ---------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FunctionInfo.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace fltlint {
namespace engine {

using pm::BlockId;
using pm::Instruction;
using pm::Opcode;
using pm::Operand;
using pm::OperandKind;

void forEachSuccessor(const pm::Block &B,
                      llvm::function_ref<void(BlockId)> Fn) {
  for (BlockId T : B.Term.Targets)
    Fn(T);
  for (const pm::SwitchCase &C : B.Term.Cases)
    Fn(C.Target);
  if (B.Unwind != pm::None)
    Fn(B.Unwind);
}

namespace {
/// Block-local effects for the backward problem.
struct UseDef {
  llvm::BitVector Use, Def;
};

class LivenessBuilder {
public:
  LivenessBuilder(const pm::Module &M, const pm::Function &F,
                  llvm::ArrayRef<const ddi::Function *> Ddis,
                  const KeptAddresses &Kept, FunctionInfo &I)
      : M(M), F(F), Ddis(Ddis), Kept(Kept), Info(I) {}
  void run();

private:
  pm::SlotId slotOf(const Operand &O) const {
    if (O.Kind == OperandKind::Slot)
      return O.Index;
    if (O.isTemp() && O.Index < TempSlot.size())
      return TempSlot[O.Index];
    return pm::None;
  }
  void deriveAddresses();
  void scan(const pm::Block &B, UseDef &Slots, UseDef &Temps);
  void useSlot(UseDef &Slots, const Operand &O) {
    pm::SlotId S = slotOf(O);
    if (S != pm::None && !Slots.Def.test(S))
      Slots.Use.set(S);
  }
  /// The callee writes there and does not look at what was there before.
  bool isWrittenOnly(const Operand &Callee, unsigned Arg) const {
    const ddi::Function *D =
        Callee.Kind == OperandKind::Function ? Ddis[Callee.Index] : nullptr;
    return D && (llvm::is_contained(D->OutArgs, Arg) ||
                 llvm::is_contained(D->OptionalOutArgs, Arg));
  }
  bool isKept(const Operand &Callee, unsigned Arg) const {
    if (Callee.Kind != OperandKind::Function)
      return true;
    return M.Functions[Callee.Index].isDefinition() &&
           (Ddis[Callee.Index] || Kept.keeps(Callee.Index, Arg));
  }

  const pm::Module &M;
  const pm::Function &F;
  llvm::ArrayRef<const ddi::Function *> Ddis;
  const KeptAddresses &Kept;
  FunctionInfo &Info;
  std::vector<pm::SlotId> TempSlot;
};
} // namespace

void LivenessBuilder::deriveAddresses() {
  TempSlot = slotsOfAddresses(F);
  for (const pm::Block &B : F.Blocks) {
    auto Keep = [this](const Operand &O) {
      pm::SlotId S = slotOf(O);
      if (S != pm::None)
        Info.AddressKept.set(S);
    };
    for (const Instruction &I : B.Instrs) {
      switch (I.Op) {
      case Opcode::Load:
      case Opcode::Field:
      case Opcode::Offset:
      case Opcode::Cast:
      case Opcode::Copy:
      case Opcode::Zero:
      case Opcode::ScopeBegin:
      case Opcode::ScopeEnd:
        break;
      case Opcode::Store:
        Keep(I.Ops[1]);
        break;
      case Opcode::Call:
        for (unsigned K = 1; K < I.Ops.size(); ++K)
          if (isKept(I.Ops[0], K - 1))
            Keep(I.Ops[K]);
        break;
      default:
        for (const Operand &O : I.Ops)
          Keep(O);
        break;
      }
    }
    Keep(B.Term.Cond);
  }
}

void LivenessBuilder::scan(const pm::Block &B, UseDef &Slots, UseDef &Temps) {
  auto UseTemp = [&Temps](const Operand &O) {
    if (O.isTemp() && !Temps.Def.test(O.Index))
      Temps.Use.set(O.Index);
  };
  auto Kill = [&](const Operand &O, uint64_t Size) {
    if (O.Kind != OperandKind::Slot)
      return;
    uint64_t Whole = M.sizeOf(F.Slots[O.Index].Type);
    if (Whole != 0 && Size >= Whole && !Slots.Use.test(O.Index))
      Slots.Def.set(O.Index);
  };
  for (const Instruction &I : B.Instrs) {
    for (const Operand &O : I.Ops)
      UseTemp(O);
    switch (I.Op) {
    case Opcode::Load:
      useSlot(Slots, I.Ops[0]);
      break;
    case Opcode::Store:
      Kill(I.Ops[0], M.sizeOf(I.Type));
      break;
    case Opcode::Copy:
      useSlot(Slots, I.Ops[1]);
      Kill(I.Ops[0], uint64_t(I.Imm));
      break;
    case Opcode::Zero:
      Kill(I.Ops[0], uint64_t(I.Imm));
      break;
    case Opcode::ScopeBegin:
    case Opcode::ScopeEnd:
      if (!Slots.Use.test(I.Ops[0].Index))
        Slots.Def.set(I.Ops[0].Index);
      break;
    case Opcode::Field:
    case Opcode::Offset:
    case Opcode::Cast:
      break;
    case Opcode::Call:
      for (unsigned K = 0; K < I.Ops.size(); ++K)
        if (K == 0 || !isWrittenOnly(I.Ops[0], K - 1))
          useSlot(Slots, I.Ops[K]);
      break;
    default:
      for (const Operand &O : I.Ops)
        useSlot(Slots, O);
      break;
    }
    if (I.Result != pm::None)
      Temps.Def.set(I.Result);
  }
  UseTemp(B.Term.Cond);
  useSlot(Slots, B.Term.Cond);
}

void LivenessBuilder::run() {
  unsigned NS = F.Slots.size(), NT = F.NumTemps, NB = F.Blocks.size();
  Info.AddressKept.resize(NS);
  deriveAddresses();
  std::vector<UseDef> Slots(NB), Temps(NB);
  for (unsigned B = 0; B < NB; ++B) {
    Slots[B].Use.resize(NS);
    Slots[B].Def.resize(NS);
    Temps[B].Use.resize(NT);
    Temps[B].Def.resize(NT);
    scan(F.Blocks[B], Slots[B], Temps[B]);
  }
  Info.LiveSlots.assign(NB, llvm::BitVector(NS));
  Info.LiveTemps.assign(NB, llvm::BitVector(NT));
  std::vector<BlockId> PostOrder(NB, pm::None);
  for (unsigned B = 0; B < NB; ++B)
    if (Info.Order[B] != ~0u)
      PostOrder[Info.Order[B]] = B;
  for (bool Changed = true; Changed;) {
    Changed = false;
    for (auto It = PostOrder.rbegin(); It != PostOrder.rend(); ++It) {
      BlockId B = *It;
      if (B == pm::None)
        continue;
      llvm::BitVector S(NS), T(NT);
      for (BlockId Succ : F.Blocks[B].Term.Targets) {
        S |= Info.LiveSlots[Succ];
        T |= Info.LiveTemps[Succ];
      }
      for (const pm::SwitchCase &C : F.Blocks[B].Term.Cases) {
        S |= Info.LiveSlots[C.Target];
        T |= Info.LiveTemps[C.Target];
      }
      S.reset(Slots[B].Def);
      T.reset(Temps[B].Def);
      S |= Slots[B].Use;
      T |= Temps[B].Use;
      if (BlockId U = F.Blocks[B].Unwind; U != pm::None) {
        S |= Info.LiveSlots[U];
        T |= Info.LiveTemps[U];
      }
      S |= Info.AddressKept;
      if (S != Info.LiveSlots[B] || T != Info.LiveTemps[B]) {
        Info.LiveSlots[B] = std::move(S);
        Info.LiveTemps[B] = std::move(T);
        Changed = true;
      }
    }
  }
}

FunctionInfo::FunctionInfo(const pm::Module &M, const pm::Function &F,
                           llvm::ArrayRef<const ddi::Function *> Ddis,
                           const KeptAddresses &Kept) {
  unsigned NB = F.Blocks.size();
  Order.assign(NB, ~0u);
  LoopHead.resize(NB);
  JoinPoint.resize(NB);
  std::vector<uint32_t> Preds(NB, 0);
  enum : uint8_t { White, Grey, Black };
  std::vector<uint8_t> Color(NB, White);
  std::vector<BlockId> Post;
  struct Frame {
    BlockId B;
    llvm::SmallVector<BlockId, 4> Succs;
    size_t Next = 0;
  };
  std::vector<Frame> Stack;
  auto Push = [&](BlockId B) {
    Color[B] = Grey;
    Frame Fr{B, {}, 0};
    forEachSuccessor(F.Blocks[B], [&](BlockId S) { Fr.Succs.push_back(S); });
    Stack.push_back(std::move(Fr));
  };
  if (NB)
    Push(0);
  while (!Stack.empty()) {
    Frame &Top = Stack.back();
    if (Top.Next == Top.Succs.size()) {
      Color[Top.B] = Black;
      Post.push_back(Top.B);
      Stack.pop_back();
      continue;
    }
    BlockId S = Top.Succs[Top.Next++];
    ++Preds[S];
    if (Color[S] == Grey)
      LoopHead.set(S);
    else if (Color[S] == White)
      Push(S);
  }
  for (size_t I = 0; I < Post.size(); ++I)
    Order[Post[Post.size() - 1 - I]] = uint32_t(I);
  for (unsigned B = 0; B < NB; ++B) {
    if (Preds[B] > 1 || LoopHead.test(B))
      JoinPoint.set(B);
    NumInstrs += F.Blocks[B].Instrs.size() + 1;
  }
  LivenessBuilder(M, F, Ddis, Kept, *this).run();
}

} // namespace engine
} // namespace fltlint
