// What was referenced is not NULL.
//
// RUN: fltlint-oracle %s
// RUN: %fltlint run-model %s 2>&1 | FileCheck %s
// CHECK: 0 findings

module "m"
file 0 "m.c"
declare void @FltReferenceContext(ptr<void>) system
declare void @FltReleaseContext(ptr<void>) system
declare void @ProjectReplace(ptr<ptr<void>>)

define void @Root() !0:1:1 {
  slot $0:ctx ptr<void>
entry:
  scope.begin $ctx !0:2:1
  store ptr<void> null -> $ctx !0:3:1
  call void @ProjectReplace($ctx) !0:4:1
  %p = load ptr<void> $ctx !0:5:1
  call void @FltReferenceContext(%p) !0:6:1
  %there = ne ptr<void> %p, null -> i32 !0:7:1
  condbr %there, drop, out !0:8:1
drop:
  call void @FltReleaseContext(%p) !0:9:1
  br out !0:10:1
out:
  ret !0:11:1
}
