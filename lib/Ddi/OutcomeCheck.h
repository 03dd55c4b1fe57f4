//===- OutcomeCheck.h - Do the outcomes cover every call? -------*- C++ -*-===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The engine forks a call into its outcomes and trusts them to be all there
/// are: a gap would make paths vanish without a word, and an overlap would
/// make the same call come out twice. So both are errors in the table.
///
//===----------------------------------------------------------------------===//

#ifndef FLTLINT_LIB_DDI_OUTCOMECHECK_H
#define FLTLINT_LIB_DDI_OUTCOMECHECK_H

#include "fltlint/Ddi/DdiTable.h"

namespace fltlint {
namespace ddi {

struct OutcomeProblem {
  unsigned Outcome = ~0u; ///< Which one; ~0u: all together.
  std::string Sentence;
};

/// For every combination of argument values the rows can tell apart, the rows
/// that apply must allow every return value, and two of them either the same
/// values (then the call decides between them in a way the caller cannot see)
/// or none in common.
std::optional<OutcomeProblem>
checkOutcomes(const Function &F, const std::vector<std::string> &Params);

} // namespace ddi
} // namespace fltlint

#endif // FLTLINT_LIB_DDI_OUTCOMECHECK_H
