// STATUS_SUCCESS with its lowest bit set is 1, and no failure is 2 or more.
//
// RUN: fltlint-oracle %s
// RUN: %fltlint run-model %s 2>&1 | FileCheck %s
// CHECK: 0 findings

module "m"
file 0 "m.c"
declare i32 @FltGetInstanceContext(ptr<void>, ptr<ptr<void>>) system
declare void @FltReleaseContext(ptr<void>) system
declare i32 @FltDeleteStreamContext(ptr<void>, ptr<void>, ptr<ptr<void>>) system

define void @Root() !0:1:1 {
  slot $0:ctx ptr<void>
  slot $1:status i32
  slot $2:old ptr<void>
entry:
  store ptr<void> null -> $ctx !0:2:1
  %s = call i32 @FltGetInstanceContext(ptr<void> null, $ctx) !0:2:1
  store i32 %s -> $status !0:2:1
  %c = load ptr<void> $ctx !0:3:1
  %is = ne ptr<void> %c, null -> i32 !0:3:1
  condbr %is, release, next !0:3:1
release:
  call void @FltReleaseContext(%c) !0:3:1
  br next !0:3:1
next:
  %t = load i32 $status !0:4:1
  %u = or i32 %t, 1 !0:4:1
  %v = ge i32 %u, 2 !0:5:1
  condbr %v, never, out !0:5:1
never:
  %d = call i32 @FltDeleteStreamContext(ptr<void> null, ptr<void> null, $old) !0:6:1
  br out !0:6:1
out:
  ret !0:7:1
}
