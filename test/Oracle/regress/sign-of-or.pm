// Setting a bit of a status does not change its sign.
//
// RUN: fltlint-oracle %s
// RUN: %fltlint run-model %s 2>&1 | FileCheck %s
// CHECK: 0 findings

module "m"
file 0 "m.c"
declare i32 @FltGetStreamContext(ptr<void>, ptr<void>, ptr<ptr<void>>) system
declare void @FltReleaseContext(ptr<void>) system

define void @Root() !0:1:1 {
  slot $0:ctx ptr<void>
entry:
  scope.begin $ctx !0:2:1
  %s = call i32 @FltGetStreamContext(ptr<void> null, ptr<void> null, $ctx) !0:3:1
  %t = or i32 %s, 1 !0:4:1
  %ok = ge i32 %t, 0 !0:5:1
  condbr %ok, got, out !0:6:1
got:
  %p = load ptr<void> $ctx !0:7:1
  call void @FltReleaseContext(%p) !0:8:1
  br out !0:9:1
out:
  ret !0:10:1
}
