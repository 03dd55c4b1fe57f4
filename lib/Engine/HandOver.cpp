//===- HandOver.cpp - References that go to another routine ---------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A callback, a work routine or a thread is a root of its own; it starts from
/// what it was handed, and that is what of the giver's memory it can reach.
///
//===----------------------------------------------------------------------===//

#include "Analyzer.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"

namespace fltlint {
namespace engine {

/// Distinct entries with which a routine is run, or asked about.
static constexpr size_t MaxHandedEntries = 16;

/// What \p Routine starts from when \p Cookie is its parameter \p Param.
std::optional<State> Analyzer::handedEntry(const State &S,
                                           const CallTarget &Routine,
                                           unsigned Param, const Expr *Cookie) {
  uint32_t F = Routine.Function;
  if (F == pm::None || !Prog.M.Functions[F].isDefinition() ||
      Param >= Prog.M.Functions[F].Params.size())
    return std::nullopt;
  State E = genericEntry(F);
  std::vector<const Expr *> Roots{Cookie};
  S.closure(Roots);
  llvm::DenseSet<const Expr *> Reached(Roots.begin(), Roots.end());
  ExprMap Memo, Names;
  // The giver's locals mean nothing to the routine. Data, FltObjects and what
  // hangs on them are the same objects for a pre-operation and its
  // post-operation, and have the same parameter positions.
  bool SameParams =
      Prog.callback(F).PostOperation && Param == 2 && !Routine.OtherOperation;
  auto Give = [&](const Expr *X) {
    return Ctx.substitute(
        X,
        [&](const Expr *L) -> const Expr * {
          if (S.isNullUncertain(L)) {
            const Expr *&N = Names[L];
            if (!N) {
              N = Ctx.freshSymLike(L);
              N->MaybeNull = false;
            }
            return N;
          }
          if (L->Kind != ExprKind::Slot &&
              !(L->Kind == ExprKind::Init && L->A->Kind == ExprKind::Slot))
            return nullptr;
          if (SameParams && L->Kind == ExprKind::Init && L->A->Value < 2)
            return L;
          const Expr *&N = Names[L];
          if (!N)
            N = L->Kind == ExprKind::Slot ? Ctx.freshSym(64, SymClass::ExtStack)
                                          : Ctx.freshSym(L->Width);
          return N;
        },
        Memo);
  };
  for (const Cell &C : S.cells())
    if (Reached.count(rootOf(C.Base)))
      E.storeSized(Ctx.lin(Give(C.Base), C.Offset), C.Size, Give(C.Val));
  for (const auto &P : S.contents())
    if (Reached.count(P.second.first))
      E.setContent(Give(P.second.first), Give(P.second.second));
  const Expr *At = Ctx.slot(Param);
  E.store(Routine.InPlace ? Ctx.init(At, 0, 64) : At, Give(Cookie));
  for (const Fact &Fc : S.facts()) {
    bool Known = true;
    unsigned MinDepth = ~0u;
    forEachLeaf(Fc.E, [&](const Expr *L) {
      if (L->isSym())
        return;
      if (!SameParams || L->Value >= 2)
        Known &= Names.count(L) != 0;
    });
    // IoStatus changes between the two; what Iopb points to does not.
    for (const Expr *X = Fc.E; X; X = X->A)
      if (X->Kind == ExprKind::Init) {
        unsigned D = 0;
        const Expr *Y = X;
        while (Y->Kind == ExprKind::Init) {
          ++D;
          Y = rootOf(Y->A);
        }
        if (Y->Kind == ExprKind::Slot && Y->Value == 0 && SameParams)
          MinDepth = std::min(MinDepth, D);
        break;
      }
    if (MinDepth == 2)
      Known = false;
    if (Known)
      E.setFact(Give(Fc.E), Fc.R);
  }
  if (S.T.State == RefState::Absent) {
    collectGarbage(E, nullptr, nullptr);
    return E;
  }
  E.T = S.T;
  E.T.Ptr = Give(S.T.Ptr);
  E.T.State = RefState::Owned;
  E.T.Count = uint8_t(Routine.References);
  E.T.Captured = 0;
  E.T.Promised = E.T.Direct = 0;
  E.T.Incoming = false;
  E.T.Origin = 0;
  E.T.LostAt = pm::None;
  E.T.Alone = E.T.LastUser = false;
  if (E.T.Looked)
    E.T.Field = FieldLedger::None;
  E.T.Looked = false;
  E.T.KeptIn = E.T.LostIn = 0;
  E.T.KnownOutside = false; // the routine is the one to account for it
  collectGarbage(E, nullptr, nullptr);
  return E;
}

void Analyzer::handOff(const State &S, const CallTarget &Routine,
                       unsigned Param, const Expr *Cookie,
                       const Acquisition &Acq) {
  std::optional<State> E = handedEntry(S, Routine, Param, Cookie);
  if (!E)
    return;
  uint32_t F = Routine.Function;
  auto &Known = QueuedEntries[F];
  for (const State &Old : Known)
    if (covers(Old, *E))
      return;
  if (Known.size() >= MaxHandedEntries)
    return;
  Known.push_back(*E);
  RootJob J(F, std::move(*E));
  J.Handed = Acq;
  Queue.push_back(std::move(J));
}

unsigned Analyzer::surelyReleases(const State &S, const CallTarget &Routine,
                                  unsigned Param, const Expr *Cookie) {
  uint32_t F = Routine.Function;
  if (F == pm::None || !Prog.reachesContexts(F) ||
      EntriesAsked[F] >= MaxHandedEntries)
    return 0;
  std::optional<State> E = handedEntry(S, Routine, Param, Cookie);
  if (!E)
    return 0;
  // To the routine it is somebody else's reference, as a caller's is to a
  // callee: its leaks are told where it runs as a root. It may release more
  // than one, if there are more.
  E->T.Incoming = true;
  E->T.Origin = ~0u;
  if (S.T.Count > S.T.Promised + 1)
    E->T.Count = 2;
  ExprMap Map;
  bool IsGeneral = false;
  size_t Known = Summaries[F].size();
  Summary *Sum = summarize(F, *E, Map, IsGeneral);
  EntriesAsked[F] += Summaries[F].size() > Known;
  // While one that it relies on is computed, rows may be missing.
  for (Summary *Open = Sum; Open; Open = Open->Head)
    if (Open->inProgress())
      return 0;
  if (!Sum || Sum->Rows.empty())
    return 0;
  std::optional<unsigned> Left;
  for (const Row &R : Sum->Rows) {
    const Tracked &T = R.S.T;
    unsigned Count = T.State == RefState::Done ? 0 : T.Count;
    if (R.Exit == ExitType::Misuse || !T.live() || T.isAssumed() ||
        (Left && *Left != Count))
      return 0;
    Left = Count;
  }
  return *Left < E->T.Count ? E->T.Count - *Left : 0;
}

/// NULL where \p Cookie may be NULL, else itself; then the contexts that may be
/// NULL in new memory it points to are. False: nothing of that.
static bool letBeNull(State &S, const Expr *&Cookie) {
  if (Cookie->isUndef())
    return false;
  if (mayBeNull(S, Cookie)) {
    Cookie = S.Ctx->constant(0, 64);
    return true;
  }
  const Expr *Root = rootOf(Cookie);
  bool Any = false;
  if (Root->isHeap())
    for (Cell &C : S.cells())
      if (rootOf(C.Base) == Root && C.Val->Width == 64 && mayBeNull(S, C.Val)) {
        C.Val = S.Ctx->constant(0, 64);
        Any = true;
      }
  return Any;
}

/// Does \p F do anything with what its parameter \p Param points to?
bool Analyzer::looksBehind(uint32_t F, unsigned Param) {
  auto [It, IsNew] = LooksBehind.insert({{F, Param}, false});
  if (!IsNew)
    return It->second;
  const pm::Function &Fn = Prog.M.Functions[F];
  llvm::DenseSet<pm::SlotId> Slots{Param};
  llvm::DenseSet<pm::TempId> Temps;
  auto Has = [&](const pm::Operand &O) {
    return O.isTemp()
               ? Temps.contains(O.Index)
               : O.Kind == pm::OperandKind::Slot && Slots.contains(O.Index);
  };
  auto Looks = [&](const pm::Instruction &I) {
    switch (I.Op) {
    case pm::Opcode::Load:
      if (I.Ops[0].isTemp())
        return Has(I.Ops[0]);
      if (Has(I.Ops[0]))
        Temps.insert(I.Result);
      return false;
    case pm::Opcode::Cast:
      if (Has(I.Ops[0]))
        Temps.insert(I.Result);
      return false;
    case pm::Opcode::Store:
      if (I.Ops[0].isTemp())
        return Has(I.Ops[0]) || Has(I.Ops[1]);
      if (!Has(I.Ops[1]))
        return false;
      if (I.Ops[0].Kind == pm::OperandKind::Slot)
        Slots.insert(I.Ops[0].Index);
      return I.Ops[0].Kind != pm::OperandKind::Slot;
    case pm::Opcode::Call:
      for (size_t K = 0; K < I.Ops.size(); ++K) {
        if (!Has(I.Ops[K]))
          continue;
        if (I.Ops[0].Kind != pm::OperandKind::Function || !I.Ops[K].isTemp() ||
            Prog.ddiOf(I.Ops[0].Index))
          return true;
        if (Prog.M.Functions[I.Ops[0].Index].isDefinition() &&
            (K > Prog.M.Functions[I.Ops[0].Index].Params.size() ||
             looksBehind(I.Ops[0].Index, unsigned(K - 1))))
          return true;
      }
      return false;
    case pm::Opcode::Binary:
    case pm::Opcode::ScopeBegin:
    case pm::Opcode::ScopeEnd:
    case pm::Opcode::Assume:
      return false;
    default:
      return llvm::any_of(I.Ops, Has);
    }
  };
  size_t Before;
  do {
    Before = Slots.size() + Temps.size();
    for (const pm::Block &B : Fn.Blocks)
      for (const pm::Instruction &I : B.Instrs)
        if (Looks(I))
          return LooksBehind[{F, Param}] = true;
  } while (Before != Slots.size() + Temps.size());
  return false;
}

/// Leaves out of \p E, the entry of post-operation \p F, that the operation
/// failed or was never carried out.
static void letItSucceed(State &E, const pm::Module &M, uint32_t F) {
  constexpr pm::SlotId DataParam = 0, FlagsParam = 3;
  const pm::Function &Fn = M.Functions[F];
  if (FlagsParam < Fn.Params.size())
    E.store(E.Ctx->slot(FlagsParam), E.Ctx->constant(0, 32));
  uint32_t R = pointedRecord(M, Fn.Params[DataParam].Type);
  if (R == pm::None)
    return;
  const Expr *Data = E.load(E.Ctx->slot(DataParam), 64);
  for (const pm::Field &Fd : M.Records[R].Fields)
    if (Fd.Name == "IoStatus")
      E.store(E.Ctx->lin(Data, int64_t(Fd.OffsetBits / 8)),
              E.Ctx->constant(0, 32));
}

std::optional<pm::LocId> Analyzer::surelyUsesNull(const State &S,
                                                  const CallTarget &Routine,
                                                  unsigned Param,
                                                  const Expr *Cookie) {
  uint32_t F = Routine.Function;
  State Giver = S;
  if (F == pm::None || !Prog.M.Functions[F].isDefinition() ||
      !Prog.reachesContexts(F) || Param >= Prog.M.Functions[F].Params.size() ||
      !letBeNull(Giver, Cookie) || !looksBehind(F, Param))
    return std::nullopt;
  std::optional<State> E = handedEntry(Giver, Routine, Param, Cookie);
  if (!E)
    return std::nullopt;
  E->T = Tracked();
  Summary *Sum = suppose(F, *E, /*OnlyLuck=*/false);
  auto IsSure = [](const Summary &Sum) {
    return llvm::all_of(Sum.Rows, [](const Row &R) {
      return R.Exit == ExitType::Unwind || R.S.T.Misused;
    });
  };
  if (!Sum || Sum->UsesNullAt == pm::None)
    return std::nullopt;
  if (!IsSure(*Sum)) {
    // Nobody hands on NULL because an operation will fail, or memory be scarce.
    letItSucceed(*E, Prog.M, F);
    Sum = suppose(F, *E, /*OnlyLuck=*/true);
    if (!Sum || Sum->UsesNullAt == pm::None || !IsSure(*Sum))
      return std::nullopt;
  }
  return Sum->UsesNullAt;
}

Summary *Analyzer::suppose(uint32_t F, const State &Entry, bool OnlyLuck) {
  std::swap(ExactSummaries, SupposedSummaries[OnlyLuck]);
  Supposing = OnlyLuck ? Supposition::OnlyLuck : Supposition::Anything;
  ExprMap Map;
  Summary *Sum = summarizeExactly(F, Entry, Map);
  Supposing = Supposition::None;
  std::swap(ExactSummaries, SupposedSummaries[OnlyLuck]);
  return Sum;
}

} // namespace engine
} // namespace fltlint
