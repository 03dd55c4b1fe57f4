//===- Irql.cpp - What is known of the IRQL -------------------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// At which IRQL routines are entered, and which calls brought it there.
///
/// Where the documentation is silent or leaves a choice, the entry is unknown,
/// and nothing is reported of it: a post-operation callback that serves several
/// operations, one whose pre-operation may ask for FLT_PREOP_SYNCHRONIZE, one
/// whose registration is not visible.
///
//===----------------------------------------------------------------------===//

#include "Irql.h"
#include "Program.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

namespace fltlint {
namespace engine {

using llvm::StringRef;

std::string irqlName(int64_t Level) {
  switch (Level) {
  case PassiveLevel:
    return "PASSIVE_LEVEL";
  case ApcLevel:
    return "APC_LEVEL";
  case DispatchLevel:
    return "DISPATCH_LEVEL";
  case HighestLevel:
    return "HIGH_LEVEL";
  default:
    return "IRQL " + llvm::itostr(Level);
  }
}

std::string irqlRangeName(const RangeSet &R) {
  if (R.empty())
    return "unknown";
  int64_t Low = std::max<int64_t>(R.parts().front().Low, PassiveLevel);
  int64_t High = std::min<int64_t>(R.parts().back().High, HighestLevel);
  return Low == High ? irqlName(Low) : irqlName(Low) + " to " + irqlName(High);
}

//===----------------------------------------------------------------------===//
// SAL
//===----------------------------------------------------------------------===//

/// The argument of \p Sal if it is one of these words, in either spelling.
static std::optional<StringRef> argumentOf(StringRef Sal, StringRef Word,
                                           StringRef OldWord) {
  if (!Sal.consume_front(Word) && !Sal.consume_front(OldWord))
    return std::nullopt;
  Sal = Sal.trim();
  if (Sal.empty())
    return Sal;
  if (!Sal.consume_front("(") || !Sal.consume_back(")"))
    return std::nullopt;
  return Sal.trim();
}

static std::optional<ddi::Irql> levelOf(std::optional<StringRef> Text,
                                        const ddi::DdiTable &Table) {
  if (!Text)
    return std::nullopt;
  if (auto V = Table.findConstant(*Text); V && *V >= 0 && *V <= HighestLevel)
    return ddi::Irql(*V);
  unsigned N;
  if (!Text->getAsInteger(0, N) && N <= HighestLevel)
    return ddi::Irql(N);
  return std::nullopt;
}

IrqlAnnotations readIrqlAnnotations(const pm::Function &F,
                                    const ddi::DdiTable &Table) {
  IrqlAnnotations R;
  for (const std::string &Sal : F.Sal) {
    auto Level = [&](StringRef Word, StringRef Old) {
      return levelOf(argumentOf(Sal, Word, Old), Table);
    };
    if (auto L = Level("_IRQL_requires_max_", "__drv_maxIRQL"))
      R.Max = L;
    else if (auto L = Level("_IRQL_requires_min_", "__drv_minIRQL"))
      R.Min = L;
    else if (auto L = Level("_IRQL_requires_", "__drv_requiresIRQL"))
      R.Min = R.Max = L;
    else if (auto L = Level("_IRQL_raises_", "__drv_raisesIRQL"))
      R.Raises = L;
    else if (argumentOf(Sal, "_IRQL_saves_global_", "__drv_savesIRQLGlobal"))
      R.SavesGlobal = true;
    else if (argumentOf(Sal, "_IRQL_restores_global_",
                        "__drv_restoresIRQLGlobal"))
      R.RestoresGlobal = true;
    else if (argumentOf(Sal, "_IRQL_saves_", "__drv_savesIRQL"))
      R.Saves = true;
  }
  return R;
}

bool hasIrqlWord(const pm::Param &P, StringRef Word, StringRef OldWord) {
  return llvm::any_of(P.Sal, [&](const std::string &Sal) {
    return argumentOf(Sal, Word, OldWord).has_value();
  });
}

//===----------------------------------------------------------------------===//
// Entries
//===----------------------------------------------------------------------===//

IrqlFacts::IrqlFacts(const Program &P, ExprContext &Ctx,
                     const ContextPools &Pools,
                     const PreOperationReturns &PreReturns)
    : Pools(Pools), PreReturns(PreReturns), Kinds(P), Bounds(P, Pools), P(P),
      Ctx(Ctx) {
  // The memory of an object that no program has: two initial contents.
  const Expr *Nowhere = Ctx.global(uint32_t(P.M.Globals.size()));
  KnownEntry = Ctx.init(Nowhere, 0, 8);
  UnknownEntry = Ctx.init(Nowhere, 1, 8);
  const pm::Module &M = P.M;
  for (uint32_t F = 0; F < M.Functions.size(); ++F) {
    for (uint32_t Post : P.callback(F).Posts)
      PreOperations[Post].push_back(F);
    for (const pm::Block &B : M.Functions[F].Blocks)
      for (const pm::Instruction &I : B.Instrs) {
        if (I.Op != pm::Opcode::Call ||
            I.Ops[0].Kind != pm::OperandKind::Function)
          continue;
        const pm::Function &Callee = M.Functions[I.Ops[0].Index];
        for (size_t K = 1; K < I.Ops.size() && K <= Callee.Params.size(); ++K) {
          pm::Operand O = I.Ops[K];
          while (const pm::Instruction *D =
                     O.isTemp() ? P.definitionOf(F, O.Index) : nullptr) {
            if (D->Op != pm::Opcode::Cast)
              break;
            O = D->Ops[0];
          }
          if (O.Kind != pm::OperandKind::Function)
            continue;
          const ddi::Role *R = P.Table.findRole(Callee.Params[K - 1].TypeText);
          if (!R)
            continue;
          auto [It, New] = Roles.try_emplace(O.Index, R);
          if (!New && It->second && It->second->MaxIrql != R->MaxIrql)
            It->second = nullptr;
        }
      }
  }
}

std::string IrqlFacts::functionName(uint32_t F) const {
  const pm::Function &Fn = P.M.Functions[F];
  return Fn.DisplayName.empty() ? Fn.Name : Fn.DisplayName;
}

bool IrqlFacts::isPageable(uint32_t F) const {
  return StringRef(P.M.Functions[F].Section).starts_with("PAGE");
}

llvm::ArrayRef<uint32_t> IrqlFacts::preOperationsOf(uint32_t Post) const {
  auto It = PreOperations.find(Post);
  return It == PreOperations.end() ? llvm::ArrayRef<uint32_t>()
                                   : llvm::ArrayRef(It->second);
}

bool IrqlFacts::dependsOnOthers(uint32_t F) const {
  return P.callback(F).PostOperation;
}

void PreOperationReturns::note(uint32_t F, const RangeSet &Ret) {
  // FLT_PREOP_SYNCHRONIZE
  if (Ret.empty() || Ret.contains(5))
    MaySynchronize.insert(F);
  // FLT_PREOP_PENDING
  if (Ret.empty() || Ret.contains(2))
    MayPend.insert(F);
  Known.insert(F);
}

static IrqlEntry between(ddi::Irql Low, ddi::Irql High, std::string Reason) {
  IrqlEntry E;
  E.Known = true;
  E.Low = Low;
  E.High = High;
  E.Reason = std::move(Reason);
  return E;
}

static IrqlEntry unknown(std::string Reason) {
  IrqlEntry E;
  E.Reason = std::move(Reason);
  return E;
}

/// ", which is called at DISPATCH_LEVEL".
static std::string calledAt(ddi::Irql Low, ddi::Irql High) {
  if (Low == High)
    return ", which is called at " + irqlName(Low);
  return ", which may be called at up to " + irqlName(High);
}

IrqlEntry IrqlFacts::postEntry(uint32_t F, bool AnyPre) const {
  const CallbackInfo &C = P.callback(F);
  if (C.Majors.empty()) {
    auto It = Roles.find(F);
    if (It != Roles.end() && It->second && It->second->PostOperation)
      return between(PassiveLevel, ApcLevel,
                     "is called when that is safe, at APC_LEVEL or below");
    return unknown("is a post-operation callback whose registration is not "
                   "visible");
  }
  if (C.Majors.size() > 1)
    return unknown("is a post-operation callback of several operations, of "
                   "which nothing is assumed");
  const ddi::Operation *Op = P.Table.findOperation(*C.Majors.begin());
  if (!Op)
    return unknown("is a post-operation callback of an operation whose IRQL is "
                   "not documented");
  std::string What = "is a post-operation callback of " + Op->Name;
  if (Op->PostMaxIrql > ApcLevel && !AnyPre)
    for (uint32_t Pre : preOperationsOf(F))
      if (PreReturns.mayBeSynchronize(Pre))
        return unknown(What + ", and '" + functionName(Pre) +
                       "' may return FLT_PREOP_SYNCHRONIZE");
  return between(Op->PostMinIrql, Op->PostMaxIrql,
                 What + calledAt(Op->PostMinIrql, Op->PostMaxIrql));
}

IrqlEntry IrqlFacts::entryOf(uint32_t F, bool AnyPre) const {
  const CallbackInfo &C = P.callback(F);
  const pm::Function &Fn = P.M.Functions[F];
  if (C.PostOperation)
    return postEntry(F, AnyPre);
  if (C.PreOperation)
    return between(PassiveLevel, ApcLevel,
                   "is a pre-operation callback, which is called at APC_LEVEL "
                   "or below");
  if (C.Cleanup)
    return between(PassiveLevel, ApcLevel,
                   "is a context cleanup callback, which is called at "
                   "APC_LEVEL or below");
  const ddi::Role *R = C.Role;
  if (auto It = Roles.find(F); !R && It != Roles.end())
    R = It->second;
  // The loader's name for it.
  if (!R && Fn.Link == pm::Linkage::External && Fn.Name == "DriverEntry")
    R = P.Table.findRole("DRIVER_INITIALIZE");
  // Who takes such a callback calls it where that is safe.
  if (R && R->PostOperation)
    return between(PassiveLevel, ApcLevel,
                   "is called when that is safe, at APC_LEVEL or below");
  if (R) {
    StringRef Name = R->Name;
    Name.consume_front("P");
    return between(R->MinIrql, R->MaxIrql,
                   "is a routine of type " + Name.str() +
                       calledAt(R->MinIrql, R->MaxIrql));
  }
  if (C.OtherCallback)
    return between(PassiveLevel, ApcLevel,
                   "is registered with the filter manager, which calls it at "
                   "APC_LEVEL or below");
  IrqlAnnotations A = readIrqlAnnotations(Fn, P.Table);
  if (A.Max) {
    ddi::Irql Low = std::min(A.Min.value_or(PassiveLevel), *A.Max);
    return between(Low, *A.Max,
                   Low == *A.Max
                       ? "is annotated to be called at " + irqlName(Low)
                       : "is annotated to be called at up to " +
                             irqlName(*A.Max));
  }
  return unknown("is called by nobody in the program");
}

bool IrqlFacts::staysBelowLimits(uint32_t F) const {
  IrqlEntry E = entryOf(F, /*AnyPre=*/true);
  // Of an unknown IRQL, nothing is reported unless something sets or reads it.
  ddi::Irql High = E.Known            ? E.High
                   : Bounds.isRead(F) ? HighestLevel
                                      : PassiveLevel;
  if (isPageable(F) && E.Low <= ApcLevel)
    High = std::min(High, ApcLevel);
  return Bounds.isSafe(F, High);
}

bool IrqlFacts::canLeaveOut(uint32_t F) const {
  return !Where && staysBelowLimits(F) &&
         (PreReturns.isKnown(F) ||
          llvm::all_of(P.callback(F).Posts, [this](uint32_t Post) {
            return staysBelowLimits(Post);
          }));
}

void IrqlFacts::enterRoot(State &S, uint32_t F) const {
  IrqlEntry E = entryOf(F);
  if (E.Known && E.Low == E.High) {
    S.Irql = level(E.Low);
  } else {
    S.Irql = E.Known ? KnownEntry : UnknownEntry;
    S.setFact(S.Irql, RangeSet::of(E.Low, E.High));
  }
  enterCallee(S, F);
}

void IrqlFacts::enterCallee(State &S, uint32_t F) const {
  IrqlAnnotations A = readIrqlAnnotations(P.M.Functions[F], P.Table);
  ddi::Irql Low = A.Min.value_or(PassiveLevel);
  ddi::Irql High = A.Max.value_or(HighestLevel);
  if (isPageable(F))
    High = std::min(High, ApcLevel);
  if (Low > High || (Low == PassiveLevel && High == HighestLevel))
    return;
  if (!S.Irql && Low == High)
    S.Irql = level(Low);
  // A caller that breaks the promise for certain is left as it is.
  if (S.Irql && !S.Irql->isConst())
    (void)S.restrict(S.Irql, RangeSet::of(Low, High));
}

//===----------------------------------------------------------------------===//
// Reasons
//===----------------------------------------------------------------------===//

void IrqlFacts::noteCall(uint32_t Callee, const Expr *Entry, uint32_t Caller,
                         const Expr *CallerEntry, const State &S,
                         const RangeSet &Level, pm::LocId Where) {
  if (!Entry || (Callee == Caller && Entry == CallerEntry))
    return;
  // Of calls that differ in nothing else, those that explain most are kept:
  // the first that can be above APC_LEVEL.
  auto Key = std::make_pair(Callee, Entry);
  bool High = !Level.empty() && Level.parts().back().High > ApcLevel;
  if (Calls.count(Key) && !High)
    return;
  Call C{Caller, CallerEntry, S.Irql, Where, S.RaisedAt, irqlRangeName(Level)};
  if (!Calls.try_emplace(Key, C).second) {
    Call &Old = Calls[Key];
    if (Old.Level == "PASSIVE_LEVEL to APC_LEVEL")
      Old = C;
  }
}

void IrqlFacts::noteRaise(pm::LocId Where, StringRef Routine) {
  Raises[Where] = Routine.str();
}

static Step makeStep(pm::LocId Where, std::string Text, std::string Says) {
  Step S;
  S.Kind = StepKind::Irql;
  S.Loc = Where;
  S.Text = std::move(Text);
  S.Says = std::move(Says);
  return S;
}

std::vector<Step> IrqlFacts::stepsTo(uint32_t F, const Expr *Entry) const {
  std::vector<Step> Backwards;
  llvm::DenseSet<uint32_t> Seen;
  for (;;) {
    IrqlEntry E = entryOf(F);
    auto It = Calls.find({F, Entry});
    bool IsRoots = Entry == UnknownEntry || Entry == KnownEntry
                       ? E.Known && Entry == KnownEntry && E.High > ApcLevel
                       : E.Known && E.Low == E.High && Entry == level(E.Low);
    if (isPageable(F))
      Backwards.push_back(
          makeStep(P.M.Functions[F].Loc, functionName(F),
                   "is pageable (section " + P.M.Functions[F].Section +
                       "), so it is called at APC_LEVEL or below"));
    if (IsRoots || It == Calls.end() || !Seen.insert(F).second) {
      if (!E.Reason.empty())
        Backwards.push_back(
            makeStep(P.M.Functions[F].Loc, functionName(F), E.Reason));
      break;
    }
    const Call &C = It->second;
    Backwards.push_back(makeStep(C.Where, functionName(F),
                                 "is called by '" + functionName(C.Caller) +
                                     "' at " + C.Level));
    if (C.Irql != C.CallerEntry) {
      if (auto R = Raises.find(C.RaisedAt); R != Raises.end())
        Backwards.push_back(
            makeStep(C.RaisedAt, R->second, "raises the IRQL to " + C.Level));
      break;
    }
    F = C.Caller;
    Entry = C.CallerEntry;
  }
  return std::vector<Step>(Backwards.rbegin(), Backwards.rend());
}

} // namespace engine
} // namespace fltlint
