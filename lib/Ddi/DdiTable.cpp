//===- DdiTable.cpp - What the filter manager's DDIs do -------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "fltlint/Ddi/DdiTable.h"
#include "FactReader.h"
#include "YamlTree.h"
#include "llvm/Support/ErrorHandling.h"

using namespace llvm;

namespace fltlint {
namespace ddi {

namespace {
/// lib/Ddi/Ddi.yaml, byte for byte.
const unsigned char BuiltinText[] = {
#include "DdiYaml.inc"
};
} // namespace

StringRef getContextKindName(ContextKind K) {
  switch (K) {
  case ContextKind::Unknown:
    return "";
  case ContextKind::Volume:
    return "volume";
  case ContextKind::Instance:
    return "instance";
  case ContextKind::File:
    return "file";
  case ContextKind::Stream:
    return "stream";
  case ContextKind::StreamHandle:
    return "stream handle";
  case ContextKind::Transaction:
    return "transaction";
  case ContextKind::Section:
    return "section";
  }
  llvm_unreachable("a kind of context without a name");
}

const DdiTable &DdiTable::builtin() {
  static const DdiTable Table = [] {
    DdiTable T;
    StringRef Text(reinterpret_cast<const char *>(BuiltinText),
                   sizeof(BuiltinText));
    if (Error E = T.addFacts(Text, "Ddi.yaml", /*UserDefined=*/false))
      report_fatal_error(Twine(toString(std::move(E))));
    return T;
  }();
  return Table;
}

DdiTable DdiTable::createDefault() { return builtin(); }

Error DdiTable::addFacts(StringRef Text, StringRef BufferName,
                         bool UserDefined) {
  Expected<YamlNode> Root = parseYaml(Text, BufferName);
  if (!Root)
    return Root.takeError();
  // All or nothing.
  DdiTable Extended = *this;
  if (Error E = FactReader(Extended, BufferName, UserDefined).read(*Root))
    return E;
  *this = std::move(Extended);
  return Error::success();
}

const Function *DdiTable::find(StringRef Name) const {
  auto It = Functions.find(Name);
  return It == Functions.end() ? nullptr : &It->second;
}

const Function *DdiTable::findBySuffix(StringRef Name,
                                       unsigned NumParams) const {
  // The longest name wins; a table lookup for each suffix is cheaper than a
  // comparison with each row.
  for (size_t I = 0; I < Name.size(); ++I)
    if (const Function *F = find(Name.drop_front(I)))
      if (F->CountsContexts && F->NumParams == NumParams)
        return F;
  return nullptr;
}

const Operation *DdiTable::findOperation(int64_t Code) const {
  auto It = Operations.find(Code & 0xff);
  return It == Operations.end() ? nullptr : &It->second;
}

StringRef DdiTable::findObject(StringRef Tag) const {
  auto It = Objects.find(Tag);
  return It == Objects.end() ? StringRef() : StringRef(It->second);
}

const Role *DdiTable::findRole(StringRef Name) const {
  auto It = Roles.find(Name);
  return It == Roles.end() ? nullptr : &It->second;
}

std::optional<int64_t> DdiTable::findConstant(StringRef Name) const {
  auto It = Constants.find(Name);
  if (It == Constants.end())
    return std::nullopt;
  return It->second;
}

} // namespace ddi
} // namespace fltlint
