//===- FileOutput.h - Writing files whole or not at all ---------*- C++ -*-===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FLTLINT_DRIVER_FILEOUTPUT_H
#define FLTLINT_DRIVER_FILEOUTPUT_H

#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/raw_ostream.h"
#include <string>

namespace fltlint {
namespace driver {

/// Makes \p Path a file of these bytes. Whatever goes wrong, a full disk and
/// an interruption included, the file is as it was before. "-" is standard
/// output; a device is written to.
///
/// llvm::writeToOutput does not look whether the bytes could be written, and
/// ends the process where they could not.
llvm::Error writeFile(llvm::StringRef Path, llvm::StringRef Data);

/// The same with what \p Print prints.
llvm::Error printFile(llvm::StringRef Path,
                      llvm::function_ref<void(llvm::raw_ostream &)> Print);

} // namespace driver
} // namespace fltlint

#endif // FLTLINT_DRIVER_FILEOUTPUT_H
