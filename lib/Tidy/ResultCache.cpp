//===- ResultCache.cpp - What was found in the same code before -----------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ResultCache.h"
#include "clang/AST/ASTContext.h"
#include "clang/Basic/FileManager.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Preprocessor.h"
#include "clang/Lex/PreprocessorOptions.h"
#include "clang/Serialization/ASTBitCodes.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Bitstream/BitstreamReader.h"
#include "llvm/Support/VirtualFileSystem.h"
#include "llvm/Support/xxhash.h"

using namespace clang;
using namespace fltlint;
using namespace fltlint::tidy;
using llvm::StringRef;

namespace {

class Hasher {
public:
  void add(StringRef Text) {
    auto Hash = llvm::xxh3_128bits(llvm::arrayRefFromStringRef(Text));
    Parts.insert(Parts.end(), {Hash.low64, Hash.high64});
  }
  void add(uint64_t Number) { Parts.push_back(Number); }

  Fingerprint result() const {
    auto Hash = llvm::xxh3_128bits(
        llvm::ArrayRef<uint8_t>(reinterpret_cast<const uint8_t *>(Parts.data()),
                                Parts.size() * sizeof(uint64_t)));
    return {Hash.low64, Hash.high64};
  }

private:
  std::vector<uint64_t> Parts;
};

/// What stands in front of the AST in a precompiled header: the options, and
/// the sizes and times of all files. The rest follows from these and the text
/// of the main file, and is a hundred times as long. All of it, if it is not
/// understood.
StringRef controlOf(StringRef PCH) {
  llvm::BitstreamCursor Cursor(PCH);
  if (llvm::Expected<llvm::SimpleBitstreamCursor::word_t> Magic =
          Cursor.Read(32);
      !Magic) {
    llvm::consumeError(Magic.takeError());
    return PCH;
  }
  while (!Cursor.AtEndOfStream()) {
    llvm::Expected<llvm::BitstreamEntry> Entry = Cursor.advance();
    if (!Entry) {
      llvm::consumeError(Entry.takeError());
      break;
    }
    if (Entry->Kind != llvm::BitstreamEntry::SubBlock)
      break;
    if (Entry->ID == serialization::AST_BLOCK_ID)
      return PCH.take_front(Cursor.GetCurrentBitNo() / 8);
    if (llvm::Error E = Cursor.SkipBlock()) {
      llvm::consumeError(std::move(E));
      break;
    }
  }
  return PCH;
}

} // namespace

std::optional<Fingerprint> tidy::fingerprint(ASTContext &Ctx, Preprocessor &PP,
                                             const UnitOptions &Opts,
                                             uint64_t IndexGeneration) {
  const SourceManager &SM = Ctx.getSourceManager();
  Hasher H;
  H.add(PP.getPredefines());
  // The preamble holds the sizes and times of all headers in it.
  if (const std::string &PCH = PP.getPreprocessorOpts().ImplicitPCHInclude;
      !PCH.empty()) {
    auto Buffer =
        SM.getFileManager().getVirtualFileSystem().getBufferForFile(PCH);
    if (!Buffer)
      return std::nullopt;
    H.add((*Buffer)->getBufferSize());
    H.add(controlOf((*Buffer)->getBuffer()));
  }
  // Clang has the files in a table by address.
  std::map<StringRef, StringRef> Files;
  for (auto It = SM.fileinfo_begin(), E = SM.fileinfo_end(); It != E; ++It)
    if (auto Buffer = It->second->getBufferIfLoaded())
      Files[It->first.getName()] = Buffer->getBuffer();
  if (OptionalFileEntryRef Main = SM.getFileEntryRefForID(SM.getMainFileID()))
    H.add(Main->getName());
  for (auto &[Name, Text] : Files) {
    H.add(Name);
    H.add(Text);
  }
  H.add(Opts.MaxStepsPerRoot);
  H.add(Opts.WholeProgram);
  H.add(IndexGeneration);
  // Their content may change at any time.
  if (!Opts.DdiFiles.empty())
    return std::nullopt;
  return H.result();
}

ResultCache &ResultCache::shared() {
  static ResultCache Cache;
  return Cache;
}

bool ResultCache::find(const Fingerprint &Key, UnitResult &Result) {
  std::lock_guard<std::mutex> Lock(Mutex);
  auto It = llvm::find_if(
      Entries, [&](const auto &Entry) { return Entry.first == Key; });
  if (It == Entries.end())
    return false;
  Entries.splice(Entries.begin(), Entries, It);
  Result = It->second;
  return true;
}

void ResultCache::add(const Fingerprint &Key, const UnitResult &Result) {
  std::lock_guard<std::mutex> Lock(Mutex);
  Entries.emplace_front(Key, Result);
  if (Entries.size() > MaxEntries)
    Entries.pop_back();
}
