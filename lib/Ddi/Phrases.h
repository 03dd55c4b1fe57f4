//===- Phrases.h - The short phrases of the table of facts ------*- C++ -*-===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The table's cells are phrases a reader understands unaided: a signature
/// `FltReleaseContext(context Context)`, a condition `OldContext is NULL`, a
/// set of values `failure but STATUS_NOT_FOUND`, an effect `acquire *Context`.
/// This is their grammar. docs/ddi.md lists all forms.
///
//===----------------------------------------------------------------------===//

#ifndef FLTLINT_LIB_DDI_PHRASES_H
#define FLTLINT_LIB_DDI_PHRASES_H

#include "YamlTree.h"
#include "fltlint/Ddi/DdiTable.h"

namespace fltlint {
namespace ddi {

/// `FltGetStreamContext(Instance, FileObject, out Context)`.
struct Signature {
  std::string Name;
  std::vector<std::string> Params;
  std::vector<unsigned> ContextArgs, OptionalContextArgs;
  std::vector<unsigned> OutArgs, OptionalOutArgs;
  std::optional<unsigned> RegistrationArg, RoutineNameArg;
};

/// "stream handle" -> StreamHandle; none if it is no kind.
std::optional<ContextKind> parseContextKind(llvm::StringRef Words);

/// Whether the effect changes a count or an attachment.
bool countsContexts(const Effect &E);

/// Reads phrases in the scope of one signature.
class PhraseReader {
public:
  PhraseReader(llvm::StringRef BufferName,
               const llvm::StringMap<int64_t> &Constants)
      : BufferName(BufferName), Constants(Constants) {}

  llvm::Expected<Signature> signature(const YamlNode &Text) const;

  /// From here on, names of parameters are those of \p S, and a context
  /// without a kind of its own is of the kind \p K.
  void enter(const Signature &S, ContextKind K) {
    Sig = &S;
    Kind = K;
  }

  /// A condition. `X is A or B` makes two alternatives, hence the outer list.
  llvm::Expected<std::vector<std::vector<ArgTest>>>
  condition(const YamlNode &Text) const;

  /// A set of values, sorted and disjoint.
  llvm::Expected<std::vector<Interval>> values(const YamlNode &Text) const;

  llvm::Expected<Effect> effect(const YamlNode &Text) const;

  /// `PASSIVE`, `APC`, `DISPATCH` or a number.
  llvm::Expected<Irql> irql(const YamlNode &Text) const;

  llvm::Expected<int64_t> constant(const YamlNode &Text) const;

private:
  friend class PhraseParser;

  std::string BufferName;
  const llvm::StringMap<int64_t> &Constants;
  const Signature *Sig = nullptr;
  ContextKind Kind = ContextKind::Unknown;
};

} // namespace ddi
} // namespace fltlint

#endif // FLTLINT_LIB_DDI_PHRASES_H
