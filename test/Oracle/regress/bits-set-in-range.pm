// Values of which a bit was set are in a range: that the other bits are not set
// is known of the value that it was set in.
//
// RUN: fltlint-oracle %s
// RUN: %fltlint run-model %s 2>&1 | FileCheck %s
// CHECK: 0 findings

module "model"
file 0 "model.c"

record "HOLDER" size 24 {
  0: i32 Kind
  8: ptr<void> Context
  16: ptr<void> Other
}

global ptr<void> @gContext
global rec "HOLDER" @gHolder

declare i32 @FltDeleteStreamContext(ptr<void> a0, ptr<void> a1, ptr<ptr<void>> a2) system

define void @Root(i32 a0) !0:1:1-9 {
  param 0:a0 !0:3:1-9
  slot $1:status1 i32 !0:4:1-9
  slot $2:ctx3 ptr<void> !0:10:1-9
  temps 38
  end !0:2:1-9
bb0:
  %3 = load i32 $0:a0 !0:26:1-9
  %4 = or i32 %3, 1 !0:27:1-9
  store i32 %4 -> $1:status1 !0:28:1-9
  %5 = load i32 $0:a0 !0:29:1-9
  %6 = and i32 %5, 4 !0:30:1-9
  %7 = ne i32 %6, 0 !0:31:1-9
  condbr %7, bb2, bb1 !0:32:1-9
bb1:
  ret !0:128:1-9
bb2:
  %18 = load i32 $1:status1 !0:65:1-9
  switch i32 %18, default bb2, 0..1 -> bb3 !0:66:1-9
bb3:
  %22 = call i32 @FltDeleteStreamContext(ptr<void> null, ptr<void> null, $2:ctx3) !0:76:1-9
  br bb1 !0:87:1-9
}
