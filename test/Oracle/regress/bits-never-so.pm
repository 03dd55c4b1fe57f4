// What has bit 0 set is no even constant, however it is asked.
//
// RUN: fltlint-oracle %s
// RUN: %fltlint run-model %s 2>&1 | FileCheck %s
// CHECK: 0 findings

module "m"
file 0 "m.c"
declare i32 @FltGetStreamContext(ptr<void>, ptr<void>, ptr<ptr<void>>) system

define void @Root(i32 a0) !0:1:1 {
  param 0:a0
  slot $1:ctx ptr<void>
entry:
  %a = load i32 $0 !0:2:1
  %odd = or i32 %a, 1 !0:2:1
  %is = eq i32 %odd, -1071906814 !0:3:1
  condbr %is, never, next !0:3:1
next:
  switch i32 %odd, default cut, 2 -> never !0:4:1
cut:
  %bit = and i32 %a, 4 !0:5:1
  %one = eq i32 %bit, 1 !0:5:1
  condbr %one, never, out !0:5:1
never:
  %s = call i32 @FltGetStreamContext(ptr<void> null, ptr<void> null, $ctx) !0:6:1
  br out !0:7:1
out:
  ret !0:8:1
}
