//===- Progress.h - How far a long command has come -------------*- C++ -*-===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FLTLINT_DRIVER_PROGRESS_H
#define FLTLINT_DRIVER_PROGRESS_H

#include "llvm/ADT/Twine.h"
#include "llvm/Support/raw_ostream.h"
#include <chrono>
#include <mutex>

namespace fltlint {
namespace driver {

/// Tells on standard error how many of a number of steps are done.
/// Thread-safe.
class Progress {
public:
  enum Mode : uint8_t {
    Off,
    Bar,  ///< One line that is drawn over again, and gone at the end.
    Lines ///< A line a step, for logs.
  };

  /// Lines if \p Verbose; else a bar if a person is watching.
  static Mode choose(bool Verbose);

  Progress(Mode M, size_t Total) : M(M), Total(Total) {}
  ~Progress() { clear(); }

  /// Something that may take long has begun.
  void start(const llvm::Twine &What);
  /// A step is done.
  void finish(const llvm::Twine &What);
  /// Takes the bar away, so that other text can be printed.
  void clear();

private:
  void draw(llvm::StringRef What, bool AtOnce);

  const Mode M;
  const size_t Total;
  size_t Done = 0;
  size_t Width = 0; ///< Of what the line shows now.
  std::chrono::steady_clock::time_point LastDrawn;
  std::mutex Lock;
};

} // namespace driver
} // namespace fltlint

#endif // FLTLINT_DRIVER_PROGRESS_H
