//===- HeadersTest.cpp - The headers kept in the program ------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "fltlint/Headers/Headers.h"
#include "llvm/ADT/STLExtras.h"
#include "gtest/gtest.h"

using namespace fltlint::headers;
using llvm::StringRef;

static StringRef textOf(StringRef Name) {
  for (const BundledHeader &H : bundledHeaders())
    if (H.Name == Name)
      return H.Text;
  return StringRef();
}

TEST(Headers, SortedAndLowerCase) {
  auto All = bundledHeaders();
  EXPECT_TRUE(llvm::is_sorted(
      All, [](const auto &A, const auto &B) { return A.Name < B.Name; }));
  for (const BundledHeader &H : All)
    EXPECT_EQ(H.Name.str(), H.Name.lower());
}

TEST(Headers, WholeAndTerminated) {
  for (StringRef Name : {"fltkernel.h", "ntifs.h", "ntddk.h", "wdm.h",
                         "ntstrsafe.h", "sal.h", "suppress.h", "dontuse.h"})
    EXPECT_FALSE(textOf(Name).empty()) << Name.str();
  for (const BundledHeader &H : bundledHeaders()) {
    EXPECT_TRUE(H.Text.starts_with("/*===- " + H.Name.str())) << H.Name.str();
    EXPECT_TRUE(H.Text.ends_with("\n")) << H.Name.str();
    // Clang reads on until a NUL.
    EXPECT_EQ(H.Text.data()[H.Text.size()], '\0') << H.Name.str();
    EXPECT_EQ(H.Text.find('\0'), StringRef::npos) << H.Name.str();
  }
}

TEST(Headers, YieldMacroCoversItsLines) {
  StringRef Text = "struct A;\n"                  // 1
                   "#ifndef __FLTLINT_YIELD__B\n" // 2
                   "struct _B {\n"                // 3
                   "#if 1\n"                      // 4
                   "  int C;\n"                   // 5
                   "#endif\n"                     // 6
                   "};\n"                         // 7
                   "#endif\n"                     // 8
                   "int D;\n"                     // 9
                   "#ifndef E\n"                  // 10
                   "#define E\n"                  // 11
                   "#endif\n"                     // 12
                   "#ifndef __FLTLINT_YIELD_F\n"  // 13
                   "typedef int F;\n"             // 14
                   "#endif\n";                    // 15
  EXPECT_EQ(yieldMacroAt(Text, 1), "");
  for (unsigned Line : {3, 5, 7})
    EXPECT_EQ(yieldMacroAt(Text, Line), "__FLTLINT_YIELD__B") << Line;
  for (unsigned Line : {9, 11})
    EXPECT_EQ(yieldMacroAt(Text, Line), "") << Line;
  EXPECT_EQ(yieldMacroAt(Text, 14), "__FLTLINT_YIELD_F");
  EXPECT_EQ(yieldMacroAt(Text, 15), "");
  EXPECT_EQ(yieldMacroAt(Text, 99), "");
}
