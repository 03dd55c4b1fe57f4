//===- Depfile.h - What a file was made of, for make ------------*- C++ -*-===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FLTLINT_DRIVER_DEPFILE_H
#define FLTLINT_DRIVER_DEPFILE_H

#include "llvm/Support/Error.h"
#include <set>
#include <string>

namespace fltlint {
namespace driver {

/// Writes a rule without a recipe, in the form that make and Ninja read:
/// \p Target depends on \p Inputs.
llvm::Error writeDepfile(llvm::StringRef Path, llvm::StringRef Target,
                         const std::set<std::string> &Inputs);

} // namespace driver
} // namespace fltlint

#endif // FLTLINT_DRIVER_DEPFILE_H
