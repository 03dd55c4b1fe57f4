//===- FieldLedger.cpp - What fields give, lend and owe -------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FieldLedger.h"
#include "Program.h"
#include "llvm/ADT/STLExtras.h"

namespace fltlint {
namespace engine {

FieldLedger::FieldLedger(const Program &P) : P(P) {
  for (const FieldKey &Key : P.fields().links())
    if (uint8_t N = numberOf(Key, /*Create=*/true); N != None)
      Released |= uint64_t(1) << N;
  for (const auto &[Record, Offsets] : P.fields().released())
    for (int64_t Offset : Offsets)
      if (uint8_t N = numberOf({Record, Offset}, /*Create=*/true); N != None) {
        Released |= uint64_t(1) << N;
        if (P.fields().isReleasedAtEnd({Record, Offset}))
          AtEnd |= uint64_t(1) << N;
      }
}

uint8_t FieldLedger::numberOf(FieldKey Key, bool Create) {
  auto It = Numbers.find(Key);
  if (It != Numbers.end())
    return It->second;
  if (!Create || Fields.size() >= MaxFields)
    return None;
  uint8_t N = uint8_t(Fields.size());
  Fields.emplace_back();
  Fields.back().Key = Key;
  Numbers[Key] = N;
  return N;
}

/// ".Field.Inner" at that offset; of a link, the whole of it.
static std::string fieldName(const pm::Module &M, uint32_t Record,
                             int64_t Offset, bool IsLink) {
  for (const pm::Field &F : M.Records[Record].Fields) {
    int64_t Begin = int64_t(F.OffsetBits / 8);
    if (Offset < Begin || Offset >= Begin + int64_t(M.sizeOf(F.Type)))
      continue;
    std::string Name = F.Name.empty() ? "" : "." + F.Name;
    if (F.Type != pm::None && M.Types[F.Type].Kind == pm::TypeKind::Record &&
        !(IsLink && Offset == Begin))
      Name += fieldName(M, M.Types[F.Type].Record, Offset - Begin, IsLink);
    return Name;
  }
  return "";
}

std::string FieldLedger::nameOf(uint8_t Field) const {
  const FieldKey &K = Fields[Field].Key;
  if (K.Record == pm::None) {
    const pm::Global &G = P.M.Globals[size_t(K.Offset)];
    return G.DisplayName.empty() ? G.Name : G.DisplayName;
  }
  std::string Tag = P.M.Records[K.Record].Tag;
  return Tag + fieldName(P.M, K.Record, K.Offset, P.fields().isLink(K));
}

void FieldLedger::taken(uint8_t Field, uint32_t F, pm::LocId Loc, bool Guarded,
                        bool Named) {
  // What nothing in the program can call takes nothing.
  if (P.M.Functions[F].Link != pm::Linkage::Internal || P.hasCaller(F) ||
      P.addressTaken(F)) {
    Fields[Field].Takes.insert({F, Loc});
    if (!Guarded)
      Fields[Field].Unasked.insert(F);
    Fields[Field].IsTakenUnnamed |= !Named;
  }
}

void FieldLedger::leaves(uint64_t Mask, Way W, const Event &E) {
  for (unsigned I = 0; I < Fields.size(); ++I) {
    if (!(Mask >> I & 1))
      continue;
    Entry &N = Fields[I];
    if (W == Unclear) {
      N.Unclear = true;
      continue;
    }
    std::vector<Event> &L = W == Give ? N.Gives : N.Loans;
    constexpr size_t MaxTold = 64;
    bool Known = llvm::any_of(L, [&E](const Event &O) {
      return O.Function == E.Function && O.Where == E.Where &&
             O.Acquisition == E.Acquisition;
    });
    if (Known)
      continue;
    if (L.size() >= MaxTold)
      N.Unclear = true;
    else
      L.push_back(E);
  }
}

bool FieldLedger::understood(const Entry &E) const {
  std::set<FieldFacts::Spot> Stores;
  if (E.Unclear || !P.fields().stores(E.Key, Stores))
    return false;
  auto IsSeenIn = [&E](uint32_t F) {
    auto IsIn = [F](const Event &X) { return X.Function == F; };
    return llvm::any_of(E.Gives, IsIn) || llvm::any_of(E.Loans, IsIn);
  };
  return llvm::all_of(Stores, [&](const FieldFacts::Spot &S) {
    // What only moves pointers about is run without references; those who
    // call it know what they gave it.
    if (!P.touchesReferences(S.Function)) {
      llvm::SmallVector<uint32_t, 4> Callers = P.fields().callersOf(S.Function);
      if (!Callers.empty() && llvm::all_of(Callers, IsSeenIn))
        return true;
    }
    // A call that is given the field's address stores there what it acquires.
    return E.Counted.count(S) || llvm::any_of(E.Gives, [&S](const Event &G) {
             return G.Function == S.Function && G.Acquisition == S.Loc;
           });
  });
}

/// All that is stored there is what another field keeps, which counts and keeps
/// it, and nobody around takes a reference.
bool FieldLedger::isOnlyCopied(const Entry &E) const {
  std::set<FieldFacts::Spot> Stores;
  if (E.Unclear || E.IsPassed || E.Copied.empty() || !E.Gives.empty() ||
      !E.Loans.empty() || !E.Counted.empty() || E.Unasked.empty() ||
      !E.HandedTo.empty() || !P.fields().stores(E.Key, Stores))
    return false;
  auto IsCopy = [&E](const FieldFacts::Spot &S) {
    return llvm::any_of(E.Copied, [&S](const auto &C) {
      return !(C.first < S) && !(S < C.first);
    });
  };
  return llvm::all_of(Stores, IsCopy) &&
         llvm::all_of(E.Copied, [this](const auto &C) {
           const Entry &From = Fields[C.second];
           return !From.Gives.empty() && From.Loans.empty() &&
                  !From.Takes.empty() && understood(From) &&
                  P.fields().staysAround(C.first.Function, From.Key);
         });
}

Event FieldLedger::aboutStore(const Entry &E, uint8_t Field, EventKind K,
                              const Event &From) const {
  Event R = From;
  R.Kind = K;
  R.Holder = nameOf(Field);
  if (From.Where != pm::None) {
    Step Exit;
    Exit.Kind = StepKind::Exit;
    Exit.Loc = From.Where;
    R.Path.push_back(std::move(Exit));
  }
  std::set<FieldFacts::Spot> Stores = E.Counted;
  if (Stores.empty())
    P.fields().stores(E.Key, Stores);
  for (const FieldFacts::Spot &S : Stores)
    if (R.Where == From.Where || S.Function == From.Function)
      R.Where = S.Loc;
  return R;
}

std::vector<Event>
FieldLedger::settle(const std::vector<const Event *> &Known) {
  std::vector<Event> Out;
  std::optional<bool> Closed;
  auto IsClosed = [&] {
    if (!Closed)
      Closed = P.fields().isClosed();
    return *Closed;
  };
  // A loan that was told of is a give that went wrong.
  auto IsTold = [&](const Event &L) {
    return llvm::any_of(Known, [&L](const Event *E) {
      return (E->Kind == EventKind::UncountedHolder ||
              E->Kind == EventKind::UncountedMember) &&
             E->Function == L.Function;
    });
  };
  for (Entry &E : Fields)
    llvm::erase_if(E.Loans, IsTold);
  for (const Lending &L : Lendings)
    for (uint8_t I = 0; I < Fields.size(); ++I)
      if ((L.Mask >> I & 1) && Fields[I].Gives.empty() &&
          !Fields[I].Takes.empty() && IsClosed() && counts(L.Found) &&
          understood(Fields[I])) {
        Fields[I].Loans.push_back(L.E);
        Fields[I].Loans.back().Acquisition = pm::None;
        Lenders.insert(L.E.Function);
      }
  for (uint8_t I = 0; I < Fields.size(); ++I) {
    Entry &E = Fields[I];
    bool MayTell = llvm::any_of(Waiting, [I](const HeldEvent &H) {
      return H.Field == I && (H.As == Held::Lent || H.As == Held::Looked);
    });
    if (MayTell && !E.Gives.empty() && !E.Takes.empty() && isTakenAtEnd(I) &&
        IsClosed() && understood(E)) {
      // Who ends such an object relies on what other functions give it.
      tellLent(I, Known, Out);
      llvm::erase_if(E.Loans, [&](const Event &L) {
        return llvm::any_of(Waiting, [&](const HeldEvent &H) {
          return H.Field == I && H.As == Held::Lent &&
                 H.E.Function == L.Function && H.E.Acquisition == L.Acquisition;
        });
      });
    }
    bool Gives = !E.Gives.empty(), Lends = !E.Loans.empty();
    if (!Gives && !Lends && isOnlyCopied(E) && IsClosed()) {
      Event L;
      L.Function = E.Copied.begin()->first.Function;
      L.Where = E.Copied.begin()->first.Loc;
      L.Kind = EventKind::OnlyLent;
      L.Holder = nameOf(I);
      L.AcquiredBy = nameOf(E.Copied.begin()->second);
      for (const FieldFacts::Spot &T : E.Takes)
        L.OtherExits.push_back(T.Loc);
      Out.push_back(std::move(L));
      continue;
    }
    if (!Gives && !Lends) {
      // Only tried, it seems; what was found there can be from nowhere else.
      bool Lost = llvm::any_of(Waiting, [I](const HeldEvent &H) {
        return H.Field == I && H.As == Held::Lost;
      });
      if (Lost && !E.Takes.empty() && IsClosed() && understood(E))
        tellLost(I, Out);
      continue;
    }
    if (Gives && !Lends && E.Takes.empty()) {
      // Somebody must be able to find the object that has the field.
      if (!E.HandedTo.empty() || !IsClosed() || !understood(E) ||
          !P.fields().isNeverTaken(E.Key))
        continue;
      // Better told where the object is taken apart.
      if (tellHeld(I, EventKind::Leak, Known, Out))
        continue;
      for (const Event &G : E.Gives)
        if (G.Acquisition != pm::None) {
          Out.push_back(aboutStore(E, I, EventKind::NeverTaken, G));
          break;
        }
      continue;
    }
    if (!Gives && Lends && !E.Takes.empty()) {
      if (IsClosed() && understood(E)) {
        Event R = aboutStore(E, I, EventKind::OnlyLent, E.Loans.front());
        R.OtherExits.clear();
        for (const FieldFacts::Spot &T : E.Takes)
          R.OtherExits.push_back(T.Loc);
        Out.push_back(std::move(R));
      }
      continue;
    }
    if (Lends || E.Takes.empty())
      continue;
    bool Any =
        llvm::any_of(Waiting, [I](const HeldEvent &H) { return H.Field == I; });
    if (!Any || !IsClosed() || !understood(E))
      continue;
    tellHeld(I, std::nullopt, Known, Out);
  }
  return Out;
}

bool FieldLedger::isLink(uint8_t Field) const {
  return P.fields().isLink(Fields[Field].Key);
}

bool FieldLedger::counts(uint8_t Field) const {
  const Entry &E = Fields[Field];
  return !E.Gives.empty() && E.Loans.empty() && isTakenAtEnd(Field) &&
         understood(E);
}

bool FieldLedger::isTakenAtEnd(uint8_t Field) const {
  const Entry &E = Fields[Field];
  bool IsForgotten = llvm::any_of(Waiting, [Field](const HeldEvent &H) {
    return H.Field == Field && H.As == Held::Found &&
           H.E.Kind == EventKind::Leak;
  });
  if (isLink(Field))
    return !E.IsExceeded && !IsForgotten;
  return !E.IsPassed && !IsForgotten && P.fields().isReleasedAtEnd(E.Key) &&
         llvm::all_of(P.fields().endersOf(E.Key),
                      [&E](uint32_t F) { return E.Unasked.count(F) != 0; });
}

/// References that a field should have been left, and the releases that take
/// them for granted.
void FieldLedger::tellLent(uint8_t Field,
                           const std::vector<const Event *> &Known,
                           std::vector<Event> &Out) const {
  // Not of one that is released too often anyway.
  auto IsKnown = [&Known](const Event &E) {
    return llvm::any_of(Known, [&E](const Event *K) {
      return (K->Kind == EventKind::OverRelease ||
              K->Kind == EventKind::UncountedHolder) &&
             K->Function == E.Function && K->Acquisition == E.Acquisition;
    });
  };
  // Better told is what they lend it to.
  bool Counts = counts(Field);
  for (const HeldEvent &H : Waiting)
    if (H.Field == Field && (H.As == Held::Lent || H.As == Held::Looked) &&
        !IsKnown(H.E)) {
      bool WasFound = H.As == Held::Looked;
      if (WasFound && (!Counts || Lenders.count(H.E.Function)))
        continue;
      Out.push_back(H.E);
      if (WasFound)
        Out.back().StoredAt =
            aboutStore(Fields[Field], Field, EventKind::LentHere,
                       Fields[Field].Gives.front())
                .Where;
      Out.back().Holder = nameOf(Field);
      Out.back().OtherExits.clear();
      for (const FieldFacts::Spot &T : Fields[Field].Takes)
        Out.back().OtherExits.push_back(T.Loc);
    }
}

void FieldLedger::tellLost(uint8_t Field, std::vector<Event> &Out) const {
  for (const HeldEvent &H : Waiting)
    if (H.Field == Field && H.As == Held::Lost)
      Out.push_back(H.E);
}

/// The findings about references that the field held, of one kind or of all.
bool FieldLedger::tellHeld(uint8_t Field, std::optional<EventKind> Only,
                           const std::vector<const Event *> &Known,
                           std::vector<Event> &Out) const {
  const Entry &E = Fields[Field];
  bool Any = false;
  auto IsKnown = [&](const Event &H) {
    return E.HandedTo.count(H.Function) ||
           llvm::any_of(Known, [&H](const Event *K) {
             return K->Kind == H.Kind && K->Function == H.Function &&
                    (K->Where == H.Where ||
                     llvm::is_contained(K->OtherExits, H.Where));
           });
  };
  for (const auto &[Of, As, H] : Waiting)
    if (Of == Field && As != Held::Joined && As != Held::Lent &&
        As != Held::Looked && As != Held::Fresh && (!Only || H.Kind == *Only) &&
        !IsKnown(H)) {
      Any = true;
      if (As == Held::Lost) {
        Out.push_back(H);
        continue;
      }
      Event At = aboutStore(E, Field, EventKind::Leak, E.Gives.front());
      Out.push_back(H);
      Out.back().Holder = nameOf(Field);
      Out.back().StoredAt = At.Where;
    }
  // Nobody comes to such a context in order to take it off the list.
  if (!Only && isLink(Field) && !E.IsTakenUnnamed && !AttachesFound)
    for (const auto &[Of, As, H] : Waiting)
      if (Of == Field && As == Held::Fresh) {
        Out.push_back(H);
        Out.back().Kind = EventKind::KeptUnattached;
        Out.back().Holder = nameOf(Field);
      }
  // Who takes something off a list and makes a mistake there is told of that.
  if (!Any && !Only)
    for (const auto &[Of, As, H] : Waiting)
      if (Of == Field && As == Held::Joined && !IsKnown(H))
        Out.push_back(H);
  return Any;
}

} // namespace engine
} // namespace fltlint
