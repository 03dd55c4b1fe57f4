//===- CacheEntry.cpp - One file of the cache -----------------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "CacheEntry.h"
#include "CacheFormat.h"
#include "fltlint/Driver/ModelId.h"
#include "fltlint/PathModel/Text.h"
#include "clang/Basic/Version.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/Process.h"

using namespace fltlint;
using namespace fltlint::driver;
using namespace fltlint::driver::cache;
using llvm::StringRef;
using project::DiskAnswer;
using project::Inclusion;
using project::ParseJob;
using project::ParseOutcome;

//===----------------------------------------------------------------------===//
// The key
//===----------------------------------------------------------------------===//

std::string driver::cacheKey(const ParseJob &Job, StringRef MainFileContent) {
  KeyBuilder Key;
  Key.add(StringRef(FLTLINT_MODEL_ID));
  Key.add(StringRef(clang::getClangFullVersion()));
  // Clang's driver adds these to the include path.
  for (const char *Name : {"CPATH", "C_INCLUDE_PATH", "CPLUS_INCLUDE_PATH"})
    Key.add(StringRef(llvm::sys::Process::GetEnv(Name).value_or("")));
  // Bound one by one, so that this does not compile when a job gets a new
  // field.
  const auto &[File, Directory, SearchRoots, IncludeDirs, Defines,
               ForcedIncludes, ExtraArgs, Language, Standard, Arch,
               BundledHeaders, MaxStubRounds] = Job;
  Key.add(StringRef(File));
  Key.add(StringRef(Directory));
  Key.add(SearchRoots);
  Key.add(IncludeDirs);
  Key.add(Defines);
  Key.add(ForcedIncludes);
  Key.add(ExtraArgs);
  Key.add(StringRef(Language));
  Key.add(StringRef(Standard));
  Key.add(uint64_t(Arch));
  Key.add(uint64_t(BundledHeaders));
  Key.add(uint64_t(MaxStubRounds));
  Key.add(MainFileContent);
  return Key.finish();
}

//===----------------------------------------------------------------------===//
// The form of an entry
//===----------------------------------------------------------------------===//
//
// magic, checksum of all that follows, key, strings, inputs, inclusions, rest.
// Most of the text is paths that begin alike. So all strings of the inputs and
// inclusions are in one sorted table, each without what it shares with the one
// before.

static constexpr StringRef Magic = "FltLint cache 1\n";

/// The strings of \p O that go to the table, one after the other.
template <typename FnT>
static void forEachString(const ParseOutcome &O, FnT Fn) {
  for (const DiskAnswer &A : O.Inputs)
    for (const std::string *Text : {&A.Path, &A.Root, &A.From, &A.Answer})
      Fn(*Text);
  for (const Inclusion &I : O.Inclusions)
    for (const std::string *Text : {&I.Written, &I.From, &I.File})
      Fn(*Text);
}

std::string driver::writeCacheEntry(const ParseOutcome &Outcome, StringRef Key,
                                    std::string &ModelHash) {
  // As in cacheKey: a new field is not to be forgotten.
  const auto &[Model, Errors, Inputs, Inclusions, Prelude] = Outcome;

  llvm::StringMap<uint32_t> Ids;
  forEachString(Outcome, [&](StringRef Text) { Ids.try_emplace(Text, 0); });
  std::vector<StringRef> Table;
  for (const auto &Entry : Ids)
    Table.push_back(Entry.getKey());
  llvm::sort(Table);
  for (uint32_t I = 0; I != Table.size(); ++I)
    Ids[Table[I]] = I;

  std::string Body;
  llvm::raw_string_ostream OS(Body);
  Writer W(OS);
  W.bytes(Key);
  W.table(Table);
  W.number(Inputs.size());
  for (const DiskAnswer &A : Inputs) {
    W.number(A.Kind);
    for (const std::string *Text : {&A.Path, &A.Root, &A.From, &A.Answer})
      W.number(Ids[*Text]);
  }
  W.number(Inclusions.size());
  for (const Inclusion &I : Inclusions) {
    W.number(I.Angled);
    for (const std::string *Text : {&I.Written, &I.From, &I.File})
      W.number(Ids[*Text]);
  }
  W.bytes(Prelude);
  W.number(Errors.size());
  for (const std::string &Error : Errors)
    W.bytes(Error);
  OS.flush();
  size_t ModelStart = Body.size();
  pm::writeBinary(Model, OS);
  OS.flush();
  ModelHash = checksum(StringRef(Body).drop_front(ModelStart));
  return Magic.str() + checksum(Body) + Body;
}

CacheEntryState driver::readCacheEntry(
    StringRef Data, StringRef Key,
    llvm::function_ref<bool(llvm::ArrayRef<DiskAnswer>)> Holds,
    ParseOutcome &Outcome, std::string &ModelBytes) {
  if (!Data.consume_front(Magic) || Data.size() < ChecksumSize ||
      checksum(Data.drop_front(ChecksumSize)) != Data.take_front(ChecksumSize))
    return CacheEntryState::Damaged;
  Reader R(Data.drop_front(ChecksumSize));
  if (R.bytes() != Key)
    return CacheEntryState::Damaged;

  std::vector<std::string> Table = R.table();
  Outcome.Inputs.resize(R.count(5));
  for (DiskAnswer &A : Outcome.Inputs) {
    uint64_t Kind = R.number();
    if (Kind >= DiskAnswer::NumKinds)
      R.fail();
    else
      A.Kind = DiskAnswer::KindTy(Kind);
    for (std::string *Text : {&A.Path, &A.Root, &A.From, &A.Answer})
      *Text = R.entry(Table);
  }
  if (!R.ok())
    return CacheEntryState::Damaged;
  if (!Holds(Outcome.Inputs))
    return CacheEntryState::Stale;

  Outcome.Inclusions.resize(R.count(4));
  for (Inclusion &I : Outcome.Inclusions) {
    I.Angled = R.number() != 0;
    for (std::string *Text : {&I.Written, &I.From, &I.File})
      *Text = R.entry(Table);
  }
  Outcome.Prelude = R.bytes().str();
  Outcome.Errors.resize(R.count(1));
  for (std::string &Error : Outcome.Errors)
    Error = R.bytes().str();
  if (!R.ok())
    return CacheEntryState::Damaged;
  ModelBytes = R.rest().str();
  return CacheEntryState::Good;
}

std::string driver::modelHash(StringRef ModelBytes) {
  return checksum(ModelBytes);
}
