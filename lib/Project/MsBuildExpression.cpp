//===- MsBuildExpression.cpp - $(...), %(...) and conditions --------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "MsBuildExpression.h"
#include "HeaderIndex.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/VersionTuple.h"
#include <vector>

using namespace llvm;

namespace fltlint {
namespace project {

/// Nesting beyond this is an attack, not a project.
static constexpr unsigned MaxDepth = 64;

static std::string resolveOnDisk(StringRef Path, StringRef Directory) {
  SmallString<256> Full(normalizePath(Path));
  if (!sys::path::is_absolute(Full)) {
    Full = Directory;
    Full += "/";
    Full += normalizePath(Path);
  }
  return CaseTable::shared().resolve(normalizePath(Full)).value_or("");
}

//===----------------------------------------------------------------------===//
// Expansion
//===----------------------------------------------------------------------===//

namespace {

class Expander {
public:
  Expander(const MsBuildScope &Scope, unsigned Depth)
      : Scope(Scope), Depth(Depth) {}

  std::string expand(StringRef Text);

private:
  std::string evaluateProperty(StringRef Body);
  std::string callMember(std::string Value, StringRef Calls);
  std::string callStatic(StringRef Body);
  std::vector<std::string> arguments(StringRef List);

  const MsBuildScope &Scope;
  unsigned Depth;
};

} // namespace

/// The index of the parenthesis that closes the one before \p From, or npos.
/// Quotes hide parentheses.
static size_t findClosing(StringRef Text, size_t From) {
  unsigned Open = 1;
  char Quote = 0;
  for (size_t I = From; I != Text.size(); ++I) {
    char C = Text[I];
    if (Quote) {
      if (C == Quote)
        Quote = 0;
    } else if ((C == '\'' || C == '"' || C == '`') && Open > 1) {
      Quote = C;
    } else if (C == '(') {
      ++Open;
    } else if (C == ')' && --Open == 0) {
      return I;
    }
  }
  return StringRef::npos;
}

std::string Expander::expand(StringRef Text) {
  std::string Out;
  for (size_t I = 0; I < Text.size() && Out.size() <= MaxMsBuildText; ++I) {
    char C = Text[I];
    bool Call = (C == '$' || C == '%' || C == '@') && I + 1 < Text.size() &&
                Text[I + 1] == '(';
    if (Call) {
      size_t End = findClosing(Text, I + 2);
      if (End != StringRef::npos) {
        StringRef Body = Text.slice(I + 2, End);
        if (Depth < MaxDepth) {
          if (C == '$')
            Out += evaluateProperty(Body.trim());
          else if (C == '%')
            Out += Scope.Metadata(Body.trim());
          else
            // Of a transformation, @(Items->'...'), only the items matter.
            Out += Scope.Items(Body.split("->").first.trim());
        }
        I = End;
        continue;
      }
    }
    if (C == '%' && I + 2 < Text.size() && isHexDigit(Text[I + 1]) &&
        isHexDigit(Text[I + 2])) {
      Out.push_back(
          char(hexDigitValue(Text[I + 1]) * 16 + hexDigitValue(Text[I + 2])));
      I += 2;
      continue;
    }
    Out.push_back(C);
  }
  return Out;
}

std::vector<std::string> Expander::arguments(StringRef List) {
  std::vector<std::string> Result;
  std::string Current;
  char Quote = 0;
  unsigned Open = 0;
  auto Finish = [&] {
    StringRef Text = StringRef(Current).trim();
    if (Text.size() >= 2 && Text.front() == Text.back() &&
        StringRef("'\"`").contains(Text.front()))
      Text = Text.drop_front().drop_back();
    Result.push_back(Expander(Scope, Depth + 1).expand(Text));
    Current.clear();
  };
  for (char C : List) {
    if (Quote) {
      if (C == Quote)
        Quote = 0;
    } else if (C == '\'' || C == '"' || C == '`') {
      Quote = C;
    } else if (C == '(') {
      ++Open;
    } else if (C == ')' && Open) {
      --Open;
    } else if (C == ',' && !Open) {
      Finish();
      continue;
    }
    Current.push_back(C);
  }
  if (!StringRef(Current).trim().empty() || !Result.empty())
    Finish();
  return Result;
}

/// `.Name(args)` repeated; an index or an unknown function ends it.
std::string Expander::callMember(std::string Value, StringRef Calls) {
  while (Calls.consume_front(".")) {
    StringRef Name = Calls.take_while([](char C) { return isAlnum(C); });
    Calls = Calls.drop_front(Name.size());
    std::vector<std::string> Args;
    if (Calls.starts_with("(")) {
      size_t End = findClosing(Calls, 1);
      if (End == StringRef::npos)
        return "";
      Args = arguments(Calls.slice(1, End));
      Calls = Calls.drop_front(End + 1);
    }
    StringRef V = Value;
    auto Number = [&](size_t I, size_t &N) {
      return I < Args.size() && !StringRef(Args[I]).getAsInteger(10, N);
    };
    size_t From = 0, Length = 0;
    std::string Lower = Name.lower();
    if (Lower == "replace" && Args.size() == 2 && !Args[0].empty()) {
      std::string New;
      for (;;) {
        size_t At = V.find(Args[0]);
        New += V.substr(0, At);
        if (At == StringRef::npos)
          break;
        New += Args[1];
        V = V.substr(At + Args[0].size());
      }
      Value = New;
    } else if (Lower == "tolower" || Lower == "tolowerinvariant") {
      Value = V.lower();
    } else if (Lower == "toupper" || Lower == "toupperinvariant") {
      Value = V.upper();
    } else if (Lower == "trim" || Lower == "trimend" || Lower == "trimstart") {
      StringRef Chars = Args.empty() ? StringRef(" \t\r\n") : Args[0];
      if (Lower != "trimend")
        V = V.ltrim(Chars);
      if (Lower != "trimstart")
        V = V.rtrim(Chars);
      Value = V.str();
    } else if (Lower == "substring" && Number(0, From)) {
      Value =
          V.substr(From, Number(1, Length) ? Length : StringRef::npos).str();
    } else if ((Lower == "indexof" || Lower == "lastindexof") &&
               Args.size() == 1) {
      size_t At = Lower[0] == 'i' ? V.find(Args[0]) : V.rfind(Args[0]);
      Value = At == StringRef::npos ? "-1" : std::to_string(At);
    } else if ((Lower == "startswith" || Lower == "endswith" ||
                Lower == "contains") &&
               Args.size() == 1) {
      bool Is = Lower[0] == 's'   ? V.starts_with(Args[0])
                : Lower[0] == 'e' ? V.ends_with(Args[0])
                                  : V.contains(Args[0]);
      Value = Is ? "True" : "False";
    } else if (Lower == "length") {
      Value = std::to_string(V.size());
    } else {
      return "";
    }
  }
  return Value;
}

/// `[MSBuild]::Function(args)` and `[System.IO.Path]::Function(args)`.
std::string Expander::callStatic(StringRef Body) {
  auto [Type, Call] = Body.split("]::");
  size_t Open = Call.find('(');
  if (Open == StringRef::npos)
    return "";
  size_t End = findClosing(Call, Open + 1);
  if (End == StringRef::npos)
    return "";
  std::string Name = Call.take_front(Open).lower();
  std::vector<std::string> Args = arguments(Call.slice(Open + 1, End));
  std::string Value;
  if (Name == "getdirectorynameoffileabove" && Args.size() == 2) {
    std::string Folder = resolveOnDisk(Args[0], Scope.Directory);
    for (StringRef F = Folder; !F.empty(); F = sys::path::parent_path(F))
      if (!resolveOnDisk(F.str() + "/" + Args[1], "").empty()) {
        Value = F.str();
        break;
      }
  } else if (Name == "getpathoffileabove" && !Args.empty()) {
    std::string Folder = resolveOnDisk(
        Args.size() > 1 ? Args[1] : Scope.Directory, Scope.Directory);
    for (StringRef F = Folder; !F.empty(); F = sys::path::parent_path(F)) {
      Value = resolveOnDisk(F.str() + "/" + Args[0], "");
      if (!Value.empty())
        break;
    }
  } else if (Name == "combine") {
    for (const std::string &A : Args) {
      std::string Part = normalizePath(A);
      if (Value.empty() || sys::path::is_absolute(Part))
        Value = Part;
      else
        Value += (StringRef(Value).ends_with("/") ? "" : "/") + Part;
    }
  } else if (Name == "getfullpath" || Name == "normalizepath" ||
             Name == "normalizedirectory") {
    SmallString<256> Full;
    for (const std::string &A : Args)
      sys::path::append(Full, normalizePath(A));
    if (!sys::path::is_absolute(Full))
      Full = (Scope.Directory + "/" + Full).str();
    Value = normalizePath(Full) + (Name == "normalizedirectory" ? "/" : "");
  } else if (Name == "getdirectoryname" && Args.size() == 1) {
    Value = sys::path::parent_path(normalizePath(Args[0])).str();
  } else if (Name == "getfilename" && Args.size() == 1) {
    Value = sys::path::filename(normalizePath(Args[0])).str();
  } else if (Name == "getfilenamewithoutextension" && Args.size() == 1) {
    Value = sys::path::stem(normalizePath(Args[0])).str();
  } else if (Name == "ensuretrailingslash" && Args.size() == 1) {
    Value = Args[0];
    if (!Value.empty() && Value.back() != '/' && Value.back() != '\\')
      Value += '/';
  } else if (Name == "valueordefault" && Args.size() == 2) {
    Value = Args[0].empty() ? Args[1] : Args[0];
  }
  return callMember(std::move(Value), Call.drop_front(End + 1));
}

std::string Expander::evaluateProperty(StringRef Body) {
  if (Body.starts_with("["))
    return callStatic(Body.drop_front());
  if (Body.starts_with_insensitive("registry:"))
    return "";
  StringRef Name = Body.take_while(
      [](char C) { return isAlnum(C) || C == '_' || C == '-'; });
  return callMember(Scope.Property(Name), Body.drop_front(Name.size()));
}

std::string expandMsBuild(StringRef Text, const MsBuildScope &Scope) {
  return Expander(Scope, 0).expand(Text);
}

//===----------------------------------------------------------------------===//
// Conditions
//===----------------------------------------------------------------------===//

namespace {

/// or-expression := and-expression { "or" and-expression }, and so on down to
/// comparisons of strings, which ignore case. After an error everything just
/// comes to an end.
class ConditionParser {
public:
  ConditionParser(StringRef Text, const MsBuildScope &Scope)
      : Rest(Text), Scope(Scope) {}

  std::optional<bool> parse() {
    bool Value = parseOr(0);
    skipSpace();
    if (Failed || !Rest.empty())
      return std::nullopt;
    return Value;
  }

private:
  void skipSpace() { Rest = Rest.ltrim(); }

  bool consumeWord(StringRef Word) {
    skipSpace();
    if (!Rest.starts_with_insensitive(Word))
      return false;
    StringRef Behind = Rest.drop_front(Word.size());
    if (!Behind.empty() && (isAlnum(Behind[0]) || Behind[0] == '_'))
      return false;
    Rest = Behind;
    return true;
  }

  bool parseOr(unsigned Depth) {
    bool Value = parseAnd(Depth);
    while (!Failed && consumeWord("or"))
      Value = parseAnd(Depth) || Value;
    return Value;
  }

  bool parseAnd(unsigned Depth) {
    bool Value = parseNot(Depth);
    while (!Failed && consumeWord("and"))
      Value = parseNot(Depth) && Value;
    return Value;
  }

  bool parseNot(unsigned Depth) {
    skipSpace();
    if (Depth > MaxDepth) {
      Failed = true;
      return false;
    }
    if (Rest.starts_with("!") && !Rest.starts_with("!=")) {
      Rest = Rest.drop_front();
      return !parseNot(Depth + 1);
    }
    if (Rest.consume_front("(")) {
      bool Value = parseOr(Depth + 1);
      skipSpace();
      if (!Rest.consume_front(")"))
        Failed = true;
      return Value;
    }
    return parseComparison();
  }

  bool parseComparison() {
    std::optional<bool> Function;
    std::string Left = parseOperand(Function);
    if (Function)
      return *Function;
    skipSpace();
    for (StringRef Op : {"==", "!=", "<=", ">=", "<", ">"}) {
      if (!Rest.consume_front(Op))
        continue;
      std::string Right = parseOperand(Function);
      if (Op == "==" || Op == "!=")
        return StringRef(Left).equals_insensitive(Right) == (Op == "==");
      std::optional<VersionTuple> L = number(Left), R = number(Right);
      if (!L || !R)
        return false; // MSBuild evaluates the rest of `or` only if need be
      return Op == "<"    ? *L < *R
             : Op == ">"  ? *L > *R
             : Op == "<=" ? *L <= *R
                          : *L >= *R;
    }
    StringRef Word = StringRef(Left).trim();
    for (StringRef True : {"true", "on", "yes"})
      if (Word.equals_insensitive(True))
        return true;
    for (StringRef False : {"false", "off", "no", ""})
      if (Word.equals_insensitive(False))
        return false;
    Failed = true;
    return false;
  }

  /// Numbers are compared as versions are: 16.10 is more than 16.9.
  static std::optional<VersionTuple> number(StringRef Text) {
    VersionTuple Version;
    if (Version.tryParse(Text.trim()))
      return std::nullopt;
    return Version;
  }

  std::string parseOperand(std::optional<bool> &Function) {
    skipSpace();
    if (Rest.consume_front("'")) {
      // A quote inside $(...) does not end the string.
      size_t End = 0;
      unsigned Open = 0;
      for (; End != Rest.size(); ++End) {
        if (Rest[End] == '(' && End && StringRef("$%@").contains(Rest[End - 1]))
          ++Open;
        else if (Rest[End] == '(' && Open)
          ++Open;
        else if (Rest[End] == ')' && Open)
          --Open;
        else if (Rest[End] == '\'' && !Open)
          break;
      }
      if (End == Rest.size()) {
        Failed = true;
        return "";
      }
      StringRef Text = Rest.take_front(End);
      Rest = Rest.drop_front(End + 1);
      return expandMsBuild(Text, Scope);
    }
    if (Rest.size() > 2 && StringRef("$%@").contains(Rest[0]) &&
        Rest[1] == '(') {
      size_t End = findClosing(Rest, 2);
      if (End == StringRef::npos) {
        Failed = true;
        return "";
      }
      StringRef Text = Rest.take_front(End + 1);
      Rest = Rest.drop_front(End + 1);
      return expandMsBuild(Text, Scope);
    }
    StringRef Word = Rest.take_while(
        [](char C) { return isAlnum(C) || C == '_' || C == '.' || C == '-'; });
    if (Word.empty()) {
      Failed = true;
      return "";
    }
    Rest = Rest.drop_front(Word.size());
    skipSpace();
    if (Rest.consume_front("(")) {
      std::optional<bool> Inner;
      std::string Argument = parseOperand(Inner);
      skipSpace();
      if (!Rest.consume_front(")"))
        Failed = true;
      if (Word.equals_insensitive("exists"))
        Function = !Argument.empty() &&
                   !resolveOnDisk(Argument, Scope.Directory).empty();
      else if (Word.equals_insensitive("hastrailingslash"))
        Function = StringRef(Argument).ends_with("/") ||
                   StringRef(Argument).ends_with("\\");
      else
        Failed = true;
      return "";
    }
    return Word.str();
  }

  StringRef Rest;
  const MsBuildScope &Scope;
  bool Failed = false;
};

} // namespace

std::optional<bool> evaluateCondition(StringRef Text,
                                      const MsBuildScope &Scope) {
  return ConditionParser(Text, Scope).parse();
}

} // namespace project
} // namespace fltlint
