//===- StockClang.h - A parse job for any Clang -----------------*- C++ -*-===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What the parser does through its own view of the disk, done with files: for
/// tools that have no such view.
///
//===----------------------------------------------------------------------===//

#ifndef FLTLINT_PROJECT_STOCKCLANG_H
#define FLTLINT_PROJECT_STOCKCLANG_H

#include "fltlint/Project/Parse.h"
#include <tuple>

namespace fltlint {
namespace project {

/// A header that has to be there so that an #include means to stock Clang what
/// it meant to ours: one that is called otherwise (another case), is on no
/// include path, or is nowhere.
struct Forwarder {
  std::string Name; ///< As it is included, with slashes.
  std::string Text;

  bool operator<(const Forwarder &O) const {
    return std::tie(Name, Text) < std::tie(O.Name, O.Text);
  }
};

/// The forwarders for \p Inclusions, sorted, each name once. An #include that
/// cannot be helped so is added to \p Hopeless. The bundled headers are in
/// \p HeaderFolder.
std::vector<Forwarder> findForwarders(const ParseJob &Job,
                                      const std::vector<Inclusion> &Inclusions,
                                      llvm::StringRef HeaderFolder,
                                      std::vector<Inclusion> &Hopeless);

/// Where things were put.
struct StockClangFolders {
  std::string Headers;
  std::string Forwarders; ///< Empty: none.
  std::string Prelude;    ///< A file; empty: none.
};

/// A command line for stock Clang and the tools made of it, "clang" first and
/// the source last.
std::vector<std::string> stockClangArguments(const ParseJob &Job,
                                             const StockClangFolders &Folders);

} // namespace project
} // namespace fltlint

#endif // FLTLINT_PROJECT_STOCKCLANG_H
