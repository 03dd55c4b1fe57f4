//===- Linker.h - Several path models into one ------------------*- C++ -*-===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Resolves names over the translation units of one driver as a linker would.
///
//===----------------------------------------------------------------------===//

#ifndef FLTLINT_PATHMODEL_LINKER_H
#define FLTLINT_PATHMODEL_LINKER_H

#include "fltlint/PathModel/PathModel.h"

namespace fltlint {
namespace pm {

/// Links \p Units into one module. External and link-once names are one;
/// internal ones stay apart (a clashing name gets a `.N` suffix, its display
/// name stays). Of several external definitions the first wins and the others
/// become internal. Equal files, types, records (by tag and layout), strings
/// and locations are stored once.
Module link(std::vector<Module> Units, llvm::StringRef Name);

} // namespace pm
} // namespace fltlint

#endif // FLTLINT_PATHMODEL_LINKER_H
