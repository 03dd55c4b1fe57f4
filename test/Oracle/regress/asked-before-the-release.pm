// Whether a pointer is NULL is computed, then the pointer is released, and only
// then somebody looks at the answer: it cannot be that it was NULL.
//
// RUN: fltlint-oracle %s
// RUN: %fltlint run-model %s 2>&1 | FileCheck %s
// CHECK: 0 findings

module "m"
file 0 "m.c"
declare void @FltReleaseContext(ptr<void>) system

define void @Root(ptr<void> a0) !0:1:1 {
  param 0:a0
  slot $1:null i32
entry:
  store i32 0 -> $null !0:2:1
  br again !0:3:1
again:
  %was = load i32 $null !0:4:1
  condbr %was, never, release !0:5:1
never:
  store ptr<void> null -> $a0 !0:6:1
  br release !0:7:1
release:
  %a = load ptr<void> $a0 !0:8:1
  %is = eq ptr<void> %a, null -> i32 !0:9:1
  store i32 %is -> $null !0:10:1
  call void @FltReleaseContext(%a) !0:11:1
  br again !0:12:1
}
