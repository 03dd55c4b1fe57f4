//===- SourceScan.cpp - What a source file is about -----------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Looks at the text of sources without parsing them: kernel code or not.
///
//===----------------------------------------------------------------------===//

#include "DriverProject.h"
#include "HeaderIndex.h"
#include "XmlReader.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include <mutex>

using namespace llvm;

namespace fltlint {
namespace project {

bool isSourceFile(StringRef Path) {
  return is_contained({".c", ".cc", ".cpp", ".cxx"},
                      sys::path::extension(Path).lower());
}

static bool isKernelHeader(StringRef Name) {
  return is_contained({"fltkernel.h", "ntifs.h", "ntddk.h", "wdm.h"},
                      sys::path::filename(Name).lower());
}

namespace {

/// What the includes of one file are.
struct Includes {
  bool Kernel = false;
  bool User = false; ///< windows.h
  std::vector<std::string> Others;
};

} // namespace

static Includes scanIncludes(StringRef Text) {
  Includes Result;
  while (!Text.empty()) {
    StringRef Line;
    std::tie(Line, Text) = Text.split('\n');
    Line = Line.ltrim();
    if (!Line.consume_front("#"))
      continue;
    Line = Line.ltrim();
    if (!Line.consume_front("include"))
      continue;
    Line = Line.ltrim();
    if (Line.empty() || (Line[0] != '<' && Line[0] != '"'))
      continue;
    size_t End = Line.find(Line[0] == '<' ? '>' : '"', 1);
    if (End == StringRef::npos)
      continue;
    std::string Name = normalizePath(Line.slice(1, End).trim());
    if (isKernelHeader(Name))
      Result.Kernel = true;
    else if (StringRef(Name).equals_insensitive("windows.h"))
      Result.User = true;
    else
      Result.Others.push_back(std::move(Name));
  }
  return Result;
}

/// Files are asked about many times, once for each that includes them.
static std::mutex ScansLock;
static StringMap<Includes> &scans() {
  static StringMap<Includes> Known;
  return Known;
}

void clearSourceScans() {
  std::lock_guard<std::mutex> Guard(ScansLock);
  scans().clear();
}

static Includes includesOf(const std::string &Path) {
  {
    std::lock_guard<std::mutex> Guard(ScansLock);
    if (auto It = scans().find(Path); It != scans().end())
      return It->second;
  }
  std::string Problem;
  Includes Result;
  if (std::unique_ptr<std::string> Text = readText(Path, Problem))
    Result = scanIncludes(*Text);
  std::lock_guard<std::mutex> Guard(ScansLock);
  return scans()[Path] = Result;
}

bool includesKernelHeader(const std::string &File, const std::string &Root) {
  StringSet<> Seen;
  std::vector<std::string> Queue = {File};
  std::shared_ptr<const HeaderIndex> Index;
  if (!Root.empty())
    Index = HeaderIndex::forRoot(Root);
  // Breadth first: what is nearest to the source decides.
  for (size_t I = 0; I != Queue.size() && I < 64; ++I) {
    std::string Path = Queue[I];
    if (!Seen.insert(Path).second)
      continue;
    Includes Found = includesOf(Path);
    // A header that includes both is for either world and decides nothing.
    if (Found.Kernel != Found.User)
      return Found.Kernel;
    StringRef Folder = sys::path::parent_path(Path);
    for (const std::string &Name : Found.Others) {
      std::string Next = CaseTable::shared()
                             .resolve(normalizePath(Folder.str() + "/" + Name))
                             .value_or("");
      if (Next.empty() && Index)
        Next = Index->find(Name, Folder);
      if (!Next.empty() && !sys::fs::is_directory(Next))
        Queue.push_back(std::move(Next));
    }
  }
  return false;
}

bool definesDriverEntry(const std::string &File) {
  std::string Problem;
  std::unique_ptr<std::string> Text = readText(File, Problem);
  if (!Text)
    return false;
  StringRef Rest = *Text;
  for (size_t At; (At = Rest.find("DriverEntry")) != StringRef::npos;) {
    bool WordStart = At == 0 || !(isAlnum(Rest[At - 1]) || Rest[At - 1] == '_');
    Rest = Rest.substr(At + strlen("DriverEntry"));
    if (!WordStart)
      continue;
    StringRef Behind = Rest.ltrim();
    if (!Behind.consume_front("("))
      continue;
    // A definition's parameters are followed by a body, not by ';'.
    unsigned Open = 1;
    size_t I = 0;
    for (; I != Behind.size() && Open; ++I)
      Open += Behind[I] == '(' ? 1 : Behind[I] == ')' ? -1 : 0;
    Behind = Behind.substr(I).ltrim();
    while (Behind.starts_with("//") || Behind.starts_with("/*"))
      Behind = Behind
                   .substr(Behind.starts_with("//") ? Behind.find('\n')
                                                    : Behind.find("*/") + 2)
                   .ltrim();
    if (Behind.starts_with("{"))
      return true;
  }
  return false;
}

/// `#if DBG`, `#ifdef DBG`, `#if defined(DBG) && ...`; not `#if DBGX`.
static bool testsDebug(StringRef Directive) {
  if (!Directive.consume_front("if"))
    return false;
  auto IsWordChar = [](char C) { return isAlnum(C) || C == '_'; };
  for (size_t At; (At = Directive.find("DBG")) != StringRef::npos;) {
    bool Starts = At == 0 || !IsWordChar(Directive[At - 1]);
    Directive = Directive.substr(At + 3);
    if (Starts && (Directive.empty() || !IsWordChar(Directive[0])))
      return true;
  }
  return false;
}

bool hasDebugCode(const std::string &File) {
  std::string Problem;
  std::unique_ptr<std::string> Text = readText(File, Problem);
  if (!Text)
    return false;
  StringRef Rest = *Text;
  // How many conditionals are open, counted from the one that tests DBG.
  unsigned Open = 0;
  bool Continued = false, Comment = false;
  while (!Rest.empty()) {
    StringRef Line;
    std::tie(Line, Rest) = Rest.split('\n');
    Line = Line.trim();
    bool Inside = Continued; // the rest of a directive
    Continued = Line.ends_with("\\") && (Inside || Line.starts_with("#"));
    if (Inside)
      continue;
    if (Comment) {
      size_t End = Line.find("*/");
      Comment = End == StringRef::npos;
      Line = Comment ? StringRef() : Line.substr(End + 2).ltrim();
    }
    if (Line.starts_with("/*")) {
      Comment = !Line.contains("*/");
      continue;
    }
    if (Line.consume_front("#")) {
      StringRef Directive = Line.ltrim();
      if (Directive.starts_with("if"))
        Open += Open || testsDebug(Directive);
      else if (Directive.starts_with("endif") && Open)
        --Open;
      continue;
    }
    if (Open && !Line.empty() && !Line.starts_with("//"))
      return true;
  }
  return false;
}

} // namespace project
} // namespace fltlint
