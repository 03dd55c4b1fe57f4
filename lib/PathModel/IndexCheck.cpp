//===- IndexCheck.cpp - Are a module's indices in range? ------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "IndexCheck.h"
#include "TextForm.h"
#include "llvm/ADT/Twine.h"

using namespace llvm;

namespace fltlint {
namespace pm {
namespace {

class IndexChecker {
public:
  explicit IndexChecker(const Module &M) : M(M) {}

  IndexErrors run() {
    types();
    for (RecordId R = 0, E = M.Records.size(); R != E; ++R)
      for (uint32_t F = 0, FE = M.Records[R].Fields.size(); F != FE; ++F)
        if (M.Records[R].Fields[F].Type >= M.Types.size())
          error("record '" + Twine(M.Records[R].Tag) + "': field " + Twine(F) +
                " has no type");
    for (LocId L = 0, E = M.Locs.size(); L != E; ++L)
      for (uint32_t File : {M.Locs[L].Expansion.File, M.Locs[L].Spelling.File})
        if (File != None && File >= M.Files.size())
          error("location " + Twine(L) + " is in file " + Twine(File) +
                ", which does not exist");
    Errors.TablesOk = Errors.Messages.empty();

    for (const Global &G : M.Globals) {
      size_t Before = Errors.Messages.size();
      global(G);
      Errors.GlobalOk.push_back(Errors.Messages.size() == Before);
    }
    for (const Function &F : M.Functions) {
      size_t Before = Errors.Messages.size();
      function(F);
      Errors.FunctionOk.push_back(Errors.Messages.size() == Before);
    }
    return std::move(Errors);
  }

private:
  void error(const Twine &Message) { Errors.Messages.push_back(Message.str()); }

  void types() {
    // Depths[T] is how deep T nests; 0 is not known yet.
    std::vector<unsigned> Depths(M.Types.size(), 0);
    SmallVector<TypeId, 16> Chain;
    for (TypeId Start = 0, E = M.Types.size(); Start != E; ++Start) {
      const Type &Ty = M.Types[Start];
      if (unsigned(Ty.Kind) >= NumTypeKinds) {
        error("type " + Twine(Start) + " is of no known kind");
        continue;
      }
      if (Ty.Kind == TypeKind::Record && Ty.Record >= M.Records.size())
        error("type " + Twine(Start) + " is a record that does not exist");
      if (isDerived(Ty) && Ty.Element >= E)
        error("type " + Twine(Start) +
              " is a pointer or array of a type that does not exist");

      Chain.clear();
      TypeId T = Start;
      unsigned Depth = 0;
      while (Depths[T] == 0 && Chain.size() <= MaxTypeDepth) {
        Chain.push_back(T);
        if (!isDerived(M.Types[T]) || M.Types[T].Element >= E)
          break;
        T = M.Types[T].Element;
      }
      if (Depths[T] != 0)
        Depth = Depths[T];
      if (Depth + Chain.size() > MaxTypeDepth) {
        error("type " + Twine(Start) +
              " is made of itself or nests more than " + Twine(MaxTypeDepth) +
              " levels deep");
        continue;
      }
      for (TypeId Member : reverse(Chain))
        Depths[Member] = ++Depth;
    }
  }

  static bool isDerived(const Type &Ty) {
    return Ty.Kind == TypeKind::Pointer || Ty.Kind == TypeKind::Array;
  }

  void needType(TypeId T, const Twine &Where) {
    if (T >= M.Types.size())
      error(Where + " has no type");
  }
  void maybeType(TypeId T, const Twine &Where) {
    if (T != None)
      needType(T, Where);
  }
  void loc(LocId L, const Twine &Where) {
    if (L != None && L >= M.Locs.size())
      error(Where + ": location " + Twine(L) + " does not exist");
  }
  void target(BlockId B, const Function &F, const Twine &Where) {
    if (B >= F.Blocks.size())
      error(Where + ": " +
            (B == None ? Twine("a target is missing")
                       : "target bb" + Twine(B) + " does not exist"));
  }

  /// \p F is the function the operand stands in, or null.
  void operand(const Operand &Op, const Function *F, const Twine &Where) {
    size_t Limit = 0;
    const char *What = nullptr;
    switch (Op.Kind) {
    case OperandKind::None:
      return;
    case OperandKind::Int:
    case OperandKind::Null:
    case OperandKind::Undef:
      break;
    case OperandKind::Temp:
      Limit = F ? F->NumTemps : 0;
      What = "temporary";
      break;
    case OperandKind::Slot:
      Limit = F ? F->Slots.size() : 0;
      What = "slot";
      break;
    case OperandKind::Global:
      Limit = M.Globals.size();
      What = "global";
      break;
    case OperandKind::Function:
      Limit = M.Functions.size();
      What = "function";
      break;
    case OperandKind::String:
      Limit = M.Strings.size();
      What = "string";
      break;
    default:
      error(Where + " is of no known kind");
      return;
    }
    if (What && Op.Index >= Limit)
      error(Where + " is " + What + " " + Twine(Op.Index) +
            ", which does not exist");
    needType(Op.Type, Where);
  }

  void global(const Global &G) {
    std::string Where = "global '" + G.Name + "'";
    needType(G.Type, Where);
    loc(G.Loc, Where);
    if (unsigned(G.Link) >= NumLinkages)
      error(Where + " has no known linkage");
    for (const InitEntry &E : G.Init)
      operand(E.Value, nullptr,
              Where + ": the value at offset " + Twine(E.Offset));
  }

  void function(const Function &F) {
    std::string Where = "function '" + F.Name + "'";
    if (unsigned(F.Link) >= NumLinkages)
      error(Where + " has no known linkage");
    needType(F.ReturnType, Where + ": the return value");
    for (uint32_t I = 0, E = F.Params.size(); I != E; ++I)
      needType(F.Params[I].Type, Where + ": parameter " + Twine(I));
    for (SlotId S = 0, E = F.Slots.size(); S != E; ++S) {
      needType(F.Slots[S].Type, Where + ": slot $" + Twine(S));
      loc(F.Slots[S].Loc, Where + ": slot $" + Twine(S));
    }
    loc(F.Loc, Where);
    loc(F.EndLoc, Where);
    if (F.NumTemps > MaxTemps)
      error(Where + " has more than " + Twine(MaxTemps) + " temporaries");

    for (BlockId B = 0, E = F.Blocks.size(); B != E; ++B) {
      const Block &Bl = F.Blocks[B];
      for (uint32_t I = 0, IE = Bl.Instrs.size(); I != IE; ++I)
        instruction(F, Bl.Instrs[I],
                    Where + ", bb" + std::to_string(B) + ", instruction " +
                        std::to_string(I));
      terminator(F, Bl.Term,
                 Where + ", bb" + std::to_string(B) + ", terminator");
      if (Bl.Unwind != None && Bl.Unwind >= E)
        error(Where + ", bb" + Twine(B) + ": unwind block bb" +
              Twine(Bl.Unwind) + " does not exist");
    }
  }

  void instruction(const Function &F, const Instruction &I,
                   const std::string &Where) {
    if (unsigned(I.Op) >= NumOpcodes || unsigned(I.Bin) >= NumBinaryOps) {
      error(Where + " has no known operation");
      return;
    }
    maybeType(I.Type, Where);
    loc(I.Loc, Where);
    if (I.Result != None && I.Result >= F.NumTemps)
      error(Where + " defines %" + Twine(I.Result) + ", but the function has " +
            Twine(F.NumTemps) + " temporaries");
    if (I.Op == Opcode::Field) {
      if (I.Record >= M.Records.size())
        error(Where + " names a record that does not exist");
      else if (I.FieldIndex >= M.Records[I.Record].Fields.size())
        error(Where + " names a field that record '" + M.Records[I.Record].Tag +
              "' does not have");
    }
    for (uint32_t N = 0, E = I.Ops.size(); N != E; ++N)
      operand(I.Ops[N], &F, Where + ": operand " + Twine(N));
  }

  void terminator(const Function &F, const Terminator &T,
                  const std::string &Where) {
    if (unsigned(T.Kind) >= NumTermKinds) {
      error(Where + " is of no known kind");
      return;
    }
    operand(T.Cond, &F, Where + ": operand");
    for (BlockId B : T.Targets)
      target(B, F, Where);
    for (const SwitchCase &C : T.Cases)
      target(C.Target, F, Where);
    loc(T.Loc, Where);
  }

  const Module &M;
  IndexErrors Errors;
};

} // namespace

IndexErrors checkIndices(const Module &M) { return IndexChecker(M).run(); }

} // namespace pm
} // namespace fltlint
