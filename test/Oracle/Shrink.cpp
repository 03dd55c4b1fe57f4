//===- Shrink.cpp - Makes a failing model small ---------------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Shrink.h"
#include "fltlint/PathModel/Text.h"
#include "llvm/ADT/STLExtras.h"

namespace fltlint {
namespace oracle {

using pm::Instruction;
using pm::Opcode;
using pm::Operand;
using pm::OperandKind;

namespace {
class Shrinker {
public:
  Shrinker(pm::Module M, llvm::function_ref<bool(const pm::Module &)> Fails)
      : M(std::move(M)), Fails(Fails) {}

  pm::Module run() {
    for (bool Changed = true; Changed;) {
      Changed = dropFunctions();
      Changed |= dropReturnedValues();
      for (uint32_t F = 0; F < M.Functions.size(); ++F) {
        Changed |= simplifyBranches(F);
        Changed |= mergeBlocks(F);
        Changed |= dropInstructions(F);
        Changed |= dropSlots(F);
      }
    }
    return std::move(M);
  }

private:
  bool isCalled(size_t F) const {
    for (const pm::Function &Fn : M.Functions)
      for (const pm::Block &B : Fn.Blocks)
        for (const Instruction &I : B.Instrs)
          for (const Operand &O : I.Ops)
            if (O.Kind == OperandKind::Function && O.Index == F)
              return true;
    return false;
  }
  /// Takes the candidate if it is well formed and still fails.
  bool attempt(pm::Module &Candidate) {
    if (!pm::verify(Candidate).empty() || !Fails(Candidate))
      return false;
    M = std::move(Candidate);
    return true;
  }

  bool dropFunctions();
  bool dropReturnedValues();
  bool simplifyBranches(uint32_t F);
  bool mergeBlocks(uint32_t F);
  bool dropInstructions(uint32_t F);
  bool dropSlots(uint32_t F);

  pm::Module M;
  llvm::function_ref<bool(const pm::Module &)> Fails;
};
} // namespace

/// Without a body a function is opaque code of the project.
bool Shrinker::dropFunctions() {
  bool Any = false;
  for (pm::Function &F : M.Functions) {
    if (!F.isDefinition())
      continue;
    pm::Module C = M;
    pm::Function &D = C.Functions[size_t(&F - M.Functions.data())];
    D.Blocks.clear();
    D.Slots.clear();
    D.NumTemps = 0;
    if (attempt(C)) {
      Any = true;
      break;
    }
  }
  return Any;
}

/// A root that returns nothing is easier to read.
bool Shrinker::dropReturnedValues() {
  for (size_t F = 0; F < M.Functions.size(); ++F) {
    if (!M.Functions[F].isDefinition() ||
        M.Types[M.Functions[F].ReturnType].Kind == pm::TypeKind::Void ||
        isCalled(F))
      continue;
    pm::Module C = M;
    auto Void = llvm::find_if(C.Types, [](const pm::Type &T) {
      return T.Kind == pm::TypeKind::Void;
    });
    if (Void == C.Types.end())
      return false;
    C.Functions[F].ReturnType = pm::TypeId(Void - C.Types.begin());
    for (pm::Block &B : C.Functions[F].Blocks)
      if (B.Term.Kind == pm::TermKind::Ret)
        B.Term.Cond = Operand();
    if (attempt(C))
      return true;
  }
  return false;
}

bool Shrinker::simplifyBranches(uint32_t F) {
  bool Any = false;
  for (size_t B = 0; B < M.Functions[F].Blocks.size(); ++B) {
    const pm::Terminator &T = M.Functions[F].Blocks[B].Term;
    if (T.Kind == pm::TermKind::Switch && !T.Cases.empty())
      for (size_t K = T.Cases.size(); K-- > 0;) {
        pm::Module C = M;
        auto &Cases = C.Functions[F].Blocks[B].Term.Cases;
        Cases.erase(Cases.begin() + ptrdiff_t(K));
        Any |= attempt(C);
      }
    llvm::SmallVector<pm::BlockId, 2> Targets =
        M.Functions[F].Blocks[B].Term.Targets;
    if (M.Functions[F].Blocks[B].Term.Kind == pm::TermKind::Br)
      continue;
    for (pm::BlockId Target : Targets) {
      pm::Module C = M;
      pm::Terminator &N = C.Functions[F].Blocks[B].Term;
      N.Kind = pm::TermKind::Br;
      N.Cond = Operand();
      N.Cases.clear();
      N.Text.clear();
      N.Targets.assign(1, Target);
      if (attempt(C)) {
        Any = true;
        break;
      }
    }
  }
  return Any;
}

static std::vector<pm::BlockId *> successors(pm::Terminator &T) {
  std::vector<pm::BlockId *> R;
  for (pm::BlockId &S : T.Targets)
    R.push_back(&S);
  for (pm::SwitchCase &S : T.Cases)
    R.push_back(&S.Target);
  return R;
}

static void eraseBlock(pm::Function &Fn, pm::BlockId B) {
  Fn.Blocks.erase(Fn.Blocks.begin() + B);
  for (pm::Block &Other : Fn.Blocks)
    for (pm::BlockId *S : successors(Other.Term))
      if (*S > B)
        --*S;
}

/// Removes blocks that nothing reaches, and those that only go on to another.
bool Shrinker::mergeBlocks(uint32_t F) {
  bool Any = false;
  for (pm::BlockId B = 0; B < M.Functions[F].Blocks.size(); ++B) {
    pm::Module C = M;
    pm::Function &Fn = C.Functions[F];
    std::vector<unsigned> Preds(Fn.Blocks.size(), 0);
    ++Preds[0];
    for (pm::Block &Other : Fn.Blocks)
      for (pm::BlockId *S : successors(Other.Term))
        ++Preds[*S];
    pm::Terminator &T = Fn.Blocks[B].Term;
    bool GoesOn = T.Kind == pm::TermKind::Br && T.Targets[0] != B;
    if (Preds[B] == 0) {
      eraseBlock(Fn, B);
    } else if (GoesOn && Preds[T.Targets[0]] == 1) {
      pm::BlockId Next = T.Targets[0];
      pm::Block Tail = std::move(Fn.Blocks[Next]);
      for (Instruction &I : Tail.Instrs)
        Fn.Blocks[B].Instrs.push_back(std::move(I));
      Fn.Blocks[B].Term = std::move(Tail.Term);
      eraseBlock(Fn, Next);
    } else if (GoesOn && Fn.Blocks[B].Instrs.empty() && B != 0) {
      pm::BlockId Next = T.Targets[0];
      for (pm::Block &Other : Fn.Blocks)
        for (pm::BlockId *S : successors(Other.Term))
          if (*S == B)
            *S = Next;
      eraseBlock(Fn, B);
    } else {
      continue;
    }
    if (attempt(C)) {
      Any = true;
      --B;
    }
  }
  return Any;
}

bool Shrinker::dropSlots(uint32_t F) {
  bool Any = false;
  for (pm::SlotId S = pm::SlotId(M.Functions[F].Slots.size());
       S-- > M.Functions[F].Params.size();) {
    pm::Module C = M;
    pm::Function &Fn = C.Functions[F];
    bool Used = false;
    for (pm::Block &B : Fn.Blocks)
      for (Instruction &I : B.Instrs)
        for (Operand &O : I.Ops)
          if (O.Kind == OperandKind::Slot) {
            Used |= O.Index == S;
            O.Index -= O.Index > S;
          }
    if (Used)
      continue;
    Fn.Slots.erase(Fn.Slots.begin() + S);
    Any |= attempt(C);
  }
  return Any;
}

bool Shrinker::dropInstructions(uint32_t F) {
  bool Any = false;
  for (size_t B = M.Functions[F].Blocks.size(); B-- > 0;)
    for (size_t I = M.Functions[F].Blocks[B].Instrs.size(); I-- > 0;) {
      pm::Module C = M;
      pm::Function &Fn = C.Functions[F];
      auto &Instrs = Fn.Blocks[B].Instrs;
      Instruction Gone = Instrs[I];
      Instrs.erase(Instrs.begin() + ptrdiff_t(I));
      if (Gone.Result == pm::None) {
        Any |= attempt(C);
        continue;
      }
      // Its result becomes a constant.
      for (int64_t Value : {0, 1}) {
        pm::Module D = C;
        bool Used = false;
        bool Pointer = D.isPointer(Gone.Type);
        auto Replace = [&](Operand &O) {
          if (!O.isTemp() || O.Index != Gone.Result)
            return;
          Used = true;
          O = Pointer ? Operand::null(O.Type) : Operand::integer(Value, O.Type);
        };
        for (pm::Block &Blk : D.Functions[F].Blocks) {
          for (Instruction &In : Blk.Instrs)
            for (Operand &O : In.Ops)
              Replace(O);
          Replace(Blk.Term.Cond);
        }
        // Addresses of nothing make no sensible program.
        if (Used && (Gone.Op == Opcode::Field || Gone.Op == Opcode::Offset))
          break;
        if (attempt(D)) {
          Any = true;
          break;
        }
        if (!Used || Pointer)
          break;
      }
    }
  return Any;
}

pm::Module shrink(pm::Module M,
                  llvm::function_ref<bool(const pm::Module &)> StillFails) {
  return Shrinker(std::move(M), StillFails).run();
}

} // namespace oracle
} // namespace fltlint
