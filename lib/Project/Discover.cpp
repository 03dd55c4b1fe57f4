//===- Discover.cpp - What to analyse -------------------------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "fltlint/Project/Discover.h"
#include "Collections.h"
#include "CommandLine.h"
#include "DriverProject.h"
#include "HeaderIndex.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include <map>

using namespace llvm;

namespace fltlint {
namespace project {

namespace {

/// What a walk over a folder finds, each sorted.
struct FolderContents {
  std::vector<std::string> Solutions, Vcxprojs, Vcprojs, SourcesFiles, Sources;
  std::string Database;
};

class Discoverer {
public:
  Discoverer(Discovery &Result, const DiscoverOptions &Opts)
      : Result(Result), Opts(Opts) {}

  void addPath(const std::string &Written);
  void addSingleFiles();
  void finish();

private:
  void addFolder(const std::string &Folder);
  void addSolution(const std::string &Path);
  void addPlainFolder(const std::string &Folder, ArrayRef<std::string> Sources);
  void noticeUnlisted(ArrayRef<std::string> Sources, const std::string &Root);
  /// Returns whether it is kernel code.
  bool take(LoadedProject Project);
  std::optional<ParseJob> findInProjects(const std::string &File,
                                         const ProjectContext &Ctx);
  bool loadOnce(const std::string &Path, const ProjectContext &Ctx);

  Discovery &Result;
  const DiscoverOptions &Opts;
  /// Source files named one by one, by folder.
  std::map<std::string, std::vector<std::string>> SingleFiles;
  StringSet<> LoadedPaths;
  /// Projects looked into for single files.
  std::map<std::string, std::vector<LoadedProject>> Around;
  std::vector<LoadedProject> Kernel;
};

} // namespace

static std::string parentOf(StringRef Path) {
  return sys::path::parent_path(Path).str();
}

/// The working copy \p Path is in, else \p Fallback: where headers that are
/// on no include path may be.
static std::string repositoryOf(StringRef Path, StringRef Fallback) {
  for (StringRef Folder = Path; !Folder.empty();
       Folder = sys::path::parent_path(Folder))
    if (sys::fs::exists(Folder + "/.git"))
      return Folder.str();
  return Fallback.str();
}

/// `fltlint compdb` wrote it: it says less than what it was made from.
static bool isOwnDatabase(StringRef Database) {
  return sys::fs::exists(sys::path::parent_path(Database) +
                         "/.fltlint/include/fltkernel.h");
}

static FolderContents readFolder(const std::string &Folder) {
  FolderContents Result;
  std::error_code EC;
  size_t Budget = 2'000'000;
  for (sys::fs::recursive_directory_iterator It(Folder, EC, false), End;
       It != End && Budget; It.increment(EC), --Budget) {
    if (EC)
      EC.clear();
    std::string Path = It->path();
    std::replace(Path.begin(), Path.end(), '\\', '/');
    StringRef Name = sys::path::filename(Path);
    if (It->type() == sys::fs::file_type::directory_file) {
      if (Name.starts_with(".") || Name == "node_modules" ||
          Name == "CMakeFiles")
        It.no_push();
      continue;
    }
    StringRef Extension = sys::path::extension(Path);
    if (Extension.equals_insensitive(".vcxproj"))
      Result.Vcxprojs.push_back(Path);
    else if (Extension.equals_insensitive(".vcproj"))
      Result.Vcprojs.push_back(Path);
    else if (Extension.equals_insensitive(".sln") ||
             Extension.equals_insensitive(".slnx"))
      Result.Solutions.push_back(Path);
    else if (Name.equals_insensitive("sources") && isSourcesFile(Path))
      Result.SourcesFiles.push_back(Path);
    else if (isSourceFile(Path))
      Result.Sources.push_back(Path);
  }
  for (std::vector<std::string> *List :
       {&Result.Solutions, &Result.Vcxprojs, &Result.Vcprojs,
        &Result.SourcesFiles, &Result.Sources})
    llvm::sort(*List);
  std::string Database = Folder + "/compile_commands.json";
  if (sys::fs::exists(Database) && !isOwnDatabase(Database))
    Result.Database = Database;
  return Result;
}

bool Discoverer::take(LoadedProject Project) {
  append_range(Result.Problems, Project.Problems);
  append_range(Result.Notices, Project.Notices);
  Project.Problems.clear();
  Project.Notices.clear();
  switch (Project.Kind) {
  case LoadedProject::Unreadable:
    return false;
  case LoadedProject::UserMode:
    Result.Notices.push_back(
        "'" + Project.Path + "'" +
        (Project.Name.empty() ? std::string() : " (" + Project.Name + ")") +
        " is left out: it is not a kernel-mode driver");
    return false;
  case LoadedProject::Kernel:
  case LoadedProject::KernelLibrary:
    if (Project.Jobs.empty()) {
      Result.Notices.push_back("'" + Project.Path +
                               "' is left out: it lists no C or C++ source");
      return true;
    }
    Kernel.push_back(std::move(Project));
    return true;
  }
  return false;
}

bool Discoverer::loadOnce(const std::string &Path, const ProjectContext &Ctx) {
  if (!LoadedPaths.insert(Path).second)
    return false;
  StringRef Extension = sys::path::extension(Path);
  if (Extension.equals_insensitive(".vcxproj"))
    return take(loadVcxproj(Path, Ctx));
  if (Extension.equals_insensitive(".vcproj"))
    return take(loadVcproj(Path, Ctx));
  return take(loadSources(Path, Ctx));
}

void Discoverer::addSolution(const std::string &Path) {
  std::string Folder = parentOf(Path);
  ProjectContext Ctx{Opts, repositoryOf(Folder, Folder), Folder};
  bool Any = false;
  for (const std::string &Project : readSolution(Path, Result.Problems))
    Any |= loadOnce(Project, Ctx);
  if (!Any && Result.Problems.empty())
    Result.Problems.push_back("'" + Path +
                              "' contains no kernel-mode driver; "
                              "name the driver's project or folder");
}

/// The folder of the nearest solution around \p Project, within \p Top.
static std::string solutionDirOf(StringRef Project, StringRef Top,
                                 ArrayRef<std::string> Solutions) {
  for (StringRef Folder = sys::path::parent_path(Project);
       Folder.size() >= Top.size() && !Folder.empty();
       Folder = sys::path::parent_path(Folder))
    for (const std::string &Solution : Solutions)
      if (sys::path::parent_path(Solution) == Folder)
        return Folder.str();
  return "";
}

void Discoverer::addFolder(const std::string &Folder) {
  FolderContents Contents = readFolder(Folder);
  std::string Root = repositoryOf(Folder, Folder);
  ProjectContext Ctx{Opts, Root, ""};
  if (!Contents.Database.empty()) {
    bool Any = false;
    for (LoadedProject &P : loadCompileDatabase(Contents.Database, Ctx))
      Any |= take(std::move(P));
    if (Any)
      return;
  }

  // Of several project files in one folder the newest kind speaks.
  StringSet<> Covered;
  bool Any = false;
  size_t ProblemsBefore = Result.Problems.size();
  for (const std::vector<std::string> *List :
       {&Contents.Vcxprojs, &Contents.SourcesFiles, &Contents.Vcprojs}) {
    StringSet<> CoveredNow;
    for (const std::string &Path : *List) {
      if (Covered.count(parentOf(Path)))
        continue;
      ProjectContext Own{Opts, Root,
                         solutionDirOf(Path, Folder, Contents.Solutions)};
      if (loadOnce(Path, Own)) {
        Any = true;
        CoveredNow.insert(parentOf(Path));
      }
    }
    for (const auto &Entry : CoveredNow)
      Covered.insert(Entry.getKey());
  }
  if (Any) {
    noticeUnlisted(Contents.Sources, Root);
    return;
  }
  size_t Before = Kernel.size();
  addPlainFolder(Folder, Contents.Sources);
  if (Kernel.size() == Before && Result.Problems.size() == ProblemsBefore)
    Result.Problems.push_back(
        "no driver was found below '" + Folder +
        "': there is no kernel-mode "
        "project, and no C or C++ file includes fltkernel.h, ntifs.h, ntddk.h "
        "or wdm.h; name the driver's folder");
}

/// Kernel code that no project lists is most likely dead, but whoever looks
/// for it should learn why nothing is said about it.
void Discoverer::noticeUnlisted(ArrayRef<std::string> Sources,
                                const std::string &Root) {
  StringSet<> Listed;
  for (const LoadedProject &P : Kernel)
    for (const ParseJob &Job : P.Jobs)
      Listed.insert(Job.File);
  for (const std::string &File : Sources)
    if (!Listed.count(File) && includesKernelHeader(File, Root))
      Result.Notices.push_back("'" + File +
                               "' is left out: it is kernel code, "
                               "but no project lists it; name it to have it "
                               "analysed");
}

void Discoverer::addPlainFolder(const std::string &Folder,
                                ArrayRef<std::string> Sources) {
  std::string Root = repositoryOf(Folder, Folder);
  std::vector<std::string> Files;
  std::map<std::string, std::vector<std::string>> Entries; // by folder
  for (const std::string &File : Sources) {
    if (!includesKernelHeader(File, Root))
      continue;
    Files.push_back(File);
    if (definesDriverEntry(File))
      Entries[parentOf(File)].push_back(File);
  }
  if (Files.empty())
    return;

  // Each DriverEntry makes a driver. A file belongs to the one in the smallest
  // folder around it that holds any; if that folder holds several, there is
  // no telling, and the files of each such folder are a unit of their own.
  auto UnitOf = [&](const std::string &File) -> std::string {
    for (StringRef Around = sys::path::parent_path(File);
         Around.size() >= Folder.size();
         Around = sys::path::parent_path(Around)) {
      std::string Prefix = Around.str() + "/";
      std::vector<std::string> Inside;
      unsigned Count = 0;
      for (const auto &[Dir, List] : Entries)
        if (Dir == Around || StringRef(Dir).starts_with(Prefix)) {
          Inside.push_back(Dir);
          Count += List.size();
        }
      if (Count == 0)
        continue;
      if (Count == 1)
        return Inside[0];
      if (Inside.size() == 1 && is_contained(Entries[Inside[0]], File))
        return File; // several drivers of one file each
      return parentOf(File);
    }
    return Folder;
  };
  std::map<std::string, LoadedProject> Units;
  for (const std::string &File : Files) {
    std::string Unit = UnitOf(File);
    LoadedProject &P = Units[Unit];
    P.Kind = LoadedProject::Kernel;
    P.Path = Unit;
    P.Name = Unit == File ? sys::path::stem(Unit).str()
                          : sys::path::filename(Unit).str();
    ProjectContext Ctx{Opts, Root, ""};
    ParseJob Job = startJob(File, parentOf(File), Ctx);
    for (const std::string &Define : Opts.ExtraDefines)
      Job.Defines.push_back(Define);
    P.Jobs.push_back(std::move(Job));
  }
  for (auto &[Unit, P] : Units)
    take(std::move(P));
}

void Discoverer::addPath(const std::string &Written) {
  SmallString<256> Absolute(Written);
  sys::fs::make_absolute(Absolute);
  std::string Path = normalizePath(Absolute);
  if (std::optional<std::string> Real = CaseTable::shared().resolve(Path);
      Real && !sys::fs::exists(Path))
    Path = *Real;
  StringRef Name = sys::path::filename(Path);
  StringRef Extension = sys::path::extension(Path);
  if (!sys::fs::exists(Path)) {
    Result.Problems.push_back("'" + Written +
                              "' does not exist; check the path");
    return;
  }
  if (sys::fs::is_directory(Path)) {
    addFolder(Path);
    return;
  }
  std::string Folder = parentOf(Path);
  ProjectContext Ctx{Opts, repositoryOf(Folder, Folder), ""};
  if (isSourceFile(Path)) {
    std::vector<std::string> &Files = SingleFiles[Folder];
    if (!is_contained(Files, Path))
      Files.push_back(Path);
  } else if (Extension.equals_insensitive(".sln") ||
             Extension.equals_insensitive(".slnx")) {
    addSolution(Path);
  } else if (Extension.equals_insensitive(".vcxproj") ||
             Extension.equals_insensitive(".vcproj") ||
             (Name.equals_insensitive("sources") && isSourcesFile(Path))) {
    size_t Before = Result.Problems.size();
    bool Again = LoadedPaths.count(Path);
    if (!loadOnce(Path, Ctx) && !Again && Result.Problems.size() == Before)
      Result.Problems.push_back(
          "'" + Written +
          "' is not the project of a kernel-mode driver; name "
          "the driver's own project");
  } else if (Extension.equals_insensitive(".json")) {
    for (LoadedProject &P : loadCompileDatabase(Path, Ctx))
      take(std::move(P));
  } else if (Extension.equals_insensitive(".h") ||
             Extension.equals_insensitive(".hpp")) {
    Result.Problems.push_back("'" + Written +
                              "' is a header; name a source "
                              "file that includes it");
  } else {
    Result.Problems.push_back(
        "'" + Written +
        "' is nothing that can be analysed; name a folder, a "
        "solution, a project, a compile_commands.json, a sources file, or a C "
        "or C++ file");
  }
}

/// How a project file around \p File has it compiled. The project's own
/// problems are of no interest to someone who names a file of it.
std::optional<ParseJob> Discoverer::findInProjects(const std::string &File,
                                                   const ProjectContext &Ctx) {
  StringRef Folder = sys::path::parent_path(File);
  for (unsigned Level = 0;
       Level != 4 && Folder.size() >= Ctx.SearchRoot.size() && !Folder.empty();
       ++Level, Folder = sys::path::parent_path(Folder)) {
    std::vector<std::string> Names;
    std::error_code EC;
    for (sys::fs::directory_iterator It(Folder, EC), End; It != End && !EC;
         It.increment(EC))
      Names.push_back(normalizePath(It->path()));
    llvm::sort(Names);
    for (const std::string &Name : Names) {
      StringRef Extension = sys::path::extension(Name);
      StringRef Base = sys::path::filename(Name);
      auto [It, New] = Around.try_emplace(Name);
      std::vector<LoadedProject> &Projects = It->second;
      if (!New)
        ;
      else if (Base == "compile_commands.json" && !isOwnDatabase(Name))
        Projects = loadCompileDatabase(Name, Ctx);
      else if (Extension.equals_insensitive(".vcxproj"))
        Projects.push_back(loadVcxproj(Name, Ctx));
      else if (Extension.equals_insensitive(".vcproj"))
        Projects.push_back(loadVcproj(Name, Ctx));
      else if (Base.equals_insensitive("sources") && isSourcesFile(Name))
        Projects.push_back(loadSources(Name, Ctx));
      for (const LoadedProject &P : Projects)
        for (const ParseJob &Job : P.Jobs)
          if (Job.File == File)
            return Job;
    }
  }
  return std::nullopt;
}

void Discoverer::addSingleFiles() {
  for (auto &[Folder, Files] : SingleFiles) {
    LoadedProject P;
    P.Kind = LoadedProject::Kernel;
    P.Path = Files.size() == 1 ? Files[0] : Folder;
    P.Name = Files.size() == 1 ? sys::path::stem(Files[0]).str()
                               : sys::path::filename(Folder).str();
    ProjectContext Ctx{Opts, repositoryOf(Folder, Folder), ""};
    for (const std::string &File : Files) {
      if (std::optional<ParseJob> Job = findInProjects(File, Ctx)) {
        P.Jobs.push_back(std::move(*Job));
        continue;
      }
      ParseJob Job = startJob(File, Folder, Ctx);
      for (const std::string &Define : Opts.ExtraDefines)
        Job.Defines.push_back(Define);
      P.Jobs.push_back(std::move(Job));
    }
    take(std::move(P));
  }
}

bool definesDebug(StringRef Define) {
  auto [Name, Value] = Define.split('=');
  return Name == "DBG" && Value != "0";
}

static Driver withOtherDebugValue(Driver D) {
  bool Debug = any_of(D.Jobs, [](const ParseJob &Job) {
    return any_of(Job.Defines, definesDebug);
  });
  D.Name += Debug ? " without DBG" : " with DBG=1";
  D.OtherDebugValue = Debug ? 0 : 1;
  for (ParseJob &Job : D.Jobs) {
    if (!hasDebugCode(Job.File))
      continue;
    erase_if(Job.Defines,
             [](StringRef Define) { return Define.split('=').first == "DBG"; });
    if (!Debug)
      Job.Defines.push_back("DBG=1");
  }
  return D;
}

/// Static libraries become part of the drivers that link them.
void Discoverer::finish() {
  std::map<std::string, size_t> ByPath;
  for (size_t I = 0; I != Kernel.size(); ++I)
    ByPath.emplace(Kernel[I].Path, I);
  std::vector<bool> Linked(Kernel.size());
  auto AddLibraries = [&](auto &Self, const LoadedProject &P, Driver &D,
                          StringSet<> &Seen) -> void {
    for (const std::string &Reference : P.References) {
      auto It = ByPath.find(Reference);
      if (It == ByPath.end() || !Seen.insert(Reference).second)
        continue;
      const LoadedProject &Library = Kernel[It->second];
      if (Library.Kind != LoadedProject::KernelLibrary)
        continue;
      Linked[It->second] = true;
      append_range(D.Jobs, Library.Jobs);
      Self(Self, Library, D, Seen);
    }
  };
  std::vector<Driver> Drivers(Kernel.size());
  for (size_t I = 0; I != Kernel.size(); ++I) {
    Drivers[I] = {Kernel[I].Name, Kernel[I].Path, Kernel[I].Jobs, {}};
    if (Kernel[I].Kind == LoadedProject::Kernel) {
      StringSet<> Seen;
      AddLibraries(AddLibraries, Kernel[I], Drivers[I], Seen);
    }
  }
  for (size_t I = 0; I != Kernel.size(); ++I) {
    if (Linked[I])
      continue;
    bool Twice = Opts.BothDebugValues &&
                 any_of(Drivers[I].Jobs, [](const ParseJob &Job) {
                   return hasDebugCode(Job.File);
                 });
    Result.Drivers.push_back(std::move(Drivers[I]));
    if (Twice)
      Result.Drivers.push_back(withOtherDebugValue(Result.Drivers.back()));
  }
}

Discovery discover(const std::vector<std::string> &Paths,
                   const DiscoverOptions &Opts) {
  // Each discovery sees the disk as it is now.
  CaseTable::shared().clear();
  HeaderIndex::clearAll();
  clearSourceScans();

  Discovery Result;
  Discoverer D(Result, Opts);
  for (const std::string &Path : Paths)
    D.addPath(Path);
  D.addSingleFiles();
  D.finish();
  return Result;
}

} // namespace project
} // namespace fltlint
