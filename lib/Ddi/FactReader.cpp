//===- FactReader.cpp - From the tree of a table to its facts -------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FactReader.h"
#include "OutcomeCheck.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSwitch.h"

using namespace llvm;

namespace fltlint {
namespace ddi {

void FactReader::complain(const YamlNode &Where, const Twine &Sentence) {
  complain(errorAt(BufferName, Where.Pos, Sentence));
}

void FactReader::complain(Error E) {
  Errors = joinErrors(std::move(Errors), std::move(E));
}

bool FactReader::checkKeys(const YamlNode &N, ArrayRef<StringRef> Known) {
  if (N.Kind != YamlNode::Mapping) {
    complain(N, "a mapping is expected here");
    return false;
  }
  for (const auto &[Key, Value] : N.Members)
    if (!is_contained(Known, Key.Text)) {
      complain(Key, "'" + Key.Text + "' is not known here; known are " +
                        join(Known, ", "));
      return false;
    }
  return true;
}

void FactReader::forEachItem(const YamlNode &N,
                             function_ref<void(const YamlNode &)> Use) {
  if (N.Kind == YamlNode::Sequence)
    for (const YamlNode &Item : N.Items)
      Use(Item);
  else
    Use(N);
}

std::string FactReader::text(const YamlNode &N) {
  if (N.Kind != YamlNode::Scalar)
    complain(N, "a word or a phrase is expected here");
  return N.Text;
}

bool FactReader::flag(const YamlNode &N) {
  if (N.Text != "true" && N.Text != "false")
    complain(N, "'true' or 'false' is expected here");
  return N.Text == "true";
}

Error FactReader::read(const YamlNode &Root) {
  if (Root.Kind == YamlNode::Empty)
    return Error::success();
  if (checkKeys(Root, {"statuses", "constants", "ddis", "roles", "operations",
                       "objects"})) {
    // Constants first: rows may use those further down.
    if (const YamlNode *N = Root.get("statuses"))
      readConstants(*N, /*AreStatuses=*/true);
    if (const YamlNode *N = Root.get("constants"))
      readConstants(*N, /*AreStatuses=*/false);
    if (const YamlNode *N = Root.get("ddis"))
      forEachItem(*N, [this](const YamlNode &Row) { readRow(Row); });
    if (const YamlNode *N = Root.get("roles"))
      forEachItem(*N, [this](const YamlNode &Row) { readRole(Row); });
    if (const YamlNode *N = Root.get("operations"))
      forEachItem(*N, [this](const YamlNode &Row) { readOperations(Row); });
    if (const YamlNode *N = Root.get("objects"))
      readObjects(*N);
  }
  return std::move(Errors);
}

void FactReader::readConstants(const YamlNode &N, bool AreStatuses) {
  if (N.Kind != YamlNode::Mapping) {
    complain(N, "names and their values are expected here");
    return;
  }
  for (const auto &[Key, Value] : N.Members) {
    Expected<int64_t> V = Phrases.constant(Value);
    if (!V) {
      complain(V.takeError());
      continue;
    }
    // A status is signed; its usual spelling is not.
    int64_t Number = AreStatuses ? int64_t(int32_t(uint32_t(*V))) : *V;
    if (AreStatuses && *V != Number && *V != int64_t(uint32_t(Number))) {
      complain(Value, "a status has 32 bits");
      continue;
    }
    auto [It, New] = Table.Constants.try_emplace(Key.Text, Number);
    if (!New && It->second != Number)
      complain(Key, "'" + Key.Text + "' already has another value");
  }
}

void FactReader::readRow(const YamlNode &Row) {
  if (!checkKeys(Row, {"ddi", "ddis", "header", "page", "irql", "irql_if_paged",
                       "exit", "may_raise", "override", "do", "outcomes"}))
    return;
  const YamlNode *One = Row.get("ddi"), *Many = Row.get("ddis");
  if (!One == !Many) {
    complain(Row, "a row is about one function ('ddi') or several ('ddis')");
    return;
  }
  if (Row.get("do") && Row.get("outcomes")) {
    complain(Row, "'do' is the only outcome; it cannot stand beside "
                  "'outcomes'");
    return;
  }
  if (One || Many->Kind != YamlNode::Mapping) {
    forEachItem(One ? *One : *Many, [&](const YamlNode &Sig) {
      readFunction(Row, Sig, ContextKind::Unknown);
    });
    return;
  }
  for (const auto &[Key, Value] : Many->Members) {
    std::optional<ContextKind> Kind = parseContextKind(Key.Text);
    if (!Kind) {
      complain(Key, "'" + Key.Text + "' is not a kind of context");
      continue;
    }
    forEachItem(Value, [&, K = *Kind](const YamlNode &Sig) {
      readFunction(Row, Sig, K);
    });
  }
}

void FactReader::readFunction(const YamlNode &Row, const YamlNode &SigText,
                              ContextKind Kind) {
  Expected<Signature> Sig = Phrases.signature(SigText);
  if (!Sig) {
    complain(Sig.takeError());
    return;
  }
  Phrases.enter(*Sig, Kind);

  Function F;
  F.Name = Sig->Name;
  F.NumParams = Sig->Params.size();
  F.ParamNames = Sig->Params;
  F.ContextArgs = Sig->ContextArgs;
  F.OptionalContextArgs = Sig->OptionalContextArgs;
  F.OutArgs = Sig->OutArgs;
  F.OptionalOutArgs = Sig->OptionalOutArgs;
  F.RegistrationArg = Sig->RegistrationArg;
  F.RoutineNameArg = Sig->RoutineNameArg;
  F.UserDefined = UserDefined;
  if (const YamlNode *N = Row.get("header"))
    F.Page = "nf-" + text(*N) + "-" + StringRef(F.Name).lower();
  if (const YamlNode *N = Row.get("page"))
    F.Page = text(*N);
  for (auto [Key, Level] : {std::pair("irql", &F.MaxIrql),
                            std::pair("irql_if_paged", &F.MaxIrqlIfPaged)})
    if (const YamlNode *N = Row.get(Key)) {
      if (Expected<Irql> L = Phrases.irql(*N))
        *Level = *L;
      else
        complain(L.takeError());
    }
  if (const YamlNode *N = Row.get("exit")) {
    std::optional<ExitKind> K = StringSwitch<std::optional<ExitKind>>(N->Text)
                                    .Case("returns", ExitKind::Returns)
                                    .Case("stops", ExitKind::Stops)
                                    .Case("ends thread", ExitKind::ThreadExit)
                                    .Case("raises", ExitKind::Raises)
                                    .Default(std::nullopt);
    if (!K)
      complain(*N, "'" + N->Text +
                       "' is not a way to end; write returns, stops, ends "
                       "thread or raises");
    F.Exit = K.value_or(ExitKind::Returns);
  }
  if (const YamlNode *N = Row.get("may_raise"))
    F.MayRaise = flag(*N);

  // The YAML row each outcome comes from, for complaints.
  std::vector<const YamlNode *> Origins;
  bool Whole = true;
  if (const YamlNode *N = Row.get("outcomes")) {
    if (N->Kind != YamlNode::Sequence || N->Items.empty()) {
      complain(*N, "a list of outcomes is expected here");
      return;
    }
    for (const YamlNode &Item : N->Items)
      Whole &= readOutcome(Item, *Sig, F.Outcomes, Origins);
  } else {
    Outcome O;
    if (const YamlNode *Do = Row.get("do"))
      readEffects(*Do, O);
    checkOutParameters(SigText, *Sig, O);
    F.Outcomes.push_back(std::move(O));
    Origins.push_back(&SigText);
  }
  if (Whole)
    if (std::optional<OutcomeProblem> P = checkOutcomes(F, Sig->Params))
      complain(P->Outcome == ~0u ? SigText : *Origins[P->Outcome],
               F.Name + ": " + P->Sentence);

  F.CountsContexts =
      !F.ContextArgs.empty() || any_of(F.Outcomes, [](const Outcome &O) {
        return any_of(O.Effects, countsContexts);
      });

  bool Override = false;
  if (const YamlNode *N = Row.get("override"))
    Override = flag(*N);
  if (!SeenHere.insert(F.Name).second) {
    complain(SigText, F.Name + " has a row already in this file");
    return;
  }
  auto It = Table.Functions.find(F.Name);
  bool Exists = It != Table.Functions.end();
  if (Exists && !Override) {
    complain(SigText, F.Name + " has a row already; add 'override: true' to "
                               "replace it");
    return;
  }
  if (!Exists && Override) {
    complain(SigText, F.Name + " has no row that could be replaced");
    return;
  }
  std::string Name = F.Name;
  Table.Functions[Name] = std::move(F);
}

void FactReader::readEffects(const YamlNode &N, Outcome &O) {
  if (N.Kind == YamlNode::Empty)
    return;
  forEachItem(N, [&](const YamlNode &Item) {
    if (Expected<Effect> E = Phrases.effect(Item))
      O.Effects.push_back(std::move(*E));
    else
      complain(E.takeError());
  });
}

bool FactReader::readOutcome(const YamlNode &N, const Signature &Sig,
                             std::vector<Outcome> &Into,
                             std::vector<const YamlNode *> &Origins) {
  if (!checkKeys(N, {"when", "ret", "do", "says"}))
    return false;
  bool Whole = true;
  Outcome O;
  std::vector<std::vector<ArgTest>> Any(1);
  if (const YamlNode *W = N.get("when")) {
    if (auto C = Phrases.condition(*W)) {
      Any = std::move(*C);
    } else {
      complain(C.takeError());
      Whole = false;
    }
  }
  if (const YamlNode *R = N.get("ret")) {
    if (auto V = Phrases.values(*R)) {
      O.Ret = std::move(*V);
    } else {
      complain(V.takeError());
      Whole = false;
    }
  }
  if (const YamlNode *Do = N.get("do"))
    readEffects(*Do, O);
  if (const YamlNode *S = N.get("says"))
    O.Says = text(*S);
  for (const std::vector<ArgTest> &When : Any) {
    O.When = When;
    checkOutParameters(N, Sig, O);
    Into.push_back(O);
    Origins.push_back(&N);
  }
  return Whole;
}

/// An outcome that is silent about an out-parameter would let the analysis
/// believe that the caller's variable keeps its value.
void FactReader::checkOutParameters(const YamlNode &N, const Signature &Sig,
                                    const Outcome &O) {
  auto Check = [&](unsigned Arg) {
    bool IsNull = any_of(O.When, [&](const ArgTest &T) {
      return T.Arg == Arg && !T.Negated && !T.Value;
    });
    bool Written = any_of(O.Effects, [&](const Effect &E) {
      auto Is = [Arg](const Place &P) {
        return P.Root == Place::Pointee && P.Index == Arg;
      };
      return Is(E.Where) || (E.Save && Is(*E.Save));
    });
    if (!IsNull && !Written)
      complain(N, Sig.Name + ": this does not say what *" + Sig.Params[Arg] +
                      " becomes");
  };
  for (unsigned Arg : Sig.OutArgs)
    Check(Arg);
  for (unsigned Arg : Sig.OptionalOutArgs)
    Check(Arg);
}

/// `L`: exactly; `L to M`: between the two.
void FactReader::readLevels(const YamlNode &N, Irql &Min, Irql &Max) {
  auto [Low, High] = StringRef(N.Text).split(" to ");
  YamlNode LowNode = N, HighNode = N;
  LowNode.Text = Low.str();
  HighNode.Text = (High.empty() ? Low : High).str();
  HighNode.Pos.Column += High.empty() ? 0 : Low.size() + 4;
  Expected<Irql> L = Phrases.irql(LowNode), H = Phrases.irql(HighNode);
  if (L)
    Min = *L;
  else
    complain(L.takeError());
  if (H)
    Max = *H;
  else
    complain(H.takeError());
  if (Min > Max)
    complain(N, "the lower IRQL comes first");
}

void FactReader::readOperations(const YamlNode &Row) {
  if (!checkKeys(Row, {"operations", "post"}))
    return;
  const YamlNode *Names = Row.get("operations"), *Post = Row.get("post");
  if (!Names || Names->Kind != YamlNode::Mapping || !Post) {
    complain(Row, "a row names operations with their codes ('operations') and "
                  "the IRQL of their post-operation callbacks ('post')");
    return;
  }
  Operation Common;
  readLevels(*Post, Common.PostMinIrql, Common.PostMaxIrql);
  for (const auto &[Key, Value] : Names->Members) {
    Expected<int64_t> Code = Phrases.constant(Value);
    if (!Code) {
      complain(Code.takeError());
      continue;
    }
    Operation Op = Common;
    Op.Name = Key.Text;
    Op.Code = *Code;
    if (!Table.Operations.try_emplace(Op.Code, std::move(Op)).second)
      complain(Key, "the operation " + Key.Text + " has a row already");
  }
}

void FactReader::readObjects(const YamlNode &N) {
  if (N.Kind != YamlNode::Mapping) {
    complain(N, "tags of structures and what to call them are expected here");
    return;
  }
  for (const auto &[Key, Value] : N.Members)
    Table.Objects[Key.Text] = text(Value);
}

void FactReader::readRole(const YamlNode &Row) {
  if (!checkKeys(Row, {"role", "roles", "irql", "is", "override"}))
    return;
  Role Common;
  if (const YamlNode *N = Row.get("irql"))
    readLevels(*N, Common.MinIrql, Common.MaxIrql);
  else
    complain(Row, "a role needs the IRQL at entry ('irql')");
  if (const YamlNode *N = Row.get("is")) {
    if (N->Text == "pre-operation")
      Common.PreOperation = true;
    else if (N->Text == "post-operation")
      Common.PostOperation = true;
    else if (N->Text == "cleanup")
      Common.Cleanup = true;
    else
      complain(*N, "'" + N->Text +
                       "' is not a part to play; write pre-operation, "
                       "post-operation or cleanup");
  }
  bool Override = false;
  if (const YamlNode *N = Row.get("override"))
    Override = flag(*N);

  const YamlNode *One = Row.get("role"), *Many = Row.get("roles");
  if (!One == !Many) {
    complain(Row, "a row is about one role ('role') or several ('roles')");
    return;
  }
  forEachItem(One ? *One : *Many, [&](const YamlNode &N) {
    Role R = Common;
    R.Name = text(N);
    if (StringRef(R.Name).contains('(')) {
      Expected<Signature> Sig = Phrases.signature(N);
      if (!Sig) {
        complain(Sig.takeError());
        return;
      }
      R.Name = Sig->Name;
      R.BorrowedContexts = Sig->ContextArgs;
    }
    // The header declares FLT_X as the function's type, PFLT_X as a pointer
    // to it, or only the latter; drivers use both.
    for (std::string Name : {R.Name, "P" + R.Name}) {
      bool Exists = Table.Roles.count(Name);
      if (Exists && !Override) {
        complain(N, "the role " + Name + " has a row already");
        continue;
      }
      R.Name = Name;
      Table.Roles[Name] = R;
    }
  });
}

} // namespace ddi
} // namespace fltlint
