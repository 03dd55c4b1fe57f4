//===- Headers.cpp - The bundled kernel headers ---------------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "fltlint/Headers/Headers.h"

using namespace fltlint;
using namespace fltlint::headers;
using llvm::StringRef;

// Made by EmbedHeader.cmake, one array a header.
#include "Arrays.inc"

static const BundledHeader Table[] = {
#define HEADER(NAME, SYMBOL) {NAME, StringRef(SYMBOL, sizeof(SYMBOL) - 1)},
#include "Table.inc"
#undef HEADER
};

llvm::ArrayRef<BundledHeader> headers::bundledHeaders() { return Table; }

StringRef headers::yieldMacroAt(StringRef Text, unsigned Line) {
  const StringRef Prefix = "__FLTLINT_YIELD_";
  // Guards do not nest, and no other conditional stands inside of one; so the
  // last guard that was opened and not closed covers the line.
  StringRef Open;
  unsigned Depth = 0;
  for (unsigned N = 1; N <= Line && !Text.empty(); ++N) {
    StringRef Current;
    std::tie(Current, Text) = Text.split('\n');
    if (Current.consume_front("#ifndef ") && Current.starts_with(Prefix)) {
      Open = Current.trim();
      Depth = 0;
    } else if (!Open.empty()) {
      if (Current.starts_with("#if"))
        ++Depth;
      else if (Current.starts_with("#endif") && Depth-- == 0)
        Open = StringRef();
    }
  }
  return Open;
}
