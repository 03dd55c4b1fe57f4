// Two paths meet; on one of them two statuses are one and the same.
//
// RUN: fltlint-oracle %s
// RUN: not %fltlint run-model %s 2>&1 | FileCheck %s
// CHECK-NOT: flt-context-over-release

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

declare i32 @FltGetInstanceContext(ptr<void> a0, ptr<ptr<void>> a1) system

declare i32 @FltSetStreamContext(ptr<void> a0, ptr<void> a1, i32 a2, ptr<void> a3, ptr<ptr<void>> a4) system

declare void @FltReleaseContext(ptr<void> a0) system

define void @Helper1(ptr<ptr<void>> a0, ptr<void> a1) !0:61:1-9 {
  param 0:a0 !0:63:1-9
  param 1:a1 !0:64:1-9
  slot $2:status2 i32 !0:65:1-9
  slot $3:status3 i32 !0:68:1-9
  slot $4:ctx4 ptr<void> !0:71:1-9
  slot $5:ctx5 ptr<void> !0:74:1-9
  temps 56
  end !0:62:1-9
bb0:
  scope.begin $2:status2 !0:66:1-9
  %9 = call i32 @FltGetInstanceContext(ptr<void> null, $5:ctx5) !0:105:1-9
  store i32 %9 -> $3:status3 !0:106:1-9
  %10 = load i32 $3:status3 !0:107:1-9
  %11 = ge i32 %10, 0 !0:108:1-9
  condbr %11, bb3, bb4 !0:109:1-9
bb1:
  %29 = load i32 $2:status2 !0:145:1-9
  %30 = cast i32 %29 to u32 !0:146:1-9
  %31 = shr u32 %30, 31 !0:147:1-9
  %32 = eq u32 %31, 0 -> i32 !0:148:1-9
  condbr %32, bb6, bb7 !0:149:1-9
bb2:
  br bb2 !0:101:1-9
bb3:
  %14 = call i32 @FltSetStreamContext(ptr<void> null, ptr<void> null, i32 1, ptr<void> null, $5:ctx5) !0:113:1-9
  br bb4 !0:115:1-9
bb4:
  %15 = call i32 @FltGetInstanceContext(ptr<void> null, $4:ctx4) !0:116:1-9
  store i32 %15 -> $2:status2 !0:117:1-9
  %16 = load i32 $2:status2 !0:118:1-9
  %17 = ge i32 %16, 0 !0:119:1-9
  condbr %17, bb5, bb1 !0:120:1-9
bb5:
  %21 = load i32 $3:status3 !0:128:1-9
  store i32 %21 -> $2:status2 !0:129:1-9
  br bb1 !0:130:1-9
bb6:
  %33 = load i32 $3:status3 !0:153:1-9
  %34 = ge i32 %33, 0 !0:154:1-9
  condbr %34, bb7, bb8 !0:155:1-9
bb7:
  %54 = load ptr<void> $5:ctx5 !0:197:1-9
  call void @FltReleaseContext(%54) !0:198:1-9
  ret !0:207:1-9
bb8:
  %37 = call i32 @FltGetStreamContext(ptr<void> null, ptr<void> null, $5:ctx5) !0:160:1-9
  %44 = load ptr<void> $5:ctx5 !0:170:1-9
  call void @FltReleaseContext(%44) !0:171:1-9
  br bb7 !0:181:1-9
}
