//===- DeclNotes.cpp - SAL, annotations, roles, sections ------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The bundled headers keep SAL as annotate("sal:...") attributes. Those of a
/// function are spread over its redeclarations and, when it is declared
/// through a function typedef, over that typedef and its parameters, which
/// Clang does not copy to the function.
///
//===----------------------------------------------------------------------===//

#include "ModuleBuilder.h"
#include "clang/AST/Attr.h"
#include "clang/AST/TypeLoc.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;
using namespace llvm;

namespace fltlint {
namespace frontend {

static void add(std::vector<std::string> &List, StringRef Text) {
  if (!is_contained(List, Text))
    List.push_back(Text.str());
}

void collectNotes(const Decl *D, DeclNotes &Out) {
  for (const auto *A : D->specific_attrs<AnnotateAttr>()) {
    StringRef Text = A->getAnnotation();
    if (Text.consume_front("sal:"))
      add(Out.Sal, Text);
    else if (Text.consume_front("flt::"))
      add(Out.Annotations, Text);
  }
}

/// All declarations of \p FD in the order of the source.
static SmallVector<const FunctionDecl *, 4> redecls(const FunctionDecl *FD) {
  SmallVector<const FunctionDecl *, 4> All;
  for (const FunctionDecl *R = FD->getMostRecentDecl(); R;
       R = R->getPreviousDecl())
    All.push_back(R);
  std::reverse(All.begin(), All.end());
  return All;
}

/// The typedef that declares \p FD's type, if its declaration has no
/// parameter list of its own.
static const TypedefNameDecl *functionTypedef(const FunctionDecl *FD) {
  if (const TypeSourceInfo *TSI = FD->getTypeSourceInfo())
    if (const auto *TT = TSI->getType()->getAs<TypedefType>())
      return TT->getDecl();
  return nullptr;
}

static const TypedefNameDecl *underlyingTypedef(const TypedefNameDecl *TD) {
  if (const auto *TT = TD->getUnderlyingType()->getAs<TypedefType>())
    return TT->getDecl();
  return nullptr;
}

static FunctionTypeLoc functionLoc(const TypedefNameDecl *TD) {
  if (const TypeSourceInfo *TSI = TD->getTypeSourceInfo())
    return TSI->getTypeLoc().getAsAdjusted<FunctionTypeLoc>();
  return FunctionTypeLoc();
}

void noteFunction(const FunctionDecl *FD, pm::Function &F) {
  DeclNotes Notes;
  for (const FunctionDecl *R : redecls(FD)) {
    for (const TypedefNameDecl *TD = functionTypedef(R); TD;
         TD = underlyingTypedef(TD)) {
      if (F.Role.empty())
        F.Role = TD->getNameAsString();
      collectNotes(TD, Notes);
    }
    collectNotes(R, Notes);
    if (const auto *A = R->getAttr<CodeSegAttr>())
      F.Section = A->getName().str();
    if (const auto *A = R->getAttr<SectionAttr>())
      F.Section = A->getName().str();
  }
  F.Sal = std::move(Notes.Sal);
  F.Annotations = std::move(Notes.Annotations);
}

DeclNotes noteParam(const FunctionDecl *FD, unsigned Index) {
  DeclNotes Notes;
  for (const FunctionDecl *R : redecls(FD)) {
    for (const TypedefNameDecl *TD = functionTypedef(R); TD;
         TD = underlyingTypedef(TD))
      if (FunctionTypeLoc FTL = functionLoc(TD))
        if (Index < FTL.getNumParams() && FTL.getParam(Index))
          collectNotes(FTL.getParam(Index), Notes);
    if (Index < R->getNumParams() && R->getParamDecl(Index))
      collectNotes(R->getParamDecl(Index), Notes);
  }
  return Notes;
}

} // namespace frontend
} // namespace fltlint
