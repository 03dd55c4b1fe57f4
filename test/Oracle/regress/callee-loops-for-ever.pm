// A loop in a callee ends the analysis also if the callee has no more use of
// what it was passed. Nothing is owed behind a loop that never ends.
//
// RUN: fltlint-oracle %s
// RUN: %fltlint run-model %s 2>&1 | FileCheck %s
// CHECK: 0 findings

module "m"
file 0 "m.c"
declare i32 @FltGetStreamContext(ptr<void>, ptr<void>, ptr<ptr<void>>) system

define void @Spin(ptr<ptr<void>> out) !0:1:1 {
entry:
  br again !0:2:1
again:
  br again !0:3:1
}
define void @Root() !0:4:1 {
  slot $0:ctx ptr<void>
entry:
  scope.begin $ctx !0:5:1
  %s = call i32 @FltGetStreamContext(ptr<void> null, ptr<void> null, $ctx) !0:6:1
  call void @Spin($ctx) !0:7:1
  ret !0:8:1
}
