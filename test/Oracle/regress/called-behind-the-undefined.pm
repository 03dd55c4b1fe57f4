// Only a path on which NULL was released gets to the call: to the engine there
// is none, and the callee is a root.
//
// RUN: fltlint-oracle %s
// RUN: not %fltlint run-model %s 2>&1 | FileCheck %s
// CHECK: 1 finding,

module "m"
file 0 "m.c"
declare i32 @FltGetInstanceContext(ptr<void>, ptr<ptr<void>>) system
declare i32 @FltDeleteStreamContext(ptr<void>, ptr<void>, ptr<ptr<void>>) system
declare void @FltReleaseContext(ptr<void>) system

define void @Helper(i32 a0) !0:1:1 {
  param 0:a0
  slot $1:ctx ptr<void>
entry:
  %a = load i32 $0 !0:2:1
  %is = lt i32 %a, 0 !0:2:1
  condbr %is, get, out !0:2:1
get:
  %s = call i32 @FltGetInstanceContext(ptr<void> null, $ctx) !0:3:1
  br out !0:3:1
out:
  ret !0:4:1
}

define void @Root(ptr<void> a0) !0:5:1 {
  param 0:a0
entry:
  %a = load ptr<void> $0 !0:6:1
  %asked = ne ptr<void> %a, null -> i32 !0:6:1
  condbr %asked, both, both !0:6:1
both:
  call void @FltReleaseContext(%a) !0:7:1
  %is = ne ptr<void> %a, null -> i32 !0:8:1
  condbr %is, out, call !0:8:1
call:
  call void @Helper(i32 0) !0:9:1
  br out !0:9:1
out:
  ret !0:10:1
}
