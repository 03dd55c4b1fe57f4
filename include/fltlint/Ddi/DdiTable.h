//===- DdiTable.h - What the filter manager's DDIs do -----------*- C++ -*-===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The facts about device driver interfaces (DDIs) that the engine applies at
/// calls: for each function the alternatives (*outcomes*) it may come back
/// with, and for each outcome its effects on references, memory, ownership
/// and IRQL. The built-in facts are one declarative file, lib/Ddi/Ddi.yaml;
/// a user's own file has the same form (see docs/ddi.md).
///
/// Arguments count from 0. Values are those of the kernel headers (a status
/// is a signed 32-bit integer).
///
//===----------------------------------------------------------------------===//

#ifndef FLTLINT_DDI_DDITABLE_H
#define FLTLINT_DDI_DDITABLE_H

#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <cstdint>
#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace fltlint {
namespace ddi {

/// The kinds of context, by their FLT_CONTEXT_TYPE bits; Unknown when a
/// generic routine does not say.
enum class ContextKind : uint16_t {
  Unknown = 0,
  Volume = 0x1,
  Instance = 0x2,
  File = 0x4,
  Stream = 0x8,
  StreamHandle = 0x10,
  Transaction = 0x20,
  Section = 0x40
};

/// "stream handle", as the documentation says it; "" for Unknown.
llvm::StringRef getContextKindName(ContextKind K);

/// A place an effect writes or reads: the return value, an argument, or what
/// an argument points to.
struct Place {
  enum RootKind : uint8_t { Return, Arg, Pointee } Root = Return;
  unsigned Index = 0; ///< Which argument; unused for Return.
};

/// Inclusive.
struct Interval {
  int64_t Low = std::numeric_limits<int64_t>::min();
  int64_t High = std::numeric_limits<int64_t>::max();
};

enum class EffectKind : uint8_t {
  /// Where becomes a non-null pointer to a context with one new reference
  /// that the caller owns (Modality Must) or may release but need not (May).
  Acquire,
  /// Each of the Count pointer members at *arg whose bit is set in the
  /// argument MaskArg becomes NULL or a referenced context; the others NULL.
  /// The members come in the order of the FLT_*_CONTEXT bits.
  AcquireMembers,
  /// One more reference on the context the argument Where points to.
  Reference,
  /// One reference less on the context argument Where.
  Release,
  /// One less on each non-NULL one of the Count members at *arg, which all
  /// become NULL.
  ReleaseMembers,
  /// The context argument gets attached to an object (link reference).
  Attach,
  /// The context argument is detached from its object.
  Detach,
  /// A successful section create: from here on a release of the context
  /// argument is neither owed nor wrong.
  MakeMay,
  /// The same, but the context argument must be closed.
  MustClose,
  Close,      ///< The context argument is closed.
  SetNull,    ///< Where = NULL
  SetNonNull, ///< Where = some non-null pointer
  SetUnknown, ///< Where = anything
  SetUndef,   ///< Where is left unspecified: not to be relied upon
  SetRange,   ///< Where = an integer within Values
  /// The routine at argument Routine will be called with the value of the
  /// argument Where as its parameter RoutineParam; whoever is reached by it
  /// passes to that routine. Routine == ~0u: to the post-operation.
  HandOff,
  /// The node at argument Where is linked into a structure at argument Other
  /// (~0u: one of the system's): it and all it reaches outlive the call.
  Capture,
  /// The node at Where (an argument, or what is returned) leaves the structure
  /// it was linked into: if the structure held a reference on it, that one is
  /// the caller's now.
  Unlink,
  /// Who waits for the object at argument Where goes on: somebody else knows
  /// it, and what it is part of.
  Wake,
  /// Return = pointer to new memory (Zeroed or indeterminate); the outcome
  /// says when. The size is in the argument SizeArg (~0u: unknown).
  Allocate,
  Free,       ///< The memory at argument Where is freed.
  CopyMemory, ///< Bytes from argument Other to argument Where; how many is
              ///< in the argument SizeArg (~0u: unknown).
  ZeroMemory, ///< SizeArg bytes at argument Where become zero.
  FillMemory, ///< SizeArg bytes at argument Where become unknown.
  // For the next four Where is the pointer argument.
  Exchange,        ///< Return = *Where; *Where = argument Other.
  CompareExchange, ///< Return = *Where; if equal to argument SizeArg then
                   ///< *Where = argument Other.
  AddTo,           ///< *Where += Values[0].Low; Return = the new value.
  Link,            ///< *Where is an initialised, empty list head.
  RaiseIrql, ///< IRQL becomes Level (a lower Level than the current one is
             ///< no change); the old one is saved at Save. Without a Save:
             ///< the IRQL is at least Level from here on.
  LowerIrql, ///< IRQL becomes what was saved at Save: in the argument itself
             ///< or in what it points to. Without a Save: the IRQL is at
             ///< most Level from here on; with Modality May that is what the
             ///< code expects, and nothing enforces it.
  ReadIrql   ///< Where = the IRQL.
};

enum class Modality : uint8_t { Must, May };

/// Levels: PASSIVE 0, APC 1, DISPATCH 2.
using Irql = uint8_t;

struct Effect {
  EffectKind Kind = EffectKind::SetUnknown;
  Place Where;
  Modality Mode = Modality::Must;
  ContextKind Context = ContextKind::Unknown;
  /// Acquire: the argument that holds the FLT_CONTEXT_TYPE, if any.
  std::optional<unsigned> KindArg;
  /// Acquire: the context is newly allocated, its content indeterminate; it
  /// has the size in the argument SizeArg and comes from the POOL_TYPE in the
  /// argument PoolArg, if any.
  bool IsNew = false;
  std::optional<unsigned> PoolArg;
  unsigned MaskArg = ~0u;
  unsigned Other = ~0u;
  unsigned SizeArg = ~0u;
  unsigned Routine = ~0u;
  unsigned RoutineParam = 0;
  unsigned Count = 0;
  bool Zeroed = false;
  std::vector<Interval> Values;
  Irql Level = 0;
  std::optional<Place> Save;
};

/// The argument Arg must (not) have this value for the outcome to apply; a
/// pointer is 0 when NULL. An argument that is not known to have or lack the
/// value leaves the outcome possible.
struct ArgTest {
  unsigned Arg = 0;
  bool Negated = false;
  int64_t Value = 0;
  /// Only these bits of the argument are compared: flags.
  uint64_t Mask = ~uint64_t(0);
};

/// One of the ways a call can end.
struct Outcome {
  std::vector<ArgTest> When;
  /// Possible return values; empty: any (or none).
  std::vector<Interval> Ret;
  std::vector<Effect> Effects;
  /// For notes: "fails", "succeeds", "finds a context already attached".
  std::string Says;
};

enum class ExitKind : uint8_t {
  Returns,
  Stops,      ///< bug check: nothing is owed any more
  ThreadExit, ///< ends the thread: what the thread holds is judged
  Raises      ///< always raises a structured exception
};

struct Function {
  std::string Name;
  /// 0: not checked. Arity a call by pointer must have to be taken for it.
  unsigned NumParams = 0;
  /// As the documentation names them; empty for an annotated function.
  std::vector<std::string> ParamNames;
  std::vector<Outcome> Outcomes; ///< Never empty.
  /// Arguments that must be live contexts (use after release).
  std::vector<unsigned> ContextArgs;
  /// Those of ContextArgs that may be NULL instead.
  std::vector<unsigned> OptionalContextArgs;
  /// Arguments that are out-parameters and must be addresses.
  std::vector<unsigned> OutArgs;
  /// Arguments that are out-parameters and may be NULL.
  std::vector<unsigned> OptionalOutArgs;
  /// The argument that is the address of the FLT_REGISTRATION that the driver
  /// registers with.
  std::optional<unsigned> RegistrationArg;
  /// The argument that is the name, as characters, of the routine whose
  /// address is returned.
  std::optional<unsigned> RoutineNameArg;
  /// Highest IRQL a caller may be at, if the documentation says so.
  std::optional<Irql> MaxIrql;
  /// The same where a context that it is given comes from paged pool.
  std::optional<Irql> MaxIrqlIfPaged;
  ExitKind Exit = ExitKind::Returns;
  /// May raise a structured exception (ProbeForRead, quota allocations).
  bool MayRaise = false;
  /// Takes part in the counting of contexts: a function that cannot reach
  /// one of these is no root.
  bool CountsContexts = false;
  /// The documentation page, `nf-fltkernel-fltgetinstancecontext`.
  std::string Page;
  /// From a user's file or a source annotation, not the built-in table.
  bool UserDefined = false;
};

/// What a callback's role says (context-DDI facts, by role typedef name).
struct Role {
  std::string Name; ///< PFLT_PRE_OPERATION_CALLBACK, KDEFERRED_ROUTINE ...
  Irql MinIrql = 0, MaxIrql = 0;
  /// Parameters that are lent contexts (cleanup, notifications).
  std::vector<unsigned> BorrowedContexts;
  bool PreOperation = false, PostOperation = false, Cleanup = false;
};

/// An operation that minifilters register callbacks for.
struct Operation {
  std::string Name; ///< IRP_MJ_READ
  int64_t Code = 0; ///< Its MajorFunction, unsigned.
  /// Where its post-operation callback runs, if nothing makes it safe.
  Irql PostMinIrql = 0, PostMaxIrql = 0;
};

class DdiTable {
public:
  /// The built-in facts. Never fails: the table is part of the program.
  static const DdiTable &builtin();

  /// A copy of the built-in table, to be extended.
  static DdiTable createDefault();

  /// Adds the facts of a YAML text in the form of lib/Ddi/Ddi.yaml. On an
  /// error nothing is added; the message names \p BufferName, line and column.
  llvm::Error addFacts(llvm::StringRef Text, llvm::StringRef BufferName,
                       bool UserDefined = true);

  /// Adds what the `annotate("flt::...")` attributes on a function declare.
  /// \p Annotations are without the `flt::` prefix. Unknown ones are errors.
  llvm::Error addAnnotated(llvm::StringRef Name, unsigned NumParams,
                           const std::vector<std::string> &Annotations);

  /// The facts about the function of that name, or null. Leading underscores
  /// and C++ mangling are not looked through.
  const Function *find(llvm::StringRef Name) const;

  /// The function whose name \p Name ends with (`pfnFltGetStreamContext` ->
  /// FltGetStreamContext) and that has \p NumParams parameters, or null. Only
  /// for calls through pointers; only for functions that count contexts.
  const Function *findBySuffix(llvm::StringRef Name, unsigned NumParams) const;

  const Role *findRole(llvm::StringRef Name) const;

  const llvm::StringMap<Function> &functions() const { return Functions; }

  /// The value of a constant the table defines (`STATUS_NOT_FOUND`).
  std::optional<int64_t> findConstant(llvm::StringRef Name) const;

  const llvm::StringMap<Role> &roles() const { return Roles; }

  /// The operation with that MajorFunction, or null.
  const Operation *findOperation(int64_t Code) const;

  /// "a file object", for the tag (`_FILE_OBJECT`) of a structure of the
  /// system's that is never a context; else "".
  llvm::StringRef findObject(llvm::StringRef Tag) const;

private:
  friend class FactReader;

  llvm::StringMap<Function> Functions;
  llvm::StringMap<Role> Roles;
  std::map<int64_t, Operation> Operations;
  llvm::StringMap<std::string> Objects;
  llvm::StringMap<int64_t> Constants;
  /// What addAnnotated was given, by function: a declaration is seen once in
  /// each translation unit, and must say the same in all.
  llvm::StringMap<std::string> Annotated;
};

} // namespace ddi
} // namespace fltlint

#endif // FLTLINT_DDI_DDITABLE_H
