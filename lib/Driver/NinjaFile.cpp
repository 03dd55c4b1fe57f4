//===- NinjaFile.cpp - An audit as a build file ---------------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "fltlint/Driver/NinjaFile.h"
#include "fltlint/Driver/FileOutput.h"
#include "fltlint/Driver/JobArguments.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

using namespace fltlint;
using namespace fltlint::driver;
using llvm::raw_ostream;
using llvm::StringRef;

static std::string absolute(StringRef Path) {
  llvm::SmallString<256> P(Path);
  llvm::sys::fs::make_absolute(P);
  llvm::sys::path::remove_dots(P, /*remove_dot_dot=*/false);
  return P.str().str();
}

/// Escapes text for the value of a variable.
static std::string value(StringRef Text) {
  std::string Result;
  for (char C : Text) {
    if (C == '$')
      Result += '$';
    Result += C;
  }
  return Result;
}

/// Escapes a path in a build statement.
static std::string path(StringRef Path) {
  std::string Result;
  for (char C : Path) {
    if (C == '$' || C == ' ' || C == ':')
      Result += '$';
    Result += C;
  }
  return Result;
}

namespace {

class NinjaWriter {
public:
  NinjaWriter(raw_ostream &OS, const NinjaOptions &Opts)
      : OS(OS), Opts(Opts), Folder(absolute(Opts.Path) + ".out"),
        FltLint(absolute(Opts.FltLint)) {
    for (const std::string &File : Opts.DdiFiles)
      DdiFiles.push_back(absolute(File));
  }

  void writeRules();
  void writeDriver(const project::Driver &D);

private:
  void define(StringRef Name, llvm::ArrayRef<std::string> Arguments) {
    if (!Arguments.empty())
      OS << "  " << Name << " = " << value(quoteForShell(Arguments)) << '\n';
  }
  std::string uniqueName(StringRef Wanted, StringRef Scope = "");

  raw_ostream &OS;
  const NinjaOptions &Opts;
  std::string Folder, FltLint;
  std::vector<std::string> DdiFiles;
  llvm::StringSet<> Names;
};

} // namespace

/// A name for files, from whatever a driver or a source is called; of its own
/// within \p Scope, on disks that do not look at case too.
std::string NinjaWriter::uniqueName(StringRef Wanted, StringRef Scope) {
  std::string Clean = Wanted.str();
  for (char &C : Clean)
    if (!llvm::isAlnum(C) && !StringRef("._-").contains(C))
      C = '_';
  std::string Name = Clean;
  for (unsigned N = 2;
       !Names.insert((Scope + "/" + StringRef(Name).lower()).str()).second; ++N)
    Name = Clean + "-" + std::to_string(N);
  return Name;
}

void NinjaWriter::writeRules() {
  std::string Program = value(quoteForShell(FltLint));
  std::vector<std::string> RunArgs = Opts.RunArguments;
  for (const std::string &File : DdiFiles)
    RunArgs.push_back("--ddi=" + File);
  auto More = [](const std::vector<std::string> &Args) {
    return Args.empty() ? std::string() : " " + value(quoteForShell(Args));
  };
  OS << "# Written by 'fltlint audit --emit-ninja'. Write it again when files\n"
        "# are added to a project, or its settings change.\n"
        "ninja_required_version = 1.5\n"
     << "builddir = " << value(Folder) << "\n\n"
     << "rule model\n"
     << "  command = " << Program << " model $in -o $out --depfile=$out.d"
     << More(Opts.ModelArguments) << " $options\n"
     << "  depfile = $out.d\n"
        "  deps = gcc\n"
        "  description = Model of $in\n\n"
        "rule link\n"
     << "  command = " << Program << " link @$out.rsp -o $out $options\n"
     << "  rspfile = $out.rsp\n"
        "  rspfile_content = $in\n"
        "  description = Model of driver $driver\n\n"
        "rule analyse\n"
     << "  command = " << Program << " run-model $in --sarif=$out"
     << More(RunArgs) << "\n"
     << "  description = Analysis of driver $driver\n";
}

void NinjaWriter::writeDriver(const project::Driver &D) {
  std::string Name = uniqueName(D.Name);
  std::string Base = Folder + "/" + Name;
  OS << "\n# " << value(D.Origin) << '\n';
  std::vector<std::string> Models;
  for (const project::ParseJob &Job : D.Jobs) {
    std::string Model = Base + "/" +
                        uniqueName(llvm::sys::path::filename(Job.File), Name) +
                        ".model";
    OS << "build " << path(Model) << ": model " << path(Job.File) << " | "
       << path(FltLint) << '\n';
    std::vector<std::string> Options = jobArguments(Job);
    if (!Job.ExtraArgs.empty()) {
      Options.push_back("--");
      llvm::append_range(Options, Job.ExtraArgs);
    }
    define("options", Options);
    Models.push_back(std::move(Model));
  }
  OS << "build " << path(Base + ".model") << ": link";
  for (const std::string &Model : Models)
    OS << ' ' << path(Model);
  OS << " | " << path(FltLint) << '\n';
  define("options", {"--name=" + D.Name});
  OS << "  driver = " << value(D.Name) << '\n';
  OS << "build " << path(Base + ".sarif") << ": analyse "
     << path(Base + ".model") << " | " << path(FltLint);
  for (const std::string &File : DdiFiles)
    OS << ' ' << path(File);
  OS << "\n  driver = " << value(D.Name) << '\n';
}

llvm::Error driver::writeNinjaFile(llvm::ArrayRef<project::Driver> Drivers,
                                   const NinjaOptions &Opts) {
  return printFile(Opts.Path, [&](raw_ostream &OS) {
    NinjaWriter W(OS, Opts);
    W.writeRules();
    for (const project::Driver &D : Drivers)
      W.writeDriver(D);
  });
}
