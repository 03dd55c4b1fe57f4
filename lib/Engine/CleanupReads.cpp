//===- CleanupReads.cpp - What a cleanup callback relies on ---------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "CleanupReads.h"
#include "Program.h"
#include "llvm/ADT/STLExtras.h"

namespace fltlint {
namespace engine {

using pm::BinaryOp;
using pm::Instruction;
using pm::Opcode;
using pm::Operand;
using pm::OperandKind;

namespace {

/// What a value is, as far as it matters here.
struct Value {
  enum Kind : uint8_t {
    Unknown,
    Number,  ///< At is its value.
    Address, ///< The context's address plus At.
    Content  ///< What the context holds at At, or something made of it.
  } K = Unknown;
  int64_t At = 0;
  /// Content: just that, nothing made of it.
  bool IsPlain = false;
  FieldRead Read; ///< Content; Address: the name so far.

  static Value number(int64_t V) {
    Value R;
    R.K = Number;
    R.At = V;
    return R;
  }
};

/// How a helper calls a helper, and so on.
constexpr unsigned MaxDepth = 4;

class Reader {
public:
  Reader(const Program &P, uint32_t F, std::vector<Value> Params,
         std::vector<FieldRead> &Out, unsigned Depth)
      : P(P), M(P.M), Fn(P.M.Functions[F]), F(F), Params(std::move(Params)),
        Out(Out), Depth(Depth), Slots(Fn.Slots.size()) {
    findVariables();
  }
  void run();

private:
  /// A local variable that is stored to once, or a parameter never stored to,
  /// and that is not reached through its address.
  struct Variable {
    const Operand *Stored = nullptr;
    bool Changes = false;
  };
  void findVariables();
  Value valueOf(const Operand &O, unsigned Hops = 0) const;
  Value valueOf(const Instruction &D, unsigned Hops) const;
  void successors(const pm::Block &B,
                  llvm::SmallVectorImpl<pm::BlockId> &To) const;
  /// A way from the entry to a return that does not go through \p Without.
  bool reachesReturn(pm::BlockId Without, llvm::BitVector &Reached) const;
  void look(const pm::Block &B);
  void giveToSystem(const Instruction &I, const pm::Function &Routine,
                    llvm::ArrayRef<Value> Args);
  void add(const Value &V, bool IsReleased = false) {
    if (V.K != Value::Content)
      return;
    auto It = llvm::find_if(
        Out, [&V](const FieldRead &R) { return R.Offset == V.Read.Offset; });
    if (It == Out.end())
      It = Out.insert(Out.end(), V.Read);
    if (IsReleased && V.IsPlain && !It->IsReleased) {
      *It = V.Read;
      It->IsReleased = true;
    }
  }

  const Program &P;
  const pm::Module &M;
  const pm::Function &Fn;
  uint32_t F;
  std::vector<Value> Params;
  std::vector<FieldRead> &Out;
  unsigned Depth;
  std::vector<Variable> Slots;
};

} // namespace

void Reader::findVariables() {
  for (const pm::Block &B : Fn.Blocks)
    for (const Instruction &I : B.Instrs)
      for (size_t K = 0; K < I.Ops.size(); ++K) {
        const Operand &O = I.Ops[K];
        if (O.Kind != OperandKind::Slot || I.Op == Opcode::Load ||
            I.Op == Opcode::ScopeBegin || I.Op == Opcode::ScopeEnd)
          continue;
        Variable &V = Slots[O.Index];
        if (I.Op != Opcode::Store || K != 0 || V.Stored ||
            O.Index < Fn.Params.size())
          V.Changes = true;
        else
          V.Stored = &I.Ops[1];
      }
}

Value Reader::valueOf(const Operand &O, unsigned Hops) const {
  if (O.Kind == OperandKind::Int)
    return Value::number(O.Value);
  if (O.Kind == OperandKind::Null)
    return Value::number(0);
  // Definitions and single stores lead back in the text, but for odd loops.
  constexpr unsigned MaxHops = 40;
  if (!O.isTemp() || Hops > MaxHops)
    return {};
  const Instruction *D = P.definitionOf(F, O.Index);
  return D ? valueOf(*D, Hops + 1) : Value();
}

Value Reader::valueOf(const Instruction &D, unsigned Hops) const {
  switch (D.Op) {
  case Opcode::Load: {
    if (D.Ops[0].Kind == OperandKind::Slot) {
      const Variable &V = Slots[D.Ops[0].Index];
      if (V.Changes)
        return {};
      if (D.Ops[0].Index < Fn.Params.size())
        return D.Ops[0].Index < Params.size() ? Params[D.Ops[0].Index]
                                              : Value();
      return V.Stored ? valueOf(*V.Stored, Hops) : Value();
    }
    Value From = valueOf(D.Ops[0], Hops);
    uint64_t Size = M.sizeOf(D.Type);
    if (From.K != Value::Address || Size == 0 || Size > 8)
      return {};
    From.K = Value::Content;
    From.IsPlain = true;
    From.Read.Offset = From.At;
    From.Read.Size = uint32_t(Size);
    From.Read.Loc = D.Loc;
    return From;
  }
  case Opcode::Field: {
    Value V = valueOf(D.Ops[0], Hops);
    const pm::Field &Fd = M.Records[D.Record].Fields[D.FieldIndex];
    if (V.K != Value::Address || Fd.BitWidth)
      return {};
    V.At += int64_t(Fd.OffsetBits / 8);
    if (!V.Read.Name.empty() && !Fd.Name.empty())
      V.Read.Name += '.';
    V.Read.Name += Fd.Name;
    return V;
  }
  case Opcode::Offset: {
    Value V = valueOf(D.Ops[0], Hops), By = valueOf(D.Ops[1], Hops);
    if (V.K != Value::Address || By.K != Value::Number)
      return {};
    V.At += By.At * D.Imm;
    return V;
  }
  case Opcode::Cast:
    return valueOf(D.Ops[0], Hops);
  case Opcode::Binary: {
    Value L = valueOf(D.Ops[0], Hops), R = valueOf(D.Ops[1], Hops);
    L.IsPlain = R.IsPlain = false;
    if (L.K == Value::Content)
      return L;
    if (R.K == Value::Content)
      return R;
    // The context itself is there.
    bool LeftIsContext = L.K == Value::Address && R.K == Value::Number && !R.At;
    bool RightIsContext =
        R.K == Value::Address && L.K == Value::Number && !L.At;
    if ((LeftIsContext || RightIsContext) &&
        (D.Bin == BinaryOp::Eq || D.Bin == BinaryOp::Ne))
      return Value::number(D.Bin == BinaryOp::Ne);
    if (L.K != Value::Number || R.K != Value::Number)
      return {};
    switch (D.Bin) {
    case BinaryOp::Eq:
      return Value::number(L.At == R.At);
    case BinaryOp::Ne:
      return Value::number(L.At != R.At);
    case BinaryOp::And:
      return Value::number(L.At & R.At);
    case BinaryOp::Or:
      return Value::number(L.At | R.At);
    default:
      return {};
    }
  }
  default:
    return {};
  }
}

void Reader::successors(const pm::Block &B,
                        llvm::SmallVectorImpl<pm::BlockId> &To) const {
  for (const Instruction &I : B.Instrs)
    if (I.Op == Opcode::Assume) {
      Value V = valueOf(I.Ops[0]);
      if (V.K == Value::Number && V.At == 0)
        return;
    }
  const pm::Terminator &T = B.Term;
  Value V = T.Cond.isNone() ? Value() : valueOf(T.Cond);
  if (V.K == Value::Address)
    V = Value::number(1);
  if (V.K == Value::Number && T.Kind == pm::TermKind::CondBr) {
    To.push_back(T.Targets[V.At ? 0 : 1]);
    return;
  }
  if (V.K == Value::Number && T.Kind == pm::TermKind::Switch) {
    for (const pm::SwitchCase &C : T.Cases)
      if (V.At >= C.Low && V.At <= C.High) {
        To.push_back(C.Target);
        return;
      }
    To.push_back(T.Targets[0]);
    return;
  }
  forEachSuccessor(B, [&](pm::BlockId S) {
    if (S != B.Unwind)
      To.push_back(S);
  });
}

bool Reader::reachesReturn(pm::BlockId Without,
                           llvm::BitVector &Reached) const {
  Reached.clear();
  Reached.resize(unsigned(Fn.Blocks.size()));
  std::vector<pm::BlockId> Work;
  bool Returns = false;
  auto Push = [&](pm::BlockId B) {
    if (B != Without && !Reached.test(B)) {
      Reached.set(B);
      Work.push_back(B);
    }
  };
  Push(0);
  while (!Work.empty()) {
    const pm::Block &B = Fn.Blocks[Work.back()];
    Work.pop_back();
    Returns |= B.Term.Kind == pm::TermKind::Ret;
    llvm::SmallVector<pm::BlockId, 4> To;
    successors(B, To);
    for (pm::BlockId S : To)
      Push(S);
  }
  return Returns;
}

/// A routine that does so with what argument \p Arg points to.
static bool does(const ddi::Function &D, ddi::EffectKind What, unsigned Arg) {
  for (const ddi::Outcome &O : D.Outcomes)
    for (const ddi::Effect &E : O.Effects)
      if (E.Kind == What && E.Where.Root == ddi::Place::Arg &&
          E.Where.Index == Arg)
        return true;
  return false;
}

/// Where the first pointer in an object of type \p T is.
static std::optional<FieldRead> firstPointer(const pm::Module &M, pm::TypeId T,
                                             unsigned Depth = 0) {
  constexpr unsigned MaxNesting = 4;
  if (T == pm::None || M.Types[T].Kind != pm::TypeKind::Record ||
      Depth > MaxNesting)
    return std::nullopt;
  const pm::Record &R = M.Records[M.Types[T].Record];
  for (const pm::Field &F : R.Fields) {
    if (R.IsUnion || F.BitWidth)
      return std::nullopt; // which member counts, only the routine knows
    FieldRead Read;
    if (M.isPointer(F.Type))
      Read.Size = 8;
    else if (auto Inside = firstPointer(M, F.Type, Depth + 1))
      Read = *Inside;
    else
      continue;
    Read.Offset += int64_t(F.OffsetBits / 8);
    Read.Name = Read.Name.empty() || F.Name.empty() ? F.Name + Read.Name
                                                    : F.Name + "." + Read.Name;
    return Read;
  }
  return std::nullopt;
}

/// A routine of the system follows the pointers it is given, and those in the
/// structures it is given. What goes through an ellipsis is printed.
void Reader::giveToSystem(const Instruction &I, const pm::Function &Routine,
                          llvm::ArrayRef<Value> Args) {
  for (size_t K = 0; K < Args.size() && K < Routine.Params.size(); ++K) {
    const pm::Param &Param = Routine.Params[K];
    auto Says = [&Param](llvm::StringRef Prefix) {
      return llvm::any_of(Param.Sal, [Prefix](llvm::StringRef A) {
        return A.starts_with(Prefix);
      });
    };
    if (Param.Type == pm::None || !M.isPointer(Param.Type) || Says("_Out") ||
        Says("_In_opt") || Says("_Inout_opt"))
      continue;
    if (Args[K].K == Value::Content && Args[K].Read.Size == 8)
      add(Args[K]);
    if (Args[K].K != Value::Address || !(Says("_In_") || Says("_Inout_")))
      continue;
    if (auto Inside = firstPointer(M, M.Types[Param.Type].Element)) {
      Value V = Args[K];
      V.K = Value::Content;
      V.Read.Offset = V.At + Inside->Offset;
      V.Read.Size = Inside->Size;
      V.Read.Loc = I.Loc;
      V.Read.Name += V.Read.Name.empty() ? Inside->Name : "." + Inside->Name;
      add(V);
    }
  }
}

void Reader::look(const pm::Block &B) {
  for (const Instruction &I : B.Instrs) {
    if (I.Op != Opcode::Call || I.Ops[0].Kind != OperandKind::Function)
      continue;
    uint32_t Callee = I.Ops[0].Index;
    std::vector<Value> Args;
    for (size_t K = 1; K < I.Ops.size(); ++K)
      Args.push_back(valueOf(I.Ops[K]));
    if (const ddi::Function *D = P.ddiOf(Callee)) {
      for (unsigned K = 0; K < Args.size(); ++K)
        if (does(*D, ddi::EffectKind::Release, K))
          add(Args[K], /*IsReleased=*/!D->UserDefined);
        else if (does(*D, ddi::EffectKind::Free, K))
          add(Args[K]);
    } else if (!M.Functions[Callee].isDefinition() &&
               M.Functions[Callee].FromSystemHeader) {
      giveToSystem(I, M.Functions[Callee], Args);
    } else if (M.Functions[Callee].isDefinition() && Depth < MaxDepth &&
               llvm::any_of(
                   Args,
                   [](const Value &V) {
                     return V.K == Value::Address || V.K == Value::Content;
                   })) {
      Reader(P, Callee, std::move(Args), Out, Depth + 1).run();
    }
  }
  if (B.Term.Kind == pm::TermKind::CondBr ||
      B.Term.Kind == pm::TermKind::Switch)
    add(valueOf(B.Term.Cond));
}

void Reader::run() {
  llvm::BitVector Reached, Ignored;
  if (!reachesReturn(pm::None, Reached))
    return;
  for (unsigned B : Reached.set_bits())
    if (!reachesReturn(B, Ignored))
      look(Fn.Blocks[B]);
}

std::vector<FieldRead> readsOfCleanup(const Program &P, uint32_t F,
                                      ddi::ContextKind K) {
  std::vector<FieldRead> Out;
  if (F == pm::None || !P.M.Functions[F].isDefinition())
    return Out;
  Value Context;
  Context.K = Value::Address;
  Reader(P, F, {Context, Value::number(int64_t(K))}, Out, 0).run();
  return Out;
}

} // namespace engine
} // namespace fltlint
