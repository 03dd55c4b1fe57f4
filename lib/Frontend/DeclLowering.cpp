//===- DeclLowering.cpp - Functions, globals and their names --------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ModuleBuilder.h"
#include "clang/AST/ASTLambda.h"
#include "clang/AST/Attr.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/GlobalDecl.h"
#include "clang/Basic/Builtins.h"
#include "llvm/Support/ConvertUTF.h"
#include "llvm/Support/raw_ostream.h"

using namespace clang;
using namespace llvm;

namespace fltlint {
namespace frontend {

ModuleBuilder::ModuleBuilder(ASTContext &Ctx)
    : Ctx(Ctx), Mangler(Ctx.createMangleContext()) {}

ModuleBuilder::~ModuleBuilder() = default;

//===----------------------------------------------------------------------===//
// Names
//===----------------------------------------------------------------------===//

/// The manglers take any declaration to be sound; types with errors in them
/// make them stop the program.
static bool isMangleable(QualType T) {
  return !T.isNull() && !T->isDependentType() && !T->isUndeducedType() &&
         !T->containsErrors();
}

static bool isMangleable(const NamedDecl *ND) {
  if (ND->isInvalidDecl() || ND->isTemplated())
    return false;
  if (const auto *VD = dyn_cast<ValueDecl>(ND))
    if (!isMangleable(VD->getType()))
      return false;
  for (const DeclContext *DC = ND->getDeclContext(); DC; DC = DC->getParent()) {
    if (DC->isDependentContext())
      return false;
    if (const auto *D = dyn_cast<NamedDecl>(DC)) {
      if (D->isInvalidDecl())
        return false;
      if (const auto *FD = dyn_cast<FunctionDecl>(D))
        if (!isMangleable(FD->getType()))
          return false;
    }
  }
  return true;
}

static GlobalDecl globalDecl(const NamedDecl *ND) {
  if (const auto *C = dyn_cast<CXXConstructorDecl>(ND))
    return GlobalDecl(C, Ctor_Complete);
  if (const auto *D = dyn_cast<CXXDestructorDecl>(ND))
    return GlobalDecl(D, Dtor_Base);
  if (const auto *F = dyn_cast<FunctionDecl>(ND))
    return GlobalDecl(F);
  if (const auto *V = dyn_cast<VarDecl>(ND))
    return GlobalDecl(V);
  return GlobalDecl();
}

static std::string qualifiedName(const NamedDecl *ND) {
  std::string Name;
  raw_string_ostream OS(Name);
  PrintingPolicy Policy(ND->getASTContext().getLangOpts());
  Policy.SuppressTagKeyword = true;
  ND->getNameForDiagnostic(OS, Policy, /*Qualified=*/true);
  return OS.str();
}

/// \p ByName is set if the name stands for one entity of the unit however
/// often and however badly it is redeclared.
std::string ModuleBuilder::linkName(const NamedDecl *ND, bool &ByName) {
  const auto *VD = dyn_cast<VarDecl>(ND);
  if (VD && VD->isStaticLocal()) {
    ByName = false;
    std::string Name = ND->getNameAsString();
    if (const auto *FD = dyn_cast<FunctionDecl>(VD->getDeclContext())) {
      bool Dummy;
      Name = linkName(FD, Dummy) + "." + Name;
    }
    return Name;
  }
  ByName = true;
  bool Plain = !Ctx.getLangOpts().CPlusPlus;
  if (const auto *FD = dyn_cast<FunctionDecl>(ND))
    Plain |= FD->isExternC() || FD->isMain() || FD->getBuiltinID() != 0;
  if (VD)
    Plain |= VD->isExternC();
  if (Plain && ND->getIdentifier())
    return ND->getNameAsString();
  ByName = ND->hasExternalFormalLinkage();
  if (isMangleable(ND) && Mangler->shouldMangleDeclName(ND)) {
    std::string Name;
    raw_string_ostream OS(Name);
    Mangler->mangleName(globalDecl(ND), OS);
    StringRef Mangled = OS.str();
    Mangled.consume_front("\1");
    return Mangled.str();
  }
  if (ND->getIdentifier() && isMangleable(ND))
    return ND->getNameAsString();
  ByName = false;
  return qualifiedName(ND);
}

static pm::Linkage linkage(const NamedDecl *ND, bool LinkOnce) {
  if (!ND->hasExternalFormalLinkage())
    return pm::Linkage::Internal;
  return LinkOnce ? pm::Linkage::LinkOnce : pm::Linkage::External;
}

/// \p Name, with a number behind it if it is taken.
static std::string unique(StringMap<uint32_t> &Names, std::string Name) {
  if (!Names.count(Name))
    return Name;
  for (unsigned N = 1;; ++N) {
    std::string Next = Name + "." + std::to_string(N);
    if (!Names.count(Next))
      return Next;
  }
}

//===----------------------------------------------------------------------===//
// Functions
//===----------------------------------------------------------------------===//

const FunctionDecl *ModuleBuilder::definition(const FunctionDecl *FD) {
  const FunctionDecl *Def = nullptr;
  if (FD->hasBody(Def) && Def && !Def->isTemplated() && Def->getBody())
    return Def;
  return nullptr;
}

bool ModuleBuilder::isSynthesizable(const FunctionDecl *FD) {
  const auto *MD = dyn_cast<CXXMethodDecl>(FD);
  if (!MD || MD->isTemplated() || MD->isDeleted() || MD->isInvalidDecl())
    return false;
  if (MD->isLambdaStaticInvoker())
    return true;
  if (!MD->isDefaulted() || MD->getParent()->isInvalidDecl())
    return false;
  return isa<CXXConstructorDecl, CXXDestructorDecl>(MD) ||
         MD->isCopyAssignmentOperator() || MD->isMoveAssignmentOperator();
}

void ModuleBuilder::fillFunction(pm::Function &F, const FunctionDecl *FD) {
  const FunctionDecl *Def =
      FD->doesThisDeclarationHaveABody() && FD->getBody() ? FD : definition(FD);
  const FunctionDecl *Best = Def ? Def : FD;
  F.DisplayName = qualifiedName(Best);
  const auto *Method = dyn_cast<CXXMethodDecl>(Best);
  bool LinkOnce =
      Best->isInlined() || Best->isTemplateInstantiation() ||
      (Method && (Method->isDefaulted() || isLambdaCallOperator(Method)));
  F.Link = linkage(Best, LinkOnce);
  F.ReturnType = isa<CXXConstructorDecl, CXXDestructorDecl>(Best)
                     ? voidType()
                     : type(Best->getReturnType());
  // Only in programs with errors does a function return one of these.
  if (M.Types[F.ReturnType].Kind == pm::TypeKind::Function ||
      M.Types[F.ReturnType].Kind == pm::TypeKind::Array)
    F.ReturnType = opaqueType();
  if (Method && Method->isImplicitObjectMemberFunction()) {
    pm::Param P;
    P.Name = "this";
    QualType ThisTy = Method->getThisType();
    P.Type = type(ThisTy);
    P.TypeText = ThisTy.getAsString(PrintingPolicy(Ctx.getLangOpts()));
    F.Params.push_back(std::move(P));
    F.IsVirtual = Method->isVirtual();
  }
  for (unsigned I = 0; I != Best->getNumParams(); ++I) {
    const ParmVarDecl *PD = Best->getParamDecl(I);
    pm::Param P;
    P.Name = PD->getNameAsString();
    // A record by value travels as the address of the caller's copy.
    P.Type = PD->getType()->isRecordType() ? addressType(PD->getType())
                                           : objectType(PD->getType());
    P.TypeText =
        PD->getOriginalType().getAsString(PrintingPolicy(Ctx.getLangOpts()));
    P.Sal = noteParam(Best, I).Sal;
    F.Params.push_back(std::move(P));
  }
  F.Variadic = Best->isVariadic();
  F.NoReturn = Best->isNoReturn();
  F.Invalid = Def && Def->isInvalidDecl();
  bool InSystem = Best->getBuiltinID() != 0;
  for (const FunctionDecl *R : Best->redecls())
    InSystem |= isSystem(R->getLocation());
  F.FromSystemHeader = InSystem && !(Def && !isSystem(Def->getLocation()));
  noteFunction(Best, F);
  F.Loc = loc(Best->getNameInfo().getSourceRange());
  if (Def)
    F.EndLoc = loc(Def->getBody()->getEndLoc());
}

uint32_t ModuleBuilder::function(const FunctionDecl *FD) {
  const Decl *Key = FD->getCanonicalDecl();
  const FunctionDecl *Def = definition(FD);
  auto It = FunctionCache.find(Key);
  uint32_t Id;
  if (It != FunctionCache.end()) {
    Id = It->second;
  } else {
    bool ByName;
    std::string Name = linkName(FD, ByName);
    auto Known = FunctionNames.find(Name);
    if (ByName && Known != FunctionNames.end()) {
      // A redeclaration that Clang could not merge with the first.
      Id = Known->second;
      if (Def && !BodyOf.count(Id)) {
        pm::Function F;
        F.Name = Name;
        fillFunction(F, FD);
        M.Functions[Id] = std::move(F);
      }
    } else {
      Id = pm::None;
    }
    if (Id == pm::None) {
      Name = unique(FunctionNames, std::move(Name));
      // In a broken unit a variable may have the name of a function.
      yieldName(Name);
      Id = M.Functions.size();
      FunctionNames[Name] = Id;
      M.Functions.emplace_back();
      M.Functions[Id].Name = Name;
      FunctionCache[Key] = Id;
      pm::Function F;
      F.Name = std::move(Name);
      fillFunction(F, FD);
      M.Functions[Id] = std::move(F);
    }
    FunctionCache[Key] = Id;
  }
  const FunctionDecl *Body = Def;
  if (!Body && isSynthesizable(FD))
    Body = FD->getCanonicalDecl();
  // Of two definitions of one name, which is an error, the first that is met
  // has it; ownFunction() finds another name for the other.
  if (Body && !Queued.count(Body) && BodyOf.try_emplace(Id, Body).second) {
    Queued[Body] = Id;
    Bodies.emplace_back(Id, Body);
  }
  return Id;
}

uint32_t ModuleBuilder::namedFunction(StringRef Name, pm::TypeId ReturnType) {
  auto [It, New] = FunctionNames.try_emplace(Name, M.Functions.size());
  if (!New)
    return It->second;
  yieldName(Name);
  pm::Function F;
  F.Name = F.DisplayName = Name.str();
  F.ReturnType = ReturnType;
  F.Variadic = true;
  F.FromSystemHeader = true;
  M.Functions.push_back(std::move(F));
  return It->second;
}

void ModuleBuilder::localRecord(const CXXRecordDecl *RD) {
  if (!LocalRecords.insert(RD->getCanonicalDecl()).second)
    return;
  for (const Decl *D : RD->decls()) {
    if (const auto *FD = dyn_cast<FunctionDecl>(D)) {
      if (FD->doesThisDeclarationHaveABody() && !FD->isTemplated())
        function(FD);
    } else if (const auto *Inner = dyn_cast<CXXRecordDecl>(D)) {
      localRecord(Inner);
    }
  }
}

//===----------------------------------------------------------------------===//
// Globals and strings
//===----------------------------------------------------------------------===//

/// A function takes \p Name: a variable of that name gets another.
void ModuleBuilder::yieldName(StringRef Name) {
  auto Clash = GlobalNames.find(Name);
  if (Clash == GlobalNames.end())
    return;
  uint32_t G = Clash->second;
  GlobalNames.erase(Clash);
  std::string Other = uniqueGlobal(Name.str() + ".var");
  GlobalNames[Other] = G;
  M.Globals[G].Name = std::move(Other);
}

std::string ModuleBuilder::uniqueGlobal(std::string Name) {
  std::string Try = unique(GlobalNames, Name);
  while (FunctionNames.count(Try)) {
    Name += ".var";
    Try = unique(GlobalNames, Name);
  }
  return Try;
}

uint32_t ModuleBuilder::global(const VarDecl *VD) {
  const Decl *Key = VD->getCanonicalDecl();
  auto It = GlobalCache.find(Key);
  if (It != GlobalCache.end())
    return It->second;
  bool ByName;
  std::string Name = linkName(VD, ByName);
  auto Known = GlobalNames.find(Name);
  uint32_t Id;
  if (ByName && Known != GlobalNames.end()) {
    Id = Known->second;
    GlobalCache[Key] = Id;
  } else {
    Name = uniqueGlobal(std::move(Name));
    Id = M.Globals.size();
    GlobalNames[Name] = Id;
    GlobalCache[Key] = Id;
    M.Globals.emplace_back();
    pm::Global G;
    G.Name = std::move(Name);
    G.DisplayName = qualifiedName(VD);
    G.Link =
        linkage(VD, VD->isInline() ||
                        VD->getTemplateSpecializationKind() != TSK_Undeclared);
    // A reference is a pointer that never changes.
    QualType T = VD->getType();
    G.Type = objectType(T);
    G.IsConst = T->isReferenceType() || T.isConstQualified() ||
                Ctx.getBaseElementType(T).isConstQualified();
    G.FromSystemHeader = isSystem(VD->getLocation());
    G.Loc = loc(clang::SourceRange(VD->getLocation()));
    M.Globals[Id] = std::move(G);
  }
  const VarDecl *Def = nullptr;
  if (!VD->getAnyInitializer(Def) || !Def) {
    Def = VD->getDefinition();
    if (!Def)
      Def = VD->getActingDefinition();
  }
  // Of two definitions, an error, the first one is it.
  if (Def && DefinitionOf.try_emplace(Id, Def).first->second == Def) {
    M.Globals[Id].IsDefinition = true;
    if (!Def->isExternC() || !Def->hasExternalStorage())
      M.Globals[Id].Type = objectType(Def->getType());
    if (lostInitializer(Def) && M.Globals[Id].Init.empty()) {
      pm::InitEntry E;
      E.Size = std::max<uint64_t>(1, sizeOf(Def->getType()));
      E.Value = pm::Operand::undef(opaqueType());
      M.Globals[Id].Init.push_back(std::move(E));
    }
    if (Def->getInit() && InitQueued.try_emplace(Def, Id).second &&
        M.Globals[Id].Init.empty())
      Inits.emplace_back(Id, Def);
  }
  return Id;
}

uint32_t ModuleBuilder::hiddenGlobal(StringRef Name, pm::TypeId Type) {
  std::string Unique = uniqueGlobal(Name.str());
  pm::Global G;
  G.Name = G.DisplayName = Unique;
  G.Link = pm::Linkage::Internal;
  G.Type = Type;
  G.IsDefinition = true;
  uint32_t Id = M.Globals.size();
  GlobalNames[Unique] = Id;
  M.Globals.push_back(std::move(G));
  return Id;
}

uint32_t ModuleBuilder::string(StringRef Text) {
  auto [It, New] = StringCache.try_emplace(Text, M.Strings.size());
  if (New)
    M.Strings.push_back(Text.str());
  return It->second;
}

uint32_t ModuleBuilder::string(const clang::StringLiteral *SL) {
  if (SL->getCharByteWidth() == 1)
    return string(SL->getBytes());
  // Names of routines are looked up by wide strings; what matters is the text.
  std::string Out;
  for (unsigned I = 0, E = SL->getLength(); I != E; ++I) {
    uint32_t C = SL->getCodeUnit(I);
    if (SL->getCharByteWidth() == 2 && C >= 0xD800 && C < 0xDC00 &&
        I + 1 != E) {
      uint32_t Low = SL->getCodeUnit(I + 1);
      if (Low >= 0xDC00 && Low < 0xE000) {
        C = 0x10000 + ((C - 0xD800) << 10) + (Low - 0xDC00);
        ++I;
      }
    }
    char Buf[UNI_MAX_UTF8_BYTES_PER_CODE_POINT];
    char *End = Buf;
    if (ConvertCodePointToUTF8(C, End))
      Out.append(Buf, End);
    else
      Out += '?';
  }
  return string(StringRef(Out));
}

} // namespace frontend
} // namespace fltlint
