// A recursion that never ends, with another shape of memory in each round, is
// given up; nothing behind it is told, since nothing comes back from it.
//
// RUN: fltlint-oracle %s
// RUN: %fltlint run-model %s 2>&1 | FileCheck %s
// CHECK-NOT: warning:
// CHECK: called in too many different ways
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

declare i32 @FltAllocateContext(ptr<void> a0, i32 a1, i32 a2, i32 a3, ptr<ptr<void>> a4) system

declare ptr<void> @ExAllocatePoolWithTag(i32 a0, i32 a1, i32 a2) system

define i32 @Helper0(ptr<void> a0, ptr<void> a1, ptr<void> a2) !0:1:1-9 {
  param 0:a0 !0:3:1-9
  param 1:a1 !0:4:1-9
  param 2:a2 !0:5:1-9
  slot $3:holder9 rec "HOLDER" !0:24:1-9
  slot $4:pool10 ptr<rec "HOLDER"> !0:27:1-9
  temps 47
  end !0:2:1-9
bb0:
  %0 = call i32 @FltAllocateContext(ptr<void> null, i32 8, i32 24, i32 1, $2:a2) !0:30:1-9
  %4 = call ptr<void> @ExAllocatePoolWithTag(i32 1, i32 24, i32 0) !0:38:1-9
  %5 = cast ptr<void> %4 to ptr<rec "HOLDER"> !0:39:1-9
  store ptr<rec "HOLDER"> %5 -> $4:pool10 !0:40:1-9
  %8 = load ptr<rec "HOLDER"> $4:pool10 !0:44:1-9
  %9 = field ptr<ptr<void>> %8, rec "HOLDER".Context !0:45:1-9
  %10 = load ptr<void> @gContext !0:46:1-9
  store ptr<void> %10 -> %9 !0:47:1-9
  %32 = load ptr<rec "HOLDER"> $4:pool10 !0:85:1-9
  %33 = cast ptr<rec "HOLDER"> %32 to ptr<void> !0:86:1-9
  store ptr<void> %33 -> @gContext !0:87:1-9
  %40 = call i32 @Helper0(ptr<void> null, ptr<void> null, ptr<void> null) !0:99:1-9
  ret i32 0 !0:120:1-9
bb1:
  %25 = field ptr<ptr<void>> $3:holder9, rec "HOLDER".Context !0:66:1-9
  %26 = load ptr<void> %25 !0:67:1-9
  ret i32 0 !0:81:1-9
}
