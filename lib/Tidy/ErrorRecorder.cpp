//===- ErrorRecorder.cpp - Where the compiler found errors ----------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ErrorRecorder.h"

using namespace clang;
using namespace fltlint;
using namespace fltlint::tidy;

ErrorRecorder::ErrorRecorder(DiagnosticsEngine &Engine)
    : Engine(&Engine), Next(Engine.getClient()), Owned(Engine.takeClient()) {
  Engine.setClient(this, /*ShouldOwnClient=*/false);
}

ErrorRecorder::~ErrorRecorder() {
  if (Engine->getClient() != this)
    return; // Somebody else listens now.
  bool Own = Owned != nullptr;
  Owned.release();
  Engine->setClient(Next, Own);
}

void ErrorRecorder::BeginSourceFile(const LangOptions &LangOpts,
                                    const Preprocessor *PP) {
  Next->BeginSourceFile(LangOpts, PP);
}

void ErrorRecorder::EndSourceFile() { Next->EndSourceFile(); }

void ErrorRecorder::finish() { Next->finish(); }

void ErrorRecorder::clear() {
  DiagnosticConsumer::clear();
  Next->clear();
}

bool ErrorRecorder::IncludeInDiagnosticCounts() const {
  return Next->IncludeInDiagnosticCounts();
}

void ErrorRecorder::HandleDiagnostic(DiagnosticsEngine::Level Level,
                                     const Diagnostic &Info) {
  // Counts for who asks this consumer; the next one counts for itself.
  DiagnosticConsumer::HandleDiagnostic(Level, Info);
  if (Level >= DiagnosticsEngine::Error)
    Errors.push_back(Info.getLocation());
  Next->HandleDiagnostic(Level, Info);
}
