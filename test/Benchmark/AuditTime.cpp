//===- AuditTime.cpp - What an audit costs besides the parsing ------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// For each path that is named, the time of an audit with an empty cache, and
/// of one with a full cache, against that of Clang alone on the same files with
/// the same options, all in this process:
///
///   fltlint-audit-bench [--jobs N] [--cold LIMIT] [--warm LIMIT] PATH...
///
/// The goals are 1.10 and 0.10; --cold and --warm make more than these an
/// error. Time is that of the processor, so that other work on the machine does
/// not count, and the least of three runs.
///
//===----------------------------------------------------------------------===//

#include "fltlint/Driver/Audit.h"
#include "fltlint/Driver/Guard.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/ManagedStatic.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/ThreadPool.h"
#include "llvm/Support/raw_ostream.h"

using namespace fltlint;

static constexpr unsigned Runs = 3;

/// Of the processor, all threads together, in seconds.
static double usedTime() {
  llvm::sys::TimePoint<> Elapsed;
  std::chrono::nanoseconds User, System;
  llvm::sys::Process::GetTimeUsage(Elapsed, User, System);
  return std::chrono::duration<double>(User + System).count();
}

template <typename FnT> static double timeOf(FnT Fn) {
  double Start = usedTime();
  Fn();
  return usedTime() - Start;
}

namespace {

struct Times {
  double Parse = 1e9, Cold = 1e9, Warm = 1e9;
  unsigned Files = 0;
};

} // namespace

static Times measure(driver::AuditOptions Opts) {
  Times T;
  for (unsigned Run = 0; Run != Runs; ++Run) {
    T.Parse = std::min(
        T.Parse, timeOf([&] {
          project::Discovery Found =
              project::discover(Opts.Paths, Opts.Discover);
          llvm::DefaultThreadPool Pool(
              llvm::hardware_concurrency(Opts.Threads));
          std::set<std::string> Seen;
          for (const project::Driver &D : Found.Drivers)
            for (const project::ParseJob &Job : D.Jobs) {
              // As an audit does, jobs that are the same once.
              std::string Key =
                  Job.File + '\0' +
                  llvm::join(Job.Defines, llvm::StringRef("\0", 1)) + '\0' +
                  llvm::join(Job.IncludeDirs, llvm::StringRef("\0", 1));
              if (!Seen.insert(Key).second)
                continue;
              Pool.async([&Job] {
                driver::runGuarded(
                    [&] { llvm::consumeError(project::parseOnly(Job)); });
              });
            }
          Pool.wait();
        }));
    llvm::SmallString<128> Folder;
    if (llvm::sys::fs::createUniqueDirectory("fltlint-bench", Folder)) {
      llvm::errs() << "fltlint-audit-bench: there is no place for a cache\n";
      exit(2);
    }
    Opts.Cache.Directory = Folder.str().str();
    T.Cold = std::min(
        T.Cold, timeOf([&] { T.Files = driver::audit(Opts).FilesParsed; }));
    T.Warm = std::min(T.Warm, timeOf([&] { driver::audit(Opts); }));
    llvm::sys::fs::remove_directories(Folder);
  }
  return T;
}

static void print(llvm::StringRef Name, const Times &T) {
  llvm::outs() << llvm::format("%-28s %5u %8.3f %8.3f %6.2f %8.3f %6.2f\n",
                               Name.str().c_str(), T.Files, T.Parse, T.Cold,
                               T.Cold / T.Parse, T.Warm, T.Warm / T.Parse);
  llvm::outs().flush();
}

int main(int Argc, char **Argv) {
  driver::AuditOptions Opts;
  Opts.Discover.BothDebugValues = true;
  double ColdLimit = 1e9, WarmLimit = 1e9;
  std::vector<std::string> Paths;
  for (int K = 1; K < Argc; ++K) {
    llvm::StringRef A = Argv[K], Value = K + 1 < Argc ? Argv[K + 1] : "";
    bool Wrong = false;
    if (A == "--jobs")
      Wrong = Value.getAsInteger(10, Opts.Threads), ++K;
    else if (A == "--cold")
      Wrong = !llvm::to_float(Value, ColdLimit), ++K;
    else if (A == "--warm")
      Wrong = !llvm::to_float(Value, WarmLimit), ++K;
    else
      Paths.push_back(A.str());
    if (Wrong) {
      llvm::errs() << "fltlint-audit-bench: '" << Value << "' is no number\n";
      return 2;
    }
  }
  llvm::outs()
      << "                             parsed    Clang     cold  ratio  "
         "   warm  ratio\n";
  Times Sum{0, 0, 0, 0};
  for (const std::string &Path : Paths) {
    Opts.Paths = {Path};
    Times T = measure(Opts);
    print(llvm::StringRef(Path).take_back(28), T);
    Sum.Parse += T.Parse;
    Sum.Cold += T.Cold;
    Sum.Warm += T.Warm;
    Sum.Files += T.Files;
  }
  print("all", Sum);
  bool Slow =
      Sum.Cold > ColdLimit * Sum.Parse || Sum.Warm > WarmLimit * Sum.Parse;
  if (Slow)
    llvm::outs() << "SLOW\n";
  return driver::finish(Slow);
}
