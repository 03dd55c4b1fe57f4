//===- Guard.cpp - Surviving a crash --------------------------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "fltlint/Driver/Guard.h"
#include "fltlint/Driver/Platform.h"
#include "llvm/Support/CrashRecoveryContext.h"
#include "llvm/Support/ErrorHandling.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/raw_ostream.h"
#include "llvm/Support/thread.h"
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <new>
#include <optional>

using namespace fltlint;

/// Clang and the engine recurse over expressions; only what is touched costs
/// memory.
static constexpr unsigned StackSize = 256u << 20;

/// The process is not to be taken down in order.
static std::atomic<bool> Crashed{false};

/// What a guarded thread ends with that could not have the memory it wanted.
static constexpr int OutOfMemory = 0x4d;

/// What the limit is raised by next; each time half as much, so that all
/// hostile files together get no more than twice the limit.
static std::atomic<uint64_t> NextShare{0};

/// The memory of what is given up here stays taken: the others get more.
[[noreturn]] static void giveUp(llvm::CrashRecoveryContext &Context) {
  uint64_t Share = NextShare;
  while (!NextShare.compare_exchange_weak(Share, Share / 2))
    ;
  driver::raiseMemoryLimit(Share / 2);
  Context.HandleExit(OutOfMemory);
}

/// For LLVM's own allocations, which must not come back.
static void handleBadAlloc(void *, const char *, bool) {
  if (llvm::CrashRecoveryContext *C = llvm::CrashRecoveryContext::GetCurrent())
    giveUp(*C);
  llvm::errs() << "fltlint: error: there is not enough memory\n";
  llvm::sys::Process::Exit(2, /*NoCleanup=*/true);
}

void driver::guardMemory(uint64_t Bytes, unsigned Threads) {
  // Stacks count in full. Two threads each: one waits for the other.
  uint64_t Stacks = 2 * uint64_t(Threads + 1) * StackSize;
  if (!Bytes || !limitMemory(Bytes + Stacks))
    return;
  NextShare = Bytes;
  llvm::install_bad_alloc_error_handler(handleBadAlloc);
  std::set_new_handler([] { handleBadAlloc(nullptr, nullptr, false); });
}

static void enableRecovery() {
  static const bool Enabled = [] {
    llvm::CrashRecoveryContext::Enable();
    driver::AlternateStack::use();
    return true;
  }();
  (void)Enabled;
}

bool driver::runGuarded(llvm::function_ref<void()> Work) {
  enableRecovery();
  llvm::CrashRecoveryContext Context;
  bool Survived = Context.RunSafelyOnThread(
      [&] {
        driver::AlternateStack Stack;
        Work();
      },
      StackSize);
  if (!Survived)
    Crashed = true;
  return Survived;
}

driver::GuardResult driver::runGuarded(std::function<void()> Work,
                                       unsigned Seconds) {
  enableRecovery();
  struct Shared {
    std::mutex Lock;
    std::condition_variable Changed;
    std::optional<GuardResult> Result;
  };
  auto State = std::make_shared<Shared>();
  llvm::thread(std::optional<unsigned>(StackSize), [State,
                                                    Work = std::move(
                                                        Work)]() mutable {
    GuardResult Result;
    {
      llvm::CrashRecoveryContext Context;
      AlternateStack Stack;
      Result = Context.RunSafely([&] { Work(); }) ? GuardResult::Done
               : (Context.RetCode & 0xff) == OutOfMemory
                   ? GuardResult::OutOfMemory
                   : GuardResult::Crashed;
    }
    // What it owns goes before anybody is told, so that it does not go on
    // beside whoever waited.
    if (Result == GuardResult::Done)
      Work = nullptr;
    std::lock_guard<std::mutex> Guard(State->Lock);
    State->Result = Result;
    State->Changed.notify_all();
  }).detach();

  std::unique_lock<std::mutex> Guard(State->Lock);
  auto Ended = [&] { return State->Result.has_value(); };
  if (Seconds)
    State->Changed.wait_for(Guard, std::chrono::seconds(Seconds), Ended);
  else
    State->Changed.wait(Guard, Ended);
  GuardResult Result = State->Result.value_or(GuardResult::TimedOut);
  Crashed = Crashed || Result != GuardResult::Done;
  return Result;
}

int driver::finish(int Code) {
  if (!Crashed)
    return Code;
  llvm::outs().flush();
  llvm::errs().flush();
  llvm::sys::Process::Exit(Code, /*NoCleanup=*/true);
}
