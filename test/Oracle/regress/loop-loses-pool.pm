// Each round of the loop puts the reference into pool memory that it forgets.
// That is no new state in each round.
//
// RUN: fltlint-oracle %s
// RUN: not %fltlint run-model %s 2>&1 | FileCheck %s
// CHECK: m.c:7:1: warning: reference to the stream context 'ctx'
// CHECK: 0 not fully analysed, 1 finding,

module "m"
file 0 "m.c"
declare i32 @FltGetStreamContext(ptr<void>, ptr<void>, ptr<ptr<void>>) system
declare ptr<void> @ExAllocatePoolZero(i32, i32, i32) system
declare i32 @ProjectQuery()

define void @Root() !0:1:1 {
  slot $0:ctx ptr<void>
  slot $1:flags i32
entry:
  store ptr<void> null -> $ctx !0:2:1
  store i32 0 -> $flags !0:2:1
  %s = call i32 @FltGetStreamContext(ptr<void> null, ptr<void> null, $ctx) !0:2:1
  br head !0:3:1
head:
  %q = call i32 @ProjectQuery() !0:3:1
  %more = ne i32 %q, 0 !0:3:1
  condbr %more, body, out !0:3:1
body:
  %p = call ptr<void> @ExAllocatePoolZero(i32 1, i32 24, i32 0) !0:4:1
  %ok = ne ptr<void> %p, null -> i32 !0:4:1
  condbr %ok, put, head !0:4:1
put:
  %c = load ptr<void> $ctx !0:5:1
  store ptr<void> %c -> %p !0:5:1
  br head !0:6:1
out:
  ret !0:7:1
}
