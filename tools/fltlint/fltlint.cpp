//===- fltlint.cpp - The command line -------------------------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "fltlint/Driver/Commands.h"
#include "fltlint/Driver/Guard.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Config/llvm-config.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/InitLLVM.h"
#include "llvm/Support/Process.h"
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
static cl::SubCommand ListDdi("list-ddi", "Print what is known about DDIs");
static cl::SubCommand ListChecks("list-checks", "Print the checks");

//===----------------------------------------------------------------------===//
// Input
//===----------------------------------------------------------------------===//

static cl::list<std::string>
    SourcePaths(cl::Positional,
                cl::desc("<folder, project, compile database or source>..."),
                cl::sub(Audit), cl::sub(Model), cl::cat(Category));
static cl::opt<std::string> SourceFile(cl::Positional,
                                       cl::desc("<source file>"),
                                       cl::sub(EmitModel), cl::cat(Category));
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
                  cl::cat(Category));
static cl::opt<std::string>
    Platform("platform", cl::value_desc("name"),
             cl::desc("Platform of Visual Studio projects"), cl::sub(Audit),
             cl::sub(Model), cl::sub(EmitModel), cl::cat(Category));
static cl::list<std::string> Defines("D", cl::Prefix,
                                     cl::value_desc("name[=value]"),
                                     cl::desc("Define a macro"), cl::sub(Audit),
                                     cl::sub(Model), cl::sub(EmitModel),
                                     cl::cat(Category));
static cl::list<std::string>
    IncludeDirs("I", cl::Prefix, cl::value_desc("folder"),
                cl::desc("Search a folder for headers"), cl::sub(Audit),
                cl::sub(Model), cl::sub(EmitModel), cl::cat(Category));

static cl::opt<std::string>
    CacheDir("cache-dir", cl::value_desc("folder"),
             cl::desc("Where path models are kept (docs/cache.md)"),
             cl::sub(Audit), cl::sub(Model), cl::cat(Category));
static cl::opt<bool> NoCache("no-cache",
                             cl::desc("Parse everything; keep nothing"),
                             cl::sub(Audit), cl::sub(Model), cl::cat(Category));

//===----------------------------------------------------------------------===//
// How to analyse and what to print
//===----------------------------------------------------------------------===//

static cl::list<std::string>
    DdiFiles("ddi", cl::value_desc("file"),
             cl::desc("Add the facts about DDIs in a file (docs/ddi.md)"),
             cl::sub(Audit), cl::sub(RunModel), cl::sub(ListDdi),
             cl::cat(Category));
static cl::opt<unsigned> Threads("j", cl::Prefix, cl::value_desc("N"),
                                 cl::desc("Number of threads"), cl::init(0),
                                 cl::sub(Audit), cl::cat(Category));
static cl::opt<std::string> Sarif("sarif", cl::value_desc("file"),
                                  cl::desc("Write a SARIF log as well"),
                                  cl::sub(Audit), cl::sub(RunModel),
                                  cl::cat(Category));
static cl::opt<bool> NoSnippets("no-snippets",
                                cl::desc("Leave out the source lines"),
                                cl::sub(Audit), cl::sub(RunModel),
                                cl::cat(Category));
static cl::opt<bool> Verbose("verbose",
                             cl::desc("Print Clang's errors and all names"),
                             cl::sub(Audit), cl::sub(RunModel),
                             cl::cat(Category));
static cl::opt<bool> Stats("stats", cl::desc("Print statistics"),
                           cl::sub(Audit), cl::sub(RunModel),
                           cl::cat(Category));
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

/// The library's own message for a missing operand names no command.
static bool lacksOperand(const cl::SubCommand &Command, bool Empty,
                         StringRef What) {
  if (!Command || !Empty)
    return false;
  errs() << "fltlint: error: '" << Command.getName() << "' needs " << What
         << "; 'fltlint " << Command.getName() << " --help' says more\n";
  return true;
}

static int runCommand(const std::vector<std::string> &ClangArgs) {
  StringRef Sources = "a folder, a project, a compile database or a source "
                      "file to analyse";
  if (lacksOperand(Audit, SourcePaths.empty(), Sources) ||
      lacksOperand(Model, SourcePaths.empty(), Sources) ||
      lacksOperand(EmitModel, SourceFile.empty(), "a source file") ||
      lacksOperand(RunModel, ModelPaths.empty(), "a path model") ||
      lacksOperand(Link, ModelPaths.empty(), "path models to link") ||
      lacksOperand(PrintModel, ModelPath.empty(), "a path model"))
    return 2;

  project::DiscoverOptions Discover;
  Discover.Configuration = Configuration;
  Discover.Platform = Platform;
  Discover.ExtraDefines = Defines;
  Discover.ExtraIncludeDirs = IncludeDirs;
  Discover.ExtraArgs = ClangArgs;

  driver::CacheOptions Cache;
  Cache.Directory = CacheDir;
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

  if (Audit) {
    driver::AuditOptions Opts;
    Opts.Paths = SourcePaths;
    Opts.DdiFiles = DdiFiles;
    Opts.Discover = Discover;
    Opts.Cache = Cache;
    Opts.Threads = Threads;
    return driver::runAudit(Opts, Output);
  }
  if (RunModel)
    return driver::runModels(ModelPaths, DdiFiles, Output);
  if (EmitModel)
    return driver::emitModel(SourceFile, Discover, Print, TextOutput);
  if (PrintModel)
    return driver::printModel(ModelPath, Print, TextOutput);
  if (Model)
    return driver::compileModel(SourcePaths, Discover, Cache, BinaryOutput);
  if (Link)
    return driver::linkModels(ModelPaths, BinaryOutput);
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
