//===- TextForm.h - Words that printer and parser share ---------*- C++ -*-===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The spelling of opcodes, operators and flags, the quoting of names, and the
/// types that an operand has when its text does not say one. Printer and
/// parser must agree on all of these, so they are here once.
///
//===----------------------------------------------------------------------===//

#ifndef FLTLINT_LIB_PATHMODEL_TEXTFORM_H
#define FLTLINT_LIB_PATHMODEL_TEXTFORM_H

#include "fltlint/PathModel/PathModel.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/Support/raw_ostream.h"
#include <optional>

namespace fltlint {
namespace pm {

constexpr unsigned NumOpcodes = unsigned(Opcode::Assume) + 1;
constexpr unsigned NumBinaryOps = unsigned(BinaryOp::Ge) + 1;
constexpr unsigned NumTypeKinds = unsigned(TypeKind::Opaque) + 1;
constexpr unsigned NumOperandKinds = unsigned(OperandKind::Undef) + 1;
constexpr unsigned NumTermKinds = unsigned(TermKind::Stop) + 1;
constexpr unsigned NumLinkages = unsigned(Linkage::LinkOnce) + 1;

/// How deep one type may nest (`ptr<ptr<...>>`). Readers recurse over types, so
/// all forms of the model share this bound.
constexpr unsigned MaxTypeDepth = 128;

/// The word an instruction starts with. Binary instructions start with their
/// operator's word instead.
llvm::StringRef opcodeWord(Opcode Op);
llvm::StringRef binaryOpWord(BinaryOp Op);
std::optional<Opcode> opcodeFromWord(llvm::StringRef Word);
std::optional<BinaryOp> binaryOpFromWord(llvm::StringRef Word);
bool isComparison(BinaryOp Op);

struct FlagWord {
  uint16_t Bit;
  const char *Word;
};
llvm::ArrayRef<FlagWord> flagWords();

/// True if \p Name can stand without quotes.
bool isPlainName(llvm::StringRef Name);
/// \p Name, in quotes unless it is plain.
void printName(llvm::raw_ostream &OS, llvm::StringRef Name);
void printQuoted(llvm::raw_ostream &OS, llvm::StringRef Text);

/// True if \p Value is what Operand::Value holds for some number of type \p Ty.
bool fitsInt(int64_t Value, const Type &Ty);

/// \p Ty with every member that its kind does not use at its default.
Type canonicalType(const Type &Ty);

/// Gives structurally equal types one number, so that two TypeIds are equal
/// types exactly if their numbers are. Out-of-range ids and types on a cycle
/// get None.
class TypeNumbering {
public:
  explicit TypeNumbering(const Module &M);
  uint32_t operator[](TypeId T) const {
    return T < Numbers.size() ? Numbers[T] : None;
  }
  bool same(TypeId A, TypeId B) const {
    return (*this)[A] != None && (*this)[A] == (*this)[B];
  }

private:
  std::vector<uint32_t> Numbers;
};

} // namespace pm
} // namespace fltlint

#endif // FLTLINT_LIB_PATHMODEL_TEXTFORM_H
