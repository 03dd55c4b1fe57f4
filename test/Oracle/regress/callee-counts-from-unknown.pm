// Two billion rounds from what nobody knows: they end, too, where the sum
// wraps.
//
// RUN: fltlint-oracle %s
// RUN: not %fltlint run-model %s 2>&1 | FileCheck %s
// CHECK: m.c:10:1: warning: reference to the stream context 'ctx'
// CHECK: 1 finding,

module "m"
file 0 "m.c"
declare i32 @FltGetStreamContext(ptr<void>, ptr<void>, ptr<ptr<void>>) system
declare i32 @ProjectQuery()

define i32 @Wait() !0:1:1 {
  slot $0:i i32
entry:
  %q = call i32 @ProjectQuery() !0:2:1
  store i32 %q -> $i !0:2:1
  %positive = gt i32 %q, 0 !0:3:1
  condbr %positive, loop, failed !0:3:1
failed:
  ret i32 1 !0:3:1
loop:
  %i = load i32 $i !0:4:1
  %j = add i32 %i, 1 !0:4:1
  store i32 %j -> $i !0:4:1
  %more = ne i32 %j, 0 !0:5:1
  condbr %more, loop, out !0:5:1
out:
  ret i32 0 !0:6:1
}

define void @Root() !0:7:1 {
  slot $0:ctx ptr<void>
  slot $1:again i32
entry:
  %w = call i32 @Wait() !0:8:1
  store i32 %w -> $again !0:8:1
  %s = call i32 @FltGetStreamContext(ptr<void> null, ptr<void> null, $ctx) !0:9:1
  br forever !0:9:1
forever:
  %a = load i32 $again !0:9:1
  condbr %a, forever, out !0:9:1
out:
  ret !0:10:1
}
