//===- Checks.cpp - What checks there are ---------------------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "fltlint/Rules/Checks.h"
#include "llvm/ADT/STLExtras.h"

using namespace fltlint;

static constexpr CheckInfo Checks[] = {
#define CHECK(Enumerator, Name, Level, Summary, Description)                   \
  {Name, Severity::Level, Summary, Description},
#include "fltlint/Rules/Checks.def"
};

static constexpr struct {
  llvm::StringLiteral Name;
  llvm::StringLiteral Text;
} Pages[] = {
#include "CheckPages.inc"
};

llvm::StringRef CheckInfo::page() const {
  for (const auto &Page : Pages)
    if (Page.Name == Name)
      return Page.Text;
  return Description;
}

llvm::ArrayRef<CheckInfo> fltlint::allChecks() { return Checks; }

const CheckInfo *fltlint::findCheck(llvm::StringRef Name) {
  const auto *It =
      llvm::find_if(Checks, [&](const CheckInfo &C) { return C.Name == Name; });
  return It == std::end(Checks) ? nullptr : It;
}
