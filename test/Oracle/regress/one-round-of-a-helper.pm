// A helper's loop has one round: what was there before it is overwritten.
//
// RUN: fltlint-oracle %s
// RUN: not %fltlint run-model %s 2>&1 | FileCheck %s
// CHECK-NOT: flt-context-leak

module "model"
file 0 "model.c"

record "_FLT_RELATED_CONTEXTS" size 48 {
  0: ptr<void> VolumeContext
  8: ptr<void> InstanceContext
  16: ptr<void> FileContext
  24: ptr<void> StreamContext
  32: ptr<void> StreamHandleContext
  40: ptr<void> TransactionContext
}

record "HOLDER" size 24 {
  0: i32 Kind
  8: ptr<void> Context
  16: ptr<void> Other
}

global ptr<void> @gContext
global rec "HOLDER" @gHolder

declare void @FltReleaseContext(ptr<void> a0) system

declare void @FltGetContexts(ptr<void> a0, i32 a1, ptr<rec "_FLT_RELATED_CONTEXTS"> a2) system

define i32 @Helper0(ptr<ptr<void>> a0, ptr<rec "HOLDER"> a1, ptr<ptr<void>> a2) !0:1:1-9 {
  param 0:a0 !0:3:1-9
  param 1:a1 !0:4:1-9
  param 2:a2 !0:5:1-9
  slot $3:status3 i32 !0:6:1-9
  slot $4:i6 i32 !0:22:1-9
  end !0:2:1-9
bb0:
  store i32 0 -> $4:i6 !0:23:1-9
  br bb1 !0:24:1-9
bb1:
  %4 = load i32 $4:i6 !0:25:1-9
  %5 = lt i32 %4, 1 !0:26:1-9
  condbr %5, bb2, bb3 !0:27:1-9
bb2:
  store i32 2 -> $3:status3 !0:46:1-9
  store i32 1 -> $4:i6 !0:51:1-9
  br bb1 !0:52:1-9
bb3:
  %11 = load i32 $3:status3 !0:57:1-9
  ret %11 !0:60:1-9
}

define void @Root(ptr<ptr<void>> a0) !0:114:1-9 {
  param 0:a0 !0:116:1-9
  slot $1:status1 i32 !0:117:1-9
  slot $2:ctx2 ptr<void> !0:120:1-9
  slot $3:contexts3 rec "_FLT_RELATED_CONTEXTS" !0:123:1-9
  temps 55
  end !0:115:1-9
bb0:
  call void @FltGetContexts(ptr<void> null, i32 2, $3:contexts3) !0:138:1-9
  %22 = call i32 @Helper0($2:ctx2, @gHolder, $2:ctx2) !0:164:1-9
  store i32 %22 -> $1:status1 !0:165:1-9
  %23 = load i32 $1:status1 !0:166:1-9
  %24 = ge i32 %23, 0 !0:167:1-9
  condbr %24, bb2, bb1 !0:168:1-9
bb1:
  ret !0:246:1-9
bb2:
  %29 = field ptr<ptr<void>> $3:contexts3, rec "_FLT_RELATED_CONTEXTS".InstanceContext !0:179:1-9
  %30 = load ptr<void> %29 !0:180:1-9
  call void @FltReleaseContext(%30) !0:181:1-9
  br bb1 !0:233:1-9
}
