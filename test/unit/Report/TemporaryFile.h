//===- TemporaryFile.h - A source file for one test -------------*- C++ -*-===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FLTLINT_UNITTESTS_REPORT_TEMPORARYFILE_H
#define FLTLINT_UNITTESTS_REPORT_TEMPORARYFILE_H

#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/raw_ostream.h"
#include "gtest/gtest.h"

namespace fltlint {

/// Exists as long as the object does.
class TemporaryFile {
public:
  explicit TemporaryFile(llvm::StringRef Text, llvm::StringRef Suffix = "c") {
    int Descriptor;
    std::error_code EC =
        llvm::sys::fs::createTemporaryFile("fltlint", Suffix, Descriptor, Path);
    EXPECT_FALSE(EC) << EC.message();
    llvm::raw_fd_ostream(Descriptor, /*shouldClose=*/true) << Text;
  }
  ~TemporaryFile() { llvm::sys::fs::remove(Path); }

  std::string path() const { return Path.str().str(); }

private:
  llvm::SmallString<128> Path;
};

} // namespace fltlint

#endif // FLTLINT_UNITTESTS_REPORT_TEMPORARYFILE_H
