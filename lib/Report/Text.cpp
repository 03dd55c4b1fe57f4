//===- Text.cpp - Findings in Clang's form --------------------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "fltlint/Report/Fixes.h"
#include "fltlint/Report/Report.h"
#include "fltlint/Report/SourceLines.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/Locale.h"
#include "llvm/Support/WithColor.h"

using namespace fltlint;
using namespace fltlint::report;
using llvm::raw_ostream;
using llvm::StringRef;
using llvm::WithColor;

namespace {

class TextPrinter {
public:
  TextPrinter(raw_ostream &OS, bool Snippets) : OS(OS), Snippets(Snippets) {}

  void print(const Finding &F) {
    printMessage(F.Where, raw_ostream::MAGENTA, "warning", F.Message, F.Check);
    for (const FindingNote &N : F.Notes)
      printMessage(N.Where, raw_ostream::CYAN, "note", N.Message, "");
    for (const FindingNote &N : F.Related)
      printMessage(N.Where, raw_ostream::CYAN, "note", N.Message, "");
    if (std::optional<Replacement> Fix = findFix(F, Lines))
      printMessage(Fix->Where, raw_ostream::CYAN, "note",
                   "replace this by '" + Fix->Text + "'", "");
  }

private:
  void printMessage(const FindingLocation &Where, raw_ostream::Colors Color,
                    StringRef Level, StringRef Message, StringRef Check) {
    {
      WithColor Bold(OS, raw_ostream::SAVEDCOLOR, /*Bold=*/true);
      if (!Where.Path.empty())
        OS << Where.Path << ':';
      if (Where.Line)
        OS << Where.Line << ':' << Where.Column << ':';
      if (!Where.Path.empty() || Where.Line)
        OS << ' ';
    }
    WithColor(OS, Color, /*Bold=*/true) << Level << ": ";
    if (Check.empty()) {
      OS << Message;
    } else {
      WithColor(OS, raw_ostream::SAVEDCOLOR, /*Bold=*/true) << Message;
      OS << " [" << Check << ']';
    }
    OS << '\n';
    if (Snippets)
      printSnippet(Where);
  }

  /// The line and a caret below it. Tabs become blanks in both, bytes that are
  /// not UTF-8 (comments in some code page) a replacement character, so that
  /// the caret stands where it should.
  void printSnippet(const FindingLocation &Where) {
    StringRef Line = Lines.get(Where.Path, Where.Line);
    if (Line.trim().empty() || !Where.Column || Where.Column > Line.size() + 1)
      return;
    unsigned Last =
        Where.EndLine > Where.Line ? Line.rtrim().size() : Where.EndColumn;
    std::string Number = std::to_string(Where.Line);
    std::string Margin(std::max<size_t>(5, Number.size()) - Number.size(), ' ');
    OS << Margin << Number << " | " << expand(Line) << '\n';
    OS << std::string(Margin.size() + Number.size(), ' ') << " | ";
    unsigned Begin = width(Line.substr(0, Where.Column - 1));
    unsigned End = width(Line.substr(0, Last));
    OS << std::string(Begin, ' ');
    WithColor(OS, raw_ostream::GREEN, /*Bold=*/true)
        << '^' << std::string(End > Begin + 1 ? End - Begin - 1 : 0, '~');
    OS << '\n';
  }

  static std::string expand(StringRef Text) {
    std::string Out;
    for (char C : Text)
      if (C == '\t')
        Out.append(TabStop - Out.size() % TabStop, ' ');
      else
        Out += C;
    return llvm::json::fixUTF8(Out);
  }

  static unsigned width(StringRef Text) {
    std::string Expanded = expand(Text);
    int Columns = llvm::sys::locale::columnWidth(Expanded);
    return Columns < 0 ? countCharacters(Expanded, Expanded.size()) : Columns;
  }

  static constexpr unsigned TabStop = 8;

  raw_ostream &OS;
  bool Snippets;
  SourceLines Lines;
};

} // namespace

void report::printText(const std::vector<Finding> &Findings, raw_ostream &OS,
                       bool Snippets) {
  TextPrinter Printer(OS, Snippets);
  for (const Finding &F : Findings)
    Printer.print(F);
}
