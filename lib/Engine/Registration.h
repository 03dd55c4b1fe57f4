//===- Registration.h - What the driver registers ---------------*- C++ -*-===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What the tables say that a driver registers with. They bind only if all of
/// them are seen, and if nothing writes to them while the driver runs; a table
/// that cannot be seen may hold anything.
///
//===----------------------------------------------------------------------===//

#ifndef FLTLINT_LIB_ENGINE_REGISTRATION_H
#define FLTLINT_LIB_ENGINE_REGISTRATION_H

#include "ConstantTables.h"
#include "fltlint/Ddi/DdiTable.h"
#include "fltlint/PathModel/PathModel.h"
#include "llvm/ADT/BitVector.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringRef.h"
#include <optional>
#include <vector>

namespace fltlint {
namespace engine {

class Program;

class Registration {
public:
  explicit Registration(const Program &P);

  /// All tables are seen, and constant.
  bool isKnown() const { return Known; }

  /// A filter is registered: this is a whole driver, not a part of one.
  bool isSeen() const { return Seen; }

  /// An element of an array of FLT_CONTEXT_REGISTRATION.
  struct Definition {
    ddi::ContextKind Kind = ddi::ContextKind::Unknown;
    /// The size of its contexts; nothing if it is variable, or not known.
    std::optional<int64_t> Size;
    /// Memory comes from a ContextAllocateCallback.
    bool OwnAllocator = false;
    uint32_t Cleanup = pm::None;
  };
  /// The definitions of contexts of that kind, in any table there is: one may
  /// be registered in a way that is not seen.
  llvm::SmallVector<Definition, 2> definitions(ddi::ContextKind K) const;
  bool registers(ddi::ContextKind K) const { return !definitions(K).empty(); }
  bool hasOwnAllocator(ddi::ContextKind K) const;
  /// The largest size that a context of that kind can have; nothing if there
  /// is no limit.
  std::optional<int64_t> largestSize(ddi::ContextKind K) const;
  /// Arrays of FLT_CONTEXT_REGISTRATION in which FLT_CONTEXT_END is missing:
  /// indices of globals.
  const std::vector<uint32_t> &unendedTables() const { return Unended; }

  /// \p F is a pre-operation callback, and no operation that it is registered
  /// for has a post-operation callback.
  bool hasNoPostOperation(uint32_t F) const;

  /// When all calls of a function are made.
  enum class Moment : uint8_t {
    Any,
    /// Before the file is opened: pre-create.
    BeforeOpen,
    /// After it was closed: post-close.
    AfterClose,
    /// IRP_MJ_NETWORK_QUERY_OPEN, which has no file object of its own.
    QueryOpen
  };
  Moment momentOf(uint32_t F) const { return Moments[F]; }

private:
  struct Operation {
    OperationRow Row;
    bool Registered;
  };
  /// What a call registers the driver with, if it does.
  const pm::Operand *registrationGiven(const pm::Instruction &I) const;
  bool isTableOf(uint32_t Global, llvm::StringRef Tag) const;
  // These return false for what cannot be relied upon.
  bool readRegistration(uint32_t Global);
  template <typename Row>
  bool readRows(uint32_t Global, bool &Ended,
                llvm::function_ref<void(const Row &)> Use);
  bool readContexts(uint32_t Global, bool Registered);
  bool readOperations(uint32_t Global, bool Registered);
  /// The global that an address leads into, or None.
  uint32_t globalOf(uint32_t F, const pm::Operand &O) const;
  void findWritten();
  void findMoments();

  const Program &P;
  const pm::Module &M;
  bool Seen = false, Known = false;
  std::vector<Definition> Definitions;
  std::vector<Operation> Operations;
  std::vector<uint32_t> Unended;
  std::vector<Moment> Moments;
  llvm::BitVector Written; ///< Globals that code may change.
  llvm::BitVector Read;    ///< Tables that were read.
};

} // namespace engine
} // namespace fltlint

#endif // FLTLINT_LIB_ENGINE_REGISTRATION_H
