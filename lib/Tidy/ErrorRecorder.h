//===- ErrorRecorder.h - Where the compiler found errors --------*- C++ -*-===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Code that is being typed is broken most of the time, and an AST does not
/// tell where: half a statement leaves nothing behind. The diagnostics do.
///
//===----------------------------------------------------------------------===//

#ifndef FLTLINT_LIB_TIDY_ERRORRECORDER_H
#define FLTLINT_LIB_TIDY_ERRORRECORDER_H

#include "clang/Basic/Diagnostic.h"
#include <memory>
#include <vector>

namespace fltlint {
namespace tidy {

/// Listens to what goes to another consumer, from its construction to its
/// destruction.
class ErrorRecorder : public clang::DiagnosticConsumer {
public:
  explicit ErrorRecorder(clang::DiagnosticsEngine &Engine);
  ~ErrorRecorder() override;

  llvm::ArrayRef<clang::SourceLocation> errors() const { return Errors; }

  void BeginSourceFile(const clang::LangOptions &LangOpts,
                       const clang::Preprocessor *PP) override;
  void EndSourceFile() override;
  void finish() override;
  void clear() override;
  bool IncludeInDiagnosticCounts() const override;
  void HandleDiagnostic(clang::DiagnosticsEngine::Level Level,
                        const clang::Diagnostic &Info) override;

private:
  llvm::IntrusiveRefCntPtr<clang::DiagnosticsEngine> Engine;
  clang::DiagnosticConsumer *Next;
  std::unique_ptr<clang::DiagnosticConsumer> Owned;
  std::vector<clang::SourceLocation> Errors;
};

} // namespace tidy
} // namespace fltlint

#endif // FLTLINT_LIB_TIDY_ERRORRECORDER_H
