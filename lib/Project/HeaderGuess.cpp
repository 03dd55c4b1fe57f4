//===- HeaderGuess.cpp - Which bundled headers come first -----------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ClangArguments.h"
#include "PrecompiledHeader.h"
#include "fltlint/Headers/Headers.h"
#include "clang/Basic/CharInfo.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include <map>

using namespace clang;
using llvm::StringRef;

namespace fltlint {
namespace project {

//===----------------------------------------------------------------------===//
// The headers
//===----------------------------------------------------------------------===//

/// What is long enough to be worth it.
static bool isLarge(StringRef Header) {
  return llvm::is_contained({"fltkernel.h", "ntifs.h", "ntddk.h", "wdm.h"},
                            Header);
}

/// What often stands before these, and does nothing that a precompiled header
/// would not keep, as `#pragma pack`.
static bool mayPrecede(StringRef Header) {
  return llvm::is_contained({"initguid.h", "ntdef.h", "sdkddkver.h"}, Header);
}

/// All words in the bundled headers, comments and all: it is no harm if they
/// are too many.
static const llvm::StringSet<> &bundledWords() {
  static const llvm::StringSet<> Words = [] {
    auto InWord = [](char C) { return isAsciiIdentifierContinue(C); };
    llvm::StringSet<> Result;
    for (const headers::BundledHeader &H : headers::bundledHeaders())
      for (StringRef Text = H.Text; !Text.empty();) {
        StringRef Word = Text.drop_until(InWord).take_while(InWord);
        Text = Text.drop_until(InWord).drop_front(Word.size());
        Result.insert(Word);
      }
    return Result;
  }();
  return Words;
}

bool saysNothing(StringRef Header) {
  return llvm::is_contained({"dontuse.h", "suppress.h"}, Header);
}

namespace {

/// Follows #include directives, whatever the conditions around them.
class FirstHeaders {
public:
  FirstHeaders(const ParseJob &Job, HeaderWish &Wish)
      : Job(Job), Wish(Wish),
        Files(new SourceFileSystem(Job.Directory, Job.SearchRoots,
                                   Job.BundledHeaders)) {}

  void find() {
    for (const std::string &Forced : Job.ForcedIncludes)
      follow(Job.File, Forced, /*Angled=*/false, 0);
    scan(Job.File, 0);
    if (Wish.Headers.empty() || !isLarge(Wish.Headers.back()))
      Wish.Headers.clear();
  }

private:
  void scan(const std::string &Path, unsigned Depth);
  void follow(const std::string &Path, StringRef Written, bool Angled,
              unsigned Depth);
  void foundBundled(StringRef Header, const std::string &Path);
  void foundDefinition(Lexer &Lex, Token &T);

  const ParseJob &Job;
  HeaderWish &Wish;
  llvm::IntrusiveRefCntPtr<SourceFileSystem> Files;
  llvm::StringSet<> Seen;
  /// What is behind a header of a real kit need not be known.
  size_t Budget = 256 << 10;
  bool Ended = false;
};

} // namespace

void FirstHeaders::foundBundled(StringRef Header, const std::string &Path) {
  if (Wish.Headers.empty())
    Wish.Includer = Path;
  Wish.Headers.push_back(Header.str());
  Ended = !mayPrecede(Header);
}

/// \p Lex is behind `#define`. Returns with the first token of the next line,
/// or one of this line, in \p T.
void FirstHeaders::foundDefinition(Lexer &Lex, Token &T) {
  Lex.LexFromRawLexer(T);
  if (T.isNot(tok::raw_identifier) || T.isAtStartOfLine())
    return;
  StringRef Name = T.getRawIdentifier();
  StringRef Value;
  Lex.LexFromRawLexer(T);
  if (T.isNot(tok::eof) && !T.isAtStartOfLine()) {
    if (T.is(tok::l_paren))
      return; // it has parameters, or is not worth looking at
    Value = StringRef(Lex.getBufferLocation() - T.getLength(), T.getLength());
    Lex.LexFromRawLexer(T);
    if (T.isNot(tok::eof) && !T.isAtStartOfLine())
      return;
  }
  if (bundledWords().contains(Name))
    Wish.Before[Name.str()] = Value.str();
}

void FirstHeaders::follow(const std::string &Path, StringRef Written,
                          bool Angled, unsigned Depth) {
  std::vector<std::string> Folders;
  if (!Angled)
    Folders.push_back(llvm::sys::path::parent_path(Path).str());
  llvm::append_range(Folders, Job.IncludeDirs);
  Folders.push_back(SourceFileSystem::FoundDirectory);
  Folders.push_back(headers::virtualDirectory().str());
  Files->setCurrentFile(Path, "");
  for (const std::string &Folder : Folders) {
    std::string Try =
        Folder.empty() ? Written.str() : Folder + "/" + Written.str();
    llvm::ErrorOr<llvm::vfs::Status> Stat = Files->status(Try);
    if (!Stat || Stat->isDirectory())
      continue;
    std::string Name = Stat->getName().str();
    if (StringRef(Name).starts_with(headers::virtualDirectory()) &&
        !saysNothing(llvm::sys::path::filename(Name)))
      foundBundled(llvm::sys::path::filename(Name), Path);
    else
      scan(Name, Depth + 1);
    return;
  }
}

void FirstHeaders::scan(const std::string &Path, unsigned Depth) {
  if (Ended || Depth > 16 || !Seen.insert(Path).second)
    return;
  auto Buffer = Files->getBufferForFile(Path);
  if (!Buffer)
    return;
  StringRef Text = (*Buffer)->getBuffer();
  LangOptions Opts;
  Opts.LineComment = true;
  Lexer Lex(SourceLocation::getFromRawEncoding(1), Opts, Text.begin(),
            Text.begin(), Text.end());
  unsigned Conditions = 0;
  Token T;
  Lex.LexFromRawLexer(T);
  while (!Ended && T.isNot(tok::eof)) {
    if (T.isNot(tok::hash) || !T.isAtStartOfLine()) {
      // Declarations come first. In a condition they may be none.
      size_t Length = T.getLength();
      Ended = Conditions == 0 || Budget < Length;
      Budget -= Length;
      Lex.LexFromRawLexer(T);
      continue;
    }
    Lex.LexFromRawLexer(T);
    if (T.is(tok::raw_identifier) && !T.isAtStartOfLine()) {
      StringRef Name = T.getRawIdentifier();
      if (Name.starts_with("if")) {
        ++Conditions;
      } else if (Name == "endif" && Conditions) {
        --Conditions;
      } else if (Name == "define") {
        foundDefinition(Lex, T);
      } else if (Name == "include") {
        StringRef Rest =
            Text.drop_front(Lex.getCurrentBufferOffset()).ltrim(" \t");
        bool Angled = Rest.starts_with("<");
        size_t End = Rest.find(Angled ? '>' : '"', 1);
        if (End < Rest.find('\n') && (Angled || Rest.starts_with("\"")))
          follow(Path, Rest.slice(1, End), Angled, Depth);
      }
    }
    while (T.isNot(tok::eof) && !T.isAtStartOfLine())
      Lex.LexFromRawLexer(T);
  }
}

//===----------------------------------------------------------------------===//
// What they depend on
//===----------------------------------------------------------------------===//

/// All that the bundled headers ask for about DBG is whether it is 0.
static bool isDebugBuild(StringRef Value) {
  unsigned Number = 0;
  return !Value.getAsInteger(10, Number) && Number != 0;
}

/// The macros that \p Job defines, or undefines, and the headers mention.
/// Nothing if it has options that are not understood.
static bool setMacros(const ParseJob &Job, ParseJob &Result) {
  std::map<std::string, std::string> Last; // "=VALUE"; empty: undefined
  auto Define = [&](StringRef Text) {
    auto [Name, Value] = Text.split('=');
    Last[Name.str()] = "=" + (Text.contains('=') ? Value.str() : "1");
  };
  for (const std::string &Text : Job.Defines)
    Define(Text);
  for (StringRef Arg : Job.ExtraArgs) {
    if (Arg.size() < 3 || Arg[0] != '-' || !StringRef("DUI").contains(Arg[1]))
      return false;
    if (Arg[1] == 'D')
      Define(Arg.drop_front(2));
    else if (Arg[1] == 'U')
      Last[Arg.drop_front(2).str()] = "";
  }
  // Those of the job without any are there anyhow.
  std::vector<std::string> Default = clangArguments(Result);
  for (const auto &[Name, Value] : Last) {
    // A macro with parameters is known by its name as well.
    if (!bundledWords().contains(StringRef(Name).split('(').first) ||
        llvm::is_contained(Default, "-D" + Name + Value) ||
        (Name == "DBG" &&
         isDebugBuild(StringRef(Value).drop_front(Value.empty() ? 0 : 1))))
      continue;
    if (Value.empty())
      Result.ExtraArgs.push_back("-U" + Name);
    else
      Result.Defines.push_back(Name + Value);
  }
  return true;
}

HeaderWish guessHeaders(const ParseJob &Job) {
  HeaderWish Wish;
  if (!Job.BundledHeaders)
    return Wish;
  Wish.Job.File = PrecompiledHeader::StubPath;
  Wish.Job.Directory = Job.Directory;
  Wish.Job.Language = languageOf(Job);
  Wish.Job.Arch = Job.Arch;
  if (!setMacros(Job, Wish.Job))
    return Wish;
  // What is the default need not be said.
  if (Job.Standard != (Wish.Job.Language == "c++" ? "c++17" : "gnu17"))
    Wish.Job.Standard = Job.Standard;
  FirstHeaders(Job, Wish).find();
  return Wish;
}

} // namespace project
} // namespace fltlint
