//===- TidyModule.cpp - All checks under flt-* ----------------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Check.h"
#include "TidyCompat.h"
#include "fltlint/Tidy/Module.h"

using namespace fltlint;
using llvm::StringRef;

namespace {

class FltLintModule : public clang::tidy::ClangTidyModule {
public:
  void
  addCheckFactories(clang::tidy::ClangTidyCheckFactories &Factories) override {
    for (const CheckInfo &Info : allChecks())
      Factories.registerCheckFactory(
          Info.Name,
          [&Info](StringRef Name, clang::tidy::ClangTidyContext *Context) {
            return std::make_unique<tidy::Check>(Info, Name, Context);
          });
  }
};

} // namespace

static clang::tidy::ClangTidyModuleRegistry::Add<FltLintModule>
    Registration("fltlint-module",
                 "References to minifilter contexts that are not released.");

void tidy::linkModule() {}
