//===- CallChecks.cpp - What is wrong with the arguments of a call --------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Calls that are wrong whoever releases what: judged in base runs, by the
/// values that the arguments have there.
///
/// A run over merged states asks whether a value *may* be wrong, its exact
/// replay whether it *is*: two paths that meet before the call may bring one
/// good and one bad value.
///
//===----------------------------------------------------------------------===//

#include "Analyzer.h"

namespace fltlint {
namespace engine {

using ddi::ContextKind;
using ddi::Effect;
using ddi::EffectKind;

/// More values than this are no choice but an unknown.
static constexpr unsigned MaxChoices = 8;

/// Whether \p V has a value that \p Wrong accepts: in a replay for certain,
/// else possibly.
static bool isWrong(const State &S, const Expr *V,
                    llvm::function_ref<bool(int64_t)> Wrong) {
  if (V->isUndef())
    return false;
  RangeSet R = S.rangeOf(V);
  unsigned N = R.count(MaxChoices);
  if (N == 0 || N > MaxChoices)
    return false;
  bool All = true, Any = false;
  for (const RangeSet::Interval &I : R.parts())
    for (int64_t X = I.Low;; ++X) {
      bool W = Wrong(X);
      All &= W;
      Any |= W;
      if (X == I.High)
        break;
    }
  return S.Path ? All : Any;
}

/// POOL_TYPE: the odd ones are paged (ne-wdm-_pool_type).
static bool isPaged(int64_t Pool) { return Pool & 1; }

Misuse Executor::startMisuse(const ddi::Function &D, unsigned Arg) {
  Misuse What;
  What.Routine = D.Name;
  What.Argument = Arg;
  if (Arg < D.ParamNames.size())
    What.Parameter = D.ParamNames[Arg];
  return What;
}

/// The kinds there are, for a FLT_CONTEXT_TYPE; else Unknown.
static ContextKind kindOf(int64_t Type) {
  for (unsigned Bit = 1; Bit <= 0x40; Bit <<= 1)
    if (uint64_t(Type & 0xffff) == Bit)
      return ContextKind(Bit);
  return ContextKind::Unknown;
}

void Executor::checkAllocation(const State &S, const CallContext &C,
                               const ddi::Function &D, const Effect &E) {
  const Registration &Reg = P.registration();
  auto IsKind = [&](llvm::function_ref<bool(ContextKind)> Wanted) {
    if (!E.KindArg || *E.KindArg >= C.Args.size())
      return Wanted(E.Context);
    return isWrong(S, C.Args[*E.KindArg],
                   [&](int64_t V) { return Wanted(kindOf(V)); });
  };
  ContextKind Kind = E.Context;
  if (E.KindArg && *E.KindArg < C.Args.size())
    if (auto V = S.constantOf(C.Args[*E.KindArg]))
      Kind = kindOf(*V);
  auto Report = [&](EventKind K, unsigned Arg, int64_t Value = 0,
                    int64_t Limit = 0) {
    Misuse What = startMisuse(D, Arg);
    What.Context = Kind;
    What.Value = Value;
    What.Limit = Limit;
    Sink.misuse(K, C.I.Loc, S, What);
  };

  // "Volume contexts must be allocated from NonPagedPool"
  // (nf-fltkernel-fltallocatecontext); where a routine of the driver's own
  // allocates, the pool is its own affair.
  if (E.PoolArg && *E.PoolArg < C.Args.size() &&
      isWrong(S, C.Args[*E.PoolArg], isPaged) &&
      IsKind([](ContextKind K) { return K == ContextKind::Volume; }) &&
      !(Reg.isKnown() && Reg.hasOwnAllocator(ContextKind::Volume)))
    Report(EventKind::PagedVolumeContext, *E.PoolArg);

  if (!Reg.isKnown())
    return;
  // STATUS_FLT_CONTEXT_ALLOCATION_NOT_FOUND, in both cases.
  if (E.KindArg && IsKind([&Reg](ContextKind K) {
        return K != ContextKind::Unknown && !Reg.registers(K);
      }))
    Report(EventKind::UnregisteredKind, *E.KindArg);
  std::optional<int64_t> Limit = Reg.largestSize(Kind);
  if (Limit && E.SizeArg < C.Args.size())
    if (auto Size = S.constantOf(C.Args[E.SizeArg]); Size && *Size > *Limit)
      Report(EventKind::SizeTooLarge, E.SizeArg, *Size, *Limit);
}

/// The structures of several contexts, and their sizes.
void Executor::checkMembers(const State &S, const CallContext &C,
                            const ddi::Function &D, const Effect &E) {
  for (unsigned I = 0; I < D.ParamNames.size() && I < C.Args.size(); ++I)
    if (D.ParamNames[I] == "ContextsSize")
      if (auto Size = S.constantOf(C.Args[I]); Size && *Size != E.Count * 8) {
        Misuse What = startMisuse(D, I);
        What.Value = *Size;
        What.Limit = E.Count * 8;
        Sink.misuse(EventKind::WrongContextsSize, C.I.Loc, S, What);
      }
  // FLT_ALL_CONTEXTS stands for all that there are: nobody asks for a section
  // context by that.
  constexpr int64_t All = 0x7f;
  int64_t Members = (int64_t(1) << E.Count) - 1;
  if (E.MaskArg < C.Args.size() && isWrong(
                                       S, C.Args[E.MaskArg],
                                       [Members](int64_t V) {
                                         return (V & All) != All &&
                                                (V & All & ~Members) != 0;
                                       })) {
    Misuse What = startMisuse(D, E.MaskArg);
    What.Context = ContextKind::Section;
    Sink.misuse(EventKind::MemberMissing, C.I.Loc, S, What);
  }
}

/// The field that the argument was loaded from, as the operation's file object
/// is from FltObjects->FileObject: through at most one local variable.
const pm::Field *Executor::loadedField(pm::Operand O,
                                       const pm::Record *&R) const {
  for (unsigned Hops = 0; O.isTemp() && Hops < 8; ++Hops) {
    const pm::Instruction *D = P.definitionOf(FnIndex, O.Index);
    if (!D)
      return nullptr;
    if (D->Op == pm::Opcode::Cast) {
      O = D->Ops[0];
      continue;
    }
    if (D->Op != pm::Opcode::Load)
      return nullptr;
    const pm::Operand &From = D->Ops[0];
    if (From.isTemp()) {
      const pm::Instruction *F = P.definitionOf(FnIndex, From.Index);
      if (!F || F->Op != pm::Opcode::Field)
        return nullptr;
      R = &M.Records[F->Record];
      return &R->Fields[F->FieldIndex];
    }
    if (From.Kind != pm::OperandKind::Slot)
      return nullptr;
    // A variable with one value.
    const pm::Operand *Value = nullptr;
    for (const pm::Block &B : Fn.Blocks)
      for (const pm::Instruction &I : B.Instrs)
        for (size_t K = 0; K < I.Ops.size(); ++K) {
          const pm::Operand &Use = I.Ops[K];
          if (Use.Kind != pm::OperandKind::Slot || Use.Index != From.Index)
            continue;
          if (I.Op == pm::Opcode::Load || I.Op == pm::Opcode::ScopeBegin ||
              I.Op == pm::Opcode::ScopeEnd)
            continue;
          if (I.Op != pm::Opcode::Store || K != 0 || Value)
            return nullptr;
          Value = &I.Ops[1];
        }
    if (!Value || From.Index < Fn.Params.size())
      return nullptr;
    O = *Value;
  }
  return nullptr;
}

void Executor::checkMoment(const State &S, const CallContext &C,
                           const ddi::Function &D, const Effect &E) {
  if (E.Context != ContextKind::File && E.Context != ContextKind::Stream &&
      E.Context != ContextKind::StreamHandle)
    return;
  Registration::Moment Moment = P.registration().momentOf(FnIndex);
  Misuse What = startMisuse(D, ~0u);
  switch (Moment) {
  case Registration::Moment::Any:
    return;
  case Registration::Moment::BeforeOpen:
    What.When = "in a pre-create callback";
    break;
  case Registration::Moment::AfterClose:
    What.When = "in a post-close callback";
    break;
  case Registration::Moment::QueryOpen:
    What.When = "for IRP_MJ_NETWORK_QUERY_OPEN";
    break;
  }
  What.Context = E.Context;
  for (unsigned I = 0; I < D.ParamNames.size() && I + 1 < C.I.Ops.size(); ++I) {
    if (D.ParamNames[I] != "FileObject")
      continue;
    const pm::Record *R = nullptr;
    const pm::Field *F = loadedField(C.I.Ops[I + 1], R);
    if (F && ((isTag(*R, "FLT_RELATED_OBJECTS") && F->Name == "FileObject") ||
              (isTag(*R, "FLT_IO_PARAMETER_BLOCK") &&
               F->Name == "TargetFileObject"))) {
      What.Argument = I;
      What.Parameter = D.ParamNames[I];
      Sink.misuse(EventKind::UnsupportedMoment, C.I.Loc, S, What);
    }
  }
}

void Executor::checkTypeOfGot(const State &S, const CallContext &C,
                              const ddi::Function &D, const Effect &E) {
  if (E.Context == ContextKind::Unknown ||
      E.Where.Root != ddi::Place::Pointee ||
      E.Where.Index + 1 >= C.I.Ops.size())
    return;
  Misuse What = startMisuse(D, E.Where.Index);
  What.Context = E.Context;
  What.Actual = A.contextTypes().insteadOf(FnIndex, C.I.Ops[E.Where.Index + 1],
                                           E.Context);
  if (What.Actual != ContextKind::Unknown)
    Sink.misuse(EventKind::GotAsAnotherKind, C.I.Loc, S, What);
}

/// What \p V is, given as \p O, if that is an object that the system passed to
/// the function: itself as a parameter, or in a structure of the system's. What
/// a variable of the driver's holds may be anything, whatever its type says.
llvm::StringRef Executor::systemObject(const Expr *V, pm::Operand O) const {
  auto Name = [this](pm::TypeId Ptr) -> llvm::StringRef {
    uint32_t R = pointedRecord(M, Ptr);
    return R == pm::None ? "" : P.Table.findObject(M.Records[R].Tag);
  };
  if (V->Kind == ExprKind::Init && V->A->Kind == ExprKind::Slot &&
      V->Value == 0 && size_t(V->A->Value) < Fn.Params.size())
    return Name(Fn.Params[size_t(V->A->Value)].Type);
  const pm::Record *R = nullptr;
  const pm::Field *F = loadedField(O, R);
  if (!F || V->hasProvenance() || P.Table.findObject(R->Tag).empty())
    return "";
  return Name(F->Type);
}

void Executor::checkContextArgument(const State &S, const CallContext &C,
                                    const ddi::Function &D, unsigned Arg) {
  const Expr *V = C.Args[Arg];
  Misuse What = startMisuse(D, Arg);
  if (V->isSym() && V->Giver < M.Functions.size())
    What.Giver = M.Functions[V->Giver].Name;
  else if (llvm::StringRef Object = systemObject(V, C.I.Ops[Arg + 1]);
           !Object.empty())
    What.Object = Object.str();
  // The address of a variable, memory from a pool.
  else if (!rootOf(V)->isObject())
    return;
  Sink.misuse(EventKind::NotAContext, C.I.Loc, S, What);
}

void Executor::checkCall(const State &S, const CallContext &C,
                         const ddi::Function &D) {
  if (!D.CountsContexts || D.UserDefined)
    return;
  for (bool Optional : {false, true})
    for (unsigned I : Optional ? D.OptionalOutArgs : D.OutArgs) {
      if (I >= C.Args.size())
        continue;
      if (C.Args[I]->isUndef())
        Sink.misuse(EventKind::UnsetOutArgument, C.I.Loc, S, startMisuse(D, I));
      else if (!Optional && mayBeNull(S, C.Args[I]))
        Sink.misuse(EventKind::NullOutArgument, C.I.Loc, S, startMisuse(D, I));
    }
  for (unsigned I : D.ContextArgs)
    if (I < C.Args.size())
      checkContextArgument(S, C, D, I);
  // The outcomes of a call have most effects in common.
  bool Attached = false, Acquired = false;
  for (const ddi::Outcome &O : D.Outcomes)
    for (const Effect &E : O.Effects)
      switch (E.Kind) {
      case EffectKind::Acquire:
        if (Acquired)
          break;
        Acquired = true;
        if (E.IsNew)
          checkAllocation(S, C, D, E);
        else
          checkMoment(S, C, D, E);
        if (!E.IsNew)
          checkTypeOfGot(S, C, D, E);
        break;
      case EffectKind::AcquireMembers:
      case EffectKind::ReleaseMembers:
        checkMembers(S, C, D, E);
        break;
      case EffectKind::Attach: {
        if (Attached || E.Where.Index >= C.Args.size())
          break;
        Attached = Acquired = true;
        const Expr *V = C.Args[E.Where.Index];
        ContextKind Is =
            V->isSym() ? ContextKind(V->ContextKind) : ContextKind::Unknown;
        if (Is != ContextKind::Unknown && E.Context != ContextKind::Unknown &&
            Is != E.Context) {
          Misuse What = startMisuse(D, E.Where.Index);
          What.Context = E.Context;
          What.Actual = Is;
          Sink.misuse(EventKind::KindMismatch, C.I.Loc, S, What);
        }
        checkMoment(S, C, D, E);
        break;
      }
      default:
        break;
      }
}

/// The field of T has its content from the time before it was T.
static bool isUnset(State &S, const FieldRead &R) {
  const Expr *V =
      S.load(S.Ctx->lin(S.T.Ptr, R.Offset), std::min<uint32_t>(R.Size, 8) * 8);
  return V->Kind == ExprKind::Init && V->A == S.T.Ptr;
}

void Executor::checkCleanup(State &S, pm::LocId Loc) {
  if (!S.T.Fresh || S.T.Incoming || S.isKnownElsewhere())
    return;
  ContextKind Kind = ContextKind(S.T.Ptr->ContextKind);
  for (const FieldRead &R : P.fieldsToSet(Kind)) {
    bool IsNull =
        R.IsReleased && mayBeNull(S, S.load(S.Ctx->lin(S.T.Ptr, R.Offset), 64));
    if (!IsNull && !isUnset(S, R))
      continue;
    Misuse What;
    const pm::Function &Cleanup =
        M.Functions[P.registration().definitions(Kind).front().Cleanup];
    What.Routine =
        Cleanup.DisplayName.empty() ? Cleanup.Name : Cleanup.DisplayName;
    What.Field = R.Name;
    What.ReadAt = R.Loc;
    Sink.misuse(IsNull ? EventKind::CleanupOfNull : EventKind::CleanupOfUnset,
                Loc, S, What);
    return;
  }
}

/// Something may have written \p Size bytes (0: who knows how many) at \p Ptr:
/// the fields of T among them are not unset any more.
void Executor::markWritten(State &S, const Expr *Ptr, uint64_t Size) {
  if (!S.T.Fresh || !S.pointsIntoT(Ptr))
    return;
  int64_t At = addressOf(Ptr).Offset;
  for (const FieldRead &R : P.fieldsToSet(ContextKind(S.T.Ptr->ContextKind)))
    if (R.Offset + int64_t(R.Size) > At &&
        (Size == 0 || R.Offset < At + int64_t(Size)) && isUnset(S, R))
      S.storeSized(Ctx.lin(S.T.Ptr, R.Offset), R.Size,
                   Ctx.freshSym(R.Size * 8));
}

/// What a call may write through its arguments, by their types.
void Executor::markWritten(State &S, const CallContext &C,
                           const pm::Function *F) {
  if (!S.T.Fresh)
    return;
  for (size_t K = 0; K < C.Args.size(); ++K) {
    if (C.Args[K]->Width != 64 || !S.pointsIntoT(C.Args[K]))
      continue;
    pm::TypeId T = C.I.Ops[K + 1].Type;
    if (F && K < F->Params.size())
      T = F->Params[K].Type;
    else if (F && F->Variadic)
      continue;
    if (T == pm::None || M.Types[T].Kind != pm::TypeKind::Pointer ||
        M.Types[T].ConstPointee)
      continue;
    pm::TypeId E = M.Types[T].Element;
    markWritten(S, C.Args[K], E == pm::None ? 0 : M.sizeOf(E));
  }
}

void Executor::checkReturn(const State &S, const Expr *Value, pm::LocId Loc) {
  // FLT_PREOP_SUCCESS_WITH_CALLBACK and FLT_PREOP_SYNCHRONIZE.
  if (!Value || S.T.State != RefState::Absent ||
      !P.registration().hasNoPostOperation(FnIndex) ||
      !isWrong(S, Value, [](int64_t V) { return V == 0 || V == 5; }))
    return;
  Misuse What;
  What.Value = S.constantOf(Value).value_or(0);
  Sink.misuse(EventKind::NoPostOperation, Loc, S, What);
}

} // namespace engine
} // namespace fltlint
