// Deleting and referencing need a context, as releasing does.
// RUN: not %fltlint audit %s --no-snippets 2>&1 | FileCheck %s
#include <fltKernel.h>

NTSTATUS Delete(PFLT_FILTER Filter) {
  PFLT_CONTEXT Context = NULL;
  NTSTATUS Status = FltAllocateContext(Filter, FLT_VOLUME_CONTEXT, 64,
                                       NonPagedPool, &Context);
  if (!NT_SUCCESS(Status)) {
    // CHECK: :[[@LINE+1]]:5: warning: the context pointer is NULL on this path and is passed to 'FltDeleteContext' [flt-context-uninitialized]
    FltDeleteContext(Context);
    return Status;
  }
  FltReleaseContext(Context);
  return Status;
}

VOID Guarded(PFLT_INSTANCE Instance) {
  PFLT_CONTEXT Context = NULL;
  FltGetInstanceContext(Instance, &Context);
  if (Context != NULL) {
    FltDeleteContext(Context);
    FltReleaseContext(Context);
  }
}
// CHECK-NOT: warning:
// CHECK: 2 functions analysed, 0 not fully analysed, 1 finding
