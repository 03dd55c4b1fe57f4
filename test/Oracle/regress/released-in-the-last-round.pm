// The context that is released again behind the loop is that of its last round:
// the replay has to look at more than the first ways to get there.
//
// RUN: fltlint-oracle %s
// RUN: not %fltlint run-model %s 2>&1 | FileCheck %s
// CHECK: m.c:12:1: warning: the stream context 'ctx' is released once more although its reference obtained by 'FltAllocateContext' was already released
// CHECK: {{[0-9]}} findings

module "m"
file 0 "m.c"
declare i32 @FltSetStreamContext(ptr<void>, ptr<void>, i32, ptr<void>, ptr<ptr<void>>) system
declare i32 @FltAllocateContext(ptr<void>, i32, i32, i32, ptr<ptr<void>>) system
declare void @FltReleaseContext(ptr<void>) system

define void @Root() !0:1:1 {
  slot $0:ctx ptr<void>
  slot $1:i i32
entry:
  store i32 0 -> $i !0:2:1
  br head !0:3:1
head:
  %i = load i32 $i !0:3:1
  %more = lt i32 %i, 3 !0:3:1
  condbr %more, body, out !0:3:1
body:
  %s = call i32 @FltSetStreamContext(ptr<void> null, ptr<void> null, i32 0, ptr<void> null, $ctx) !0:4:1
  %a = call i32 @FltAllocateContext(ptr<void> null, i32 8, i32 24, i32 1, $ctx) !0:6:1
  %c = load ptr<void> $ctx !0:8:1
  call void @FltReleaseContext(%c) !0:8:1
  %j = load i32 $i !0:9:1
  %k = add i32 %j, 1 !0:9:1
  store i32 %k -> $i !0:9:1
  br head !0:10:1
out:
  %d = load ptr<void> $ctx !0:12:1
  call void @FltReleaseContext(%d) !0:12:1
  ret !0:13:1
}
