// Memory that begins at NULL holds nothing: who writes a reference there does
// not come back, and so nothing is lost.
//
// RUN: fltlint-oracle %s
// RUN: not %fltlint run-model %s 2>&1 | FileCheck %s
// CHECK-NOT: flt-context-leak
// CHECK: m.c:6:1: warning: {{.*}} [flt-context-argument]
// CHECK-NOT: flt-context-leak

module "m"
file 0 "m.c"
record "HOLDER" size 24 {
  0: i32 Kind
  8: ptr<void> Context
  16: ptr<void> Other
}
declare i32 @FltGetInstanceContext(ptr<void>, ptr<ptr<void>>) system

define void @Root() !0:1:1 {
entry:
  %other = field ptr<ptr<void>> ptr<rec "HOLDER"> null, rec "HOLDER".Other !0:2:1
  %status = call i32 @FltGetInstanceContext(ptr<void> null, %other) !0:3:1
  ret !0:4:1
}

// The same without a member.
define void @Straight() !0:5:1 {
entry:
  %status = call i32 @FltGetInstanceContext(ptr<void> null, ptr<ptr<void>> null) !0:6:1
  ret !0:7:1
}
