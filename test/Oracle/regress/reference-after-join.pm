// A pointer that is NULL on one path and acquired on the other stands for no
// context of somebody else's: another reference to it counts for the first call.
//
// RUN: fltlint-oracle %s
// RUN: not %fltlint run-model %s 2>&1 | FileCheck %s
// CHECK-DAG: m.c:4:1: note: {{.*}} returns a referenced
// CHECK: 1 finding{{s?}}

module "m"
file 0 "m.c"
declare i32 @FltAllocateContext(ptr<void>, i32, i32, i32, ptr<ptr<void>>) system
declare void @FltReferenceContext(ptr<void>) system
declare void @FltReleaseContext(ptr<void>) system

define void @Root() !0:1:1 {
  slot $0:ctx ptr<void>
entry:
  scope.begin $ctx !0:2:1
  store ptr<void> null -> $ctx !0:3:1
  %s = call i32 @FltAllocateContext(ptr<void> null, i32 8, i32 24, i32 1, $ctx) !0:4:1
  br join !0:5:1
join:
  %p = load ptr<void> $ctx !0:6:1
  %there = ne ptr<void> %p, null -> i32 !0:7:1
  condbr %there, use, out !0:8:1
use:
  call void @FltReferenceContext(%p) !0:9:1
  call void @FltReleaseContext(%p) !0:10:1
  br out !0:11:1
out:
  ret !0:12:1
}
