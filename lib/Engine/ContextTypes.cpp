//===- ContextTypes.cpp - What a context of a kind looks like -------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ContextTypes.h"
#include "Program.h"
#include "llvm/ADT/STLExtras.h"

namespace fltlint {
namespace engine {

using ddi::ContextKind;
using pm::Instruction;
using pm::Opcode;
using pm::OperandKind;

ContextTypes::ContextTypes(const Program &P) : P(P), M(P.M) {
  auto Note = [&](uint32_t F, const Instruction &I, const ddi::Function &D) {
    for (const ddi::Outcome &O : D.Outcomes)
      for (const ddi::Effect &E : O.Effects) {
        if (E.Kind != ddi::EffectKind::Acquire || !E.IsNew ||
            E.Where.Root != ddi::Place::Pointee ||
            E.Where.Index + 1 >= I.Ops.size())
          continue;
        pm::RecordId R = recordBehind(F, I.Ops[E.Where.Index + 1]);
        const pm::Operand *Kind = E.KindArg && *E.KindArg + 1 < I.Ops.size()
                                      ? &I.Ops[*E.KindArg + 1]
                                      : nullptr;
        bool Known = Kind && Kind->Kind == OperandKind::Int;
        // A kind that is computed may be any.
        for (unsigned Bit = 1; Bit <= 0x40; Bit <<= 1)
          if (!Known || uint64_t(Kind->Value) == Bit)
            ByKind[ContextKind(Bit)].insert(Known ? R : pm::None);
      }
  };
  for (uint32_t F = 0; F < M.Functions.size(); ++F) {
    if (P.ddiOf(F))
      continue;
    for (const pm::Block &B : M.Functions[F].Blocks)
      for (const Instruction &I : B.Instrs) {
        if (I.Op != Opcode::Call)
          continue;
        if (I.Ops[0].Kind == OperandKind::Function) {
          if (const ddi::Function *D = P.ddiOf(I.Ops[0].Index))
            Note(F, I, *D);
          continue;
        }
        for (const CallTarget &T : P.indirectTargets(F, I))
          if (T.Ddi)
            Note(F, I, *T.Ddi);
      }
  }
}

/// `&ctx`, whatever it is cast to, where ctx points to a structure.
pm::RecordId ContextTypes::recordBehind(uint32_t F, pm::Operand Out) const {
  for (;;) {
    if (Out.Type != pm::None && M.isPointer(Out.Type)) {
      pm::TypeId Var = M.Types[Out.Type].Element;
      if (Var != pm::None && M.isPointer(Var)) {
        pm::TypeId To = M.Types[Var].Element;
        if (To != pm::None && M.Types[To].Kind == pm::TypeKind::Record)
          return M.Types[To].Record;
      }
    }
    const Instruction *D =
        Out.isTemp() ? P.definitionOf(F, Out.Index) : nullptr;
    if (!D || D->Op != Opcode::Cast)
      return pm::None;
    Out = D->Ops[0];
  }
}

/// The same, or the one begins with the other, as a class with its base.
bool ContextTypes::isPartOf(pm::RecordId Part, pm::RecordId Whole) const {
  for (unsigned Depth = 0; Depth < 8; ++Depth) {
    if (Part == Whole)
      return true;
    const pm::Record &R = M.Records[Whole];
    if (R.Fields.empty() || R.IsUnion)
      return R.IsUnion;
    pm::TypeId First = R.Fields.front().Type;
    if (First == pm::None || M.Types[First].Kind != pm::TypeKind::Record)
      return false;
    Whole = M.Types[First].Record;
  }
  return true;
}

ContextKind ContextTypes::insteadOf(uint32_t F, const pm::Operand &Out,
                                    ContextKind Got) const {
  pm::RecordId R = recordBehind(F, Out);
  auto Right = ByKind.find(Got);
  if (R == pm::None || Right == ByKind.end() ||
      llvm::any_of(Right->second, [&](pm::RecordId Allocated) {
        return Allocated == pm::None || isPartOf(R, Allocated) ||
               isPartOf(Allocated, R);
      }))
    return ContextKind::Unknown;
  ContextKind Instead = ContextKind::Unknown;
  for (const auto &[Kind, Records] : ByKind)
    if (Records.count(R)) {
      if (Instead != ContextKind::Unknown)
        return ContextKind::Unknown;
      Instead = Kind;
    }
  return Instead;
}

} // namespace engine
} // namespace fltlint
