//===- TidyCompat.h - What differs between releases -------------*- C++ -*-===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FLTLINT_LIB_TIDY_TIDYCOMPAT_H
#define FLTLINT_LIB_TIDY_TIDYCOMPAT_H

#include "clang/Basic/Version.h"

#include "clang-tidy/ClangTidyModule.h"
// Deprecated in 22, gone in 24.
#if CLANG_VERSION_MAJOR < 22
#include "clang-tidy/ClangTidyModuleRegistry.h"
#endif

#endif // FLTLINT_LIB_TIDY_TIDYCOMPAT_H
