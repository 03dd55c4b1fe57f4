//===- State.cpp - One abstract state -------------------------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "State.h"
#include "FieldLedger.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallPtrSet.h"
#include "llvm/ADT/bit.h"

namespace fltlint {
namespace engine {

using pm::BinaryOp;

//===----------------------------------------------------------------------===//
// Memory
//===----------------------------------------------------------------------===//

std::vector<Cell>::iterator State::lowerBound(const Expr *Base,
                                              int64_t Offset) {
  return std::lower_bound(Cells.begin(), Cells.end(), Offset,
                          [Base](const Cell &C, int64_t O) {
                            return PlaceLess::less(C.Base, C.Offset, Base, O);
                          });
}

std::vector<Cell>::const_iterator State::lowerBound(const Expr *Base,
                                                    int64_t Offset) const {
  return const_cast<State *>(this)->lowerBound(Base, Offset);
}

llvm::ArrayRef<Cell> State::cellsOf(const Expr *Base) const {
  auto B = lowerBound(Base, std::numeric_limits<int64_t>::min());
  auto E = B;
  while (E != Cells.end() && E->Base == Base)
    ++E;
  if (B == E)
    return {};
  return llvm::ArrayRef<Cell>(&*B, size_t(E - B));
}

static bool
isBeforeId(const std::pair<uint32_t, std::pair<const Expr *, const Expr *>> &P,
           uint32_t Id) {
  return P.first < Id;
}

const Expr *State::contentToken(const Expr *Root) const {
  auto It = llvm::lower_bound(Contents, Root->Id, isBeforeId);
  return It == Contents.end() || It->first != Root->Id ? Root
                                                       : It->second.second;
}

bool State::hasContent(const Expr *Root) const {
  auto It = llvm::lower_bound(Contents, Root->Id, isBeforeId);
  return It != Contents.end() && It->first == Root->Id;
}

void State::setContent(const Expr *Root, const Expr *Token) {
  auto It = llvm::lower_bound(Contents, Root->Id, isBeforeId);
  if (It != Contents.end() && It->first == Root->Id)
    It->second.second = Token;
  else
    Contents.insert(It, {Root->Id, {Root, Token}});
}

void State::eraseContent(const Expr *Root) {
  auto It = llvm::lower_bound(Contents, Root->Id, isBeforeId);
  if (It != Contents.end() && It->first == Root->Id)
    Contents.erase(It);
}

/// The bits [Offset, Offset + Width/8) of a wider value.
static const Expr *extract(ExprContext &Ctx, const Expr *Val, int64_t Offset,
                           unsigned Width) {
  const Expr *Shifted =
      Offset == 0
          ? Val
          : Ctx.binary(BinaryOp::Shr, Val, Ctx.constant(Offset * 8, Val->Width),
                       Val->Width, /*Signed=*/false);
  return Ctx.convert(Shifted, Width, /*SourceSigned=*/false);
}

const Expr *State::load(const Expr *Ptr, unsigned Width,
                        uint64_t FieldTag) const {
  if (Ptr->isUndef() || Ptr->isConst())
    return Ctx->freshSym(Width);
  Address Ad = addressOf(Ptr);
  uint32_t Size = std::max(1u, Width / 8);
  auto It = lowerBound(Ad.Base, Ad.Offset);
  if (It != Cells.end() && It->Base == Ad.Base && It->Offset == Ad.Offset) {
    if (It->Val->Width == Width)
      return It->Val;
    if (It->Val->Width > Width)
      return extract(*Ctx, It->Val, 0, Width);
    return Ctx->freshSym(Width);
  }
  if (It != Cells.begin()) {
    auto Prev = std::prev(It);
    if (Prev->Base == Ad.Base && Prev->Offset + Prev->Size > Ad.Offset) {
      if (Prev->Offset + int64_t(Prev->Size) >= Ad.Offset + int64_t(Size) &&
          Prev->Val->Width == Prev->Size * 8)
        return extract(*Ctx, Prev->Val, Ad.Offset - Prev->Offset, Width);
      return Ctx->freshSym(Width);
    }
  }
  if (It != Cells.end() && It->Base == Ad.Base &&
      It->Offset < Ad.Offset + int64_t(Size))
    return Ctx->freshSym(Width);
  // Never written here: the initial content, named by its access path.
  const Expr *Root = rootOf(Ad.Base);
  const Expr *Token = contentToken(Root);
  const Expr *V;
  if (Token == Root || Root == Ad.Base) {
    V = Ctx->init(Root == Ad.Base ? Token : Ad.Base, Ad.Offset, Width);
  } else if (Token->isConst() || Token->isUndef()) {
    V = Ctx->init(Token, 0, Width);
  } else {
    // An element of an object of unknown content: re-root the path on it.
    ExprMap Memo;
    V = nullptr;
    const Expr *Base = Ad.Base;
    if (Root->HasLeaf && (Root->isSym() || Root->Kind == ExprKind::Slot))
      Base = Ctx->substitute(
          Base,
          [Root, Token](const Expr *L) { return L == Root ? Token : nullptr; },
          Memo);
    V = Ctx->init(Base, Ad.Offset, Width);
  }
  if (V->Kind == ExprKind::Init && FieldTag != ~uint64_t(0))
    V->FieldTag = FieldTag;
  return V;
}

void State::storeSized(const Expr *Ptr, uint32_t Size, const Expr *Val) {
  if (Ptr->isUndef() || Ptr->isConst())
    return;
  Address Ad = addressOf(Ptr);
  if (Ad.Base->Kind == ExprKind::Idx) {
    // Some element: what other elements hold is no longer certain.
    const Expr *Root = rootOf(Ad.Base);
    for (Cell &C : Cells)
      if (rootOf(C.Base) == Root && C.Base != Ad.Base && !pointsIntoT(C.Val) &&
          (C.Base->Kind == ExprKind::Idx))
        C.Val = Ctx->freshSym(C.Val->Width);
  }
  auto It = lowerBound(Ad.Base, Ad.Offset);
  if (It != Cells.end() && It->Base == Ad.Base && It->Offset == Ad.Offset &&
      It->Size == Size) {
    It->Val = Val;
    return;
  }
  auto First = It;
  while (First != Cells.begin()) {
    auto Prev = std::prev(First);
    if (Prev->Base != Ad.Base || Prev->Offset + Prev->Size <= Ad.Offset)
      break;
    First = Prev;
  }
  auto Last = It;
  while (Last != Cells.end() && Last->Base == Ad.Base &&
         Last->Offset < Ad.Offset + int64_t(Size))
    ++Last;
  // A wider cell that is only partly overwritten keeps its other bytes where
  // they are known.
  llvm::SmallVector<Cell, 2> Remainders;
  for (auto I = First; I != Last; ++I) {
    if (!I->Val->isConst() || I->Size > 8)
      continue;
    if (I->Offset < Ad.Offset) {
      uint32_t N = uint32_t(Ad.Offset - I->Offset);
      Remainders.push_back(
          {I->Base, I->Offset, N, extract(*Ctx, I->Val, 0, N * 8)});
    }
    int64_t End = Ad.Offset + int64_t(Size), CellEnd = I->Offset + I->Size;
    if (CellEnd > End) {
      uint32_t N = uint32_t(CellEnd - End);
      Remainders.push_back(
          {I->Base, End, N, extract(*Ctx, I->Val, End - I->Offset, N * 8)});
    }
  }
  size_t At = size_t(First - Cells.begin());
  Cells.erase(First, Last);
  Cells.insert(Cells.begin() + At, {Ad.Base, Ad.Offset, Size, Val});
  for (const Cell &R : Remainders)
    Cells.insert(lowerBound(R.Base, R.Offset), R);
}

void State::store(const Expr *Ptr, const Expr *Val) {
  storeSized(Ptr, std::max(1u, unsigned(Val->Width) / 8), Val);
}

void State::resetObject(const Expr *Root, const Expr *Token, bool KeepT) {
  llvm::erase_if(Cells, [&](const Cell &C) {
    return rootOf(C.Base) == Root && !(KeepT && pointsIntoT(C.Val));
  });
  if (Token == Root)
    eraseContent(Root);
  else
    setContent(Root, Token);
}

void State::forgetRange(const Expr *Base, int64_t Offset, uint64_t Size,
                        bool KeepT) {
  for (Cell &C : Cells)
    if (C.Base == Base && C.Offset < Offset + int64_t(Size) &&
        Offset < C.Offset + int64_t(C.Size) && !(KeepT && pointsIntoT(C.Val)))
      C.Val = Ctx->freshSym(C.Val->Width);
}

void State::zeroRange(const Expr *Dst, uint64_t Size) {
  if (Dst->isUndef() || Dst->isConst())
    return;
  Address Ad = addressOf(Dst);
  // What a parameter points to may be the inside of an object.
  constexpr uint64_t MaxInside = 128;
  bool Inside =
      isFixed(Ad.Base) && !Ad.Base->isObject() && Size && Size <= MaxInside;
  if (Ad.Offset == 0 && Ad.Base == rootOf(Ad.Base) && !Inside) {
    // The start of an object: what lies behind stays unless it is covered.
    llvm::SmallVector<Cell, 4> Keep;
    if (Size)
      for (const Cell &C : cellsOf(Ad.Base))
        if (C.Offset >= int64_t(Size))
          Keep.push_back(C);
    resetObject(Ad.Base, Ctx->constant(0, 64));
    for (const Cell &C : Keep)
      Cells.insert(lowerBound(C.Base, C.Offset), C);
    return;
  }
  constexpr uint64_t MaxExplicit = 512;
  if (Size == 0 || Size > MaxExplicit) {
    forgetRange(Ad.Base, Ad.Offset, Size ? Size : ~uint32_t(0), false);
    return;
  }
  uint64_t Done = 0;
  while (Done < Size) {
    uint32_t N = 8;
    while (N > Size - Done || (Ad.Offset + int64_t(Done)) % N)
      N /= 2;
    storeSized(Ctx->lin(Ad.Base, Ad.Offset + int64_t(Done)), N,
               Ctx->constant(0, N * 8));
    Done += N;
  }
}

void State::copyRange(const Expr *Dst, const Expr *Src, uint64_t Size) {
  if (Dst->isUndef() || Dst->isConst())
    return;
  Address D = addressOf(Dst), S = addressOf(Src);
  int64_t Limit = Size ? int64_t(Size) : std::numeric_limits<int32_t>::max();
  llvm::SmallVector<Cell, 8> Copied;
  bool SrcKnown = !(Src->isUndef() || Src->isConst());
  if (SrcKnown)
    for (const Cell &C : cellsOf(S.Base))
      if (C.Offset >= S.Offset &&
          C.Offset + int64_t(C.Size) <= S.Offset + Limit)
        Copied.push_back(C);
  const Expr *Token =
      SrcKnown ? Ctx->lin(contentToken(rootOf(S.Base)), S.Offset - D.Offset)
               : Ctx->freshSym(64, SymClass::Token);
  if (SrcKnown && S.Base != rootOf(S.Base))
    Token = Ctx->freshSym(64, SymClass::Token);
  // A few bytes are copied one by one: what they are part of has other content
  // beside them.
  constexpr uint64_t MaxExplicit = 64;
  if (SrcKnown && Size && Size <= MaxExplicit) {
    std::vector<std::pair<int64_t, const Expr *>> Values;
    for (uint64_t Done = 0; Done < Size;) {
      int64_t At = S.Offset + int64_t(Done);
      uint32_t N = 8;
      while (N > Size - Done || At % N || (D.Offset + int64_t(Done)) % N)
        N /= 2;
      bool Odd = false;
      for (const Cell &C : cellsOf(S.Base))
        Odd |= C.Offset < At + N && At < C.Offset + int64_t(C.Size) &&
               (C.Offset != At || C.Size != N);
      const Cell *Smaller = nullptr;
      for (const Cell &C : cellsOf(S.Base))
        if (C.Offset == At && C.Size < N)
          Smaller = &C;
      if (Odd)
        N = Smaller ? Smaller->Size : 1;
      Values.push_back(
          {D.Offset + int64_t(Done), load(Ctx->lin(S.Base, At), N * 8)});
      Done += N;
    }
    for (const auto &V : Values)
      store(Ctx->lin(D.Base, V.first), V.second);
    return;
  }
  bool Whole = D.Offset == 0 && D.Base == rootOf(D.Base);
  if (Whole) {
    llvm::SmallVector<Cell, 4> Keep;
    for (const Cell &C : cellsOf(D.Base))
      if (C.Offset >= Limit)
        Keep.push_back(C);
    resetObject(D.Base, Token);
    for (const Cell &C : Keep)
      Cells.insert(lowerBound(C.Base, C.Offset), C);
  } else {
    llvm::erase_if(Cells, [&](const Cell &C) {
      return C.Base == D.Base && C.Offset < D.Offset + Limit &&
             D.Offset < C.Offset + int64_t(C.Size);
    });
    // What of the source was never written cannot be named at this offset
    // of the destination; its content there becomes unknown as a whole.
    const Expr *Root = rootOf(D.Base);
    const Expr *Old = contentToken(Root);
    if (Old->isConst() || Old->isUndef())
      setContent(Root, Ctx->freshSym(64, SymClass::Token));
  }
  for (const Cell &C : Copied)
    storeSized(Ctx->lin(D.Base, D.Offset + (C.Offset - S.Offset)), C.Size,
               C.Val);
}

//===----------------------------------------------------------------------===//
// Temporaries
//===----------------------------------------------------------------------===//

const Expr *State::temp(pm::TempId T) const {
  auto It = std::lower_bound(
      Temps.begin(), Temps.end(), T,
      [](const auto &P, pm::TempId Id) { return P.first < Id; });
  return It != Temps.end() && It->first == T ? It->second : nullptr;
}

void State::setTemp(pm::TempId T, const Expr *E) {
  auto It = std::lower_bound(
      Temps.begin(), Temps.end(), T,
      [](const auto &P, pm::TempId Id) { return P.first < Id; });
  if (It != Temps.end() && It->first == T)
    It->second = E;
  else
    Temps.insert(It, {T, E});
}

//===----------------------------------------------------------------------===//
// Facts
//===----------------------------------------------------------------------===//

void State::setFact(const Expr *E, RangeSet R) {
  auto It =
      std::lower_bound(Facts.begin(), Facts.end(), E->Id,
                       [](const Fact &F, uint32_t Id) { return F.E->Id < Id; });
  bool Here = It != Facts.end() && It->E == E;
  if (R.isFull(E->Width)) {
    if (Here)
      Facts.erase(It);
    return;
  }
  if (Here)
    It->R = std::move(R);
  else
    Facts.insert(It, {E, std::move(R)});
}

static RangeSet compareRanges(BinaryOp Op, const RangeSet &A, const RangeSet &B,
                              unsigned OpWidth, bool Signed) {
  using Rel = RangeSet::Relation;
  Rel R = Rel(unsigned(Op) - unsigned(BinaryOp::Eq));
  RangeSet Both = RangeSet::of(0, 1);
  // Against one value (or a few) the answer is exact.
  if (B.count(8) <= 8) {
    bool CanBeTrue = false, CanBeFalse = false;
    for (const RangeSet::Interval &I : B.parts())
      for (int64_t V = I.Low;; ++V) {
        RangeSet Sat = RangeSet::satisfying(R, V, OpWidth, Signed);
        CanBeTrue |= A.intersects(Sat);
        CanBeFalse |= !A.isSubsetOf(Sat);
        if (V == I.High)
          break;
      }
    if (CanBeTrue && CanBeFalse)
      return Both;
    return RangeSet::single(CanBeTrue);
  }
  if (Op == BinaryOp::Eq && !A.intersects(B))
    return RangeSet::single(0);
  if (Op == BinaryOp::Ne && !A.intersects(B))
    return RangeSet::single(1);
  if (Signed && !A.empty() && !B.empty()) {
    int64_t AL = A.parts().front().Low, AH = A.parts().back().High;
    int64_t BL = B.parts().front().Low, BH = B.parts().back().High;
    if ((Op == BinaryOp::Lt && AH < BL) || (Op == BinaryOp::Le && AH <= BL) ||
        (Op == BinaryOp::Gt && AL > BH) || (Op == BinaryOp::Ge && AL >= BH))
      return RangeSet::single(1);
    if ((Op == BinaryOp::Lt && AL >= BH) || (Op == BinaryOp::Le && AL > BH) ||
        (Op == BinaryOp::Gt && AH <= BL) || (Op == BinaryOp::Ge && AH < BL))
      return RangeSet::single(0);
  }
  return Both;
}

/// The values of A >> Shift, and the A for which that lies in R.
static RangeSet shiftedRight(const RangeSet &A, unsigned Shift, unsigned Width,
                             bool Signed) {
  RangeSet R;
  for (const RangeSet::Interval &I : A.parts()) {
    if (Signed || I.Low >= 0) {
      R = R.unite(RangeSet::of(I.Low >> Shift, I.High >> Shift));
      continue;
    }
    // The negative ones are the greatest unsigned numbers.
    uint64_t Mask = Width >= 64 ? ~uint64_t(0) : (uint64_t(1) << Width) - 1;
    int64_t High = std::min<int64_t>(I.High, -1);
    R = R.unite(RangeSet::ofUnsigned((uint64_t(I.Low) & Mask) >> Shift,
                                     (uint64_t(High) & Mask) >> Shift, Width));
    if (I.High >= 0)
      R = R.unite(RangeSet::of(0, I.High >> Shift));
  }
  return R;
}

static RangeSet unshiftedRight(const RangeSet &R, unsigned Shift,
                               unsigned Width, bool Signed) {
  RangeSet A;
  uint64_t Rest = (uint64_t(1) << Shift) - 1;
  for (const RangeSet::Interval &I : R.parts()) {
    if (Signed) {
      int64_t Min = minOfWidth(Width) >> Shift,
              Max = maxOfWidth(Width) >> Shift;
      int64_t Low = std::max(I.Low, Min), High = std::min(I.High, Max);
      if (Low <= High)
        A = A.unite(RangeSet::of(int64_t(uint64_t(Low) << Shift),
                                 int64_t((uint64_t(High) << Shift) | Rest)));
      continue;
    }
    // A logical shift by one or more is never negative.
    uint64_t Max =
        (Width >= 64 ? ~uint64_t(0) : (uint64_t(1) << Width) - 1) >> Shift;
    uint64_t Low = uint64_t(std::max<int64_t>(I.Low, 0));
    uint64_t High = I.High < 0 ? 0 : std::min(uint64_t(I.High), Max);
    if (I.High >= 0 && Low <= High)
      A = A.unite(
          RangeSet::ofUnsigned(Low << Shift, (High << Shift) | Rest, Width));
  }
  return A;
}

/// The number of bits below a mask of all upper bits (0xFFFF0000: 16), or -1.
static int bitsBelow(int64_t Mask, unsigned Width) {
  if (Mask >= 0)
    return -1;
  uint64_t Low = ~uint64_t(Mask);
  if ((Low & (Low + 1)) != 0)
    return -1;
  int N = 0;
  for (; Low; Low >>= 1)
    ++N;
  return N < int(Width) ? N : -1;
}

RangeSet State::rangeOf(const Expr *E, unsigned Depth) const {
  if (E->isConst())
    return RangeSet::single(E->Value);
  auto It =
      std::lower_bound(Facts.begin(), Facts.end(), E->Id,
                       [](const Fact &F, uint32_t Id) { return F.E->Id < Id; });
  bool Known = It != Facts.end() && It->E == E;
  // Most are unknowns of which nothing else can be said.
  bool IsPlain =
      E->Kind == ExprKind::Init || (E->isSym() && E->Class == SymClass::Value);
  if (Known && (IsPlain || It->R.isSingle()))
    return It->R;
  RangeSet R = Known ? It->R : RangeSet::full(E->Width);
  return IsPlain ? R : narrowed(std::move(R), E, Depth);
}

/// Those values of \p R that E can have by what its operands can.
RangeSet State::narrowed(RangeSet R, const Expr *E, unsigned Depth) const {
  unsigned W = E->Width;
  if (Depth > 6)
    return R;
  switch (E->Kind) {
  case ExprKind::Slot:
  case ExprKind::Global:
  case ExprKind::Func:
  case ExprKind::Ddi:
  case ExprKind::Str:
    return R.intersect(RangeSet::nonZero(W));
  case ExprKind::Sym:
    if (E->isObject())
      return R.intersect(RangeSet::nonZero(W));
    return R;
  case ExprKind::Idx:
    if (rootOf(E)->isObject())
      return R.intersect(RangeSet::nonZero(W));
    return R;
  case ExprKind::Lin: {
    // The address of a member is NULL for no valid object; and a member of
    // an object that may be NULL is as NULL as the object (TD33).
    if (W == 64 && (E->A->isObject() || (T.Ptr && E->A == T.Ptr)))
      return R.intersect(RangeSet::nonZero(W));
    RangeSet Base = rangeOf(E->A, Depth + 1);
    if (W == 64 && Base == RangeSet::nonZero(64) && E->Value > 0 &&
        E->Value < 0x100000)
      return R.intersect(RangeSet::nonZero(W));
    return R.intersect(Base.shifted(E->Value, W));
  }
  case ExprKind::ZExt: {
    RangeSet A = rangeOf(E->A, Depth + 1);
    unsigned SW = E->A->Width;
    RangeSet Neg = A.intersect(RangeSet::of(minOfWidth(SW), -1));
    RangeSet Pos = A.intersect(RangeSet::of(0, maxOfWidth(SW)));
    if (SW < 64)
      Pos = Pos.unite(Neg.shifted(int64_t(1) << SW, 64));
    return R.intersect(Pos);
  }
  case ExprKind::SExt:
    return R.intersect(rangeOf(E->A, Depth + 1));
  case ExprKind::Trunc: {
    RangeSet A = rangeOf(E->A, Depth + 1);
    if (A.isSubsetOf(RangeSet::full(W)))
      return R.intersect(A);
    return R;
  }
  case ExprKind::Bin: {
    if (E->isComparison()) {
      RangeSet A = rangeOf(E->A, Depth + 1), B = rangeOf(E->B, Depth + 1);
      R = R.intersect(compareRanges(
          E->Op, A, B, std::max(E->A->Width, E->B->Width), E->Signed));
      if (R.isSingle() || R.empty() || E->B->isConst())
        return R;
      return R.intersect(knownOrder(E));
    }
    RangeSet A = rangeOf(E->A, Depth + 1), B = rangeOf(E->B, Depth + 1);
    if (A.count(8) <= 8 && B.count(8) <= 8 && !A.empty() && !B.empty()) {
      RangeSet Values;
      for (const auto &I : A.parts())
        for (int64_t X = I.Low;; ++X) {
          for (const auto &J : B.parts())
            for (int64_t Y = J.Low;; ++Y) {
              const Expr *V =
                  Ctx->binary(E->Op, Ctx->constant(X, E->A->Width),
                              Ctx->constant(Y, E->B->Width), W, E->Signed);
              if (!V->isConst())
                return R;
              Values = Values.unite(RangeSet::single(V->Value));
              if (Y == J.High)
                break;
            }
          if (X == I.High)
            break;
        }
      return R.intersect(Values);
    }
    if (E->Op == BinaryOp::Shr && B.isSingle() && B.single() > 0 &&
        B.single() < int64_t(W))
      return R.intersect(shiftedRight(A, unsigned(B.single()), W, E->Signed));
    if (E->Op == BinaryOp::And && B.isSingle() && B.single() > 0)
      return R.intersect(RangeSet::of(0, B.single()));
    if (E->Op == BinaryOp::And && B.isSingle()) {
      // A mask of the upper bits cuts to multiples.
      if (bitsBelow(B.single(), W) >= 0 && !A.empty())
        return R.intersect(RangeSet::of(A.parts().front().Low & B.single(),
                                        A.parts().back().High & B.single()));
    }
    if (E->Op == BinaryOp::Or && B.isSingle() && B.single() != 0) {
      // Bits are only added.
      RangeSet Or;
      int64_t C = B.single();
      if (C < 0)
        return R.intersect(RangeSet::of(C, -1));
      for (const auto &I : A.parts()) {
        if (I.Low < 0)
          Or = Or.unite(RangeSet::of(I.Low, -1));
        if (I.High < 0)
          continue;
        // No bit above those of the greatest, and no less than either.
        uint64_t Bits = uint64_t(I.High | C);
        while (Bits & (Bits + 1))
          Bits |= Bits >> 1;
        Or = Or.unite(I.High == 0
                          ? RangeSet::single(C)
                          : RangeSet::of(std::max(I.Low, C), int64_t(Bits)));
      }
      return R.intersect(Or);
    }
    return R;
  }
  default:
    return R;
  }
}

/// What other questions about the same two unknowns were answered says of this
/// one: not both a < b and b < a.
RangeSet State::knownOrder(const Expr *E) const {
  enum : unsigned { Less = 1, Equal = 2, Greater = 4, Any = 7 };
  auto Relation = [](BinaryOp Op, bool Swapped) -> unsigned {
    switch (Op) {
    case BinaryOp::Eq:
      return Equal;
    case BinaryOp::Ne:
      return Less | Greater;
    case BinaryOp::Lt:
      return Swapped ? Greater : Less;
    case BinaryOp::Le:
      return (Swapped ? Greater : Less) | Equal;
    case BinaryOp::Gt:
      return Swapped ? Less : Greater;
    default:
      return (Swapped ? Less : Greater) | Equal;
    }
  };
  auto IsOrder = [](const Expr *X) {
    return X->Op != BinaryOp::Eq && X->Op != BinaryOp::Ne;
  };
  unsigned Possible = Any;
  for (const Fact &F : Facts) {
    if (!F.E->isComparison() || !F.R.isSingle())
      continue;
    bool Same = F.E->A == E->A && F.E->B == E->B;
    if (!Same && !(F.E->A == E->B && F.E->B == E->A))
      continue;
    unsigned Holds = Relation(F.E->Op, /*Swapped=*/!Same);
    if (F.R.single() == 0)
      Holds = Any & ~Holds;
    // Signed and unsigned order have only equality in common.
    if (IsOrder(F.E) && !(IsOrder(E) && F.E->Signed == E->Signed) &&
        (Holds & (Less | Greater)))
      Holds |= Less | Greater;
    Possible &= Holds;
  }
  unsigned Asked = Relation(E->Op, false);
  RangeSet R;
  if (Possible & Asked)
    R = R.unite(RangeSet::single(1));
  if (Possible & ~Asked)
    R = R.unite(RangeSet::single(0));
  return R;
}

/// Those of a few values \p R that an operation on single bits can give: x | 4
/// is never 2, x & 4 never 1.
static RangeSet possibleBits(const Expr *E, RangeSet R) {
  constexpr unsigned Few = 16;
  if (E->Kind != ExprKind::Bin || !E->B->isConst() ||
      (E->Op != BinaryOp::And && E->Op != BinaryOp::Or) || R.count(Few) > Few)
    return R;
  // Either operation changes nothing when done once more.
  int64_t C = E->B->Value;
  RangeSet Kept;
  for (const RangeSet::Interval &I : R.parts())
    for (int64_t X = I.Low;; ++X) {
      if ((E->Op == BinaryOp::And ? X & C : X | C) == X)
        Kept = Kept.unite(RangeSet::single(X));
      if (X == I.High)
        break;
    }
  return Kept;
}

std::optional<int64_t> State::constantOf(const Expr *E) const {
  if (E->isConst())
    return E->Value;
  if (E->isUndef())
    return std::nullopt;
  RangeSet R = rangeOf(E);
  if (R.isSingle())
    return R.single();
  return std::nullopt;
}

bool State::restrict(const Expr *E, const RangeSet &Want) {
  RangeSet Have = rangeOf(E);
  RangeSet R = possibleBits(E, Have.intersect(Want));
  if (R.empty())
    return false;
  if (E->isConst() || E->isUndef() || R == Have)
    return true;
  switch (E->Kind) {
  case ExprKind::Lin:
    if (E->Width == 64 &&
        (R == RangeSet::nonZero(64) || R == RangeSet::single(0))) {
      // A pointer to a member is tested in place of the object's pointer.
      if (E->Value > 0 && E->Value < 0x100000 && R == RangeSet::single(0))
        return restrict(E->A, R);
    }
    return restrict(E->A, R.shifted(int64_t(0 - uint64_t(E->Value)), E->Width));
  case ExprKind::SExt:
    return restrict(E->A, R.intersect(RangeSet::full(E->A->Width)));
  case ExprKind::ZExt: {
    unsigned SW = E->A->Width;
    RangeSet Low = R.intersect(RangeSet::of(0, maxOfWidth(SW)));
    if (SW < 64) {
      RangeSet High =
          R.intersect(RangeSet::of(maxOfWidth(SW) + 1, maxOfWidth(SW + 1)));
      Low = Low.unite(
          High.shifted(-(int64_t(1) << SW), 64).intersect(RangeSet::full(SW)));
    }
    return restrict(E->A, Low);
  }
  case ExprKind::Bin:
    if (E->isComparison()) {
      if (R.isSingle())
        return assume(E, R.single() != 0);
      break;
    }
    if (!restrictOperand(E, R))
      return false;
    break;
  default:
    break;
  }
  setFact(E, R);
  return agrees(E) && propagate(E);
}

/// What was learnt of \p E says something of what it was compared with.
bool State::propagate(const Expr *E) {
  // Each round narrows a range; a < b < a would take for ever to end empty.
  constexpr unsigned MaxNesting = 6;
  if (Nesting == MaxNesting)
    return true;
  llvm::SmallVector<Fact, 4> Questions;
  for (const Fact &F : Facts)
    if (F.E->isComparison() && F.R.isSingle() && (F.E->A == E || F.E->B == E))
      Questions.push_back(F);
  ++Nesting;
  bool Possible = true;
  for (const Fact &F : Questions)
    Possible = Possible && restrictBoth(F.E, F.R.single() != 0);
  --Nesting;
  return Possible;
}

/// The bounds that a comparison of two unknowns sets for each of them.
bool State::restrictBoth(const Expr *E, bool Holds) {
  BinaryOp Op = E->Op;
  if (Op == BinaryOp::Eq || Op == BinaryOp::Ne) {
    bool Equal = Holds == (Op == BinaryOp::Eq);
    RangeSet A = rangeOf(E->A), B = rangeOf(E->B);
    if (Equal) {
      RangeSet Common = A.intersect(B);
      return !Common.empty() &&restrict(E->A, Common) &&restrict(E->B, Common);
    }
    unsigned W = E->A->Width;
    if (B.isSingle() && !restrict(E->A, B.complement(W)))
      return false;
    return !A.isSingle() || restrict(E->B, A.complement(W));
  }
  if (!E->Signed)
    return true;
  const Expr *Less = E->A, *More = E->B;
  bool Strict = Op == BinaryOp::Lt || Op == BinaryOp::Gt;
  if (Op == BinaryOp::Gt || Op == BinaryOp::Ge)
    std::swap(Less, More);
  if (!Holds) {
    std::swap(Less, More);
    Strict = !Strict;
  }
  RangeSet L = rangeOf(Less), M = rangeOf(More);
  if (L.empty() || M.empty())
    return false;
  int64_t High = M.parts().back().High, Low = L.parts().front().Low;
  if (Strict && (High == std::numeric_limits<int64_t>::min() ||
                 Low == std::numeric_limits<int64_t>::max()))
    return false;
  return restrict(
      Less, RangeSet::of(std::numeric_limits<int64_t>::min(), High - Strict))
      &&restrict(More, RangeSet::of(Low + Strict,
                                    std::numeric_limits<int64_t>::max()));
}

/// What the result of an operation with a constant says of the other operand.
bool State::restrictOperand(const Expr *E, const RangeSet &R) {
  RangeSet A = rangeOf(E->A), B = rangeOf(E->B);
  if (!B.isSingle())
    return true;
  int64_t C = B.single();
  unsigned W = E->Width;
  constexpr unsigned Few = 16;
  if (A.count(Few) <= Few) {
    RangeSet Kept;
    for (const RangeSet::Interval &I : A.parts())
      for (int64_t X = I.Low;; ++X) {
        const Expr *V =
            Ctx->binary(E->Op, Ctx->constant(X, E->A->Width),
                        Ctx->constant(C, E->B->Width), W, E->Signed);
        if (!V->isConst() || R.contains(V->Value))
          Kept = Kept.unite(RangeSet::single(X));
        if (X == I.High)
          break;
      }
    return restrict(E->A, Kept);
  }
  switch (E->Op) {
  case BinaryOp::Shr:
    if (C > 0 && C < int64_t(W))
      return restrict(E->A, unshiftedRight(R, unsigned(C), W, E->Signed));
    return true;
  case BinaryOp::And: {
    int Below = bitsBelow(C, W);
    if (Below >= 0) {
      // Each result stands for the values that share its upper bits.
      RangeSet Kept;
      int64_t Rest = int64_t((uint64_t(1) << Below) - 1);
      for (const RangeSet::Interval &I : R.parts())
        Kept = Kept.unite(RangeSet::of(
            ((I.Low & Rest) ? (I.Low | Rest) + 1 : I.Low), I.High | Rest));
      return restrict(E->A, Kept);
    }
    return R.contains(0) || restrict(E->A, RangeSet::nonZero(E->A->Width));
  }
  case BinaryOp::Or:
  case BinaryOp::Xor: {
    constexpr int FewBits = 4;
    if (E->Op == BinaryOp::Or && C > 0 &&
        llvm::popcount(uint64_t(C)) <= FewBits && R.count(Few) <= Few) {
      // The bits of C are set in the result; in the operand they may be.
      RangeSet Kept;
      for (const RangeSet::Interval &I : R.parts())
        for (int64_t V = I.Low;; ++V) {
          if ((V & C) == C)
            for (int64_t Set = C;; Set = (Set - 1) & C) {
              Kept = Kept.unite(RangeSet::single((V & ~C) | Set));
              if (!Set)
                break;
            }
          if (V == I.High)
            break;
        }
      return restrict(E->A, Kept);
    }
    // The sign is that of the operand, or its opposite.
    if (C < 0 && E->Op == BinaryOp::Or)
      return true;
    RangeSet Negative = RangeSet::of(minOfWidth(W), -1);
    RangeSet Other = Negative.complement(W);
    if (C < 0)
      std::swap(Negative, Other);
    RangeSet Kept;
    if (R.intersects(RangeSet::of(minOfWidth(W), -1)))
      Kept = Kept.unite(Negative);
    if (R.intersects(RangeSet::of(0, maxOfWidth(W))))
      Kept = Kept.unite(Other);
    // Of 0, STATUS_SUCCESS, the result is known.
    if (!R.contains(C))
      Kept = Kept.intersect(RangeSet::nonZero(W));
    return restrict(E->A, Kept);
  }
  case BinaryOp::Mul:
    return R.contains(0) || restrict(E->A, RangeSet::nonZero(E->A->Width));
  default:
    return true;
  }
}

/// After something was learnt of \p E: can what was learnt of expressions over
/// it still be true?
bool State::agrees(const Expr *E) const {
  for (const Fact &F : Facts)
    if (F.E != E && F.E->Kind == ExprKind::Bin && contains(F.E, E) &&
        narrowed(F.R, F.E, 0).empty())
      return false;
  return true;
}

bool State::assume(const Expr *E, bool NonZero) {
  if (E->isConst())
    return (E->Value != 0) == NonZero;
  if (E->isUndef())
    return true;
  if (!E->isComparison())
    return restrict(E, NonZero ? RangeSet::nonZero(E->Width)
                               : RangeSet::single(0));
  RangeSet Now = rangeOf(E);
  if (Now.isSingle())
    return (Now.single() != 0) == NonZero;

  using Rel = RangeSet::Relation;
  BinaryOp Op = E->Op;
  if (!NonZero) {
    static const BinaryOp Negated[] = {BinaryOp::Ne, BinaryOp::Eq,
                                       BinaryOp::Ge, BinaryOp::Gt,
                                       BinaryOp::Le, BinaryOp::Lt};
    Op = Negated[unsigned(Op) - unsigned(BinaryOp::Eq)];
  }
  Rel R = Rel(unsigned(Op) - unsigned(BinaryOp::Eq));
  RangeSet A = rangeOf(E->A), B = rangeOf(E->B);
  unsigned W = std::max(E->A->Width, E->B->Width);
  if (B.isSingle())
    return restrict(E->A, RangeSet::satisfying(R, B.single(), W, E->Signed));
  if (A.isSingle()) {
    // c Op b  <=>  b Swapped(Op) c
    static const Rel Swapped[] = {Rel::Eq, Rel::Ne, Rel::Gt,
                                  Rel::Ge, Rel::Lt, Rel::Le};
    return restrict(E->B, RangeSet::satisfying(Swapped[unsigned(R)], A.single(),
                                               W, E->Signed));
  }
  // Two unknowns: remembered on the question itself, in both spellings.
  const Expr *Opposite = nullptr;
  if (E->Op == BinaryOp::Eq || E->Op == BinaryOp::Ne)
    Opposite = Ctx->binary(E->Op == BinaryOp::Eq ? BinaryOp::Ne : BinaryOp::Eq,
                           E->A, E->B, E->Width, false);
  else
    Opposite = Ctx->binary(E->Op == BinaryOp::Lt ? BinaryOp::Le : BinaryOp::Lt,
                           E->B, E->A, E->Width, E->Signed);
  setFact(E, RangeSet::single(NonZero));
  if (Opposite->isComparison())
    setFact(Opposite, RangeSet::single(!NonZero));
  return restrictBoth(E, NonZero);
}

//===----------------------------------------------------------------------===//
// Reachability
//===----------------------------------------------------------------------===//

void State::closure(std::vector<const Expr *> &Roots, bool WholeTOnly) const {
  llvm::SmallPtrSet<const Expr *, 16> Seen;
  std::vector<const Expr *> Out;
  for (const Expr *R : Roots)
    if (Seen.insert(rootOf(R)).second)
      Out.push_back(rootOf(R));
  // A base that is the initial content of a reached object is reached too; but
  // what nobody knows any more is there no longer.
  const Expr *Home = homeOfT();
  auto ReachedByContent = [&Seen](const Expr *Root) {
    while (Root->Kind == ExprKind::Init) {
      Root = rootOf(Root->A);
      if (Seen.count(Root))
        return true;
    }
    return false;
  };
  for (bool Changed = true; Changed;) {
    Changed = false;
    for (const Cell &C : Cells) {
      const Expr *Base = rootOf(C.Base);
      if (!Seen.count(Base)) {
        if (Base == Home || !ReachedByContent(Base))
          continue;
        Seen.insert(Base);
        Out.push_back(Base);
        Changed = true;
      }
      if (C.Val->Width != 64 || C.Val->isConst() || C.Val->isUndef())
        continue;
      if (WholeTOnly && pointsIntoT(C.Val) && addressOf(C.Val).Offset != 0)
        continue;
      const Expr *V = rootOf(C.Val);
      if (Seen.insert(V).second) {
        Out.push_back(V);
        Changed = true;
      }
    }
  }
  Roots = std::move(Out);
}

bool State::reachesT(const Expr *From, bool WholeTOnly) const {
  if (!T.Ptr || T.State == RefState::Absent)
    return false;
  if (rootOf(From) == rootOf(T.Ptr))
    return true;
  std::vector<const Expr *> Roots{From};
  closure(Roots, WholeTOnly);
  const Expr *TR = rootOf(T.Ptr);
  return llvm::is_contained(Roots, TR);
}

void State::noteWhoKnowsT() {
  const Expr *Root = rootOf(T.Ptr);
  if (T.Field == FieldLedger::None) {
    T.KnownOutside = !Root->isSym() || isFixed(Root);
    return;
  }
  while (Root->Kind == ExprKind::Init)
    Root = rootOf(Root->A);
  T.KnownOutside =
      T.Looked ||
      (T.OpenBase && (Root->Kind == ExprKind::Slot || isFixed(Root)));
}

bool State::isKnownElsewhere() const {
  return T.Captured || llvm::any_of(Cells, [this](const Cell &C) {
           return isT(C.Val) && rootOf(C.Base)->Kind != ExprKind::Slot;
         });
}

unsigned State::holderCount() const {
  if (!T.Ptr)
    return 0;
  unsigned N = T.Captured;
  for (const Cell &C : Cells)
    N += pointsIntoT(C.Val);
  for (const auto &P : Temps)
    N += P.second && pointsIntoT(P.second);
  return N;
}

const Expr *State::homeOfT() const {
  return T.Alone && T.Ptr && T.Ptr->Kind == ExprKind::Init ? rootOf(T.Ptr->A)
                                                           : nullptr;
}

uint8_t State::fieldAt(const Expr *Base, int64_t Offset) const {
  return Ctx->Ledger && Base->Record != ~0u
             ? Ctx->Ledger->numberOf({Base->Record, Offset})
             : FieldLedger::None;
}

void State::noteLost(const Cell &C) {
  if (!T.KnownOutside || T.Incoming || T.State != RefState::Owned ||
      T.Field != FieldLedger::None || !isT(C.Val) || !rootOf(C.Base)->isHeap())
    return;
  if (uint8_t N = fieldAt(C.Base, C.Offset); N != FieldLedger::None)
    T.LostIn |= uint64_t(1) << N;
}

bool State::isEscapedHeap(const Expr *Root) const {
  return llvm::is_contained(Escaped, Root);
}

bool State::isLinkedHeap(const Expr *Root) const {
  return llvm::is_contained(Linked, Root);
}

void State::linkHeap(const Expr *Root) {
  if (isEscapedHeap(Root)) {
    llvm::erase(Linked, Root);
    return;
  }
  escapeHeap(Root);
  Linked.push_back(Root);
}

void State::unlinkHeap(const Expr *Root) {
  if (!isLinkedHeap(Root))
    return;
  llvm::erase(Linked, Root);
  llvm::erase(Escaped, Root);
}

void State::escapeHeap(const Expr *Root) {
  if (isEscapedHeap(Root)) {
    llvm::erase(Linked, Root);
    return;
  }
  Escaped.insert(std::lower_bound(Escaped.begin(), Escaped.end(), Root,
                                  [](const Expr *A, const Expr *B) {
                                    return A->Id < B->Id;
                                  }),
                 Root);
}

} // namespace engine
} // namespace fltlint
