//===- Facts.h - Asking the table what a call does --------------*- C++ -*-===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The tests state what one call with given arguments and a given result
/// means, in words, whatever rows the table says it with.
///
//===----------------------------------------------------------------------===//

#ifndef FLTLINT_TEST_UNIT_DDI_FACTS_H
#define FLTLINT_TEST_UNIT_DDI_FACTS_H

#include "fltlint/Ddi/DdiTable.h"
#include <string>
#include <vector>

namespace facts {

using namespace fltlint::ddi;

/// "acquire *1 instance", "hand 2 to 4(2)": arguments by number.
std::string describe(const Effect &E);

/// The effects of each outcome that such a call may have, joined by ", ", the
/// outcomes in the order of the table. An argument not given is 1.
std::vector<std::string> call(const DdiTable &Table, llvm::StringRef Name,
                              std::vector<int64_t> Args, int64_t Ret);
std::vector<std::string> call(llvm::StringRef Name, std::vector<int64_t> Args,
                              int64_t Ret);

using Alternatives = std::vector<std::string>;

/// A status as the kernel's headers spell it.
constexpr int64_t status(uint32_t Value) { return int32_t(Value); }

constexpr int64_t Ok = 0;
constexpr int64_t AlreadyDefined = status(0xC01C0002);
constexpr int64_t Deleting = status(0xC01C000B);
constexpr int64_t AlreadyLinked = status(0xC01C001C);
constexpr int64_t NotFound = status(0xC0000225);
constexpr int64_t NotSupported = status(0xC00000BB);
constexpr int64_t InvalidParameter = status(0xC000000D);
constexpr int64_t InsufficientResources = status(0xC000009A);

/// The text of the complaint about a user's file, or "" if there is none.
std::string complaint(llvm::StringRef Yaml);

} // namespace facts

#endif // FLTLINT_TEST_UNIT_DDI_FACTS_H
