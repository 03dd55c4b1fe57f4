//===- Expr.h - Symbolic values ---------------------------------*- C++ -*-===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Hash-consed symbolic values: equal expressions are one object, so that the
/// same condition asked twice is answered the same way both times. A pointer
/// is an expression of width 64; NULL is the constant 0; `&p->Field` is its
/// base plus a constant.
///
//===----------------------------------------------------------------------===//

#ifndef FLTLINT_LIB_ENGINE_EXPR_H
#define FLTLINT_LIB_ENGINE_EXPR_H

#include "fltlint/PathModel/PathModel.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/Support/Allocator.h"

namespace fltlint {
namespace engine {

enum class ExprKind : uint8_t {
  Const,  ///< Value
  Undef,  ///< never written; Value 1: what freed memory holds
  Sym,    ///< an unknown; Class says of what
  Slot,   ///< address of a local of the function being run
  Global, ///< address of a global
  Func,   ///< address of a function of the module
  Ddi,    ///< address of a DDI known by name only; Value indexes a name table
  Str,    ///< address of a string constant
  Init,   ///< what memory held before this activation wrote it: at A + Value
  Lin,    ///< A + Value
  Idx,    ///< A + B * Value bytes, B not constant
  Bit,    ///< the bit-field at bit Value of the object at A
  Bin,    ///< A Op B
  ZExt,
  SExt,
  Trunc
};

enum class SymClass : uint8_t {
  Value,    ///< an integer or a pointer to memory of unknown origin
  Heap,     ///< address of memory allocated in this activation
  ExtStack, ///< address of a local of a calling function
  Token     ///< the unknown content of some memory
};

struct Expr {
  ExprKind Kind = ExprKind::Const;
  SymClass Class = SymClass::Value;
  pm::BinaryOp Op = pm::BinaryOp::Add;
  bool Signed = false;
  /// Sym: a context that this activation acquired, and so accounts for.
  bool Acquired = false;
  /// Sym: where nothing excludes it, some path made this NULL.
  mutable bool MaybeNull = false;
  /// Sym: a context of this kind (a ddi::ContextKind; 0: none, or not known).
  mutable uint8_t ContextKind = 0;
  /// Sym: an object that the system's function of this index gave, which is no
  /// context.
  mutable uint32_t Giver = ~0u;
  /// An address at which code has looked for fields of that record; the largest
  /// one.
  mutable uint32_t Record = ~0u;
  /// Some leaf is a Sym or a Slot (what a substitution may touch).
  bool HasLeaf = false;
  /// Some leaf is a Sym.
  bool HasSym = false;
  /// The only Sym or Slot among the leaves; null: there is none, or several.
  const Expr *Leaf = nullptr;
  uint8_t Width = 64;
  /// How many parts it has, those that occur more than once counted each time.
  uint16_t Weight = 1;
  uint32_t Id = 0; ///< Creation order: a stable total order.
  uint32_t Hash = 0;
  const Expr *A = nullptr, *B = nullptr;
  int64_t Value = 0;
  /// Init: which (record, field) it was read from, packed; ~0 if unknown.
  /// Not part of the identity.
  mutable uint64_t FieldTag = ~uint64_t(0);

  bool isConst() const { return Kind == ExprKind::Const; }
  bool isConst(int64_t V) const { return isConst() && Value == V; }
  bool isUndef() const { return Kind == ExprKind::Undef; }
  bool isFreed() const { return isUndef() && Value == 1; }
  bool isSym() const { return Kind == ExprKind::Sym; }
  bool isHeap() const { return isSym() && Class == SymClass::Heap; }
  /// An address that is never NULL and never another such object's.
  bool isObject() const {
    return Kind == ExprKind::Slot || Kind == ExprKind::Global ||
           Kind == ExprKind::Func || Kind == ExprKind::Str ||
           Kind == ExprKind::Ddi ||
           (isSym() &&
            (Class == SymClass::Heap || Class == SymClass::ExtStack));
  }
  bool hasProvenance() const { return ContextKind != 0 || Giver != ~0u; }
  bool hasSameProvenance(const Expr *O) const {
    return ContextKind == O->ContextKind && Giver == O->Giver;
  }
  bool isComparison() const {
    return Kind == ExprKind::Bin && Op >= pm::BinaryOp::Eq;
  }
};

/// An address taken apart: what it points into, and how far.
struct Address {
  const Expr *Base = nullptr;
  int64_t Offset = 0;
};

/// Most are small: those of one state's symbols.
using ExprMap = llvm::SmallDenseMap<const Expr *, const Expr *, 16>;

class FieldLedger;

class ExprContext {
public:
  /// Numbers the fields that may keep references; null: nobody asks.
  FieldLedger *Ledger = nullptr;
  const Expr *constant(int64_t V, unsigned Width);
  const Expr *undef(unsigned Width);
  const Expr *freed(unsigned Width);
  const Expr *freshSym(unsigned Width, SymClass C = SymClass::Value,
                       bool Acquired = false);
  /// A new symbol of the same kind.
  const Expr *freshSymLike(const Expr *Sym) {
    const Expr *N = freshSym(Sym->Width, Sym->Class, Sym->Acquired);
    N->MaybeNull = Sym->MaybeNull;
    N->ContextKind = Sym->ContextKind;
    N->Giver = Sym->Giver;
    N->Record = Sym->Record;
    return N;
  }
  /// Stands for all heap objects to which nothing leads any more.
  const Expr *lostHeap() {
    if (!LostHeap)
      LostHeap = freshSym(64, SymClass::Heap);
    return LostHeap;
  }
  const Expr *slot(pm::SlotId S);
  const Expr *global(uint32_t G);
  const Expr *function(uint32_t F);
  const Expr *ddi(uint32_t NameIndex);
  const Expr *string(uint32_t S);
  const Expr *init(const Expr *Token, int64_t Offset, unsigned Width);
  const Expr *lin(const Expr *Base, int64_t C);
  const Expr *index(const Expr *Base, const Expr *I, int64_t Stride);
  const Expr *bitField(const Expr *Base, int64_t Bit, unsigned BitWidth);
  /// Of operands with very many parts, a new symbol: what a hash function
  /// computes doubles with each round, and nobody tests it.
  const Expr *binary(pm::BinaryOp Op, const Expr *A, const Expr *B,
                     unsigned Width, bool Signed);
  /// \p E converted to \p Width bits; \p SourceSigned says how it extends.
  const Expr *convert(const Expr *E, unsigned Width, bool SourceSigned);

  /// Replaces leaves (Sym and Slot) by what \p Leaf returns for them; null
  /// keeps a leaf. \p Memo is reused between calls of one substitution.
  using LeafFn = llvm::function_ref<const Expr *(const Expr *)>;
  const Expr *substitute(const Expr *E, LeafFn Leaf, ExprMap &Memo);

  uint32_t size() const { return NextId; }

private:
  const Expr *unique(const Expr &Proto);
  const Expr *LostHeap = nullptr;
  /// Those asked for last, and all slots.
  static constexpr size_t NumConstants = 512;
  const Expr *Constants[NumConstants] = {};
  std::vector<const Expr *> Slots;
  llvm::BumpPtrAllocator Alloc;
  /// By structure; children are unique, so their addresses are compared.
  struct ByStructure {
    static Expr *getEmptyKey() {
      return llvm::DenseMapInfo<Expr *>::getEmptyKey();
    }
    static Expr *getTombstoneKey() {
      return llvm::DenseMapInfo<Expr *>::getTombstoneKey();
    }
    static unsigned getHashValue(const Expr *E) { return E->Hash; }
    static bool isEqual(const Expr *X, const Expr *Y);
  };
  llvm::DenseSet<Expr *, ByStructure> Set;
  uint32_t NextId = 0;
};

/// Base and offset of a pointer.
Address addressOf(const Expr *Ptr);
/// The object an address is inside of: bases stripped of offsets, indices and
/// bit-fields.
const Expr *rootOf(const Expr *Ptr);
/// Is \p Part \p E, or a part of it?
bool contains(const Expr *E, const Expr *Part);
/// Calls \p Fn for each Sym and Slot leaf of \p E, perhaps more than once.
template <typename FnT> void forEachLeaf(const Expr *E, const FnT &Fn) {
  if (!E || !E->HasLeaf)
    return;
  if (E->Leaf) {
    Fn(E->Leaf);
    return;
  }
  forEachLeaf(E->A, Fn);
  forEachLeaf(E->B, Fn);
}

} // namespace engine
} // namespace fltlint

#endif // FLTLINT_LIB_ENGINE_EXPR_H
