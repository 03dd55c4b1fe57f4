//===- fltlint-precompile.cpp - Precompiles the bundled headers -----------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A part of the build: what it writes is installed, not the program.
///
//===----------------------------------------------------------------------===//

#include "fltlint/Project/SharedHeaders.h"
#include "llvm/Support/InitLLVM.h"
#include "llvm/Support/WithColor.h"

using namespace llvm;

int main(int Argc, char **Argv) {
  InitLLVM Init(Argc, Argv);
  if (Argc != 2) {
    WithColor::error(errs(), "fltlint-precompile")
        << "name the folder to write to, and nothing else\n";
    return 2;
  }
  if (Error E = fltlint::project::writeShippedHeaders(Argv[1])) {
    WithColor::error(errs(), "fltlint-precompile")
        << toString(std::move(E)) << '\n';
    return 2;
  }
  return 0;
}
