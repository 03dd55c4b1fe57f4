//===- Depfile.cpp - What a file was made of, for make --------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "fltlint/Driver/Depfile.h"
#include "fltlint/Driver/FileOutput.h"

using namespace fltlint;
using llvm::StringRef;

/// As GCC does it: make has no way to write all names, and Ninja reads what
/// GCC writes.
static void printName(llvm::raw_ostream &OS, StringRef Name) {
  for (char C : Name) {
    if (C == ' ' || C == '#')
      OS << '\\';
    else if (C == '$')
      OS << '$';
    OS << C;
  }
}

llvm::Error driver::writeDepfile(StringRef Path, StringRef Target,
                                 const std::set<std::string> &Inputs) {
  return printFile(Path, [&](llvm::raw_ostream &OS) {
    printName(OS, Target);
    OS << ':';
    for (const std::string &Input : Inputs) {
      OS << " \\\n  ";
      printName(OS, Input);
    }
    OS << '\n';
  });
}
