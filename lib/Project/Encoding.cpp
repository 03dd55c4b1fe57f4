//===- Encoding.cpp - Sources in any encoding, as UTF-8 -------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Encoding.h"
#include "llvm/Support/ConvertUTF.h"
#include <algorithm>

using namespace llvm;

namespace fltlint {
namespace project {

/// Returns 'L' or 'B' for the byte order of UTF-16 text, 0 for anything else.
static char utf16Order(StringRef Bytes) {
  if (Bytes.starts_with("\xFF\xFE"))
    return 'L';
  if (Bytes.starts_with("\xFE\xFF"))
    return 'B';
  // Without a mark: source text is mostly ASCII, so one half of the bytes is
  // zero. A few units are enough to tell, and a NUL is in no other source.
  size_t Units = std::min<size_t>(Bytes.size() / 2, 16);
  if (Units < 4)
    return 0;
  size_t ZeroFirst = 0, ZeroSecond = 0;
  for (size_t I = 0; I != Units; ++I) {
    ZeroFirst += Bytes[2 * I] == 0;
    ZeroSecond += Bytes[2 * I + 1] == 0;
  }
  if (ZeroSecond == Units && ZeroFirst == 0)
    return 'L';
  if (ZeroFirst == Units && ZeroSecond == 0)
    return 'B';
  return 0;
}

static void appendUtf8(uint32_t C, std::string &Out) {
  if (C < 0x80) {
    Out.push_back(char(C));
  } else if (C < 0x800) {
    Out.push_back(char(0xC0 | (C >> 6)));
    Out.push_back(char(0x80 | (C & 0x3F)));
  } else if (C < 0x10000) {
    Out.push_back(char(0xE0 | (C >> 12)));
    Out.push_back(char(0x80 | ((C >> 6) & 0x3F)));
    Out.push_back(char(0x80 | (C & 0x3F)));
  } else {
    Out.push_back(char(0xF0 | (C >> 18)));
    Out.push_back(char(0x80 | ((C >> 12) & 0x3F)));
    Out.push_back(char(0x80 | ((C >> 6) & 0x3F)));
    Out.push_back(char(0x80 | (C & 0x3F)));
  }
}

std::optional<std::string> utf16ToUtf8(StringRef Bytes) {
  char Order = utf16Order(Bytes);
  if (!Order)
    return std::nullopt;
  std::string Out;
  Out.reserve(Bytes.size() / 2);
  auto Unit = [&](size_t I) -> uint32_t {
    uint8_t A = Bytes[I], B = Bytes[I + 1];
    return Order == 'L' ? A | (B << 8) : (A << 8) | B;
  };
  // An odd last byte is dropped: truncated files are to be read as far as
  // they go. So is a lone surrogate replaced rather than refused.
  for (size_t I = 0; I + 1 < Bytes.size(); I += 2) {
    uint32_t C = Unit(I);
    if (C == 0xFEFF && I == 0)
      continue;
    if (C >= 0xD800 && C < 0xDC00 && I + 3 < Bytes.size()) {
      uint32_t Low = Unit(I + 2);
      if (Low >= 0xDC00 && Low < 0xE000) {
        appendUtf8(0x10000 + ((C - 0xD800) << 10) + (Low - 0xDC00), Out);
        I += 2;
        continue;
      }
    }
    if (C >= 0xD800 && C < 0xE000)
      C = 0xFFFD;
    appendUtf8(C, Out);
  }
  return Out;
}

std::optional<std::string> toReadableText(StringRef Bytes) {
  if (std::optional<std::string> Utf8 = utf16ToUtf8(Bytes))
    return Utf8;
  const auto *Begin = reinterpret_cast<const UTF8 *>(Bytes.begin());
  const auto *End = reinterpret_cast<const UTF8 *>(Bytes.end());
  if (isLegalUTF8String(&Begin, End))
    return std::nullopt;

  std::string Out = Bytes.str();
  for (size_t I = 0; I != Out.size(); ++I) {
    if (uint8_t(Out[I]) < 0x80)
      continue;
    Out[I] = '_';
    if (I + 1 == Out.size())
      break;
    uint8_t Trail = Out[I + 1];
    if (Trail >= 0x80 || Trail == '\\')
      Out[++I] = '_';
  }
  return Out;
}

} // namespace project
} // namespace fltlint
