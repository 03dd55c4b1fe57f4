//===- Takes.cpp - References that are found in fields --------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Where an object comes into a function's hands to be taken apart, what its
/// fields keep becomes a reference to follow: it is there already, and the
/// field is its holder. Whether the field stands for a reference at all is
/// found when all is run (FieldLedger.h); what is found here waits for that.
///
//===----------------------------------------------------------------------===//

#include "Analyzer.h"
#include "llvm/ADT/STLExtras.h"

namespace fltlint {
namespace engine {

using pm::Instruction;
using pm::Opcode;
using pm::OperandKind;

/// Numbers such a reference apart from those that a call gives.
static constexpr uint32_t FirstSub = 0x10000;

bool BirthRequest::isFound() const { return Sub != ~0u && Sub >= FirstSub; }

/// The pointer in the field \p Offset of the object that \p T is about, and its
/// place; null if this activation knows more of it than that it was there.
const Expr *Executor::foundAt(State &S, const TakeSite &T, int64_t Offset,
                              const Expr *&Place) {
  const Expr *V = operand(S, T.Object);
  if (T.Loads && !V->isConst() && !V->isUndef())
    V = S.load(V, 64);
  if (V->isConst() || V->isUndef() || V->Width != 64)
    return nullptr;
  const Expr *Object = Ctx.lin(V, -T.Delta);
  const Expr *Root = rootOf(Object);
  if (T.Member)
    return Object->isObject() || Object->Kind == ExprKind::Lin ||
                   S.rangeOf(Object) == RangeSet::single(0)
               ? nullptr
               : Object;
  if (Root->isObject())
    return nullptr;
  Place = Ctx.lin(Object, Offset);
  const Expr *Found = S.load(Place, 64);
  if (Found->Kind != ExprKind::Init || rootOf(Found->A) != Root ||
      S.rangeOf(Found) == RangeSet::single(0))
    return nullptr;
  return Found;
}

void Executor::findTakes(const State &S, pm::BlockId B, size_t Index,
                         std::vector<std::pair<uint32_t, Acquisition>> &Out) {
  if (!Ctx.Ledger)
    return;
  llvm::ArrayRef<TakeSite> Sites = P.fields().takesAt(FnIndex, B, Index);
  for (uint32_t K = 0; K < Sites.size(); ++K) {
    const TakeSite &T = Sites[K];
    const std::set<int64_t> *Fields = P.fields().releasedFields(T.Record);
    std::set<int64_t> Offsets;
    if (T.Member)
      Offsets.insert(*T.Member);
    else if (T.Looked)
      Offsets.insert(*T.Looked);
    else if (Fields)
      Offsets = *Fields;
    for (int64_t Offset : Offsets) {
      uint8_t Number = A.Ledger.numberOf({T.Record, Offset});
      State Copy = S;
      const Expr *Place;
      if (Number == FieldLedger::None || !foundAt(Copy, T, Offset, Place))
        continue;
      Acquisition Acq;
      Acq.Function = FnIndex;
      const Instruction &I = Fn.Blocks[B].Instrs[Index];
      bool OfParam = T.Loads && T.Object.Kind == OperandKind::Slot;
      Acq.Loc = OfParam ? Fn.Loc : I.Loc;
      Acq.Field = Number;
      // "entry->Stream", by the variable that the object's pointer is in.
      std::string Object;
      if (OfParam)
        Object = Fn.Slots[T.Object.Index].Name;
      for (size_t N = Index + 1;
           I.Result != pm::None && N < Fn.Blocks[B].Instrs.size(); ++N) {
        const Instruction &Next = Fn.Blocks[B].Instrs[N];
        if (Next.Op == Opcode::Store && Next.Ops[1].isTemp() &&
            Next.Ops[1].Index == I.Result &&
            Next.Ops[0].Kind == OperandKind::Slot) {
          Object = Fn.Slots[Next.Ops[0].Index].Name;
          break;
        }
      }
      std::string Name = A.Ledger.nameOf(Number);
      if (T.Member) {
        for (const Cell &C : Copy.cells())
          if (C.Base->Kind == ExprKind::Slot &&
              C.Val == foundAt(Copy, T, 0, Place))
            Object = describePlace(Ctx.lin(C.Base, C.Offset), Copy);
        Acq.Variable = Object;
        Out.push_back({FirstSub + K * 64 + Number, std::move(Acq)});
        continue;
      }
      if (T.Looked) {
        // By a variable that has the object's type, if there is one.
        for (const Cell &C : S.cells())
          if (C.Base->Kind == ExprKind::Slot && C.Offset == 0 &&
              Ctx.lin(C.Val, Offset) == Place &&
              pointedRecord(M, Fn.Slots[size_t(C.Base->Value)].Type) ==
                  T.Record)
            Object = Fn.Slots[size_t(C.Base->Value)].Name;
        size_t Dot = Name.find('.');
        Acq.Variable = Object.empty() || Dot == std::string::npos
                           ? describePlace(Place, S)
                           : Object + "->" + Name.substr(Dot + 1);
        Out.push_back({FirstSub + K * 64 + Number, std::move(Acq)});
        continue;
      }
      if (!Object.empty()) {
        size_t Dot = Name.find('.');
        Name = Dot == std::string::npos ? ""
                                        : Object + "->" + Name.substr(Dot + 1);
      }
      Acq.Variable = std::move(Name);
      Out.push_back({FirstSub + K * 64 + Number, std::move(Acq)});
    }
  }
}

bool Executor::takeFound(State &S, const BirthRequest &Birth) {
  uint32_t K = (Birth.Sub - FirstSub) / 64;
  uint8_t Number = uint8_t((Birth.Sub - FirstSub) % 64);
  llvm::ArrayRef<TakeSite> Sites =
      P.fields().takesAt(FnIndex, Birth.Block, Birth.Instr);
  if (K >= Sites.size())
    return false;
  const TakeSite &T = Sites[K];
  const Expr *Place;
  const Expr *Found = foundAt(S, T, A.Ledger.key(Number).Offset, Place);
  if (!Found || !S.restrict(Found, RangeSet::nonZero(64)))
    return false;
  S.T = Tracked();
  S.T.State = RefState::Owned;
  S.T.Count = 1;
  S.T.Ptr = Found;
  S.T.Origin = Birth.Origin;
  S.T.Field = Number;
  S.T.Alone = T.Alone;
  // Who led us here may hold the context too.
  if (T.Member && T.Looked)
    S.T.Captured = 1; // it is on the list, and stays there
  else if (T.Member)
    S.T.OpenBase = true;
  else
    S.store(Place, Found);
  S.T.Looked = T.Looked.has_value();
  S.noteWhoKnowsT();
  bool OfParam = T.Loads && T.Object.Kind == OperandKind::Slot;
  note(S, StepKind::Acquired,
       OfParam ? Fn.Loc : Fn.Blocks[Birth.Block].Instrs[Birth.Instr].Loc, "");
  return true;
}

void Executor::noteStored(const State &S, const Expr *Ptr, const Expr *V,
                          pm::LocId Loc) {
  if (Ctx.Ledger && !A.Irql && S.T.State == RefState::Absent &&
      V->Kind == ExprKind::Init && V->Width == 64) {
    uint8_t From = A.fieldAt(FnIndex, Ctx.lin(V->A, V->Value));
    uint8_t To = From == FieldLedger::None ? From : A.fieldAt(FnIndex, Ptr);
    uint64_t Counting = A.Ledger.releasedFields();
    if (To != FieldLedger::None && To != From && (Counting >> To & 1) &&
        (Counting >> From & 1))
      A.Ledger.copied(To, FnIndex, Loc, From);
  }
  if (A.Irql || S.T.State != RefState::Owned || !S.isT(V) ||
      (S.T.Field != FieldLedger::None && !S.T.Looked))
    return;
  uint8_t N = A.fieldAt(FnIndex, Ptr, /*Create=*/true);
  if (N != FieldLedger::None)
    A.Ledger.stored(N, FnIndex, Loc);
}

void Executor::noteJoined(State &S, const CallContext &C,
                          const ddi::Place &Node) {
  FieldKey Key;
  if (A.Irql || !Ctx.Ledger || Node.Root != ddi::Place::Arg ||
      Node.Index + 1 >= C.I.Ops.size() ||
      !FieldFacts::fieldAt(P, FnIndex, C.I.Ops[Node.Index + 1], Key))
    return;
  uint8_t N = A.Ledger.numberOf(Key);
  if (N == FieldLedger::None)
    return;
  S.T.KeptIn |= uint64_t(1) << N;
  // What left a list just now joins again with what it had there.
  if ((S.T.State == RefState::Owned || S.T.Unlinked) &&
      S.T.Field == FieldLedger::None)
    A.Ledger.stored(N, FnIndex, C.I.Loc);
}

/// The number of the link of contexts that a call is given as \p Node.
uint8_t Executor::linkAt(const CallContext &C, const ddi::Place &Node) const {
  FieldKey Key;
  return !A.Irql && Ctx.Ledger && Node.Root == ddi::Place::Arg &&
                 Node.Index + 1 < C.I.Ops.size() &&
                 FieldFacts::fieldAt(P, FnIndex, C.I.Ops[Node.Index + 1],
                                     Key) &&
                 P.fields().isLink(Key)
             ? A.Ledger.numberOf(Key)
             : FieldLedger::None;
}

/// What T's membership held, if this activation did not link it, is a reference
/// of unknown origin: one, if the link turns out to count, else the budget is
/// open from here on.
void Executor::leaveUnknownList(State &S, const CallContext &C,
                                const ddi::Place &Node) {
  S.T.Unlinked = true;
  uint8_t N = linkAt(C, Node);
  if (N == FieldLedger::None || S.T.State != RefState::Owned ||
      S.T.isAssumed() || S.T.Field != FieldLedger::None ||
      S.T.Count >= MaxExactCount) {
    S.T.State = RefState::May;
    return;
  }
  ++S.T.Count;
  S.T.Assumed = N;
  note(S, StepKind::TakenOff, C.I.Loc, "");
}

/// The record of the object at \p E, by the types that function \p F declares
/// for its parameters, or by what code looked for there.
static uint32_t recordAt(const pm::Module &M, uint32_t F, const Expr *E) {
  if (E->Kind == ExprKind::Global) {
    const pm::Type &T = M.Types[M.Globals[size_t(E->Value)].Type];
    return T.Kind == pm::TypeKind::Record ? T.Record : pm::None;
  }
  if (E->Record != pm::None || E->Kind != ExprKind::Init)
    return E->Record;
  if (E->A->Kind == ExprKind::Slot) {
    const pm::Function &Fn = M.Functions[F];
    return E->Value == 0 && size_t(E->A->Value) < Fn.Params.size()
               ? pointedRecord(M, Fn.Params[size_t(E->A->Value)].Type)
               : pm::None;
  }
  uint32_t R = recordAt(M, F, E->A);
  int64_t Offset = E->Value;
  while (R != pm::None) {
    uint32_t Inner = pm::None;
    for (const pm::Field &Fd : M.Records[R].Fields) {
      int64_t Begin = int64_t(Fd.OffsetBits / 8);
      if (Offset < Begin || Offset >= Begin + int64_t(M.sizeOf(Fd.Type)))
        continue;
      if (Offset == Begin && pointedRecord(M, Fd.Type) != pm::None)
        return pointedRecord(M, Fd.Type);
      if (Fd.Type != pm::None && M.Types[Fd.Type].Kind == pm::TypeKind::Record)
        Inner = M.Types[Fd.Type].Record;
      Offset -= Begin;
      break;
    }
    R = Inner;
  }
  return pm::None;
}

uint8_t Analyzer::fieldAt(uint32_t F, const Expr *Ptr, bool Create) {
  Address Ad = addressOf(Ptr);
  if (Ad.Base->Kind == ExprKind::Slot)
    return FieldLedger::None;
  if (Ad.Base->Kind == ExprKind::Global && Ad.Offset == 0) {
    const pm::Global &G = Prog.M.Globals[size_t(Ad.Base->Value)];
    if (Prog.M.Types[G.Type].Kind == pm::TypeKind::Pointer)
      return Ledger.numberOf({pm::None, Ad.Base->Value}, Create);
  }
  uint32_t R = recordAt(Prog.M, F, Ad.Base);
  return R == pm::None ? FieldLedger::None
                       : Ledger.numberOf({R, Ad.Offset}, Create);
}

void Executor::lookFor(const Expr *Base, uint32_t Record) {
  // What begins at a slot means something else in each function.
  const Expr *E = Base;
  while (E->Kind == ExprKind::Init)
    E = rootOf(E->A);
  if (!E->isSym() || Base->Kind == ExprKind::Lin)
    return;
  if (Base->Record == pm::None ||
      M.Records[Base->Record].Size < M.Records[Record].Size)
    Base->Record = Record;
}

void Executor::noteCleared(State &S, const Instruction &I,
                           const Expr *Ptr) const {
  FieldKey Key;
  if (S.T.Field == FieldLedger::None || S.T.Looked || S.T.Alone ||
      S.T.OpenBase || !S.T.Ptr || S.T.Ptr->Kind != ExprKind::Init ||
      Ptr->isConst() || Ptr->isUndef() || S.load(Ptr, 64) != rootOf(S.T.Ptr->A))
    return;
  S.T.Alone = FieldFacts::fieldAt(P, FnIndex, I.Ops[0], Key) &&
              P.fields().isOnlyHome(Key);
}

/// Users are counted \p Offset bytes behind \p Base, seen from function \p F.
static bool isCounter(const Program &P, uint32_t F, const Expr *Base,
                      int64_t Offset) {
  Address Ad = addressOf(Base);
  uint32_t R = recordAt(P.M, F, Ad.Base);
  return R != pm::None && P.fields().countsUsers({R, Ad.Offset + Offset});
}

void leaveList(const Program &P, uint32_t F, State &S, const Expr *Root) {
  if (!S.isLinkedHeap(Root))
    return;
  // Others than the one that made it may use it.
  for (const Cell &C : S.cells())
    if (rootOf(C.Base) == Root && isCounter(P, F, C.Base, C.Offset) &&
        S.rangeOf(C.Val) != RangeSet::single(1)) {
      S.escapeHeap(Root);
      return;
    }
  S.unlinkHeap(Root);
}

void Executor::noteLastUser(State &S) const {
  if (S.T.Field == FieldLedger::None || S.T.Looked || S.T.LastUser ||
      S.T.OpenBase || !S.T.Ptr || S.T.Ptr->Kind != ExprKind::Init)
    return;
  const Expr *Home = rootOf(S.T.Ptr->A);
  for (const Cell &C : S.cells())
    if (rootOf(C.Base) == Home && !C.Val->isUndef() &&
        S.rangeOf(C.Val) == RangeSet::single(0) &&
        isCounter(P, FnIndex, C.Base, C.Offset))
      S.T.LastUser = S.T.Alone = true;
}

/// Another field of the object that T was found in says more of T. That this is
/// its last user says no more than that it is time to release.
void guardsOf(const Program &P, uint32_t Fn, const State &S,
              std::vector<Fact> &Out) {
  const Expr *Home = rootOf(S.T.Ptr->A);
  std::function<bool(const Expr *)> Reads = [&](const Expr *E) {
    if (!E)
      return false;
    if (E->Kind == ExprKind::Init && E != S.T.Ptr && rootOf(E->A) == Home)
      return true;
    return Reads(E->A) || Reads(E->B);
  };
  for (const Fact &F : S.facts())
    if (F.E != S.T.Ptr && Reads(F.E) &&
        !(S.T.LastUser && F.E->Kind == ExprKind::Init &&
          isCounter(P, Fn, F.E->A, F.E->Value)))
      Out.push_back(F);
}

bool isGuardedRelease(const Program &P, uint32_t F, const State &S) {
  std::vector<Fact> Guards;
  if (S.T.Ptr->Kind != ExprKind::Init)
    return true;
  guardsOf(P, F, S, Guards);
  return !Guards.empty();
}

} // namespace engine
} // namespace fltlint
