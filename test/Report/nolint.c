// A NOLINT comment takes a finding out; the closing line counts it.
//
// RUN: %fltlint audit %s | FileCheck %s

#include <fltKernel.h>

void Leak(PFLT_INSTANCE Instance, PFILE_OBJECT FileObject) {
  PFLT_CONTEXT Context;
  if (NT_SUCCESS(FltGetFileContext(Instance, FileObject, &Context)))
    KeStallExecutionProcessor(1);
} // NOLINT(flt-context-leak): a test

// CHECK-NOT: warning
// CHECK: fltlint: 1 file, {{.*}} 0 findings (1 more suppressed by NOLINT),
