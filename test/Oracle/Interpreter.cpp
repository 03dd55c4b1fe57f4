//===- Interpreter.cpp - Runs path models concretely ----------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Paths are enumerated by replay: a run asks for decisions by number; the
/// next run repeats all of them but the last, which it takes otherwise. An
/// integer that nobody decided is a set of candidate values that branches
/// split, so a path costs one decision a branch and not one a value.
///
//===----------------------------------------------------------------------===//

#include "Interpreter.h"
#include "llvm/ADT/STLExtras.h"
#include <map>
#include <memory>
#include <random>

namespace fltlint {
namespace oracle {

using pm::BinaryOp;
using pm::Instruction;
using pm::Opcode;
using pm::Operand;
using pm::OperandKind;

namespace {

int64_t signExtend(int64_t V, unsigned Width) {
  if (Width == 0 || Width >= 64)
    return V;
  return int64_t(uint64_t(V) << (64 - Width)) >> (64 - Width);
}

uint64_t zeroExtend(int64_t V, unsigned Width) {
  return Width >= 64 ? uint64_t(V) : uint64_t(V) & ((uint64_t(1) << Width) - 1);
}

/// One operation with a constant, or a conversion, applied to an undecided
/// integer.
struct Step {
  bool IsCast = false;
  BinaryOp Op = BinaryOp::Add;
  bool ConstantIsLeft = false;
  bool Signed = false; ///< of the operands, or of a cast's source
  unsigned OperandWidth = 32, ResultWidth = 32;
  int64_t Constant = 0;
  std::shared_ptr<const Step> Before;
};
using Steps = std::shared_ptr<const Step>;

/// The result, or nothing where C has none (a division by zero).
std::optional<int64_t> compute(BinaryOp Op, int64_t L, int64_t R,
                               unsigned Width, unsigned ResultWidth,
                               bool Signed) {
  uint64_t UL = zeroExtend(L, Width), UR = zeroExtend(R, Width);
  bool Less = Signed ? L < R : UL < UR;
  int64_t V = 0;
  switch (Op) {
  case BinaryOp::Add:
    V = int64_t(UL + UR);
    break;
  case BinaryOp::Sub:
    V = int64_t(UL - UR);
    break;
  case BinaryOp::Mul:
    V = int64_t(UL * UR);
    break;
  case BinaryOp::Div:
  case BinaryOp::Rem:
    if (R == 0 || (Signed && R == -1))
      return std::nullopt;
    if (Op == BinaryOp::Div)
      V = Signed ? L / R : int64_t(UL / UR);
    else
      V = Signed ? L % R : int64_t(UL % UR);
    break;
  case BinaryOp::And:
    V = L & R;
    break;
  case BinaryOp::Or:
    V = L | R;
    break;
  case BinaryOp::Xor:
    V = L ^ R;
    break;
  case BinaryOp::Shl:
  case BinaryOp::Shr:
    if (UR >= Width)
      return std::nullopt;
    if (Op == BinaryOp::Shl)
      V = int64_t(UL << UR);
    else
      V = Signed ? L >> UR : int64_t(UL >> UR);
    break;
  case BinaryOp::Eq:
    return L == R;
  case BinaryOp::Ne:
    return L != R;
  case BinaryOp::Lt:
    return Less;
  case BinaryOp::Le:
    return Less || L == R;
  case BinaryOp::Gt:
    return !Less && L != R;
  case BinaryOp::Ge:
    return !Less;
  }
  return signExtend(V, ResultWidth);
}

std::optional<int64_t> apply(const Step *S, int64_t V) {
  if (!S)
    return V;
  std::optional<int64_t> In = apply(S->Before.get(), V);
  if (!In)
    return In;
  if (S->IsCast) {
    int64_t W = S->Signed ? *In : int64_t(zeroExtend(*In, S->OperandWidth));
    return signExtend(W, S->ResultWidth);
  }
  return S->ConstantIsLeft ? compute(S->Op, S->Constant, *In, S->OperandWidth,
                                     S->ResultWidth, S->Signed)
                           : compute(S->Op, *In, S->Constant, S->OperandWidth,
                                     S->ResultWidth, S->Signed);
}

using ObjectId = uint32_t;
constexpr ObjectId NullObject = 0;

struct Value {
  enum Kind : uint8_t { Undef, Int, Sym, Ptr } K = Undef;
  /// Int: the value. Ptr: the offset.
  int64_t Number = 0;
  /// Sym: the undecided integer. Ptr: the object.
  uint32_t Id = 0;
  Steps Done; ///< Sym only.

  static Value integer(int64_t V) {
    Value R;
    R.K = Int;
    R.Number = V;
    return R;
  }
  static Value pointer(ObjectId O, int64_t Offset = 0) {
    Value R;
    R.K = Ptr;
    R.Id = O;
    R.Number = Offset;
    return R;
  }
  static Value null() { return pointer(NullObject); }
  static Value symbol(uint32_t S) {
    Value R;
    R.K = Sym;
    R.Id = S;
    return R;
  }
  bool isNull() const { return K == Ptr && Id == NullObject; }
};

enum class ObjectKind : uint8_t { Null, Slot, Global, Heap, Context, Foreign };
enum class Content : uint8_t { Undefined, Zero, Unknown };

struct Object {
  ObjectKind Kind = ObjectKind::Null;
  Content Default = Content::Undefined;
  bool Alive = true;
  /// Slot: the activation it belongs to. Others: the first to know of it.
  unsigned Frame = 0;
  /// Foreign: a global leads there.
  bool FromGlobal = false;
  /// Foreign: the undecided 0 or 1 that says whether the pointer is NULL.
  uint32_t NotNull = ~0u;
  bool Used = false; ///< Foreign: reached through already.
  /// Foreign: no parameter and no memory leads there; a call made it up.
  bool Homeless = false;
  std::map<int64_t, Value> Cells;
};

/// What the driver has to account for: the reference a call gave it, or one it
/// took itself on a context whose other references are not its own. Later
/// references and releases of the same context count for each.
struct Reference {
  ObjectId Context = 0;
  unsigned Count = 0;
  /// Whoever has to account for it, as they see it.
  unsigned Frame = 0;
  Site Where;
  bool Settled = false; ///< leaked, handed on, or no must.
  /// Released in a function that has returned since.
  bool Stale = false;
};

struct Frame {
  uint32_t Function = 0;
  unsigned Id = 0;
  pm::LocId CallLoc = pm::None;
  std::vector<Value> Temps;
  std::vector<ObjectId> Slots;
};

/// How a path goes on behind an instruction or a call.
enum class Flow : uint8_t { On, Cut, Stopped };

class Interpreter {
public:
  Interpreter(const pm::Module &M, const ddi::DdiTable &Table, const Limits &L);
  Verdict run();

private:
  void runPath(uint32_t Root);
  bool nextDecisions();
  unsigned decide(unsigned Choices);

  // Values
  uint32_t newSymbol(std::vector<int64_t> Candidates, bool FromUndef = false);
  const std::vector<int64_t> &candidates(unsigned Width);
  Value unknown(pm::TypeId T);
  Value undefinedResult(pm::TypeId T);
  bool isTrue(const Value &V);
  int64_t materialize(const Value &V);
  Value binary(const Instruction &I, const Value &L, const Value &R);
  Value comparePointers(BinaryOp Op, const Value &L, const Value &R);
  Value isNotNull(ObjectId O);
  unsigned widthOf(pm::TypeId T) const;
  bool isPointer(pm::TypeId T) const { return M.isPointer(T); }

  // Memory
  ObjectId newObject(ObjectKind K, Content C);
  /// The object for an access, or nothing if it is undefined to do so.
  Object *access(const Value &Ptr);
  Value load(const Value &Ptr, pm::TypeId T);
  void store(const Value &Ptr, const Value &V);
  void zero(const Value &Ptr, uint64_t Size);

  // Execution
  Flow call(uint32_t F, const std::vector<Value> &Args, pm::LocId Loc,
            Value &Ret);
  Flow execute(Frame &Fr, const Instruction &I);
  Flow executeCall(Frame &Fr, const Instruction &I);
  void applyDdi(const Instruction &I, const ddi::Function &D,
                const std::vector<Value> &Args, Value &Ret);
  Value operand(const Frame &Fr, const Operand &O);
  Value acquire(pm::LocId Loc, bool IsNew);
  void addReference(ObjectId Context, pm::LocId Loc);
  Value madeUp(pm::TypeId T);
  void reference(const Value &V, pm::LocId Loc);
  bool checkContext(const Value &V, pm::LocId Loc);
  void release(const Value &V, pm::LocId Loc);
  Reference *referenceOf(const Value &V);

  // Judging
  bool pointsInto(const Value &V, ObjectId O) const {
    return V.K == Value::Ptr && V.Id == O;
  }
  std::vector<char> reachable(const std::vector<ObjectId> &From,
                              ObjectId Except) const;
  void judgeExit(const Frame &Fr, bool HasCaller, const Value &Ret);
  void judgeStop();
  std::vector<int64_t> integersOf(const Frame &Fr) const;
  void leaked(Reference &R);
  void found(Defect D, const Site &Where, bool Sure) {
    Findings &F = Result.Of[unsigned(D)];
    (Sure && !Undefined && !OnlyUnclear ? F.Sure : F.Unclear).insert(Where);
  }
  void usedAfterRelease(const Reference &R);
  void passedOn(Reference &R);
  void keep(const Frame &Fr, const Value &Ptr, const Value &V);

  const pm::Module &M;
  const ddi::DdiTable &Table;
  Limits L;
  Verdict Result;
  std::map<unsigned, std::vector<int64_t>> CandidatesByWidth;

  // The decisions of this path and how many choices each had.
  std::vector<std::pair<unsigned, unsigned>> Decisions;
  size_t NextDecision = 0;
  bool AtRandom = false; ///< Decide so, and not in order.
  std::minstd_rand Random;

  // The path's state.
  struct Symbol {
    std::vector<int64_t> Candidates;
    bool FromUndef;
    /// It says whether the pointer to that object is not NULL.
    ObjectId NotNullOf = NullObject;
  };
  void checkUsedNull(const Symbol &S);
  std::vector<Symbol> Symbols;
  std::vector<Object> Objects;
  std::vector<ObjectId> GlobalObjects;
  std::vector<Reference> References;
  std::vector<std::unique_ptr<Frame>> Frames;
  std::map<std::pair<ObjectId, ObjectId>, bool> EqualForeign;
  unsigned StepsDone = 0, NextFrame = 1;
  uint64_t AllSteps = 0;
  /// Something happened after which anything may happen.
  bool Undefined = false;
  std::vector<char> Entered; ///< By function: on some path.
  /// This root is one that only dead code calls.
  bool OnlyUnclear = false;
};

} // namespace

//===----------------------------------------------------------------------===//
// Decisions
//===----------------------------------------------------------------------===//

Interpreter::Interpreter(const pm::Module &M, const ddi::DdiTable &Table,
                         const Limits &L)
    : M(M), Table(Table), L(L) {}

unsigned Interpreter::decide(unsigned Choices) {
  if (Choices <= 1)
    return 0;
  if (NextDecision == Decisions.size())
    Decisions.push_back({AtRandom ? Random() % Choices : 0, Choices});
  return Decisions[NextDecision++].first;
}

bool Interpreter::nextDecisions() {
  Decisions.resize(NextDecision);
  while (!Decisions.empty() &&
         Decisions.back().first + 1 == Decisions.back().second)
    Decisions.pop_back();
  if (Decisions.empty())
    return false;
  ++Decisions.back().first;
  return true;
}

Verdict Interpreter::run() {
  std::vector<char> HasCaller(M.Functions.size(), 0);
  Entered.assign(M.Functions.size(), 0);
  for (uint32_t F = 0; F < M.Functions.size(); ++F)
    for (const pm::Block &B : M.Functions[F].Blocks)
      for (const Instruction &I : B.Instrs)
        if (I.Op == Opcode::Call && I.Ops[0].Kind == OperandKind::Function &&
            I.Ops[0].Index != F)
          HasCaller[I.Ops[0].Index] = 1;
  // In order, one root after the other. Where there are too many paths, the
  // first ones are much alike; some at random tell more.
  auto RunRoot = [&](uint32_t F) {
    Decisions.clear();
    AtRandom = false;
    AllSteps = 0;
    for (uint64_t K = 0; K < L.Paths; ++K) {
      if (AllSteps > L.Steps)
        break;
      ++Result.Paths;
      runPath(F);
      if (!nextDecisions())
        return;
    }
    Result.AllPaths = false;
    AtRandom = true;
    AllSteps = 0;
    for (uint64_t K = 0; K < L.Paths && AllSteps < L.Steps; ++K) {
      Decisions.clear();
      ++Result.Paths;
      runPath(F);
    }
  };
  for (uint32_t F = 0; F < M.Functions.size(); ++F)
    if (M.Functions[F].isDefinition() && !HasCaller[F])
      RunRoot(F);
  for (uint32_t F = 0; F < M.Functions.size(); ++F)
    if (M.Functions[F].isDefinition() && !Entered[F])
      Result.NeverEntered.insert(F);
  // Whoever takes what only dead code calls for a root may tell of what
  // happens there, but need not.
  OnlyUnclear = true;
  for (uint32_t F : Result.NeverEntered)
    RunRoot(F);
  for (Findings &F : Result.Of)
    for (const Site &S : F.Sure)
      F.Unclear.erase(S);
  return Result;
}

void Interpreter::runPath(uint32_t Root) {
  NextDecision = 0;
  Symbols.clear();
  Objects.clear();
  GlobalObjects.clear();
  References.clear();
  Frames.clear();
  EqualForeign.clear();
  StepsDone = 0;
  NextFrame = 1;
  Undefined = false;
  newObject(ObjectKind::Null, Content::Undefined);
  for (size_t G = 0; G < M.Globals.size(); ++G)
    GlobalObjects.push_back(newObject(ObjectKind::Global, Content::Unknown));
  std::vector<Value> Args;
  for (const pm::Param &P : M.Functions[Root].Params)
    Args.push_back(unknown(P.Type));
  Value Ret;
  Flow F = call(Root, Args, pm::None, Ret);
  AllSteps += StepsDone;
  if (F == Flow::Cut)
    Result.Truncated = true;
  if (F != Flow::On)
    judgeStop();
}

//===----------------------------------------------------------------------===//
// Values
//===----------------------------------------------------------------------===//

unsigned Interpreter::widthOf(pm::TypeId T) const {
  if (T == pm::None || M.Types[T].Kind != pm::TypeKind::Int)
    return 64;
  return M.Types[T].Bits;
}

/// Every constant of the model and its neighbours, so that each interval that
/// a comparison can tell apart has a member.
const std::vector<int64_t> &Interpreter::candidates(unsigned Width) {
  std::vector<int64_t> &C = CandidatesByWidth[Width];
  if (!C.empty())
    return C;
  std::set<int64_t> All;
  std::vector<int64_t> Masks;
  auto Add = [&](int64_t V) {
    for (int64_t D : {-1, 0, 1})
      All.insert(signExtend(V + D, Width));
  };
  // What counting by one in a loop makes of it is compared, too.
  auto AddCompared = [&](int64_t V) {
    for (int64_t D : {-4, -3, -2})
      All.insert(signExtend(V + D, Width));
    Add(V);
  };
  Add(0);
  for (int64_t D : {-1, 0}) // the greatest and the least
    All.insert(signExtend(int64_t((uint64_t(1) << (Width - 1)) + D), Width));
  for (const pm::Function &F : M.Functions)
    for (const pm::Block &B : F.Blocks) {
      for (const Instruction &I : B.Instrs)
        for (const Operand &O : I.Ops)
          if (O.Kind == OperandKind::Int) {
            if (I.Op == Opcode::Binary && I.Bin >= BinaryOp::Eq)
              AddCompared(O.Value);
            else
              Add(O.Value);
            if (I.Op == Opcode::Binary && I.Bin == BinaryOp::And &&
                !llvm::is_contained(Masks, O.Value))
              Masks.push_back(O.Value);
          }
      for (const pm::SwitchCase &S : B.Term.Cases) {
        AddCompared(S.Low);
        AddCompared(S.High);
      }
    }
  // What one DDI returns may be compared with what another one returns.
  for (const pm::Function &F : M.Functions)
    if (const ddi::Function *D = Table.find(F.Name))
      for (const ddi::Outcome &O : D->Outcomes)
        for (const ddi::Interval &R : O.Ret)
          for (int64_t V : {R.Low, R.High})
            if (signExtend(V, Width) == V)
              All.insert(V);
  // With each tested bit set and clear.
  for (int64_t Mask : Masks)
    for (int64_t V : std::vector<int64_t>(All.begin(), All.end())) {
      All.insert(signExtend(V | Mask, Width));
      All.insert(signExtend(V & ~Mask, Width));
    }
  C.assign(All.begin(), All.end());
  return C;
}

uint32_t Interpreter::newSymbol(std::vector<int64_t> Candidates,
                                bool FromUndef) {
  Symbols.push_back({std::move(Candidates), FromUndef});
  return uint32_t(Symbols.size() - 1);
}

Value Interpreter::unknown(pm::TypeId T) {
  if (!isPointer(T))
    return Value::symbol(newSymbol(candidates(widthOf(T))));
  ObjectId O = newObject(ObjectKind::Foreign, Content::Unknown);
  uint32_t S = newSymbol({0, 1});
  Objects[O].NotNull = S;
  Symbols[S].NotNullOf = O;
  return Value::pointer(O);
}

/// What a call that nothing is known of comes up with.
Value Interpreter::madeUp(pm::TypeId T) {
  Value V = unknown(T);
  if (V.K == Value::Ptr)
    Objects[V.Id].Homeless = true;
  return V;
}

Value Interpreter::undefinedResult(pm::TypeId T) {
  if (isPointer(T))
    return Value();
  return Value::symbol(newSymbol(candidates(widthOf(T)), /*FromUndef=*/true));
}

/// The pointer to that object as a truth value.
Value Interpreter::isNotNull(ObjectId O) {
  if (O == NullObject)
    return Value::integer(0);
  if (Objects[O].Kind != ObjectKind::Foreign)
    return Value::integer(1);
  return Value::symbol(Objects[O].NotNull);
}

/// Decides whether \p V is zero.
bool Interpreter::isTrue(const Value &V) {
  switch (V.K) {
  case Value::Undef:
    Undefined = true;
    return decide(2) != 0;
  case Value::Int:
    return V.Number != 0;
  case Value::Ptr:
    if (Objects[V.Id].Kind == ObjectKind::Foreign)
      return isTrue(isNotNull(V.Id));
    return V.Id != NullObject;
  case Value::Sym:
    break;
  }
  Symbol &S = Symbols[V.Id];
  if (S.FromUndef && S.Candidates.size() > 1) {
    // Whatever it is: no candidate is missing.
    Undefined = true;
    return decide(2) == 0;
  }
  std::vector<int64_t> True, False;
  for (int64_t C : S.Candidates) {
    std::optional<int64_t> R = apply(V.Done.get(), C);
    if (!R)
      continue;
    (*R ? True : False).push_back(C);
  }
  bool Answer = !True.empty();
  if (!True.empty() && !False.empty())
    Answer = decide(2) == 0;
  S.Candidates = Answer ? True : False;
  checkUsedNull(S);
  return Answer;
}

/// A pointer that was used before turns out to be NULL: what was computed from
/// it then, and is asked for now only, says so.
void Interpreter::checkUsedNull(const Symbol &S) {
  if (S.NotNullOf != NullObject && Objects[S.NotNullOf].Used &&
      S.Candidates == std::vector<int64_t>{0})
    Undefined = true;
}

/// Decides the value of an integer altogether.
int64_t Interpreter::materialize(const Value &V) {
  switch (V.K) {
  case Value::Int:
    return V.Number;
  case Value::Undef:
    Undefined = true;
    return 0;
  case Value::Ptr:
    return isTrue(V);
  case Value::Sym:
    break;
  }
  Symbol &S = Symbols[V.Id];
  if (S.FromUndef && S.Candidates.size() > 1)
    Undefined = true;
  int64_t C = S.Candidates[decide(unsigned(S.Candidates.size()))];
  S.Candidates = {C};
  checkUsedNull(S);
  std::optional<int64_t> R = apply(V.Done.get(), C);
  if (!R)
    Undefined = true;
  return R.value_or(0);
}

Value Interpreter::comparePointers(BinaryOp Op, const Value &A,
                                   const Value &B) {
  auto Answer = [Op](bool Equal) {
    return Value::integer(Equal == (Op == BinaryOp::Eq));
  };
  if (Op != BinaryOp::Eq && Op != BinaryOp::Ne) {
    Undefined = true;
    return Value::integer(0);
  }
  for (bool Swap : {false, true}) {
    const Value &P = Swap ? B : A, &Q = Swap ? A : B;
    if (!Q.isNull())
      continue;
    Object &O = Objects[P.Id];
    if (O.Kind != ObjectKind::Foreign)
      return Answer(P.isNull());
    // Used already, so it is not NULL where the program is sound.
    if (O.Used && Symbols[O.NotNull].Candidates.size() > 1 && decide(2) == 0)
      Undefined = true;
    else if (O.Used)
      return Answer(false);
    Value V = isNotNull(P.Id);
    auto S = std::make_shared<Step>();
    S->Op = Op;
    V.Done = S;
    return V;
  }
  if (A.Id == B.Id)
    return Answer(A.Number == B.Number);
  if (Objects[A.Id].Kind != ObjectKind::Foreign ||
      Objects[B.Id].Kind != ObjectKind::Foreign)
    return Answer(false);
  auto Key = std::minmax(A.Id, B.Id);
  auto It = EqualForeign.find(Key);
  if (It == EqualForeign.end()) {
    bool Equal = decide(2) != 0;
    // They would have to share their content from here on.
    if (Equal)
      Undefined = true;
    It = EqualForeign.insert({Key, Equal}).first;
  }
  return Answer(It->second);
}

Value Interpreter::binary(const Instruction &I, const Value &A,
                          const Value &B) {
  if (A.K == Value::Undef || B.K == Value::Undef)
    return undefinedResult(I.Type);
  if (A.K == Value::Ptr && B.K == Value::Ptr)
    return comparePointers(I.Bin, A, B);
  if (A.K == Value::Ptr || B.K == Value::Ptr) {
    Undefined = true;
    return undefinedResult(I.Type);
  }
  const pm::Type &Ty = M.Types[I.Ops[0].Type];
  unsigned W = widthOf(I.Ops[0].Type), RW = widthOf(I.Type);
  if (A.K == Value::Sym && B.K == Value::Sym) {
    Value Right = Value::integer(materialize(B));
    return binary(I, A, Right);
  }
  if (A.K == Value::Int && B.K == Value::Int) {
    std::optional<int64_t> V =
        compute(I.Bin, A.Number, B.Number, W, RW, Ty.Signed);
    if (!V) {
      Undefined = true;
      return Value::integer(0);
    }
    return Value::integer(*V);
  }
  const Value &Open = A.K == Value::Sym ? A : B;
  auto S = std::make_shared<Step>();
  S->Op = I.Bin;
  S->ConstantIsLeft = A.K == Value::Int;
  S->Constant = S->ConstantIsLeft ? A.Number : B.Number;
  S->Signed = Ty.Signed;
  S->OperandWidth = W;
  S->ResultWidth = RW;
  S->Before = Open.Done;
  Value V = Open;
  V.Done = S;
  return V;
}

//===----------------------------------------------------------------------===//
// Memory
//===----------------------------------------------------------------------===//

ObjectId Interpreter::newObject(ObjectKind K, Content C) {
  Object O;
  O.Kind = K;
  O.Default = C;
  O.Frame = Frames.empty() ? 0 : Frames.back()->Id;
  Objects.push_back(std::move(O));
  return ObjectId(Objects.size() - 1);
}

Object *Interpreter::access(const Value &Ptr) {
  if (Ptr.K != Value::Ptr || Ptr.isNull() || !Objects[Ptr.Id].Alive) {
    Undefined = true;
    return nullptr;
  }
  Object &O = Objects[Ptr.Id];
  if (O.Kind == ObjectKind::Foreign) {
    if (Symbols[O.NotNull].Candidates == std::vector<int64_t>{0}) {
      Undefined = true;
      return nullptr;
    }
    O.Used = true;
  }
  if (O.Kind == ObjectKind::Context)
    for (const Reference &R : References)
      if (R.Context == Ptr.Id)
        usedAfterRelease(R);
  return &O;
}

void Interpreter::usedAfterRelease(const Reference &R) {
  if (R.Count != 0 || R.Settled)
    return;
  found(Defect::UseAfterRelease, R.Where,
        Objects[R.Context].Kind == ObjectKind::Context && !R.Stale);
  Undefined = true;
}

/// A pointer to what was released goes to somebody else. The path goes on; what
/// they do with it says nothing new.
void Interpreter::passedOn(Reference &R) {
  if (R.Count != 0 || R.Settled)
    return;
  found(Defect::UseAfterRelease, R.Where,
        Objects[R.Context].Kind == ObjectKind::Context && !R.Stale);
  R.Stale = true;
}

/// So it does when it is stored where others find it.
void Interpreter::keep(const Frame &Fr, const Value &Ptr, const Value &V) {
  if (Ptr.K != Value::Ptr || Ptr.isNull() || V.K != Value::Ptr || V.Number)
    return;
  const Object &To = Objects[Ptr.Id];
  if (To.Kind == ObjectKind::Heap ||
      (To.Kind == ObjectKind::Slot && To.Frame == Fr.Id))
    return;
  for (Reference &R : References)
    if (R.Context == V.Id && R.Context != Ptr.Id)
      passedOn(R);
}

Value Interpreter::load(const Value &Ptr, pm::TypeId T) {
  if (!access(Ptr))
    return undefinedResult(T);
  ObjectId Id = Ptr.Id;
  auto It = Objects[Id].Cells.find(Ptr.Number);
  if (It != Objects[Id].Cells.end()) {
    // Zeroed memory does not know what will be read from it.
    if (isPointer(T) && It->second.K == Value::Int)
      return Value::null();
    return It->second;
  }
  Value V;
  switch (Objects[Id].Default) {
  case Content::Undefined:
    return V;
  case Content::Zero:
    V = isPointer(T) ? Value::null() : Value::integer(0);
    break;
  case Content::Unknown:
    V = unknown(T);
    // Whoever knows the object knows what it points to.
    if (V.K == Value::Ptr) {
      Objects[V.Id].Frame = Objects[Id].Frame;
      Objects[V.Id].FromGlobal =
          Objects[Id].FromGlobal || Objects[Id].Kind == ObjectKind::Global;
    }
    break;
  }
  Objects[Id].Cells[Ptr.Number] = V;
  return V;
}

void Interpreter::store(const Value &Ptr, const Value &V) {
  if (Object *O = access(Ptr))
    O->Cells[Ptr.Number] = V;
}

void Interpreter::zero(const Value &Ptr, uint64_t Size) {
  Object *O = access(Ptr);
  if (!O)
    return;
  for (auto It = O->Cells.begin(); It != O->Cells.end();)
    if (It->first >= Ptr.Number && It->first < Ptr.Number + int64_t(Size))
      It = O->Cells.erase(It);
    else
      ++It;
  // Reads are of aligned scalars.
  for (uint64_t At = 0; At < Size; At += 4)
    O->Cells[Ptr.Number + int64_t(At)] = Value::integer(0);
}

//===----------------------------------------------------------------------===//
// Execution
//===----------------------------------------------------------------------===//

Value Interpreter::operand(const Frame &Fr, const Operand &O) {
  switch (O.Kind) {
  case OperandKind::Temp:
    return Fr.Temps[O.Index];
  case OperandKind::Int:
    return Value::integer(signExtend(O.Value, widthOf(O.Type)));
  case OperandKind::Null:
    return Value::null();
  case OperandKind::Slot:
    return Value::pointer(Fr.Slots[O.Index]);
  case OperandKind::Global:
    return Value::pointer(GlobalObjects[O.Index]);
  default:
    return Value();
  }
}

Flow Interpreter::execute(Frame &Fr, const Instruction &I) {
  auto Op = [&](size_t K) { return operand(Fr, I.Ops[K]); };
  switch (I.Op) {
  case Opcode::Load:
    Fr.Temps[I.Result] = load(Op(0), I.Type);
    break;
  case Opcode::Store:
    keep(Fr, Op(0), Op(1));
    store(Op(0), Op(1));
    break;
  case Opcode::Field: {
    Value P = Op(0);
    if (P.K == Value::Ptr)
      P.Number +=
          int64_t(M.Records[I.Record].Fields[I.FieldIndex].OffsetBits / 8);
    Fr.Temps[I.Result] = P;
    break;
  }
  case Opcode::Offset: {
    Value P = Op(0);
    if (P.K == Value::Ptr)
      P.Number += materialize(Op(1)) * I.Imm;
    Fr.Temps[I.Result] = P;
    break;
  }
  case Opcode::Binary:
    Fr.Temps[I.Result] = binary(I, Op(0), Op(1));
    break;
  case Opcode::Cast: {
    Value V = Op(0);
    if (!isPointer(I.Type) && V.K != Value::Undef) {
      const pm::Type &Src = M.Types[I.Ops[0].Type];
      unsigned From = widthOf(I.Ops[0].Type), To = widthOf(I.Type);
      if (V.K == Value::Int) {
        int64_t N = Src.Signed ? V.Number : int64_t(zeroExtend(V.Number, From));
        V = Value::integer(signExtend(N, To));
      } else if (V.K == Value::Sym) {
        auto S = std::make_shared<Step>();
        S->IsCast = true;
        S->Signed = Src.Signed;
        S->OperandWidth = From;
        S->ResultWidth = To;
        S->Before = V.Done;
        V.Done = S;
      }
    }
    Fr.Temps[I.Result] = V;
    break;
  }
  case Opcode::Copy: {
    // By fields: what was never read from unknown memory needs a type.
    Value D = Op(0), S = Op(1);
    pm::TypeId T = M.Types[I.Ops[0].Type].Element;
    for (const pm::Field &F : M.Records[M.Types[T].Record].Fields) {
      Value From = S, To = D;
      From.Number += int64_t(F.OffsetBits / 8);
      To.Number += int64_t(F.OffsetBits / 8);
      store(To, load(From, F.Type));
    }
    break;
  }
  case Opcode::Zero:
    zero(Op(0), uint64_t(I.Imm));
    break;
  case Opcode::Havoc:
    Fr.Temps[I.Result] = madeUp(I.Type);
    break;
  case Opcode::ScopeBegin:
  case Opcode::ScopeEnd:
    Objects[Fr.Slots[I.Ops[0].Index]].Cells.clear();
    Objects[Fr.Slots[I.Ops[0].Index]].Default = Content::Undefined;
    break;
  case Opcode::Assume:
    if (!isTrue(Op(0)))
      return Flow::Stopped;
    break;
  case Opcode::Call:
    return executeCall(Fr, I);
  case Opcode::Unknown:
    Undefined = true;
    if (I.Result != pm::None)
      Fr.Temps[I.Result] = unknown(I.Type);
    break;
  }
  return Flow::On;
}

Flow Interpreter::executeCall(Frame &Fr, const Instruction &I) {
  std::vector<Value> Args;
  for (size_t K = 1; K < I.Ops.size(); ++K)
    Args.push_back(operand(Fr, I.Ops[K]));
  if (I.Ops[0].Kind != OperandKind::Function) {
    Undefined = true;
    if (I.Result != pm::None)
      Fr.Temps[I.Result] = unknown(I.Type);
    return Flow::On;
  }
  const pm::Function &F = M.Functions[I.Ops[0].Index];
  Value Ret;
  if (const ddi::Function *D = Table.find(F.Name)) {
    if (D->Exit == ddi::ExitKind::Stops)
      return Flow::Stopped;
    applyDdi(I, *D, Args, Ret);
  } else if (F.isDefinition()) {
    Flow R = call(I.Ops[0].Index, Args, I.Loc, Ret);
    if (R != Flow::On)
      return R;
  } else {
    // Project code that cannot be seen: it may replace what it is handed the
    // address of, and may have released it then.
    for (size_t K = 0; K < Args.size(); ++K) {
      pm::TypeId T = F.Params[K].Type;
      if (!isPointer(T) || !isPointer(M.Types[T].Element) ||
          Args[K].K != Value::Ptr || Args[K].isNull())
        continue;
      Value Old = load(Args[K], M.Types[T].Element);
      bool Counted = false;
      for (Reference &R : References)
        if (pointsInto(Old, R.Context) && !R.Settled && R.Count)
          R.Settled = Counted = true;
      if (!Counted || decide(2))
        store(Args[K], madeUp(M.Types[T].Element));
    }
    if (I.Result != pm::None)
      Ret = madeUp(I.Type);
  }
  if (I.Result != pm::None)
    Fr.Temps[I.Result] = Ret;
  return Flow::On;
}

/// The integers in the locals of a frame; of undecided ones what was added to
/// them.
std::vector<int64_t> Interpreter::integersOf(const Frame &Fr) const {
  std::vector<int64_t> R;
  for (ObjectId S : Fr.Slots) {
    int64_t N = 0;
    auto It = Objects[S].Cells.find(0);
    if (It != Objects[S].Cells.end() && It->second.K == Value::Int)
      N = It->second.Number;
    else if (It != Objects[S].Cells.end() && It->second.K == Value::Sym)
      for (const Step *D = It->second.Done.get(); D; D = D->Before.get())
        if (!D->IsCast && D->Op == BinaryOp::Add)
          N += D->Constant;
    R.push_back(N);
  }
  return R;
}

/// Does one of them differ each time? Then the loop may end after all.
static bool isCounting(const std::vector<std::vector<int64_t>> &Visits) {
  for (size_t S = 0; S < Visits.front().size(); ++S) {
    std::set<int64_t> Seen;
    for (const std::vector<int64_t> &V : Visits)
      Seen.insert(V[S]);
    if (Seen.size() == Visits.size())
      return true;
  }
  return false;
}

Flow Interpreter::call(uint32_t F, const std::vector<Value> &Args,
                       pm::LocId Loc, Value &Ret) {
  const pm::Function &Fn = M.Functions[F];
  unsigned Active = 0;
  for (const auto &Fr : Frames)
    Active += Fr->Function == F;
  if (Active == L.Activations) {
    Result.Recursion = true;
    return Flow::Cut;
  }
  // Behind something undefined nothing proves that it can be.
  if (!Undefined)
    Entered[F] = 1;
  Frames.push_back(std::make_unique<Frame>());
  Frame &Fr = *Frames.back();
  Fr.Function = F;
  Fr.Id = NextFrame++;
  Fr.CallLoc = Loc;
  Fr.Temps.resize(Fn.NumTemps);
  for (size_t S = 0; S < Fn.Slots.size(); ++S) {
    Fr.Slots.push_back(newObject(ObjectKind::Slot, Content::Undefined));
    if (S < Args.size())
      Objects[Fr.Slots[S]].Cells[0] = Args[S];
  }
  std::vector<unsigned> Visits(Fn.Blocks.size(), 0);
  /// By block: the integers that the locals held when it was last entered.
  std::vector<std::vector<std::vector<int64_t>>> Counters(Fn.Blocks.size());
  pm::BlockId B = 0;
  while (true) {
    Counters[B].push_back(integersOf(Fr));
    if (++Visits[B] > L.BlockVisits) {
      if (isCounting(Counters[B]))
        Result.Counting = true;
      return Flow::Cut;
    }
    for (const Instruction &I : Fn.Blocks[B].Instrs) {
      if (++StepsDone > L.StepsPerPath)
        return Flow::Cut;
      Flow R = execute(Fr, I);
      if (R != Flow::On)
        return R;
    }
    const pm::Terminator &T = Fn.Blocks[B].Term;
    switch (T.Kind) {
    case pm::TermKind::Br:
      B = T.Targets[0];
      continue;
    case pm::TermKind::CondBr:
      B = T.Targets[isTrue(operand(Fr, T.Cond)) ? 0 : 1];
      continue;
    case pm::TermKind::Switch: {
      Value C = operand(Fr, T.Cond);
      pm::BlockId Target = T.Targets[0];
      bool Signed = M.Types[T.Cond.Type].Signed;
      unsigned W = widthOf(T.Cond.Type);
      for (const pm::SwitchCase &Case : T.Cases) {
        // Low <= C && C <= High, one after the other.
        auto Test = [&](BinaryOp Op, int64_t Bound) {
          Instruction Cmp;
          Cmp.Bin = Op;
          Cmp.Type = T.Cond.Type;
          Cmp.Ops.push_back(T.Cond);
          (void)Signed;
          (void)W;
          return isTrue(binary(Cmp, C, Value::integer(signExtend(Bound, W))));
        };
        if (Case.Low == Case.High ? Test(BinaryOp::Eq, Case.Low)
                                  : Test(BinaryOp::Ge, Case.Low) &&
                                        Test(BinaryOp::Le, Case.High)) {
          Target = Case.Target;
          break;
        }
      }
      B = Target;
      continue;
    }
    case pm::TermKind::Ret:
      Ret = T.Cond.isNone() ? Value() : operand(Fr, T.Cond);
      judgeExit(Fr, Frames.size() > 1, Ret);
      for (ObjectId S : Fr.Slots) {
        Objects[S].Alive = false;
        Objects[S].Cells.clear();
      }
      Frames.pop_back();
      return Flow::On;
    case pm::TermKind::Unwind:
    case pm::TermKind::Stop:
      return Flow::Stopped;
    }
  }
}

//===----------------------------------------------------------------------===//
// DDIs, by the table
//===----------------------------------------------------------------------===//

Reference *Interpreter::referenceOf(const Value &V) {
  if (V.K == Value::Ptr && V.Number == 0)
    for (Reference &R : References)
      if (R.Context == V.Id)
        return &R;
  return nullptr;
}

Value Interpreter::acquire(pm::LocId Loc, bool IsNew) {
  ObjectId O = newObject(ObjectKind::Context,
                         IsNew ? Content::Undefined : Content::Unknown);
  addReference(O, Loc);
  return Value::pointer(O);
}

void Interpreter::addReference(ObjectId Context, pm::LocId Loc) {
  Reference R;
  R.Context = Context;
  R.Count = 1;
  R.Frame = Frames.back()->Id;
  R.Where = {Frames.back()->Function, Loc};
  References.push_back(R);
  Result.Acquired.insert(R.Where);
}

/// False if \p V is no context: NULL, or never set.
bool Interpreter::checkContext(const Value &V, pm::LocId Loc) {
  Site Here{Frames.back()->Function, Loc};
  bool Null = V.isNull();
  // A pointer from outside that was tested before: the test may have been for
  // something else.
  bool TestedNull = false;
  if (V.K == Value::Ptr && Objects[V.Id].Kind == ObjectKind::Foreign) {
    TestedNull =
        Symbols[Objects[V.Id].NotNull].Candidates == std::vector<int64_t>{0};
    Null |= TestedNull;
    Objects[V.Id].Used |= !TestedNull;
  }
  if (Null)
    found(Defect::ReleaseOfNothing, Here, /*Sure=*/!TestedNull);
  else if (V.K == Value::Undef)
    found(Defect::ReleaseOfNothing, Here, /*Sure=*/true);
  if (!Null && V.K == Value::Ptr && V.Number == 0)
    return true;
  Undefined = true;
  return false;
}

void Interpreter::reference(const Value &V, pm::LocId Loc) {
  if (!checkContext(V, Loc))
    return;
  for (Reference &R : References)
    if (R.Context == V.Id && R.Count && !R.Settled)
      ++R.Count;
  // What is in other hands already is accounted for by them.
  if (Objects[V.Id].Kind == ObjectKind::Foreign && Objects[V.Id].Homeless)
    addReference(V.Id, Loc);
}

void Interpreter::release(const Value &V, pm::LocId Loc) {
  if (!checkContext(V, Loc))
    return;
  for (Reference &R : References) {
    if (R.Context != V.Id || R.Settled)
      continue;
    if (R.Count) {
      --R.Count;
    } else if (Objects[V.Id].Kind == ObjectKind::Context) {
      found(Defect::OverRelease, R.Where, /*Sure=*/!R.Stale);
      Undefined = true;
    } else {
      found(Defect::OverRelease, R.Where, /*Sure=*/false);
    }
  }
}

void Interpreter::applyDdi(const Instruction &I, const ddi::Function &D,
                           const std::vector<Value> &Args, Value &Ret) {
  using ddi::EffectKind;
  const pm::Function &Decl = M.Functions[I.Ops[0].Index];
  // A NULL argument may be one that is left out. A member of what NULL points
  // to is none: who reads or writes it there does not come back.
  for (const Value &V : Args)
    if (V.isNull() && V.Number != 0)
      Undefined = true;
  auto Holds = [&](const ddi::ArgTest &T) {
    const Value &V = Args[T.Arg];
    bool Equal;
    if (V.K == Value::Ptr) {
      Equal = isTrue(V) == (T.Value != 0);
    } else {
      uint64_t Have = uint64_t(materialize(V)) & T.Mask;
      Equal = signExtend(int64_t(Have), 32) == signExtend(T.Value, 32);
    }
    return Equal != T.Negated;
  };
  // Releases are looked at where they happen.
  bool Releases = llvm::any_of(D.Outcomes[0].Effects, [](const ddi::Effect &E) {
    return E.Kind == EffectKind::Release;
  });
  for (unsigned A : D.ContextArgs)
    for (const Reference &R : References)
      if (!Releases && pointsInto(Args[A], R.Context))
        usedAfterRelease(R);

  std::vector<const ddi::Outcome *> Possible;
  for (const ddi::Outcome &O : D.Outcomes)
    if (llvm::all_of(O.When, Holds))
      Possible.push_back(&O);
  if (Possible.empty()) {
    Undefined = true;
    return;
  }
  const ddi::Outcome &O = *Possible[decide(unsigned(Possible.size()))];
  if (I.Result != pm::None) {
    if (isPointer(I.Type)) {
      // Allocations: the effect says what comes back, or it is NULL.
      Ret = Value::null();
    } else {
      std::vector<int64_t> In;
      for (int64_t C : candidates(widthOf(I.Type)))
        if (O.Ret.empty() ||
            llvm::any_of(O.Ret, [C, &D](const ddi::Interval &R) {
              // A context DDI succeeds with STATUS_SUCCESS and nothing else.
              if (D.CountsContexts && R.Low == 0)
                return C == 0;
              return R.Low <= C && C <= R.High;
            }))
          In.push_back(C);
      if (In.empty())
        In.push_back(O.Ret.front().Low);
      Ret = Value::symbol(newSymbol(std::move(In)));
    }
  }
  auto Write = [&](const ddi::Place &P, const Value &V) {
    if (P.Root == ddi::Place::Return)
      Ret = V;
    else if (P.Root == ddi::Place::Pointee && P.Index < Args.size() &&
             !Args[P.Index].isNull())
      store(Args[P.Index], V);
  };
  auto PointeeType = [&](const ddi::Place &P) {
    return M.Types[Decl.Params[P.Index].Type].Element;
  };
  for (const ddi::Effect &E : O.Effects) {
    switch (E.Kind) {
    case EffectKind::Acquire:
      // Nothing optional: outcomes without the argument do not acquire. What
      // is written to NULL does not come back.
      if (E.Where.Root == ddi::Place::Pointee && Args[E.Where.Index].isNull())
        Undefined = true;
      if (E.Mode == ddi::Modality::Must)
        Write(E.Where, acquire(I.Loc, E.IsNew));
      else
        Write(E.Where, madeUp(PointeeType(E.Where)));
      break;
    case EffectKind::AcquireMembers: {
      int64_t Mask = E.MaskArg == ~0u ? -1 : materialize(Args[E.MaskArg]);
      for (unsigned K = 0; K < E.Count; ++K) {
        Value At = Args[E.Where.Index];
        At.Number += K * 8;
        store(At, (Mask >> K & 1) && decide(2) ? acquire(I.Loc, false)
                                               : Value::null());
      }
      break;
    }
    case EffectKind::Reference:
      reference(Args[E.Where.Index], I.Loc);
      break;
    case EffectKind::Release:
      release(Args[E.Where.Index], I.Loc);
      break;
    case EffectKind::ReleaseMembers:
      for (unsigned K = 0; K < E.Count; ++K) {
        Value At = Args[E.Where.Index];
        At.Number += K * 8;
        if (!access(At))
          break;
        auto It = Objects[At.Id].Cells.find(At.Number);
        if (It == Objects[At.Id].Cells.end()) {
          if (Objects[At.Id].Default == Content::Undefined)
            Undefined = true;
        } else if (referenceOf(It->second)) {
          release(It->second, I.Loc);
        }
        store(At, Value::null());
      }
      break;
    case EffectKind::SetNull:
      Write(E.Where, isPointer(PointeeType(E.Where)) ? Value::null()
                                                     : Value::integer(0));
      break;
    case EffectKind::SetUnknown:
      Write(E.Where, madeUp(PointeeType(E.Where)));
      break;
    case EffectKind::Allocate:
      Write(E.Where, Value::pointer(newObject(ObjectKind::Heap,
                                              E.Zeroed ? Content::Zero
                                                       : Content::Undefined)));
      break;
    case EffectKind::Free: {
      const Value &V = Args[E.Where.Index];
      if (V.K != Value::Ptr || V.isNull() || V.Number != 0 ||
          Objects[V.Id].Kind != ObjectKind::Heap || !Objects[V.Id].Alive) {
        Undefined = true;
        break;
      }
      Objects[V.Id].Alive = false;
      Objects[V.Id].Cells.clear();
      break;
    }
    case EffectKind::ZeroMemory:
      zero(Args[E.Where.Index], uint64_t(materialize(Args[E.SizeArg])));
      break;
    case EffectKind::Exchange: {
      const Value &At = Args[E.Where.Index];
      Ret = load(At, I.Type);
      store(At, Args[E.Other]);
      break;
    }
    case EffectKind::Detach:
      if (E.Where.Root == ddi::Place::Arg)
        checkContext(Args[E.Where.Index], I.Loc);
      break;
    case EffectKind::SetUndef: // whoever set it before may find it again
    case EffectKind::Attach:
      break;
    default:
      // The generator does not call what would come here.
      Undefined = true;
      break;
    }
  }
}

//===----------------------------------------------------------------------===//
// Judging
//===----------------------------------------------------------------------===//

/// The objects that can be reached from some, not through \p Except.
std::vector<char> Interpreter::reachable(const std::vector<ObjectId> &From,
                                         ObjectId Except) const {
  std::vector<char> Seen(Objects.size(), 0);
  std::vector<ObjectId> Work;
  auto Add = [&](ObjectId O) {
    if (O == NullObject || O == Except || Seen[O] || !Objects[O].Alive)
      return;
    Seen[O] = 1;
    Work.push_back(O);
  };
  for (ObjectId O : From)
    Add(O);
  while (!Work.empty()) {
    ObjectId O = Work.back();
    Work.pop_back();
    for (const auto &C : Objects[O].Cells)
      if (C.second.K == Value::Ptr)
        Add(C.second.Id);
  }
  return Seen;
}

void Interpreter::leaked(Reference &R) {
  found(Defect::Leak, R.Where, Objects[R.Context].Kind == ObjectKind::Context);
  R.Settled = true;
}

/// Who accounts for the references of a frame that ends?
void Interpreter::judgeExit(const Frame &Fr, bool HasCaller, const Value &Ret) {
  for (Reference &R : References) {
    if (R.Frame != Fr.Id || R.Settled)
      continue;
    if (R.Count == 0) {
      if (Ret.Number == 0 && pointsInto(Ret, R.Context))
        passedOn(R);
      R.Stale = true;
      continue;
    }
    // Memory that outlives all calls, and what hangs on it.
    std::vector<ObjectId> Outside, Callers;
    for (ObjectId O = 1; O < Objects.size(); ++O) {
      const Object &Obj = Objects[O];
      switch (Obj.Kind) {
      case ObjectKind::Global:
        Outside.push_back(O);
        break;
      case ObjectKind::Foreign:
      case ObjectKind::Context:
        // What the caller passed a pointer to, it accounts for.
        if (HasCaller && Obj.Frame < Fr.Id && !Obj.FromGlobal)
          Callers.push_back(O);
        else
          Outside.push_back(O);
        break;
      case ObjectKind::Slot:
      case ObjectKind::Heap:
        if (Obj.Frame < Fr.Id)
          Callers.push_back(O);
        break;
      case ObjectKind::Null:
        break;
      }
    }
    if (Ret.K == Value::Ptr)
      Callers.push_back(Ret.Id);
    std::vector<char> Outlives = reachable(Outside, R.Context);
    std::vector<char> Known = reachable(Callers, R.Context);
    unsigned Escaped = 0;
    // What the caller knows of it can account for.
    bool Visible = pointsInto(Ret, R.Context) ||
                   (Objects[R.Context].Kind == ObjectKind::Foreign &&
                    Objects[R.Context].Frame < Fr.Id);
    for (ObjectId O = 1; O < Objects.size(); ++O) {
      const Object &Obj = Objects[O];
      if (O == R.Context || !Obj.Alive)
        continue;
      unsigned Holders = 0;
      for (const auto &C : Obj.Cells)
        Holders += pointsInto(C.second, R.Context);
      if (!Holders)
        continue;
      if (Obj.Kind == ObjectKind::Slot)
        Visible |= Obj.Frame < Fr.Id;
      else if (Outlives[O])
        Escaped += Holders;
      else
        Visible |= Known[O] != 0;
    }
    if (Escaped >= R.Count) {
      R.Settled = true;
    } else if (Visible) {
      if (!HasCaller) {
        R.Settled = true;
        continue;
      }
      const Frame &Caller = *Frames[Frames.size() - 2];
      R.Frame = Caller.Id;
      R.Where = {Caller.Function, Fr.CallLoc};
      Result.Acquired.insert(R.Where);
    } else {
      leaked(R);
    }
  }
}

/// Nothing is owed where the machine stops, or a loop never ends. Whether
/// something is told that was lost before is a matter of taste.
void Interpreter::judgeStop() {
  for (Reference &R : References) {
    bool Held = false;
    for (const Object &O : Objects)
      for (const auto &C : O.Cells)
        Held |= pointsInto(C.second, R.Context);
    if (!R.Settled && R.Count && !Held)
      found(Defect::Leak, R.Where, /*Sure=*/false);
  }
}

Verdict interpret(const pm::Module &M, const ddi::DdiTable &Table,
                  const Limits &L) {
  return Interpreter(M, Table, L).run();
}

} // namespace oracle
} // namespace fltlint
