//===- HeaderIndex.h - Names of files, whatever their case ------*- C++ -*-===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Two caches: directory listings, for look-up regardless of case, and the
/// index of all headers below a root, which all parse jobs share.
///
//===----------------------------------------------------------------------===//

#ifndef FLTLINT_LIB_PROJECT_HEADERINDEX_H
#define FLTLINT_LIB_PROJECT_HEADERINDEX_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringRef.h"
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace fltlint {
namespace project {

/// Forward slashes only, no "." components, ".." folded where a name precedes
/// it.
std::string normalizePath(llvm::StringRef Path);

/// Finds how an absolute path is really spelt on disk. Folders are listed once,
/// so a table is for the duration of one task.
class CaseTable {
public:
  /// For discovery, which starts with it empty.
  static CaseTable &shared();

  /// The path as it is on disk, if something of that name exists, whatever
  /// the case. An exact match is preferred; of several others the first in
  /// byte order is taken. A name in a legacy code page, or what was made of it
  /// to read it, is taken for the one name in UTF-8 that it may be, and the
  /// other way round. \p Path is normalized and absolute.
  std::optional<std::string> resolve(llvm::StringRef Path);

  void clear();

private:
  struct Listing {
    /// Lower-case name to the names on disk.
    llvm::StringMap<std::vector<std::string>> Names;
    /// Those with other characters than ASCII.
    std::vector<std::string> Foreign;
    /// The folder cannot be listed, though it may be entered.
    bool Unreadable = false;
  };

  const Listing *list(const std::string &Directory);
  std::optional<std::string> resolveLocked(llvm::StringRef Path);

  std::mutex Lock;
  llvm::StringMap<std::unique_ptr<Listing>> Listings;
  llvm::StringMap<std::optional<std::string>> Directories;
};

/// All files below one folder that an #include may mean.
class HeaderIndex {
public:
  /// Builds the index at the first call for a root; thread-safe.
  static std::shared_ptr<const HeaderIndex> forRoot(llvm::StringRef Root);
  static void clearAll();

  /// The file whose path ends with \p Suffix, ignoring case, nearest to the
  /// folder \p From: the one that shares the most folders with it, then the
  /// one that is least deep, then the first by name. Empty if none.
  std::string find(llvm::StringRef Suffix, llvm::StringRef From) const;

  /// Some file's folder ends with \p Suffix.
  bool hasDirectory(llvm::StringRef Suffix) const;

private:
  void build(const std::string &Root);

  std::once_flag Built;
  /// Lower-case file name to paths.
  llvm::StringMap<std::vector<std::string>> Files;
  llvm::StringMap<std::vector<std::string>> Folders;
};

} // namespace project
} // namespace fltlint

#endif // FLTLINT_LIB_PROJECT_HEADERINDEX_H
