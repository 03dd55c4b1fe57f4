// A function that is called in more ways than are kept apart, once with a value
// that nothing has set: the general entry stands for that, too.
//
// RUN: fltlint-oracle %s
// RUN: not %fltlint run-model %s 2>&1 | FileCheck %s
// CHECK: 0 not fully analysed

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

define i32 @Helper0(ptr<void> a0, ptr<ptr<void>> a1, ptr<void> a2) !0:1:1-9 {
  param 0:a0 !0:3:1-9
  param 1:a1 !0:4:1-9
  param 2:a2 !0:5:1-9
  slot $3:status5 i32 !0:12:1-9
  end !0:2:1-9
bb0:
  %50 = call i32 @FltGetStreamContext(ptr<void> null, ptr<void> null, @gContext) !0:122:1-9
  store i32 %50 -> $3:status5 !0:123:1-9
  %65 = load i32 $3:status5 !0:158:1-9
  ret %65 !0:165:1-9
}

define void @Helper1() !0:166:1-9 {
  slot $0:ctx2 ptr<void> !0:174:1-9
  slot $1:ctx3 ptr<void> !0:177:1-9
  temps 21
  end !0:167:1-9
bb0:
  %5 = call i32 @Helper0(ptr<void> null, $0:ctx2, ptr<void> null) !0:189:1-9
  %6 = call i32 @FltGetInstanceContext(ptr<void> null, $1:ctx3) !0:191:1-9
  %11 = call i32 @Helper0(ptr<void> null, $1:ctx3, ptr<void> null) !0:199:1-9
  %13 = load ptr<void> $1:ctx3 !0:202:1-9
  %14 = call i32 @Helper0(ptr<void> null, $0:ctx2, %13) !0:203:1-9
  ret !0:220:1-9
}

define void @Root() !0:221:1-9 {
  slot $0:ctx3 ptr<void> !0:232:1-9
  slot $1:ctx4 ptr<void> !0:234:1-9
  temps 15
  end !0:222:1-9
bb0:
  %5 = load ptr<void> $0:ctx3 !0:244:1-9
  %6 = call i32 @Helper0(ptr<void> null, $1:ctx4, %5) !0:245:1-9
  ret !0:269:1-9
}
