//===- MsBuild.cpp - Evaluates Visual Studio project files ----------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "MsBuild.h"
#include "HeaderIndex.h"
#include "MsBuildExpression.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/GlobPattern.h"
#include "llvm/Support/Path.h"

using namespace llvm;

namespace fltlint {
namespace project {

/// Imports nest a handful of levels; a chain longer than this is a mistake.
static constexpr unsigned MaxDepth = 64;

StringRef NameMap::get(StringRef Name) const {
  auto It = Map.find(Name.lower());
  return It == Map.end() ? StringRef() : StringRef(It->second);
}

std::vector<std::string> splitList(StringRef List) {
  std::vector<std::string> Result;
  SmallVector<StringRef, 8> Parts;
  List.split(Parts, ';');
  for (StringRef Part : Parts)
    if (Part = Part.trim(); !Part.empty())
      Result.push_back(Part.str());
  return Result;
}

/// Absolute and as it is on disk, if it is there.
static std::string findOnDisk(StringRef Path, StringRef Directory) {
  std::string Normal = normalizePath(Path);
  if (!sys::path::is_absolute(Normal))
    Normal = normalizePath(Directory.str() + "/" + Normal);
  return CaseTable::shared().resolve(Normal).value_or("");
}

static std::string withSlash(StringRef Directory) {
  return Directory.ends_with("/") ? Directory.str() : Directory.str() + "/";
}

MsBuildProject::MsBuildProject(
    std::string File, std::vector<std::pair<std::string, std::string>> Globals)
    : Path(normalizePath(File)), Directory(sys::path::parent_path(Path).str()) {
  std::string Stem = sys::path::stem(Path).str();
  Properties.set("MSBuildProjectDirectory", Directory);
  Properties.set("MSBuildProjectFullPath", Path);
  Properties.set("MSBuildProjectFile", sys::path::filename(Path).str());
  Properties.set("MSBuildProjectName", Stem);
  Properties.set("MSBuildProjectExtension", sys::path::extension(Path).str());
  Properties.set("ProjectDir", withSlash(Directory));
  Properties.set("ProjectPath", Path);
  Properties.set("ProjectFileName", sys::path::filename(Path).str());
  Properties.set("ProjectName", Stem);
  Properties.set("TargetName", Stem);
  Properties.set("SolutionDir", withSlash(Directory));
  Properties.set("OS", "Windows_NT");
  Properties.set("VisualStudioVersion", "17.0");
  Properties.set("MSBuildVersion", "17.0");
  Properties.set("MSBuildToolsVersion", "Current");
  for (auto &[Name, Value] : Globals) {
    Properties.set(Name, Value);
    GlobalNames.insert(StringRef(Name).lower());
  }
  std::string Platform = Properties.get("Platform").str();
  Properties.set("ConfigurationName", Properties.get("Configuration").str());
  Properties.set("PlatformName", Platform);
  Properties.set("PlatformShortName", Platform);
  Properties.set("PlatformArchitecture", Platform == "Win32" ? "32" : "64");
  Properties.set("OutDir", Properties.get("SolutionDir").str() + Platform +
                               "/" + Properties.get("Configuration").str() +
                               "/");
  Properties.set("IntDir",
                 Platform + "/" + Properties.get("Configuration").str() + "/");

  // Microsoft.Cpp.Default.props and Microsoft.Cpp.targets would do this.
  importAbove("Directory.Build.props");
  importFile(Path, /*Required=*/true);
  importAbove("Directory.Build.targets");
  if (Failed)
    return;

  for (const Group &G : DefinitionGroups)
    evaluateDefinitions(G);
  for (const Group &G : ItemGroups)
    evaluateItems(G);
}

const std::vector<MsBuildItem> &MsBuildProject::items(StringRef Type) const {
  static const std::vector<MsBuildItem> None;
  auto It = Items.find(Type.lower());
  return It == Items.end() ? None : It->second;
}

StringRef MsBuildProject::definition(StringRef Type, StringRef Name) const {
  auto It = Definitions.find(Type.lower());
  return It == Definitions.end() ? StringRef() : It->second.Metadata.get(Name);
}

//===----------------------------------------------------------------------===//
// Expressions
//===----------------------------------------------------------------------===//

static std::string wellKnownMetadata(StringRef Name, const MsBuildItem &Item,
                                     StringRef Directory) {
  StringRef Path = Item.Include;
  std::string Lower = Name.lower();
  if (Lower == "identity")
    return Path.str();
  if (Lower == "filename")
    return sys::path::stem(Path).str();
  if (Lower == "extension")
    return sys::path::extension(Path).str();
  if (Lower == "relativedir") {
    StringRef Dir = sys::path::parent_path(Path);
    return Dir.empty() ? "" : withSlash(Dir);
  }
  if (Lower == "fullpath")
    return sys::path::is_absolute(Path)
               ? Path.str()
               : normalizePath(Directory.str() + "/" + Path.str());
  return "";
}

/// Calls \p Fn with the scope in which the text of \p File is read.
template <typename FnT>
static auto withScope(const MsBuildProject &P, const NameMap &Properties,
                      StringRef File, const MsBuildItem *Item, StringRef Type,
                      FnT Fn) {
  StringRef Folder = sys::path::parent_path(File);
  auto Property = [&](StringRef Name) -> std::string {
    if (Name.starts_with_insensitive("MSBuildThisFile")) {
      std::string Lower = Name.lower();
      if (Lower == "msbuildthisfile")
        return sys::path::filename(File).str();
      if (Lower == "msbuildthisfiledirectory")
        return withSlash(Folder);
      if (Lower == "msbuildthisfilefullpath")
        return File.str();
      if (Lower == "msbuildthisfilename")
        return sys::path::stem(File).str();
    }
    return Properties.get(Name).str();
  };
  auto Metadata = [&](StringRef Name) -> std::string {
    if (size_t Dot = Name.find('.'); Dot != StringRef::npos)
      Name = Name.substr(Dot + 1);
    if (!Item)
      return "";
    if (Item->Metadata.has(Name))
      return Item->Metadata.get(Name).str();
    return wellKnownMetadata(Name, *Item, P.directory());
  };
  auto ItemList = [&](StringRef Name) -> std::string {
    std::vector<std::string> Names;
    for (const MsBuildItem &I : P.items(Name))
      Names.push_back(I.Include);
    return join(Names, ";");
  };
  MsBuildScope Scope{Property, Metadata, ItemList, P.directory()};
  return Fn(Scope);
}

std::string MsBuildProject::expand(StringRef Text, const std::string &File,
                                   const MsBuildItem *Item, StringRef Type) {
  if (Exhausted)
    return "";
  std::string Result = withScope(
      *this, Properties, File, Item, Type,
      [&](const MsBuildScope &Scope) { return expandMsBuild(Text, Scope); });
  bool Fits = Result.size() <= MaxMsBuildText && spend(Result.size());
  if (!Fits)
    spend(Budget + 1);
  return Fits ? Result : std::string();
}

bool MsBuildProject::spend(size_t Effort) {
  if (Exhausted)
    return false;
  if (Effort <= Budget) {
    Budget -= Effort;
    return true;
  }
  Exhausted = true;
  Problems.push_back("'" + Path +
                     "' grows without end when it is evaluated, so the rest of "
                     "it is left out; name the source files instead");
  return false;
}

bool MsBuildProject::holds(const XmlNode &Node, const std::string &File,
                           const MsBuildItem *Item, StringRef Type) {
  if (!Node.hasAttribute("Condition"))
    return true;
  StringRef Text = Node.attribute("Condition");
  if (Text.trim().empty())
    return true;
  std::optional<bool> Value = withScope(*this, Properties, File, Item, Type,
                                        [&](const MsBuildScope &Scope) {
                                          return evaluateCondition(Text, Scope);
                                        });
  if (!Value) {
    // Rather too many files than too few.
    std::string Notice = "'" + File +
                         "' has a condition that could not be "
                         "understood and is taken to hold: " +
                         Text.str();
    if (!is_contained(Notices, Notice))
      Notices.push_back(std::move(Notice));
  }
  return Value.value_or(true);
}

//===----------------------------------------------------------------------===//
// Properties and imports
//===----------------------------------------------------------------------===//

void MsBuildProject::importFile(const std::string &File, bool Required) {
  // MSBuild ignores the second import of a file too, with a warning; this
  // also ends cycles.
  if (!Imported.insert(StringRef(File).lower()).second)
    return;
  XmlFile Xml = readXml(File);
  if (!Xml.Problem.empty()) {
    if (Xml.Root)
      Problems.push_back("'" + File + "' is damaged (" + Xml.Problem +
                         "); what could be read of it is used, but repair it "
                         "to be sure");
    else
      Problems.push_back("'" + File + "' cannot be read (" + Xml.Problem +
                         "); repair it or leave it out");
  } else if (Xml.Root && !Xml.Root->is("Project")) {
    Problems.push_back("'" + File +
                       "' is not an MSBuild project: its root "
                       "element is <" +
                       Xml.Root->Name + ">");
    Failed |= Required;
    return;
  }
  if (!Xml.Root) {
    Failed |= Required;
    return;
  }
  std::unique_ptr<XmlNode> &Slot = Loaded[File];
  Slot = std::move(Xml.Root);
  walk(*Slot, File, 0);
}

void MsBuildProject::importAbove(StringRef FileName) {
  for (StringRef Folder = Directory; !Folder.empty();
       Folder = sys::path::parent_path(Folder)) {
    std::string Found = findOnDisk(FileName, Folder);
    if (!Found.empty()) {
      importFile(Found, /*Required=*/false);
      return;
    }
  }
}

void MsBuildProject::importNode(const XmlNode &Node, const std::string &File) {
  StringRef Written = Node.attribute("Project");
  if (Node.hasAttribute("Sdk"))
    return; // part of an installation
  std::string Name = expand(Written, File);
  // A folder that is part of Visual Studio, the WDK or a NuGet package: what
  // its files would set is built in here.
  bool Installed = StringRef(Written).contains_insensitive("$(VCTargetsPath") ||
                   Written.contains_insensitive("$(MSBuildExtensionsPath") ||
                   Written.contains_insensitive("$(UserRootDir)") ||
                   Written.contains_insensitive("$(WDK") ||
                   Written.contains_insensitive("$(VSINSTALLDIR)") ||
                   Written.contains_insensitive("$(NuGet") ||
                   Written.contains_insensitive("packages\\") ||
                   Written.contains_insensitive("packages/");
  if (StringRef(Name).contains('*')) {
    Notices.push_back("'" + File + "' imports '" + Name +
                      "'; imports with wildcards are left out");
    return;
  }
  // Imports are relative to the file they are in.
  std::string Found = findOnDisk(Name, sys::path::parent_path(File));
  if (!Found.empty() && !sys::fs::is_directory(Found)) {
    if (Imported.size() > 256)
      return;
    importFile(Found, /*Required=*/false);
    return;
  }
  if (!Installed)
    Notices.push_back("'" + File + "' imports '" + Name +
                      "', which does not exist; what it would set is missing");
}

void MsBuildProject::setProperty(const XmlNode &Node, const std::string &File) {
  if (GlobalNames.count(StringRef(Node.Name).lower()) || !holds(Node, File))
    return;
  std::string Value = expand(Node.Text, File);
  Properties.set(Node.Name, std::move(Value));
}

void MsBuildProject::walk(const XmlNode &Parent, const std::string &File,
                          unsigned Depth) {
  if (Depth > MaxDepth)
    return;
  for (const XmlNode &Node : Parent.Children) {
    if (Node.is("PropertyGroup")) {
      if (holds(Node, File))
        for (const XmlNode &Property : Node.Children)
          setProperty(Property, File);
    } else if (Node.is("Import")) {
      if (holds(Node, File))
        importNode(Node, File);
    } else if (Node.is("ImportGroup")) {
      if (holds(Node, File))
        walk(Node, File, Depth + 1);
    } else if (Node.is("ItemDefinitionGroup")) {
      DefinitionGroups.push_back({&Node, File});
    } else if (Node.is("ItemGroup")) {
      ItemGroups.push_back({&Node, File});
    } else if (Node.is("Choose")) {
      for (const XmlNode &Arm : Node.Children) {
        if (!Arm.is("Otherwise") && !(Arm.is("When") && holds(Arm, File)))
          continue;
        walk(Arm, File, Depth + 1);
        break;
      }
    }
  }
}

//===----------------------------------------------------------------------===//
// Item definitions and items
//===----------------------------------------------------------------------===//

void MsBuildProject::setMetadata(const XmlNode &Node, const std::string &File,
                                 StringRef ItemType, MsBuildItem &Item) {
  if (holds(Node, File, &Item, ItemType))
    Item.Metadata.set(Node.Name, expand(Node.Text, File, &Item, ItemType));
}

void MsBuildProject::evaluateDefinitions(const Group &G) {
  if (!holds(*G.Node, G.File))
    return;
  for (const XmlNode &Type : G.Node->Children) {
    MsBuildItem &Definition = Definitions[StringRef(Type.Name).lower()];
    if (!holds(Type, G.File, &Definition, Type.Name))
      continue;
    for (const XmlNode &Value : Type.Children)
      setMetadata(Value, G.File, Type.Name, Definition);
  }
}

void MsBuildProject::evaluateItems(const Group &G) {
  if (!holds(*G.Node, G.File))
    return;
  for (const XmlNode &Node : G.Node->Children)
    if (holds(Node, G.File))
      addItem(Node, G.File);
}

/// All files a wildcard means; `**` crosses folders.
static std::vector<std::string>
expandWildcard(StringRef Pattern, StringRef Directory,
               std::vector<std::string> &Notices) {
  std::vector<std::string> Result;
  size_t Star = Pattern.find_first_of("*?");
  StringRef Fixed = Pattern.take_front(Star);
  Fixed = Fixed.take_front(Fixed.rfind('/') + 1);
  std::string Root = findOnDisk(Fixed.empty() ? "." : Fixed, Directory);
  if (Root.empty())
    return Result;
  if (sys::path::parent_path(Root).empty()) {
    Notices.push_back("'" + Pattern.str() +
                      "' means files of the whole disk and is left out");
    return Result;
  }
  // GlobPattern's '*' crosses folders; names are compared part by part.
  SmallVector<StringRef, 8> Parts;
  std::string Lower = Pattern.drop_front(Fixed.size()).lower();
  StringRef(Lower).split(Parts, '/');
  std::vector<std::optional<GlobPattern>> Globs;
  for (StringRef Part : Parts) {
    if (Part == "**") {
      if (Globs.empty() || Globs.back())
        Globs.push_back(std::nullopt);
      continue;
    }
    Expected<GlobPattern> Glob = GlobPattern::create(Part);
    if (!Glob) {
      consumeError(Glob.takeError());
      return Result;
    }
    Globs.push_back(std::move(*Glob));
  }
  bool AnyDepth = is_contained(Parts, "**");
  auto Matches = [&](auto &Self, ArrayRef<StringRef> Names, size_t G) -> bool {
    if (G == Globs.size())
      return Names.empty();
    if (!Globs[G]) {
      for (size_t Skip = 0; Skip <= Names.size(); ++Skip)
        if (Self(Self, Names.drop_front(Skip), G + 1))
          return true;
      return false;
    }
    return !Names.empty() && Globs[G]->match(Names.front()) &&
           Self(Self, Names.drop_front(), G + 1);
  };
  std::error_code EC;
  size_t Budget = 200'000;
  for (sys::fs::recursive_directory_iterator It(Root, EC, false), End;
       It != End && Budget; It.increment(EC), --Budget) {
    if (EC)
      EC.clear();
    std::string Path = normalizePath(It->path());
    std::string Relative =
        StringRef(Path).drop_front(Root.size()).ltrim('/').lower();
    SmallVector<StringRef, 8> Names;
    StringRef(Relative).split(Names, '/');
    if (It->type() == sys::fs::file_type::directory_file) {
      if (Names.size() >= Globs.size() && !AnyDepth)
        It.no_push();
      continue;
    }
    if (Matches(Matches, Names, 0))
      Result.push_back(Path);
  }
  if (!Budget)
    Notices.push_back("'" + Pattern.str() +
                      "' stands for a folder with more than 200000 files; the "
                      "rest of them are left out");
  llvm::sort(Result);
  return Result;
}

void MsBuildProject::addItem(const XmlNode &Node, const std::string &File) {
  std::string Type = StringRef(Node.Name).lower();
  std::vector<MsBuildItem> &List = Items[Type];
  auto Same = [&](StringRef A, StringRef B) {
    if (!spend(A.size() + B.size()))
      return false;
    std::string NormalA = normalizePath(A), NormalB = normalizePath(B);
    return StringRef(NormalA).equals_insensitive(NormalB);
  };
  if (Node.hasAttribute("Remove")) {
    for (const std::string &Name :
         splitList(expand(Node.attribute("Remove"), File)))
      erase_if(List,
               [&](const MsBuildItem &I) { return Same(I.Include, Name); });
    return;
  }
  auto SetAll = [&](MsBuildItem &Item) {
    for (const auto &[Key, Value] : Node.Attributes) {
      StringRef K = Key;
      if (!K.equals_insensitive("Include") && !K.equals_insensitive("Update") &&
          !K.equals_insensitive("Exclude") &&
          !K.equals_insensitive("Condition") && !K.equals_insensitive("Label"))
        Item.Metadata.set(K, expand(Value, File, &Item, Type));
    }
    for (const XmlNode &Value : Node.Children)
      setMetadata(Value, File, Type, Item);
  };
  if (Node.hasAttribute("Update")) {
    for (const std::string &Name :
         splitList(expand(Node.attribute("Update"), File)))
      for (MsBuildItem &Item : List)
        if (Same(Item.Include, Name))
          SetAll(Item);
    return;
  }
  std::vector<std::string> Excluded =
      splitList(expand(Node.attribute("Exclude"), File));
  for (const std::string &Name :
       splitList(expand(Node.attribute("Include"), File))) {
    std::vector<std::string> Names = {normalizePath(Name)};
    if (StringRef(Name).find_first_of("*?") != StringRef::npos)
      Names = expandWildcard(Names[0], Directory, Notices);
    for (std::string &N : Names) {
      if (any_of(Excluded, [&](StringRef E) {
            return Same(E, N) || findOnDisk(E, Directory) == N;
          }))
        continue;
      MsBuildItem Item;
      if (auto It = Definitions.find(Type); It != Definitions.end())
        Item.Metadata = It->second.Metadata;
      Item.Include = std::move(N);
      SetAll(Item);
      List.push_back(std::move(Item));
    }
  }
}

} // namespace project
} // namespace fltlint
