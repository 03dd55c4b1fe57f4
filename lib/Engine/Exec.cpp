//===- Exec.cpp - Transfer functions of the plain instructions ------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Analyzer.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

namespace fltlint {
namespace engine {

using pm::Instruction;
using pm::Opcode;
using pm::Operand;
using pm::OperandKind;

Executor::Executor(Analyzer &A, uint32_t F, ExecSink &Sink)
    : A(A), P(A.Prog), M(A.Prog.M), Fn(A.Prog.M.Functions[F]), FnIndex(F),
      Ctx(A.Ctx), Sink(Sink) {}

unsigned Executor::widthOf(pm::TypeId T) const {
  if (T == pm::None)
    return 64;
  const pm::Type &Ty = M.Types[T];
  switch (Ty.Kind) {
  case pm::TypeKind::Int:
    return Ty.Bits == 0 ? 32 : std::min<unsigned>(Ty.Bits, 64);
  case pm::TypeKind::Float:
    return Ty.Bits == 32 ? 32 : 64;
  default:
    return 64;
  }
}

const Expr *Executor::operand(const State &S, const Operand &O) const {
  switch (O.Kind) {
  case OperandKind::Temp:
    if (const Expr *E = S.temp(O.Index))
      return E;
    return Ctx.undef(widthOf(O.Type));
  case OperandKind::Int:
    return Ctx.constant(O.Value, widthOf(O.Type));
  case OperandKind::Null:
    return Ctx.constant(0, 64);
  case OperandKind::Slot:
    return Ctx.slot(O.Index);
  case OperandKind::Global:
    return Ctx.global(O.Index);
  case OperandKind::Function:
    return Ctx.function(O.Index);
  case OperandKind::String:
    return Ctx.string(O.Index);
  default:
    return Ctx.undef(widthOf(O.Type));
  }
}

void Executor::note(State &S, StepKind K, pm::LocId L, llvm::StringRef Text,
                    bool Taken, llvm::StringRef Says) {
  if (!S.Path)
    return;
  auto T = std::make_shared<Trail>();
  T->Last.Kind = K;
  T->Last.Loc = L;
  T->Last.Text = Text.str();
  T->Last.Taken = Taken;
  T->Last.Says = Says.str();
  T->Before = S.Path;
  S.Path = T;
}

void Executor::setResult(State &S, const Instruction &I, const Expr *V) {
  if (I.Result == pm::None)
    return;
  unsigned W = widthOf(I.Type);
  S.setTemp(I.Result, V->Width == W ? V : Ctx.convert(V, W, true));
}

//===----------------------------------------------------------------------===//
// Names for messages
//===----------------------------------------------------------------------===//

/// "Field.Sub" at that offset of a type, or "" if nothing starts there.
static std::string fieldPath(const pm::Module &M, pm::TypeId T,
                             int64_t Offset) {
  if (T == pm::None)
    return "";
  const pm::Type &Ty = M.Types[T];
  if (Ty.Kind == pm::TypeKind::Array) {
    uint64_t Size = M.sizeOf(Ty.Element);
    if (!Size)
      return "";
    std::string Rest = fieldPath(M, Ty.Element, Offset % int64_t(Size));
    return "[" + llvm::itostr(Offset / int64_t(Size)) + "]" + Rest;
  }
  if (Ty.Kind != pm::TypeKind::Record)
    return "";
  for (const pm::Field &F : M.Records[Ty.Record].Fields) {
    int64_t Begin = int64_t(F.OffsetBits / 8);
    int64_t Size = int64_t(std::max<uint64_t>(1, M.sizeOf(F.Type)));
    if (Offset < Begin || Offset >= Begin + Size)
      continue;
    std::string Rest = fieldPath(M, F.Type, Offset - Begin);
    if (F.Name.empty())
      return Rest;
    return "." + F.Name + Rest;
  }
  return "";
}

std::string Executor::describePlace(const Expr *Ptr, const State &S) const {
  Address Ad = addressOf(Ptr);
  if (Ad.Base->Kind == ExprKind::Slot) {
    const pm::Slot &Sl = Fn.Slots[size_t(Ad.Base->Value)];
    if (Sl.Name.empty())
      return "";
    return Sl.Name + fieldPath(M, Sl.Type, Ad.Offset);
  }
  if (Ad.Base->Kind == ExprKind::Global) {
    const pm::Global &G = M.Globals[size_t(Ad.Base->Value)];
    return (G.DisplayName.empty() ? G.Name : G.DisplayName) +
           fieldPath(M, G.Type, Ad.Offset);
  }
  auto Through = [&](pm::TypeId PtrTy, const std::string &Name) -> std::string {
    if (Name.empty() || PtrTy == pm::None ||
        M.Types[PtrTy].Kind != pm::TypeKind::Pointer)
      return "";
    pm::TypeId Pointee = M.Types[PtrTy].Element;
    std::string Path = fieldPath(M, Pointee, Ad.Offset);
    if (Path.empty())
      return Ad.Offset == 0 ? "*" + Name : "";
    return Name + "->" + Path.substr(Path[0] == '.' ? 1 : 0);
  };
  // A parameter's pointee, or what some local points to.
  if (Ad.Base->Kind == ExprKind::Init && Ad.Base->A->Kind == ExprKind::Slot &&
      Ad.Base->Value == 0) {
    const pm::Slot &Sl = Fn.Slots[size_t(Ad.Base->A->Value)];
    return Through(Sl.Type, Sl.Name);
  }
  for (const Cell &C : S.cells())
    if (C.Base->Kind == ExprKind::Slot && C.Offset == 0 && C.Val == Ad.Base) {
      const pm::Slot &Sl = Fn.Slots[size_t(C.Base->Value)];
      std::string R = Through(Sl.Type, Sl.Name);
      if (!R.empty())
        return R;
    }
  return "";
}

//===----------------------------------------------------------------------===//
// Losing the last holder
//===----------------------------------------------------------------------===//

bool Executor::tempUsedLater(pm::TempId T, pm::BlockId B, size_t Index) const {
  const pm::Block &Blk = Fn.Blocks[B];
  auto Uses = [T](const Operand &O) { return O.isTemp() && O.Index == T; };
  for (size_t K = Index + 1; K < Blk.Instrs.size(); ++K)
    if (llvm::any_of(Blk.Instrs[K].Ops, Uses))
      return true;
  if (Uses(Blk.Term.Cond))
    return true;
  const FunctionInfo &Info = P.info(FnIndex);
  bool Live = false;
  forEachSuccessor(
      Blk, [&](pm::BlockId Succ) { Live |= Info.LiveTemps[Succ].test(T); });
  return Live;
}

void Executor::checkLost(State &S, pm::BlockId B, size_t Index, StepKind How,
                         pm::LocId Loc, llvm::StringRef Holder) {
  // Whether a caller still holds what it lent is the caller's to say.
  if (S.T.State != RefState::Owned || S.T.Captured || S.T.Incoming ||
      S.T.KnownOutside)
    return;
  for (const Cell &C : S.cells())
    if (S.pointsIntoT(C.Val))
      return;
  for (const auto &Pr : S.Temps)
    if (S.pointsIntoT(Pr.second) && tempUsedLater(Pr.first, B, Index))
      return;
  note(S, How, Loc, Holder);
  Sink.defect(EventKind::Leak, How, Loc, S, Holder);
  S.T.State = RefState::Handed;
}

//===----------------------------------------------------------------------===//
// Whole records as values
//===----------------------------------------------------------------------===//

const Expr *Executor::snapshot(State &S, const Expr *Ptr, uint64_t Size) {
  const Expr *Copy = Ctx.freshSym(64, SymClass::Token);
  copyCells(S, Copy, Ptr, Size);
  return Copy;
}

void Executor::copyCells(State &S, const Expr *Dst, const Expr *Src,
                         uint64_t Size) {
  S.copyRange(Dst, Src, Size);
}

//===----------------------------------------------------------------------===//
// Instructions
//===----------------------------------------------------------------------===//

/// Returns false if no path goes on behind the instruction.
bool Executor::execute(State &S, const Instruction &I, pm::BlockId B,
                       size_t Index) {
  switch (I.Op) {
  case Opcode::Load: {
    const Expr *Ptr = operand(S, I.Ops[0]);
    const pm::Type &Ty = M.Types[I.Type];
    useContext(S, {I, B, Index, {}}, Ptr);
    if (auto Context = contextBehind(I.Ops[0]))
      if (usesNothing(S, I.Loc, *Context))
        return false;
    if (Ty.Kind == pm::TypeKind::Record) {
      S.setTemp(I.Result, snapshot(S, Ptr, M.sizeOf(I.Type)));
      return true;
    }
    Address Ad = addressOf(Ptr);
    if (Ad.Base->Kind == ExprKind::Global) {
      const pm::Global &G = M.Globals[size_t(Ad.Base->Value)];
      if (G.IsConst && G.IsDefinition) {
        for (const pm::InitEntry &E : G.Init)
          if (int64_t(E.Offset) == Ad.Offset)
            if (E.Addend == 0) {
              setResult(S, I, operand(S, E.Value));
              return true;
            }
      }
    }
    const Expr *V = S.load(Ptr, widthOf(I.Type));
    // A local that was never written, not even by its scope's begin.
    if (V->Kind == ExprKind::Init && V->A->Kind == ExprKind::Slot &&
        V->A->Value >= int64_t(Fn.Params.size()))
      V = Ctx.undef(V->Width);
    setResult(S, I, V);
    return true;
  }
  case Opcode::Store: {
    const Expr *Ptr = operand(S, I.Ops[0]), *V = operand(S, I.Ops[1]);
    const pm::Type &Ty = M.Types[I.Type];
    useContext(S, {I, B, Index, {}}, Ptr);
    if (auto Context = contextBehind(I.Ops[0]))
      if (usesNothing(S, I.Loc, *Context))
        return false;
    bool Held = false;
    std::string Holder;
    if (S.T.State == RefState::Owned && !Ptr->isUndef() && !Ptr->isConst()) {
      Address Ad = addressOf(Ptr);
      for (const Cell &C : S.cellsOf(Ad.Base))
        if (C.Offset < Ad.Offset + 8 && Ad.Offset < C.Offset + int64_t(C.Size))
          Held |= S.pointsIntoT(C.Val);
      if (Held)
        Holder = describePlace(Ptr, S);
    }
    if (Ty.Kind == pm::TypeKind::Record) {
      copyCells(S, Ptr, V, M.sizeOf(I.Type));
      markWritten(S, Ptr, M.sizeOf(I.Type));
    } else {
      unsigned W = widthOf(I.Type);
      storeReleased(S, Ptr, V, I.Loc);
      noteCleared(S, I, Ptr);
      S.store(Ptr, V->Width == W ? V : Ctx.convert(V, W, true));
      noteStored(S, Ptr, V, I.Loc);
    }
    if (Held)
      checkLost(S, B, Index, StepKind::Lost, I.Loc, Holder);
    return true;
  }
  case Opcode::Field: {
    const Expr *Base = operand(S, I.Ops[0]);
    const pm::Field &F = M.Records[I.Record].Fields[I.FieldIndex];
    lookFor(Base, I.Record);
    if (Base->isUndef())
      S.setTemp(I.Result, Base);
    else if (F.BitWidth)
      S.setTemp(I.Result,
                Ctx.bitField(Base, int64_t(F.OffsetBits), F.BitWidth));
    else
      S.setTemp(I.Result, Ctx.lin(Base, int64_t(F.OffsetBits / 8)));
    return true;
  }
  case Opcode::Offset: {
    const Expr *Base = operand(S, I.Ops[0]);
    const Expr *Idx = operand(S, I.Ops[1]);
    if (auto C = S.constantOf(Idx))
      Idx = Ctx.constant(*C, 64);
    S.setTemp(I.Result, Ctx.index(Base, Idx, I.Imm));
    return true;
  }
  case Opcode::Binary: {
    const Expr *L = operand(S, I.Ops[0]), *R = operand(S, I.Ops[1]);
    const pm::Type &Ty =
        M.Types[I.Ops[0].Type == pm::None ? I.Type : I.Ops[0].Type];
    bool Signed = Ty.Kind == pm::TypeKind::Int && Ty.Signed;
    unsigned W = widthOf(I.Type);
    if (L->Width != R->Width && I.Bin != pm::BinaryOp::Shl &&
        I.Bin != pm::BinaryOp::Shr) {
      unsigned Wide = std::max(L->Width, R->Width);
      L = Ctx.convert(L, Wide, Signed);
      R = Ctx.convert(R, Wide, Signed);
    }
    const Expr *V = Ctx.binary(I.Bin, L, R, W, Signed);
    if (V->isUndef())
      V = Ctx.freshSym(W);
    if (!V->isConst())
      if (auto C = S.constantOf(V))
        V = Ctx.constant(*C, W);
    setResult(S, I, V);
    return true;
  }
  case Opcode::Cast: {
    const Expr *V = operand(S, I.Ops[0]);
    const pm::Type *Src =
        I.Ops[0].Type == pm::None ? nullptr : &M.Types[I.Ops[0].Type];
    bool Signed = Src && Src->Kind == pm::TypeKind::Int && Src->Signed;
    if (M.Types[I.Type].Kind == pm::TypeKind::Void)
      return true;
    S.setTemp(I.Result, Ctx.convert(V, widthOf(I.Type), Signed));
    return true;
  }
  case Opcode::Copy: {
    const Expr *D = operand(S, I.Ops[0]), *Src = operand(S, I.Ops[1]);
    bool Had = S.T.State == RefState::Owned && S.holderCount() != 0;
    std::string Holder = Had ? describePlace(D, S) : "";
    copyCells(S, D, Src, uint64_t(I.Imm));
    markWritten(S, D, uint64_t(I.Imm));
    if (Had)
      checkLost(S, B, Index, StepKind::Lost, I.Loc, Holder);
    return true;
  }
  case Opcode::Zero: {
    const Expr *D = operand(S, I.Ops[0]);
    bool Had = S.T.State == RefState::Owned && S.holderCount() != 0;
    std::string Holder = Had ? describePlace(D, S) : "";
    S.zeroRange(D, uint64_t(I.Imm));
    markWritten(S, D, uint64_t(I.Imm));
    if (Had)
      checkLost(S, B, Index, StepKind::Lost, I.Loc, Holder);
    return true;
  }
  case Opcode::Havoc:
    if (I.Result != pm::None)
      S.setTemp(I.Result, Ctx.freshSym(widthOf(I.Type)));
    return true;
  case Opcode::Unknown: {
    for (const Operand &O : I.Ops) {
      const Expr *V = operand(S, O);
      if (V->isUndef() || V->isConst())
        continue;
      if (S.T.live() && S.reachesT(V))
        S.T.State = RefState::May;
      if (V->Kind == ExprKind::Slot)
        S.resetObject(V, Ctx.freshSym(64, SymClass::Token), /*KeepT=*/true);
    }
    if (I.Result != pm::None)
      S.setTemp(I.Result, Ctx.freshSym(widthOf(I.Type)));
    Sink.incomplete(I.Text);
    return true;
  }
  case Opcode::ScopeBegin: {
    const Expr *Sl = operand(S, I.Ops[0]);
    S.resetObject(Sl, Ctx.undef(64));
    return true;
  }
  case Opcode::ScopeEnd: {
    const Expr *Sl = operand(S, I.Ops[0]);
    bool Held = false;
    if (S.T.State == RefState::Owned)
      for (const Cell &C : S.cells())
        Held |= rootOf(C.Base) == Sl && S.pointsIntoT(C.Val);
    S.resetObject(Sl, Ctx.undef(64));
    if (Held && S.T.LostAt == pm::None) {
      bool Any = S.T.Captured != 0;
      for (const Cell &C : S.cells())
        Any |= S.pointsIntoT(C.Val);
      for (const auto &Pr : S.Temps)
        Any |= S.pointsIntoT(Pr.second) && tempUsedLater(Pr.first, B, Index);
      if (!Any) {
        S.T.LostAt = I.Loc;
        note(S, StepKind::ScopeEnd, I.Loc, Fn.Slots[size_t(Sl->Value)].Name);
      }
    }
    return true;
  }
  case Opcode::Assume: {
    const Expr *C = operand(S, I.Ops[0]);
    return S.assume(C, true);
  }
  case Opcode::Call:
    break;
  }
  return true;
}

//===----------------------------------------------------------------------===//
// Blocks
//===----------------------------------------------------------------------===//

void Executor::terminate(State S, pm::BlockId B, std::vector<BlockExit> &Out) {
  const pm::Terminator &T = Fn.Blocks[B].Term;
  auto Go = [&](State St, pm::BlockId Target) {
    BlockExit E(BlockExit::Goto, std::move(St));
    E.Target = Target;
    Out.push_back(std::move(E));
  };
  switch (T.Kind) {
  case pm::TermKind::Br:
    Go(std::move(S), T.Targets[0]);
    return;
  case pm::TermKind::CondBr: {
    const Expr *C = operand(S, T.Cond);
    State Other = S;
    RangeSet Before = irqlOf(S);
    bool CanBeTrue = S.assume(C, true), CanBeFalse = Other.assume(C, false);
    // A pointer found equal to T by comparison may be T by another name: the
    // budgets unite, and only "may be released" is left.
    auto Unite = [](State &St, const Expr *Cond, bool Holds) {
      if (!St.T.live() || !Cond->isComparison())
        return;
      bool Equal = (Cond->Op == pm::BinaryOp::Eq && Holds) ||
                   (Cond->Op == pm::BinaryOp::Ne && !Holds);
      if (Equal && St.isT(Cond->A) != St.isT(Cond->B) && !Cond->A->isConst() &&
          !Cond->B->isConst())
        St.T.State = RefState::May;
    };
    if (CanBeTrue)
      Unite(S, C, true);
    if (CanBeFalse)
      Unite(Other, C, false);
    if (CanBeTrue && CanBeFalse) {
      note(S, StepKind::Branch, T.Loc, T.Text, true);
      note(Other, StepKind::Branch, T.Loc, T.Text, false);
    }
    noteLastUser(S);
    noteLastUser(Other);
    noteOperation(S);
    noteOperation(Other);
    if (A.Irql && S.Path) {
      noteIrqlTest(S, Before, T);
      noteIrqlTest(Other, Before, T);
    }
    if (CanBeTrue)
      Go(std::move(S), T.Targets[0]);
    if (CanBeFalse)
      Go(std::move(Other), T.Targets[1]);
    return;
  }
  case pm::TermKind::Switch: {
    const Expr *C = operand(S, T.Cond);
    pm::TypeId Ty = T.Cond.Type;
    bool Signed = Ty == pm::None || M.Types[Ty].Kind != pm::TypeKind::Int ||
                  M.Types[Ty].Signed;
    unsigned W = C->Width;
    // Cases that go to one block are one edge.
    std::vector<std::pair<pm::BlockId, RangeSet>> Edges;
    RangeSet Covered;
    auto Add = [&](pm::BlockId Target, const RangeSet &R) {
      for (auto &E : Edges)
        if (E.first == Target) {
          E.second = E.second.unite(R);
          return;
        }
      Edges.push_back({Target, R});
    };
    if (C->isUndef())
      C = Ctx.freshSym(W);
    RangeSet Possible = S.rangeOf(C);
    for (const pm::SwitchCase &Case : T.Cases) {
      RangeSet R =
          RangeSet::satisfying(RangeSet::Relation::Ge, Case.Low, W, Signed)
              .intersect(RangeSet::satisfying(RangeSet::Relation::Le, Case.High,
                                              W, Signed));
      R = R.intersect(Possible);
      if (R.empty())
        continue;
      Possible = Possible.intersect(R.complement(W));
      Add(Case.Target, R);
    }
    if (!Possible.empty())
      Add(T.Targets[0], Possible);
    for (size_t K = 0; K < Edges.size(); ++K) {
      State St = S;
      if (!St.restrict(C, Edges[K].second))
        continue;
      noteOperation(St);
      if (Edges.size() > 1) {
        std::string Value = Edges[K].second.isSingle()
                                ? llvm::itostr(Edges[K].second.single())
                                : "default";
        note(St, StepKind::Branch, T.Loc, T.Text, true, Value);
      }
      Go(std::move(St), Edges[K].first);
    }
    return;
  }
  case pm::TermKind::Ret: {
    BlockExit E(BlockExit::Return, std::move(S));
    E.Ret = T.Cond.isNone() ? nullptr : operand(E.S, T.Cond);
    E.Loc = T.Loc != pm::None ? T.Loc : Fn.EndLoc;
    checkReturn(E.S, E.Ret, E.Loc);
    returnReleased(E.S, E.Ret, E.Loc);
    Out.push_back(std::move(E));
    return;
  }
  case pm::TermKind::Unwind: {
    pm::BlockId U = Fn.Blocks[B].Unwind;
    if (U != pm::None) {
      Go(std::move(S), U);
      return;
    }
    BlockExit E(BlockExit::Unwind, std::move(S));
    E.Loc = T.Loc;
    Out.push_back(std::move(E));
    return;
  }
  case pm::TermKind::Stop:
    return;
  }
}

void Executor::runBlock(State S0, pm::BlockId B, size_t Start,
                        const BirthRequest *Birth,
                        std::vector<BlockExit> &Out) {
  const pm::Block &Blk = Fn.Blocks[B];
  std::vector<std::pair<State, size_t>> Work;
  Work.emplace_back(std::move(S0), Start);
  bool First = true;
  if (Birth && Birth->isFound()) {
    First = false;
    if (!takeFound(Work.back().first, *Birth))
      return;
  }
  bool Takes = !Birth && !A.Irql && P.fields().takesAny(FnIndex);
  while (!Work.empty()) {
    State S = std::move(Work.back().first);
    size_t I = Work.back().second;
    Work.pop_back();
    bool Alive = true;
    for (; Alive && I < Blk.Instrs.size(); ++I) {
      const Instruction &In = Blk.Instrs[I];
      ++A.Steps;
      ++A.StepsThisRoot;
      if (A.outOfSteps())
        return;
      explainIrql(S, B, I);
      if (In.Op != Opcode::Call) {
        if (Takes && S.T.State == RefState::Absent && !S.Tainted &&
            !P.fields().takesAt(FnIndex, B, I).empty())
          Sink.site(B, I, S);
        Alive = execute(S, In, B, I);
        continue;
      }
      const BirthRequest *Req = First && Birth ? Birth : nullptr;
      First = false;
      CallResults Results;
      executeCall(std::move(S), In, B, I, Req, Results);
      Alive = false;
      for (CallResult &R : Results) {
        switch (R.End) {
        case CallEnd::Continue:
          Work.emplace_back(std::move(R.S), I + 1);
          break;
        case CallEnd::Unwind:
          if (Blk.Unwind != pm::None) {
            BlockExit E(BlockExit::Goto, std::move(R.S));
            E.Target = Blk.Unwind;
            Out.push_back(std::move(E));
          } else {
            BlockExit E(BlockExit::Unwind, std::move(R.S));
            E.Loc = In.Loc;
            Out.push_back(std::move(E));
          }
          break;
        case CallEnd::ThreadExit: {
          BlockExit E(BlockExit::ThreadExit, std::move(R.S));
          E.Loc = In.Loc;
          Out.push_back(std::move(E));
          break;
        }
        case CallEnd::Stop:
          break;
        }
      }
    }
    if (Alive)
      explainIrql(S, B, Blk.Instrs.size());
    if (Alive)
      terminate(std::move(S), B, Out);
  }
}

} // namespace engine
} // namespace fltlint
