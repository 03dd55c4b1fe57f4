//===- DisplayPath.h - How the reader knows a file --------------*- C++ -*-===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FLTLINT_DRIVER_DISPLAYPATH_H
#define FLTLINT_DRIVER_DISPLAYPATH_H

#include "llvm/ADT/StringRef.h"
#include <string>

namespace fltlint {
namespace driver {

/// The path by which a reader knows the file: without `..` steps, so that it is
/// the same from whichever folder the file was included, and without the
/// current directory.
std::string displayPath(llvm::StringRef Path);

} // namespace driver
} // namespace fltlint

#endif // FLTLINT_DRIVER_DISPLAYPATH_H
