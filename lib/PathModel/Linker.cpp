//===- Linker.cpp - Several path models into one --------------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Three steps: find one record for each layout over all units; find for each
/// name who defines it; then move what is kept, unit by unit, and renumber what
/// it refers to. Each step looks at each thing once.
///
//===----------------------------------------------------------------------===//

#include "fltlint/PathModel/Linker.h"
#include "Interning.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSet.h"

using namespace llvm;

namespace fltlint {
namespace pm {
namespace {

/// A function or global of some unit.
struct Origin {
  uint32_t Unit = None, Index = None;
  bool isSet() const { return Unit != None; }
};

/// What each index of a unit became.
struct UnitMaps {
  std::vector<uint32_t> Files, Strings;
  std::vector<RecordId> Records;
  std::vector<TypeId> Types;
  std::vector<LocId> Locs;
  std::vector<uint32_t> Globals, Functions;
};

/// One function or global of the linked module.
struct Entity {
  /// The one whose content is kept: the definition if there is one.
  Origin Kept;
  bool IsDefinition = false;
  Linkage Link = Linkage::External;
  std::string Name;
};

class Linker {
public:
  Linker(std::vector<Module> Units, StringRef Name)
      : Units(std::move(Units)), Maps(this->Units.size()), Pool(Out) {
    Out.Name = Name.str();
  }

  Module run() {
    files();
    records();
    types();
    resolve<Global>(Globals);
    resolve<Function>(Functions);
    nameInternals();
    moveGlobals();
    moveFunctions();
    recovery();
    return std::move(Out);
  }

private:
  void files();
  void records();
  void types();
  std::string fieldTypeKey(uint32_t U, TypeId T);
  RecordId completeRecord(uint32_t U, RecordId R);
  TypeId mapType(uint32_t U, TypeId T);
  LocId mapLoc(uint32_t U, LocId L);
  uint32_t mapString(uint32_t U, uint32_t S);
  void mapOperand(uint32_t U, Operand &Op);

  template <typename T> void resolve(std::vector<Entity> &Entities);
  void nameInternals();
  void moveGlobals();
  void moveFunctions();
  void moveBody(uint32_t U, Function &F);
  void mergeDeclaration(Function &Into, const Function &From);
  void recovery();

  // Globals and functions are linked alike.
  static bool isDefinition(const Global &G) { return G.IsDefinition; }
  static bool isDefinition(const Function &F) { return F.isDefinition(); }
  /// A declaration without a prototype says less than one that has one.
  static bool saysMore(const Global &, const Global &) { return false; }
  static bool saysMore(const Function &A, const Function &B) {
    return B.Params.empty() && !A.Params.empty();
  }
  static std::vector<Global> &elements(Module &M, const Global *) {
    return M.Globals;
  }
  static std::vector<Function> &elements(Module &M, const Function *) {
    return M.Functions;
  }
  static std::vector<uint32_t> &map(UnitMaps &M, const Global *) {
    return M.Globals;
  }
  static std::vector<uint32_t> &map(UnitMaps &M, const Function *) {
    return M.Functions;
  }

  std::vector<Module> Units;
  std::vector<UnitMaps> Maps;
  Module Out;
  Interner Pool;

  /// Which record of which unit stands for a record of the result.
  std::vector<Origin> RecordOrigins;
  StringMap<RecordId> RecordsByLayout;
  StringMap<RecordId> FirstComplete;

  std::vector<Entity> Globals, Functions;
  /// Names that are visible over the whole program, of both kinds.
  StringSet<> UsedNames;
};

//===----------------------------------------------------------------------===//
// Files, records, types
//===----------------------------------------------------------------------===//

void Linker::files() {
  StringMap<uint32_t> Known;
  for (uint32_t U = 0, E = Units.size(); U != E; ++U) {
    for (File &F : Units[U].Files) {
      auto [It, New] = Known.try_emplace(F.Path, Out.Files.size());
      if (New)
        Out.Files.push_back(F);
      // A file is the project's own as soon as one unit says so; its code is
      // then looked at.
      else if (!F.IsSystem)
        Out.Files[It->second].IsSystem = false;
      Maps[U].Files.push_back(It->second);
    }
  }
}

/// The part of a record's layout that a field's type makes. A record that is
/// pointed to has no part in the layout: it goes by its tag, which also ends
/// the recursion.
std::string Linker::fieldTypeKey(uint32_t U, TypeId T) {
  const Module &M = Units[U];
  std::string Key;
  bool ThroughPointer = false;
  while (T != None) {
    const Type &Ty = M.Types[T];
    Key += char('a' + unsigned(Ty.Kind));
    switch (Ty.Kind) {
    case TypeKind::Int:
    case TypeKind::Float:
      Key += (Ty.Signed ? "-" : "+") + utostr(Ty.Bits);
      return Key;
    case TypeKind::Pointer:
      ThroughPointer = true;
      Key += Ty.ConstPointee ? "c" : "m";
      T = Ty.Element;
      break;
    case TypeKind::Array:
      Key += utostr(Ty.Count) + "x";
      T = Ty.Element;
      break;
    case TypeKind::Record:
      if (ThroughPointer || !M.Records[Ty.Record].Complete)
        Key += M.Records[Ty.Record].Tag;
      else
        Key += "#" + utostr(completeRecord(U, Ty.Record));
      return Key;
    case TypeKind::Void:
    case TypeKind::Function:
    case TypeKind::Opaque:
      return Key;
    }
  }
  return Key;
}

RecordId Linker::completeRecord(uint32_t U, RecordId R) {
  std::vector<RecordId> &Map = Maps[U].Records;
  if (Map[R] != None)
    return Map[R];
  // Only a damaged model has a record inside itself; it must end here too.
  Map[R] = None - 1;
  const Record &Rec = Units[U].Records[R];
  std::string Key =
      Rec.Tag + '\0' + utostr(Rec.Size) + (Rec.IsUnion ? "u" : "s");
  for (const Field &F : Rec.Fields)
    Key += '\0' + F.Name + '\0' + utostr(F.OffsetBits) + ":" +
           utostr(F.BitWidth) + ":" + fieldTypeKey(U, F.Type);
  auto [It, New] = RecordsByLayout.try_emplace(Key, RecordOrigins.size());
  if (New) {
    RecordOrigins.push_back({U, R});
    FirstComplete.try_emplace(Rec.Tag, It->second);
  }
  return Map[R] = It->second;
}

void Linker::records() {
  for (uint32_t U = 0, E = Units.size(); U != E; ++U) {
    Maps[U].Records.assign(Units[U].Records.size(), None);
    for (RecordId R = 0, RE = Units[U].Records.size(); R != RE; ++R)
      if (Units[U].Records[R].Complete)
        completeRecord(U, R);
  }
  // A unit that knows no more than the tag means what another unit defines.
  for (uint32_t U = 0, E = Units.size(); U != E; ++U) {
    for (RecordId R = 0, RE = Units[U].Records.size(); R != RE; ++R) {
      const Record &Rec = Units[U].Records[R];
      if (Rec.Complete)
        continue;
      auto [It, New] = FirstComplete.try_emplace(Rec.Tag, RecordOrigins.size());
      if (New)
        RecordOrigins.push_back({U, R});
      Maps[U].Records[R] = It->second;
    }
  }
}

void Linker::types() {
  for (uint32_t U = 0, E = Units.size(); U != E; ++U) {
    Maps[U].Types.assign(Units[U].Types.size(), None);
    for (TypeId T = 0, TE = Units[U].Types.size(); T != TE; ++T)
      mapType(U, T);
    Maps[U].Locs.assign(Units[U].Locs.size(), None);
    Maps[U].Strings.assign(Units[U].Strings.size(), None);
  }
  for (const Origin &O : RecordOrigins) {
    Record &R =
        Out.Records.emplace_back(std::move(Units[O.Unit].Records[O.Index]));
    for (Field &F : R.Fields)
      F.Type = mapType(O.Unit, F.Type);
  }
}

TypeId Linker::mapType(uint32_t U, TypeId T) {
  if (T == None)
    return None;
  TypeId &Mapped = Maps[U].Types[T];
  if (Mapped != None)
    return Mapped;
  Type Ty = canonicalType(Units[U].Types[T]);
  if (Ty.Element != None)
    Ty.Element = mapType(U, Ty.Element);
  if (Ty.Record != None)
    Ty.Record = Maps[U].Records[Ty.Record];
  return Mapped = Pool.type(Ty);
}

LocId Linker::mapLoc(uint32_t U, LocId L) {
  if (L == None)
    return None;
  LocId &Mapped = Maps[U].Locs[L];
  if (Mapped == None) {
    Loc New = std::move(Units[U].Locs[L]);
    for (SourceRange *R : {&New.Expansion, &New.Spelling})
      if (R->File != None)
        R->File = Maps[U].Files[R->File];
    Mapped = Pool.loc(New);
  }
  return Mapped;
}

uint32_t Linker::mapString(uint32_t U, uint32_t S) {
  uint32_t &Mapped = Maps[U].Strings[S];
  if (Mapped == None)
    Mapped = Pool.string(Units[U].Strings[S]);
  return Mapped;
}

//===----------------------------------------------------------------------===//
// Names
//===----------------------------------------------------------------------===//

/// Decides which elements of the units are one, and which of them is kept.
template <typename T> void Linker::resolve(std::vector<Entity> &Entities) {
  const T *Tag = nullptr;
  StringMap<uint32_t> ByName;
  for (uint32_t U = 0, E = Units.size(); U != E; ++U) {
    std::vector<T> &Elements = elements(Units[U], Tag);
    std::vector<uint32_t> &Map = map(Maps[U], Tag);
    for (uint32_t I = 0, IE = Elements.size(); I != IE; ++I) {
      const T &New = Elements[I];
      bool Defines = isDefinition(New);
      auto Add = [&](Linkage Link) {
        Entities.push_back({{U, I}, Defines, Link, New.Name});
        return uint32_t(Entities.size() - 1);
      };
      if (New.Link == Linkage::Internal) {
        Map.push_back(Add(Linkage::Internal));
        continue;
      }
      auto [It, IsNew] = ByName.try_emplace(New.Name, Entities.size());
      if (IsNew) {
        // A global and a function of one name cannot be one.
        bool Clash = !UsedNames.insert(New.Name).second;
        Map.push_back(Add(Clash ? Linkage::Internal : New.Link));
        continue;
      }
      Entity &Old = Entities[It->second];
      const T &Kept = elements(Units[Old.Kept.Unit], Tag)[Old.Kept.Index];
      bool Replace = false;
      if (Defines && Old.IsDefinition) {
        if (New.Link == Linkage::External && Old.Link == Linkage::External) {
          Map.push_back(Add(Linkage::Internal));
          continue;
        }
        // The one external definition is the one a linker keeps.
        Replace =
            New.Link == Linkage::External && Old.Link == Linkage::LinkOnce;
      } else {
        Replace = Defines || (!Old.IsDefinition && saysMore(New, Kept));
      }
      if (Replace) {
        Old.Kept = {U, I};
        Old.IsDefinition = Defines;
        if (Old.Link != Linkage::Internal)
          Old.Link = New.Link;
      }
      Map.push_back(It->second);
    }
  }
}

/// The first of several internal names stays if no external has it; the others
/// get a suffix.
void Linker::nameInternals() {
  StringMap<unsigned> NextSuffix;
  for (std::vector<Entity> *Entities : {&Globals, &Functions}) {
    for (Entity &E : *Entities) {
      if (E.Link != Linkage::Internal || UsedNames.insert(E.Name).second)
        continue;
      unsigned &N = NextSuffix[E.Name];
      std::string Name;
      do
        Name = E.Name + "." + utostr(++N);
      while (!UsedNames.insert(Name).second);
      E.Name = std::move(Name);
    }
  }
}

//===----------------------------------------------------------------------===//
// Contents
//===----------------------------------------------------------------------===//

void Linker::mapOperand(uint32_t U, Operand &Op) {
  Op.Type = mapType(U, Op.Type);
  switch (Op.Kind) {
  case OperandKind::Global:
    Op.Index = Maps[U].Globals[Op.Index];
    break;
  case OperandKind::Function:
    Op.Index = Maps[U].Functions[Op.Index];
    break;
  case OperandKind::String:
    Op.Index = mapString(U, Op.Index);
    break;
  default:
    break;
  }
}

void Linker::moveGlobals() {
  for (Entity &E : Globals) {
    uint32_t U = E.Kept.Unit;
    Global &G =
        Out.Globals.emplace_back(std::move(Units[U].Globals[E.Kept.Index]));
    G.Name = std::move(E.Name);
    G.Link = E.Link;
    G.Type = mapType(U, G.Type);
    G.Loc = mapLoc(U, G.Loc);
    for (InitEntry &Entry : G.Init)
      mapOperand(U, Entry.Value);
  }
}

void Linker::moveFunctions() {
  Out.Functions.reserve(Functions.size());
  for (Entity &E : Functions) {
    uint32_t U = E.Kept.Unit;
    Function &F =
        Out.Functions.emplace_back(std::move(Units[U].Functions[E.Kept.Index]));
    F.Name = std::move(E.Name);
    F.Link = E.Link;
    moveBody(U, F);
  }
  // What was not kept may still know more.
  for (uint32_t U = 0, UE = Units.size(); U != UE; ++U) {
    for (uint32_t I = 0, IE = Units[U].Functions.size(); I != IE; ++I) {
      uint32_t Index = Maps[U].Functions[I];
      const Origin &Kept = Functions[Index].Kept;
      if (Kept.Unit != U || Kept.Index != I)
        mergeDeclaration(Out.Functions[Index], Units[U].Functions[I]);
    }
  }
}

void Linker::moveBody(uint32_t U, Function &F) {
  F.ReturnType = mapType(U, F.ReturnType);
  for (Param &P : F.Params)
    P.Type = mapType(U, P.Type);
  F.Loc = mapLoc(U, F.Loc);
  F.EndLoc = mapLoc(U, F.EndLoc);
  for (Slot &S : F.Slots) {
    S.Type = mapType(U, S.Type);
    S.Loc = mapLoc(U, S.Loc);
  }
  for (Block &B : F.Blocks) {
    for (Instruction &I : B.Instrs) {
      I.Type = mapType(U, I.Type);
      if (I.Record != None)
        I.Record = Maps[U].Records[I.Record];
      I.Loc = mapLoc(U, I.Loc);
      for (Operand &Op : I.Ops)
        mapOperand(U, Op);
    }
    mapOperand(U, B.Term.Cond);
    B.Term.Loc = mapLoc(U, B.Term.Loc);
  }
}

/// The kept one's own words win; only where it says nothing another
/// declaration's do.
void Linker::mergeDeclaration(Function &Into, const Function &From) {
  if (Into.Role.empty())
    Into.Role = From.Role;
  if (Into.Section.empty())
    Into.Section = From.Section;
  if (Into.Sal.empty())
    Into.Sal = From.Sal;
  if (Into.Annotations.empty())
    Into.Annotations = From.Annotations;
  Into.NoReturn |= From.NoReturn;
  if (Into.Params.size() != From.Params.size())
    return;
  for (auto [To, Other] : zip(Into.Params, From.Params)) {
    if (To.Name.empty() && !Into.isDefinition())
      To.Name = Other.Name;
    if (To.TypeText.empty())
      To.TypeText = Other.TypeText;
    if (To.Sal.empty())
      To.Sal = Other.Sal;
  }
}

void Linker::recovery() {
  StringSet<> Headers, Stubs, Implicit;
  auto Merge = [](std::vector<std::string> &Into, StringSet<> &Known,
                  std::vector<std::string> &From) {
    for (std::string &Name : From)
      if (Known.insert(Name).second)
        Into.push_back(std::move(Name));
  };
  for (Module &M : Units) {
    Recovery &R = Out.Recovered;
    Merge(R.MissingHeaders, Headers, M.Recovered.MissingHeaders);
    Merge(R.StubbedNames, Stubs, M.Recovered.StubbedNames);
    Merge(R.ImplicitFunctions, Implicit, M.Recovered.ImplicitFunctions);
    R.ErrorCount += M.Recovered.ErrorCount;
  }
}

} // namespace

Module link(std::vector<Module> Units, StringRef Name) {
  return Linker(std::move(Units), Name).run();
}

} // namespace pm
} // namespace fltlint
