// A local that nothing has set goes to the caller through an out-parameter, by a
// store in a loop. That what comes back was never set is lost on the way, and its
// release is not told of.
//
// XFAIL: *
// RUN: fltlint-oracle %s

module "model"
file 0 "model.c"

record "HOLDER" size 24 {
  0: i32 Kind
  8: ptr<void> Context
  16: ptr<void> Other
}

global ptr<void> @gContext
global rec "HOLDER" @gHolder

declare void @FltReleaseContext(ptr<void> a0) system

define i32 @Helper0(ptr<ptr<void>> a0) !0:1:1-9 {
  param 0:a0 !0:3:1-9
  slot $1:ctx4 ptr<void> !0:12:1-9
  slot $2:i7 i32 !0:28:1-9
  temps 17
  end !0:2:1-9
bb0:
  store i32 0 -> $2:i7 !0:29:1-9
  br bb1 !0:30:1-9
bb1:
  %6 = load i32 $2:i7 !0:31:1-9
  %7 = lt i32 %6, 1 !0:32:1-9
  condbr %7, bb2, bb3 !0:33:1-9
bb2:
  %8 = load ptr<void> $1:ctx4 !0:34:1-9
  %9 = load ptr<ptr<void>> $0:a0 !0:35:1-9
  store ptr<void> %8 -> %9 !0:36:1-9
  store i32 1 -> $2:i7 !0:41:1-9
  br bb1 !0:42:1-9
bb3:
  ret i32 0 !0:59:1-9
}

define void @Root() !0:60:1-9 {
  slot $0:ctx4 ptr<void> !0:74:1-9
  temps 10
  end !0:61:1-9
bb0:
  %0 = call i32 @Helper0($0:ctx4) !0:80:1-9
  %4 = load ptr<void> $0:ctx4 !0:87:1-9
  call void @FltReleaseContext(%4) !0:88:1-9
  ret !0:106:1-9
}
