// A callee that uses what its caller released, and then never comes back.
//
// RUN: fltlint-oracle %s
// RUN: not %fltlint run-model %s 2>&1 | FileCheck %s
// CHECK: m.c:5:1: warning: the stream context 'ctx' is passed to 'Root' after the last reference
// CHECK: 1 finding,

module "m"
file 0 "m.c"
declare i32 @FltDeleteStreamContext(ptr<void>, ptr<void>, ptr<ptr<void>>) system
declare void @FltReleaseContext(ptr<void>) system
declare void @FltReferenceContext(ptr<void>) system

define void @Root(ptr<void> a0) !0:1:1 {
  param 0:a0
  slot $1:ctx ptr<void>
entry:
  %d = call i32 @FltDeleteStreamContext(ptr<void> null, ptr<void> null, $ctx) !0:2:1
  %c = load ptr<void> $ctx !0:3:1
  call void @FltReleaseContext(%c) !0:3:1
  %a = load ptr<void> $0 !0:4:1
  call void @FltReferenceContext(%a) !0:4:1
  call void @Root(%c) !0:5:1
  ret !0:6:1
}
