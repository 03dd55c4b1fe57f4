// What a helper writes through a parameter is there when it has returned, even
// if the helper itself has no more use of the parameter.
//
// RUN: fltlint-oracle %s
// RUN: %fltlint run-model %s 2>&1 | FileCheck %s
// CHECK: 0 findings

module "m"
file 0 "m.c"
declare i32 @FltGetStreamContext(ptr<void>, ptr<void>, ptr<ptr<void>>) system
declare void @FltReleaseContext(ptr<void>) system

define void @Helper(ptr<i32> flag) !0:1:1 {
entry:
  %f = load ptr<i32> $flag !0:2:1
  store i32 1 -> %f !0:3:1
  br out !0:4:1
out:
  ret !0:5:1
}
define void @Root() !0:6:1 {
  slot $0:flag i32
  slot $1:ctx ptr<void>
entry:
  scope.begin $flag !0:7:1
  scope.begin $ctx !0:8:1
  store i32 0 -> $flag !0:9:1
  %s = call i32 @FltGetStreamContext(ptr<void> null, ptr<void> null, $ctx) !0:10:1
  call void @Helper($flag) !0:11:1
  %f = load i32 $flag !0:12:1
  %ok = ge i32 %s, 0 !0:13:1
  condbr %ok, got, out !0:14:1
got:
  condbr %f, drop, out !0:15:1
drop:
  %p = load ptr<void> $ctx !0:16:1
  call void @FltReleaseContext(%p) !0:17:1
  br out !0:18:1
out:
  ret !0:19:1
}
