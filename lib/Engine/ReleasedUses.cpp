//===- ReleasedUses.cpp - Pointers to released contexts that go on --------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// After the last own reference was released, the context may be freed at any
/// time, attached to an object or not (nf-fltkernel-fltreleasecontext.md). Who
/// passes its pointer on, keeps it or returns it then gives away what nobody
/// may look at. Printing it or comparing it is no use.
///
//===----------------------------------------------------------------------===//

#include "Analyzer.h"

namespace fltlint {
namespace engine {

void Executor::useReleased(State &S, pm::LocId Loc, llvm::StringRef Says,
                           llvm::StringRef Text) {
  note(S, StepKind::Use, Loc, Text, /*Taken=*/false, Says);
  Sink.defect(EventKind::UseAfterRelease, StepKind::Use, Loc, S, "");
  S.T.State = RefState::Handed;
}

/// Of a function without a body the parameter's type tells what it does with a
/// pointer: whoever asks for a structure looks into it. A `void *` may be
/// there to be printed, and so may what goes through an ellipsis.
void Executor::passReleased(State &S, const CallContext &C, uint32_t F) {
  if (S.T.State != RefState::Done || F == pm::None)
    return;
  const pm::Function &Callee = M.Functions[F];
  if (Callee.isDefinition())
    return;
  for (size_t K = 0; K < C.Args.size() && K < Callee.Params.size(); ++K) {
    pm::TypeId T = Callee.Params[K].Type;
    if (!S.pointsIntoT(C.Args[K]) || T == pm::None ||
        M.Types[T].Kind != pm::TypeKind::Pointer)
      continue;
    pm::TypeId E = M.Types[T].Element;
    if (E == pm::None || M.Types[E].Kind != pm::TypeKind::Record)
      continue;
    useReleased(S, C.I.Loc, "passed to",
                Callee.DisplayName.empty() ? Callee.Name : Callee.DisplayName);
    return;
  }
}

/// Memory of the frame goes with it; other memory keeps the pointer.
void Executor::storeReleased(State &S, const Expr *Ptr, const Expr *V,
                             pm::LocId Loc) {
  if (S.T.State != RefState::Done || !S.isT(V) || Ptr->isConst() ||
      Ptr->isUndef())
    return;
  const Expr *Root = rootOf(Ptr);
  if (Root->Kind == ExprKind::Slot || Root->isHeap() || Root == rootOf(S.T.Ptr))
    return;
  useReleased(S, Loc, "stored in", describePlace(Ptr, S));
}

void Executor::returnReleased(State &S, const Expr *Value, pm::LocId Loc) {
  // A caller's own context goes back to the caller, who knows what it is.
  if (S.T.State == RefState::Done && !S.T.Incoming && Value && S.isT(Value))
    useReleased(S, Loc, "returned", "");
}

} // namespace engine
} // namespace fltlint
