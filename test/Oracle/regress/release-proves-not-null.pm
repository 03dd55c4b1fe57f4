// FltReleaseContext(NULL) does not come back: what was released is not NULL.
//
// RUN: fltlint-oracle %s
// RUN: %fltlint run-model %s 2>&1 | FileCheck %s
// CHECK: 0 findings

module "m"
file 0 "m.c"
declare void @FltReleaseContext(ptr<void>) system
declare i32 @FltGetStreamContext(ptr<void>, ptr<void>, ptr<ptr<void>>) system

define void @Root(ptr<void> a0) !0:1:1 {
  param 0:a0
  slot $1:ctx ptr<void>
entry:
  %a = load ptr<void> $0 !0:2:1
  %asked = ne ptr<void> %a, null -> i32 !0:2:1
  condbr %asked, both, both !0:2:1
both:
  call void @FltReleaseContext(%a) !0:2:1
  %is = ne ptr<void> %a, null -> i32 !0:3:1
  condbr %is, out, never !0:3:1
never:
  %s = call i32 @FltGetStreamContext(ptr<void> null, ptr<void> null, $ctx) !0:4:1
  br out !0:5:1
out:
  ret !0:6:1
}
