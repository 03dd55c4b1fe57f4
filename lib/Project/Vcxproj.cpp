//===- Vcxproj.cpp - Visual Studio 2010 and later -------------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "CommandLine.h"
#include "DriverProject.h"
#include "HeaderIndex.h"
#include "MsBuild.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Support/Path.h"

using namespace llvm;

namespace fltlint {
namespace project {

ParseJob startJob(const std::string &File, const std::string &Directory,
                  const ProjectContext &Ctx) {
  ParseJob Job;
  Job.File = File;
  Job.Directory = Directory;
  if (!Ctx.SearchRoot.empty())
    Job.SearchRoots.push_back(Ctx.SearchRoot);
  // What the user says comes first, so that it wins over the project.
  for (const std::string &Dir : Ctx.Opts.ExtraIncludeDirs)
    addIncludeDir(Dir, "", Job);
  Job.ExtraArgs = Ctx.Opts.ExtraArgs;
  return Job;
}

namespace {
struct Configuration {
  std::string Name, Platform;
};
} // namespace

static std::vector<Configuration> configurations(const MsBuildProject &P) {
  std::vector<Configuration> Result;
  for (const MsBuildItem &Item : P.items("ProjectConfiguration")) {
    auto [Name, Platform] = StringRef(Item.Include).split('|');
    Result.push_back({Name.str(), Platform.str()});
  }
  return Result;
}

/// The configuration the user asked for, else one that is built for release
/// for a 64-bit processor.
static std::optional<Configuration>
chooseConfiguration(ArrayRef<Configuration> All, const DiscoverOptions &Opts) {
  auto Rank = [&](const Configuration &C) -> int {
    StringRef Name = C.Name, Platform = C.Platform;
    if (!Opts.Configuration.empty() &&
        !Name.equals_insensitive(Opts.Configuration))
      return -1;
    if (!Opts.Platform.empty() && !Platform.equals_insensitive(Opts.Platform))
      return -1;
    int R = 0;
    if (Platform.equals_insensitive("x64"))
      R += 200;
    else if (Platform.equals_insensitive("ARM64"))
      R += 100;
    if (Name.equals_insensitive("Release"))
      R += 3;
    else if (Name.contains_insensitive("release") ||
             Name.contains_insensitive("free") ||
             Name.contains_insensitive("fre_"))
      R += 2;
    else if (!Name.contains_insensitive("debug") &&
             !Name.contains_insensitive("chk"))
      R += 1;
    return R;
  };
  const Configuration *Best = nullptr;
  for (const Configuration &C : All)
    if (Rank(C) >= 0 && (!Best || Rank(C) > Rank(*Best)))
      Best = &C;
  if (!Best)
    return std::nullopt;
  return *Best;
}

static bool isTrue(StringRef Text) {
  return Text.trim().equals_insensitive("true");
}

/// What the project says it is; UserMode if it does not say.
static LoadedProject::KindTy kindOf(const MsBuildProject &P, bool &Certain) {
  StringRef Toolset = P.property("PlatformToolset");
  StringRef Type = P.property("ConfigurationType");
  StringRef Driver = P.property("DriverType");
  Certain = true;
  auto Kernel = [&] {
    return Type.equals_insensitive("StaticLibrary")
               ? LoadedProject::KernelLibrary
               : LoadedProject::Kernel;
  };
  if (Toolset.contains_insensitive("UserMode") ||
      Toolset.contains_insensitive("ApplicationForDrivers") ||
      Driver.equals_insensitive("UMDF"))
    return LoadedProject::UserMode;
  if (Toolset.contains_insensitive("KernelMode") || !Driver.empty() ||
      Type.equals_insensitive("Driver"))
    return Kernel();
  StringRef Libs = P.definition("Link", "AdditionalDependencies");
  StringRef Subsystem = P.definition("Link", "SubSystem");
  if (Libs.contains_insensitive("fltmgr.lib") ||
      Libs.contains_insensitive("ntoskrnl.lib") ||
      Subsystem.equals_insensitive("Native") ||
      isTrue(P.definition("Link", "Driver")))
    return Kernel();
  if (Subsystem.equals_insensitive("Windows") ||
      Subsystem.equals_insensitive("Console"))
    return LoadedProject::UserMode;
  Certain = false;
  return Type.equals_insensitive("StaticLibrary") ? LoadedProject::KernelLibrary
                                                  : LoadedProject::Kernel;
}

static void applyMetadata(const MsBuildProject &P, const MsBuildItem &Item,
                          bool Debug, ParseJob &Job) {
  const NameMap &M = Item.Metadata;
  for (const std::string &Dir :
       splitList(M.get("AdditionalIncludeDirectories")))
    addIncludeDir(Dir, P.directory(), Job);
  for (const std::string &Dir : splitList(P.property("IncludePath")))
    addIncludeDir(Dir, P.directory(), Job);
  // The WDK's rules define it in both kinds of build.
  if (Debug)
    Job.Defines.push_back("DBG=1");
  for (const std::string &Define : splitList(M.get("PreprocessorDefinitions")))
    addDefine(Define, Job);
  for (const std::string &Name :
       splitList(M.get("UndefinePreprocessorDefinitions")))
    Job.ExtraArgs.push_back("-U" + Name);
  for (const std::string &Name : splitList(M.get("ForcedIncludeFiles")))
    Job.ForcedIncludes.push_back(normalizePath(StringRef(Name).trim('"')));
  StringRef As = M.get("CompileAs");
  if (As.equals_insensitive("CompileAsC"))
    Job.Language = "c";
  else if (As.equals_insensitive("CompileAsCpp"))
    Job.Language = "c++";
  bool CPlusPlus =
      Job.Language.empty()
          ? !sys::path::extension(Job.File).equals_insensitive(".c")
          : Job.Language == "c++";
  StringRef Standard =
      M.get(CPlusPlus ? "LanguageStandard" : "LanguageStandard_C");
  Job.Standard = StringSwitch<std::string>(Standard.lower())
                     .Case("stdcpp14", "c++14")
                     .Case("stdcpp17", "c++17")
                     .Case("stdcpp20", "c++20")
                     .Case("stdcpp23", "c++23")
                     .Case("stdcpplatest", "c++23")
                     .Case("stdc11", "gnu11")
                     .Case("stdc17", "gnu17")
                     .Case("stdclatest", "gnu17")
                     .Case("stdc23", "gnu23")
                     .Default("");
  applyOptions(splitOptions(M.get("AdditionalOptions")), Job);
}

LoadedProject loadVcxproj(const std::string &Path, const ProjectContext &Ctx) {
  LoadedProject Result;
  Result.Path = Path;
  Result.Name = sys::path::stem(Path).str();

  std::vector<std::pair<std::string, std::string>> Globals;
  if (!Ctx.SolutionDir.empty())
    Globals.emplace_back("SolutionDir", Ctx.SolutionDir + "/");
  std::vector<Configuration> All;
  {
    MsBuildProject Any(Path, Globals);
    if (Any.failed()) {
      Result.Problems = std::move(Any.Problems);
      return Result;
    }
    All = configurations(Any);
  }
  std::optional<Configuration> Chosen = chooseConfiguration(All, Ctx.Opts);
  if (!Chosen && !All.empty()) {
    std::vector<std::string> Names;
    for (const Configuration &C : All)
      Names.push_back(C.Name + "|" + C.Platform);
    Result.Problems.push_back(
        "'" + Path + "' has no configuration '" +
        (Ctx.Opts.Configuration.empty() ? "*" : Ctx.Opts.Configuration) + "|" +
        (Ctx.Opts.Platform.empty() ? "*" : Ctx.Opts.Platform) + "'; it has " +
        join(Names, ", "));
    return Result;
  }
  if (!Chosen)
    Chosen = Configuration{
        Ctx.Opts.Configuration.empty() ? "Release" : Ctx.Opts.Configuration,
        Ctx.Opts.Platform.empty() ? "x64" : Ctx.Opts.Platform};
  Globals.emplace_back("Configuration", Chosen->Name);
  Globals.emplace_back("Platform", Chosen->Platform);

  MsBuildProject P(Path, Globals);
  Result.Problems = std::move(P.Problems);
  const size_t NumDamaged = Result.Problems.size();
  Result.Notices = std::move(P.Notices);
  if (P.failed())
    return Result;
  bool Certain = false;
  Result.Kind = kindOf(P, Certain);
  if (StringRef Name = P.property("TargetName"); !Name.empty())
    Result.Name = Name.str();
  if (Result.Kind == LoadedProject::UserMode)
    return Result;
  bool Debug = isTrue(P.property("UseDebugLibraries")) ||
               StringRef(Chosen->Name).contains_insensitive("debug");

  bool AnyKernel = false;
  for (const MsBuildItem &Item : P.items("ClCompile")) {
    if (isTrue(Item.Metadata.get("ExcludedFromBuild")))
      continue;
    std::string File = sys::path::is_absolute(Item.Include)
                           ? Item.Include
                           : P.directory() + "/" + Item.Include;
    std::optional<std::string> Real =
        CaseTable::shared().resolve(normalizePath(File));
    if (!Real) {
      Result.Problems.push_back(
          "'" + normalizePath(File) + "' does not exist, but '" + Path +
          "' lists it; restore the file or take it off the project");
      continue;
    }
    ParseJob Job = startJob(*Real, P.directory(), Ctx);
    if (StringRef(Chosen->Platform).equals_insensitive("ARM64"))
      Job.Arch = Architecture::Arm64;
    applyMetadata(P, Item, Debug, Job);
    for (const std::string &Define : Ctx.Opts.ExtraDefines)
      Job.Defines.push_back(Define);
    if (!Certain)
      AnyKernel |= includesKernelHeader(*Real, P.directory());
    Result.Jobs.push_back(std::move(Job));
  }
  if (!Certain && !AnyKernel) {
    Result.Kind = LoadedProject::UserMode;
    // Its missing files are of no interest. But what is damaged may have said
    // that this is a driver.
    Result.Problems.resize(NumDamaged);
    Result.Jobs.clear();
  }
  for (const MsBuildItem &Item : P.items("ProjectReference"))
    if (std::optional<std::string> Real = CaseTable::shared().resolve(
            normalizePath(P.directory() + "/" + Item.Include)))
      Result.References.push_back(*Real);
  return Result;
}

} // namespace project
} // namespace fltlint
