//===- Guard.cpp - Surviving a crash --------------------------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "fltlint/Driver/Guard.h"
#include "llvm/Config/llvm-config.h"
#include "llvm/Support/CrashRecoveryContext.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/raw_ostream.h"
#include "llvm/Support/thread.h"
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>

#if LLVM_ON_UNIX
#include <csignal>
#endif

using namespace fltlint;

/// Clang and the engine recurse over expressions; only what is touched costs
/// memory.
static constexpr unsigned StackSize = 256u << 20;

/// The process is not to be taken down in order.
static std::atomic<bool> Crashed{false};

#if LLVM_ON_UNIX

/// The handlers that CrashRecoveryContext installs run on the stack of the
/// thread that crashed, so the crash that hostile or generated code causes most
/// easily, a stack that overflows, would kill the process all the same. Here
/// they are told to use another stack, which each guarded thread brings along.
static void useAlternateStack() {
  for (int Signal : {SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGSEGV, SIGTRAP}) {
    struct sigaction Action;
    if (sigaction(Signal, nullptr, &Action) == 0) {
      Action.sa_flags |= SA_ONSTACK;
      sigaction(Signal, &Action, nullptr);
    }
  }
}

namespace {

class AlternateStack {
public:
  AlternateStack() : Memory(new char[Size]) {
    stack_t Stack = {};
    Stack.ss_sp = Memory.get();
    Stack.ss_size = Size;
    sigaltstack(&Stack, nullptr);
  }
  ~AlternateStack() {
    stack_t Stack = {};
    Stack.ss_flags = SS_DISABLE;
    sigaltstack(&Stack, nullptr);
  }

private:
  static constexpr size_t Size = 64u << 10;
  std::unique_ptr<char[]> Memory;
};

} // namespace

#else

static void useAlternateStack() {}
namespace {
class AlternateStack {};
} // namespace

#endif

static void enableRecovery() {
  static const bool Enabled = [] {
    llvm::CrashRecoveryContext::Enable();
    useAlternateStack();
    return true;
  }();
  (void)Enabled;
}

bool driver::runGuarded(llvm::function_ref<void()> Work) {
  enableRecovery();
  llvm::CrashRecoveryContext Context;
  bool Survived = Context.RunSafelyOnThread(
      [&] {
        AlternateStack Stack;
        (void)Stack;
        Work();
      },
      StackSize);
  if (!Survived)
    Crashed = true;
  return Survived;
}

driver::GuardResult driver::runGuarded(std::function<void()> Work,
                                       unsigned Seconds) {
  if (!Seconds)
    return runGuarded(Work) ? GuardResult::Done : GuardResult::Crashed;
  enableRecovery();
  struct Shared {
    std::mutex Lock;
    std::condition_variable Changed;
    std::optional<bool> Survived;
  };
  auto State = std::make_shared<Shared>();
  llvm::thread(std::optional<unsigned>(StackSize), [State,
                                                    Work = std::move(
                                                        Work)]() mutable {
    bool Survived;
    {
      llvm::CrashRecoveryContext Context;
      AlternateStack Stack;
      (void)Stack;
      Survived = Context.RunSafely([&] { Work(); });
    }
    // What it owns goes before anybody is told, so that it does not go on
    // beside whoever waited.
    if (Survived)
      Work = nullptr;
    std::lock_guard<std::mutex> Guard(State->Lock);
    State->Survived = Survived;
    State->Changed.notify_all();
  }).detach();

  std::unique_lock<std::mutex> Guard(State->Lock);
  State->Changed.wait_for(Guard, std::chrono::seconds(Seconds),
                          [&] { return State->Survived.has_value(); });
  if (State->Survived == true)
    return GuardResult::Done;
  Crashed = true;
  return State->Survived ? GuardResult::Crashed : GuardResult::TimedOut;
}

int driver::finish(int Code) {
  if (!Crashed)
    return Code;
  llvm::outs().flush();
  llvm::errs().flush();
  llvm::sys::Process::Exit(Code, /*NoCleanup=*/true);
}
