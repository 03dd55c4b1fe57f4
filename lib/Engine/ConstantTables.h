//===- ConstantTables.h - What initialised tables say -----------*- C++ -*-===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Reads the records of a constant global, and those with which a driver
/// registers. Whether a table binds is not asked here; see Registration.h.
///
//===----------------------------------------------------------------------===//

#ifndef FLTLINT_LIB_ENGINE_CONSTANTTABLES_H
#define FLTLINT_LIB_ENGINE_CONSTANTTABLES_H

#include "fltlint/PathModel/PathModel.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringRef.h"
#include <optional>

namespace fltlint {
namespace engine {

/// Drivers and headers write `struct _X` and `X`; a record's tag may be
/// either.
bool isTag(const pm::Record &R, llvm::StringRef Name);

/// The initialiser of a global.
class ConstantTable {
public:
  ConstantTable(const pm::Module &M, const pm::Global &G);

  const pm::Module &M;
  const pm::Global &G;

  /// What is there; null: zero.
  const pm::InitEntry *at(uint64_t Offset) const {
    return Entries.lookup(Offset);
  }
  /// Calls \p Fn with each record in the global, however deep, and its offset.
  void forEachRecord(
      llvm::function_ref<void(pm::RecordId, uint64_t Offset)> Fn) const;

private:
  llvm::DenseMap<uint64_t, const pm::InitEntry *> Entries;
  uint64_t Last = 0; ///< The highest offset that is not zero.
};

/// One record in it.
class ConstantRecord {
public:
  ConstantRecord(const ConstantTable &T, pm::RecordId R, uint64_t Offset)
      : T(T), R(T.M.Records[R]), Offset(Offset) {}

  /// The number in a field; nothing if it is not known.
  std::optional<int64_t> number(llvm::StringRef Field) const;
  bool isNull(llvm::StringRef Field) const {
    return number(Field) == int64_t(0);
  }
  /// The function or global whose address is in a field, or None.
  uint32_t address(llvm::StringRef Field, pm::OperandKind K) const;

private:
  const pm::InitEntry *at(llvm::StringRef Field) const;

  const ConstantTable &T;
  const pm::Record &R;
  uint64_t Offset;
};

/// An element of an array of FLT_OPERATION_REGISTRATION.
struct OperationRow {
  static constexpr llvm::StringLiteral Tag = "FLT_OPERATION_REGISTRATION";
  static constexpr int64_t End = 0x80; // IRP_MJ_OPERATION_END

  explicit OperationRow(const ConstantRecord &R);
  /// MajorFunction, unsigned; nothing if it is not known.
  std::optional<int64_t> Major;
  uint32_t Pre = pm::None, Post = pm::None;
  /// Where there is no callback the field is NULL.
  bool CallbacksAreKnown;

  std::optional<int64_t> key() const { return Major; }
  bool isWhole() const { return CallbacksAreKnown; }
};

/// What a FLT_REGISTRATION says of a name provider.
struct NameProviderRow {
  explicit NameProviderRow(const ConstantRecord &R);
  /// Each keeps something where its last parameter points to, for as long as
  /// the filter manager asks for parts of one name; then Cleanup gets that.
  uint32_t Normalize, NormalizeEx, Cleanup;
};

/// An element of an array of FLT_CONTEXT_REGISTRATION.
struct ContextRow {
  static constexpr llvm::StringLiteral Tag = "FLT_CONTEXT_REGISTRATION";
  static constexpr int64_t End = 0xffff; // FLT_CONTEXT_END

  explicit ContextRow(const ConstantRecord &R);
  /// ContextType, unsigned; nothing if it is not known.
  std::optional<int64_t> Type;
  /// Nothing if it is variable, or not known.
  std::optional<int64_t> Size;
  /// Memory comes from a ContextAllocateCallback.
  bool OwnAllocator;
  uint32_t Cleanup;

  std::optional<int64_t> key() const { return Type; }
  bool isWhole() const { return true; }
};

} // namespace engine
} // namespace fltlint

#endif // FLTLINT_LIB_ENGINE_CONSTANTTABLES_H
