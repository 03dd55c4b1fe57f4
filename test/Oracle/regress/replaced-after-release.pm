// Whoever may replace one pointer to a context does not undo its release: the
// other pointer leads to what was released.
//
// RUN: fltlint-oracle %s
// RUN: not %fltlint run-model %s 2>&1 | FileCheck %s
// CHECK: m.c:6:1: warning: the stream context 'ctx' is released once more
// CHECK: 3 findings

module "m"
file 0 "m.c"
declare i32 @FltGetStreamContext(ptr<void>, ptr<void>, ptr<ptr<void>>) system
declare void @FltReleaseContext(ptr<void>) system
declare void @ProjectReplace(ptr<ptr<void>>)

define void @Root() !0:1:1 {
  slot $0:ctx ptr<void>
  slot $1:copy ptr<void>
entry:
  %s = call i32 @FltGetStreamContext(ptr<void> null, ptr<void> null, $ctx) !0:2:1
  %c = load ptr<void> $ctx !0:3:1
  store ptr<void> %c -> $copy !0:3:1
  call void @FltReleaseContext(%c) !0:4:1
  call void @ProjectReplace($copy) !0:5:1
  %d = load ptr<void> $ctx !0:6:1
  call void @FltReleaseContext(%d) !0:6:1
  ret !0:7:1
}
