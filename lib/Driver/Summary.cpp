//===- Summary.cpp - What was not analysed, and the closing line ----------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "fltlint/Driver/Audit.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Format.h"

using namespace fltlint;
using namespace fltlint::driver;
using llvm::raw_ostream;
using llvm::StringRef;

/// Names shown of a list unless everything is asked for.
static constexpr size_t MaxNames = 10;

static std::string count(uint64_t N, StringRef Singular, StringRef Plural) {
  return std::to_string(N) + " " + (N == 1 ? Singular : Plural).str();
}

static void printNames(raw_ostream &OS, StringRef What,
                       const std::set<std::string> &Names, bool Verbose) {
  if (Names.empty())
    return;
  OS << What << " (" << Names.size() << "): ";
  size_t Shown = 0;
  for (const std::string &Name : Names) {
    if (Shown == MaxNames && !Verbose)
      break;
    OS << (Shown++ ? ", " : "") << Name;
  }
  if (Shown < Names.size())
    OS << " and " << Names.size() - Shown << " more (--verbose names all)";
  OS << '\n';
}

static std::string describeFunction(const IncompleteFunction &I) {
  std::string Text;
  if (!I.Where.Path.empty())
    Text = I.Where.Path + ":" + std::to_string(I.Where.Line) + ":" +
           std::to_string(I.Where.Column) + ": ";
  return Text + "'" + I.Function + "'";
}

static bool isSameFunction(const IncompleteFunction &A,
                           const IncompleteFunction &B) {
  return A.Function == B.Function && A.Where.Path == B.Where.Path &&
         A.Where.Line == B.Where.Line && A.Where.Column == B.Where.Column;
}

void driver::printSummary(const AuditReport &R, raw_ostream &OS,
                          const SummaryOptions &Opts) {
  if (Opts.Verbose) {
    for (const std::string &Error : R.Errors)
      OS << "clang: " << Error << '\n';
  } else if (!R.Errors.empty()) {
    OS << "clang reports " << count(R.Errors.size(), "error", "errors")
       << " in these files; what they leave unknown is not guessed (--verbose "
          "prints them)\n";
  }
  for (const std::string &Notice : R.Notices)
    OS << "note: " << Notice << '\n';
  printNames(OS, "headers not found, taken as empty", R.MissingHeaders,
             Opts.Verbose);
  printNames(OS, "names not declared anywhere, given a stand-in",
             R.StubbedNames, Opts.Verbose);
  printNames(OS, "functions declared only by their use", R.ImplicitFunctions,
             Opts.Verbose);

  // Sorted, so that the reasons of one function stand together.
  unsigned NotFully = 0;
  for (auto I = R.Incomplete.begin(), E = R.Incomplete.end(); I != E;
       ++NotFully) {
    OS << "not fully analysed: " << describeFunction(*I);
    StringRef Separator = ": ";
    for (auto First = I; I != E && isSameFunction(*First, *I); ++I) {
      OS << Separator << I->Reason;
      Separator = "; ";
    }
    OS << '\n';
  }
  if (Opts.Stats && R.FromSources)
    OS << "statistics: " << count(R.Files, "file", "files") << ", "
       << R.FilesParsed << " parsed, " << R.FilesCached << " from the cache; "
       << count(R.Programs, "program", "programs") << ", "
       << R.Programs - R.ProgramsCached << " analysed, " << R.ProgramsCached
       << " from the cache\n"
       << "statistics: "
       << count(R.Headers.Precompiled, "precompiled header",
                "precompiled headers")
       << ", " << count(R.Headers.Adopted, "parse", "parses")
       << " began with one, " << R.Headers.Refused << " could not\n";
  if (Opts.Stats)
    OS << "statistics: " << count(R.Drivers, "driver", "drivers") << ", "
       << R.Stats.FunctionsDefined << " functions defined, "
       << R.Stats.FunctionsRelevant << " that can reach a context DDI, "
       << R.Stats.Steps << " steps, " << R.Stats.Unconfirmed
       << " candidates that no exact path confirmed\n";
  OS << "fltlint: " << count(R.Files, "file", "files");
  if (R.FilesFailed)
    OS << " (" << R.FilesFailed << " failed)";
  OS << ", " << count(R.Stats.FunctionsAnalysed, "function", "functions")
     << " analysed, " << NotFully << " not fully analysed, "
     << count(R.Findings.size(), "finding", "findings");
  if (R.Suppressed)
    OS << " (" << R.Suppressed << " more suppressed by NOLINT)";
  OS << ", " << llvm::format("%.1f", R.Seconds) << " s";
  if (!R.Hidden.empty())
    OS << " (" << R.Hidden.size() << " more may be, see --profile=strict)";
  OS << '\n';
}

std::vector<report::Notification>
driver::makeNotifications(const AuditReport &R) {
  std::vector<report::Notification> Notifications;
  for (const std::string &Problem : R.Problems)
    Notifications.push_back({Severity::Error, Problem, {}});
  for (const IncompleteFunction &I : R.Incomplete)
    Notifications.push_back(
        {Severity::Warning,
         "'" + I.Function + "' was not fully analysed: " + I.Reason, I.Where});
  return Notifications;
}
