// A function is called in many ways that differ in what it cannot see: what a
// global held before it was overwritten, what lies behind a pointer it does not
// follow. The ways that it can tell apart are few, and are kept apart.
//
// RUN: fltlint-oracle %s
// RUN: not %fltlint run-model %s 2>&1 | FileCheck %s
// CHECK-NOT: flt-context-over-release
// CHECK-NOT: flt-context-uninitialized

module "model"
file 0 "model.c"

record "HOLDER" size 24 {
  0: i32 Kind
  8: ptr<void> Context
  16: ptr<void> Other
}

global ptr<void> @gContext
global rec "HOLDER" @gHolder

declare i32 @FltGetStreamContext(ptr<void> a0, ptr<void> a1, ptr<ptr<void>> a2) system

declare i32 @FltAllocateContext(ptr<void> a0, i32 a1, i32 a2, i32 a3, ptr<ptr<void>> a4) system

declare void @FltReleaseContext(ptr<void> a0) system

define i32 @Helper0(ptr<ptr<void>> a0, i32 a1) !0:1:1-9 {
  param 0:a0 !0:3:1-9
  param 1:a1 !0:4:1-9
  slot $2:ctx5 ptr<void> !0:14:1-9
  temps 34
  end !0:2:1-9
bb0:
  br bb1 !0:32:1-9
bb1:
  %3 = load i32 $1:a1 !0:33:1-9
  %4 = eq i32 %3, 4 !0:34:1-9
  condbr %4, bb2, bb3 !0:35:1-9
bb2:
  %8 = call i32 @FltAllocateContext(ptr<void> null, i32 8, i32 24, i32 1, $2:ctx5) !0:43:1-9
  %16 = load ptr<void> $2:ctx5 !0:58:1-9
  call void @FltReleaseContext(%16) !0:59:1-9
  br bb1 !0:65:1-9
bb3:
  ret i32 0 !0:98:1-9
}

define void @Helper1(ptr<rec "HOLDER"> a0, i32 a1, ptr<void> a2) !0:99:1-9 {
  param 0:a0 !0:101:1-9
  param 1:a1 !0:102:1-9
  param 2:a2 !0:103:1-9
  slot $3:ctx5 ptr<void> !0:110:1-9
  temps 25
  end !0:100:1-9
bb0:
  %0 = load ptr<void> @gContext !0:113:1-9
  %1 = ne ptr<void> %0, null -> i32 !0:114:1-9
  condbr %1, bb1, bb2 !0:115:1-9
bb1:
  store ptr<void> null -> @gContext !0:118:1-9
  br bb2 !0:119:1-9
bb2:
  %10 = call i32 @FltAllocateContext(ptr<void> null, i32 8, i32 24, i32 1, $3:ctx5) !0:142:1-9
  store i32 %10 -> $1:a1 !0:143:1-9
  br bb3 !0:145:1-9
bb3:
  %20 = load i32 $1:a1 !0:171:1-9
  %21 = call i32 @Helper0($2:a2, %20) !0:172:1-9
  ret !0:183:1-9
}

define void @Root(ptr<ptr<void>> a0) !0:184:1-9 {
  param 0:a0 !0:186:1-9
  slot $1:status1 i32 !0:187:1-9
  slot $2:ctx4 ptr<void> !0:196:1-9
  temps 35
  end !0:185:1-9
bb0:
  %3 = call i32 @FltGetStreamContext(ptr<void> null, ptr<void> null, $2:ctx4) !0:209:1-9
  store i32 %3 -> $1:status1 !0:210:1-9
  %6 = call i32 @FltAllocateContext(ptr<void> null, i32 8, i32 24, i32 1, $2:ctx4) !0:214:1-9
  %8 = load i32 $1:status1 !0:219:1-9
  switch i32 %8, default bb1, -1 -> bb2 !0:220:1-9
bb1:
  ret !0:290:1-9
bb2:
  %13 = load ptr<void> $2:ctx4 !0:227:1-9
  call void @Helper1(@gHolder, i32 0, %13) !0:228:1-9
  br bb1 !0:229:1-9
}
