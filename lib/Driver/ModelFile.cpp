//===- ModelFile.cpp - Path models in files -------------------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "fltlint/Driver/ModelFile.h"
#include "fltlint/Driver/FileOutput.h"
#include "fltlint/PathModel/Linker.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/raw_ostream.h"

using namespace fltlint;
using namespace fltlint::driver;

static llvm::Error makeError(const llvm::Twine &Message) {
  return llvm::createStringError(llvm::inconvertibleErrorCode(), Message);
}

llvm::Expected<pm::Module> driver::readModel(llvm::StringRef Path) {
  auto Buffer = llvm::MemoryBuffer::getFileOrSTDIN(Path);
  if (!Buffer)
    return makeError(Path + ": the path model cannot be read (" +
                     Buffer.getError().message() + "); check the path");
  llvm::StringRef Data = (*Buffer)->getBuffer();
  // The text form is text; the binary form has control characters early on.
  bool Binary = llvm::any_of(Data.take_front(16), [](unsigned char C) {
    return C < ' ' && C != '\n' && C != '\r' && C != '\t';
  });
  llvm::Expected<pm::Module> M =
      Binary ? pm::readBinary(Data, Path) : pm::parse(Data, Path);
  if (!M)
    return makeError(llvm::toString(M.takeError()) +
                     (Binary ? " (write the file again with 'fltlint model')"
                             : " (docs/path-model.md has the grammar)"));
  std::vector<std::string> Violations = pm::verify(*M);
  if (!Violations.empty()) {
    std::string More;
    if (Violations.size() > 1)
      More = " (and " + std::to_string(Violations.size() - 1) + " more)";
    return makeError(Path + ": the path model is not well formed: " +
                     Violations.front() + More);
  }
  return M;
}

std::optional<pm::Module>
driver::readModels(llvm::ArrayRef<std::string> Paths, llvm::StringRef Name,
                   std::vector<std::string> &Problems) {
  std::vector<pm::Module> Modules;
  for (const std::string &Path : Paths) {
    llvm::Expected<pm::Module> M = readModel(Path);
    if (M)
      Modules.push_back(std::move(*M));
    else
      Problems.push_back(llvm::toString(M.takeError()));
  }
  if (Modules.empty())
    return std::nullopt;
  if (Modules.size() == 1 && Name.empty())
    return std::move(Modules.front());
  return pm::link(std::move(Modules), Name.empty() ? "linked" : Name.str());
}

llvm::Error driver::writeModel(const pm::Module &M, llvm::StringRef Path) {
  return printFile(Path,
                   [&](llvm::raw_ostream &OS) { pm::writeBinary(M, OS); });
}
