//===- TemporaryFolder.h - A folder of files for one test -------*- C++ -*-===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FLTLINT_UNITTESTS_PROJECT_TEMPORARYFOLDER_H
#define FLTLINT_UNITTESTS_PROJECT_TEMPORARYFOLDER_H

#include "Project/HeaderIndex.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"
#include "gtest/gtest.h"
#include <string>

namespace fltlint {

/// Exists as long as the object does. Names are relative to it.
class TemporaryFolder {
public:
  TemporaryFolder() {
    EXPECT_FALSE(llvm::sys::fs::createUniqueDirectory("fltlint", Root));
    // So that it is the same path however it is asked for.
    llvm::SmallString<128> Real;
    if (!llvm::sys::fs::real_path(Root, Real))
      Root = Real;
  }
  ~TemporaryFolder() { llvm::sys::fs::remove_directories(Root); }

  std::string path(llvm::StringRef Name = "") const {
    return Name.empty() ? Root.str().str() : (Root + "/" + Name).str();
  }

  /// Returns the path.
  std::string write(llvm::StringRef Name, llvm::StringRef Text) const {
    std::string Path = path(Name);
    EXPECT_FALSE(
        llvm::sys::fs::create_directories(llvm::sys::path::parent_path(Path)));
    std::error_code EC;
    llvm::raw_fd_ostream(Path, EC) << Text;
    EXPECT_FALSE(EC) << EC.message();
    // As a new discovery would.
    project::CaseTable::shared().clear();
    return Path;
  }

private:
  llvm::SmallString<128> Root;
};

} // namespace fltlint

#endif // FLTLINT_UNITTESTS_PROJECT_TEMPORARYFOLDER_H
