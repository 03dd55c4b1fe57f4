//===- YamlTree.h - A YAML text as a tree with locations --------*- C++ -*-===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// llvm::yaml parses lazily and in order only. The facts are easier to read
/// from a whole tree whose every node knows its line and column, so that each
/// complaint can point at the word it is about.
///
//===----------------------------------------------------------------------===//

#ifndef FLTLINT_LIB_DDI_YAMLTREE_H
#define FLTLINT_LIB_DDI_YAMLTREE_H

#include "llvm/ADT/StringRef.h"
#include "llvm/ADT/Twine.h"
#include "llvm/Support/Error.h"
#include <string>
#include <utility>
#include <vector>

namespace fltlint {
namespace ddi {

/// Counts from 1.
struct Position {
  unsigned Line = 1, Column = 1;
};

struct YamlNode {
  enum KindTy { Scalar, Mapping, Sequence, Empty } Kind = Empty;
  Position Pos;
  std::string Text;            ///< Scalar only.
  std::vector<YamlNode> Items; ///< Sequence only.
  /// Mapping only, in order; the keys are scalars and differ.
  std::vector<std::pair<YamlNode, YamlNode>> Members;

  /// Mapping only: the member's value, or null.
  const YamlNode *get(llvm::StringRef Key) const;
};

/// `file:line:column: sentence`.
llvm::Error errorAt(llvm::StringRef BufferName, Position Pos,
                    const llvm::Twine &Sentence);

/// Parses the one document of \p Text.
llvm::Expected<YamlNode> parseYaml(llvm::StringRef Text,
                                   llvm::StringRef BufferName);

} // namespace ddi
} // namespace fltlint

#endif // FLTLINT_LIB_DDI_YAMLTREE_H
