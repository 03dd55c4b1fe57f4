//===- ModuleBuilder.h - Module-level part of the lowering ------*- C++ -*-===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Owns the module under construction and everything that is shared by its
/// functions: types, records, locations, strings, globals and declarations.
/// Each of these is made when it is first asked for, so that a translation
/// unit with a huge header costs only what its code uses.
///
//===----------------------------------------------------------------------===//

#ifndef FLTLINT_LIB_FRONTEND_MODULEBUILDER_H
#define FLTLINT_LIB_FRONTEND_MODULEBUILDER_H

#include "fltlint/PathModel/PathModel.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/Expr.h"
#include "clang/AST/Mangle.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/StringMap.h"
#include <deque>
#include <map>
#include <memory>

namespace fltlint {
namespace frontend {

/// Attributes of a parameter or function, gathered over all redeclarations.
struct DeclNotes {
  std::vector<std::string> Sal;
  std::vector<std::string> Annotations;
};

class ModuleBuilder {
public:
  explicit ModuleBuilder(clang::ASTContext &Ctx);
  ~ModuleBuilder();

  clang::ASTContext &Ctx;
  pm::Module M;

  /// Lowers the whole translation unit into M.
  void lowerUnit();

  //===--- Errors (LostCode.cpp) ------------------------------------------===//

  /// Clang found errors; code may be missing from the AST.
  bool HasErrors = false;
  /// Errors says where.
  bool KnowsErrors = false;
  /// Offsets of the errors in each file, sorted.
  std::map<clang::FileID, std::vector<unsigned>> Errors;
  void setErrors(llvm::ArrayRef<clang::SourceLocation> Locs);
  /// Is there an error from \p B up to \p E?
  bool hasError(clang::SourceLocation B, clang::SourceLocation E) const;
  /// The initialiser of \p VD is in the source but not in the AST.
  bool lostInitializer(const clang::VarDecl *VD) const;

  //===--- Types (TypeLowering.cpp) ---------------------------------------===//

  pm::TypeId type(clang::QualType T);
  /// The type of something that has a size; nothing else is stored anywhere,
  /// except by programs with errors.
  pm::TypeId objectType(clang::QualType T);
  pm::TypeId pointerTo(pm::TypeId Element, bool ConstPointee = false);
  /// The type of the address of an object of type \p T.
  pm::TypeId addressType(clang::QualType T);
  pm::TypeId intType(unsigned Bits, bool Signed);
  pm::TypeId floatType(unsigned Bits);
  pm::TypeId voidType();
  pm::TypeId voidPointer() { return pointerTo(voidType()); }
  pm::TypeId opaqueType();
  pm::RecordId record(const clang::RecordDecl *RD);
  /// Index of \p FD in its record's pm::Record, or None for one left out.
  uint32_t fieldIndex(const clang::FieldDecl *FD);
  /// Index of the field that stands for base \p Base of \p Derived, or None.
  uint32_t baseIndex(const clang::CXXRecordDecl *Derived,
                     const clang::CXXRecordDecl *Base);
  /// Size in bytes, 0 if it is not known.
  uint64_t sizeOf(clang::QualType T);
  bool isScalar(pm::TypeId T) const;

  //===--- Source positions and text (SourceText.cpp) ---------------------===//

  pm::LocId loc(clang::SourceRange R);
  pm::LocId loc(clang::SourceLocation L) { return loc(clang::SourceRange(L)); }
  /// \p L is in a kernel header of ours or in one found on a system path.
  bool isSystem(clang::SourceLocation L);
  /// The character at \p L is part of the definition of a macro that is
  /// defined in such a header.
  bool isSystemMacroText(clang::SourceLocation L);
  /// The text of \p E as the reader of the file sees it.
  std::string text(const clang::Expr *E);
  std::string text(clang::SourceRange R);
  /// \p FD's file and line, for names and for the list of lost parts.
  std::string lineText(clang::SourceLocation L);

  //===--- Declarations (DeclLowering.cpp) --------------------------------===//

  /// The function \p FD declares. Asks for its body to be lowered too.
  uint32_t function(const clang::FunctionDecl *FD);
  void ownFunction(const clang::FunctionDecl *FD);
  /// A function known by its name only: a builtin.
  uint32_t namedFunction(llvm::StringRef Name, pm::TypeId ReturnType);
  uint32_t global(const clang::VarDecl *VD);
  /// A global of ours, such as the guard of a static local.
  uint32_t hiddenGlobal(llvm::StringRef Name, pm::TypeId Type);
  uint32_t string(const clang::StringLiteral *SL);
  uint32_t string(llvm::StringRef Text);
  /// All methods of a class declared inside a function.
  void localRecord(const clang::CXXRecordDecl *RD);
  /// The body that defines \p FD, or null.
  static const clang::FunctionDecl *definition(const clang::FunctionDecl *FD);
  /// A function that has no body in the AST but that we can write one for:
  /// a defaulted member, or the invoker of a lambda.
  static bool isSynthesizable(const clang::FunctionDecl *FD);

  //===--- Constants (ConstantLowering.cpp) -------------------------------===//

  /// Fills in the initial content of \p G from \p Init. Returns false if some
  /// part was no constant; that part is Undef.
  bool initializer(std::vector<pm::InitEntry> &Out, const clang::Expr *Init,
                   clang::QualType T, uint64_t Offset);
  /// The constant that \p V is, as an operand of type \p Ty.
  bool constant(const clang::APValue &V, clang::QualType T, pm::Operand &Out,
                int64_t &Addend);
  pm::Operand integer(const llvm::APSInt &V, pm::TypeId Ty);

private:
  friend class DeclCollector;

  void fillRecord(pm::RecordId Id, const clang::RecordDecl *RD);
  void fillInvalidRecord(pm::Record &R, const clang::RecordDecl *RD);
  std::string recordTag(const clang::RecordDecl *RD);
  pm::TypeId intern(const pm::Type &T);
  pm::TypeId lowerType(clang::QualType T);

  uint32_t file(clang::FileID FID);
  pm::SourceRange range(clang::SourceLocation B, clang::SourceLocation E);
  std::string outermostMacro(clang::SourceLocation L);

  std::string linkName(const clang::NamedDecl *ND, bool &ByName);
  void fillFunction(pm::Function &F, const clang::FunctionDecl *FD);
  void lowerBody(uint32_t Index, const clang::FunctionDecl *Def);
  void initGlobal(uint32_t Index, const clang::VarDecl *Def);
  void runWorklist();
  std::string uniqueGlobal(std::string Name);
  void yieldName(llvm::StringRef Name);

  void apvalueEntries(std::vector<pm::InitEntry> &Out, const clang::APValue &V,
                      clang::QualType T, uint64_t Offset);

  std::unique_ptr<clang::MangleContext> Mangler;
  llvm::DenseMap<const void *, pm::TypeId> TypeCache;
  llvm::DenseMap<const clang::RecordDecl *, pm::RecordId> RecordCache;
  llvm::DenseMap<const clang::FieldDecl *, uint32_t> FieldCache;
  /// Records whose fields are being made.
  llvm::DenseSet<const clang::RecordDecl *> Filling;
  llvm::DenseMap<std::pair<const void *, const void *>, uint32_t> BaseCache;
  llvm::StringMap<std::vector<pm::TypeId>> TypeIndex;
  llvm::DenseMap<std::pair<unsigned, unsigned>, pm::LocId> LocCache;
  llvm::DenseMap<clang::FileID, uint32_t> FileCache;
  llvm::DenseMap<clang::FileID, bool> SystemCache;
  llvm::DenseMap<const clang::Decl *, uint32_t> FunctionCache;
  llvm::DenseMap<const clang::Decl *, uint32_t> GlobalCache;
  llvm::StringMap<uint32_t> FunctionNames;
  llvm::StringMap<uint32_t> GlobalNames;
  llvm::StringMap<uint32_t> StringCache;
  llvm::DenseMap<const clang::FunctionDecl *, uint32_t> Queued;
  llvm::DenseMap<uint32_t, const clang::FunctionDecl *> BodyOf;
  llvm::DenseMap<const clang::VarDecl *, uint32_t> InitQueued;
  llvm::DenseMap<uint32_t, const clang::VarDecl *> DefinitionOf;
  std::deque<std::pair<uint32_t, const clang::FunctionDecl *>> Bodies;
  std::deque<std::pair<uint32_t, const clang::VarDecl *>> Inits;
  llvm::DenseSet<const clang::Decl *> LocalRecords;
};

/// Attributes (DeclNotes.cpp).
void collectNotes(const clang::Decl *D, DeclNotes &Out);
/// SAL of the whole function, its annotations, role and section.
void noteFunction(const clang::FunctionDecl *FD, pm::Function &F);
/// SAL of parameter \p Index of \p FD.
DeclNotes noteParam(const clang::FunctionDecl *FD, unsigned Index);

} // namespace frontend
} // namespace fltlint

#endif // FLTLINT_LIB_FRONTEND_MODULEBUILDER_H
