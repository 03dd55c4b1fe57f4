// What only dead code calls is a root to the engine, as are its callees.
// Whether one tells of such is a matter of taste.
//
// RUN: fltlint-oracle %s
// RUN: not %fltlint run-model %s 2>&1 | FileCheck %s
// CHECK: m.c:4:1: warning: the context pointer is NULL on this path and is released

module "m"
file 0 "m.c"
declare void @FltReleaseContext(ptr<void>) system

define void @Helper(ptr<void> a0) !0:1:1 {
  param 0:a0
entry:
  %a = load ptr<void> $0 !0:2:1
  %is = ne ptr<void> %a, null -> i32 !0:3:1
  condbr %is, some, out !0:3:1
some:
  call void @FltReleaseContext(ptr<void> null) !0:4:1
  br out !0:4:1
out:
  ret !0:5:1
}

define void @Unused(ptr<void> a0) !0:6:1 {
  param 0:a0
entry:
  %a = load ptr<void> $0 !0:7:1
  call void @Helper(%a) !0:7:1
  ret !0:8:1
}

define void @Root() !0:9:1 {
entry:
  call void @Helper(ptr<void> null) !0:10:1
  ret !0:11:1
dead:
  call void @Unused(ptr<void> null) !0:12:1
  ret !0:13:1
}
