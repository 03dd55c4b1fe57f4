//===- SourceLines.cpp - The lines that findings point into ---------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "SourceLines.h"
#include "llvm/Support/ConvertUTF.h"
#include <algorithm>

using namespace fltlint::report;
using llvm::StringRef;

StringRef SourceLines::get(StringRef Path, unsigned Line) {
  auto [It, Inserted] = Sources.try_emplace(Path);
  Source &S = It->second;
  if (Inserted) {
    if (auto Buffer = llvm::MemoryBuffer::getFile(Path)) {
      S.Buffer = std::move(*Buffer);
      StringRef Rest = S.Buffer->getBuffer();
      // Clang counts columns behind the byte order mark.
      Rest.consume_front("\xEF\xBB\xBF");
      // "\r\n", "\n" and a lone "\r" all end a line, as for Clang.
      while (!Rest.empty()) {
        size_t End = Rest.find_first_of("\r\n");
        S.Lines.push_back(Rest.substr(0, End));
        if (End == StringRef::npos)
          break;
        Rest =
            Rest.substr(End + (Rest.substr(End).starts_with("\r\n") ? 2 : 1));
      }
    }
  }
  return Line && Line <= S.Lines.size() ? S.Lines[Line - 1] : StringRef();
}

unsigned fltlint::report::countCharacters(StringRef Line, unsigned Bytes) {
  const auto *P = reinterpret_cast<const llvm::UTF8 *>(Line.begin());
  const auto *End = P + std::min<size_t>(Bytes, Line.size());
  const auto *LineEnd = reinterpret_cast<const llvm::UTF8 *>(Line.end());
  unsigned Count = 0;
  while (P < End) {
    P += llvm::isLegalUTF8Sequence(P, LineEnd) ? llvm::getNumBytesForUTF8(*P)
                                               : 1;
    ++Count;
  }
  return Count;
}
