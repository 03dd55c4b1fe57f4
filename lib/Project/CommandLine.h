//===- CommandLine.h - Compiler options into a parse job --------*- C++ -*-===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FLTLINT_LIB_PROJECT_COMMANDLINE_H
#define FLTLINT_LIB_PROJECT_COMMANDLINE_H

#include "fltlint/Project/Parse.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"

namespace fltlint {
namespace project {

/// Takes over what changes how a file is parsed: defines, include folders,
/// forced includes, language, standard, target. Reads both cl's and clang's
/// spelling. All else (code generation, warnings) is of no interest.
/// Relative folders are taken as relative to \p Job.Directory.
void applyOptions(llvm::ArrayRef<std::string> Options, ParseJob &Job);

/// Splits a string of options at blanks outside quotes; removes the quotes.
std::vector<std::string> splitOptions(llvm::StringRef Text);

/// Adds an include folder as a project file writes it: backslashes, quotes,
/// relative to \p Base. Folders on a Windows drive are dropped elsewhere.
void addIncludeDir(llvm::StringRef Dir, llvm::StringRef Base, ParseJob &Job);

/// Adds `NAME` or `NAME=VALUE`, unless it is about another processor than the
/// job's.
void addDefine(llvm::StringRef Define, ParseJob &Job);

} // namespace project
} // namespace fltlint

#endif // FLTLINT_LIB_PROJECT_COMMANDLINE_H
