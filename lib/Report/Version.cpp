//===- Version.cpp - Which FltLint this is --------------------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "fltlint/Report/Report.h"

llvm::StringRef fltlint::report::getVersion() { return FLTLINT_VERSION; }
