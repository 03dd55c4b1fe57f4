//===- DeclCollector.cpp - Which declarations are lowered -----------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Finds all functions and tables of the project's own code. What a kernel
/// header defines is lowered only if that code uses it. Lambdas and classes
/// inside of functions are found when the function is lowered.
///
//===----------------------------------------------------------------------===//

#include "FunctionLowering.h"
#include "fltlint/Frontend/Frontend.h"
#include "clang/AST/DeclFriend.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/Basic/Diagnostic.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;
using namespace llvm;

namespace fltlint {
namespace frontend {

class DeclCollector {
public:
  explicit DeclCollector(ModuleBuilder &MB) : MB(MB) {}

  /// What the tool wants looked at: all of the translation unit, or, in an
  /// editor, what the main file adds to its headers. Those are in a precompiled
  /// preamble then, which would have to be read whole.
  void scope(ASTContext &Ctx) {
    for (const Decl *D : Ctx.getTraversalScope())
      if (const auto *TU = dyn_cast<TranslationUnitDecl>(D))
        context(TU);
      else
        decl(D);
  }

  void context(const DeclContext *DC) {
    for (const Decl *D : DC->decls())
      decl(D);
  }

private:
  ModuleBuilder &MB;
  DenseSet<const Decl *> Seen;

  bool isProject(const Decl *D) {
    return D->getLocation().isValid() && !MB.isSystem(D->getLocation());
  }

  void functionDecl(const FunctionDecl *F) {
    if (!F->doesThisDeclarationHaveABody() || F->isTemplated() ||
        F->isDeleted() || !isProject(F))
      return;
    MB.ownFunction(F);
  }

  void decl(const Decl *D) {
    if (const auto *F = dyn_cast<FunctionDecl>(D))
      return functionDecl(F);
    if (const auto *V = dyn_cast<VarDecl>(D)) {
      if (!V->isTemplated() && isProject(V) &&
          V->isThisDeclarationADefinition() != VarDecl::DeclarationOnly)
        MB.global(V);
      return;
    }
    if (const auto *FT = dyn_cast<FunctionTemplateDecl>(D)) {
      if (!FT->isThisDeclarationADefinition() || !isProject(FT))
        return;
      for (const FunctionDecl *Spec : FT->specializations())
        if (const FunctionDecl *Def = ModuleBuilder::definition(Spec))
          if (Seen.insert(Def).second)
            functionDecl(Def);
      return;
    }
    if (const auto *VT = dyn_cast<VarTemplateDecl>(D)) {
      for (const VarTemplateSpecializationDecl *Spec : VT->specializations())
        if (isProject(Spec) && Seen.insert(Spec).second)
          MB.global(Spec);
      return;
    }
    if (const auto *CT = dyn_cast<ClassTemplateDecl>(D)) {
      if (!isProject(CT))
        return;
      for (const ClassTemplateSpecializationDecl *Spec : CT->specializations())
        if (Seen.insert(Spec).second && !Spec->isDependentContext())
          context(Spec);
      return;
    }
    if (const auto *R = dyn_cast<CXXRecordDecl>(D)) {
      if (R->isDependentContext() || !isProject(R))
        return;
      return context(R);
    }
    if (const auto *N = dyn_cast<NamespaceDecl>(D))
      return context(N);
    if (const auto *L = dyn_cast<LinkageSpecDecl>(D))
      return context(L);
    if (const auto *E = dyn_cast<ExportDecl>(D))
      return context(E);
    if (const auto *F = dyn_cast<FriendDecl>(D)) {
      if (const NamedDecl *N = F->getFriendDecl())
        if (isa<FunctionDecl>(N))
          decl(N);
      return;
    }
  }
};

/// A function with a body in the project. One that is defined twice, which is
/// an error, is lowered twice.
void ModuleBuilder::ownFunction(const FunctionDecl *FD) {
  function(FD);
  if (Queued.count(FD) || !definition(FD))
    return;
  pm::Function F;
  bool ByName;
  std::string Name = linkName(FD, ByName);
  for (unsigned N = 1;; ++N) {
    std::string Next = Name + "." + std::to_string(N);
    if (FunctionNames.try_emplace(Next, M.Functions.size()).second) {
      F.Name = Next;
      break;
    }
  }
  fillFunction(F, FD);
  F.Link = pm::Linkage::Internal;
  F.Invalid = true;
  uint32_t Id = M.Functions.size();
  M.Functions.push_back(std::move(F));
  Queued[FD] = Id;
  BodyOf[Id] = FD;
  Bodies.emplace_back(Id, FD);
}

void ModuleBuilder::runWorklist() {
  while (!Bodies.empty() || !Inits.empty()) {
    if (!Bodies.empty()) {
      auto [Id, FD] = Bodies.front();
      Bodies.pop_front();
      FunctionLowering(*this, Id, FD).run();
      continue;
    }
    auto [Id, VD] = Inits.front();
    Inits.pop_front();
    initGlobal(Id, VD);
  }
}

void ModuleBuilder::setErrors(ArrayRef<SourceLocation> Locs) {
  const SourceManager &SM = Ctx.getSourceManager();
  KnowsErrors = true;
  HasErrors = !Locs.empty();
  for (SourceLocation L : Locs) {
    if (L.isInvalid())
      continue;
    auto [File, Offset] = SM.getDecomposedExpansionLoc(L);
    Errors[File].push_back(Offset);
  }
  for (auto &File : Errors)
    llvm::sort(File.second);
}

void ModuleBuilder::lowerUnit() {
  const SourceManager &SM = Ctx.getSourceManager();
  if (OptionalFileEntryRef Main = SM.getFileEntryRefForID(SM.getMainFileID()))
    M.Name = Main->getName().str();
  DeclCollector(*this).scope(Ctx);
  runWorklist();
  M.Recovered.ErrorCount = Ctx.getDiagnostics().getNumErrors();
}

pm::Module lower(ASTContext &Ctx) {
  ModuleBuilder MB(Ctx);
  MB.HasErrors = Ctx.getDiagnostics().hasErrorOccurred();
  MB.lowerUnit();
  return std::move(MB.M);
}

pm::Module lower(ASTContext &Ctx, ArrayRef<SourceLocation> Errors) {
  ModuleBuilder MB(Ctx);
  MB.setErrors(Errors);
  MB.lowerUnit();
  return std::move(MB.M);
}

} // namespace frontend
} // namespace fltlint
