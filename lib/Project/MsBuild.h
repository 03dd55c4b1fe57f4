//===- MsBuild.h - Evaluates Visual Studio project files --------*- C++ -*-===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// As much of MSBuild's evaluation as decides how a C or C++ file is compiled:
/// properties, conditions, imports found on disk, item definitions, items and
/// their metadata. Targets and tasks are not run.
///
/// The order is MSBuild's: all properties (imports in place), then all item
/// definitions, then all items; so a definition sees a property that is set
/// further down.
///
//===----------------------------------------------------------------------===//

#ifndef FLTLINT_LIB_PROJECT_MSBUILD_H
#define FLTLINT_LIB_PROJECT_MSBUILD_H

#include "XmlReader.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/ADT/StringSet.h"
#include <memory>
#include <string>
#include <vector>

namespace fltlint {
namespace project {

/// Names regardless of case, to values.
class NameMap {
public:
  /// Empty if absent.
  llvm::StringRef get(llvm::StringRef Name) const;
  bool has(llvm::StringRef Name) const { return Map.count(Name.lower()); }
  void set(llvm::StringRef Name, std::string Value) {
    Map[Name.lower()] = std::move(Value);
  }

private:
  llvm::StringMap<std::string> Map;
};

struct MsBuildItem {
  std::string Include; ///< As written, expanded; slashes forward.
  NameMap Metadata;    ///< Definitions included.
};

/// One project file under one configuration and platform.
class MsBuildProject {
public:
  /// Evaluates \p Path. \p Globals are (name, value) pairs that the file
  /// cannot override.
  MsBuildProject(std::string Path,
                 std::vector<std::pair<std::string, std::string>> Globals);

  /// Nothing could be read.
  bool failed() const { return Failed; }

  llvm::StringRef property(llvm::StringRef Name) const {
    return Properties.get(Name);
  }
  const std::vector<MsBuildItem> &items(llvm::StringRef Type) const;
  /// The item definition's metadata: `Link`, `AdditionalDependencies`.
  llvm::StringRef definition(llvm::StringRef Type, llvm::StringRef Name) const;

  const std::string &path() const { return Path; }
  const std::string &directory() const { return Directory; }

  /// One sentence each.
  std::vector<std::string> Problems, Notices;

private:
  friend class MsBuildExpander;

  struct Group {
    const XmlNode *Node;
    std::string File;
  };

  void importFile(const std::string &File, bool Required);
  void importAbove(llvm::StringRef FileName);
  void walk(const XmlNode &Parent, const std::string &File, unsigned Depth);
  void importNode(const XmlNode &Node, const std::string &File);
  void setProperty(const XmlNode &Node, const std::string &File);
  void evaluateDefinitions(const Group &G);
  void evaluateItems(const Group &G);
  void addItem(const XmlNode &Node, const std::string &File);
  void setMetadata(const XmlNode &Node, const std::string &File,
                   llvm::StringRef ItemType, MsBuildItem &Item);
  /// Counts characters made, and names compared. False: that was too much.
  bool spend(size_t Effort);
  bool holds(const XmlNode &Node, const std::string &File,
             const MsBuildItem *Item = nullptr, llvm::StringRef Type = "");
  std::string expand(llvm::StringRef Text, const std::string &File,
                     const MsBuildItem *Item = nullptr,
                     llvm::StringRef Type = "");

  std::string Path, Directory;
  NameMap Properties;
  llvm::StringSet<> GlobalNames;
  llvm::StringMap<std::unique_ptr<XmlNode>> Loaded;
  llvm::StringSet<> Imported; ///< Files seen once, for cycles.
  std::vector<Group> DefinitionGroups, ItemGroups;
  llvm::StringMap<MsBuildItem> Definitions; ///< By lower-case item type.
  llvm::StringMap<std::vector<MsBuildItem>> Items;
  bool Failed = false;
  /// A project can say in a few lines what takes years to evaluate.
  size_t Budget = size_t(1) << 28;
  bool Exhausted = false;
};

/// Splits at ';', trims, drops what is empty.
std::vector<std::string> splitList(llvm::StringRef List);

} // namespace project
} // namespace fltlint

#endif // FLTLINT_LIB_PROJECT_MSBUILD_H
