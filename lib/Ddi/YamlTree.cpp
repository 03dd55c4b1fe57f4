//===- YamlTree.cpp - A YAML text as a tree with locations ----------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "YamlTree.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/SourceMgr.h"
#include "llvm/Support/YAMLParser.h"
#include <optional>

using namespace llvm;

namespace fltlint {
namespace ddi {

const YamlNode *YamlNode::get(StringRef Key) const {
  for (const auto &[K, V] : Members)
    if (K.Text == Key)
      return &V;
  return nullptr;
}

Error errorAt(StringRef BufferName, Position Pos, const Twine &Sentence) {
  return make_error<StringError>(BufferName + ":" + Twine(Pos.Line) + ":" +
                                     Twine(Pos.Column) + ": " + Sentence,
                                 inconvertibleErrorCode());
}

namespace {

/// Turns the lazy nodes of llvm::yaml into a tree; keeps the first complaint.
class TreeBuilder {
public:
  TreeBuilder(StringRef Text, StringRef BufferName)
      : BufferName(BufferName), Strm(Text, SM, /*ShowColors=*/false) {
    SM.setDiagHandler(
        [](const SMDiagnostic &D, void *Self) {
          // The column of an SMDiagnostic counts from 0 and is -1 if unknown.
          static_cast<TreeBuilder *>(Self)->complain(
              {unsigned(std::max(D.getLineNo(), 1)),
               unsigned(std::max(D.getColumnNo(), 0)) + 1},
              D.getMessage() + "; this is not well-formed YAML");
        },
        this);
  }

  Expected<YamlNode> build() {
    YamlNode Root;
    auto Doc = Strm.begin();
    if (Doc != Strm.end()) {
      if (yaml::Node *N = Doc->getRoot())
        Root = convert(*N);
      if (!Strm.failed() && !Failure && ++Doc != Strm.end())
        complain({1, 1}, "the file must hold one YAML document only");
    }
    if (Strm.failed())
      complain({1, 1}, "this is not well-formed YAML");
    if (Failure)
      return errorAt(BufferName, Failure->first, Failure->second);
    return std::move(Root);
  }

private:
  Position position(const yaml::Node &N) {
    SMLoc Loc = N.getSourceRange().Start;
    if (!Loc.isValid())
      return {};
    auto LC = SM.getLineAndColumn(Loc);
    return {LC.first, LC.second};
  }

  void complain(Position Pos, const Twine &Sentence) {
    if (!Failure)
      Failure.emplace(Pos, Sentence.str());
  }

  YamlNode convert(yaml::Node &N) {
    YamlNode R;
    R.Pos = position(N);
    if (auto *S = dyn_cast<yaml::ScalarNode>(&N)) {
      R.Kind = YamlNode::Scalar;
      SmallString<64> Storage;
      R.Text = S->getValue(Storage).str();
      // Columns within the text count from its first character.
      if (StringRef(S->getRawValue()).starts_with("'") ||
          StringRef(S->getRawValue()).starts_with("\""))
        ++R.Pos.Column;
    } else if (auto *B = dyn_cast<yaml::BlockScalarNode>(&N)) {
      R.Kind = YamlNode::Scalar;
      R.Text = B->getValue().str();
    } else if (auto *Seq = dyn_cast<yaml::SequenceNode>(&N)) {
      R.Kind = YamlNode::Sequence;
      for (yaml::Node &Item : *Seq)
        R.Items.push_back(convert(Item));
    } else if (auto *Map = dyn_cast<yaml::MappingNode>(&N)) {
      R.Kind = YamlNode::Mapping;
      StringSet<> Seen;
      for (yaml::KeyValueNode &KV : *Map) {
        yaml::Node *K = KV.getKey();
        if (!K || Failure || Strm.failed())
          break;
        YamlNode Key = convert(*K);
        if (Key.Kind != YamlNode::Scalar)
          complain(Key.Pos, "a key must be a plain word");
        else if (!Seen.insert(Key.Text).second)
          complain(Key.Pos, "'" + Key.Text + "' is given twice");
        yaml::Node *V = KV.getValue();
        YamlNode Value;
        if (V)
          Value = convert(*V);
        if (Value.Kind == YamlNode::Empty)
          Value.Pos = Key.Pos;
        R.Members.emplace_back(std::move(Key), std::move(Value));
      }
    } else if (auto *A = dyn_cast<yaml::AliasNode>(&N)) {
      // The node's own range begins after it.
      auto LC = SM.getLineAndColumn(SMLoc::getFromPointer(A->getName().data()));
      R.Pos = {LC.first, LC.second - 1};
      complain(R.Pos, "aliases are not used in a table of facts; quote a text "
                      "that begins with '*'");
    }
    return R;
  }

  std::string BufferName;
  SourceMgr SM;
  yaml::Stream Strm;
  std::optional<std::pair<Position, std::string>> Failure;
};

} // namespace

Expected<YamlNode> parseYaml(StringRef Text, StringRef BufferName) {
  return TreeBuilder(Text, BufferName).build();
}

} // namespace ddi
} // namespace fltlint
