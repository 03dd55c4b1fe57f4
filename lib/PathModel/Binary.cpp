//===- Binary.cpp - The compact form of a path model ----------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Layout: magic (6 bytes), version (2), length of the body (8), body,
/// checksum (8) of all before it; fixed-width numbers are little endian. The
/// body is the table of all strings, then the module. Numbers in it are LEB128;
/// an index is stored plus one, so that an absent one is 0.
///
/// Each part has one serialize() for both directions, which therefore cannot
/// disagree. A Writer appends what it is given; a Reader fills it in.
///
//===----------------------------------------------------------------------===//

#include "IndexCheck.h"
#include "TextForm.h"
#include "fltlint/PathModel/Text.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/Endian.h"
#include "llvm/Support/LEB128.h"
#include "llvm/Support/xxhash.h"

using namespace llvm;

namespace fltlint {
namespace pm {
namespace {

constexpr char Magic[] = {'F', 'L', 'T', 'P', 'M', 'B'};
constexpr uint16_t Version = 1;
constexpr size_t HeaderSize = sizeof(Magic) + 2 + 8;
constexpr size_t ChecksumSize = 8;

class Writer {
public:
  static constexpr bool IsReader = false;

  void number(uint64_t &N) { encodeULEB128(N, Body); }
  void number(uint32_t &N) { encodeULEB128(N, Body); }
  void number(uint16_t &N) { encodeULEB128(N, Body); }
  void signedNumber(int64_t &N) { encodeSLEB128(N, Body); }
  void index(uint32_t &I) { encodeULEB128(uint64_t(uint32_t(I + 1)), Body); }
  void boolean(bool &B) { Body << char(B); }
  template <typename E> void enumerator(E &Value, unsigned) {
    Body << char(Value);
  }
  void string(std::string &S) {
    auto [It, New] = StringNumbers.try_emplace(S, StringNumbers.size());
    if (New) {
      encodeULEB128(S.size(), Table);
      Table << S;
    }
    encodeULEB128(It->second, Body);
  }
  template <typename V, typename Fn> void list(V &Vector, Fn Each) {
    encodeULEB128(Vector.size(), Body);
    for (auto &Element : Vector)
      Each(Element);
  }
  /// True if the member is stored, which it is unless it has its default.
  bool optional(bool IsSet) {
    Body << char(IsSet);
    return IsSet;
  }
  bool failed() const { return false; }

  void finish(raw_ostream &OS) {
    SmallString<0> All;
    raw_svector_ostream Stream(All);
    SmallString<16> Count;
    raw_svector_ostream CountStream(Count);
    encodeULEB128(StringNumbers.size(), CountStream);

    Stream.write(Magic, sizeof(Magic));
    char Fixed[8];
    support::endian::write16le(Fixed, Version);
    Stream.write(Fixed, 2);
    support::endian::write64le(Fixed, Count.size() + TableBytes.size() +
                                          BodyBytes.size());
    Stream.write(Fixed, 8);
    Stream << Count << TableBytes << BodyBytes;
    support::endian::write64le(Fixed, xxh3_64bits(All.str()));
    Stream.write(Fixed, 8);
    OS << All;
  }

private:
  SmallString<0> TableBytes, BodyBytes;
  raw_svector_ostream Table{TableBytes}, Body{BodyBytes};
  StringMap<uint64_t> StringNumbers;
};

/// After the first mistake everything reads as zero, so that loops end, and
/// failed() is true.
class Reader {
public:
  static constexpr bool IsReader = true;

  explicit Reader(StringRef Body)
      : Cur(Body.bytes_begin()), End(Body.bytes_end()) {
    uint64_t Count = uleb();
    if (Count > uint64_t(End - Cur))
      fail("the table of strings is longer than the data");
    for (uint64_t I = 0; I < Count && !failed(); ++I) {
      uint64_t Size = uleb();
      if (Size > uint64_t(End - Cur)) {
        fail("a string is longer than the data");
        break;
      }
      Strings.emplace_back(reinterpret_cast<const char *>(Cur), Size);
      Cur += Size;
    }
  }

  void number(uint64_t &N) { N = uleb(); }
  void number(uint32_t &N) { N = uint32_t(bounded(UINT32_MAX)); }
  void number(uint16_t &N) { N = uint16_t(bounded(UINT16_MAX)); }
  void signedNumber(int64_t &N) {
    N = 0;
    if (failed())
      return;
    unsigned Length = 0;
    const char *Problem = nullptr;
    int64_t Value = decodeSLEB128(Cur, &Length, End, &Problem);
    if (Problem)
      return fail("a number is malformed");
    Cur += Length;
    N = Value;
  }
  void index(uint32_t &I) { I = uint32_t(bounded(UINT32_MAX)) - 1; }
  void boolean(bool &B) { B = byte(2) != 0; }
  template <typename E> void enumerator(E &Value, unsigned Count) {
    Value = E(byte(Count));
  }
  void string(std::string &S) {
    uint64_t N = uleb();
    if (N < Strings.size())
      S = Strings[N].str();
    else
      fail("a string does not exist");
  }
  template <typename V, typename Fn> void list(V &Vector, Fn Each) {
    uint64_t Count = uleb();
    // Every element takes a byte at least, so a length beyond that is wrong
    // and must not be allocated.
    if (Count > uint64_t(End - Cur))
      return fail("a list is longer than the data");
    for (uint64_t I = 0; I < Count && !failed(); ++I) {
      Vector.emplace_back();
      Each(Vector.back());
    }
  }
  bool optional(bool) { return byte(2) != 0; }

  bool failed() const { return Problem != nullptr; }
  const char *finish() {
    if (!failed() && Cur != End)
      fail("there is more data than the module needs");
    return Problem;
  }

private:
  void fail(const char *What) {
    if (!Problem)
      Problem = What;
  }
  uint64_t uleb() {
    if (failed())
      return 0;
    unsigned Length = 0;
    const char *Error = nullptr;
    uint64_t Value = decodeULEB128(Cur, &Length, End, &Error);
    if (Error) {
      fail("a number is malformed");
      return 0;
    }
    Cur += Length;
    return Value;
  }
  uint64_t bounded(uint64_t Max) {
    uint64_t Value = uleb();
    if (Value <= Max)
      return Value;
    fail("a number is too large");
    return 0;
  }
  unsigned byte(unsigned Limit) {
    if (failed())
      return 0;
    if (Cur == End) {
      fail("it ends too early");
      return 0;
    }
    unsigned Value = *Cur++;
    if (Value < Limit)
      return Value;
    fail("a choice is none of those there are");
    return 0;
  }

  const uint8_t *Cur;
  const uint8_t *End;
  std::vector<StringRef> Strings;
  const char *Problem = nullptr;
};

template <typename Archive> class Serializer {
public:
  explicit Serializer(Archive &A) : A(A) {}

  void module(Module &M) {
    A.string(M.Name);
    A.list(M.Files, [&](File &F) {
      A.string(F.Path);
      A.boolean(F.IsSystem);
    });
    A.list(M.Types, [&](Type &T) { type(T); });
    A.list(M.Records, [&](Record &R) { record(R); });
    Last = Loc();
    A.list(M.Locs, [&](Loc &L) { location(L); });
    strings(M.Strings);
    A.list(M.Globals, [&](Global &G) { global(G); });
    A.list(M.Functions, [&](Function &F) { function(F); });
    strings(M.Recovered.MissingHeaders);
    strings(M.Recovered.StubbedNames);
    strings(M.Recovered.ImplicitFunctions);
    A.number(M.Recovered.ErrorCount);
  }

private:
  void strings(std::vector<std::string> &Texts) {
    A.list(Texts, [&](std::string &S) { A.string(S); });
  }

  void type(Type &T) {
    A.enumerator(T.Kind, NumTypeKinds);
    switch (T.Kind) {
    case TypeKind::Int:
      A.boolean(T.Signed);
      A.number(T.Bits);
      break;
    case TypeKind::Float:
      A.number(T.Bits);
      break;
    case TypeKind::Pointer:
      A.boolean(T.ConstPointee);
      A.index(T.Element);
      break;
    case TypeKind::Array:
      A.index(T.Element);
      A.number(T.Count);
      break;
    case TypeKind::Record:
      A.index(T.Record);
      break;
    case TypeKind::Void:
    case TypeKind::Function:
    case TypeKind::Opaque:
      break;
    }
  }

  void record(Record &R) {
    A.string(R.Tag);
    A.number(R.Size);
    A.boolean(R.IsUnion);
    A.boolean(R.Complete);
    A.list(R.Fields, [&](Field &F) {
      A.string(F.Name);
      A.index(F.Type);
      A.number(F.OffsetBits);
      A.number(F.BitWidth);
    });
  }

  /// Most ranges lie a little behind the one before.
  void range(SourceRange &R, const SourceRange &Before) {
    A.index(R.File);
    difference(R.Line, Before.Line);
    A.number(R.Col);
    difference(R.EndLine, R.Line);
    A.number(R.EndCol);
  }

  void difference(uint32_t &Value, uint32_t From) {
    int64_t Delta = int64_t(Value) - int64_t(From);
    A.signedNumber(Delta);
    if (Archive::IsReader)
      Value = uint32_t(uint64_t(From) + uint64_t(Delta));
  }

  void location(Loc &L) {
    range(L.Expansion, Last.Expansion);
    if (A.optional(!(L.Spelling == L.Expansion)))
      range(L.Spelling, Last.Spelling);
    else if (Archive::IsReader)
      L.Spelling = L.Expansion;
    A.string(L.Macro);
    Last.Expansion = L.Expansion;
    Last.Spelling = L.Spelling;
  }

  void operand(Operand &Op) {
    A.enumerator(Op.Kind, NumOperandKinds);
    if (Op.isNone())
      return;
    A.index(Op.Type);
    switch (Op.Kind) {
    case OperandKind::Int:
      A.signedNumber(Op.Value);
      break;
    case OperandKind::Temp:
    case OperandKind::Slot:
    case OperandKind::Global:
    case OperandKind::Function:
    case OperandKind::String:
      A.index(Op.Index);
      break;
    case OperandKind::None:
    case OperandKind::Null:
    case OperandKind::Undef:
      break;
    }
  }

  void global(Global &G) {
    A.string(G.Name);
    A.string(G.DisplayName);
    A.enumerator(G.Link, NumLinkages);
    A.index(G.Type);
    A.boolean(G.IsConst);
    A.boolean(G.IsDefinition);
    A.boolean(G.FromSystemHeader);
    A.list(G.Init, [&](InitEntry &E) {
      A.number(E.Offset);
      A.number(E.Size);
      operand(E.Value);
      A.signedNumber(E.Addend);
    });
    A.index(G.Loc);
  }

  void function(Function &F) {
    A.string(F.Name);
    A.string(F.DisplayName);
    A.enumerator(F.Link, NumLinkages);
    A.index(F.ReturnType);
    A.list(F.Params, [&](Param &P) {
      A.string(P.Name);
      A.index(P.Type);
      A.string(P.TypeText);
      strings(P.Sal);
    });
    A.boolean(F.Variadic);
    A.boolean(F.NoReturn);
    A.boolean(F.FromSystemHeader);
    A.boolean(F.IsVirtual);
    A.boolean(F.Invalid);
    strings(F.Sal);
    strings(F.Annotations);
    A.string(F.Role);
    A.string(F.Section);
    A.index(F.Loc);
    A.index(F.EndLoc);
    A.list(F.Slots, [&](Slot &S) {
      A.string(S.Name);
      A.index(S.Type);
      A.index(S.Loc);
      A.boolean(S.IsParam);
      A.boolean(S.IsStatic);
    });
    A.number(F.NumTemps);
    A.list(F.Blocks, [&](Block &B) {
      A.list(B.Instrs, [&](Instruction &I) { instruction(I); });
      terminator(B.Term);
      A.index(B.Unwind);
    });
    strings(F.Unmodelled);
  }

  void instruction(Instruction &I) {
    A.enumerator(I.Op, NumOpcodes);
    if (I.Op == Opcode::Binary)
      A.enumerator(I.Bin, NumBinaryOps);
    A.number(I.Flags);
    A.index(I.Type);
    A.index(I.Result);
    if (I.Op == Opcode::Field) {
      A.index(I.Record);
      A.index(I.FieldIndex);
    }
    if (I.Op == Opcode::Offset || I.Op == Opcode::Copy || I.Op == Opcode::Zero)
      A.signedNumber(I.Imm);
    A.list(I.Ops, [&](Operand &Op) { operand(Op); });
    A.index(I.Loc);
    A.string(I.Text);
  }

  void terminator(Terminator &T) {
    A.enumerator(T.Kind, NumTermKinds);
    operand(T.Cond);
    A.list(T.Targets, [&](BlockId &B) { A.index(B); });
    A.list(T.Cases, [&](SwitchCase &C) {
      A.signedNumber(C.Low);
      A.signedNumber(C.High);
      A.index(C.Target);
    });
    A.index(T.Loc);
    A.string(T.Text);
  }

  Archive &A;
  /// The location before the current one.
  Loc Last;
};

} // namespace

void writeBinary(const Module &M, raw_ostream &OS) {
  Writer W;
  // The serializer serves both directions; a Writer changes nothing.
  Serializer<Writer>(W).module(const_cast<Module &>(M));
  W.finish(OS);
}

Expected<Module> readBinary(StringRef Data, StringRef BufferName) {
  auto Fail = [&](const Twine &What) {
    return createStringError(inconvertibleErrorCode(),
                             BufferName + ": " + What);
  };
  if (Data.size() < HeaderSize ||
      !Data.starts_with(StringRef(Magic, sizeof(Magic))))
    return Fail("this is not a path model in binary form");
  uint16_t Found = support::endian::read16le(Data.data() + sizeof(Magic));
  if (Found != Version)
    return Fail("the path model has version " + Twine(Found) +
                ", but this program reads version " + Twine(Version));
  uint64_t BodySize =
      support::endian::read64le(Data.data() + sizeof(Magic) + 2);
  uint64_t Rest = Data.size() - HeaderSize;
  if (Rest < ChecksumSize || Rest - ChecksumSize < BodySize)
    return Fail("the path model is cut short");
  if (Rest - ChecksumSize > BodySize)
    return Fail("the path model is followed by other data");
  StringRef Checked = Data.drop_back(ChecksumSize);
  if (xxh3_64bits(Checked) !=
      support::endian::read64le(Data.data() + Checked.size()))
    return Fail("the path model is damaged: its checksum does not match");

  Module M;
  Reader R(Checked.drop_front(HeaderSize));
  if (!R.failed())
    Serializer<Reader>(R).module(M);
  if (const char *Problem = R.finish())
    return Fail(Twine("the path model is damaged: ") + Problem);
  // A wrong index would harm whoever follows it.
  IndexErrors Indices = checkIndices(M);
  if (!Indices.Messages.empty())
    return Fail("the path model is damaged: " + Indices.Messages.front());
  return std::move(M);
}

} // namespace pm
} // namespace fltlint
