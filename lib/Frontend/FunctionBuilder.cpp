//===- FunctionBuilder.cpp - Blocks, instructions, slots ------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FunctionLowering.h"
#include "llvm/Support/thread.h"

using namespace clang;
using namespace llvm;

namespace fltlint {
namespace frontend {

static constexpr unsigned LevelsPerStack = 500;
static constexpr unsigned StackSize = 16 << 20;

void FunctionLowering::deeper(function_ref<void()> Lower) {
  if (++Nesting % LevelsPerStack) {
    Lower();
  } else {
    llvm::thread Worker(std::optional<unsigned>(StackSize),
                        [&Lower] { Lower(); });
    Worker.join();
  }
  --Nesting;
}

//===----------------------------------------------------------------------===//
// Blocks
//===----------------------------------------------------------------------===//

FunctionLowering::BlockId FunctionLowering::newBlock() { return newBlock(Cur); }

FunctionLowering::BlockId FunctionLowering::newBlock(const Scope *Ctx) {
  Blocks.emplace_back();
  Blocks.back().B.Unwind = Ctx ? Ctx->Unwind : pm::None;
  return Blocks.size() - 1;
}

void FunctionLowering::setBlock(BlockId B) {
  CurBB = Blocks[B].Uses ? B : pm::None;
}

FunctionLowering::BlockId FunctionLowering::liveBlock() {
  // Code nothing leads to still has to go somewhere; finish() drops it.
  if (CurBB == pm::None)
    CurBB = newBlock();
  return CurBB;
}

void FunctionLowering::br(BlockId B) {
  if (!isLive())
    return;
  pm::Terminator &T = block(CurBB).Term;
  T.Kind = pm::TermKind::Br;
  T.Targets = {B};
  T.Loc = curLoc();
  ++Blocks[B].Uses;
  CurBB = pm::None;
}

void FunctionLowering::condBr(Operand C, BlockId T, BlockId F,
                              std::string Text) {
  if (!isLive())
    return;
  if (T == F)
    return br(T);
  pm::Terminator &Term = block(CurBB).Term;
  Term.Kind = pm::TermKind::CondBr;
  Term.Cond = C;
  Term.Targets = {T, F};
  Term.Loc = curLoc();
  Term.Text = std::move(Text);
  ++Blocks[T].Uses;
  ++Blocks[F].Uses;
  CurBB = pm::None;
}

void FunctionLowering::terminate(pm::TermKind K, Operand C) {
  if (!isLive())
    return;
  pm::Terminator &T = block(CurBB).Term;
  T.Kind = K;
  T.Cond = C;
  T.Loc = curLoc();
  CurBB = pm::None;
}

//===----------------------------------------------------------------------===//
// Instructions
//===----------------------------------------------------------------------===//

pm::LocId FunctionLowering::curLoc() { return MB.loc(CurRange); }

pm::Instruction &FunctionLowering::emit(pm::Opcode Op) {
  pm::LocId L = curLoc();
  pm::Block &B = block(liveBlock());
  B.Instrs.emplace_back();
  pm::Instruction &I = B.Instrs.back();
  I.Op = Op;
  I.Loc = L;
  if (Cur && Cur->ExceptionCleanup)
    I.Flags |= pm::InExceptionCleanup;
  if (CurPoint.isMacroID() && MB.isSystemMacroText(CurPoint))
    I.Flags |= pm::FromSystemMacro;
  return I;
}

pm::Operand FunctionLowering::result(pm::Instruction &I, TypeId Ty) {
  I.Type = Ty;
  I.Result = NumTemps++;
  return Operand::temp(I.Result, Ty);
}

pm::Operand FunctionLowering::load(Operand Addr, TypeId Ty, bool Volatile) {
  pm::Instruction &I = emit(pm::Opcode::Load);
  I.Ops = {Addr};
  if (Volatile)
    I.Flags |= pm::Volatile;
  return result(I, Ty);
}

void FunctionLowering::store(Operand Addr, Operand V, bool Volatile) {
  pm::Instruction &I = emit(pm::Opcode::Store);
  I.Ops = {Addr, V};
  I.Type = V.Type;
  if (Volatile)
    I.Flags |= pm::Volatile;
}

pm::Operand FunctionLowering::field(Operand Addr, pm::RecordId R,
                                    uint32_t Index) {
  const pm::Type &AT = M.Types[Addr.Type];
  TypeId Ty = MB.pointerTo(M.Records[R].Fields[Index].Type,
                           AT.Kind == pm::TypeKind::Pointer && AT.ConstPointee);
  pm::Instruction &I = emit(pm::Opcode::Field);
  I.Ops = {Addr};
  I.Record = R;
  I.FieldIndex = Index;
  return result(I, Ty);
}

pm::Operand FunctionLowering::offset(Operand Addr, Operand Idx, int64_t Stride,
                                     TypeId Ty) {
  pm::Instruction &I = emit(pm::Opcode::Offset);
  I.Ops = {Addr, Idx};
  I.Imm = Stride;
  return result(I, Ty);
}

/// Most constants are found by Clang; AbnormalTermination() is one only here.
std::optional<int64_t> FunctionLowering::fold(pm::BinaryOp Op, const Operand &L,
                                              const Operand &R) const {
  if (L.Kind != pm::OperandKind::Int || R.Kind != pm::OperandKind::Int)
    return std::nullopt;
  bool Signed = M.Types[L.Type].Signed;
  int64_t A = L.Value, B = R.Value;
  uint64_t UA = A, UB = B;
  auto Less = [Signed](int64_t X, int64_t Y) {
    return Signed ? X < Y : uint64_t(X) < uint64_t(Y);
  };
  switch (Op) {
  case pm::BinaryOp::Add:
    return UA + UB;
  case pm::BinaryOp::Sub:
    return UA - UB;
  case pm::BinaryOp::Mul:
    return UA * UB;
  case pm::BinaryOp::And:
    return A & B;
  case pm::BinaryOp::Or:
    return A | B;
  case pm::BinaryOp::Xor:
    return A ^ B;
  case pm::BinaryOp::Eq:
    return A == B;
  case pm::BinaryOp::Ne:
    return A != B;
  case pm::BinaryOp::Lt:
    return Less(A, B);
  case pm::BinaryOp::Le:
    return !Less(B, A);
  case pm::BinaryOp::Gt:
    return Less(B, A);
  case pm::BinaryOp::Ge:
    return !Less(A, B);
  default:
    return std::nullopt;
  }
}

pm::Operand FunctionLowering::binary(pm::BinaryOp Op, Operand L, Operand R,
                                     TypeId Ty) {
  if (std::optional<int64_t> V = fold(Op, L, R))
    if (M.Types[Ty].Kind == pm::TypeKind::Int)
      return MB.integer(APSInt(APInt(64, static_cast<uint64_t>(*V)), false),
                        Ty);
  pm::Instruction &I = emit(pm::Opcode::Binary);
  I.Bin = Op;
  I.Ops = {L, R};
  return result(I, Ty);
}

pm::Operand FunctionLowering::castTo(Operand V, TypeId Ty) {
  if (V.Type == Ty)
    return V;
  const pm::Type &To = M.Types[Ty];
  const pm::Type &From = M.Types[V.Type];
  auto IsWord = [](const pm::Type &T) {
    return T.Kind == pm::TypeKind::Int || T.Kind == pm::TypeKind::Pointer;
  };
  if (V.Kind == pm::OperandKind::Undef)
    return Operand::undef(Ty);
  if (To.Kind == pm::TypeKind::Pointer &&
      (V.Kind == pm::OperandKind::String ||
       V.Kind == pm::OperandKind::Function)) {
    // The same address under another type.
    V.Type = Ty;
    return V;
  }
  if (!IsWord(To) || !IsWord(From))
    return havoc(Ty);
  if (V.Kind == pm::OperandKind::Null) {
    if (To.Kind == pm::TypeKind::Pointer)
      return Operand::null(Ty);
    return integer(0, Ty);
  }
  if (V.Kind == pm::OperandKind::Int) {
    if (To.Kind == pm::TypeKind::Int) {
      APSInt N(APInt(64, static_cast<uint64_t>(V.Value)), !From.Signed);
      return MB.integer(N, Ty);
    }
    if (V.Value == 0)
      return Operand::null(Ty);
  }
  pm::Instruction &I = emit(pm::Opcode::Cast);
  I.Ops = {V};
  return result(I, Ty);
}

pm::Operand FunctionLowering::havoc(TypeId Ty) {
  if (M.Types[Ty].Kind == pm::TypeKind::Void)
    return Operand();
  return result(emit(pm::Opcode::Havoc), Ty);
}

void FunctionLowering::copy(Operand Dst, Operand Src, uint64_t Size) {
  pm::Instruction &I = emit(pm::Opcode::Copy);
  I.Ops = {Dst, Src};
  I.Imm = Size;
}

void FunctionLowering::zero(Operand Dst, uint64_t Size) {
  pm::Instruction &I = emit(pm::Opcode::Zero);
  I.Ops = {Dst};
  I.Imm = Size;
}

pm::Operand FunctionLowering::slotAddr(SlotId S) {
  return Operand::slot(S, MB.pointerTo(Slots[S].Type));
}

pm::Operand FunctionLowering::call(Operand Callee, ArrayRef<Operand> Args,
                                   TypeId Ty, uint16_t Flags, StringRef Text) {
  pm::Instruction &I = emit(pm::Opcode::Call);
  I.Ops.push_back(Callee);
  I.Ops.append(Args.begin(), Args.end());
  I.Flags |= Flags;
  I.Text = Text.str();
  I.Type = Ty;
  if (M.Types[Ty].Kind == pm::TypeKind::Void)
    return Operand();
  return result(I, Ty);
}

//===----------------------------------------------------------------------===//
// Slots
//===----------------------------------------------------------------------===//

FunctionLowering::SlotId FunctionLowering::newSlot(StringRef Name, TypeId Ty,
                                                   clang::SourceRange R) {
  pm::Slot S;
  S.Name = Name.str();
  S.Type = Ty;
  S.Loc = MB.loc(R);
  Slots.push_back(std::move(S));
  return Slots.size() - 1;
}

FunctionLowering::SlotId FunctionLowering::tempSlot(TypeId Ty) {
  return newSlot("", Ty, CurRange);
}

void FunctionLowering::scopeBegin(SlotId S) {
  Operand A = slotAddr(S);
  emit(pm::Opcode::ScopeBegin).Ops = {A};
  for (Scope *N = Cur; N; N = N->Parent)
    if (N->Try && !is_contained(N->Begun, S))
      N->Begun.push_back(S);
}

void FunctionLowering::scopeEnd(SlotId S) {
  Operand A = slotAddr(S);
  emit(pm::Opcode::ScopeEnd).Ops = {A};
}

//===----------------------------------------------------------------------===//
// The finished function
//===----------------------------------------------------------------------===//

/// Where an empty block that only goes on leads to.
static pm::BlockId forward(const std::vector<pm::Block> &Blocks,
                           pm::BlockId B) {
  for (unsigned Steps = 0; Steps != 64; ++Steps) {
    const pm::Block &Blk = Blocks[B];
    if (!Blk.Instrs.empty() || Blk.Term.Kind != pm::TermKind::Br ||
        Blk.Term.Targets[0] == B)
      break;
    B = Blk.Term.Targets[0];
  }
  return B;
}

template <typename Fn> static void eachSuccessor(pm::Block &B, Fn F) {
  for (pm::BlockId &T : B.Term.Targets)
    F(T);
  for (pm::SwitchCase &C : B.Term.Cases)
    F(C.Target);
  if (B.Unwind != pm::None)
    F(B.Unwind);
}

/// Joins what was only split while it was built and leaves out what nothing
/// reaches. Numbers blocks in reverse postorder, so that most edges go on.
void FunctionLowering::simplify() {
  std::vector<pm::Block> Old;
  Old.reserve(Blocks.size());
  for (BuildBlock &B : Blocks)
    Old.push_back(std::move(B.B));
  Blocks.clear();

  for (pm::Block &B : Old) {
    eachSuccessor(B, [&](pm::BlockId &T) { T = forward(Old, T); });
    pm::Terminator &T = B.Term;
    if (T.Kind == pm::TermKind::CondBr && T.Targets[0] == T.Targets[1]) {
      // What was tested decides nothing.
      T.Kind = pm::TermKind::Br;
      T.Targets.resize(1);
      T.Cond = Operand();
      T.Text.clear();
    }
    // An exception cannot come from a block without instructions.
    if (B.Instrs.empty())
      B.Unwind = pm::None;
  }

  auto Postorder = [&] {
    std::vector<pm::BlockId> Order;
    std::vector<char> Seen(Old.size(), 0);
    std::vector<std::pair<pm::BlockId, unsigned>> Stack;
    std::vector<SmallVector<pm::BlockId, 4>> Succ(Old.size());
    auto Enter = [&](pm::BlockId B) {
      Seen[B] = 1;
      eachSuccessor(Old[B], [&](pm::BlockId T) { Succ[B].push_back(T); });
      // Visited last comes first in the reverse order.
      std::reverse(Succ[B].begin(), Succ[B].end());
      Stack.push_back({B, 0});
    };
    Enter(0);
    while (!Stack.empty()) {
      auto &[B, Next] = Stack.back();
      if (Next == Succ[B].size()) {
        Order.push_back(B);
        Stack.pop_back();
        continue;
      }
      pm::BlockId T = Succ[B][Next++];
      if (!Seen[T])
        Enter(T);
    }
    return Order;
  };

  std::vector<pm::BlockId> Order = Postorder();
  std::vector<unsigned> Preds(Old.size(), 0);
  for (pm::BlockId B : Order)
    eachSuccessor(Old[B], [&](pm::BlockId T) { ++Preds[T]; });
  std::vector<char> Gone(Old.size(), 0);
  for (auto It = Order.rbegin(); It != Order.rend(); ++It) {
    pm::Block &B = Old[*It];
    if (Gone[*It])
      continue;
    while (B.Term.Kind == pm::TermKind::Br) {
      pm::BlockId T = B.Term.Targets[0];
      pm::Block &Next = Old[T];
      if (T == *It || T == 0 || Preds[T] != 1 || Gone[T])
        break;
      if (B.Unwind != Next.Unwind && !B.Instrs.empty() && !Next.Instrs.empty())
        break;
      // Where an exception goes that leaves the function, nothing else handles.
      if (Next.Term.Kind == pm::TermKind::Unwind && !B.Instrs.empty() &&
          B.Unwind != pm::None)
        break;
      if (B.Instrs.empty())
        B.Unwind = Next.Unwind;
      else if (Next.Unwind != pm::None && B.Unwind != Next.Unwind)
        break;
      B.Instrs.insert(B.Instrs.end(),
                      std::make_move_iterator(Next.Instrs.begin()),
                      std::make_move_iterator(Next.Instrs.end()));
      if (Next.Unwind != pm::None)
        --Preds[Next.Unwind];
      if (B.Unwind != pm::None)
        ++Preds[B.Unwind];
      B.Term = std::move(Next.Term);
      Gone[T] = 1;
      Next = pm::Block();
    }
  }

  Order = Postorder();
  std::vector<pm::BlockId> Number(Old.size(), pm::None);
  for (auto It = Order.rbegin(); It != Order.rend(); ++It) {
    Number[*It] = Blocks.size();
    Blocks.emplace_back();
    Blocks.back().B = std::move(Old[*It]);
  }
  for (BuildBlock &B : Blocks)
    eachSuccessor(B.B, [&](pm::BlockId &T) { T = Number[T]; });

  std::vector<pm::TempId> Temps(NumTemps, pm::None);
  uint32_t N = 0;
  for (BuildBlock &B : Blocks)
    for (pm::Instruction &I : B.B.Instrs)
      if (I.Result != pm::None)
        I.Result = Temps[I.Result] = N++;
  auto Renumber = [&](Operand &O) {
    if (O.isTemp())
      O.Index = Temps[O.Index];
  };
  for (BuildBlock &B : Blocks) {
    for (pm::Instruction &I : B.B.Instrs)
      for (Operand &O : I.Ops)
        Renumber(O);
    Renumber(B.B.Term.Cond);
  }
  NumTemps = N;
}

void FunctionLowering::finish() {
  simplify();
  pm::Function &F = M.Functions[Index];
  F.Slots = std::move(Slots);
  F.NumTemps = NumTemps;
  F.Blocks.clear();
  for (BuildBlock &B : Blocks)
    F.Blocks.push_back(std::move(B.B));
  F.Unmodelled = std::move(LostParts);
  for (const pm::Block &B : F.Blocks)
    for (const pm::Instruction &I : B.Instrs)
      if (I.Op == pm::Opcode::Unknown) {
        std::string Why = I.Text;
        if (I.Loc != pm::None)
          Why += " (line " + std::to_string(M.Locs[I.Loc].Expansion.Line) + ")";
        if (!is_contained(F.Unmodelled, Why))
          F.Unmodelled.push_back(std::move(Why));
      }
}

} // namespace frontend
} // namespace fltlint
