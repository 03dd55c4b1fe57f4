//===- Policy.cpp - What an executable asks of its checks -----------------===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "fltlint/Tidy/Policy.h"
#include "fltlint/Engine/Engine.h"

using namespace fltlint;
using namespace fltlint::tidy;

const Policy tidy::BatchPolicy = {engine::Options().MaxStepsPerRoot,
                                  engine::Options().MaxSteps, false, false};
const Policy tidy::EditorPolicy = {100'000, 400'000, true, true};

static Policy Current = BatchPolicy;

void tidy::setPolicy(const Policy &P) { Current = P; }

const Policy &tidy::getPolicy() { return Current; }
