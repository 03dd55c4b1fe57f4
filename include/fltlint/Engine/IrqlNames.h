//===- IrqlNames.h - How IRQLs are called -----------------------*- C++ -*-===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FLTLINT_ENGINE_IRQLNAMES_H
#define FLTLINT_ENGINE_IRQLNAMES_H

#include <cstdint>
#include <string>

namespace fltlint {
namespace engine {

/// "DISPATCH_LEVEL", "IRQL 5".
std::string irqlName(int64_t Level);

} // namespace engine
} // namespace fltlint

#endif // FLTLINT_ENGINE_IRQLNAMES_H
