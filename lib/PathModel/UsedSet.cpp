//===- UsedSet.cpp - What a printed module has to contain -----------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "UsedSet.h"
#include "llvm/ADT/StringSet.h"

using namespace llvm;

namespace fltlint {
namespace pm {
namespace {

class Marker {
public:
  Marker(const Module &M, const PrintOptions &Opts)
      : M(M), Opts(Opts), TypeSeen(M.Types.size(), false),
        LocSeen(M.Locs.size(), false) {
    U.Files.assign(M.Files.size(), false);
    U.Records.assign(M.Records.size(), false);
    U.Globals.assign(M.Globals.size(), false);
    U.Functions.assign(M.Functions.size(), false);
    U.Bodies.assign(M.Functions.size(), false);
  }

  UsedSet run() {
    StringSet<> Names;
    for (const std::string &Name : Opts.Functions)
      Names.insert(Name);
    for (uint32_t F = 0, E = M.Functions.size(); F != E; ++F) {
      const Function &Fn = M.Functions[F];
      if (!Names.empty() && !Names.contains(Fn.Name))
        continue;
      U.Bodies[F] = Fn.isDefinition();
      if (Fn.isDefinition() || !Opts.OnlyUsed || !Names.empty())
        function(F);
    }
    for (uint32_t G = 0, E = M.Globals.size(); G != E; ++G)
      if (!Opts.OnlyUsed || (Names.empty() && M.Globals[G].IsDefinition))
        global(G);
    if (!Opts.OnlyUsed) {
      U.Files.assign(M.Files.size(), true);
      for (RecordId R = 0, E = M.Records.size(); R != E; ++R)
        record(R);
    }
    drain();
    return std::move(U);
  }

private:
  /// Marked things wait in lists instead of on the call stack: chains of
  /// records and of tables of functions may be long.
  void drain() {
    while (!FunctionWork.empty() || !GlobalWork.empty() ||
           !RecordWork.empty()) {
      if (!FunctionWork.empty()) {
        visitFunction(FunctionWork.pop_back_val());
      } else if (!GlobalWork.empty()) {
        visitGlobal(GlobalWork.pop_back_val());
      } else {
        visitRecord(RecordWork.pop_back_val());
      }
    }
  }

  void function(uint32_t F) {
    if (F < U.Functions.size() && !U.Functions[F]) {
      U.Functions[F] = true;
      FunctionWork.push_back(F);
    }
  }
  void global(uint32_t G) {
    if (G < U.Globals.size() && !U.Globals[G]) {
      U.Globals[G] = true;
      GlobalWork.push_back(G);
    }
  }
  void record(RecordId R) {
    if (R < U.Records.size() && !U.Records[R]) {
      U.Records[R] = true;
      RecordWork.push_back(R);
    }
  }
  /// Marks the record a type is made of.
  void type(TypeId T) {
    while (T < M.Types.size() && !TypeSeen[T]) {
      TypeSeen[T] = true;
      const Type &Ty = M.Types[T];
      if (Ty.Kind == TypeKind::Record)
        record(Ty.Record);
      if (Ty.Kind != TypeKind::Pointer && Ty.Kind != TypeKind::Array)
        return;
      T = Ty.Element;
    }
  }
  /// A field's type. Text that must parse back needs every record it names; a
  /// reader only needs those that a layout contains.
  void fieldType(TypeId T) {
    if (Opts.Locations) {
      type(T);
      return;
    }
    for (size_t Steps = 0; T < M.Types.size() && Steps < M.Types.size();
         ++Steps) {
      const Type &Ty = M.Types[T];
      if (Ty.Kind == TypeKind::Record)
        record(Ty.Record);
      if (Ty.Kind != TypeKind::Array)
        return;
      T = Ty.Element;
    }
  }
  void loc(LocId L) {
    if (L >= M.Locs.size() || LocSeen[L])
      return;
    LocSeen[L] = true;
    for (uint32_t File : {M.Locs[L].Expansion.File, M.Locs[L].Spelling.File})
      if (File < U.Files.size())
        U.Files[File] = true;
  }
  void operand(const Operand &Op) {
    type(Op.Type);
    if (Op.Kind == OperandKind::Function)
      function(Op.Index);
    else if (Op.Kind == OperandKind::Global)
      global(Op.Index);
  }

  void visitRecord(RecordId R) {
    for (const Field &F : M.Records[R].Fields)
      fieldType(F.Type);
  }
  void visitGlobal(uint32_t Index) {
    const Global &G = M.Globals[Index];
    type(G.Type);
    loc(G.Loc);
    for (const InitEntry &E : G.Init)
      operand(E.Value);
  }
  void visitFunction(uint32_t Index) {
    const Function &F = M.Functions[Index];
    type(F.ReturnType);
    for (const Param &P : F.Params)
      type(P.Type);
    loc(F.Loc);
    loc(F.EndLoc);
    if (!U.Bodies[Index])
      return;
    for (const Slot &S : F.Slots) {
      type(S.Type);
      loc(S.Loc);
    }
    for (const Block &B : F.Blocks) {
      for (const Instruction &I : B.Instrs) {
        type(I.Type);
        record(I.Record);
        loc(I.Loc);
        for (const Operand &Op : I.Ops)
          operand(Op);
      }
      operand(B.Term.Cond);
      loc(B.Term.Loc);
    }
  }

  const Module &M;
  const PrintOptions &Opts;
  UsedSet U;
  std::vector<bool> TypeSeen, LocSeen;
  SmallVector<uint32_t, 32> FunctionWork, GlobalWork, RecordWork;
};

} // namespace

UsedSet computeUsed(const Module &M, const PrintOptions &Opts) {
  return Marker(M, Opts).run();
}

} // namespace pm
} // namespace fltlint
