// A callee that overwrites the last holder loses the caller's reference.
//
// RUN: fltlint-oracle %s
// RUN: not %fltlint run-model %s 2>&1 | FileCheck %s
// CHECK-DAG: m.c:7:1: note: {{.*}} returns a referenced
// CHECK: 1 finding{{s?}}

module "m"
file 0 "m.c"
declare i32 @FltGetStreamContext(ptr<void>, ptr<void>, ptr<ptr<void>>) system

define void @Clear(ptr<ptr<void>> out) !0:1:1 {
entry:
  %o = load ptr<ptr<void>> $out !0:2:1
  store ptr<void> null -> %o !0:3:1
  ret !0:4:1
}
define void @Root() !0:5:1 {
  slot $0:ctx ptr<void>
entry:
  scope.begin $ctx !0:6:1
  %s = call i32 @FltGetStreamContext(ptr<void> null, ptr<void> null, $ctx) !0:7:1
  call void @Clear($ctx) !0:8:1
  ret !0:9:1
}
