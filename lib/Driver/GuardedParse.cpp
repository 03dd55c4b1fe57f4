//===- GuardedParse.cpp - Parsing whatever there is -----------------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "fltlint/Driver/GuardedParse.h"
#include "fltlint/Driver/Guard.h"
#include <optional>

using namespace fltlint;
using namespace fltlint::driver;

static llvm::Error fail(const llvm::Twine &Message) {
  return llvm::createStringError(llvm::inconvertibleErrorCode(), Message);
}

llvm::Expected<CachedOutcome>
driver::guardedParse(std::shared_ptr<ModelCache> Cache,
                     const project::ParseJob &Job, unsigned Timeout) {
  // A parse that is given up goes on with these.
  struct Attempt {
    project::ParseJob Job;
    std::shared_ptr<ModelCache> Cache;
    std::optional<CachedOutcome> Outcome;
    std::string Problem;
  };
  auto A = std::make_shared<Attempt>();
  A->Job = Job;
  A->Cache = std::move(Cache);
  GuardResult Result = runGuarded(
      [A] {
        llvm::Expected<CachedOutcome> Outcome = A->Cache->parse(A->Job);
        if (Outcome)
          A->Outcome = std::move(*Outcome);
        else
          A->Problem = llvm::toString(Outcome.takeError());
      },
      Timeout);
  switch (Result) {
  case GuardResult::Crashed:
    return fail(Job.File +
                ": parsing or modelling this file crashed, nothing in it was "
                "analysed; the other files were");
  case GuardResult::OutOfMemory:
    return fail(Job.File +
                ": the memory that a file may have was used up while this one "
                "was parsed, nothing in it was analysed; the other files were; "
                "if it only needs more, use --memory");
  case GuardResult::TimedOut:
    return fail(Job.File + ": parsing this file took longer than " +
                llvm::Twine(Timeout) +
                " s and was given up, nothing in it was analysed; the other "
                "files were; if it only needs longer, use --timeout");
  case GuardResult::Done:
    break;
  }
  if (!A->Outcome)
    return fail(A->Problem);
  return std::move(*A->Outcome);
}
