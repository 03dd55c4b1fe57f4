// Three rounds with twelve outcomes each: paths that meet in one state are
// replayed once.
//
// RUN: fltlint-oracle %s
// RUN: not %fltlint run-model %s 2>&1 | FileCheck %s
// CHECK: m.c:9:1: warning: the stream context 'ctx' is released once more although its reference obtained by 'FltGetStreamContext' was already released
// CHECK: {{[0-9]}} findings

module "m"
file 0 "m.c"
declare i32 @FltSetStreamContext(ptr<void>, ptr<void>, i32, ptr<void>, ptr<ptr<void>>) system
declare i32 @FltGetStreamContext(ptr<void>, ptr<void>, ptr<ptr<void>>) system
declare void @FltReleaseContext(ptr<void>) system

define void @Root(i32 a0) !0:1:1 {
  param 0:a0
  slot $1:ctx ptr<void>
  slot $2:i i32
entry:
  %f = call i32 @FltSetStreamContext(ptr<void> null, ptr<void> null, i32 1, ptr<void> null, $ctx) !0:2:1
  store i32 0 -> $i !0:3:1
  br head !0:3:1
head:
  %i = load i32 $i !0:4:1
  %more = lt i32 %i, 3 !0:4:1
  condbr %more, body, out !0:4:1
body:
  %s = call i32 @FltSetStreamContext(ptr<void> null, ptr<void> null, i32 0, ptr<void> null, $ctx) !0:5:1
  %g = call i32 @FltGetStreamContext(ptr<void> null, ptr<void> null, $ctx) !0:6:1
  %a = load i32 $0 !0:7:1
  switch i32 %a, default next, -1 -> release !0:7:1
release:
  %c = load ptr<void> $ctx !0:7:1
  call void @FltReleaseContext(%c) !0:7:1
  br next !0:7:1
next:
  %j = load i32 $i !0:8:1
  %k = add i32 %j, 1 !0:8:1
  store i32 %k -> $i !0:8:1
  br head !0:8:1
out:
  %d = load ptr<void> $ctx !0:9:1
  call void @FltReleaseContext(%d) !0:9:1
  ret !0:10:1
}
