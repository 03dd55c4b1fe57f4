//===- Registration.cpp - What the driver registers -----------------------===//
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

static constexpr int64_t MajorCreate = 0x00;    // IRP_MJ_CREATE
static constexpr int64_t MajorClose = 0x02;     // IRP_MJ_CLOSE
static constexpr int64_t MajorQueryOpen = 0xf2; // IRP_MJ_NETWORK_QUERY_OPEN

Registration::Registration(const Program &P)
    : P(P), M(P.M), Moments(P.M.Functions.size(), Moment::Any) {
  findWritten();
  bool All = true;
  for (uint32_t F = 0; F < M.Functions.size(); ++F)
    for (const pm::Block &B : M.Functions[F].Blocks)
      for (const Instruction &I : B.Instrs)
        if (const Operand *Given = registrationGiven(I)) {
          Seen = true;
          All = All && readRegistration(globalOf(F, *Given));
        }
  Known = Seen && All;
  // Tables that nothing seen registers.
  for (uint32_t G = 0; Known && G < M.Globals.size(); ++G) {
    readContexts(G, /*Registered=*/false);
    readOperations(G, /*Registered=*/false);
  }
  if (Known)
    findMoments();
}

const Operand *Registration::registrationGiven(const Instruction &I) const {
  if (I.Op != Opcode::Call || I.Ops[0].Kind != OperandKind::Function)
    return nullptr;
  const ddi::Function *D = P.ddiOf(I.Ops[0].Index);
  return D && D->RegistrationArg && *D->RegistrationArg + 1 < I.Ops.size()
             ? &I.Ops[*D->RegistrationArg + 1]
             : nullptr;
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
        case Opcode::Unknown:
          for (const Operand &O : I.Ops)
            if (&O != registrationGiven(I))
              Write(F, O);
          break;
        default:
          break;
        }
}

/// The record that \p G is an array of, or is itself, and how many there are.
static std::pair<pm::RecordId, uint64_t> elementOf(const pm::Module &M,
                                                   const pm::Global &G) {
  pm::TypeId T = G.Type;
  uint64_t Count = 1;
  if (T != pm::None && M.Types[T].Kind == pm::TypeKind::Array) {
    Count = M.Types[T].Count;
    T = M.Types[T].Element;
  }
  if (T == pm::None || M.Types[T].Kind != pm::TypeKind::Record)
    return {pm::None, 0};
  return {M.Types[T].Record, Count};
}

bool Registration::isTableOf(uint32_t Global, llvm::StringRef Tag) const {
  if (Global == pm::None || Written.test(Global))
    return false;
  const pm::Global &G = M.Globals[Global];
  pm::RecordId R = elementOf(M, G).first;
  return G.IsDefinition && !G.Init.empty() && R != pm::None &&
         isTag(M.Records[R], Tag);
}

bool Registration::readRegistration(uint32_t Global) {
  if (!isTableOf(Global, "FLT_REGISTRATION"))
    return false;
  const pm::Global &G = M.Globals[Global];
  ConstantTable T(M, G);
  ConstantRecord R(T, elementOf(M, G).first, 0);
  bool Ok = true;
  if (!R.isNull("ContextRegistration"))
    Ok &= readContexts(R.address("ContextRegistration", OperandKind::Global),
                       true);
  if (!R.isNull("OperationRegistration"))
    Ok &= readOperations(
        R.address("OperationRegistration", OperandKind::Global), true);
  return Ok;
}

/// \p Use gets the rows before the one that ends the table, once.
template <typename Row>
bool Registration::readRows(uint32_t Global, bool &Ended,
                            llvm::function_ref<void(const Row &)> Use) {
  Ended = true;
  if (!isTableOf(Global, Row::Tag))
    return false;
  if (Read.test(Global))
    return true;
  Read.set(Global);
  const pm::Global &G = M.Globals[Global];
  ConstantTable T(M, G);
  auto [R, Count] = elementOf(M, G);
  for (uint64_t I = 0; I < Count; ++I) {
    Row Next(ConstantRecord(T, R, I * M.Records[R].Size));
    if (!Next.key())
      return false;
    if (*Next.key() == Row::End)
      return true;
    if (!Next.isWhole())
      return false;
    Use(Next);
  }
  Ended = false;
  return true;
}

bool Registration::readContexts(uint32_t Global, bool Registered) {
  bool Ended;
  bool Ok = readRows<ContextRow>(Global, Ended, [&](const ContextRow &C) {
    Definitions.push_back(
        {ContextKind(*C.Type), C.Size, C.OwnAllocator, C.Cleanup});
  });
  if (!Ended && Registered)
    Unended.push_back(Global);
  return Ok;
}

bool Registration::readOperations(uint32_t Global, bool Registered) {
  bool Ended;
  return readRows<OperationRow>(Global, Ended, [&](const OperationRow &O) {
    Operations.push_back({O, Registered});
  });
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
    if (O.Row.Pre == F) {
      Any |= O.Registered;
      if (O.Row.Post != pm::None)
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
    std::optional<int64_t> Major = O.Row.Major;
    Moment Pre = Major == MajorCreate      ? Moment::BeforeOpen
                 : Major == MajorQueryOpen ? Moment::QueryOpen
                                           : Moment::Any;
    Moment Post = Major == MajorClose       ? Moment::AfterClose
                  : Major == MajorQueryOpen ? Moment::QueryOpen
                                            : Moment::Any;
    Say(O.Row.Pre, Pre);
    Say(O.Row.Post, Post);
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
