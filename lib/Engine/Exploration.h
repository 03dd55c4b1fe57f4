//===- Exploration.h - The states reached in one run ------------*- C++ -*-===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FLTLINT_LIB_ENGINE_EXPLORATION_H
#define FLTLINT_LIB_ENGINE_EXPLORATION_H

#include "Analyzer.h"
#include <set>

namespace fltlint {
namespace engine {

/// A state at the entry of a block.
struct Node {
  State S;
  pm::BlockId Block;
  /// All nodes whose run led here.
  llvm::SmallVector<uint32_t, 4> Preds;
  /// No lossy merge on the way.
  bool Exact;
  bool Run;
  /// Merged into another node.
  bool Superseded = false;
  /// A reference run's beginning, in the middle of the block.
  bool IsStart = false;
  Node(State S, pm::BlockId B, bool Exact)
      : S(std::move(S)), Block(B), Exact(Exact), Run(false) {}
  // Vectors of them would copy otherwise when they grow.
  Node(Node &&) noexcept = default;
  Node &operator=(Node &&) noexcept = default;
};

class ExploreClient {
public:
  virtual ~ExploreClient() = default;
  /// A path leaves the function.
  virtual void leave(BlockExit &E, uint32_t From) = 0;
};

class Exploration {
public:
  /// \p IsExact: see Summary.
  Exploration(Analyzer &A, uint32_t F, const FunctionInfo &Info, bool IsExact);
  void arrive(State S, pm::BlockId B, uint32_t Pred, bool Exact);
  void run(Executor &Ex, ExploreClient &Client);
  void follow(std::vector<BlockExit> &Exits, uint32_t From, bool Exact,
              ExploreClient &Client);

  std::deque<Node> Nodes;
  /// The node being run.
  uint32_t Current = ~0u;
  bool GaveUp = false;
  /// What happens besides to T is known already.
  bool OnlyT = false;
  /// A reference run's T.
  std::optional<Acquisition> About;
  /// Of a T that was found in a field: what was known of the object's other
  /// fields where T was released.
  std::vector<std::vector<Fact>> Released;
  void noteReleased(const State &S);

private:
  void settle(pm::BlockId B, std::vector<Node> Arrived);

  Analyzer &A;
  uint32_t F;
  const FunctionInfo &Info;
  bool IsHelper, IsExact;
  size_t TotalSize = 0; ///< of the states of an exact run
  unsigned MaxStates;
  std::vector<std::vector<uint32_t>> At;
  std::vector<std::vector<Node>> Pending;
  std::vector<unsigned> Visits;
  /// Blocks with pending states, in reverse post-order.
  std::set<std::pair<uint32_t, pm::BlockId>> Queue;
};

struct ExitVerdict {
  enum : uint8_t { Nothing, ToCaller, Leaked, NotClosed } Kind = Nothing;
  unsigned Count = 0;
  /// The post-operation gets it with the cookie.
  bool CookieHandOff = false;
  const Expr *Cookie = nullptr;
};

/// What decides who owns T when the function ends.
struct FrameInfo {
  /// `_Flt_CompletionContext_Outptr_ PVOID *CompletionContext` is the third
  /// parameter of a pre-operation and, as PVOID, of a post-operation.
  static constexpr unsigned CookieParam = 2;

  FrameInfo(Analyzer &A, const Summary &Sum, bool IsRoot);
  ExitVerdict judge(const State &S, const Expr *Ret, ExitType Type) const;
  HolderCensus census(const State &S, const Expr *Ret,
                      const Expr *Ignored) const {
    return countHolders(S, Ret,
                        IsRoot ? llvm::ArrayRef<const Expr *>() : EntryHeaps,
                        Ignored, /*HasCaller=*/!IsRoot);
  }

  Analyzer &A;
  uint32_t F;
  bool IsRoot;
  bool IsCallback = false, IsPreOperation = false;
  /// Registered, but in no row with a post-operation.
  bool RegisteredAlone = false;
  /// Nobody looks any more at what the first parameter points to.
  bool EndsCookie = false;
  llvm::ArrayRef<const Expr *> EntryHeaps;
};

/// Something that a run found wrong, not yet confirmed.
struct Candidate {
  EventKind Kind;
  StepKind How;
  pm::LocId Where;
  uint32_t Node;
  std::string Holder;
  bool Incoming;
  /// About an exit only: whether one in this state is what is meant.
  std::function<bool(const State &, const Expr *Ret)> Holds = nullptr;
  /// What is known of other fields of the object that T was found in.
  std::vector<Fact> Guards = {};
  /// A field, by its number: one that held T in an object that is gone; of
  /// LentHere, the one that it is about.
  uint8_t InField = FieldLedger::None;
  /// NullHandedOver: where it is used.
  pm::LocId UsedAt = pm::None;
  /// Of a T that got the reference of a link besides.
  uint8_t Assumed = FieldLedger::None;
};

/// Searches an exact path to one of some candidates of the same place.
class Witness {
public:
  /// Which path is gone on with first: one that may be the shortest, or the
  /// last one, to its end.
  enum class Order : uint8_t { Shortest, Deepest };
  struct Start {
    /// For a base run: the entry.
    std::optional<State> Entry;
    /// For a reference run: the states before the acquisition.
    std::optional<BirthRequest> Birth;
    std::vector<State> States;
    /// For each of them: the nodes of the base run that it came from.
    std::vector<std::vector<uint32_t>> BaseNodes;
    bool AllExact = true;
  };
  Witness(Analyzer &A, const FrameInfo &Frame, const FunctionInfo &Info,
          const Exploration &Run, const Exploration *Base,
          const std::vector<Candidate> &Goals);
  /// The steps, or nothing if no exact path was found.
  std::optional<std::vector<Step>> search(const Start &From);
  bool outOfBudget() const { return Budget == 0; }
  /// For what could not be found \p Times times already, from other entries,
  /// not as much is spent again.
  void limitAfter(unsigned Times) {
    Budget = MaxBudget >>= std::min(Times, 4u);
  }
  /// What the path found is wrong with the call, if that is what it is about.
  const Misuse &call() const { return Call; }

private:
  struct Finish {
    std::shared_ptr<const Trail> Path;
    bool IsApproximate = false;
  };
  Finish attempt(const Start &From, bool ExactCallees);
  Finish attempt(const Start &From, bool ExactCallees, Order By);

  Analyzer &A;
  const FrameInfo &Frame;
  const FunctionInfo &Info;
  const Exploration &Run;
  const Exploration *Base;
  const std::vector<Candidate> &Goals;
  Misuse Call;
  /// Blocks that an attempt may run. A path that exists is found after a few
  /// times its length; where the run itself was small, what takes thousands is
  /// the same loop gone round in every way there is.
  unsigned MaxBudget, Budget;
};

} // namespace engine
} // namespace fltlint

#endif // FLTLINT_LIB_ENGINE_EXPLORATION_H
