//===- Parser.cpp - Text to path model ------------------------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Reads the grammar of docs/path-model.md. The text is read twice: first for
/// the names it defines, so that a use may come before its definition, then in
/// full. Parsing functions return true on error, as LLVM's own parsers do.
///
//===----------------------------------------------------------------------===//

#include "IndexCheck.h"
#include "Interning.h"
#include "Lexer.h"
#include "fltlint/PathModel/Text.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/MathExtras.h"

using namespace llvm;

namespace fltlint {
namespace pm {
namespace {

/// The type of an operand whose text says none, until resolve().
constexpr TypeId ImpliedType = None - 1;
/// Bit of the number a temporary with a name has until its function ends.
constexpr TempId NamedTemp = 1u << 31;

class Parser {
public:
  Parser(StringRef Buffer, StringRef BufferName)
      : Buffer(Buffer), BufferName(BufferName), Lex(Buffer), Pool(M) {}

  Expected<Module> run() {
    if (collectNames() || module())
      return createStringError(inconvertibleErrorCode(), Message);
    resolve();
    return std::move(M);
  }

private:
  // Tokens.
  void advance() { Tok = Lex.next(); }
  bool error(const char *Pos, const Twine &What);
  bool error(const Twine &What) { return error(Tok.Pos, What); }
  bool isPunct(StringRef P) const {
    return Tok.Kind == TokenKind::Punct && Tok.Text == P;
  }
  bool isWord(StringRef W) const {
    return Tok.Kind == TokenKind::Word && Tok.Text == W;
  }
  bool consumePunct(StringRef P) {
    if (!isPunct(P))
      return false;
    advance();
    return true;
  }
  /// Optional parts end with their line.
  bool consumeWord(StringRef W) {
    if (!isWord(W) || Tok.FirstOnLine)
      return false;
    advance();
    return true;
  }
  bool expectPunct(StringRef P) {
    return !consumePunct(P) && error("expected '" + P + "'");
  }
  bool expectWord(StringRef W) {
    return !consumeWord(W) && error("expected '" + W + "'");
  }
  bool expectLineEnd() {
    return !Tok.FirstOnLine && !isPunct("}") && error("expected end of line");
  }
  bool string(std::string &S);
  bool name(std::string &S);
  bool number(uint64_t &N, uint64_t Max);
  bool number(uint32_t &N) {
    uint64_t Wide;
    if (number(Wide, UINT32_MAX))
      return true;
    N = uint32_t(Wide);
    return false;
  }
  bool number(uint64_t &N) { return number(N, UINT64_MAX); }
  bool signedNumber(int64_t &N);
  /// The token as a value of type \p T.
  bool intValue(int64_t &V, TypeId T);

  // Names.
  bool collectNames();
  bool recordName(std::string &Tag, std::string &Key);
  bool symbol(const char *What, bool WantFunction, uint32_t &Index);

  // Parts of a module.
  bool module();
  bool file();
  bool recovered();
  bool record(bool IsUnion);
  bool global(bool IsDefinition);
  bool function(bool Define);
  bool functionDetail(Function &F, bool Define);
  bool paramDetail(Function &F, bool Define);
  bool slotDetail(Function &F);
  bool body(Function &F);
  bool finishBody(Function &F);
  bool statement(Function &F, Block &B, bool &IsTerminator);
  bool instruction(Instruction &I);
  bool terminator(Terminator &T);

  // Parts of an instruction.
  bool type(TypeId &T, unsigned Depth = 0);
  bool startsType() const;
  bool recordRef(RecordId &R);
  bool operand(Operand &Op, TypeId Expected = None);
  bool operands(SmallVectorImpl<Operand> &Ops);
  bool temp(TempId &T, bool IsDefinition);
  bool slot(SlotId &S);
  bool block(BlockId &B);
  bool flags(uint16_t &Flags);
  bool loc(LocId &L);
  bool range(SourceRange &R);

  void resolve();
  void resolve(Operand &Op, const Function *F, ArrayRef<TypeId> TempTypes);

  StringRef Buffer, BufferName;
  Lexer Lex;
  Token Tok;
  Module M;
  Interner Pool;
  std::string Message;

  DenseMap<uint32_t, uint32_t> Files;
  StringMap<RecordId> Records;
  struct Symbol {
    bool IsFunction;
    uint32_t Index;
  };
  StringMap<Symbol> Symbols;

  // The function being parsed.
  Function *Fn = nullptr;
  struct Label {
    BlockId Number = None; ///< By place in the text; None until defined.
    const char *FirstUse = nullptr;
  };
  std::vector<Label> Labels;
  StringMap<BlockId> LabelNumbers;
  StringMap<TempId> TempNames;
  DenseMap<TempId, const char *> TempUses;
  DenseSet<TempId> TempDefs;
  std::optional<uint32_t> DeclaredTemps;
};

//===----------------------------------------------------------------------===//
// Tokens
//===----------------------------------------------------------------------===//

bool Parser::error(const char *Pos, const Twine &What) {
  if (!Message.empty())
    return true;
  if (!Pos)
    Pos = Buffer.end();
  StringRef Before(Buffer.begin(), Pos - Buffer.begin());
  size_t Line = Before.count('\n') + 1;
  size_t LineStart = Before.rfind('\n');
  size_t Col =
      Before.size() - (LineStart == StringRef::npos ? 0 : LineStart + 1) + 1;
  // What the lexer stumbled over is the cause of what the parser misses.
  bool InToken = Tok.Kind == TokenKind::Error && Tok.Pos == Pos;
  Message = (BufferName + ":" + Twine(Line) + ":" + Twine(Col) + ": " +
             (InToken ? Twine(Tok.Text) : What))
                .str();
  return true;
}

bool Parser::string(std::string &S) {
  if (Tok.Kind != TokenKind::String)
    return error("expected a string in quotes");
  S = std::move(Tok.Text);
  advance();
  return false;
}

bool Parser::name(std::string &S) {
  if (Tok.Kind != TokenKind::String && Tok.Kind != TokenKind::Word)
    return error("expected a name");
  S = std::move(Tok.Text);
  advance();
  return false;
}

bool Parser::number(uint64_t &N, uint64_t Max) {
  if (Tok.Kind != TokenKind::Int || Tok.IsNegative)
    return error("expected a number");
  if (Tok.Magnitude > Max)
    return error("the number is too large");
  N = Tok.Magnitude;
  advance();
  return false;
}

bool Parser::signedNumber(int64_t &N) {
  if (Tok.Kind != TokenKind::Int)
    return error("expected a number");
  if (!Tok.IsNegative && Tok.Magnitude > uint64_t(INT64_MAX))
    return error("the number is too large");
  N = int64_t(Tok.IsNegative ? 0 - Tok.Magnitude : Tok.Magnitude);
  advance();
  return false;
}

bool Parser::intValue(int64_t &V, TypeId T) {
  if (Tok.Kind != TokenKind::Int)
    return error("expected a number");
  if (T == None || M.Types[T].Kind != TypeKind::Int)
    return error("a number needs an integer type");
  const Type &Ty = M.Types[T];
  V = int64_t(Tok.IsNegative ? 0 - Tok.Magnitude : Tok.Magnitude);
  bool Fits = fitsInt(V, Ty);
  if (Ty.Bits >= 64)
    Fits = Ty.Signed ? Tok.IsNegative || Tok.Magnitude <= uint64_t(INT64_MAX)
                     : !Tok.IsNegative;
  if (Tok.IsHex && !Tok.IsNegative && Ty.Signed) {
    // Hexadecimal is a bit pattern: i32 0xC0000225 is a negative status.
    Fits = Ty.Bits >= 64 || isUIntN(Ty.Bits, Tok.Magnitude);
    if (Fits && Ty.Bits > 0 && Ty.Bits < 64)
      V = SignExtend64(Tok.Magnitude, Ty.Bits);
  }
  if (!Fits)
    return error("the number does not fit its type");
  advance();
  return false;
}

//===----------------------------------------------------------------------===//
// Names
//===----------------------------------------------------------------------===//

/// `"TAG"` or `"TAG"#2`; the key names one of several records of a tag.
bool Parser::recordName(std::string &Tag, std::string &Key) {
  if (string(Tag))
    return true;
  uint32_t N = 1;
  if (isPunct("#") && (advance(), number(N)))
    return true;
  Key = Tag + '\0' + utostr(N);
  return false;
}

/// Gives every record, global and function its index, and reads the records:
/// a field's name says nothing before its record is known.
bool Parser::collectNames() {
  unsigned Depth = 0;
  uint32_t NumGlobals = 0, NumFunctions = 0;
  std::vector<std::pair<Lexer, bool>> RecordParts;
  advance();
  while (Tok.Kind != TokenKind::End) {
    if (Tok.Kind == TokenKind::Error)
      return error("");
    if (isPunct("{"))
      ++Depth;
    else if (isPunct("}") && Depth)
      --Depth;
    if (Depth || !Tok.FirstOnLine || Tok.Kind != TokenKind::Word) {
      advance();
      continue;
    }
    if (isWord("record") || isWord("union")) {
      RecordParts.push_back({Lex, isWord("union")});
      advance();
      const char *Pos = Tok.Pos;
      std::string Tag, Key;
      if (recordName(Tag, Key))
        return true;
      if (!Records.try_emplace(Key, M.Records.size()).second)
        return error(Pos, "record \"" + Tag + "\" is defined twice");
      M.Records.emplace_back().Tag = Tag;
      continue;
    }
    bool IsFunction = isWord("define") || isWord("declare");
    if (!IsFunction && !isWord("global") && !isWord("extern")) {
      advance();
      continue;
    }
    do
      advance();
    while (Tok.Kind != TokenKind::Symbol && Tok.Kind != TokenKind::End &&
           Tok.Kind != TokenKind::Error && !Tok.FirstOnLine);
    if (Tok.Kind != TokenKind::Symbol || Tok.FirstOnLine)
      return error("expected a name with '@'");
    uint32_t Index = IsFunction ? NumFunctions++ : NumGlobals++;
    if (!Symbols.try_emplace(Tok.Text, Symbol{IsFunction, Index}).second)
      return error("the name '" + Tok.Text + "' is taken twice");
    advance();
  }
  M.Globals.resize(NumGlobals);
  M.Functions.resize(NumFunctions);
  for (const auto &[Behind, IsUnion] : RecordParts) {
    Lex = Behind;
    if (record(IsUnion))
      return true;
  }
  Lex = Lexer(Buffer);
  return false;
}

/// The name of what is being defined; collectNames() has seen it.
bool Parser::symbol(const char *What, bool WantFunction, uint32_t &Index) {
  if (Tok.Kind != TokenKind::Symbol)
    return error(Twine("expected the ") + What + "'s name with '@'");
  auto It = Symbols.find(Tok.Text);
  if (It == Symbols.end() || It->second.IsFunction != WantFunction)
    return error(Twine("'") + Tok.Text + "' is no " + What);
  Index = It->second.Index;
  return false;
}

//===----------------------------------------------------------------------===//
// Module, records, globals
//===----------------------------------------------------------------------===//

bool Parser::module() {
  advance();
  // A file that came out empty must not pass for a program without faults.
  if (Tok.Kind == TokenKind::End)
    return error("there is nothing in this path model");
  while (Tok.Kind != TokenKind::End) {
    if (!Tok.FirstOnLine)
      return error("expected end of line");
    bool Failed;
    if (isWord("module")) {
      advance();
      Failed = string(M.Name);
    } else if (isWord("file")) {
      Failed = file();
    } else if (isWord("recovered")) {
      Failed = recovered();
    } else if (isWord("record") || isWord("union")) {
      // collectNames() has read it, but only here its end is checked.
      Failed = record(isWord("union"));
    } else if (isWord("global") || isWord("extern")) {
      Failed = global(isWord("global"));
    } else if (isWord("define") || isWord("declare")) {
      Failed = function(isWord("define"));
    } else {
      return error("expected module, file, recovered, record, union, global, "
                   "extern, define or declare");
    }
    if (Failed)
      return true;
  }
  return false;
}

bool Parser::file() {
  advance();
  const char *Pos = Tok.Pos;
  uint32_t Number;
  File F;
  if (number(Number) || string(F.Path))
    return true;
  F.IsSystem = consumeWord("system");
  if (Number >= None - 1 || !Files.try_emplace(Number, M.Files.size()).second)
    return error(Pos, "file " + Twine(Number) + " is defined twice");
  M.Files.push_back(std::move(F));
  return false;
}

bool Parser::recovered() {
  advance();
  if (expectPunct("{"))
    return true;
  Recovery &R = M.Recovered;
  while (!consumePunct("}")) {
    bool Failed;
    if (isWord("missing")) {
      advance();
      Failed = string(R.MissingHeaders.emplace_back());
    } else if (isWord("stubbed")) {
      advance();
      Failed = string(R.StubbedNames.emplace_back());
    } else if (isWord("implicit")) {
      advance();
      Failed = string(R.ImplicitFunctions.emplace_back());
    } else if (isWord("errors")) {
      advance();
      Failed = number(R.ErrorCount);
    } else {
      return error("expected missing, stubbed, implicit, errors or '}'");
    }
    if (Failed || expectLineEnd())
      return true;
  }
  return false;
}

bool Parser::record(bool IsUnion) {
  advance();
  std::string Tag, Key;
  if (recordName(Tag, Key))
    return true;
  Record R;
  R.Tag = Tag;
  R.IsUnion = IsUnion;
  if (consumeWord("size") && number(R.Size))
    return true;
  if (consumeWord("incomplete"))
    R.Complete = false;
  if (isPunct("{") && !Tok.FirstOnLine) {
    advance();
    while (!consumePunct("}")) {
      Field &F = R.Fields.emplace_back();
      uint64_t Byte, Bit = 0;
      const char *Pos = Tok.Pos;
      if (number(Byte))
        return true;
      if (consumePunct("+") && number(Bit, 7))
        return true;
      if (Byte > UINT64_MAX / 8)
        return error(Pos, "the offset is too large");
      F.OffsetBits = Byte * 8 + Bit;
      if (expectPunct(":") || type(F.Type))
        return true;
      if (!Tok.FirstOnLine &&
          (Tok.Kind == TokenKind::Word || Tok.Kind == TokenKind::String) &&
          name(F.Name))
        return true;
      if (consumePunct(":") && number(F.BitWidth))
        return true;
      if (expectLineEnd())
        return true;
    }
  }
  M.Records[Records.lookup(Key)] = std::move(R);
  return false;
}

bool Parser::global(bool IsDefinition) {
  advance();
  Global G;
  G.IsDefinition = IsDefinition;
  uint32_t Index;
  if (type(G.Type) || symbol("global", false, Index))
    return true;
  G.Name = G.DisplayName = Tok.Text;
  advance();
  while (Tok.Kind == TokenKind::Word && !Tok.FirstOnLine) {
    if (consumeWord("display")) {
      if (string(G.DisplayName))
        return true;
    } else if (consumeWord("internal")) {
      G.Link = Linkage::Internal;
    } else if (consumeWord("linkonce")) {
      G.Link = Linkage::LinkOnce;
    } else if (consumeWord("const")) {
      G.IsConst = true;
    } else if (consumeWord("system")) {
      G.FromSystemHeader = true;
    } else {
      return error("expected display, internal, linkonce, const or system");
    }
  }
  if (loc(G.Loc))
    return true;
  if (isPunct("{") && !Tok.FirstOnLine) {
    advance();
    while (!consumePunct("}")) {
      InitEntry &E = G.Init.emplace_back();
      if (!isWord("at"))
        return error("expected 'at' or '}'");
      advance();
      if (number(E.Offset) || expectWord("size") || number(E.Size) ||
          expectPunct("=") || operand(E.Value))
        return true;
      if (consumePunct("+") && signedNumber(E.Addend))
        return true;
      if (expectLineEnd())
        return true;
    }
  }
  M.Globals[Index] = std::move(G);
  return false;
}

//===----------------------------------------------------------------------===//
// Functions
//===----------------------------------------------------------------------===//

bool Parser::function(bool Define) {
  advance();
  Function F;
  uint32_t Index;
  if (type(F.ReturnType) || symbol("function", true, Index))
    return true;
  F.Name = F.DisplayName = Tok.Text;
  advance();
  if (expectPunct("("))
    return true;
  if (!consumePunct(")")) {
    do {
      if (consumePunct("...")) {
        F.Variadic = true;
        break;
      }
      Param &P = F.Params.emplace_back();
      if (type(P.Type))
        return true;
      if ((Tok.Kind == TokenKind::Word || Tok.Kind == TokenKind::String) &&
          name(P.Name))
        return true;
    } while (consumePunct(","));
    if (expectPunct(")"))
      return true;
  }
  while (Tok.Kind == TokenKind::Word && !Tok.FirstOnLine) {
    if (consumeWord("internal"))
      F.Link = Linkage::Internal;
    else if (consumeWord("linkonce"))
      F.Link = Linkage::LinkOnce;
    else if (consumeWord("noreturn"))
      F.NoReturn = true;
    else if (consumeWord("system"))
      F.FromSystemHeader = true;
    else if (consumeWord("virtual"))
      F.IsVirtual = true;
    else if (consumeWord("invalid"))
      F.Invalid = true;
    else
      return error("expected internal, linkonce, noreturn, system, virtual or "
                   "invalid");
  }
  if (loc(F.Loc))
    return true;

  if (Define) {
    for (const Param &P : F.Params) {
      Slot &S = F.Slots.emplace_back();
      S.Name = P.Name;
      S.Type = P.Type;
      S.IsParam = true;
    }
  }
  if (Define || (isPunct("{") && !Tok.FirstOnLine)) {
    if (expectPunct("{"))
      return true;
    DeclaredTemps.reset();
    // Details start with one of these words; a label has a colon behind it.
    for (;;) {
      bool IsDetail =
          Tok.Kind == TokenKind::Word &&
          is_contained({"display", "role", "section", "sal", "annotate",
                        "unmodelled", "param", "slot", "temps", "end"},
                       StringRef(Tok.Text));
      if (!IsDetail)
        break;
      if (functionDetail(F, Define) || expectLineEnd())
        return true;
    }
    if (Define && body(F))
      return true;
    if (expectPunct("}"))
      return true;
  }
  M.Functions[Index] = std::move(F);
  return false;
}

bool Parser::functionDetail(Function &F, bool Define) {
  const char *Pos = Tok.Pos;
  std::string Word = Tok.Text;
  advance();
  if (Word == "display")
    return string(F.DisplayName);
  if (Word == "role")
    return string(F.Role);
  if (Word == "section")
    return string(F.Section);
  if (Word == "sal")
    return string(F.Sal.emplace_back());
  if (Word == "annotate")
    return string(F.Annotations.emplace_back());
  if (Word == "unmodelled")
    return string(F.Unmodelled.emplace_back());
  if (Word == "param")
    return paramDetail(F, Define);
  if (Word == "end") {
    if (Tok.Kind != TokenKind::Range)
      return error("expected a location");
    return loc(F.EndLoc);
  }
  if (!Define)
    return error(Pos, "a declaration has no slots and no temporaries");
  if (Word == "slot")
    return slotDetail(F);
  uint64_t Count;
  if (number(Count, MaxTemps))
    return true;
  DeclaredTemps = uint32_t(Count);
  return false;
}

/// `param 0:name "type" sal "..." !loc`, or by name alone.
bool Parser::paramDetail(Function &F, bool Define) {
  const char *Pos = Tok.Pos;
  uint32_t Index = None;
  if (Tok.Kind == TokenKind::Int) {
    if (number(Index))
      return true;
    if (Index >= F.Params.size())
      return error(Pos, "the function has no parameter " + Twine(Index));
    std::string Name;
    if (isPunct(":") && (advance(), name(Name)))
      return true;
    if (!Name.empty() && Name != F.Params[Index].Name)
      return error(Pos, "parameter " + Twine(Index) + " is called '" +
                            F.Params[Index].Name + "'");
  } else {
    std::string Name;
    if (name(Name))
      return true;
    auto It = find_if(F.Params, [&](const Param &P) { return P.Name == Name; });
    if (It == F.Params.end())
      return error(Pos, "the function has no parameter '" + Name + "'");
    Index = It - F.Params.begin();
  }
  Param &P = F.Params[Index];
  if (Tok.Kind == TokenKind::String && !Tok.FirstOnLine && string(P.TypeText))
    return true;
  while (consumeWord("sal"))
    if (string(P.Sal.emplace_back()))
      return true;
  LocId L = None;
  Pos = Tok.Pos;
  if (loc(L))
    return true;
  if (L != None && !Define)
    return error(Pos, "only a definition's parameters have a location");
  if (Define && L != None)
    F.Slots[Index].Loc = L;
  return false;
}

/// `slot $n:name type !loc`; for a parameter's slot, what differs from the
/// parameter.
bool Parser::slotDetail(Function &F) {
  const char *Pos = Tok.Pos;
  uint32_t Index;
  if (expectPunct("$") || number(Index))
    return true;
  if (Index > F.Slots.size())
    return error(Pos, "expected slot $" + Twine(F.Slots.size()));
  if (Index < F.Slots.size() && Index >= F.Params.size())
    return error(Pos, "slot $" + Twine(Index) + " is defined twice");
  if (Index == F.Slots.size())
    F.Slots.emplace_back();
  Slot &S = F.Slots[Index];
  S.Name.clear();
  if (isPunct(":") && (advance(), name(S.Name)))
    return true;
  if (type(S.Type))
    return true;
  S.IsParam = consumeWord("param");
  S.IsStatic = consumeWord("static");
  return loc(S.Loc);
}

bool Parser::body(Function &F) {
  Fn = &F;
  Labels.clear();
  LabelNumbers.clear();
  TempNames.clear();
  TempUses.clear();
  TempDefs.clear();

  while (!isPunct("}")) {
    if (Tok.Kind != TokenKind::Word)
      return error("expected a block's label or '}'");
    const char *Pos = Tok.Pos;
    std::string Name = Tok.Text;
    BlockId Label;
    if (block(Label) || expectPunct(":"))
      return true;
    if (Labels[Label].Number != None)
      return error(Pos, "block '" + Name + "' is defined twice");
    Labels[Label].Number = F.Blocks.size();
    Block &B = F.Blocks.emplace_back();
    if (consumeWord("unwind") && block(B.Unwind))
      return true;
    if (expectLineEnd())
      return true;
    for (bool IsTerminator = false; !IsTerminator;)
      if (statement(F, B, IsTerminator) || expectLineEnd())
        return true;
  }
  if (F.Blocks.empty())
    return error("a definition needs a block");
  return finishBody(F);
}

/// Replaces the numbers that labels and named temporaries had while the rest
/// of the function was unknown.
bool Parser::finishBody(Function &F) {
  for (const auto &Entry : LabelNumbers)
    if (Labels[Entry.second].Number == None)
      return error(Labels[Entry.second].FirstUse,
                   "there is no block '" + Entry.first() + "'");
  for (auto [Temp, Pos] : TempUses)
    if (!TempDefs.contains(Temp))
      return error(Pos, "no instruction defines this temporary");

  uint32_t Numbered = 0;
  for (TempId T : TempDefs)
    if (!(T & NamedTemp))
      Numbered = std::max(Numbered, T + 1);
  auto MapTemp = [&](TempId &T) {
    if (T != None && (T & NamedTemp))
      T = Numbered + (T & ~NamedTemp);
  };
  auto MapBlock = [&](BlockId &B) { B = Labels[B].Number; };
  for (Block &B : F.Blocks) {
    if (B.Unwind != None)
      MapBlock(B.Unwind);
    for (Instruction &I : B.Instrs) {
      MapTemp(I.Result);
      for (Operand &Op : I.Ops)
        if (Op.isTemp())
          MapTemp(Op.Index);
    }
    if (B.Term.Cond.isTemp())
      MapTemp(B.Term.Cond.Index);
    for (BlockId &T : B.Term.Targets)
      MapBlock(T);
    for (SwitchCase &C : B.Term.Cases)
      MapBlock(C.Target);
  }
  F.NumTemps = Numbered + TempNames.size();
  if (DeclaredTemps) {
    if (*DeclaredTemps < F.NumTemps)
      return error("the function has more temporaries than its 'temps' says");
    F.NumTemps = *DeclaredTemps;
  }
  Fn = nullptr;
  return false;
}

//===----------------------------------------------------------------------===//
// Instructions
//===----------------------------------------------------------------------===//

bool Parser::statement(Function &F, Block &B, bool &IsTerminator) {
  if (Tok.Kind == TokenKind::Word &&
      is_contained({"br", "condbr", "switch", "ret", "unwind", "stop"},
                   StringRef(Tok.Text))) {
    IsTerminator = true;
    if (terminator(B.Term) || loc(B.Term.Loc))
      return true;
    if (Tok.Kind == TokenKind::Text) {
      B.Term.Text = std::move(Tok.Text);
      advance();
    }
    return false;
  }
  Instruction &I = B.Instrs.emplace_back();
  if (isPunct("%")) {
    if (temp(I.Result, /*IsDefinition=*/true) || expectPunct("="))
      return true;
  }
  if (instruction(I) || flags(I.Flags) || loc(I.Loc))
    return true;
  if (Tok.Kind == TokenKind::Text) {
    I.Text = std::move(Tok.Text);
    advance();
  }
  return false;
}

bool Parser::instruction(Instruction &I) {
  if (Tok.Kind != TokenKind::Word)
    return error("expected an instruction or a terminator");
  auto Ops = [&](unsigned Count) -> SmallVectorImpl<Operand> & {
    I.Ops.resize(Count);
    return I.Ops;
  };
  if (std::optional<BinaryOp> Bin = binaryOpFromWord(Tok.Text)) {
    I.Op = Opcode::Binary;
    I.Bin = *Bin;
    Ops(2);
    advance();
    TypeId T;
    if (type(T) || operand(I.Ops[0], T) || expectPunct(",") ||
        operand(I.Ops[1], T))
      return true;
    I.Type = T;
    return consumePunct("->") && type(I.Type);
  }
  std::optional<Opcode> Op = opcodeFromWord(Tok.Text);
  if (!Op)
    return error("unknown instruction '" + Tok.Text + "'");
  I.Op = *Op;
  advance();
  switch (*Op) {
  case Opcode::Load:
    return type(I.Type) || operand(Ops(1)[0]);
  case Opcode::Store:
    return type(I.Type) || operand(Ops(2)[1], I.Type) || expectPunct("->") ||
           operand(I.Ops[0]);
  case Opcode::Field: {
    if (type(I.Type) || operand(Ops(1)[0]) || expectPunct(",") ||
        expectWord("rec") || recordRef(I.Record) || expectPunct("."))
      return true;
    const std::vector<Field> &Fields = M.Records[I.Record].Fields;
    const char *Pos = Tok.Pos;
    if (consumePunct("#")) {
      if (number(I.FieldIndex))
        return true;
      if (I.FieldIndex >= Fields.size())
        return error(Pos, "the record has no field " + Twine(I.FieldIndex));
      return false;
    }
    std::string Name;
    if (name(Name))
      return true;
    for (uint32_t N = 0, E = Fields.size(); N != E; ++N) {
      if (Fields[N].Name != Name)
        continue;
      if (I.FieldIndex != None)
        return error(Pos, "the record has several fields '" + Name +
                              "'; use '.#index'");
      I.FieldIndex = N;
    }
    if (I.FieldIndex == None)
      return error(Pos, "the record has no field '" + Name + "'");
    return false;
  }
  case Opcode::Offset:
    return type(I.Type) || operand(Ops(2)[0]) || expectPunct("+") ||
           operand(I.Ops[1]) || expectPunct("*") || signedNumber(I.Imm);
  case Opcode::Cast: {
    TypeId From;
    return type(From) || operand(Ops(1)[0], From) || expectWord("to") ||
           type(I.Type);
  }
  case Opcode::Call: {
    Operand Callee;
    if (type(I.Type) || operand(Callee))
      return true;
    I.Ops.push_back(Callee);
    return operands(I.Ops);
  }
  case Opcode::Copy:
    return operand(Ops(2)[1]) || expectPunct("->") || operand(I.Ops[0]) ||
           expectPunct(",") || expectWord("size") || signedNumber(I.Imm);
  case Opcode::Zero:
    return operand(Ops(1)[0]) || expectPunct(",") || expectWord("size") ||
           signedNumber(I.Imm);
  case Opcode::Havoc:
    return type(I.Type) ||
           (isPunct("(") && !Tok.FirstOnLine && operands(I.Ops));
  case Opcode::Unknown:
    return (!isPunct("(") && type(I.Type)) || operands(I.Ops);
  case Opcode::ScopeBegin:
  case Opcode::ScopeEnd:
  case Opcode::Assume:
    return operand(Ops(1)[0]);
  case Opcode::Binary:
    break;
  }
  return error("unknown instruction");
}

bool Parser::terminator(Terminator &T) {
  std::string Word = Tok.Text;
  advance();
  if (Word == "br") {
    T.Kind = TermKind::Br;
    T.Targets.resize(1);
    return block(T.Targets[0]);
  }
  if (Word == "condbr") {
    T.Kind = TermKind::CondBr;
    T.Targets.resize(2);
    return operand(T.Cond) || expectPunct(",") || block(T.Targets[0]) ||
           expectPunct(",") || block(T.Targets[1]);
  }
  if (Word == "switch") {
    T.Kind = TermKind::Switch;
    T.Targets.resize(1);
    TypeId Ty;
    if (type(Ty) || operand(T.Cond, Ty) || expectPunct(",") ||
        expectWord("default") || block(T.Targets[0]))
      return true;
    while (consumePunct(",")) {
      SwitchCase &C = T.Cases.emplace_back();
      if (intValue(C.Low, Ty))
        return true;
      C.High = C.Low;
      if (consumePunct("..") && intValue(C.High, Ty))
        return true;
      if (expectPunct("->") || block(C.Target))
        return true;
    }
    return false;
  }
  if (Word == "ret") {
    T.Kind = TermKind::Ret;
    bool HasValue = !Tok.FirstOnLine && Tok.Kind != TokenKind::Range &&
                    Tok.Kind != TokenKind::Text && !isPunct("}");
    return HasValue && operand(T.Cond);
  }
  T.Kind = Word == "unwind" ? TermKind::Unwind : TermKind::Stop;
  return false;
}

//===----------------------------------------------------------------------===//
// Types and operands
//===----------------------------------------------------------------------===//

/// `i32`, `u8`, `f64`: the letter and the bits.
static bool isNumberType(StringRef Word, char &Letter, uint64_t &Bits) {
  Letter = Word.front();
  return (Letter == 'i' || Letter == 'u' || Letter == 'f') && Word.size() > 1 &&
         all_of(Word.drop_front(), isDigit) &&
         !Word.drop_front().getAsInteger(10, Bits) && Bits <= UINT16_MAX;
}

bool Parser::startsType() const {
  if (Tok.Kind == TokenKind::Punct)
    return Tok.Text == "[" || Tok.Text == "?";
  if (Tok.Kind != TokenKind::Word)
    return false;
  char Letter;
  uint64_t Bits;
  return is_contained({"void", "fn", "opaque", "ptr", "rec"},
                      StringRef(Tok.Text)) ||
         isNumberType(Tok.Text, Letter, Bits);
}

bool Parser::type(TypeId &T, unsigned Depth) {
  if (!startsType())
    return error("expected a type");
  if (Depth > MaxTypeDepth)
    return error("the type nests too deep");
  Type Ty;
  if (consumePunct("?")) {
    T = None;
    return false;
  }
  if (consumePunct("[")) {
    Ty.Kind = TypeKind::Array;
    if (number(Ty.Count) || expectWord("x") || type(Ty.Element, Depth + 1) ||
        expectPunct("]"))
      return true;
    T = Pool.type(Ty);
    return false;
  }
  std::string Word = Tok.Text;
  advance();
  char Letter;
  uint64_t Bits;
  if (Word == "void") {
    Ty.Kind = TypeKind::Void;
  } else if (Word == "fn") {
    Ty.Kind = TypeKind::Function;
  } else if (Word == "opaque") {
    Ty.Kind = TypeKind::Opaque;
  } else if (Word == "rec") {
    Ty.Kind = TypeKind::Record;
    if (recordRef(Ty.Record))
      return true;
  } else if (Word == "ptr") {
    Ty.Kind = TypeKind::Pointer;
    if (expectPunct("<"))
      return true;
    Ty.ConstPointee = consumeWord("const");
    if (type(Ty.Element, Depth + 1) || expectPunct(">"))
      return true;
  } else {
    isNumberType(Word, Letter, Bits);
    Ty.Kind = Letter == 'f' ? TypeKind::Float : TypeKind::Int;
    Ty.Signed = Letter == 'i';
    Ty.Bits = uint16_t(Bits);
  }
  T = Pool.type(Ty);
  return false;
}

bool Parser::recordRef(RecordId &R) {
  const char *Pos = Tok.Pos;
  std::string Tag, Key;
  if (recordName(Tag, Key))
    return true;
  auto It = Records.find(Key);
  if (It == Records.end())
    return error(Pos, "there is no record \"" + Tag + "\"");
  R = It->second;
  return false;
}

/// \p Expected is the type of a literal that says none.
bool Parser::operand(Operand &Op, TypeId Expected) {
  const char *Pos = Tok.Pos;
  bool HasType = startsType();
  Op.Type = ImpliedType;
  if (HasType && type(Op.Type))
    return true;
  auto LiteralType = [&]() {
    if (HasType)
      return false;
    if (Expected == None)
      return error(Pos, "a constant needs a type here");
    Op.Type = Expected;
    return false;
  };

  switch (Tok.Kind) {
  case TokenKind::Int:
    Op.Kind = OperandKind::Int;
    return LiteralType() || intValue(Op.Value, Op.Type);
  case TokenKind::String:
    Op.Kind = OperandKind::String;
    if (LiteralType())
      return true;
    Op.Index = Pool.string(Tok.Text);
    advance();
    return false;
  case TokenKind::Symbol: {
    auto It = Symbols.find(Tok.Text);
    if (It == Symbols.end())
      return error("there is no function or global '" + Tok.Text + "'");
    Op.Kind =
        It->second.IsFunction ? OperandKind::Function : OperandKind::Global;
    Op.Index = It->second.Index;
    advance();
    return false;
  }
  case TokenKind::Word:
    if (isWord("null")) {
      Op.Kind = OperandKind::Null;
    } else if (isWord("undef")) {
      Op.Kind = OperandKind::Undef;
    } else {
      break;
    }
    advance();
    return LiteralType();
  case TokenKind::Punct:
    if (isPunct("%")) {
      Op.Kind = OperandKind::Temp;
      return temp(Op.Index, /*IsDefinition=*/false);
    }
    if (isPunct("$")) {
      Op.Kind = OperandKind::Slot;
      return slot(Op.Index);
    }
    break;
  default:
    break;
  }
  return error("expected an operand");
}

bool Parser::operands(SmallVectorImpl<Operand> &Ops) {
  if (expectPunct("("))
    return true;
  if (consumePunct(")"))
    return false;
  do {
    Operand Op;
    if (operand(Op))
      return true;
    Ops.push_back(Op);
  } while (consumePunct(","));
  return expectPunct(")");
}

bool Parser::temp(TempId &T, bool IsDefinition) {
  const char *Pos = Tok.Pos;
  advance(); // '%'
  if (!Fn)
    return error(Pos, "a temporary is no constant");
  if (Tok.Kind == TokenKind::Word) {
    T = TempNames.try_emplace(Tok.Text, NamedTemp + TempNames.size())
            .first->second;
    advance();
  } else {
    uint64_t N;
    if (number(N, MaxTemps - 1))
      return true;
    T = TempId(N);
  }
  // A second definition is for the verifier to report.
  if (IsDefinition)
    TempDefs.insert(T);
  else
    TempUses.try_emplace(T, Pos);
  return false;
}

/// `$3`, `$3:name`, or `$name` if only one slot has the name.
bool Parser::slot(SlotId &S) {
  const char *Pos = Tok.Pos;
  advance(); // '$'
  if (!Fn)
    return error(Pos, "a slot is no constant");
  std::string Name;
  if (Tok.Kind == TokenKind::Int) {
    if (number(S))
      return true;
    if (S >= Fn->Slots.size())
      return error(Pos, "the function has no slot $" + Twine(S));
    if (isPunct(":") && (advance(), name(Name)))
      return true;
    if (!Name.empty() && Name != Fn->Slots[S].Name)
      return error(Pos, "slot $" + Twine(S) + " is called '" +
                            Fn->Slots[S].Name + "'");
    return false;
  }
  if (name(Name))
    return true;
  S = None;
  for (SlotId I = 0, E = Fn->Slots.size(); I != E; ++I) {
    if (Fn->Slots[I].Name != Name)
      continue;
    if (S != None)
      return error(Pos, "several slots are called '" + Name + "'");
    S = I;
  }
  return S == None && error(Pos, "no slot is called '" + Name + "'");
}

bool Parser::block(BlockId &B) {
  if (Tok.Kind != TokenKind::Word)
    return error("expected a block's label");
  auto [It, New] = LabelNumbers.try_emplace(Tok.Text, Labels.size());
  if (New)
    Labels.push_back({None, Tok.Pos});
  B = It->second;
  advance();
  return false;
}

bool Parser::flags(uint16_t &Flags) {
  if (!isPunct("[") || Tok.FirstOnLine)
    return false;
  advance();
  while (!consumePunct("]")) {
    auto It =
        find_if(flagWords(), [&](const FlagWord &F) { return isWord(F.Word); });
    if (It == flagWords().end())
      return error("expected a flag or ']'");
    Flags |= It->Bit;
    advance();
  }
  return false;
}

//===----------------------------------------------------------------------===//
// Locations
//===----------------------------------------------------------------------===//

/// An optional location, on the line it belongs to.
bool Parser::loc(LocId &L) {
  if (Tok.Kind != TokenKind::Range || Tok.FirstOnLine)
    return false;
  Loc Location;
  if (range(Location.Expansion))
    return true;
  Location.Spelling = Location.Expansion;
  if (consumeWord("spelling")) {
    if (Tok.Kind != TokenKind::Range)
      return error("expected a location");
    if (range(Location.Spelling))
      return true;
  }
  if (consumeWord("macro") && string(Location.Macro))
    return true;
  L = Pool.loc(Location);
  return false;
}

/// `file:line:col`, `file:line:col-endcol` or `file:line:col-endline:endcol`;
/// `?` for no location at all, or for no file.
bool Parser::range(SourceRange &R) {
  StringRef Text = Tok.Text;
  if (Text == "?") {
    R = SourceRange();
    advance();
    return false;
  }
  auto [Begin, End] = Text.split('-');
  SmallVector<StringRef, 3> Parts;
  Begin.split(Parts, ':');
  bool Bad = Parts.size() != 3;
  if (!Bad) {
    if (Parts[0] != "?") {
      uint32_t Number;
      if (Parts[0].getAsInteger(10, Number) || Number >= None - 1)
        Bad = true;
      else if (auto It = Files.find(Number); It != Files.end())
        R.File = It->second;
      else
        return error("there is no file " + Twine(Number));
    }
    Bad = Bad || Parts[1].getAsInteger(10, R.Line) ||
          Parts[2].getAsInteger(10, R.Col);
    R.EndLine = R.Line;
    R.EndCol = R.Col;
  }
  if (!Bad && Text.contains('-')) {
    auto [EndLine, EndCol] = End.split(':');
    if (End.contains(':'))
      Bad = EndLine.getAsInteger(10, R.EndLine) ||
            EndCol.getAsInteger(10, R.EndCol);
    else
      Bad = End.getAsInteger(10, R.EndCol);
  }
  if (Bad)
    return error("expected !file:line:col, with -endcol or -endline:endcol");
  advance();
  return false;
}

//===----------------------------------------------------------------------===//
// Implied types
//===----------------------------------------------------------------------===//

void Parser::resolve() {
  for (Global &G : M.Globals)
    for (InitEntry &E : G.Init)
      resolve(E.Value, nullptr, {});
  std::vector<TypeId> TempTypes;
  for (Function &F : M.Functions) {
    TempTypes.assign(F.NumTemps, None);
    for (const Block &B : F.Blocks)
      for (const Instruction &I : B.Instrs)
        if (I.Result != None)
          TempTypes[I.Result] = I.Type;
    for (Block &B : F.Blocks) {
      for (Instruction &I : B.Instrs)
        for (Operand &Op : I.Ops)
          resolve(Op, &F, TempTypes);
      resolve(B.Term.Cond, &F, TempTypes);
    }
  }
}

/// Must agree with Printer::hasImpliedType().
void Parser::resolve(Operand &Op, const Function *F,
                     ArrayRef<TypeId> TempTypes) {
  if (Op.Type != ImpliedType)
    return;
  switch (Op.Kind) {
  case OperandKind::Temp:
    Op.Type = TempTypes[Op.Index];
    break;
  case OperandKind::Slot:
    Op.Type = Pool.pointerTo(F->Slots[Op.Index].Type, false);
    break;
  case OperandKind::Global:
    Op.Type =
        Pool.pointerTo(M.Globals[Op.Index].Type, M.Globals[Op.Index].IsConst);
    break;
  case OperandKind::Function: {
    Type Fn;
    Fn.Kind = TypeKind::Function;
    Op.Type = Pool.pointerTo(Pool.type(Fn), false);
    break;
  }
  default:
    Op.Type = None;
  }
}

} // namespace

Expected<Module> parse(StringRef Text, StringRef BufferName) {
  return Parser(Text, BufferName).run();
}

} // namespace pm
} // namespace fltlint
