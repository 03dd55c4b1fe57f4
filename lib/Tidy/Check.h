//===- Check.h - A check as clang-tidy knows it -----------------*- C++ -*-===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FLTLINT_LIB_TIDY_CHECK_H
#define FLTLINT_LIB_TIDY_CHECK_H

#include "UnitAnalysis.h"
#include "clang-tidy/ClangTidyCheck.h"
#include "fltlint/Rules/Checks.h"

namespace fltlint {
namespace tidy {

class SourceLocator;

/// Tells the findings of one line of Checks.def.
class Check : public clang::tidy::ClangTidyCheck {
public:
  Check(const CheckInfo &Info, llvm::StringRef Name,
        clang::tidy::ClangTidyContext *Context);

  void storeOptions(clang::tidy::ClangTidyOptions::OptionMap &Map) override;
  void registerMatchers(clang::ast_matchers::MatchFinder *Finder) override;
  void registerPPCallbacks(const clang::SourceManager &SM,
                           clang::Preprocessor *PP,
                           clang::Preprocessor *ModuleExpanderPP) override;
  void
  check(const clang::ast_matchers::MatchFinder::MatchResult &Result) override;
  void onEndOfTranslationUnit() override;

private:
  void tell(const Finding &F, SourceLocator &Locator);

  const CheckInfo &Info;
  std::shared_ptr<UnitAnalysis> Unit;
  UnitOptions UnitOpts;
};

} // namespace tidy
} // namespace fltlint

#endif // FLTLINT_LIB_TIDY_CHECK_H
