//===- CompileDatabase.cpp - compile_commands.json ------------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Collections.h"
#include "CommandLine.h"
#include "HeaderIndex.h"
#include "XmlReader.h"
#include "clang/Tooling/JSONCompilationDatabase.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/Path.h"
#include <map>

using namespace llvm;
using clang::tooling::CompileCommand;
using clang::tooling::JSONCommandLineSyntax;
using clang::tooling::JSONCompilationDatabase;

namespace fltlint {
namespace project {

/// CMake keeps the objects of a program in a folder named for it.
static StringRef programOf(const CompileCommand &Command) {
  auto FromPath = [](StringRef Path) -> StringRef {
    size_t At = Path.find("CMakeFiles");
    if (At == StringRef::npos)
      return "";
    StringRef Rest = Path.substr(At + strlen("CMakeFiles")).ltrim("/\\");
    size_t End = Rest.find(".dir");
    return End == StringRef::npos ? StringRef() : Rest.take_front(End);
  };
  if (StringRef Name = FromPath(Command.Output); !Name.empty())
    return Name;
  for (StringRef Argument : Command.CommandLine)
    if (StringRef Name = FromPath(Argument); !Name.empty())
      return Name;
  return "";
}

std::vector<LoadedProject> loadCompileDatabase(const std::string &Path,
                                               const ProjectContext &Ctx) {
  std::vector<LoadedProject> Result;
  std::string Error;
  std::unique_ptr<JSONCompilationDatabase> Database;
  // Clang's reader would show the rubbish on standard error.
  if (std::unique_ptr<std::string> Text = readText(Path, Error)) {
    if (json::isUTF8(*Text) && !StringRef(*Text).contains('\0'))
      Database = JSONCompilationDatabase::loadFromFile(
          Path, Error, JSONCommandLineSyntax::AutoDetect);
    else
      Error = "it is not a text";
  }
  if (!Database) {
    LoadedProject Broken;
    Broken.Path = Path;
    while (!Error.empty() && (Error.back() == '\n' || Error.back() == '.'))
      Error.pop_back();
    std::replace(Error.begin(), Error.end(), '\n', ' ');
    Broken.Problems.push_back("'" + Path + "' is not a compilation database: " +
                              Error + "; have it written again");
    Result.push_back(std::move(Broken));
    return Result;
  }

  std::map<std::string, LoadedProject> Programs;
  for (const CompileCommand &Command : Database->getAllCompileCommands()) {
    std::string Folder = normalizePath(Command.Directory);
    if (!sys::path::is_absolute(Folder))
      Folder = normalizePath(sys::path::parent_path(Path).str() + "/" + Folder);
    std::string File = normalizePath(Command.Filename);
    if (!sys::path::is_absolute(File))
      File = normalizePath(Folder + "/" + File);
    std::string Name = programOf(Command).str();
    LoadedProject &Program = Programs[Name];
    Program.Name = Name.empty()
                       ? sys::path::filename(sys::path::parent_path(Path)).str()
                       : Name;
    Program.Path = Path;
    if (!isSourceFile(File))
      continue; // resources, assembler
    std::optional<std::string> Real = CaseTable::shared().resolve(File);
    if (!Real) {
      Program.Problems.push_back("'" + File + "' does not exist, but '" + Path +
                                 "' lists it; have the database written again");
      continue;
    }
    ParseJob Job = startJob(*Real, Folder, Ctx);
    if (!Command.CommandLine.empty())
      applyOptions(ArrayRef(Command.CommandLine).drop_front(), Job);
    for (const std::string &Define : Ctx.Opts.ExtraDefines)
      Job.Defines.push_back(Define);
    Program.Jobs.push_back(std::move(Job));
  }
  for (auto &[Name, Program] : Programs) {
    bool Kernel = any_of(Program.Jobs, [&](const ParseJob &Job) {
      return includesKernelHeader(Job.File, Ctx.SearchRoot);
    });
    // Files that are gone cannot be asked; say so rather than drop them.
    Program.Kind = Kernel || Program.Jobs.empty() ? LoadedProject::Kernel
                                                  : LoadedProject::UserMode;
    Result.push_back(std::move(Program));
  }
  if (Result.empty()) {
    LoadedProject Empty;
    Empty.Path = Path;
    Empty.Problems.push_back("'" + Path +
                             "' lists no command; have it written again");
    Result.push_back(std::move(Empty));
  }
  return Result;
}

} // namespace project
} // namespace fltlint
