//===- Collections.h - Files that list projects or commands -----*- C++ -*-===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FLTLINT_LIB_PROJECT_COLLECTIONS_H
#define FLTLINT_LIB_PROJECT_COLLECTIONS_H

#include "DriverProject.h"

namespace fltlint {
namespace project {

/// The projects a .sln or .slnx names, as paths on disk, in order. Those that
/// are not C or C++ are left out; those that do not exist are problems.
std::vector<std::string> readSolution(const std::string &Path,
                                      std::vector<std::string> &Problems);

/// compile_commands.json: one project a program, as far as the commands tell
/// programs apart.
std::vector<LoadedProject> loadCompileDatabase(const std::string &Path,
                                               const ProjectContext &Ctx);

} // namespace project
} // namespace fltlint

#endif // FLTLINT_LIB_PROJECT_COLLECTIONS_H
