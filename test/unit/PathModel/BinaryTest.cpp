//===- BinaryTest.cpp - The compact form of a path model ------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "SampleModule.h"
#include "llvm/Support/Endian.h"
#include "llvm/Support/xxhash.h"
#include "gtest/gtest.h"
#include <random>

using namespace fltlint::pm;

namespace {

constexpr size_t ChecksumSize = 8;

std::string readError(llvm::StringRef Data) {
  llvm::Expected<Module> M = readBinary(Data, "cache.bin");
  return M ? "no error" : llvm::toString(M.takeError());
}

/// Makes the checksum fit what was damaged, so that the decoder gets to see it.
void fixChecksum(std::string &Data) {
  size_t End = Data.size() - ChecksumSize;
  llvm::support::endian::write64le(
      &Data[End], llvm::xxh3_64bits(llvm::StringRef(Data).take_front(End)));
}

TEST(PathModelBinary, RoundTripsExactly) {
  Module M = sampleModule();
  std::string Data = binary(M);
  llvm::Expected<Module> Again = readBinary(Data, "cache.bin");
  ASSERT_TRUE(bool(Again)) << llvm::toString(Again.takeError());
  EXPECT_EQ(fullText(*Again), fullText(M));
  EXPECT_EQ(binary(*Again), Data);
  EXPECT_EQ(Again->Types.size(), M.Types.size());
  EXPECT_EQ(Again->Strings, M.Strings);
}

TEST(PathModelBinary, EmptyModule) {
  std::string Data = binary(Module());
  llvm::Expected<Module> M = readBinary(Data, "cache.bin");
  ASSERT_TRUE(bool(M)) << llvm::toString(M.takeError());
  EXPECT_EQ(binary(*M), Data);
}

TEST(PathModelBinary, IsSmallerThanText) {
  Module M = sampleModule();
  EXPECT_LT(binary(M).size(), fullText(M).size() / 2);
}

TEST(PathModelBinary, EveryTruncationIsAnError) {
  std::string Data = binary(sampleModule());
  for (size_t Size = 0; Size < Data.size(); ++Size) {
    std::string Message = readError(llvm::StringRef(Data).take_front(Size));
    EXPECT_EQ(Message, Size < 16 ? "cache.bin: this is not a path model in "
                                   "binary form"
                                 : "cache.bin: the path model is cut short");
  }
}

TEST(PathModelBinary, EveryBitFlipIsAnError) {
  std::string Data = binary(sampleModule());
  for (size_t Byte = 0; Byte < Data.size(); ++Byte) {
    for (int Bit = 0; Bit < 8; ++Bit) {
      Data[Byte] ^= 1 << Bit;
      EXPECT_EQ(readError(Data).rfind("cache.bin: ", 0), 0u)
          << "byte " << Byte << " bit " << Bit;
      Data[Byte] ^= 1 << Bit;
    }
  }
}

// Were the checksum no help, the decoder must still end with an error or with
// a module whose every index can be followed.
TEST(PathModelBinary, DecoderSurvivesBitFlips) {
  const std::string Good = binary(sampleModule());
  auto Try = [](std::string &Data) {
    fixChecksum(Data);
    llvm::Expected<Module> M = readBinary(Data, "cache.bin");
    if (!M) {
      EXPECT_EQ(llvm::toString(M.takeError()).rfind("cache.bin: ", 0), 0u);
      return;
    }
    verify(*M);
    fullText(*M);
  };
  // The header is not the decoder's.
  for (size_t Byte = 16; Byte < Good.size() - ChecksumSize; ++Byte) {
    for (int Bit = 0; Bit < 8; ++Bit) {
      std::string Bad = Good;
      Bad[Byte] ^= 1 << Bit;
      Try(Bad);
    }
  }
  std::mt19937 Random(7);
  for (int Round = 0; Round < 2000; ++Round) {
    std::string Bad = Good;
    for (int Edits = 0; Edits < 8; ++Edits)
      Bad[16 + Random() % (Bad.size() - 16 - ChecksumSize)] = char(Random());
    Try(Bad);
  }
}

TEST(PathModelBinary, DecoderSurvivesTruncation) {
  const std::string Good = binary(sampleModule());
  for (size_t Size = 16; Size < Good.size() - ChecksumSize; ++Size) {
    std::string Bad = Good.substr(0, Size) + std::string(ChecksumSize, '\0');
    llvm::support::endian::write64le(&Bad[8], Size - 16);
    fixChecksum(Bad);
    EXPECT_EQ(readError(Bad).rfind("cache.bin: the path model is damaged: ", 0),
              0u)
        << Size;
  }
}

TEST(PathModelBinary, SaysWhatIsWrong) {
  std::string Good = binary(sampleModule());
  EXPECT_EQ(readError("something else altogether, longer than a header"),
            "cache.bin: this is not a path model in binary form");
  std::string Newer = Good;
  Newer[6] = 99;
  EXPECT_EQ(readError(Newer), "cache.bin: the path model has version 99, but "
                              "this program reads version 1");
  EXPECT_EQ(readError(Good + "x"),
            "cache.bin: the path model is followed by other data");
  std::string Flipped = Good;
  Flipped[100] ^= 1;
  EXPECT_EQ(readError(Flipped), "cache.bin: the path model is damaged: its "
                                "checksum does not match");
  Module BadIndex = sampleModule();
  sampleFunction(BadIndex).Blocks[0].Term.Targets[0] = 1000;
  EXPECT_EQ(readError(binary(BadIndex)),
            "cache.bin: the path model is damaged: function 'Everything', bb0, "
            "terminator: target bb1000 does not exist");
}

} // namespace
