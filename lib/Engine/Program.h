//===- Program.h - What is known of the whole model -------------*- C++ -*-===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Facts about a module that do not depend on paths: which functions are
/// DDIs, who calls whom, which functions can reach a context DDI, where
/// function pointers may lead, which callbacks are registered together.
///
//===----------------------------------------------------------------------===//

#ifndef FLTLINT_LIB_ENGINE_PROGRAM_H
#define FLTLINT_LIB_ENGINE_PROGRAM_H

#include "CleanupReads.h"
#include "FieldFacts.h"
#include "FunctionInfo.h"
#include "Registration.h"
#include "fltlint/Ddi/DdiTable.h"
#include "fltlint/PathModel/PathModel.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/SetVector.h"
#include <map>
#include <memory>
#include <optional>
#include <set>

namespace fltlint {
namespace engine {

/// Where a call may go.
struct CallTarget {
  /// Index of a function of the module, or pm::None for a DDI known by name
  /// only. Neither a function nor a DDI: some routine of the system that was
  /// asked for by a name nothing is known of.
  uint32_t Function = pm::None;
  const ddi::Function *Ddi = nullptr;
  /// What is handed to the routine is where its parameter points to.
  bool InPlace = false;
  /// The operation is another than that of the routine that hands it.
  bool OtherOperation = false;
  bool operator<(const CallTarget &O) const {
    return std::tie(Function, Ddi) < std::tie(O.Function, O.Ddi);
  }
  /// Of what is handed to it, so many are its to release.
  unsigned References = 1;
};

/// The record that a pointer of type \p T points to; pm::None if it is no such
/// pointer.
uint32_t pointedRecord(const pm::Module &M, pm::TypeId T);

/// What registration tables and declarations say a function is.
struct CallbackInfo {
  bool PreOperation = false, PostOperation = false, Cleanup = false;
  /// Any other role a table or a role typedef gives it.
  bool OtherCallback = false;
  /// PreOperation: the post-operations it is registered with; the same
  /// pre-operation may stand in several rows, some without one.
  llvm::SmallSetVector<uint32_t, 2> Posts;
  bool RegisteredWithoutPost = false;
  /// The operations' major function codes.
  std::set<int64_t> Majors;
  const ddi::Role *Role = nullptr;
  /// What it leaves where its last parameter points to, that routine is called
  /// for in the end.
  uint32_t CookieTaker = pm::None;
  /// It is such a routine: nobody looks any more at what its first parameter
  /// points to.
  bool EndsCookie = false;
  bool isCallback() const {
    return PreOperation || PostOperation || Cleanup || OtherCallback;
  }
};

/// What a function, and all it calls, may read of its caller's memory: the
/// part of a caller's state that can make a difference to it.
struct ReadSet {
  /// Any offset from a pointer; else only Offsets.
  bool Anything = false;
  std::set<int64_t> Offsets;
  std::set<uint32_t> Globals;
  /// Whether a read of up to eight bytes can touch those.
  bool reads(int64_t Offset, uint32_t Size) const {
    if (Anything)
      return true;
    auto It = Offsets.lower_bound(Offset - 7);
    return It != Offsets.end() && *It < Offset + int64_t(Size);
  }
};

class Program {
public:
  Program(const pm::Module &M, const ddi::DdiTable &Table, bool IsWhole);

  const pm::Module &M;
  const ddi::DdiTable &Table;
  /// Nothing else belongs to the program. If it does, a function of the project
  /// that has no body has it elsewhere, and may release what it is given.
  const bool IsWhole;

  /// The facts about function \p F if it is a DDI, else null. Names win over
  /// bodies: a mock of a DDI in the tree is that DDI.
  const ddi::Function *ddiOf(uint32_t F) const { return Ddis[F]; }
  const FunctionInfo &info(uint32_t F) const;
  const ReadSet &reads(uint32_t F) const { return Reads[F]; }
  bool reachesContexts(uint32_t F) const { return Reaches.test(F); }
  /// It, or what it calls, can do something to a reference: count it, hand it
  /// on, free what holds it; or is not known well enough to deny it. Else it
  /// moves pointers about at most.
  bool touchesReferences(uint32_t F) const { return Touches.test(F); }
  /// Some modelled function calls it directly.
  bool hasCaller(uint32_t F) const { return Called.test(F); }
  bool addressTaken(uint32_t F) const { return Taken.test(F); }
  const CallbackInfo &callback(uint32_t F) const { return Callbacks[F]; }
  /// The post-operation of all operations that may be pended: those whose
  /// pre-operation \p May pend them. None, if there is not just one.
  uint32_t onlyPendedPost(llvm::function_ref<bool(uint32_t Pre)> May) const;

  /// Where a call through the function pointer loaded by temp \p T of
  /// function \p F may go, by the places function pointers are stored to;
  /// empty if unknown.
  std::vector<CallTarget> indirectTargets(uint32_t F,
                                          const pm::Instruction &Call) const;
  uint32_t ddiNameIndex(const ddi::Function *D);
  const ddi::Function *ddiByNameIndex(uint32_t I) const { return DdiNames[I]; }

  /// A routine is stored, by code or in a table, in that field of a record.
  bool keepsRoutine(llvm::StringRef Tag, llvm::StringRef Field) const;
  const Registration &registration() const { return *Registered; }
  const FieldFacts &fields() const { return *Fields; }
  /// The fields that must be set when a context of that kind is released for
  /// the last time; none if it is not known how contexts of that kind end.
  const std::vector<FieldRead> &fieldsToSet(ddi::ContextKind K) const;
  /// Pointers to it are given as contexts somewhere.
  bool isContextRecord(uint32_t R) const { return ContextRecords.test(R); }
  /// The value \p O of function \p F points to such a record, or comes from a
  /// variable that contexts are got into.
  bool isContextPointer(uint32_t F, pm::Operand O) const;
  /// The instruction that defines a temporary.
  const pm::Instruction *definitionOf(uint32_t F, pm::TempId T) const;
  /// \p O of function \p F before any casts.
  pm::Operand beforeCasts(uint32_t F, pm::Operand O) const;

  /// The functions that can get to one of \p Wanted: call it, hand its address
  /// on, or are registered in front of it.
  llvm::BitVector reaching(llvm::ArrayRef<uint32_t> Wanted) const;

  /// Functions in an order in which callees tend to come first.
  std::vector<uint32_t> relevantFunctions() const;

private:
  void resolveCalls();
  void collectPointerTargets();
  /// What a call asks the address of by name, if it does.
  std::optional<pm::Operand> routineNameGiven(const pm::Instruction &I) const;
  void readTables();
  void addOperation(const OperationRow &O);
  void addNameProvider(const NameProviderRow &N);
  void computeReads();
  void collectContextRecords(); // NullUses.cpp
  /// A place function pointers are kept: (record, field) or a global.
  using SlotKey = std::pair<uint32_t, uint32_t>;
  std::optional<SlotKey> placeOf(const pm::Function &F,
                                 const pm::Operand &Ptr) const;

  std::unique_ptr<const Registration> Registered;
  std::unique_ptr<FieldFacts> Fields;
  std::unique_ptr<const KeptAddresses> Kept;
  std::vector<const ddi::Function *> Ddis;
  std::vector<const ddi::Function *> DdiNames;
  std::vector<ReadSet> Reads;
  llvm::BitVector Reaches, Touches, Called, Taken, ContextRecords;
  std::set<std::pair<uint32_t, pm::SlotId>> ContextSlots;
  std::vector<CallbackInfo> Callbacks;
  std::map<SlotKey, std::set<CallTarget>> PointerSets;
  /// The routines passed as a function's argument.
  std::map<std::pair<uint32_t, uint32_t>, std::set<CallTarget>> ArgumentSets;
  mutable std::map<ddi::ContextKind, std::vector<FieldRead>> FieldsToSet;
  mutable std::vector<std::unique_ptr<FunctionInfo>> Infos;
  mutable std::vector<std::vector<const pm::Instruction *>> TempDefs;
};

} // namespace engine
} // namespace fltlint

#endif // FLTLINT_LIB_ENGINE_PROGRAM_H
