//===- NinjaFile.h - An audit as a build file -------------------*- C++ -*-===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FLTLINT_DRIVER_NINJAFILE_H
#define FLTLINT_DRIVER_NINJAFILE_H

#include "fltlint/Project/Discover.h"
#include "llvm/Support/Error.h"

namespace fltlint {
namespace driver {

struct NinjaOptions {
  std::string Path;    ///< The file to write; outputs are put beside it.
  std::string FltLint; ///< The program.
  std::vector<std::string> DdiFiles;
  /// Further arguments of `fltlint model` and of `fltlint run-model`.
  std::vector<std::string> ModelArguments, RunArguments;
};

/// Writes a file by which Ninja makes a path model of each source, links those
/// of each driver, and analyses the result.
llvm::Error writeNinjaFile(llvm::ArrayRef<project::Driver> Drivers,
                           const NinjaOptions &Opts);

} // namespace driver
} // namespace fltlint

#endif // FLTLINT_DRIVER_NINJAFILE_H
