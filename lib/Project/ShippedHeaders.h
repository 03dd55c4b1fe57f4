//===- ShippedHeaders.h - Headers precompiled with FltLint ------*- C++ -*-===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What most drivers begin with is precompiled when FltLint is built, and
/// installed with it. Each is two files: what Clang reads, and a JSON object
/// with what AdoptionCheck has to know.
///
//===----------------------------------------------------------------------===//

#ifndef FLTLINT_LIB_PROJECT_SHIPPEDHEADERS_H
#define FLTLINT_LIB_PROJECT_SHIPPEDHEADERS_H

#include "PrecompiledHeader.h"

namespace fltlint {
namespace project {

/// One folder of them. Not thread-safe.
class ShippedHeaders {
public:
  /// \p Folder may be empty, or be missing: there are none then.
  explicit ShippedHeaders(llvm::StringRef Folder) : Folder(Folder) {}

  /// What reads as \p Wish says, or null. Files that do not come from this very
  /// build of FltLint, and damaged ones, are as good as none.
  std::shared_ptr<const PrecompiledHeader> find(const HeaderWish &Wish);

private:
  std::string Folder;
  llvm::StringMap<std::shared_ptr<const PrecompiledHeader>> Loaded;
};

} // namespace project
} // namespace fltlint

#endif // FLTLINT_LIB_PROJECT_SHIPPEDHEADERS_H
