//===- XmlReader.cpp - XML files as they are found in the wild ------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "XmlReader.h"
#include "Encoding.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <limits>
#include <mutex>

using namespace llvm;

namespace fltlint {
namespace project {

StringRef XmlNode::attribute(StringRef Wanted) const {
  for (const auto &[Key, Value] : Attributes)
    if (StringRef(Key).equals_insensitive(Wanted))
      return Value;
  return "";
}

bool XmlNode::hasAttribute(StringRef Wanted) const {
  return any_of(Attributes, [&](const auto &A) {
    return StringRef(A.first).equals_insensitive(Wanted);
  });
}

std::unique_ptr<std::string> readText(const std::string &Path,
                                      std::string &Problem) {
  ErrorOr<std::unique_ptr<MemoryBuffer>> Buffer =
      sys::fs::is_directory(Path)
          ? std::make_error_code(std::errc::is_a_directory)
      // Pipes and devices have no end, or wait for somebody.
      : sys::fs::exists(Path) && !sys::fs::is_regular_file(Path)
          ? std::make_error_code(std::errc::operation_not_supported)
          : MemoryBuffer::getFile(Path);
  if (!Buffer) {
    Problem = Buffer.getError().message();
    return nullptr;
  }
  StringRef Bytes = (*Buffer)->getBuffer();
  Bytes.consume_front("\xEF\xBB\xBF");
  std::optional<std::string> Readable = toReadableText(Bytes);
  return std::make_unique<std::string>(Readable ? std::move(*Readable)
                                                : Bytes.str());
}

static StringRef textOf(const xmlChar *Text) {
  return Text ? StringRef(reinterpret_cast<const char *>(Text)) : StringRef();
}

/// libxml2 limits the depth of what it reads, so recursion is safe.
static void convert(xmlDocPtr Doc, const xmlNode *From, XmlNode &To) {
  To.Name = textOf(From->name).str();
  for (const xmlAttr *A = From->properties; A; A = A->next) {
    xmlChar *Value = xmlNodeListGetString(Doc, A->children, 1);
    To.Attributes.emplace_back(textOf(A->name).str(), textOf(Value).str());
    xmlFree(Value);
  }
  for (const xmlNode *C = From->children; C; C = C->next) {
    if (C->type == XML_ELEMENT_NODE) {
      To.Children.emplace_back();
      convert(Doc, C, To.Children.back());
    } else if (C->type == XML_TEXT_NODE || C->type == XML_CDATA_SECTION_NODE) {
      To.Text += textOf(C->content);
    }
  }
  To.Text = StringRef(To.Text).trim().str();
}

XmlFile readXml(const std::string &Path) {
  static std::once_flag Initialized;
  std::call_once(Initialized, [] { xmlInitParser(); });

  XmlFile Result;
  std::unique_ptr<std::string> Text = readText(Path, Result.Problem);
  if (!Text)
    return Result;
  if (Text->size() > size_t(std::numeric_limits<int>::max())) {
    Result.Problem = "it is too large";
    return Result;
  }
  // The text is UTF-8 by now, whatever its declaration says.
  xmlParserCtxtPtr Ctxt = xmlNewParserCtxt();
  xmlDocPtr Doc = xmlCtxtReadMemory(
      Ctxt, Text->data(), int(Text->size()), Path.c_str(), "UTF-8",
      XML_PARSE_RECOVER | XML_PARSE_NOERROR | XML_PARSE_NOWARNING |
          XML_PARSE_NONET | XML_PARSE_NOCDATA);
  if (!Ctxt->wellFormed) {
    const xmlError *E = xmlCtxtGetLastError(Ctxt);
    Result.Problem =
        E ? "line " + std::to_string(E->line) + ": " +
                StringRef(E->message ? E->message : "").rtrim().str()
          : "it is not well formed";
  }
  if (Doc) {
    if (const xmlNode *Root = xmlDocGetRootElement(Doc)) {
      Result.Root = std::make_unique<XmlNode>();
      convert(Doc, Root, *Result.Root);
    }
    xmlFreeDoc(Doc);
  }
  xmlFreeParserCtxt(Ctxt);
  return Result;
}

} // namespace project
} // namespace fltlint
