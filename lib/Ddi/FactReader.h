//===- FactReader.h - From the tree of a table to its facts -----*- C++ -*-===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FLTLINT_LIB_DDI_FACTREADER_H
#define FLTLINT_LIB_DDI_FACTREADER_H

#include "Phrases.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringSet.h"

namespace fltlint {
namespace ddi {

/// Adds the rows of one YAML text to a table. Goes on after a wrong row, so
/// that a user sees all complaints at once; the caller throws the table away
/// if there was one.
class FactReader {
public:
  FactReader(DdiTable &Table, llvm::StringRef BufferName, bool UserDefined)
      : Table(Table), BufferName(BufferName), UserDefined(UserDefined),
        Phrases(BufferName, Table.Constants) {}

  llvm::Error read(const YamlNode &Root);

private:
  void complain(const YamlNode &Where, const llvm::Twine &Sentence);
  void complain(llvm::Error E);

  /// Whether \p N is a mapping with none but the \p Known members.
  bool checkKeys(const YamlNode &N, llvm::ArrayRef<llvm::StringRef> Known);
  /// Calls \p Use for the one scalar, or for each of a list.
  void forEachItem(const YamlNode &N,
                   llvm::function_ref<void(const YamlNode &)> Use);
  std::string text(const YamlNode &N);
  bool flag(const YamlNode &N);

  void readConstants(const YamlNode &N, bool AreStatuses);
  void readRow(const YamlNode &Row);
  void readFunction(const YamlNode &Row, const YamlNode &Signature,
                    ContextKind Kind);
  bool readOutcome(const YamlNode &N, const struct Signature &Sig,
                   std::vector<Outcome> &Into,
                   std::vector<const YamlNode *> &Origins);
  void readEffects(const YamlNode &N, Outcome &O);
  void checkOutParameters(const YamlNode &N, const struct Signature &Sig,
                          const Outcome &O);
  void readRole(const YamlNode &Row);
  void readOperations(const YamlNode &Row);
  void readObjects(const YamlNode &N);
  void readLevels(const YamlNode &N, Irql &Min, Irql &Max);

  DdiTable &Table;
  std::string BufferName;
  bool UserDefined;
  PhraseReader Phrases;
  llvm::StringSet<> SeenHere;
  llvm::Error Errors = llvm::Error::success();
};

} // namespace ddi
} // namespace fltlint

#endif // FLTLINT_LIB_DDI_FACTREADER_H
