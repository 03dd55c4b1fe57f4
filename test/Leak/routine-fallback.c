// RUN: not %fltlint audit %s 2>&1 | FileCheck %s

// A pointer to a routine that newer systems have, or else to a fallback, is
// not the fallback alone: where that one stops, the system's goes on.

#include <fltKernel.h>

typedef NTSTATUS (*OPEN)(PHANDLE Handle, POBJECT_ATTRIBUTES Attributes,
                         PIO_DRIVER_CREATE_CONTEXT Create);

static OPEN gOpen;

static NTSTATUS Fallback(PHANDLE Handle, POBJECT_ATTRIBUTES Attributes,
                         PIO_DRIVER_CREATE_CONTEXT Create) {
  FLT_ASSERT(Create == NULL);
  return ZwOpenDirectoryObject(Handle, 0, Attributes);
}

VOID Prepare(VOID) {
  gOpen = (OPEN)FltGetRoutineAddress("FltNotInTheTable");
  if (gOpen == NULL)
    gOpen = Fallback;
}

NTSTATUS Open(PFLT_INSTANCE Instance, POBJECT_ATTRIBUTES Attributes) {
  PFLT_CONTEXT Context;
  IO_DRIVER_CREATE_CONTEXT Create;
  HANDLE Handle;
  NTSTATUS Status;

  Status = FltGetInstanceContext(Instance, &Context);
  if (!NT_SUCCESS(Status))
    return Status;

  IoInitializeDriverCreateContext(&Create);
  Status = gOpen(&Handle, Attributes, &Create);
  // CHECK: routine-fallback.c:[[@LINE+2]]:5: warning: reference to the instance context 'Context'
  if (!NT_SUCCESS(Status))
    return Status;

  ZwClose(Handle);
  FltReleaseContext(Context);
  return STATUS_SUCCESS;
}
// CHECK: 1 finding
