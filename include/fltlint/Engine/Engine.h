//===- Engine.h - Proves who releases what ----------------------*- C++ -*-===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The engine's interface: a path model in, events out. An event is a fact
/// about one reference on one proven path; lib/Rules turns events into
/// findings.
///
//===----------------------------------------------------------------------===//

#ifndef FLTLINT_ENGINE_ENGINE_H
#define FLTLINT_ENGINE_ENGINE_H

#include "fltlint/Ddi/DdiTable.h"
#include "fltlint/PathModel/PathModel.h"
#include <string>
#include <vector>

namespace fltlint {
namespace engine {

enum class EventKind : uint8_t {
  Leak,
  OverRelease,
  UseAfterRelease,
  /// A place that outlives the function keeps a pointer to the context; the
  /// reference that other paths leave for it is not there.
  UncountedHolder,
  /// A section was created with the context, and nobody can close it any more.
  NotClosed,
  /// A NULL pointer is released, referenced or deleted.
  ReleaseOfNull,
  /// The same of a pointer that nothing has set.
  ReleaseOfUndefined,
  /// A field of a context is used through a pointer that is NULL.
  UseOfNull,
  /// The same through one that nothing has set.
  UseOfUndefined,
  /// NULL goes to a routine that uses it as a context on all its paths:
  /// AcquiredBy.
  NullHandedOver,
  /// As ReleaseOfNull and UseOfNull, of a pointer that is read out of memory
  /// which was freed.
  ReleaseOfFreed,
  UseOfFreed,
  /// A cleanup callback releases the context it is called for.
  ReleaseInCleanup,
  /// A field of a context says that it is on a list, which it never joined.
  UncountedMember,
  /// FltDeleteContext is called for a context that was never attached.
  DeleteOfUnattached,
  /// A context is released for the last time, and its cleanup callback relies
  /// on a field that nothing has set.
  CleanupOfUnset,
  /// The same, and it releases a field that is NULL.
  CleanupOfNull,
  /// A field is given references that nothing in the program ever releases.
  NeverTaken,
  /// What a field keeps is released by who finds it there, though it was only
  /// ever lent to the field.
  OnlyLent,
  /// The same on one path: others leave the field a reference.
  LentHere,
  /// A context that is attached to nothing is left on a list, off which only
  /// those take contexts who get them as attached ones.
  KeptUnattached,
  // About a call and its arguments; see Misuse.
  /// A volume context is allocated from paged pool.
  PagedVolumeContext,
  /// NULL is given to an out-parameter that must have an address.
  NullOutArgument,
  /// The same of a pointer that nothing has set.
  UnsetOutArgument,
  /// A context of one kind is attached as one of another.
  KindMismatch,
  /// A context of one kind is got into a variable for those of another.
  GotAsAnotherKind,
  /// A kind of context is allocated that no table registers.
  UnregisteredKind,
  /// A context is allocated larger than any that its kind is registered with.
  SizeTooLarge,
  /// A table of contexts has no FLT_CONTEXT_END.
  UnendedTable,
  /// The size of a FLT_RELATED_CONTEXTS_EX is not that.
  WrongContextsSize,
  /// FltGetContexts is asked for what its structure has no member for.
  MemberMissing,
  /// A file object has no contexts at that moment.
  UnsupportedMoment,
  /// What is released, referenced or attached is no context.
  NotAContext,
  /// A pre-operation callback asks for a post-operation callback that is not
  /// registered.
  NoPostOperation,
  /// A routine is called at an IRQL above the one it allows: for certain on
  /// this path, or where the documentation lets the IRQL be that high.
  IrqlTooHigh,
  IrqlMayBeTooHigh,
  /// No defect: the IRQL at a place that was asked about.
  IrqlHere
};

/// About one reference, and what has become of it; else about a call, or a
/// table.
inline bool isAboutReference(EventKind K) {
  return K <= EventKind::NotClosed || K == EventKind::LentHere ||
         K == EventKind::KeptUnattached || K == EventKind::DeleteOfUnattached ||
         K == EventKind::CleanupOfUnset || K == EventKind::CleanupOfNull;
}

/// How the last reference got lost, or what a step of a path is.
enum class StepKind : uint8_t {
  Acquired, ///< The call that gave the reference.
  Branch,   ///< A condition, and which way it went (Taken).
  Call,     ///< A call, and how it came out (Says).
  Enter,    ///< Entry of a called function.
  Released, ///< A release.
  Lost,     ///< The last holder is overwritten.
  ScopeEnd, ///< The last holder goes out of scope.
  Freed,    ///< The object that holds it is freed.
  Exit,     ///< The function (or thread) ends.
  /// A use after the last release: "passed to" a function or "stored in" a
  /// place (Text), or "returned" (Says); else the pointer is followed.
  Use,
  HandedOver, ///< The reference goes to a routine that will release it.
  /// The context leaves a list, and the list's reference comes with it; in the
  /// callee Text, if that is set.
  TakenOff,
  /// In the callee Text, which fails: what decides that it leaves the reference
  /// to its caller (Taken) or releases it. Says is "otherwise" if that is
  /// another way to fail than the one of this path.
  Inside,
  Irql ///< What Text is does Says, which has to do with the IRQL.
};

struct Step {
  StepKind Kind = StepKind::Branch;
  /// Index into the module's Locs.
  pm::LocId Loc = pm::None;
  /// Branch: the condition's text. Call: the callee. Lost, ScopeEnd: the
  /// holder. Acquired: the DDI or function that gave it. HandedOver: the
  /// routine.
  std::string Text;
  /// Branch: the condition holds. Switch: meaningless.
  bool Taken = false;
  /// Call: "fails", ... ; Branch on a switch: the case's value.
  std::string Says;
  /// Inside: the step that decides, a branch or a call; none if it is what
  /// stands at Loc itself that matters.
  std::vector<Step> Because;
};

/// What is wrong with a call that is no matter of counting.
struct Misuse {
  std::string Routine; ///< The function called.
  /// The argument in question, from 0, and what the documentation calls it.
  unsigned Argument = ~0u;
  std::string Parameter;
  /// The kind of context asked for, and the kind it is instead.
  ddi::ContextKind Context = ddi::ContextKind::Unknown;
  ddi::ContextKind Actual = ddi::ContextKind::Unknown;
  /// A size or another number, and what it should be (at most).
  int64_t Value = 0, Limit = 0;
  /// NotAContext: the function that gave the object, or what kind of object
  /// the system passed ("a file object"); both may be empty.
  std::string Giver, Object;
  /// UnsupportedMoment: "in a pre-create callback".
  std::string When;
  /// CleanupOfUnset, CleanupOfNull: the field, and where Routine reads it.
  /// NullHandedOver: where it is used.
  std::string Field;
  pm::LocId ReadAt = pm::None;
};

/// What makes an IRQL too high for a call.
struct IrqlExcess {
  ddi::Irql Level = 0; ///< The IRQL, or the highest it may be.
  ddi::Irql Limit = 0; ///< The highest that is allowed.
  /// The limit is that for paged contexts: of these kinds, as bits.
  uint16_t PagedKinds = 0;
};

struct Event {
  EventKind Kind = EventKind::Leak;
  uint32_t Function = pm::None; ///< Index into the module's Functions.
  /// The call that gave the reference, as seen by that function.
  pm::LocId Acquisition = pm::None;
  /// "FltGetStreamContext", or the helper's name. ReleaseOfNull,
  /// ReleaseOfUndefined and ReleaseOfFreed: the function the pointer is given
  /// to, if it does not release.
  std::string AcquiredBy;
  ddi::ContextKind Context = ddi::ContextKind::Unknown;
  std::string Variable; ///< "volCtx", "contexts.StreamContext"; may be empty.
  /// UncountedHolder, UncountedMember: the place that keeps the pointer. Of a
  /// reference that was found in a field, NeverTaken, OnlyLent, LentHere,
  /// KeptUnattached: that field.
  std::string Holder;
  /// Of a reference that was found in a field: where it is stored there.
  pm::LocId StoredAt = pm::None;
  /// Where it goes wrong, and the shortest path there.
  pm::LocId Where = pm::None;
  std::vector<Step> Path;
  /// Other exits of the same defect.
  std::vector<pm::LocId> OtherExits;
  Misuse Call; ///< Kinds that are about a call only.
  /// IrqlTooHigh, IrqlMayBeTooHigh: the routine is AcquiredBy.
  IrqlExcess Irql;
};

/// A function that was not (fully) analysed, and why.
struct Incomplete {
  uint32_t Function = pm::None;
  std::string Reason;
};

struct Statistics {
  uint32_t FunctionsDefined = 0;
  uint32_t FunctionsRelevant = 0; ///< can reach a context DDI
  uint32_t FunctionsAnalysed = 0; ///< of the relevant ones
  uint64_t Steps = 0;             ///< instructions executed abstractly
  uint64_t Unconfirmed = 0;       ///< candidates no exact path confirmed
};

struct Result {
  std::vector<Event> Events; ///< Sorted by file, line, column, kind.
  std::vector<Incomplete> NotFullyAnalysed;
  Statistics Stats;
};

/// A line of a source file.
struct SourceLine {
  std::string File; ///< As in the module's list of files.
  uint32_t Line = 0;
};

/// The IRQL at a line, on one kind of path there.
struct IrqlAnswer {
  uint32_t Function = pm::None;
  pm::LocId Where = pm::None;
  std::string Level;         ///< "DISPATCH_LEVEL", "PASSIVE_LEVEL to APC_LEVEL"
  std::vector<Step> Reasons; ///< In the order in which they happen.
};

struct Options {
  /// Steps after which one root function is given up (and listed).
  uint64_t MaxStepsPerRoot = 20'000'000;
  /// Steps after which all roots that are left are given up.
  uint64_t MaxSteps = UINT64_MAX;
  /// The functions that are asked about: what cannot get to one of them is not
  /// analysed. Empty: all.
  std::vector<uint32_t> Focus;
  /// The module is all of a program, so what it does nowhere is not done.
  bool WholeProgram = true;
  /// Exact states kept apart at one point before they are merged lossily.
  unsigned MaxStates = 12;
};

/// Analyses all functions of \p M. Deterministic.
Result analyze(const pm::Module &M, const ddi::DdiTable &Table,
               const Options &Opts = Options());

/// The IRQLs at a line, and why: one answer for each that differs. Nothing if
/// no code stands there that can be reached.
std::vector<IrqlAnswer> explainIrql(const pm::Module &M,
                                    const ddi::DdiTable &Table,
                                    const SourceLine &Where,
                                    const Options &Opts = Options());

} // namespace engine
} // namespace fltlint

#endif // FLTLINT_ENGINE_ENGINE_H
