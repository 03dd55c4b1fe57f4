//===- ShippedHeaders.cpp - Headers precompiled with FltLint --------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ShippedHeaders.h"
#include "ClangArguments.h"
#include "fltlint/Headers/Headers.h"
#include "fltlint/Project/SharedHeaders.h"
#include "clang/Basic/Version.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/xxhash.h"

#ifndef FLTLINT_SHIPPED_HEADERS_DIR
#define FLTLINT_SHIPPED_HEADERS_DIR ""
#endif

using namespace llvm;

namespace fltlint {
namespace project {

namespace {

/// What is worth three megabytes: how the drivers of the field begin.
struct Shipment {
  const char *Language, *Standard, *Header, *Before;
};
constexpr Shipment Shipments[] = {
    {"c", "", "fltkernel.h", ""},
    {"c", "", "fltkernel.h", "RTL_USE_AVL_TABLES"},
    {"c", "", "ntifs.h", ""},
    {"c", "", "ntddk.h", ""},
    {"c++", "", "fltkernel.h", ""},
    {"c++", "", "ntifs.h", ""},
    {"c++", "", "ntddk.h", ""},
    {"c++", "c++20", "fltkernel.h", ""},
    {"c++", "c++20", "ntifs.h", ""}};

} // namespace

static std::string nameOf(const Shipment &S) {
  std::string Name = *S.Standard ? S.Standard : S.Language;
  for (StringRef Part : {S.Header, S.Before})
    if (!Part.empty())
      Name += ("-" + Part).str();
  return Name;
}

static HeaderWish wishFor(const Shipment &S) {
  HeaderWish Wish;
  Wish.Headers = {S.Header};
  if (*S.Before)
    Wish.Before[S.Before] = "";
  Wish.Job.File = PrecompiledHeader::StubPath;
  Wish.Job.Language = S.Language;
  Wish.Job.Standard = S.Standard;
  return Wish;
}

/// Stands for all that decides how \p Wish reads, and who can make use of it.
static std::string fingerprint(const HeaderWish &Wish) {
  std::string All = clang::getClangFullVersion();
  for (const std::string &Arg : clangArguments(Wish.Job))
    (All += '\0') += Arg;
  for (const headers::BundledHeader &H : headers::bundledHeaders()) {
    ((All += '\0') += H.Name) += '\0';
    All += H.Text;
  }
  return utohexstr(xxh3_64bits(All));
}

static std::string hashOf(StringRef Bytes) {
  return utohexstr(xxh3_64bits(Bytes));
}

//===----------------------------------------------------------------------===//
// Writing
//===----------------------------------------------------------------------===//

static json::Value describe(const PrecompiledHeader &Pre,
                            const HeaderWish &Wish) {
  json::Array Parts;
  for (const PrecompiledHeader::Part &Part : Pre.Parts) {
    json::Array Inclusions;
    for (const PrecompiledHeader::Inclusion &I : Part.Inclusions)
      Inclusions.push_back(json::Array{I.Written, I.File});
    Parts.push_back(json::Object{{"file", Part.File},
                                 {"inclusions", std::move(Inclusions)}});
  }
  return json::Object{{"fingerprint", fingerprint(Wish)},
                      {"hash", hashOf(Pre.Bytes->getBuffer())},
                      {"stub", Pre.Stub},
                      {"parts", std::move(Parts)},
                      {"words", Pre.Words->text()}};
}

static Error write(const Twine &Path, StringRef Bytes) {
  return writeToOutput(Path.str(), [&](raw_ostream &OS) {
    OS << Bytes;
    return Error::success();
  });
}

Error writeShippedHeaders(StringRef Folder) {
  if (std::error_code EC = sys::fs::create_directories(Folder))
    return createFileError(Folder, EC);
  for (const Shipment &S : Shipments) {
    HeaderWish Wish = wishFor(S);
    std::shared_ptr<const PrecompiledHeader> Pre = precompile(Wish);
    if (!Pre)
      return createStringError(inconvertibleErrorCode(),
                               "the bundled headers do not parse: " +
                                   nameOf(S));
    std::string Path = (Folder + "/" + nameOf(S)).str();
    std::string Json;
    raw_string_ostream(Json) << describe(*Pre, Wish);
    if (Error E = write(Path + ".pch", Pre->Bytes->getBuffer()))
      return E;
    if (Error E = write(Path + ".json", Json))
      return E;
  }
  return Error::success();
}

//===----------------------------------------------------------------------===//
// Reading
//===----------------------------------------------------------------------===//

std::string shippedHeaderDirectory() {
  std::string Program = sys::fs::getMainExecutable(
      nullptr, reinterpret_cast<void *>(&shippedHeaderDirectory));
  SmallString<256> Installed(sys::path::parent_path(Program));
  sys::path::append(Installed, "..", "lib", "fltlint", "precompiled");
  return sys::fs::is_directory(Installed) ? std::string(Installed)
                                          : FLTLINT_SHIPPED_HEADERS_DIR;
}

static std::shared_ptr<const PrecompiledHeader> load(StringRef Folder,
                                                     const Shipment &S) {
  HeaderWish Wish = wishFor(S);
  std::string Path = (Folder + "/" + nameOf(S)).str();
  auto Text = MemoryBuffer::getFile(Path + ".json");
  auto Bytes = MemoryBuffer::getFile(Path + ".pch", /*IsText=*/false,
                                     /*RequiresNullTerminator=*/false);
  if (!Text || !Bytes)
    return nullptr;
  Expected<json::Value> Value = json::parse((*Text)->getBuffer());
  if (!Value) {
    consumeError(Value.takeError());
    return nullptr;
  }
  const json::Object *Root = Value->getAsObject();
  const json::Array *Parts = Root ? Root->getArray("parts") : nullptr;
  std::optional<StringRef> Stub = Root ? Root->getString("stub") : std::nullopt;
  std::optional<StringRef> Words =
      Root ? Root->getString("words") : std::nullopt;
  if (!Parts || !Stub || !Words ||
      Root->getString("fingerprint") != StringRef(fingerprint(Wish)) ||
      Root->getString("hash") != StringRef(hashOf((*Bytes)->getBuffer())))
    return nullptr;

  auto Pre = std::make_shared<PrecompiledHeader>();
  Pre->Stub = Stub->str();
  Pre->Before = Wish.Before;
  Pre->Words = std::make_unique<WordSet>(Words->str());
  Pre->Bytes = std::move(*Bytes);
  for (const json::Value &Each : *Parts) {
    const json::Object *Part = Each.getAsObject();
    const json::Array *List = Part ? Part->getArray("inclusions") : nullptr;
    if (!List)
      return nullptr;
    Pre->Parts.push_back({Part->getString("file").value_or("").str(), {}});
    for (const json::Value &Entry : *List) {
      const json::Array *Pair = Entry.getAsArray();
      if (!Pair || Pair->size() != 2)
        return nullptr;
      Pre->Parts.back().Inclusions.push_back(
          {(*Pair)[0].getAsString().value_or("").str(),
           (*Pair)[1].getAsString().value_or("").str()});
    }
  }
  return Pre->Parts.size() == Wish.Headers.size() ? Pre : nullptr;
}

/// Does \p Pre, which was read without any macros of a project, read as \p Wish
/// says? It does if what they disagree about was never met on the way.
static bool readsAs(const PrecompiledHeader &Pre, const HeaderWish &Wish) {
  auto IsMet = [&](StringRef Name) {
    // Of a macro with parameters, the name.
    return Pre.Words->contains(Name.split('=').first.split('(').first);
  };
  if (any_of(Wish.Job.Defines, IsMet))
    return false;
  for (StringRef Arg : Wish.Job.ExtraArgs)
    if (!Arg.starts_with("-U") || IsMet(Arg.drop_front(2)))
      return false;
  for (const auto &[Name, Value] : Wish.Before) {
    auto It = Pre.Before.find(Name);
    if (IsMet(Name) && (It == Pre.Before.end() || It->second != Value))
      return false;
  }
  return all_of(Pre.Before, [&](const auto &NameAndValue) {
    return Wish.Before.count(NameAndValue.first);
  });
}

std::shared_ptr<const PrecompiledHeader>
ShippedHeaders::find(const HeaderWish &Wish) {
  if (Folder.empty() || !Wish.Yields.empty() ||
      Wish.Job.Arch != Architecture::X64)
    return nullptr;
  for (const Shipment &S : Shipments) {
    if (Wish.Job.Language != S.Language || Wish.Job.Standard != S.Standard ||
        Wish.Headers != std::vector<std::string>{S.Header} ||
        (*S.Before && !Wish.Before.count(S.Before)))
      continue;
    auto [It, IsNew] = Loaded.try_emplace(nameOf(S));
    if (IsNew)
      It->second = load(Folder, S);
    if (It->second && readsAs(*It->second, Wish))
      return It->second;
  }
  return nullptr;
}

} // namespace project
} // namespace fltlint
