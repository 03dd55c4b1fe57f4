//===- SampleModule.h - Models for the path model's tests -------*- C++ -*-===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FLTLINT_TEST_UNIT_PATHMODEL_SAMPLEMODULE_H
#define FLTLINT_TEST_UNIT_PATHMODEL_SAMPLEMODULE_H

#include "fltlint/PathModel/Text.h"
#include <string>

namespace fltlint {
namespace pm {

/// A well-formed module with every kind of type, operand, instruction,
/// operator, flag, terminator and attribute in it. Its first definition is
/// called "Everything".
Module sampleModule();

/// The index of \p Name, which must exist.
uint32_t functionNamed(const Module &M, llvm::StringRef Name);
Function &sampleFunction(Module &M);

std::string text(const Module &M, const PrintOptions &Opts);
/// All of the module, unused parts too.
std::string fullText(const Module &M);
std::string binary(const Module &M);

/// Parses what must be correct; fails the running test otherwise.
Module parsed(llvm::StringRef Text);

} // namespace pm
} // namespace fltlint

#endif // FLTLINT_TEST_UNIT_PATHMODEL_SAMPLEMODULE_H
