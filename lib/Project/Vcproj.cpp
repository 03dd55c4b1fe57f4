//===- Vcproj.cpp - Visual Studio 2002 to 2008 ----------------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "CommandLine.h"
#include "DriverProject.h"
#include "HeaderIndex.h"
#include "MsBuild.h"
#include "MsBuildExpression.h"
#include "XmlReader.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Path.h"

using namespace llvm;

namespace fltlint {
namespace project {

static const XmlNode *findTool(const XmlNode &Parent, StringRef Name) {
  for (const XmlNode &Node : Parent.Children)
    if (Node.is("Tool") && Node.attribute("Name") == Name)
      return &Node;
  return nullptr;
}

/// "Release|x64" before anything else, as for newer projects.
static int rank(StringRef Configuration) {
  auto [Name, Platform] = Configuration.split('|');
  int R = Platform.equals_insensitive("x64") ? 10 : 0;
  if (Name.contains_insensitive("release") || Name.contains_insensitive("free"))
    R += 2;
  else if (!Name.contains_insensitive("debug"))
    R += 1;
  return R;
}

namespace {

class Reader {
public:
  Reader(LoadedProject &Result, const ProjectContext &Ctx)
      : Result(Result), Ctx(Ctx),
        Directory(sys::path::parent_path(Result.Path).str()) {}

  void read(const XmlNode &Root);

private:
  void readFiles(const XmlNode &Parent, const XmlNode &Configuration,
                 StringRef Wanted);
  void apply(const XmlNode *Tool, ParseJob &Job);
  std::string expand(StringRef Text);

  LoadedProject &Result;
  const ProjectContext &Ctx;
  std::string Directory;
  std::string ConfigurationName, PlatformName;
};

} // namespace

std::string Reader::expand(StringRef Text) {
  auto Property = [&](StringRef Name) -> std::string {
    if (Name.equals_insensitive("ConfigurationName"))
      return ConfigurationName;
    if (Name.equals_insensitive("PlatformName"))
      return PlatformName;
    if (Name.equals_insensitive("ProjectDir") ||
        Name.equals_insensitive("InputDir"))
      return Directory + "/";
    if (Name.equals_insensitive("SolutionDir"))
      return (Ctx.SolutionDir.empty() ? Directory : Ctx.SolutionDir) + "/";
    if (Name.equals_insensitive("ProjectName"))
      return Result.Name;
    return "";
  };
  auto Nothing = [](StringRef) { return std::string(); };
  MsBuildScope Scope{Property, Nothing, Nothing, Directory};
  return expandMsBuild(Text, Scope);
}

void Reader::apply(const XmlNode *Tool, ParseJob &Job) {
  if (!Tool)
    return;
  // Lists may be separated by ',' too; a folder with a comma is not a thing.
  auto List = [&](StringRef Attribute) {
    std::string Text = expand(Tool->attribute(Attribute));
    std::replace(Text.begin(), Text.end(), ',', ';');
    return splitList(Text);
  };
  for (const std::string &Dir : List("AdditionalIncludeDirectories"))
    addIncludeDir(Dir, Directory, Job);
  for (const std::string &Define : List("PreprocessorDefinitions"))
    addDefine(Define, Job);
  for (const std::string &Name : List("ForcedIncludeFiles"))
    Job.ForcedIncludes.push_back(normalizePath(Name));
  if (Tool->attribute("CompileAs") == "1")
    Job.Language = "c";
  else if (Tool->attribute("CompileAs") == "2")
    Job.Language = "c++";
  applyOptions(splitOptions(expand(Tool->attribute("AdditionalOptions"))), Job);
}

void Reader::readFiles(const XmlNode &Parent, const XmlNode &Configuration,
                       StringRef Wanted) {
  for (const XmlNode &Node : Parent.Children) {
    if (Node.is("Filter") || Node.is("Files")) {
      readFiles(Node, Configuration, Wanted);
      continue;
    }
    if (!Node.is("File"))
      continue;
    std::string Name = normalizePath(expand(Node.attribute("RelativePath")));
    if (!isSourceFile(Name))
      continue;
    const XmlNode *Own = nullptr;
    for (const XmlNode &C : Node.Children)
      if (C.is("FileConfiguration") && C.attribute("Name") == Wanted)
        Own = &C;
    if (Own && Own->attribute("ExcludedFromBuild").equals_insensitive("true"))
      continue;
    std::string Path = sys::path::is_absolute(Name)
                           ? Name
                           : normalizePath(Directory + "/" + Name);
    std::optional<std::string> Real = CaseTable::shared().resolve(Path);
    if (!Real) {
      Result.Problems.push_back(
          "'" + Path + "' does not exist, but '" + Result.Path +
          "' lists it; restore the file or take it off the project");
      continue;
    }
    ParseJob Job = startJob(*Real, Directory, Ctx);
    apply(findTool(Configuration, "VCCLCompilerTool"), Job);
    if (const XmlNode *Make = findTool(Configuration, "VCNMakeTool")) {
      for (const std::string &Dir :
           splitList(expand(Make->attribute("IncludeSearchPath"))))
        addIncludeDir(Dir, Directory, Job);
      for (const std::string &Define :
           splitList(expand(Make->attribute("PreprocessorDefinitions"))))
        addDefine(Define, Job);
    }
    if (Own)
      apply(findTool(*Own, "VCCLCompilerTool"), Job);
    for (const std::string &Define : Ctx.Opts.ExtraDefines)
      Job.Defines.push_back(Define);
    Result.Jobs.push_back(std::move(Job));
  }
}

void Reader::read(const XmlNode &Root) {
  if (!Root.attribute("Name").empty())
    Result.Name = Root.attribute("Name").str();
  const XmlNode *Best = nullptr;
  for (const XmlNode &Group : Root.Children)
    if (Group.is("Configurations"))
      for (const XmlNode &C : Group.Children) {
        if (!C.is("Configuration"))
          continue;
        auto [Name, Platform] = C.attribute("Name").split('|');
        if ((!Ctx.Opts.Configuration.empty() &&
             !Name.equals_insensitive(Ctx.Opts.Configuration)) ||
            (!Ctx.Opts.Platform.empty() &&
             !Platform.equals_insensitive(Ctx.Opts.Platform)))
          continue;
        if (!Best || rank(C.attribute("Name")) > rank(Best->attribute("Name")))
          Best = &C;
      }
  static const XmlNode None;
  const XmlNode &Configuration = Best ? *Best : None;
  StringRef Wanted = Configuration.attribute("Name");
  ConfigurationName = Wanted.split('|').first.str();
  PlatformName = Wanted.split('|').second.str();
  for (const XmlNode &Node : Root.Children)
    if (Node.is("Files"))
      readFiles(Node, Configuration, Wanted);

  // 4 is a static library. No toolset says "kernel" in these projects.
  bool Library = Configuration.attribute("ConfigurationType") == "4";
  const XmlNode *Linker = findTool(Configuration, "VCLinkerTool");
  StringRef Subsystem = Linker ? Linker->attribute("SubSystem") : StringRef();
  bool User = Subsystem == "1" || Subsystem == "2"; // console, windows
  bool Kernel = !User && any_of(Result.Jobs, [&](const ParseJob &Job) {
    return includesKernelHeader(Job.File, Directory);
  });
  Result.Kind = !Kernel   ? LoadedProject::UserMode
                : Library ? LoadedProject::KernelLibrary
                          : LoadedProject::Kernel;
  if (!Kernel) {
    Result.Problems.clear();
    Result.Jobs.clear();
  }
}

LoadedProject loadVcproj(const std::string &Path, const ProjectContext &Ctx) {
  LoadedProject Result;
  Result.Path = Path;
  Result.Name = sys::path::stem(Path).str();
  XmlFile Xml = readXml(Path);
  if (!Xml.Root || !Xml.Root->is("VisualStudioProject")) {
    Result.Problems.push_back(
        "'" + Path + "' is not a Visual Studio project (" +
        (Xml.Problem.empty() ? "unexpected root element" : Xml.Problem) +
        "); repair it or leave it out");
    return Result;
  }
  if (!Xml.Problem.empty())
    Result.Problems.push_back("'" + Path + "' is damaged (" + Xml.Problem +
                              "); what could be read of it is used, but "
                              "repair it to be sure");
  Reader(Result, Ctx).read(*Xml.Root);
  return Result;
}

} // namespace project
} // namespace fltlint
