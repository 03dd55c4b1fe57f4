//===- TextForm.cpp - Words that printer and parser share -----------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "TextForm.h"
#include "TypeKey.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/ConvertUTF.h"
#include "llvm/Support/MathExtras.h"

using namespace llvm;

namespace fltlint {
namespace pm {

static const char *const OpcodeWords[NumOpcodes] = {
    "load", "store", "field", "offset",  "binary",      "cast",      "call",
    "copy", "zero",  "havoc", "unknown", "scope.begin", "scope.end", "assume"};

static const char *const BinaryOpWords[NumBinaryOps] = {
    "add", "sub", "mul", "div", "rem", "and", "or", "xor",
    "shl", "shr", "eq",  "ne",  "lt",  "le",  "gt", "ge"};

static const FlagWord FlagWords[] = {{AssumeFromAssert, "assert"},
                                     {ImplicitCall, "implicit"},
                                     {ImplicitDeclaration, "undeclared"},
                                     {FromSystemMacro, "sysmacro"},
                                     {Volatile, "volatile"},
                                     {InExceptionCleanup, "cleanup"},
                                     {ResultUnused, "unused"}};

StringRef opcodeWord(Opcode Op) {
  return unsigned(Op) < NumOpcodes ? OpcodeWords[unsigned(Op)] : "<bad opcode>";
}

StringRef binaryOpWord(BinaryOp Op) {
  return unsigned(Op) < NumBinaryOps ? BinaryOpWords[unsigned(Op)]
                                     : "<bad operator>";
}

std::optional<Opcode> opcodeFromWord(StringRef Word) {
  for (unsigned I = 0; I != NumOpcodes; ++I)
    if (Opcode(I) != Opcode::Binary && Word == OpcodeWords[I])
      return Opcode(I);
  return std::nullopt;
}

std::optional<BinaryOp> binaryOpFromWord(StringRef Word) {
  for (unsigned I = 0; I != NumBinaryOps; ++I)
    if (Word == BinaryOpWords[I])
      return BinaryOp(I);
  return std::nullopt;
}

bool isComparison(BinaryOp Op) {
  return Op >= BinaryOp::Eq && Op <= BinaryOp::Ge;
}

ArrayRef<FlagWord> flagWords() { return FlagWords; }

bool isPlainName(StringRef Name) {
  if (Name.empty() || !(isAlpha(Name[0]) || Name[0] == '_'))
    return false;
  return all_of(Name,
                [](char C) { return isAlnum(C) || C == '_' || C == '.'; });
}

void printQuoted(raw_ostream &OS, StringRef Text) {
  // Text of the user's source is UTF-8 as a rule and stays readable; anything
  // else is written byte by byte.
  const UTF8 *Begin = reinterpret_cast<const UTF8 *>(Text.begin());
  bool Legal =
      isLegalUTF8String(&Begin, reinterpret_cast<const UTF8 *>(Text.end()));
  OS << '"';
  for (unsigned char C : Text) {
    switch (C) {
    case '"':
      OS << "\\\"";
      break;
    case '\\':
      OS << "\\\\";
      break;
    case '\n':
      OS << "\\n";
      break;
    case '\t':
      OS << "\\t";
      break;
    default:
      if (C < 0x20 || C == 0x7f || (C >= 0x80 && !Legal))
        OS << "\\x" << hexdigit(C >> 4) << hexdigit(C & 15);
      else
        OS << char(C);
    }
  }
  OS << '"';
}

void printName(raw_ostream &OS, StringRef Name) {
  if (isPlainName(Name))
    OS << Name;
  else
    printQuoted(OS, Name);
}

bool fitsInt(int64_t Value, const Type &Ty) {
  if (Ty.Bits == 0)
    return Value == 0;
  if (Ty.Bits >= 64)
    return true;
  return Ty.Signed ? isIntN(Ty.Bits, Value) : isUIntN(Ty.Bits, uint64_t(Value));
}

Type canonicalType(const Type &Ty) {
  Type C;
  C.Kind = Ty.Kind;
  switch (Ty.Kind) {
  case TypeKind::Int:
    C.Signed = Ty.Signed;
    C.Bits = Ty.Bits;
    break;
  case TypeKind::Float:
    C.Bits = Ty.Bits;
    break;
  case TypeKind::Pointer:
    C.ConstPointee = Ty.ConstPointee;
    C.Element = Ty.Element;
    break;
  case TypeKind::Array:
    C.Element = Ty.Element;
    C.Count = Ty.Count;
    break;
  case TypeKind::Record:
    C.Record = Ty.Record;
    break;
  case TypeKind::Void:
  case TypeKind::Function:
  case TypeKind::Opaque:
    break;
  }
  return C;
}

TypeNumbering::TypeNumbering(const Module &M) : Numbers(M.Types.size(), None) {
  DenseMap<TypeKey, uint32_t> Known;
  SmallVector<TypeId, 16> Chain;
  std::vector<bool> OnChain(M.Types.size(), false);
  for (TypeId Start = 0, E = M.Types.size(); Start != E; ++Start) {
    // A type has one element at most, so a type and those it is made of are a
    // chain; number it from its innermost member outwards.
    Chain.clear();
    TypeId T = Start;
    bool Broken = false;
    while (Numbers[T] == None) {
      if (OnChain[T]) {
        Broken = true;
        break;
      }
      OnChain[T] = true;
      Chain.push_back(T);
      Type C = canonicalType(M.Types[T]);
      bool Derived = C.Kind == TypeKind::Pointer || C.Kind == TypeKind::Array;
      if (!Derived || C.Element == None)
        break;
      if (C.Element >= E) {
        Broken = true;
        break;
      }
      T = C.Element;
    }
    for (TypeId Member : Chain)
      OnChain[Member] = false;
    if (Broken)
      continue;
    for (TypeId Member : reverse(Chain)) {
      Type C = canonicalType(M.Types[Member]);
      if (C.Element != None)
        C.Element = Numbers[C.Element];
      Numbers[Member] =
          Known.try_emplace(TypeKey(C), Known.size()).first->second;
    }
  }
}

} // namespace pm
} // namespace fltlint
