//===- State.h - One abstract state -----------------------------*- C++ -*-===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What is known at one point of one function on one set of paths: memory,
/// temporaries, facts about symbols, and the tracked reference T. A state is
/// *exact* until it is merged lossily: then it stands for no more than the
/// union of real paths' states.
///
//===----------------------------------------------------------------------===//

#ifndef FLTLINT_LIB_ENGINE_STATE_H
#define FLTLINT_LIB_ENGINE_STATE_H

#include "Expr.h"
#include "RangeSet.h"
#include "fltlint/Ddi/DdiTable.h"
#include "fltlint/Engine/Engine.h"
#include "llvm/ADT/DenseSet.h"
#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace fltlint {
namespace engine {

/// Bytes [Offset, Offset + Size) of the object at Base hold Val.
struct Cell {
  const Expr *Base;
  int64_t Offset;
  uint32_t Size;
  const Expr *Val;
};

/// Orders places; Base by creation.
struct PlaceLess {
  static bool less(const Expr *B1, int64_t O1, const Expr *B2, int64_t O2) {
    return B1 != B2 ? B1->Id < B2->Id : O1 < O2;
  }
};

enum class RefState : uint8_t {
  Absent, ///< No reference is tracked (or it is not this path's concern).
  Owned,  ///< Count references are the driver's to release.
  May,    ///< May be released, need not be.
  Open,   ///< The same, but it must be closed, if nobody else can do that.
  Handed, ///< Somebody else owes the release now.
  Done    ///< The last own reference was released.
};

/// How T's last holder went, when it went out of scope.
struct Tracked {
  RefState State = RefState::Absent;
  uint8_t Count = 0;
  /// Holders that are no cells: a list the context itself was linked into.
  uint8_t Captured = 0;
  /// References among Count that went to routines which are certain to release
  /// them, sooner or later.
  uint8_t Promised = 0;
  /// References among Captured that such a routine got as they are, not in an
  /// object.
  uint8_t Direct = 0;
  /// The acquisition came from a caller or a contract: this function is not
  /// the one to judge leaks, unless it is a root.
  bool Incoming = false;
  /// A reference taken on a context that somebody else led us to: they can
  /// account for it when nothing here does.
  bool KnownOutside = false;
  /// Allocated here, and not attached to anything since.
  bool Fresh = false;
  /// In a row that ends where something went wrong with T: an EventKind.
  std::optional<EventKind> Misused;
  /// Taken by FltReferenceContext on a context that others hold too: what is
  /// released beyond it may be theirs.
  bool OpenBase = false;
  /// Taken off a list that somebody else had put it on; and then released.
  bool Unlinked = false, Taken = false;
  /// The reference is that of a field in which T was found: its number in the
  /// FieldLedger.
  uint8_t Field = 0xff;
  /// It left a list by this link, and the list is taken to have had a reference
  /// to it, which is among Count: its number in the FieldLedger.
  uint8_t Assumed = 0xff;
  bool isAssumed() const { return Assumed != 0xff; }
  /// It was only looked at there, and ought to stay.
  bool Looked = false;
  /// Nobody else knows the object that T was found in.
  bool Alone = false;
  /// The count of that object's users has come down to 0.
  bool LastUser = false;
  /// The fields, by their numbers, of those holders that are no cells any more.
  uint64_t KeptIn = 0;
  /// Of a T that others know: the fields, by their numbers, of objects of this
  /// activation's own that held it and are gone.
  uint64_t LostIn = 0;
  const Expr *Ptr = nullptr;
  /// Index into the run's table of acquisitions.
  uint32_t Origin = ~0u;
  /// The FltReferenceContext that counted it last: an index into the
  /// analyzer's References. Only told of, so states are equal without it.
  uint32_t CountedBy = ~0u;
  /// Where the last holder was lost; pm::None if it is still held or was
  /// never lost by a scope's end.
  pm::LocId LostAt = pm::None;

  bool live() const {
    return State == RefState::Owned || State == RefState::Open ||
           State == RefState::Done;
  }
  bool operator==(const Tracked &O) const {
    return State == O.State && Misused == O.Misused && Count == O.Count &&
           Captured == O.Captured && Promised == O.Promised &&
           Direct == O.Direct && Origin == O.Origin && LostAt == O.LostAt &&
           Incoming == O.Incoming && OpenBase == O.OpenBase &&
           Unlinked == O.Unlinked && Taken == O.Taken && Fresh == O.Fresh &&
           Field == O.Field && Assumed == O.Assumed && Alone == O.Alone &&
           Looked == O.Looked && LastUser == O.LastUser && KeptIn == O.KeptIn &&
           LostIn == O.LostIn;
  }
};

/// Upper bound on an exact count; above it T is only `May`.
constexpr unsigned MaxExactCount = 6;

struct Fact {
  const Expr *E;
  RangeSet R;
};

struct CalleeWay;

/// The steps of one concrete path, last first; shared by states that have a
/// beginning in common. Only kept while a witness is searched.
struct Trail {
  Step Last;
  std::shared_ptr<const Trail> Before;
  /// Behind a call: how its callee went, if that wants to be told.
  std::shared_ptr<const CalleeWay> Way;
};

class State {
public:
  explicit State(ExprContext &C) : Ctx(&C) {}
  // Vectors of them would copy otherwise when they grow.
  State(State &&) noexcept = default;
  State &operator=(State &&) noexcept = default;
  State(const State &) = default;
  State &operator=(const State &) = default;

  // Memory -----------------------------------------------------------------
  /// The value of \p Width bits at \p Ptr. \p FieldTag goes to a new Init.
  const Expr *load(const Expr *Ptr, unsigned Width,
                   uint64_t FieldTag = ~uint64_t(0)) const;
  /// Overwrites; overlapping cells go.
  void store(const Expr *Ptr, const Expr *Val);
  void storeSized(const Expr *Ptr, uint32_t Size, const Expr *Val);
  /// The object's whole content becomes \p Token (undef, 0, or a symbol that
  /// stands for unknown content). Cells that hold T stay when \p KeepT.
  void resetObject(const Expr *Root, const Expr *Token, bool KeepT = false);
  /// The scalar cells at [Offset, Offset+Size) of an object get unknown.
  void forgetRange(const Expr *Base, int64_t Offset, uint64_t Size, bool KeepT);
  void copyRange(const Expr *Dst, const Expr *Src, uint64_t Size);
  void zeroRange(const Expr *Dst, uint64_t Size);
  const std::vector<Cell> &cells() const { return Cells; }
  std::vector<Cell> &cells() { return Cells; }
  /// The cells of exactly that base.
  llvm::ArrayRef<Cell> cellsOf(const Expr *Base) const;
  const Expr *contentToken(const Expr *Root) const;
  bool hasContent(const Expr *Root) const;
  /// Sorted by the object's Id.
  using ContentMap = llvm::SmallVector<
      std::pair<uint32_t, std::pair<const Expr *, const Expr *>>, 0>;
  const ContentMap &contents() const { return Contents; }
  void setContent(const Expr *Root, const Expr *Token);
  void clearContents() { Contents.clear(); }
  void eraseContent(const Expr *Root);

  // Temporaries --------------------------------------------------------------
  const Expr *temp(pm::TempId T) const;
  void setTemp(pm::TempId T, const Expr *E);
  std::vector<std::pair<pm::TempId, const Expr *>> Temps; ///< Sorted.

  // Facts --------------------------------------------------------------------
  RangeSet rangeOf(const Expr *E) const { return rangeOf(E, 0); }
  /// Learns that \p E lies in \p R; false if that is impossible.
  bool restrict(const Expr *E, const RangeSet &R);
  /// Learns that \p E is (not) zero; false if that is impossible.
  bool assume(const Expr *E, bool NonZero);
  /// The constant E is known to be, if it is.
  std::optional<int64_t> constantOf(const Expr *E) const;
  const std::vector<Fact> &facts() const { return Facts; }
  std::vector<Fact> &facts() { return Facts; }
  void setFact(const Expr *E, RangeSet R);

  // Reachability -------------------------------------------------------------
  /// T can be reached by following pointers from \p From. With \p WholeTOnly,
  /// a pointer to a member of T that is stored somewhere does not count: who
  /// finds a name or a buffer does not find the context around it.
  bool reachesT(const Expr *From, bool WholeTOnly = false) const;
  /// Bases of cells (roots) reachable from \p Roots, those included.
  void closure(std::vector<const Expr *> &Roots, bool WholeTOnly = false) const;
  bool isT(const Expr *V) const {
    return T.Ptr && T.State != RefState::Absent && V == T.Ptr;
  }
  bool pointsIntoT(const Expr *V) const {
    return T.Ptr && T.State != RefState::Absent && addressOf(V).Base == T.Ptr;
  }
  /// Sets T.KnownOutside for a T that begins here. One that was found in a
  /// field is known to a caller only if he led us to the context itself.
  void noteWhoKnowsT();
  /// Something else than a local variable holds T: other code may have found
  /// it there.
  bool isKnownElsewhere() const;
  /// Number of cells (and temporaries) that hold T.
  unsigned holderCount() const;
  /// The object that T was found in, if nobody else knows it.
  const Expr *homeOfT() const;
  /// The number of the field at \p Offset of the object at \p Base, if that
  /// object's record is known; 0xff: none.
  uint8_t fieldAt(const Expr *Base, int64_t Offset) const;

  /// The object that \p C is in will be gone.
  void noteLost(const Cell &C);

  bool isEscapedHeap(const Expr *Root) const;
  void escapeHeap(const Expr *Root);
  /// The same, by a list that it joins; when it leaves that again, nothing
  /// outside knows of it.
  void linkHeap(const Expr *Root);
  void unlinkHeap(const Expr *Root);
  bool isLinkedHeap(const Expr *Root) const;

  ExprContext *Ctx;
  /// Symbols that have a meaning outside the run: those of its entry. They are
  /// always alive and stand for nothing but themselves. Null: none.
  const llvm::DenseSet<const Expr *> *Fixed = nullptr;
  bool isFixed(const Expr *Sym) const { return Fixed && Fixed->count(Sym); }
  Tracked T;
  /// The IRQL: a constant, or what it was when a root was entered (which facts
  /// bound). Null: not known, or not asked for. It keeps states apart.
  const Expr *Irql = nullptr;
  /// The call that last raised it, for those who ask why; no part of the state
  /// proper.
  pm::LocId RaisedAt = pm::None;
  /// Something on the way could not be modelled.
  bool Tainted = false;
  /// It was merged with loss, or a callee's rows on the way were: it stands for
  /// more than paths bring. No part of the state proper.
  bool Approximate = false;
  /// The same, and also where this very run has merged: it is what others start
  /// from with it that is meant, as they cannot take it apart again.
  bool Joined = false;
  /// Whether \p Sym was NULL on some path is not certain for those: the rest of
  /// the state may be that of other paths.
  bool isNullUncertain(const Expr *Sym) const {
    return (Joined || Approximate) && Sym->isSym() && Sym->MaybeNull &&
           Sym != T.Ptr && !isFixed(Sym);
  }
  /// Not part of the state proper; null unless a witness is searched.
  std::shared_ptr<const Trail> Path;
  /// Heap objects that something outside knows of; sorted by Id.
  std::vector<const Expr *> Escaped;
  /// Those of them that only a list leads to.
  llvm::SmallVector<const Expr *, 0> Linked;

private:
  RangeSet rangeOf(const Expr *E, unsigned Depth) const;
  RangeSet narrowed(RangeSet R, const Expr *E, unsigned Depth) const;
  RangeSet knownOrder(const Expr *E) const;
  bool restrictOperand(const Expr *E, const RangeSet &R);
  bool agrees(const Expr *E) const;
  bool propagate(const Expr *E);
  bool restrictBoth(const Expr *E, bool Holds);
  uint8_t Nesting = 0; ///< of propagate
  std::vector<Cell>::iterator lowerBound(const Expr *Base, int64_t Offset);
  std::vector<Cell>::const_iterator lowerBound(const Expr *Base,
                                               int64_t Offset) const;
  std::vector<Cell> Cells; ///< Sorted by PlaceLess; no overlaps.
  /// Default contents by root object; none: Init of the root itself.
  ContentMap Contents;
  std::vector<Fact> Facts; ///< Sorted by expression Id.

  friend class StateMerger;
};

} // namespace engine
} // namespace fltlint

#endif // FLTLINT_LIB_ENGINE_STATE_H
