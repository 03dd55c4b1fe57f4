// A status with its lowest bit clear is not STATUS_NOT_FOUND.
//
// RUN: fltlint-oracle %s
// RUN: %fltlint run-model %s 2>&1 | FileCheck %s
// CHECK: 0 findings

module "m"
file 0 "m.c"
declare i32 @FltGetStreamContext(ptr<void>, ptr<void>, ptr<ptr<void>>) system
declare i32 @ProjectQuery()

define void @Root() !0:1:1 {
  slot $0:ctx ptr<void>
entry:
  scope.begin $ctx !0:2:1
  %q = call i32 @ProjectQuery() !0:3:1
  %bit = and i32 %q, 1 !0:4:1
  %odd = ne i32 %bit, 0 !0:5:1
  condbr %odd, out, even !0:6:1
even:
  %other = ne i32 %q, -1073741275 !0:7:1
  condbr %other, out, never !0:8:1
never:
  %s = call i32 @FltGetStreamContext(ptr<void> null, ptr<void> null, $ctx) !0:9:1
  br out !0:10:1
out:
  ret !0:11:1
}
