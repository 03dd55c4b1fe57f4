//===- Merge.cpp - Dropping, comparing and joining states -----------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Merge.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"

namespace fltlint {
namespace engine {

//===----------------------------------------------------------------------===//
// Garbage collection
//===----------------------------------------------------------------------===//

/// Memory of others' that was found through a pointer of unknown origin.
static bool isFarMemory(const Expr *Root) {
  return Root->Kind == ExprKind::Init ||
         (Root->isSym() && Root->Class == SymClass::Value);
}

void collectGarbage(State &S, const llvm::BitVector *LiveSlots,
                    const llvm::BitVector *LiveTemps) {
  auto SlotIsDead = [LiveSlots](const Expr *Root) {
    return LiveSlots && Root->Kind == ExprKind::Slot &&
           !LiveSlots->test(unsigned(Root->Value));
  };
  if (LiveTemps)
    llvm::erase_if(S.Temps, [LiveTemps](const auto &P) {
      return !LiveTemps->test(P.first);
    });
  if (LiveSlots) {
    // A dead local that holds what T owns is kept: its end is what gets
    // reported.
    bool Owned = S.T.State == RefState::Owned;
    llvm::erase_if(S.cells(), [&](const Cell &C) {
      return SlotIsDead(rootOf(C.Base)) && !(Owned && S.pointsIntoT(C.Val));
    });
    llvm::SmallVector<const Expr *, 8> Gone;
    for (const auto &P : S.contents())
      if (SlotIsDead(P.second.first))
        Gone.push_back(P.second.first);
    for (const Expr *R : Gone)
      S.eraseContent(R);
  }

  llvm::DenseSet<const Expr *> Live;
  if (S.Fixed)
    Live = *S.Fixed;
  auto Mark = [&Live](const Expr *E) {
    bool New = false;
    forEachLeaf(E, [&](const Expr *L) { New |= Live.insert(L).second; });
    return New;
  };
  for (const auto &P : S.Temps)
    Mark(P.second);
  if (S.T.Ptr)
    Mark(S.T.Ptr);
  for (const auto &P : S.contents())
    if (!P.second.first->isSym())
      Mark(P.second.second);
  if (LiveSlots)
    for (unsigned I : LiveSlots->set_bits())
      Live.insert(S.Ctx->slot(I));
  auto LeavesLive = [&Live](const Expr *E) {
    bool All = true;
    forEachLeaf(E, [&](const Expr *L) {
      All &= Live.count(L) || L->Kind == ExprKind::Slot;
    });
    return All;
  };
  // Memory of unknown origin is kept if something still leads there; and T's
  // holders always. A holder that only the outside still knows needs no place.
  std::vector<char> Kept(S.cells().size(), 0);
  auto Spread = [&](bool Holders) {
    for (bool Changed = true; Changed;) {
      Changed = false;
      for (size_t I = 0; I < Kept.size(); ++I) {
        const Cell &C = S.cells()[I];
        if (Kept[I])
          continue;
        if (LeavesLive(C.Base) || (Holders && S.pointsIntoT(C.Val))) {
          Kept[I] = 1;
          Changed = true;
          Mark(C.Base);
          Mark(C.Val);
        }
      }
      for (const auto &P : S.contents())
        if (P.second.first->isSym() && Live.count(P.second.first))
          Changed |= Mark(P.second.second);
    }
  };
  Spread(/*Holders=*/false);
  if (S.T.Ptr)
    for (size_t I = 0; I < Kept.size(); ++I) {
      const Cell &C = S.cells()[I];
      if (Kept[I] || !S.pointsIntoT(C.Val))
        continue;
      if (S.isEscapedHeap(rootOf(C.Base))) {
        Kept[I] = 2;
        S.T.Captured = uint8_t(std::min<unsigned>(S.T.Captured + 1, 8));
      } else if (isFarMemory(rootOf(C.Base))) {
        // A name or a buffer inside of T says nothing of T itself.
        Kept[I] = 2;
        if (addressOf(C.Val).Offset == 0)
          S.T.Captured = uint8_t(std::min<unsigned>(S.T.Captured + 1, 8));
      }
    }
  // One that nothing leads to holds T as well as another: a loop that allocates
  // one in each round comes to an end.
  bool IsLost = false;
  if (S.T.Ptr)
    for (size_t I = 0; I < Kept.size(); ++I) {
      const Cell &C = S.cells()[I];
      if (!Kept[I] && S.pointsIntoT(C.Val) && rootOf(C.Base)->isHeap()) {
        Kept[I] = 2;
        IsLost = true;
      }
    }
  Spread(/*Holders=*/true);
  for (char &K : Kept)
    if (K == 2)
      K = 0;
  if (llvm::is_contained(Kept, 0)) {
    size_t Out = 0;
    for (size_t I = 0; I < Kept.size(); ++I)
      if (Kept[I])
        S.cells()[Out++] = S.cells()[I];
    S.cells().erase(S.cells().begin() + Out, S.cells().end());
  }
  if (IsLost) {
    S.store(S.Ctx->lostHeap(), S.T.Ptr);
    Live.insert(S.Ctx->lostHeap());
  }
  llvm::SmallVector<const Expr *, 8> Gone;
  for (const auto &P : S.contents())
    if (P.second.first->isSym() && !Live.count(P.second.first))
      Gone.push_back(P.second.first);
  for (const Expr *R : Gone)
    S.eraseContent(R);
  llvm::erase_if(S.Escaped, [&](const Expr *E) { return !Live.count(E); });
  llvm::erase_if(S.facts(), [&](const Fact &F) {
    bool All = true;
    forEachLeaf(F.E, [&](const Expr *L) {
      All &= Live.count(L) != 0 || (!LiveSlots && !L->isSym());
    });
    return !All;
  });
}

//===----------------------------------------------------------------------===//
// Correspondence of two states' symbols
//===----------------------------------------------------------------------===//

namespace {
using ExprMap = llvm::DenseMap<const Expr *, const Expr *>;

/// Pairs of the cells' ranges that have one base.
struct BaseRange {
  const Expr *Base;
  size_t Begin, End;
};

std::vector<BaseRange> basesOf(const std::vector<Cell> &Cells) {
  std::vector<BaseRange> R;
  for (size_t I = 0; I < Cells.size();) {
    size_t J = I;
    while (J < Cells.size() && Cells[J].Base == Cells[I].Base)
      ++J;
    R.push_back({Cells[I].Base, I, J});
    I = J;
  }
  return R;
}

bool hasSym(const Expr *E, const State &S) {
  bool Found = false;
  forEachLeaf(E, [&](const Expr *L) { Found |= L->isSym() && !S.isFixed(L); });
  return Found;
}

/// Cells of a base whose name holds no symbol come first, in both states in
/// the same order; the others follow once their symbols are matched.
class Correspondence {
public:
  Correspondence(const State &A, const State &B) : A(A), B(B) {}
  virtual ~Correspondence() = default;

  /// Compares all memory; false ends it.
  bool run();

protected:
  /// Compares one value of A with one of B, in a cell or in the temporary of
  /// that index; false ends the comparison.
  virtual bool values(const Cell *Where, size_t Temp, const Expr *VA,
                      const Expr *VB) = 0;
  /// A place only one of the states has.
  virtual bool only(const Cell &C, bool InA) = 0;
  virtual bool contents(const Expr *Root, const Expr *TA, const Expr *TB) = 0;
  /// The name in B of an expression of A; null if a symbol has none yet.
  const Expr *toB(const Expr *E);
  const Expr *toA(const Expr *E);
  const Expr *mapped(const Expr *E, const ExprMap &Map) const;
  bool compareBase(const BaseRange *RA, const BaseRange *RB);

  const State &A, &B;
  ExprMap MapAB, MapBA;
};
} // namespace

const Expr *Correspondence::mapped(const Expr *E, const ExprMap &Map) const {
  if (!E->HasLeaf)
    return E;
  bool Complete = true;
  forEachLeaf(E, [&](const Expr *L) {
    if (L->isSym() && !A.isFixed(L) && !Map.count(L))
      Complete = false;
  });
  if (!Complete)
    return nullptr;
  ExprMap Memo;
  return A.Ctx->substitute(
      E,
      [&](const Expr *L) -> const Expr * {
        if (!L->isSym() || A.isFixed(L))
          return nullptr;
        return Map.lookup(L);
      },
      Memo);
}

const Expr *Correspondence::toB(const Expr *E) { return mapped(E, MapAB); }
const Expr *Correspondence::toA(const Expr *E) { return mapped(E, MapBA); }

bool Correspondence::compareBase(const BaseRange *RA, const BaseRange *RB) {
  size_t I = RA ? RA->Begin : 0, IE = RA ? RA->End : 0;
  size_t J = RB ? RB->Begin : 0, JE = RB ? RB->End : 0;
  while (I < IE || J < JE) {
    const Cell *CA = I < IE ? &A.cells()[I] : nullptr;
    const Cell *CB = J < JE ? &B.cells()[J] : nullptr;
    if (CA && CB && CA->Offset == CB->Offset && CA->Size == CB->Size) {
      if (!values(CA, 0, CA->Val, CB->Val))
        return false;
      ++I;
      ++J;
    } else if (CA && (!CB || CA->Offset <= CB->Offset)) {
      if (!only(*CA, true))
        return false;
      ++I;
    } else {
      if (!only(*CB, false))
        return false;
      ++J;
    }
  }
  return true;
}

bool Correspondence::run() {
  std::vector<BaseRange> BA = basesOf(A.cells()), BB = basesOf(B.cells());
  llvm::DenseMap<const Expr *, size_t> IndexA, IndexB;
  for (size_t I = 0; I < BA.size(); ++I)
    IndexA[BA[I].Base] = I;
  for (size_t I = 0; I < BB.size(); ++I)
    IndexB[BB[I].Base] = I;
  std::vector<char> DoneA(BA.size(), 0), DoneB(BB.size(), 0);

  // Temporaries first: they are few and near.
  size_t I = 0, J = 0;
  while (I < A.Temps.size() || J < B.Temps.size()) {
    if (I == A.Temps.size() || J == B.Temps.size() ||
        A.Temps[I].first != B.Temps[J].first)
      return false;
    if (!values(nullptr, I, A.Temps[I].second, B.Temps[J].second))
      return false;
    ++I;
    ++J;
  }
  // Fixed bases, in A's order and then what only B has.
  for (size_t K = 0; K < BA.size(); ++K) {
    if (hasSym(BA[K].Base, A))
      continue;
    auto It = IndexB.find(BA[K].Base);
    DoneA[K] = 1;
    if (It != IndexB.end())
      DoneB[It->second] = 1;
    if (!compareBase(&BA[K], It == IndexB.end() ? nullptr : &BB[It->second]))
      return false;
  }
  for (size_t K = 0; K < BB.size(); ++K)
    if (!DoneB[K] && !hasSym(BB[K].Base, B)) {
      DoneB[K] = 1;
      if (!compareBase(nullptr, &BB[K]))
        return false;
    }
  // Contents of fixed objects.
  auto CompareContents = [&](const Expr *RootA, const Expr *RootB) {
    const Expr *TA = A.contentToken(RootA), *TB = B.contentToken(RootB);
    return contents(RootA, TA, TB);
  };
  llvm::DenseSet<const Expr *> ContentDone;
  for (const State *S : {&A, &B})
    for (const auto &P : S->contents()) {
      const Expr *Root = P.second.first;
      if (!hasSym(Root, A) && ContentDone.insert(Root).second &&
          !CompareContents(Root, Root))
        return false;
    }
  for (bool Changed = true; Changed;) {
    Changed = false;
    for (size_t K = 0; K < BA.size(); ++K) {
      if (DoneA[K])
        continue;
      const Expr *Other = toB(BA[K].Base);
      if (!Other)
        continue;
      auto It = IndexB.find(Other);
      if (It != IndexB.end() && DoneB[It->second])
        It = IndexB.end();
      DoneA[K] = 1;
      if (It != IndexB.end())
        DoneB[It->second] = 1;
      Changed = true;
      if (!compareBase(&BA[K], It == IndexB.end() ? nullptr : &BB[It->second]))
        return false;
    }
    for (size_t K = 0; K < BB.size(); ++K) {
      const Expr *Other = DoneB[K] ? nullptr : toA(BB[K].Base);
      if (!Other)
        continue;
      // Matched a moment ago, behind its place in the loop above.
      auto It = IndexA.find(Other);
      if (It != IndexA.end() && !DoneA[It->second]) {
        Changed = true;
        continue;
      }
      DoneB[K] = 1;
      Changed = true;
      if (!compareBase(nullptr, &BB[K]))
        return false;
    }
    for (const auto &P : A.contents()) {
      const Expr *Root = P.second.first;
      if (!hasSym(Root, A) || ContentDone.count(Root))
        continue;
      const Expr *Other = toB(Root);
      if (!Other)
        continue;
      ContentDone.insert(Root);
      Changed = true;
      if (!CompareContents(Root, Other))
        return false;
    }
    // An object that nothing else leads to any more, such as what a caller
    // passed the address of, is the same in both if it has the same name.
    for (size_t K = 0; K < BA.size() && !Changed; ++K)
      if (!DoneA[K] && IndexB.count(BA[K].Base))
        forEachLeaf(BA[K].Base, [&](const Expr *L) {
          if (L->isSym() && !MapAB.count(L) && !MapBA.count(L)) {
            MapAB[L] = L;
            MapBA[L] = L;
            Changed = true;
          }
        });
  }
  for (size_t K = 0; K < BA.size(); ++K)
    if (!DoneA[K] && !compareBase(&BA[K], nullptr))
      return false;
  for (size_t K = 0; K < BB.size(); ++K)
    if (!DoneB[K] && !compareBase(nullptr, &BB[K]))
      return false;
  return true;
}

static bool sameKey(const State &A, const State &B) {
  return A.T == B.T && A.Irql == B.Irql && A.Tainted == B.Tainted;
}

//===----------------------------------------------------------------------===//
// Coverage
//===----------------------------------------------------------------------===//

namespace {
/// Matches A's symbols one way onto B's expressions.
class Coverage : public Correspondence {
public:
  Coverage(const State &A, const State &B, bool Loosely)
      : Correspondence(A, B), Loosely(Loosely) {}

  bool check() {
    if (A.T.Ptr && B.T.Ptr && !match(A.T.Ptr, B.T.Ptr))
      return false;
    if (!run())
      return false;
    if (A.Escaped.size() != B.Escaped.size())
      return false;
    for (const Expr *E : A.Escaped) {
      const Expr *Other = toB(E);
      if (Other && !B.isEscapedHeap(Other))
        return false;
    }
    for (const Fact &F : A.facts()) {
      const Expr *E = toB(F.E);
      if (!E)
        continue; // about nothing that B has
      if (!B.rangeOf(E).isSubsetOf(F.R))
        return false;
    }
    return true;
  }

  ExprMap takeMap() { return std::move(MapAB); }

protected:
  bool match(const Expr *VA, const Expr *VB) {
    if (VA == VB && !VA->HasLeaf)
      return true;
    if (VA->Width != VB->Width)
      return false;
    if (VA->isSym() && A.isFixed(VA))
      return VA == VB;
    if (VA->isSym()) {
      bool T = A.T.Ptr == VA;
      if (T != (B.T.Ptr == VB))
        return false;
      auto It = MapAB.find(VA);
      if (It != MapAB.end())
        return It->second == VB;
      if (Loosely && mayStandForUnset(VA, VB)) {
        MapAB[VA] = VB;
        return true;
      }
      // That a path made it NULL is to be remembered.
      if (!Loosely && VA->Width == 64 && !VA->MaybeNull &&
          (VB->isConst(0) || VB->MaybeNull))
        return false;
      // What is known of where it comes from must hold for both.
      if (VA->hasProvenance() && !VA->hasSameProvenance(VB) && !VB->isConst(0))
        return false;
      bool OrNull = VA->Acquired && !T && VB->isConst(0);
      if ((VA->Class != SymClass::Value || T || VA->Acquired) && !OrNull) {
        if (!VB->isSym() || VB->Class != VA->Class || MapBA.count(VB) ||
            VB->Acquired != VA->Acquired)
          return false;
      } else if (VB->isSym() && VB->Acquired) {
        return false; // what is done to it counts for another acquisition
      } else if (B.pointsIntoT(VB) || VB->isUndef() ||
                 (VB->Width == 64 && rootOf(VB)->isObject()) ||
                 (VB->Width == 64 && holdsCells(VA, VB))) {
        // A plain symbol stands for no particular object.
        if (!VB->isSym() || VB->Class != SymClass::Value || B.pointsIntoT(VB) ||
            MapBA.count(VB))
          return false;
      }
      MapAB[VA] = VB;
      if (VB->isSym())
        MapBA.insert({VB, VA});
      return true;
    }
    if (VA->Kind != VB->Kind || VA->Value != VB->Value || VA->Op != VB->Op ||
        VA->Signed != VB->Signed || !VA->A != !VB->A || !VA->B != !VB->B)
      return false;
    if (!VA->A)
      return VA == VB;
    return match(VA->A, VB->A) && (!VA->B || match(VA->B, VB->B));
  }
  /// What nothing has set may be anything; and unknown content zero, too.
  bool mayStandForUnset(const Expr *VA, const Expr *VB) const {
    if (VA->Class == SymClass::Token)
      return VB->isUndef() || VB->isConst(0);
    return VB->isUndef() && VA->Class == SymClass::Value && !VA->Acquired &&
           A.T.Ptr != VA && A.cellsOf(VA).empty();
  }
  bool holdsCells(const Expr *VA, const Expr *VB) const {
    return !A.cellsOf(VA).empty() || !B.cellsOf(rootOf(VB)).empty();
  }
  bool values(const Cell *, size_t, const Expr *VA, const Expr *VB) override {
    return match(VA, VB);
  }
  bool only(const Cell &C, bool InA) override {
    // What only A wrote, B has as it was at first; A's value may stand for
    // that. What only B wrote, A takes to be unwritten.
    if (!InA)
      return false;
    const Expr *Base = hasSym(C.Base, A) ? toB(C.Base) : C.Base;
    if (!Base)
      return false;
    State Copy = B;
    return match(C.Val, Copy.load(B.Ctx->lin(Base, C.Offset), C.Val->Width));
  }
  bool contents(const Expr *, const Expr *TA, const Expr *TB) override {
    return match(TA, TB);
  }

private:
  bool Loosely;
};
} // namespace

/// How many of the different pairs of constants that stand at one place in the
/// two states; stops above \p Limit. Most states that must stay apart differ
/// in constants, and that is soon seen.
static unsigned differentConstants(const State &A, const State &B,
                                   unsigned Limit) {
  llvm::SmallVector<std::pair<const Expr *, const Expr *>, 4> Pairs;
  auto Consider = [&Pairs](const Expr *VA, const Expr *VB) {
    if (VA != VB && VA->isConst() && VB->isConst() &&
        !llvm::is_contained(Pairs, std::make_pair(VA, VB)))
      Pairs.push_back({VA, VB});
  };
  auto I = A.cells().begin(), IE = A.cells().end();
  auto J = B.cells().begin(), JE = B.cells().end();
  while (I != IE && J != JE && Pairs.size() <= Limit) {
    if (I->Base == J->Base && I->Offset == J->Offset) {
      if (I->Size == J->Size && !hasSym(I->Base, A))
        Consider(I->Val, J->Val);
      ++I;
      ++J;
    } else if (PlaceLess::less(I->Base, I->Offset, J->Base, J->Offset)) {
      ++I;
    } else {
      ++J;
    }
  }
  for (size_t K = 0; K < A.Temps.size() && Pairs.size() <= Limit; ++K)
    if (A.Temps[K].first == B.Temps[K].first)
      Consider(A.Temps[K].second, B.Temps[K].second);
  return unsigned(Pairs.size());
}

bool covers(const State &A, const State &B, ExprMap *Map, bool Loosely) {
  if (!sameKey(A, B) || A.cells().size() < B.cells().size() ||
      A.Temps.size() != B.Temps.size() || differentConstants(A, B, 0) != 0)
    return false;
  Coverage C(A, B, Loosely);
  if (!C.check())
    return false;
  if (Map)
    *Map = C.takeMap();
  return true;
}

//===----------------------------------------------------------------------===//
// Join
//===----------------------------------------------------------------------===//

namespace {
class Joiner : public Correspondence {
public:
  Joiner(const State &A, const State &B, bool Widen, unsigned MaxDifferences)
      : Correspondence(A, B), Result(A), Widen(Widen),
        MaxDifferences(MaxDifferences) {}

  std::optional<JoinResult> build() {
    if (A.T.Ptr && B.T.Ptr && !unify(A.T.Ptr, B.T.Ptr))
      return std::nullopt;
    if (!run())
      return std::nullopt;
    for (const Expr *E : A.Escaped) {
      const Expr *Other = toB(E);
      if (!Other || !B.isEscapedHeap(Other))
        ++Differences;
    }
    for (const Expr *E : B.Escaped) {
      const Expr *Other = toA(E);
      if (!Other)
        ++Differences;
      else if (!A.isEscapedHeap(Other)) {
        ++Differences;
        Result.escapeHeap(Other);
      }
    }
    if (Differences > MaxDifferences)
      return std::nullopt;
    joinFacts();
    if (Differences > MaxDifferences)
      return std::nullopt;
    return JoinResult{std::move(Result), Differences};
  }

private:
  bool unify(const Expr *VA, const Expr *VB) {
    if (VA == VB && !VA->HasLeaf)
      return true;
    if (VA->Width != VB->Width)
      return false;
    if (VA->isSym() || VB->isSym()) {
      if (A.isFixed(VA) || A.isFixed(VB))
        return VA == VB;
      if (!VA->isSym() || !VB->isSym() || VA->Class != VB->Class ||
          VA->Acquired != VB->Acquired || VA->MaybeNull != VB->MaybeNull ||
          !VA->hasSameProvenance(VB) || (A.T.Ptr == VA) != (B.T.Ptr == VB))
        return false;
      auto IA = MapAB.find(VA);
      auto IB = MapBA.find(VB);
      if (IA != MapAB.end() || IB != MapBA.end())
        return IA != MapAB.end() && IA->second == VB;
      MapAB[VA] = VB;
      MapBA[VB] = VA;
      return true;
    }
    if (VA->Kind != VB->Kind || VA->Value != VB->Value || VA->Op != VB->Op ||
        VA->Signed != VB->Signed || !VA->A != !VB->A || !VA->B != !VB->B)
      return false;
    if (!VA->A)
      return VA == VB;
    // Symbols matched on the way to a mismatch do no harm: they only make
    // other matches fail.
    return unify(VA->A, VB->A) && (!VA->B || unify(VA->B, VB->B));
  }

  bool leadsToT(const State &S, const Expr *V) const {
    if (V->Width != 64 || V->isConst() || V->isUndef() || !S.T.Ptr)
      return false;
    return S.reachesT(V);
  }

  const Expr *different(const Expr *VA, const Expr *VB) {
    auto Key = std::make_pair(VA, VB);
    auto It = Pairs.find(Key);
    if (It != Pairs.end())
      return It->second;
    ++Differences;
    // An acquired context or NULL is still no context of somebody else's.
    const Expr *S =
        A.Ctx->freshSym(VA->Width, SymClass::Value,
                        (VA->isSym() && VA->Acquired && VA->Width == 64) ||
                            (VB->isSym() && VB->Acquired && VB->Width == 64));
    S->MaybeNull =
        VA->isConst(0) || VB->isConst(0) || VA->MaybeNull || VB->MaybeNull;
    Pairs[Key] = S;
    bool Exact = true;
    if (VA->isUndef() || VB->isUndef()) {
      if (VA->Width == 64)
        ++Differences;
    } else {
      RangeSet R = A.rangeOf(VA).unite(B.rangeOf(VB), &Exact);
      if (Widen)
        R = R.widened(VA->Width);
      NewFacts.push_back({S, R});
      // What else is known about either value does not carry over.
      auto Simple = [](const Expr *V) { return V->isConst() || V->isSym(); };
      auto Named = [](const State &St, const Expr *V) {
        if (V->isConst())
          return false;
        if (!V->isSym())
          return true;
        if (V->Class != SymClass::Value || St.isFixed(V) ||
            !St.cellsOf(V).empty())
          return true;
        return llvm::any_of(St.facts(), [V](const Fact &F) {
          bool Uses = false;
          if (F.E != V)
            forEachLeaf(F.E, [&](const Expr *L) { Uses |= L == V; });
          return Uses;
        });
      };
      if (!Exact || !Simple(VA) || !Simple(VB) || Named(A, VA) || Named(B, VB))
        ++Differences;
      // The same symbol at another place would stay correlated with it.
      if (VA->isSym() && MapAB.count(VA))
        ++Differences;
      if (VB->isSym() && MapBA.count(VB))
        ++Differences;
    }
    return S;
  }

  bool values(const Cell *Where, size_t Temp, const Expr *VA,
              const Expr *VB) override {
    if (A.pointsIntoT(VA) != B.pointsIntoT(VB))
      return false;
    if (unify(VA, VB))
      return true;
    if (A.pointsIntoT(VA) || VA->Width != VB->Width)
      return false;
    if (leadsToT(A, VA) || leadsToT(B, VB))
      return false;
    const Expr *S = different(VA, VB);
    if (Differences > MaxDifferences)
      return false;
    if (Where)
      Result.storeSized(A.Ctx->lin(Where->Base, Where->Offset), Where->Size, S);
    else
      Result.Temps[Temp].second = S;
    return true;
  }

  bool only(const Cell &C, bool InA) override {
    const State &Has = InA ? A : B;
    if (Has.pointsIntoT(C.Val) || leadsToT(Has, C.Val))
      return false;
    // The other state has the initial content there. Locals that one path
    // never wrote compare against that.
    const State &Lacks = InA ? B : A;
    const Expr *Base = C.Base;
    if (hasSym(Base, A)) {
      const Expr *Other = InA ? toB(Base) : toA(Base);
      if (!Other) {
        // Reached from one side only.
        ++Differences;
        if (InA)
          llvm::erase_if(Result.cells(), [&C](const Cell &D) {
            return D.Base == C.Base && D.Offset == C.Offset;
          });
        return true;
      }
      Base = Other;
    }
    State Copy = Lacks;
    const Expr *V = Copy.load(A.Ctx->lin(Base, C.Offset), C.Val->Width);
    const Expr *VA = InA ? C.Val : V, *VB = InA ? V : C.Val;
    const Expr *BaseA =
        InA ? C.Base : (hasSym(C.Base, A) ? toA(C.Base) : C.Base);
    const Expr *S = unify(VA, VB) ? VA : different(VA, VB);
    Result.storeSized(A.Ctx->lin(BaseA, C.Offset), C.Size, S);
    return true;
  }

  bool contents(const Expr *Root, const Expr *TA, const Expr *TB) override {
    if (TA == TB || unify(TA, TB))
      return true;
    Differences += 2;
    Result.setContent(Root, A.Ctx->freshSym(64, SymClass::Token));
    return true;
  }

  void joinFacts() {
    llvm::DenseSet<const Expr *> Done;
    std::vector<Fact> Out;
    auto Consider = [&](const Expr *EA, const Expr *EB) {
      if (!Done.insert(EA).second)
        return;
      RangeSet RA = A.rangeOf(EA), RB = B.rangeOf(EB);
      if (RA == RB) {
        Out.push_back({EA, RA});
        return;
      }
      bool Exact = true;
      RangeSet U = RA.unite(RB, &Exact);
      if (Widen)
        U = U.widened(EA->Width);
      // A comparison's opposite spelling tells the same difference again.
      bool Counted = EA->isComparison() && EA->Op != pm::BinaryOp::Eq &&
                     EA->Op != pm::BinaryOp::Lt;
      Differences += (Counted ? 0 : 1) + (Exact ? 0 : 1);
      Out.push_back({EA, U});
    };
    for (const Fact &F : A.facts()) {
      if (const Expr *EB = toB(F.E))
        Consider(F.E, EB);
      else if (!pairedOnly(F.E, MapAB))
        ++Differences;
    }
    for (const Fact &F : B.facts()) {
      if (const Expr *EA = toA(F.E))
        Consider(EA, F.E);
      else if (!pairedOnly(F.E, MapBA))
        ++Differences;
    }
    Result.facts().clear();
    for (Fact &F : Out)
      Result.setFact(F.E, std::move(F.R));
    for (Fact &F : NewFacts)
      Result.setFact(F.E, std::move(F.R));
  }
  /// A fact about a symbol that is in the state only through a difference
  /// that was counted already.
  bool pairedOnly(const Expr *E, const ExprMap &Map) const {
    return E->isSym() && !Map.count(E);
  }

  State Result;
  bool Widen;
  unsigned MaxDifferences;
  unsigned Differences = 0;
  std::map<std::pair<const Expr *, const Expr *>, const Expr *> Pairs;
  std::vector<Fact> NewFacts;
};
} // namespace

bool haveSameKey(const State &A, const State &B) {
  if (!sameKey(A, B))
    return false;
  // Holders at places with a fixed name.
  auto Holders = [](const State &S) {
    llvm::SmallVector<std::pair<uint32_t, int64_t>, 4> R;
    if (S.T.Ptr)
      for (const Cell &C : S.cells())
        if (S.pointsIntoT(C.Val))
          R.push_back({hasSym(C.Base, S) ? ~0u : C.Base->Id, C.Offset});
    llvm::sort(R);
    return R;
  };
  return Holders(A) == Holders(B);
}

std::optional<JoinResult> join(const State &A, const State &B, bool Widen,
                               unsigned MaxDifferences) {
  if (!sameKey(A, B) || A.Temps.size() != B.Temps.size())
    return std::nullopt;
  if (MaxDifferences < 8 &&
      differentConstants(A, B, MaxDifferences) > MaxDifferences)
    return std::nullopt;
  return Joiner(A, B, Widen, MaxDifferences).build();
}

} // namespace engine
} // namespace fltlint
