//===- Registration.cpp - What the driver registers
//----------------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Registration.h"
#include "Program.h"
#include "llvm/ADT/STLExtras.h"

namespace fltlint {
namespace engine {

using ddi::ContextKind;
using pm::Instruction;
using pm::Opcode;
using pm::Operand;
using pm::OperandKind;

bool isTag(const pm::Record &R, llvm::StringRef Name) {
  llvm::StringRef Tag = R.Tag;
  Tag.consume_front("struct ");
  Tag.consume_front("_");
  return Tag == Name;
}

static constexpr llvm::StringLiteral RegisterFilter = "FltRegisterFilter";
static constexpr int64_t ContextEnd = 0xffff;   // FLT_CONTEXT_END
static constexpr int64_t OperationEnd = 0x80;   // IRP_MJ_OPERATION_END
static constexpr int64_t MajorCreate = 0x00;    // IRP_MJ_CREATE
static constexpr int64_t MajorClose = 0x02;     // IRP_MJ_CLOSE
static constexpr int64_t MajorQueryOpen = 0xf2; // IRP_MJ_NETWORK_QUERY_OPEN

namespace {
/// A constant object of a global, read field by field.
class TableReader {
public:
  TableReader(const pm::Module &M, const pm::Global &G) : M(M), G(G) {}

  /// The records the global is an array of, or is itself; null if it is
  /// neither.
  const pm::Record *record() const {
    pm::TypeId T = G.Type;
    if (T != pm::None && M.Types[T].Kind == pm::TypeKind::Array)
      T = M.Types[T].Element;
    return T != pm::None && M.Types[T].Kind == pm::TypeKind::Record
               ? &M.Records[M.Types[T].Record]
               : nullptr;
  }
  uint64_t count() const {
    const pm::Type &T = M.Types[G.Type];
    return T.Kind == pm::TypeKind::Array ? T.Count : 1;
  }
  /// The field's constant in element \p I; null: it is zero.
  const pm::InitEntry *at(uint64_t I, llvm::StringRef Field) const {
    const pm::Record &R = *record();
    for (const pm::Field &F : R.Fields)
      if (F.Name == Field)
        for (const pm::InitEntry &E : G.Init)
          if (E.Offset == I * R.Size + F.OffsetBits / 8)
            return &E;
    return nullptr;
  }
  /// The number there; nothing if it is not known.
  std::optional<int64_t> number(uint64_t I, llvm::StringRef Field) const {
    const pm::InitEntry *E = at(I, Field);
    if (!E || E->Value.Kind == OperandKind::Null)
      return 0;
    if (E->Value.Kind != OperandKind::Int)
      return std::nullopt;
    return E->Value.Value;
  }
  bool isNull(uint64_t I, llvm::StringRef Field) const {
    return number(I, Field) == int64_t(0);
  }
  /// The function or global there, or None.
  uint32_t address(uint64_t I, llvm::StringRef Field, OperandKind K) const {
    const pm::InitEntry *E = at(I, Field);
    return E && E->Value.Kind == K && !E->Addend ? E->Value.Index : pm::None;
  }

private:
  const pm::Module &M;
  const pm::Global &G;
};
} // namespace

Registration::Registration(const Program &P)
    : P(P), M(P.M), Moments(P.M.Functions.size(), Moment::Any) {
  findWritten();
  bool Seen = false, All = true;
  for (uint32_t F = 0; F < M.Functions.size(); ++F)
    for (const pm::Block &B : M.Functions[F].Blocks)
      for (const Instruction &I : B.Instrs)
        if (I.Op == Opcode::Call && I.Ops.size() > 2 &&
            I.Ops[0].Kind == OperandKind::Function &&
            M.Functions[I.Ops[0].Index].Name == RegisterFilter) {
          Seen = true;
          All = All && readRegistration(globalOf(F, I.Ops[2]));
        }
  Known = Seen && All;
  // Tables that nothing seen registers.
  for (uint32_t G = 0; Known && G < M.Globals.size(); ++G) {
    const pm::Record *R = TableReader(M, M.Globals[G]).record();
    if (R && isTag(*R, "FLT_CONTEXT_REGISTRATION"))
      readContexts(G, /*Registered=*/false);
    else if (R && isTag(*R, "FLT_OPERATION_REGISTRATION"))
      readOperations(G, /*Registered=*/false);
  }
  if (Known)
    findMoments();
}

uint32_t Registration::globalOf(uint32_t F, const Operand &O) const {
  if (O.Kind == OperandKind::Global)
    return O.Index;
  if (!O.isTemp())
    return pm::None;
  const Instruction *D = P.definitionOf(F, O.Index);
  if (D && (D->Op == Opcode::Cast || D->Op == Opcode::Field ||
            D->Op == Opcode::Offset))
    return globalOf(F, D->Ops[0]);
  return pm::None;
}

void Registration::findWritten() {
  Written.resize(M.Globals.size());
  Read.resize(M.Globals.size());
  auto Write = [this](uint32_t F, const Operand &O) {
    uint32_t G = globalOf(F, O);
    if (G != pm::None)
      Written.set(G);
  };
  for (uint32_t F = 0; F < M.Functions.size(); ++F)
    for (const pm::Block &B : M.Functions[F].Blocks)
      for (const Instruction &I : B.Instrs)
        switch (I.Op) {
        case Opcode::Store:
          Write(F, I.Ops[0]);
          Write(F, I.Ops[1]); // its address is kept somewhere
          break;
        case Opcode::Copy:
        case Opcode::Zero:
          Write(F, I.Ops[0]);
          break;
        case Opcode::Call:
          if (I.Ops[0].Kind == OperandKind::Function &&
              M.Functions[I.Ops[0].Index].Name == RegisterFilter)
            break;
          [[fallthrough]];
        case Opcode::Unknown:
          for (const Operand &O : I.Ops)
            Write(F, O);
          break;
        default:
          break;
        }
}

bool Registration::readRegistration(uint32_t Global) {
  if (Global == pm::None || Written.test(Global))
    return false;
  const pm::Global &G = M.Globals[Global];
  TableReader T(M, G);
  if (!G.IsDefinition || G.Init.empty() || !T.record() ||
      !isTag(*T.record(), "FLT_REGISTRATION"))
    return false;
  bool Ok = true;
  if (!T.isNull(0, "ContextRegistration"))
    Ok &= readContexts(T.address(0, "ContextRegistration", OperandKind::Global),
                       true);
  if (!T.isNull(0, "OperationRegistration"))
    Ok &= readOperations(
        T.address(0, "OperationRegistration", OperandKind::Global), true);
  return Ok;
}

bool Registration::readContexts(uint32_t Global, bool Registered) {
  if (Global == pm::None || Written.test(Global))
    return false;
  if (Read.test(Global))
    return true;
  const pm::Global &G = M.Globals[Global];
  TableReader T(M, G);
  if (!G.IsDefinition || G.Init.empty() || !T.record() ||
      !isTag(*T.record(), "FLT_CONTEXT_REGISTRATION"))
    return false;
  Read.set(Global);
  for (uint64_t I = 0; I < T.count(); ++I) {
    std::optional<int64_t> Kind = T.number(I, "ContextType");
    if (!Kind)
      return false;
    if ((*Kind & 0xffff) == ContextEnd)
      return true;
    Definition D;
    D.Kind = ContextKind(*Kind & 0xffff);
    D.Size = T.number(I, "Size");
    if (D.Size && *D.Size < 0) // FLT_VARIABLE_SIZED_CONTEXTS
      D.Size.reset();
    D.OwnAllocator = !T.isNull(I, "ContextAllocateCallback");
    D.Cleanup = T.address(I, "ContextCleanupCallback", OperandKind::Function);
    Definitions.push_back(D);
  }
  if (Registered)
    Unended.push_back(Global);
  return true;
}

bool Registration::readOperations(uint32_t Global, bool Registered) {
  if (Global == pm::None || Written.test(Global))
    return false;
  if (Read.test(Global))
    return true;
  const pm::Global &G = M.Globals[Global];
  TableReader T(M, G);
  if (!G.IsDefinition || G.Init.empty() || !T.record() ||
      !isTag(*T.record(), "FLT_OPERATION_REGISTRATION"))
    return false;
  Read.set(Global);
  for (uint64_t I = 0; I < T.count(); ++I) {
    Operation O;
    O.Registered = Registered;
    O.Major = T.number(I, "MajorFunction");
    if (!O.Major)
      return false;
    *O.Major &= 0xff;
    if (*O.Major == OperationEnd)
      return true;
    for (auto [Field, To] : {std::make_pair("PreOperation", &O.Pre),
                             std::make_pair("PostOperation", &O.Post)}) {
      *To = T.address(I, Field, OperandKind::Function);
      if (*To == pm::None && !T.isNull(I, Field))
        return false;
    }
    Operations.push_back(O);
  }
  return true;
}

llvm::SmallVector<Registration::Definition, 2>
Registration::definitions(ContextKind K) const {
  llvm::SmallVector<Definition, 2> R;
  for (const Definition &D : Definitions)
    if (D.Kind == K)
      R.push_back(D);
  return R;
}

bool Registration::hasOwnAllocator(ContextKind K) const {
  return llvm::any_of(definitions(K),
                      [](const Definition &D) { return D.OwnAllocator; });
}

std::optional<int64_t> Registration::largestSize(ContextKind K) const {
  std::optional<int64_t> Largest;
  for (const Definition &D : definitions(K)) {
    if (!D.Size || D.OwnAllocator)
      return std::nullopt;
    Largest = std::max(Largest.value_or(0), *D.Size);
  }
  return Largest;
}

bool Registration::hasNoPostOperation(uint32_t F) const {
  bool Any = false;
  for (const Operation &O : Operations)
    if (O.Pre == F) {
      Any |= O.Registered;
      if (O.Post != pm::None)
        return false;
    }
  return Known && Any;
}

void Registration::findMoments() {
  size_t N = M.Functions.size();
  // What the tables say of callbacks. One that stands in several rows must
  // have the same moment in all.
  std::vector<std::optional<Moment>> Said(N);
  auto Say = [&Said](uint32_t F, Moment What) {
    if (F != pm::None)
      Said[F] = !Said[F] || *Said[F] == What ? What : Moment::Any;
  };
  for (const Operation &O : Operations) {
    Moment Pre = O.Major == MajorCreate      ? Moment::BeforeOpen
                 : O.Major == MajorQueryOpen ? Moment::QueryOpen
                                             : Moment::Any;
    Moment Post = O.Major == MajorClose       ? Moment::AfterClose
                  : O.Major == MajorQueryOpen ? Moment::QueryOpen
                                              : Moment::Any;
    Say(O.Pre, Pre);
    Say(O.Post, Post);
  }
  // Functions that nothing but such callbacks call.
  std::vector<std::vector<uint32_t>> Callers(N);
  llvm::BitVector Escapes(N);
  for (uint32_t F = 0; F < N; ++F)
    for (const pm::Block &B : M.Functions[F].Blocks)
      for (const Instruction &I : B.Instrs)
        for (size_t K = 0; K < I.Ops.size(); ++K)
          if (I.Ops[K].Kind == OperandKind::Function) {
            if (I.Op == Opcode::Call && K == 0)
              Callers[I.Ops[K].Index].push_back(F);
            else
              Escapes.set(I.Ops[K].Index);
          }
  for (const pm::Global &G : M.Globals)
    for (const pm::InitEntry &E : G.Init)
      if (E.Value.Kind == OperandKind::Function && !Said[E.Value.Index])
        Escapes.set(E.Value.Index);
  for (uint32_t F = 0; F < N; ++F)
    if (Said[F] && !Escapes.test(F) && Callers[F].empty())
      Moments[F] = *Said[F];
  for (bool Changed = true; Changed;) {
    Changed = false;
    for (uint32_t F = 0; F < N; ++F) {
      if (Moments[F] != Moment::Any || Said[F] || Escapes.test(F) ||
          Callers[F].empty())
        continue;
      Moment First = Moments[Callers[F].front()];
      if (First != Moment::Any && llvm::all_of(Callers[F], [&](uint32_t C) {
            return Moments[C] == First;
          })) {
        Moments[F] = First;
        Changed = true;
      }
    }
  }
}

} // namespace engine
} // namespace fltlint
