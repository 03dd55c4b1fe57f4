//===- TextTest.cpp - Printing and parsing path models --------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "SampleModule.h"
#include "gtest/gtest.h"
#include <random>
#include <set>

using namespace fltlint::pm;

namespace {

bool contains(const std::string &Text, const std::string &Part) {
  return Text.find(Part) != std::string::npos;
}

/// The message of a parse that must fail.
std::string parseError(llvm::StringRef Text) {
  llvm::Expected<Module> M = parse(Text, "t.pm");
  if (M)
    return "no error";
  return llvm::toString(M.takeError());
}

// The other tests rely on the sample having one of everything.
TEST(PathModelSample, HasEveryKind) {
  Module M = sampleModule();
  EXPECT_EQ(verify(M), std::vector<std::string>());
  std::set<int> Types, Operands, Opcodes, Operators, Flags, Terms, Links;
  for (const Type &T : M.Types)
    Types.insert(int(T.Kind));
  for (const Function &F : M.Functions) {
    Links.insert(int(F.Link));
    for (const Block &B : F.Blocks) {
      Terms.insert(int(B.Term.Kind));
      for (const Instruction &I : B.Instrs) {
        Opcodes.insert(int(I.Op));
        if (I.Op == Opcode::Binary)
          Operators.insert(int(I.Bin));
        for (int Bit = 0; Bit < 16; ++Bit)
          if (I.Flags & (1 << Bit))
            Flags.insert(1 << Bit);
        for (const Operand &Op : I.Ops)
          Operands.insert(int(Op.Kind));
      }
    }
  }
  EXPECT_EQ(Types.size(), size_t(TypeKind::Opaque) + 1);
  EXPECT_EQ(Operands.size(), size_t(OperandKind::Undef)); // all but None
  EXPECT_EQ(Opcodes.size(), size_t(Opcode::Assume) + 1);
  EXPECT_EQ(Operators.size(), size_t(BinaryOp::Ge) + 1);
  EXPECT_EQ(Flags.size(), 7u);
  EXPECT_EQ(*Flags.rbegin(), int(ResultUnused));
  EXPECT_EQ(Terms.size(), size_t(TermKind::Stop) + 1);
  EXPECT_EQ(Links.size(), size_t(Linkage::LinkOnce) + 1);
}

TEST(PathModelText, RoundTripsExactly) {
  Module M = sampleModule();
  std::string First = fullText(M);
  Module Again = parsed(First);
  EXPECT_EQ(fullText(Again), First);
  // Nothing that the text does not show got lost on the second way either.
  Module Third = parsed(fullText(Again));
  EXPECT_EQ(binary(Third), binary(Again));
}

TEST(PathModelText, RoundTripsWithoutUnusedParts) {
  Module M = sampleModule();
  std::string First = text(M, PrintOptions());
  EXPECT_EQ(text(parsed(First), PrintOptions()), First);
  EXPECT_FALSE(contains(First, "_UNUSED"));
  EXPECT_FALSE(contains(First, "gUnused"));
  EXPECT_FALSE(contains(First, "unused.h"));
  EXPECT_TRUE(contains(First, "gExtern"));
  std::string Full = fullText(M);
  EXPECT_TRUE(contains(Full, "record \"_UNUSED\" size 8 {\n  0: f64 Double\n"));
  EXPECT_TRUE(contains(Full, "extern i32 @gUnused\n"));
  EXPECT_TRUE(contains(Full, "file 0 \"unused.h\" system\n"));
}

TEST(PathModelText, KeepsWhatTheModelSays) {
  Module M = parsed(fullText(sampleModule()));
  const Function &F = sampleFunction(M);
  EXPECT_EQ(F.Link, Linkage::Internal);
  EXPECT_TRUE(F.Invalid);
  EXPECT_EQ(F.Role, "PFLT_PRE_OPERATION_CALLBACK");
  EXPECT_EQ(F.Section, "PAGE");
  EXPECT_EQ(F.Annotations, (std::vector<std::string>{"acquires", "second"}));
  EXPECT_EQ(F.Unmodelled.size(), 2u);
  EXPECT_EQ(F.Params[0].TypeText, "PCTX");
  EXPECT_EQ(F.Params[0].Sal, std::vector<std::string>{"_Inout_"});
  ASSERT_EQ(F.Slots.size(), 7u);
  EXPECT_TRUE(F.Slots[2].IsParam);
  EXPECT_FALSE(F.Slots[3].IsParam);
  EXPECT_TRUE(F.Slots[6].IsStatic);
  EXPECT_EQ(F.Blocks[0].Unwind, 6u);
  EXPECT_EQ(F.Blocks[2].Unwind, None);
  const Loc &L = M.Locs[F.Blocks[0].Term.Loc];
  EXPECT_EQ(L.Expansion.EndCol, 20u);
  EXPECT_EQ(L.Spelling.File, None);
  EXPECT_EQ(L.Macro, "BUILT_IN");
  const Terminator &Switch = F.Blocks[1].Term;
  ASSERT_EQ(Switch.Cases.size(), 3u);
  EXPECT_EQ(Switch.Cases[1].High, 4000000000);
  EXPECT_EQ(M.Strings[2], std::string("nul \0 high \xff", 12));
  EXPECT_EQ(M.Functions[functionNamed(M, "weird name \"q\"")].NumTemps, 4u);
  EXPECT_EQ(M.Recovered.ErrorCount, 3u);
  const Global &Table = M.Globals[1];
  EXPECT_EQ(Table.DisplayName, "Table");
  EXPECT_EQ(Table.Init[2].Addend, 16);
  EXPECT_EQ(Table.Init[6].Value.Value, -1);
  ASSERT_GE(M.Records.size(), 4u);
  EXPECT_EQ(M.Records[0].Fields[2].OffsetBits, 65u);
  EXPECT_EQ(M.Records[0].Fields[2].BitWidth, 31u);
  EXPECT_TRUE(M.Records[1].IsUnion);
  EXPECT_FALSE(M.Records[2].Complete);
}

TEST(PathModelText, WithoutLocationsHasNone) {
  PrintOptions Opts;
  Opts.Locations = false;
  std::string Text = text(sampleModule(), Opts);
  EXPECT_FALSE(contains(Text, " !0:"));
  EXPECT_FALSE(contains(Text, "\nfile "));
  EXPECT_FALSE(contains(Text, "\n  end"));
  EXPECT_TRUE(contains(Text, "  %1 = field ptr<u32> %0, rec \"_CTX\".Low\n"));
}

TEST(PathModelText, SelectsFunctions) {
  PrintOptions Opts;
  Opts.Functions = {"weird name \"q\""};
  std::string Text = text(sampleModule(), Opts);
  EXPECT_FALSE(contains(Text, "Everything"));
  EXPECT_TRUE(contains(Text, "define void @\"weird name \\\"q\\\"\"("));
  EXPECT_TRUE(contains(Text, "declare void @\"?Dead@X@@QEAAXXZ\"() linkonce"));
  EXPECT_FALSE(contains(Text, "gInline"));
  EXPECT_EQ(text(parsed(Text), PrintOptions()), Text);
}

TEST(PathModelText, UsedFunctionOfAnotherSelectionIsDeclared) {
  Module M = parsed("define i32 @Callee() {\nbb0:\n  ret i32 0\n}\n"
                    "define i32 @Caller() {\nbb0:\n  %0 = call i32 @Callee()\n"
                    "  ret %0\n}\n");
  PrintOptions Opts;
  Opts.Functions = {"Caller"};
  EXPECT_EQ(text(M, Opts),
            "module \"\"\n\ndeclare i32 @Callee()\n\n"
            "define i32 @Caller() {\nbb0:\n  %0 = call i32 @Callee()\n"
            "  ret %0\n}\n");
}

TEST(PathModelText, ReadsCommentsLabelsAndNames) {
  Module M = parsed("; a comment\n"
                    "define i32 @F(i32 X) { // another\n"
                    "  slot $1:y i32\n"
                    "start:\n"
                    "  %in = load i32 $X ; not a text\n"
                    "  %7 = add i32 %in, 0x10\n"
                    "  store i32 %7 -> $y\n"
                    "  br last ; \"a text\"\n"
                    "last:\n"
                    "  ret %7\n"
                    "}\n");
  EXPECT_EQ(text(M, PrintOptions()), "module \"\"\n\n"
                                     "define i32 @F(i32 X) {\n"
                                     "  slot $1:y i32\n"
                                     "bb0:\n"
                                     "  %8 = load i32 $0:X\n"
                                     "  %7 = add i32 %8, 16\n"
                                     "  store i32 %7 -> $1:y\n"
                                     "  br bb1 ; \"a text\"\n"
                                     "bb1:\n"
                                     "  ret %7\n"
                                     "}\n");
}

TEST(PathModelText, ReadsIntegersOfEveryWidth) {
  auto Value = [](const char *Literal) {
    Module M = parsed(std::string("global u64 @G {\n  at 0 size 1 = ") +
                      Literal + "\n}\n");
    return M.Globals.empty() || M.Globals[0].Init.empty()
               ? 4711
               : M.Globals[0].Init[0].Value.Value;
  };
  EXPECT_EQ(Value("i32 0xC0000225"), -1073741275);
  EXPECT_EQ(Value("u32 0xC0000225"), 3221226021);
  EXPECT_EQ(Value("i32 -2147483648"), INT32_MIN);
  EXPECT_EQ(Value("i8 0xff"), -1);
  EXPECT_EQ(Value("i64 0xffffffffffffffff"), -1);
  EXPECT_EQ(Value("i64 -9223372036854775808"), INT64_MIN);
  EXPECT_EQ(Value("i64 9223372036854775807"), INT64_MAX);
  EXPECT_EQ(Value("u64 18446744073709551615"), -1);
  auto Error = [](const char *Literal) {
    return parseError(std::string("global u64 @G {\n  at 0 size 1 = ") +
                      Literal + "\n}\n");
  };
  std::string TooLarge = "the number does not fit its type";
  for (const char *Bad :
       {"i32 2147483648", "i32 -2147483649", "i32 0x100000000", "u8 256",
        "u32 -1", "i64 9223372036854775808", "u64 -1", "i8 0x100"})
    EXPECT_TRUE(contains(Error(Bad), TooLarge)) << Bad << ": " << Error(Bad);
  EXPECT_TRUE(contains(Error("u64 18446744073709551616"), "64 bits"));
}

TEST(PathModelText, SaysWhereAndWhatIsWrong) {
  EXPECT_EQ(parseError("module \"x\"\nfoo\n"),
            "t.pm:2:1: expected module, file, recovered, record, union, "
            "global, extern, define or declare");
  EXPECT_EQ(parseError("define i32 @F() {\nbb0:\n  ret\n  %1 = bogus\n}\n"),
            "t.pm:4:3: expected a block's label or '}'");
  EXPECT_EQ(parseError("define i32 @F() {\nbb0:\n  %1 = bogus\n}\n"),
            "t.pm:3:8: unknown instruction 'bogus'");
  EXPECT_EQ(parseError("define i32 @F() {\nbb0:\n  br gone\n}\n"),
            "t.pm:3:6: there is no block 'gone'");
  EXPECT_EQ(parseError("define i32 @F() {\nbb0:\n  ret %3\n}\n"),
            "t.pm:3:7: no instruction defines this temporary");
  EXPECT_EQ(parseError("define i32 @F() {\nbb0:\n  ret @G\n}\n"),
            "t.pm:3:7: there is no function or global 'G'");
  EXPECT_EQ(parseError("define i32 @F() {\nbb0:\n  ret $0\n}\n"),
            "t.pm:3:7: the function has no slot $0");
  EXPECT_EQ(parseError("define i32 @F(i32 A) {\nbb0:\n  ret $0:B\n}\n"),
            "t.pm:3:7: slot $0 is called 'A'");
  EXPECT_EQ(parseError("define i32 @F() {\nbb0:\n  ret 5\n}\n"),
            "t.pm:3:7: a constant needs a type here");
  EXPECT_EQ(parseError("define i32 @F() {\nbb0:\n  ret i32 5 6\n}\n"),
            "t.pm:3:13: expected end of line");
  EXPECT_EQ(parseError("define i32 @F() {\nbb0:\n  ret i32 5 !3:1:1\n}\n"),
            "t.pm:3:13: there is no file 3");
  EXPECT_EQ(parseError("extern rec \"T\" @G\n"),
            "t.pm:1:12: there is no record \"T\"");
  EXPECT_EQ(parseError("record \"T\"\nrecord \"T\"\n"),
            "t.pm:2:8: record \"T\" is defined twice");
  EXPECT_EQ(parseError("extern i32 @G\ndeclare void @G()\n"),
            "t.pm:2:14: the name 'G' is taken twice");
  EXPECT_EQ(parseError("; a comment\n"),
            "t.pm:2:1: there is nothing in this path model");
  EXPECT_EQ(parseError("module \"x\n"),
            "t.pm:1:8: the string does not end on its line");
  EXPECT_EQ(parseError("module \"\\q\"\n"),
            "t.pm:1:8: unknown escape in a string; there are \\n, \\t, \\\", "
            "\\\\ and \\xHH");
  EXPECT_EQ(parseError("define i32 @F() {\nbb0:\n"),
            "t.pm:3:1: expected an instruction or a terminator");
  EXPECT_EQ(parseError("define i32 @F() {\n}\n"),
            "t.pm:2:1: a definition needs a block");
  EXPECT_EQ(parseError("file 0 \"a\"\nfile 0 \"b\"\n"),
            "t.pm:2:6: file 0 is defined twice");
  EXPECT_EQ(parseError("define void @F() {\nbb0:\n  ~\n}\n"),
            "t.pm:3:3: unexpected character");
  EXPECT_EQ(parseError("define void @F() {\nbb0:\n  ret\nbb0:\n  ret\n}\n"),
            "t.pm:4:1: block 'bb0' is defined twice");
  EXPECT_EQ(parseError("record \"T\" size 8 {\n  0: i32 A\n  4: i32 A\n}\n"
                       "define void @F(ptr<rec \"T\"> P) {\nbb0:\n"
                       "  %0 = load ptr<rec \"T\"> $P\n"
                       "  %1 = field ptr<i32> %0, rec \"T\".A\n  ret\n}\n"),
            "t.pm:8:35: the record has several fields 'A'; use '.#index'");
}

TEST(PathModelText, PartsComeInAnyOrder) {
  Module M = parsed("define void @F(ptr<rec \"T\"> P) {\nbb0:\n"
                    "  %0 = load ptr<rec \"T\"> $P\n"
                    "  %1 = field ptr<ptr<rec \"U\">> %0, rec \"T\".A\n"
                    "  %2 = load i32 @G\n  ret\n}\n"
                    "extern i32 @G\n"
                    "record \"T\" size 8 {\n  0: ptr<rec \"U\"> A\n}\n"
                    "record \"U\" incomplete\n");
  std::string Text = text(M, PrintOptions());
  EXPECT_EQ(text(parsed(Text), PrintOptions()), Text);
  EXPECT_TRUE(contains(Text, "rec \"T\".A\n"));
}

TEST(PathModelText, RefusesTypesThatNestTooDeep) {
  std::string Deep;
  for (int I = 0; I < 100000; ++I)
    Deep += "ptr<";
  EXPECT_TRUE(contains(parseError("extern " + Deep + " @G\n"), "too deep"));
}

// Whatever the text, the parser ends with a module or a message; what it
// accepts can be printed and verified.
TEST(PathModelText, SurvivesDamagedText) {
  const std::string Good = fullText(sampleModule());
  std::mt19937 Random(20240611);
  auto Pick = [&](size_t Limit) { return size_t(Random() % Limit); };
  const std::string Noise = "%$@!\"\\{}()[]<>:;,.#=*+-0123456789abpx\n\t ";
  for (int Round = 0; Round < 1500; ++Round) {
    std::string Bad = Good;
    for (size_t Edits = 1 + Pick(3); Edits; --Edits) {
      size_t Pos = Pick(Bad.size());
      switch (Pick(4)) {
      case 0:
        Bad.erase(Pos, 1 + Pick(8));
        break;
      case 1:
        Bad.insert(Pos, 1, Noise[Pick(Noise.size())]);
        break;
      case 2:
        Bad[Pos] = Noise[Pick(Noise.size())];
        break;
      case 3:
        Bad.insert(Pos, Bad.substr(Pick(Bad.size()), Pick(40)));
        break;
      }
    }
    llvm::Expected<Module> M = parse(Bad, "t.pm");
    if (!M) {
      EXPECT_EQ(llvm::toString(M.takeError()).rfind("t.pm:", 0), 0u);
      continue;
    }
    verify(*M);
    fullText(*M);
  }
}

TEST(PathModelModel, SizesOfTypes) {
  Module M = parsed("record \"R\" size 24 {\n  0: u64 A\n}\n"
                    "record \"I\" incomplete\n"
                    "extern i32 @a\nextern u8 @b\nextern ptr<void> @c\n"
                    "extern [3 x [2 x u16]] @d\nextern rec \"R\" @e\n"
                    "extern [5 x rec \"R\"] @f\nextern f64 @g\n"
                    "extern u1 @h\nextern opaque @i\nextern [0 x i32] @j\n"
                    "extern rec \"I\" @k\n"
                    "extern [9223372036854775807 x u64] @l\n");
  std::vector<uint64_t> Sizes;
  for (const Global &G : M.Globals)
    Sizes.push_back(M.sizeOf(G.Type));
  EXPECT_EQ(Sizes,
            (std::vector<uint64_t>{4, 1, 8, 12, 24, 120, 8, 1, 0, 0, 0, 0}));
  EXPECT_EQ(M.sizeOf(None), 0u);
}

TEST(PathModelModel, FindsFunctionsByName) {
  Module M = parsed("declare void @A()\ndeclare void @B()\n");
  EXPECT_EQ(M.findFunction("B"), 1u);
  EXPECT_EQ(M.findFunction("C"), None);
}

} // namespace
