// A function that is passed the address of a global finds there what its caller
// knows, though it names no global. The second call takes NULL.
//
// RUN: fltlint-oracle %s
// RUN: not %fltlint run-model %s 2>&1 | FileCheck %s
// CHECK: m.c:4:1: warning: the context pointer is NULL on this path and is released
// CHECK: 1 finding,

module "m"
file 0 "m.c"
record "HOLDER" size 24 {
  0: i32 Kind
  8: ptr<void> Context
  16: ptr<void> Other
}
global rec "HOLDER" @gHolder
declare void @FltReleaseContext(ptr<void>) system
declare ptr<void> @InterlockedExchangePointer(ptr<ptr<void>>, ptr<void>) system

define void @TakeAndRelease(ptr<rec "HOLDER"> a0) !0:1:1 {
  param 0:a0
entry:
  %h = load ptr<rec "HOLDER"> $0 !0:2:1
  %f = field ptr<ptr<void>> %h, rec "HOLDER".Other !0:3:1
  %c = call ptr<void> @InterlockedExchangePointer(%f, ptr<void> null) !0:3:1
  call void @FltReleaseContext(%c) !0:4:1
  ret !0:5:1
}

define void @Root() !0:6:1 {
entry:
  call void @TakeAndRelease(@gHolder) !0:7:1
  call void @TakeAndRelease(@gHolder) !0:8:1
  ret !0:9:1
}
