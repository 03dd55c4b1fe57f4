// RUN: not %fltlint audit %s 2>&1 | FileCheck %s

// Whoever is given the name that a context has inside does not get the
// context.

#include <fltKernel.h>

typedef struct _CTX {
  ULONG Flags;
  UNICODE_STRING Name;
  LIST_ENTRY Link;
} CTX, *PCTX;

typedef struct _REQUEST {
  PCTX Context;
  ULONG Kind;
} REQUEST, *PREQUEST;

typedef NTSTATUS (*OPEN)(PHANDLE Handle, POBJECT_ATTRIBUTES Attributes);

NTSTATUS OpenByName(PHANDLE Handle, POBJECT_ATTRIBUTES Attributes);
NTSTATUS Enqueue(PREQUEST Request);

// CHECK: name-in-context.c:[[@LINE+16]]:5: warning: reference to the instance context 'Context' obtained by 'FltGetInstanceContext'
NTSTATUS OpenOf(PFLT_INSTANCE Instance) {
  PCTX Context;
  OBJECT_ATTRIBUTES Attributes;
  HANDLE Handle;
  NTSTATUS Status;

  Status = FltGetInstanceContext(Instance, (PFLT_CONTEXT *)&Context);
  if (!NT_SUCCESS(Status))
    return Status;

  InitializeObjectAttributes(&Attributes, &Context->Name, OBJ_KERNEL_HANDLE,
                             NULL, NULL);

  Status = OpenByName(&Handle, &Attributes);
  if (!NT_SUCCESS(Status))
    return Status;

  ZwClose(Handle);
  FltReleaseContext(Context);
  return STATUS_SUCCESS;
}

// CHECK: name-in-context.c:[[@LINE+15]]:3: warning: reference to the instance context 'Context' obtained by 'FltGetInstanceContext'
NTSTATUS OpenThrough(PFLT_INSTANCE Instance, OPEN Open) {
  PCTX Context;
  OBJECT_ATTRIBUTES Attributes;
  HANDLE Handle;
  NTSTATUS Status;

  Status = FltGetInstanceContext(Instance, (PFLT_CONTEXT *)&Context);
  if (!NT_SUCCESS(Status))
    return Status;

  InitializeObjectAttributes(&Attributes, &Context->Name, OBJ_KERNEL_HANDLE,
                             NULL, NULL);
  Open(&Handle, &Attributes);

  return STATUS_SUCCESS;
}

// Who is given the context in a structure may release it.
NTSTATUS Hand(PFLT_INSTANCE Instance) {
  REQUEST Request;
  NTSTATUS Status;

  Request.Kind = 1;
  Status = FltGetInstanceContext(Instance, (PFLT_CONTEXT *)&Request.Context);
  if (!NT_SUCCESS(Status))
    return Status;
  return Enqueue(&Request);
}

// CHECK: 2 findings
