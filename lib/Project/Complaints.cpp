//===- Complaints.cpp - Clang's errors, as far as they can be cured -------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "SourceFileSystem.h"
#include "Stubs.h"
#include "fltlint/Headers/Headers.h"
#include "clang/AST/Decl.h"
#include "clang/AST/DeclarationName.h"
#include "clang/AST/Type.h"
#include "clang/Basic/DiagnosticLex.h"
#include "clang/Basic/DiagnosticSema.h"
#include "clang/Basic/IdentifierTable.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Preprocessor.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"

using namespace clang;
using llvm::StringRef;

namespace fltlint {
namespace project {

/// The name in an argument of a diagnostic, whatever it is passed as.
static std::string nameArgument(const Diagnostic &Info, unsigned I) {
  if (I >= Info.getNumArgs())
    return "";
  switch (Info.getArgKind(I)) {
  case DiagnosticsEngine::ak_std_string:
    return Info.getArgStdStr(I);
  case DiagnosticsEngine::ak_c_string:
    return Info.getArgCStr(I);
  case DiagnosticsEngine::ak_identifierinfo:
    return Info.getArgIdentifier(I)->getName().str();
  case DiagnosticsEngine::ak_declarationname:
    return DeclarationName::getFromOpaqueInteger(Info.getRawArg(I))
        .getAsString();
  case DiagnosticsEngine::ak_nameddecl:
    return reinterpret_cast<const NamedDecl *>(Info.getRawArg(I))
        ->getNameAsString();
  case DiagnosticsEngine::ak_declcontext:
    if (auto *ND = dyn_cast<NamedDecl>(
            reinterpret_cast<const DeclContext *>(Info.getRawArg(I))))
      return ND->getNameAsString();
    return "";
  case DiagnosticsEngine::ak_qualtype: {
    QualType T =
        QualType::getFromOpaquePtr(reinterpret_cast<void *>(Info.getRawArg(I)));
    // The name by which the project knows it; a pointer to a structure has
    // one of its own as often as not.
    return T.getAsString();
  }
  default:
    return "";
  }
}

/// The innermost type name of what an argument of type kind says.
static std::string typeArgument(const Diagnostic &Info, unsigned I) {
  std::string Text = nameArgument(Info, I);
  StringRef Name = Text;
  for (bool Again = true; Again;) {
    Again = false;
    Name = Name.trim(" *&");
    for (StringRef Word :
         {"struct ", "class ", "union ", "enum ", "const ", "volatile "})
      Again |= Name.consume_front(Word);
    Again |= Name.consume_back(" const");
  }
  return Name.str();
}

static Complaint::KindTy classify(unsigned Id) {
  switch (Id) {
  case diag::err_unknown_typename:
  case diag::err_unknown_typename_suggest:
    return Complaint::UnknownType;
  case diag::err_undeclared_var_use:
  case diag::err_undeclared_var_use_suggest:
  case diag::err_undeclared_use:
    return Complaint::Undeclared;
  case diag::err_no_member:
    return Complaint::NoMember;
  case diag::err_redefinition:
  case diag::err_redefinition_different_kind:
  case diag::err_redefinition_different_type:
  case diag::err_redefinition_different_typedef:
  case diag::err_redefinition_of_enumerator:
  case diag::err_conflicting_types:
  case diag::err_ovl_diff_return_type:
  case diag::err_different_language_linkage:
  case diag::err_use_with_wrong_tag:
    return Complaint::Redefined;
  case diag::err_typecheck_member_reference_struct_union:
  case diag::err_offsetof_record_type:
  case diag::err_typecheck_member_reference_suggestion:
    return Complaint::NotRecord; // or the next, as its argument says
  case diag::err_typecheck_member_reference_arrow:
  case diag::err_typecheck_indirection_requires_pointer:
    return Complaint::NotPointer;
  case diag::err_typecheck_convert_incompatible:
  case diag::err_typecheck_invalid_operands:
  case diag::err_typecheck_statement_requires_scalar:
  case diag::err_typecheck_statement_requires_integer:
  case diag::err_typecheck_unary_expr:
  case diag::err_typecheck_cond_expect_scalar:
  case diag::err_typecheck_expect_scalar_operand:
    return Complaint::NotScalar;
  case diag::err_too_many_args_in_macro_invoc:
    return Complaint::TooManyArguments;
  default:
    return Complaint::Other;
  }
}

static Complaint::Origin originOf(const SourceManager &SM, SourceLocation L) {
  StringRef File = SM.getFilename(SM.getSpellingLoc(L));
  if (File == SourceFileSystem::PreludePath)
    return Complaint::Prelude;
  if (File.starts_with(headers::virtualDirectory()))
    return Complaint::BundledHeader;
  return Complaint::Elsewhere;
}

/// `_Inout_`. Stricter than for a word that is known to be unknown.
static bool looksLikeAnnotation(StringRef Word) {
  return Word.size() > 3 && Word[0] == '_' && llvm::isUpper(Word[1]) &&
         llvm::isLower(Word[2]) && Word.back() == '_';
}

/// A syntax error does not say which word it is that Clang does not know. If
/// there are words on its line that look like annotations, it is them.
void ComplaintCollector::addAnnotations(StringRef Text, size_t Offset) {
  size_t LineStart = Text.rfind('\n', Offset);
  LineStart = LineStart == StringRef::npos ? 0 : LineStart + 1;
  StringRef Rest = Text.substr(LineStart, Offset - LineStart + 128);
  auto IsWordChar = [](char C) { return llvm::isAlnum(C) || C == '_'; };
  while (!Rest.empty()) {
    Rest = Rest.drop_until(IsWordChar);
    StringRef Word = Rest.take_while(IsWordChar);
    Rest = Rest.drop_front(Word.size());
    if (!looksLikeAnnotation(Word) ||
        (PP && PP->getIdentifierInfo(Word)->hasMacroDefinition()))
      continue;
    Complaint C;
    C.Kind = Complaint::Annotation;
    C.Name = Word.str();
    C.After = Rest.take_front(16).str();
    Complaints.push_back(std::move(C));
  }
}

/// `goto leave;`: what a macro of the bundled headers makes a keyword was a
/// name to whoever wrote this. Whether they are right, the next round will
/// show.
static bool isOddKeyword(const SourceManager &SM, SourceLocation L,
                         unsigned Id) {
  if (!L.isMacroID() || Id == diag::err_ms___leave_not_in___try ||
      originOf(SM, L) != Complaint::BundledHeader)
    return false;
  auto [File, Offset] = SM.getDecomposedLoc(SM.getExpansionLoc(L));
  StringRef Text = SM.getBufferData(File).substr(Offset);
  return Text.take_while([](char C) { return llvm::isAlnum(C) || C == '_'; }) ==
         "leave";
}

void ComplaintCollector::HandleDiagnostic(DiagnosticsEngine::Level Level,
                                          const Diagnostic &Info) {
  DiagnosticConsumer::HandleDiagnostic(Level, Info);

  // The note behind a redefinition says with what it clashes; the one behind
  // a macro call, which macro it is.
  if (Level == DiagnosticsEngine::Note) {
    if (!Complaints.empty() &&
        Complaints.back().Kind == Complaint::TooManyArguments &&
        Info.getID() == diag::note_macro_here)
      Complaints.back().Name = nameArgument(Info, 0);
    if (!Complaints.empty() && Complaints.back().Kind == Complaint::Redefined &&
        (Info.getID() == diag::note_previous_definition ||
         Info.getID() == diag::note_previous_declaration ||
         Info.getID() == diag::note_previous_use ||
         Info.getID() == diag::note_previous_builtin_declaration) &&
        Info.hasSourceManager() && Info.getLocation().isValid())
      Complaints.back().Previous =
          originOf(Info.getSourceManager(), Info.getLocation());
    return;
  }
  if (Level < DiagnosticsEngine::Error)
    return;

  llvm::SmallString<128> Message;
  Info.FormatDiagnostic(Message);
  std::string Line;
  bool Located = Info.hasSourceManager() && Info.getLocation().isValid();
  if (Located) {
    PresumedLoc P = Info.getSourceManager().getPresumedLoc(Info.getLocation());
    if (P.isValid())
      Line = (StringRef(P.getFilename()) + ":" + llvm::Twine(P.getLine()) +
              ":" + llvm::Twine(P.getColumn()) + ": ")
                 .str();
  }
  Errors.push_back(Line + "error: " + Message.str().str());

  Complaint C;
  C.Kind = classify(Info.getID());
  switch (C.Kind) {
  case Complaint::NoMember:
    C.Name = nameArgument(Info, 0);
    C.Type = typeArgument(Info, 1);
    break;
  case Complaint::NotRecord:
    C.Type = typeArgument(Info, 0);
    if (Info.getID() == diag::err_typecheck_member_reference_suggestion &&
        Info.getArgSInt(1) == 1)
      C.Kind = Complaint::NotPointer;
    break;
  case Complaint::NotPointer:
    C.Type = typeArgument(Info, 0);
    break;
  case Complaint::NotScalar:
    // Either side may be the one; the table knows its own.
    C.Name = typeArgument(Info, 0);
    C.Type = typeArgument(Info, 1);
    break;
  case Complaint::Redefined:
    C.Name = typeArgument(Info, 0);
    break;
  case Complaint::TooManyArguments:
    break; // the note has it
  default:
    C.Name = nameArgument(Info, 0);
    break;
  }
  if (Located) {
    const SourceManager &SM = Info.getSourceManager();
    // Behind a macro it is the text the macro got, or consists of, that shows
    // how the name is used.
    auto [File, Offset] =
        SM.getDecomposedLoc(SM.getSpellingLoc(Info.getLocation()));
    bool Invalid = false;
    StringRef Text = SM.getBufferData(File, &Invalid);
    if (!Invalid && Offset <= Text.size()) {
      if (C.Kind == Complaint::Other &&
          isOddKeyword(SM, Info.getLocation(), Info.getID())) {
        C.Kind = Complaint::NotKeyword;
        C.Name = "leave";
      }
      if (C.Kind == Complaint::Other)
        addAnnotations(Text, Offset);
      StringRef Rest = Text.substr(Offset);
      // An error about a declaration may point before the name.
      if (C.Kind != Complaint::NotScalar && !C.Name.empty()) {
        size_t At = Rest.substr(0, 256).find(C.Name);
        if (At != StringRef::npos) {
          Offset += At;
          Rest = Rest.substr(At + C.Name.size());
        } else {
          Rest = "";
        }
      }
      C.After = Rest.substr(0, 256).str();
      size_t From = Offset > 256 ? Offset - 256 : 0;
      C.Before = Text.slice(From, Offset).str();
      // The typedef's name is no argument of its own clash.
      if (Info.getID() == diag::err_redefinition_different_typedef) {
        StringRef Word = Text.substr(Offset).take_while(
            [](char Ch) { return llvm::isAlnum(Ch) || Ch == '_'; });
        C.Name = Word.str();
      }
    }
  }
  Complaints.push_back(std::move(C));
}

} // namespace project
} // namespace fltlint
