// An assertion that cannot hold ends a path, unless the next statement says how
// to go on without it: that is what free builds do.
// RUN: not %fltlint audit %s --no-snippets 2>&1 | FileCheck %s
#include <fltKernel.h>

NTSTATUS Handled(PFLT_INSTANCE Instance, ULONG Kind) {
  PFLT_CONTEXT Context = NULL;
  NTSTATUS Status = FltGetInstanceContext(Instance, &Context);
  if (!NT_SUCCESS(Status))
    return Status;
  if (Kind > 4) {
    FLT_ASSERTMSG("no such kind", FALSE);
    // CHECK: :[[@LINE+1]]:5: warning: reference to the instance context 'Context' obtained by 'FltGetInstanceContext' is not released on this path
    return STATUS_INVALID_PARAMETER;
  }
  FltReleaseContext(Context);
  return Status;
}

NTSTATUS Impossible(PFLT_INSTANCE Instance, ULONG Kind) {
  PFLT_CONTEXT Context = NULL;
  NTSTATUS Status = FltGetInstanceContext(Instance, &Context);
  if (!NT_SUCCESS(Status))
    return Status;
  switch (Kind) {
  case 1:
    FltReleaseContext(Context);
    break;
  default:
    FLT_ASSERT(FALSE);
    break;
  }
  return Status;
}
// CHECK-NOT: warning:
// CHECK: 2 functions analysed, 0 not fully analysed, 1 finding
