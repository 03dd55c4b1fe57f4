//===- Ledger.cpp - References that a field stands for --------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Ledger.h"
#include "llvm/ADT/STLExtras.h"

namespace fltlint {
namespace engine {

/// More exits than these are not compared.
static constexpr size_t MaxExits = 64;

void Ledger::released(const Expr *V) {
  if (V->Width == 64 && !V->isConst() && !V->isUndef())
    Released.insert(V);
}

void Ledger::leaves(const State &S, const Expr *Ret, pm::LocId Where,
                    uint32_t Node) {
  if (!S.T.Ptr || S.T.State == RefState::Absent || S.Tainted ||
      Exits.size() >= MaxExits)
    return;
  Exits.push_back({S, Ret, Where, Node});
}

std::vector<Ledger::Finding> Ledger::settle() {
  std::vector<Finding> Out;
  if (Exits.size() > 1) {
    if (Entry.T.State == RefState::Absent)
      holders(Out);
    else
      members(Out);
  }
  Exits.clear();
  return Out;
}

/// Callers may see the same value from both.
static bool lookAlike(const State &A, const Expr *RetA, const State &B,
                      const Expr *RetB) {
  if (!RetA || !RetB || RetA->isUndef() || RetB->isUndef())
    return true;
  return A.rangeOf(RetA).intersects(B.rangeOf(RetB));
}

static bool outlives(const Expr *Root) {
  return Root->Kind == ExprKind::Init || Root->Kind == ExprKind::Global ||
         (Root->isSym() && Root->Class == SymClass::Value);
}

void Ledger::holders(std::vector<Finding> &Out) const {
  // What the place held when the function began, and is released in it.
  auto IsTaken = [this](const Expr *Place) {
    State Copy = Entry;
    return Released.count(Copy.load(Place, 64)) != 0;
  };
  auto Holds = [](const State &S, const Expr *Base, int64_t Offset) {
    for (const Cell &C : S.cellsOf(Base))
      if (C.Offset == Offset && S.isT(C.Val))
        return true;
    return false;
  };
  for (const Exit &Borrow : Exits) {
    if (Borrow.S.T.State != RefState::Done)
      continue;
    for (const Cell &C : Borrow.S.cells()) {
      if (!Borrow.S.isT(C.Val) || !outlives(rootOf(C.Base)))
        continue;
      const Expr *Place = Borrow.S.Ctx->lin(C.Base, C.Offset);
      if (!IsTaken(Place))
        continue;
      for (const Exit &Give : Exits)
        if (Give.S.T.State == RefState::Owned &&
            Holds(Give.S, C.Base, C.Offset) &&
            lookAlike(Give.S, Give.Ret, Borrow.S, Borrow.Ret)) {
          const Expr *Base = C.Base;
          int64_t Offset = C.Offset;
          Out.push_back({EventKind::UncountedHolder, Borrow.Where, Borrow.Node,
                         Place, [Holds, Base, Offset](const State &S) {
                           return S.T.State == RefState::Done &&
                                  Holds(S, Base, Offset);
                         }});
          break;
        }
    }
  }
}

/// The field of T at \p Offset was NULL, and is not any more.
static bool setsMember(const State &S, const State &Entry, int64_t Offset) {
  State Before = Entry, Now = S;
  const Expr *Place = S.Ctx->lin(S.T.Ptr, Offset);
  return S.rangeOf(Before.load(Place, 64)) == RangeSet::single(0) &&
         !S.rangeOf(Now.load(Place, 64)).contains(0);
}

/// Neither took a reference nor joined anything.
static bool leavesCount(const State &S, const State &Entry) {
  return S.T.State == RefState::Owned && S.T.Count == Entry.T.Count &&
         S.T.Captured == Entry.T.Captured;
}

/// Could \p Taker's path be what the next call takes after \p Before?
bool Ledger::findsAfter(const Exit &Taker, const Exit &Before,
                        int64_t Offset) const {
  State Left = Before.S;
  ExprContext &Ctx = *Left.Ctx;
  const Expr *T = Left.T.Ptr;
  for (const Fact &F : Taker.S.facts()) {
    // In terms of what the function found in T.
    bool AboutT = false, Other = false;
    std::function<const Expr *(const Expr *)> Now =
        [&](const Expr *E) -> const Expr * {
      if (E == T)
        return E;
      if (E->Kind == ExprKind::Init) {
        const Expr *Base = Now(E->A);
        if (!Base)
          return nullptr;
        AboutT = true;
        return Left.load(Ctx.lin(Base, E->Value), E->Width);
      }
      if (E->Kind == ExprKind::Bin) {
        const Expr *A = Now(E->A), *B = Now(E->B);
        return A && B ? Ctx.binary(E->Op, A, B, E->Width, E->Signed) : nullptr;
      }
      if (E->isConst())
        return E;
      Other = true;
      return nullptr;
    };
    const Expr *E = Now(F.E);
    if (E && AboutT && !Other && !Left.rangeOf(E).intersects(F.R))
      return false;
  }
  return true;
}

void Ledger::members(std::vector<Finding> &Out) const {
  for (const Exit &Give : Exits) {
    if (Give.S.T.State != RefState::Owned ||
        Give.S.T.Captured <= Entry.T.Captured ||
        Give.S.T.Count <= Entry.T.Count)
      continue;
    for (const Cell &C : Give.S.cellsOf(Give.S.T.Ptr)) {
      if (C.Size != 8 || !setsMember(Give.S, Entry, C.Offset))
        continue;
      int64_t Offset = C.Offset;
      for (const Exit &Bare : Exits) {
        if (!leavesCount(Bare.S, Entry) || !setsMember(Bare.S, Entry, Offset) ||
            !lookAlike(Give.S, Give.Ret, Bare.S, Bare.Ret))
          continue;
        // Somebody who finds the field set takes T off the list and releases
        // it.
        bool Taken = llvm::any_of(Exits, [&](const Exit &Taker) {
          State Before = Entry;
          const Expr *Found =
              Before.load(Entry.Ctx->lin(Entry.T.Ptr, Offset), 64);
          return Taker.S.T.Taken && !Taker.S.rangeOf(Found).contains(0) &&
                 findsAfter(Taker, Bare, Offset);
        });
        if (!Taken)
          continue;
        const State *E = &Entry;
        Out.push_back({EventKind::UncountedMember, Bare.Where, Bare.Node,
                       Entry.Ctx->lin(Entry.T.Ptr, Offset),
                       [E, Offset](const State &S) {
                         return leavesCount(S, *E) && setsMember(S, *E, Offset);
                       }});
      }
    }
  }
}

} // namespace engine
} // namespace fltlint
