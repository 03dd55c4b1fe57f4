//===- Rule.cpp - What the checks share -----------------------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Rule.h"
#include "llvm/ADT/STLExtras.h"

using namespace fltlint;
using namespace fltlint::rules;
using engine::Step;
using engine::StepKind;
using llvm::StringRef;

static std::string quoted(StringRef Name) { return ("'" + Name + "'").str(); }

FindingLocation EventContext::location(pm::LocId L) const {
  FindingLocation Where;
  if (L == pm::None || L >= M.Locs.size())
    return Where;
  const pm::SourceRange &R = M.Locs[L].Expansion;
  if (R.File < M.Files.size())
    Where.Path = M.Files[R.File].Path;
  Where.Line = R.Line;
  Where.Column = R.Col;
  Where.EndLine = R.EndLine;
  Where.EndColumn = R.EndCol;
  return Where;
}

/// "stream context", "context".
static std::string kindOfContext(const engine::Event &E) {
  StringRef Kind = ddi::getContextKindName(E.Context);
  return Kind.empty() ? "context" : (Kind + " context").str();
}

std::string rules::aContext(ddi::ContextKind K) {
  return (K == ddi::ContextKind::Instance ? "an " : "a ") +
         ddi::getContextKindName(K).str() + " context";
}

std::string EventContext::theContext() const {
  std::string Text = "the " + kindOfContext(E);
  if (!E.Variable.empty())
    Text += " " + quoted(E.Variable);
  return Text;
}

std::string EventContext::obtained() const {
  return E.AcquiredBy.empty() ? std::string("obtained earlier")
                              : "obtained by " + quoted(E.AcquiredBy);
}

std::string EventContext::variable(StringRef Otherwise) const {
  return E.Variable.empty() ? Otherwise.str() : quoted(E.Variable);
}

/// How a DDI comes to give a reference.
struct Giving {
  bool IsReference = false; ///< It adds one instead of returning one.
  /// "succeeds", where the call may also come out otherwise, and only one way
  /// gives a reference.
  std::string Says;
};

static Giving givesBy(StringRef Name) {
  Giving G;
  const ddi::Function *F = ddi::DdiTable::builtin().find(Name);
  if (!F)
    return G;
  unsigned Ways = 0;
  for (const ddi::Outcome &O : F->Outcomes) {
    bool Gives = llvm::any_of(O.Effects, [&](const ddi::Effect &E) {
      if (E.Kind == ddi::EffectKind::Reference)
        G.IsReference = true;
      return E.Kind == ddi::EffectKind::Acquire ||
             E.Kind == ddi::EffectKind::AcquireMembers ||
             E.Kind == ddi::EffectKind::Reference;
    });
    if (Gives && ++Ways == 1)
      G.Says = O.Says;
  }
  if (Ways != 1 || F->Outcomes.size() == 1)
    G.Says.clear();
  return G;
}

static std::string sayAcquired(const EventContext &C, const Step &S) {
  const engine::Event &E = C.E;
  StringRef Giver = S.Text.empty() ? StringRef(E.AcquiredBy) : S.Text;
  if (C.isFound())
    return quoted(E.Holder) +
           (E.Variable.empty() ? "" : " (" + E.Variable + ")") +
           " keeps a reference" +
           (Giver.empty() ? " when the object is found here"
                          : " in what is returned by " + quoted(Giver));
  Giving G = givesBy(Giver);
  StringRef Says = S.Says.empty() ? StringRef(G.Says) : S.Says;
  std::string Assuming =
      Says.empty() ? "" : (" (assuming the call " + Says + ")").str();
  if (Giver.empty())
    return "a reference to " + C.theContext() + " is obtained here" + Assuming;
  if (G.IsReference)
    return quoted(Giver) + " adds a reference to " + C.theContext() + Assuming;
  std::string Text =
      quoted(Giver) + " returns a referenced " + kindOfContext(E);
  if (!E.Variable.empty())
    Text += " in " + quoted(E.Variable);
  return Text + Assuming;
}

static std::string sayBranch(const Step &S) {
  if (!S.Says.empty()) {
    if (S.Says == "default")
      return "assuming " + quoted(S.Text) + " matches no case of the switch";
    return "assuming " + quoted(S.Text) + " is " + S.Says;
  }
  return "assuming " + quoted(S.Text) + " is " + (S.Taken ? "true" : "false");
}

std::string rules::sayUse(const Step &S) {
  if (S.Says.empty())
    return "used";
  if (S.Says == "returned")
    return S.Says;
  return S.Says + " " +
         (S.Text.empty() ? "memory that outlives the function"
                         : quoted(S.Text));
}

static std::string sayStep(const EventContext &C, const Step &S);

static std::string sayInside(const EventContext &C, const Step &S) {
  std::string Does =
      S.Taken ? "leaves the reference to its caller" : "releases the reference";
  std::string Why = S.Because.empty() ? "here" : sayStep(C, S.Because.front());
  if (S.Says == "otherwise")
    return Why + ", on another way to fail, it " + Does;
  return Why + ", it " + Does + (S.Taken ? " although it fails" : " and fails");
}

static std::string sayStep(const EventContext &C, const Step &S) {
  std::string Named = S.Text.empty() ? std::string() : quoted(S.Text);
  switch (S.Kind) {
  case StepKind::Acquired:
    return sayAcquired(C, S);
  case StepKind::Branch:
    return S.Text.empty() ? std::string() : sayBranch(S);
  case StepKind::Call:
    if (Named.empty())
      return {};
    return S.Says.empty() ? "calling " + Named
                          : "assuming the call of " + Named + " " + S.Says;
  case StepKind::Enter:
    return Named.empty() ? std::string("a call is entered here")
                         : "the call of " + Named + " is entered here";
  case StepKind::Released:
    return Named.empty() ? std::string("the reference is released here")
                         : "the reference is released here by " + Named;
  case StepKind::Lost:
    return (Named.empty() ? C.variable("the last pointer to the context")
                          : Named) +
           " is overwritten here while it still holds the reference";
  case StepKind::ScopeEnd:
    return (Named.empty() ? C.variable("the last pointer to the context")
                          : Named) +
           " goes out of scope here while it still holds the reference";
  case StepKind::Freed:
    return Named.empty()
               ? std::string("the object holding the reference is freed here")
               : "the object holding the reference is freed here by " + Named;
  case StepKind::Exit:
    if (C.E.Kind == engine::EventKind::NullHandedOver)
      return {};
    if (C.E.Kind == engine::EventKind::NotClosed)
      return "control leaves here while the section is open";
    if (!C.E.Holder.empty() &&
        (!C.isFound() || C.E.Kind == engine::EventKind::LentHere))
      return "control leaves here with " + quoted(C.E.Holder) + " set";
    return "control leaves here while the reference is still owned";
  case StepKind::Inside:
    return "in " + Named + ": " + sayInside(C, S);
  case StepKind::Irql:
    return Named.empty() ? std::string() : Named + " " + S.Says;
  case StepKind::HandedOver:
    return "the reference is handed over here to " + Named +
           ", which releases it" + (S.Says.empty() ? "" : " " + S.Says);
  case StepKind::TakenOff:
    return "the context is taken off its list here" +
           (Named.empty() ? "" : " by " + Named) +
           ", and the list's reference comes with it";
  case StepKind::Use:
    if (!S.Says.empty())
      return C.variable("the context") + " is " + sayUse(S) + " here";
    return Named.empty() ? C.variable("the context") + " is used here"
                         : Named + " is used here";
  }
  return {};
}

/// Was the reference obtained in another function, which handed it over? As a
/// pre-operation callback does to its post-operation callback.
static bool isHandedOver(const EventContext &C, const pm::Function &F) {
  FindingLocation Got = C.location(C.E.Acquisition);
  FindingLocation Begin = C.location(F.Loc), End = C.location(F.EndLoc);
  if (!Got.Line || !Begin.Line || !End.Line || Begin.Path != End.Path)
    return false;
  return Got.Path != Begin.Path || Got.Line < Begin.Line || Got.Line > End.Line;
}

Finding rules::startFinding(const EventContext &C, CheckId Id,
                            std::string Message) {
  Finding F;
  F.Check = getCheck(Id).Name.str();
  F.Where = C.location(C.E.Where);
  F.Acquisition = C.location(C.E.Acquisition);
  F.Message = std::move(Message);

  if (C.isFound())
    F.Notes.push_back(
        {C.location(C.E.StoredAt),
         "the reference is stored in " + quoted(C.E.Holder) + " here"});
  // The acquisition comes first, even when the engine's path starts behind it.
  auto Acquired = llvm::find_if(
      C.E.Path, [](const Step &S) { return S.Kind == StepKind::Acquired; });
  if (Acquired == C.E.Path.end() && F.Acquisition.Line)
    F.Notes.push_back({F.Acquisition, sayAcquired(C, Step())});
  if (C.E.Function < C.M.Functions.size()) {
    const pm::Function &Fn = C.M.Functions[C.E.Function];
    F.Function = Fn.DisplayName.empty() ? Fn.Name : Fn.DisplayName;
    if (isHandedOver(C, Fn))
      F.Notes.push_back({C.location(Fn.Loc),
                         "the reference is handed over to " +
                             quoted(F.Function) + ", which has to release it"});
  }
  // Where the last holder dies is a better answer than where control leaves.
  bool PathSaysLost = llvm::any_of(C.E.Path, [](const Step &S) {
    return S.Kind == StepKind::Lost || S.Kind == StepKind::ScopeEnd ||
           S.Kind == StepKind::Freed;
  });
  for (const Step &S : C.E.Path) {
    if (S.Kind == StepKind::Exit && PathSaysLost)
      continue;
    std::string Text = sayStep(C, S);
    FindingLocation Where = C.location(S.Loc);
    if (!Text.empty() && Where.Line)
      F.Notes.push_back({std::move(Where), std::move(Text)});
  }
  return F;
}
