//===- Annotations.cpp - Facts declared in the source ---------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// `__attribute__((annotate("flt::releases(0)")))` on a declaration makes a
/// row of the table. An annotation is `word`, `word(arguments)`, and may end
/// in ` if success`, `if failure`, `if TRUE` or `if FALSE`. docs/ddi.md lists
/// the words.
///
//===----------------------------------------------------------------------===//

#include "Intervals.h"
#include "OutcomeCheck.h"
#include "Phrases.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSwitch.h"

using namespace llvm;

namespace fltlint {
namespace ddi {

namespace {

constexpr int64_t Min = std::numeric_limits<int64_t>::min();
constexpr int64_t Max = std::numeric_limits<int64_t>::max();

/// When an effect takes place: always, or for one half of the values.
enum class Condition : uint8_t { Always, Success, Failure, True, False };

bool isStatus(Condition C) {
  return C == Condition::Success || C == Condition::Failure;
}

bool isTruth(Condition C) {
  return C == Condition::True || C == Condition::False;
}

class AnnotationReader {
public:
  AnnotationReader(StringRef Name, unsigned NumParams) {
    F.Name = Name.str();
    F.NumParams = NumParams;
    F.UserDefined = true;
    for (unsigned I = 0; I < NumParams; ++I)
      Names.push_back("parameter " + utostr(I));
  }

  void read(StringRef Annotation) {
    Current = Annotation;
    auto [Head, When] = Annotation.split(" if ");
    std::optional<Condition> C =
        StringSwitch<std::optional<Condition>>(When.trim())
            .Case("", Condition::Always)
            .Case("success", Condition::Success)
            .Case("failure", Condition::Failure)
            .Case("TRUE", Condition::True)
            .Case("FALSE", Condition::False)
            .Default(std::nullopt);
    if (!C)
      return fail("'if' must be followed by success, failure, TRUE or FALSE");

    StringRef Word = Head.trim();
    size_t Open = Word.find('(');
    Arguments.clear();
    if (Open != StringRef::npos) {
      if (!Word.ends_with(")"))
        return fail("the closing parenthesis is missing");
      Word.drop_front(Open + 1).drop_back().split(Arguments, ',');
      for (StringRef &A : Arguments)
        A = A.trim();
      Word = Word.take_front(Open).trim();
    }
    apply(Word, *C);
  }

  Expected<Function> finish() {
    if (!Failure.empty())
      return make_error<StringError>(Failure, inconvertibleErrorCode());
    bool Status = any_of(Parts, [](auto &P) { return isStatus(P.first); });
    bool Truth = any_of(Parts, [](auto &P) { return isTruth(P.first); });
    if (Status && Truth)
      return make_error<StringError>(
          F.Name + ": a function returns either a status (if success, if "
                   "failure) or a truth value (if TRUE, if FALSE)",
          inconvertibleErrorCode());
    if (Status) {
      addOutcome(Condition::Success, {{0, Max}}, "succeeds");
      addOutcome(Condition::Failure, {{Min, -1}}, "fails");
    } else if (Truth) {
      addOutcome(Condition::True, complement({{0, 0}}), "succeeds");
      addOutcome(Condition::False, {{0, 0}}, "fails");
    } else {
      addOutcome(Condition::Always, {}, "");
    }
    if (std::optional<OutcomeProblem> P = checkOutcomes(F, Names))
      return make_error<StringError>(F.Name +
                                         ": flt:: annotations: " + P->Sentence,
                                     inconvertibleErrorCode());
    return std::move(F);
  }

private:
  void fail(const Twine &Sentence) {
    if (Failure.empty())
      Failure = (F.Name + ": flt::" + Current + ": " + Sentence).str();
  }

  unsigned parameter() {
    unsigned N = 0;
    if (Arguments.empty() || Arguments[0].getAsInteger(10, N))
      fail("the number of a parameter is expected, counting from 0");
    else if (N >= F.NumParams)
      fail("the function has " + Twine(F.NumParams) +
           " parameters, counting from 0");
    return N;
  }

  ContextKind kind(unsigned Index) {
    if (Index >= Arguments.size())
      return ContextKind::Unknown;
    if (std::optional<ContextKind> K = parseContextKind(Arguments[Index]))
      return *K;
    fail("'" + Arguments[Index] + "' is not a kind of context");
    return ContextKind::Unknown;
  }

  void expectArguments(unsigned AtLeast, unsigned AtMost) {
    if (Arguments.size() < AtLeast)
      fail("an argument is missing");
    else if (Arguments.size() > AtMost)
      fail("there are too many arguments");
  }

  Effect &add(Condition C, EffectKind K, Place Where) {
    Effect E;
    E.Kind = K;
    E.Where = Where;
    Parts.emplace_back(C, std::move(E));
    return Parts.back().second;
  }

  Place argument() { return {Place::Arg, parameter()}; }

  void apply(StringRef Word, Condition C) {
    if (Word == "acquires") {
      expectArguments(1, 2);
      Place Out{Place::Pointee, parameter()};
      // The usual contract: a status tells, and a failure leaves NULL.
      Condition When = C == Condition::Always ? Condition::Success : C;
      Condition Otherwise = When == Condition::Success   ? Condition::Failure
                            : When == Condition::Failure ? Condition::Success
                            : When == Condition::True    ? Condition::False
                                                         : Condition::True;
      add(When, EffectKind::Acquire, Out).Context = kind(1);
      add(Otherwise, EffectKind::SetNull, Out);
      F.OutArgs.push_back(Out.Index);
    } else if (Word == "always_acquires") {
      expectArguments(1, 2);
      Place Out{Place::Pointee, parameter()};
      add(C, EffectKind::Acquire, Out).Context = kind(1);
      F.OutArgs.push_back(Out.Index);
      unconditional(C);
    } else if (Word == "returns_acquired") {
      // A pointer is its own witness: NULL, or with a reference.
      expectArguments(0, 1);
      unconditional(C);
      add(Condition::True, EffectKind::Acquire, Place()).Context = kind(0);
      add(Condition::False, EffectKind::SetNull, Place());
    } else if (Word == "references") {
      expectArguments(1, 1);
      F.ContextArgs.push_back(
          add(C, EffectKind::Reference, argument()).Where.Index);
    } else if (Word == "releases") {
      expectArguments(1, 1);
      unsigned Arg = add(C, EffectKind::Release, argument()).Where.Index;
      F.ContextArgs.push_back(Arg);
      // Release helpers test for NULL themselves, as a rule.
      F.OptionalContextArgs.push_back(Arg);
    } else if (Word == "stores") {
      expectArguments(1, 1);
      add(C, EffectKind::Capture, argument());
    } else if (Word == "borrows") {
      expectArguments(1, 1);
      unconditional(C);
      F.ContextArgs.push_back(parameter());
    } else if (Word == "frees") {
      expectArguments(1, 1);
      add(C, EffectKind::Free, argument());
    } else if (Word == "returns_memory") {
      expectArguments(0, 1);
      unconditional(C);
      Effect &E = add(Condition::True, EffectKind::Allocate, Place());
      if (!Arguments.empty())
        E.SizeArg = parameter();
    } else if (Word == "noreturn" || Word == "raises" ||
               Word == "ends_thread") {
      expectArguments(0, 0);
      unconditional(C);
      F.Exit = Word == "noreturn" ? ExitKind::Stops
               : Word == "raises" ? ExitKind::Raises
                                  : ExitKind::ThreadExit;
    } else if (Word == "may_raise") {
      expectArguments(0, 0);
      unconditional(C);
      F.MayRaise = true;
    } else if (Word == "max_irql") {
      expectArguments(1, 1);
      unconditional(C);
      std::optional<Irql> L = StringSwitch<std::optional<Irql>>(
                                  Arguments.empty() ? "" : Arguments[0])
                                  .Case("PASSIVE", Irql(0))
                                  .Case("PASSIVE_LEVEL", Irql(0))
                                  .Case("APC", Irql(1))
                                  .Case("APC_LEVEL", Irql(1))
                                  .Case("DISPATCH", Irql(2))
                                  .Case("DISPATCH_LEVEL", Irql(2))
                                  .Default(std::nullopt);
      if (!L)
        fail("PASSIVE, APC or DISPATCH is expected");
      F.MaxIrql = L;
    } else {
      fail("this annotation is not known; docs/ddi.md lists them");
    }
  }

  void unconditional(Condition C) {
    if (C != Condition::Always)
      fail("this annotation takes no 'if'");
  }

  void addOutcome(Condition C, IntervalSet Ret, StringRef Says) {
    std::vector<Outcome> Cases(1);
    Cases[0].Ret = std::move(Ret);
    Cases[0].Says = Says.str();
    for (const auto &[When, E] : Parts) {
      if (When != Condition::Always && When != C)
        continue;
      std::vector<Outcome> Skipping;
      if (E.Kind == EffectKind::Release) {
        // Of a NULL nothing is released: one more case.
        Skipping = Cases;
        ArgTest T;
        T.Arg = E.Where.Index;
        for (Outcome &O : Skipping)
          O.When.push_back(T);
        T.Negated = true;
        for (Outcome &O : Cases)
          O.When.push_back(T);
      }
      for (Outcome &O : Cases)
        O.Effects.push_back(E);
      append_range(Cases, Skipping);
    }
    append_range(F.Outcomes, Cases);
  }

  Function F;
  std::vector<std::string> Names;
  StringRef Current;
  SmallVector<StringRef, 2> Arguments;
  std::vector<std::pair<Condition, Effect>> Parts;
  std::string Failure;
};

} // namespace

Error DdiTable::addAnnotated(StringRef Name, unsigned NumParams,
                             const std::vector<std::string> &Annotations) {
  if (Annotations.empty())
    return Error::success();
  std::string All = utostr(NumParams) + ":" + join(Annotations, ";");
  auto Known = Annotated.find(Name);
  if (Known != Annotated.end()) {
    if (Known->second == All)
      return Error::success();
    return make_error<StringError>(
        Name + ": two declarations of this function carry different flt:: "
               "annotations",
        inconvertibleErrorCode());
  }
  if (find(Name))
    return make_error<StringError>(
        Name + ": the table has a row for this function already; its flt:: "
               "annotations would contradict or repeat it",
        inconvertibleErrorCode());

  AnnotationReader Reader(Name, NumParams);
  for (const std::string &A : Annotations)
    Reader.read(A);
  Expected<Function> F = Reader.finish();
  if (!F)
    return F.takeError();
  F->CountsContexts = !F->ContextArgs.empty();
  for (const Outcome &O : F->Outcomes)
    for (const Effect &E : O.Effects)
      F->CountsContexts |= countsContexts(E);
  Functions[Name] = std::move(*F);
  Annotated[Name] = std::move(All);
  return Error::success();
}

} // namespace ddi
} // namespace fltlint
