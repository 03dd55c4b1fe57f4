//===- Headers.h - The bundled kernel headers -------------------*- C++ -*-===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Kernel headers of our own, kept in the program, with which minifilters
/// parse on a machine that has no WDK.
///
//===----------------------------------------------------------------------===//

#ifndef FLTLINT_HEADERS_HEADERS_H
#define FLTLINT_HEADERS_HEADERS_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"

namespace fltlint {
namespace headers {

struct BundledHeader {
  llvm::StringRef Name; ///< "fltkernel.h"; lower case.
  llvm::StringRef Text; ///< NUL-terminated; static storage.
};

/// All bundled headers, sorted by name.
llvm::ArrayRef<BundledHeader> bundledHeaders();

/// The macro that, when defined, removes the declaration at \p Line (from 1) of
/// a bundled header with this \p Text, so that a driver's own declaration of
/// the same thing can stand; empty if that line belongs to none. A clash is
/// found from Clang's note "previous definition is here", which names the line.
llvm::StringRef yieldMacroAt(llvm::StringRef Text, unsigned Line);

/// The virtual folder under which they are served.
inline llvm::StringRef virtualDirectory() { return "/__fltlint/include"; }

} // namespace headers
} // namespace fltlint

#endif // FLTLINT_HEADERS_HEADERS_H
