//===- Benchmark.cpp - Times the engine on hard shapes --------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Functions whose paths no analysis can walk one by one. Each must be
/// analysed to the end, in well under a second, and with the right answer.
///
/// usage: fltlint-bench [--limit SECONDS] [NAME]...
///
//===----------------------------------------------------------------------===//

#include "fltlint/Engine/Engine.h"
#include "fltlint/PathModel/Text.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Format.h"
#include <chrono>
#include <functional>

using namespace fltlint;

namespace {

/// Writes the text of one function block by block.
class Writer {
public:
  Writer() : OS(Text) {
    OS << "module \"bench\"\nfile 0 \"bench.c\"\n"
          "declare i32 @FltGetStreamContext(ptr<void>, ptr<void>, "
          "ptr<ptr<void>>) system\n"
          "declare void @FltReleaseContext(ptr<void>) system\n"
          "declare i32 @ProjectQuery()\n"
          "declare void @FltGetContexts(ptr<void>, u32, "
          "ptr<rec \"_FLT_RELATED_CONTEXTS\">) system\n"
          "record \"_FLT_RELATED_CONTEXTS\" size 48 {\n"
          "  0: ptr<void> VolumeContext\n  8: ptr<void> InstanceContext\n"
          "  16: ptr<void> FileContext\n  24: ptr<void> StreamContext\n"
          "  32: ptr<void> StreamHandleContext\n"
          "  40: ptr<void> TransactionContext\n}\n";
  }
  /// Begins a function; slots as `name type`.
  void function(llvm::StringRef Signature, llvm::ArrayRef<std::string> Slots) {
    OS << "define " << Signature << at() << " {\n";
    for (const std::string &S : Slots)
      OS << "  slot $" << S << '\n';
    OS << "  end" << at() << "\nentry:\n";
    for (const std::string &S : Slots)
      line("scope.begin $" +
           llvm::StringRef(S).split(':').second.split(' ').first.str());
  }
  void end() { OS << "}\n"; }
  void line(const llvm::Twine &Instruction) {
    OS << "  " << Instruction << at() << '\n';
    ++Instructions;
  }
  void label(const llvm::Twine &L) { OS << L << ":\n"; }
  std::string fresh(llvm::StringRef Prefix = "%t") {
    return (Prefix + llvm::Twine(Next++)).str();
  }
  std::string load(llvm::StringRef Type, const llvm::Twine &Place) {
    std::string T = fresh();
    line(llvm::Twine(T) + " = load " + Type + " " + Place);
    return T;
  }
  /// Branches on a condition that nothing is known of.
  void unknownBranch(llvm::StringRef Then, llvm::StringRef Else) {
    std::string T = fresh();
    line(llvm::Twine(T) + " = call i32 @ProjectQuery()");
    line("condbr " + llvm::Twine(T) + ", " + Then + ", " + Else);
  }
  std::string get(llvm::StringRef Slot) {
    std::string T = fresh();
    line(llvm::Twine(T) +
         " = call i32 @FltGetStreamContext(ptr<void> null, ptr<void> null, $" +
         Slot + ")");
    return T;
  }
  void release(llvm::StringRef Slot) {
    std::string P = load("ptr<void>", "$" + Slot);
    line("call void @FltReleaseContext(" + llvm::Twine(P) + ")");
  }
  /// if (<T> >= 0) goto Then; else goto Else;
  void ifSuccess(llvm::StringRef T, llvm::StringRef Then,
                 llvm::StringRef Else) {
    std::string C = fresh();
    line(llvm::Twine(C) + " = ge i32 " + T + ", 0");
    line("condbr " + llvm::Twine(C) + ", " + Then + ", " + Else);
  }
  void ifNotNull(llvm::StringRef Slot, llvm::StringRef Then,
                 llvm::StringRef Else) {
    std::string P = load("ptr<void>", "$" + Slot), C = fresh();
    line(llvm::Twine(C) + " = ne ptr<void> " + P + ", null -> i32");
    line("condbr " + llvm::Twine(C) + ", " + Then + ", " + Else);
  }
  std::string at() {
    ++Line;
    return " !0:" + std::to_string(Line) + ":1-9";
  }
  std::string &text() { return OS.str(); }
  unsigned Instructions = 0;

private:
  std::string Text;
  llvm::raw_string_ostream OS;
  unsigned Next = 0, Line = 0;
};

struct Bench {
  const char *Name;
  /// How many acquisitions leak in it.
  unsigned Leaks;
  std::function<void(Writer &)> Write;
};

std::string numbered(llvm::StringRef S, unsigned N) {
  return (S + llvm::Twine(N)).str();
}

/// Independent ifs one after the other, between a get and its release.
void consecutive(Writer &W, unsigned N, bool Leaks) {
  W.function("void @Root()", {"0:ctx ptr<void>", "1:sum i32"});
  std::string S = W.get("ctx");
  W.ifSuccess(S, "if0", "out");
  for (unsigned K = 0; K < N; ++K) {
    W.label(numbered("if", K));
    W.unknownBranch(numbered("then", K), numbered("if", K + 1));
    W.label(numbered("then", K));
    W.line("store i32 " + llvm::Twine(K) + " -> $sum");
    W.line("br " + numbered("if", K + 1));
  }
  W.label(numbered("if", N));
  if (Leaks) {
    std::string V = W.load("i32", "$sum"), C = W.fresh();
    W.line(llvm::Twine(C) + " = eq i32 " + V + ", 7");
    W.line("condbr " + llvm::Twine(C) + ", out, last");
    W.label("last");
  }
  W.release("ctx");
  W.line("br out");
  W.label("out");
  W.line("ret");
  W.end();
}

/// Each if sets a flag of its own; all flags are asked for at the end.
void flags(Writer &W, unsigned N) {
  std::vector<std::string> Slots{"0:ctx ptr<void>", "1:count i32"};
  for (unsigned K = 0; K < N; ++K)
    Slots.push_back(numbered("", K + 2) + ":flag" + std::to_string(K) + " i32");
  W.function("void @Root()", Slots);
  for (unsigned K = 0; K < N; ++K)
    W.line("store i32 0 -> $flag" + llvm::Twine(K));
  std::string S = W.get("ctx");
  W.ifSuccess(S, "set0", "out");
  for (unsigned K = 0; K < N; ++K) {
    W.label(numbered("set", K));
    W.unknownBranch(numbered("then", K), numbered("set", K + 1));
    W.label(numbered("then", K));
    W.line("store i32 1 -> $flag" + llvm::Twine(K));
    W.line("br " + numbered("set", K + 1));
  }
  W.label(numbered("set", N));
  W.line("br ask0");
  for (unsigned K = 0; K < N; ++K) {
    W.label(numbered("ask", K));
    std::string V = W.load("i32", "$flag" + llvm::Twine(K));
    W.line("condbr " + llvm::Twine(V) + ", " + numbered("yes", K) + ", " +
           numbered("ask", K + 1));
    W.label(numbered("yes", K));
    W.line("store i32 " + llvm::Twine(K) + " -> $count");
    W.line("br " + numbered("ask", K + 1));
  }
  W.label(numbered("ask", N));
  W.release("ctx");
  W.line("br out");
  W.label("out");
  W.line("ret");
  W.end();
}

void nested(Writer &W, unsigned N) {
  W.function("void @Root()", {"0:ctx ptr<void>"});
  std::string S = W.get("ctx");
  W.ifSuccess(S, "in0", "out");
  for (unsigned K = 0; K < N; ++K) {
    W.label(numbered("in", K));
    W.unknownBranch(numbered("in", K + 1), numbered("up", K));
  }
  W.label(numbered("in", N));
  W.line("br " + numbered("up", N - 1));
  for (unsigned K = N; K-- > 0;) {
    W.label(numbered("up", K));
    W.line("br " + (K ? numbered("up", K - 1) : "last"));
  }
  W.label("last");
  W.release("ctx");
  W.line("br out");
  W.label("out");
  W.line("ret");
  W.end();
}

/// Every case but one releases.
void bigSwitch(Writer &W, unsigned N) {
  W.function("void @Root(i32 code)", {"1:ctx ptr<void>", "2:kind i32"});
  std::string S = W.get("ctx");
  W.ifSuccess(S, "go", "out");
  W.label("go");
  std::string V = W.load("i32", "$code");
  std::string Cases;
  for (unsigned K = 0; K < N; ++K)
    Cases += ", " + std::to_string(K * 3) + " -> " + numbered("case", K);
  W.line("switch i32 " + llvm::Twine(V) + ", default last" + Cases);
  for (unsigned K = 0; K < N; ++K) {
    W.label(numbered("case", K));
    W.line("store i32 " + llvm::Twine(K) + " -> $kind");
    W.line(K == N / 2 ? "br out" : "br last");
  }
  W.label("last");
  W.release("ctx");
  W.line("br out");
  W.label("out");
  W.line("ret");
  W.end();
}

/// Get, look, release; again and again, in one long function.
void longFunction(Writer &W, unsigned Pairs, unsigned Between) {
  std::vector<std::string> Slots{"0:value i32"};
  for (unsigned K = 0; K < Pairs; ++K)
    Slots.push_back(numbered("", K + 1) + ":ctx" + std::to_string(K) +
                    " ptr<void>");
  W.function("void @Root()", Slots);
  for (unsigned K = 0; K < Pairs; ++K) {
    std::string Ctx = numbered("ctx", K);
    std::string S = W.get(Ctx);
    W.ifSuccess(S, numbered("use", K), numbered("next", K));
    W.label(numbered("use", K));
    for (unsigned B = 0; B < Between; ++B) {
      std::string V = W.load("i32", "$value"), U = W.fresh();
      W.line(llvm::Twine(U) + " = add i32 " + V + ", 1");
      W.line("store i32 " + llvm::Twine(U) + " -> $value");
    }
    W.release(Ctx);
    W.line("br " + numbered("next", K));
    W.label(numbered("next", K));
  }
  W.line("ret");
  W.end();
}

/// All contexts are kept to one cleanup at the end, as drivers do.
void commonCleanup(Writer &W, unsigned N) {
  std::vector<std::string> Slots;
  for (unsigned K = 0; K < N; ++K)
    Slots.push_back(numbered("", K) + ":ctx" + std::to_string(K) +
                    " ptr<void>");
  W.function("void @Root()", Slots);
  for (unsigned K = 0; K < N; ++K)
    W.line("store ptr<void> null -> $ctx" + llvm::Twine(K));
  for (unsigned K = 0; K < N; ++K) {
    std::string S = W.get(numbered("ctx", K));
    W.ifSuccess(S, numbered("got", K), "free0");
    W.label(numbered("got", K));
  }
  W.line("br free0");
  for (unsigned K = 0; K < N; ++K) {
    W.label(numbered("free", K));
    W.ifNotNull(numbered("ctx", K), numbered("drop", K),
                numbered("free", K + 1));
    W.label(numbered("drop", K));
    W.release(numbered("ctx", K));
    W.line("br " + numbered("free", K + 1));
  }
  W.label(numbered("free", N));
  W.line("ret");
  W.end();
}

/// Loops in loops; the innermost gets and releases, and keeps one for the next
/// round now and then.
void loopNest(Writer &W, unsigned Depth) {
  std::vector<std::string> Slots{"0:ctx ptr<void>"};
  for (unsigned K = 0; K < Depth; ++K)
    Slots.push_back(numbered("", K + 1) + ":i" + std::to_string(K) + " i32");
  W.function("void @Root(i32 limit)", [&] {
    for (unsigned K = 0; K < Slots.size(); ++K) {
      llvm::StringRef Rest = llvm::StringRef(Slots[K]).split(':').second;
      Slots[K] = numbered("", K + 1) + ":" + Rest.str();
    }
    return llvm::ArrayRef<std::string>(Slots);
  }());
  for (unsigned K = 0; K < Depth; ++K) {
    W.line("store i32 0 -> $i" + llvm::Twine(K));
    W.line("br " + numbered("head", K));
    W.label(numbered("head", K));
    std::string I = W.load("i32", "$i" + llvm::Twine(K)),
                L = W.load("i32", "$limit"), C = W.fresh();
    W.line(llvm::Twine(C) + " = lt i32 " + I + ", " + L);
    W.line("condbr " + llvm::Twine(C) + ", " + numbered("body", K) + ", " +
           numbered("exit", K));
    W.label(numbered("body", K));
  }
  std::string S = W.get("ctx");
  W.ifSuccess(S, "use", numbered("next", Depth - 1));
  W.label("use");
  W.release("ctx");
  W.line("br " + numbered("next", Depth - 1));
  for (unsigned K = Depth; K-- > 0;) {
    W.label(numbered("next", K));
    std::string I = W.load("i32", "$i" + llvm::Twine(K)), N = W.fresh();
    W.line(llvm::Twine(N) + " = add i32 " + I + ", 1");
    W.line("store i32 " + llvm::Twine(N) + " -> $i" + llvm::Twine(K));
    W.line("br " + numbered("head", K));
    W.label(numbered("exit", K));
    if (K)
      W.line("br " + numbered("next", K - 1));
    else
      W.line("ret");
  }
  W.end();
}

/// Helpers that call helpers, each with two ways to fail.
void callChain(Writer &W, unsigned N) {
  for (unsigned K = 0; K < N; ++K) {
    W.function(("i32 @Level" + llvm::Twine(K) + "(ptr<ptr<void>> out)").str(),
               {});
    std::string P = W.load("ptr<ptr<void>>", "$out");
    std::string S = W.fresh();
    if (K == 0)
      W.line(llvm::Twine(S) +
             " = call i32 @FltGetStreamContext(ptr<void> null, ptr<void> "
             "null, " +
             P + ")");
    else
      W.line(llvm::Twine(S) + " = call i32 @Level" + llvm::Twine(K - 1) + "(" +
             P + ")");
    W.ifSuccess(S, "fine", "fail");
    W.label("fine");
    W.unknownBranch("keep", "drop");
    W.label("drop");
    std::string V = W.load("ptr<void>", P);
    W.line("call void @FltReleaseContext(" + llvm::Twine(V) + ")");
    W.line("store ptr<void> null -> " + llvm::Twine(P));
    W.line("br fail");
    W.label("keep");
    W.line("ret i32 0");
    W.label("fail");
    W.line("ret i32 -1");
    W.end();
  }
  W.function("void @Root()", {"0:ctx ptr<void>"});
  std::string S = W.fresh();
  W.line(llvm::Twine(S) + " = call i32 @Level" + llvm::Twine(N - 1) + "($ctx)");
  W.ifSuccess(S, "use", "out");
  W.label("use");
  W.release("ctx");
  W.line("br out");
  W.label("out");
  W.line("ret");
  W.end();
}

/// One helper, called from many places with different flags.
void manyCalls(Writer &W, unsigned N) {
  W.function("void @Drop(ptr<void> ctx, i32 flags)", {});
  std::string F = W.load("i32", "$flags"), C = W.fresh();
  W.line(llvm::Twine(C) + " = and i32 " + F + ", 1");
  W.line("condbr " + llvm::Twine(C) + ", drop, out");
  W.label("drop");
  W.release("ctx");
  W.line("br out");
  W.label("out");
  W.line("ret");
  W.end();
  W.function("void @Root()", {"0:ctx ptr<void>"});
  for (unsigned K = 0; K < N; ++K) {
    std::string S = W.get("ctx");
    W.ifSuccess(S, numbered("use", K), numbered("next", K));
    W.label(numbered("use", K));
    std::string V = W.load("ptr<void>", "$ctx");
    W.line("call void @Drop(" + llvm::Twine(V) + ", i32 " +
           llvm::Twine(2 * K + 1) + ")");
    W.line("br " + numbered("next", K));
    W.label(numbered("next", K));
  }
  W.line("ret");
  W.end();
}

/// All six members, each tested and released.
void allContexts(Writer &W, unsigned Rounds) {
  W.function("void @Root()", {"0:all rec \"_FLT_RELATED_CONTEXTS\""});
  static const char *const Members[] = {
      "VolumeContext", "InstanceContext",     "FileContext",
      "StreamContext", "StreamHandleContext", "TransactionContext"};
  for (unsigned R = 0; R < Rounds; ++R) {
    W.line("call void @FltGetContexts(ptr<void> null, u32 63, $all)");
    for (const char *Member : Members) {
      std::string F = W.fresh(), P = W.fresh(), C = W.fresh(), L = W.fresh("m");
      W.line(llvm::Twine(F) +
             " = field ptr<ptr<void>> $all, rec "
             "\"_FLT_RELATED_CONTEXTS\"." +
             Member);
      W.line(llvm::Twine(P) + " = load ptr<void> " + F);
      W.line(llvm::Twine(C) + " = ne ptr<void> " + P + ", null -> i32");
      W.line("condbr " + llvm::Twine(C) + ", " + L + "drop, " + L + "next");
      W.label(L + "drop");
      W.line("call void @FltReleaseContext(" + llvm::Twine(P) + ")");
      W.line("br " + L + "next");
      W.label(L + "next");
    }
  }
  W.line("ret");
  W.end();
}

} // namespace

int main(int Argc, char **Argv) {
  double Limit = 1.0;
  std::vector<llvm::StringRef> Wanted;
  for (int K = 1; K < Argc; ++K) {
    llvm::StringRef A = Argv[K];
    if (A == "--limit" && K + 1 < Argc) {
      if (!llvm::to_float(Argv[++K], Limit)) {
        llvm::errs() << "fltlint-bench: '" << Argv[K] << "' is no number\n";
        return 2;
      }
    } else {
      Wanted.push_back(A);
    }
  }
  const Bench Benches[] = {
      {"consecutive-ifs-64", 0, [](Writer &W) { consecutive(W, 64, false); }},
      {"consecutive-ifs-64-leak", 1,
       [](Writer &W) { consecutive(W, 64, true); }},
      {"flags-64", 0, [](Writer &W) { flags(W, 64); }},
      {"nested-ifs-64", 0, [](Writer &W) { nested(W, 64); }},
      {"switch-500", 1, [](Writer &W) { bigSwitch(W, 500); }},
      {"long-function-200-pairs", 0,
       [](Writer &W) { longFunction(W, 200, 14); }},
      {"common-cleanup-40", 0, [](Writer &W) { commonCleanup(W, 40); }},
      {"loop-nest-12", 0, [](Writer &W) { loopNest(W, 12); }},
      {"call-chain-40", 0, [](Writer &W) { callChain(W, 40); }},
      {"many-calls-100", 0, [](Writer &W) { manyCalls(W, 100); }},
      {"all-contexts-20", 0, [](Writer &W) { allContexts(W, 20); }},
  };
  int Status = 0;
  for (const Bench &B : Benches) {
    if (!Wanted.empty() && !llvm::is_contained(Wanted, B.Name))
      continue;
    Writer W;
    B.Write(W);
    auto M = pm::parse(W.text(), B.Name);
    if (!M) {
      llvm::errs() << llvm::toString(M.takeError()) << '\n' << W.text();
      return 2;
    }
    for (const std::string &E : pm::verify(*M)) {
      llvm::errs() << B.Name << ": " << E << '\n';
      return 2;
    }
    auto Start = std::chrono::steady_clock::now();
    engine::Result R = engine::analyze(*M, ddi::DdiTable::builtin());
    double Seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - Start)
            .count();
    unsigned Leaks = 0;
    for (const engine::Event &E : R.Events)
      Leaks += E.Kind == engine::EventKind::Leak;
    std::string Wrong;
    if (Leaks != B.Leaks || R.Events.size() != B.Leaks)
      Wrong += " WRONG: " + std::to_string(R.Events.size()) + " events, not " +
               std::to_string(B.Leaks);
    if (!R.NotFullyAnalysed.empty())
      Wrong += " WRONG: " + R.NotFullyAnalysed.front().Reason;
    if (R.Stats.Unconfirmed)
      Wrong += " WRONG: unconfirmed";
    if (Seconds > Limit)
      Wrong += " SLOW";
    llvm::outs() << llvm::format("%-26s %6u instructions %9llu steps %8.3f s",
                                 B.Name, W.Instructions,
                                 (unsigned long long)R.Stats.Steps, Seconds)
                 << Wrong << '\n';
    llvm::outs().flush();
    if (!Wrong.empty())
      Status = 1;
  }
  return Status;
}
