//===- DriverProject.h - One project file as parse jobs ---------*- C++ -*-===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FLTLINT_LIB_PROJECT_DRIVERPROJECT_H
#define FLTLINT_LIB_PROJECT_DRIVERPROJECT_H

#include "fltlint/Project/Discover.h"
#include <string>
#include <vector>

namespace fltlint {
namespace project {

/// What a project file, of whatever kind, comes to.
struct LoadedProject {
  enum KindTy : uint8_t {
    Unreadable,
    Kernel,        ///< A driver.
    KernelLibrary, ///< A static library of kernel code.
    UserMode
  } Kind = Unreadable;
  std::string Name, Path;
  std::vector<ParseJob> Jobs;
  /// Projects it links, as paths on disk.
  std::vector<std::string> References;
  std::vector<std::string> Notices, Problems;
};

/// What is the same for all projects of one discovery.
struct ProjectContext {
  const DiscoverOptions &Opts;
  /// The repository.
  std::string SearchRoot;
  /// Of the solution that names the project; empty: none does.
  std::string SolutionDir;
};

/// Visual Studio 2010 and later.
LoadedProject loadVcxproj(const std::string &Path, const ProjectContext &Ctx);
/// Visual Studio 2002 to 2008.
LoadedProject loadVcproj(const std::string &Path, const ProjectContext &Ctx);
/// The build utility of the DDKs and WDKs up to 7.
LoadedProject loadSources(const std::string &Path, const ProjectContext &Ctx);

/// Whether a file named `sources` is one.
bool isSourcesFile(const std::string &Path);

/// A job with the options of the user in it.
ParseJob startJob(const std::string &File, const std::string &Directory,
                  const ProjectContext &Ctx);

bool isSourceFile(llvm::StringRef Path);

/// The file reaches one of the kernel's headers (fltkernel.h, ntifs.h,
/// ntddk.h, wdm.h) by its includes, looked for below \p Root.
bool includesKernelHeader(const std::string &File, const std::string &Root);

/// The file has code, not only macros, that depends on DBG.
bool hasDebugCode(const std::string &File);

/// Forgets what includesKernelHeader remembers of the disk.
void clearSourceScans();

/// The file defines a function DriverEntry.
bool definesDriverEntry(const std::string &File);

} // namespace project
} // namespace fltlint

#endif // FLTLINT_LIB_PROJECT_DRIVERPROJECT_H
