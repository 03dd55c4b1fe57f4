// What the loop's last round acquires leaks; the replay has to get to the
// acquisition in that round.
//
// RUN: fltlint-oracle %s
// RUN: not %fltlint run-model %s 2>&1 | FileCheck %s
// CHECK: m.c:11:1: warning: reference to the stream context 'ctx' obtained by 'FltGetStreamContext'
// CHECK: 3 findings

module "m"
file 0 "m.c"
declare i32 @FltAllocateContext(ptr<void>, i32, i32, i32, ptr<ptr<void>>) system
declare i32 @FltGetStreamContext(ptr<void>, ptr<void>, ptr<ptr<void>>) system
declare void @FltReleaseContext(ptr<void>) system

define void @Root() !0:1:1 {
  slot $0:ctx ptr<void>
  slot $1:i i32
  slot $2:j i32
entry:
  store ptr<void> null -> $ctx !0:2:1
  store i32 0 -> $i !0:3:1
  br first !0:3:1
first:
  %i = load i32 $i !0:3:1
  %more = lt i32 %i, 3 !0:3:1
  condbr %more, allocate, then !0:3:1
allocate:
  %a = call i32 @FltAllocateContext(ptr<void> null, i32 8, i32 24, i32 1, $ctx) !0:4:1
  %i0 = load i32 $i !0:5:1
  %i1 = add i32 %i0, 1 !0:5:1
  store i32 %i1 -> $i !0:5:1
  br first !0:6:1
then:
  store i32 0 -> $j !0:7:1
  br second !0:7:1
second:
  %j = load i32 $j !0:7:1
  %less = lt i32 %j, 2 !0:7:1
  condbr %less, get, out !0:7:1
get:
  %c = load ptr<void> $ctx !0:8:1
  call void @FltReleaseContext(%c) !0:8:1
  %s = call i32 @FltGetStreamContext(ptr<void> null, ptr<void> null, $ctx) !0:9:1
  br next !0:10:1
next:
  %j0 = load i32 $j !0:10:1
  %j1 = add i32 %j0, 1 !0:10:1
  store i32 %j1 -> $j !0:10:1
  br second !0:10:1
out:
  ret !0:11:1
}
