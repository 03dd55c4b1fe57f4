// A parameter that is NULL on every path, on some because the test says so, is
// passed by its address.
//
// RUN: fltlint-oracle %s
// RUN: %fltlint run-model %s 2>&1 | FileCheck %s
// CHECK: 0 findings

module "m"
file 0 "m.c"
declare i32 @FltGetInstanceContext(ptr<void>, ptr<ptr<void>>) system

define void @Helper(ptr<ptr<void>> a0) !0:1:1 {
  param 0:a0
  slot $1:ctx ptr<void>
entry:
  %p = load ptr<ptr<void>> $0 !0:2:1
  %a = load ptr<void> %p !0:2:1
  %none = eq ptr<void> %a, null -> i32 !0:2:1
  condbr %none, out, never !0:2:1
never:
  %s = call i32 @FltGetInstanceContext(ptr<void> null, $ctx) !0:3:1
  br out !0:3:1
out:
  ret !0:4:1
}

define void @Root(ptr<void> a0) !0:5:1 {
  param 0:a0
entry:
  %a = load ptr<void> $0 !0:6:1
  %is = ne ptr<void> %a, null -> i32 !0:6:1
  condbr %is, clear, call !0:6:1
clear:
  store ptr<void> null -> $0 !0:7:1
  br call !0:7:1
call:
  call void @Helper($0) !0:8:1
  ret !0:9:1
}
