//===- ScopeLowering.cpp - Leaving scopes, jumps, labels ------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FunctionLowering.h"

using namespace clang;
using namespace llvm;

namespace fltlint {
namespace frontend {

Scope *FunctionLowering::push(ScopeKind K, const void *Key) {
  ScopePool.emplace_back();
  Scope *S = &ScopePool.back();
  S->Kind = K;
  S->Key = Key;
  S->Parent = Cur;
  if (Cur) {
    S->Depth = Cur->Depth + 1;
    S->Unwind = Cur->Unwind;
    S->Abnormal = Cur->Abnormal;
    S->ExceptionCleanup = Cur->ExceptionCleanup;
    S->Clone = Cur->Clone;
  }
  return Cur = S;
}

Scope *FunctionLowering::pushLocal(const VarDecl *VD, SlotId Slot) {
  Scope *S = push(ScopeKind::Local, VD);
  S->Slot = Slot;
  return S;
}

FunctionLowering::SlotId FunctionLowering::varSlot(const VarDecl *VD) {
  auto It = VarSlots.find(VD);
  if (It != VarSlots.end())
    return It->second;
  SlotId S = newSlot(VD->getName(), MB.objectType(VD->getType()),
                     clang::SourceRange(VD->getLocation()));
  VarSlots[VD] = S;
  return S;
}

/// Emits what the end of one scope does. Cur is that scope.
void FunctionLowering::leaveOne(Scope *S) {
  Cur = S->Parent;
  switch (S->Kind) {
  case ScopeKind::Local:
    if (!S->Destroyed.isNull()) {
      BlockId After = pm::None;
      if (S->Guard != pm::None) {
        Operand G = load(slotAddr(S->Guard), Slots[S->Guard].Type);
        BlockId Do = newBlock();
        After = newBlock();
        condBr(G, Do, After, "");
        setBlock(Do);
      }
      destroy(slotAddr(S->Slot), S->Destroyed, /*Implicit=*/true);
      if (After != pm::None) {
        br(After);
        setBlock(After);
      }
    }
    if (isLive())
      scopeEnd(S->Slot);
    break;
  case ScopeKind::Except:
    // Exceptions from here on are not this handler's.
    if (isLive()) {
      BlockId B = newBlock();
      br(B);
      setBlock(B);
    }
    break;
  case ScopeKind::Members:
    destructorEpilogue();
    break;
  case ScopeKind::Root:
  case ScopeKind::Marker:
  case ScopeKind::InFinally:
  case ScopeKind::Finally:
    break;
  }
}

void FunctionLowering::popTo(Scope *To) {
  while (Cur != To) {
    assert(Cur && "scope is not an enclosing one");
    if (isLive())
      leaveOne(Cur);
    else
      Cur = Cur->Parent;
  }
}

void FunctionLowering::exitTo(const Destination &D) {
  Scope *Saved = Cur;
  while (isLive() && Cur != D.Ctx) {
    if (Cur->Kind == ScopeKind::Finally) {
      Destination Rest = D;
      Rest.Value = Operand();
      br(finallyClone(Cur, Rest));
      break;
    }
    leaveOne(Cur);
  }
  if (isLive()) {
    if (D.IsReturn) {
      LastReturn = CurBB;
      Operand V = D.Value;
      if (V.isNone() && ReturnSlot != pm::None)
        V = load(slotAddr(ReturnSlot), Slots[ReturnSlot].Type);
      terminate(pm::TermKind::Ret, V);
    } else {
      for (SlotId S : D.Entered)
        scopeBegin(S);
      br(D.Target);
    }
  }
  Cur = Saved;
}

FunctionLowering::BlockId FunctionLowering::finallyClone(Scope *S,
                                                         const Destination &D) {
  CloneKey Key(S, D.IsReturn, D.Target, D.Entered);
  auto It = Clones.find(Key);
  if (It != Clones.end()) {
    // A way out that several returns share stands at none of them.
    LastReturn = It->second.Return;
    if (LastReturn != pm::None)
      block(LastReturn).Term.Loc = MB.loc(S->Try->getEndLoc());
    return It->second.Entry;
  }
  Scope *SavedScope = Cur;
  BlockId SavedBB = CurBB;
  SwitchScope *SavedSwitch = CurSwitch;
  CurSwitch = nullptr;
  SmallVector<JumpScope, 8> SavedJumps;
  // Loops around the __try stay targets; those inside it are gone.
  for (const JumpScope &J : Jumps)
    SavedJumps.push_back(J);
  while (!Jumps.empty() && Jumps.back().Ctx->Depth >= S->Depth)
    Jumps.pop_back();

  Cur = S->Parent;
  BlockId Entry = newBlock();
  Clones[Key] = {Entry, pm::None};
  Scope *Marker = push(ScopeKind::InFinally, S->Try->getFinallyHandler());
  Marker->Clone = ++NumClones;
  Marker->Abnormal = D.IsReturn || D.Target != S->End;
  forceBlock(Entry);
  finallyBody(S->Try->getFinallyHandler());
  LastReturn = pm::None;
  if (isLive())
    exitTo(D);
  Clones[Key].Return = LastReturn;

  Cur = SavedScope;
  CurBB = SavedBB;
  CurSwitch = SavedSwitch;
  Jumps = std::move(SavedJumps);
  return Entry;
}

/// Goes where an exception goes that is not handled inside of \p Ctx.
void FunctionLowering::raiseFrom(Scope *Ctx) {
  if (!isLive())
    return;
  if (Ctx->Unwind != pm::None)
    br(Ctx->Unwind);
  else
    terminate(pm::TermKind::Unwind);
}

//===----------------------------------------------------------------------===//
// goto
//===----------------------------------------------------------------------===//

/// Notes for each label the keys of the scopes it stands in. Must name scopes
/// exactly as lowering pushes them.
void FunctionLowering::scanLabels(const Stmt *S,
                                  std::vector<const void *> &Path) {
  if (!S)
    return;
  size_t Depth = Path.size();
  if (const auto *DS = dyn_cast<DeclStmt>(S)) {
    // Stays in scope: the caller's statement ends it.
    for (const Decl *D : DS->decls())
      if (const auto *VD = dyn_cast<VarDecl>(D)) {
        if (VD->isLocalVarDecl() && !VD->isStaticLocal() &&
            !VD->hasExternalStorage()) {
          Path.push_back(VD);
          LabelVars.insert(VD);
        }
        if (VD->getInit())
          scanLabels(VD->getInit(), Path);
      }
    return;
  }
  if (isa<LambdaExpr>(S) || isa<BlockExpr>(S))
    return;
  if (const auto *L = dyn_cast<LabelStmt>(S)) {
    LabelPaths[L->getDecl()] = Path;
    // A declaration behind a label belongs to the block around it.
    return scanLabels(L->getSubStmt(), Path);
  }
  if (const auto *C = dyn_cast<SwitchCase>(S))
    return scanLabels(C->getSubStmt(), Path);
  if (const auto *A = dyn_cast<AttributedStmt>(S))
    return scanLabels(A->getSubStmt(), Path);
  if (const auto *T = dyn_cast<SEHTryStmt>(S)) {
    Path.push_back(T);
    scanLabels(T->getTryBlock(), Path);
    Path.resize(Depth);
    if (const SEHFinallyStmt *F = T->getFinallyHandler()) {
      Path.push_back(F);
      FinallyKeys.insert(F);
      scanLabels(F->getBlock(), Path);
    } else if (const SEHExceptStmt *E = T->getExceptHandler()) {
      scanLabels(E->getBlock(), Path);
    }
    Path.resize(Depth);
    return;
  }
  if (const auto *A = dyn_cast<AddrLabelExpr>(S))
    TakenLabels.push_back(A->getLabel());
  if (const auto *SE = dyn_cast<StmtExpr>(S))
    Path.push_back(SE);
  for (const Stmt *Child : S->children())
    scanLabels(Child, Path);
  Path.resize(Depth);
}

void FunctionLowering::lowerGoto(const LabelDecl *L) {
  if (!isLive())
    return;
  auto It = LabelPaths.find(L);
  if (It == LabelPaths.end()) {
    // Not in this body: an undeclared label, or one inside a block literal.
    lost("goto to a label that is not there", CurRange.getBegin());
    emit(pm::Opcode::Unknown).Text = "goto to a label that is not there";
    terminate(pm::TermKind::Stop);
    return;
  }
  const std::vector<const void *> &Path = It->second;
  SmallVector<Scope *, 16> Chain;
  for (Scope *S = Cur; S; S = S->Parent)
    Chain.push_back(S);
  // Scopes that the label is in too are not left.
  size_t Matched = 0;
  Scope *Common = Chain.back();
  for (Scope *S : reverse(Chain)) {
    if (!S->Key)
      continue;
    if (Matched == Path.size() || Path[Matched] != S->Key)
      break;
    ++Matched;
    Common = S;
  }
  Destination D;
  D.Ctx = Common;
  for (size_t I = Matched; I != Path.size(); ++I) {
    const auto *Node = Path[I];
    bool IsVar = LabelVars.count(Node);
    if (IsVar) {
      const VarDecl *VD = static_cast<const VarDecl *>(Node);
      D.Entered.push_back(varSlot(VD));
      continue;
    }
    if (FinallyKeys.count(Node)) {
      lost("goto into a __finally block", CurRange.getBegin());
      emit(pm::Opcode::Unknown).Text = "goto into a __finally block";
      terminate(pm::TermKind::Stop);
      return;
    }
  }
  BlockId &B =
      LabelBlocks.try_emplace({L, Common->Clone}, pm::None).first->second;
  if (B == pm::None)
    B = newBlock();
  D.Target = B;
  exitTo(D);
}

void FunctionLowering::lowerLabel(const LabelStmt *S) {
  BlockId &Known = LabelBlocks.try_emplace({S->getDecl(), Cur->Clone}, pm::None)
                       .first->second;
  if (Known == pm::None)
    Known = newBlock();
  BlockId B = Known;
  block(B).Unwind = Cur->Unwind;
  br(B);
  // A goto further down may be what leads here.
  forceBlock(B);
  stmt(S->getSubStmt());
}

} // namespace frontend
} // namespace fltlint
