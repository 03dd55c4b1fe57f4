//===- StmtLowering.cpp - Statements --------------------------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FunctionLowering.h"
#include "RawTokens.h"
#include "llvm/Support/SaveAndRestore.h"

using namespace clang;
using namespace llvm;

namespace fltlint {
namespace frontend {

/// Can code that nothing precedes be entered inside of \p S?
static bool hasEntry(const Stmt *S) {
  if (!S || isa<LambdaExpr>(S) || isa<BlockExpr>(S))
    return false;
  if (isa<LabelStmt>(S) || isa<SwitchCase>(S))
    return true;
  return any_of(S->children(), [](const Stmt *C) { return hasEntry(C); });
}

void FunctionLowering::stmt(const Stmt *S) {
  if (!S)
    return;
  // A declaration counts even where control does not pass it: what a case
  // label behind it jumps into is its scope.
  if (!isLive() && !isa<DeclStmt>(S) && !hasEntry(S))
    return;
  if (const auto *E = dyn_cast<Expr>(S)) {
    fullExpr(E);
    return;
  }
  deeper([&] { stmtImpl(S); });
}

void FunctionLowering::stmtImpl(const Stmt *S) {
  At Here(*this, S);
  switch (S->getStmtClass()) {
  case Stmt::NullStmtClass:
    return nullStmt(cast<NullStmt>(S));
  case Stmt::CompoundStmtClass:
    return compound(cast<CompoundStmt>(S));
  case Stmt::DeclStmtClass:
    return declStmt(cast<DeclStmt>(S));
  case Stmt::LabelStmtClass:
    return lowerLabel(cast<LabelStmt>(S));
  case Stmt::AttributedStmtClass:
    return stmt(cast<AttributedStmt>(S)->getSubStmt());
  case Stmt::CaseStmtClass:
  case Stmt::DefaultStmtClass:
    return caseStmt(cast<clang::SwitchCase>(S));
  case Stmt::IfStmtClass:
    return ifStmt(cast<IfStmt>(S));
  case Stmt::WhileStmtClass:
    return whileStmt(cast<WhileStmt>(S));
  case Stmt::DoStmtClass:
    return doStmt(cast<DoStmt>(S));
  case Stmt::ForStmtClass:
    return forStmt(cast<ForStmt>(S));
  case Stmt::CXXForRangeStmtClass:
    return rangeFor(cast<CXXForRangeStmt>(S));
  case Stmt::SwitchStmtClass:
    return switchStmt(cast<SwitchStmt>(S));
  case Stmt::GotoStmtClass:
    return lowerGoto(cast<GotoStmt>(S)->getLabel());
  case Stmt::IndirectGotoStmtClass:
    return indirectGoto(cast<IndirectGotoStmt>(S));
  case Stmt::BreakStmtClass:
    return jumpStmt(/*IsBreak=*/true);
  case Stmt::ContinueStmtClass:
    return jumpStmt(/*IsBreak=*/false);
  case Stmt::ReturnStmtClass:
    return returnStmt(cast<ReturnStmt>(S));
  case Stmt::SEHTryStmtClass:
    return sehTry(cast<SEHTryStmt>(S));
  case Stmt::SEHLeaveStmtClass:
    return sehLeave(cast<SEHLeaveStmt>(S));
  case Stmt::CXXTryStmtClass:
    return tryStmt(cast<CXXTryStmt>(S));
  case Stmt::MSDependentExistsStmtClass:
    return stmt(cast<MSDependentExistsStmt>(S)->getSubStmt());
  case Stmt::GCCAsmStmtClass:
  case Stmt::MSAsmStmtClass:
    return asmStmt(cast<AsmStmt>(S));
  default:
    unknownStmt(S, std::string("statement ") + S->getStmtClassName(),
                MB.voidType());
    return;
  }
}

/// The way out that the author of an assertion provided for free builds.
static bool leavesAtOnce(const Stmt *S) {
  return isa<ReturnStmt>(S) || isa<GotoStmt>(S) || isa<SEHLeaveStmt>(S);
}

void FunctionLowering::compound(const CompoundStmt *S) {
  llvm::SaveAndRestore<bool> Keep(FalseAssertIsHandled);
  Scope *Outer = Cur;
  SourceLocation Done;
  if (MB.HasErrors)
    Done = endOfToken(Ctx, S->getLBracLoc());
  for (auto It = S->body_begin(); It != S->body_end(); ++It) {
    const Stmt *Child = *It;
    if (MB.HasErrors) {
      checkGap(Done, Child->getBeginLoc());
      Done = endOfToken(Ctx, Child->getEndLoc());
    }
    auto Next = std::next(It);
    while (Next != S->body_end() && isa<NullStmt>(*Next))
      ++Next;
    FalseAssertIsHandled = Next != S->body_end() && leavesAtOnce(*Next);
    stmt(Child);
  }
  if (MB.HasErrors)
    checkGap(Done, S->getRBracLoc());
  At Here(*this, clang::SourceRange(S->getRBracLoc()));
  popTo(Outer);
}

pm::Operand FunctionLowering::stmtExpr(const StmtExpr *E, const Operand *Into) {
  Scope *Outer = Cur;
  push(ScopeKind::Marker, E);
  const CompoundStmt *Body = E->getSubStmt();
  Operand Value;
  TypeId Ty = MB.type(E->getType());
  bool Void = E->getType()->isVoidType();
  for (const Stmt *Child : Body->body()) {
    const auto *Last = dyn_cast<Expr>(Child);
    if (Child != Body->body_back() || !Last || Void) {
      stmt(Child);
      continue;
    }
    FullExpression FE(*this);
    if (Into)
      into(Last, *Into);
    else
      Value = coerce(scalar(Last), Ty);
  }
  At Here(*this, clang::SourceRange(Body->getRBracLoc()));
  popTo(Outer);
  if (Value.isNone() && !Void && !Into)
    Value = havoc(Ty);
  return Value;
}

//===----------------------------------------------------------------------===//
// Declarations
//===----------------------------------------------------------------------===//

void FunctionLowering::declStmt(const DeclStmt *S) {
  for (const Decl *D : S->decls())
    decl(D);
}

void FunctionLowering::decl(const Decl *D) {
  if (const auto *RD = dyn_cast<CXXRecordDecl>(D))
    return MB.localRecord(RD);
  const auto *VD = dyn_cast<VarDecl>(D);
  if (!VD || VD->hasExternalStorage())
    return;
  if (VD->isStaticLocal() || VD->getTLSKind() != VarDecl::TLS_None)
    return staticLocal(VD);
  localVar(VD);
  if (const auto *DD = dyn_cast<DecompositionDecl>(D))
    for (const BindingDecl *B : DD->bindings())
      if (const VarDecl *Holder = B->getHoldingVar())
        localVar(Holder);
}

void FunctionLowering::localVar(const VarDecl *VD) {
  At Here(*this, clang::SourceRange(VD->getLocation()));
  SlotId S = varSlot(VD);
  Scope *N = pushLocal(VD, S);
  if (!isLive())
    return;
  scopeBegin(S);
  QualType T = VD->getType();
  if (const auto *VLA = Ctx.getAsVariableArrayType(T))
    if (const Expr *Size = VLA->getSizeExpr())
      fullExpr(Size);
  if (const Expr *Init = VD->getInit()) {
    At InitHere(*this,
                clang::SourceRange(VD->getLocation(), Init->getEndLoc()));
    FullExpression FE(*this);
    if (T->isReferenceType())
      store(slotAddr(S), coerce(place(Init), Slots[S].Type));
    else if (isAggregate(T))
      into(Init, slotAddr(S));
    else
      store(slotAddr(S), coerce(scalar(Init), Slots[S].Type),
            T.isVolatileQualified());
  } else if (MB.lostInitializer(VD)) {
    lostInitializer(VD);
  } else if (VD->isInvalidDecl()) {
    pm::Instruction &I = emit(pm::Opcode::Unknown);
    I.Text = "declaration of '" + VD->getNameAsString() + "' has errors";
    I.Type = MB.voidType();
    I.Ops = {slotAddr(S)};
  }
  if (needsDestroy(T))
    N->Destroyed = T;
}

void FunctionLowering::staticLocal(const VarDecl *VD) {
  uint32_t G = MB.global(VD);
  const Expr *Init = VD->getInit();
  if (!Init || !Ctx.getLangOpts().CPlusPlus || !isLive())
    return;
  std::vector<pm::InitEntry> Constant;
  bool Dynamic = !MB.initializer(Constant, Init, VD->getType(), 0);
  if (!Dynamic)
    return;
  // Initialised by whoever comes first.
  At Here(*this, clang::SourceRange(VD->getLocation(), Init->getEndLoc()));
  TypeId Byte = MB.intType(8, false);
  uint32_t Guard = MB.hiddenGlobal(M.Globals[G].Name + ".guard", Byte);
  Operand GuardAddr = Operand::global(Guard, MB.pointerTo(Byte));
  Operand Addr = Operand::global(G, MB.addressType(VD->getType()));
  BlockId Do = newBlock(), Done = newBlock();
  condBr(load(GuardAddr, Byte), Done, Do, "");
  setBlock(Do);
  {
    FullExpression FE(*this);
    if (VD->getType()->isReferenceType())
      store(Operand::global(G, MB.pointerTo(M.Globals[G].Type)),
            coerce(place(Init), M.Globals[G].Type));
    else if (isAggregate(VD->getType()))
      into(Init, Addr);
    else
      store(Addr, coerce(scalar(Init), M.Globals[G].Type));
  }
  store(GuardAddr, integer(1, Byte));
  br(Done);
  setBlock(Done);
}

//===----------------------------------------------------------------------===//
// Branches and loops
//===----------------------------------------------------------------------===//

void FunctionLowering::ifStmt(const IfStmt *S) {
  Scope *Outer = Cur;
  stmt(S->getInit());
  if (S->isConsteval()) {
    stmt(S->isNonNegatedConsteval() ? S->getElse() : S->getThen());
    return popTo(Outer);
  }
  if (const DeclStmt *DS = S->getConditionVariableDeclStmt())
    declStmt(DS);
  BlockId Then = newBlock(), Else = newBlock(), End = newBlock();
  fullCond(S->getCond(), Then, Else);
  setBlock(Then);
  if (!S->isConstexpr() || isLive()) {
    Scope *Here = Cur;
    stmt(S->getThen());
    popTo(Here);
  }
  br(End);
  setBlock(Else);
  if (!S->isConstexpr() || isLive()) {
    Scope *Here = Cur;
    stmt(S->getElse());
    popTo(Here);
  }
  br(End);
  setBlock(End);
  popTo(Outer);
}

void FunctionLowering::loopBody(const Stmt *Body, Scope *Ctx, BlockId Break,
                                BlockId Continue) {
  Jumps.push_back({Break, Continue, Ctx});
  Scope *Outer = Cur;
  stmt(Body);
  popTo(Outer);
  Jumps.pop_back();
}

void FunctionLowering::whileStmt(const WhileStmt *S) {
  BlockId Head = newBlock(), Body = newBlock(), Exit = newBlock(),
          End = newBlock();
  Scope *Outer = Cur;
  br(Head);
  // A goto into the body may be what makes the head reachable.
  forceBlock(Head);
  if (const DeclStmt *DS = S->getConditionVariableDeclStmt())
    declStmt(DS);
  Scope *Inner = Cur;
  fullCond(S->getCond(), Body, Exit);
  setBlock(Body);
  loopBody(S->getBody(), Outer, End, Head);
  popTo(Outer);
  br(Head);
  setBlock(Exit);
  Cur = Inner;
  popTo(Outer);
  br(End);
  setBlock(End);
}

void FunctionLowering::doStmt(const DoStmt *S) {
  BlockId Body = newBlock(), CondB = newBlock(), End = newBlock();
  br(Body);
  forceBlock(Body);
  loopBody(S->getBody(), Cur, End, CondB);
  br(CondB);
  setBlock(CondB);
  fullCond(S->getCond(), Body, End);
  setBlock(End);
}

void FunctionLowering::forStmt(const ForStmt *S) {
  Scope *Outer = Cur;
  bool LostInit, LostCond, LostInc;
  forParts(S, LostInit, LostCond, LostInc);
  auto Lost = [&] {
    if (isLive())
      emit(pm::Opcode::Unknown).Text = "code lost to errors";
  };
  stmt(S->getInit());
  if (LostInit)
    Lost();
  Scope *Inner = Cur;
  BlockId Head = newBlock(), Body = newBlock(), Exit = newBlock(),
          Inc = newBlock(), End = newBlock();
  br(Head);
  forceBlock(Head);
  if (const DeclStmt *DS = S->getConditionVariableDeclStmt())
    declStmt(DS);
  Scope *CondScope = Cur;
  if (S->getCond())
    fullCond(S->getCond(), Body, Exit);
  else if (LostCond && isLive())
    condBr((Lost(), havoc(MB.intType(32, true))), Body, Exit, "");
  else
    br(Body);
  setBlock(Body);
  // `continue` still sees the condition's variable, which the increment may
  // use; it ends after that.
  Jumps.push_back({End, pm::None, Inner});
  loopBody(S->getBody(), CondScope, pm::None, Inc);
  Jumps.pop_back();
  br(Inc);
  setBlock(Inc);
  if (S->getInc() && isLive())
    fullExpr(S->getInc());
  if (LostInc)
    Lost();
  popTo(Inner);
  br(Head);
  setBlock(Exit);
  Cur = CondScope;
  popTo(Inner);
  br(End);
  setBlock(End);
  At Here(*this, clang::SourceRange(S->getEndLoc()));
  popTo(Outer);
}

void FunctionLowering::rangeFor(const CXXForRangeStmt *S) {
  Scope *Outer = Cur;
  stmt(S->getInit());
  stmt(S->getRangeStmt());
  stmt(S->getBeginStmt());
  stmt(S->getEndStmt());
  if (!S->getCond() || !S->getInc() || !S->getLoopVarStmt()) {
    unknownStmt(S->getBody(), "range-based for that has errors", MB.voidType());
    return popTo(Outer);
  }
  Scope *Inner = Cur;
  BlockId Head = newBlock(), Body = newBlock(), Inc = newBlock(),
          End = newBlock();
  br(Head);
  forceBlock(Head);
  if (const VarDecl *Var = S->getLoopVariable())
    ConditionText = MB.text(
        clang::SourceRange(Var->getBeginLoc(), S->getRangeInit()->getEndLoc()));
  fullCond(S->getCond(), Body, End);
  ConditionText.clear();
  setBlock(Body);
  stmt(S->getLoopVarStmt());
  loopBody(S->getBody(), Inner, End, Inc);
  popTo(Inner);
  br(Inc);
  setBlock(Inc);
  fullExpr(S->getInc());
  br(Head);
  setBlock(End);
  Cur = Inner;
  At Here(*this, clang::SourceRange(S->getEndLoc()));
  popTo(Outer);
}

void FunctionLowering::jumpStmt(bool IsBreak) {
  for (const JumpScope &J : reverse(Jumps)) {
    BlockId T = IsBreak ? J.Break : J.Continue;
    if (T == pm::None)
      continue;
    Destination D;
    D.Target = T;
    D.Ctx = J.Ctx;
    return exitTo(D);
  }
  lost("break or continue outside of a loop", CurRange.getBegin());
}

void FunctionLowering::indirectGoto(const IndirectGotoStmt *S) {
  if (const LabelDecl *L = S->getConstantTarget())
    return lowerGoto(L);
  unknownStmt(S, "computed goto", MB.voidType());
  TypeId Int = MB.intType(32, true);
  for (const LabelDecl *L : TakenLabels) {
    BlockId Go = newBlock(), Next = newBlock();
    condBr(havoc(Int), Go, Next, "");
    setBlock(Go);
    lowerGoto(L);
    setBlock(Next);
  }
  terminate(pm::TermKind::Stop);
}

//===----------------------------------------------------------------------===//
// switch
//===----------------------------------------------------------------------===//

void FunctionLowering::switchStmt(const SwitchStmt *S) {
  Scope *Outer = Cur;
  stmt(S->getInit());
  if (const DeclStmt *DS = S->getConditionVariableDeclStmt())
    declStmt(DS);
  Scope *Inner = Cur;
  BlockId End = newBlock();
  SwitchScope Sw;
  Sw.Ctx = Inner;
  pm::Terminator T;

  SmallVector<const clang::SwitchCase *, 16> Cases;
  for (const clang::SwitchCase *C = S->getSwitchCaseList(); C;
       C = C->getNextSwitchCase())
    Cases.push_back(C);
  std::reverse(Cases.begin(), Cases.end());

  if (isLive()) {
    At Here(*this, S->getCond());
    TypeId Ty = MB.type(S->getCond()->getType());
    if (M.Types[Ty].Kind != pm::TypeKind::Int)
      Ty = MB.intType(32, true);
    Operand V;
    {
      FullExpression FE(*this);
      V = coerce(scalar(S->getCond()), Ty);
    }
    BlockId Default = End;
    std::vector<pm::SwitchCase> List;
    for (const clang::SwitchCase *C : Cases) {
      BlockId Edge = newBlock();
      Sw.Edges[C] = Edge;
      const auto *CS = dyn_cast<CaseStmt>(C);
      if (!CS) {
        Default = Edge;
        continue;
      }
      const Expr *Low = CS->getLHS(), *High = CS->getRHS();
      if (!High)
        High = Low;
      std::optional<Operand> L = tryConstant(Low), H = tryConstant(High);
      if (!L || !H) {
        // A label whose value is lost can be any.
        lost("case label is not a known constant", Low->getBeginLoc());
        BlockId Next = newBlock();
        condBr(havoc(MB.intType(32, true)), Edge, Next, "");
        setBlock(Next);
        continue;
      }
      pm::SwitchCase PC;
      PC.Low = castTo(*L, Ty).Value;
      PC.High = castTo(*H, Ty).Value;
      PC.Target = Edge;
      List.push_back(PC);
    }
    if (V.Kind == pm::OperandKind::Int) {
      BlockId Target = Default;
      bool Signed = M.Types[Ty].Signed;
      for (const pm::SwitchCase &C : List) {
        bool In = Signed ? C.Low <= V.Value && V.Value <= C.High
                         : uint64_t(C.Low) <= uint64_t(V.Value) &&
                               uint64_t(V.Value) <= uint64_t(C.High);
        if (In) {
          Target = C.Target;
          break;
        }
      }
      T.Kind = pm::TermKind::Br;
      T.Targets = {Target};
    } else {
      T.Kind = pm::TermKind::Switch;
      T.Cond = V;
      T.Targets = {Default};
      for (const pm::SwitchCase &C : List)
        ++Blocks[C.Target].Uses;
      T.Cases = std::move(List);
      T.Text = MB.text(S->getCond());
    }
    ++Blocks[T.Targets[0]].Uses;
    T.Loc = curLoc();
    Sw.Unknown = liveBlock();
    CurBB = pm::None;
  }

  SwitchScope *Saved = CurSwitch;
  CurSwitch = &Sw;
  loopBody(S->getBody(), Inner, End, pm::None);
  CurSwitch = Saved;
  // Labels that errors made unknown had to be met first.
  if (Sw.Unknown != pm::None)
    block(Sw.Unknown).Term = std::move(T);
  br(End);
  setBlock(End);
  At Here(*this, clang::SourceRange(S->getEndLoc()));
  popTo(Outer);
}

void FunctionLowering::caseStmt(const clang::SwitchCase *S) {
  BlockId Here = newBlock();
  br(Here);
  if (CurSwitch) {
    auto It = CurSwitch->Edges.find(S);
    if (It != CurSwitch->Edges.end() && Blocks[It->second].Uses) {
      forceBlock(It->second);
      enterCase(Here);
    }
  }
  setBlock(Here);
  stmt(S->getSubStmt());
}

/// Goes from the switch to a label: locals of the switch's body that the jump
/// passes begin here.
void FunctionLowering::enterCase(BlockId Target) {
  SmallVector<SlotId, 4> Entered;
  for (Scope *N = Cur; N && N != CurSwitch->Ctx; N = N->Parent)
    if (N->Kind == ScopeKind::Local)
      Entered.push_back(N->Slot);
  for (SlotId Slot : reverse(Entered))
    scopeBegin(Slot);
  br(Target);
}

//===----------------------------------------------------------------------===//
// return and others
//===----------------------------------------------------------------------===//

void FunctionLowering::returnStmt(const ReturnStmt *S) {
  Destination D;
  D.IsReturn = true;
  const Expr *E = S->getRetValue();
  QualType RT = isa<CXXConstructorDecl, CXXDestructorDecl>(FD)
                    ? Ctx.VoidTy
                    : FD->getReturnType();
  if (!E || RT->isVoidType()) {
    if (E)
      fullExpr(E);
    if (!RT->isVoidType() && isLive())
      D.Value = Operand::undef(M.Functions[Index].ReturnType);
    return returnTo(D);
  }
  TypeId Ty = M.Functions[Index].ReturnType;

  Scope *Elided = nullptr;
  QualType ElidedType;
  if (isAggregate(RT)) {
    const VarDecl *NRVO = S->getNRVOCandidate();
    for (Scope *N = Cur; N && NRVO; N = N->Parent)
      if (N->Kind == ScopeKind::Local && N->Key == NRVO &&
          Ctx.hasSameUnqualifiedType(NRVO->getType(), RT))
        Elided = N;
    if (Elided) {
      // The variable is the returned object: not copied, not destroyed.
      D.Value = load(slotAddr(Elided->Slot), Ty);
      ElidedType = Elided->Destroyed;
      Elided->Destroyed = QualType();
    } else {
      Operand Addr = returnSlot();
      FullExpression FE(*this);
      into(E, Addr);
    }
  } else {
    FullExpression FE(*this);
    Operand V = RT->isReferenceType() ? place(E) : scalar(E);
    D.Value = coerce(V, Ty);
  }
  returnTo(D);
  if (Elided)
    Elided->Destroyed = ElidedType;
}

pm::Operand FunctionLowering::returnSlot() {
  if (ReturnSlot == pm::None)
    ReturnSlot = newSlot("", M.Functions[Index].ReturnType,
                         clang::SourceRange(FD->getLocation()));
  return slotAddr(ReturnSlot);
}

/// The value is kept in a slot while __finally blocks run.
void FunctionLowering::returnTo(const Destination &D) {
  bool Finally = false;
  for (Scope *N = Cur; N; N = N->Parent)
    Finally |= N->Kind == ScopeKind::Finally;
  if (Finally && !D.Value.isNone() && isLive())
    store(returnSlot(), D.Value);
  exitTo(D);
}

void FunctionLowering::tryStmt(const CXXTryStmt *S) {
  stmt(S->getTryBlock());
  // Kernel code is built without C++ exceptions; that the handlers are not
  // entered is said, not hidden.
  for (unsigned I = 0; I != S->getNumHandlers(); ++I)
    if (isLive())
      unknownStmt(S->getHandler(I), "C++ exception handler", MB.voidType());
}

void FunctionLowering::asmStmt(const AsmStmt *S) {
  if (const auto *G = dyn_cast<GCCAsmStmt>(S)) {
    bool Memory = false;
    for (unsigned I = 0; I != G->getNumClobbers(); ++I)
      Memory |= G->getClobber(I) == "memory";
    if (!Memory && G->getNumLabels() == 0) {
      for (unsigned I = 0; I != G->getNumInputs(); ++I)
        ignored(G->getInputExpr(I));
      for (unsigned I = 0; I != G->getNumOutputs(); ++I) {
        const Expr *Out = G->getOutputExpr(I);
        Operand P = place(Out);
        store(P, havoc(MB.type(Out->getType())));
      }
      return;
    }
  }
  unknownStmt(S, "inline assembly", MB.voidType());
}

} // namespace frontend
} // namespace fltlint
