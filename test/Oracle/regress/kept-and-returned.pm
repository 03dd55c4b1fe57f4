// A helper keeps one of two references in a global and returns the pointer for
// the other.
//
// RUN: fltlint-oracle %s
// RUN: not %fltlint run-model %s 2>&1 | FileCheck %s
// CHECK-DAG: m.c:15:1: note: {{.*}} returns a referenced
// CHECK: 1 finding{{s?}}

module "m"
file 0 "m.c"
global ptr<void> @gContext
declare i32 @FltGetStreamContext(ptr<void>, ptr<void>, ptr<ptr<void>>) system
declare void @FltReferenceContext(ptr<void>) system

define ptr<void> @Keep() !0:1:1 {
  slot $0:ctx ptr<void>
entry:
  scope.begin $ctx !0:2:1
  store ptr<void> null -> $ctx !0:3:1
  %s = call i32 @FltGetStreamContext(ptr<void> null, ptr<void> null, $ctx) !0:4:1
  %ok = ge i32 %s, 0 !0:5:1
  condbr %ok, got, out !0:6:1
got:
  %p = load ptr<void> $ctx !0:7:1
  call void @FltReferenceContext(%p) !0:8:1
  store ptr<void> %p -> @gContext !0:9:1
  br out !0:10:1
out:
  %r = load ptr<void> $ctx !0:11:1
  scope.end $ctx !0:12:1
  ret %r !0:13:1
}
define void @Root() !0:14:1 {
entry:
  %p = call ptr<void> @Keep() !0:15:1
  ret !0:16:1
}
