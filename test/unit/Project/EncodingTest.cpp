//===- EncodingTest.cpp - Sources in any encoding, as UTF-8 ---------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Project/Encoding.h"
#include "gtest/gtest.h"

using namespace fltlint::project;
using llvm::StringRef;

namespace {

TEST(Encoding, Utf8IsLeftAlone) {
  EXPECT_EQ(toReadableText("int a; // plain"), std::nullopt);
  EXPECT_EQ(toReadableText("\xEF\xBB\xBFint a; // \xC3\xA9"), std::nullopt);
  EXPECT_EQ(toReadableText(""), std::nullopt);
}

TEST(Encoding, Utf16BecomesUtf8) {
  EXPECT_EQ(toReadableText(StringRef("\xFF\xFE"
                                     "a\0b\0",
                                     6)),
            "ab");
  EXPECT_EQ(toReadableText(StringRef("\xFE\xFF"
                                     "\0a\0b",
                                     6)),
            "ab");
  // U+20AC and, as a surrogate pair, U+1F600.
  EXPECT_EQ(toReadableText(StringRef("\xFF\xFE\xAC\x20\x3D\xD8\x00\xDE", 8)),
            "\xE2\x82\xAC\xF0\x9F\x98\x80");
}

TEST(Encoding, Utf16WithoutAMark) {
  EXPECT_EQ(toReadableText(StringRef("i\0n\0t\0 \0a\0;\0", 12)), "int a;");
  // One NUL does not make it UTF-16.
  EXPECT_EQ(toReadableText(StringRef("ab\0cdefgh", 9)), std::nullopt);
}

TEST(Encoding, DamagedUtf16IsReadAsFarAsItGoes) {
  // A lone surrogate, then half a unit.
  EXPECT_EQ(toReadableText(StringRef("\xFF\xFE"
                                     "a\0\x00\xD8"
                                     "b\0c",
                                     9)),
            "a\xEF\xBF\xBD"
            "b");
}

TEST(Encoding, LegacyBytesKeepTheirColumns) {
  std::string Latin1 = "/* caf\xE9 */ int a;";
  std::optional<std::string> Text = toReadableText(Latin1);
  ASSERT_TRUE(Text);
  EXPECT_EQ(*Text, "/* caf_ */ int a;");
}

// Many characters of Shift-JIS and GBK end in the byte 0x5C. At the end of a
// line comment it would continue the comment over the next line, in a string
// it would hide the closing quote.
TEST(Encoding, SecondByteBackslashIsNoBackslash) {
  EXPECT_EQ(toReadableText("// \x95\x5C\nint a;"), "// __\nint a;");
  EXPECT_EQ(toReadableText("f(\"\x95\x5C\");"), "f(\"__\");");
  // A backslash of its own remains one.
  EXPECT_EQ(toReadableText("f(\"\x95\x95\\n\");"), "f(\"__\\n\");");
}

} // namespace
