// A reference taken on a context of unknown origin, and given back, says nothing
// about the caller's own release of it: there may be others below.
// RUN: %fltlint audit %s --no-snippets 2>&1 | FileCheck %s
// CHECK-NOT: warning:
// CHECK: 3 functions analysed, 0 not fully analysed, 0 findings
#include <fltKernel.h>

typedef struct {
  PFLT_CONTEXT Owner;
} REQUEST;

NTSTATUS FindSomewhere(PFLT_INSTANCE Instance, PFLT_CONTEXT *Context);

static NTSTATUS Build(PFLT_CONTEXT Context, REQUEST **Request) {
  REQUEST *New = ExAllocatePoolWithTag(PagedPool, sizeof(REQUEST), 'abcd');
  if (New == NULL)
    return STATUS_INSUFFICIENT_RESOURCES;
  FltReferenceContext(Context);
  New->Owner = Context;
  *Request = New;
  return STATUS_SUCCESS;
}

static VOID Destroy(REQUEST *Request) {
  FltReleaseContext(Request->Owner);
  ExFreePoolWithTag(Request, 'abcd');
}

NTSTATUS Send(PFLT_INSTANCE Instance) {
  PFLT_CONTEXT Context = NULL;
  REQUEST *Request = NULL;
  NTSTATUS Status = FindSomewhere(Instance, &Context);
  if (!NT_SUCCESS(Status))
    return Status;
  Status = Build(Context, &Request);
  if (NT_SUCCESS(Status))
    Destroy(Request);
  FltReleaseContext(Context);
  return Status;
}
