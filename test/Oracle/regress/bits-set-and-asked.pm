// Whoever sets a bit in each round never sees it clear.
//
// RUN: fltlint-oracle %s
// RUN: %fltlint run-model %s 2>&1 | FileCheck %s
// CHECK: 0 findings

module "m"
file 0 "m.c"
declare i32 @FltSetStreamContext(ptr<void>, ptr<void>, i32, ptr<void>, ptr<ptr<void>>) system
declare i32 @ProjectQuery()

define void @Root() !0:1:1 {
  slot $0:flags i32
  slot $1:old ptr<void>
entry:
  %q = call i32 @ProjectQuery() !0:2:1
  store i32 %q -> $flags !0:2:1
  br again !0:3:1
again:
  %f = load i32 $flags !0:3:1
  %set = or i32 %f, 4 !0:4:1
  store i32 %set -> $flags !0:4:1
  %g = load i32 $flags !0:5:1
  %bit = and i32 %g, 4 !0:5:1
  %is = ne i32 %bit, 0 !0:5:1
  condbr %is, again, never !0:6:1
never:
  %s = call i32 @FltSetStreamContext(ptr<void> null, ptr<void> null, i32 1, ptr<void> null, $old) !0:7:1
  ret !0:8:1
}
