// What a callee does to its copy of the pointer is no loss.
//
// RUN: fltlint-oracle %s
// RUN: %fltlint run-model %s 2>&1 | FileCheck %s
// CHECK: 0 findings

module "m"
file 0 "m.c"
declare i32 @FltGetStreamContext(ptr<void>, ptr<void>, ptr<ptr<void>>) system
declare void @FltReleaseContext(ptr<void>) system

define void @Forget(ptr<void> ctx) !0:1:1 {
entry:
  store ptr<void> null -> $ctx !0:2:1
  ret !0:3:1
}
define void @Root() !0:4:1 {
  slot $0:ctx ptr<void>
entry:
  scope.begin $ctx !0:5:1
  store ptr<void> null -> $ctx !0:6:1
  %s = call i32 @FltGetStreamContext(ptr<void> null, ptr<void> null, $ctx) !0:7:1
  %p = load ptr<void> $ctx !0:8:1
  call void @Forget(%p) !0:9:1
  %there = ne ptr<void> %p, null -> i32 !0:10:1
  condbr %there, got, out !0:11:1
got:
  call void @FltReleaseContext(%p) !0:12:1
  br out !0:13:1
out:
  ret !0:14:1
}
