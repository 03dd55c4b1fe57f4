//===- Merge.cpp - Dropping, comparing and joining states -----------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Merge.h"
#include "FieldLedger.h"
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

  // What others know by something that they made may be closed by them.
  if (S.T.State == RefState::Open &&
      llvm::any_of(S.cells(), [&S](const Cell &C) {
        const Expr *Root = rootOf(C.Base);
        return S.isT(C.Val) &&
               (isFarMemory(Root) || Root->Kind == ExprKind::Global);
      }))
    S.T.State = RefState::May;

  // Besides the slots that are alive and what is fixed.
  llvm::SmallDenseSet<const Expr *, 64> Marked;
  auto IsLive = [&](const Expr *L) {
    if (LiveSlots && L->Kind == ExprKind::Slot &&
        LiveSlots->test(unsigned(L->Value)))
      return true;
    return Marked.contains(L) || S.isFixed(L);
  };
  auto Mark = [&](const Expr *E) {
    bool New = false;
    forEachLeaf(E, [&](const Expr *L) {
      New |= !IsLive(L) && Marked.insert(L).second;
    });
    return New;
  };
  for (const auto &P : S.Temps)
    Mark(P.second);
  if (S.T.Ptr)
    Mark(S.T.Ptr);
  for (const auto &P : S.contents())
    if (!P.second.first->isSym())
      Mark(P.second.second);
  auto LeavesLive = [&](const Expr *E) {
    bool All = true;
    forEachLeaf(E, [&](const Expr *L) {
      All &= L->Kind == ExprKind::Slot || IsLive(L);
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
        if (P.second.first->isSym() && IsLive(P.second.first))
          Changed |= Mark(P.second.second);
    }
  };
  Spread(/*Holders=*/false);
  if (S.T.Ptr)
    for (size_t I = 0; I < Kept.size(); ++I) {
      const Cell &C = S.cells()[I];
      if (Kept[I] || !S.pointsIntoT(C.Val))
        continue;
      // What is asked in the end is whether it still is there.
      if (S.T.Looked && S.T.Ptr->Kind == ExprKind::Init &&
          S.Ctx->lin(C.Base, C.Offset) ==
              S.Ctx->lin(S.T.Ptr->A, S.T.Ptr->Value)) {
        Kept[I] = 1;
        Mark(C.Base);
        Mark(C.Val);
        continue;
      }
      // Nobody else knows that object, and this function has lost it.
      if (rootOf(C.Base) == S.homeOfT()) {
        Kept[I] = 2;
        continue;
      }
      if (S.isEscapedHeap(rootOf(C.Base)) || isFarMemory(rootOf(C.Base)))
        if (uint8_t N =
                S.isT(C.Val) ? S.fieldAt(C.Base, C.Offset) : FieldLedger::None;
            N != FieldLedger::None &&
            !S.contentToken(rootOf(C.Base))->isFreed())
          S.T.KeptIn |= uint64_t(1) << N;
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
        S.noteLost(C);
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
    Marked.insert(S.Ctx->lostHeap());
  }
  llvm::SmallVector<const Expr *, 8> Gone;
  for (const auto &P : S.contents())
    if (P.second.first->isSym() && !IsLive(P.second.first))
      Gone.push_back(P.second.first);
  for (const Expr *R : Gone)
    S.eraseContent(R);
  llvm::erase_if(S.Escaped, [&](const Expr *E) { return !IsLive(E); });
  llvm::erase_if(S.Linked, [&](const Expr *E) { return !IsLive(E); });
  llvm::erase_if(S.facts(), [&](const Fact &F) {
    bool All = true;
    forEachLeaf(F.E, [&](const Expr *L) {
      All &= IsLive(L) || (!LiveSlots && !L->isSym());
    });
    return !All;
  });
}

//===----------------------------------------------------------------------===//
// Correspondence of two states' symbols
//===----------------------------------------------------------------------===//

namespace {
bool hasSym(const Expr *E, const State &S) {
  if (!E->HasSym || !S.Fixed)
    return E->HasSym;
  bool Found = false;
  forEachLeaf(E, [&](const Expr *L) { Found |= L->isSym() && !S.isFixed(L); });
  return Found;
}

/// The cells that have one base.
struct BaseRange {
  const Expr *Base;
  uint32_t Begin, End;
  bool HasSym; ///< In the base, and not fixed.
  bool Done = false;
};
using BaseRanges = llvm::SmallVector<BaseRange, 24>;

/// Sorted by the bases' Ids, as the cells are.
void collectBases(const State &S, BaseRanges &R) {
  const std::vector<Cell> &Cells = S.cells();
  for (size_t I = 0; I < Cells.size();) {
    size_t J = I;
    while (J < Cells.size() && Cells[J].Base == Cells[I].Base)
      ++J;
    R.push_back(
        {Cells[I].Base, uint32_t(I), uint32_t(J), hasSym(Cells[I].Base, S)});
    I = J;
  }
}

BaseRange *findBase(BaseRanges &R, const Expr *Base) {
  auto It = llvm::lower_bound(R, Base->Id, [](const BaseRange &B, uint32_t Id) {
    return B.Base->Id < Id;
  });
  return It == R.end() || It->Base != Base ? nullptr : &*It;
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
  const Expr *mapped(const Expr *E, const ExprMap &Map, ExprMap &Known) const;
  bool compareBase(const BaseRange *RA, const BaseRange *RB);

  const State &A, &B;
  ExprMap MapAB, MapBA;
  /// Names of what is made of symbols that all have one.
  ExprMap KnownToB, KnownToA;
};
} // namespace

const Expr *Correspondence::mapped(const Expr *E, const ExprMap &Map,
                                   ExprMap &Known) const {
  if (!E->HasSym)
    return E;
  if (E->isSym())
    return A.isFixed(E) ? E : Map.lookup(E);
  if (const Expr *Name = Known.lookup(E))
    return Name;
  bool Complete = true, Changes = false;
  forEachLeaf(E, [&](const Expr *L) {
    if (!L->isSym() || A.isFixed(L))
      return;
    const Expr *To = Map.lookup(L);
    Complete &= To != nullptr;
    Changes |= To != L;
  });
  if (!Complete)
    return nullptr;
  if (!Changes)
    return E;
  ExprMap Memo;
  return Known[E] = A.Ctx->substitute(
             E,
             [&](const Expr *L) -> const Expr * {
               if (!L->isSym() || A.isFixed(L))
                 return nullptr;
               return Map.lookup(L);
             },
             Memo);
}

const Expr *Correspondence::toB(const Expr *E) {
  return mapped(E, MapAB, KnownToB);
}
const Expr *Correspondence::toA(const Expr *E) {
  return mapped(E, MapBA, KnownToA);
}

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
  BaseRanges BA, BB;
  collectBases(A, BA);
  collectBases(B, BB);
  // Fixed bases, in A's order and then what only B has.
  for (BaseRange &RA : BA) {
    if (RA.HasSym)
      continue;
    BaseRange *RB = findBase(BB, RA.Base);
    RA.Done = true;
    if (RB)
      RB->Done = true;
    if (!compareBase(&RA, RB))
      return false;
  }
  for (BaseRange &RB : BB)
    if (!RB.Done && !RB.HasSym) {
      RB.Done = true;
      if (!compareBase(nullptr, &RB))
        return false;
    }
  // Contents of fixed objects.
  auto CompareContents = [&](const Expr *RootA, const Expr *RootB) {
    const Expr *TA = A.contentToken(RootA), *TB = B.contentToken(RootB);
    return contents(RootA, TA, TB);
  };
  llvm::SmallVector<const Expr *, 8> ContentsLeft;
  for (const auto &P : A.contents()) {
    const Expr *Root = P.second.first;
    if (hasSym(Root, A))
      ContentsLeft.push_back(Root);
    else if (!CompareContents(Root, Root))
      return false;
  }
  for (const auto &P : B.contents()) {
    const Expr *Root = P.second.first;
    if (!hasSym(Root, A) && !A.hasContent(Root) && !CompareContents(Root, Root))
      return false;
  }
  for (bool Changed = true; Changed;) {
    Changed = false;
    for (BaseRange &RA : BA) {
      if (RA.Done)
        continue;
      const Expr *Other = toB(RA.Base);
      if (!Other)
        continue;
      BaseRange *RB = findBase(BB, Other);
      if (RB && RB->Done)
        RB = nullptr;
      RA.Done = true;
      if (RB)
        RB->Done = true;
      Changed = true;
      if (!compareBase(&RA, RB))
        return false;
    }
    for (BaseRange &RB : BB) {
      const Expr *Other = RB.Done ? nullptr : toA(RB.Base);
      if (!Other)
        continue;
      // Matched a moment ago, behind its place in the loop above.
      if (BaseRange *RA = findBase(BA, Other); RA && !RA->Done) {
        Changed = true;
        continue;
      }
      RB.Done = true;
      Changed = true;
      if (!compareBase(nullptr, &RB))
        return false;
    }
    for (const Expr *&Root : ContentsLeft) {
      const Expr *Other = Root ? toB(Root) : nullptr;
      if (!Other)
        continue;
      Changed = true;
      if (!CompareContents(Root, Other))
        return false;
      Root = nullptr;
    }
    // An object that nothing else leads to any more, such as what a caller
    // passed the address of, is the same in both if it has the same name.
    for (size_t K = 0; K < BA.size() && !Changed; ++K)
      if (!BA[K].Done && findBase(BB, BA[K].Base))
        forEachLeaf(BA[K].Base, [&](const Expr *L) {
          if (L->isSym() && !MapAB.count(L) && !MapBA.count(L)) {
            MapAB[L] = L;
            MapBA[L] = L;
            Changed = true;
          }
        });
  }
  for (BaseRange &RA : BA)
    if (!RA.Done && !compareBase(&RA, nullptr))
      return false;
  for (BaseRange &RB : BB)
    if (!RB.Done && !compareBase(nullptr, &RB))
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
    for (const Expr *E : A.Linked) {
      const Expr *Other = toB(E);
      if (Other && !B.isLinkedHeap(Other))
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
      if ((VA->Class != SymClass::Value || T || VA->Acquired) && !OrNull &&
          !(Loosely && mayStandForOthers(VA, VB))) {
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
  /// What was an acquired context on one of the paths that an entry stands for
  /// was none on others.
  bool mayStandForOthers(const Expr *VA, const Expr *VB) const {
    return VA->Class == SymClass::Value && VA->Acquired && A.T.Ptr != VA &&
           !(VB->isSym() && VB->Acquired);
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
    return match(C.Val, B.load(B.Ctx->lin(Base, C.Offset), C.Val->Width));
  }
  bool contents(const Expr *, const Expr *TA, const Expr *TB) override {
    return match(TA, TB);
  }

private:
  bool Loosely;
};
} // namespace

//===----------------------------------------------------------------------===//
// What is soon seen
//===----------------------------------------------------------------------===//
//
// Most pairs of states that are compared must stay apart, and most of those
// for what does not depend on which symbols stand for each other.

/// No correspondence of symbols makes the two values one: \p SymsClash says so
/// of a symbol (of either, if \p Both) and what stands in its place.
template <typename FnT>
static bool clash(const Expr *VA, const Expr *VB, bool Both,
                  const FnT &SymsClash) {
  if (VA == VB)
    return false;
  if (VA->Width != VB->Width)
    return true;
  if (VA->isSym() || (Both && VB->isSym()))
    return SymsClash(VA, VB);
  if (VA->Kind != VB->Kind || VA->Value != VB->Value || VA->Op != VB->Op ||
      VA->Signed != VB->Signed || !VA->A != !VB->A || !VA->B != !VB->B)
    return true;
  if (!VA->A)
    return true;
  return clash(VA->A, VB->A, Both, SymsClash) ||
         (VA->B && clash(VA->B, VB->B, Both, SymsClash));
}

/// Calls \p Fn for the cells of fixed bases and the temporaries that both
/// states have, until that returns false; for cells that only \p B has, \p
/// OnlyB. The states have equally many temporaries.
template <typename FnT, typename OnlyT>
static bool forEachCommonPlace(const State &A, const State &B, const FnT &Fn,
                               const OnlyT &OnlyB) {
  for (size_t K = 0; K < A.Temps.size(); ++K)
    if (A.Temps[K].first == B.Temps[K].first &&
        !Fn(A.Temps[K].second, B.Temps[K].second))
      return false;
  const Expr *Base = nullptr;
  bool BaseHasSym = false;
  auto IsFixed = [&](const Expr *E) {
    if (E != Base) {
      Base = E;
      BaseHasSym = hasSym(E, A);
    }
    return !BaseHasSym;
  };
  auto I = A.cells().begin(), IE = A.cells().end();
  auto J = B.cells().begin(), JE = B.cells().end();
  while (J != JE) {
    if (I != IE && I->Base == J->Base && I->Offset == J->Offset) {
      bool Same = I->Size == J->Size;
      if ((!Same || I->Val != J->Val) && IsFixed(I->Base) &&
          !(Same ? Fn(I->Val, J->Val) : OnlyB(*J)))
        return false;
      ++I;
      ++J;
    } else if (I != IE &&
               PlaceLess::less(I->Base, I->Offset, J->Base, J->Offset)) {
      ++I;
    } else {
      if (IsFixed(J->Base) && !OnlyB(*J))
        return false;
      ++J;
    }
  }
  return true;
}

/// \p A cannot cover \p B, whatever its symbols stand for.
static bool cannotCover(const State &A, const State &B, bool Loosely) {
  auto SymsClash = [&](const Expr *VA, const Expr *VB) {
    bool T = A.T.Ptr == VA;
    if (A.isFixed(VA) || T != (B.T.Ptr == VB))
      return true;
    if (Loosely && (VB->isUndef() || VA->Class == SymClass::Token))
      return false;
    if (!Loosely && VA->Width == 64 && !VA->MaybeNull &&
        (VB->isConst(0) || VB->MaybeNull))
      return true;
    if (VA->hasProvenance() && !VA->hasSameProvenance(VB) && !VB->isConst(0))
      return true;
    if (VA->Acquired && !T && VB->isConst(0))
      return false;
    bool ForOthers = Loosely && VA->Class == SymClass::Value && VA->Acquired &&
                     !(VB->isSym() && VB->Acquired);
    if (VA->Class != SymClass::Value || T || (VA->Acquired && !ForOthers))
      return !VB->isSym() || VB->Class != VA->Class ||
             VB->Acquired != VA->Acquired;
    return (VB->isSym() && VB->Acquired) || VB->isUndef() ||
           (VB->Width == 64 && rootOf(VB)->isObject());
  };
  if (!forEachCommonPlace(
          A, B,
          [&](const Expr *VA, const Expr *VB) {
            return !clash(VA, VB, /*Both=*/false, SymsClash);
          },
          [](const Cell &) { return false; }))
    return true;
  auto J = B.facts().begin(), JE = B.facts().end();
  for (const Fact &F : A.facts()) {
    while (J != JE && J->E->Id < F.E->Id)
      ++J;
    if (J != JE && J->E == F.E && J->R == F.R)
      continue;
    if (!hasSym(F.E, A) && !B.rangeOf(F.E).isSubsetOf(F.R))
      return true;
  }
  return false;
}

namespace {
/// A lower bound of the differences that a join finds.
struct LeastDifferences {
  unsigned Values = 0, Facts = 0;
  unsigned total() const { return Values + Facts; }
};
} // namespace

/// Stops above \p Limit.
static LeastDifferences leastDifferences(const State &A, const State &B,
                                         unsigned Limit) {
  auto SymsClash = [&](const Expr *VA, const Expr *VB) {
    return A.isFixed(VA) || A.isFixed(VB) || !VA->isSym() || !VB->isSym() ||
           VA->Class != VB->Class || VA->Acquired != VB->Acquired ||
           VA->MaybeNull != VB->MaybeNull || !VA->hasSameProvenance(VB) ||
           (A.T.Ptr == VA) != (B.T.Ptr == VB);
  };
  auto IsPlain = [&](const Expr *V) {
    return V->isConst() ||
           (V->isSym() && V->Class == SymClass::Value && !A.isFixed(V));
  };
  LeastDifferences N;
  llvm::SmallVector<std::pair<const Expr *, const Expr *>, 16> Pairs;
  forEachCommonPlace(
      A, B,
      [&](const Expr *VA, const Expr *VB) {
        if (!clash(VA, VB, /*Both=*/true, SymsClash) ||
            llvm::is_contained(Pairs, std::make_pair(VA, VB)))
          return true;
        Pairs.push_back({VA, VB});
        bool Undef = VA->isUndef() || VB->isUndef();
        N.Values += Undef                        ? 1 + (VA->Width == 64)
                    : IsPlain(VA) && IsPlain(VB) ? 1
                                                 : 2;
        return N.Values <= Limit;
      },
      [](const Cell &) { return true; });
  if (N.Values > Limit)
    return N;
  auto Consider = [&](const Expr *E) {
    bool Counted = E->isComparison() && E->Op != pm::BinaryOp::Eq &&
                   E->Op != pm::BinaryOp::Lt;
    if (!Counted && !hasSym(E, A) && A.rangeOf(E) != B.rangeOf(E))
      ++N.Facts;
  };
  auto I = A.facts().begin(), IE = A.facts().end();
  auto J = B.facts().begin(), JE = B.facts().end();
  while ((I != IE || J != JE) && N.total() <= Limit) {
    if (I != IE && J != JE && I->E == J->E) {
      if (I->R != J->R)
        Consider(I->E);
      ++I;
      ++J;
    } else if (J == JE || (I != IE && I->E->Id < J->E->Id)) {
      Consider((I++)->E);
    } else {
      Consider((J++)->E);
    }
  }
  return N;
}

bool covers(const State &A, const State &B, ExprMap *Map, bool Loosely) {
  if (!sameKey(A, B) || A.cells().size() < B.cells().size() ||
      A.Temps.size() != B.Temps.size() ||
      A.Escaped.size() != B.Escaped.size() || cannotCover(A, B, Loosely))
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
  /// \p Facts: at least so many differences will be of facts.
  Joiner(const State &A, const State &B, bool Widen, unsigned MaxDifferences,
         unsigned Facts)
      : Correspondence(A, B), Widen(Widen),
        MaxDifferences(MaxDifferences - Facts), Facts(Facts) {}

  /// Finds out whether there is a join, and with how many differences.
  bool compare() {
    if (A.T.Ptr && B.T.Ptr && !unify(A.T.Ptr, B.T.Ptr))
      return false;
    if (!run())
      return false;
    // The same symbol at another place, behind it or in front, would stay
    // correlated with it.
    for (const Pair &P : Pairs)
      Differences += (P.A->isSym() && MapAB.count(P.A)) +
                     (P.B->isSym() && MapBA.count(P.B));
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
        Escaping.push_back(Other);
      }
    }
    if (Differences > MaxDifferences)
      return false;
    MaxDifferences += Facts;
    return joinFacts();
  }
  unsigned differences() const { return Differences; }

  /// What comes of it; once, after compare().
  JoinResult build() {
    JoinResult R{A, Differences};
    R.S.Approximate |= B.Approximate;
    R.S.Joined |= B.Joined;
    for (const Expr *E : Escaping)
      R.S.escapeHeap(E);
    llvm::erase_if(R.S.Linked, [&](const Expr *E) {
      const Expr *Other = toB(E);
      return !Other || !B.isLinkedHeap(Other);
    });
    for (const Edit &E : Edits)
      apply(R.S, E);
    llvm::append_range(JointFacts, NewFacts);
    llvm::erase_if(JointFacts,
                   [](const Fact &F) { return F.R.isFull(F.E->Width); });
    llvm::sort(JointFacts,
               [](const Fact &X, const Fact &Y) { return X.E->Id < Y.E->Id; });
    R.S.facts() = std::move(JointFacts);
    return R;
  }

private:
  /// What the result has and A has not: most joins come to nothing.
  struct Edit {
    enum : uint8_t { Cell, Temp, Drop, Content } Kind;
    uint32_t Size; ///< Temp: the index.
    const Expr *Base;
    int64_t Offset;
    const Expr *Val;
  };
  void apply(State &S, const Edit &E) const {
    switch (E.Kind) {
    case Edit::Cell:
      S.storeSized(A.Ctx->lin(E.Base, E.Offset), E.Size, E.Val);
      return;
    case Edit::Temp:
      S.Temps[E.Size].second = E.Val;
      return;
    case Edit::Drop:
      llvm::erase_if(S.cells(), [&E](const engine::Cell &C) {
        return C.Base == E.Base && C.Offset == E.Offset;
      });
      return;
    case Edit::Content:
      S.setContent(E.Base, E.Val);
      return;
    }
  }

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

  /// The value that stands for either; null if there are too many differences.
  const Expr *different(const Expr *VA, const Expr *VB) {
    for (const Pair &P : Pairs)
      if (P.A == VA && P.B == VB)
        return P.Joint;
    if (++Differences > MaxDifferences)
      return nullptr;
    // An acquired context or NULL is still no context of somebody else's.
    const Expr *S =
        A.Ctx->freshSym(VA->Width, SymClass::Value,
                        (VA->isSym() && VA->Acquired && VA->Width == 64) ||
                            (VB->isSym() && VB->Acquired && VB->Width == 64));
    S->MaybeNull =
        VA->isConst(0) || VB->isConst(0) || VA->MaybeNull || VB->MaybeNull;
    Pairs.push_back({VA, VB, S});
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
    }
    return Differences > MaxDifferences ? nullptr : S;
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
    if (!S)
      return false;
    if (Where)
      Edits.push_back({Edit::Cell, Where->Size, Where->Base, Where->Offset, S});
    else
      Edits.push_back({Edit::Temp, uint32_t(Temp), nullptr, 0, S});
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
        if (InA)
          Edits.push_back({Edit::Drop, 0, C.Base, C.Offset, nullptr});
        return ++Differences <= MaxDifferences;
      }
      Base = Other;
    }
    const Expr *V = Lacks.load(A.Ctx->lin(Base, C.Offset), C.Val->Width);
    const Expr *VA = InA ? C.Val : V, *VB = InA ? V : C.Val;
    const Expr *BaseA =
        InA ? C.Base : (hasSym(C.Base, A) ? toA(C.Base) : C.Base);
    const Expr *S = unify(VA, VB) ? VA : different(VA, VB);
    Edits.push_back({Edit::Cell, C.Size, BaseA, C.Offset, S});
    return S != nullptr;
  }

  bool contents(const Expr *Root, const Expr *TA, const Expr *TB) override {
    if (TA == TB || unify(TA, TB))
      return true;
    Differences += 2;
    if (Differences > MaxDifferences)
      return false;
    Edits.push_back(
        {Edit::Content, 0, Root, 0, A.Ctx->freshSym(64, SymClass::Token)});
    return true;
  }

  /// False: there are too many differences.
  bool joinFacts() {
    llvm::SmallDenseSet<const Expr *, 32> Done;
    auto Consider = [&](const Expr *EA, const Expr *EB) {
      if (!Done.insert(EA).second)
        return;
      RangeSet RA = A.rangeOf(EA), RB = B.rangeOf(EB);
      if (RA == RB) {
        JointFacts.push_back({EA, std::move(RA)});
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
      JointFacts.push_back({EA, std::move(U)});
    };
    for (const Fact &F : A.facts()) {
      if (const Expr *EB = toB(F.E))
        Consider(F.E, EB);
      else if (!pairedOnly(F.E, MapAB))
        ++Differences;
      if (Differences > MaxDifferences)
        return false;
    }
    for (const Fact &F : B.facts()) {
      if (const Expr *EA = toA(F.E))
        Consider(EA, F.E);
      else if (!pairedOnly(F.E, MapBA))
        ++Differences;
      if (Differences > MaxDifferences)
        return false;
    }
    return true;
  }
  /// A fact about a symbol that is in the state only through a difference
  /// that was counted already.
  bool pairedOnly(const Expr *E, const ExprMap &Map) const {
    return E->isSym() && !Map.count(E);
  }

  struct Pair {
    const Expr *A, *B, *Joint;
  };
  bool Widen;
  unsigned MaxDifferences, Facts;
  unsigned Differences = 0;
  llvm::SmallVector<Pair, 4> Pairs;
  llvm::SmallVector<Edit, 8> Edits;
  llvm::SmallVector<const Expr *, 2> Escaping;
  std::vector<Fact> JointFacts, NewFacts;
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

/// A join that has been found to exist, with at most \p MaxDifferences; else
/// null.
static std::unique_ptr<Joiner> findJoin(const State &A, const State &B,
                                        bool Widen, unsigned MaxDifferences) {
  if (!sameKey(A, B) || A.Temps.size() != B.Temps.size())
    return nullptr;
  LeastDifferences Least;
  if (MaxDifferences != ~0u) {
    Least = leastDifferences(A, B, MaxDifferences);
    if (Least.total() > MaxDifferences)
      return nullptr;
  }
  auto J = std::make_unique<Joiner>(A, B, Widen, MaxDifferences, Least.Facts);
  return J->compare() ? std::move(J) : nullptr;
}

std::optional<JoinResult> join(const State &A, const State &B, bool Widen,
                               unsigned MaxDifferences) {
  if (auto J = findJoin(A, B, Widen, MaxDifferences))
    return J->build();
  return std::nullopt;
}

std::optional<JoinResult> joinNearest(llvm::ArrayRef<const State *> Candidates,
                                      const State &B, bool Widen,
                                      unsigned MaxTries, size_t &Chosen) {
  // The one that seems to differ least, at first sight.
  llvm::SmallVector<std::pair<unsigned, size_t>, 16> Order;
  for (size_t K = 0; K < Candidates.size(); ++K) {
    const State &A = *Candidates[K];
    if (!sameKey(A, B) || A.Temps.size() != B.Temps.size())
      continue;
    Order.push_back({leastDifferences(A, B, ~0u - 64).total(), K});
  }
  llvm::stable_sort(Order, llvm::less_first());
  for (auto &O : Order) {
    if (auto J = findJoin(*Candidates[O.second], B, Widen, ~0u)) {
      Chosen = O.second;
      return J->build();
    }
  }
  return std::nullopt;
}

} // namespace engine
} // namespace fltlint
