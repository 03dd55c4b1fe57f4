//===- JobArguments.h - A parse job as a command line -----------*- C++ -*-===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// `fltlint model --exact` takes a parse job field by field, so that a build
/// system can hold what discovery found out about a project.
///
//===----------------------------------------------------------------------===//

#ifndef FLTLINT_DRIVER_JOBARGUMENTS_H
#define FLTLINT_DRIVER_JOBARGUMENTS_H

#include "fltlint/Project/Parse.h"

namespace fltlint {
namespace driver {

/// The arguments of `fltlint model` that give \p Job, apart from the source
/// file and what comes behind `--`.
std::vector<std::string> jobArguments(const project::ParseJob &Job);

/// Joins \p Arguments to what the shell that Ninja uses takes apart again.
std::string quoteForShell(llvm::ArrayRef<std::string> Arguments);

} // namespace driver
} // namespace fltlint

#endif // FLTLINT_DRIVER_JOBARGUMENTS_H
