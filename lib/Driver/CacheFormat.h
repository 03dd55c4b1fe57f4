//===- CacheFormat.h - How entries of the cache are written -----*- C++ -*-===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FLTLINT_LIB_DRIVER_CACHEFORMAT_H
#define FLTLINT_LIB_DRIVER_CACHEFORMAT_H

#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/BLAKE3.h"
#include "llvm/Support/DataExtractor.h"
#include "llvm/Support/LEB128.h"
#include "llvm/Support/raw_ostream.h"
#include <string>
#include <vector>

namespace fltlint {
namespace driver {
namespace cache {

using llvm::StringRef;

/// Hashes a sequence of fields, of which each is told from its neighbours.
class KeyBuilder {
public:
  void add(StringRef Text) {
    add(uint64_t(Text.size()));
    Hash.update(Text);
  }
  void add(uint64_t Number) {
    uint8_t Bytes[8];
    for (unsigned I = 0; I != 8; ++I)
      Bytes[I] = uint8_t(Number >> (8 * I));
    Hash.update(llvm::ArrayRef<uint8_t>(Bytes));
  }
  void add(const std::vector<std::string> &Texts) {
    add(uint64_t(Texts.size()));
    for (const std::string &Text : Texts)
      add(StringRef(Text));
  }
  std::string finish() {
    return llvm::toHex(Hash.final<20>(), /*LowerCase=*/true);
  }

private:
  llvm::BLAKE3 Hash;
};

constexpr size_t ChecksumSize = 16;

inline std::string checksum(StringRef Data) {
  auto Hash =
      llvm::BLAKE3::hash<ChecksumSize>(llvm::arrayRefFromStringRef(Data));
  return std::string(reinterpret_cast<const char *>(Hash.data()), Hash.size());
}

class Writer {
public:
  explicit Writer(llvm::raw_ostream &OS) : OS(OS) {}

  void number(uint64_t N) { llvm::encodeULEB128(N, OS); }
  void bytes(StringRef Text) {
    number(Text.size());
    OS << Text;
  }
  void table(const std::vector<StringRef> &Sorted) {
    number(Sorted.size());
    StringRef Last;
    for (StringRef Text : Sorted) {
      size_t Shared = 0, End = std::min(Last.size(), Text.size());
      while (Shared != End && Last[Shared] == Text[Shared])
        ++Shared;
      number(Shared);
      bytes(Text.drop_front(Shared));
      Last = Text;
    }
  }

private:
  llvm::raw_ostream &OS;
};

/// Reads what Writer wrote. After an error everything reads as empty.
class Reader {
public:
  explicit Reader(StringRef Data)
      : Data(Data, /*IsLittleEndian=*/true, /*AddressSize=*/8), C(0) {}
  ~Reader() { llvm::consumeError(C.takeError()); }

  uint64_t number() { return Data.getULEB128(C); }
  StringRef bytes() { return take(number()); }
  StringRef take(uint64_t Size) { return Data.getBytes(C, Size); }
  StringRef rest() { return Data.getData().drop_front(C.tell()); }
  /// Of things of at least \p Size bytes each; so that no number, however
  /// wrong, makes us reserve more than there can be.
  size_t count(size_t Size) {
    uint64_t N = number();
    if (N > Data.size() / Size)
      return Bad = true, 0;
    return N;
  }
  std::vector<std::string> table() {
    std::vector<std::string> Result(count(2));
    StringRef Last;
    for (std::string &Text : Result) {
      Text = Last.take_front(number()).str();
      Text += bytes();
      Last = Text;
    }
    return Result;
  }
  const std::string &entry(const std::vector<std::string> &Table) {
    uint64_t N = number();
    if (N < Table.size())
      return Table[N];
    Bad = true;
    return Empty;
  }
  bool ok() { return !Bad && bool(C); }
  void fail() { Bad = true; }

private:
  llvm::DataExtractor Data;
  llvm::DataExtractor::Cursor C;
  bool Bad = false;
  std::string Empty;
};

} // namespace cache
} // namespace driver
} // namespace fltlint

#endif // FLTLINT_LIB_DRIVER_CACHEFORMAT_H
