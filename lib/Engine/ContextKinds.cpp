//===- ContextKinds.cpp - What kind of context a pointer is ---------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ContextKinds.h"
#include "Program.h"
#include "llvm/ADT/StringRef.h"

namespace fltlint {
namespace engine {

using pm::Instruction;
using pm::Opcode;
using pm::Operand;
using pm::OperandKind;

/// FLT_RELATED_CONTEXTS and FLT_RELATED_CONTEXTS_EX: one member a kind, in the
/// order of the kinds' bits.
static bool isRelatedContexts(const pm::Record &R) {
  llvm::StringRef Tag = R.Tag;
  Tag.consume_front("_");
  return Tag == "FLT_RELATED_CONTEXTS" || Tag == "FLT_RELATED_CONTEXTS_EX";
}

static uint16_t kindOf(const ddi::Effect &E, const Instruction &Call) {
  if (!E.KindArg)
    return E.Context == ddi::ContextKind::Unknown ? AllContextKinds
                                                  : uint16_t(E.Context);
  if (*E.KindArg + 1 < Call.Ops.size() &&
      Call.Ops[*E.KindArg + 1].Kind == OperandKind::Int)
    return uint16_t(Call.Ops[*E.KindArg + 1].Value) & AllContextKinds;
  return AllContextKinds;
}

ContextKinds::ContextKinds(const Program &P) : P(P), M(P.M) {
  for (uint32_t F = 0; F < M.Functions.size(); ++F) {
    if (P.ddiOf(F))
      continue;
    for (const pm::Block &B : M.Functions[F].Blocks)
      for (const Instruction &I : B.Instrs) {
        if (I.Op != Opcode::Call)
          continue;
        std::vector<CallTarget> Targets;
        if (I.Ops[0].Kind == OperandKind::Function)
          Targets.push_back({I.Ops[0].Index, P.ddiOf(I.Ops[0].Index)});
        else
          Targets = P.indirectTargets(F, I);
        for (const CallTarget &T : Targets) {
          const ddi::Function *D = T.Ddi;
          if (!D && T.Function != pm::None)
            D = P.ddiOf(T.Function);
          if (!D) {
            if (T.Function != pm::None)
              Callers[T.Function].push_back({F, &I});
            continue;
          }
          for (const ddi::Outcome &O : D->Outcomes)
            for (const ddi::Effect &E : O.Effects)
              if (E.Kind == ddi::EffectKind::Acquire &&
                  E.Where.Root == ddi::Place::Pointee &&
                  E.Where.Index + 1 < I.Ops.size())
                noteAcquisition(F, I.Ops[E.Where.Index + 1], kindOf(E, I));
        }
      }
  }
}

void ContextKinds::noteAcquisition(uint32_t F, const Operand &Out,
                                   uint16_t Kinds, unsigned Depth) {
  Operand O = Out;
  for (;;) {
    // `&ctx` where ctx points to a type of the driver's own.
    if (O.Type != pm::None && M.isPointer(O.Type)) {
      pm::TypeId Var = M.Types[O.Type].Element;
      if (Var != pm::None && M.isPointer(Var)) {
        pm::TypeId To = M.Types[Var].Element;
        if (To != pm::None && M.Types[To].Kind == pm::TypeKind::Record)
          ByRecord[M.Types[To].Record] |= Kinds;
      }
    }
    if (O.Kind == OperandKind::Slot) {
      BySlot[{F, O.Index}] |= Kinds;
      return;
    }
    if (O.Kind == OperandKind::Global) {
      ByGlobal[O.Index] |= Kinds;
      return;
    }
    const Instruction *D = O.isTemp() ? P.definitionOf(F, O.Index) : nullptr;
    if (!D)
      return;
    if (D->Op == Opcode::Field) {
      ByField[{D->Record, D->FieldIndex}] |= Kinds;
      return;
    }
    if (D->Op == Opcode::Load && D->Ops[0].Kind == OperandKind::Slot) {
      ByOutParam[{F, D->Ops[0].Index}] |= Kinds;
      return;
    }
    // `holder.put()`: what it returns the address of.
    constexpr unsigned MaxDepth = 4;
    if (D->Op == Opcode::Call && Depth < MaxDepth &&
        D->Ops[0].Kind == OperandKind::Function)
      for (const pm::Block &B : M.Functions[D->Ops[0].Index].Blocks)
        if (B.Term.Kind == pm::TermKind::Ret && !B.Term.Cond.isNone())
          noteAcquisition(D->Ops[0].Index, B.Term.Cond, Kinds, Depth + 1);
    if (D->Op != Opcode::Cast)
      return;
    O = D->Ops[0];
  }
}

/// The kinds that pointers of this type are used for; 0 if it says nothing.
uint16_t ContextKinds::ofRecord(pm::TypeId Ptr) const {
  if (Ptr == pm::None || !M.isPointer(Ptr))
    return 0;
  pm::TypeId To = M.Types[Ptr].Element;
  if (To == pm::None || M.Types[To].Kind != pm::TypeKind::Record)
    return 0;
  auto It = ByRecord.find(M.Types[To].Record);
  return It == ByRecord.end() ? 0 : It->second;
}

uint16_t ContextKinds::of(uint32_t F, const Operand &O) const {
  std::set<Place> Seen;
  uint16_t K = find(F, O, Seen);
  return K ? K : AllContextKinds;
}

uint16_t ContextKinds::find(uint32_t F, const Operand &Start,
                            std::set<Place> &Seen) const {
  Operand O = Start;
  for (;;) {
    if (O.Kind == OperandKind::Null)
      return 0;
    if (uint16_t K = ofRecord(O.Type))
      return K;
    const Instruction *D = O.isTemp() ? P.definitionOf(F, O.Index) : nullptr;
    if (!D)
      return AllContextKinds;
    if (D->Op == Opcode::Cast) {
      O = D->Ops[0];
      continue;
    }
    if (D->Op != Opcode::Load)
      return AllContextKinds;
    const Operand &From = D->Ops[0];
    if (From.Kind == OperandKind::Slot)
      return ofSlot(F, From.Index, Seen);
    if (From.Kind == OperandKind::Global) {
      auto It = ByGlobal.find(From.Index);
      return It == ByGlobal.end() ? AllContextKinds : It->second;
    }
    const Instruction *Place =
        From.isTemp() ? P.definitionOf(F, From.Index) : nullptr;
    if (!Place || Place->Op != Opcode::Field)
      return AllContextKinds;
    if (isRelatedContexts(M.Records[Place->Record]) && Place->FieldIndex < 7)
      return uint16_t(1u << Place->FieldIndex);
    auto It = ByField.find({Place->Record, Place->FieldIndex});
    return It == ByField.end() ? AllContextKinds : It->second;
  }
}

/// What the variable is given, by everybody who may give it something.
uint16_t ContextKinds::ofSlot(uint32_t F, pm::SlotId S,
                              std::set<Place> &Seen) const {
  if (!Seen.insert({F, S}).second)
    return 0;
  const pm::Function &Fn = M.Functions[F];
  uint16_t Kinds = 0;
  if (auto It = BySlot.find({F, S}); It != BySlot.end())
    Kinds |= It->second;
  if (S < Fn.Params.size()) {
    auto It = Callers.find(F);
    if (It == Callers.end() || P.addressTaken(F))
      return AllContextKinds;
    for (const Argument &A : It->second)
      Kinds |= S + 1 < A.Call->Ops.size()
                   ? find(A.Caller, A.Call->Ops[S + 1], Seen)
                   : AllContextKinds;
  }
  auto IsSlot = [S](const Operand &O) {
    return O.Kind == OperandKind::Slot && O.Index == S;
  };
  for (const pm::Block &B : Fn.Blocks)
    for (const Instruction &I : B.Instrs) {
      if (I.Op == Opcode::Store && IsSlot(I.Ops[0]))
        Kinds |= find(F, I.Ops[1], Seen);
      if (I.Op != Opcode::Call || I.Ops[0].Kind != OperandKind::Function ||
          P.ddiOf(I.Ops[0].Index))
        continue;
      // A helper that acquires it.
      for (size_t K = 1; K < I.Ops.size(); ++K) {
        const Operand *O = &I.Ops[K];
        while (const Instruction *D =
                   O->isTemp() ? P.definitionOf(F, O->Index) : nullptr) {
          if (D->Op != Opcode::Cast)
            break;
          O = &D->Ops[0];
        }
        if (!IsSlot(*O))
          continue;
        auto It = ByOutParam.find({I.Ops[0].Index, uint32_t(K - 1)});
        Kinds |= It == ByOutParam.end() ? AllContextKinds : It->second;
      }
    }
  return Kinds;
}

} // namespace engine
} // namespace fltlint
