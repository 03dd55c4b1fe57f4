// Two calls return the same status, which no constant of the program names:
// then the first context is overwritten.
//
// RUN: fltlint-oracle %s
// RUN: not %fltlint run-model %s 2>&1 | FileCheck %s
// CHECK: m.c:6:1: warning: reference to the stream context 'old'
// CHECK: 1 finding,

module "m"
file 0 "m.c"
declare i32 @FltSetStreamContext(ptr<void>, ptr<void>, i32, ptr<void>, ptr<ptr<void>>) system
declare void @FltReleaseContext(ptr<void>) system

define void @Root() !0:1:1 {
  slot $0:old ptr<void>
entry:
  store ptr<void> null -> $old !0:2:1
  %s = call i32 @FltSetStreamContext(ptr<void> null, ptr<void> null, i32 1, ptr<void> null, ptr<ptr<void>> null) !0:3:1
  %t = call i32 @FltSetStreamContext(ptr<void> null, ptr<void> null, i32 1, ptr<void> null, $old) !0:4:1
  %same = eq i32 %s, %t !0:5:1
  condbr %same, forget, keep !0:5:1
forget:
  store ptr<void> null -> $old !0:6:1
  br out !0:6:1
keep:
  %c = load ptr<void> $old !0:7:1
  %is = ne ptr<void> %c, null -> i32 !0:7:1
  condbr %is, release, out !0:7:1
release:
  call void @FltReleaseContext(%c) !0:7:1
  br out !0:7:1
out:
  ret !0:8:1
}
