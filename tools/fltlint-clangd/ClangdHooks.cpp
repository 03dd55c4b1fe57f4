//===- ClangdHooks.cpp - What clangd is told about the checks -------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// clangd has no way to add a check. It runs those only that are in its own
/// table of fast ones, and without a configuration only a few. The linker lets
/// us answer these two questions in its place (`--wrap`), and asks clangd for
/// all other checks.
///
//===----------------------------------------------------------------------===//

#include "clang-tidy/ClangTidyOptions.h"
#include "fltlint/Rules/Checks.h"
#include "clang/Basic/Version.h"
#include "llvm/ADT/FunctionExtras.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringRef.h"
#include <memory>
#include <optional>

namespace clang {
namespace clangd {

class SymbolIndex;

namespace remote {
/// An index on another machine is not supported: it would need gRPC. clangd
/// says so to who asks for one.
std::unique_ptr<SymbolIndex> getClient(llvm::StringRef, llvm::StringRef) {
  return nullptr;
}
} // namespace remote

} // namespace clangd
} // namespace clang

#if FLTLINT_WRAP_CLANGD

using clang::tidy::ClangTidyOptions;
using llvm::StringRef;

// As in clangd's TidyProvider.h, which is not installed.
#if CLANG_VERSION_MAJOR >= 22
using DefaultProvider =
    llvm::unique_function<void(ClangTidyOptions &, StringRef) const>;
#else
using DefaultProvider = llvm::function_ref<void(ClangTidyOptions &, StringRef)>;
#endif

#define IS_FAST "_ZN5clang6clangd15isFastTidyCheckEN4llvm9StringRefE"
#define DEFAULTS "_ZN5clang6clangd20provideDefaultChecksEv"

// clangd's own.
std::optional<bool> realIsFast(StringRef Check) __asm__("__real_" IS_FAST);
DefaultProvider realDefaults() __asm__("__real_" DEFAULTS);
// What clangd calls.
std::optional<bool> isFast(StringRef Check) __asm__("__wrap_" IS_FAST);
DefaultProvider defaults() __asm__("__wrap_" DEFAULTS);

/// Of a check that is not known to be fast, clangd's configuration by default
/// (`FastCheckFilter: Strict`) says nothing and does not run it.
std::optional<bool> isFast(StringRef Check) {
  if (fltlint::findCheck(Check))
    return true;
  return realIsFast(Check);
}

/// Where nobody has chosen checks, ours are on with clangd's few.
DefaultProvider defaults() {
  static const auto Provide = [](ClangTidyOptions &Options, StringRef File) {
    bool Chosen = Options.Checks && !Options.Checks->empty();
    static const DefaultProvider Real = realDefaults();
    Real(Options, File);
    if (!Chosen)
      Options.Checks = Options.Checks.value_or("") + ",flt-*";
  };
#if CLANG_VERSION_MAJOR >= 22
  return
      [](ClangTidyOptions &Options, StringRef File) { Provide(Options, File); };
#else
  return Provide;
#endif
}

#endif
