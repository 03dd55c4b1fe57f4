// What one call of a function does with a reference depends on what other calls
// of it do, and these are still being looked at when it is looked at first.
//
// RUN: fltlint-oracle %s
// RUN: not %fltlint run-model %s 2>&1 | FileCheck %s
// CHECK: warning: {{.*}}obtained by 'FltSetStreamContext'{{.*}} [flt-context-over-release]

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

declare i32 @FltSetStreamContext(ptr<void> a0, ptr<void> a1, i32 a2, ptr<void> a3, ptr<ptr<void>> a4) system

declare void @FltReleaseContext(ptr<void> a0) system

define i32 @Root(ptr<void> a0, ptr<rec "HOLDER"> a1) !0:1:1-9 {
  param 0:a0 !0:3:1-9
  param 1:a1 !0:4:1-9
  slot $2:status4 i32 !0:11:1-9
  slot $3:ctx5 ptr<void> !0:14:1-9
  temps 40
  end !0:2:1-9
bb0:
  store ptr<void> null -> $3:ctx5 !0:16:1-9
  %0 = havoc i32 !0:23:1-9
  condbr %0, bb2, bb3 !0:24:1-9
bb1:
  %32 = load ptr<void> $0:a0 !0:90:1-9
  call void @FltReleaseContext(%32) !0:91:1-9
  %33 = load ptr<void> $3:ctx5 !0:93:1-9
  %34 = ne ptr<void> %33, null -> i32 !0:94:1-9
  condbr %34, bb7, bb8 !0:95:1-9
bb2:
  %1 = call i32 @FltGetStreamContext(ptr<void> null, ptr<void> null, $0:a0) !0:28:1-9
  store i32 %1 -> $2:status4 !0:29:1-9
  %2 = load i32 $2:status4 !0:30:1-9
  %3 = cast i32 %2 to u32 !0:31:1-9
  %4 = shr u32 %3, 31 !0:32:1-9
  %5 = eq u32 %4, 0 -> i32 !0:33:1-9
  condbr %5, bb4, bb1 !0:34:1-9
bb3:
  %14 = call i32 @FltSetStreamContext(ptr<void> null, ptr<void> null, i32 0, ptr<void> null, $3:ctx5) !0:52:1-9
  br bb5 !0:55:1-9
bb4:
  %8 = call i32 @Root(ptr<void> null, ptr<rec "HOLDER"> null) !0:37:1-9
  br bb1 !0:41:1-9
bb5:
  condbr i32 0, bb5, bb6 !0:61:1-9
bb6:
  %21 = load ptr<void> $3:ctx5 !0:68:1-9
  %23 = call i32 @Root(%21, ptr<rec "HOLDER"> null) !0:70:1-9
  br bb1 !0:86:1-9
bb7:
  %35 = load ptr<void> $3:ctx5 !0:96:1-9
  call void @FltReleaseContext(%35) !0:97:1-9
  br bb8 !0:98:1-9
bb8:
  ret i32 0 !0:113:1-9
}
