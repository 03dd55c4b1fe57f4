//===- FileOutput.cpp - Writing files whole or not at all -----------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "fltlint/Driver/FileOutput.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"

using namespace fltlint;
using llvm::StringRef;
namespace fs = llvm::sys::fs;

/// Writes and takes the error from \p OS, whose destructor would end the
/// process over it.
static std::error_code writeAll(llvm::raw_fd_ostream &OS, StringRef Data) {
  OS << Data;
  OS.flush();
  std::error_code EC = OS.error();
  OS.clear_error();
  return EC;
}

static std::error_code writeInPlace(StringRef Path, StringRef Data) {
  std::error_code EC;
  llvm::raw_fd_ostream OS(Path, EC);
  return EC ? EC : writeAll(OS, Data);
}

llvm::Error driver::writeFile(StringRef Path, StringRef Data) {
  if (Path == "-")
    return llvm::errorCodeToError(writeAll(llvm::outs(), Data));
  fs::file_status Status;
  if (!fs::status(Path, Status)) {
    if (fs::is_directory(Status))
      return llvm::errorCodeToError(
          std::make_error_code(std::errc::is_a_directory));
    // Nothing may take the place of /dev/null.
    if (!fs::is_regular_file(Status))
      return llvm::errorCodeToError(writeInPlace(Path, Data));
  }

  // Removed when the process is interrupted.
  auto Temp = fs::TempFile::create(Path + ".%%%%%%%%.tmp",
                                   fs::all_read | fs::all_write);
  if (!Temp)
    return Temp.takeError();
  std::error_code EC;
  {
    llvm::raw_fd_ostream OS(Temp->FD, /*shouldClose=*/false);
    EC = writeAll(OS, Data);
  }
  if (EC) {
    llvm::consumeError(Temp->discard());
    return llvm::errorCodeToError(EC);
  }
  return Temp->keep(Path);
}

llvm::Error
driver::printFile(StringRef Path,
                  llvm::function_ref<void(llvm::raw_ostream &)> Print) {
  std::string Data;
  llvm::raw_string_ostream OS(Data);
  Print(OS);
  OS.flush();
  return writeFile(Path, Data);
}
