//===- Checks.h - What checks there are -------------------------*- C++ -*-===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FLTLINT_RULES_CHECKS_H
#define FLTLINT_RULES_CHECKS_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include <cstdint>

namespace fltlint {

enum class Severity : uint8_t { Warning, Error };

/// One line of Checks.def.
struct CheckInfo {
  llvm::StringRef Name;
  Severity Level;
  llvm::StringRef Summary;     ///< One clause, lower case, no full stop.
  llvm::StringRef Description; ///< Whole sentences.

  /// Its page, docs/checks/<Name>.md, in Markdown.
  llvm::StringRef page() const;
};

enum class CheckId : uint8_t {
#define CHECK(Enumerator, Name, Level, Summary, Description) Enumerator,
#include "fltlint/Rules/Checks.def"
};

/// All checks, in the order of CheckId.
llvm::ArrayRef<CheckInfo> allChecks();

inline const CheckInfo &getCheck(CheckId Id) {
  return allChecks()[static_cast<unsigned>(Id)];
}

/// The check of that name, or null.
const CheckInfo *findCheck(llvm::StringRef Name);

} // namespace fltlint

#endif // FLTLINT_RULES_CHECKS_H
