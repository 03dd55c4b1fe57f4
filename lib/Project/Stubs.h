//===- Stubs.h - Declarations for names nobody declared ---------*- C++ -*-===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Reads Clang's errors of one round and writes the declarations that the next
/// round is to begin with. One missing typedef costs every function that
/// mentions it; a stand-in for it costs nothing, as long as it is not taken
/// for more than it is. The rules are in docs/parsing.md.
///
//===----------------------------------------------------------------------===//

#ifndef FLTLINT_LIB_PROJECT_STUBS_H
#define FLTLINT_LIB_PROJECT_STUBS_H

#include "clang/Basic/Diagnostic.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/ADT/StringSet.h"
#include <map>
#include <set>
#include <string>
#include <vector>

namespace fltlint {
namespace project {

/// One of Clang's errors, as far as a stub may cure it.
struct Complaint {
  enum KindTy : uint8_t {
    UnknownType,      ///< Name stands where only a type can.
    Undeclared,       ///< Name stands in an expression.
    NoMember,         ///< Record Type has no member Name.
    Redefined,        ///< Name was declared before, at Previous.
    NotRecord,        ///< Type Type is used as a structure but is not one.
    NotPointer,       ///< Type Type is used as a pointer but is not one.
    NotScalar,        ///< Type Type is used as a number but is not one.
    Annotation,       ///< Name looks like one and is near a syntax error.
    TooManyArguments, ///< Macro Name is called with more than it takes.
    NotKeyword,       ///< Macro Name, which stands for a keyword, is used as
                      ///< a name of the driver's own.
    Other
  } Kind = Other;
  std::string Name;
  std::string Type;
  /// Where the clashing declaration stands.
  enum Origin : uint8_t {
    Elsewhere,
    Prelude,
    BundledHeader
  } Previous = Elsewhere;
  /// The source before and behind Name, as far as it matters.
  std::string Before, After;
};

/// Keeps Clang's errors of one round.
class ComplaintCollector : public clang::DiagnosticConsumer {
public:
  void BeginSourceFile(const clang::LangOptions &,
                       const clang::Preprocessor *P) override {
    PP = P;
  }
  void EndSourceFile() override { PP = nullptr; }
  void HandleDiagnostic(clang::DiagnosticsEngine::Level Level,
                        const clang::Diagnostic &Info) override;

  std::vector<Complaint> Complaints;
  /// All errors, one line each.
  std::vector<std::string> Errors;

private:
  void addAnnotations(llvm::StringRef Text, size_t Offset);

  const clang::Preprocessor *PP = nullptr;
};

/// The stubs so far, over all rounds of one job.
class StubTable {
public:
  explicit StubTable(bool CPlusPlus) : CPlusPlus(CPlusPlus) {}

  /// Takes in a round's errors. Returns whether anything changed, so that
  /// another round is worth it.
  bool learn(const std::vector<Complaint> &Complaints);

  /// Macros that are to swallow further arguments, as MSVC has them do.
  const std::set<std::string> &lenientMacros() const { return Lenient; }

  /// The text of the prelude.
  std::string prelude() const;

  /// Of it, the directives that make bundled declarations yield.
  std::string yields() const;

  /// What was made up, sorted.
  std::vector<std::string> names() const;

private:
  enum class Kind : uint8_t {
    EmptyMacro,         ///< #define X
    EmptyFunctionMacro, ///< #define X(...)
    Constant,
    Status,
    Number,  ///< a type that is an integer
    Record,  ///< a type that is a structure
    Pointer, ///< a type that points to a structure
    Function,
    Variable
  };
  /// How a stub's member or a variable is used.
  enum class Use : uint8_t { Value, Record, Pointer, Function, Array };
  struct Stub {
    Kind K = Kind::Constant;
    Use How = Use::Value;
    /// Those that are structures or pointers to one have a stub of their own,
    /// `Owner__Member`.
    std::map<std::string, Use> Members;
    bool IsMember = false;
  };

  bool add(llvm::StringRef Name, Kind K, Use How = Use::Value);
  bool learnType(const Complaint &C);
  bool learnValue(const Complaint &C);
  bool learnMember(const Complaint &C);
  Stub *findRecord(llvm::StringRef TypeText);
  static Use useFrom(llvm::StringRef After);
  void writeMembers(const std::string &Name, const Stub &S,
                    llvm::raw_ostream &OS) const;

  bool CPlusPlus;
  std::map<std::string, Stub> Stubs;
  /// Names that turned out to be declared after all.
  std::set<std::string> Banned;
  /// Bundled declarations that yield to the project's own.
  std::set<std::string> Yields;
  std::set<std::string> Lenient;
};

} // namespace project
} // namespace fltlint

#endif // FLTLINT_LIB_PROJECT_STUBS_H
