//===- HeaderIndex.cpp - Names of files, whatever their case --------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "HeaderIndex.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include <algorithm>

using namespace llvm;

namespace fltlint {
namespace project {

std::string normalizePath(StringRef Path) {
  SmallString<256> P(Path);
  std::replace(P.begin(), P.end(), '\\', '/');
#ifndef _WIN32
  // Two slashes in front would be a network name.
  while (P.starts_with("//"))
    P.erase(P.begin());
#endif
  sys::path::remove_dots(P, /*remove_dot_dot=*/true,
                         sys::path::Style::windows_slash);
  // On Windows remove_dots gives back the native separator.
  std::replace(P.begin(), P.end(), '\\', '/');
  return std::string(P);
}

//===----------------------------------------------------------------------===//
// CaseTable
//===----------------------------------------------------------------------===//

CaseTable &CaseTable::shared() {
  static CaseTable Table;
  return Table;
}

void CaseTable::clear() {
  std::lock_guard<std::mutex> Guard(Lock);
  Listings.clear();
  Directories.clear();
}

const CaseTable::Listing *CaseTable::list(const std::string &Directory) {
  std::unique_ptr<Listing> &L = Listings[Directory];
  if (!L) {
    L = std::make_unique<Listing>();
    std::error_code EC;
    for (sys::fs::directory_iterator It(Directory, EC), End; It != End && !EC;
         It.increment(EC)) {
      StringRef Name = sys::path::filename(It->path());
      L->Names[Name.lower()].push_back(Name.str());
      if (!isASCII(Name))
        L->Foreign.push_back(Name.str());
    }
    L->Unreadable = bool(EC);
    for (auto &Entry : L->Names)
      llvm::sort(Entry.second);
  }
  return L.get();
}

/// \p Name with one '_' for what may have been written in another encoding: a
/// legacy code page is read as such characters (Encoding.h), on disk the name
/// may be in UTF-8 or in the code page.
static std::string withoutEncoding(StringRef Name) {
  std::string Result;
  for (char C : Name)
    if (C != '_' && isASCII(C))
      Result += toLower(C);
    else if (Result.empty() || Result.back() != '_')
      Result += '_';
  return Result;
}

/// The only one of \p Foreign names that \p Wanted may stand for, or null.
static const std::string *findForeign(ArrayRef<std::string> Foreign,
                                      StringRef Wanted) {
  const std::string *Found = nullptr;
  for (const std::string &Name : Foreign) {
    if (withoutEncoding(Name) != withoutEncoding(Wanted))
      continue;
    if (Found)
      return nullptr;
    Found = &Name;
  }
  return Found;
}

std::optional<std::string> CaseTable::resolveLocked(StringRef Path) {
  StringRef Parent = sys::path::parent_path(Path);
  if (Parent.empty() || Parent == Path)
    return Path.str(); // the root

  // Most questions are about few folders, so their answers are kept.
  auto [It, New] = Directories.try_emplace(Parent);
  if (New) {
    std::optional<std::string> Real = resolveLocked(Parent);
    It = Directories.find(Parent); // the recursion may have rehashed
    It->second = std::move(Real);
  }
  if (!It->second)
    return std::nullopt;
  std::string Directory = *It->second;

  StringRef Name = sys::path::filename(Path);
  const Listing *L = list(Directory);
  std::string Result = Directory;
  if (!StringRef(Result).ends_with("/"))
    Result += '/';
  if (L->Unreadable) {
    // Its entries can be asked for one by one, by their exact name.
    Result += Name;
    return sys::fs::exists(Result) ? std::optional(Result) : std::nullopt;
  }
  auto Found = L->Names.find(Name.lower());
  if (Found == L->Names.end()) {
    if (const std::string *Foreign = findForeign(L->Foreign, Name))
      return Result + *Foreign;
    return std::nullopt;
  }
  const std::vector<std::string> &Names = Found->second;
  bool Exact = is_contained(Names, Name);
  return Result + (Exact ? Name.str() : Names.front());
}

std::optional<std::string> CaseTable::resolve(StringRef Path) {
#ifdef _WIN32
  // The system already looks names up as we want it.
  if (!sys::fs::exists(Path))
    return std::nullopt;
  return Path.str();
#endif
  std::lock_guard<std::mutex> Guard(Lock);
  return resolveLocked(Path);
}

//===----------------------------------------------------------------------===//
// HeaderIndex
//===----------------------------------------------------------------------===//

static std::mutex RootsLock;
static StringMap<std::shared_ptr<HeaderIndex>> &roots() {
  static StringMap<std::shared_ptr<HeaderIndex>> Map;
  return Map;
}

std::shared_ptr<const HeaderIndex> HeaderIndex::forRoot(StringRef Root) {
  std::shared_ptr<HeaderIndex> Index;
  {
    std::lock_guard<std::mutex> Guard(RootsLock);
    std::shared_ptr<HeaderIndex> &Entry = roots()[Root];
    if (!Entry)
      Entry = std::make_shared<HeaderIndex>();
    Index = Entry;
  }
  // Outside the lock: other roots need not wait for this one.
  std::call_once(Index->Built, [&] { Index->build(Root.str()); });
  return Index;
}

void HeaderIndex::clearAll() {
  std::lock_guard<std::mutex> Guard(RootsLock);
  roots().clear();
}

/// Sources are included too, now and then.
static bool mayBeIncluded(StringRef Name) {
  std::string Extension = sys::path::extension(Name).lower();
  return is_contained({".h", ".hh", ".hpp", ".hxx", ".inl", ".inc", ".ipp",
                       ".tpp", ".c", ".cc", ".cpp", ".cxx", ".def", ".tmh",
                       ".ver", ".x"},
                      Extension);
}

void HeaderIndex::build(const std::string &Root) {
  // Enough for the largest trees; beyond it somebody gave us a whole disk.
  size_t Budget = 2'000'000;
  std::error_code EC;
  StringSet<> Seen;
  for (sys::fs::recursive_directory_iterator It(Root, EC,
                                                /*follow_symlinks=*/false),
       End;
       It != End && Budget; It.increment(EC), --Budget) {
    if (EC) // an unreadable folder: go on with the next entry
      EC.clear();
    StringRef Path = It->path();
    StringRef Name = sys::path::filename(Path);
    if (It->type() == sys::fs::file_type::directory_file) {
      if (Name.starts_with(".") || Name == "node_modules")
        It.no_push();
      continue;
    }
    if (!mayBeIncluded(Name))
      continue;
    std::string Slashed = Path.str();
    std::replace(Slashed.begin(), Slashed.end(), '\\', '/');
    StringRef Folder = sys::path::parent_path(Slashed);
    if (Seen.insert(Folder).second)
      Folders[sys::path::filename(Folder).lower()].push_back(Folder.str());
    Files[Name.lower()].push_back(std::move(Slashed));
  }
}

/// How many leading folders two normalized paths share.
static size_t sharedFolders(StringRef A, StringRef B) {
  size_t Shared = 0, End = std::min(A.size(), B.size());
  for (size_t I = 0; I != End && toLower(A[I]) == toLower(B[I]); ++I)
    Shared += A[I] == '/';
  return Shared;
}

static bool endsWithPath(StringRef Path, StringRef Suffix) {
  if (!Path.ends_with_insensitive(Suffix))
    return false;
  size_t Rest = Path.size() - Suffix.size();
  return Rest == 0 || Path[Rest - 1] == '/';
}

/// "../../inc/a.h" names "inc/a.h" as far as its end is concerned.
static StringRef dropUpwards(StringRef Path) {
  while (Path.consume_front("../") || Path.consume_front("./") ||
         Path.consume_front("/"))
    ;
  return Path;
}

std::string HeaderIndex::find(StringRef Suffix, StringRef From) const {
  std::string Normal = normalizePath(Suffix);
  StringRef Wanted = dropUpwards(Normal);
  auto It = Files.find(sys::path::filename(Wanted).lower());
  if (It == Files.end())
    return "";
  std::string Near = (From + "/").str();
  const std::string *Best = nullptr;
  size_t BestShared = 0;
  auto Depth = [](StringRef P) { return P.count('/'); };
  for (const std::string &Path : It->second) {
    if (!endsWithPath(Path, Wanted))
      continue;
    size_t Shared = sharedFolders(Path, Near);
    if (!Best || Shared > BestShared ||
        (Shared == BestShared &&
         std::make_pair(Depth(Path), StringRef(Path)) <
             std::make_pair(Depth(*Best), StringRef(*Best)))) {
      Best = &Path;
      BestShared = Shared;
    }
  }
  return Best ? *Best : "";
}

bool HeaderIndex::hasDirectory(StringRef Suffix) const {
  std::string Normal = normalizePath(Suffix);
  StringRef Wanted = dropUpwards(Normal);
  auto It = Folders.find(sys::path::filename(Wanted).lower());
  return It != Folders.end() && any_of(It->second, [&](StringRef P) {
           return endsWithPath(P, Wanted);
         });
}

} // namespace project
} // namespace fltlint
