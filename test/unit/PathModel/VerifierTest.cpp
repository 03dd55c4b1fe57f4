//===- VerifierTest.cpp - Every invariant, broken once --------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "SampleModule.h"
#include "gtest/gtest.h"
#include <functional>

using namespace fltlint::pm;

namespace {

/// A small well-formed module whose parts are easy to name.
const char *const Base = R"(
file 0 "a.c"
record "R" size 16 {
  0: u32 A : 4
  0+4: u32 B : 4
  8: ptr<void> P
}
record "S" size 16 {
  0: rec "R" Inner
}
extern ptr<void> @gExtern
global [2 x u64] @gTable {
  at 0 size 8 = u64 1
  at 8 size 8 = @Callee
}
declare i32 @Callee(ptr<void> P)
declare void @Nothing()
define i32 @F(ptr<rec "R"> Object, i32 Kind) !0:1:1 {
  slot $2:x i32
bb0: unwind bb3
  %0 = load ptr<rec "R"> $0:Object
  %1 = field ptr<u32> %0, rec "R".A
  %2 = load i32 $1:Kind
  store i32 %2 -> $2:x
  %3 = offset ptr<rec "R"> %0 + %2 * 16
  %4 = add i32 %2, 1
  %5 = lt i32 %2, 0
  %6 = cast ptr<rec "R"> %0 to ptr<void>
  %7 = call i32 @Callee(%6)
  call void @Nothing()
  copy %0 -> %3, size 16
  zero %0, size 16
  %8 = havoc i32
  unknown (%0) ; "why"
  scope.begin $2:x
  scope.end $2:x
  assume %5 [assert]
  condbr %5, bb1, bb2
bb1:
  switch i32 %2, default bb2, 1 -> bb2, 3..4 -> bb2
bb2:
  ret %4
bb3:
  unwind
}
)";

class PathModelVerifier : public ::testing::Test {
protected:
  Module M = parsed(Base);
  Function &F = M.Functions[functionNamed(M, "F")];
  Instruction &at(unsigned I) { return F.Blocks[0].Instrs[I]; }

  TypeId typeOf(Type T) {
    M.Types.push_back(T);
    return M.Types.size() - 1;
  }
  TypeId kind(TypeKind K) {
    Type T;
    T.Kind = K;
    return typeOf(T);
  }
  TypeId integer(uint16_t Bits, bool Signed) {
    Type T;
    T.Kind = TypeKind::Int;
    T.Bits = Bits;
    T.Signed = Signed;
    return typeOf(T);
  }
  TypeId pointer(TypeId To) {
    Type T;
    T.Kind = TypeKind::Pointer;
    T.Element = To;
    return typeOf(T);
  }

  /// The module must have exactly one fault, which \p Message describes. The
  /// printer must cope with it.
  void expect(const std::string &Message) {
    std::vector<std::string> Errors = verify(M);
    ASSERT_EQ(Errors.size(), 1u) << ::testing::PrintToString(Errors);
    EXPECT_EQ(Errors[0], Message);
    fullText(M);
  }
  /// At least one fault, \p Message among them.
  void expectAmong(const std::string &Message) {
    std::vector<std::string> Errors = verify(M);
    EXPECT_NE(std::find(Errors.begin(), Errors.end(), Message), Errors.end())
        << Message << " not in " << ::testing::PrintToString(Errors);
    fullText(M);
  }
  static std::string inF(const std::string &Where, const std::string &What) {
    return "function 'F', " + Where + ": " + What;
  }
  static std::string inInstr(unsigned I, const std::string &Word,
                             const std::string &What) {
    return inF("bb0, instruction " + std::to_string(I) + " (" + Word + ")",
               What);
  }
};

// Indices of the instructions in bb0.
enum {
  Load,
  Field_,
  LoadKind,
  Store,
  Offset,
  Add,
  Lt,
  Cast,
  Call,
  CallVoid,
  Copy,
  Zero,
  Havoc,
  Unknown,
  Begin,
  End,
  Assume
};

TEST_F(PathModelVerifier, AcceptsTheBase) {
  EXPECT_EQ(verify(M), std::vector<std::string>());
}

//===--- Indices ----------------------------------------------------------===//

TEST_F(PathModelVerifier, TypeOfNoKind) {
  M.Types[kind(TypeKind::Void)].Kind = TypeKind(77);
  expectAmong("type " + std::to_string(M.Types.size() - 1) +
              " is of no known kind");
}

TEST_F(PathModelVerifier, TypeOfMissingRecord) {
  TypeId T = kind(TypeKind::Record);
  M.Types[T].Record = 9;
  expect("type " + std::to_string(T) + " is a record that does not exist");
}

TEST_F(PathModelVerifier, PointerToNothing) {
  TypeId T = pointer(None);
  expect("type " + std::to_string(T) +
         " is a pointer or array of a type that does not exist");
}

TEST_F(PathModelVerifier, TypeMadeOfItself) {
  TypeId T = pointer(None);
  M.Types[T].Element = T;
  expect("type " + std::to_string(T) +
         " is made of itself or nests more than 128 levels deep");
}

TEST_F(PathModelVerifier, TypeTooDeep) {
  TypeId T = kind(TypeKind::Void);
  for (int I = 0; I < 128; ++I)
    T = pointer(T);
  expect("type " + std::to_string(T) +
         " is made of itself or nests more than 128 levels deep");
}

TEST_F(PathModelVerifier, FieldWithoutType) {
  M.Records[0].Fields[2].Type = None;
  expect("record 'R': field 2 has no type");
}

TEST_F(PathModelVerifier, LocationInMissingFile) {
  M.Locs[0].Spelling.File = 4;
  expect("location 0 is in file 4, which does not exist");
}

TEST_F(PathModelVerifier, GlobalWithoutType) {
  M.Globals[0].Type = None;
  expect("global 'gExtern' has no type");
}

TEST_F(PathModelVerifier, InitialiserNamesMissingFunction) {
  M.Globals[1].Init[1].Value.Index = 99;
  expect("global 'gTable': the value at offset 8 is function 99, which does "
         "not exist");
}

TEST_F(PathModelVerifier, MissingLocation) {
  F.EndLoc = 7;
  expect("function 'F': location 7 does not exist");
}

TEST_F(PathModelVerifier, NoLinkage) {
  F.Link = Linkage(9);
  expect("function 'F' has no known linkage");
}

TEST_F(PathModelVerifier, ParameterWithoutType) {
  M.Functions[0].Params[0].Type = None;
  expect("function 'Callee': parameter 0 has no type");
}

TEST_F(PathModelVerifier, SlotWithoutType) {
  F.Slots[2].Type = None;
  expect("function 'F': slot $2 has no type");
}

TEST_F(PathModelVerifier, MissingTarget) {
  F.Blocks[0].Term.Targets[1] = 17;
  expect(inF("bb0, terminator", "target bb17 does not exist"));
}

TEST_F(PathModelVerifier, AbsentTarget) {
  F.Blocks[1].Term.Cases[0].Target = None;
  expect(inF("bb1, terminator", "a target is missing"));
}

TEST_F(PathModelVerifier, MissingUnwindBlock) {
  F.Blocks[0].Unwind = 17;
  expect("function 'F', bb0: unwind block bb17 does not exist");
}

TEST_F(PathModelVerifier, NoOperation) {
  at(Add).Bin = BinaryOp(99);
  expect("function 'F', bb0, instruction 5 has no known operation");
}

TEST_F(PathModelVerifier, MissingSlot) {
  at(Begin).Ops[0].Index = 8;
  expect("function 'F', bb0, instruction 14: operand 0 is slot 8, which does "
         "not exist");
}

TEST_F(PathModelVerifier, MissingTemporary) {
  F.NumTemps = 8;
  expect("function 'F', bb0, instruction 12 defines %8, but the function has "
         "8 temporaries");
}

TEST_F(PathModelVerifier, TooManyTemporaries) {
  F.NumTemps = None;
  expect("function 'F' has more than 16777216 temporaries");
}

TEST_F(PathModelVerifier, MissingField) {
  at(Field_).FieldIndex = 3;
  expect("function 'F', bb0, instruction 1 names a field that record 'R' does "
         "not have");
}

TEST_F(PathModelVerifier, MissingRecord) {
  at(Field_).Record = None;
  expect("function 'F', bb0, instruction 1 names a record that does not exist");
}

TEST_F(PathModelVerifier, OperandOfNoKind) {
  at(Add).Ops[1].Kind = OperandKind(50);
  expect("function 'F', bb0, instruction 5: operand 1 is of no known kind");
}

TEST_F(PathModelVerifier, TerminatorOfNoKind) {
  F.Blocks[2].Term.Kind = TermKind(50);
  expect("function 'F', bb2, terminator is of no known kind");
}

//===--- Types, records, globals ------------------------------------------===//

TEST_F(PathModelVerifier, NumberOfNoBits) {
  TypeId T = integer(0, true);
  expect("type " + std::to_string(T) + ": a number of no bits");
}

TEST_F(PathModelVerifier, ArrayOfVoid) {
  TypeId T = kind(TypeKind::Array);
  M.Types[T].Element = kind(TypeKind::Void);
  expect("type " + std::to_string(T) + ": an array of void or of functions");
}

TEST_F(PathModelVerifier, RecordWithoutTag) {
  M.Records[1].Tag.clear();
  expect("record '': it has no tag");
}

TEST_F(PathModelVerifier, IncompleteRecordWithFields) {
  M.Records[1].Complete = false;
  expect("record 'S': it is incomplete but has fields");
}

TEST_F(PathModelVerifier, FieldPastTheEnd) {
  M.Records[0].Fields[2].OffsetBits = 72;
  expect("record 'R': field 'P' reaches past the end");
}

TEST_F(PathModelVerifier, FieldBetweenBytes) {
  M.Records[0].Fields[2].OffsetBits = 33;
  expect("record 'R': field 'P' does not start at a byte");
}

TEST_F(PathModelVerifier, BitFieldWiderThanItsType) {
  M.Records[0].Fields[1].BitWidth = 33;
  expect("record 'R': field 'B' is wider than its type");
}

TEST_F(PathModelVerifier, BitFieldOfPointer) {
  M.Records[0].Fields[2].BitWidth = 3;
  expect("record 'R': field 'P' is a bit-field but not an integer");
}

TEST_F(PathModelVerifier, BitFieldsOverlap) {
  M.Records[0].Fields[1].OffsetBits = 3;
  expect("record 'R': bit-fields 'A' and 'B' overlap");
}

TEST_F(PathModelVerifier, BitFieldsOfAUnionMayOverlap) {
  M.Records[0].Fields[1].OffsetBits = 3;
  M.Records[0].IsUnion = true;
  EXPECT_EQ(verify(M), std::vector<std::string>());
}

TEST_F(PathModelVerifier, VoidField) {
  M.Records[0].Fields[2].Type = kind(TypeKind::Void);
  expect("record 'R': field 'P' is void or a function");
}

TEST_F(PathModelVerifier, RecordInsideItself) {
  TypeId T = kind(TypeKind::Record);
  M.Types[T].Record = 1;
  M.Records[0].Fields[2].Type = T;
  M.Records[0].Size = 0;
  expect("record 'R': it contains itself");
}

TEST_F(PathModelVerifier, TwoThingsOfOneName) {
  M.Globals[0].Name = "F";
  expect("the name 'F' is taken twice");
}

TEST_F(PathModelVerifier, FunctionWithoutName) {
  M.Functions[1].Name.clear();
  expect("a function has no name");
}

TEST_F(PathModelVerifier, InitialiserOfADeclaration) {
  M.Globals[1].IsDefinition = false;
  expect("global 'gTable': it is only declared but has an initialiser");
}

TEST_F(PathModelVerifier, InitialiserOutOfOrder) {
  std::swap(M.Globals[1].Init[0], M.Globals[1].Init[1]);
  expect("global 'gTable': the value at offset 0 is out of order or overlaps "
         "the one before");
}

TEST_F(PathModelVerifier, InitialiserPastTheEnd) {
  M.Globals[1].Init[1].Size = 9;
  expect("global 'gTable': the value at offset 8 reaches past the end");
}

TEST_F(PathModelVerifier, InitialiserNotConstant) {
  M.Globals[1].Init[0].Value.Kind = OperandKind::None;
  expect("global 'gTable': the value at offset 0 is not a constant");
}

TEST_F(PathModelVerifier, AddendToANumber) {
  M.Globals[1].Init[0].Addend = 4;
  expect("global 'gTable': the value at offset 0 has an addend but is no "
         "address");
}

//===--- Functions and temporaries ----------------------------------------===//

TEST_F(PathModelVerifier, DeclarationWithSlots) {
  M.Functions[1].Slots.emplace_back().Type = integer(32, true);
  expect("function 'Nothing': it is only declared but has slots or "
         "temporaries");
}

TEST_F(PathModelVerifier, SlotIsNoParameter) {
  F.Slots[1].IsParam = false;
  expect("function 'F': slot $1 must be that of a parameter");
}

TEST_F(PathModelVerifier, SlotClaimsToBeAParameter) {
  F.Slots[2].IsParam = true;
  expect("function 'F': slot $2 claims to be a parameter");
}

TEST_F(PathModelVerifier, ParameterSlotOfAnotherType) {
  F.Slots[1].Type = integer(8, true);
  expect("function 'F': slot $1 is not of its parameter's type");
}

TEST_F(PathModelVerifier, EqualTypesNeedNotBeOneType) {
  // A second i32 in the table of types is the same type.
  F.Slots[1].Type = integer(32, true);
  EXPECT_EQ(verify(M), std::vector<std::string>());
}

TEST_F(PathModelVerifier, DefinedTwice) {
  at(Havoc).Result = 4;
  expect("function 'F': %4 is defined twice, in bb0 and in bb0");
}

TEST_F(PathModelVerifier, NeverDefined) {
  F.NumTemps = 10;
  at(Zero).Ops[0].Index = 9;
  expect("function 'F', bb0: %9 is used but never defined");
}

TEST_F(PathModelVerifier, UsedBeforeItsDefinition) {
  std::swap(at(Cast), at(Call));
  expect("function 'F', bb0: the definition of %6 in bb0 does not dominate "
         "its use");
}

TEST_F(PathModelVerifier, UsedWhereOnePathComesWithoutIt) {
  Instruction I = at(Havoc);
  F.Blocks[0].Instrs.erase(F.Blocks[0].Instrs.begin() + Havoc);
  F.Blocks[1].Instrs.push_back(I);
  F.Blocks[2].Term.Cond.Index = 8;
  expect("function 'F', bb2: the definition of %8 in bb1 does not dominate "
         "its use");
}

TEST_F(PathModelVerifier, UnwindBlockSeesNothingOfItsBlock) {
  F.Blocks[3].Term.Kind = TermKind::Ret;
  F.Blocks[3].Term.Cond = F.Blocks[2].Term.Cond;
  expect("function 'F', bb3: the definition of %4 in bb0 does not dominate "
         "its use");
}

TEST_F(PathModelVerifier, UnwindBlockSeesWhatCameBefore) {
  // bb0 defines %4 and goes on to bb1, which unwinds to bb3.
  F.Blocks[0].Unwind = None;
  F.Blocks[1].Unwind = 3;
  F.Blocks[3].Term.Kind = TermKind::Ret;
  F.Blocks[3].Term.Cond = F.Blocks[2].Term.Cond;
  EXPECT_EQ(verify(M), std::vector<std::string>());
}

TEST_F(PathModelVerifier, UnreachableCodeNeedsNoDominance) {
  F.Blocks[0].Unwind = None;
  F.Blocks[3].Term.Kind = TermKind::Ret;
  F.Blocks[3].Term.Cond = F.Blocks[2].Term.Cond;
  EXPECT_EQ(verify(M), std::vector<std::string>());
}

TEST_F(PathModelVerifier, ReachableCodeMayNotUseUnreachableCode) {
  F.Blocks[0].Unwind = None;
  Instruction I = at(Havoc);
  F.Blocks[0].Instrs.erase(F.Blocks[0].Instrs.begin() + Havoc);
  F.Blocks[3].Instrs.push_back(I);
  F.Blocks[2].Term.Cond.Index = 8;
  expect("function 'F', bb2: the definition of %8 in bb3 does not dominate "
         "its use");
}

//===--- Instructions -----------------------------------------------------===//

TEST_F(PathModelVerifier, WrongNumberOfOperands) {
  at(Load).Ops.push_back(at(Load).Ops[0]);
  expect(inInstr(Load, "load", "it has 2 operands instead of 1"));
  at(Load).Ops.clear();
  expect(inInstr(Load, "load", "it has 0 operands instead of 1"));
}

TEST_F(PathModelVerifier, CallOfNothing) {
  at(CallVoid).Ops.clear();
  expect(inInstr(CallVoid, "call", "it has 0 operands instead of 1"));
}

TEST_F(PathModelVerifier, OperandMissing) {
  at(Add).Ops[1] = Operand();
  expect(inInstr(Add, "add", "operand 1 is missing"));
}

TEST_F(PathModelVerifier, OperandNotOfItsTemporarysType) {
  at(Store).Ops[1].Type = integer(8, true);
  expectAmong(inInstr(Store, "store",
                      "operand 1 is not of the type that %2 is defined with"));
}

TEST_F(PathModelVerifier, NumberOfNoIntegerType) {
  at(Add).Ops[1].Type = at(Load).Type;
  expectAmong(
      inInstr(Add, "add", "operand 1 is a number but not of an integer type"));
}

TEST_F(PathModelVerifier, NumberNotExtendedAsItsSignSays) {
  // 0xC0000225 as a status is negative.
  at(Add).Ops[1].Value = 3221226021;
  expect(inInstr(Add, "add",
                 "operand 1: 3221226021 is not a value of its type, extended "
                 "as its sign says"));
}

TEST_F(PathModelVerifier, AddressOfNoPointerType) {
  at(Begin).Ops[0].Type = integer(32, true);
  expect(inInstr(Begin, "scope.begin",
                 "operand 0 is an address but not of a pointer type"));
}

TEST_F(PathModelVerifier, UndefOfNoType) {
  at(Add).Ops[1] = Operand::undef(kind(TypeKind::Void));
  expectAmong(inInstr(Add, "add", "operand 1 is undef of no value type"));
}

TEST_F(PathModelVerifier, LoadFromANumber) {
  at(Load).Ops[0] = Operand::integer(0, integer(64, false));
  expect(inInstr(Load, "load", "the address must be a pointer"));
}

TEST_F(PathModelVerifier, StoreToANumber) {
  at(Store).Ops[0] = Operand::integer(0, integer(64, false));
  expect(inInstr(Store, "store", "the address must be a pointer"));
}

TEST_F(PathModelVerifier, StoreOfAnotherType) {
  at(Store).Type = integer(32, false);
  expect(inInstr(Store, "store", "the value is not of the instruction's type"));
  at(Store).Type = None;
  expect(inInstr(Store, "store", "it has no type"));
}

TEST_F(PathModelVerifier, FieldIsNoPointer) {
  at(Field_).Type = integer(32, false);
  expect(inInstr(Field_, "field", "its result must be a pointer"));
}

TEST_F(PathModelVerifier, FieldOfANumber) {
  at(Field_).Ops[0] = Operand::integer(0, integer(64, false));
  expect(inInstr(Field_, "field", "the object's address must be a pointer"));
}

TEST_F(PathModelVerifier, OffsetByAPointer) {
  at(Offset).Ops[1] = at(Offset).Ops[0];
  expect(inInstr(Offset, "offset", "the index must be an integer"));
}

TEST_F(PathModelVerifier, OffsetOfANumber) {
  at(Offset).Ops[0] = at(Offset).Ops[1];
  expect(inInstr(Offset, "offset", "the base must be a pointer"));
}

TEST_F(PathModelVerifier, OperandsOfDifferentTypes) {
  // A comparison carries the width and sign it compares with.
  at(Lt).Ops[1].Type = integer(32, false);
  expect(inInstr(Lt, "lt", "its operands are of different types"));
}

TEST_F(PathModelVerifier, ShiftCountMayBeOfAnotherType) {
  at(Add).Bin = BinaryOp::Shl;
  at(Add).Ops[1].Type = integer(8, false);
  EXPECT_EQ(verify(M), std::vector<std::string>());
  at(Add).Ops[1] = at(Load).Ops[0];
  expect(inInstr(Add, "shl", "it shifts by what is not an integer"));
}

TEST_F(PathModelVerifier, ArithmeticOnPointers) {
  at(Add).Ops = {at(Zero).Ops[0], at(Zero).Ops[0]};
  expect(inInstr(Add, "add",
                 "arithmetic on pointers is an offset, or done on integers"));
}

TEST_F(PathModelVerifier, ResultOfAnotherType) {
  at(Havoc).Op = Opcode::Binary;
  at(Havoc).Ops = at(Add).Ops;
  at(Havoc).Type = integer(64, true);
  expect(inInstr(Havoc, "add", "its result is not of its operands' type"));
}

TEST_F(PathModelVerifier, ComparisonIsAPointer) {
  at(Havoc).Op = Opcode::Binary;
  at(Havoc).Bin = BinaryOp::Eq;
  at(Havoc).Ops = {at(Zero).Ops[0], at(Zero).Ops[0]};
  EXPECT_EQ(verify(M), std::vector<std::string>());
  at(Havoc).Type = at(Zero).Ops[0].Type;
  expect(inInstr(Havoc, "eq", "a comparison's result must be an integer"));
}

TEST_F(PathModelVerifier, CallOfANumber) {
  at(CallVoid).Ops[0] = Operand::integer(0, integer(64, false));
  expect(inInstr(CallVoid, "call", "the callee must be a pointer"));
}

TEST_F(PathModelVerifier, CallWithoutType) {
  at(CallVoid).Type = None;
  expect(inInstr(CallVoid, "call", "it has no type"));
}

TEST_F(PathModelVerifier, ResultWanted) {
  at(Call).Result = None;
  expect(inInstr(Call, "call", "it must define a temporary"));
}

TEST_F(PathModelVerifier, ResultOfVoid) {
  F.NumTemps = 10;
  at(CallVoid).Result = 9;
  expectAmong(inInstr(CallVoid, "call", "it must not define a temporary"));
}

TEST_F(PathModelVerifier, ResultOfNoType) {
  at(Havoc).Type = kind(TypeKind::Void);
  expect(inInstr(Havoc, "havoc", "its result is of no value type"));
}

TEST_F(PathModelVerifier, NegativeSizes) {
  at(Copy).Imm = -1;
  expect(inInstr(Copy, "copy", "its size is negative"));
  at(Copy).Imm = 0;
  at(Zero).Imm = -1;
  expect(inInstr(Zero, "zero", "its size is negative"));
}

TEST_F(PathModelVerifier, CopyOfNumbers) {
  at(Copy).Ops[1] = Operand::integer(0, integer(64, false));
  expect(inInstr(Copy, "copy", "the source must be a pointer"));
  at(Copy).Ops[1] = at(Copy).Ops[0];
  at(Copy).Ops[0] = Operand::integer(0, integer(64, false));
  expect(inInstr(Copy, "copy", "the destination must be a pointer"));
}

TEST_F(PathModelVerifier, ZeroOfANumber) {
  at(Zero).Ops[0] = Operand::integer(0, integer(64, false));
  expect(inInstr(Zero, "zero", "the destination must be a pointer"));
}

TEST_F(PathModelVerifier, UnknownWithoutReason) {
  at(Unknown).Text.clear();
  expect(inInstr(Unknown, "unknown", "it does not say why"));
}

TEST_F(PathModelVerifier, ScopeOfNoSlot) {
  at(End).Ops[0] = at(Zero).Ops[0];
  expect(inInstr(End, "scope.end", "its operand must be a slot"));
}

TEST_F(PathModelVerifier, AssumeOfNoCondition) {
  at(Assume).Ops[0] = Operand::undef(kind(TypeKind::Opaque));
  expect(inInstr(Assume, "assume",
                 "the condition must be an integer or a pointer"));
}

TEST_F(PathModelVerifier, FlagsOfAnotherOperation) {
  at(Add).Flags = AssumeFromAssert;
  expect(inInstr(Add, "add", "it has flags that its operation does not know"));
  at(Add).Flags = 0;
  at(Load).Flags = 1u << 15;
  expect(
      inInstr(Load, "load", "it has flags that its operation does not know"));
}

//===--- Terminators ------------------------------------------------------===//

TEST_F(PathModelVerifier, WrongNumberOfTargets) {
  F.Blocks[0].Term.Targets.pop_back();
  expect(inF("bb0, terminator", "it has 1 targets instead of 2"));
}

TEST_F(PathModelVerifier, ConditionMissing) {
  F.Blocks[0].Term.Cond = Operand();
  expect(inF("bb0, terminator", "its operand is missing"));
}

TEST_F(PathModelVerifier, ReturnValueMissing) {
  F.Blocks[2].Term.Cond = Operand();
  expect(inF("bb2, terminator", "its operand is missing"));
}

TEST_F(PathModelVerifier, ReturnValueOfAnotherType) {
  F.Blocks[2].Term.Cond = Operand::integer(0, integer(64, true));
  expect(inF("bb2, terminator",
             "the value returned is not of the function's return type"));
}

TEST_F(PathModelVerifier, VoidReturnsAValue) {
  F.ReturnType = kind(TypeKind::Void);
  expect(inF("bb2, terminator", "it must not have an operand"));
}

TEST_F(PathModelVerifier, SwitchOnAPointer) {
  F.Blocks[1].Term.Cond = at(Zero).Ops[0];
  expect(inF("bb1, terminator", "the condition must be an integer"));
}

TEST_F(PathModelVerifier, CaseEndsBeforeItBegins) {
  F.Blocks[1].Term.Cases[1].High = 2;
  expect(inF("bb1, terminator", "case 3 ends before it begins"));
}

TEST_F(PathModelVerifier, CaseIsNoValueOfItsType) {
  F.Blocks[1].Term.Cases[1].High = int64_t(1) << 40;
  expect(
      inF("bb1, terminator", "case 3 is not a value of the condition's type"));
}

TEST_F(PathModelVerifier, CasesOfNoSwitch) {
  F.Blocks[0].Term.Cases = F.Blocks[1].Term.Cases;
  expect(inF("bb0, terminator", "it has cases but is no switch"));
}

TEST_F(PathModelVerifier, UnwindsTwoWays) {
  F.Blocks[3].Unwind = 2;
  // %4 is not defined when bb3 is entered, which is wrong as well.
  expectAmong(inF("bb3, terminator", "it unwinds to the caller, but the block "
                                     "has an unwind block"));
}

} // namespace
