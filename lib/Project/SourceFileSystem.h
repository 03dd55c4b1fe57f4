//===- SourceFileSystem.h - What the parser sees of the disk ----*- C++ -*-===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The disk as a Windows compiler would see it: names match regardless of
/// case, backslashes separate folders, every encoding reads as UTF-8. Below
/// /__fltlint there are virtual folders besides:
///
///     /__fltlint/include    the bundled headers
///     /__fltlint/found      any header, looked for in the search roots
///     /__fltlint/prelude.h  the stubs of this round
///     /__fltlint/shared     bundled headers that were precompiled
///
//===----------------------------------------------------------------------===//

#ifndef FLTLINT_LIB_PROJECT_SOURCEFILESYSTEM_H
#define FLTLINT_LIB_PROJECT_SOURCEFILESYSTEM_H

#include "HeaderIndex.h"
#include "fltlint/Project/Inputs.h"
#include "llvm/ADT/IntrusiveRefCntPtr.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/VirtualFileSystem.h"
#include <memory>
#include <string>
#include <vector>

namespace fltlint {
namespace project {

/// Serves one parse job; not thread-safe itself, but what it shares is.
class SourceFileSystem : public llvm::vfs::FileSystem {
public:
  static constexpr const char *FoundDirectory = "/__fltlint/found";
  static constexpr const char *PreludePath = "/__fltlint/prelude.h";

  SourceFileSystem(llvm::StringRef WorkingDirectory,
                   const std::vector<std::string> &SearchRoots,
                   bool BundledHeaders);
  ~SourceFileSystem() override;

  /// The path is below /__fltlint.
  static bool isVirtual(llvm::StringRef Path);

  void setPrelude(llvm::StringRef Text);

  /// Serves \p Bytes, which must outlive this and end with a NUL, as the file
  /// \p Path below
  /// /__fltlint/shared.
  void serve(llvm::StringRef Path, llvm::StringRef Bytes);

  /// Which file is being read, so that relative names and "nearest" can be
  /// judged. \p Folder is the folder under whose name it was opened, which is
  /// a virtual one for a header that was found in the search roots.
  void setCurrentFile(llvm::StringRef Path, llvm::StringRef Folder);

  /// A folder whose headers are found without our help (Clang's own), so that
  /// the search roots must not answer for them.
  void addKnownDirectory(llvm::StringRef Path);

  /// All that was asked of the disk so far.
  std::vector<DiskAnswer> takeAnswers() { return std::move(Answers); }

  llvm::ErrorOr<llvm::vfs::Status> status(const llvm::Twine &Path) override;
  llvm::ErrorOr<std::unique_ptr<llvm::vfs::File>>
  openFileForRead(const llvm::Twine &Path) override;
  llvm::vfs::directory_iterator dir_begin(const llvm::Twine &Dir,
                                          std::error_code &EC) override;
  std::error_code setCurrentWorkingDirectory(const llvm::Twine &P) override;
  llvm::ErrorOr<std::string> getCurrentWorkingDirectory() const override;
  std::error_code getRealPath(const llvm::Twine &Path,
                              llvm::SmallVectorImpl<char> &Output) override;

private:
  /// A file or folder as it is served. Contents are kept for the life of the
  /// job, so that further rounds do not read the disk again.
  struct Entry {
    llvm::vfs::Status Stat;
    std::unique_ptr<llvm::MemoryBuffer> Buffer;
    std::error_code Error;
  };

  /// \p Name is what Clang is to call it.
  const Entry *locate(const llvm::Twine &Path, std::string &Name);
  const Entry *locateVirtual(llvm::StringRef Path, std::string &Name);
  const Entry *locateFound(llvm::StringRef Rest, std::string &Name);
  const Entry *diskEntry(llvm::StringRef RealPath);
  const Entry *memoryEntry(llvm::StringRef Path, llvm::StringRef Text);
  const Entry *folderEntry(llvm::StringRef Path);
  bool isServedElsewhere(llvm::StringRef Rest) const;
  std::string absolute(llvm::StringRef Path) const;

  // The only ways to ask the disk; each takes down the answer.
  std::optional<std::string> resolve(llvm::StringRef Path) const;
  bool isThere(const std::string &Path) const;
  std::string findHeader(const std::string &Root, llvm::StringRef Suffix) const;
  bool hasFolder(const std::string &Root, llvm::StringRef Suffix) const;
  void takeDown(DiskAnswer::KindTy Kind, llvm::StringRef Path,
                llvm::StringRef Answer, llvm::StringRef Root = "",
                llvm::StringRef From = "") const;

  llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> Disk;
  std::vector<std::string> Roots;
  std::vector<std::string> KnownDirectories;
  mutable CaseTable Names;
  bool Bundled;
  std::string CurrentFolder;        ///< real
  std::string CurrentVirtualFolder; ///< below FoundDirectory, or empty
  llvm::StringMap<Entry> Entries;
  mutable std::vector<DiskAnswer> Answers;
  mutable llvm::StringSet<> Asked;
};

} // namespace project
} // namespace fltlint

#endif // FLTLINT_LIB_PROJECT_SOURCEFILESYSTEM_H
