//===- SourceLines.cpp - The lines that findings point into ---------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "fltlint/Report/SourceLines.h"
#include "llvm/Support/ConvertUTF.h"
#include "llvm/Support/FileSystem.h"
#include <algorithm>

using namespace fltlint::report;
using llvm::StringRef;

void SourceLines::Source::split(StringRef Text) {
  Lines.clear();
  // Clang counts columns behind the byte order mark.
  Text.consume_front("\xEF\xBB\xBF");
  // "\r\n", "\n" and a lone "\r" all end a line, as for Clang.
  while (!Text.empty()) {
    size_t End = Text.find_first_of("\r\n");
    Lines.push_back(Text.substr(0, End));
    if (End == StringRef::npos)
      break;
    Text = Text.substr(End + (Text.substr(End).starts_with("\r\n") ? 2 : 1));
  }
}

void SourceLines::provide(StringRef Path, StringRef Text) {
  Sources[Path].split(Text);
}

StringRef SourceLines::get(StringRef Path, unsigned Line) {
  auto [It, Inserted] = Sources.try_emplace(Path);
  Source &S = It->second;
  if (Inserted) {
    // Pipes and devices have no end, or wait for somebody.
    if (llvm::sys::fs::is_regular_file(Path))
      if (auto Buffer = llvm::MemoryBuffer::getFile(Path)) {
        S.Buffer = std::move(*Buffer);
        S.split(S.Buffer->getBuffer());
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
