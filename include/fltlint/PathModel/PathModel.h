//===- PathModel.h - The typed IR the analysis reads ------------*- C++ -*-===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The path model: a small, typed, textual intermediate representation of the
/// functions of one translation unit (or of several, once linked). The Clang
/// frontend writes it, the engine reads it. It knows no Clang.
///
/// Shape. A Function is a list of blocks; block 0 is the entry. A block is a
/// list of instructions and one terminator. Instructions define *temporaries*
/// (`%n`), each by exactly one instruction, whose definition dominates every
/// use. Everything a program can name lives in memory: locals and parameters
/// are *slots* (`$n`), and an operand that names a slot is its address, as is
/// one that names a global. A parameter's incoming value is in its slot when
/// the function starts. Memory is reached only by Load, Store, Copy, Zero and
/// by calls. A *place* is thus an address computed by Field and Offset
/// instructions over slots, globals and loaded pointers.
///
/// Exceptions. Each block may name an `Unwind` block: where control goes when
/// an instruction of the block raises a structured exception. The state there
/// is the state *before* the raising instruction. A block without one leaves
/// the function. Which instructions may raise is the engine's decision; the
/// frontend only says where they would go.
///
/// Units: offsets, sizes and strides are bytes unless a name says Bits. All
/// indices are into the vectors of the owning Module or Function. A Module
/// owns all it holds by value; nothing points out of it.
///
//===----------------------------------------------------------------------===//

#ifndef FLTLINT_PATHMODEL_PATHMODEL_H
#define FLTLINT_PATHMODEL_PATHMODEL_H

#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringRef.h"
#include <cstdint>
#include <string>
#include <vector>

namespace fltlint {
namespace pm {

using TypeId = uint32_t;
using RecordId = uint32_t;
using LocId = uint32_t;
using TempId = uint32_t;
using SlotId = uint32_t;
using BlockId = uint32_t;

/// Marks an absent index of any kind above.
constexpr uint32_t None = ~0u;

//===----------------------------------------------------------------------===//
// Types
//===----------------------------------------------------------------------===//

enum class TypeKind : uint8_t {
  Void,
  Int,      ///< Bits, Signed. Booleans, characters and enumerations too.
  Float,    ///< Bits. Values of it are not tracked.
  Pointer,  ///< Element is the pointee. C++ references are pointers.
  Array,    ///< Element, Count (0: unknown or flexible).
  Record,   ///< Record indexes Module::Records.
  Function, ///< Only ever a pointee.
  Opaque    ///< Anything else, an undeclared type among them.
};

struct Type {
  TypeKind Kind = TypeKind::Void;
  bool Signed = false;
  /// The pointee of a pointer is const-qualified.
  bool ConstPointee = false;
  uint16_t Bits = 0;
  TypeId Element = None;
  RecordId Record = None;
  uint64_t Count = 0;

  bool operator==(const Type &O) const {
    return Kind == O.Kind && Signed == O.Signed &&
           ConstPointee == O.ConstPointee && Bits == O.Bits &&
           Element == O.Element && Record == O.Record && Count == O.Count;
  }
};

struct Field {
  std::string Name; ///< Empty for an anonymous member.
  TypeId Type = None;
  uint64_t OffsetBits = 0;
  /// Width of a bit-field; 0 if it is none.
  uint32_t BitWidth = 0;
};

/// A struct, union or class. Its identity in a linked program is the tag and
/// the layout: two layouts of one tag are different records.
struct Record {
  std::string Tag; ///< Tag or typedef name; unique names for anonymous ones.
  uint64_t Size = 0;
  bool IsUnion = false;
  bool Complete = true;
  std::vector<Field> Fields; ///< Bases of a C++ class come first.
};

//===----------------------------------------------------------------------===//
// Source locations
//===----------------------------------------------------------------------===//

/// Lines and columns count from 1; End is the last character's position, so a
/// range of one character has Line == EndLine and Col == EndCol. Line 0: no
/// location.
struct SourceRange {
  uint32_t File = None; ///< Index into Module::Files.
  uint32_t Line = 0, Col = 0, EndLine = 0, EndCol = 0;

  bool operator==(const SourceRange &O) const {
    return File == O.File && Line == O.Line && Col == O.Col &&
           EndLine == O.EndLine && EndCol == O.EndCol;
  }
};

/// Where an instruction stands. Expansion is where the reader of the file sees
/// it (the macro's use); Spelling is where its text is (in the macro's
/// definition). Both are equal outside macros.
struct Loc {
  SourceRange Expansion;
  SourceRange Spelling;
  /// Name of the outermost macro that the code comes from, or empty.
  std::string Macro;
};

/// A source file. Path is as the compiler was given it, after the compilation
/// directory was applied; it is absolute or relative to where the tool ran.
struct File {
  std::string Path;
  /// A kernel header of ours, or one found on a system include path.
  bool IsSystem = false;
};

//===----------------------------------------------------------------------===//
// Operands
//===----------------------------------------------------------------------===//

enum class OperandKind : uint8_t {
  None,
  Temp,     ///< %n: Index is the TempId.
  Int,      ///< Value, of the operand's Type.
  Null,     ///< The null pointer.
  Slot,     ///< &$n: address of a local or parameter; Index is the SlotId.
  Global,   ///< Address of a global variable; Index into Module::Globals.
  Function, ///< Address of a function; Index into Module::Functions.
  String,   ///< Address of a string constant; Index into Module::Strings.
  Undef     ///< An indeterminate value.
};

struct Operand {
  OperandKind Kind = OperandKind::None;
  TypeId Type = None;
  uint32_t Index = None;
  /// For Int: the value, sign- or zero-extended from the type's width as its
  /// signedness says.
  int64_t Value = 0;

  static Operand temp(TempId T, TypeId Ty) {
    return {OperandKind::Temp, Ty, T, 0};
  }
  static Operand integer(int64_t V, TypeId Ty) {
    return {OperandKind::Int, Ty, None, V};
  }
  static Operand null(TypeId Ty) { return {OperandKind::Null, Ty, None, 0}; }
  static Operand slot(SlotId S, TypeId PtrTy) {
    return {OperandKind::Slot, PtrTy, S, 0};
  }
  static Operand global(uint32_t G, TypeId PtrTy) {
    return {OperandKind::Global, PtrTy, G, 0};
  }
  static Operand function(uint32_t F, TypeId PtrTy) {
    return {OperandKind::Function, PtrTy, F, 0};
  }
  static Operand string(uint32_t S, TypeId PtrTy) {
    return {OperandKind::String, PtrTy, S, 0};
  }
  static Operand undef(TypeId Ty) { return {OperandKind::Undef, Ty, None, 0}; }

  bool isNone() const { return Kind == OperandKind::None; }
  bool isTemp() const { return Kind == OperandKind::Temp; }
  bool operator==(const Operand &O) const {
    return Kind == O.Kind && Type == O.Type && Index == O.Index &&
           Value == O.Value;
  }
};

//===----------------------------------------------------------------------===//
// Instructions
//===----------------------------------------------------------------------===//

enum class Opcode : uint8_t {
  /// Result = *Ops[0], a value of Type.
  Load,
  /// *Ops[0] = Ops[1]. Type is the stored value's type.
  Store,
  /// Result = address of field FieldIndex of Record in the object at Ops[0].
  /// Loads and stores of a bit-field go through a Field whose Field has a
  /// BitWidth; two bit-fields never overlap.
  Field,
  /// Result = Ops[0] + Ops[1] * Imm bytes. Imm is the (signed) stride; array
  /// subscripts, pointer arithmetic and CONTAINING_RECORD. An upcast or a
  /// downcast in C++ is one with a constant too.
  Offset,
  /// Result = Ops[0] BinOp Ops[1]; for comparisons Type is the result's
  /// (an int), the operands carry the compared type, width and sign.
  Binary,
  /// Result = Ops[0] converted to Type: truncation, extension (by the sign of
  /// the *source* type), int to pointer, pointer to int, pointer to pointer.
  Cast,
  /// Result = call of Ops[0] with Ops[1..]. Type is the returned type (Void:
  /// no result). A direct call has a Function operand.
  Call,
  /// Struct assignment: the Imm bytes at Ops[1] are copied to Ops[0]
  /// (Imm 0: size unknown).
  Copy,
  /// The Imm bytes at Ops[0] become zero.
  Zero,
  /// Result = some value of Type, unknown but without any effect: floating
  /// point, inline assembly outputs, an exception code.
  Havoc,
  /// Something that could not be modelled. It may read and write whatever its
  /// operands (addresses of slots, values) reach, and may call anything.
  /// Text says why. Result, if any, is unknown.
  Unknown,
  /// The slot Ops[0] begins its life with indeterminate content.
  ScopeBegin,
  /// The slot Ops[0] ends its life; its content is gone.
  ScopeEnd,
  /// Ops[0] is not zero on any path that goes on (an assertion or
  /// __analysis_assume). See AssumeFromAssert.
  Assume
};

enum class BinaryOp : uint8_t {
  Add,
  Sub,
  Mul,
  Div,
  Rem,
  And,
  Or,
  Xor,
  Shl,
  Shr,
  Eq,
  Ne,
  Lt,
  Le,
  Gt,
  Ge
};

/// Bits of Instruction::Flags.
enum InstrFlags : uint16_t {
  /// Assume: the fact comes from an assertion that is compiled out of free
  /// builds, not from code that always runs.
  AssumeFromAssert = 1,
  /// Call: the source is a destructor call the compiler inserted.
  ImplicitCall = 2,
  /// Call: the callee was declared by nothing but its use (C).
  ImplicitDeclaration = 4,
  /// The instruction is part of the text of a macro defined in a system or
  /// bundled header.
  FromSystemMacro = 8,
  /// The access is volatile.
  Volatile = 16,
  /// The instruction stands in a __finally clone taken while an exception
  /// unwinds.
  InExceptionCleanup = 32,
  /// Call: the value returned is used by nothing.
  ResultUnused = 64
};

struct Instruction {
  Opcode Op = Opcode::Unknown;
  BinaryOp Bin = BinaryOp::Add;
  uint16_t Flags = 0;
  TypeId Type = None;
  TempId Result = None;
  RecordId Record = None;     ///< Field only.
  uint32_t FieldIndex = None; ///< Field only.
  int64_t Imm = 0;
  llvm::SmallVector<Operand, 3> Ops;
  LocId Loc = None;
  /// Unknown: the reason. Call: the callee expression as written, when it is
  /// not a direct call. Else empty.
  std::string Text;
};

//===----------------------------------------------------------------------===//
// Terminators and blocks
//===----------------------------------------------------------------------===//

enum class TermKind : uint8_t {
  Br,     ///< to Targets[0]
  CondBr, ///< Cond != 0 ? Targets[0] : Targets[1]
  Switch, ///< Cases in order; Targets[0] is the default
  Ret,    ///< leaves the function; Cond is the value, None if void
  Unwind, ///< an exception leaves the function (or goes to Block::Unwind of
          ///< no one: the search for a handler goes on in the caller)
  Stop    ///< control never gets past: KeBugCheckEx, __fastfail, ASSERT(0)
};

/// Low and High are inclusive and compare as the type of the condition does.
struct SwitchCase {
  int64_t Low = 0, High = 0;
  BlockId Target = None;
};

struct Terminator {
  TermKind Kind = TermKind::Stop;
  Operand Cond;
  llvm::SmallVector<BlockId, 2> Targets;
  std::vector<SwitchCase> Cases;
  LocId Loc = None;
  /// CondBr, Switch: the condition as written in the source, macros
  /// unexpanded (`NT_SUCCESS(status)`); for the notes. For a loop or a
  /// conditional operator too.
  std::string Text;
};

struct Block {
  std::vector<Instruction> Instrs;
  Terminator Term;
  BlockId Unwind = None;
};

//===----------------------------------------------------------------------===//
// Functions, globals, modules
//===----------------------------------------------------------------------===//

enum class Linkage : uint8_t {
  External, ///< one definition in the program
  Internal, ///< static: private to its translation unit
  LinkOnce  ///< inline or template: any of equal definitions will do
};

/// A local variable, parameter or compiler temporary; addressed by `$n`.
struct Slot {
  std::string Name; ///< Empty for a temporary.
  TypeId Type = None;
  LocId Loc = None;
  bool IsParam = false;
  bool IsStatic = false; ///< reserved; statics are globals
};

struct Param {
  std::string Name;
  TypeId Type = None;
  /// The declared type as written (`PFLT_CONTEXT *`).
  std::string TypeText;
  /// SAL annotations in order, arguments included (`_Out_opt_`,
  /// `_IRQL_restores_`).
  std::vector<std::string> Sal;
};

struct Function {
  /// What the linker calls it; unique in the module.
  std::string Name;
  /// As a C++ programmer writes it (`AutoContext::~AutoContext`).
  std::string DisplayName;
  Linkage Link = Linkage::External;
  TypeId ReturnType = None;
  std::vector<Param> Params; ///< A C++ `this` comes first.
  bool Variadic = false;
  bool NoReturn = false;
  /// Declared in a kernel header (ours or a real one), not in the project.
  bool FromSystemHeader = false;
  bool IsVirtual = false;
  /// Clang marked the declaration invalid, yet it has a body.
  bool Invalid = false;
  /// SAL on the function itself (`_IRQL_requires_max_(APC_LEVEL)`).
  std::vector<std::string> Sal;
  /// `annotate("flt::...")` attributes, without the prefix.
  std::vector<std::string> Annotations;
  /// The function typedef it was declared through (`KDEFERRED_ROUTINE`).
  std::string Role;
  /// The section of `#pragma alloc_text` or code_seg, or empty.
  std::string Section;
  LocId Loc = None; ///< The name in the declaration or definition.
  /// The closing brace of the body.
  LocId EndLoc = None;

  // Definitions only.
  std::vector<Slot> Slots; ///< Params.size() parameter slots come first.
  uint32_t NumTemps = 0;
  std::vector<Block> Blocks;
  /// One reason for each Unknown instruction or whole lost part, for the
  /// report.
  std::vector<std::string> Unmodelled;

  bool isDefinition() const { return !Blocks.empty(); }
};

/// One constant scalar at an offset in a global's initial content. What no
/// entry names is zero when HasInitializer or the global is not const.
struct InitEntry {
  uint64_t Offset = 0;
  uint64_t Size = 0;
  Operand Value; ///< Int, Null, Global, Function, String or Undef.
  /// Added to the address Value names.
  int64_t Addend = 0;
};

struct Global {
  std::string Name;
  std::string DisplayName;
  Linkage Link = Linkage::External;
  TypeId Type = None;
  bool IsConst = false;
  bool IsDefinition = false;
  bool FromSystemHeader = false;
  std::vector<InitEntry> Init; ///< Sorted by offset.
  LocId Loc = None;
};

/// What recovery had to make up or leave out while the unit was parsed; for
/// the report.
struct Recovery {
  std::vector<std::string> MissingHeaders;
  std::vector<std::string> StubbedNames;
  std::vector<std::string> ImplicitFunctions;
  uint32_t ErrorCount = 0;
};

struct Module {
  std::string Name; ///< The main source file, or the linked program's name.
  std::vector<File> Files;
  std::vector<Type> Types;
  std::vector<Record> Records;
  std::vector<Loc> Locs;
  std::vector<std::string> Strings;
  std::vector<Global> Globals;
  std::vector<Function> Functions;
  Recovery Recovered;

  const Type &type(TypeId T) const { return Types[T]; }
  bool isPointer(TypeId T) const {
    return T != None && Types[T].Kind == TypeKind::Pointer;
  }
  /// Size in bytes; 0 if unknown. Pointers are 8.
  uint64_t sizeOf(TypeId T) const;
  /// The index of the function of that link name, or None.
  uint32_t findFunction(llvm::StringRef Name) const;
};

} // namespace pm
} // namespace fltlint

#endif // FLTLINT_PATHMODEL_PATHMODEL_H
