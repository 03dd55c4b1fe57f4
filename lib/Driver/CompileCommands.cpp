//===- CompileCommands.cpp - A database for clangd ------------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "fltlint/Driver/CompileCommands.h"
#include "fltlint/Driver/FileOutput.h"
#include "fltlint/Driver/Guard.h"
#include "fltlint/Headers/Headers.h"
#include "fltlint/Project/StockClang.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/ThreadPool.h"
#include "llvm/Support/Threading.h"
#include <map>

using namespace fltlint;
using namespace fltlint::driver;
using llvm::StringRef;
using project::Forwarder;
using project::ParseJob;

namespace {

struct JobResult {
  const ParseJob *Job = nullptr;
  std::vector<project::Inclusion> Inclusions;
  std::string Prelude;
  std::string Problem;
};

class Layout {
public:
  Layout(StringRef Folder, CompileCommandsResult &Result)
      : Folder(Folder), Own(Folder.str() + "/.fltlint"), Result(Result) {}

  void writeHeaders();
  void add(JobResult &R);
  void writeDatabase();

private:
  void write(const std::string &Path, StringRef Text);
  std::string forwarderFolder(std::vector<Forwarder> Forwarders);
  std::string preludeFile(const std::string &Text);

  std::string Folder, Own;
  CompileCommandsResult &Result;
  // Most files of a driver need the same.
  std::map<std::vector<Forwarder>, std::string> ForwarderFolders;
  std::map<std::string, std::string> PreludeFiles;
  llvm::json::Array Commands;
};

} // namespace

/// Leaves alone what is right already: clangd would read it again.
void Layout::write(const std::string &Path, StringRef Text) {
  if (auto Before = llvm::MemoryBuffer::getFile(Path))
    if ((*Before)->getBuffer() == Text)
      return;
  llvm::Error E = llvm::errorCodeToError(
      llvm::sys::fs::create_directories(llvm::sys::path::parent_path(Path)));
  if (!E)
    E = writeFile(Path, Text);
  // One is enough: all of it goes to the same folder.
  if (E && Result.Problems.empty())
    Result.Problems.push_back(Path + ": cannot be written (" +
                              llvm::toString(std::move(E)) +
                              "); check the folder behind -o");
  else
    llvm::consumeError(std::move(E));
}

void Layout::writeHeaders() {
  for (const headers::BundledHeader &H : headers::bundledHeaders())
    write(Own + "/include/" + H.Name.str(), H.Text);
}

/// How many folders up \p Name leads at most.
static unsigned countUpwards(StringRef Name) {
  int Depth = 0, Least = 0;
  llvm::SmallVector<StringRef, 8> Parts;
  Name.split(Parts, '/', -1, /*KeepEmpty=*/false);
  for (StringRef Part : Parts) {
    if (Part == ".")
      continue;
    Depth += Part == ".." ? -1 : 1;
    Least = std::min(Least, Depth);
  }
  return -Least;
}

std::string Layout::forwarderFolder(std::vector<Forwarder> Forwarders) {
  if (Forwarders.empty())
    return "";
  auto [It, New] = ForwarderFolders.try_emplace(std::move(Forwarders));
  if (!New)
    return It->second;
  // Deep enough that "../inc/a.h" is still in a folder of its own.
  unsigned Up = 0;
  for (const Forwarder &F : It->first)
    Up = std::max(Up, countUpwards(F.Name));
  It->second = Own + "/found/" + std::to_string(ForwarderFolders.size());
  for (unsigned I = 0; I != Up; ++I)
    It->second += "/up";
  for (const Forwarder &F : It->first) {
    llvm::SmallString<256> Path(It->second + "/" + F.Name);
    llvm::sys::path::remove_dots(Path, /*remove_dot_dot=*/true);
    write(Path.str().str(), F.Text);
  }
  // It has to be there for "..", whatever is in it.
  (void)llvm::sys::fs::create_directories(It->second);
  return It->second;
}

std::string Layout::preludeFile(const std::string &Text) {
  if (Text.empty())
    return "";
  auto [It, New] = PreludeFiles.try_emplace(Text);
  if (New) {
    It->second = Own + "/prelude/" + std::to_string(PreludeFiles.size()) + ".h";
    write(It->second, Text);
  }
  return It->second;
}

void Layout::add(JobResult &R) {
  if (!R.Problem.empty())
    Result.Problems.push_back(R.Problem);
  std::vector<project::Inclusion> Hopeless;
  project::StockClangFolders Folders;
  Folders.Headers = Own + "/include";
  Folders.Forwarders = forwarderFolder(
      project::findForwarders(*R.Job, R.Inclusions, Folders.Headers, Hopeless));
  Folders.Prelude = preludeFile(R.Prelude);
  for (const project::Inclusion &I : Hopeless)
    Result.Notices.push_back("'" + I.From + "' includes '" + I.Written +
                             "', which Clang's own tools will not find as "
                             "fltlint does");

  llvm::SmallString<256> Directory(R.Job->Directory);
  llvm::sys::fs::make_absolute(Directory);
  Commands.push_back(llvm::json::Object{
      {"directory", Directory.str().str()},
      {"file", R.Job->File},
      {"arguments", project::stockClangArguments(*R.Job, Folders)}});
}

void Layout::writeDatabase() {
  std::string Text;
  llvm::raw_string_ostream OS(Text);
  OS << llvm::formatv("{0:2}", llvm::json::Value(std::move(Commands))) << '\n';
  OS.flush();
  write(Folder + "/compile_commands.json", Text);
}

CompileCommandsResult
driver::writeCompileCommands(llvm::ArrayRef<project::Driver> Drivers,
                             const CompileCommandsOptions &Opts) {
  std::vector<JobResult> Jobs;
  for (const project::Driver &D : Drivers)
    for (const ParseJob &Job : D.Jobs) {
      Jobs.emplace_back();
      Jobs.back().Job = &Job;
    }

  auto Cache = std::make_shared<ModelCache>(Opts.Cache);
  Progress Shown(Opts.ProgressMode, Jobs.size());
  {
    llvm::DefaultThreadPool Pool(llvm::hardware_concurrency(Opts.Threads));
    for (JobResult &R : Jobs)
      Pool.async([&R, &Cache, &Shown, Timeout = Opts.Timeout] {
        llvm::Expected<CachedOutcome> C = guardedParse(Cache, *R.Job, Timeout);
        if (C) {
          R.Inclusions = std::move(C->Outcome.Inclusions);
          R.Prelude = std::move(C->Outcome.Prelude);
        } else {
          R.Problem = llvm::toString(C.takeError());
        }
        Shown.finish(R.Job->File);
      });
    Pool.wait();
  }
  Shown.clear();

  CompileCommandsResult Result;
  llvm::SmallString<256> Folder(Opts.Folder);
  llvm::sys::fs::make_absolute(Folder);
  llvm::sys::path::remove_dots(Folder, /*remove_dot_dot=*/false);
  Layout L(Folder, Result);
  L.writeHeaders();
  for (JobResult &R : Jobs)
    L.add(R);
  L.writeDatabase();
  llvm::append_range(Result.Notices, Cache->finish());
  return Result;
}
