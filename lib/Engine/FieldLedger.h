//===- FieldLedger.h - What fields give, lend and owe -----------*- C++ -*-===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// References that one function leaves in a field and another takes from there.
/// Neither can be judged alone. So the runs note what they see of each field,
/// wherever an object with it may be: an exit that leaves a reference there
/// (*give*), one that leaves the pointer only (*loan*), and a release of what
/// was found there (*take*). When all is run,
///
///   - a field that is given references which nothing in the program can take
///     leaks them;
///   - a field that is only lent pointers, and whose content is released, is
///     released too often;
///   - a field that is given one reference with each pointer, by all who store
///     to it, and that somebody takes from rightly, counts. Only then what the
///     takers did wrong is told; their findings wait here until then.
///
/// For two ways of the same function see Ledger.h.
///
//===----------------------------------------------------------------------===//

#ifndef FLTLINT_LIB_ENGINE_FIELDLEDGER_H
#define FLTLINT_LIB_ENGINE_FIELDLEDGER_H

#include "FieldFacts.h"
#include "fltlint/Engine/Engine.h"
#include <optional>
#include <vector>

namespace fltlint {
namespace engine {

class FieldLedger {
public:
  /// Fields are numbered; no more than fit into a mask.
  static constexpr unsigned MaxFields = 63;
  static constexpr uint8_t None = 0xff;

  explicit FieldLedger(const Program &P);

  /// The number of a field, or None. With \p Create, it gets one.
  uint8_t numberOf(FieldKey Key, bool Create = false);
  /// Those whose content somebody releases, as a mask.
  uint64_t releasedFields() const { return Released; }
  /// Those of them whose objects do not end without that.
  uint64_t releasedAtEnd() const { return AtEnd; }
  bool isLink(uint8_t Field) const;
  const FieldKey &key(uint8_t Field) const { return Fields[Field].Key; }
  /// "DAYBOOK_ENTRY.Stream".
  std::string nameOf(uint8_t Field) const;

  /// An owned reference is stored there at \p Loc.
  void stored(uint8_t Field, uint32_t F, pm::LocId Loc) {
    Fields[Field].Counted.insert({F, Loc});
  }
  /// What \p Source keeps is stored there too.
  void copied(uint8_t Field, uint32_t F, pm::LocId Loc, uint8_t Source) {
    Fields[Field].Copied.insert({{F, Loc}, Source});
  }
  /// How an exit of \p F leaves them, with the reference that \p E tells of.
  enum Way : uint8_t { Give, Loan, Unclear };
  void leaves(uint64_t Mask, Way W, const Event &E);
  /// An exit leaves the pointer in those too, which is found in \p Found and
  /// stays there, and a reference for \p Found only, if that counts.
  void lends(uint64_t Mask, uint8_t Found, const Event &E) {
    if (Mask && Lendings.size() < MaxLendings)
      Lendings.push_back({Mask, Found, E});
  }
  /// What was found there is released; with \p Guarded, perhaps because of what
  /// the object says elsewhere.
  /// With \p Named, what leaves a list was named by who got it as one that is
  /// attached, or made it himself.
  void taken(uint8_t Field, uint32_t F, pm::LocId Loc, bool Guarded,
             bool Named);
  /// A context that was found somewhere is attached.
  void attachesFound() { AttachesFound = true; }
  /// It ends with its object, because of what that says elsewhere.
  void passed(uint8_t Field) { Fields[Field].IsPassed = true; }
  /// Of what is on a list there, somebody leaves references that nothing holds;
  /// others may release these.
  void exceeds(uint8_t Field) { Fields[Field].IsExceeded = true; }
  /// What the fields hold goes to \p Routine, which is run with it; so what it
  /// does wrong is known without them.
  void handed(uint64_t Mask, uint32_t Routine) {
    for (unsigned I = 0; I < Fields.size(); ++I)
      if (Mask >> I & 1)
        Fields[I].HandedTo.insert(Routine);
  }
  /// What a finding that waits is about.
  enum class Held : uint8_t {
    Found,  ///< A reference that was found in the field.
    Lost,   ///< One that was taken for the field, and is not there in the end.
    Joined, ///< Another one, if it got that of the field besides.
    Lent,   ///< One that the field should have, and has not.
    Looked, ///< The same of one that was found there, and is still.
    Fresh   ///< One of a context on a list that is attached to nothing.
  };
  /// A finding about a reference that the field holds, if it does.
  void hold(uint8_t Field, Event E, Held As = Held::Found) {
    Waiting.push_back({Field, As, std::move(E)});
  }

  /// What there is to tell; \p Known are the other findings.
  std::vector<Event> settle(const std::vector<const Event *> &Known);

private:
  struct Entry {
    FieldKey Key;
    std::set<FieldFacts::Spot> Counted, Takes;
    std::vector<Event> Gives, Loans;
    std::set<uint32_t> HandedTo;
    std::set<std::pair<FieldFacts::Spot, uint8_t>> Copied;
    /// Who takes from it whatever the object says elsewhere.
    std::set<uint32_t> Unasked;
    bool Unclear = false, IsPassed = false, IsExceeded = false,
         IsTakenUnnamed = false;
  };
  /// All that store to it were seen to store a reference that a run followed.
  bool understood(const Entry &E) const;
  bool isOnlyCopied(const Entry &E) const;
  bool tellHeld(uint8_t Field, std::optional<EventKind> Only,
                const std::vector<const Event *> &Known,
                std::vector<Event> &Out) const;
  /// What is found there is sure to be released, and each pointer was given
  /// with a reference.
  bool counts(uint8_t Field) const;
  bool isTakenAtEnd(uint8_t Field) const;
  void tellLent(uint8_t Field, const std::vector<const Event *> &Known,
                std::vector<Event> &Out) const;
  void tellLost(uint8_t Field, std::vector<Event> &Out) const;
  Event aboutStore(const Entry &E, uint8_t Field, EventKind K,
                   const Event &From) const;

  const Program &P;
  std::vector<Entry> Fields;
  uint64_t Released = 0, AtEnd = 0;
  bool AttachesFound = false;
  std::map<FieldKey, uint8_t> Numbers;
  struct HeldEvent {
    uint8_t Field;
    Held As;
    Event E;
  };
  std::vector<HeldEvent> Waiting;
  struct Lending {
    uint64_t Mask;
    uint8_t Found;
    Event E;
  };
  static constexpr size_t MaxLendings = 256;
  std::vector<Lending> Lendings;
  /// Whose lendings are told of.
  std::set<uint32_t> Lenders;
};

} // namespace engine
} // namespace fltlint

#endif // FLTLINT_LIB_ENGINE_FIELDLEDGER_H
