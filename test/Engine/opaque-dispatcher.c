// A routine that is not seen gets the address through which the cookie, and
// what it holds, can be replaced: nothing is owed for sure any more.
// RUN: %fltlint audit %s --no-snippets 2>&1 | FileCheck %s
// CHECK-NOT: warning:
// CHECK: 0 findings
#include <fltKernel.h>

typedef struct {
  PFLT_CONTEXT Instance;
} COOKIE;

VOID Dispatch(PFLT_CALLBACK_DATA Data, COOKIE **Cookie);

NTSTATUS Begin(PFLT_CALLBACK_DATA Data, PCFLT_RELATED_OBJECTS Objects) {
  COOKIE *Cookie = ExAllocatePoolWithTag(NonPagedPool, sizeof(COOKIE), 'abcd');
  if (Cookie == NULL)
    return STATUS_INSUFFICIENT_RESOURCES;
  if (!NT_SUCCESS(FltGetInstanceContext(Objects->Instance, &Cookie->Instance))) {
    ExFreePoolWithTag(Cookie, 'abcd');
    return STATUS_NOT_FOUND;
  }
  Dispatch(Data, &Cookie);
  return STATUS_SUCCESS;
}
