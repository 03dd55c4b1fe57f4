//===- Progress.cpp - How far a long command has come ---------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "fltlint/Driver/Progress.h"
#include "fltlint/Driver/Platform.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/Process.h"

using namespace fltlint::driver;
using llvm::errs;
using llvm::StringRef;
using llvm::sys::Process;

Progress::Mode Progress::choose(bool Verbose) {
  if (Verbose)
    return Lines;
  // "dumb" is what shells in editors say, which cannot go back in a line.
  bool Watched = Process::StandardErrIsDisplayed() &&
                 Process::GetEnv("TERM").value_or("") != "dumb";
  return Watched ? Bar : Off;
}

/// LLVM asks Windows for it; elsewhere it knows it only if $COLUMNS is
/// exported.
static size_t countColumns() {
  if (unsigned Columns = Process::StandardErrColumns())
    return Columns;
  if (unsigned Columns = terminalColumns())
    return Columns;
  return 80;
}

void Progress::start(const llvm::Twine &What) {
  if (M != Bar)
    return;
  std::lock_guard<std::mutex> Guard(Lock);
  llvm::SmallString<128> Text;
  // Nothing else may be drawn for long.
  draw(What.toStringRef(Text), /*AtOnce=*/true);
}

void Progress::finish(const llvm::Twine &What) {
  if (M == Off)
    return;
  std::lock_guard<std::mutex> Guard(Lock);
  ++Done;
  llvm::SmallString<128> Text;
  if (M == Bar)
    draw(What.toStringRef(Text), /*AtOnce=*/Done == 1);
  else
    errs() << '[' << Done << '/' << Total << "] " << What << '\n';
}

void Progress::draw(StringRef What, bool AtOnce) {
  auto Now = std::chrono::steady_clock::now();
  if (!AtOnce && Now - LastDrawn < std::chrono::milliseconds(50))
    return;
  LastDrawn = Now;

  constexpr size_t BarWidth = 24;
  size_t Filled = Total ? Done * BarWidth / Total : 0;
  std::string Line = "[" + std::string(Filled, '=') +
                     std::string(BarWidth - Filled, ' ') + "] " +
                     std::to_string(Done) + "/" + std::to_string(Total) + " ";
  // A line that wraps could not be drawn over. The last column may wrap too.
  size_t Columns = countColumns();
  size_t Room = Columns > Line.size() + 1 ? Columns - Line.size() - 1 : 0;
  // What tells paths apart is at their end.
  Line += What.take_back(Room);
  size_t Shown = Line.size();
  if (Shown < Width)
    Line.append(Width - Shown, ' ');
  Width = Shown;
  errs() << '\r' << Line;
  errs().flush();
}

void Progress::clear() {
  std::lock_guard<std::mutex> Guard(Lock);
  if (M != Bar || !Width)
    return;
  errs() << '\r' << std::string(Width, ' ') << '\r';
  errs().flush();
  Width = 0;
}
