// One status is less than another, and that one is a failure.
//
// RUN: fltlint-oracle %s
// RUN: %fltlint run-model %s 2>&1 | FileCheck %s
// CHECK: 0 findings

module "m"
file 0 "m.c"
declare i32 @FltGetStreamContext(ptr<void>, ptr<void>, ptr<ptr<void>>) system
declare void @FltReleaseContext(ptr<void>) system
declare i32 @ProjectQuery()

define void @Root() !0:1:1 {
  slot $0:ctx ptr<void>
entry:
  scope.begin $ctx !0:2:1
  %s = call i32 @FltGetStreamContext(ptr<void> null, ptr<void> null, $ctx) !0:3:1
  %q = call i32 @ProjectQuery() !0:4:1
  %less = lt i32 %s, %q !0:5:1
  condbr %less, fewer, other !0:6:1
fewer:
  %good = ge i32 %q, 0 !0:7:1
  condbr %good, other, out !0:8:1
other:
  %ok = ge i32 %s, 0 !0:9:1
  condbr %ok, got, out !0:10:1
got:
  %p = load ptr<void> $ctx !0:11:1
  call void @FltReleaseContext(%p) !0:12:1
  br out !0:13:1
out:
  ret !0:14:1
}
