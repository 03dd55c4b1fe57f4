//===- Analyzer.h - Runs functions over abstract states ---------*- C++ -*-===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The parts of the engine and how they meet:
///
///   Executor   runs the instructions of a block on one state; a call may end
///              in several states (its outcomes). Exec.cpp: plain
///              instructions; DdiCalls.cpp: table functions; CallChecks.cpp:
///              what is wrong with their arguments; Callees.cpp: modelled and
///              opaque ones.
///   FunctionRun explores one function from one entry state, without a tracked
///              reference (base run) and then, for each acquisition, with one
///              (reference run). Solver.cpp.
///   Witness    replays a defect on an exact path. Witness.cpp.
///   Analyzer   owns what they share: expressions, summaries, defects, the
///              queue of roots and of callbacks with what is handed to them.
///
//===----------------------------------------------------------------------===//

#ifndef FLTLINT_LIB_ENGINE_ANALYZER_H
#define FLTLINT_LIB_ENGINE_ANALYZER_H

#include "ContextPools.h"
#include "ContextTypes.h"
#include "FieldLedger.h"
#include "Irql.h"
#include "Merge.h"
#include "Program.h"
#include "State.h"
#include "fltlint/Engine/Engine.h"
#include "llvm/ADT/STLExtras.h"
#include <deque>

namespace fltlint {
namespace engine {

/// One acquisition as a frame sees it: the call that gave it the reference.
struct Acquisition {
  uint32_t Function = pm::None;
  pm::LocId Loc = pm::None;
  std::string By;
  ddi::ContextKind Context = ddi::ContextKind::Unknown;
  std::string Variable;
  bool ByReference = false; ///< FltReferenceContext
  /// The context is one that a caller acquired, who counts this one as well.
  bool OfCaller = false;
  /// It was found in that field: its number in the FieldLedger.
  uint8_t Field = FieldLedger::None;
};

enum class ExitType : uint8_t {
  Return,
  Unwind,
  ThreadExit,
  /// No end: here something went wrong with a reference of the caller's, which
  /// only the frame that acquired it can tell of (T's Misused says what). The
  /// path goes on to rows of its own.
  Misuse
};

/// One way a function can end, in the function's own terms.
struct Row {
  State S;
  ExitType Exit = ExitType::Return;
  const Expr *Ret = nullptr;
  pm::LocId Loc = pm::None;
};

/// What a function does from one entry state.
struct Summary {
  uint32_t Function = pm::None;
  State Entry;
  std::vector<Row> Rows;
  /// Rows in which a reference born inside ends up with the caller. T's
  /// Origin indexes Analyzer::Origins.
  std::vector<Row> Births;
  /// Heap objects the entry state had: still the caller's at the exit.
  std::vector<const Expr *> EntryHeaps;
  /// The symbols of Entry; states of the run refer to this.
  llvm::DenseSet<const Expr *> EntrySymbols;
  /// Parameters that are NULL, or unset, in Entry, and used as contexts: for
  /// the callers to tell.
  std::vector<std::pair<unsigned, EventKind>> NullUses;
  /// For replays: nothing is merged that paths keep apart, and nothing told.
  bool IsExact = false;
  bool Failed = false; ///< Too much for that.
  /// The first place where NULL is used as a context, or released.
  pm::LocId UsesNullAt = pm::None;
  // Recursion. While it is computed, a summary has the rows found so far, and
  // what uses it meanwhile has to be computed again when there are more.
  static constexpr unsigned NotInProgress = ~0u;
  unsigned Index = NotInProgress; ///< in the stack of those being computed
  unsigned Lowest = ~0u; ///< Index of the lowest in that stack that it used.
  unsigned Round = 0;    ///< How often it was computed.
  /// The lowest it used, and which round of it.
  Summary *Head = nullptr;
  unsigned HeadRound = 0;
  bool inProgress() const { return Index != NotInProgress; }
  /// Open ones (Analyzer::summarizeOpenly): the symbols for the parameters.
  std::vector<const Expr *> Params;
  /// Some row stands for more than paths bring.
  bool isApproximate() const {
    auto Is = [](const Row &R) { return R.S.Approximate; };
    return llvm::any_of(Rows, Is) || llvm::any_of(Births, Is);
  }
  /// What it used has been computed again since.
  bool isStale() const {
    return Head && (HeadRound != Head->Round || Head->isStale());
  }
  explicit Summary(const State &E) : Entry(E) {}
};

class Analyzer;

/// How a callee came back that may have done something to T.
struct CalleeWay {
  const Summary *Of = nullptr;
  State Left; ///< The row's state.
  /// T was born in it, where Origin says.
  bool IsBirth = false;
  Acquisition Origin;
  bool Keeps = false; ///< All references are left to the caller.
  uint8_t CountBefore = 1;
  /// What it returned, and that it turned out to be a failure.
  const Expr *Ret = nullptr;
  mutable bool Fails = false;
  explicit CalleeWay(const State &S) : Left(S) {}
};
/// What decided in the callee, and where it fails otherwise.
std::vector<Step> storyOf(Analyzer &A, const CalleeWay &Way);

/// Leaves in a row what means something to callers.
void closeFrame(Row &R);

/// Where one path leaves a block.
struct BlockExit {
  enum Kind : uint8_t { Goto, Return, Unwind, ThreadExit } K = Goto;
  State S;
  pm::BlockId Target = pm::None;
  const Expr *Ret = nullptr;
  pm::LocId Loc = pm::None;
  BlockExit(Kind K, State S) : K(K), S(std::move(S)) {}
};

/// NULL, at least on a path that was merged with others; a replay tells them
/// apart again.
bool mayBeNull(const State &S, const Expr *V);

/// Told by the executor what it meets.
class ExecSink {
public:
  virtual ~ExecSink() = default;
  /// \p S is about to run a call that can give a reference.
  virtual void site(pm::BlockId B, size_t Instr, const State &S) {}
  /// T (of \p S) goes wrong here.
  virtual void defect(EventKind K, StepKind How, pm::LocId Where,
                      const State &S, llvm::StringRef Holder) {}
  /// A call is wrong in \p S, whatever becomes of references.
  virtual void misuse(EventKind K, pm::LocId Where, const State &S,
                      const Misuse &What) {}
  /// What is not T is released.
  virtual void released(const Expr *V) {}
  /// The parameter in that slot is used, though there is no context. True: it
  /// came so, and the callers tell.
  virtual bool usesParameter(pm::SlotId Param, EventKind K) { return false; }
  /// A callee uses NULL as a context there.
  virtual void usesNull(pm::LocId Where) {}
  /// T passes to another routine.
  virtual void handOff(const State &S, const CallTarget &Routine,
                       unsigned Param, const Expr *Cookie) {}
  /// Callees' rows must not stand for more than paths bring, where possible.
  virtual bool wantsExactCallees() const { return false; }
  /// The IRQL at which the function was entered.
  virtual const Expr *entryIrql() const { return nullptr; }
  /// Part of the function could not be followed.
  virtual void incomplete(llvm::StringRef Why) {}
};

class Analyzer;

/// The kind of context that the argument \p Arg says, else \p Default.
ddi::ContextKind kindFromArg(const State &S, const std::optional<unsigned> &Arg,
                             llvm::ArrayRef<const Expr *> Args,
                             ddi::ContextKind Default);

/// A call in the middle of being executed.
struct CallContext {
  const pm::Instruction &I;
  pm::BlockId Block;
  size_t Index;
  llvm::SmallVector<const Expr *, 8> Args;
};

/// Asks the executor to let the reference born at this instruction be T.
struct BirthRequest {
  pm::BlockId Block = pm::None;
  size_t Instr = 0;
  /// Which of the call's births: a member of FltGetContexts' structure, an
  /// origin of a callee's summary, else 0.
  uint32_t Sub = 0;
  uint32_t Origin = ~0u;
  /// T is found in memory here; no call gives it.
  bool isFound() const;
};

/// What is known in \p S, in function \p F, of other fields of the object that
/// T was found in.
void guardsOf(const Program &P, uint32_t F, const State &S,
              std::vector<Fact> &Out);

/// Somebody may close a section whose context he has found at the stream.
bool mayCloseWhatIsFound(const Program &P);

/// Whether T, which was found in a field, may be released because of them.
bool isGuardedRelease(const Program &P, uint32_t F, const State &S);

/// The object at \p Root, if it was made here, leaves the list it was on.
void leaveList(const Program &P, uint32_t F, State &S, const Expr *Root);

class Executor {
public:
  Executor(Analyzer &A, uint32_t F, ExecSink &Sink);

  /// Runs the block from instruction \p Start. With \p Birth, the call at
  /// \p Start gives birth to T, or the path ends.
  void runBlock(State S, pm::BlockId B, size_t Start, const BirthRequest *Birth,
                std::vector<BlockExit> &Out);

  /// The births a call can have in state \p S: Sub numbers and what is told of
  /// them.
  std::vector<std::pair<uint32_t, Acquisition>>
  births(const State &S, pm::BlockId B, size_t Instr);
  /// How the source names what is at \p Ptr ("ctx", "p2pCtx->VolCtx").
  std::string describePlace(const Expr *Ptr, const State &S) const;
  const Expr *operand(const State &S, const pm::Operand &O) const;

  enum class CallEnd : uint8_t { Continue, Unwind, ThreadExit, Stop };
  struct CallResult {
    State S;
    CallEnd End;
    CallResult(State S, CallEnd End) : S(std::move(S)), End(End) {}
  };

private:
  using CallResults = std::vector<CallResult>;

  bool execute(State &S, const pm::Instruction &I, pm::BlockId B, size_t Index);
  void executeCall(State S, const pm::Instruction &I, pm::BlockId B,
                   size_t Index, const BirthRequest *Birth, CallResults &Out);
  std::vector<CallTarget> targetsOf(const State &S, const pm::Instruction &I);
  void finishBlock(State S, pm::BlockId B, std::vector<BlockExit> &Out);
  void terminate(State S, pm::BlockId B, std::vector<BlockExit> &Out);

  // DdiCalls.cpp
  void callDdi(State S, const CallContext &C, const ddi::Function &D,
               const BirthRequest *Birth, CallResults &Out);
  bool applyEffects(State &S, const CallContext &C, const ddi::Function &D,
                    const ddi::Outcome &O, const Expr *&Ret,
                    const BirthRequest *Birth, bool &Born);
  void writePlace(State &S, const CallContext &C, const ddi::Place &P,
                  const Expr *V, const Expr *&Ret);
  const Expr *readPlace(State &S, const CallContext &C, const ddi::Place &P);
  unsigned placeWidth(const CallContext &C, const ddi::Place &P) const;
  bool forgetRecord(State &S, const CallContext &C, const ddi::Place &P);
  void release(State &S, const CallContext &C, const Expr *V);
  void useContext(State &S, const CallContext &C, const Expr *V);
  bool testArg(State &S, const CallContext &C, const ddi::ArgTest &T);

  // ReleasedUses.cpp; what else counts as a use of a context after its last
  // release than a look into it.
  void useReleased(State &S, pm::LocId Loc, llvm::StringRef Says,
                   llvm::StringRef Text);
  void passReleased(State &S, const CallContext &C, uint32_t F);
  void storeReleased(State &S, const Expr *Ptr, const Expr *V, pm::LocId Loc);
  void returnReleased(State &S, const Expr *Value, pm::LocId Loc);

  // CallChecks.cpp
  void checkCall(const State &S, const CallContext &C, const ddi::Function &D);
  void checkAllocation(const State &S, const CallContext &C,
                       const ddi::Function &D, const ddi::Effect &E);
  void checkTypeOfGot(const State &S, const CallContext &C,
                      const ddi::Function &D, const ddi::Effect &E);
  void checkMembers(const State &S, const CallContext &C,
                    const ddi::Function &D, const ddi::Effect &E);
  void checkMoment(const State &S, const CallContext &C, const ddi::Function &D,
                   const ddi::Effect &E);
  llvm::StringRef systemObject(const Expr *V, pm::Operand O) const;
  void checkContextArgument(const State &S, const CallContext &C,
                            const ddi::Function &D, unsigned Arg);
  void checkCleanup(State &S, pm::LocId Loc);
  void markWritten(State &S, const Expr *Ptr, uint64_t Size);
  void markWritten(State &S, const CallContext &C, const pm::Function *F);
  void checkReturn(const State &S, const Expr *Value, pm::LocId Loc);
  const pm::Field *loadedField(pm::Operand O, const pm::Record *&R) const;
  static Misuse startMisuse(const ddi::Function &D, unsigned Arg);

  // Takes.cpp
  const Expr *foundAt(State &S, const TakeSite &T, int64_t Offset,
                      const Expr *&Place);
  /// The references that an object brings along that comes into the function's
  /// hands here.
  void findTakes(const State &S, pm::BlockId B, size_t Index,
                 std::vector<std::pair<uint32_t, Acquisition>> &Out);
  bool takeFound(State &S, const BirthRequest &Birth);
  void noteStored(const State &S, const Expr *Ptr, const Expr *V,
                  pm::LocId Loc);
  /// The only pointer to the object that T was found in is overwritten.
  void noteCleared(State &S, const pm::Instruction &I, const Expr *Ptr) const;
  /// Whether the test before has shown that nobody else uses the object any
  /// more that T was found in.
  void noteLastUser(State &S) const;
  /// T joins a list itself.
  void noteJoined(State &S, const CallContext &C, const ddi::Place &Node);
  uint8_t linkAt(const CallContext &C, const ddi::Place &Node) const;
  /// T leaves a list that it was on before.
  void leaveUnknownList(State &S, const CallContext &C, const ddi::Place &Node);
  /// Code looks for fields of \p Record at \p Base.
  void lookFor(const Expr *Base, uint32_t Record);

  // NullUses.cpp
  /// The pointer to a context that the address \p Ptr is computed from.
  std::optional<pm::Operand> contextBehind(pm::Operand Ptr) const;
  /// Tells of a use of \p Context if that is NULL or unset; true: no path goes
  /// on from there.
  bool usesNothing(State &S, pm::LocId Loc, const pm::Operand &Context);
  /// The same of the arguments that a modelled callee uses.
  void tellNullUses(const State &S, const CallContext &C, const Summary &Sum);
  /// The same of all arguments of a call of what has no model.
  bool passesNothing(State &S, const CallContext &C, const CallTarget &T);

  // Callees.cpp
  Summary *summaryFor(uint32_t F, const State &Entry, ExprMap &Map,
                      bool &IsGeneral, bool KeepsIrql = false,
                      Summary *Open = nullptr);
  Summary *openSummaryFor(const State &S, const CallContext &C, uint32_t F,
                          bool KeepsIrql, ExprMap &Map);
  void callModelled(State S, const CallContext &C, uint32_t F,
                    const BirthRequest *Birth, CallResults &Out);
  /// \p F may be null: nobody knows which function it is, or, with \p System,
  /// only that it is one of the system's.
  void callOpaque(State S, const CallContext &C, const pm::Function *F,
                  bool System, CallResults &Out);
  void setResult(State &S, const pm::Instruction &I, const Expr *V);

  // IrqlTransfer.cpp; they do nothing unless the analyzer has IrqlFacts.
  void checkIrql(const State &S, const CallContext &C, const ddi::Function &D);
  uint16_t pagedKinds(const State &S, const CallContext &C,
                      const ddi::Function &D);
  void raiseIrql(State &S, const CallContext &C, const ddi::Function &D,
                 const ddi::Effect &E, const Expr *&Ret);
  void lowerIrql(State &S, const CallContext &C, const ddi::Function &D,
                 const ddi::Effect &E);
  void readIrql(State &S, const CallContext &C, const ddi::Effect &E,
                const Expr *&Ret);
  void applyIrqlAnnotations(State &S, const CallContext &C,
                            const pm::Function &F);
  void noteOperation(State &S);
  void noteIrqlTest(State &S, const RangeSet &Before, const pm::Terminator &T);
  void explainIrql(const State &S, pm::BlockId B, size_t Index);
  RangeSet irqlOf(const State &S) const;

  bool tempUsedLater(pm::TempId T, pm::BlockId B, size_t Index) const;
  /// After something that may have removed T's last holder.
  void checkLost(State &S, pm::BlockId B, size_t Index, StepKind How,
                 pm::LocId Loc, llvm::StringRef Holder);
  void note(State &S, StepKind K, pm::LocId L, llvm::StringRef Text,
            bool Taken = false, llvm::StringRef Says = "");
  unsigned widthOf(pm::TypeId T) const;
  const Expr *snapshot(State &S, const Expr *Ptr, uint64_t Size);
  void copyCells(State &S, const Expr *Dst, const Expr *Src, uint64_t Size);

  Analyzer &A;
  const Program &P;
  const pm::Module &M;
  const pm::Function &Fn;
  uint32_t FnIndex;
  ExprContext &Ctx;
  ExecSink &Sink;
};

/// Who holds T at an exit.
struct HolderCensus {
  /// The places among Escaped.
  llvm::SmallVector<const Expr *, 2> Places;
  unsigned Escaped = 0; ///< places in memory that outlives the frame
  bool Visible = false; ///< reachable by the caller through what it passed
  bool Returned = false;
};
HolderCensus countHolders(const State &S, const Expr *Ret,
                          llvm::ArrayRef<const Expr *> EntryHeaps,
                          const Expr *Ignored, bool HasCaller);

/// What a root starts from.
struct RootJob {
  uint32_t Function = pm::None;
  State Entry;
  std::optional<Acquisition> Handed; ///< T, if the entry has one.
  RootJob(uint32_t F, State S) : Function(F), Entry(std::move(S)) {}
};

class Analyzer {
public:
  Analyzer(Program &Prog, ExprContext &Ctx, const Options &Opts);
  ~Analyzer();
  Result run();
  /// Follows the IRQL instead of references. \p Before has followed those, and
  /// knows what functions do that have nothing to do with the IRQL.
  std::vector<Event> runIrql(Analyzer &Before);
  /// The same, about all functions: answers for that line are wanted.
  std::vector<Event> runIrql(const SourceLine &Where);

  /// The summary of \p F from \p Entry; computed if need be. \p Map receives
  /// the correspondence of the summary's symbols to \p Entry's. Null: too
  /// deep or given up. \p IsGeneral: it is one for more than \p Entry. With
  /// \p KeepsIrql, the IRQL passes through it. \p Open, if not null, is what to
  /// return when the function was called in too many ways already.
  Summary *summarize(uint32_t F, const State &Entry, ExprMap &Map,
                     bool &IsGeneral, bool KeepsIrql = false,
                     Summary *Open = nullptr);
  /// What \p F does from an entry of which nothing is known: each parameter is
  /// a symbol, all memory is as it is. One serves all callers for which the
  /// parameters are as distinct; null: there is none.
  Summary *summarizeOpenly(uint32_t F);
  /// The same for replays; null if it would take too long.
  Summary *summarizeExactly(uint32_t F, const State &Entry, ExprMap &Map);
  void report(Event E);
  void incomplete(uint32_t F, llvm::StringRef Why);
  /// \p F was called again before it had returned.
  bool isRecursive(uint32_t F) const { return Recursive.test(F); }
  std::vector<Incomplete> takeIncompletes();
  void handOff(const State &S, const CallTarget &Routine, unsigned Param,
               const Expr *Cookie, const Acquisition &Acq);
  State genericEntry(uint32_t F);
  const ContextTypes &contextTypes() {
    if (!Types)
      Types.emplace(Prog);
    return *Types;
  }
  /// How many references \p Routine releases, on each of its paths, of what
  /// reaches it through \p Cookie.
  unsigned surelyReleases(const State &S, const CallTarget &Routine,
                          unsigned Param, const Expr *Cookie);
  /// The first place where \p Routine uses NULL that it gets by \p Cookie as a
  /// context, if it does so on all its paths.
  std::optional<pm::LocId> surelyUsesNull(const State &S,
                                          const CallTarget &Routine,
                                          unsigned Param, const Expr *Cookie);
  /// Calls of FltReferenceContext that counted a T.
  std::vector<Acquisition> References;
  uint32_t referenceAt(Acquisition Acq);
  /// By function: the calls that give it a reference, whatever its entry.
  std::vector<std::vector<Acquisition>> Origins;
  uint32_t originOf(uint32_t F, const Acquisition &Acq);
  bool outOfSteps() const {
    return StepsThisRoot > Opts.MaxStepsPerRoot || Steps > Opts.MaxSteps;
  }

  /// The number of the field at \p Ptr in function \p F, if it is known to be
  /// one.
  uint8_t fieldAt(uint32_t F, const Expr *Ptr, bool Create = false);

  ExprContext &Ctx;
  Program &Prog;
  FieldLedger Ledger;
  Options Opts;
  ContextPools Pools;
  PreOperationReturns PreReturns;
  /// If the IRQL is followed, and nothing else.
  std::unique_ptr<IrqlFacts> Irql;
  uint64_t Steps = 0, StepsThisRoot = 0;
  uint64_t Unconfirmed = 0;
  /// By what is wrong, in which function, where and with which acquisition: how
  /// many searches for a path came to the end of their budget.
  std::map<std::tuple<EventKind, uint32_t, pm::LocId, uint32_t>, unsigned>
      Exhausted;
  unsigned Depth = 0;
  unsigned Changes = 0; ///< of what summaries say
  /// A routine is run from an entry that it may never be called with, to see
  /// what it would do. All is exact then, as nothing of that may be told.
  enum class Supposition : uint8_t {
    None,
    Anything,
    OnlyLuck ///< No memory allocation fails.
  } Supposing = Supposition::None;

private:
  void runRoot(const RootJob &J);
  void forgetWhatIsToldBetter();
  std::vector<Event> followIrql();
  void compute(Summary &S);
  Summary *askBefore(llvm::function_ref<Summary *(Analyzer &)> Ask);
  void use(Summary &S, Summary &User);
  bool looksBehind(uint32_t F, unsigned Param);
  Summary *suppose(uint32_t F, const State &Entry, bool OnlyLuck);
  std::optional<State> handedEntry(const State &S, const CallTarget &Routine,
                                   unsigned Param, const Expr *Cookie);
  std::vector<std::vector<std::unique_ptr<Summary>>> Summaries;
  std::map<uint32_t, std::vector<std::unique_ptr<Summary>>> ExactSummaries;
  std::vector<std::unique_ptr<Summary>> OpenSummaries;
  /// The same of what is only supposed, without and with OnlyLuck.
  std::map<uint32_t, std::vector<std::unique_ptr<Summary>>>
      SupposedSummaries[2];
  std::map<std::pair<uint32_t, unsigned>, bool> LooksBehind;
  unsigned ExactDepth = 0;
  /// An exact summary relied on one that is not complete.
  bool ExactBroken = false;
  /// Those being computed, callers first.
  std::vector<Summary *> Active;
  Analyzer *Before = nullptr;
  std::deque<RootJob> Queue;
  std::vector<std::vector<State>> QueuedEntries;
  /// By function: entries for which it was asked whether it surely releases.
  std::vector<unsigned> EntriesAsked;
  std::optional<ContextTypes> Types; ///< Once somebody asks.
  /// By what is wrong, where, with which acquisition: one call can give several
  /// references, of different kinds or into different variables.
  std::map<
      std::tuple<EventKind, uint32_t, uint32_t, ddi::ContextKind, std::string>,
      Event>
      Events;
  std::map<uint32_t, std::set<std::string>> Incompletes;
  llvm::BitVector Analysed, Recursive;
};

/// Solves one function from one entry; see Solver.cpp.
void solveFunction(Analyzer &A, Summary &Sum, bool IsRoot,
                   const Acquisition *Handed);

} // namespace engine
} // namespace fltlint

#endif // FLTLINT_LIB_ENGINE_ANALYZER_H
