// A summary that has to be computed again brings new ones with it.
//
// RUN: fltlint-oracle %s
// RUN: not %fltlint run-model %s 2>&1 | FileCheck %s
// CHECK: 0 not fully analysed

module "model"
file 0 "model.c"
record "HOLDER" size 24 {
  8: ptr<void> Context
}
global ptr<void> @gContext
global rec "HOLDER" @gHolder
declare i32 @FltGetStreamContext(ptr<void> a0, ptr<void> a1, ptr<ptr<void>> a2) system
declare void @FltReleaseContext(ptr<void> a0) system
define i32 @Helper0(ptr<rec "HOLDER"> a0) !0:1:1-9 {
  slot $1:status1 i32 !0:4:1-9
  slot $2:status2 i32 !0:7:1-9
  slot $3:status3 i32 !0:10:1-9
  slot $4:ctx4 ptr<void> !0:13:1-9
  slot $5:pool5 ptr<rec "HOLDER"> !0:15:1-9
  slot $6:inner6 ptr<void> !0:24:1-9
bb0:
  %0 = load i32 $3:status3 !0:18:1-9
  %1 = ne i32 %0, 4 !0:19:1-9
  condbr %1, bb2, bb3 !0:20:1-9
bb1:
  %16 = load ptr<void> $4:ctx4 !0:68:1-9
  %17 = ne ptr<void> %16, null -> i32 !0:69:1-9
  condbr %17, bb17, bb18 !0:70:1-9
bb2:
  %2 = load i32 $3:status3 !0:21:1-9
  %3 = gt i32 %2, -1 !0:22:1-9
  condbr %3, bb4, bb5 !0:23:1-9
bb3:
  br bb1 !0:67:1-9
bb4:
  %4 = havoc i32 !0:27:1-9
  condbr %4, bb6, bb7 !0:28:1-9
bb5:
  br bb3 !0:66:1-9
bb6:
  %5 = load ptr<void> $6:inner6 !0:29:1-9
  %6 = ne ptr<void> %5, null -> i32 !0:30:1-9
  condbr %6, bb8, bb9 !0:31:1-9
bb7:
  br bb5 !0:65:1-9
bb8:
  br bb9 !0:34:1-9
bb9:
  %10 = load ptr<void> @gContext !0:41:1-9
  %11 = ne ptr<void> %10, null -> i32 !0:42:1-9
  condbr %11, bb12, bb13 !0:43:1-9
bb11:
  %14 = load i32 $3:status3 !0:52:1-9
  %15 = ge i32 %14, 0 !0:53:1-9
  condbr %15, bb14, bb16 !0:54:1-9
bb12:
  br bb13 !0:47:1-9
bb13:
  br bb11 !0:49:1-9
bb14:
  br bb7 !0:63:1-9
bb16:
  ret i32 -1073741823 !0:62:1-9
bb17:
  br bb18 !0:73:1-9
bb18:
  %19 = load i32 $3:status3 !0:74:1-9
  ret %19 !0:80:1-9
}
define void @Helper1() !0:81:1-9 {
  slot $0:status0 i32 !0:83:1-9
  slot $1:ctx1 ptr<void> !0:86:1-9
  slot $2:ctx2 ptr<void> !0:88:1-9
  slot $3:pool3 ptr<rec "HOLDER"> !0:91:1-9
bb0:
  store i32 2 -> $0:status0 !0:94:1-9
  %0 = load ptr<void> @gContext !0:95:1-9
  %1 = ne ptr<void> %0, null -> i32 !0:96:1-9
  condbr %1, bb2, bb3 !0:97:1-9
bb1:
  ret !0:221:1-9
bb2:
  store ptr<void> null -> @gContext !0:100:1-9
  br bb3 !0:101:1-9
bb3:
  %11 = load ptr<rec "HOLDER"> $3:pool3 !0:115:1-9
  %12 = field ptr<ptr<void>> %11, rec "HOLDER".Context !0:116:1-9
  %13 = load ptr<void> %12 !0:117:1-9
  %14 = ne ptr<void> %13, null -> i32 !0:118:1-9
  condbr %14, bb6, bb7 !0:119:1-9
bb5:
  %22 = load ptr<rec "HOLDER"> $3:pool3 !0:132:1-9
  %23 = ne ptr<rec "HOLDER"> %22, null -> i32 !0:133:1-9
  condbr %23, bb8, bb9 !0:134:1-9
bb6:
  br bb7 !0:124:1-9
bb7:
  br bb5 !0:128:1-9
bb8:
  call void @Helper1() !0:142:1-9
  %29 = call i32 @FltGetStreamContext(ptr<void> null, ptr<void> null, $1:ctx1) !0:143:1-9
  store i32 %29 -> $0:status0 !0:144:1-9
  %30 = load i32 $0:status0 !0:145:1-9
  %31 = cast i32 %30 to u32 !0:146:1-9
  %32 = shr u32 %31, 31 !0:147:1-9
  %33 = eq u32 %32, 0 -> i32 !0:148:1-9
  condbr %33, bb10, bb12 !0:149:1-9
bb9:
  %36 = load i32 $0:status0 !0:156:1-9
  %37 = add i32 %36, 1 !0:157:1-9
  store i32 %37 -> $0:status0 !0:158:1-9
  %38 = load i32 $0:status0 !0:159:1-9
  switch i32 %38, default bb13, 0 -> bb14, 1 -> bb15 !0:160:1-9
bb10:
  %34 = load ptr<rec "HOLDER"> $3:pool3 !0:152:1-9
  %35 = cast ptr<rec "HOLDER"> %34 to ptr<void> !0:153:1-9
  store ptr<void> %35 -> @gContext !0:154:1-9
  br bb9 !0:155:1-9
bb12:
  br bb1 !0:151:1-9
bb13:
  %55 = load i32 $0:status0 !0:203:1-9
  %56 = ge i32 %55, 0 !0:204:1-9
  condbr %56, bb26, bb27 !0:205:1-9
bb14:
  br bb13 !0:163:1-9
bb15:
  %40 = load i32 $0:status0 !0:164:1-9
  %41 = and i32 %40, 1 !0:165:1-9
  %42 = ne i32 %41, 0 !0:166:1-9
  condbr %42, bb17, bb18 !0:167:1-9
bb16:
  %47 = load i32 $0:status0 !0:185:1-9
  %48 = ge i32 %47, 0 !0:186:1-9
  condbr %48, bb22, bb23 !0:187:1-9
bb17:
  %44 = load i32 $0:status0 !0:173:1-9
  %45 = ge i32 %44, 0 !0:174:1-9
  condbr %45, bb19, bb21 !0:175:1-9
bb18:
  call void @Helper1() !0:181:1-9
  br bb16 !0:182:1-9
bb19:
  br bb20 !0:176:1-9
bb20:
  br bb18 !0:180:1-9
bb21:
  br bb1 !0:178:1-9
bb22:
  %49 = load ptr<void> @gContext !0:188:1-9
  %50 = ne ptr<void> %49, null -> i32 !0:189:1-9
  condbr %50, bb24, bb25 !0:190:1-9
bb23:
  %53 = field ptr<ptr<void>> @gHolder, rec "HOLDER".Context !0:198:1-9
  store ptr<void> null -> %53 !0:199:1-9
  br bb13 !0:200:1-9
bb24:
  br bb25 !0:194:1-9
bb25:
  %52 = load ptr<void> $2:ctx2 !0:195:1-9
  call void @FltReleaseContext(%52) !0:196:1-9
  br bb23 !0:197:1-9
bb26:
  %57 = load i32 $0:status0 !0:206:1-9
  %58 = ge i32 %57, 0 !0:207:1-9
  condbr %58, bb28, bb29 !0:208:1-9
bb27:
  br bb1 !0:216:1-9
bb28:
  br bb29 !0:212:1-9
bb29:
  br bb27 !0:215:1-9
}
define i32 @Root() !0:222:1-9 {
  slot $0:status0 i32 !0:224:1-9
  slot $1:status1 i32 !0:227:1-9
  slot $2:ctx2 ptr<void> !0:230:1-9
bb0:
  %0 = load ptr<void> $2:ctx2 !0:239:1-9
  %1 = ne ptr<void> %0, null -> i32 !0:240:1-9
  condbr %1, bb2, bb3 !0:241:1-9
bb1:
  %16 = load i32 $1:status1 !0:286:1-9
  ret %16 !0:292:1-9
bb2:
  br bb3 !0:244:1-9
bb3:
  %4 = load i32 $0:status0 !0:249:1-9
  %5 = ne i32 %4, 0 !0:250:1-9
  condbr %5, bb7, bb9 !0:251:1-9
bb5:
  %8 = load i32 $0:status0 !0:267:1-9
  %9 = ge i32 %8, 0 !0:268:1-9
  condbr %9, bb10, bb11 !0:269:1-9
bb7:
  br bb8 !0:259:1-9
bb8:
  br bb5 !0:266:1-9
bb9:
  br bb8 !0:263:1-9
bb10:
  br bb11 !0:273:1-9
bb11:
  br bb13 !0:283:1-9
bb13:
  br bb1 !0:285:1-9
}
