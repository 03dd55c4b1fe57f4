//===- ContextTypes.h - What a context of a kind looks like -----*- C++ -*-===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The structures that a driver allocates as contexts, by kind. A context that
/// is got through a pointer to the structure of another kind is the wrong one,
/// or is asked of the wrong object.
///
//===----------------------------------------------------------------------===//

#ifndef FLTLINT_LIB_ENGINE_CONTEXTTYPES_H
#define FLTLINT_LIB_ENGINE_CONTEXTTYPES_H

#include "fltlint/Ddi/DdiTable.h"
#include "fltlint/PathModel/PathModel.h"
#include <map>
#include <set>

namespace fltlint {
namespace engine {

class Program;

class ContextTypes {
public:
  explicit ContextTypes(const Program &P);
  /// The kind that the structure behind the out-argument \p Out of function
  /// \p F is allocated as, if a context of \p Got cannot be one: every
  /// allocation of that kind is of other structures, and this structure is
  /// never allocated as anything else. Unknown: nothing is wrong.
  ddi::ContextKind insteadOf(uint32_t F, const pm::Operand &Out,
                             ddi::ContextKind Got) const;

private:
  pm::RecordId recordBehind(uint32_t F, pm::Operand Out) const;
  bool isPartOf(pm::RecordId Part, pm::RecordId Whole) const;

  const Program &P;
  const pm::Module &M;
  /// Of each kind; None among them: of a structure nobody knows.
  std::map<ddi::ContextKind, std::set<pm::RecordId>> ByKind;
};

} // namespace engine
} // namespace fltlint

#endif // FLTLINT_LIB_ENGINE_CONTEXTTYPES_H
