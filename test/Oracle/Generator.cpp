//===- Generator.cpp - Random path models ---------------------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Programs that nobody would write leak everywhere and prove little. So the
/// statements come in the idioms of drivers (get, test, use, release; a
/// cleanup label; flags that remember what is owned), each with a chance to go
/// wrong.
///
//===----------------------------------------------------------------------===//

#include "Generator.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/Twine.h"
#include <string>

namespace fltlint {
namespace oracle {

using pm::BinaryOp;
using pm::BlockId;
using pm::Instruction;
using pm::Opcode;
using pm::Operand;
using pm::SlotId;
using pm::TypeId;

namespace {

constexpr int64_t NotFound = int32_t(0xC0000225);
constexpr int64_t AlreadyDefined = int32_t(0xC01C0002);
constexpr int64_t Unsuccessful = int32_t(0xC0000001);

/// SplitMix64: the same numbers everywhere.
class Random {
public:
  explicit Random(uint64_t Seed) : X(Seed) {}
  uint64_t next() {
    uint64_t Z = (X += 0x9e3779b97f4a7c15);
    Z = (Z ^ (Z >> 30)) * 0xbf58476d1ce4e5b9;
    Z = (Z ^ (Z >> 27)) * 0x94d049bb133111eb;
    return Z ^ (Z >> 31);
  }
  unsigned below(unsigned N) { return unsigned(next() % N); }
  bool percent(unsigned P) { return below(100) < P; }
  template <typename T> const T &oneOf(llvm::ArrayRef<T> A) {
    return A[below(unsigned(A.size()))];
  }

private:
  uint64_t X;
};

/// The module and what all its functions share.
class ModuleGen {
public:
  explicit ModuleGen(uint64_t Seed) : R(Seed * 0x2545f4914f6cdd1d + 1) {}
  pm::Module run();

  TypeId addType(pm::Type T) {
    for (TypeId I = 0; I < M.Types.size(); ++I)
      if (M.Types[I] == T)
        return I;
    M.Types.push_back(T);
    return TypeId(M.Types.size() - 1);
  }
  TypeId pointerTo(TypeId E) {
    pm::Type T;
    T.Kind = pm::TypeKind::Pointer;
    T.Element = E;
    return addType(T);
  }
  pm::LocId newLoc() {
    pm::Loc L;
    unsigned Line = unsigned(M.Locs.size()) + 1;
    L.Expansion = {0, Line, 1, Line, 9};
    L.Spelling = L.Expansion;
    M.Locs.push_back(L);
    return pm::LocId(M.Locs.size() - 1);
  }
  uint32_t declare(llvm::StringRef Name, TypeId Ret,
                   llvm::ArrayRef<TypeId> Params, bool System = true);

  Random R;
  pm::Module M;
  TypeId Void, I32, U32, Ptr, PtrPtr, Related, PtrRelated, Holder, PtrHolder,
      PtrI32;
  pm::RecordId RelatedRec = 0, HolderRec = 0;
  uint32_t GetStream, GetInstance, Allocate, SetStream, Release, ReferenceCtx,
      DeleteStream, DeleteCtx, GetContexts, ReleaseContexts, PoolAllocate,
      PoolZero, PoolFree, BugCheck, Exchange, OpaqueInt, OpaqueUse,
      OpaqueReplace;
  uint32_t GlobalPtr = 0, GlobalHolder = 0;

  struct Helper {
    uint32_t Function;
    std::vector<TypeId> Params;
    TypeId Ret;
  };
  std::vector<Helper> Helpers;
};

class FunctionGen {
public:
  FunctionGen(ModuleGen &G, uint32_t F) : G(G), R(G.R), Index(F) {}
  void run();

private:
  pm::Function &fn() { return G.M.Functions[Index]; }

  // Emission
  Operand emit(Opcode Op, TypeId Type, llvm::ArrayRef<Operand> Ops,
               int64_t Imm = 0);
  void emitStore(Operand Place, Operand V, TypeId T) {
    emit(Opcode::Store, T, {Place, V});
  }
  Operand emitLoad(Operand Place, TypeId T) {
    return emit(Opcode::Load, T, {Place});
  }
  Operand emitField(Operand Base, pm::RecordId Rec, uint32_t Field);
  Operand emitBinary(BinaryOp Op, Operand L, Operand R, TypeId T);
  Operand emitCall(uint32_t F, llvm::ArrayRef<Operand> Args);
  BlockId newBlock() {
    fn().Blocks.emplace_back();
    return BlockId(fn().Blocks.size() - 1);
  }
  void terminate(pm::TermKind K, Operand Cond, llvm::ArrayRef<BlockId> Targets);
  void branch(BlockId B) { terminate(pm::TermKind::Br, Operand(), {B}); }
  void start(BlockId B) { Cur = B; }
  Operand integer(int64_t V) { return Operand::integer(V, G.I32); }

  // Variables
  SlotId newSlot(llvm::StringRef Name, TypeId T);
  Operand addressOf(SlotId S) {
    return Operand::slot(S, G.pointerTo(fn().Slots[S].Type));
  }
  SlotId anyInt() { return R.oneOf(llvm::ArrayRef<SlotId>(Ints)); }
  SlotId anyPtr() { return R.oneOf(llvm::ArrayRef<SlotId>(Ptrs)); }
  Operand anyPlace();
  Operand anyOutside();
  Operand anyPointer();
  Operand anyStatusConstant();

  // Statements
  void statements(unsigned N, unsigned Depth);
  void statement(unsigned Depth);
  Operand condition();
  Operand test(SlotId Status);
  void ifThen(unsigned Depth, llvm::function_ref<void()> Then,
              llvm::function_ref<void()> Else);
  void ifCondition(Operand C, llvm::function_ref<void()> Then,
                   llvm::function_ref<void()> Else);
  void ifNotNull(Operand Place, llvm::function_ref<void()> Then);
  void get(unsigned Depth);
  void release();
  void releaseGuarded(Operand Place);
  void set();
  void loop(unsigned Depth);
  void switchOn(unsigned Depth);
  void assignInt();
  void assignPtr();
  void related(unsigned Depth);
  void heap(unsigned Depth);
  void callHelper();
  void leave();
  void endScopes(size_t Down);
  void inScope(llvm::function_ref<void()> Body);

  ModuleGen &G;
  Random &R;
  uint32_t Index;
  BlockId Cur = 0;
  bool Open = true; ///< Control reaches the end of the current block.
  std::vector<SlotId> Ints, Ptrs, Holders, Heaps, RelatedSlots;
  std::vector<SlotId> OutParams, HolderParams, HeapsInUse;
  std::vector<SlotId> Scopes; ///< Locals alive, innermost last.
  SlotId RetSlot = pm::None;
  BlockId Cleanup = pm::None;
  struct LoopTargets {
    BlockId Break, Continue;
    size_t Scopes;
  };
  std::vector<LoopTargets> Loops;
  unsigned Budget = 0;
  /// A pointer variable and the status of the call that filled it.
  std::vector<std::pair<SlotId, SlotId>> Pairs;
};

} // namespace

//===----------------------------------------------------------------------===//
// Emission
//===----------------------------------------------------------------------===//

Operand FunctionGen::emit(Opcode Op, TypeId Type, llvm::ArrayRef<Operand> Ops,
                          int64_t Imm) {
  Instruction I;
  I.Op = Op;
  I.Type = Type;
  I.Ops.append(Ops.begin(), Ops.end());
  I.Imm = Imm;
  I.Loc = G.newLoc();
  bool Defines = false;
  switch (Op) {
  case Opcode::Load:
  case Opcode::Cast:
  case Opcode::Havoc:
  case Opcode::Offset:
    Defines = true;
    break;
  default:
    break;
  }
  Operand Result;
  if (Defines) {
    I.Result = fn().NumTemps++;
    Result = Operand::temp(I.Result, Type);
  }
  fn().Blocks[Cur].Instrs.push_back(std::move(I));
  return Result;
}

Operand FunctionGen::emitField(Operand Base, pm::RecordId Rec, uint32_t Field) {
  Instruction I;
  I.Op = Opcode::Field;
  I.Type = G.pointerTo(G.M.Records[Rec].Fields[Field].Type);
  I.Record = Rec;
  I.FieldIndex = Field;
  I.Ops.push_back(Base);
  I.Result = fn().NumTemps++;
  I.Loc = G.newLoc();
  Operand Result = Operand::temp(I.Result, I.Type);
  fn().Blocks[Cur].Instrs.push_back(std::move(I));
  return Result;
}

Operand FunctionGen::emitBinary(BinaryOp Op, Operand A, Operand B, TypeId T) {
  Instruction I;
  I.Op = Opcode::Binary;
  I.Bin = Op;
  I.Type = T;
  I.Ops = {A, B};
  I.Result = fn().NumTemps++;
  I.Loc = G.newLoc();
  Operand Result = Operand::temp(I.Result, T);
  fn().Blocks[Cur].Instrs.push_back(std::move(I));
  return Result;
}

Operand FunctionGen::emitCall(uint32_t F, llvm::ArrayRef<Operand> Args) {
  const pm::Function &Callee = G.M.Functions[F];
  pm::Type FnTy;
  FnTy.Kind = pm::TypeKind::Function;
  Instruction I;
  I.Op = Opcode::Call;
  I.Type = Callee.ReturnType;
  I.Ops.push_back(Operand::function(F, G.pointerTo(G.addType(FnTy))));
  for (size_t K = 0; K < Args.size(); ++K) {
    Operand A = Args[K];
    if (A.Kind == pm::OperandKind::Null)
      A.Type = Callee.Params[K].Type;
    I.Ops.push_back(A);
  }
  I.Loc = G.newLoc();
  Operand Result;
  if (Callee.ReturnType != G.Void) {
    I.Result = fn().NumTemps++;
    Result = Operand::temp(I.Result, I.Type);
  }
  fn().Blocks[Cur].Instrs.push_back(std::move(I));
  return Result;
}

void FunctionGen::terminate(pm::TermKind K, Operand Cond,
                            llvm::ArrayRef<BlockId> Targets) {
  pm::Terminator &T = fn().Blocks[Cur].Term;
  T.Kind = K;
  T.Cond = Cond;
  T.Targets.assign(Targets.begin(), Targets.end());
  T.Loc = G.newLoc();
}

SlotId FunctionGen::newSlot(llvm::StringRef Name, TypeId T) {
  pm::Slot S;
  S.Name = (Name + llvm::Twine(fn().Slots.size())).str();
  S.Type = T;
  S.Loc = G.newLoc();
  fn().Slots.push_back(S);
  return SlotId(fn().Slots.size() - 1);
}

//===----------------------------------------------------------------------===//
// Operands
//===----------------------------------------------------------------------===//

Operand FunctionGen::anyStatusConstant() {
  switch (R.below(8)) {
  case 0:
    return integer(NotFound);
  case 1:
    return integer(AlreadyDefined);
  case 2:
    return integer(Unsuccessful);
  case 3:
    return integer(1);
  case 4:
    return integer(2 + R.below(3));
  default:
    return integer(0);
  }
}

/// A place in memory that outlives the function.
Operand FunctionGen::anyOutside() {
  unsigned K = R.below(10);
  if (K < 3 && !OutParams.empty()) {
    SlotId S = R.oneOf(llvm::ArrayRef<SlotId>(OutParams));
    return emitLoad(addressOf(S), G.PtrPtr);
  }
  if (K < 5 && !HolderParams.empty()) {
    SlotId S = R.oneOf(llvm::ArrayRef<SlotId>(HolderParams));
    return emitField(emitLoad(addressOf(S), G.PtrHolder), G.HolderRec,
                     1 + R.below(2));
  }
  if (K < 7)
    return emitField(Operand::global(G.GlobalHolder, G.PtrHolder), G.HolderRec,
                     1 + R.below(2));
  return Operand::global(G.GlobalPtr, G.PtrPtr);
}

/// A place that can hold a context.
Operand FunctionGen::anyPlace() {
  unsigned K = R.below(100);
  if (K < 70)
    return addressOf(anyPtr());
  if (K < 78 && !Holders.empty())
    return emitField(addressOf(R.oneOf(llvm::ArrayRef<SlotId>(Holders))),
                     G.HolderRec, 1 + R.below(2));
  if (K < 84 && !HeapsInUse.empty())
    return emitField(
        emitLoad(addressOf(R.oneOf(llvm::ArrayRef<SlotId>(HeapsInUse))),
                 G.PtrHolder),
        G.HolderRec, 1 + R.below(2));
  if (K < 90)
    return anyOutside();
  return addressOf(anyPtr());
}

Operand FunctionGen::anyPointer() {
  if (R.percent(12))
    return Operand::null(G.Ptr);
  return emitLoad(anyPlace(), G.Ptr);
}

/// Some way to ask whether that status is a success.
Operand FunctionGen::test(SlotId Status) {
  Operand S = emitLoad(addressOf(Status), G.I32);
  switch (R.below(8)) {
  case 0:
    return emitBinary(BinaryOp::Eq, S, integer(0), G.I32);
  case 1:
    return emitBinary(BinaryOp::Gt, S, integer(-1), G.I32);
  case 2: {
    Operand U = emit(Opcode::Cast, G.U32, {S});
    Operand B =
        emitBinary(BinaryOp::Shr, U, Operand::integer(31, G.U32), G.U32);
    return emitBinary(BinaryOp::Eq, B, Operand::integer(0, G.U32), G.I32);
  }
  default:
    return emitBinary(BinaryOp::Ge, S, integer(0), G.I32);
  }
}

/// One random choice or instruction a statement: the order in which C++
/// evaluates arguments is not the same everywhere.
Operand FunctionGen::condition() {
  unsigned Kind = R.below(12);
  if (Kind < 3)
    return test(anyInt());
  if (Kind == 11)
    return emit(Opcode::Havoc, G.I32, {});
  if (Kind == 6 || Kind == 7) {
    BinaryOp Op = R.percent(70) ? BinaryOp::Ne : BinaryOp::Eq;
    Operand P = emitLoad(anyPlace(), G.Ptr);
    return emitBinary(Op, P, Operand::null(G.Ptr), G.I32);
  }
  Operand V = emitLoad(addressOf(anyInt()), G.I32);
  switch (Kind) {
  case 3: {
    BinaryOp Op = R.percent(50) ? BinaryOp::Eq : BinaryOp::Ne;
    return emitBinary(Op, V, anyStatusConstant(), G.I32);
  }
  case 4:
  case 5:
    return emitBinary(BinaryOp::Ne, V, integer(0), G.I32);
  case 8:
    V = emitBinary(BinaryOp::And, V, integer(int64_t(1) << R.below(3)), G.I32);
    return emitBinary(BinaryOp::Ne, V, integer(0), G.I32);
  case 9: {
    bool Constant = R.percent(60), First = R.percent(50);
    if (Constant)
      return emitBinary(First ? BinaryOp::Lt : BinaryOp::Ge, V,
                        integer(R.below(4)), G.I32);
    Operand W = emitLoad(addressOf(anyInt()), G.I32);
    return emitBinary(First ? BinaryOp::Eq : BinaryOp::Lt, V, W, G.I32);
  }
  default:
    return V;
  }
}

//===----------------------------------------------------------------------===//
// Control flow
//===----------------------------------------------------------------------===//

void FunctionGen::ifCondition(Operand C, llvm::function_ref<void()> Then,
                              llvm::function_ref<void()> Else) {
  BlockId T = newBlock(), Join = newBlock();
  BlockId E = Else ? newBlock() : Join;
  terminate(pm::TermKind::CondBr, C, {T, E});
  start(T);
  Open = true;
  Then();
  bool Reached = !Else || Open;
  if (Open)
    branch(Join);
  if (Else) {
    bool ThenOpen = Open;
    start(E);
    Open = true;
    Else();
    if (Open)
      branch(Join);
    Reached = ThenOpen || Open;
  }
  start(Join);
  Open = Reached;
  if (!Open)
    terminate(pm::TermKind::Stop, Operand(), {});
}

void FunctionGen::ifThen(unsigned Depth, llvm::function_ref<void()> Then,
                         llvm::function_ref<void()> Else) {
  if (R.percent(18) && !Else) {
    // c1 && c2
    ifCondition(
        condition(), [&] { ifCondition(condition(), Then, nullptr); }, nullptr);
    return;
  }
  ifCondition(condition(), Then, Else);
}

void FunctionGen::ifNotNull(Operand Place, llvm::function_ref<void()> Then) {
  ifCondition(emitBinary(BinaryOp::Ne, emitLoad(Place, G.Ptr),
                         Operand::null(G.Ptr), G.I32),
              Then, nullptr);
}

void FunctionGen::endScopes(size_t Down) {
  for (size_t I = Scopes.size(); I-- > Down;)
    emit(Opcode::ScopeEnd, pm::None, {addressOf(Scopes[I])});
}

/// Runs the body with locals of its own.
void FunctionGen::inScope(llvm::function_ref<void()> Body) {
  size_t Down = Scopes.size();
  size_t NP = Ptrs.size(), NI = Ints.size();
  if (R.percent(60)) {
    SlotId S = newSlot("inner", G.Ptr);
    emit(Opcode::ScopeBegin, pm::None, {addressOf(S)});
    if (R.percent(80))
      emitStore(addressOf(S), Operand::null(G.Ptr), G.Ptr);
    Ptrs.push_back(S);
    Scopes.push_back(S);
  }
  Body();
  if (Open)
    endScopes(Down);
  Scopes.resize(Down);
  Ptrs.resize(NP);
  Ints.resize(NI);
  llvm::erase_if(Pairs, [&](const auto &P) {
    return !llvm::is_contained(Ptrs, P.first) ||
           !llvm::is_contained(Ints, P.second);
  });
}

/// return, goto cleanup, break or continue.
void FunctionGen::leave() {
  if (!Loops.empty() && R.percent(60)) {
    LoopTargets &L = Loops.back();
    endScopes(L.Scopes);
    branch(R.percent(60) ? L.Break : L.Continue);
  } else if (R.percent(65)) {
    if (RetSlot != pm::None && fn().ReturnType == G.I32 && R.percent(40))
      emitStore(addressOf(RetSlot), integer(Unsuccessful), G.I32);
    // The function's own locals end behind the label.
    size_t Outer = 0;
    while (Outer < Scopes.size() &&
           fn().Slots[Scopes[Outer]].Name.rfind("inner", 0) != 0)
      ++Outer;
    endScopes(Outer);
    branch(Cleanup);
  } else if (R.percent(6)) {
    terminate(pm::TermKind::Stop, Operand(), {});
  } else {
    Operand V;
    if (fn().ReturnType == G.I32)
      V = R.percent(50) ? anyStatusConstant()
                        : emitLoad(addressOf(anyInt()), G.I32);
    else if (fn().ReturnType == G.Ptr)
      V = anyPointer();
    endScopes(0);
    terminate(pm::TermKind::Ret, V, {});
  }
  Open = false;
}

void FunctionGen::loop(unsigned Depth) {
  BlockId Head = newBlock(), Body = newBlock(), Next = newBlock(),
          Exit = newBlock();
  unsigned Kind = R.below(3);
  SlotId Counter = pm::None;
  if (Kind == 0) {
    Counter = newSlot("i", G.I32);
    emitStore(addressOf(Counter), integer(0), G.I32);
  }
  branch(Kind == 2 ? Body : Head);
  start(Head);
  Operand C;
  switch (Kind) {
  case 0:
    C = emitBinary(BinaryOp::Lt, emitLoad(addressOf(Counter), G.I32),
                   integer(1 + R.below(3)), G.I32);
    break;
  default:
    C = condition();
    break;
  }
  terminate(pm::TermKind::CondBr, C, {Body, Exit});
  start(Body);
  Loops.push_back({Exit, Next, Scopes.size()});
  inScope([&] { statements(1 + R.below(3), Depth + 1); });
  if (Open)
    branch(Next);
  Loops.pop_back();
  start(Next);
  Open = true;
  if (Kind == 0) {
    Operand V = emitLoad(addressOf(Counter), G.I32);
    emitStore(addressOf(Counter),
              emitBinary(BinaryOp::Add, V, integer(1), G.I32), G.I32);
  }
  branch(Head);
  start(Exit);
}

void FunctionGen::switchOn(unsigned Depth) {
  Operand C = emitLoad(addressOf(anyInt()), G.I32);
  BlockId Head = Cur, Exit = newBlock();
  unsigned N = 2 + R.below(3);
  pm::Terminator T;
  T.Kind = pm::TermKind::Switch;
  T.Cond = C;
  std::vector<BlockId> Arms;
  for (unsigned K = 0; K < N; ++K)
    Arms.push_back(newBlock());
  int64_t V = R.percent(30) ? -1 : 0;
  for (unsigned K = 0; K + 1 < N; ++K) {
    pm::SwitchCase Case;
    Case.Low = V;
    Case.High = R.percent(20) ? V + 1 : V;
    V = Case.High + 1;
    Case.Target = Arms[K];
    T.Cases.push_back(Case);
  }
  if (R.percent(25)) {
    pm::SwitchCase Case;
    Case.Low = Case.High = NotFound;
    Case.Target = Arms[R.below(N)];
    T.Cases.push_back(Case);
  }
  T.Targets.push_back(R.percent(30) ? Exit : Arms[N - 1]);
  T.Loc = G.newLoc();
  fn().Blocks[Head].Term = std::move(T);
  for (unsigned K = 0; K < N; ++K) {
    start(Arms[K]);
    Open = true;
    statements(1 + R.below(2), Depth + 1);
    if (Open) // or fall through
      branch(K + 1 < N && R.percent(20) ? Arms[K + 1] : Exit);
  }
  start(Exit);
  Open = true;
}

//===----------------------------------------------------------------------===//
// Statements
//===----------------------------------------------------------------------===//

void FunctionGen::assignInt() {
  SlotId S = anyInt();
  Operand V;
  switch (R.below(7)) {
  case 0:
  case 1:
    V = integer(R.below(3));
    break;
  case 2:
    V = anyStatusConstant();
    break;
  case 3:
    V = emitLoad(addressOf(anyInt()), G.I32);
    break;
  case 4:
    V = condition(); // the answer kept in a variable
    if (V.Type != G.I32)
      V = integer(1);
    break;
  case 5: {
    V = emitLoad(addressOf(anyInt()), G.I32);
    if (R.percent(50))
      V = emitBinary(BinaryOp::Add, V, integer(1), G.I32);
    else
      V = emitBinary(BinaryOp::Or, V, integer(int64_t(1) << R.below(3)), G.I32);
    break;
  }
  default:
    V = emitCall(G.OpaqueInt, {});
    break;
  }
  emitStore(addressOf(S), V, G.I32);
}

void FunctionGen::assignPtr() {
  Operand V = anyPointer();
  emitStore(R.percent(25) ? anyOutside() : anyPlace(), V, G.Ptr);
}

void FunctionGen::releaseGuarded(Operand Place) {
  ifNotNull(Place, [&] {
    emitCall(G.Release, {emitLoad(Place, G.Ptr)});
    if (R.percent(60))
      emitStore(Place, Operand::null(G.Ptr), G.Ptr);
  });
}

void FunctionGen::release() {
  if (!Pairs.empty() && R.percent(60)) {
    auto P = R.oneOf(llvm::ArrayRef<std::pair<SlotId, SlotId>>(Pairs));
    ifCondition(
        test(P.second),
        [&] {
          emitCall(G.Release, {emitLoad(addressOf(P.first), G.Ptr)});
          if (R.percent(60))
            emitStore(addressOf(P.first), Operand::null(G.Ptr), G.Ptr);
        },
        nullptr);
    return;
  }
  if (R.percent(70)) {
    // A place that is computed anew in each block.
    releaseGuarded(R.percent(80) ? addressOf(anyPtr())
                                 : Operand::global(G.GlobalPtr, G.PtrPtr));
    return;
  }
  emitCall(G.Release, {emitLoad(anyPlace(), G.Ptr)});
}

void FunctionGen::get(unsigned Depth) {
  SlotId P = anyPtr(), S = anyInt();
  Operand Place = R.percent(85) ? addressOf(P) : anyPlace();
  Operand Null = Operand::null(G.Ptr);
  Operand Status;
  switch (R.below(6)) {
  case 0:
  case 1:
    Status = emitCall(G.GetStream, {Null, Null, Place});
    break;
  case 2:
    Status = emitCall(G.GetInstance, {Null, Place});
    break;
  case 3:
  case 4:
    Status = emitCall(G.Allocate,
                      {Null, integer(8), integer(24), integer(1), Place});
    break;
  default:
    Status = emitCall(G.DeleteStream, {Null, Null, Place});
    break;
  }
  if (R.percent(92))
    emitStore(addressOf(S), Status, G.I32);
  Pairs.push_back({P, S});
  unsigned Style = R.below(10);
  if (Style < 4) {
    // Give up if it fails.
    ifCondition(test(S), [] {}, [&] { leave(); });
  } else if (Style < 8) {
    // Use it if it succeeds, and let it go.
    ifCondition(
        test(S),
        [&] {
          statements(1 + R.below(2), Depth + 1);
          if (Open && R.percent(75))
            emitCall(G.Release, {emitLoad(addressOf(P), G.Ptr)});
        },
        nullptr);
  }
}

void FunctionGen::set() {
  Operand Null = Operand::null(G.Ptr);
  Operand New = emitLoad(addressOf(anyPtr()), G.Ptr);
  Operand Keep = R.percent(60)   ? integer(1)
                 : R.percent(60) ? integer(0)
                                 : emitLoad(addressOf(anyInt()), G.I32);
  SlotId Old = anyPtr(), S = anyInt();
  bool WantsOld = R.percent(60);
  Operand Status = emitCall(
      G.SetStream, {Null, Null, Keep, New,
                    WantsOld ? addressOf(Old) : Operand::null(G.PtrPtr)});
  if (R.percent(90))
    emitStore(addressOf(S), Status, G.I32);
  if (!WantsOld)
    return;
  switch (R.below(4)) {
  case 0:
    releaseGuarded(addressOf(Old));
    break;
  case 1:
    ifCondition(
        emitBinary(BinaryOp::Eq, emitLoad(addressOf(S), G.I32),
                   integer(AlreadyDefined), G.I32),
        [&] { emitCall(G.Release, {emitLoad(addressOf(Old), G.Ptr)}); },
        nullptr);
    break;
  default:
    break;
  }
}

void FunctionGen::related(unsigned Depth) {
  SlotId S = R.oneOf(llvm::ArrayRef<SlotId>(RelatedSlots));
  static const int Masks[] = {2, 8, 10, 24};
  int Mask = Masks[R.below(4)];
  emitCall(G.GetContexts, {Operand::null(G.Ptr), integer(Mask), addressOf(S)});
  statements(1 + R.below(2), Depth + 1);
  if (!Open)
    return;
  unsigned K = R.below(10);
  if (K < 5) {
    emitCall(G.ReleaseContexts, {addressOf(S)});
  } else if (K < 9) {
    for (unsigned Member : {1u, 3u, 4u})
      if ((Mask >> Member & 1) && R.percent(85)) {
        Operand C = emitBinary(
            BinaryOp::Ne,
            emitLoad(emitField(addressOf(S), G.RelatedRec, Member), G.Ptr),
            Operand::null(G.Ptr), G.I32);
        ifCondition(
            C,
            [&] {
              emitCall(G.Release,
                       {emitLoad(emitField(addressOf(S), G.RelatedRec, Member),
                                 G.Ptr)});
            },
            nullptr);
      }
  }
}

/// Pool memory that holds contexts for a while.
void FunctionGen::heap(unsigned Depth) {
  SlotId S = R.oneOf(llvm::ArrayRef<SlotId>(Heaps));
  Operand P = emitCall(R.percent(50) ? G.PoolAllocate : G.PoolZero,
                       {integer(1), integer(24), integer(0)});
  Operand H = emit(Opcode::Cast, G.PtrHolder, {P});
  emitStore(addressOf(S), H, G.PtrHolder);
  Operand C = emitBinary(BinaryOp::Ne, emitLoad(addressOf(S), G.PtrHolder),
                         Operand::null(G.PtrHolder), G.I32);
  ifCondition(
      C,
      [&] {
        auto Field = [&](unsigned F) {
          return emitField(emitLoad(addressOf(S), G.PtrHolder), G.HolderRec, F);
        };
        emitStore(Field(1), R.percent(70) ? anyPointer() : Operand::null(G.Ptr),
                  G.Ptr);
        emitStore(Field(2), Operand::null(G.Ptr), G.Ptr);
        HeapsInUse.push_back(S);
        statements(1 + R.below(2), Depth + 1);
        HeapsInUse.pop_back();
        if (!Open)
          return;
        if (R.percent(25)) {
          Operand V =
              emit(Opcode::Cast, G.Ptr, {emitLoad(addressOf(S), G.PtrHolder)});
          emitStore(anyOutside(), V, G.Ptr);
          return;
        }
        if (R.percent(50)) {
          ifCondition(
              emitBinary(BinaryOp::Ne, emitLoad(Field(1), G.Ptr),
                         Operand::null(G.Ptr), G.I32),
              [&] { emitCall(G.Release, {emitLoad(Field(1), G.Ptr)}); },
              nullptr);
        }
        if (R.percent(85)) {
          Operand V =
              emit(Opcode::Cast, G.Ptr, {emitLoad(addressOf(S), G.PtrHolder)});
          emitCall(G.PoolFree, {V, integer(0)});
        }
      },
      nullptr);
}

void FunctionGen::callHelper() {
  const ModuleGen::Helper &H =
      R.oneOf(llvm::ArrayRef<ModuleGen::Helper>(G.Helpers));
  std::vector<Operand> Args;
  SlotId Out = pm::None;
  for (TypeId T : H.Params) {
    if (T == G.I32) {
      Args.push_back(R.percent(50) ? integer(R.below(3))
                                   : emitLoad(addressOf(anyInt()), G.I32));
    } else if (T == G.Ptr) {
      Args.push_back(anyPointer());
    } else if (T == G.PtrPtr) {
      Out = anyPtr();
      Args.push_back(R.percent(80) ? addressOf(Out) : anyPlace());
    } else if (!Holders.empty()) {
      Args.push_back(addressOf(R.oneOf(llvm::ArrayRef<SlotId>(Holders))));
    } else if (!HolderParams.empty()) {
      Args.push_back(
          emitLoad(addressOf(R.oneOf(llvm::ArrayRef<SlotId>(HolderParams))),
                   G.PtrHolder));
    } else {
      Args.push_back(Operand::global(G.GlobalHolder, G.PtrHolder));
    }
  }
  // The table may move while the call is emitted.
  TypeId Ret = H.Ret;
  Operand V = emitCall(H.Function, Args);
  if (Ret == G.I32 && R.percent(90)) {
    SlotId S = anyInt();
    emitStore(addressOf(S), V, G.I32);
    if (Out != pm::None)
      Pairs.push_back({Out, S});
    if (R.percent(30))
      ifCondition(test(S), [] {}, [&] { leave(); });
  } else if (Ret == G.Ptr && R.percent(92)) {
    emitStore(R.percent(85) ? addressOf(anyPtr()) : anyPlace(), V, G.Ptr);
  }
}

void FunctionGen::statements(unsigned N, unsigned Depth) {
  for (unsigned K = 0; K < N && Open; ++K)
    statement(Depth);
}

void FunctionGen::statement(unsigned Depth) {
  if (Budget == 0)
    return;
  --Budget;
  unsigned K = R.below(100);
  bool Deep = Depth >= 3;
  if (K < 16) {
    get(Depth);
  } else if (K < 34) {
    release();
  } else if (K < 46) {
    assignInt();
  } else if (K < 52) {
    assignPtr();
  } else if (K < 57) {
    set();
  } else if (K < 60) {
    ifNotNull(addressOf(anyPtr()), [&] {
      emitCall(G.ReferenceCtx, {emitLoad(addressOf(anyPtr()), G.Ptr)});
    });
  } else if (K < 62) {
    SlotId P = anyPtr();
    ifNotNull(addressOf(P), [&] {
      emitCall(R.percent(50) ? G.DeleteCtx : G.OpaqueUse,
               {emitLoad(addressOf(P), G.Ptr)});
    });
  } else if (K < 63) {
    Operand V = emitCall(G.Exchange, {anyOutside(), anyPointer()});
    emitStore(addressOf(anyPtr()), V, G.Ptr);
  } else if (K < 64) {
    emitCall(G.OpaqueReplace, {addressOf(anyPtr())});
  } else if (K < 66) {
    if (!Holders.empty()) {
      SlotId A = R.oneOf(llvm::ArrayRef<SlotId>(Holders)),
             B = R.oneOf(llvm::ArrayRef<SlotId>(Holders));
      if (A != B)
        emit(Opcode::Copy, pm::None, {addressOf(A), addressOf(B)}, 24);
    }
  } else if (K < 73 && !G.Helpers.empty()) {
    callHelper();
  } else if (K < 86 && !Deep) {
    if (R.percent(40))
      ifThen(
          Depth,
          [&] { inScope([&] { statements(1 + R.below(2), Depth + 1); }); },
          [&] { statements(1 + R.below(2), Depth + 1); });
    else
      ifThen(
          Depth,
          [&] { inScope([&] { statements(1 + R.below(3), Depth + 1); }); },
          nullptr);
  } else if (K < 89 && !Deep && Loops.empty()) {
    loop(Depth);
  } else if (K < 91 && !Deep) {
    switchOn(Depth);
  } else if (K < 94 && !Deep && !Heaps.empty()) {
    heap(Depth);
  } else if (K < 97 && !Deep && !RelatedSlots.empty()) {
    related(Depth);
  } else if (Depth > 0) {
    leave();
  }
}

void FunctionGen::run() {
  pm::Function &F = fn();
  F.Loc = G.newLoc();
  F.EndLoc = G.newLoc();
  for (const pm::Param &P : F.Params) {
    pm::Slot S;
    S.Name = P.Name;
    S.Type = P.Type;
    S.IsParam = true;
    S.Loc = G.newLoc();
    F.Slots.push_back(S);
    SlotId Id = SlotId(F.Slots.size() - 1);
    if (P.Type == G.I32)
      Ints.push_back(Id);
    else if (P.Type == G.Ptr)
      Ptrs.push_back(Id);
    else if (P.Type == G.PtrPtr)
      OutParams.push_back(Id);
    else
      HolderParams.push_back(Id);
  }
  F.Blocks.emplace_back();
  Cur = 0;
  Cleanup = newBlock();
  auto Local = [&](llvm::StringRef Name, TypeId T) {
    SlotId S = newSlot(Name, T);
    emit(Opcode::ScopeBegin, pm::None, {addressOf(S)});
    Scopes.push_back(S);
    return S;
  };
  unsigned NI = 1 + R.below(3), NP = 1 + R.below(3);
  for (unsigned K = 0; K < NI; ++K) {
    SlotId S = Local("status", G.I32);
    Ints.push_back(S);
    emitStore(addressOf(S), integer(R.percent(80) ? 0 : Unsuccessful), G.I32);
  }
  for (unsigned K = 0; K < NP; ++K) {
    SlotId S = Local("ctx", G.Ptr);
    Ptrs.push_back(S);
    if (R.percent(88))
      emitStore(addressOf(S), Operand::null(G.Ptr), G.Ptr);
  }
  if (R.percent(35))
    for (unsigned K = 0; K < 1 + R.below(2); ++K) {
      SlotId S = Local("holder", G.Holder);
      emit(Opcode::Zero, pm::None, {addressOf(S)}, 24);
      Holders.push_back(S);
    }
  if (R.percent(25)) {
    SlotId S = Local("pool", G.PtrHolder);
    emitStore(addressOf(S), Operand::null(G.PtrHolder), G.PtrHolder);
    Heaps.push_back(S);
  }
  if (R.percent(20))
    RelatedSlots.push_back(Local("contexts", G.Related));
  if (fn().ReturnType == G.I32)
    RetSlot = Ints.back();
  else if (fn().ReturnType == G.Ptr)
    RetSlot = Ptrs.back();
  Budget = 6 + R.below(14);

  statements(3 + R.below(5), 0);
  if (Open)
    branch(Cleanup);

  start(Cleanup);
  Open = true;
  for (SlotId S : Ptrs)
    if (R.percent(fn().Slots[S].IsParam ? 15 : 55) && S != RetSlot)
      releaseGuarded(addressOf(S));
  Operand V;
  if (RetSlot != pm::None)
    V = emitLoad(addressOf(RetSlot), fn().ReturnType);
  size_t N = 0;
  while (N < Scopes.size())
    ++N;
  endScopes(0);
  terminate(pm::TermKind::Ret, V, {});
}

//===----------------------------------------------------------------------===//
// The module
//===----------------------------------------------------------------------===//

uint32_t ModuleGen::declare(llvm::StringRef Name, TypeId Ret,
                            llvm::ArrayRef<TypeId> Params, bool System) {
  pm::Function F;
  F.Name = F.DisplayName = Name.str();
  F.ReturnType = Ret;
  F.FromSystemHeader = System;
  for (TypeId T : Params) {
    pm::Param P;
    P.Name = "a" + std::to_string(F.Params.size());
    P.Type = T;
    F.Params.push_back(P);
  }
  M.Functions.push_back(F);
  return uint32_t(M.Functions.size() - 1);
}

pm::Module ModuleGen::run() {
  M.Name = "model";
  M.Files.push_back({"model.c", false});
  pm::Type T;
  Void = addType(T);
  T.Kind = pm::TypeKind::Int;
  T.Bits = 32;
  T.Signed = true;
  I32 = addType(T);
  T.Signed = false;
  U32 = addType(T);
  Ptr = pointerTo(Void);
  PtrPtr = pointerTo(Ptr);
  PtrI32 = pointerTo(I32);
  pm::Record Rec;
  Rec.Tag = "_FLT_RELATED_CONTEXTS";
  Rec.Size = 48;
  for (const char *Name :
       {"VolumeContext", "InstanceContext", "FileContext", "StreamContext",
        "StreamHandleContext", "TransactionContext"}) {
    pm::Field F;
    F.Name = Name;
    F.Type = Ptr;
    F.OffsetBits = Rec.Fields.size() * 64;
    Rec.Fields.push_back(F);
  }
  M.Records.push_back(Rec);
  Rec = pm::Record();
  Rec.Tag = "HOLDER";
  Rec.Size = 24;
  for (const char *Name : {"Kind", "Context", "Other"}) {
    pm::Field F;
    F.Name = Name;
    F.Type = Rec.Fields.empty() ? I32 : Ptr;
    F.OffsetBits = Rec.Fields.size() * 64;
    Rec.Fields.push_back(F);
  }
  M.Records.push_back(Rec);
  RelatedRec = 0;
  HolderRec = 1;
  pm::Type RT;
  RT.Kind = pm::TypeKind::Record;
  RT.Record = RelatedRec;
  Related = addType(RT);
  RT.Record = HolderRec;
  Holder = addType(RT);
  PtrRelated = pointerTo(Related);
  PtrHolder = pointerTo(Holder);

  GetStream = declare("FltGetStreamContext", I32, {Ptr, Ptr, PtrPtr});
  GetInstance = declare("FltGetInstanceContext", I32, {Ptr, PtrPtr});
  Allocate = declare("FltAllocateContext", I32, {Ptr, I32, I32, I32, PtrPtr});
  SetStream = declare("FltSetStreamContext", I32, {Ptr, Ptr, I32, Ptr, PtrPtr});
  Release = declare("FltReleaseContext", Void, {Ptr});
  ReferenceCtx = declare("FltReferenceContext", Void, {Ptr});
  DeleteStream = declare("FltDeleteStreamContext", I32, {Ptr, Ptr, PtrPtr});
  DeleteCtx = declare("FltDeleteContext", Void, {Ptr});
  GetContexts = declare("FltGetContexts", Void, {Ptr, I32, PtrRelated});
  ReleaseContexts = declare("FltReleaseContexts", Void, {PtrRelated});
  PoolAllocate = declare("ExAllocatePoolWithTag", Ptr, {I32, I32, I32});
  PoolZero = declare("ExAllocatePoolZero", Ptr, {I32, I32, I32});
  PoolFree = declare("ExFreePoolWithTag", Void, {Ptr, I32});
  Exchange = declare("InterlockedExchangePointer", Ptr, {PtrPtr, Ptr});
  OpaqueInt = declare("ProjectQuery", I32, {}, false);
  OpaqueUse = declare("ProjectUse", Void, {Ptr}, false);
  OpaqueReplace = declare("ProjectReplace", Void, {PtrPtr}, false);
  pm::Global Gl;
  Gl.Name = Gl.DisplayName = "gContext";
  Gl.Type = Ptr;
  Gl.IsDefinition = true;
  M.Globals.push_back(Gl);
  Gl.Name = Gl.DisplayName = "gHolder";
  Gl.Type = Holder;
  M.Globals.push_back(Gl);
  GlobalPtr = 0;
  GlobalHolder = 1;

  unsigned N = 1 + (R.percent(45) ? 1 + R.below(2) : 0);
  for (unsigned K = 0; K < N; ++K) {
    Helper H;
    bool Root = K + 1 == N;
    H.Ret = R.percent(55) ? I32 : R.percent(50) ? Ptr : Void;
    unsigned NP = R.below(Root ? 3 : 4);
    for (unsigned P = 0; P < NP; ++P)
      switch (R.below(4)) {
      case 0:
        H.Params.push_back(I32);
        break;
      case 1:
        H.Params.push_back(Ptr);
        break;
      case 2:
        H.Params.push_back(PtrPtr);
        break;
      default:
        H.Params.push_back(PtrHolder);
        break;
      }
    H.Function = declare(Root ? "Root" : "Helper" + std::to_string(K), H.Ret,
                         H.Params, false);
    bool Recursive = R.percent(4);
    if (Recursive)
      Helpers.push_back(H);
    FunctionGen(*this, H.Function).run();
    if (!Recursive)
      Helpers.push_back(H);
  }
  return std::move(M);
}

pm::Module generate(uint64_t Seed) { return ModuleGen(Seed).run(); }

} // namespace oracle
} // namespace fltlint
