//===- Stubs.cpp - Declarations for names nobody declared -----------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Stubs.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/raw_ostream.h"

using llvm::StringRef;

namespace fltlint {
namespace project {

//===----------------------------------------------------------------------===//
// Reading the source around a name
//===----------------------------------------------------------------------===//

static bool isWordChar(char C) { return llvm::isAlnum(C) || C == '_'; }
static bool isWord(StringRef Token) {
  return !Token.empty() && isWordChar(Token[0]) && !llvm::isDigit(Token[0]);
}

/// Takes the first token off \p Text: a word, "->", "::" or one character.
static StringRef takeToken(StringRef &Text) {
  for (;;) {
    Text = Text.ltrim(" \t\r\n\\");
    if (Text.consume_front("//")) {
      Text = Text.drop_until([](char C) { return C == '\n'; });
      continue;
    }
    if (Text.starts_with("/*")) {
      size_t End = Text.find("*/", 2);
      Text = End == StringRef::npos ? StringRef() : Text.substr(End + 2);
      continue;
    }
    break;
  }
  if (Text.empty())
    return "";
  size_t Length = 1;
  if (isWordChar(Text[0]))
    Length = Text.take_while(isWordChar).size();
  else if (Text.starts_with("->") || Text.starts_with("::"))
    Length = 2;
  StringRef Token = Text.take_front(Length);
  Text = Text.drop_front(Length);
  return Token;
}

/// The last token of \p Text, as far as one can tell backwards.
static StringRef lastToken(StringRef Text) {
  Text = Text.rtrim(" \t\r\n\\");
  if (Text.empty())
    return "";
  if (!isWordChar(Text.back()))
    return Text.take_back(1);
  size_t Length = 0;
  while (Length < Text.size() && isWordChar(Text[Text.size() - 1 - Length]))
    ++Length;
  return Text.take_back(Length);
}

//===----------------------------------------------------------------------===//
// What names look like
//===----------------------------------------------------------------------===//

static bool isAllCaps(StringRef Name) {
  bool AnyLetter = false;
  for (char C : Name) {
    if (C >= 'a' && C <= 'z')
      return false;
    AnyLetter |= C >= 'A' && C <= 'Z';
  }
  return AnyLetter;
}

/// `_Inout_`, `__drv_aliasesMem`, `__in_opt`: an annotation.
static bool isAnnotation(StringRef Name) {
  if (Name.size() > 2 && Name.starts_with("_") && Name.ends_with("_") &&
      !isAllCaps(Name))
    return true;
  return Name.size() > 3 && Name.starts_with("__") && Name[2] >= 'a' &&
         Name[2] <= 'z';
}

/// `PFOO`, `LPFOO`, `PFN_FOO`.
static bool isPointerName(StringRef Name) {
  Name.consume_front("L");
  return Name.size() > 2 && Name[0] == 'P' && Name[1] >= 'A' &&
         Name[1] <= 'Z' && isAllCaps(Name);
}

/// What the analysis counts is never made up: a routine on contexts must come
/// from a header that knows it, or the finding built on it would be made up
/// too.
static bool belongsToTheModel(StringRef Name) {
  if (Name.starts_with("Flt") && Name.contains("Context"))
    return true;
  if (Name.contains("FLT_") && Name.contains("CONTEXT"))
    return true;
  return Name == "PFLT_FILTER" || Name == "PFLT_INSTANCE" ||
         Name == "PFLT_VOLUME" || Name == "NTSTATUS" || Name == "NULL";
}

static uint32_t hashOf(StringRef Name) {
  uint32_t H = 2166136261u; // FNV-1a: the same on every machine
  for (char C : Name)
    H = (H ^ uint8_t(C)) * 16777619u;
  return H;
}

//===----------------------------------------------------------------------===//
// Learning
//===----------------------------------------------------------------------===//

bool StubTable::add(StringRef Name, Kind K, Use How) {
  if (Name.empty() || !isWord(Name) || !llvm::all_of(Name, isWordChar) ||
      belongsToTheModel(Name) || Banned.count(Name.str()))
    return false;
  auto [It, New] = Stubs.try_emplace(Name.str());
  if (New) {
    It->second.K = K;
    It->second.How = How;
  }
  return New;
}

/// Words that begin a type, so that what stands before one is none.
static bool beginsType(StringRef Word) {
  return llvm::is_contained({"void",
                             "int",
                             "char",
                             "short",
                             "long",
                             "unsigned",
                             "signed",
                             "const",
                             "volatile",
                             "static",
                             "extern",
                             "inline",
                             "struct",
                             "enum",
                             "__inline",
                             "__forceinline",
                             "FORCEINLINE",
                             "VOID",
                             "PVOID",
                             "NTSTATUS",
                             "BOOLEAN",
                             "ULONG",
                             "LONG",
                             "FLT_PREOP_CALLBACK_STATUS",
                             "FLT_POSTOP_CALLBACK_STATUS"},
                            Word);
}

/// A calling convention or linkage word.
static bool isConvention(StringRef Name) {
  return isAllCaps(Name) && (Name.ends_with("API") || Name.ends_with("CALL"));
}

bool StubTable::learnType(const Complaint &C) {
  StringRef Rest = C.After;
  StringRef Next = takeToken(Rest);
  if (isConvention(C.Name) || beginsType(Next))
    return add(C.Name, Kind::EmptyMacro);
  if (isAnnotation(C.Name))
    return add(C.Name,
               Next == "(" ? Kind::EmptyFunctionMacro : Kind::EmptyMacro);
  if (isPointerName(C.Name) && Next != "*")
    return add(C.Name, Kind::Pointer);
  if (Next == "*" || Next == "&")
    return add(C.Name, Kind::Record);
  if (isAllCaps(C.Name) || StringRef(C.Name).ends_with("_t"))
    return add(C.Name, Kind::Number);
  return add(C.Name, Kind::Record);
}

StubTable::Use StubTable::useFrom(StringRef After) {
  StringRef Next = takeToken(After);
  if (Next == ".")
    return Use::Record;
  if (Next == "->")
    return Use::Pointer;
  if (Next == "(")
    return Use::Function;
  if (Next == "[")
    return Use::Array;
  return Use::Value;
}

/// The name in `(NAME) x`, `NAME x = ...`, `NAME *x;`, `(NAME *)x` or
/// `sizeof(NAME)`, where Clang had to read an expression.
static bool standsForType(const Complaint &C) {
  StringRef Rest = C.After;
  StringRef Next = takeToken(Rest);
  StringRef Before = lastToken(C.Before);
  bool StartsStatement = Before == ";" || Before == "{" || Before == "}" ||
                         Before == ")" || Before.empty();
  if (isWord(Next))
    return StartsStatement || Before == "(" || Before == ",";
  if (Next == "::")
    return true;
  if (Next == "*") {
    StringRef Second = takeToken(Rest);
    while (Second == "*")
      Second = takeToken(Rest);
    if (Second == ")")
      return Before == "(";
    StringRef Third = takeToken(Rest);
    return isWord(Second) && StartsStatement && Before != ")" &&
           (Third == ";" || Third == "=" || Third == ",");
  }
  if (Next == ")" && Before == "(") {
    StringRef Outer = StringRef(C.Before).rtrim(" \t\r\n\\").drop_back(1);
    StringRef Operator = lastToken(Outer);
    if (Operator == "sizeof")
      return true;
    if (isWord(Operator) && Operator != "return")
      return false; // the only argument of a call
    StringRef Second = takeToken(Rest);
    return isWord(Second) || Second == "(" || Second == "&" ||
           (!Second.empty() && llvm::isDigit(Second[0]));
  }
  return false;
}

bool StubTable::learnValue(const Complaint &C) {
  StringRef Rest = C.After;
  StringRef Next = takeToken(Rest);
  if (isAnnotation(C.Name) &&
      (Next != "(" || !StringRef(C.Name).starts_with("__")))
    return add(C.Name,
               Next == "(" ? Kind::EmptyFunctionMacro : Kind::EmptyMacro);
  if (Next == "(")
    // In C a call declares its function, and that is reported as such.
    return CPlusPlus && add(C.Name, Kind::Function);
  if (!isAllCaps(C.Name) || Next == "." || Next == "->" || Next == "[")
    return add(C.Name, Kind::Variable, useFrom(C.After));
  if (StringRef(C.Name).starts_with("STATUS_"))
    return add(C.Name, Kind::Status);
  if (Next == "\"")
    return add(C.Name, Kind::EmptyMacro);
  return add(C.Name, Kind::Constant);
}

StubTable::Stub *StubTable::findRecord(StringRef TypeText) {
  size_t Scope = TypeText.rfind("::");
  if (Scope != StringRef::npos)
    TypeText = TypeText.substr(Scope + 2);
  TypeText.consume_front("__fltlint_");
  auto It = Stubs.find(TypeText.str());
  if (It == Stubs.end() && TypeText == "any")
    It = Stubs.try_emplace("any").first; // C++: what stubs yield
  if (It == Stubs.end())
    return nullptr;
  return &It->second;
}

bool StubTable::learnMember(const Complaint &C) {
  Stub *S = findRecord(C.Type);
  if (!S || C.Name.empty() || !llvm::all_of(C.Name, isWordChar))
    return false;
  if (S->K == Kind::Number)
    S->K = Kind::Record;
  Use How = useFrom(C.After);
  auto [It, New] = S->Members.try_emplace(C.Name, How);
  // The use that tells most wins.
  if (!New) {
    if (It->second != Use::Value || How == Use::Value)
      return false;
    It->second = How;
  }
  if (!CPlusPlus && (How == Use::Record || How == Use::Pointer)) {
    StringRef Owner = C.Type;
    Owner.consume_front("__fltlint_");
    Stub &Member = Stubs[(Owner + "__" + C.Name).str()];
    Member.K = Kind::Record;
    Member.IsMember = true;
  }
  return true;
}

bool StubTable::learn(const std::vector<Complaint> &Complaints) {
  bool Changed = false, ChangedTypes = false;
  for (const Complaint &C : Complaints) {
    switch (C.Kind) {
    case Complaint::Redefined:
      if (C.Previous == Complaint::Prelude) {
        Changed |= Banned.insert(C.Name).second;
        StringRef Name = C.Name;
        Name.consume_front("__fltlint_");
        Stubs.erase(Name.str());
      } else if (C.Previous == Complaint::BundledHeader) {
        Changed |= Yields.insert(C.Name).second;
      } else if (isConvention(C.Name)) {
        // `NTSTATUS FOOAPI A(); NTSTATUS FOOAPI B();` declares it twice.
        ChangedTypes |= add(C.Name, Kind::EmptyMacro);
      }
      break;
    case Complaint::NotKeyword:
      Changed |= Yields.insert(C.Name).second;
      break;
    case Complaint::UnknownType:
      ChangedTypes |= learnType(C);
      break;
    case Complaint::Undeclared:
      if (isAnnotation(C.Name) ? learnValue(C)
                               : standsForType(C) && learnType(C))
        ChangedTypes = true;
      break;
    case Complaint::NoMember:
      Changed |= learnMember(C);
      break;
    case Complaint::NotRecord:
      if (Stub *S = findRecord(C.Type))
        if (S->K == Kind::Number || S->K == Kind::Pointer) {
          S->K = Kind::Record;
          Changed = true;
        }
      break;
    case Complaint::NotPointer:
      if (Stub *S = findRecord(C.Type))
        if (S->K == Kind::Number || S->K == Kind::Record) {
          S->K = Kind::Pointer;
          Changed = true;
        }
      break;
    case Complaint::NotScalar:
      for (StringRef Type : {StringRef(C.Name), StringRef(C.Type)})
        if (Stub *S = findRecord(Type))
          if (S->K == Kind::Record && S->Members.empty()) {
            S->K = Kind::Number;
            Changed = true;
          }
      break;
    case Complaint::Annotation: {
      StringRef Rest = C.After;
      ChangedTypes |=
          add(C.Name, takeToken(Rest) == "(" ? Kind::EmptyFunctionMacro
                                             : Kind::EmptyMacro);
      break;
    }
    case Complaint::TooManyArguments:
      if (!C.Name.empty())
        Changed |= Lenient.insert(C.Name).second;
      break;
    case Complaint::Other:
      break;
    }
  }
  // A declaration with an unknown type or annotation declares nothing, so
  // names it should have declared look undeclared too. They come back in the
  // next round if they really are.
  for (const Complaint &C : Complaints) {
    if (C.Kind != Complaint::Undeclared || standsForType(C))
      continue;
    if (ChangedTypes && !isAllCaps(C.Name))
      continue;
    Changed |= learnValue(C);
  }
  return Changed || ChangedTypes;
}

//===----------------------------------------------------------------------===//
// Writing
//===----------------------------------------------------------------------===//

/// In C++ a stand-in converts to whatever is wanted; in C a 64-bit integer
/// does, once warnings about conversions are off.
static const char AnyType[] = R"cpp(
struct __fltlint_any {
  __fltlint_any();
  template <class... A> explicit __fltlint_any(const A &...);
  template <class T> operator T() const;
  template <class T> __fltlint_any &operator=(const T &);
  template <class T> __fltlint_any &operator|=(const T &);
  template <class T> __fltlint_any &operator&=(const T &);
  template <class T> __fltlint_any &operator+=(const T &);
  template <class T> __fltlint_any &operator-=(const T &);
  template <class T> __fltlint_any operator[](const T &) const;
  template <class... A> __fltlint_any operator()(const A &...) const;
  __fltlint_any operator*() const;
  __fltlint_any *operator->() const;
  __fltlint_any &operator++();
  __fltlint_any &operator--();
  __fltlint_any operator++(int);
  __fltlint_any operator--(int);
  bool operator!() const;
)cpp";

static void writeOperators(llvm::raw_ostream &OS) {
  for (const char *Op : {"+", "-", "*", "/", "%", "&", "|", "^", "<<", ">>"})
    OS << "template <class T> __fltlint_any operator" << Op
       << "(const __fltlint_any &, const T &);\n"
       << "template <class T> __fltlint_any operator" << Op
       << "(const T &, const __fltlint_any &);\n"
       << "__fltlint_any operator" << Op
       << "(const __fltlint_any &, const __fltlint_any &);\n";
  for (const char *Op : {"==", "!=", "<", ">", "<=", ">="})
    OS << "template <class T> bool operator" << Op
       << "(const __fltlint_any &, const T &);\n"
       << "template <class T> bool operator" << Op
       << "(const T &, const __fltlint_any &);\n"
       << "bool operator" << Op
       << "(const __fltlint_any &, const __fltlint_any &);\n";
}

void StubTable::writeMembers(const std::string &Name, const Stub &S,
                             llvm::raw_ostream &OS) const {
  for (const auto &[Member, How] : S.Members) {
    if (CPlusPlus) {
      if (How == Use::Function)
        OS << "  template <class... A> __fltlint_any " << Member
           << "(const A &...);\n";
      else
        OS << "  static __fltlint_any " << Member << ";\n";
      continue;
    }
    switch (How) {
    case Use::Value:
      OS << "  long long " << Member << ";\n";
      break;
    case Use::Record:
    case Use::Pointer: {
      std::string Inner = Name + "__" + Member;
      OS << "  struct __fltlint_" << Inner
         << " {\n  long long __fltlint_unknown[8];\n";
      // Names only get longer, so this ends.
      if (auto It = Stubs.find(Inner); It != Stubs.end())
        writeMembers(Inner, It->second, OS);
      OS << "  } " << (How == Use::Pointer ? "*" : "") << Member << ";\n";
      break;
    }
    case Use::Function:
      OS << "  long long (*" << Member << ")();\n";
      break;
    case Use::Array:
      OS << "  long long " << Member << "[1];\n";
      break;
    }
  }
}

std::string StubTable::yields() const {
  std::string Text;
  llvm::raw_string_ostream OS(Text);
  for (const std::string &Name : Yields) {
    // The guard may be named for the tag or for either typedef.
    StringRef N = Name;
    OS << "#define __FLTLINT_YIELD_" << N << " 1\n";
    if (N.consume_front("_"))
      OS << "#define __FLTLINT_YIELD_" << N << " 1\n";
    else if (isPointerName(N))
      OS << "#define __FLTLINT_YIELD_" << N.drop_front() << " 1\n";
  }
  return Text;
}

std::string StubTable::prelude() const {
  std::string Text;
  llvm::raw_string_ostream OS(Text);
  OS << "#pragma clang system_header\n" << yields();
  if (Stubs.empty())
    return Text;
  if (CPlusPlus) {
    OS << AnyType;
    if (auto Any = Stubs.find("any"); Any != Stubs.end())
      writeMembers("any", Any->second, OS);
    OS << "};\n";
    writeOperators(OS);
  }

  std::set<uint32_t> Taken;
  auto Distinct = [&Taken](StringRef Name, uint32_t Bits) {
    uint32_t V = hashOf(Name) & 0xffffff;
    while (!Taken.insert(V).second)
      V = (V + 1) & 0xffffff;
    return V | Bits;
  };
  for (const auto &[Name, S] : Stubs) {
    if (Name == "any" || S.IsMember)
      continue;
    switch (S.K) {
    case Kind::EmptyMacro:
      OS << "#define " << Name << "\n";
      break;
    case Kind::EmptyFunctionMacro:
      OS << "#define " << Name << "(...)\n";
      break;
    case Kind::Constant:
      OS << "enum { " << Name << " = " << Distinct(Name, 0x2a000000) << " };\n";
      break;
    case Kind::Status:
      // Not NT_SUCCESS, as nearly all that have no header are errors.
      OS << "enum { " << Name << " = " << int32_t(Distinct(Name, 0xef000000))
         << " };\n";
      break;
    case Kind::Number:
      if (!CPlusPlus) {
        OS << "typedef long long " << Name << ";\n";
        break;
      }
      [[fallthrough]];
    case Kind::Record:
    case Kind::Pointer:
      if (CPlusPlus) {
        OS << "struct __fltlint_" << Name << " : __fltlint_any {\n"
           << "  __fltlint_" << Name << "();\n"
           << "  template <class... A> __fltlint_" << Name
           << "(const A &...);\n";
      } else {
        OS << "struct __fltlint_" << Name << " {\n"
           << "  long long __fltlint_unknown[8];\n";
      }
      writeMembers(Name, S, OS);
      OS << "};\ntypedef struct __fltlint_" << Name
         << (S.K == Kind::Pointer ? " *" : " ") << Name << ";\n";
      break;
    case Kind::Function:
      OS << "template <class... A> __fltlint_any " << Name
         << "(const A &...);\n";
      break;
    case Kind::Variable:
      if (CPlusPlus)
        OS << "extern __fltlint_any " << Name << ";\n";
      else if (S.How == Use::Record || S.How == Use::Pointer) {
        OS << "struct __fltlint_" << Name << " {\n"
           << "  long long __fltlint_unknown[8];\n";
        writeMembers(Name, S, OS);
        OS << "};\nextern struct __fltlint_" << Name
           << (S.How == Use::Pointer ? " *" : " ") << Name << ";\n";
      } else if (S.How == Use::Array)
        OS << "extern long long " << Name << "[];\n";
      else
        OS << "extern long long " << Name << ";\n";
      break;
    }
  }
  return Text;
}

std::vector<std::string> StubTable::names() const {
  std::vector<std::string> Result;
  for (const auto &Entry : Stubs)
    if (Entry.first != "any" && !Entry.second.IsMember)
      Result.push_back(Entry.first);
  return Result;
}

} // namespace project
} // namespace fltlint
