//===- Dominance.cpp - Which definitions reach a block --------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The iterative algorithm of Cooper, Harvey and Kennedy.
///
//===----------------------------------------------------------------------===//

#include "Dominance.h"

using namespace llvm;

namespace fltlint {
namespace pm {

Dominance::Dominance(const Function &F) {
  const uint32_t NumNodes = 2 * F.Blocks.size();
  std::vector<SmallVector<uint32_t, 4>> Succs(NumNodes), Preds(NumNodes);
  auto AddEdge = [&](uint32_t From, uint32_t To) {
    Succs[From].push_back(To);
    Preds[To].push_back(From);
  };
  for (BlockId B = 0, E = F.Blocks.size(); B != E; ++B) {
    const Block &Bl = F.Blocks[B];
    AddEdge(entry(B), exit(B));
    if (Bl.Unwind != None)
      AddEdge(entry(B), entry(Bl.Unwind));
    for (BlockId T : Bl.Term.Targets)
      AddEdge(exit(B), entry(T));
    for (const SwitchCase &C : Bl.Term.Cases)
      AddEdge(exit(B), entry(C.Target));
  }

  Order.assign(NumNodes, None);
  TreeIn.assign(NumNodes, 0);
  TreeOut.assign(NumNodes, 0);
  if (NumNodes == 0)
    return;

  // Post-order, without recursion: functions may have many blocks in a row.
  std::vector<uint32_t> PostOrder;
  std::vector<bool> Seen(NumNodes, false);
  SmallVector<std::pair<uint32_t, uint32_t>, 32> Stack;
  Stack.push_back({0, 0});
  Seen[0] = true;
  while (!Stack.empty()) {
    uint32_t Node = Stack.back().first;
    uint32_t Next = Stack.back().second++;
    if (Next == Succs[Node].size()) {
      PostOrder.push_back(Node);
      Stack.pop_back();
      continue;
    }
    uint32_t S = Succs[Node][Next];
    if (!Seen[S]) {
      Seen[S] = true;
      Stack.push_back({S, 0});
    }
  }
  std::vector<uint32_t> Rpo(PostOrder.rbegin(), PostOrder.rend());
  for (uint32_t I = 0, E = Rpo.size(); I != E; ++I)
    Order[Rpo[I]] = I;

  // Immediate dominators, as positions in Rpo.
  std::vector<uint32_t> Idom(Rpo.size(), None);
  Idom[0] = 0;
  for (bool Changed = true; Changed;) {
    Changed = false;
    for (uint32_t I = 1, E = Rpo.size(); I != E; ++I) {
      uint32_t New = None;
      for (uint32_t P : Preds[Rpo[I]]) {
        uint32_t A = Order[P];
        if (A == None || Idom[A] == None)
          continue;
        if (New == None) {
          New = A;
          continue;
        }
        uint32_t B = New;
        while (A != B) {
          while (A > B)
            A = Idom[A];
          while (B > A)
            B = Idom[B];
        }
        New = A;
      }
      if (Idom[I] != New) {
        Idom[I] = New;
        Changed = true;
      }
    }
  }

  std::vector<SmallVector<uint32_t, 2>> Children(Rpo.size());
  for (uint32_t I = 1, E = Rpo.size(); I != E; ++I)
    Children[Idom[I]].push_back(I);
  uint32_t Time = 0;
  Stack.push_back({0, 0});
  TreeIn[Rpo[0]] = Time++;
  while (!Stack.empty()) {
    uint32_t I = Stack.back().first;
    uint32_t Next = Stack.back().second++;
    if (Next == Children[I].size()) {
      TreeOut[Rpo[I]] = Time++;
      Stack.pop_back();
      continue;
    }
    uint32_t C = Children[I][Next];
    TreeIn[Rpo[C]] = Time++;
    Stack.push_back({C, 0});
  }
}

bool Dominance::exitDominatesEntry(BlockId Def, BlockId Use) const {
  uint32_t D = exit(Def), U = entry(Use);
  return Order[D] != None && Order[U] != None && TreeIn[D] <= TreeIn[U] &&
         TreeOut[U] <= TreeOut[D];
}

} // namespace pm
} // namespace fltlint
