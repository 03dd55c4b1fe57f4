//===- ResourceDir.h - Where Clang's own headers are ------------*- C++ -*-===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FLTLINT_TIDY_RESOURCEDIR_H
#define FLTLINT_TIDY_RESOURCEDIR_H

#include <string>

namespace fltlint {
namespace tidy {

/// Clang's resource directory for an executable of ours: `lib/clang/<version>`
/// beside the folder it is in, else that of the LLVM it was built against, else
/// that of a Clang of this release in PATH. Empty if none is there; the
/// bundled kernel headers do without.
std::string findResourceDir();

} // namespace tidy
} // namespace fltlint

#endif // FLTLINT_TIDY_RESOURCEDIR_H
