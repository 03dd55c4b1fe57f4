//===- Generator.h - Random path models -------------------------*- C++ -*-===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Small random programs over contexts, as path models. The same seed gives
/// the same model on every machine.
///
//===----------------------------------------------------------------------===//

#ifndef FLTLINT_TEST_ORACLE_GENERATOR_H
#define FLTLINT_TEST_ORACLE_GENERATOR_H

#include "fltlint/PathModel/PathModel.h"

namespace fltlint {
namespace oracle {

pm::Module generate(uint64_t Seed);

} // namespace oracle
} // namespace fltlint

#endif // FLTLINT_TEST_ORACLE_GENERATOR_H
