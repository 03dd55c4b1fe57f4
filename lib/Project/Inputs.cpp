//===- Inputs.cpp - What a parse read -------------------------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "fltlint/Project/Inputs.h"
#include "HeaderIndex.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/BLAKE3.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"

using namespace llvm;

namespace fltlint {
namespace project {

std::string describeContent(StringRef Bytes) {
  return toHex(BLAKE3::hash<32>(arrayRefFromStringRef(Bytes)),
               /*LowerCase=*/true);
}

static std::string readContent(const Twine &Path) {
  if (sys::fs::is_directory(Path))
    return folderContent().str();
  if (!sys::fs::is_regular_file(Path))
    return noContent().str(); // pipes and devices too
  // Not mapped: somebody may be writing to it.
  auto Buffer = MemoryBuffer::getFile(Path, /*IsText=*/false,
                                      /*RequiresNullTerminator=*/false,
                                      /*IsVolatile=*/true);
  return Buffer ? describeContent((*Buffer)->getBuffer()) : noContent().str();
}

std::string InputCheck::contentOf(StringRef Path) {
  {
    std::lock_guard<std::mutex> Guard(Lock);
    auto It = Contents.find(Path);
    if (It != Contents.end())
      return It->second;
  }
  // Two threads may read the same file; better than that all wait for one.
  std::string Content = readContent(Path);
  std::lock_guard<std::mutex> Guard(Lock);
  return Contents.try_emplace(Path, std::move(Content)).first->second;
}

bool InputCheck::holds(ArrayRef<DiskAnswer> Answers) {
  return all_of(Answers, [&](const DiskAnswer &A) {
    switch (A.Kind) {
    case DiskAnswer::Spelling:
      return CaseTable::shared().resolve(A.Path).value_or("") == A.Answer;
    case DiskAnswer::Exists:
      return sys::fs::exists(A.Path) == !A.Answer.empty();
    case DiskAnswer::Content:
      return contentOf(A.Path) == A.Answer;
    case DiskAnswer::Header:
      return HeaderIndex::forRoot(A.Root)->find(A.Path, A.From) == A.Answer;
    case DiskAnswer::Folder:
      return HeaderIndex::forRoot(A.Root)->hasDirectory(A.Path) ==
             !A.Answer.empty();
    }
    return false;
  });
}

} // namespace project
} // namespace fltlint
