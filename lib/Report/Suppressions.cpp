//===- Suppressions.cpp - NOLINT comments ---------------------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "fltlint/Report/Suppressions.h"
#include "fltlint/Report/SourceLines.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Support/GlobPattern.h"
#include <optional>

using namespace fltlint;
using namespace fltlint::report;
using llvm::StringRef;

namespace {

enum class Marker { Line, NextLine, Begin, End };

/// One NOLINT comment: what kind, and what stands in its parentheses.
struct Comment {
  Marker Kind;
  bool AllChecks;
  StringRef Checks;
};

} // namespace

/// The comments in \p Line. A marker is a word of its own: `NOLINTER` is none.
static llvm::SmallVector<Comment, 2> findComments(StringRef Line) {
  llvm::SmallVector<Comment, 2> Comments;
  for (size_t At = Line.find("NOLINT"); At != StringRef::npos;
       At = Line.find("NOLINT", At + 1)) {
    StringRef Rest = Line.drop_front(At + StringRef("NOLINT").size());
    StringRef Suffix =
        Rest.take_while([](char Ch) { return llvm::isAlnum(Ch); });
    Rest = Rest.drop_front(Suffix.size());
    std::optional<Marker> Kind =
        llvm::StringSwitch<std::optional<Marker>>(Suffix)
            .Case("", Marker::Line)
            .Case("NEXTLINE", Marker::NextLine)
            .Case("BEGIN", Marker::Begin)
            .Case("END", Marker::End)
            .Default(std::nullopt);
    if (!Kind)
      continue;
    Comment C{*Kind, true, ""};
    size_t Close = Rest.find(')');
    if (Rest.starts_with("(") && Close != StringRef::npos) {
      C.AllChecks = false;
      C.Checks = Rest.slice(1, Close);
    }
    Comments.push_back(C);
  }
  return Comments;
}

/// Does \p C name \p Check? Of the globs in its list the last one that matches
/// decides; one with a minus sign excludes.
static bool names(const Comment &C, StringRef Check) {
  if (C.AllChecks)
    return true;
  bool Named = false;
  llvm::SmallVector<StringRef, 4> Globs;
  C.Checks.split(Globs, ',');
  for (StringRef Text : Globs) {
    Text = Text.trim();
    bool Excludes = Text.consume_front("-");
    llvm::Expected<llvm::GlobPattern> Glob = llvm::GlobPattern::create(Text);
    if (!Glob)
      llvm::consumeError(Glob.takeError());
    else if (Glob->match(Check))
      Named = !Excludes;
  }
  return Named;
}

static bool isSuppressed(const Finding &F, SourceLines &Lines) {
  auto HasComment = [&](unsigned Line, Marker Kind) {
    return llvm::any_of(
        findComments(Lines.get(F.Where.Path, Line)),
        [&](const Comment &C) { return C.Kind == Kind && names(C, F.Check); });
  };
  if (HasComment(F.Where.Line, Marker::Line) ||
      HasComment(F.Where.Line - 1, Marker::NextLine))
    return true;
  // An end closes the begin with the same list.
  llvm::SmallVector<Comment, 4> Open;
  for (unsigned Line = 1; Line < F.Where.Line; ++Line)
    for (const Comment &C : findComments(Lines.get(F.Where.Path, Line))) {
      if (C.Kind == Marker::Begin)
        Open.push_back(C);
      if (C.Kind == Marker::End && !Open.empty() &&
          Open.back().Checks == C.Checks &&
          Open.back().AllChecks == C.AllChecks)
        Open.pop_back();
    }
  return llvm::any_of(Open,
                      [&](const Comment &C) { return names(C, F.Check); });
}

unsigned report::removeSuppressed(std::vector<Finding> &Findings) {
  SourceLines Lines;
  size_t Before = Findings.size();
  llvm::erase_if(Findings, [&](const Finding &F) {
    return F.Where.Line && isSuppressed(F, Lines);
  });
  return Before - Findings.size();
}
