//===- StockClang.cpp - A parse job for any Clang -------------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "fltlint/Project/StockClang.h"
#include "ClangArguments.h"
#include "HeaderIndex.h"
#include "SourceFileSystem.h"
#include "fltlint/Headers/Headers.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include <map>

using namespace llvm;

namespace fltlint {
namespace project {

static std::string absolute(StringRef Path, const ParseJob &Job) {
  SmallString<256> Result(Path);
  if (!sys::path::is_absolute(Result)) {
    Result = Job.Directory;
    sys::fs::make_absolute(Result);
    sys::path::append(Result, Path);
  }
  return normalizePath(Result);
}

/// As the folder is spelt on disk, if it is there.
static std::string realFolder(StringRef Path, const ParseJob &Job) {
  std::string Absolute = absolute(Path, Job);
  return CaseTable::shared().resolve(Absolute).value_or(Absolute);
}

static bool isFile(const std::string &Path) {
  return sys::fs::is_regular_file(Path);
}

/// What stock Clang would find for \p I by the folders of \p Job alone; empty:
/// nothing.
static std::string findUnaided(const Inclusion &I, StringRef Name,
                               const ParseJob &Job, StringRef HeaderFolder) {
  SmallVector<std::string, 8> Folders;
  if (I.From.empty())
    Folders.push_back(absolute("", Job));
  else if (!I.Angled)
    Folders.push_back(sys::path::parent_path(absolute(I.From, Job)).str());
  for (const std::string &Folder : Job.IncludeDirs)
    Folders.push_back(realFolder(Folder, Job));
  for (const std::string &Folder : Folders)
    if (std::string Path = Folder + "/" + Name.str(); isFile(Path))
      return normalizePath(Path);
  if (Job.BundledHeaders)
    for (const headers::BundledHeader &H : headers::bundledHeaders())
      if (H.Name == Name)
        return (HeaderFolder + "/" + Name).str();
  std::string Own = clangHeaderDirectory() + "/" + Name.str();
  return isFile(Own) ? normalizePath(Own) : "";
}

std::vector<Forwarder> findForwarders(const ParseJob &Job,
                                      const std::vector<Inclusion> &Inclusions,
                                      StringRef HeaderFolder,
                                      std::vector<Inclusion> &Hopeless) {
  std::string OwnHeaders = normalizePath(clangHeaderDirectory()) + "/";
  std::map<std::string, std::string> Texts;
  for (const Inclusion &I : Inclusions) {
    std::string Name = I.Written;
    std::replace(Name.begin(), Name.end(), '\\', '/');
    StringRef Bundled = I.File;
    std::string Wanted;
    if (Bundled.consume_front(headers::virtualDirectory()))
      Wanted = (HeaderFolder + Bundled).str();
    else if (!I.File.empty())
      Wanted = absolute(I.File, Job);
    std::string Found = findUnaided(I, Name, Job, HeaderFolder);
    if (Found == Wanted ? !Wanted.empty()
                        : !Wanted.empty() && !Found.empty() &&
                              sys::fs::equivalent(Found, Wanted))
      continue;

    std::string Text;
    StringRef Own = Wanted;
    if (Wanted.empty())
      Text = "/* '" + Name + "' was found nowhere; it is taken as empty. */\n";
    else if (Own.consume_front(OwnHeaders)) // whichever version includes it
      Text = ("#include <" + Own + ">\n").str();
    else
      Text = "#include \"" + Wanted + "\"\n";
    // A kernel header stays one by whatever name and folder it is found.
    if (I.File.size() != Bundled.size())
      Text = "#pragma GCC system_header\n" + Text;
    if (sys::path::is_absolute(Name) ||
        Texts.try_emplace(Name, Text).first->second != Text)
      Hopeless.push_back(I);
  }
  std::vector<Forwarder> Result;
  for (auto &[Name, Text] : Texts)
    Result.push_back({Name, std::move(Text)});
  return Result;
}

std::vector<std::string> stockClangArguments(const ParseJob &Job,
                                             const StockClangFolders &Folders) {
  ParseJob Real = Job;
  Real.File = absolute(Job.File, Job);
  for (std::string &Folder : Real.IncludeDirs)
    Folder = realFolder(Folder, Job);
  // In front of what they stand in for.
  if (!Folders.Forwarders.empty())
    Real.IncludeDirs.insert(Real.IncludeDirs.begin(), Folders.Forwarders);

  std::vector<std::string> Result;
  std::vector<std::string> Args = clangArguments(Real);
  for (size_t I = 0; I != Args.size(); ++I) {
    StringRef Arg = Args[I], Value = Arg;
    if (Arg == "-include" && I + 1 != Args.size() &&
        Args[I + 1] == SourceFileSystem::PreludePath) {
      ++I;
      if (!Folders.Prelude.empty())
        Result.insert(Result.end(), {"-include", Folders.Prelude});
      continue;
    }
    if (Value.consume_front("-I") && Value == SourceFileSystem::FoundDirectory)
      continue;
    // Clang's own headers have to be of the version that reads them; and its
    // messages are for people now.
    if (Arg == "-nobuiltininc" || Arg == "-fno-caret-diagnostics" ||
        Arg == "-isystem" + clangHeaderDirectory())
      continue;
    if (Arg == "-isystem" + headers::virtualDirectory().str()) {
      Result.push_back("-isystem" + Folders.Headers);
      continue;
    }
    // Tools put options of theirs behind the file; it needs no "--", as its
    // path is absolute.
    if (Arg == "--" && I + 2 == Args.size())
      continue;
    Result.push_back(Args[I]);
  }
  return Result;
}

} // namespace project
} // namespace fltlint
