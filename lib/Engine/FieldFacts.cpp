//===- FieldFacts.cpp - Fields whose content is released ------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FieldFacts.h"
#include "Program.h"
#include "llvm/ADT/STLExtras.h"

namespace fltlint {
namespace engine {

using ddi::Effect;
using ddi::EffectKind;
using ddi::Place;
using pm::Instruction;
using pm::Opcode;
using pm::Operand;
using pm::OperandKind;

static uint32_t recordOf(const pm::Module &M, pm::TypeId T) {
  return T != pm::None && M.Types[T].Kind == pm::TypeKind::Record
             ? M.Types[T].Record
             : pm::None;
}

/// The DDI that a call names, if it does.
static const ddi::Function *ddiOf(const Program &P, const Instruction &I) {
  return I.Op == Opcode::Call && I.Ops[0].Kind == OperandKind::Function
             ? P.ddiOf(I.Ops[0].Index)
             : nullptr;
}

/// The DDI does that to what is given as argument \p Arg, or to what is there.
static bool has(const ddi::Function &D, EffectKind K, Place::RootKind Root,
                unsigned Arg) {
  for (const ddi::Outcome &O : D.Outcomes)
    for (const Effect &E : O.Effects)
      if (E.Kind == K && E.Where.Root == Root &&
          (Root == Place::Return || E.Where.Index == Arg))
        return true;
  return false;
}

static const Effect *exchangeOf(const ddi::Function &D) {
  for (const ddi::Outcome &O : D.Outcomes)
    for (const Effect &E : O.Effects)
      if (E.Kind == EffectKind::Exchange ||
          E.Kind == EffectKind::CompareExchange)
        return &E;
  return nullptr;
}

static bool isNull(const Operand &O) {
  return O.Kind == OperandKind::Null ||
         (O.Kind == OperandKind::Int && O.Value == 0);
}

bool FieldFacts::fieldAt(const Program &P, uint32_t F, Operand Ptr,
                         FieldKey &Out) {
  int64_t Total = 0, Pending = 0;
  bool Known = true, Any = false;
  uint32_t Record = pm::None;
  while (Ptr.isTemp()) {
    const Instruction *D = P.definitionOf(F, Ptr.Index);
    if (!D)
      break;
    if (D->Op == Opcode::Field) {
      const pm::Field &Fd = P.M.Records[D->Record].Fields[D->FieldIndex];
      if (Fd.BitWidth || !Known)
        return false;
      Total += int64_t(Fd.OffsetBits / 8) + Pending;
      Pending = 0;
      Any = true;
      Record = D->Record;
    } else if (D->Op == Opcode::Offset) {
      if (D->Ops[1].Kind == OperandKind::Int)
        Pending += D->Ops[1].Value * D->Imm;
      else
        Known = false;
    } else if (D->Op != Opcode::Cast || Any) {
      break;
    }
    Ptr = D->Ops[0];
  }
  // Nobody else looks into a local variable.
  if (Ptr.Kind == OperandKind::Slot)
    return false;
  if (!Any) {
    if (Ptr.Kind != OperandKind::Global || Pending || !Known)
      return false;
    Out = {pm::None, int64_t(Ptr.Index)};
    return true;
  }
  Out = {Record, Total};
  return true;
}

/// A field of a local variable.
static bool localFieldAt(const Program &P, uint32_t F, const Operand &Ptr,
                         FieldKey &Out) {
  const Instruction *D = Ptr.isTemp() ? P.definitionOf(F, Ptr.Index) : nullptr;
  if (!D || D->Op != Opcode::Field || D->Ops[0].Kind != OperandKind::Slot)
    return false;
  const pm::Field &Fd = P.M.Records[D->Record].Fields[D->FieldIndex];
  Out = {D->Record, int64_t(Fd.OffsetBits / 8)};
  return !Fd.BitWidth;
}

//===----------------------------------------------------------------------===//
// Where a value may come from
//===----------------------------------------------------------------------===//

struct FieldFacts::Origin {
  enum Kind : uint8_t { Field, Param, Removed } K;
  FieldKey Key;
  unsigned Index = 0;
  bool operator<(const Origin &O) const {
    return std::tie(K, Key, Index) < std::tie(O.K, O.Key, O.Index);
  }
};

/// The values of one function, wherever in it they are.
class FieldFacts::Flow {
public:
  Flow(const Program &P, uint32_t F) : P(P), F(F) {
    for (const pm::Block &B : P.M.Functions[F].Blocks)
      for (const Instruction &I : B.Instrs)
        if (I.Op == Opcode::Store && I.Ops[0].Kind == OperandKind::Slot)
          Stored[I.Ops[0].Index].push_back(I.Ops[1]);
  }

  /// Adds where \p O may come from; with \p Inside, as a pointer into an object
  /// as well.
  void origins(Operand O, std::set<Origin> &Out, bool Inside = false) {
    std::set<uint32_t> Seen;
    origins(O, Out, Inside, Seen);
  }

private:
  void origins(Operand O, std::set<Origin> &Out, bool Inside,
               std::set<uint32_t> &Seen) {
    while (O.isTemp()) {
      const Instruction *D = P.definitionOf(F, O.Index);
      if (!D)
        return;
      if (D->Op == Opcode::Cast || (Inside && D->Op == Opcode::Offset)) {
        O = D->Ops[0];
        continue;
      }
      if (D->Op == Opcode::Call) {
        if (const ddi::Function *Ddi = ddiOf(P, *D)) {
          if (has(*Ddi, EffectKind::Unlink, Place::Return, 0))
            Out.insert({Origin::Removed, {}});
          FieldKey Key;
          const Effect *E = exchangeOf(*Ddi);
          if (E && E->Where.Index + 1 < D->Ops.size() &&
              fieldAt(P, F, D->Ops[E->Where.Index + 1], Key))
            Out.insert({Origin::Field, Key});
        }
        return;
      }
      if (D->Op != Opcode::Load)
        return;
      const Operand &From = D->Ops[0];
      if (From.Kind == OperandKind::Slot) {
        if (!Seen.insert(From.Index).second)
          return;
        if (From.Index < P.M.Functions[F].Params.size())
          Out.insert({Origin::Param, {}, From.Index});
        auto It = Stored.find(From.Index);
        if (It != Stored.end())
          for (const Operand &V : It->second)
            origins(V, Out, Inside, Seen);
        return;
      }
      FieldKey Key;
      if (fieldAt(P, F, From, Key))
        Out.insert({Origin::Field, Key});
      return;
    }
  }

  const Program &P;
  uint32_t F;
  std::map<uint32_t, std::vector<Operand>> Stored;
};

//===----------------------------------------------------------------------===//
// What is released, and what is taken apart
//===----------------------------------------------------------------------===//

FieldFacts::FieldFacts(const Program &P)
    : P(P), Takers(unsigned(P.M.Functions.size())) {
  findReleases();
  findHomes();
  findEnds();
  findTakes();
  findCounters();
  for (uint32_t F = 0; F < P.M.Functions.size(); ++F)
    findMembersLookedAt(F);
}

void FieldFacts::findCounters() {
  for (uint32_t F = 0; F < P.M.Functions.size(); ++F)
    for (const pm::Block &B : P.M.Functions[F].Blocks)
      for (const Instruction &I : B.Instrs)
        if (const ddi::Function *D = ddiOf(P, I))
          for (const ddi::Outcome &O : D->Outcomes)
            for (const Effect &E : O.Effects) {
              FieldKey Key;
              if (E.Kind == EffectKind::AddTo && !E.Values.empty() &&
                  E.Values.front().Low == -1 &&
                  E.Where.Index + 1 < I.Ops.size() &&
                  fieldAt(P, F, I.Ops[E.Where.Index + 1], Key))
                Counters.insert(Key);
            }
}

void FieldFacts::findReleases() {
  const pm::Module &M = P.M;
  using Argument = std::pair<uint32_t, unsigned>; // of which function
  std::set<Argument> Releasing;
  std::vector<Argument> Work;
  std::map<uint32_t, std::unique_ptr<Flow>> Flows;
  auto Releases = [&](uint32_t F, const Operand &O) {
    std::unique_ptr<Flow> &Fl = Flows[F];
    if (!Fl)
      Fl = std::make_unique<Flow>(P, F);
    std::set<Origin> From;
    Fl->origins(O, From);
    for (const Origin &Or : From)
      if (Or.K == Origin::Field && Or.Key.Record != pm::None) {
        Released[Or.Key.Record].insert(Or.Key.Offset);
        ReleasedIn[Or.Key].insert(F);
      } else if (Or.K == Origin::Param &&
                 Releasing.insert({F, Or.Index}).second)
        Work.push_back({F, Or.Index});
  };
  std::map<uint32_t, std::vector<std::pair<uint32_t, const Instruction *>>>
      Calls;
  for (uint32_t F = 0; F < M.Functions.size(); ++F) {
    if (P.ddiOf(F))
      continue;
    for (const pm::Block &B : M.Functions[F].Blocks)
      for (const Instruction &I : B.Instrs) {
        if (I.Op != Opcode::Call || I.Ops[0].Kind != OperandKind::Function)
          continue;
        const ddi::Function *D = P.ddiOf(I.Ops[0].Index);
        if (!D) {
          if (M.Functions[I.Ops[0].Index].isDefinition() && I.Ops.size() > 1)
            Calls[I.Ops[0].Index].push_back({F, &I});
          continue;
        }
        if (!D->CountsContexts)
          continue;
        for (unsigned A = 0; A + 1 < I.Ops.size(); ++A)
          if (has(*D, EffectKind::Release, Place::Arg, A))
            Releases(F, I.Ops[A + 1]);
      }
  }
  auto Spread = [&] {
    while (!Work.empty()) {
      auto [Callee, Arg] = Work.back();
      Work.pop_back();
      for (const auto &[F, I] : Calls[Callee])
        if (Arg + 1 < I->Ops.size())
          Releases(F, I->Ops[Arg + 1]);
    }
  };
  Spread();
  // What a C++ object is made to hold, its destructor releases; so too of one
  // that a function makes for its caller.
  std::set<uint32_t> Classes;
  for (const pm::Function &Fn : M.Functions)
    if (!Fn.Params.empty() && Fn.Params[0].Name == "this")
      Classes.insert(pointedRecord(M, Fn.Params[0].Type));
  for (uint32_t F = 0; F < M.Functions.size(); ++F) {
    const pm::Function &Fn = M.Functions[F];
    if (P.ddiOf(F))
      continue;
    bool IsMember = !Fn.Params.empty() && Fn.Params[0].Name == "this";
    for (const pm::Block &B : Fn.Blocks)
      for (const Instruction &I : B.Instrs) {
        FieldKey Key;
        if (I.Op == Opcode::Store && !isNull(I.Ops[1]) &&
            (IsMember ? fieldAt(P, F, I.Ops[0], Key)
                      : localFieldAt(P, F, I.Ops[0], Key) &&
                            Classes.count(Key.Record)) &&
            Released.count(Key.Record) &&
            Released[Key.Record].count(Key.Offset))
          Releases(F, I.Ops[1]);
      }
  }
  Spread();
}

void FieldFacts::findHomes() {
  const pm::Module &M = P.M;
  std::map<uint32_t, std::unique_ptr<Flow>> Flows;
  auto OriginsOf = [&](uint32_t F, const Operand &O) {
    std::unique_ptr<Flow> &Fl = Flows[F];
    if (!Fl)
      Fl = std::make_unique<Flow>(P, F);
    std::set<Origin> From;
    Fl->origins(O, From);
    return From;
  };
  // Where what is freed comes from.
  std::set<FieldKey> Freed;
  for (bool Changed = true; Changed;) {
    Changed = false;
    for (uint32_t F = 0; F < M.Functions.size(); ++F)
      for (const pm::Block &B : M.Functions[F].Blocks)
        for (const Instruction &I : B.Instrs) {
          if (I.Op != Opcode::Call || I.Ops[0].Kind != OperandKind::Function)
            continue;
          const ddi::Function *D = P.ddiOf(I.Ops[0].Index);
          for (unsigned A = 0; A + 1 < I.Ops.size(); ++A) {
            if (D ? !has(*D, EffectKind::Free, Place::Arg, A)
                  : !Freeing.count({I.Ops[0].Index, A}))
              continue;
            for (const Origin &O : OriginsOf(F, I.Ops[A + 1]))
              if (O.K == Origin::Field)
                Freed.insert(O.Key);
              else if (O.K == Origin::Param)
                Changed |= Freeing.insert({F, O.Index}).second;
          }
        }
  }
  if (Freed.empty())
    return;
  // Which records' objects are kept where. One that is on a list is kept there.
  std::map<uint32_t, std::set<FieldKey>> KeptIn;
  std::set<uint32_t> OnLists;
  for (uint32_t F = 0; F < M.Functions.size(); ++F)
    for (const pm::Block &B : M.Functions[F].Blocks)
      for (const Instruction &I : B.Instrs) {
        FieldKey Key;
        if (I.Op == Opcode::Store && !isNull(I.Ops[1])) {
          Operand V = I.Ops[1];
          uint32_t R = pointedRecord(M, V.Type);
          while (V.isTemp()) {
            const Instruction *D = P.definitionOf(F, V.Index);
            if (!D)
              break;
            if (R == pm::None || !Released.count(R))
              R = pointedRecord(M, D->Type);
            if (D->Op != Opcode::Cast)
              break;
            V = D->Ops[0];
          }
          if (R != pm::None && Released.count(R) &&
              fieldAt(P, F, I.Ops[0], Key))
            KeptIn[R].insert(Key);
        } else if (const ddi::Function *D = ddiOf(P, I)) {
          for (unsigned A = 0; A + 1 < I.Ops.size(); ++A)
            if ((has(*D, EffectKind::Capture, Place::Arg, A) ||
                 has(*D, EffectKind::Unlink, Place::Arg, A)) &&
                fieldAt(P, F, I.Ops[A + 1], Key))
              OnLists.insert(Key.Record);
        }
      }
  for (const auto &[R, Keys] : KeptIn)
    if (Keys.size() == 1 && !OnLists.count(R) && Freed.count(*Keys.begin()))
      Homes.insert(*Keys.begin());
}

void FieldFacts::findEnds() {
  const pm::Module &M = P.M;
  // Who ends the life of objects of which records. One that a function made
  // itself nobody has put anything into that it does not know of.
  std::map<uint32_t, std::set<uint32_t>> Enders;
  for (uint32_t F = 0; F < M.Functions.size(); ++F) {
    if (P.ddiOf(F) || !M.Functions[F].isDefinition())
      continue;
    std::optional<Flow> Values;
    for (const pm::Block &B : M.Functions[F].Blocks)
      for (const Instruction &I : B.Instrs) {
        if (I.Op != Opcode::Call || I.Ops[0].Kind != OperandKind::Function)
          continue;
        uint32_t Callee = I.Ops[0].Index;
        const ddi::Function *D = P.ddiOf(Callee);
        for (unsigned A = 0; A + 1 < I.Ops.size(); ++A) {
          if (D ? !has(*D, EffectKind::Free, Place::Arg, A)
                : !Freeing.count({Callee, A}))
            continue;
          Operand O = P.beforeCasts(F, I.Ops[A + 1]);
          const Instruction *Def =
              O.isTemp() ? P.definitionOf(F, O.Index) : nullptr;
          uint32_t R = pointedRecord(M, Def ? Def->Type : O.Type);
          // A callee that knows what it gets is the one to see to it.
          if (R == pm::None || !Released.count(R) ||
              (!D && pointedRecord(M, M.Functions[Callee].Params[A].Type) == R))
            continue;
          if (!Values)
            Values.emplace(P, F);
          std::set<Origin> From;
          Values->origins(I.Ops[A + 1], From, /*Inside=*/true);
          if (!From.empty())
            Enders[R].insert(F);
        }
      }
  }
  for (const auto &Entry : ReleasedIn) {
    const FieldKey &Key = Entry.first;
    const std::set<uint32_t> &In = Entry.second;
    std::set<uint32_t> Ends = Enders[Key.Record];
    if (P.isContextRecord(Key.Record)) {
      Ends.clear();
      for (uint32_t F : In)
        if (P.callback(F).Cleanup)
          Ends.insert(F);
    }
    if (!Ends.empty() &&
        llvm::all_of(Ends, [&In](uint32_t F) { return In.count(F) != 0; }))
      AtEnd[Key] = std::move(Ends);
  }
}

void FieldFacts::addTake(uint32_t F, pm::BlockId B, size_t I, TakeSite T) {
  Takers.set(F);
  TakersOf.insert({F, T.Record});
  Takes[{F, uint64_t(B) << 32 | I}].push_back(std::move(T));
}

llvm::ArrayRef<TakeSite> FieldFacts::takesAt(uint32_t F, pm::BlockId B,
                                             size_t I) const {
  if (!Takers.test(F))
    return {};
  auto It = Takes.find({F, uint64_t(B) << 32 | I});
  return It == Takes.end() ? llvm::ArrayRef<TakeSite>()
                           : llvm::ArrayRef<TakeSite>(It->second);
}

void FieldFacts::findTakes() {
  const pm::Module &M = P.M;
  auto IsContext = [&](uint32_t R) {
    return R != pm::None && P.isContextRecord(R);
  };
  // Links are told apart by where the object begins.
  auto AddMember = [&](uint32_t F, pm::BlockId B, size_t I, uint32_t R,
                       const Operand &Node, int64_t Delta) {
    Links.insert({R, Delta});
    TakeSite T{R, Node, Delta, false, false};
    T.Member = Delta;
    addTake(F, B, I, std::move(T));
  };
  auto IsKept = [&](uint32_t R) {
    return R != pm::None && Released.count(R) && !M.Records[R].IsUnion;
  };
  for (uint32_t F = 0; F < M.Functions.size(); ++F) {
    const pm::Function &Fn = M.Functions[F];
    if (!Fn.isDefinition() || P.ddiOf(F))
      continue;
    std::optional<Flow> Values;
    auto OriginsOf = [&](const Operand &O, bool Inside) {
      if (!Values)
        Values.emplace(P, F);
      std::set<Origin> From;
      Values->origins(O, From, Inside);
      return From;
    };
    // What it frees.
    std::set<uint32_t> Frees;
    for (const pm::Block &B : Fn.Blocks)
      for (const Instruction &I : B.Instrs)
        if (const ddi::Function *D = ddiOf(P, I))
          for (unsigned A = 0; A + 1 < I.Ops.size(); ++A)
            if (has(*D, EffectKind::Free, Place::Arg, A)) {
              Operand O = P.beforeCasts(F, I.Ops[A + 1]);
              const Instruction *Def =
                  O.isTemp() ? P.definitionOf(F, O.Index) : nullptr;
              uint32_t R = pointedRecord(M, Def ? Def->Type : O.Type);
              if (IsKept(R))
                Frees.insert(R);
            }
    // Where it takes the pointer to an object away.
    std::set<FieldKey> Clears;
    for (const pm::Block &B : Fn.Blocks)
      for (const Instruction &I : B.Instrs)
        if (FieldKey Key; I.Op == Opcode::Store && isNull(I.Ops[1]) &&
                          fieldAt(P, F, I.Ops[0], Key) && isOnlyHome(Key))
          Clears.insert(Key);
    // An object that it takes off a list is its from there on.
    std::set<uint32_t> Unlinks;
    struct Walk {
      pm::BlockId B;
      size_t I;
      TakeSite Site;
    };
    std::vector<Walk> Walks;
    bool IsCleanup = P.callback(F).Cleanup;
    for (uint32_t A = 0; A < Fn.Params.size(); ++A) {
      uint32_t R = pointedRecord(M, Fn.Params[A].Type);
      bool Ends = IsCleanup && A == 0;
      if (IsKept(R) && (Ends || Frees.count(R)))
        addTake(F, 0, 0, {R, Operand::slot(A, pm::None), 0, true, Ends});
    }
    for (pm::BlockId BI = 0; BI < Fn.Blocks.size(); ++BI)
      for (size_t K = 0; K < Fn.Blocks[BI].Instrs.size(); ++K) {
        const Instruction &I = Fn.Blocks[BI].Instrs[K];
        uint32_t R = pointedRecord(M, I.Type);
        if (I.Op == Opcode::Cast && IsKept(R)) {
          uint32_t Source = pointedRecord(M, I.Ops[0].Type);
          if (Source == R)
            continue;
          bool Ends = false, Found = false;
          for (const Origin &O : OriginsOf(I.Ops[0], /*Inside=*/true)) {
            Ends |= O.K == Origin::Removed ||
                    (IsCleanup && O.K == Origin::Param && O.Index == 0);
            Found |=
                O.K == Origin::Field && (Frees.count(R) || Clears.count(O.Key));
          }
          if (Ends)
            addTake(F, BI, K, {R, I.Ops[0], 0, false, true});
          else if (Found)
            Walks.push_back({BI, K, {R, I.Ops[0], 0, false, false}});
        } else if (FieldKey Key;
                   I.Op == Opcode::Load && IsKept(R) &&
                   I.Ops[0].Kind != OperandKind::Slot &&
                   (Frees.count(R) ||
                    (fieldAt(P, F, I.Ops[0], Key) && Clears.count(Key)))) {
          Walks.push_back({BI, K, {R, I.Ops[0], 0, true, false}});
        } else if (const ddi::Function *D = ddiOf(P, I)) {
          for (unsigned A = 0; A + 1 < I.Ops.size(); ++A) {
            if (!has(*D, EffectKind::Unlink, Place::Arg, A))
              continue;
            const Operand &Node = I.Ops[A + 1];
            FieldKey Key;
            if (fieldAt(P, F, Node, Key)) {
              if (IsContext(Key.Record))
                AddMember(F, BI, K, Key.Record, Node, Key.Offset);
              if (!IsKept(Key.Record))
                continue;
              bool Given = false;
              for (const Origin &O : OriginsOf(Node, /*Inside=*/true))
                Given |= O.K == Origin::Param;
              if (Given && Frees.count(Key.Record))
                continue;
              Unlinks.insert(Key.Record);
              addTake(F, BI, K, {Key.Record, Node, Key.Offset, false, !Given});
              continue;
            }
            // A node whose object is computed from it somewhere.
            const Instruction *Of =
                Node.isTemp() ? P.definitionOf(F, Node.Index) : nullptr;
            if (!Of || Of->Op != Opcode::Load ||
                Of->Ops[0].Kind != OperandKind::Slot ||
                Of->Ops[0].Index < Fn.Params.size())
              continue;
            for (const pm::Block &Other : Fn.Blocks)
              for (const Instruction &C : Other.Instrs) {
                uint32_t Object = pointedRecord(M, C.Type);
                if (C.Op != Opcode::Cast ||
                    (!IsKept(Object) && !IsContext(Object)))
                  continue;
                int64_t Delta = 0;
                Operand O = C.Ops[0];
                const Instruction *From = nullptr;
                while (O.isTemp()) {
                  From = P.definitionOf(F, O.Index);
                  if (!From || (From->Op != Opcode::Cast &&
                                (From->Op != Opcode::Offset ||
                                 From->Ops[1].Kind != OperandKind::Int)))
                    break;
                  if (From->Op == Opcode::Offset)
                    Delta -= From->Ops[1].Value * From->Imm;
                  O = From->Ops[0];
                }
                if (!From || From->Op != Opcode::Load ||
                    !(From->Ops[0] == Of->Ops[0]))
                  continue;
                if (IsContext(Object))
                  AddMember(F, BI, K, Object, Node, Delta);
                if (!IsKept(Object))
                  continue;
                Unlinks.insert(Object);
                addTake(F, BI, K, {Object, Node, Delta, false, true});
              }
          }
        }
      }
    for (Walk &W : Walks)
      if (!Unlinks.count(W.Site.Record))
        addTake(F, W.B, W.I, std::move(W.Site));
  }
}

/// Who walks along a list and returns a context that is on it leaves the list
/// its reference, and so must his callers.
void FieldFacts::findMembersLookedAt(uint32_t F) {
  const pm::Module &M = P.M;
  const pm::Function &Fn = M.Functions[F];
  if (Links.empty() || !Fn.isDefinition() || P.ddiOf(F) ||
      Fn.ReturnType == pm::None ||
      M.Types[Fn.ReturnType].Kind != pm::TypeKind::Pointer)
    return;
  for (pm::BlockId BI = 0; BI < Fn.Blocks.size(); ++BI)
    for (size_t K = 0; K < Fn.Blocks[BI].Instrs.size(); ++K) {
      const Instruction &I = Fn.Blocks[BI].Instrs[K];
      // The link is where the context begins: else the two pointers would be
      // one inside of the other.
      FieldKey Link{pointedRecord(M, I.Type), 0};
      if (I.Op != Opcode::Cast || Link.Record == pm::None || !isLink(Link) ||
          pointedRecord(M, I.Ops[0].Type) == Link.Record)
        continue;
      TakeSite T{Link.Record, I.Ops[0], 0, false, false};
      T.Member = T.Looked = 0;
      Takers.set(F);
      Takes[{F, uint64_t(BI) << 32 | K}].push_back(std::move(T));
    }
}

/// Contexts keep others, which their cleanup callbacks release. Who finds such
/// a one there and does something about references has to leave it that.
void FieldFacts::findLooks() {
  const pm::Module &M = P.M;
  for (uint32_t F = 0; F < M.Functions.size(); ++F) {
    const pm::Function &Fn = M.Functions[F];
    if (AtEnd.empty() || !Fn.isDefinition() || P.ddiOf(F) ||
        P.callback(F).Cleanup || !P.reachesContexts(F))
      continue;
    // The slots and temporaries whose values go to such code.
    std::set<uint32_t> Temps, Slots;
    auto Want = [&](const Operand &O) {
      return O.isTemp() && Temps.insert(O.Index).second;
    };
    auto Wants = [&](const Instruction &I, size_t K) {
      if (I.Op == Opcode::Store) {
        FieldKey Key;
        return K == 1 &&
               (I.Ops[0].Kind == OperandKind::Slot
                    ? Slots.count(I.Ops[0].Index) != 0
                    : fieldAt(P, F, I.Ops[0], Key) && AtEnd.count(Key) != 0);
      }
      if (I.Op == Opcode::Cast)
        return I.Result != pm::None && Temps.count(I.Result) != 0;
      if (I.Op != Opcode::Call || K == 0 ||
          I.Ops[0].Kind != OperandKind::Function)
        return false;
      if (const ddi::Function *D = P.ddiOf(I.Ops[0].Index))
        return has(*D, EffectKind::Release, Place::Arg, unsigned(K - 1));
      return M.Functions[I.Ops[0].Index].isDefinition() &&
             P.touchesReferences(I.Ops[0].Index);
    };
    for (bool Changed = true; Changed;) {
      Changed = false;
      for (const pm::Block &B : Fn.Blocks)
        for (const Instruction &I : B.Instrs) {
          for (size_t K = 0; K < I.Ops.size(); ++K)
            if (Wants(I, K))
              Changed |= Want(I.Ops[K]);
          if (I.Op == Opcode::Load && I.Ops[0].Kind == OperandKind::Slot &&
              Temps.count(I.Result))
            Changed |= Slots.insert(I.Ops[0].Index).second;
        }
    }
    for (pm::BlockId BI = 0; BI < Fn.Blocks.size(); ++BI)
      for (size_t K = 0; K < Fn.Blocks[BI].Instrs.size(); ++K) {
        const Instruction &I = Fn.Blocks[BI].Instrs[K];
        FieldKey Key;
        if (I.Op != Opcode::Load || !Temps.count(I.Result) ||
            !fieldAt(P, F, I.Ops[0], Key) || !AtEnd.count(Key) ||
            !P.isContextRecord(Key.Record))
          continue;
        TakeSite T{Key.Record, I.Ops[0], Key.Offset, false, false};
        T.Looked = Key.Offset;
        Takers.set(F);
        Takes[{F, uint64_t(BI) << 32 | K}].push_back(std::move(T));
      }
  }
}

//===----------------------------------------------------------------------===//
// Questions about one field
//===----------------------------------------------------------------------===//

bool FieldFacts::isClosed() const {
  if (!P.registration().isSeen())
    return false;
  for (uint32_t F = 0; F < P.M.Functions.size(); ++F) {
    const pm::Function &Fn = P.M.Functions[F];
    if (!Fn.Unmodelled.empty())
      return false;
    if (P.hasCaller(F) && !Fn.isDefinition() && !P.ddiOf(F) &&
        !Fn.FromSystemHeader && !Fn.Variadic)
      return false;
  }
  return true;
}

llvm::SmallVector<uint32_t, 4> FieldFacts::callersOf(uint32_t Callee) const {
  llvm::SmallVector<uint32_t, 4> R;
  for (uint32_t F = 0; F < P.M.Functions.size(); ++F) {
    bool Calls = false;
    for (const pm::Block &B : P.M.Functions[F].Blocks)
      for (const Instruction &I : B.Instrs)
        Calls |= I.Op == Opcode::Call &&
                 I.Ops[0].Kind == OperandKind::Function &&
                 I.Ops[0].Index == Callee;
    if (Calls)
      R.push_back(F);
  }
  return R;
}

bool FieldFacts::stores(const FieldKey &Key, std::set<Spot> &Out) const {
  const pm::Module &M = P.M;
  for (uint32_t F = 0; F < M.Functions.size(); ++F)
    for (const pm::Block &B : M.Functions[F].Blocks)
      for (const Instruction &I : B.Instrs) {
        auto IsField = [&](const Operand &O) {
          FieldKey K;
          return fieldAt(P, F, O, K) && !(K < Key) && !(Key < K);
        };
        switch (I.Op) {
        case Opcode::Store:
          if (Key.Record != pm::None && recordOf(M, I.Type) == Key.Record)
            return false;
          if (!isNull(I.Ops[1]) && IsField(I.Ops[0]))
            Out.insert({F, I.Loc});
          // Its address goes elsewhere.
          if (IsField(I.Ops[1]) && !isLink(Key))
            return false;
          break;
        case Opcode::Copy:
          if (Key.Record != pm::None &&
              pointedRecord(M, I.Ops[0].Type) == Key.Record)
            return false;
          break;
        case Opcode::Call: {
          const ddi::Function *D = ddiOf(P, I);
          const Effect *E = D ? exchangeOf(*D) : nullptr;
          for (size_t K = 1; K < I.Ops.size(); ++K) {
            if (!IsField(I.Ops[K]))
              continue;
            if (isLink(Key)) {
              // Joins a list, or leaves it, or is only made ready.
              if (D &&
                  has(*D, EffectKind::Capture, Place::Arg, unsigned(K - 1)))
                Out.insert({F, I.Loc});
              else if (!D)
                return false;
              continue;
            }
            if (E && E->Where.Index + 1 == K) {
              if (E->Other + 1 >= I.Ops.size() || !isNull(I.Ops[E->Other + 1]))
                Out.insert({F, I.Loc});
            } else {
              Out.insert({F, I.Loc});
            }
          }
          break;
        }
        default:
          break;
        }
      }
  return true;
}

bool FieldFacts::staysAround(uint32_t F, const FieldKey &Key) const {
  const pm::Module &M = P.M;
  std::vector<uint32_t> Work{F};
  llvm::BitVector Around(unsigned(M.Functions.size()));
  auto Add = [&](uint32_t G) {
    if (!Around.test(G)) {
      Around.set(G);
      Work.push_back(G);
    }
  };
  Around.set(F);
  for (size_t I = 0; I < Work.size(); ++I) // callers
    for (uint32_t Caller : callersOf(Work[I]))
      Add(Caller);
  auto Counts = [](const ddi::Function &D) {
    return llvm::any_of(D.Outcomes, [](const ddi::Outcome &O) {
      return llvm::any_of(O.Effects, [](const Effect &E) {
        return E.Kind == EffectKind::Reference;
      });
    });
  };
  auto Is = [&](uint32_t G, const Operand &O) {
    FieldKey K;
    return fieldAt(P, G, O, K) && !(K < Key) && !(Key < K);
  };
  while (!Work.empty()) {
    uint32_t G = Work.back();
    Work.pop_back();
    if (TakersOf.count({G, Key.Record}) || P.callback(G).Cleanup)
      return false;
    for (const pm::Block &B : M.Functions[G].Blocks)
      for (const Instruction &I : B.Instrs) {
        if (I.Op == Opcode::Store && Is(G, I.Ops[0]))
          return false;
        if (I.Op != Opcode::Call)
          continue;
        std::vector<CallTarget> Targets;
        if (I.Ops[0].Kind == OperandKind::Function) {
          CallTarget T;
          T.Function = I.Ops[0].Index;
          Targets.push_back(T);
        } else {
          Targets = P.indirectTargets(G, I);
          if (Targets.empty())
            return false;
        }
        for (const CallTarget &T : Targets) {
          const ddi::Function *D = T.Ddi ? T.Ddi
                                   : T.Function != pm::None
                                       ? P.ddiOf(T.Function)
                                       : nullptr;
          if (D ? Counts(*D) : T.Function == pm::None)
            return false;
          if (D)
            for (size_t K = 1; K < I.Ops.size(); ++K)
              if (Is(G, I.Ops[K]))
                return false;
          if (!D)
            Add(T.Function);
        }
      }
  }
  return true;
}

namespace {
/// Whether what is found in a field may come to be released.
class TakerSearch {
public:
  TakerSearch(const Program &P, FieldKey Key) : P(P), Key(Key) {}
  bool inFunction(uint32_t F, unsigned Param = ~0u, bool Behind = false);
  /// Loads are followed otherwise.
  bool OnlyExchanges = false;

private:
  bool isField(uint32_t F, const Operand &O) const {
    FieldKey K;
    return FieldFacts::fieldAt(P, F, O, K) && !(K < Key) && !(Key < K);
  }
  bool callTakes(uint32_t F, const Instruction &I, size_t Arg,
                 bool Behind = false);
  bool isOwnObject(uint32_t F, Operand Ptr);
  const Program &P;
  FieldKey Key;
  std::map<std::tuple<uint32_t, unsigned, bool>, bool> Params;
};
} // namespace

/// Is the object that \p Ptr points into one that \p F allocates, whatever way
/// it goes? Then nobody else has put anything into it.
bool TakerSearch::isOwnObject(uint32_t F, Operand Ptr) {
  const Instruction *D = nullptr;
  while (Ptr.isTemp()) {
    D = P.definitionOf(F, Ptr.Index);
    if (!D || D->Op == Opcode::Load || D->Op == Opcode::Call)
      break;
    Ptr = D->Ops[0];
  }
  if (!D || D->Op != Opcode::Load || D->Ops[0].Kind != OperandKind::Slot)
    return false;
  uint32_t Slot = D->Ops[0].Index;
  bool Any = false;
  for (const pm::Block &B : P.M.Functions[F].Blocks)
    for (const Instruction &I : B.Instrs) {
      if (I.Op == Opcode::Load || I.Op == Opcode::ScopeBegin ||
          I.Op == Opcode::ScopeEnd)
        continue;
      for (size_t K = 0; K < I.Ops.size(); ++K) {
        if (I.Ops[K].Kind != OperandKind::Slot || I.Ops[K].Index != Slot)
          continue;
        if (I.Op != Opcode::Store || K != 0)
          return false;
        Operand V = I.Ops[1];
        const Instruction *From = nullptr;
        while (V.isTemp()) {
          From = P.definitionOf(F, V.Index);
          if (!From || From->Op != Opcode::Cast)
            break;
          V = From->Ops[0];
        }
        const ddi::Function *Ddi = From ? ddiOf(P, *From) : nullptr;
        if (Ddi && has(*Ddi, EffectKind::Allocate, Place::Return, 0))
          Any = true;
        else if (!isNull(V))
          return false;
      }
    }
  return Any && Slot >= P.M.Functions[F].Params.size();
}

/// Of the argument \p Arg, or with \p Behind of what it points to.
bool TakerSearch::callTakes(uint32_t F, const Instruction &I, size_t Arg,
                            bool Behind) {
  auto DdiTakes = [Arg, Behind](const ddi::Function &D) {
    if (Behind)
      return !has(D, EffectKind::Acquire, Place::Pointee, unsigned(Arg - 1));
    for (EffectKind K :
         {EffectKind::Release, EffectKind::HandOff, EffectKind::Capture,
          EffectKind::MakeMay, EffectKind::MustClose, EffectKind::Attach,
          EffectKind::Free})
      if (has(D, K, Place::Arg, unsigned(Arg - 1)))
        return true;
    return false;
  };
  std::vector<CallTarget> Targets;
  if (I.Ops[0].Kind == OperandKind::Function) {
    CallTarget T;
    T.Function = I.Ops[0].Index;
    Targets.push_back(T);
  } else {
    Targets = P.indirectTargets(F, I);
    if (Targets.empty())
      return true;
  }
  for (const CallTarget &T : Targets) {
    const ddi::Function *D = T.Ddi                    ? T.Ddi
                             : T.Function != pm::None ? P.ddiOf(T.Function)
                                                      : nullptr;
    if (D) {
      if (DdiTakes(*D))
        return true;
      continue;
    }
    if (T.Function == pm::None)
      return true;
    const pm::Function &Fn = P.M.Functions[T.Function];
    if (!Fn.isDefinition()) {
      if (!Fn.FromSystemHeader && !Fn.Variadic)
        return true;
      continue;
    }
    std::tuple<uint32_t, unsigned, bool> Id(T.Function, unsigned(Arg - 1),
                                            Behind);
    auto [It, New] = Params.try_emplace(Id, false);
    if (New)
      It->second = inFunction(T.Function, unsigned(Arg - 1), Behind);
    if (Params[Id])
      return true;
  }
  return false;
}

/// Of what \p F finds in the field, or of its parameter \p Param; with
/// \p Behind, that is the address of the field.
bool TakerSearch::inFunction(uint32_t F, unsigned Param, bool Behind) {
  const pm::Function &Fn = P.M.Functions[F];
  std::set<uint32_t> Temps, Slots, Addresses;
  // Stored somewhere else: with a reference of its own, if one is taken.
  bool Stores = false, Counts = false;
  if (Param != ~0u && !Behind)
    Slots.insert(Param);
  auto IsAddress = [&](const Operand &O) {
    return Param == ~0u ? isField(F, O)
                        : Behind && O.isTemp() && Addresses.count(O.Index);
  };
  auto Holds = [&](const Operand &O) {
    return O.isTemp() && Temps.count(O.Index);
  };
  for (bool Changed = true; Changed;) {
    size_t Before = Temps.size() + Slots.size() + Addresses.size();
    for (const pm::Block &B : Fn.Blocks) {
      for (const Instruction &I : B.Instrs)
        switch (I.Op) {
        case Opcode::Load:
          if (I.Ops[0].Kind == OperandKind::Slot ? Slots.count(I.Ops[0].Index)
              : Behind                           ? IsAddress(I.Ops[0])
              : Param == ~0u && !OnlyExchanges
                  ? isField(F, I.Ops[0]) && !isOwnObject(F, I.Ops[0])
                  : false)
            Temps.insert(I.Result);
          if (Behind && I.Ops[0] == Operand::slot(Param, I.Ops[0].Type))
            Addresses.insert(I.Result);
          if (Param == ~0u && Key.Record != pm::None &&
              recordOf(P.M, I.Type) == Key.Record)
            return true;
          break;
        case Opcode::Store:
          if (Behind &&
              (IsAddress(I.Ops[1]) ||
               (I.Ops[0].Kind == OperandKind::Slot && I.Ops[0].Index == Param)))
            return true;
          if (Holds(I.Ops[1])) {
            if (I.Ops[0].Kind != OperandKind::Slot) {
              Stores = true;
              break;
            }
            Slots.insert(I.Ops[0].Index);
          }
          break;
        case Opcode::Offset:
        case Opcode::Field:
          if (Behind && IsAddress(I.Ops[0]))
            return true;
          break;
        case Opcode::Cast:
          if (Holds(I.Ops[0]))
            Temps.insert(I.Result);
          if (Behind && IsAddress(I.Ops[0]))
            Addresses.insert(I.Result);
          // Under another name the record may have other fields there.
          if (Param == ~0u && Key.Record != pm::None &&
              pointedRecord(P.M, I.Ops[0].Type) == Key.Record) {
            uint32_t As = pointedRecord(P.M, I.Type);
            if (As != pm::None && As != Key.Record &&
                int64_t(P.M.Records[As].Size) > Key.Offset)
              return true;
          }
          break;
        case Opcode::Copy:
          if (Param == ~0u && Key.Record != pm::None &&
              pointedRecord(P.M, I.Ops[1].Type) == Key.Record)
            return true;
          break;
        case Opcode::Unknown:
          return true;
        case Opcode::Call: {
          const ddi::Function *D = ddiOf(P, I);
          const Effect *E = D ? exchangeOf(*D) : nullptr;
          for (size_t K = 1; K < I.Ops.size(); ++K) {
            if (Holds(I.Ops[K]) && callTakes(F, I, K))
              return true;
            Counts |=
                Holds(I.Ops[K]) && D &&
                has(*D, EffectKind::Reference, Place::Arg, unsigned(K - 1));
            if (!IsAddress(I.Ops[K]))
              continue;
            if (E && E->Where.Index + 1 == K)
              Temps.insert(I.Result);
            else if (callTakes(F, I, K, /*Behind=*/true))
              return true;
          }
          break;
        }
        default:
          break;
        }
      if (B.Term.Kind == pm::TermKind::Ret &&
          (Holds(B.Term.Cond) || (Behind && IsAddress(B.Term.Cond))))
        return true;
    }
    Changed = Temps.size() + Slots.size() + Addresses.size() != Before;
  }
  return Stores && !Counts;
}

/// Who takes contexts off a list by its entry is followed. One that is computed
/// from what else comes off a list may be on any.
bool FieldFacts::isNeverUnlinked(const FieldKey &Link) const {
  for (uint32_t F = 0; F < P.M.Functions.size(); ++F) {
    if (!P.M.Functions[F].isDefinition() || P.ddiOf(F))
      continue;
    std::optional<Flow> Values;
    for (const pm::Block &B : P.M.Functions[F].Blocks)
      for (const Instruction &I : B.Instrs) {
        if (I.Op != Opcode::Cast || pointedRecord(P.M, I.Type) != Link.Record)
          continue;
        if (!Values)
          Values.emplace(P, F);
        std::set<Origin> From;
        Values->origins(I.Ops[0], From, /*Inside=*/true);
        if (llvm::any_of(
                From, [](const Origin &O) { return O.K == Origin::Removed; }))
          return false;
      }
  }
  return true;
}

bool FieldFacts::isNeverTaken(const FieldKey &Key) const {
  if (isLink(Key))
    return isNeverUnlinked(Key);
  TakerSearch S(P, Key);
  for (uint32_t F = 0; F < P.M.Functions.size(); ++F)
    if (P.M.Functions[F].isDefinition() && !P.ddiOf(F)) {
      S.OnlyExchanges = TakersOf.count({F, Key.Record}) != 0;
      if (S.inFunction(F))
        return false;
    }
  return true;
}

} // namespace engine
} // namespace fltlint
