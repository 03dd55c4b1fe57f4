//===- Verifier.cpp - Is a path model well formed? ------------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Dominance.h"
#include "IndexCheck.h"
#include "TextForm.h"
#include "fltlint/PathModel/Text.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/ADT/Twine.h"

using namespace llvm;

namespace fltlint {
namespace pm {
namespace {

class Verifier {
public:
  explicit Verifier(const Module &M) : M(M), Numbers(M) {}

  std::vector<std::string> run() {
    IndexErrors Indices = checkIndices(M);
    Messages = std::move(Indices.Messages);
    names();
    // Everything below follows indices, so it looks only at what is whole.
    if (!Indices.TablesOk)
      return std::move(Messages);
    for (TypeId T = 0, E = M.Types.size(); T != E; ++T)
      type(T);
    for (const Record &R : M.Records)
      record(R);
    recordNesting();
    for (uint32_t G = 0, E = M.Globals.size(); G != E; ++G)
      if (Indices.GlobalOk[G])
        global(M.Globals[G]);
    for (uint32_t F = 0, E = M.Functions.size(); F != E; ++F)
      if (Indices.FunctionOk[F])
        function(M.Functions[F]);
    return std::move(Messages);
  }

private:
  /// Starts a message about the current place.
  void error(const Twine &Message) {
    Messages.push_back((Where + Message).str());
  }

  void names();
  void type(TypeId T);
  void record(const Record &R);
  void recordNesting();
  void global(const Global &G);
  void function(const Function &F);
  void slots(const Function &F);
  void temps(const Function &F, const Dominance &Dom);
  void instruction(const Instruction &I);
  void terminator(const Function &F, const Terminator &T);
  void binary(const Instruction &I);
  bool operandCount(const Instruction &I, unsigned Min, unsigned Max);
  void operand(const Operand &Op, const Twine &What);
  void address(const Operand &Op, const Twine &What);

  TypeKind kind(TypeId T) const {
    return T == None ? TypeKind::Void : M.Types[T].Kind;
  }
  bool isValue(TypeId T) const {
    return T != None && kind(T) != TypeKind::Void &&
           kind(T) != TypeKind::Function;
  }
  /// A pointer may stand for any other; all else must be of one type.
  bool compatible(TypeId A, TypeId B) const {
    return Numbers.same(A, B) || (M.isPointer(A) && M.isPointer(B));
  }

  const Module &M;
  TypeNumbering Numbers;
  std::vector<std::string> Messages;
  std::string Where;
  std::vector<TypeId> TempTypes;
};

void Verifier::names() {
  StringSet<> Names;
  for (const Global &G : M.Globals) {
    if (G.Name.empty())
      Messages.push_back("a global has no name");
    else if (!Names.insert(G.Name).second)
      Messages.push_back("the name '" + G.Name + "' is taken twice");
  }
  for (const Function &F : M.Functions) {
    if (F.Name.empty())
      Messages.push_back("a function has no name");
    else if (!Names.insert(F.Name).second)
      Messages.push_back("the name '" + F.Name + "' is taken twice");
  }
}

void Verifier::type(TypeId T) {
  Where = "type " + std::to_string(T) + ": ";
  const Type &Ty = M.Types[T];
  if ((Ty.Kind == TypeKind::Int || Ty.Kind == TypeKind::Float) && !Ty.Bits)
    error("a number of no bits");
  if (Ty.Kind == TypeKind::Array && (kind(Ty.Element) == TypeKind::Void ||
                                     kind(Ty.Element) == TypeKind::Function))
    error("an array of void or of functions");
}

void Verifier::record(const Record &R) {
  Where = "record '" + R.Tag + "': ";
  if (R.Tag.empty())
    error("it has no tag");
  if (!R.Complete && !R.Fields.empty())
    error("it is incomplete but has fields");
  SmallVector<const Field *, 8> BitFields;
  for (uint32_t I = 0, E = R.Fields.size(); I != E; ++I) {
    const Field &F = R.Fields[I];
    std::string Which = F.Name.empty() ? "field " + std::to_string(I)
                                       : "field '" + F.Name + "'";
    if (!isValue(F.Type)) {
      error(Which + " is void or a function");
      continue;
    }
    uint64_t Bits = F.BitWidth;
    if (!Bits) {
      uint64_t Bytes = M.sizeOf(F.Type);
      if (Bytes > UINT64_MAX / 8)
        continue;
      Bits = Bytes * 8;
      if (F.OffsetBits % 8)
        error(Which + " does not start at a byte");
    } else {
      BitFields.push_back(&F);
      if (kind(F.Type) != TypeKind::Int)
        error(Which + " is a bit-field but not an integer");
      else if (Bits > M.Types[F.Type].Bits)
        error(Which + " is wider than its type");
    }
    // An empty base class may stand at the very end of the object.
    if (kind(F.Type) == TypeKind::Record &&
        M.Records[M.Types[F.Type].Record].Fields.empty())
      continue;
    bool Overflow = F.OffsetBits > UINT64_MAX - Bits;
    if (R.Size && (Overflow || (F.OffsetBits + Bits + 7) / 8 > R.Size))
      error(Which + " reaches past the end");
  }
  if (R.IsUnion)
    return;
  llvm::sort(BitFields, [](const Field *A, const Field *B) {
    return std::make_pair(A->OffsetBits, A) < std::make_pair(B->OffsetBits, B);
  });
  for (size_t I = 1; I < BitFields.size(); ++I)
    if (BitFields[I - 1]->OffsetBits + BitFields[I - 1]->BitWidth >
        BitFields[I]->OffsetBits)
      error("bit-fields '" + BitFields[I - 1]->Name + "' and '" +
            BitFields[I]->Name + "' overlap");
}

/// No record contains itself, be it through others.
void Verifier::recordNesting() {
  enum : char { New, Open, Done };
  std::vector<char> State(M.Records.size(), New);
  SmallVector<std::pair<RecordId, size_t>, 16> Stack;
  for (RecordId Start = 0, E = M.Records.size(); Start != E; ++Start) {
    if (State[Start] == New)
      Stack.push_back({Start, 0});
    while (!Stack.empty()) {
      auto &[R, Next] = Stack.back();
      State[R] = Open;
      if (Next == M.Records[R].Fields.size()) {
        State[R] = Done;
        Stack.pop_back();
        continue;
      }
      TypeId T = M.Records[R].Fields[Next++].Type;
      while (kind(T) == TypeKind::Array)
        T = M.Types[T].Element;
      if (kind(T) != TypeKind::Record)
        continue;
      RecordId Inner = M.Types[T].Record;
      if (State[Inner] == New) {
        Stack.push_back({Inner, 0});
      } else if (State[Inner] == Open) {
        Where = "record '" + M.Records[Inner].Tag + "': ";
        error("it contains itself");
      }
    }
  }
}

void Verifier::global(const Global &G) {
  Where = "global '" + G.Name + "': ";
  if (!isValue(G.Type) && G.IsDefinition)
    error("it is void or a function");
  if (!G.IsDefinition && !G.Init.empty())
    error("it is only declared but has an initialiser");
  uint64_t Size = M.sizeOf(G.Type), End = 0;
  for (const InitEntry &E : G.Init) {
    std::string What = "the value at offset " + std::to_string(E.Offset);
    if (E.Offset < End)
      error(What + " is out of order or overlaps the one before");
    if (E.Offset > UINT64_MAX - E.Size || (Size && E.Offset + E.Size > Size))
      error(What + " reaches past the end");
    End = std::max(End, E.Offset + E.Size);
    switch (E.Value.Kind) {
    case OperandKind::None:
    case OperandKind::Temp:
    case OperandKind::Slot:
      error(What + " is not a constant");
      break;
    default:
      operand(E.Value, What);
    }
    if (E.Addend && E.Value.Kind != OperandKind::Global &&
        E.Value.Kind != OperandKind::Function &&
        E.Value.Kind != OperandKind::String)
      error(What + " has an addend but is no address");
  }
}

//===----------------------------------------------------------------------===//
// Functions
//===----------------------------------------------------------------------===//

void Verifier::function(const Function &F) {
  std::string Prefix = "function '" + F.Name + "'";
  Where = Prefix + ": ";
  if (kind(F.ReturnType) == TypeKind::Function)
    error("it returns a function");
  for (uint32_t I = 0, E = F.Params.size(); I != E; ++I)
    if (!isValue(F.Params[I].Type))
      error("parameter " + Twine(I) + " is void or a function");
  if (!F.isDefinition()) {
    if (!F.Slots.empty() || F.NumTemps)
      error("it is only declared but has slots or temporaries");
    return;
  }
  slots(F);

  TempTypes.assign(F.NumTemps, None);
  for (const Block &B : F.Blocks)
    for (const Instruction &I : B.Instrs)
      if (I.Result != None)
        TempTypes[I.Result] = I.Type;
  for (BlockId B = 0, E = F.Blocks.size(); B != E; ++B) {
    const Block &Bl = F.Blocks[B];
    for (uint32_t I = 0, IE = Bl.Instrs.size(); I != IE; ++I) {
      Where =
          Prefix + ", bb" + std::to_string(B) + ", instruction " +
          std::to_string(I) + " (" +
          (Bl.Instrs[I].Op == Opcode::Binary ? binaryOpWord(Bl.Instrs[I].Bin)
                                             : opcodeWord(Bl.Instrs[I].Op))
              .str() +
          "): ";
      instruction(Bl.Instrs[I]);
    }
    Where = Prefix + ", bb" + std::to_string(B) + ", terminator: ";
    terminator(F, Bl.Term);
    if (Bl.Term.Kind == TermKind::Unwind && Bl.Unwind != None) {
      // The terminator means "out of this function".
      error("it unwinds to the caller, but the block has an unwind block");
    }
  }
  Where = Prefix;
  temps(F, Dominance(F));
}

void Verifier::slots(const Function &F) {
  if (F.Slots.size() < F.Params.size())
    error("it has fewer slots than parameters");
  for (SlotId S = 0, E = F.Slots.size(); S != E; ++S) {
    const Slot &Sl = F.Slots[S];
    if (Sl.IsParam != (S < F.Params.size()))
      error("slot $" + Twine(S) +
            (Sl.IsParam ? " claims to be a parameter"
                        : " must be that of a parameter"));
    else if (Sl.IsParam && !Numbers.same(Sl.Type, F.Params[S].Type))
      error("slot $" + Twine(S) + " is not of its parameter's type");
    if (!isValue(Sl.Type))
      error("slot $" + Twine(S) + " is void or a function");
  }
}

/// Each temporary has one definition, which comes before every use on every
/// path.
void Verifier::temps(const Function &F, const Dominance &Dom) {
  struct Def {
    BlockId Block = None;
    uint32_t Index = 0;
  };
  std::vector<Def> Defs(F.NumTemps);
  for (BlockId B = 0, E = F.Blocks.size(); B != E; ++B) {
    const Block &Bl = F.Blocks[B];
    for (uint32_t I = 0, IE = Bl.Instrs.size(); I != IE; ++I) {
      TempId T = Bl.Instrs[I].Result;
      if (T == None)
        continue;
      if (Defs[T].Block != None)
        error(": %" + Twine(T) + " is defined twice, in bb" +
              Twine(Defs[T].Block) + " and in bb" + Twine(B));
      Defs[T] = {B, I};
    }
  }
  for (BlockId B = 0, E = F.Blocks.size(); B != E; ++B) {
    const Block &Bl = F.Blocks[B];
    auto Use = [&](const Operand &Op, uint32_t Index) {
      if (!Op.isTemp())
        return;
      const Def &D = Defs[Op.Index];
      if (D.Block == None) {
        error(", bb" + Twine(B) + ": %" + Twine(Op.Index) +
              " is used but never defined");
        return;
      }
      // What no path reaches needs no order.
      if (!Dom.isReachable(B))
        return;
      bool Dominates =
          D.Block == B ? D.Index < Index : Dom.exitDominatesEntry(D.Block, B);
      if (!Dominates)
        error(", bb" + Twine(B) + ": the definition of %" + Twine(Op.Index) +
              " in bb" + Twine(D.Block) + " does not dominate its use");
    };
    for (uint32_t I = 0, IE = Bl.Instrs.size(); I != IE; ++I)
      for (const Operand &Op : Bl.Instrs[I].Ops)
        Use(Op, I);
    Use(Bl.Term.Cond, Bl.Instrs.size());
  }
}

//===----------------------------------------------------------------------===//
// Instructions
//===----------------------------------------------------------------------===//

bool Verifier::operandCount(const Instruction &I, unsigned Min, unsigned Max) {
  if (I.Ops.size() >= Min && I.Ops.size() <= Max)
    return true;
  error("it has " + Twine(I.Ops.size()) + " operands instead of " +
        Twine(I.Ops.size() < Min ? Min : Max));
  return false;
}

void Verifier::operand(const Operand &Op, const Twine &What) {
  switch (Op.Kind) {
  case OperandKind::None:
    error(What + " is missing");
    break;
  case OperandKind::Temp:
    // A temporary without a definition is reported with its use.
    if (TempTypes[Op.Index] != None &&
        !Numbers.same(Op.Type, TempTypes[Op.Index]))
      error(What + " is not of the type that %" + Twine(Op.Index) +
            " is defined with");
    break;
  case OperandKind::Int:
    if (kind(Op.Type) != TypeKind::Int)
      error(What + " is a number but not of an integer type");
    else if (!fitsInt(Op.Value, M.Types[Op.Type]))
      error(What + ": " + Twine(Op.Value) +
            " is not a value of its type, extended as its sign says");
    break;
  case OperandKind::Null:
  case OperandKind::Slot:
  case OperandKind::Global:
  case OperandKind::Function:
  case OperandKind::String:
    if (!M.isPointer(Op.Type))
      error(What + " is an address but not of a pointer type");
    break;
  case OperandKind::Undef:
    if (!isValue(Op.Type))
      error(What + " is undef of no value type");
    break;
  }
}

void Verifier::address(const Operand &Op, const Twine &What) {
  if (!M.isPointer(Op.Type))
    error(What + " must be a pointer");
}

void Verifier::instruction(const Instruction &I) {
  for (uint32_t N = 0, E = I.Ops.size(); N != E; ++N)
    operand(I.Ops[N], "operand " + Twine(N));
  if (any_of(I.Ops, [](const Operand &Op) { return Op.isNone(); }))
    return;

  bool WantsResult = false, MayHaveResult = false;
  switch (I.Op) {
  case Opcode::Load:
    WantsResult = true;
    if (operandCount(I, 1, 1))
      address(I.Ops[0], "the address");
    break;
  case Opcode::Store:
    if (!isValue(I.Type))
      error("it has no type");
    if (operandCount(I, 2, 2)) {
      address(I.Ops[0], "the address");
      if (isValue(I.Type) && !compatible(I.Ops[1].Type, I.Type))
        error("the value is not of the instruction's type");
    }
    break;
  case Opcode::Field:
    WantsResult = true;
    if (operandCount(I, 1, 1))
      address(I.Ops[0], "the object's address");
    if (!M.isPointer(I.Type))
      error("its result must be a pointer");
    break;
  case Opcode::Offset:
    WantsResult = true;
    if (operandCount(I, 2, 2)) {
      address(I.Ops[0], "the base");
      if (kind(I.Ops[1].Type) != TypeKind::Int)
        error("the index must be an integer");
    }
    if (!M.isPointer(I.Type))
      error("its result must be a pointer");
    break;
  case Opcode::Binary:
    WantsResult = true;
    if (operandCount(I, 2, 2))
      binary(I);
    break;
  case Opcode::Cast:
    WantsResult = true;
    if (operandCount(I, 1, 1) && !isValue(I.Ops[0].Type))
      error("it casts from no value type");
    break;
  case Opcode::Call:
    if (I.Type == None)
      error("it has no type");
    else if (kind(I.Type) != TypeKind::Void)
      WantsResult = true;
    if (operandCount(I, 1, ~0u))
      address(I.Ops[0], "the callee");
    break;
  case Opcode::Copy:
    if (operandCount(I, 2, 2)) {
      address(I.Ops[0], "the destination");
      address(I.Ops[1], "the source");
    }
    if (I.Imm < 0)
      error("its size is negative");
    break;
  case Opcode::Zero:
    if (operandCount(I, 1, 1))
      address(I.Ops[0], "the destination");
    if (I.Imm < 0)
      error("its size is negative");
    break;
  case Opcode::Havoc:
    WantsResult = true;
    break;
  case Opcode::Unknown:
    MayHaveResult = true;
    if (I.Text.empty())
      error("it does not say why");
    break;
  case Opcode::ScopeBegin:
  case Opcode::ScopeEnd:
    if (operandCount(I, 1, 1) && I.Ops[0].Kind != OperandKind::Slot)
      error("its operand must be a slot");
    break;
  case Opcode::Assume:
    if (operandCount(I, 1, 1) && kind(I.Ops[0].Type) != TypeKind::Int &&
        !M.isPointer(I.Ops[0].Type))
      error("the condition must be an integer or a pointer");
    break;
  }

  if (WantsResult && I.Result == None)
    error("it must define a temporary");
  if (!WantsResult && !MayHaveResult && I.Result != None)
    error("it must not define a temporary");
  if (I.Result != None && !isValue(I.Type))
    error("its result is of no value type");

  uint16_t Allowed = FromSystemMacro | Volatile | InExceptionCleanup;
  if (I.Op == Opcode::Assume)
    Allowed |= AssumeFromAssert;
  if (I.Op == Opcode::Call)
    Allowed |= ImplicitCall | ImplicitDeclaration | ResultUnused;
  if (I.Flags & ~Allowed)
    error("it has flags that its operation does not know");
}

void Verifier::binary(const Instruction &I) {
  TypeId A = I.Ops[0].Type, B = I.Ops[1].Type;
  if (!isValue(A) || !isValue(B)) {
    error("its operands are of no value type");
    return;
  }
  bool IsShift = I.Bin == BinaryOp::Shl || I.Bin == BinaryOp::Shr;
  if (IsShift) {
    if (kind(B) != TypeKind::Int)
      error("it shifts by what is not an integer");
  } else if (!compatible(A, B)) {
    error("its operands are of different types");
  }
  if (isComparison(I.Bin)) {
    if (kind(I.Type) != TypeKind::Int)
      error("a comparison's result must be an integer");
  } else if (M.isPointer(A) || (!IsShift && M.isPointer(B))) {
    error("arithmetic on pointers is an offset, or done on integers");
  } else if (!Numbers.same(A, I.Type)) {
    error("its result is not of its operands' type");
  }
}

void Verifier::terminator(const Function &F, const Terminator &T) {
  if (!T.Cond.isNone())
    operand(T.Cond, "its operand");
  unsigned Targets = 0;
  bool WantsCond = false;
  switch (T.Kind) {
  case TermKind::Br:
    Targets = 1;
    break;
  case TermKind::CondBr:
    Targets = 2;
    WantsCond = true;
    if (!T.Cond.isNone() && !isValue(T.Cond.Type))
      error("the condition is of no value type");
    break;
  case TermKind::Switch: {
    Targets = 1;
    WantsCond = true;
    if (T.Cond.isNone())
      break;
    if (kind(T.Cond.Type) != TypeKind::Int) {
      error("the condition must be an integer");
      break;
    }
    const Type &Ty = M.Types[T.Cond.Type];
    for (const SwitchCase &C : T.Cases) {
      if (!fitsInt(C.Low, Ty) || !fitsInt(C.High, Ty))
        error("case " + Twine(C.Low) +
              " is not a value of the condition's type");
      if (Ty.Signed ? C.Low > C.High : uint64_t(C.Low) > uint64_t(C.High))
        error("case " + Twine(C.Low) + " ends before it begins");
    }
    break;
  }
  case TermKind::Ret: {
    bool IsVoid = kind(F.ReturnType) == TypeKind::Void;
    WantsCond = !IsVoid;
    if (!T.Cond.isNone() && !IsVoid && !compatible(T.Cond.Type, F.ReturnType))
      error("the value returned is not of the function's return type");
    break;
  }
  case TermKind::Unwind:
  case TermKind::Stop:
    break;
  }
  if (WantsCond && T.Cond.isNone())
    error("its operand is missing");
  if (!WantsCond && !T.Cond.isNone())
    error("it must not have an operand");
  if (T.Targets.size() != Targets)
    error("it has " + Twine(T.Targets.size()) + " targets instead of " +
          Twine(Targets));
  if (T.Kind != TermKind::Switch && !T.Cases.empty())
    error("it has cases but is no switch");
}

} // namespace

std::vector<std::string> verify(const Module &M) { return Verifier(M).run(); }

} // namespace pm
} // namespace fltlint
