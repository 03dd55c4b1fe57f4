//===- Program.cpp - What is known of the whole model ---------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Program.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

namespace fltlint {
namespace engine {

using pm::Instruction;
using pm::Opcode;
using pm::Operand;
using pm::OperandKind;

uint32_t pointedRecord(const pm::Module &M, pm::TypeId T) {
  if (T == pm::None || M.Types[T].Kind != pm::TypeKind::Pointer)
    return pm::None;
  pm::TypeId E = M.Types[T].Element;
  if (E == pm::None || M.Types[E].Kind != pm::TypeKind::Record)
    return pm::None;
  return M.Types[E].Record;
}

Program::Program(const pm::Module &M, const ddi::DdiTable &Table, bool IsWhole)
    : M(M), Table(Table), IsWhole(IsWhole) {
  size_t N = M.Functions.size();
  Ddis.assign(N, nullptr);
  for (size_t F = 0; F < N; ++F)
    Ddis[F] = Table.find(M.Functions[F].Name);
  Reaches.resize(N);
  Touches.resize(N);
  Called.resize(N);
  Taken.resize(N);
  Callbacks.resize(N);
  Infos.resize(N);
  TempDefs.resize(N);
  collectPointerTargets();
  readTables();
  collectContextRecords();
  Fields = std::make_unique<FieldFacts>(*this);
  resolveCalls();
  Fields->findLooks();
  computeReads();
  Registered = std::make_unique<Registration>(*this);
  Kept = std::make_unique<KeptAddresses>(M, Ddis);
}

const FunctionInfo &Program::info(uint32_t F) const {
  if (!Infos[F]) {
    Infos[F] = std::make_unique<FunctionInfo>(M, M.Functions[F], Ddis, *Kept);
    // What a pre-operation learnt of Data and FltObjects holds in its
    // post-operation too, however long ago it looked.
    if (Callbacks[F].PreOperation)
      for (unsigned S = 0; S < 2 && S < M.Functions[F].Params.size(); ++S)
        for (llvm::BitVector &Live : Infos[F]->LiveSlots)
          Live.set(S);
  }
  return *Infos[F];
}

const std::vector<FieldRead> &Program::fieldsToSet(ddi::ContextKind K) const {
  auto [It, Inserted] = FieldsToSet.try_emplace(K);
  if (!Inserted || !Registered->isKnown() || Registered->hasOwnAllocator(K))
    return It->second;
  // Contexts of one kind but of several sizes have one cleanup callback, or it
  // is not known which is called.
  auto Definitions = Registered->definitions(K);
  if (!Definitions.empty() && llvm::all_of(Definitions, [&](const auto &D) {
        return D.Cleanup == Definitions.front().Cleanup;
      }))
    It->second = readsOfCleanup(*this, Definitions.front().Cleanup, K);
  return It->second;
}

Operand engine::Program::beforeCasts(uint32_t F, Operand O) const {
  while (O.isTemp()) {
    const Instruction *D = definitionOf(F, O.Index);
    if (!D || D->Op != Opcode::Cast)
      break;
    O = D->Ops[0];
  }
  return O;
}

const Instruction *Program::definitionOf(uint32_t F, pm::TempId T) const {
  auto &Defs = TempDefs[F];
  const pm::Function &Fn = M.Functions[F];
  if (Defs.empty() && Fn.NumTemps) {
    Defs.assign(Fn.NumTemps, nullptr);
    for (const pm::Block &B : Fn.Blocks)
      for (const Instruction &I : B.Instrs)
        if (I.Result != pm::None)
          Defs[I.Result] = &I;
  }
  return T < Defs.size() ? Defs[T] : nullptr;
}

std::optional<Program::SlotKey> Program::placeOf(const pm::Function &F,
                                                 const Operand &Ptr) const {
  if (Ptr.Kind == OperandKind::Global)
    return SlotKey{~0u, Ptr.Index};
  if (!Ptr.isTemp())
    return std::nullopt;
  const Instruction *D =
      definitionOf(uint32_t(&F - M.Functions.data()), Ptr.Index);
  if (!D)
    return std::nullopt;
  if (D->Op == Opcode::Field)
    return SlotKey{D->Record, D->FieldIndex};
  if (D->Op == Opcode::Offset || D->Op == Opcode::Cast)
    return placeOf(F, D->Ops[0]);
  return std::nullopt;
}

/// The string in a constant that is used as a routine's name; wide ones come
/// as their characters.
static llvm::StringRef stringOf(const pm::Module &M, const Operand &O) {
  return O.Kind == OperandKind::String ? llvm::StringRef(M.Strings[O.Index])
                                       : llvm::StringRef();
}

std::optional<Operand> Program::routineNameGiven(const Instruction &I) const {
  if (I.Op != Opcode::Call || I.Ops[0].Kind != OperandKind::Function)
    return std::nullopt;
  const ddi::Function *D = Ddis[I.Ops[0].Index];
  if (!D || !D->RoutineNameArg || *D->RoutineNameArg + 1 >= I.Ops.size())
    return std::nullopt;
  return I.Ops[*D->RoutineNameArg + 1];
}

void Program::collectPointerTargets() {
  std::set<SlotKey> SetFromOutside;
  for (uint32_t FI = 0; FI < M.Functions.size(); ++FI) {
    const pm::Function &F = M.Functions[FI];
    for (const pm::Block &B : F.Blocks)
      for (const Instruction &I : B.Instrs) {
        for (size_t K = 0; K < I.Ops.size(); ++K) {
          const Operand &O = I.Ops[K];
          if (O.Kind == OperandKind::Function &&
              !(I.Op == Opcode::Call && K == 0))
            Taken.set(O.Index);
        }
        if (I.Op == Opcode::Call && I.Ops[0].Kind == OperandKind::Function)
          for (size_t K = 1; K < I.Ops.size(); ++K)
            if (I.Ops[K].Kind == OperandKind::Function) {
              CallTarget T;
              T.Function = I.Ops[K].Index;
              ArgumentSets[{I.Ops[0].Index, uint32_t(K - 1)}].insert(T);
            }
        if (I.Op != Opcode::Store)
          continue;
        CallTarget Target;
        bool FromOutside = false;
        Operand V = I.Ops[1];
        while (V.isTemp()) {
          const Instruction *D = definitionOf(FI, V.Index);
          if (!D)
            break;
          if (D->Op == Opcode::Cast) {
            V = D->Ops[0];
            continue;
          }
          FromOutside = D->Op == Opcode::Call &&
                        D->Ops[0].Kind == OperandKind::Function &&
                        !M.Functions[D->Ops[0].Index].isDefinition();
          if (std::optional<Operand> Name = routineNameGiven(*D)) {
            Operand S = *Name;
            while (S.isTemp()) {
              const Instruction *SD = definitionOf(FI, S.Index);
              if (!SD || (SD->Op != Opcode::Cast && SD->Op != Opcode::Offset))
                break;
              S = SD->Ops[0];
            }
            Target.Ddi = Table.find(stringOf(M, S));
          }
          break;
        }
        if (V.Kind == OperandKind::Function)
          Target.Function = V.Index;
        bool Known = Target.Ddi || Target.Function != pm::None;
        if (!Known && !FromOutside)
          continue;
        if (auto Key = placeOf(F, I.Ops[0])) {
          if (Known)
            PointerSets[*Key].insert(Target);
          else
            SetFromOutside.insert(*Key);
        }
      }
  }
  // Without it, a pointer to a fallback would seem to be nothing but that.
  for (const SlotKey &Key : SetFromOutside) {
    auto It = PointerSets.find(Key);
    if (It != PointerSets.end())
      It->second.insert(CallTarget());
  }
}

void Program::addOperation(const OperationRow &O) {
  if (O.Pre != pm::None) {
    CallbackInfo &Pre = Callbacks[O.Pre];
    Pre.PreOperation = true;
    if (O.Post != pm::None)
      Pre.Posts.insert(O.Post);
    else
      Pre.RegisteredWithoutPost = true;
  }
  if (O.Post != pm::None)
    Callbacks[O.Post].PostOperation = true;
  for (uint32_t F : {O.Pre, O.Post})
    if (F != pm::None && O.Major)
      Callbacks[F].Majors.insert(*O.Major);
}

void Program::addNameProvider(const NameProviderRow &N) {
  if (N.Cleanup == pm::None || M.Functions[N.Cleanup].Params.empty())
    return;
  Callbacks[N.Cleanup].EndsCookie = true;
  for (uint32_t F : {N.Normalize, N.NormalizeEx})
    if (F != pm::None && !M.Functions[F].Params.empty())
      Callbacks[F].CookieTaker = N.Cleanup;
}

uint32_t
Program::onlyPendedPost(llvm::function_ref<bool(uint32_t Pre)> May) const {
  uint32_t Only = pm::None;
  for (uint32_t F = 0; F < M.Functions.size(); ++F) {
    const CallbackInfo &C = Callbacks[F];
    if (!C.PreOperation || C.Posts.empty() || !May(F))
      continue;
    for (uint32_t Post : C.Posts) {
      if (Only != pm::None && Only != Post)
        return pm::None;
      Only = Post;
    }
  }
  return Only;
}

void Program::readTables() {
  for (const pm::Global &G : M.Globals) {
    if (G.Init.empty())
      continue;
    for (const pm::InitEntry &E : G.Init)
      if (E.Value.Kind == OperandKind::Function)
        Taken.set(E.Value.Index);
    // A table of routines, or one of them.
    pm::TypeId Element = G.Type;
    while (M.Types[Element].Kind == pm::TypeKind::Array)
      Element = M.Types[Element].Element;
    if (M.Types[Element].Kind == pm::TypeKind::Pointer)
      for (const pm::InitEntry &E : G.Init)
        if (E.Value.Kind == OperandKind::Function) {
          CallTarget T;
          T.Function = E.Value.Index;
          PointerSets[{~0u, uint32_t(&G - M.Globals.data())}].insert(T);
        }
    ConstantTable Constants(M, G);
    Constants.forEachRecord([&](pm::RecordId RI, uint64_t Offset) {
      const pm::Record &R = M.Records[RI];
      bool IsContext = isTag(R, ContextRow::Tag);
      bool IsOperation = isTag(R, OperationRow::Tag);
      bool Registers = IsContext || isTag(R, "FLT_REGISTRATION");
      for (uint32_t FI = 0; FI < R.Fields.size(); ++FI) {
        const pm::InitEntry *E =
            Constants.at(Offset + R.Fields[FI].OffsetBits / 8);
        if (!E || E->Value.Kind != OperandKind::Function)
          continue;
        CallTarget T;
        T.Function = E->Value.Index;
        PointerSets[{RI, FI}].insert(T);
        if (Registers && R.Fields[FI].Name != "ContextCleanupCallback")
          Callbacks[T.Function].OtherCallback = true;
      }
      ConstantRecord Here(Constants, RI, Offset);
      if (isTag(R, "FLT_REGISTRATION"))
        addNameProvider(NameProviderRow(Here));
      if (IsContext)
        if (ContextRow C(Here); C.Cleanup != pm::None)
          Callbacks[C.Cleanup].Cleanup = true;
      if (IsOperation)
        addOperation(OperationRow(Here));
    });
  }
  for (uint32_t F = 0; F < M.Functions.size(); ++F) {
    if (const ddi::Role *R = Table.findRole(M.Functions[F].Role)) {
      CallbackInfo &C = Callbacks[F];
      C.Role = R;
      C.PreOperation |= R->PreOperation;
      C.PostOperation |= R->PostOperation;
      C.Cleanup |= R->Cleanup;
      C.OtherCallback |= !C.PreOperation && !C.PostOperation && !C.Cleanup;
    }
  }
}

bool Program::keepsRoutine(llvm::StringRef Tag, llvm::StringRef Field) const {
  return llvm::any_of(PointerSets, [&](const auto &Set) {
    auto [RI, FI] = Set.first;
    return RI != ~0u && isTag(M.Records[RI], Tag) &&
           M.Records[RI].Fields[FI].Name == Field;
  });
}

std::vector<CallTarget>
Program::indirectTargets(uint32_t F, const Instruction &Call) const {
  std::vector<CallTarget> R;
  Operand O = Call.Ops[0];
  while (O.isTemp()) {
    const Instruction *D = definitionOf(F, O.Index);
    if (!D)
      break;
    if (D->Op == Opcode::Cast) {
      O = D->Ops[0];
      continue;
    }
    if (D->Op == Opcode::Load && D->Ops[0].Kind == OperandKind::Slot &&
        D->Ops[0].Index < M.Functions[F].Params.size()) {
      auto It = ArgumentSets.find({F, D->Ops[0].Index});
      if (It != ArgumentSets.end())
        R.assign(It->second.begin(), It->second.end());
    } else if (D->Op == Opcode::Load) {
      if (auto Key = placeOf(M.Functions[F], D->Ops[0])) {
        auto It = PointerSets.find(*Key);
        if (It != PointerSets.end())
          R.assign(It->second.begin(), It->second.end());
      }
    }
    break;
  }
  if (R.empty()) {
    llvm::StringRef Name = Call.Text;
    size_t Pos = Name.find_last_of(".>):* ");
    if (Pos != llvm::StringRef::npos)
      Name = Name.drop_front(Pos + 1);
    if (const ddi::Function *D =
            Table.findBySuffix(Name, unsigned(Call.Ops.size() - 1))) {
      CallTarget T;
      T.Ddi = D;
      R.push_back(T);
    }
  }
  return R;
}

uint32_t Program::ddiNameIndex(const ddi::Function *D) {
  auto It = llvm::find(DdiNames, D);
  if (It != DdiNames.end())
    return uint32_t(It - DdiNames.begin());
  DdiNames.push_back(D);
  return uint32_t(DdiNames.size() - 1);
}

/// An effect that changes who holds a reference, or how many there are.
static bool touchesReferences(const ddi::Function &D) {
  using ddi::EffectKind;
  if (D.CountsContexts || D.Exit == ddi::ExitKind::ThreadExit)
    return true;
  for (const ddi::Outcome &O : D.Outcomes)
    for (const ddi::Effect &E : O.Effects)
      switch (E.Kind) {
      case EffectKind::Acquire:
      case EffectKind::AcquireMembers:
      case EffectKind::Reference:
      case EffectKind::Release:
      case EffectKind::ReleaseMembers:
      case EffectKind::MakeMay:
      case EffectKind::HandOff:
      case EffectKind::Capture:
      case EffectKind::Unlink:
      case EffectKind::Free:
        return true;
      default:
        break;
      }
  return false;
}

void Program::resolveCalls() {
  size_t N = M.Functions.size();
  std::vector<std::vector<uint32_t>> Callers(N);
  std::vector<uint32_t> Work;
  for (uint32_t F = 0; F < N; ++F) {
    const pm::Function &Fn = M.Functions[F];
    if (!Fn.isDefinition() || Ddis[F])
      continue;
    // What takes an object apart answers for the references in it.
    bool Counts = Fields->takesAny(F), Touching = Counts;
    auto Target = [&](const CallTarget &T) {
      const ddi::Function *D = T.Ddi                    ? T.Ddi
                               : T.Function != pm::None ? Ddis[T.Function]
                                                        : nullptr;
      if (D) {
        Counts |= D->CountsContexts;
        Touching |= engine::touchesReferences(*D);
      } else if (T.Function != pm::None) {
        Callers[T.Function].push_back(F);
        const pm::Function &Callee = M.Functions[T.Function];
        Touching |= !Callee.isDefinition() && !Callee.FromSystemHeader &&
                    !Callee.Variadic;
      }
    };
    for (const pm::Block &B : Fn.Blocks)
      for (const Instruction &I : B.Instrs) {
        Touching |= I.Op == Opcode::Unknown;
        if (I.Op != Opcode::Call)
          continue;
        if (I.Ops[0].Kind == OperandKind::Function) {
          CallTarget T;
          T.Function = I.Ops[0].Index;
          if (T.Function != F)
            Called.set(T.Function);
          Target(T);
        } else {
          std::vector<CallTarget> Targets = indirectTargets(F, I);
          Touching |= Targets.empty();
          for (const CallTarget &T : Targets)
            Target(T);
        }
      }
    if (Counts)
      Reaches.set(F);
    if (Touching)
      Touches.set(F);
  }
  for (llvm::BitVector *Set : {&Reaches, &Touches}) {
    for (unsigned F : Set->set_bits())
      Work.push_back(F);
    while (!Work.empty()) {
      uint32_t F = Work.back();
      Work.pop_back();
      for (uint32_t C : Callers[F])
        if (!Set->test(C)) {
          Set->set(C);
          Work.push_back(C);
        }
    }
  }
}

llvm::BitVector
engine::Program::reaching(llvm::ArrayRef<uint32_t> Wanted) const {
  std::vector<std::vector<uint32_t>> From(M.Functions.size());
  for (uint32_t F = 0; F < M.Functions.size(); ++F) {
    for (uint32_t Post : Callbacks[F].Posts)
      From[Post].push_back(F);
    for (const pm::Block &B : M.Functions[F].Blocks)
      for (const Instruction &I : B.Instrs) {
        for (const Operand &O : I.Ops)
          if (O.Kind == OperandKind::Function)
            From[O.Index].push_back(F);
        if (I.Op == Opcode::Call && I.Ops[0].Kind != OperandKind::Function)
          for (const CallTarget &T : indirectTargets(F, I))
            if (T.Function != pm::None)
              From[T.Function].push_back(F);
      }
  }
  llvm::BitVector Result(M.Functions.size());
  std::vector<uint32_t> Work(Wanted.begin(), Wanted.end());
  while (!Work.empty()) {
    uint32_t F = Work.back();
    Work.pop_back();
    if (Result.test(F))
      continue;
    Result.set(F);
    Work.insert(Work.end(), From[F].begin(), From[F].end());
  }
  return Result;
}

/// Beyond this a function is taken to read everything.
static constexpr size_t MaxReadOffsets = 400;

void Program::computeReads() {
  size_t N = M.Functions.size();
  Reads.resize(N);
  struct Call {
    CallTarget Target;
    std::set<int64_t> Shifts;
  };
  std::vector<std::vector<Call>> Calls(N);
  for (uint32_t F = 0; F < N; ++F) {
    const pm::Function &Fn = M.Functions[F];
    ReadSet &R = Reads[F];
    if (!Fn.isDefinition() || Ddis[F])
      continue;
    // The constant distance of an address from what it was derived from.
    auto OffsetOf = [&](Operand O) -> std::optional<int64_t> {
      int64_t Sum = 0;
      while (O.isTemp()) {
        const Instruction *D = definitionOf(F, O.Index);
        if (!D)
          break;
        if (D->Op == Opcode::Field) {
          const pm::Field &Fd = M.Records[D->Record].Fields[D->FieldIndex];
          if (!Fd.BitWidth)
            Sum += int64_t(Fd.OffsetBits / 8);
        } else if (D->Op == Opcode::Offset) {
          if (D->Ops[1].Kind != OperandKind::Int)
            return std::nullopt;
          Sum += D->Ops[1].Value * D->Imm;
        } else if (D->Op != Opcode::Cast) {
          break;
        }
        O = D->Ops[0];
      }
      return Sum;
    };
    // What lies in the function's own frame is none of the caller's memory,
    // unless it came by value.
    auto IsOwn = [&](Operand O) {
      while (O.isTemp()) {
        const Instruction *D = definitionOf(F, O.Index);
        if (!D || (D->Op != Opcode::Field && D->Op != Opcode::Offset &&
                   D->Op != Opcode::Cast))
          return false;
        O = D->Ops[0];
      }
      return O.Kind == OperandKind::Slot &&
             M.Types[Fn.Slots[O.Index].Type].Kind != pm::TypeKind::Record;
    };
    auto Reading = [&](const Operand &O) {
      if (IsOwn(O))
        return;
      if (auto Off = OffsetOf(O))
        R.Offsets.insert(*Off);
    };
    for (const pm::Block &B : Fn.Blocks)
      for (const Instruction &I : B.Instrs) {
        for (const Operand &O : I.Ops)
          if (O.Kind == OperandKind::Global)
            R.Globals.insert(O.Index);
        switch (I.Op) {
        case Opcode::Load:
          if (I.Type != pm::None &&
              M.Types[I.Type].Kind == pm::TypeKind::Record)
            R.Anything = true;
          Reading(I.Ops[0]);
          break;
        case Opcode::Copy:
        case Opcode::Unknown:
          R.Anything = true;
          break;
        case Opcode::Call: {
          Call C;
          C.Shifts.insert(0);
          for (size_t K = 1; K < I.Ops.size(); ++K)
            if (M.isPointer(I.Ops[K].Type)) {
              if (auto Off = OffsetOf(I.Ops[K]))
                C.Shifts.insert(*Off);
            }
          std::vector<CallTarget> Targets;
          if (I.Ops[0].Kind == OperandKind::Function) {
            CallTarget T;
            T.Function = I.Ops[0].Index;
            T.Ddi = Ddis[T.Function];
            Targets.push_back(T);
          } else {
            Targets = indirectTargets(F, I);
          }
          for (CallTarget &T : Targets) {
            if (!T.Ddi && T.Function != pm::None)
              T.Ddi = Ddis[T.Function];
            if (!T.Ddi) {
              C.Target = T;
              Calls[F].push_back(C);
              continue;
            }
            for (const ddi::Outcome &O : T.Ddi->Outcomes)
              for (const ddi::Effect &E : O.Effects)
                switch (E.Kind) {
                case ddi::EffectKind::CopyMemory:
                case ddi::EffectKind::ReleaseMembers:
                  R.Anything = true;
                  break;
                case ddi::EffectKind::Acquire:
                case ddi::EffectKind::Reference:
                case ddi::EffectKind::Release:
                case ddi::EffectKind::SetNull:
                case ddi::EffectKind::SetUnknown:
                case ddi::EffectKind::SetUndef:
                case ddi::EffectKind::SetRange:
                case ddi::EffectKind::Allocate:
                case ddi::EffectKind::Free:
                  break; // not what was there before
                default:
                  // Exchanges read what they are given the address of.
                  R.Offsets.insert(C.Shifts.begin(), C.Shifts.end());
                  break;
                }
          }
          break;
        }
        default:
          break;
        }
      }
  }
  for (bool Changed = true; Changed;) {
    Changed = false;
    for (uint32_t F = 0; F < N; ++F) {
      ReadSet &R = Reads[F];
      size_t Before = R.Offsets.size() + R.Globals.size() + R.Anything;
      for (const Call &C : Calls[F]) {
        if (C.Target.Function == pm::None)
          continue;
        const ReadSet &Callee = Reads[C.Target.Function];
        R.Anything |= Callee.Anything;
        R.Globals.insert(Callee.Globals.begin(), Callee.Globals.end());
        if (R.Anything)
          continue;
        std::set<int64_t> Inner = Callee.Offsets;
        for (int64_t S : C.Shifts)
          for (int64_t O : Inner)
            R.Offsets.insert(S + O);
        if (R.Offsets.size() > MaxReadOffsets)
          R.Anything = true;
      }
      Changed |= R.Offsets.size() + R.Globals.size() + R.Anything != Before;
    }
  }
}

std::vector<uint32_t> Program::relevantFunctions() const {
  // What a pre-operation callback returns is judged even if it has nothing to
  // do with contexts.
  std::vector<uint32_t> R;
  for (uint32_t F = 0; F < M.Functions.size(); ++F)
    if (Reaches.test(F) || (M.Functions[F].isDefinition() && !Ddis[F] &&
                            Registered->hasNoPostOperation(F)))
      R.push_back(F);
  return R;
}

} // namespace engine
} // namespace fltlint
