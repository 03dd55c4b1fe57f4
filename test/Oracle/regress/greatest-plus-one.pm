// Whether the sum of what is not negative and one is negative: once it is.
//
// RUN: fltlint-oracle %s
// RUN: not %fltlint run-model %s 2>&1 | FileCheck %s
// CHECK: m.c:6:1: warning: reference to the stream context 'ctx'
// CHECK: 1 finding,

module "m"
file 0 "m.c"
declare i32 @FltGetStreamContext(ptr<void>, ptr<void>, ptr<ptr<void>>) system

define void @Root(i32 a0) !0:1:1 {
  param 0:a0
  slot $1:ctx ptr<void>
entry:
  %a = load i32 $0 !0:2:1
  %b = add i32 %a, 1 !0:2:1
  %positive = ge i32 %a, 0 !0:3:1
  condbr %positive, ask, out !0:3:1
ask:
  %more = ge i32 %b, 0 !0:4:1
  condbr %more, out, once !0:4:1
once:
  %s = call i32 @FltGetStreamContext(ptr<void> null, ptr<void> null, $ctx) !0:5:1
  br out !0:6:1
out:
  ret !0:6:1
}
