//===- MsBuildExpression.h - $(...), %(...) and conditions ------*- C++ -*-===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FLTLINT_LIB_PROJECT_MSBUILDEXPRESSION_H
#define FLTLINT_LIB_PROJECT_MSBUILDEXPRESSION_H

#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringRef.h"
#include <optional>
#include <string>

namespace fltlint {
namespace project {

/// Where an expression gets its names from.
struct MsBuildScope {
  llvm::function_ref<std::string(llvm::StringRef)> Property;
  /// The argument may be qualified: `ClCompile.RelativeDir`.
  llvm::function_ref<std::string(llvm::StringRef)> Metadata;
  /// All items of a type, joined by ';'.
  llvm::function_ref<std::string(llvm::StringRef)> Items;
  /// Folder that relative names are relative to.
  std::string Directory;
};

/// No value of a real project is as long. What would be longer is cut off
/// somewhere behind this.
constexpr size_t MaxMsBuildText = 1 << 20;

/// Replaces $(Property), $(Property.Function(...)), $([Type]::Function(...)),
/// %(Metadata), @(Items) and %XX escapes. What is unknown becomes empty, as
/// in MSBuild.
std::string expandMsBuild(llvm::StringRef Text, const MsBuildScope &Scope);

/// The truth of a Condition attribute, or nothing if it cannot be understood.
std::optional<bool> evaluateCondition(llvm::StringRef Text,
                                      const MsBuildScope &Scope);

} // namespace project
} // namespace fltlint

#endif // FLTLINT_LIB_PROJECT_MSBUILDEXPRESSION_H
