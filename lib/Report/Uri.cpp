//===- Uri.cpp - Paths as SARIF writes them -------------------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Uri.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

using namespace fltlint::report;
using llvm::StringRef;
namespace path = llvm::sys::path;

static std::string encode(StringRef Path) {
  std::string Out;
  for (unsigned char C : Path)
    if (llvm::isAlnum(C) || StringRef("-._~/!$&'()*+,;=@").contains(C)) {
      Out += C;
    } else {
      Out += '%';
      Out += llvm::hexdigit(C >> 4);
      Out += llvm::hexdigit(C & 15);
    }
  return Out;
}

/// Absolute, with forward slashes, without `.` and `..`.
static std::string normalise(StringRef Path) {
  llvm::SmallString<256> Absolute(Path);
  llvm::sys::fs::make_absolute(Absolute);
  path::remove_dots(Absolute, /*remove_dot_dot=*/true);
  return path::convert_to_slash(Absolute);
}

/// `C:/x` needs a slash in front and keeps its colon.
static std::string fileUri(StringRef Absolute) {
  std::string Prefix = "file://";
  if (!Absolute.starts_with("/"))
    Prefix += "/";
  if (Absolute.size() > 1 && Absolute[1] == ':') {
    Prefix += Absolute.take_front(2);
    Absolute = Absolute.drop_front(2);
  }
  return Prefix + encode(Absolute);
}

std::string fltlint::report::makeDirectoryUri(StringRef Directory) {
  std::string Uri = fileUri(normalise(Directory));
  return StringRef(Uri).ends_with("/") ? Uri : Uri + "/";
}

Uri fltlint::report::makeUri(StringRef Path, StringRef Base) {
  std::string Absolute = normalise(Path);
  std::string Root = normalise(Base);
  if (!StringRef(Root).ends_with("/"))
    Root += "/";
  StringRef Rest = Absolute;
  if (Rest.consume_front(Root) && !Rest.empty())
    return {encode(Rest), true};
  return {fileUri(Absolute), false};
}
