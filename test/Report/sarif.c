// The SARIF log of a run: what it says agrees with the text.
//
// RUN: not %fltlint audit %s --sarif %t.sarif > %t.txt
// RUN: FileCheck %s --check-prefix=TEXT < %t.txt
// RUN: %python -m json.tool %t.sarif %t.json
// RUN: FileCheck %s < %t.json
//
// On standard output, the text goes to standard error.
// RUN: not %fltlint audit %s --sarif - 2>%t.err | %python -m json.tool > %t.out
// RUN: FileCheck %s < %t.out
// RUN: FileCheck %s --check-prefix=TEXT < %t.err

#include <fltKernel.h>

NTSTATUS Leak(PFLT_INSTANCE Instance, PFILE_OBJECT FileObject) {
  PFLT_CONTEXT Context;
  NTSTATUS Status = FltGetFileContext(Instance, FileObject, &Context);
  if (!NT_SUCCESS(Status))
    return Status;
  return STATUS_SUCCESS;
}

// TEXT: sarif.c:[[#@LINE-3]]:3: warning: reference to the file context 'Context' obtained by 'FltGetFileContext' is not released on this path [flt-context-leak]
// TEXT: fltlint: 1 file, 1 function analysed, 0 not fully analysed, 1 finding,

// CHECK: "version": "2.1.0"
// CHECK: "executionSuccessful": true
// CHECK: "ruleId": "flt-context-leak"
// CHECK: "level": "warning"
// CHECK: "text": "reference to the file context 'Context' obtained by 'FltGetFileContext' is not released on this path"
// CHECK: "uri": "{{.*}}/sarif.c"
// CHECK: "startLine": [[#@LINE-12]],
// CHECK-NEXT: "startColumn": 3,
// CHECK: "fullyQualifiedName": "Leak"
// CHECK: "primaryLocationLineHash": "{{[0-9a-f]+}}:1"
// CHECK: "codeFlows"
// CHECK: "startLine": [[#@LINE-20]],
// CHECK: 'FltGetFileContext' returns a referenced file context in 'Context' (assuming the call succeeds)
