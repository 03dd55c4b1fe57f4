//===- Inputs.h - What a parse read -----------------------------*- C++ -*-===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// All that a parse knows of the disk it knows from answers to a few kinds of
/// questions. Where they would all be answered the same again, parsing again
/// gives the same path model. That a file is *not* there is an answer too: a
/// header that is added where it was looked for makes a difference.
///
//===----------------------------------------------------------------------===//

#ifndef FLTLINT_PROJECT_INPUTS_H
#define FLTLINT_PROJECT_INPUTS_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringRef.h"
#include <cstdint>
#include <mutex>
#include <string>

namespace fltlint {
namespace project {

struct DiskAnswer {
  enum KindTy : uint8_t {
    Spelling, ///< How Path is spelt on disk; empty: it is not there.
    Exists,   ///< Not empty: there is something of exactly that name.
    Content,  ///< What is in Path: describeContent.
    Header,   ///< The header below Root whose path ends with Path and that is
              ///< nearest to From; empty: none.
    Folder    ///< Not empty: the path of some folder below Root ends so.
  };
  static constexpr unsigned NumKinds = Folder + 1;

  KindTy Kind = Spelling;
  std::string Path, Root, From;
  std::string Answer;
};

/// Stands for the bytes of a file: equal for equal bytes, and different (but
/// for a chance of 2^-128) for others.
std::string describeContent(llvm::StringRef Bytes);
/// What an answer about Content says of a folder, and of what cannot be read.
inline llvm::StringRef folderContent() { return "folder"; }
inline llvm::StringRef noContent() { return "unreadable"; }

/// Asks again. Thread-safe; what was asked once is remembered, so an object is
/// for the duration of one task, as a discovery is.
class InputCheck {
public:
  /// Every question would be answered as it was.
  bool holds(llvm::ArrayRef<DiskAnswer> Answers);

  /// The answer about the Content of \p Path.
  std::string contentOf(llvm::StringRef Path);

private:
  std::mutex Lock;
  llvm::StringMap<std::string> Contents;
};

} // namespace project
} // namespace fltlint

#endif // FLTLINT_PROJECT_INPUTS_H
