//===- SharedHeaders.cpp - Bundled headers parsed once --------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "fltlint/Project/SharedHeaders.h"
#include "PrecompiledHeader.h"
#include "ShippedHeaders.h"

using llvm::StringRef;

namespace fltlint {
namespace project {

/// Whoever failed this often more than it did not is not tried again.
static constexpr int Patience = 2;

SharedHeaders::SharedHeaders(unsigned From, StringRef Shipped)
    : From(From), Shipped(std::make_unique<ShippedHeaders>(Shipped)) {}
SharedHeaders::~SharedHeaders() = default;

/// Wishes of one key are for the same.
static std::string keyOf(const HeaderWish &Wish) {
  std::string Key = std::to_string(unsigned(Wish.Job.Arch));
  auto Add = [&](StringRef Text) { (Key += Text) += '\0'; };
  Add(Wish.Job.Language);
  Add(Wish.Job.Standard);
  Add(Wish.Yields);
  Add(std::to_string(Wish.Before.size()));
  for (const auto &[Name, Value] : Wish.Before) {
    Add(Name);
    Add(Value);
  }
  for (const auto *List :
       {&Wish.Headers, &Wish.Job.Defines, &Wish.Job.ExtraArgs}) {
    Add(std::to_string(List->size()));
    for (const std::string &Text : *List)
      Add(Text);
  }
  return Key;
}

std::shared_ptr<const PrecompiledHeader>
SharedHeaders::find(const HeaderWish &Wish) {
  if (!From || Wish.Headers.empty())
    return nullptr;
  std::string Key = keyOf(Wish);
  {
    std::lock_guard<std::mutex> Guard(Lock);
    if (Disappointments.lookup(Wish.Includer) >= Patience)
      return nullptr;
    if (std::shared_ptr<const PrecompiledHeader> Ready = Shipped->find(Wish))
      return Ready;
    if (Few && From > 1)
      return nullptr;
    Entry &E = Entries[Key];
    if (E.Headers || ++E.Wanted != From)
      return E.Headers;
  }
  // If this never ends, the entry stays as it is: without headers.
  std::shared_ptr<const PrecompiledHeader> Made = precompile(Wish);
  std::lock_guard<std::mutex> Guard(Lock);
  ++Stats.Precompiled;
  return Entries[Key].Headers = Made;
}

void SharedHeaders::tell(const HeaderWish &Wish, bool Adopted) {
  std::lock_guard<std::mutex> Guard(Lock);
  Disappointments[Wish.Includer] += Adopted ? -1 : 1;
  ++(Adopted ? Stats.Adopted : Stats.Refused);
}

SharedHeaders::Statistics SharedHeaders::statistics() {
  std::lock_guard<std::mutex> Guard(Lock);
  return Stats;
}

} // namespace project
} // namespace fltlint
