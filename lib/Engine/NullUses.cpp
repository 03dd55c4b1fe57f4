//===- NullUses.cpp - What is used though there is no context -------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A field of a context is read, written or handed on through a pointer that is
/// NULL, or that nothing has set: after a call that failed, as a rule. Other
/// NULL pointers are no business of ours, so this is about pointers to those
/// records only that are contexts somewhere in the program.
///
//===----------------------------------------------------------------------===//

#include "Analyzer.h"
#include "llvm/ADT/STLExtras.h"
#include <set>
#include <utility>

namespace fltlint {
namespace engine {

using ddi::Effect;
using ddi::EffectKind;
using pm::Instruction;
using pm::Opcode;
using pm::Operand;
using pm::OperandKind;

/// Its type, that of the variable if it is the address of one.
static pm::TypeId typeBeforeCasts(const Program &P, uint32_t F, Operand O,
                                  bool &IsSlot) {
  O = P.beforeCasts(F, O);
  IsSlot = O.Kind == OperandKind::Slot;
  if (IsSlot)
    return P.M.Functions[F].Slots[O.Index].Type;
  const Instruction *D = O.isTemp() ? P.definitionOf(F, O.Index) : nullptr;
  return D ? D->Type : pm::None;
}

/// The parameter of \p F that \p O is read from, if it is.
static std::optional<pm::SlotId> parameterBehind(const Program &P, uint32_t F,
                                                 Operand O) {
  O = P.beforeCasts(F, O);
  const Instruction *D = O.isTemp() ? P.definitionOf(F, O.Index) : nullptr;
  if (D && D->Op == Opcode::Load && D->Ops[0].Kind == OperandKind::Slot &&
      D->Ops[0].Index < P.M.Functions[F].Params.size())
    return D->Ops[0].Index;
  return std::nullopt;
}

void Program::collectContextRecords() {
  ContextRecords.resize(M.Records.size());
  auto Note = [this](pm::TypeId T) {
    uint32_t R = pointedRecord(M, T);
    if (R != pm::None)
      ContextRecords.set(R);
  };
  // Parameters through which a helper gives its caller a context.
  std::set<std::pair<uint32_t, pm::SlotId>> Givers;
  bool Grows = true;
  auto NoteOut = [&](uint32_t F, const Operand &O) {
    bool IsSlot;
    pm::TypeId T = typeBeforeCasts(*this, F, O, IsSlot);
    if (IsSlot) {
      Note(T);
      ContextSlots.insert({F, beforeCasts(F, O).Index});
    } else if (T != pm::None && M.Types[T].Kind == pm::TypeKind::Pointer) {
      Note(M.Types[T].Element);
    }
    if (auto Param = parameterBehind(*this, F, O))
      Grows |= Givers.insert({F, *Param}).second;
  };
  auto NoteCall = [&](uint32_t F, const Instruction &I) {
    uint32_t Callee = I.Ops[0].Index;
    const ddi::Function *D = ddiOf(Callee);
    if (!D) {
      for (size_t K = 1; K < I.Ops.size(); ++K)
        if (Givers.count({Callee, pm::SlotId(K - 1)}))
          NoteOut(F, I.Ops[K]);
      return;
    }
    for (const ddi::Outcome &O : D->Outcomes)
      for (const Effect &E : O.Effects) {
        size_t Arg = size_t(E.Where.Index) + 1;
        if (E.Where.Root == ddi::Place::Return || Arg >= I.Ops.size())
          continue;
        if (E.Kind == EffectKind::Acquire)
          NoteOut(F, I.Ops[Arg]);
        bool IsSlot;
        pm::TypeId T = typeBeforeCasts(*this, F, I.Ops[Arg], IsSlot);
        if (E.Kind == EffectKind::Release && !IsSlot)
          Note(T);
      }
  };
  while (std::exchange(Grows, false))
    for (uint32_t F = 0; F < M.Functions.size(); ++F)
      for (const pm::Block &B : M.Functions[F].Blocks)
        for (const Instruction &I : B.Instrs)
          if (I.Op == Opcode::Call && I.Ops[0].Kind == OperandKind::Function)
            NoteCall(F, I);
}

bool Program::isContextPointer(uint32_t F, Operand O) const {
  O = beforeCasts(F, O);
  const Instruction *D = O.isTemp() ? definitionOf(F, O.Index) : nullptr;
  if (!D)
    return false;
  uint32_t R = pointedRecord(M, D->Type);
  return (R != pm::None && isContextRecord(R)) ||
         (D->Op == Opcode::Load && D->Ops[0].Kind == OperandKind::Slot &&
          ContextSlots.count({F, D->Ops[0].Index}));
}

std::optional<Operand> Executor::contextBehind(Operand Ptr) const {
  std::optional<Operand> Found;
  while (Ptr.isTemp()) {
    const Instruction *D = P.definitionOf(FnIndex, Ptr.Index);
    if (!D || (D->Op != Opcode::Field && D->Op != Opcode::Offset &&
               D->Op != Opcode::Cast))
      break;
    if (D->Op == Opcode::Field && P.isContextRecord(D->Record))
      Found = D->Ops[0];
    Ptr = D->Ops[0];
  }
  return Found;
}

bool Executor::usesNothing(State &S, pm::LocId Loc, const Operand &Context) {
  // A temporary that is gone says nothing.
  if (!Context.isTemp() || !S.temp(Context.Index))
    return false;
  const Expr *V = S.temp(Context.Index);
  bool Unset = V->isUndef();
  if (!Unset && !mayBeNull(S, V))
    return false;
  if (S.T.State == RefState::Absent) {
    EventKind Kind = V->isFreed() ? EventKind::UseOfFreed
                     : Unset      ? EventKind::UseOfUndefined
                                  : EventKind::UseOfNull;
    std::string Name;
    const Instruction *D = P.definitionOf(FnIndex, Context.Index);
    while (D && D->Op == Opcode::Cast && D->Ops[0].isTemp())
      D = P.definitionOf(FnIndex, D->Ops[0].Index);
    bool IsCallers = false;
    if (D && D->Op == Opcode::Load) {
      Name = describePlace(operand(S, D->Ops[0]), S);
      IsCallers = D->Ops[0].Kind == OperandKind::Slot &&
                  D->Ops[0].Index < Fn.Params.size() &&
                  Sink.usesParameter(D->Ops[0].Index, Kind);
    }
    if (!IsCallers) {
      State Copy = S;
      note(Copy, StepKind::Use, Loc, Name);
      Sink.defect(Kind, StepKind::Use, Loc, Copy, Name);
    }
  }
  // The path goes on, as others do that read freed memory; told is this use.
  if (V->isFreed()) {
    const Instruction *D = P.definitionOf(FnIndex, Context.Index);
    while (D && D->Op == Opcode::Cast && D->Ops[0].isTemp())
      D = P.definitionOf(FnIndex, D->Ops[0].Index);
    const Expr *From =
        D && D->Op == Opcode::Load ? rootOf(operand(S, D->Ops[0])) : nullptr;
    if (From && S.contentToken(From)->isFreed())
      S.setContent(From, Ctx.freshSym(64, SymClass::Token));
    return false;
  }
  // What is NULL for sure ends here; nothing is learnt of what is unset, but
  // one finding is enough.
  return Unset || !S.restrict(V, RangeSet::nonZero(64));
}

void Executor::tellNullUses(const State &S, const CallContext &C,
                            const Summary &Sum) {
  if (S.T.State != RefState::Absent)
    return;
  for (const auto &[Param, Kind] : Sum.NullUses) {
    if (Param + 1 >= C.I.Ops.size())
      continue;
    Operand O = C.I.Ops[Param + 1];
    State Copy = S;
    if (O.isTemp())
      usesNothing(Copy, C.I.Loc, O);
    else if (O.Kind == OperandKind::Null)
      Sink.defect(Kind, StepKind::Use, C.I.Loc, Copy, "");
  }
}

bool Executor::passesNothing(State &S, const CallContext &C,
                             const CallTarget &T) {
  if (!T.Ddi &&
      (T.Function == pm::None || M.Functions[T.Function].isDefinition()))
    return false;
  auto Writes = [&T](unsigned Arg) {
    return T.Ddi && llvm::any_of(T.Ddi->Outcomes, [Arg](const ddi::Outcome &O) {
             return llvm::any_of(O.Effects, [Arg](const Effect &E) {
               return (E.Kind == EffectKind::ZeroMemory ||
                       E.Kind == EffectKind::CopyMemory ||
                       E.Kind == EffectKind::FillMemory) &&
                      E.Where.Index == Arg;
             });
           });
  };
  for (size_t K = 1; K < C.I.Ops.size(); ++K) {
    std::optional<Operand> Context = contextBehind(C.I.Ops[K]);
    if (!Context && Writes(unsigned(K - 1)) &&
        P.isContextPointer(FnIndex, C.I.Ops[K]))
      Context = C.I.Ops[K];
    if (Context && usesNothing(S, C.I.Loc, *Context))
      return true;
  }
  return false;
}

} // namespace engine
} // namespace fltlint
