// One level of a recursion after the other finds other things in memory, some of
// them never set.
//
// RUN: fltlint-oracle %s
// RUN: not %fltlint run-model %s 2>&1 | FileCheck %s
// CHECK: 0 not fully analysed
module "model"
file 0 "model.c"
record "HOLDER" size 24 {
  16: ptr<void> Other
}
global ptr<void> @gContext
global rec "HOLDER" @gHolder
declare i32 @FltGetStreamContext(ptr<void> a0, ptr<void> a1, ptr<ptr<void>> a2) system
declare ptr<void> @ExAllocatePoolZero(i32 a0, i32 a1, i32 a2) system
declare void @ExFreePoolWithTag(ptr<void> a0, i32 a1) system
declare ptr<void> @InterlockedExchangePointer(ptr<ptr<void>> a0, ptr<void> a1) system
define i32 @Root(i32 a0) !0:1:1-9 {
  slot $1:status1 i32 !0:4:1-9
  slot $2:ctx2 ptr<void> !0:7:1-9
  slot $3:pool3 ptr<rec "HOLDER"> !0:9:1-9
  slot $4:i4 i32 !0:46:1-9
bb0:
  %0 = call ptr<void> @ExAllocatePoolZero(i32 1, i32 24, i32 0) !0:12:1-9
  %1 = cast ptr<void> %0 to ptr<rec "HOLDER"> !0:13:1-9
  store ptr<rec "HOLDER"> %1 -> $3:pool3 !0:14:1-9
  %2 = load ptr<rec "HOLDER"> $3:pool3 !0:15:1-9
  %3 = ne ptr<rec "HOLDER"> %2, null -> i32 !0:16:1-9
  condbr %3, bb2, bb3 !0:17:1-9
bb1:
  %60 = load i32 $1:status1 !0:132:1-9
  ret %60 !0:136:1-9
bb2:
  %12 = load ptr<rec "HOLDER"> $3:pool3 !0:29:1-9
  %13 = ne ptr<rec "HOLDER"> %12, null -> i32 !0:30:1-9
  condbr %13, bb4, bb5 !0:31:1-9
bb3:
  %40 = load ptr<void> $2:ctx2 !0:92:1-9
  %41 = ne ptr<void> %40, null -> i32 !0:93:1-9
  condbr %41, bb18, bb19 !0:94:1-9
bb4:
  %19 = load ptr<void> $2:ctx2 !0:39:1-9
  %20 = ne ptr<void> %19, null -> i32 !0:40:1-9
  condbr %20, bb6, bb7 !0:41:1-9
bb5:
  %34 = call i32 @FltGetStreamContext(ptr<void> null, ptr<void> null, $2:ctx2) !0:77:1-9
  store i32 %34 -> $0:a0 !0:78:1-9
  %35 = load i32 $0:a0 !0:79:1-9
  %36 = ge i32 %35, 0 !0:80:1-9
  condbr %36, bb15, bb17 !0:81:1-9
bb6:
  store ptr<void> null -> $2:ctx2 !0:44:1-9
  br bb7 !0:45:1-9
bb7:
  br bb8 !0:48:1-9
bb8:
  %22 = load i32 $4:i4 !0:49:1-9
  %23 = lt i32 %22, 2 !0:50:1-9
  condbr %23, bb9, bb11 !0:51:1-9
bb9:
  %24 = call i32 @Root(i32 0) !0:55:1-9
  %25 = load i32 $1:status1 !0:57:1-9
  %26 = ge i32 %25, 0 !0:58:1-9
  condbr %26, bb12, bb14 !0:59:1-9
bb10:
  br bb8 !0:72:1-9
bb11:
  %32 = load ptr<rec "HOLDER"> $3:pool3 !0:73:1-9
  %33 = cast ptr<rec "HOLDER"> %32 to ptr<void> !0:74:1-9
  store ptr<void> %33 -> @gContext !0:75:1-9
  br bb5 !0:76:1-9
bb12:
  br bb13 !0:60:1-9
bb13:
  %27 = field ptr<ptr<void>> @gHolder, rec "HOLDER".Other !0:63:1-9
  %28 = load ptr<void> $2:ctx2 !0:64:1-9
  %29 = call ptr<void> @InterlockedExchangePointer(%27, %28) !0:65:1-9
  store ptr<void> %29 -> $2:ctx2 !0:66:1-9
  br bb10 !0:68:1-9
bb14:
  br bb10 !0:62:1-9
bb15:
  br bb16 !0:82:1-9
bb16:
  %38 = load ptr<rec "HOLDER"> $3:pool3 !0:88:1-9
  %39 = cast ptr<rec "HOLDER"> %38 to ptr<void> !0:89:1-9
  call void @ExFreePoolWithTag(%39, i32 0) !0:90:1-9
  br bb3 !0:91:1-9
bb17:
  %37 = load i32 $1:status1 !0:83:1-9
  ret %37 !0:87:1-9
bb18:
  br bb19 !0:97:1-9
bb19:
  %45 = load ptr<rec "HOLDER"> $3:pool3 !0:101:1-9
  %46 = ne ptr<rec "HOLDER"> %45, null -> i32 !0:102:1-9
  condbr %46, bb20, bb21 !0:103:1-9
bb20:
  %53 = load i32 $1:status1 !0:113:1-9
  %54 = ge i32 %53, 0 !0:114:1-9
  condbr %54, bb22, bb24 !0:115:1-9
bb21:
  %58 = load i32 $0:a0 !0:126:1-9
  %59 = gt i32 %58, -1 !0:127:1-9
  condbr %59, bb25, bb27 !0:128:1-9
bb22:
  br bb21 !0:123:1-9
bb24:
  br bb1 !0:118:1-9
bb25:
  br bb26 !0:129:1-9
bb26:
  br bb1 !0:131:1-9
bb27:
  br bb1 !0:130:1-9
}
