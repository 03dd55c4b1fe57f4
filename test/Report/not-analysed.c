// What was missing or not understood is told before the closing line, and in the
// SARIF log; it does not change the exit code.
//
// RUN: %fltlint audit %s --sarif %t.sarif > %t.txt
// RUN: FileCheck %s < %t.txt
// RUN: FileCheck %s --check-prefix=SARIF < %t.sarif
// RUN: %fltlint audit %s --verbose | FileCheck %s --check-prefix=VERBOSE

#include <fltKernel.h>
#include "no-such-header.h"

typedef struct {
  int There;
} STATE;

void Function(PFLT_INSTANCE Instance, STATE *State) {
  PFLT_CONTEXT Context;
  if (NT_SUCCESS(FltGetInstanceContext(Instance, &Context))) {
    State->NotThere = 1;
    FltReleaseContext(Context);
  }
}

// CHECK-DAG: clang reports {{[0-9]+}} error{{.*}}(--verbose prints them)
// CHECK-DAG: headers not found, taken as empty (1): no-such-header.h
// CHECK-DAG: not fully analysed: {{.*}}not-analysed.c:16:6: 'Function': {{.+}}
// CHECK: fltlint: 1 file, 1 function analysed, 1 not fully analysed, 0 findings,

// SARIF: "executionSuccessful": true
// SARIF: "toolExecutionNotifications"
// SARIF: "level": "warning"
// SARIF: 'Function' was not fully analysed:

// VERBOSE: clang: {{.*}}no member named 'NotThere'
