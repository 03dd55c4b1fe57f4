//===- DisplayPath.cpp - How the reader knows a file ----------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "fltlint/Driver/DisplayPath.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

using namespace fltlint;

std::string driver::displayPath(llvm::StringRef Path) {
  llvm::SmallString<256> Display(Path);
  llvm::sys::path::remove_dots(Display, /*remove_dot_dot=*/true);
  // With symbolic links, `..` may lead elsewhere.
  if (Display != Path && !llvm::sys::fs::equivalent(Display, Path))
    Display = Path;
  llvm::SmallString<256> Current;
  if (!llvm::sys::fs::current_path(Current)) {
    Current += llvm::sys::path::get_separator();
    llvm::StringRef Rest = Display;
    if (Rest.consume_front(Current) && !Rest.empty())
      return Rest.str();
  }
  return Display.str().str();
}
