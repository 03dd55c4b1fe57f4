//===- SampleModule.cpp - Models for the path model's tests ---------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "SampleModule.h"
#include "gtest/gtest.h"

namespace fltlint {
namespace pm {
namespace {

class SampleBuilder {
public:
  Module build() {
    M.Name = "sample \"one\".c";
    M.Files = {{"unused.h", true},
               {"dir with space/sample.c", false},
               {"inc/fltKernel.h", true},
               {"back\\slash.c", false}};
    types();
    locations();
    M.Strings = {"plain", "quote \" backslash \\ newline \n tab \t",
                 std::string("nul \0 high \xff", 12),
                 "gr\xc3\xb6\xc3\x9f"
                 "e"};
    globals();
    declarations();
    everything();
    returnsNothing();
    M.Recovered.MissingHeaders = {"my \"own\".h", "other.h"};
    M.Recovered.StubbedNames = {"PTHING"};
    M.Recovered.ImplicitFunctions = {"Implicit"};
    M.Recovered.ErrorCount = 3;
    return std::move(M);
  }

private:
  TypeId add(Type T) {
    M.Types.push_back(T);
    return M.Types.size() - 1;
  }
  TypeId integer(uint16_t Bits, bool Signed) {
    Type T;
    T.Kind = TypeKind::Int;
    T.Bits = Bits;
    T.Signed = Signed;
    return add(T);
  }
  TypeId pointer(TypeId To, bool Const = false) {
    Type T;
    T.Kind = TypeKind::Pointer;
    T.Element = To;
    T.ConstPointee = Const;
    return add(T);
  }
  TypeId array(TypeId Of, uint64_t Count) {
    Type T;
    T.Kind = TypeKind::Array;
    T.Element = Of;
    T.Count = Count;
    return add(T);
  }
  TypeId plain(TypeKind Kind) {
    Type T;
    T.Kind = Kind;
    return add(T);
  }
  TypeId record(RecordId R) {
    Type T;
    T.Kind = TypeKind::Record;
    T.Record = R;
    return add(T);
  }

  void types() {
    Void = plain(TypeKind::Void);
    I32 = integer(32, true);
    U32 = integer(32, false);
    U64 = integer(64, false);
    I64 = integer(64, true);
    U8 = integer(8, false);
    U16 = integer(16, false);
    Type Float;
    Float.Kind = TypeKind::Float;
    Float.Bits = 64;
    F64 = add(Float);
    Fn = plain(TypeKind::Function);
    PFn = pointer(Fn);
    Opaque = plain(TypeKind::Opaque);
    PVoid = pointer(Void);
    PPVoid = pointer(PVoid);
    PI32 = pointer(I32);
    PU32 = pointer(U32);
    PU8 = pointer(U8);
    PU16 = pointer(U16);
    PConstU16 = pointer(U16, true);
    PF64 = pointer(F64);

    M.Records.resize(5);
    Ctx = record(0);
    PCtx = pointer(Ctx);
    PPCtx = pointer(PCtx);
    PConstCtx = pointer(Ctx, true);
    U8x16 = array(U8, 16);
    PU8x16 = pointer(U8x16);
    Record &C = M.Records[0];
    C.Tag = "_CTX";
    C.Size = 48;
    C.Fields = {{"Self", PCtx, 0, 0},          {"Low", U32, 64, 1},
                {"High", U32, 65, 31},         {"", record(1), 128, 0},
                {"Name", U8x16, 192, 0},       {"odd name", U64, 320, 0},
                {"Tail", array(U8, 0), 384, 0}};
    Record &U = M.Records[1];
    U.Tag = "anonymous union at 4:3";
    U.Size = 8;
    U.IsUnion = true;
    U.Fields = {{"Value", U64, 0, 0}, {"Pointer", pointer(record(2)), 0, 0}};
    M.Records[2].Tag = "_FORWARD";
    M.Records[2].Complete = false;
    // A second layout of a tag.
    M.Records[3].Tag = "_CTX";
    M.Records[3].Size = 4;
    M.Records[3].Fields = {{"Only", I32, 0, 0}};
    POtherCtx = pointer(record(3));
    M.Records[4].Tag = "_UNUSED";
    M.Records[4].Size = 8;
    M.Records[4].Fields = {{"Double", F64, 0, 0}};
    record(4);
  }

  void locations() {
    SourceRange Use{1, 12, 3, 12, 20}, Long{1, 14, 1, 19, 2};
    SourceRange Point{3, 7, 9, 7, 9}, Definition{2, 70, 30, 71, 4};
    M.Locs = {{Use, Use, ""},
              {Use, Definition, "NT_SUCCESS"},
              {Long, Long, "SAME_LINE"},
              {Point, Point, ""},
              {SourceRange(), SourceRange(), ""},
              {Use, SourceRange(), "BUILT_IN"}};
  }

  void globals() {
    Global Extern;
    Extern.Name = Extern.DisplayName = "gExtern";
    Extern.Type = PVoid;
    Extern.FromSystemHeader = true;
    Extern.Loc = 3;
    Global Table;
    Table.Name = "?Table@@3PAUT@@A";
    Table.DisplayName = "Table";
    Table.Link = Linkage::Internal;
    Table.Type = array(U64, 8);
    Table.IsConst = true;
    Table.IsDefinition = true;
    Table.Loc = 0;
    Table.Init = {{0, 2, Operand::integer(65535, U16), 0},
                  {8, 8, Operand::function(0, PFn), 0},
                  {16, 8, Operand::global(0, PPVoid), 16},
                  {24, 8, Operand::string(0, PU8), -8},
                  {32, 8, Operand::null(PVoid), 0},
                  {40, 8, Operand::undef(U64), 0},
                  {48, 8, Operand::integer(-1, U64), 0}};
    Global Inline;
    Inline.Name = Inline.DisplayName = "gInline";
    Inline.Link = Linkage::LinkOnce;
    Inline.Type = Ctx;
    Inline.IsDefinition = true;
    Global Unused;
    Unused.Name = Unused.DisplayName = "gUnused";
    Unused.Type = I32;
    M.Globals = {Extern, Table, Inline, Unused};
  }

  void declarations() {
    Function Get;
    Get.Name = Get.DisplayName = "FltGetStreamContext";
    Get.ReturnType = I32;
    Get.Params = {{"Instance", PVoid, "PFLT_INSTANCE", {"_In_"}},
                  {"", PPVoid, "PFLT_CONTEXT *", {"_Outptr_", "_At_(*x, y)"}}};
    Get.FromSystemHeader = true;
    Get.Sal = {"_Must_inspect_result_", "_IRQL_requires_max_(APC_LEVEL)"};
    Get.Loc = 3;
    Function Print;
    Print.Name = Print.DisplayName = "DbgPrint";
    Print.ReturnType = U32;
    Print.Params = {{"Format", PU8, "", {}}};
    Print.Variadic = true;
    Function Dead;
    Dead.Name = "?Dead@X@@QEAAXXZ";
    Dead.DisplayName = "X::Dead";
    Dead.ReturnType = Void;
    Dead.NoReturn = true;
    Dead.IsVirtual = true;
    Dead.Link = Linkage::LinkOnce;
    Dead.Annotations = {"flt: \"odd\""};
    M.Functions = {Get, Print, Dead};
  }

  // Instructions of the function being built.
  Instruction &emit(Opcode Op) {
    Instruction &I = F.Blocks.back().Instrs.emplace_back();
    I.Op = Op;
    return I;
  }
  Operand define(Instruction &I, TypeId Type) {
    I.Type = Type;
    I.Result = F.NumTemps++;
    return Operand::temp(I.Result, Type);
  }
  Operand load(TypeId Type, Operand Address, uint16_t Flags = 0) {
    Instruction &I = emit(Opcode::Load);
    I.Ops = {Address};
    I.Flags = Flags;
    I.Loc = 0;
    return define(I, Type);
  }
  void store(Operand Value, Operand Address, uint16_t Flags = 0) {
    Instruction &I = emit(Opcode::Store);
    I.Type = Value.Type;
    I.Ops = {Address, Value};
    I.Flags = Flags;
  }
  Operand binary(BinaryOp Op, Operand A, Operand B, TypeId Type) {
    Instruction &I = emit(Opcode::Binary);
    I.Bin = Op;
    I.Ops = {A, B};
    return define(I, Type);
  }
  Operand cast(Operand Value, TypeId To) {
    Instruction &I = emit(Opcode::Cast);
    I.Ops = {Value};
    return define(I, To);
  }
  Operand field(Operand Object, RecordId R, uint32_t Index, TypeId Type) {
    Instruction &I = emit(Opcode::Field);
    I.Ops = {Object};
    I.Record = R;
    I.FieldIndex = Index;
    I.Loc = 1;
    return define(I, Type);
  }
  void newBlock(BlockId Unwind = None) {
    F.Blocks.emplace_back();
    F.Blocks.back().Unwind = Unwind;
  }
  Terminator &terminate(TermKind Kind, std::initializer_list<BlockId> Targets) {
    Terminator &T = F.Blocks.back().Term;
    T.Kind = Kind;
    T.Targets.assign(Targets);
    return T;
  }
  SlotId slot(llvm::StringRef Name, TypeId Type, LocId L) {
    Slot S;
    S.Name = Name.str();
    S.Type = Type;
    S.Loc = L;
    F.Slots.push_back(S);
    return F.Slots.size() - 1;
  }
  void finish() {
    M.Functions.push_back(std::move(F));
    F = Function();
  }

  void everything() {
    F.Name = F.DisplayName = "Everything";
    F.Link = Linkage::Internal;
    F.ReturnType = I32;
    F.Params = {{"Data", PCtx, "PCTX", {"_Inout_"}},
                {"", U32, "ULONG", {}},
                {"plain", I32, "", {}}};
    F.Invalid = true;
    F.Role = "PFLT_PRE_OPERATION_CALLBACK";
    F.Section = "PAGE";
    F.Sal = {"_IRQL_requires_(PASSIVE_LEVEL)"};
    F.Annotations = {"acquires", "second"};
    F.Unmodelled = {"inline assembly", "a lost \"part\""};
    F.Loc = 0;
    F.EndLoc = 2;
    for (const Param &P : F.Params) {
      SlotId S = slot(P.Name, P.Type, None);
      F.Slots[S].IsParam = true;
    }
    F.Slots[0].Loc = 0;
    SlotId Status = slot("status", I32, 3);
    SlotId Context = slot("ctx", PVoid, None);
    SlotId Unnamed = slot("", Ctx, None);
    SlotId Odd = slot("lambda#1", F64, None);
    F.Slots[Odd].IsStatic = true;
    Operand DataAddr = Operand::slot(0, PPCtx);
    Operand StatusAddr = Operand::slot(Status, PI32);
    Operand ContextAddr = Operand::slot(Context, PPVoid);
    Operand ObjectAddr = Operand::slot(Unnamed, PCtx);

    newBlock(/*Unwind=*/6);
    for (SlotId S : {Status, Context, Unnamed})
      emit(Opcode::ScopeBegin).Ops = {
          Operand::slot(S, pointer(F.Slots[S].Type))};
    store(Operand::integer(-5, I32), StatusAddr, Volatile);
    store(Operand::null(PVoid), ContextAddr);
    store(Operand::undef(F64), Operand::slot(Odd, PF64));
    Operand Data = load(PCtx, DataAddr, Volatile | InExceptionCleanup);
    field(Data, 0, 1, PU32);
    Operand Bits = field(Data, 0, 2, PU32);
    store(Operand::integer(7, U32), Bits, FromSystemMacro);
    field(Data, 0, 3, PVoid);
    field(Data, 0, 5, PVoid);
    // A slot seen as another type, without an instruction in between.
    field(Operand::slot(Context, POtherCtx), 3, 0, PI32);
    Instruction &Back = emit(Opcode::Offset);
    Back.Ops = {Data, Operand::integer(-1, I64)};
    Back.Imm = -24;
    define(Back, PCtx);
    Instruction &Element = emit(Opcode::Offset);
    Element.Ops = {Operand::slot(0, PU8x16), Operand::integer(200, U8)};
    Element.Imm = 1;
    define(Element, PU8);
    Operand Instance = cast(Operand::global(2, PCtx), PVoid);
    Instruction &Get = emit(Opcode::Call);
    Get.Ops = {Operand::function(0, PFn), Instance, ContextAddr};
    Get.Flags = ImplicitDeclaration | ImplicitCall;
    Get.Loc = 1;
    Operand Got = define(Get, I32);
    store(Got, StatusAddr);
    Operand Failed = binary(BinaryOp::Lt, Got, Operand::integer(0, I32), U8);
    Terminator &Branch = terminate(TermKind::CondBr, {1, 2});
    Branch.Cond = Failed;
    Branch.Text = "!NT_SUCCESS(status) && \"text\"";
    Branch.Loc = 5;

    newBlock(6);
    Instruction &Print = emit(Opcode::Call);
    Print.Ops = {Operand::function(1, PFn), Operand::string(1, PU8),
                 Operand::string(2, PU16), Operand::string(3, PU8),
                 Operand::integer(-1, U64)};
    Print.Flags = ResultUnused;
    Print.Loc = 4;
    define(Print, U32);
    Operand A = load(U32, Operand::slot(1, PU32));
    for (BinaryOp Op :
         {BinaryOp::Add, BinaryOp::Sub, BinaryOp::Mul, BinaryOp::Div,
          BinaryOp::Rem, BinaryOp::And, BinaryOp::Or, BinaryOp::Xor})
      A = binary(Op, A, Operand::integer(3, U32), U32);
    for (BinaryOp Op : {BinaryOp::Shl, BinaryOp::Shr})
      A = binary(Op, A, Operand::integer(3, U8), U32);
    for (BinaryOp Op : {BinaryOp::Eq, BinaryOp::Ne, BinaryOp::Lt, BinaryOp::Le,
                        BinaryOp::Gt, BinaryOp::Ge})
      binary(Op, Operand::integer(4000000000, U32), A, I32);
    Operand IsNull = binary(BinaryOp::Eq, Data, Operand::null(PConstCtx), I32);
    Instruction &Assert = emit(Opcode::Assume);
    Assert.Ops = {IsNull};
    Assert.Flags = AssumeFromAssert;
    emit(Opcode::Assume).Ops = {Data};
    Terminator &Switch = terminate(TermKind::Switch, {3});
    Switch.Cond = A;
    Switch.Cases = {{0, 0, 2}, {5, 4000000000, 4}, {4294967295, 4294967295, 5}};
    Switch.Text = "kind";
    Switch.Loc = 2;

    newBlock();
    Instruction &Copy = emit(Opcode::Copy);
    Copy.Ops = {ObjectAddr, Data};
    Copy.Imm = 48;
    Instruction &CopyUnknown = emit(Opcode::Copy);
    CopyUnknown.Ops = {ObjectAddr, Operand::global(2, PCtx)};
    Instruction &Zero = emit(Opcode::Zero);
    Zero.Ops = {ObjectAddr};
    Zero.Imm = 48;
    terminate(TermKind::Br, {3}).Loc = 3;

    newBlock();
    Instruction &Havoc = emit(Opcode::Havoc);
    define(Havoc, F64);
    Instruction &HavocOf = emit(Opcode::Havoc);
    HavocOf.Ops = {Operand::undef(F64)};
    define(HavocOf, I32);
    Instruction &Unknown = emit(Opcode::Unknown);
    Unknown.Ops = {StatusAddr, Data};
    Unknown.Text = "asm \"nop\"; done";
    Instruction &UnknownValue = emit(Opcode::Unknown);
    UnknownValue.Text = "recovery expression";
    define(UnknownValue, Opaque);
    Operand Callee = cast(Data, PFn);
    Instruction &Indirect = emit(Opcode::Call);
    Indirect.Ops = {Callee, Operand::integer(1, I32)};
    Indirect.Type = Void;
    Indirect.Text = "Table->Callback";
    emit(Opcode::ScopeEnd).Ops = {ContextAddr};
    Operand Result = load(I32, StatusAddr);
    Terminator &Ret = terminate(TermKind::Ret, {});
    Ret.Cond = Result;
    Ret.Loc = 2;

    newBlock();
    terminate(TermKind::Stop, {}).Loc = 0;
    newBlock();
    terminate(TermKind::Ret, {}).Cond = Operand::integer(-1073741275, I32);
    newBlock();
    terminate(TermKind::Unwind, {});
    finish();
  }

  void returnsNothing() {
    F.Name = "weird name \"q\"";
    F.DisplayName = "AutoContext::~AutoContext";
    F.Link = Linkage::LinkOnce;
    F.ReturnType = Void;
    F.NumTemps = 4; // a gap at the end
    newBlock();
    Instruction &Dead = emit(Opcode::Call);
    Dead.Ops = {Operand::function(2, PFn)};
    Dead.Type = Void;
    load(PVoid, Operand::global(0, PPVoid));
    Instruction &I = F.Blocks.back().Instrs.back();
    I.Result = 2;
    F.NumTemps = 4;
    cast(Operand::global(1, PConstU16), PPVoid);
    F.Blocks.back().Instrs.back().Result = 0;
    F.NumTemps = 4;
    terminate(TermKind::Ret, {});
    finish();
  }

  Module M;
  Function F;
  TypeId Void, I32, U32, U64, I64, U8, U16, F64, Fn, PFn, Opaque, PVoid, PPVoid,
      PI32, PU32, PU8, PU16, PConstU16, PF64, Ctx, PCtx, PPCtx, PConstCtx,
      U8x16, PU8x16, POtherCtx;
};

} // namespace

Module sampleModule() { return SampleBuilder().build(); }

uint32_t functionNamed(const Module &M, llvm::StringRef Name) {
  uint32_t F = M.findFunction(Name);
  EXPECT_NE(F, None) << Name.str();
  return F == None ? 0 : F;
}

Function &sampleFunction(Module &M) {
  return M.Functions[functionNamed(M, "Everything")];
}

std::string text(const Module &M, const PrintOptions &Opts) {
  std::string Text;
  llvm::raw_string_ostream OS(Text);
  print(M, OS, Opts);
  return Text;
}

std::string fullText(const Module &M) {
  PrintOptions Opts;
  Opts.OnlyUsed = false;
  return text(M, Opts);
}

std::string binary(const Module &M) {
  std::string Data;
  llvm::raw_string_ostream OS(Data);
  writeBinary(M, OS);
  return Data;
}

Module parsed(llvm::StringRef Text) {
  llvm::Expected<Module> M = parse(Text, "test.pm");
  if (!M) {
    ADD_FAILURE() << llvm::toString(M.takeError());
    return Module();
  }
  std::vector<std::string> Errors = verify(*M);
  for (const std::string &E : Errors)
    ADD_FAILURE() << E;
  return std::move(*M);
}

} // namespace pm
} // namespace fltlint
