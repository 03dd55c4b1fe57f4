//===- PrecompiledHeader.h - A bundled header, precompiled ------*- C++ -*-===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Bundled headers as a precompiled header of Clang, and the check whether a
/// file may begin with it.
///
/// Clang takes a precompiled header in before the first line of a file, while
/// the file includes the headers somewhere further down: behind the stubs,
/// behind macros of its own, in a header of its own. So they are *moved*. That
/// makes no difference if
///
///   - nothing was declared before them, only directives were read (and stubs,
///     which have other names),
///   - none of these defines what the headers mention, or asks for what they
///     define,
///   - none is a pragma that says something about the code to come, and
///   - each header that they include would be found where it was found then.
///
/// AdoptionCheck watches all of this while the file is parsed.
///
//===----------------------------------------------------------------------===//

#ifndef FLTLINT_LIB_PROJECT_PRECOMPILEDHEADER_H
#define FLTLINT_LIB_PROJECT_PRECOMPILEDHEADER_H

#include "SourceFileSystem.h"
#include "fltlint/Project/Parse.h"
#include "clang/Lex/PPCallbacks.h"
#include "llvm/Support/MemoryBuffer.h"
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace clang {
class Preprocessor;
}

namespace fltlint {
namespace project {

class StubTable;

/// Bundled headers, and how to read them.
struct HeaderWish {
  /// Those that a file includes one after the other; only the last one is worth
  /// the trouble. Empty: there is nothing to wish for.
  std::vector<std::string> Headers;
  /// The file that includes the first of them.
  std::string Includer;
  /// The directives at the top of the stubs that make declarations of the
  /// bundled headers yield to the driver's own.
  std::string Yields;
  /// What the file itself seems to define of what the headers mention, in front
  /// of them: names, and values of at most one token.
  std::map<std::string, std::string> Before;
  /// What decides how the headers read, as a job of its own.
  ParseJob Job;
};

/// What \p Job seems to begin with. A wrong guess costs little, and changes
/// nothing.
HeaderWish guessHeaders(const ParseJob &Job);

/// Is \p Header, a bundled one, of the kind that declares nothing and defines
/// nothing that others mention? It may be read when it comes.
bool saysNothing(llvm::StringRef Header);

/// A set of words that costs little to make of a text of them.
class WordSet {
public:
  WordSet() = default;
  /// \p Text has one word a line, in the order of their bytes.
  explicit WordSet(std::string Text);
  WordSet(const WordSet &) = delete;
  WordSet &operator=(const WordSet &) = delete;

  bool contains(llvm::StringRef Word) const;
  llvm::StringRef text() const { return Text; }

private:
  std::string Text;
  std::vector<llvm::StringRef> Words;
};

struct PrecompiledHeader {
  /// Where Clang is served it, and what it was made of.
  static constexpr const char *Path = "/__fltlint/shared/headers.pch";
  static constexpr const char *StubPath = "/__fltlint/shared/headers.h";

  std::string Stub; ///< Includes the headers and does nothing else.
  std::unique_ptr<llvm::MemoryBuffer> Bytes;
  /// All identifiers that were met on the way, be it in a condition.
  std::unique_ptr<WordSet> Words;
  /// As they are in the wish for it.
  std::map<std::string, std::string> Before;
  /// An `#include <Written>` that stands in a bundled header, and what it came
  /// to.
  struct Inclusion {
    std::string Written, File;
  };
  /// One of the headers, as Clang calls it, and all that are included in it.
  struct Part {
    std::string File;
    std::vector<Inclusion> Inclusions;
  };
  std::vector<Part> Parts;

  /// May these headers be moved before \p Stubs?
  bool goesWith(const StubTable &Stubs) const;
};

/// Null if \p Wish cannot be parsed without errors, or includes what is not
/// bundled.
std::shared_ptr<const PrecompiledHeader> precompile(const HeaderWish &Wish);

/// Watches the beginning of a file that was given \p Pre.
class AdoptionCheck : public clang::PPCallbacks {
public:
  enum class Verdict : uint8_t { Pending, Adopted, Refused };

  /// \p Result must outlive the preprocessor. If it is Refused, what comes out
  /// of the file is not to be used, and there is not much of it.
  AdoptionCheck(clang::Preprocessor &PP, SourceFileSystem &Files,
                const PrecompiledHeader &Pre, Verdict &Result);

  void InclusionDirective(
      clang::SourceLocation HashLoc, const clang::Token &Directive,
      llvm::StringRef Written, bool Angled, clang::CharSourceRange Range,
      clang::OptionalFileEntryRef File, llvm::StringRef SearchPath,
      llvm::StringRef RelativePath, const clang::Module *SuggestedModule,
      bool ModuleImported, clang::SrcMgr::CharacteristicKind Kind) override;
  void PragmaDirective(clang::SourceLocation Loc,
                       clang::PragmaIntroducerKind Introducer) override;
  void MacroExpands(const clang::Token &Name, const clang::MacroDefinition &MD,
                    clang::SourceRange, const clang::MacroArgs *) override;
  void MacroDefined(const clang::Token &Name,
                    const clang::MacroDirective *MD) override;
  void MacroUndefined(const clang::Token &Name, const clang::MacroDefinition &,
                      const clang::MacroDirective *) override;
  void Defined(const clang::Token &, const clang::MacroDefinition &MD,
               clang::SourceRange) override;
  void Ifdef(clang::SourceLocation, const clang::Token &,
             const clang::MacroDefinition &MD) override;
  void Ifndef(clang::SourceLocation, const clang::Token &,
              const clang::MacroDefinition &MD) override;
  using PPCallbacks::Elifdef;
  void Elifdef(clang::SourceLocation, const clang::Token &,
               const clang::MacroDefinition &MD) override;
  using PPCallbacks::Elifndef;
  void Elifndef(clang::SourceLocation, const clang::Token &,
                const clang::MacroDefinition &MD) override;

private:
  bool isPending() const { return Result == Verdict::Pending; }
  void refuse() { Result = Verdict::Refused; }
  void sawToken(const clang::Token &T);
  void sawQuestion(const clang::Token &Name, const clang::MacroDefinition &MD);
  void sawChange(const clang::Token &Name);
  bool isInPrelude(clang::SourceLocation Loc) const;
  bool isInBundled(clang::SourceLocation Loc) const;
  bool hasDefined(llvm::StringRef Name, llvm::StringRef Value) const;
  bool findsTheSame(const PrecompiledHeader::Part &Part,
                    clang::SourceLocation Loc) const;

  clang::Preprocessor &PP;
  const clang::SourceManager &SM;
  SourceFileSystem &Files;
  const PrecompiledHeader &Pre;
  Verdict &Result;
  size_t NextPart = 0;
};

} // namespace project
} // namespace fltlint

#endif // FLTLINT_LIB_PROJECT_PRECOMPILEDHEADER_H
