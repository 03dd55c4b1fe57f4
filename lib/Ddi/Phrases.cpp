//===- Phrases.cpp - The short phrases of the table of facts --------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Phrases.h"
#include "Intervals.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSwitch.h"

using namespace llvm;

namespace fltlint {
namespace ddi {

std::optional<ContextKind> parseContextKind(StringRef Words) {
  return StringSwitch<std::optional<ContextKind>>(Words)
      .Case("volume", ContextKind::Volume)
      .Case("instance", ContextKind::Instance)
      .Case("file", ContextKind::File)
      .Case("stream", ContextKind::Stream)
      .Case("stream handle", ContextKind::StreamHandle)
      .Case("transaction", ContextKind::Transaction)
      .Case("section", ContextKind::Section)
      .Case("any", ContextKind::Unknown)
      .Default(std::nullopt);
}

bool countsContexts(const Effect &E) {
  switch (E.Kind) {
  case EffectKind::Acquire:
  case EffectKind::AcquireMembers:
  case EffectKind::Reference:
  case EffectKind::Release:
  case EffectKind::ReleaseMembers:
  case EffectKind::Attach:
  case EffectKind::Detach:
  case EffectKind::MakeMay:
  case EffectKind::MustClose:
  case EffectKind::Close:
    return true;
  default:
    return false;
  }
}

/// A cursor over the words of one phrase. The first complaint sticks; after
/// it every question is answered in the negative, so that the callers need
/// not check after each word.
class PhraseParser {
public:
  PhraseParser(const PhraseReader &R, const YamlNode &Text)
      : R(R), Text(Text), Rest(Text.Text) {
    if (Text.Kind != YamlNode::Scalar)
      fail("a phrase is expected here");
    skipSpace();
  }

  bool failed() const { return Failed; }
  bool atEnd() const { return Rest.empty(); }

  void fail(const Twine &Sentence) {
    if (Failed)
      return;
    Failed = true;
    Message = Sentence.str();
    At = Text.Pos;
    At.Column += Text.Text.size() - Rest.size();
    Rest = "";
  }

  Error takeError() {
    if (!Failed && !atEnd())
      fail("'" + Rest + "' is not expected after the rest of the phrase");
    return Failed ? errorAt(R.BufferName, At, Message) : Error::success();
  }

  StringRef peek() const { return Rest.take_until(isSpace); }

  StringRef next() {
    StringRef W = peek();
    Rest = Rest.drop_front(W.size());
    skipSpace();
    return W;
  }

  bool accept(StringRef Word) {
    if (Failed || peek() != Word)
      return false;
    next();
    return true;
  }

  void expect(StringRef Word) {
    if (!accept(Word))
      fail("'" + Word + "' is expected" +
           (atEnd() ? Twine(" at the end") : " instead of '" + peek() + "'"));
  }

  /// The index of a parameter named by the next word.
  unsigned param() {
    StringRef W = peek();
    if (W.empty())
      fail("the name of a parameter is missing");
    if (Failed)
      return 0;
    for (unsigned I = 0; R.Sig && I < R.Sig->Params.size(); ++I)
      if (R.Sig->Params[I] == W) {
        next();
        return I;
      }
    fail("'" + W + "' is not a parameter of " +
         (R.Sig ? R.Sig->Name : std::string("this function")));
    return 0;
  }

  Place argument() {
    Place P;
    P.Root = Place::Arg;
    P.Index = param();
    return P;
  }

  Place pointee() {
    Place P;
    P.Root = Place::Pointee;
    if (!Rest.consume_front("*"))
      fail("'*' and the name of a pointer parameter are expected");
    P.Index = param();
    return P;
  }

  /// `*X`, for an effect that speaks of *Where itself.
  Place throughPointer() {
    Place P = pointee();
    P.Root = Place::Arg;
    return P;
  }

  /// `return`, `X` or `*X`.
  Place place() {
    if (accept("return"))
      return Place();
    return Rest.starts_with("*") ? pointee() : argument();
  }

  /// `return` or `*X`: what a call may give a value.
  Place result() {
    if (accept("return"))
      return Place();
    return pointee();
  }

  int64_t value() {
    StringRef W = peek();
    if (W.empty())
      fail("a value is missing");
    if (Failed)
      return 0;
    if (std::optional<int64_t> V = lookUp(W)) {
      next();
      return *V;
    }
    fail("'" + W + "' is neither a number nor a constant of the table");
    return 0;
  }

  unsigned count() {
    unsigned N = 0;
    if (peek().getAsInteger(0, N))
      fail("a number is expected instead of '" + peek() + "'");
    next();
    return N;
  }

  Irql irql() {
    StringRef W = peek();
    unsigned N = 0;
    if (!W.getAsInteger(0, N) && N <= 31) {
      next();
      return Irql(N);
    }
    int Level = StringSwitch<int>(W)
                    .Case("PASSIVE", 0)
                    .Case("APC", 1)
                    .Case("DISPATCH", 2)
                    .Case("HIGH", 31)
                    .Default(-1);
    if (Level < 0) {
      fail("'" + W +
           "' is not an IRQL; write PASSIVE, APC, DISPATCH or a number up to "
           "31");
      return 0;
    }
    next();
    return Irql(Level);
  }

  /// One member of a union of values.
  std::vector<Interval> term() {
    constexpr int64_t Min = std::numeric_limits<int64_t>::min();
    constexpr int64_t Max = std::numeric_limits<int64_t>::max();
    if (accept("success"))
      return {{0, Max}};
    if (accept("failure"))
      return {{Min, -1}};
    if (accept("any"))
      return {{Min, Max}};
    if (accept("NULL") || accept("FALSE"))
      return {{0, 0}};
    if (accept("non-NULL") || accept("TRUE"))
      return complement({{0, 0}});
    for (StringRef Op : {">=", "<=", "!=", "==", ">", "<"}) {
      if (!Rest.consume_front(Op))
        continue;
      skipSpace();
      int64_t V = value();
      if (Failed || Op == "==")
        return {{V, V}};
      if (Op == "!=")
        return complement({{V, V}});
      if (Op == ">=" || Op == ">")
        return {{Op == ">" ? V + 1 : V, Max}};
      return {{Min, Op == "<" ? V - 1 : V}};
    }
    StringRef W = peek();
    size_t Dots = W.find("..");
    if (Dots != StringRef::npos) {
      std::optional<int64_t> Low = lookUp(W.take_front(Dots));
      std::optional<int64_t> High = lookUp(W.drop_front(Dots + 2));
      if (!Low || !High || *Low > *High) {
        fail("'" + W + "' is not a range of values");
        return {};
      }
      next();
      return {{*Low, *High}};
    }
    int64_t V = value();
    return {{V, V}};
  }

  std::vector<Interval> unionOfTerms() {
    std::vector<Interval> Set = term();
    while (accept("or"))
      Set = unite(Set, term());
    return Set;
  }

  std::vector<Interval> values() {
    std::vector<Interval> Set = unionOfTerms();
    if (accept("but"))
      Set = intersect(Set, complement(unionOfTerms()));
    if (!Failed && Set.empty())
      fail("this leaves no value");
    return Set;
  }

  /// `X is A or B`: alternatives of conjunctions.
  std::vector<std::vector<ArgTest>> clause() {
    ArgTest T;
    T.Arg = param();
    if (accept("has") || peek() == "lacks") {
      T.Negated = accept("lacks");
      T.Value = value();
      T.Mask = uint64_t(T.Value);
      if (!Failed && !T.Value)
        fail("a flag cannot be 0");
      return {{T}};
    }
    expect("is");
    auto Value = [&] {
      return accept("NULL") || accept("FALSE") ? 0 : value();
    };
    if (accept("neither")) {
      T.Negated = true;
      T.Value = Value();
      std::vector<ArgTest> All{T};
      expect("nor");
      do {
        T.Value = Value();
        All.push_back(T);
      } while (accept("nor"));
      return {All};
    }
    if (accept("TRUE")) {
      T.Negated = true;
      return {{T}};
    }
    T.Negated = accept("not");
    T.Value = Value();
    std::vector<std::vector<ArgTest>> Any{{T}};
    while (accept("or")) {
      if (T.Negated)
        fail("write 'is neither A nor B'");
      T.Value = Value();
      Any.push_back({T});
    }
    return Any;
  }

  std::vector<std::vector<ArgTest>> condition() {
    std::vector<std::vector<ArgTest>> Any = clause();
    while (accept("and")) {
      std::vector<std::vector<ArgTest>> Product;
      for (const auto &Right : clause())
        for (std::vector<ArgTest> Left : Any) {
          Left.insert(Left.end(), Right.begin(), Right.end());
          Product.push_back(std::move(Left));
        }
      Any = std::move(Product);
    }
    return Any;
  }

  ContextKind kind() {
    if (accept("stream")) {
      if (accept("handle"))
        return ContextKind::StreamHandle;
      return ContextKind::Stream;
    }
    if (std::optional<ContextKind> K = parseContextKind(peek())) {
      next();
      return *K;
    }
    fail("'" + peek() + "' is not a kind of context");
    return ContextKind::Unknown;
  }

  /// `N members of *X`, if the phrase goes on so.
  bool members(Effect &E) {
    if (!isDigit(Rest.empty() ? 'x' : Rest.front()))
      return false;
    E.Count = count();
    expect("members");
    expect("of");
    E.Where = pointee();
    return true;
  }

  void acquire(Effect &E) {
    if (members(E)) {
      E.Kind = EffectKind::AcquireMembers;
      expect("by");
      E.MaskArg = param();
      return;
    }
    E.Kind = EffectKind::Acquire;
    E.Context = R.Kind;
    E.IsNew = accept("new");
    E.Where = result();
    if (accept("as"))
      E.Context = kind();
    if (accept("of")) {
      expect("kind");
      E.KindArg = param();
    }
    if (accept("with")) {
      E.SizeArg = param();
      expect("bytes");
    }
    if (accept("from")) {
      expect("pool");
      E.PoolArg = param();
    }
  }

  void effect(Effect &E) {
    bool May = accept("may");
    E.Mode = May ? Modality::May : Modality::Must;
    StringRef Verb = next();
    if (Verb == "acquire") {
      acquire(E);
    } else if (Verb == "hand") {
      E.Kind = EffectKind::HandOff;
      E.Where = argument();
      expect("to");
      if (accept("post-operation")) {
        // The third parameter of every post-operation callback.
        E.RoutineParam = 2;
      } else {
        E.Routine = param();
        expect("parameter");
        E.RoutineParam = count();
      }
    } else if (May) {
      fail("only 'acquire' and 'hand' can be uncertain ('may'), not '" + Verb +
           "'");
    } else if (Verb == "reference") {
      E.Kind = EffectKind::Reference;
      E.Where = argument();
    } else if (Verb == "release") {
      E.Kind = EffectKind::ReleaseMembers;
      if (!members(E)) {
        E.Kind = EffectKind::Release;
        E.Where = argument();
      }
    } else if (Verb == "attach") {
      E.Kind = EffectKind::Attach;
      E.Context = R.Kind;
      E.Where = argument();
    } else if (Verb == "detach") {
      E.Kind = EffectKind::Detach;
      E.Where = argument();
    } else if (Verb == "excuse") {
      E.Kind = EffectKind::MakeMay;
      E.Where = argument();
    } else if (Verb == "open") {
      E.Kind = EffectKind::MustClose;
      E.Where = argument();
    } else if (Verb == "close") {
      E.Kind = EffectKind::Close;
      E.Where = argument();
    } else if (Verb == "null") {
      E.Kind = EffectKind::SetNull;
      E.Where = result();
    } else if (Verb == "nonnull") {
      E.Kind = EffectKind::SetNonNull;
      E.Where = result();
    } else if (Verb == "unknown") {
      E.Kind = EffectKind::SetUnknown;
      E.Where = result();
    } else if (Verb == "unset") {
      E.Kind = EffectKind::SetUndef;
      E.Where = result();
    } else if (Verb == "set") {
      E.Kind = EffectKind::SetRange;
      E.Where = result();
      expect("to");
      if (accept("IRQL"))
        E.Kind = EffectKind::ReadIrql;
      else
        E.Values = values();
    } else if (Verb == "capture") {
      E.Kind = EffectKind::Capture;
      E.Where = argument();
      if (accept("in"))
        E.Other = param();
    } else if (Verb == "wake") {
      E.Kind = EffectKind::Wake;
      E.Where = argument();
    } else if (Verb == "unlink") {
      E.Kind = EffectKind::Unlink;
      E.Where = accept("return") ? Place() : argument();
    } else if (Verb == "allocate") {
      E.Kind = EffectKind::Allocate;
      E.Zeroed = accept("zeroed");
      if (!atEnd()) {
        E.SizeArg = param();
        expect("bytes");
      }
    } else if (Verb == "free") {
      E.Kind = EffectKind::Free;
      E.Where = argument();
    } else if (Verb == "copy") {
      E.Kind = EffectKind::CopyMemory;
      E.SizeArg = param();
      expect("bytes");
      expect("from");
      E.Other = param();
      expect("to");
      E.Where = argument();
    } else if (Verb == "zero" || Verb == "fill") {
      E.Kind = Verb == "zero" ? EffectKind::ZeroMemory : EffectKind::FillMemory;
      E.SizeArg = param();
      expect("bytes");
      expect("at");
      E.Where = argument();
    } else if (Verb == "exchange") {
      E.Kind = EffectKind::Exchange;
      E.Where = throughPointer();
      expect("with");
      E.Other = param();
      if (accept("if")) {
        E.Kind = EffectKind::CompareExchange;
        E.SizeArg = param();
      }
    } else if (Verb == "add") {
      E.Kind = EffectKind::AddTo;
      int64_t V = value();
      E.Values = {{V, V}};
      expect("to");
      E.Where = throughPointer();
    } else if (Verb == "initialise") {
      E.Kind = EffectKind::Link;
      E.Where = throughPointer();
    } else if (Verb == "raise") {
      E.Kind = EffectKind::RaiseIrql;
      expect("to");
      E.Level = irql();
      if (accept("saving")) {
        expect("in");
        E.Save = result();
      }
    } else if (Verb == "lower") {
      E.Kind = EffectKind::LowerIrql;
      expect("to");
      if (accept("at")) {
        expect("most");
        E.Level = irql();
      } else {
        E.Save = place();
        if (!Failed && E.Save->Root == Place::Return)
          fail("the IRQL to go back to is in an argument");
      }
    } else if (Verb == "expect") {
      E.Kind = EffectKind::LowerIrql;
      E.Mode = Modality::May;
      expect("at");
      expect("most");
      E.Level = irql();
    } else {
      fail("'" + Verb + "' is not a verb of the table; docs/ddi.md lists them");
      // The verb itself is the word to point at, not what follows.
      At = Text.Pos;
      At.Column += StringRef(Text.Text).find(Verb);
    }
  }

  Signature signature() {
    Signature S;
    size_t Open = Rest.find_last_of('(');
    if (Open == StringRef::npos || !Rest.ends_with(")")) {
      fail("a function and its parameters are expected, as in "
           "'FltReleaseContext(context Context)'");
      return S;
    }
    S.Name = Rest.take_front(Open).trim().str();
    if (S.Name.empty())
      fail("the function has no name");
    Rest = Rest.drop_front(Open + 1);
    skipSpace();
    // Each turn reads one parameter up to its ',' or the final ')'.
    while (!Failed && Rest != ")") {
      bool IsContext = accept("context");
      bool IsOut = !IsContext && accept("out");
      bool Optional = (IsContext || IsOut) && accept("opt");
      bool IsPlain = !IsContext && !IsOut;
      bool IsRegistration = IsPlain && accept("registration");
      bool IsRoutineName = IsPlain && !IsRegistration && accept("routine-name");
      size_t Stop = Rest.find_first_of(",)");
      StringRef Param = Rest.take_front(Stop).trim();
      if (Param.empty() ||
          !all_of(Param, [](char C) { return isAlnum(C) || C == '_'; })) {
        fail("'" + Param + "' is not the name of a parameter");
        return S;
      }
      if (is_contained(S.Params, Param)) {
        fail("two parameters are named '" + Param + "'");
        return S;
      }
      unsigned Index = S.Params.size();
      S.Params.push_back(Param.str());
      if (IsContext)
        S.ContextArgs.push_back(Index);
      if (IsContext && Optional)
        S.OptionalContextArgs.push_back(Index);
      if (IsOut)
        (Optional ? S.OptionalOutArgs : S.OutArgs).push_back(Index);
      if (IsRegistration)
        S.RegistrationArg = Index;
      if (IsRoutineName)
        S.RoutineNameArg = Index;
      Rest = Rest.drop_front(Stop);
      if (!Rest.consume_front(","))
        continue;
      skipSpace();
      if (Rest == ")")
        fail("a parameter is missing after the ','");
    }
    Rest.consume_front(")");
    return S;
  }

private:
  void skipSpace() { Rest = Rest.drop_while(isSpace); }

  std::optional<int64_t> lookUp(StringRef W) const {
    int64_t V = 0;
    if (!W.getAsInteger(0, V))
      return V;
    auto It = R.Constants.find(W);
    if (It == R.Constants.end())
      return std::nullopt;
    return It->second;
  }

  const PhraseReader &R;
  const YamlNode &Text;
  StringRef Rest;
  bool Failed = false;
  std::string Message;
  Position At;
};

namespace {
template <typename T> Expected<T> finish(PhraseParser &P, T Value) {
  if (Error E = P.takeError())
    return std::move(E);
  return std::move(Value);
}
} // namespace

Expected<Signature> PhraseReader::signature(const YamlNode &Text) const {
  PhraseParser P(*this, Text);
  Signature S = P.signature();
  return finish(P, std::move(S));
}

Expected<std::vector<std::vector<ArgTest>>>
PhraseReader::condition(const YamlNode &Text) const {
  PhraseParser P(*this, Text);
  auto Any = P.condition();
  return finish(P, std::move(Any));
}

Expected<std::vector<Interval>>
PhraseReader::values(const YamlNode &Text) const {
  PhraseParser P(*this, Text);
  auto Set = P.values();
  return finish(P, std::move(Set));
}

Expected<Effect> PhraseReader::effect(const YamlNode &Text) const {
  PhraseParser P(*this, Text);
  Effect E;
  P.effect(E);
  return finish(P, std::move(E));
}

Expected<Irql> PhraseReader::irql(const YamlNode &Text) const {
  PhraseParser P(*this, Text);
  Irql L = P.irql();
  return finish(P, L);
}

Expected<int64_t> PhraseReader::constant(const YamlNode &Text) const {
  PhraseParser P(*this, Text);
  int64_t V = P.value();
  return finish(P, V);
}

} // namespace ddi
} // namespace fltlint
