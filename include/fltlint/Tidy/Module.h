//===- Module.h - The checks for an executable ------------------*- C++ -*-===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FLTLINT_TIDY_MODULE_H
#define FLTLINT_TIDY_MODULE_H

namespace fltlint {
namespace tidy {

/// The module registers itself, if the linker keeps it: call this for that.
void linkModule();

} // namespace tidy
} // namespace fltlint

#endif // FLTLINT_TIDY_MODULE_H
