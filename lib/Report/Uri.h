//===- Uri.h - Paths as SARIF writes them -----------------------*- C++ -*-===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FLTLINT_LIB_REPORT_URI_H
#define FLTLINT_LIB_REPORT_URI_H

#include "llvm/ADT/StringRef.h"
#include <string>

namespace fltlint {
namespace report {

struct Uri {
  std::string Text;
  bool Relative = false; ///< To the base directory.
};

/// \p Path relative to the absolute folder \p Base if it is in it, else as a
/// `file:` URI; percent-encoded.
Uri makeUri(llvm::StringRef Path, llvm::StringRef Base);

/// The `file:` URI of the absolute folder \p Directory, with the final slash.
std::string makeDirectoryUri(llvm::StringRef Directory);

} // namespace report
} // namespace fltlint

#endif // FLTLINT_LIB_REPORT_URI_H
