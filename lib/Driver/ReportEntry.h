//===- ReportEntry.h - What an analysis found, in the cache -----*- C++ -*-===//
//
// Part of FltLint, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FLTLINT_LIB_DRIVER_REPORTENTRY_H
#define FLTLINT_LIB_DRIVER_REPORTENTRY_H

#include "fltlint/Driver/Program.h"

namespace fltlint {
namespace driver {

/// Identifies all that makes a report: the models in the order they are linked
/// in, the facts, and the sources that the analysis was built from.
std::string reportKey(llvm::StringRef Program,
                      llvm::ArrayRef<std::string> ModelHashes,
                      llvm::StringRef Facts);

std::string writeReportEntry(const ProgramReport &Report, llvm::StringRef Key);

/// False if \p Data is not what writeReportEntry wrote for this key.
bool readReportEntry(llvm::StringRef Data, llvm::StringRef Key,
                     ProgramReport &Report);

} // namespace driver
} // namespace fltlint

#endif // FLTLINT_LIB_DRIVER_REPORTENTRY_H
