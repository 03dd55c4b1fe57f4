// The sign bit of a status, shifted down, is a test for success.
//
// RUN: fltlint-oracle %s
// RUN: %fltlint run-model %s 2>&1 | FileCheck %s
// CHECK: 0 findings

module "m"
file 0 "m.c"
declare i32 @FltAllocateContext(ptr<void>, i32, i32, i32, ptr<ptr<void>>) system
declare void @FltReleaseContext(ptr<void>) system

define void @Root() !0:1:1 {
  slot $0:ctx ptr<void>
entry:
  scope.begin $ctx !0:2:1
  %s = call i32 @FltAllocateContext(ptr<void> null, i32 8, i32 24, i32 1, $ctx) !0:3:1
  %u = cast i32 %s to u32 !0:4:1
  %b = shr u32 %u, 31 !0:5:1
  %ok = eq u32 %b, 0 -> i32 !0:6:1
  condbr %ok, got, out !0:7:1
got:
  %p = load ptr<void> $ctx !0:8:1
  call void @FltReleaseContext(%p) !0:9:1
  br out !0:10:1
out:
  ret !0:11:1
}
