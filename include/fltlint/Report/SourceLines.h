//===- SourceLines.h - The lines that findings point into -------*- C++ -*-===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FLTLINT_REPORT_SOURCELINES_H
#define FLTLINT_REPORT_SOURCELINES_H

#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/MemoryBuffer.h"
#include <memory>
#include <vector>

namespace fltlint {
namespace report {

/// Reads each file once. A file that cannot be read has no lines: a report is
/// still a report on a machine that lacks the sources.
class SourceLines {
public:
  /// Line \p Line (from 1) of \p Path without its end, or "".
  llvm::StringRef get(llvm::StringRef Path, unsigned Line);

  /// Says what is in \p Path, for one that is not on disk as it is meant: one
  /// open in an editor. \p Text has to outlive this.
  void provide(llvm::StringRef Path, llvm::StringRef Text);

private:
  struct Source {
    std::unique_ptr<llvm::MemoryBuffer> Buffer;
    std::vector<llvm::StringRef> Lines;

    void split(llvm::StringRef Text);
  };
  llvm::StringMap<Source> Sources;
};

/// How many characters the first \p Bytes bytes of \p Line are. Each byte that
/// is not UTF-8 counts as one.
unsigned countCharacters(llvm::StringRef Line, unsigned Bytes);

} // namespace report
} // namespace fltlint

#endif // FLTLINT_REPORT_SOURCELINES_H
