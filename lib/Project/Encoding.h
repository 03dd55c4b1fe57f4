//===- Encoding.h - Sources in any encoding, as UTF-8 -----------*- C++ -*-===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Clang reads UTF-8 only. Driver sources also come as UTF-16 and in legacy
/// code pages.
///
//===----------------------------------------------------------------------===//

#ifndef FLTLINT_LIB_PROJECT_ENCODING_H
#define FLTLINT_LIB_PROJECT_ENCODING_H

#include "llvm/ADT/StringRef.h"
#include <optional>
#include <string>

namespace fltlint {
namespace project {

/// The text as Clang can read it, or nothing if it already can.
///
/// UTF-16 with a byte order mark (or without one, when every other byte of
/// the beginning is zero) becomes UTF-8. Text that is not valid UTF-8 is taken
/// to be in a legacy code page: its bytes above 0x7f become '_', one for one,
/// so that columns stay; and a backslash that is the second byte of a double
/// byte character does too, else a comment ending in one would swallow the
/// next line.
std::optional<std::string> toReadableText(llvm::StringRef Bytes);

/// Like toReadableText, but UTF-16 only; for project files, which may lie
/// about their encoding.
std::optional<std::string> utf16ToUtf8(llvm::StringRef Bytes);

} // namespace project
} // namespace fltlint

#endif // FLTLINT_LIB_PROJECT_ENCODING_H
