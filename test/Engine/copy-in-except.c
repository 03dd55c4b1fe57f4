// A copy to a buffer that came with the operation may raise; one between a
// context and a local does not, so nothing is lost in the handler.
// RUN: not %fltlint audit %s --no-snippets 2>&1 | FileCheck %s
#include <fltKernel.h>

typedef struct {
  ULONG Id[4];
} STREAM;

NTSTATUS FromContext(PFLT_INSTANCE Instance, PFILE_OBJECT File, ULONG *Sum) {
  STREAM *Stream = NULL;
  ULONG Local[4];
  NTSTATUS Status =
      FltGetStreamContext(Instance, File, (PFLT_CONTEXT *)&Stream);
  if (!NT_SUCCESS(Status))
    return Status;
  __try {
    RtlCopyMemory(Local, Stream->Id, sizeof(Local));
    FltReleaseContext(Stream);
  } __except (EXCEPTION_EXECUTE_HANDLER) {
    return GetExceptionCode();
  }
  *Sum = Local[0] + Local[3];
  return STATUS_SUCCESS;
}

// CHECK-NOT: FromContext
NTSTATUS ToUser(PFLT_CALLBACK_DATA Data, PCFLT_RELATED_OBJECTS Objects) {
  STREAM *Stream = NULL;
  NTSTATUS Status = FltGetStreamContext(Objects->Instance, Objects->FileObject,
                                        (PFLT_CONTEXT *)&Stream);
  if (!NT_SUCCESS(Status))
    return Status;
  __try {
    RtlCopyMemory(Data->Iopb->Parameters.Read.ReadBuffer, Stream->Id,
                  sizeof(Stream->Id));
    FltReleaseContext(Stream);
  } __except (EXCEPTION_EXECUTE_HANDLER) {
    // CHECK: :[[@LINE+1]]:5: warning: reference to the stream context 'Stream' obtained by 'FltGetStreamContext' is not released on this path
    return GetExceptionCode();
  }
  return STATUS_SUCCESS;
}
// CHECK: 2 functions analysed, 0 not fully analysed, 1 finding
