// One argument is NULL on some paths, the other one on all of them.
//
// RUN: fltlint-oracle %s
// RUN: %fltlint run-model %s 2>&1 | FileCheck %s
// CHECK: 0 findings

module "m"
file 0 "m.c"
declare i32 @FltGetStreamContext(ptr<void>, ptr<void>, ptr<ptr<void>>) system
declare void @FltReferenceContext(ptr<void>) system
declare void @FltReleaseContext(ptr<void>) system

define void @Helper(ptr<void> a0, ptr<void> a1) !0:1:1 {
  param 0:a0
  param 1:a1
entry:
  %a = load ptr<void> $0 !0:2:1
  %is = ne ptr<void> %a, null -> i32 !0:2:1
  condbr %is, never, out !0:2:1
never:
  call void @FltReferenceContext(ptr<void> null) !0:3:1
  br out !0:3:1
out:
  ret !0:4:1
}

define void @Root() !0:5:1 {
  slot $0:none ptr<void>
  slot $1:ctx ptr<void>
entry:
  store ptr<void> null -> $none !0:6:1
  %s = call i32 @FltGetStreamContext(ptr<void> null, ptr<void> null, $ctx) !0:7:1
  br next !0:8:1
next:
  %n = load ptr<void> $none !0:8:1
  %c = load ptr<void> $ctx !0:8:1
  call void @Helper(%n, %c) !0:8:1
  %is = ne ptr<void> %c, null -> i32 !0:9:1
  condbr %is, release, out !0:9:1
release:
  call void @FltReleaseContext(%c) !0:9:1
  br out !0:9:1
out:
  ret !0:10:1
}
