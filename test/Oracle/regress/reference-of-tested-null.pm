// A pointer known to be NULL by a test takes no reference.
//
// RUN: fltlint-oracle %s
// RUN: not %fltlint run-model %s 2>&1 | FileCheck --implicit-check-not=leak %s
// CHECK: m.c:12:1: warning: {{.*}} is NULL on this path
// CHECK: 1 finding,

module "m"
file 0 "m.c"
declare i32 @FltSetStreamContext(ptr<void>, ptr<void>, i32, ptr<void>, ptr<ptr<void>>) system
declare void @FltReferenceContext(ptr<void>) system
declare void @FltReleaseContext(ptr<void>) system

define void @Root() !0:1:1 {
  slot $0:old ptr<void>
entry:
  scope.begin $old !0:2:1
  store ptr<void> null -> $old !0:3:1
  %s = call i32 @FltSetStreamContext(ptr<void> null, ptr<void> null, i32 1, ptr<void> null, $old) !0:4:1
  %p = load ptr<void> $old !0:5:1
  %there = ne ptr<void> %p, null -> i32 !0:6:1
  condbr %there, drop, rest !0:7:1
drop:
  call void @FltReleaseContext(%p) !0:8:1
  store ptr<void> null -> $old !0:9:1
  br rest !0:10:1
rest:
  %q = load ptr<void> $old !0:11:1
  call void @FltReferenceContext(%q) !0:12:1
  ret !0:13:1
}
