//===- CallLowering.cpp - Calls and builtins ------------------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FunctionLowering.h"
#include "clang/AST/Attr.h"
#include "clang/Basic/Builtins.h"
#include "llvm/ADT/StringSwitch.h"

using namespace clang;
using namespace llvm;

namespace fltlint {
namespace frontend {

std::string FunctionLowering::calleeName(const FunctionDecl *F) {
  if (F)
    if (const IdentifierInfo *II = F->getIdentifier())
      return II->getName().str();
  return "";
}

//===----------------------------------------------------------------------===//
// Arguments
//===----------------------------------------------------------------------===//

pm::Operand FunctionLowering::argument(const Expr *E, QualType ParamTy,
                                       SmallVectorImpl<SlotId> &Temps) {
  At Here(*this, E);
  QualType T = E->getType();
  if (!ParamTy.isNull() && ParamTy->isReferenceType())
    return castTo(place(E), MB.type(ParamTy));
  if (isAggregate(T) && !(E->isGLValue() && T->isArrayType())) {
    // By value: the callee gets the address of a copy.
    SlotId S = toTemp(E, /*Own=*/false);
    if (needsDestroy(T))
      ownTemp(S, T);
    else
      Temps.push_back(S);
    return slotAddr(S);
  }
  Operand V = scalar(E);
  if (V.isNone())
    V = havoc(MB.opaqueType());
  // Around errors the conversion to the parameter's type is missing.
  if (!ParamTy.isNull() && E->isGLValue()) {
    TypeId Want = MB.type(ParamTy);
    if (M.Types[Want].Kind == pm::TypeKind::Int ||
        M.Types[Want].Kind == pm::TypeKind::Pointer)
      V = coerce(V, Want);
  }
  return V;
}

void FunctionLowering::arguments(ArrayRef<const Expr *> Args,
                                 const FunctionProtoType *Proto,
                                 SmallVectorImpl<Operand> &Out,
                                 SmallVectorImpl<SlotId> &Temps,
                                 unsigned Skip) {
  for (unsigned I = 0; I != Args.size(); ++I) {
    QualType ParamTy;
    if (Proto && I + Skip < Proto->getNumParams())
      ParamTy = Proto->getParamType(I + Skip);
    Out.push_back(argument(Args[I], ParamTy, Temps));
  }
}

//===----------------------------------------------------------------------===//
// Calls
//===----------------------------------------------------------------------===//

/// The function that a call with errors in its arguments names, if there is
/// only one it can be.
static const FunctionDecl *soleCandidate(const CallExpr *E) {
  const Expr *Callee = E->getCallee()->IgnoreParenImpCasts();
  if (const auto *DRE = dyn_cast<DeclRefExpr>(Callee))
    return dyn_cast<FunctionDecl>(DRE->getDecl());
  if (const auto *OE = dyn_cast<OverloadExpr>(Callee))
    if (OE->getNumDecls() == 1)
      return dyn_cast<FunctionDecl>((*OE->decls_begin())->getUnderlyingDecl());
  return nullptr;
}

static bool isImplicitDeclaration(const FunctionDecl *F) {
  if (F->getASTContext().getLangOpts().CPlusPlus || F->getBuiltinID())
    return false;
  return all_of(F->redecls(),
                [](const FunctionDecl *R) { return R->isImplicit(); });
}

/// What the call yields; a reference stays one.
static QualType returnType(const CallExpr *E, const FunctionDecl *Callee,
                           ASTContext &Ctx) {
  if (Callee)
    return Callee->getReturnType();
  const Expr *Written = E->getCallee()->IgnoreParens();
  QualType CT = Written->getType();
  if (!CT.isNull() && CT->isSpecificPlaceholderType(BuiltinType::BoundMember))
    CT = Expr::findBoundMemberType(Written);
  if (!CT.isNull()) {
    if (const auto *PT = CT->getAs<clang::PointerType>())
      CT = PT->getPointeeType();
    else if (const auto *BP = CT->getAs<BlockPointerType>())
      CT = BP->getPointeeType();
    if (const auto *FT = CT->getAs<clang::FunctionType>())
      return FT->getReturnType();
  }
  QualType T = E->getType();
  if (T.isNull())
    return Ctx.DependentTy;
  return E->isGLValue() ? Ctx.getLValueReferenceType(T) : T;
}

pm::Operand FunctionLowering::callExpr(const CallExpr *E, bool Unused,
                                       Operand *Into) {
  At Here(*this, E);
  const FunctionDecl *Callee = E->getDirectCallee();
  if (!Callee)
    Callee = soleCandidate(E);
  if (Callee && Callee->isTemplated())
    Callee = nullptr;
  if (std::optional<Operand> V = builtin(E, Callee))
    return *V;

  const Expr *Written = E->getCallee()->IgnoreParens();
  if (const auto *PD = dyn_cast<CXXPseudoDestructorExpr>(Written)) {
    ignored(PD->getBase());
    return Operand();
  }
  const auto *Method = dyn_cast_if_present<CXXMethodDecl>(Callee);
  bool HasThis = Method && Method->isImplicitObjectMemberFunction();

  // The type of the call's result.
  QualType RT = returnType(E, Callee, Ctx);
  TypeId Ty = MB.type(RT);

  SmallVector<Operand, 8> Args;
  SmallVector<SlotId, 2> Temps;
  SmallVector<const Expr *, 8> Exprs(E->arg_begin(), E->arg_end());
  Operand Target;
  std::string Text;
  const auto *ME = dyn_cast<MemberExpr>(Written);
  bool Operator = isa<CXXOperatorCallExpr>(E);

  if (HasThis && Operator && !Exprs.empty()) {
    // Memberwise assignment that does nothing special is a copy.
    if (Method->isTrivial() && Exprs.size() == 2 &&
        (Method->isCopyAssignmentOperator() ||
         Method->isMoveAssignmentOperator())) {
      Operand Src = place(Exprs[1]);
      Operand Dst = place(Exprs[0]);
      copyObject(Dst, Src, Exprs[0]->getType());
      return Dst;
    }
    Args.push_back(castTo(place(Exprs[0]), MB.type(Method->getThisType())));
    Exprs.erase(Exprs.begin());
  } else if (HasThis && ME) {
    const Expr *Base = ME->getBase();
    Operand This = ME->isArrow() ? scalar(Base) : place(Base);
    if (Method->isTrivial() && Exprs.size() == 1 &&
        (Method->isCopyAssignmentOperator() ||
         Method->isMoveAssignmentOperator())) {
      Operand Src = place(Exprs[0]);
      copyObject(This, Src, Exprs[0]->getType());
      return This;
    }
    if (isa<CXXDestructorDecl>(Method) && Method->isTrivial())
      return Operand();
    Args.push_back(coerce(This, MB.type(Method->getThisType())));
    if (Method->isVirtual() && !ME->hasQualifier()) {
      if (const CXXMethodDecl *Known =
              Method->getDevirtualizedMethod(Base, /*IsAppleKext=*/false))
        Method = Known, Callee = Known;
      else
        Callee = nullptr;
    }
  } else if (Operator && Method && Method->isStatic() && !Exprs.empty()) {
    ignored(Exprs.front());
    Exprs.erase(Exprs.begin());
  }

  const FunctionProtoType *Proto = nullptr;
  if (Callee) {
    Proto = Callee->getType()->getAs<FunctionProtoType>();
    Target = Operand::function(MB.function(Callee),
                               MB.pointerTo(MB.type(Callee->getType())));
  } else if (Method) {
    Proto = Method->getType()->getAs<FunctionProtoType>();
    Target = virtualCallee(Written, MB.pointerTo(MB.type(Method->getType())));
    Text = MB.text(Written);
  } else {
    QualType CT = Written->getType();
    if (CT.isNull())
      CT = Ctx.DependentTy;
    if (const auto *PMO = dyn_cast<clang::BinaryOperator>(Written);
        PMO && PMO->isPtrMemOp()) {
      Args.push_back(PMO->getOpcode() == BO_PtrMemI ? scalar(PMO->getLHS())
                                                    : place(PMO->getLHS()));
      ignored(PMO->getRHS());
      if (const auto *MPT =
              PMO->getRHS()->getType()->getAs<MemberPointerType>())
        Proto = MPT->getPointeeType()->getAs<FunctionProtoType>();
      Target = havoc(MB.voidPointer());
    } else if (isa<OverloadExpr>(Written) || CT->isDependentType() ||
               CT->isPlaceholderType()) {
      // Which function this is was not found out. What is known is done; the
      // callee is some pointer.
      if (isa<RecoveryExpr>(Written))
        ignored(Written);
      else if (const auto *DM = dyn_cast<CXXDependentScopeMemberExpr>(Written);
               DM && !DM->isImplicitAccess())
        ignored(DM->getBase());
      else if (const auto *UM = dyn_cast<UnresolvedMemberExpr>(Written);
               UM && !UM->isImplicitAccess())
        ignored(UM->getBase());
      for (const Expr *A : Exprs)
        ignored(A);
      return unknownStmt(E, "call of an unknown function",
                         RT->isDependentType() ? MB.type(E->getType()) : Ty);
    } else {
      if (CT->isPointerType() || CT->isBlockPointerType())
        CT = CT->getPointeeType();
      Proto = CT->getAs<FunctionProtoType>();
      Target = E->getCallee()->isGLValue() ? place(E->getCallee())
                                           : scalar(E->getCallee());
      if (Target.isNone())
        Target = havoc(MB.voidPointer());
    }
    Text = MB.text(Written);
  }
  arguments(Exprs, Proto, Args, Temps);

  uint16_t Flags = 0;
  if (Callee && isImplicitDeclaration(Callee)) {
    Flags |= pm::ImplicitDeclaration;
    std::string Name = calleeName(Callee);
    if (!is_contained(M.Recovered.ImplicitFunctions, Name))
      M.Recovered.ImplicitFunctions.push_back(std::move(Name));
  }
  if (Unused && !RT->isVoidType())
    Flags |= pm::ResultUnused;
  if (M.Types[Target.Type].Kind != pm::TypeKind::Pointer)
    Target = coerce(Target, MB.voidPointer());
  Operand R = call(Target, Args, Ty, Flags, Text);
  R = finishCall(R, E, Into);
  for (SlotId S : Temps)
    scopeEnd(S);
  bool NoReturn = Callee ? Callee->isNoReturn() : false;
  if (!Callee) {
    QualType CT = Written->getType();
    if (!CT.isNull() && CT->isPointerType())
      CT = CT->getPointeeType();
    if (const auto *FT =
            CT.isNull() ? nullptr : CT->getAs<clang::FunctionType>())
      NoReturn = FT->getNoReturnAttr();
  }
  if (NoReturn)
    terminate(pm::TermKind::Stop);
  return R;
}

/// A call whose arguments do not fit is a RecoveryExpr of the callee's name
/// and the arguments. If that name stands for one function with as many
/// parameters, there is no doubt about what is called.
std::optional<pm::Operand>
FunctionLowering::recoveredCall(const RecoveryExpr *E) {
  ArrayRef<const Expr *> Subs = E->subExpressions();
  if (Subs.empty())
    return std::nullopt;
  const FunctionDecl *F = nullptr;
  const Expr *Callee = Subs.front()->IgnoreParenImpCasts();
  if (const auto *OE = dyn_cast<UnresolvedLookupExpr>(Callee)) {
    if (OE->getNumDecls() == 1)
      F = dyn_cast<FunctionDecl>((*OE->decls_begin())->getUnderlyingDecl());
  } else if (const auto *DRE = dyn_cast<DeclRefExpr>(Callee)) {
    F = dyn_cast<FunctionDecl>(DRE->getDecl());
  }
  ArrayRef<const Expr *> Args = Subs.drop_front();
  if (!F || isa<CXXMethodDecl>(F) || F->isTemplated() ||
      Args.size() != F->getNumParams())
    return std::nullopt;
  lost("call of '" + F->getNameAsString() +
           "' with arguments of other types than declared",
       E->getBeginLoc());
  SmallVector<Operand, 8> Ops;
  SmallVector<SlotId, 2> Temps;
  for (size_t I = 0; I != Args.size(); ++I) {
    QualType PT = F->getParamDecl(I)->getType();
    TypeId Want = MB.objectType(PT);
    if (isAggregate(Args[I]->getType()) != isAggregate(PT) ||
        PT->isReferenceType()) {
      ignored(Args[I]);
      Ops.push_back(havoc(isAggregate(PT) ? MB.addressType(PT) : Want));
      continue;
    }
    Operand V = argument(Args[I], PT, Temps);
    Ops.push_back(isAggregate(PT) ? V : coerce(V, Want));
  }
  TypeId Ty = MB.type(F->getReturnType());
  Operand R = call(
      Operand::function(MB.function(F), MB.pointerTo(MB.type(F->getType()))),
      Ops, Ty);
  for (SlotId S : Temps)
    scopeEnd(S);
  if (F->isNoReturn())
    terminate(pm::TermKind::Stop);
  return R;
}

pm::Operand FunctionLowering::finishCall(Operand R, const Expr *E,
                                         Operand *Into) {
  if (!Into || R.isNone())
    return R;
  store(*Into, R);
  return *Into;
}

//===----------------------------------------------------------------------===//
// Builtins
//===----------------------------------------------------------------------===//

/// \p E holds on every path that goes on.
void FunctionLowering::assume(const Expr *E, uint16_t Flags, bool Negated) {
  if (!isLive())
    return;
  const Expr *Inner = E->IgnoreParens();
  // Conversions of a truth value keep it.
  if (const auto *CE = dyn_cast<CastExpr>(Inner))
    if (CE->getCastKind() == CK_IntegralToBoolean ||
        CE->getCastKind() == CK_PointerToBoolean ||
        ((CE->getCastKind() == CK_IntegralCast ||
          CE->getCastKind() == CK_BooleanToSignedIntegral) &&
         isTruthValue(CE->getSubExpr())))
      if (!CE->getSubExpr()->isGLValue())
        return assume(CE->getSubExpr(), Flags, Negated);
  if (std::optional<bool> C = constantCond(E)) {
    bool Handled = FalseAssertIsHandled && (Flags & pm::AssumeFromAssert);
    if (*C == Negated && !Handled)
      terminate(pm::TermKind::Stop);
    return;
  }
  if (const auto *UO = dyn_cast<clang::UnaryOperator>(Inner))
    if (UO->getOpcode() == UO_LNot)
      return assume(UO->getSubExpr(), Flags, !Negated);
  // Each side of a conjunction is a fact of its own.
  const auto *BO = dyn_cast<clang::BinaryOperator>(Inner);
  if (BO && BO->getOpcode() == (Negated ? BO_LOr : BO_LAnd)) {
    assume(BO->getLHS(), Flags, Negated);
    return assume(BO->getRHS(), Flags, Negated);
  }
  At Here(*this, E);
  Operand V = scalar(E);
  if (V.isNone())
    return;
  const pm::Type &T = M.Types[V.Type];
  if (T.Kind != pm::TypeKind::Int && T.Kind != pm::TypeKind::Pointer)
    return;
  if (Negated)
    V = binary(pm::BinaryOp::Eq, V,
               T.Kind == pm::TypeKind::Pointer ? Operand::null(V.Type)
                                               : integer(0, V.Type),
               MB.intType(32, true));
  pm::Instruction &I = emit(pm::Opcode::Assume);
  I.Ops = {V};
  I.Flags |= Flags;
}

std::optional<pm::Operand>
FunctionLowering::builtin(const CallExpr *E, const FunctionDecl *Callee) {
  std::string Name = calleeName(Callee);
  TypeId Ty = MB.type(E->getType());
  bool HasArg = E->getNumArgs() >= 1;
  if (Name.empty() || isa<CXXMemberCallExpr>(E))
    return std::nullopt;
  if (std::optional<Operand> V = sehIntrinsic(Name, Ty))
    return V;

  enum { None, Assert, Assume, MsAssume, First, Stop, FastFail, Noop, NoEval };
  int K = StringSwitch<int>(Name)
              .Case("__fltlint_assert", Assert)
              .Case("__fltlint_assume", Assume)
              .Case("__analysis_assume", Assume)
              .Case("_Analysis_assume_", Assume)
              .Case("__assume", MsAssume)
              .Case("__builtin_assume", MsAssume)
              .Case("__builtin_expect", First)
              .Case("__builtin_expect_with_probability", First)
              .Case("__builtin_assume_aligned", First)
              .Case("__builtin_launder", First)
              .Case("__builtin_unreachable", Stop)
              .Case("__builtin_trap", Stop)
              .Case("__builtin_verbose_trap", Stop)
              .Case("__fastfail", FastFail)
              .Case("__noop", Noop)
              .Case("__builtin_constant_p", NoEval)
              .Case("__builtin_object_size", NoEval)
              .Case("__builtin_dynamic_object_size", NoEval)
              .Case("__builtin_classify_type", NoEval)
              .Default(None);
  switch (K) {
  case Assert:
    if (HasArg)
      assume(E->getArg(0), pm::AssumeFromAssert);
    return E->getType()->isVoidType() ? Operand() : castTo(boolean(true), Ty);
  case Assume:
    if (HasArg)
      assume(E->getArg(0), 0);
    return E->getType()->isVoidType() ? Operand() : castTo(boolean(true), Ty);
  case MsAssume:
    // The operand is not evaluated; only a pure one can be looked at.
    if (HasArg && !E->getArg(0)->HasSideEffects(Ctx))
      assume(E->getArg(0), 0);
    return Operand();
  case First:
    if (HasArg)
      return scalar(E->getArg(0));
    return std::nullopt;
  case Stop:
    terminate(pm::TermKind::Stop);
    return Operand();
  case FastFail: {
    SmallVector<Operand, 1> Args;
    if (HasArg)
      Args.push_back(scalar(E->getArg(0)));
    call(Operand::function(MB.function(Callee),
                           MB.pointerTo(MB.type(Callee->getType()))),
         Args, MB.voidType());
    terminate(pm::TermKind::Stop);
    return Operand();
  }
  case Noop:
    return E->getType()->isVoidType() ? Operand() : castTo(boolean(false), Ty);
  case NoEval:
    return havoc(Ty);
  default:
    break;
  }

  switch (Callee->getBuiltinID()) {
  case Builtin::BI__builtin_addressof:
  case Builtin::BIaddressof:
  case Builtin::BI__addressof:
  case Builtin::BImove:
  case Builtin::BIforward:
  case Builtin::BIforward_like:
  case Builtin::BImove_if_noexcept:
  case Builtin::BIas_const:
    if (E->getNumArgs() == 1)
      return castTo(place(E->getArg(0)), MB.type(returnType(E, Callee, Ctx)));
    return std::nullopt;
  default:
    break;
  }

  // What the compiler knows under another name is the library's function.
  StringRef Plain = Name;
  if (Plain.consume_front("__builtin_") &&
      (Plain.starts_with("mem") || Plain.starts_with("str") ||
       Plain.starts_with("wmem") || Plain.starts_with("wcs"))) {
    SmallVector<Operand, 4> Args;
    SmallVector<SlotId, 1> Temps;
    arguments(ArrayRef<const Expr *>(E->getArgs(), E->getNumArgs()),
              Callee->getType()->getAs<FunctionProtoType>(), Args, Temps);
    uint32_t F = MB.namedFunction(Plain, Ty);
    return call(Operand::function(F, MB.pointerTo(MB.type(Callee->getType()))),
                Args, Ty);
  }
  return std::nullopt;
}

pm::Operand FunctionLowering::atomic(const AtomicExpr *E) {
  SmallVector<Operand, 6> Args;
  // The sub-expressions are kept in another order than they are written in,
  // the pointer comes first in both.
  for (unsigned I = 0; I != E->getNumSubExprs(); ++I) {
    Operand V = scalar(E->getSubExprs()[I]);
    if (!V.isNone())
      Args.push_back(V);
  }
  TypeId Ty = MB.type(E->getType());
  uint32_t F = MB.namedFunction(E->getOpAsString(), Ty);
  return call(Operand::function(F, MB.voidPointer()), Args, Ty);
}

} // namespace frontend
} // namespace fltlint
