//===- fltlint.cpp - The command line -------------------------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "fltlint/Driver/Commands.h"
#include "fltlint/Driver/Guard.h"
#include "fltlint/Driver/Platform.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Config/llvm-config.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/InitLLVM.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/Threading.h"
#include "llvm/Support/raw_ostream.h"

using namespace fltlint;
using namespace llvm;

static cl::OptionCategory Category("FltLint options");

static cl::SubCommand Audit("audit", "Analyse drivers and print findings");
static cl::SubCommand EmitModel("emit-model",
                                "Print the path model of a source file");
static cl::SubCommand RunModel("run-model",
                               "Analyse path models, linked into one program");
static cl::SubCommand PrintModel("print-model",
                                 "Read, verify and print a path model");
static cl::SubCommand Model("model",
                            "Write the path model of sources in binary form");
static cl::SubCommand Link("link", "Link path models into one");
static cl::SubCommand Compdb("compdb", "Write a compile_commands.json for "
                                       "clangd and clang-tidy");
static cl::SubCommand Explain("explain",
                              "Print the IRQL at a line, and why it is that");
static cl::SubCommand ListDdi("list-ddi", "Print what is known about DDIs");
static cl::SubCommand ListChecks("list-checks", "Print the checks");

//===----------------------------------------------------------------------===//
// Input
//===----------------------------------------------------------------------===//

static cl::list<std::string>
    SourcePaths(cl::Positional,
                cl::desc("<folder, project, compile database or source>..."),
                cl::sub(Audit), cl::sub(Model), cl::sub(Compdb),
                cl::cat(Category));
static cl::opt<std::string> SourceFile(cl::Positional,
                                       cl::desc("<source file>"),
                                       cl::sub(EmitModel), cl::cat(Category));
static cl::list<std::string>
    ExplainOperands(cl::Positional,
                    cl::desc("<file:line> [<folder, project, compile database "
                             "or source>...]"),
                    cl::sub(Explain), cl::cat(Category));
static cl::list<std::string> ModelPaths(cl::Positional,
                                        cl::desc("<path model>..."),
                                        cl::sub(RunModel), cl::sub(Link),
                                        cl::cat(Category));
static cl::opt<std::string> ModelPath(cl::Positional, cl::desc("<path model>"),
                                      cl::sub(PrintModel), cl::cat(Category));

//===----------------------------------------------------------------------===//
// How to parse
//===----------------------------------------------------------------------===//

static cl::opt<std::string>
    Configuration("configuration", cl::value_desc("name"),
                  cl::desc("Configuration of Visual Studio projects"),
                  cl::sub(Audit), cl::sub(Model), cl::sub(EmitModel),
                  cl::sub(Compdb), cl::sub(Explain), cl::cat(Category));
static cl::opt<std::string>
    Platform("platform", cl::value_desc("name"),
             cl::desc("Platform of Visual Studio projects"), cl::sub(Audit),
             cl::sub(Model), cl::sub(EmitModel), cl::sub(Compdb),
             cl::sub(Explain), cl::cat(Category));
static cl::list<std::string> Defines("D", cl::Prefix,
                                     cl::value_desc("name[=value]"),
                                     cl::desc("Define a macro"), cl::sub(Audit),
                                     cl::sub(Model), cl::sub(EmitModel),
                                     cl::sub(Compdb), cl::sub(Explain),
                                     cl::cat(Category));
static cl::list<std::string>
    IncludeDirs("I", cl::Prefix, cl::value_desc("folder"),
                cl::desc("Search a folder for headers"), cl::sub(Audit),
                cl::sub(Model), cl::sub(EmitModel), cl::sub(Compdb),
                cl::sub(Explain), cl::cat(Category));

//===----------------------------------------------------------------------===//
// A parse job field by field
//===----------------------------------------------------------------------===//

static cl::opt<bool>
    Exact("exact",
          cl::desc("Parse as the command line says; look for no project"),
          cl::sub(Model), cl::cat(Category));
static cl::opt<std::string>
    Directory("directory", cl::value_desc("folder"),
              cl::desc("With --exact: where relative folders start"),
              cl::sub(Model), cl::cat(Category));
static cl::list<std::string> SearchRoots(
    "search-root", cl::value_desc("folder"),
    cl::desc("With --exact: look below it for headers found nowhere else"),
    cl::sub(Model), cl::cat(Category));
static cl::list<std::string>
    ForcedIncludes("include", cl::value_desc("header"),
                   cl::desc("With --exact: include it first"), cl::sub(Model),
                   cl::cat(Category));
static cl::opt<std::string> Language("language", cl::value_desc("c or c++"),
                                     cl::desc("With --exact: the language"),
                                     cl::sub(Model), cl::cat(Category));
static cl::opt<std::string>
    Standard("std", cl::value_desc("standard"),
             cl::desc("With --exact: the language's standard"), cl::sub(Model),
             cl::cat(Category));
static cl::opt<project::Architecture> Arch(
    "arch", cl::desc("With --exact: the processor"),
    cl::values(clEnumValN(project::Architecture::X64, "x64", "the default"),
               clEnumValN(project::Architecture::Arm64, "arm64", "")),
    cl::init(project::Architecture::X64), cl::sub(Model), cl::cat(Category));
static cl::opt<bool>
    NoBundledHeaders("no-bundled-headers",
                     cl::desc("With --exact: serve no kernel headers"),
                     cl::sub(Model), cl::cat(Category));
static cl::opt<unsigned>
    StubRounds("stub-rounds", cl::value_desc("N"),
               cl::desc("With --exact: how often to make up what is unknown"),
               cl::init(project::ParseJob().MaxStubRounds), cl::sub(Model),
               cl::cat(Category));

static cl::opt<std::string>
    CacheDir("cache-dir", cl::value_desc("folder"),
             cl::desc("Where path models are kept (docs/cache.md)"),
             cl::sub(Audit), cl::sub(Model), cl::sub(Compdb), cl::sub(Explain),
             cl::cat(Category));
static cl::opt<bool> NoCache("no-cache",
                             cl::desc("Parse everything; keep nothing"),
                             cl::sub(Audit), cl::sub(Model), cl::sub(Compdb),
                             cl::sub(Explain), cl::cat(Category));

//===----------------------------------------------------------------------===//
// How to analyse and what to print
//===----------------------------------------------------------------------===//

static cl::list<std::string>
    DdiFiles("ddi", cl::value_desc("file"),
             cl::desc("Add the facts about DDIs in a file (docs/ddi.md)"),
             cl::sub(Audit), cl::sub(RunModel), cl::sub(ListDdi),
             cl::sub(Explain), cl::cat(Category));
static cl::opt<driver::Profile>
    ShownProfile("profile", cl::desc("Which findings are shown"),
                 cl::values(clEnumValN(driver::Profile::Default, "default",
                                       "those that are certain"),
                            clEnumValN(driver::Profile::Strict, "strict",
                                       "those that may be, too")),
                 cl::init(driver::Profile::Default), cl::sub(Audit),
                 cl::sub(RunModel), cl::cat(Category));
static cl::opt<unsigned> Threads("j", cl::Prefix, cl::value_desc("N"),
                                 cl::desc("Number of threads"), cl::init(0),
                                 cl::sub(Audit), cl::sub(Compdb),
                                 cl::cat(Category));
static cl::opt<unsigned> PrecompileFrom(
    "precompile-from", cl::value_desc("N"), cl::Hidden,
    cl::desc("Precompile bundled headers that N files want; 0: never"),
    cl::init(project::SharedHeaders::WorthFrom), cl::sub(Audit), cl::sub(Model),
    cl::sub(EmitModel), cl::cat(Category));
static cl::opt<std::string> ShippedHeaders(
    "precompiled-headers", cl::value_desc("folder"), cl::Hidden,
    cl::desc("Where the precompiled headers are that come with FltLint"),
    cl::sub(Audit), cl::sub(Model), cl::sub(EmitModel), cl::cat(Category));
static cl::opt<unsigned>
    Timeout("timeout", cl::value_desc("seconds"),
            cl::desc("How long a file may take; 0: as long as it likes"),
            cl::init(driver::DefaultTimeout), cl::sub(Audit), cl::sub(Model),
            cl::sub(Compdb), cl::cat(Category));
static cl::opt<unsigned>
    Memory("memory", cl::value_desc("MB"),
           cl::desc("How much memory a file may take; 0: all there is"),
           cl::sub(Audit), cl::sub(Model), cl::sub(Compdb), cl::cat(Category));
static cl::opt<std::string> Sarif("sarif", cl::value_desc("file"),
                                  cl::desc("Write a SARIF log as well"),
                                  cl::sub(Audit), cl::sub(RunModel),
                                  cl::cat(Category));
static cl::opt<bool> NoSnippets("no-snippets",
                                cl::desc("Leave out the source lines"),
                                cl::sub(Audit), cl::sub(RunModel),
                                cl::cat(Category));
static cl::opt<bool> Verbose("verbose",
                             cl::desc("Print Clang's errors and all names, and "
                                      "each step on standard error"),
                             cl::sub(Audit), cl::sub(RunModel), cl::sub(Compdb),
                             cl::cat(Category));
static cl::opt<bool> Stats("stats", cl::desc("Print statistics"),
                           cl::sub(Audit), cl::sub(RunModel),
                           cl::cat(Category));
static cl::opt<std::string>
    IndexFile("index", cl::value_desc("file"),
              cl::desc("Write what clang-tidy and clangd need to know of the "
                       "whole driver (docs/clang-tidy.md)"),
              cl::sub(Audit), cl::cat(Category));
static cl::opt<std::string>
    EmitNinja("emit-ninja", cl::value_desc("file"),
              cl::desc("Write a Ninja file that does all of it, and stop"),
              cl::sub(Audit), cl::cat(Category));
static cl::opt<std::string>
    Depfile("depfile", cl::value_desc("file"),
            cl::desc("Write what the output depends on, in make's form"),
            cl::sub(Model), cl::sub(Link), cl::cat(Category));
static cl::opt<std::string> ProgramName("name", cl::value_desc("name"),
                                        cl::desc("The program's name"),
                                        cl::sub(Link), cl::cat(Category));
static cl::opt<bool> NoLocations("no-locations",
                                 cl::desc("Leave out source locations"),
                                 cl::sub(EmitModel), cl::sub(PrintModel),
                                 cl::cat(Category));
static cl::list<std::string> Functions("function", cl::value_desc("name"),
                                       cl::desc("Print only these functions"),
                                       cl::sub(EmitModel), cl::sub(PrintModel),
                                       cl::cat(Category));
static cl::opt<std::string> TextOutput("o", cl::value_desc("file"),
                                       cl::desc("Write to a file"),
                                       cl::init("-"), cl::sub(EmitModel),
                                       cl::sub(PrintModel), cl::cat(Category));
static cl::opt<std::string> BinaryOutput("o", cl::value_desc("file"),
                                         cl::desc("Write to a file"),
                                         cl::Required, cl::sub(Model),
                                         cl::sub(Link), cl::cat(Category));

static cl::opt<std::string> OutputFolder("o", cl::value_desc("folder"),
                                         cl::desc("Write to a folder"),
                                         cl::Required, cl::sub(Compdb),
                                         cl::cat(Category));

/// The library's own message for a missing operand names no command.
static bool lacksOperand(const cl::SubCommand &Command, bool Empty,
                         StringRef What) {
  if (!Command || !Empty)
    return false;
  errs() << "fltlint: error: '" << Command.getName() << "' needs " << What
         << "; 'fltlint " << Command.getName() << " --help' says more\n";
  return true;
}

/// Of a job, what the command line says itself.
static project::ParseJob exactJob(const std::vector<std::string> &ClangArgs) {
  project::ParseJob Job;
  Job.File = SourcePaths.front();
  Job.Directory = Directory;
  Job.SearchRoots = SearchRoots;
  Job.IncludeDirs = IncludeDirs;
  Job.Defines = Defines;
  Job.ForcedIncludes = ForcedIncludes;
  Job.ExtraArgs = ClangArgs;
  Job.Language = Language;
  Job.Standard = Standard;
  Job.Arch = Arch;
  Job.BundledHeaders = !NoBundledHeaders;
  Job.MaxStubRounds = StubRounds;
  return Job;
}

/// Relative to the current folder, wherever the project is.
static std::vector<std::string> absolute(std::vector<std::string> Paths) {
  for (std::string &Path : Paths) {
    SmallString<256> Absolute(Path);
    sys::fs::make_absolute(Absolute);
    Path = Absolute.str().str();
  }
  return Paths;
}

/// The arguments that say what \p Cache and \p Output do.
static driver::NinjaOptions ninjaOptions(const driver::CacheOptions &Cache,
                                         const driver::OutputOptions &Output) {
  driver::NinjaOptions Ninja;
  Ninja.Path = EmitNinja;
  Ninja.FltLint = sys::fs::getMainExecutable(
      nullptr, reinterpret_cast<void *>(&ninjaOptions));
  Ninja.DdiFiles = DdiFiles;
  if (!Cache.Enabled)
    Ninja.ModelArguments.push_back("--no-cache");
  else if (!Cache.Directory.empty())
    Ninja.ModelArguments.push_back("--cache-dir=" +
                                   absolute({Cache.Directory}).front());
  // What was asked for, and else what the machine offers that runs it.
  if (Timeout.getNumOccurrences())
    Ninja.ModelArguments.push_back("--timeout=" + std::to_string(Timeout));
  if (Memory.getNumOccurrences())
    Ninja.ModelArguments.push_back("--memory=" + std::to_string(Memory));
  if (!Output.Snippets)
    Ninja.RunArguments.push_back("--no-snippets");
  if (Output.Summary.Verbose)
    Ninja.RunArguments.push_back("--verbose");
  if (Output.Summary.Stats)
    Ninja.RunArguments.push_back("--stats");
  if (ShownProfile == driver::Profile::Strict)
    Ninja.RunArguments.push_back("--profile=strict");
  return Ninja;
}

/// If nothing else is asked for, two fifths of what the machine has: with what
/// is left by one file that is given up, and the next ones, not all of it.
static uint64_t memoryLimit() {
  if (Memory.getNumOccurrences())
    return uint64_t(Memory) << 20;
  return driver::physicalMemory() / 5 * 2;
}

static int runCommand(const std::vector<std::string> &ClangArgs) {
  StringRef Sources = "a folder, a project, a compile database or a source "
                      "file to analyse";
  if (lacksOperand(Audit, SourcePaths.empty(), Sources) ||
      lacksOperand(Model, SourcePaths.empty(), Sources) ||
      lacksOperand(Compdb, SourcePaths.empty(), Sources) ||
      lacksOperand(Explain, ExplainOperands.empty(), "a line, FILE:LINE") ||
      lacksOperand(EmitModel, SourceFile.empty(), "a source file") ||
      lacksOperand(RunModel, ModelPaths.empty(), "a path model") ||
      lacksOperand(Link, ModelPaths.empty(), "path models to link") ||
      lacksOperand(PrintModel, ModelPath.empty(), "a path model"))
    return 2;

  driver::guardMemory(memoryLimit(),
                      Threads ? Threads
                              : hardware_concurrency().compute_thread_count());

  project::DiscoverOptions Discover;
  Discover.Configuration = Configuration;
  Discover.Platform = Platform;
  Discover.ExtraDefines = Defines;
  Discover.ExtraIncludeDirs = absolute(IncludeDirs);
  Discover.ExtraArgs = ClangArgs;

  driver::CacheOptions Cache;
  Cache.Directory = CacheDir;
  Cache.PrecompileFrom = PrecompileFrom;
  if (ShippedHeaders.getNumOccurrences())
    Cache.ShippedHeaders = ShippedHeaders;
  // The variable is for scripts that do not spell the command lines.
  bool Unwanted = sys::Process::GetEnv("FLTLINT_NO_CACHE").has_value();
  Cache.Enabled = !NoCache && !(Unwanted && CacheDir.empty());

  driver::OutputOptions Output;
  Output.Sarif = Sarif;
  Output.Snippets = !NoSnippets;
  Output.Summary.Verbose = Verbose;
  Output.Summary.Stats = Stats;

  pm::PrintOptions Print;
  Print.Locations = !NoLocations;
  Print.Functions = Functions;

  // What a project does not build is a part of its driver all the same.
  Discover.BothDebugValues = bool(Audit);

  if (Audit && !EmitNinja.empty())
    return driver::emitNinja(SourcePaths, Discover,
                             ninjaOptions(Cache, Output));
  if (Audit) {
    driver::AuditOptions Opts;
    Opts.Paths = SourcePaths;
    Opts.DdiFiles = DdiFiles;
    Opts.Discover = Discover;
    Opts.Cache = Cache;
    Opts.IndexFile = IndexFile;
    Opts.ProgressMode = driver::Progress::choose(Verbose);
    Opts.Threads = Threads;
    Opts.Timeout = Timeout;
    Opts.Shown = ShownProfile;
    return driver::runAudit(Opts, Output);
  }
  if (Explain) {
    driver::AuditOptions Opts;
    Opts.Paths.assign(ExplainOperands.begin() + 1, ExplainOperands.end());
    Opts.DdiFiles = DdiFiles;
    Opts.Discover = Discover;
    Opts.Cache = Cache;
    return driver::explainIrql(ExplainOperands.front(), Opts);
  }
  if (RunModel)
    return driver::runModels(ModelPaths, DdiFiles, ShownProfile, Output);
  if (EmitModel)
    return driver::emitModel(SourceFile, Discover, Cache, Print, TextOutput);
  if (PrintModel)
    return driver::printModel(ModelPath, Print, TextOutput);
  if (Model) {
    driver::ModelOptions Opts{Cache, BinaryOutput, Depfile, Timeout};
    if (!Exact)
      return driver::compileModel(SourcePaths, Discover, Opts);
    if (SourcePaths.size() != 1) {
      errs() << "fltlint: error: 'model --exact' takes one source file\n";
      return 2;
    }
    return driver::compileModel(exactJob(ClangArgs), Opts);
  }
  if (Link)
    return driver::linkModels(ModelPaths, ProgramName, BinaryOutput, Depfile);
  if (Compdb)
    return driver::compileCommands(SourcePaths, Discover,
                                   {OutputFolder, Cache,
                                    driver::Progress::choose(Verbose), Timeout,
                                    Threads});
  if (ListDdi)
    return driver::listDdi(DdiFiles);
  if (ListChecks)
    return driver::listChecks();
  errs() << "fltlint: error: no command given; 'fltlint audit PATH' analyses "
            "drivers, 'fltlint --help' lists all commands\n";
  return 2;
}

int main(int Argc, char **Argv) {
  InitLLVM Init(Argc, Argv);
  cl::SetVersionPrinter([](raw_ostream &OS) {
    OS << "FltLint " << report::getVersion() << " (LLVM " LLVM_VERSION_STRING
       << ")\n";
  });
  cl::HideUnrelatedOptions(Category);

  // What follows `--` is Clang's.
  char **End = std::find(Argv, Argv + Argc, StringRef("--"));
  std::vector<std::string> ClangArgs;
  if (End != Argv + Argc)
    ClangArgs.assign(End + 1, Argv + Argc);
  if (!cl::ParseCommandLineOptions(
          End - Argv, Argv,
          "FltLint finds references to minifilter contexts that are not "
          "released.\n\nExit code: 0 nothing found, 1 findings, 2 something "
          "could not be analysed.\nWhat follows '--' is given to Clang.\n",
          &errs()))
    return 2;
  return driver::finish(runCommand(ClangArgs));
}
