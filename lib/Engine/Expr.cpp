//===- Expr.cpp - Symbolic values -----------------------------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Expr.h"
#include "RangeSet.h"
#include <algorithm>
#include <limits>

namespace fltlint {
namespace engine {

using pm::BinaryOp;

bool ExprContext::ByStructure::isEqual(const Expr *X, const Expr *Y) {
  if (X == Y)
    return true;
  if (X == getEmptyKey() || X == getTombstoneKey() || Y == getEmptyKey() ||
      Y == getTombstoneKey())
    return false;
  return X->Hash == Y->Hash && X->Kind == Y->Kind && X->Value == Y->Value &&
         X->A == Y->A && X->B == Y->B && X->Width == Y->Width &&
         X->Class == Y->Class && X->Op == Y->Op && X->Signed == Y->Signed &&
         X->Acquired == Y->Acquired;
}

/// By the children's creation numbers, not their addresses: so that nothing
/// depends on where memory lies.
static uint32_t hashOf(const Expr &E) {
  uint64_t H = uint64_t(E.Kind) | uint64_t(E.Class) << 8 |
               uint64_t(E.Op) << 16 | uint64_t(E.Width) << 24 |
               uint64_t(E.Signed) << 32;
  auto Mix = [&H](uint64_t V) {
    H = (H ^ V) * 0x9E3779B97F4A7C15ull;
    H ^= H >> 29;
  };
  Mix(E.A ? E.A->Id + 1 : 0);
  Mix(E.B ? E.B->Id + 1 : 0);
  Mix(uint64_t(E.Value));
  return uint32_t(H ^ H >> 32);
}

const Expr *ExprContext::unique(const Expr &Proto) {
  Expr Key = Proto;
  Key.Hash = hashOf(Proto);
  auto It = Set.find(&Key);
  if (It != Set.end())
    return *It;
  Expr *E = new (Alloc) Expr(Key);
  E->Id = NextId++;
  E->Weight = uint16_t(std::min<unsigned>(std::numeric_limits<uint16_t>::max(),
                                          1u + (E->A ? E->A->Weight : 0) +
                                              (E->B ? E->B->Weight : 0)));
  E->HasLeaf = E->Kind == ExprKind::Sym || E->Kind == ExprKind::Slot ||
               (E->A && E->A->HasLeaf) || (E->B && E->B->HasLeaf);
  E->HasSym = E->Kind == ExprKind::Sym || (E->A && E->A->HasSym) ||
              (E->B && E->B->HasSym);
  auto LeafOf = [](const Expr *Part) { return Part ? Part->Leaf : nullptr; };
  if (E->Kind == ExprKind::Sym || E->Kind == ExprKind::Slot)
    E->Leaf = E;
  else if (!E->B || !E->B->HasLeaf || LeafOf(E->A) == LeafOf(E->B))
    E->Leaf = LeafOf(E->A);
  else if (!E->A->HasLeaf)
    E->Leaf = E->B->Leaf;
  Set.insert(E);
  return E;
}

static bool isTooLarge(const Expr *A, const Expr *B) {
  constexpr unsigned MaxWeight = 96;
  return A->Weight + B->Weight > MaxWeight;
}

static Expr proto(ExprKind K, unsigned Width) {
  Expr E;
  E.Kind = K;
  E.Width = uint8_t(Width);
  return E;
}

const Expr *ExprContext::constant(int64_t V, unsigned Width) {
  V = signExtendTo(V, Width);
  const Expr *&Last = Constants[(uint64_t(V) * 8 + Width / 8) % NumConstants];
  if (Last && Last->Value == V && Last->Width == Width)
    return Last;
  Expr E = proto(ExprKind::Const, Width);
  E.Value = V;
  return Last = unique(E);
}

const Expr *ExprContext::undef(unsigned Width) {
  return unique(proto(ExprKind::Undef, Width));
}

const Expr *ExprContext::freed(unsigned Width) {
  Expr E = proto(ExprKind::Undef, Width);
  E.Value = 1;
  return unique(E);
}

const Expr *ExprContext::freshSym(unsigned Width, SymClass C, bool Acquired) {
  Expr E = proto(ExprKind::Sym, Width);
  E.Class = C;
  E.Acquired = Acquired;
  E.Value = NextId; // unique by construction: nobody looks it up
  E.Hash = hashOf(E);
  Expr *N = new (Alloc) Expr(E);
  N->Id = NextId++;
  N->HasLeaf = N->HasSym = true;
  N->Leaf = N;
  return N;
}

const Expr *ExprContext::slot(pm::SlotId S) {
  if (S >= Slots.size())
    Slots.resize(S + 1);
  if (!Slots[S]) {
    Expr E = proto(ExprKind::Slot, 64);
    E.Value = S;
    Slots[S] = unique(E);
  }
  return Slots[S];
}

const Expr *ExprContext::global(uint32_t G) {
  Expr E = proto(ExprKind::Global, 64);
  E.Value = G;
  return unique(E);
}

const Expr *ExprContext::function(uint32_t F) {
  Expr E = proto(ExprKind::Func, 64);
  E.Value = F;
  return unique(E);
}

const Expr *ExprContext::ddi(uint32_t NameIndex) {
  Expr E = proto(ExprKind::Ddi, 64);
  E.Value = NameIndex;
  return unique(E);
}

const Expr *ExprContext::string(uint32_t S) {
  Expr E = proto(ExprKind::Str, 64);
  E.Value = S;
  return unique(E);
}

const Expr *ExprContext::init(const Expr *Token, int64_t Offset,
                              unsigned Width) {
  Address Ad = addressOf(Token);
  if (Ad.Base->isConst(0))
    return constant(0, Width);
  if (Ad.Base->isUndef())
    return Ad.Base->isFreed() ? freed(Width) : undef(Width);
  Expr E = proto(ExprKind::Init, Width);
  E.A = Ad.Base;
  E.Value = Ad.Offset + Offset;
  return unique(E);
}

const Expr *ExprContext::lin(const Expr *Base, int64_t C) {
  if (C == 0 || Base->isUndef())
    return Base;
  if (Base->isConst())
    return constant(int64_t(uint64_t(Base->Value) + uint64_t(C)), Base->Width);
  int64_t Sum = C;
  if (Base->Kind == ExprKind::Lin) {
    Sum = int64_t(uint64_t(C) + uint64_t(Base->Value));
    Base = Base->A;
  }
  Sum = signExtendTo(Sum, Base->Width);
  if (Sum == 0)
    return Base;
  Expr E = proto(ExprKind::Lin, Base->Width);
  E.A = Base;
  E.Value = Sum;
  return unique(E);
}

const Expr *ExprContext::index(const Expr *Base, const Expr *I,
                               int64_t Stride) {
  if (I->isConst())
    return lin(Base, int64_t(uint64_t(I->Value) * uint64_t(Stride)));
  if (Base->isUndef() || I->isUndef())
    return undef(64);
  if (isTooLarge(Base, I))
    I = freshSym(I->Width);
  Expr E = proto(ExprKind::Idx, 64);
  E.A = Base;
  E.B = I;
  E.Value = Stride;
  return unique(E);
}

const Expr *ExprContext::bitField(const Expr *Base, int64_t Bit,
                                  unsigned BitWidth) {
  Expr E = proto(ExprKind::Bit, 64);
  E.A = Base;
  E.B = constant(BitWidth, 32);
  E.Value = Bit;
  return unique(E);
}

static bool foldCompare(BinaryOp Op, int64_t A, int64_t B, unsigned Width,
                        bool Signed) {
  uint64_t Mask = Width >= 64 ? ~uint64_t(0) : (uint64_t(1) << Width) - 1;
  uint64_t UA = uint64_t(A) & Mask, UB = uint64_t(B) & Mask;
  switch (Op) {
  case BinaryOp::Eq:
    return UA == UB;
  case BinaryOp::Ne:
    return UA != UB;
  case BinaryOp::Lt:
    return Signed ? A < B : UA < UB;
  case BinaryOp::Le:
    return Signed ? A <= B : UA <= UB;
  case BinaryOp::Gt:
    return Signed ? A > B : UA > UB;
  default:
    return Signed ? A >= B : UA >= UB;
  }
}

static BinaryOp swapped(BinaryOp Op) {
  switch (Op) {
  case BinaryOp::Lt:
    return BinaryOp::Gt;
  case BinaryOp::Le:
    return BinaryOp::Ge;
  case BinaryOp::Gt:
    return BinaryOp::Lt;
  case BinaryOp::Ge:
    return BinaryOp::Le;
  default:
    return Op;
  }
}

static BinaryOp negated(BinaryOp Op) {
  switch (Op) {
  case BinaryOp::Eq:
    return BinaryOp::Ne;
  case BinaryOp::Ne:
    return BinaryOp::Eq;
  case BinaryOp::Lt:
    return BinaryOp::Ge;
  case BinaryOp::Le:
    return BinaryOp::Gt;
  case BinaryOp::Gt:
    return BinaryOp::Le;
  default:
    return BinaryOp::Lt;
  }
}

const Expr *ExprContext::binary(BinaryOp Op, const Expr *A, const Expr *B,
                                unsigned Width, bool Signed) {
  unsigned OpWidth = std::max(A->Width, B->Width);
  if (Op >= BinaryOp::Eq) {
    if (A->isUndef() || B->isUndef())
      return freshSym(Width);
    if (A->isConst() && B->isConst())
      return constant(foldCompare(Op, A->Value, B->Value, OpWidth, Signed),
                      Width);
    if (A->isConst()) {
      std::swap(A, B);
      Op = swapped(Op);
    }
    if (A == B)
      return constant(Op == BinaryOp::Eq || Op == BinaryOp::Le ||
                          Op == BinaryOp::Ge,
                      Width);
    bool Equality = Op == BinaryOp::Eq || Op == BinaryOp::Ne;
    if (B->isConst(0) && A->isComparison() && Equality) {
      // (x < y) == 0 is x >= y; (x < y) != 0 is x < y.
      BinaryOp Inner = Op == BinaryOp::Eq ? negated(A->Op) : A->Op;
      return binary(Inner, A->A, A->B, Width, A->Signed);
    }
    // Of integers: no member of an object lies at NULL.
    if (Equality && B->isConst() && A->Kind == ExprKind::Lin && A->Width < 64)
      return binary(
          Op, A->A,
          constant(int64_t(uint64_t(B->Value) - uint64_t(A->Value)), B->Width),
          Width, Signed);
    if (Equality) {
      Address AA = addressOf(A), AB = addressOf(B);
      if (AA.Base == AB.Base)
        return constant((AA.Offset == AB.Offset) == (Op == BinaryOp::Eq),
                        Width);
      if (AA.Base->isObject() && AB.Base->isObject())
        return constant(Op == BinaryOp::Ne, Width);
    }
    if (!B->isConst()) {
      // One spelling for each question about two unknowns.
      if (Op == BinaryOp::Gt || Op == BinaryOp::Ge) {
        std::swap(A, B);
        Op = swapped(Op);
      }
      if (Equality && A->Id > B->Id)
        std::swap(A, B);
    }
    if (Equality)
      Signed = false;
    if (isTooLarge(A, B))
      return freshSym(Width);
    Expr E = proto(ExprKind::Bin, Width);
    E.Op = Op;
    E.Signed = Signed;
    E.A = A;
    E.B = B;
    return unique(E);
  }

  if (A->isUndef() || B->isUndef())
    return undef(Width);
  if (A->isConst() && !B->isConst() &&
      (Op == BinaryOp::Add || Op == BinaryOp::Mul || Op == BinaryOp::And ||
       Op == BinaryOp::Or || Op == BinaryOp::Xor))
    std::swap(A, B);
  if (A->isConst() && B->isConst()) {
    uint64_t Mask = Width >= 64 ? ~uint64_t(0) : (uint64_t(1) << Width) - 1;
    int64_t SA = A->Value, SB = B->Value;
    uint64_t UA = uint64_t(SA) & Mask, UB = uint64_t(SB) & Mask;
    switch (Op) {
    case BinaryOp::Add:
      return constant(int64_t(UA + UB), Width);
    case BinaryOp::Sub:
      return constant(int64_t(UA - UB), Width);
    case BinaryOp::Mul:
      return constant(int64_t(UA * UB), Width);
    case BinaryOp::Div:
    case BinaryOp::Rem: {
      if (UB == 0 || (Signed && SB == -1))
        return freshSym(Width);
      if (Signed)
        return constant(Op == BinaryOp::Div ? SA / SB : SA % SB, Width);
      return constant(int64_t(Op == BinaryOp::Div ? UA / UB : UA % UB), Width);
    }
    case BinaryOp::And:
      return constant(SA & SB, Width);
    case BinaryOp::Or:
      return constant(SA | SB, Width);
    case BinaryOp::Xor:
      return constant(SA ^ SB, Width);
    case BinaryOp::Shl:
      return UB >= Width ? freshSym(Width) : constant(int64_t(UA << UB), Width);
    default:
      return UB >= Width
                 ? freshSym(Width)
                 : constant(Signed ? SA >> UB : int64_t(UA >> UB), Width);
    }
  }
  if (B->isConst()) {
    switch (Op) {
    case BinaryOp::Add:
      return lin(A, B->Value);
    case BinaryOp::Sub:
      return lin(A, int64_t(0 - uint64_t(B->Value)));
    case BinaryOp::And:
      if (B->Value == 0)
        return B;
      if (B->Value == -1)
        return A;
      if (A->Kind == ExprKind::Bin && A->B->isConst()) {
        // Which bits were set and cleared before decides what is asked here:
        // (x & c) & d is x & (c & d); (x | c) & d is x & (d & ~c) | (c & d).
        int64_t C = A->B->Value, D = B->Value;
        if (A->Op == BinaryOp::And)
          return binary(Op, A->A, constant(C & D, Width), Width, Signed);
        if (A->Op == BinaryOp::Or)
          return binary(
              BinaryOp::Or,
              binary(Op, A->A, constant(D & ~C, Width), Width, Signed),
              constant(C & D, Width), Width, Signed);
      }
      break;
    case BinaryOp::Or:
    case BinaryOp::Xor:
    case BinaryOp::Shl:
    case BinaryOp::Shr:
      if (B->Value == 0)
        return A;
      if (Op == BinaryOp::Or && B->Value == -1)
        return B;
      if (Op == BinaryOp::Or && A->Kind == ExprKind::Bin && A->B->isConst()) {
        // (x | c) | d is x | (c | d); (x & c) | d is x & (c & ~d) | d.
        int64_t C = A->B->Value, D = B->Value;
        if (A->Op == BinaryOp::Or)
          return binary(Op, A->A, constant(C | D, Width), Width, Signed);
        if (A->Op == BinaryOp::And && (C & D))
          return binary(Op,
                        binary(BinaryOp::And, A->A, constant(C & ~D, Width),
                               Width, Signed),
                        B, Width, Signed);
      }
      break;
    case BinaryOp::Mul:
      if (B->Value == 0)
        return B;
      if (B->Value == 1)
        return A;
      break;
    default:
      break;
    }
  }
  if (Op == BinaryOp::Sub) {
    Address AA = addressOf(A), AB = addressOf(B);
    if (AA.Base == AB.Base)
      return constant(AA.Offset - AB.Offset, Width);
  }
  if ((Op == BinaryOp::And || Op == BinaryOp::Or) && A == B)
    return A;
  if ((Op == BinaryOp::Add || Op == BinaryOp::And || Op == BinaryOp::Or ||
       Op == BinaryOp::Xor || Op == BinaryOp::Mul) &&
      !B->isConst() && A->Id > B->Id)
    std::swap(A, B);
  if (isTooLarge(A, B))
    return freshSym(Width);
  Expr E = proto(ExprKind::Bin, Width);
  E.Op = Op;
  E.Signed = Signed;
  E.A = A;
  E.B = B;
  return unique(E);
}

const Expr *ExprContext::convert(const Expr *E, unsigned Width,
                                 bool SourceSigned) {
  if (E->Width == Width)
    return E;
  if (E->isUndef())
    return undef(Width);
  if (E->isConst()) {
    int64_t V = E->Value;
    if (Width > E->Width && !SourceSigned && E->Width < 64)
      V = int64_t(uint64_t(V) & ((uint64_t(1) << E->Width) - 1));
    return constant(V, Width);
  }
  if (E->isComparison()) // 0 or 1 at any width
    return binary(E->Op, E->A, E->B, Width, E->Signed);
  ExprKind K = Width < E->Width ? ExprKind::Trunc
               : SourceSigned   ? ExprKind::SExt
                                : ExprKind::ZExt;
  if (K == ExprKind::Trunc &&
      (E->Kind == ExprKind::ZExt || E->Kind == ExprKind::SExt) &&
      E->A->Width >= Width)
    return convert(E->A, Width, SourceSigned);
  Expr P = proto(K, Width);
  P.A = E;
  return unique(P);
}

const Expr *ExprContext::substitute(const Expr *E, LeafFn Leaf, ExprMap &Memo) {
  if (!E->HasLeaf)
    return E;
  auto It = Memo.find(E);
  if (It != Memo.end())
    return It->second;
  const Expr *R = Leaf(E);
  if (!R) {
    switch (E->Kind) {
    case ExprKind::Init:
      R = init(substitute(E->A, Leaf, Memo), E->Value, E->Width);
      if (R->Kind == ExprKind::Init && R->FieldTag == ~uint64_t(0))
        R->FieldTag = E->FieldTag;
      break;
    case ExprKind::Lin:
      R = lin(substitute(E->A, Leaf, Memo), E->Value);
      break;
    case ExprKind::Idx:
      R = index(substitute(E->A, Leaf, Memo), substitute(E->B, Leaf, Memo),
                E->Value);
      break;
    case ExprKind::Bit:
      R = bitField(substitute(E->A, Leaf, Memo), E->Value,
                   unsigned(E->B->Value));
      break;
    case ExprKind::Bin:
      R = binary(E->Op, substitute(E->A, Leaf, Memo),
                 substitute(E->B, Leaf, Memo), E->Width, E->Signed);
      break;
    case ExprKind::ZExt:
    case ExprKind::SExt:
    case ExprKind::Trunc:
      R = convert(substitute(E->A, Leaf, Memo), E->Width,
                  E->Kind == ExprKind::SExt);
      break;
    default:
      R = E;
      break;
    }
  }
  Memo[E] = R;
  return R;
}

Address addressOf(const Expr *Ptr) {
  if (Ptr->Kind == ExprKind::Lin)
    return {Ptr->A, Ptr->Value};
  return {Ptr, 0};
}

const Expr *rootOf(const Expr *Ptr) {
  while (Ptr->Kind == ExprKind::Lin || Ptr->Kind == ExprKind::Idx ||
         Ptr->Kind == ExprKind::Bit)
    Ptr = Ptr->A;
  return Ptr;
}

bool contains(const Expr *E, const Expr *Part) {
  return E && (E == Part || contains(E->A, Part) || contains(E->B, Part));
}

} // namespace engine
} // namespace fltlint
