//===- Printer.cpp - Path model to text -----------------------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Writes the grammar of docs/path-model.md. The printer is a debugging aid
/// too, so it must survive a module that verify() refuses: every index is
/// checked before it is followed, and what cannot be named prints as `<...>`,
/// which the parser does not accept.
///
//===----------------------------------------------------------------------===//

#include "IndexCheck.h"
#include "TextForm.h"
#include "UsedSet.h"
#include "fltlint/PathModel/Text.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringMap.h"

using namespace llvm;

namespace fltlint {
namespace pm {
namespace {

class Printer {
public:
  Printer(const Module &M, raw_ostream &OS, const PrintOptions &Opts)
      : M(M), OS(OS), Opts(Opts), Numbers(M), Used(computeUsed(M, Opts)),
        TypeTexts(M.Types.size()), RecordTexts(M.Records.size()),
        FieldTexts(M.Records.size()) {}

  void run();

private:
  void numberFiles();
  void nameRecords();
  void recovery();
  void record(RecordId R);
  void global(uint32_t G);
  void function(uint32_t F);
  bool hasDetails(const Function &F) const;
  void functionDetails(const Function &F, bool Define);
  void slotLine(const Function &F, SlotId S);
  void block(const Block &B, BlockId Index);
  void instruction(const Instruction &I);
  void terminator(const Terminator &T);

  std::string typeText(TypeId T, unsigned Depth = 0);
  StringRef recordText(RecordId R) const;
  StringRef fieldText(RecordId R, uint32_t Field);
  void type(TypeId T) { OS << typeText(T); }
  void operand(const Operand &Op, TypeId Expected = None);
  void operandOf(const Instruction &I, unsigned N, TypeId Expected = None);
  void operands(ArrayRef<Operand> Ops);
  bool hasImpliedType(const Operand &Op) const;
  bool isPointerTo(TypeId T, TypeId Pointee, bool Const) const;
  bool sameType(TypeId A, TypeId B) const {
    return A == B || Numbers.same(A, B);
  }
  void symbol(StringRef Name);
  void slot(SlotId S);
  void blockName(BlockId B) { OS << "bb" << B; }
  void intValue(int64_t V, TypeId T);
  void linkage(Linkage L);
  void loc(LocId L);
  void range(const SourceRange &R);
  void text(StringRef Text);
  void lines(StringRef Word, ArrayRef<std::string> Texts);

  const Module &M;
  raw_ostream &OS;
  const PrintOptions &Opts;
  TypeNumbering Numbers;
  UsedSet Used;
  std::vector<uint32_t> FileNumbers;
  std::vector<std::string> TypeTexts;
  std::vector<std::string> RecordTexts;
  std::vector<std::vector<std::string>> FieldTexts;
  // The function being printed, and its temporaries' types.
  const Function *Fn = nullptr;
  std::vector<TypeId> TempTypes;
};

void Printer::run() {
  OS << "module ";
  printQuoted(OS, M.Name);
  OS << '\n';

  numberFiles();
  if (Opts.Locations) {
    for (uint32_t I = 0, E = M.Files.size(); I != E; ++I) {
      if (FileNumbers[I] == None)
        continue;
      OS << "file " << FileNumbers[I] << ' ';
      printQuoted(OS, M.Files[I].Path);
      if (M.Files[I].IsSystem)
        OS << " system";
      OS << '\n';
    }
  }
  recovery();

  nameRecords();
  for (RecordId R = 0, E = M.Records.size(); R != E; ++R)
    if (Used.Records[R])
      record(R);
  bool First = true;
  for (uint32_t G = 0, E = M.Globals.size(); G != E; ++G) {
    if (!Used.Globals[G])
      continue;
    if (First)
      OS << '\n';
    First = false;
    global(G);
  }
  for (uint32_t F = 0, E = M.Functions.size(); F != E; ++F)
    if (Used.Functions[F])
      function(F);
}

/// Files are numbered in their order among those that are printed, so that a
/// header nobody points into changes no number.
void Printer::numberFiles() {
  FileNumbers.assign(M.Files.size(), None);
  uint32_t Next = 0;
  for (uint32_t I = 0, E = M.Files.size(); I != E; ++I)
    if (Used.Files[I])
      FileNumbers[I] = Next++;
}

/// Two layouts of one tag get `rec "TAG"` and `rec "TAG"#2`.
void Printer::nameRecords() {
  StringMap<unsigned> Seen;
  for (RecordId R = 0, E = M.Records.size(); R != E; ++R) {
    if (!Used.Records[R])
      continue;
    raw_string_ostream S(RecordTexts[R]);
    printQuoted(S, M.Records[R].Tag);
    if (unsigned N = ++Seen[M.Records[R].Tag]; N > 1)
      S << '#' << N;
  }
}

void Printer::recovery() {
  const Recovery &R = M.Recovered;
  if (R.MissingHeaders.empty() && R.StubbedNames.empty() &&
      R.ImplicitFunctions.empty() && R.ErrorCount == 0)
    return;
  OS << "\nrecovered {\n";
  lines("missing", R.MissingHeaders);
  lines("stubbed", R.StubbedNames);
  lines("implicit", R.ImplicitFunctions);
  if (R.ErrorCount)
    OS << "  errors " << R.ErrorCount << '\n';
  OS << "}\n";
}

//===----------------------------------------------------------------------===//
// Records, globals, functions
//===----------------------------------------------------------------------===//

void Printer::record(RecordId R) {
  const Record &Rec = M.Records[R];
  OS << '\n' << (Rec.IsUnion ? "union " : "record ") << RecordTexts[R];
  if (Rec.Size)
    OS << " size " << Rec.Size;
  if (!Rec.Complete)
    OS << " incomplete";
  if (Rec.Fields.empty()) {
    OS << '\n';
    return;
  }
  OS << " {\n";
  for (const Field &F : Rec.Fields) {
    OS << "  " << F.OffsetBits / 8;
    if (F.OffsetBits % 8)
      OS << '+' << F.OffsetBits % 8;
    OS << ": ";
    type(F.Type);
    if (!F.Name.empty()) {
      OS << ' ';
      printName(OS, F.Name);
    }
    if (F.BitWidth)
      OS << " : " << F.BitWidth;
    OS << '\n';
  }
  OS << "}\n";
}

void Printer::linkage(Linkage L) {
  if (L == Linkage::Internal)
    OS << " internal";
  else if (L == Linkage::LinkOnce)
    OS << " linkonce";
}

void Printer::global(uint32_t Index) {
  const Global &G = M.Globals[Index];
  OS << (G.IsDefinition ? "global " : "extern ");
  type(G.Type);
  OS << ' ';
  symbol(G.Name);
  if (G.DisplayName != G.Name) {
    OS << " display ";
    printQuoted(OS, G.DisplayName);
  }
  linkage(G.Link);
  if (G.IsConst)
    OS << " const";
  if (G.FromSystemHeader)
    OS << " system";
  loc(G.Loc);
  if (G.Init.empty()) {
    OS << '\n';
    return;
  }
  OS << " {\n";
  for (const InitEntry &E : G.Init) {
    OS << "  at " << E.Offset << " size " << E.Size << " = ";
    operand(E.Value);
    if (E.Addend)
      OS << " + " << E.Addend;
    OS << '\n';
  }
  OS << "}\n";
}

void Printer::function(uint32_t Index) {
  const Function &F = M.Functions[Index];
  bool Define = F.isDefinition() && Used.Bodies[Index];
  Fn = &F;
  OS << '\n' << (Define ? "define " : "declare ");
  type(F.ReturnType);
  OS << ' ';
  symbol(F.Name);
  OS << '(';
  ListSeparator Sep;
  for (const Param &P : F.Params) {
    OS << Sep;
    type(P.Type);
    if (!P.Name.empty()) {
      OS << ' ';
      printName(OS, P.Name);
    }
  }
  if (F.Variadic)
    OS << Sep << "...";
  OS << ')';
  linkage(F.Link);
  if (F.NoReturn)
    OS << " noreturn";
  if (F.FromSystemHeader)
    OS << " system";
  if (F.IsVirtual)
    OS << " virtual";
  if (F.Invalid)
    OS << " invalid";
  loc(F.Loc);

  // A declaration seldom has more to say; its braces would be noise.
  if (!Define && !hasDetails(F)) {
    OS << '\n';
    return;
  }
  OS << " {\n";
  functionDetails(F, Define);
  if (Define) {
    TempTypes.assign(std::min(F.NumTemps, MaxTemps), None);
    for (const Block &B : F.Blocks)
      for (const Instruction &I : B.Instrs)
        if (I.Result < TempTypes.size())
          TempTypes[I.Result] = I.Type;
    for (BlockId B = 0, E = F.Blocks.size(); B != E; ++B)
      block(F.Blocks[B], B);
  }
  OS << "}\n";
}

bool Printer::hasDetails(const Function &F) const {
  return F.DisplayName != F.Name || !F.Role.empty() || !F.Section.empty() ||
         !F.Sal.empty() || !F.Annotations.empty() || !F.Unmodelled.empty() ||
         (Opts.Locations && F.EndLoc != None) ||
         any_of(F.Params, [](const Param &P) {
           return !P.TypeText.empty() || !P.Sal.empty();
         });
}

void Printer::functionDetails(const Function &F, bool Define) {
  if (F.DisplayName != F.Name) {
    OS << "  display ";
    printQuoted(OS, F.DisplayName);
    OS << '\n';
  }
  if (!F.Role.empty())
    lines("role", F.Role);
  if (!F.Section.empty())
    lines("section", F.Section);
  lines("sal", F.Sal);
  lines("annotate", F.Annotations);
  lines("unmodelled", F.Unmodelled);

  for (uint32_t I = 0, E = F.Params.size(); I != E; ++I) {
    const Param &P = F.Params[I];
    bool HasLoc = Define && Opts.Locations && I < F.Slots.size() &&
                  F.Slots[I].Loc != None;
    if (P.TypeText.empty() && P.Sal.empty() && !HasLoc)
      continue;
    OS << "  param " << I;
    if (!P.Name.empty()) {
      OS << ':';
      printName(OS, P.Name);
    }
    if (!P.TypeText.empty()) {
      OS << ' ';
      printQuoted(OS, P.TypeText);
    }
    for (const std::string &Sal : P.Sal) {
      OS << " sal ";
      printQuoted(OS, Sal);
    }
    if (HasLoc)
      loc(F.Slots[I].Loc);
    OS << '\n';
  }
  if (Define) {
    for (SlotId S = 0, E = F.Slots.size(); S != E; ++S)
      slotLine(F, S);
    // The count is the highest temporary's plus one unless it is said here.
    uint32_t Count = 0;
    for (const Block &B : F.Blocks)
      for (const Instruction &I : B.Instrs)
        if (I.Result != None)
          Count = std::max(Count, I.Result + 1);
    if (F.NumTemps != Count)
      OS << "  temps " << F.NumTemps << '\n';
  }
  if (Opts.Locations && F.EndLoc != None) {
    OS << "  end";
    loc(F.EndLoc);
    OS << '\n';
  }
}

/// A parameter's slot follows from the parameter; only one that differs is
/// printed.
void Printer::slotLine(const Function &F, SlotId Index) {
  const Slot &S = F.Slots[Index];
  bool Implied = Index < F.Params.size() && S.IsParam && !S.IsStatic &&
                 S.Name == F.Params[Index].Name &&
                 sameType(S.Type, F.Params[Index].Type);
  if (Implied)
    return;
  OS << "  slot ";
  slot(Index);
  OS << ' ';
  type(S.Type);
  if (S.IsParam)
    OS << " param";
  if (S.IsStatic)
    OS << " static";
  // The location of a parameter's slot is on its param line.
  if (Index >= F.Params.size())
    loc(S.Loc);
  OS << '\n';
}

void Printer::lines(StringRef Word, ArrayRef<std::string> Texts) {
  for (const std::string &T : Texts) {
    OS << "  " << Word << ' ';
    printQuoted(OS, T);
    OS << '\n';
  }
}

//===----------------------------------------------------------------------===//
// Blocks
//===----------------------------------------------------------------------===//

void Printer::block(const Block &B, BlockId Index) {
  blockName(Index);
  OS << ':';
  if (B.Unwind != None) {
    OS << " unwind ";
    blockName(B.Unwind);
  }
  OS << '\n';
  for (const Instruction &I : B.Instrs)
    instruction(I);
  terminator(B.Term);
}

void Printer::instruction(const Instruction &I) {
  OS << "  ";
  if (I.Result != None)
    OS << '%' << I.Result << " = ";
  if (I.Op != Opcode::Binary)
    OS << opcodeWord(I.Op);

  switch (I.Op) {
  case Opcode::Load:
    OS << ' ';
    type(I.Type);
    OS << ' ';
    operandOf(I, 0);
    break;
  case Opcode::Store:
    OS << ' ';
    type(I.Type);
    OS << ' ';
    operandOf(I, 1, I.Type);
    OS << " -> ";
    operandOf(I, 0);
    break;
  case Opcode::Field:
    OS << ' ';
    type(I.Type);
    OS << ' ';
    operandOf(I, 0);
    OS << ", rec " << recordText(I.Record) << '.'
       << fieldText(I.Record, I.FieldIndex);
    break;
  case Opcode::Offset:
    OS << ' ';
    type(I.Type);
    OS << ' ';
    operandOf(I, 0);
    OS << " + ";
    operandOf(I, 1);
    OS << " * " << I.Imm;
    break;
  case Opcode::Binary: {
    TypeId T = I.Ops.empty() ? None : I.Ops[0].Type;
    OS << binaryOpWord(I.Bin) << ' ';
    type(T);
    OS << ' ';
    operandOf(I, 0, T);
    OS << ", ";
    operandOf(I, 1, T);
    if (!sameType(I.Type, T)) {
      OS << " -> ";
      type(I.Type);
    }
    break;
  }
  case Opcode::Cast: {
    TypeId T = I.Ops.empty() ? None : I.Ops[0].Type;
    OS << ' ';
    type(T);
    OS << ' ';
    operandOf(I, 0, T);
    OS << " to ";
    type(I.Type);
    break;
  }
  case Opcode::Call:
    OS << ' ';
    type(I.Type);
    OS << ' ';
    operandOf(I, 0);
    operands(ArrayRef<Operand>(I.Ops).drop_front(I.Ops.empty() ? 0 : 1));
    break;
  case Opcode::Copy:
    OS << ' ';
    operandOf(I, 1);
    OS << " -> ";
    operandOf(I, 0);
    OS << ", size " << I.Imm;
    break;
  case Opcode::Zero:
    OS << ' ';
    operandOf(I, 0);
    OS << ", size " << I.Imm;
    break;
  case Opcode::Havoc:
    OS << ' ';
    type(I.Type);
    if (!I.Ops.empty()) {
      OS << ' ';
      operands(I.Ops);
    }
    break;
  case Opcode::Unknown:
    if (I.Result != None || I.Type != None) {
      OS << ' ';
      type(I.Type);
    }
    OS << ' ';
    operands(I.Ops);
    break;
  case Opcode::ScopeBegin:
  case Opcode::ScopeEnd:
  case Opcode::Assume:
    OS << ' ';
    operandOf(I, 0);
    break;
  }

  if (uint16_t Rest = I.Flags) {
    ListSeparator Sep(" ");
    OS << " [";
    for (const FlagWord &F : flagWords()) {
      if (Rest & F.Bit)
        OS << Sep << F.Word;
      Rest &= ~F.Bit;
    }
    if (Rest)
      OS << Sep << "<bits " << Rest << '>';
    OS << ']';
  }
  loc(I.Loc);
  text(I.Text);
  OS << '\n';
}

void Printer::terminator(const Terminator &T) {
  auto Target = [&](unsigned N) {
    if (N < T.Targets.size())
      blockName(T.Targets[N]);
    else
      OS << "<no target>";
  };
  OS << "  ";
  switch (T.Kind) {
  case TermKind::Br:
    OS << "br ";
    Target(0);
    break;
  case TermKind::CondBr:
    OS << "condbr ";
    operand(T.Cond);
    OS << ", ";
    Target(0);
    OS << ", ";
    Target(1);
    break;
  case TermKind::Switch:
    OS << "switch ";
    type(T.Cond.Type);
    OS << ' ';
    operand(T.Cond, T.Cond.Type);
    OS << ", default ";
    Target(0);
    for (const SwitchCase &C : T.Cases) {
      OS << ", ";
      intValue(C.Low, T.Cond.Type);
      if (C.High != C.Low) {
        OS << "..";
        intValue(C.High, T.Cond.Type);
      }
      OS << " -> ";
      blockName(C.Target);
    }
    break;
  case TermKind::Ret:
    OS << "ret";
    if (!T.Cond.isNone()) {
      OS << ' ';
      operand(T.Cond);
    }
    break;
  case TermKind::Unwind:
    OS << "unwind";
    break;
  case TermKind::Stop:
    OS << "stop";
    break;
  }
  loc(T.Loc);
  text(T.Text);
  OS << '\n';
}

//===----------------------------------------------------------------------===//
// Operands and types
//===----------------------------------------------------------------------===//

void Printer::operandOf(const Instruction &I, unsigned N, TypeId Expected) {
  if (N < I.Ops.size())
    operand(I.Ops[N], Expected);
  else
    OS << "<no operand>";
}

void Printer::operands(ArrayRef<Operand> Ops) {
  OS << '(';
  ListSeparator Sep;
  for (const Operand &Op : Ops) {
    OS << Sep;
    operand(Op);
  }
  OS << ')';
}

bool Printer::isPointerTo(TypeId T, TypeId Pointee, bool Const) const {
  return M.isPointer(T) && M.Types[T].ConstPointee == Const &&
         sameType(M.Types[T].Element, Pointee);
}

/// True if the parser will find the operand's type by itself: from the
/// temporary's definition, or because an address of a T is a ptr<T>.
bool Printer::hasImpliedType(const Operand &Op) const {
  if (Op.Type != None && Op.Type >= M.Types.size())
    return false;
  switch (Op.Kind) {
  case OperandKind::Temp:
    return Op.Index < TempTypes.size() &&
           sameType(Op.Type, TempTypes[Op.Index]);
  case OperandKind::Slot:
    return Fn && Op.Index < Fn->Slots.size() && Op.Type != None &&
           isPointerTo(Op.Type, Fn->Slots[Op.Index].Type, false);
  case OperandKind::Global:
    return Op.Index < M.Globals.size() && Op.Type != None &&
           isPointerTo(Op.Type, M.Globals[Op.Index].Type,
                       M.Globals[Op.Index].IsConst);
  case OperandKind::Function: {
    if (Op.Type == None || !M.isPointer(Op.Type))
      return false;
    const Type &Ptr = M.Types[Op.Type];
    return !Ptr.ConstPointee && Ptr.Element < M.Types.size() &&
           M.Types[Ptr.Element].Kind == TypeKind::Function;
  }
  default:
    return false;
  }
}

void Printer::operand(const Operand &Op, TypeId Expected) {
  bool IsLiteral = false;
  switch (Op.Kind) {
  case OperandKind::None:
    OS << "<none>";
    return;
  case OperandKind::Int:
  case OperandKind::Null:
  case OperandKind::String:
  case OperandKind::Undef:
    IsLiteral = true;
    break;
  default:
    break;
  }
  // A literal has the type its place asks for, where the place asks for one.
  bool Implied = IsLiteral ? Expected != None && sameType(Op.Type, Expected)
                           : hasImpliedType(Op);
  if (!Implied) {
    type(Op.Type);
    OS << ' ';
  }

  switch (Op.Kind) {
  case OperandKind::None:
    break;
  case OperandKind::Temp:
    OS << '%' << Op.Index;
    break;
  case OperandKind::Int:
    intValue(Op.Value, Op.Type);
    break;
  case OperandKind::Null:
    OS << "null";
    break;
  case OperandKind::Slot:
    slot(Op.Index);
    break;
  case OperandKind::Global:
    if (Op.Index < M.Globals.size())
      symbol(M.Globals[Op.Index].Name);
    else
      OS << "<no global>";
    break;
  case OperandKind::Function:
    if (Op.Index < M.Functions.size())
      symbol(M.Functions[Op.Index].Name);
    else
      OS << "<no function>";
    break;
  case OperandKind::String:
    if (Op.Index < M.Strings.size())
      printQuoted(OS, M.Strings[Op.Index]);
    else
      OS << "<no string>";
    break;
  case OperandKind::Undef:
    OS << "undef";
    break;
  }
}

void Printer::intValue(int64_t V, TypeId T) {
  bool Unsigned = T < M.Types.size() && M.Types[T].Kind == TypeKind::Int &&
                  !M.Types[T].Signed;
  if (Unsigned)
    OS << uint64_t(V);
  else
    OS << V;
}

void Printer::symbol(StringRef Name) {
  OS << '@';
  printName(OS, Name);
}

void Printer::slot(SlotId S) {
  OS << '$' << S;
  if (Fn && S < Fn->Slots.size() && !Fn->Slots[S].Name.empty()) {
    OS << ':';
    printName(OS, Fn->Slots[S].Name);
  }
}

StringRef Printer::recordText(RecordId R) const {
  if (R < RecordTexts.size() && !RecordTexts[R].empty())
    return RecordTexts[R];
  return "<no record>";
}

/// A field goes by its name if no other field of the record has it, else by
/// `#index`.
StringRef Printer::fieldText(RecordId R, uint32_t Index) {
  if (R >= M.Records.size() || Index >= M.Records[R].Fields.size())
    return "<no field>";
  std::vector<std::string> &Texts = FieldTexts[R];
  if (Texts.empty()) {
    const std::vector<Field> &Fields = M.Records[R].Fields;
    StringMap<unsigned> Count;
    for (const Field &F : Fields)
      ++Count[F.Name];
    for (uint32_t I = 0, E = Fields.size(); I != E; ++I) {
      raw_string_ostream S(Texts.emplace_back());
      if (!Fields[I].Name.empty() && Count[Fields[I].Name] == 1)
        printName(S, Fields[I].Name);
      else
        S << '#' << I;
    }
  }
  return Texts[Index];
}

std::string Printer::typeText(TypeId T, unsigned Depth) {
  if (T == None)
    return "?";
  if (T >= M.Types.size() || Depth > MaxTypeDepth)
    return "<no type>";
  if (!TypeTexts[T].empty())
    return TypeTexts[T];
  const Type &Ty = M.Types[T];
  std::string Text = "<no type>";
  switch (Ty.Kind) {
  case TypeKind::Void:
    Text = "void";
    break;
  case TypeKind::Int:
    Text = (Ty.Signed ? "i" : "u") + utostr(Ty.Bits);
    break;
  case TypeKind::Float:
    Text = "f" + utostr(Ty.Bits);
    break;
  case TypeKind::Pointer:
    Text = (Ty.ConstPointee ? "ptr<const " : "ptr<") +
           typeText(Ty.Element, Depth + 1) + ">";
    break;
  case TypeKind::Array:
    Text =
        "[" + utostr(Ty.Count) + " x " + typeText(Ty.Element, Depth + 1) + "]";
    break;
  case TypeKind::Record:
    Text = "rec ";
    if (Ty.Record < M.Records.size() && RecordTexts[Ty.Record].empty()) {
      // Text for readers leaves some records out, but names them.
      raw_string_ostream S(Text);
      printQuoted(S, M.Records[Ty.Record].Tag);
    } else {
      Text += recordText(Ty.Record);
    }
    break;
  case TypeKind::Function:
    Text = "fn";
    break;
  case TypeKind::Opaque:
    Text = "opaque";
    break;
  }
  return TypeTexts[T] = Text;
}

//===----------------------------------------------------------------------===//
// Locations and texts
//===----------------------------------------------------------------------===//

void Printer::range(const SourceRange &R) {
  OS << '!';
  if (R == SourceRange()) {
    OS << '?';
    return;
  }
  if (R.File < FileNumbers.size())
    OS << FileNumbers[R.File];
  else
    OS << '?';
  OS << ':' << R.Line << ':' << R.Col;
  if (R.EndLine != R.Line)
    OS << '-' << R.EndLine << ':' << R.EndCol;
  else if (R.EndCol != R.Col)
    OS << '-' << R.EndCol;
}

void Printer::loc(LocId L) {
  if (!Opts.Locations || L == None)
    return;
  if (L >= M.Locs.size()) {
    OS << " <no location>";
    return;
  }
  const Loc &Location = M.Locs[L];
  OS << ' ';
  range(Location.Expansion);
  if (!(Location.Spelling == Location.Expansion)) {
    OS << " spelling ";
    range(Location.Spelling);
  }
  if (!Location.Macro.empty()) {
    OS << " macro ";
    printQuoted(OS, Location.Macro);
  }
}

void Printer::text(StringRef Text) {
  if (Text.empty())
    return;
  OS << " ; ";
  printQuoted(OS, Text);
}

} // namespace

void print(const Module &M, raw_ostream &OS, const PrintOptions &Opts) {
  Printer(M, OS, Opts).run();
}

} // namespace pm
} // namespace fltlint
