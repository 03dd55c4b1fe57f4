//===- ResourceDir.cpp - Where Clang's own headers are --------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "fltlint/Tidy/ResourceDir.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Config/llvm-config.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Program.h"

using namespace llvm;

#ifndef FLTLINT_CLANG_RESOURCE_DIR
#define FLTLINT_CLANG_RESOURCE_DIR ""
#endif

static bool hasHeaders(const Twine &Folder) {
  return sys::fs::exists(Folder + "/include/stddef.h");
}

/// As the programs of an installed LLVM have it, links resolved.
static std::string besideProgram(StringRef Program) {
  SmallString<256> Real;
  if (Program.empty() || sys::fs::real_path(Program, Real))
    return "";
  SmallString<256> Folder(sys::path::parent_path(sys::path::parent_path(Real)));
  sys::path::append(Folder, "lib", "clang", Twine(LLVM_VERSION_MAJOR));
  return hasHeaders(Folder) ? Folder.str().str() : "";
}

std::string fltlint::tidy::findResourceDir() {
  std::string Own = besideProgram(sys::fs::getMainExecutable(
      nullptr, reinterpret_cast<void *>(&findResourceDir)));
  if (!Own.empty())
    return Own;
  if (hasHeaders(FLTLINT_CLANG_RESOURCE_DIR))
    return FLTLINT_CLANG_RESOURCE_DIR;
  std::string Versioned = "clang-" + std::to_string(LLVM_VERSION_MAJOR);
  for (const std::string &Name : {Versioned, std::string("clang")})
    if (ErrorOr<std::string> Clang = sys::findProgramByName(Name))
      if (std::string Found = besideProgram(*Clang); !Found.empty())
        return Found;
  return "";
}
