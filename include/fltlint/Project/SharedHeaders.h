//===- SharedHeaders.h - Bundled headers parsed once ------------*- C++ -*-===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Nearly all that parsing a driver's file costs is reading the bundled headers
/// at its top, which are the same for each file. So Clang's tables after them
/// are kept, precompiled, and further files begin with these. What comes out of
/// a file is the same to the last byte; where that is not certain, the file is
/// parsed as if there were nothing to share.
///
//===----------------------------------------------------------------------===//

#ifndef FLTLINT_PROJECT_SHAREDHEADERS_H
#define FLTLINT_PROJECT_SHAREDHEADERS_H

#include "llvm/ADT/StringMap.h"
#include "llvm/Support/Error.h"
#include <memory>
#include <mutex>
#include <string>

namespace fltlint {
namespace project {

struct HeaderWish;
struct PrecompiledHeader;
class ShippedHeaders;

/// Precompiles what most drivers begin with into \p Folder, for all programs of
/// this build of FltLint.
llvm::Error writeShippedHeaders(llvm::StringRef Folder);

/// Where that is: beside an installed fltlint, else where FltLint was built.
std::string shippedHeaderDirectory();

/// What the parse jobs of one command share. Thread-safe. Nobody waits for
/// anybody else: whoever comes while headers are being precompiled parses them
/// as ever, and so does everybody if that never ends.
class SharedHeaders {
public:
  /// Precompiling headers costs about as much as parsing them two and a half
  /// times. The second file that wants them is taken for the first of several.
  static constexpr unsigned WorthFrom = 2;
  /// With fewer files all in all it is not worth it.
  static constexpr unsigned WorthFiles = 5;

  /// Precompiles what \p From files want and \p Shipped, a folder that
  /// writeShippedHeaders filled, has not; 0: nothing, and takes nothing.
  explicit SharedHeaders(unsigned From = WorthFrom,
                         llvm::StringRef Shipped = "");
  ~SharedHeaders();

  /// There will be \p Files at most. To be told before the first.
  void expect(size_t Files) { Few = Files < WorthFiles; }

  /// What \p Wish asks for, or null: if it is too early to say that
  /// precompiling it is worth it. When that is so it is done here, in the time
  /// of the job.
  std::shared_ptr<const PrecompiledHeader> find(const HeaderWish &Wish);

  /// The file began with what it was given, or it did not and was parsed anew.
  void tell(const HeaderWish &Wish, bool Adopted);

  struct Statistics {
    unsigned Precompiled = 0, Adopted = 0, Refused = 0;
  };
  Statistics statistics();

private:
  struct Entry {
    unsigned Wanted = 0;
    std::shared_ptr<const PrecompiledHeader> Headers;
  };

  const unsigned From;
  bool Few = false;
  std::mutex Lock;
  std::unique_ptr<ShippedHeaders> Shipped;
  llvm::StringMap<Entry> Entries;
  /// How often a file's way to include a bundled header was too much for us,
  /// less how often it was not.
  llvm::StringMap<int> Disappointments;
  Statistics Stats;
};

} // namespace project
} // namespace fltlint

#endif // FLTLINT_PROJECT_SHAREDHEADERS_H
