// RUN: %fltlint audit %s 2>&1 | FileCheck %s

// A helper that is called in more ways than are kept apart is still analysed
// to its end: one general entry stands for the ways that are left, those with
// a NULL pointer among them.

#include <fltKernel.h>

static VOID Note(ULONG Why, PVOID Name, PFLT_CONTEXT Context) {
  if (Why > 3 && Name != NULL && *(int *)Name)
    FltReleaseContext(Context);
}

#define CALL(N)                                                                \
  Note(N, NULL, Context);                                                      \
  Note(N, Name, Context)

// CHECK-NOT: warning:
VOID Caller(PFLT_CONTEXT Context, PVOID Name) {
  CALL(1);
  CALL(2);
  CALL(3);
  CALL(4);
  CALL(5);
  CALL(6);
  CALL(7);
  CALL(8);
  CALL(9);
  CALL(10);
  CALL(11);
  CALL(12);
  Note(13, NULL, NULL);
  Note(14, NULL, NULL);
  Note(15, NULL, NULL);
  Note(16, NULL, Context);
}

// CHECK: 0 not fully analysed, 0 findings
