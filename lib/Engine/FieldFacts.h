//===- FieldFacts.h - Fields whose content is released ----------*- C++ -*-===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What the code of the whole program says of fields that keep contexts, before
/// anything is run: which of them are released by somebody who finds them in
/// memory, and where an object with such a field comes into a function's hands
/// to be taken apart: off a list, as the context of a cleanup callback, or to
/// be freed. What is read here is text and types; whether a field does stand
/// for a reference is for FieldLedger.h to find.
///
//===----------------------------------------------------------------------===//

#ifndef FLTLINT_LIB_ENGINE_FIELDFACTS_H
#define FLTLINT_LIB_ENGINE_FIELDFACTS_H

#include "fltlint/PathModel/PathModel.h"
#include "llvm/ADT/BitVector.h"
#include "llvm/ADT/DenseMap.h"
#include <map>
#include <optional>
#include <set>

namespace fltlint {
namespace engine {

class Program;

/// A field of a record, wherever an object of that record may be. Without a
/// record: the global of index Offset.
struct FieldKey {
  uint32_t Record = pm::None;
  int64_t Offset = 0;
  bool operator<(const FieldKey &O) const {
    return std::tie(Record, Offset) < std::tie(O.Record, O.Offset);
  }
};

/// Here a function gets an object to take apart.
struct TakeSite {
  uint32_t Record = pm::None;
  /// A pointer to Delta bytes behind the object's begin; or, with Loads, to
  /// such a pointer.
  pm::Operand Object;
  int64_t Delta = 0;
  bool Loads = false;
  /// Nobody else knows the object any more.
  bool Alone = false;
  /// The object is a context, and what it leaves is the list it was on by the
  /// link at this offset: it is the list's reference to it that is taken.
  std::optional<int64_t> Member = std::nullopt;
  /// What the field at this offset keeps is only looked at here, and goes to
  /// code that deals with references; it ought to stay where it is.
  std::optional<int64_t> Looked = std::nullopt;
};

class FieldFacts {
public:
  explicit FieldFacts(const Program &P);
  /// The rest, once it is known which functions deal with references.
  void findLooks();

  /// The fields of \p Record, by offset, whose content somebody releases.
  const std::set<int64_t> *releasedFields(uint32_t Record) const {
    auto It = Released.find(Record);
    return It == Released.end() ? nullptr : &It->second;
  }
  const std::map<uint32_t, std::set<int64_t>> &released() const {
    return Released;
  }
  /// The links by which contexts leave lists.
  const std::set<FieldKey> &links() const { return Links; }
  bool isLink(const FieldKey &Key) const { return Links.count(Key) != 0; }
  /// The objects that come into a function's hands at an instruction, before
  /// it runs.
  llvm::ArrayRef<TakeSite> takesAt(uint32_t F, pm::BlockId B, size_t I) const;
  /// Users of an object are counted down there, one by one.
  bool countsUsers(const FieldKey &Key) const { return Counters.count(Key); }
  /// Objects are kept by that field alone: somebody frees what he finds there,
  /// and no pointer to such an object is kept elsewhere.
  bool isOnlyHome(const FieldKey &Key) const { return Homes.count(Key); }
  /// All that free an object of that kind, or clean it up, release what they
  /// find in the field, if they release it at all.
  bool isReleasedAtEnd(const FieldKey &Key) const { return AtEnd.count(Key); }
  /// These.
  const std::set<uint32_t> &endersOf(const FieldKey &Key) const {
    return AtEnd.find(Key)->second;
  }
  bool takesAny(uint32_t F) const { return Takers.test(F); }
  const llvm::BitVector &takers() const { return Takers; }

  /// The field at the address \p Ptr, seen from the outermost record that the
  /// code names.
  static bool fieldAt(const Program &P, uint32_t F, pm::Operand Ptr,
                      FieldKey &Out);
  /// Nothing of what the program loads from \p Key can come to be released,
  /// but for what the functions do that take such objects apart: those are
  /// followed.
  bool isNeverTaken(const FieldKey &Key) const;
  struct Spot {
    uint32_t Function;
    pm::LocId Loc;
    bool operator<(const Spot &O) const {
      return std::tie(Function, Loc) < std::tie(O.Function, O.Loc);
    }
  };
  /// Where code stores something else than NULL to the field. False if it may
  /// be written elsewhere too.
  bool stores(const FieldKey &Key, std::set<Spot> &Out) const;
  /// Neither \p F nor who calls it, nor anything that those call, counts a
  /// reference, writes to the field, or takes apart the objects that have it.
  bool staysAround(uint32_t F, const FieldKey &Key) const;
  /// Who calls it by its name.
  llvm::SmallVector<uint32_t, 4> callersOf(uint32_t Callee) const;
  /// The program is a whole driver: every function that it calls is part of it,
  /// or the system's.
  bool isClosed() const;

private:
  struct Origin;
  class Flow;
  void findReleases();
  bool isNeverUnlinked(const FieldKey &Link) const;
  void findHomes();
  void findEnds();
  void findTakes();
  void findCounters();
  void findMembersLookedAt(uint32_t F);
  void addTake(uint32_t F, pm::BlockId B, size_t I, TakeSite T);

  const Program &P;
  std::map<uint32_t, std::set<int64_t>> Released;
  std::set<FieldKey> Links, Counters, Homes;
  /// In which functions.
  std::map<FieldKey, std::set<uint32_t>> ReleasedIn, AtEnd;
  /// Parameters that are freed: of which function, and which.
  std::set<std::pair<uint32_t, unsigned>> Freeing;
  llvm::BitVector Takers;
  std::set<std::pair<uint32_t, uint32_t>> TakersOf; ///< of which record
  using At = std::pair<uint32_t, uint64_t>; ///< function; block and instruction
  std::map<At, std::vector<TakeSite>> Takes;
};

} // namespace engine
} // namespace fltlint

#endif // FLTLINT_LIB_ENGINE_FIELDFACTS_H
