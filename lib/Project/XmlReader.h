//===- XmlReader.h - XML files as they are found in the wild ----*- C++ -*-===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A plain tree of an XML file. Damaged files give what could be read: real
/// project files are truncated, or lie about their encoding.
///
//===----------------------------------------------------------------------===//

#ifndef FLTLINT_LIB_PROJECT_XMLREADER_H
#define FLTLINT_LIB_PROJECT_XMLREADER_H

#include "llvm/ADT/StringRef.h"
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace fltlint {
namespace project {

struct XmlNode {
  std::string Name;
  std::vector<std::pair<std::string, std::string>> Attributes;
  std::string Text; ///< All text directly inside, trimmed.
  std::vector<XmlNode> Children;

  /// Empty if absent.
  llvm::StringRef attribute(llvm::StringRef Name) const;
  bool hasAttribute(llvm::StringRef Name) const;
  bool is(llvm::StringRef Tag) const {
    return llvm::StringRef(Name).equals_insensitive(Tag);
  }
};

struct XmlFile {
  std::unique_ptr<XmlNode> Root; ///< Null if nothing could be read.
  /// Why the file could not be opened, or what is wrong with it and where.
  std::string Problem;
};

XmlFile readXml(const std::string &Path);

/// The file's text as UTF-8, if it can be read.
std::unique_ptr<std::string> readText(const std::string &Path,
                                      std::string &Problem);

} // namespace project
} // namespace fltlint

#endif // FLTLINT_LIB_PROJECT_XMLREADER_H
