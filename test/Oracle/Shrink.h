//===- Shrink.h - Makes a failing model small -------------------*- C++ -*-===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FLTLINT_TEST_ORACLE_SHRINK_H
#define FLTLINT_TEST_ORACLE_SHRINK_H

#include "fltlint/PathModel/PathModel.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace fltlint {
namespace oracle {

/// Deletes what can be deleted from \p M so that it stays well formed and
/// \p StillFails holds of it.
pm::Module shrink(pm::Module M,
                  llvm::function_ref<bool(const pm::Module &)> StillFails);

} // namespace oracle
} // namespace fltlint

#endif // FLTLINT_TEST_ORACLE_SHRINK_H
