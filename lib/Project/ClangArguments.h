//===- ClangArguments.h - The command line of a parse job -------*- C++ -*-===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FLTLINT_LIB_PROJECT_CLANGARGUMENTS_H
#define FLTLINT_LIB_PROJECT_CLANGARGUMENTS_H

#include "fltlint/Project/Parse.h"
#include <string>
#include <vector>

namespace fltlint {
namespace project {

/// "c" or "c++".
std::string languageOf(const ParseJob &Job);

/// The folder of Clang's own headers (stdarg.h, immintrin.h), or empty if this
/// machine has none. The bundled headers do without.
std::string clangHeaderDirectory();

/// The driver's command line, the program's name first.
std::vector<std::string> clangArguments(const ParseJob &Job);

} // namespace project
} // namespace fltlint

#endif // FLTLINT_LIB_PROJECT_CLANGARGUMENTS_H
