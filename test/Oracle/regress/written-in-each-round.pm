// Many ways through three rounds: a path is found only if old values of what is
// only written do not count.
//
// RUN: fltlint-oracle %s
// RUN: not %fltlint run-model %s 2>&1 | FileCheck %s
// CHECK: model.c:69:1: warning: {{.*}} is NULL on this path and is released

module "model"
file 0 "model.c"

record "HOLDER" size 24 {
  0: i32 Kind
  8: ptr<void> Context
  16: ptr<void> Other
}

global ptr<void> @gContext
global rec "HOLDER" @gHolder

declare i32 @FltGetInstanceContext(ptr<void> a0, ptr<ptr<void>> a1) system

declare i32 @FltSetStreamContext(ptr<void> a0, ptr<void> a1, i32 a2, ptr<void> a3, ptr<ptr<void>> a4) system

declare void @FltReleaseContext(ptr<void> a0) system

define void @Root(ptr<void> a0) !0:1:1-9 {
  param 0:a0 !0:3:1-9
  slot $1:status3 i32 !0:10:1-9
  slot $2:ctx4 ptr<void> !0:13:1-9
  slot $3:ctx5 ptr<void> !0:16:1-9
  slot $4:i7 i32 !0:41:1-9
  temps 39
  end !0:2:1-9
bb0:
  %4 = call i32 @FltSetStreamContext(ptr<void> null, ptr<void> null, i32 0, ptr<void> null, $0:a0) !0:27:1-9
  store i32 0 -> $4:i7 !0:42:1-9
  br bb1 !0:43:1-9
bb1:
  %9 = load i32 $4:i7 !0:44:1-9
  %10 = lt i32 %9, 3 !0:45:1-9
  condbr %10, bb2, bb3 !0:46:1-9
bb2:
  %12 = call i32 @FltSetStreamContext(ptr<void> null, ptr<void> null, i32 1, ptr<void> null, ptr<ptr<void>> null) !0:48:1-9
  store i32 %12 -> $1:status3 !0:49:1-9
  %13 = call i32 @FltGetInstanceContext(ptr<void> null, $2:ctx4) !0:50:1-9
  %15 = call i32 @FltSetStreamContext(ptr<void> null, ptr<void> null, i32 1, ptr<void> null, $3:ctx5) !0:53:1-9
  %19 = load i32 $4:i7 !0:61:1-9
  %20 = add i32 %19, 1 !0:62:1-9
  store i32 %20 -> $4:i7 !0:63:1-9
  br bb1 !0:64:1-9
bb3:
  %21 = load i32 $1:status3 !0:65:1-9
  %23 = load ptr<void> $0:a0 !0:68:1-9
  call void @FltReleaseContext(%23) !0:69:1-9
  ret !0:118:1-9
}
