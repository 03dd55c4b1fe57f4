//===- IndexCheck.h - Are a module's indices in range? ----------*- C++ -*-===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FLTLINT_LIB_PATHMODEL_INDEXCHECK_H
#define FLTLINT_LIB_PATHMODEL_INDEXCHECK_H

#include "fltlint/PathModel/PathModel.h"

namespace fltlint {
namespace pm {

/// No function has more temporaries; a larger number comes from damaged data,
/// and tables indexed by temporary would exhaust the memory.
constexpr uint32_t MaxTemps = 1u << 24;

/// What is wrong with the references between the parts of a module.
struct IndexErrors {
  std::vector<std::string> Messages;
  /// The tables that all else points into (types, records, locations) are
  /// whole.
  bool TablesOk = true;
  /// Functions and globals whose references are all valid.
  std::vector<bool> FunctionOk, GlobalOk;
};

/// Checks that every enumerator is one of its enumeration, that every index
/// that must be there is in range, that every other is in range or None, and
/// that types are of finite depth. After this, following an index is safe.
IndexErrors checkIndices(const Module &M);

} // namespace pm
} // namespace fltlint

#endif // FLTLINT_LIB_PATHMODEL_INDEXCHECK_H
