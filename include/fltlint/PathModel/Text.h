//===- Text.h - The path model's textual form -------------------*- C++ -*-===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Printer, parser, verifier and binary form of the path model. The grammar is
/// in docs/path-model.md.
///
//===----------------------------------------------------------------------===//

#ifndef FLTLINT_PATHMODEL_TEXT_H
#define FLTLINT_PATHMODEL_TEXT_H

#include "fltlint/PathModel/PathModel.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/raw_ostream.h"

namespace fltlint {
namespace pm {

struct PrintOptions {
  /// Print `!file:line:col` behind each instruction.
  bool Locations = true;
  /// Leave out declarations, types and records that no definition uses.
  bool OnlyUsed = true;
  /// Print only functions of these names; empty: all.
  std::vector<std::string> Functions;
};

void print(const Module &M, llvm::raw_ostream &OS,
           const PrintOptions &Opts = PrintOptions());

/// Parses what print() wrote with Locations on. An error's message is
/// "BufferName:line:column: what is wrong".
llvm::Expected<Module> parse(llvm::StringRef Text, llvm::StringRef BufferName);

/// Checks the invariants stated in PathModel.h (indices in range, one
/// definition per temporary, dominance, types of operands, terminators).
/// Returns one line per violation; empty means well formed.
std::vector<std::string> verify(const Module &M);

/// A compact form for caches; begins with a magic number and a version, ends
/// with a checksum. readBinary never crashes on damaged input.
void writeBinary(const Module &M, llvm::raw_ostream &OS);
llvm::Expected<Module> readBinary(llvm::StringRef Data,
                                  llvm::StringRef BufferName);

} // namespace pm
} // namespace fltlint

#endif // FLTLINT_PATHMODEL_TEXT_H
