// A billion rounds are more than brute force goes; but they end.
//
// RUN: fltlint-oracle %s
// RUN: not %fltlint run-model %s 2>&1 | FileCheck %s
// CHECK: m.c:10:1: warning: reference to the stream context 'ctx'
// CHECK: 1 finding,

module "m"
file 0 "m.c"
declare i32 @FltGetStreamContext(ptr<void>, ptr<void>, ptr<ptr<void>>) system

define void @Wait() !0:1:1 {
  slot $0:i i32
entry:
  store i32 -1073741823 -> $i !0:2:1
  br loop !0:3:1
loop:
  %i = load i32 $i !0:3:1
  %j = add i32 %i, 1 !0:4:1
  store i32 %j -> $i !0:4:1
  %more = ne i32 %j, 0 !0:5:1
  condbr %more, loop, out !0:5:1
out:
  ret !0:6:1
}

define void @Root() !0:7:1 {
  slot $0:ctx ptr<void>
entry:
  call void @Wait() !0:8:1
  %s = call i32 @FltGetStreamContext(ptr<void> null, ptr<void> null, $ctx) !0:9:1
  ret !0:10:1
}
