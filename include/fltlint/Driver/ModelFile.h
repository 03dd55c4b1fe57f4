//===- ModelFile.h - Path models in files -----------------------*- C++ -*-===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FLTLINT_DRIVER_MODELFILE_H
#define FLTLINT_DRIVER_MODELFILE_H

#include "fltlint/PathModel/Text.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/Support/Error.h"
#include <optional>
#include <string>
#include <vector>

namespace fltlint {
namespace driver {

/// Reads a path model, text or binary ("-": standard input), and verifies it.
/// An error says in one sentence which file is wrong, where, and what to do.
llvm::Expected<pm::Module> readModel(llvm::StringRef Path);

/// Reads \p Paths and links them to a program called \p Name; a single one
/// stays as it is if that is empty. What is wrong with a file goes to
/// \p Problems, one sentence each, and the others are linked without it; none
/// if there is nothing left.
std::optional<pm::Module> readModels(llvm::ArrayRef<std::string> Paths,
                                     llvm::StringRef Name,
                                     std::vector<std::string> &Problems);

/// Writes the binary form.
llvm::Error writeModel(const pm::Module &M, llvm::StringRef Path);

} // namespace driver
} // namespace fltlint

#endif // FLTLINT_DRIVER_MODELFILE_H
