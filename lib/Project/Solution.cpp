//===- Solution.cpp - Visual Studio solutions -----------------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Collections.h"
#include "HeaderIndex.h"
#include "XmlReader.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Path.h"

using namespace llvm;

namespace fltlint {
namespace project {

/// `Project("{type}") = "name", "folder\name.vcxproj", "{id}"`
static std::vector<std::string> namesOfSln(StringRef Text) {
  std::vector<std::string> Names;
  while (!Text.empty()) {
    StringRef Line;
    std::tie(Line, Text) = Text.split('\n');
    if (!Line.ltrim().starts_with("Project("))
      continue;
    SmallVector<StringRef, 8> Parts;
    Line.split(Parts, '"');
    if (Parts.size() > 5)
      Names.push_back(Parts[5].str());
  }
  return Names;
}

static void namesOfSlnx(const XmlNode &Node, std::vector<std::string> &Names) {
  for (const XmlNode &Child : Node.Children) {
    if (Child.is("Project"))
      Names.push_back(Child.attribute("Path").str());
    else
      namesOfSlnx(Child, Names);
  }
}

std::vector<std::string> readSolution(const std::string &Path,
                                      std::vector<std::string> &Problems) {
  std::vector<std::string> Names, Result;
  if (sys::path::extension(Path).equals_insensitive(".slnx")) {
    XmlFile Xml = readXml(Path);
    if (!Xml.Problem.empty() || !Xml.Root)
      Problems.push_back("'" + Path + "' is damaged (" + Xml.Problem +
                         "); repair it, or name the project files instead");
    if (Xml.Root)
      namesOfSlnx(*Xml.Root, Names);
  } else {
    std::string Problem;
    std::unique_ptr<std::string> Text = readText(Path, Problem);
    if (!Text) {
      Problems.push_back("'" + Path + "' cannot be read: " + Problem +
                         "; check its permissions");
      return Result;
    }
    Names = namesOfSln(*Text);
  }

  std::string Folder = sys::path::parent_path(Path).str();
  for (const std::string &Name : Names) {
    StringRef Extension = sys::path::extension(Name);
    if (!Extension.equals_insensitive(".vcxproj") &&
        !Extension.equals_insensitive(".vcproj"))
      continue;
    std::string Full = normalizePath(Name);
    if (!sys::path::is_absolute(Full))
      Full = normalizePath(Folder + "/" + Full);
    if (std::optional<std::string> Real = CaseTable::shared().resolve(Full))
      Result.push_back(*Real);
    else
      Problems.push_back("'" + Full + "' does not exist, but '" + Path +
                         "' names it; restore the project or take it off the "
                         "solution");
  }
  if (Names.empty() && Problems.empty())
    Problems.push_back("'" + Path +
                       "' names no project; check that it is a "
                       "solution");
  return Result;
}

} // namespace project
} // namespace fltlint
