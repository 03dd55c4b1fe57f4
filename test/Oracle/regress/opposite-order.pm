// Not both a < b and b < a.
//
// RUN: fltlint-oracle %s
// RUN: %fltlint run-model %s 2>&1 | FileCheck %s
// CHECK: 0 findings

module "m"
file 0 "m.c"
declare i32 @FltGetStreamContext(ptr<void>, ptr<void>, ptr<ptr<void>>) system

define void @Root(i32 a0, i32 a1) !0:1:1 {
  param 0:a0
  param 1:a1
  slot $2:ctx ptr<void>
entry:
  %a = load i32 $0 !0:2:1
  %b = load i32 $1 !0:2:1
  %less = lt i32 %a, %b !0:2:1
  condbr %less, ask, out !0:2:1
ask:
  %greater = lt i32 %b, %a !0:3:1
  condbr %greater, never, again !0:3:1
again:
  %equal = eq i32 %b, %a !0:4:1
  condbr %equal, never, out !0:4:1
never:
  %s = call i32 @FltGetStreamContext(ptr<void> null, ptr<void> null, $ctx) !0:5:1
  br out !0:6:1
out:
  ret !0:7:1
}
